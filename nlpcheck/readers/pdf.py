"""PDF: pdfplumber gives characters and ruling lines; lines, paragraphs and tables are made of them.

Segments carry page and box and have no handle: a PDF is never written.
"""

from __future__ import annotations

import io
import re
import time
from typing import TYPE_CHECKING, Any

from nlpcheck.readers._layout import GridCell, Layout, Piece
from nlpcheck.readers._pdf_lines import Line, glue
from nlpcheck.readers._pdf_paragraphs import left_margin, right_margin, same_paragraph, usual_pitch
from nlpcheck.readers._pdf_sheet import Sheet, drop_furniture, mend_radicals, take_apart
from nlpcheck.readers._pdf_tables import Ruled, cell_place, continues, joined
from nlpcheck.readers._refuse import size
from nlpcheck.readers._watchdog import OutOfTime, Watchdog
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document, ReadError

if TYPE_CHECKING:
    import pdfplumber.pdf

NAME = "pdf"

_STREAM = re.compile(rb"stream\r?\n")
_STEP = 5.0
"""Seconds that opening, and each page, may take."""
_UNMAPPED = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")


def sniff(data: bytes, name: str) -> float:
    """``%PDF-`` within the first kilobyte."""
    return 0.95 if b"%PDF-" in data[:1024] else 0.0


def read(data: bytes, path: str, settings: ReadSettings) -> Document:
    """Paragraphs and ruled tables of all pages; scanned pages are said, never guessed."""
    _check_streams(data, path, settings)
    sheets = _sheets(data, path, settings)
    scanned = [sheet.number for sheet in sheets if sheet.scanned]
    chars = sum(len(line.text) for sheet in sheets for line in sheet.lines) + sum(
        len(cell.text) for sheet in sheets for table in sheet.tables for cell in table.cells
    )
    if scanned and chars < 20 * len(scanned):
        raise ReadError(
            "scanned",
            f"{path}：是扫描件，第 {_pages(scanned)} 页只有图片没有文字。"
            "请提供 Word 原稿或由 Word 直接导出的 PDF，或先做文字识别（OCR）再检查。",
        )
    if not chars:
        raise ReadError("empty", f"{path}：PDF 里没有文字。请确认文件，或提供 Word 原稿。")
    text = "".join(line.text for sheet in sheets for line in sheet.lines)
    if len(_UNMAPPED.findall(text)) * 4 > max(1, len(text)):
        raise ReadError(
            "encoding",
            f"{path}：PDF 的字体没有文字编码，读出的是乱码。请用 Word 原稿重新导出 PDF，或提供原稿。",
        )
    drop_furniture(sheets)
    mend_radicals(sheets)
    layout = Layout(path, NAME, settings.max_cells)
    _lay_out(layout, sheets)
    document = layout.finish()
    if scanned:
        document.notes.append(f"第 {_pages(scanned)} 页只有图片没有文字（疑为扫描页），没有检查。")
    return document


def _pages(numbers: list[int]) -> str:
    shown = "、".join(map(str, numbers[:8]))
    return shown + (f" 等 {len(numbers)}" if len(numbers) > 8 else "")


def _check_streams(data: bytes, path: str, settings: ReadSettings) -> None:
    """Refuse streams that unpack beyond the limit before anything unpacks them whole."""
    import zlib

    total = 0
    limit = settings.max_unpacked
    for match in _STREAM.finditer(data):
        start = match.end()
        if data[start : start + 1] not in (b"\x78", b"\x48", b"\x58", b"\x68"):
            continue
        unpack = zlib.decompressobj()
        chunk = data[start : start + 65536]
        own = 0
        at = start + 65536
        try:
            while chunk and not unpack.eof:
                own += len(unpack.decompress(chunk, 1_000_000))
                chunk = unpack.unconsumed_tail
                if not chunk:
                    chunk = data[at : at + 65536]
                    at += 65536
                if own > limit // 5 or total + own > limit:
                    raise ReadError(
                        "too-large",
                        f"{path}：PDF 的内容流解开后超过 {size(limit // 5)}，疑似压缩炸弹。"
                        "请确认文件来源；确需检查可在配置 [read] 中调大 max-unpacked。",
                    )
        except zlib.error:
            pass
        total += own


