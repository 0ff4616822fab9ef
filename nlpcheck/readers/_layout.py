"""Lays out the text of formats that have structure: one block a line, cells in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec

from nlpcheck.readers._lines import BLANK, marks, suppressions, too_many_cells, trim
from nlpcheck.types import (
    Block,
    BlockKind,
    Document,
    Place,
    Segment,
    Span,
    Table,
)


class Piece(NamedTuple):
    """A stretch of text, its place, and the reader's key to its source node.

    ``handle`` None: the text has no source to edit (a rendered list number).
    """

    text: str
    place: Place
    handle: Any = None


class GridCell(NamedTuple):
    """A cell at its 0-based grid position, with its text."""

    row: int
    column: int
    row_span: int
    column_span: int
    pieces: list[Piece]


class Layout:
    """Collects blocks and tables and gives the finished document."""

    def __init__(self, path: str, format: str, max_cells: int) -> None:
        self.document = Document(text="", path=path, format=format)
        self._parts: list[str] = []
        self._length = 0
        self.max_cells = max_cells
        self._cells = 0

    @property
    def blocks(self) -> list[Block]:
        """The blocks so far."""
        return self.document.blocks

    def add(self, pieces: Iterable[Piece], level: int = 0) -> None:
        """A paragraph (heading where ``level`` is set); a piece ``"\\n"`` begins a new one.

        No other piece may hold a line break.
        """
        line: list[Piece] = []
        for piece in pieces:
            if piece.text == "\n":
                self._paragraph(line, level)
                line = []
            else:
                line.append(piece)
        self._paragraph(line, level)

    def _paragraph(self, pieces: list[Piece], level: int) -> None:
        if any(piece.text.strip(BLANK) for piece in pieces):
            kind: BlockKind = "heading" if level else "paragraph"
            self._line(pieces, lambda span: Block(kind, span, level))

    def add_table(self, rows: int, columns: int, cells: Iterable[GridCell]) -> None:
        """A table; line breaks inside a cell are dropped (labels broken over lines)."""
        index = len(self.document.tables)
        blocks: list[Block] = []
        for cell in cells:
            self.count_cells(1)
            pieces = [piece for piece in cell.pieces if piece.text != "\n"]
            self._line(
                pieces,
                lambda span, cell=cell: Block(  # type: ignore[misc]
                    "cell",
                    span,
                    table=index,
                    row=cell.row,
                    column=cell.column,
                    row_span=cell.row_span,
                    column_span=cell.column_span,
                ),
            )
            blocks.append(self.document.blocks[-1])
        if blocks:
            span = Span(blocks[0].span.start, max(block.span.end for block in blocks))
            self.document.tables.append(Table(span, rows, columns, tuple(blocks)))

    def count_cells(self, more: int) -> None:
        """Raise ReadError ``too-large`` once there are more cells than allowed."""
        self._cells += more
        self.allow_cells(self._cells)

    def allow_cells(self, count: int) -> None:
        """Raise ReadError ``too-large`` for more cells than allowed."""
        if count > self.max_cells:
            raise too_many_cells(self.document.path, self.max_cells)

    def _line(self, pieces: list[Piece], block: Any) -> None:
        if self._parts:
            self._parts.append("\n")
            self._length += 1
        start = self._length
        pieces = _trimmed(pieces)
        for piece in pieces:
            end = self._length + len(piece.text)
            self.document.segments.append(Segment(self._length, end, piece.place, piece.handle))
            self._parts.append(piece.text)
            self._length = end
        line = "".join(piece.text for piece in pieces)
        inner = trim(line, 0, len(line))
        self.document.blocks.append(block(inner.shift(start)))

    def finish(self) -> Document:
        """The document; suppression comments that stand as text are taken out of blocks."""
        document = self.document
        document.text = "".join(self._parts)
        if "<!--" in document.text:
            found = marks(document.text)
            document.suppressions += suppressions(document.text)
            whole = set(found)
            document.blocks = [block for block in document.blocks if block.span not in whole]
            spans = [block.span for block in document.blocks]
            for mark in found:
                at = bisect_right(spans, mark.start, key=lambda span: span.start) - 1
                if at >= 0 and mark in spans[at]:
                    document.ignorable.append(mark)
        return document


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Pieces without blanks at the line's edges; one empty piece is left where all is blank."""
    line = "".join(piece.text for piece in pieces)
    inner = trim(line, 0, len(line))
    if inner.start == 0 and inner.end == len(line):
        return pieces
    if not len(inner):
        return (
            pieces[:1]
            if pieces and not pieces[0].text
            else [
                Piece(
                    "",
                    pieces[0].place,
                    pieces[0].handle if len(pieces[0].handle or ()) == 4 else None,
                )
            ]
        )
    out = []
    at = 0
    for piece in pieces:
        first, last = max(inner.start - at, 0), min(inner.end - at, len(piece.text))
        at += len(piece.text)
        if first < last:
            out.append(_cut(piece, first, last))
    return out


def _cut(piece: Piece, first: int, last: int) -> Piece:
    """The part ``[first, last)`` of a piece, its place and handle moved along."""
    if first == 0 and last == len(piece.text):
        return piece
    place, handle = piece.place, piece.handle
    moved = msgspec.structs.replace(place, offset=place.offset + first)
    if handle is None:
        pass
    elif len(handle) == 4:  # docx: part, kind, number, offset
        handle = (*handle[:3], handle[3] + first)
    elif handle[1] - handle[0] == len(piece.text):  # HTML source range, character by character
        handle = (handle[0] + first, handle[0] + last)
    else:
        handle = None
    return Piece(piece.text[first:last], moved, handle)
