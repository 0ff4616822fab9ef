"""Annotated copies: accepting all gives the fixed text, rejecting all the original."""

from __future__ import annotations

import io
import random
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import etree

sys.path.insert(0, str(Path(__file__).parent))
import render

from nlpcheck import fixes, writeback
from nlpcheck.annotate import annotate
from nlpcheck.readers import read
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document, Edit, Finding, Fix, Severity

CORPUS = Path(__file__).parents[2] / "corpus"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DATE = datetime(2024, 1, 20, 8, 0, tzinfo=UTC)


def finding(start: int, end: int, new: str | None = None, rule: str = "SP001") -> Finding:
    fix = Fix((Edit(start, end, new),), "safe") if new is not None else None
    return Finding(
        rule=rule,
        name="x",
        severity=Severity.WARNING,
        message="“<甲>”&有误",
        start=start,
        end=end,
        suggestions=("改", ""),
        fix=fix,
    )


def some_findings(document: Document, seed: int) -> list[Finding]:
    """Changes and comments all over a report: in cells, over runs, empty, at the end."""
    chance = random.Random(seed)
    out = []
    blocks = [block for block in document.blocks if len(block.span) > 3]
    for _ in range(40):
        block = chance.choice(blocks)
        start = chance.randrange(block.span.start, block.span.end - 1)
        end = min(block.span.end, start + chance.randrange(0, 5))
        new = chance.choice([None, "", "甲", "甲乙", "丙丁戊己庚"])
        out.append(finding(start, end, new))
    out.append(finding(len(document.text), len(document.text), rule="ST001"))
    out += [
        finding(b.span.start, b.span.end, rule="TB201") for b in document.blocks if not len(b.span)
    ][:2]
    first, second = blocks[0].span, blocks[3].span
    out.append(finding(first.start + 1, second.end - 1, rule="ST004"))
    return out


def annotated(
    data: bytes, name: str, seed: int, folder: Path
) -> tuple[Document, list[Edit], bytes]:
    source = folder / name
    source.write_bytes(data)
    document = read(data, str(source))
    findings = some_findings(document, seed)
    out = folder / "out.docx"
    checked = SimpleNamespace(document=document, findings=findings)
    annotate(checked, out, author="校对", date=DATE)  # type: ignore[arg-type]
    edits = [
        edit
        for edit in fixes.resolve(findings, document.text, unsafe=True).edits
        if document.format != "docx" or writeback.can_apply(document, edit)
    ]
    return document, edits, out.read_bytes()


def lines(document: Document, text: str | None = None) -> list[str]:
    ignored = [b.span.of(document.text) for b in document.blocks if len(b.span)]
    return ignored if text is None else [line for line in text.split("\n") if line]


def both(data: bytes) -> tuple[str, str]:
    """The text with all changes accepted, and with all rejected."""
    accept = read(data, "a.docx", ReadSettings(tracked_changes="accept")).text
    return accept, read(data, "a.docx", ReadSettings(tracked_changes="reject")).text


@pytest.mark.parametrize("seed", range(6))
def test_docx_accepts_to_the_fixed_text_and_rejects_to_the_original(
    seed: int, tmp_path: Path
) -> None:
    data = render.to_docx(render.load(CORPUS / "wangxi-county-2022.txt"))
    document, edits, out = annotated(data, "a.docx", seed, tmp_path)
    assert edits
    assert both(out) == (fixes.apply(document.text, edits), document.text)


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.pdf"])
def test_other_formats_get_a_docx_of_their_text(name: str, tmp_path: Path) -> None:
    source = CORPUS / "wangxi-county-2022.txt"
    parts = render.load(source)
    data = {"a.html": render.to_html, "a.pdf": render.to_pdf}.get(
        name, lambda _: source.read_bytes()
    )(parts)
    document, edits, out = annotated(data, name, 1, tmp_path)
    accept, reject = both(out)
    blocks = [b.span for b in document.blocks if len(b.span)]
    want = [
        fixes.apply(
            span.of(document.text),
            [
                Edit(e.start - span.start, e.end - span.start, e.replacement)
                for e in edits
                if span.start <= e.start and e.end <= span.end
            ],
        )
        for span in blocks
    ]
    assert [line for line in reject.split("\n") if line] == [s.of(document.text) for s in blocks]
    assert [line for line in accept.split("\n") if line] == [line for line in want if line]


