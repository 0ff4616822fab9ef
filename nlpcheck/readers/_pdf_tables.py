"""A PDF page's ruling lines as tables, and how a table goes on over pages.

All coordinates are points from the page's top left corner, as pdfplumber gives them.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

from nlpcheck.readers._pdf_lines import NUMBERS, Line
from nlpcheck.types import Place

if TYPE_CHECKING:
    from pdfplumber.page import Page

_FEWEST_RULES = 3
"""Lines, rectangles and curves that a page with a table has at least."""
_ONE_LEVEL = 3
"""Points within which coordinates of ruling are one."""
_SAME_EDGE = 4
"""Points within which columns of two pages stand one below the other."""


class RuledCell(msgspec.Struct):
    """A cell: grid position from 0, page from 1, box (x0, top, x1, bottom), lines."""

    row: int
    column: int
    row_span: int
    column_span: int
    page: int
    box: tuple[float, float, float, float]
    lines: list[Line] = msgspec.field(default_factory=list)

    @property
    def text(self) -> str:
        """Its lines, joined without a space."""
        return "".join(line.text for line in self.lines)


class Ruled(msgspec.Struct):
    """A table with ruling lines; ``edges`` are its columns' left sides and its right side."""

    page: int
    top: float
    bottom: float
    rows: int
    columns: int
    edges: list[float]
    cells: list[RuledCell]


def find_tables(page: Page, number: int) -> list[Ruled]:
    """The tables that a page's ruling lines draw, without their text; ``number`` from 1."""
    if len(page.lines) + len(page.rects) + len(page.curves) < _FEWEST_RULES:
        return []
    found = []
    for table in page.find_tables():
        cells = [cell for cell in table.cells if cell[2] - cell[0] > 1 and cell[3] - cell[1] > 1]
        if not cells:
            continue
        xs = _levels([x for cell in cells for x in (cell[0], cell[2])])
        ys = _levels([y for cell in cells for y in (cell[1], cell[3])])
        made = []
        for x0, top, x1, bottom in cells:
            column, row = _level(xs, x0), _level(ys, top)
            made.append(
                RuledCell(
                    row,
                    column,
                    max(1, _level(ys, bottom) - row),
                    max(1, _level(xs, x1) - column),
                    number,
                    (x0, top, x1, bottom),
                )
            )
        made.sort(key=lambda cell: (cell.row, cell.column))
        found.append(Ruled(number, ys[0], ys[-1], len(ys) - 1, len(xs) - 1, xs, made))
    return found


def _levels(values: list[float]) -> list[float]:
    """Sorted coordinates; those within :data:`_ONE_LEVEL` are one."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _ONE_LEVEL:
            out.append(value)
    return out


def _level(levels: list[float], value: float) -> int:
    """The index of the level that a coordinate belongs to."""
    return max(0, bisect_right(levels, value + _ONE_LEVEL) - 1)


class CellFinder:
    """Says which cell of a table a point lies in."""

    def __init__(self, table: Ruled) -> None:
        self.table = table
        self.rows: dict[int, list[RuledCell]] = {}
        self.ys = _levels([y for cell in table.cells for y in (cell.box[1], cell.box[3])])
        for cell in table.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                self.rows.setdefault(row, []).append(cell)

    def cell(self, x: float, y: float) -> RuledCell | None:
        """The cell at a point, None outside the table."""
        table = self.table
        if not (table.top <= y <= table.bottom and table.edges[0] <= x <= table.edges[-1]):
            return None
        row = bisect_right(self.ys, y) - 1
        for cell in self.rows.get(row, ()):
            if cell.box[0] <= x <= cell.box[2]:
                return cell
        return None


def cell_place(cell: RuledCell, table: int) -> Place:
    """The place of an empty cell of the document's table ``table`` (from 1)."""
    x0, top, x1, bottom = (round(value, 1) for value in cell.box)
    return Place(
        part="page",
        page=cell.page,
        table=table,
        row=cell.row + 1,
        column=cell.column + 1,
        box=(x0, top, x1, bottom),
    )


def continues(table: Ruled, item: Ruled) -> bool:
    """Whether a table at a page's top goes on with the one that ended the page before."""
    if item.page <= table.page:
        return False
    few, many = sorted((table.edges, item.edges), key=len)
    ends = abs(few[0] - many[0]), abs(few[-1] - many[-1])
    return max(ends) < _SAME_EDGE and all(any(abs(a - b) < _SAME_EDGE for b in many) for a in few)


def _regrid(table: Ruled, edges: list[float]) -> None:
    """Count a table's columns by edges that hold its own."""
    for cell in table.cells:
        cell.column = _level(edges, cell.box[0])
        cell.column_span = max(1, _level(edges, cell.box[2]) - cell.column)
    table.edges, table.columns = edges, len(edges) - 1


def joined(table: Ruled, item: Ruled) -> Ruled:
    """Both as one table: a repeated head dropped, a row cut in two made whole.

    Both are used up: the cells of ``item`` move into the table that is given back.
    """
    edges = _levels(table.edges + item.edges)
    _regrid(table, edges)
    _regrid(item, edges)
    head = 0
    while head < min(3, item.rows - 1) and _row(item, head) == _row(table, head) != []:
        head += 1
    cells = [cell for cell in item.cells if cell.row >= head]
    offset = table.rows - head
    last = table.rows - 1
    bottoms = {
        column: cell
        for cell in table.cells
        if cell.row + cell.row_span - 1 == last
        for column in range(cell.column, cell.column + cell.column_span)
    }
    first = [cell for cell in cells if cell.row == head]
    filled = [cell for cell in first if cell.lines]
    values = [cell for cell in filled if NUMBERS.match(cell.text)]
    if filled and not values and _is_rest(first, bottoms):
        # the rest of a row's label that the page break cut
        for cell in filled:
            bottoms[cell.column].lines += cell.lines
        offset -= 1
        cells = [cell for cell in cells if cell not in first or cell.row_span > 1]
        for cell in first:
            if cell.row_span > 1:
                cell.row, cell.row_span = cell.row + 1, cell.row_span - 1
                cell.lines = []
        first = [cell for cell in cells if cell.row == head + 1]
    merged: set[int] = set()
    for cell in first:
        owner = bottoms.get(cell.column)
        if (
            not cell.lines
            and owner is not None
            and owner.lines
            and owner.column_span == cell.column_span
            and not NUMBERS.match(owner.text)
        ):
            owner.row_span += cell.row_span
            merged.add(id(cell))
    moved = []
    for cell in cells:
        if id(cell) not in merged:
            cell.row += offset
            moved.append(cell)
    rows = max([table.rows, *(cell.row + cell.row_span for cell in moved)])
    return Ruled(
        item.page, table.top, item.bottom, rows, table.columns, table.edges, table.cells + moved
    )


def _is_rest(first: list[RuledCell], bottoms: dict[int, RuledCell]) -> bool:
    """Whether a page's first row goes on with the row above: each of its cells continues
    a line that had no room for one character more."""
    for cell in first:
        if not cell.lines:
            continue
        above = bottoms.get(cell.column)
        if above is None or not above.lines or above.column_span != cell.column_span:
            return False
        last = above.lines[-1]
        if last.x1 + last.size < above.box[2] - 8:
            return False
    return True


def _row(table: Ruled, row: int) -> list[tuple[int, str]]:
    """(column, text) of the cells with text that begin in a row."""
    return [(cell.column, cell.text) for cell in table.cells if cell.row == row and cell.lines]
