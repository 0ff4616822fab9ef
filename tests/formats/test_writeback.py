"""Corrections written back: what is not corrected stays as it was."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import render

from nlpcheck import writeback
from nlpcheck.readers import read
from nlpcheck.types import Document, Edit

CORPUS = Path(__file__).parents[2] / "corpus"


def edit(document: Document, old: str, new: str) -> Edit:
    at = document.text.index(old)
    return Edit(at, at + len(old), new)


def rewrite(data: bytes, name: str, old: str, new: str) -> bytes:
    document = read(data, name)
    return writeback.rewrite(data, document, [edit(document, old, new)])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_keeps_every_other_byte(encoding: str) -> None:
    text = "　一、更新不够几时\r\n\tA\x00B\r末行"
    changed = rewrite(text.encode(encoding), "a.txt", "几时", "及时")
    assert changed == text.replace("几时", "及时").encode(encoding)


def test_html_changes_the_source_in_place() -> None:
    source = (
        "<html><BODY class=x>\n<p>更新不够<b>几</b>时&nbsp;A &amp; B</p><!-- 注 -->"
        "<td>甲\n</BODY></html >"
    )
    changed = rewrite(source.encode("gb18030"), "a.html", "几时", "及时")
    assert changed == source.replace("<b>几</b>", "<b>及</b>").encode("gb18030")


def test_html_escapes_what_it_writes_and_rewrites_entities_whole() -> None:
    source = "<p>甲&nbsp;&nbsp;乙</p><p>丙</p>".encode()
    assert (
        rewrite(source, "a.html", "丙", "<i>&")
        == "<p>甲&nbsp;&nbsp;乙</p><p>&lt;i&gt;&amp;</p>".encode()
    )
    assert rewrite(source, "a.html", "甲\u00a0", "甲") == "<p>甲&nbsp;乙</p><p>丙</p>".encode()


def test_big5_pages_get_references_for_what_they_lack() -> None:
    source = '<meta charset="big5"><p>政府資訊公開</p>'.encode("big5")
    changed = rewrite(source, "a.html", "資訊", "信息公开")
    assert changed == '<meta charset="big5"><p>政府信息公&#24320;公開</p>'.encode("big5")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_docx_changes_text_nodes_and_nothing_else() -> None:
    data = render.to_docx(render.load(CORPUS / "wangxi-county-2022.txt"))
    document = read(data, "a.docx")
    changed = writeback.rewrite(
        data, document, [edit(document, "政府信息公开工作", "政务信息公开事项")]
    )
    again = read(changed, "a.docx")
    assert again.text == document.text.replace("政府信息公开工作", "政务信息公开事项", 1)
    before, after = parts(data), parts(changed)
    assert list(before) == list(after)
    assert [n for n in before if before[n] != after[n]] == ["word/document.xml"]
    strip = lambda xml: __import__("re").sub(rb"<w:t[ >].*?</w:t>", b"", xml)  # noqa: E731
    assert strip(before["word/document.xml"]).split(b"?>", 1)[1].strip() == (
        strip(after["word/document.xml"]).split(b"?>", 1)[1].strip()
    )


def test_docx_text_of_another_length_stands_where_the_old_began() -> None:
    data = render.to_docx([render.Line("一二三四")])  # runs 一二 and 三四
    for new in ("", "甲", "甲乙丙丁"):
        assert read(rewrite(data, "a.docx", "二三", new), "a.docx").text == f"一{new}四"


def test_a_list_number_is_never_edited() -> None:
    data = b"<ol><li>\xe7\x94\xb2</li></ol><p>x"
    document = read(data, "a.html")
    assert document.text.startswith("1.甲")
    assert not writeback.can_apply(document, Edit(0, 1, "2"))
    assert writeback.rewrite(data, document, [Edit(0, 1, "2")]) == data


def test_formats_that_cannot_be_written_say_what_to_do() -> None:
    document = Document(text="甲", path="a.pdf", format="pdf")
    with pytest.raises(writeback.WriteError, match="--annotate"):
        writeback.rewrite(b"%PDF-", document, [Edit(0, 1, "乙")])
    document.format = "doc"
    with pytest.raises(writeback.WriteError, match=r"另存为 \.docx"):
        writeback.rewrite(b"", document, [Edit(0, 1, "乙")])


def test_write_fixes_keeps_backups(tmp_path: Path) -> None:
    from types import SimpleNamespace

    path = tmp_path / "a.txt"
    path.write_bytes("几时".encode())
    for old, new in (("几", "及"), ("及", "几")):
        document = read(path.read_bytes(), str(path))
        checked = SimpleNamespace(document=document)
        writeback.write_fixes(path, checked, [edit(document, old, new)], backup=True)  # type: ignore[arg-type]
    assert path.read_bytes() == "几时".encode()
    assert (tmp_path / "a.txt.bak").read_bytes() == "几时".encode()
    assert (tmp_path / "a.txt.bak1").read_bytes() == "及时".encode()