def test_marks_carry_author_date_and_unique_ids(tmp_path: Path) -> None:
    data = render.to_docx(render.load(CORPUS / "shagang-town-2019.txt"))
    _, _, out = annotated(data, "a.docx", 3, tmp_path)
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
        comments = etree.fromstring(archive.read("word/comments.xml"))
        types = archive.read("[Content_Types].xml")
        rels = archive.read("word/_rels/document.xml.rels")
    changes = list(root.iter(W + "ins", W + "del"))
    assert changes
    assert {node.get(W + "author") for node in changes} == {"校对"}
    assert {node.get(W + "date") for node in changes} == {"2024-01-20T08:00:00Z"}
    ids = [node.get(W + "id") for node in changes]
    assert len(ids) == len(set(ids))
    numbers = {node.get(W + "id") for node in comments}
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(n.get(W + "id") for n in root.iter(W + kind)) == sorted(numbers)
    assert b"/word/comments.xml" in types
    assert b"relationships/comments" in rels
    assert "“<甲>”&有误" in "".join(comments.itertext())
    assert not [t for t in root.iter(W + "del") if t.find(f".//{W}t") is not None]


def test_comments_are_added_to_those_that_are_there(tmp_path: Path) -> None:
    import docx

    made = docx.Document()
    paragraph = made.add_paragraph("公开信息几时")
    made.add_comment(paragraph.runs, "原有批注", author="某人")
    stream = io.BytesIO()
    made.save(stream)
    source = tmp_path / "a.docx"
    source.write_bytes(stream.getvalue())
    document = read(source.read_bytes(), str(source))
    out = tmp_path / "out.docx"
    annotate(SimpleNamespace(document=document, findings=[finding(0, 2)]), out)  # type: ignore[arg-type]
    comments = list(docx.Document(str(out)).comments)
    assert [c.author for c in comments] == ["某人", "nlpcheck"]
    assert source.read_bytes() == stream.getvalue()


def test_changes_inside_another_authors_insertion(tmp_path: Path) -> None:
    sys.path.insert(0, str(Path(__file__).parents[1] / "readers"))
    from test_docx import package, para, run

    inner = para(
        run("更新"), f'<w:ins w:id="1" w:author="甲">{run("不够几时，")}</w:ins>', run("公开")
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    stream = io.BytesIO(package(inner))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("[Content_Types].xml", types)
    source = tmp_path / "a.docx"
    source.write_bytes(stream.getvalue())
    document = read(source.read_bytes(), str(source))
    at = document.text.index("几时")
    out = tmp_path / "out.docx"
    found = [finding(at, at + 2, "及时做到"), finding(at - 1, at)]
    annotate(SimpleNamespace(document=document, findings=found), out)  # type: ignore[arg-type]
    assert both(out.read_bytes()) == ("更新不够及时做到，公开", "更新公开")


def python_with_uno() -> str | None:
    """A Python that has LibreOffice's ``uno`` module (Debian: python3-uno)."""
    for name in ("/usr/bin/python3", sys.executable):
        if (
            Path(name).exists()
            and subprocess.run([name, "-c", "import uno"], capture_output=True).returncode == 0
        ):
            return name
    return None


def settle(python: str, data: bytes, what: str, folder: Path) -> str:
    """The text after LibreOffice accepted or rejected all changes."""
    source, target = folder / "in.docx", folder / f"{what}.docx"
    source.write_bytes(data)
    script = Path(__file__).with_name("settle.py")
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [python, str(script), source.as_uri(), target.as_uri(), what, profile],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return read(target.read_bytes(), "a.docx").text


@pytest.mark.slow
@pytest.mark.skipif(render.OFFICE is None, reason="没有 LibreOffice")
@pytest.mark.parametrize("name", ["wangxi-county-2022.txt", "shagang-town-2019.txt"])
def test_libreoffice_accepts_and_rejects_to_the_same(name: str, tmp_path: Path) -> None:
    python = python_with_uno()
    if python is None:
        pytest.skip("没有 LibreOffice 的 uno 模块（Debian：python3-uno）")
    data = render.to_docx(render.load(CORPUS / name))
    document, edits, out = annotated(data, "a.docx", 2, tmp_path)
    bare = lambda text: re.sub(r"\s", "", text)  # noqa: E731
    assert bare(settle(python, out, "Reject", tmp_path)) == bare(document.text)
    assert bare(settle(python, out, "Accept", tmp_path)) == bare(fixes.apply(document.text, edits))
