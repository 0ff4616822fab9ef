"""PDF: paragraphs over lines and pages, furniture, tables over page breaks, scanned pages."""

from __future__ import annotations

import io

import pytest

pytest.importorskip("reportlab", reason="reportlab 未安装，不能生成 PDF")
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from nlpcheck.places import place_at, words
from nlpcheck.readers import read
from nlpcheck.types import Document, ReadError

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
EM = 12.0
LEFT, RIGHT = 72.0, 72.0 + 30 * EM


class Pages:
    """Draws pages of a 30-character line."""

    def __init__(self) -> None:
        self.stream = io.BytesIO()
        self.canvas = Canvas(self.stream, pagesize=(595, 842))
        self.y = 760.0
        self.number = 0
        self.font()

    def font(self) -> None:
        self.canvas.setFont("STSong-Light", EM)

    def paragraph(self, text: str, indent: int = 2) -> None:
        width = 30 - indent
        x = LEFT + indent * EM
        while text:
            self.canvas.drawString(x, self.y, text[:width])
            text, width, x = text[width:], 30, LEFT
            self.y -= 20

    def row(self, *cells: str, top: bool = False) -> None:
        step = (RIGHT - LEFT) / len(cells)
        bottom = self.y - 6
        for at, cell in enumerate(cells):
            self.canvas.rect(LEFT + at * step, bottom, step, 20)
            self.canvas.drawString(LEFT + at * step + 3, self.y, cell)
        self.y -= 20

    def page(self, header: str = "") -> None:
        self.number += 1
        self.canvas.drawString(280, 30, f"- {self.number} -")
        if header:
            self.canvas.drawString(LEFT, 815, header)
        self.canvas.showPage()
        self.font()
        self.y = 760.0

    def document(self) -> Document:
        self.page()
        self.canvas.save()
        return read(self.stream.getvalue(), "a.pdf")


def texts(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


LONG = "二〇二三年，某镇认真贯彻条例，主动公开政府信息，及时回应社会关切，不断提高公开工作质量和水平，取得明显成效。"


def test_lines_are_joined_into_paragraphs() -> None:
    pages = Pages()
    for text in ("一、总体情况", LONG, LONG, "二、主动公开政府信息情况"):
        pages.paragraph(text)
    assert texts(pages.document()) == ["一、总体情况", LONG, LONG, "二、主动公开政府信息情况"]


def test_paragraphs_go_on_over_pages_and_furniture_is_dropped() -> None:
    pages = Pages()
    for _ in range(3):
        pages.paragraph(LONG)
        pages.canvas.drawString(LEFT + 2 * EM, pages.y, LONG[:28])
        pages.page("某镇年度报告")
        pages.canvas.drawString(LEFT, pages.y, LONG[28:])
        pages.y -= 20
    assert texts(pages.document()) == [LONG] * 6


def test_a_bare_number_that_is_no_page_number_stays() -> None:
    pages = Pages()
    pages.paragraph("规章")
    pages.y = 40
    pages.canvas.drawString(LEFT, pages.y + 20, "0")
    assert texts(pages.document()) == ["规章", "0"]


def test_ruled_tables_become_cells_with_places() -> None:
    pages = Pages()
    pages.paragraph("表二")
    pages.row("规章", "0", "")
    pages.row("许可", "1", "2")
    document = pages.document()
    assert texts(document) == ["表二", "规章", "0", "", "许可", "1", "2"]
    place = place_at(document, document.text.index("许可"))
    assert place and words(place) == "第1页 表1第2行第1列"
    assert place.box and place.box[0] == pytest.approx(LEFT + 3, abs=1)


def test_tables_go_on_over_a_page_break() -> None:
    pages = Pages()
    pages.row("信息内容", "件数")
    pages.row("规章", "0")
    pages.page()
    pages.row("信息内容", "件数")
    pages.row("许可", "3")
    document = pages.document()
    assert len(document.tables) == 1
    assert texts(document) == ["信息内容", "件数", "规章", "0", "许可", "3"]


def test_fifteen_numbers_on_one_line() -> None:
    pages = Pages()
    pages.paragraph("四、复议诉讼", 0)
    for at in range(15):
        pages.canvas.drawString(LEFT + at * 24, pages.y, str(at))
    assert texts(pages.document())[1] == " ".join(map(str, range(15)))


def picture() -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("RGB", (60, 80), "white"))


def test_scanned_pages_are_said() -> None:
    pages = Pages()
    pages.canvas.drawImage(picture(), 0, 0, 595, 842)
    pages.canvas.showPage()
    pages.canvas.save()
    with pytest.raises(ReadError, match=r"扫描件.*OCR") as caught:
        read(pages.stream.getvalue(), "a.pdf")
    assert caught.value.kind == "scanned"


def test_one_scanned_page_is_a_note() -> None:
    pages = Pages()
    for _ in range(3):
        pages.paragraph(LONG)
    pages.page()
    pages.canvas.drawImage(picture(), 0, 0, 595, 842)
    pages.canvas.showPage()
    pages.font()
    pages.paragraph(LONG)
    document = pages.document()
    assert texts(document) == [LONG] * 4
    assert "第 2 页" in document.notes[0]


def test_a_password_is_said() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt="geheim")
    canvas.drawString(72, 700, "text")
    canvas.save()
    with pytest.raises(ReadError, match="密码") as caught:
        read(stream.getvalue(), "a.pdf")
    assert caught.value.kind == "encrypted"


@pytest.mark.parametrize("keep", [20, 200, 900])
def test_truncated(keep: int) -> None:
    pages = Pages()
    pages.paragraph(LONG)
    pages.page()
    pages.canvas.save()
    with pytest.raises(ReadError):
        read(pages.stream.getvalue()[:keep], "a.pdf")
