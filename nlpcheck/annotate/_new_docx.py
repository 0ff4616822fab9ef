"""A new .docx of a document's blocks and tables, for formats that can't be annotated themselves."""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from nlpcheck.places import place_at
from nlpcheck.types import Block, Document, Place, Segment, Span, Table
from nlpcheck.writeback.docx import SPACE, W

if TYPE_CHECKING:
    from lxml import etree

_PART = "word/document.xml"
ILLEGAL = re.compile("[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 can't hold, and line breaks."""
_COLUMNS = 60
"""Columns kept of a table; Word allows 63."""


def new_docx(document: Document) -> tuple[bytes, Document]:
    """The package, and the document with its segments leading into it.

    The text stays the old one; what is outside blocks or ignorable (Markdown's
    marks) stands in no run.  Characters that XML can't hold become U+FFFD.
    """
    import docx
    from docx.oxml.ns import qn

    made = docx.Document()
    style = made.styles["Normal"]
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for slot, font in (
        ("eastAsia", "宋体"),
        ("ascii", "Times New Roman"),
        ("hAnsi", "Times New Roman"),
    ):
        fonts.set(qn(f"w:{slot}"), font)
    for level in range(1, 7):
        name = f"Heading {level}"
        made.styles[name].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")
    body = made.element.body
    builder = _Builder(document)
    section = body.sectPr
    for node in builder.body():
        if section is not None:
            section.addprevious(node)
        else:
            body.append(node)
    stream = io.BytesIO()
    made.save(stream)
    copy = Document(
        text=document.text,
        path=document.path,
        format="docx",
        blocks=document.blocks,
        tables=document.tables,
        segments=sorted(builder.segments, key=lambda s: (s.start, s.end)),
    )
    return stream.getvalue(), copy


class _Builder:
    """Makes the body's nodes and notes where each stretch of text went."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.segments: list[Segment] = []
        self.texts = 0
        self.paragraphs = 0
        self.starts = [span.start for span in document.ignorable]

    def body(self) -> list[etree._Element]:
        """Paragraphs and tables in order."""
        made = []
        last_table: int | None = None
        for block in self.document.blocks:
            if block.kind == "cell" and block.table is not None:
                if block.table != last_table:
                    made.append(self.table(self.document.tables[block.table]))
                    last_table = block.table
            elif len(block.span):
                if last_table is not None and not made[-1].tag.endswith("}p"):
                    last_table = None
                style = (
                    f"Heading{min(block.level, 6)}"
                    if block.kind == "heading" and block.level
                    else ""
                )
                made.append(self.paragraph(block.span, style))
        return made

    def paragraph(self, span: Span | None, style: str = "") -> etree._Element:
        """A ``w:p`` with the text of ``span``; its segments are noted."""
        from lxml import etree

        node = etree.Element(W + "p")
        if style:
            properties = etree.SubElement(node, W + "pPr")
            etree.SubElement(properties, W + "pStyle").set(W + "val", style)
        number, self.paragraphs = self.paragraphs, self.paragraphs + 1
        if span is None:
            return node
        pieces = self.pieces(span)
        place = place_at(self.document, span.start) or Place()
        for start, end in pieces:
            run = etree.SubElement(node, W + "r")
            text = etree.SubElement(run, W + "t")
            text.text = ILLEGAL.sub("\ufffd", self.document.text[start:end])
            text.set(SPACE, "preserve")
            self.segments.append(Segment(start, end, place, (_PART, "t", self.texts, 0)))
            self.texts += 1
        if not pieces:
            self.segments.append(Segment(span.start, span.start, place, (_PART, "p", number, 0)))
        return node

    def pieces(self, span: Span) -> list[tuple[int, int]]:
        """``span`` without what is ignorable, as half-open ranges of the text."""
        found = []
        at = span.start
        index = bisect_right(self.starts, span.start)
        index = max(0, index - 1)
        for skipped in self.document.ignorable[index:]:
            if skipped.start >= span.end:
                break
            if skipped.end <= at:
                continue
            if skipped.start > at:
                found.append((at, skipped.start))
            at = max(at, skipped.end)
        if at < span.end:
            found.append((at, span.end))
        return found

    def table(self, table: Table) -> etree._Element:
        """A ``w:tbl`` with merged cells."""
        from lxml import etree

        columns = max(1, min(table.columns, _COLUMNS))
        owners: dict[tuple[int, int], Block] = {}
        for cell in table.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, columns)):
                    owners.setdefault((row, column), cell)
        node = etree.Element(W + "tbl")
        properties = etree.SubElement(node, W + "tblPr")
        etree.SubElement(properties, W + "tblStyle").set(W + "val", "TableGrid")
        width = etree.SubElement(properties, W + "tblW")
        width.set(W + "w", "5000")
        width.set(W + "type", "pct")
        grid = etree.SubElement(node, W + "tblGrid")
        for _ in range(columns):
            etree.SubElement(grid, W + "gridCol").set(W + "w", str(9000 // columns))
        for row in range(table.rows):
            line = etree.SubElement(node, W + "tr")
            column = 0
            while column < columns:
                owner = owners.get((row, column))
                wide = 1
                while (
                    owner is not None
                    and column + wide < columns
                    and owners.get((row, column + wide)) is owner
                ):
                    wide += 1
                holder = etree.SubElement(line, W + "tc")
                inner = etree.SubElement(holder, W + "tcPr")
                if wide > 1:
                    etree.SubElement(inner, W + "gridSpan").set(W + "val", str(wide))
                if owner is not None and owner.row_span > 1:
                    merge = etree.SubElement(inner, W + "vMerge")
                    if owner.row == row:
                        merge.set(W + "val", "restart")
                here = owner is not None and owner.row == row and owner.column == column
                holder.append(self.paragraph(owner.span if owner and here else None))
                column += wide
        return node