def _sheets(data: bytes, path: str, settings: ReadSettings) -> list[Sheet]:
    import logging

    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    began = time.monotonic()
    sheets: list[Sheet] = []
    page_number = 0
    try:
        with Watchdog(_STEP) as dog, pdfplumber.open(io.BytesIO(data)) as pdf:
            for page in _pages_of(pdf, path, settings):
                dog.step()
                page_number += 1
                sheets.append(take_apart(page, page_number))
                page.close()
                if time.monotonic() - began > settings.max_seconds:
                    raise ReadError(
                        "timeout",
                        f"{path}：读到第 {page_number} 页已超过 {settings.max_seconds:g} 秒。"
                        "请拆分文件；或在配置 [read] 中调大 max-seconds。",
                    )
    except ReadError:
        raise
    except OutOfTime:
        raise ReadError(
            "broken",
            f"{path}：PDF 已损坏：第 {max(1, page_number)} 页读了 {_STEP:g} 秒还没有结果，像是内部引用成环。"
            "请重新导出后再检查。",
        ) from None
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise _encrypted(path) from None
    except PdfminerException as error:
        cause = error.args[0] if error.args else error.__cause__
        if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
            raise _encrypted(path) from None
        raise _broken(path, page_number) from None
    except RecursionError:
        raise _broken(path, page_number) from None
    except MemoryError:
        raise
    except Exception as error:
        # pdfminer raises whatever a damaged file leads it into
        if "password" in repr(error).lower() or "encrypt" in repr(error).lower():
            raise _encrypted(path) from None
        raise _broken(path, page_number) from None
    if not sheets:
        raise _broken(path, 0)
    return sheets


def _pages_of(pdf: pdfplumber.pdf.PDF, path: str, settings: ReadSettings) -> Any:
    pages = pdf.pages
    if len(pages) > settings.max_pages:
        raise ReadError(
            "too-large",
            f"{path}：有 {len(pages)} 页，超过上限 {settings.max_pages} 页。"
            "请只保留报告部分；确需检查可在配置 [read] 中调大 max-pages。",
        )
    return pages


def _encrypted(path: str) -> ReadError:
    return ReadError("encrypted", f"{path}：PDF 设有打开密码。请去掉密码后再检查。")


def _broken(path: str, page: int) -> ReadError:
    where = f"第 {page + 1} 页" if page else "开头"
    return ReadError(
        "broken",
        f"{path}：PDF 已损坏或不完整（{where}读不下去）。请重新下载或重新导出后再检查。",
    )


# --- pages to blocks ---------------------------------------------------------------


def _lay_out(layout: Layout, sheets: list[Sheet]) -> None:
    """Paragraphs and tables in order; what a page break divides is joined."""
    left, right = left_margin(sheets), right_margin(sheets)
    pitch = usual_pitch(sheets)
    paragraph: list[Line] = []
    table: Ruled | None = None

    def end_paragraph() -> None:
        nonlocal paragraph
        if paragraph:
            layout.add(_pieces(paragraph))
            paragraph = []

    def end_table() -> None:
        nonlocal table
        if table is not None:
            _emit(layout, table)
            table = None

    for sheet in sheets:
        first = True
        for item in sheet.items():
            if isinstance(item, Ruled):
                end_paragraph()
                if table is not None and first and continues(table, item):
                    table = joined(table, item)
                else:
                    end_table()
                    table = item
            else:
                end_table()
                if paragraph and not same_paragraph(paragraph, item, left, right, pitch):
                    end_paragraph()
                paragraph.append(item)
            first = False
    end_paragraph()
    end_table()


def _pieces(lines: list[Line]) -> list[Piece]:
    pieces: list[Piece] = []
    for line in lines:
        text = line.text
        if pieces:
            text = glue(pieces[-1].text, text)
        pieces.append(Piece(text, line.place()))
    return pieces


def _emit(layout: Layout, table: Ruled) -> None:
    if len(table.cells) == 1 or (
        table.columns == 1 and sum(len(c.text) for c in table.cells) > 60 * len(table.cells)
    ):
        for cell in table.cells:
            layout.add([Piece(line.text, line.place()) for line in cell.lines])
        return
    number = len(layout.document.tables) + 1
    cells = []
    for cell in table.cells:
        pieces: list[Piece] = []
        for line in cell.lines:
            text = glue(pieces[-1].text, line.text) if pieces else line.text
            pieces.append(Piece(text, line.place(number, cell.row + 1, cell.column + 1)))
        if not pieces:
            pieces = [Piece("", cell_place(cell, number))]
        cells.append(GridCell(cell.row, cell.column, cell.row_span, cell.column_span, pieces))
    layout.add_table(table.rows, table.columns, cells)
