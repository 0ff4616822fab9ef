"""Word documents: runs, lists, merged cells, boxes, notes, tracked changes."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from nlpcheck.places import place_at
from nlpcheck.readers import read
from nlpcheck.readers._numbering import chinese, spell
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def package(body: str, **parts: str) -> bytes:
    """A minimal .docx; ``parts`` are word/NAME.xml."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("_rels/.rels", RELS)
        archive.writestr(
            "word/document.xml", f"<w:document {NS}><w:body>{body}</w:body></w:document>"
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def texts(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


def body(inner: str, mode: str = "accept", **parts: str) -> list[str]:
    settings = ReadSettings(tracked_changes=mode)  # type: ignore[arg-type]
    return texts(read(package(inner, **parts), "a.docx", settings))


def test_runs_are_joined_and_lead_back() -> None:
    document = read(package(para(run("公开"), run("几时")) + para(run("二"))), "a.docx")
    assert texts(document) == ["公开几时", "二"]
    place = place_at(document, 3)
    assert place and (place.paragraph, place.run, place.offset) == (1, 2, 1)
    assert document.segments[1].handle == ("word/document.xml", "t", 1, 0)


def test_breaks_tabs_and_special_characters() -> None:
    special = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/></w:r>"
    assert body(para(special)) == ["甲", "乙\t丙-"]


def test_wrappers_are_opened_and_hidden_text_is_not() -> None:
    inner = (
        f"<w:hyperlink>{run('甲')}</w:hyperlink><w:smartTag>{run('乙')}</w:smartTag>"
        f"<w:sdt><w:sdtContent>{run('丙')}</w:sdtContent></w:sdt>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>丁</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r>"
    )
    assert body(para(inner)) == ["甲乙丙"]


def test_tracked_changes_are_taken_by_option() -> None:
    inner = para(
        run("更新"),
        f'<w:del w:id="1">{run("几时").replace("w:t", "w:delText")}</w:del>',
        f'<w:ins w:id="2">{run("及时")}</w:ins>',
    )
    assert body(inner, "accept") == ["更新及时"]
    assert body(inner, "reject") == ["更新几时"]


def test_a_deleted_paragraph_mark_joins_paragraphs() -> None:
    inner = para(run("甲"), properties='<w:rPr><w:del w:id="1"/></w:rPr>') + para(run("乙"))
    assert body(inner, "accept") == ["甲乙"]
    assert body(inner, "reject") == ["甲", "乙"]


NUMBERING = (
    f"<w:numbering {NS}><w:abstractNum w:abstractNumId='0'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>"
    "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='0'/>"
    "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num></w:numbering>"
)


def item(text: str, level: int = 0, number: int = 1) -> str:
    properties = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>"
    return para(run(text), properties=properties)


def test_automatic_numbers_are_read_and_have_no_source() -> None:
    inner = (
        item("甲") + item("乙", 1) + item("丙", 1) + item("丁") + item("戊", 1) + item("己", 0, 2)
    )
    document = read(package(inner, numbering=NUMBERING), "a.docx")
    assert texts(document) == ["一、甲", "一.1 乙", "一.2 丙", "二、丁", "二.1 戊", "一、己"]
    assert document.segments[0].handle is None


def test_number_formats() -> None:
    assert [chinese(n) for n in (1, 10, 11, 20, 105, 110, 1010)] == [
        "一",
        "十",
        "十一",
        "二十",
        "一百零五",
        "一百一十",
        "一千零一十",
    ]
    assert [
        spell(4, f) for f in ("decimal", "upperRoman", "lowerLetter", "decimalEnclosedCircle")
    ] == [
        "4",
        "IV",
        "d",
        "④",
    ]


def test_heading_levels_by_style_and_outline() -> None:
    made = docx.Document()
    made.add_heading("一、总体情况", 2)
    made.add_paragraph("正文。")
    stream = io.BytesIO()
    made.save(stream)
    document = read(stream.getvalue(), "a.docx")
    assert [(b.kind, b.level) for b in document.blocks] == [("heading", 2), ("paragraph", 0)]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(run(text)) if text else '<w:p/>'}</w:tc>"


def test_merged_cells_stand_once() -> None:
    inner = (
        "<w:tbl><w:tr>"
        + cell("甲", '<w:vMerge w:val="restart"/>')
        + cell("乙", '<w:gridSpan w:val="2"/>')
        + "</w:tr><w:tr>"
        + cell("", "<w:vMerge/>")
        + cell("1")
        + cell("")
        + "</w:tr></w:tbl>"
    )
    document = read(package(para(run("文")) + inner), "a.docx")
    table = document.tables[0]
    assert (table.rows, table.columns) == (2, 3)
    assert [
        (c.row, c.column, c.row_span, c.column_span, c.span.of(document.text)) for c in table.cells
    ] == [
        (0, 0, 2, 1, "甲"),
        (0, 1, 1, 2, "乙"),
        (1, 1, 1, 1, "1"),
        (1, 2, 1, 1, ""),
    ]


def test_nested_tables_are_opened() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{para(run('外'))}<w:tbl><w:tr>{cell('1')}{cell('2')}</w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>"
    document = read(package(inner), "a.docx")
    assert [b.kind for b in document.blocks] == ["paragraph", "cell", "cell"]


def test_deleted_rows_go() -> None:
    rows = (
        f"<w:tbl><w:tr>{cell('甲')}{cell('1')}</w:tr>"
        f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell('乙')}{cell('2')}</w:tr></w:tbl>"
    )
    assert body(rows, "accept") == ["甲", "1"]
    assert body(rows, "reject") == ["甲", "1", "乙", "2"]


def test_text_boxes_are_read_once_and_footnotes_last() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{para(run('框'))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<w:txbxContent>{para(run('框'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    note = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    notes = f"<w:footnotes {NS}><w:footnote w:id='0'>{para(run('分隔'))}</w:footnote><w:footnote w:id='2'>{para(run('注'))}</w:footnote></w:footnotes>"
    document = read(
        package(para(run("文"), box, note) + para(run("末")), footnotes=notes), "a.docx"
    )
    assert texts(document) == ["文", "框", "末", "注"]
    place = place_at(document, document.text.index("注"))
    assert place and place.part == "footnote"


def test_headers_and_contents_are_left_out() -> None:
    styles = f"<w:styles {NS}><w:style w:type='paragraph' w:styleId='T1'><w:name w:val='toc 1'/></w:style></w:styles>"
    inner = para(run("一、总体\t1"), properties="<w:pStyle w:val='T1'/>") + para(run("正文"))
    header = f"<w:hdr {NS}>{para(run('页眉'))}</w:hdr>"
    assert body(inner, styles=styles, header1=header) == ["正文"]


def test_macros_are_said_and_never_run() -> None:
    data = package(para(run("文")))
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf")
    document = read(stream.getvalue(), "a.docm")
    assert texts(document) == ["文"]
    assert "宏" in document.notes[0]


def test_strict_documents_are_read() -> None:
    data = package(para(run("文")))
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            new.writestr(
                name,
                old.read(name).replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
            )
    assert texts(read(strict.getvalue(), "a.docx")) == ["文"]


@pytest.mark.parametrize("name", ["报告.txt", "报告.doc", "报告"])
def test_docx_is_told_by_content(name: str) -> None:
    assert read(package(para(run("文"))), name).format == "docx"
