"""Any bytes, and any structure, in every reader: no traceback, every span gives back its text."""

from __future__ import annotations

import html as stdlib
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from test_docx import package, para, run

from nlpcheck import writeback
from nlpcheck.readers import read
from nlpcheck.readers._decode import encode
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document, Edit, ReadError

SETTINGS = ReadSettings(max_seconds=10, max_cells=5_000, max_unpacked=10_000_000)
QUICK = settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))
MAGIC = (
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<html><body>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"# \n# \n",
)
CHINESE = st.text(
    st.sampled_from("政府信息公开，。0123 \t\n\r|<>&\\*#—　\u00a0\u200b\x00\ufeff一、（）"),
    max_size=80,
)


def hold(document: Document) -> None:
    """What every document promises."""
    text = document.text
    at = 0
    for block in document.blocks:
        span = block.span
        assert at <= span.start <= span.end <= len(text)
        at = span.start
        assert span.of(text) == span.of(text).strip()
        assert len(span) or block.kind == "cell"
    starts = [segment.start for segment in document.segments]
    assert starts == sorted(starts)
    for table in document.tables:
        for cell in table.cells:
            assert cell.row < table.rows
            assert cell.column < table.columns


@QUICK
@given(
    st.sampled_from(MAGIC),
    st.binary(max_size=400),
    st.sampled_from(["a.txt", "a.html", "a.md", "a.docx"]),
)
def test_any_bytes(magic: bytes, data: bytes, name: str) -> None:
    try:
        document = read(magic + data, name, SETTINGS)
    except ReadError as error:
        assert str(error).startswith(f"{name}：")
        return
    hold(document)
    if document.format in ("text", "markdown"):
        assert encode(document.text, document.encoding, document.bom) == magic + data


@QUICK
@given(
    CHINESE,
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    st.sampled_from(["a.txt", "a.md"]),
)
def test_text(content: str, encoding: str, name: str) -> None:
    data = content.encode(encoding)
    try:
        document = read(data, name, SETTINGS)
    except ReadError:
        return
    hold(document)
    assert encode(document.text, document.encoding, document.bom) == data


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<td\xa0rowspan=3>",
        "<td\xa0colspan=2>",
        "<br>",
        "<ol>",
        "<li>",
        "</ol>",
        "<b>",
        "</b>",
        "<h1>",
        "</h1>",
        "<pre>",
        "</pre>",
        "<!--\xa0nlpcheck\xa0off\xa0SP\xa0-->",
        "<!--\xa0nlpcheck\xa0on\xa0-->",
        "&nbsp;",
        "&amp;",
        "&lt;",
        "&#x4e00;",
        "<nav>",
        "</nav>",
        "<script>",
        "</script>",
        "<span\xa0style='display:none'>",
        "</span>",
    ]
).map(lambda tag: tag.replace("\u00a0", " "))


@QUICK
@given(
    st.lists(
        st.one_of(TAGS, CHINESE.map(lambda t: t.replace("<", "").replace("\x00", ""))), max_size=40
    )
)
def test_html(parts: list[str]) -> None:
    source = "<html><body><p>首" + "".join(parts)
    data = source.encode()
    try:
        document = read(data, "a.html", SETTINGS)
    except ReadError:
        return
    hold(document)
    for segment in document.segments:
        if segment.handle and segment.end - segment.start == segment.handle[1] - segment.handle[0]:
            got = document.text[segment.start : segment.end]
            assert stdlib.unescape(source[slice(*segment.handle)]) == got or not got.strip()


CELLS = st.lists(
    st.tuples(
        st.text("规章许可01", max_size=3),
        st.integers(1, 3),
        st.sampled_from(["", "<w:vMerge/>", '<w:vMerge w:val="restart"/>']),
    ),
    max_size=5,
)


@QUICK
@given(st.lists(CELLS, max_size=5), st.lists(st.text("政府信息几时 ", max_size=9), max_size=5))
def test_docx(rows: list[list[tuple[str, int, str]]], runs: list[str]) -> None:
    inner = para(*[run(text) for text in runs], run("末"))
    table = ""
    for row in rows:
        cells = "".join(
            f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merge}</w:tcPr>{para(run(text))}</w:tc>'
            for text, span, merge in row
        )
        table += f"<w:tr>{cells}</w:tr>"
    data = package(inner + f"<w:tbl>{table}</w:tbl>")
    document = read(data, "a.docx", SETTINGS)
    hold(document)
    end = document.blocks[0].span.end
    edit = Edit(end - 1, end, "尾巴")
    changed = writeback.rewrite(data, document, [edit])
    assert read(changed, "a.docx", SETTINGS).text == (
        document.text[: end - 1] + "尾巴" + document.text[end:]
    )


@pytest.fixture(scope="module")
def page() -> bytes:
    """A PDF of text and a ruled table, uncompressed so that damage reaches it."""
    sys.path.insert(0, str(Path(__file__).parents[2] / "fuzz"))
    import seeds

    return seeds.pdf()["page"]


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_pdf(page: bytes, data: st.DataObject) -> None:
    damaged = bytearray(page)
    for at, byte in data.draw(
        st.lists(st.tuples(st.integers(9, len(page) - 1), st.integers(0, 255)), max_size=6)
    ):
        damaged[at] = byte
    try:
        hold(read(bytes(damaged), "a.pdf", SETTINGS))
    except ReadError as error:
        assert str(error).startswith("a.pdf：")
