"""A PDF page's characters as lines, its ruling as tables; how lines and tables go together.

All coordinates are points from the page's top left corner, as pdfplumber gives them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from nlpcheck.types import Place

if TYPE_CHECKING:
    from pdfplumber.page import Page

_PAGE_NUMBER = re.compile(
    r"[\s\-—–－·•.]*(?:第\s*)?(?:[0-9]{1,4}|[ivxIVX]{1,6})\s*(?:页)?"
    r"(?:\s*[/／,，]?\s*(?:共|of)?\s*[0-9]{1,4}\s*页?)?[\s\-—–－·•.]*"
)
_STARTS = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|"
    r"[0-9０-９]{1,2}\s*[.．、](?![0-9])|[①-⑳]|第[一二三四五六七八九十]{1,3}[章节部]"
)
_NUMBERS = re.compile(r"[\d\s,.，．/／\-—%]+\Z")
_LATIN = re.compile(r"[A-Za-z]")
_EDGE = 0.09
"""Share of the page's height at top and bottom where furniture stands."""


def median(values: Iterable[float]) -> float:
    """The middle value (the upper one of two)."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


class Line(msgspec.Struct):
    """A line of text with its box; ``size`` is its font size."""

    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    gaps: int = 0
    """How many wide gaps (columns of an unruled table) it has."""

    def place(
        self, table: int | None = None, row: int | None = None, column: int | None = None
    ) -> Place:
        """Page and box."""
        box = (round(self.x0, 1), round(self.top, 1), round(self.x1, 1), round(self.bottom, 1))
        return Place(part="page", page=self.page, table=table, row=row, column=column, box=box)


class RuledCell(msgspec.Struct):
    """A cell: grid position from 0, box, lines."""

    row: int
    column: int
    row_span: int
    column_span: int
    page: int
    box: tuple[float, float, float, float]
    lines: list[Line] = msgspec.field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines in a row."""
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


class Sheet(msgspec.Struct):
    """A page taken apart."""

    number: int
    width: float
    height: float
    lines: list[Line]
    tables: list[Ruled]
    scanned: bool = False

    def items(self) -> list[Line | Ruled]:
        """Lines and tables from top to bottom."""
        found: list[Line | Ruled] = [*self.lines, *self.tables]
        return sorted(found, key=lambda item: item.top)


def sheet(page: Page, number: int) -> Sheet:
    """Take a page apart."""
    chars = [c for c in page.chars if c["text"] and c["upright"]]
    tables = _tables(page, number) if chars else []
    outside: list[dict[str, Any]] = []
    inside: dict[int, list[dict[str, Any]]] = {}
    finders = [_Finder(table) for table in tables]
    for char in chars:
        x = (char["x0"] + char["x1"]) / 2
        y = (char["top"] + char["bottom"]) / 2
        for finder in finders:
            cell = finder.cell(x, y)
            if cell is not None:
                inside.setdefault(id(cell), []).append(char)
                break
        else:
            outside.append(char)
    for table in tables:
        for cell in table.cells:
            if id(cell) in inside:
                cell.lines = lines(inside[id(cell)], number)
    tables = [table for table in tables if any(cell.lines for cell in table.cells)]
    scanned = False
    if len(chars) < 20 and page.images:
        area = sum(
            max(0.0, i["x1"] - i["x0"]) * max(0.0, i["bottom"] - i["top"]) for i in page.images
        )
        scanned = area > page.width * page.height * 0.3
    return Sheet(
        number, float(page.width), float(page.height), lines(outside, number), tables, scanned
    )


def lines(chars: list[dict[str, Any]], page: int) -> list[Line]:
    """Characters on one height as a line, top to bottom, with spaces where the page shows them."""
    rows: list[list[dict[str, Any]]] = []
    for char in sorted(chars, key=lambda c: ((c["top"] + c["bottom"]) / 2, c["x0"])):
        middle = (char["top"] + char["bottom"]) / 2
        if rows:
            last = rows[-1][-1]
            before = (last["top"] + last["bottom"]) / 2
            if middle - before <= max(2.0, 0.4 * min(char["size"], last["size"])):
                rows[-1].append(char)
                continue
        rows.append([char])
    return [line for row in rows if (line := _line(row, page)) is not None]


def _line(row: list[dict[str, Any]], page: int) -> Line | None:
    row.sort(key=lambda c: c["x0"])
    parts: list[str] = []
    last: dict[str, Any] | None = None
    gaps = 0
    for char in row:
        text = char["text"]
        if text.isspace():
            text = " "
            if not parts or parts[-1].endswith(" "):
                continue
            parts.append(text)
            continue
        if last is not None:
            if text == last["text"] and abs(char["x0"] - last["x0"]) < 1:
                continue  # bold made by printing twice
            gap = char["x0"] - last["x1"]
            em = max(1.0, min(char["size"], last["size"]))
            narrow = text.isascii() and last["text"].isascii()
            if gap > 2 * em:
                gaps += 1
            if gap > (0.3 if narrow else 1.2) * em and not parts[-1].endswith(" "):
                parts.append(" ")
        parts.append(text)
        last = char
    text = _tidy("".join(parts).strip())
    if not text or last is None:
        return None
    seen = [c for c in row if not c["text"].isspace()]
    return Line(
        text,
        page,
        seen[0]["x0"],
        min(c["top"] for c in seen),
        max(c["x1"] for c in seen),
        max(c["bottom"] for c in seen),
        median(c["size"] for c in seen),
        gaps,
    )


def _tidy(text: str) -> str:
    """Control characters as spaces."""
    return "".join(" " if char < " " else char for char in text)


_RADICAL = re.compile("[⺀-⿕]")


def mend_radicals(sheets: list[Sheet]) -> None:
    """Kangxi radicals as the characters they look like.

    Fonts draw both with one glyph, and a PDF keeps the glyph: which of the two was
    written can't be known, and the character is by far the likelier.
    """
    import unicodedata

    found = [line for sheet in sheets for line in sheet.lines]
    found += [line for s in sheets for t in s.tables for cell in t.cells for line in cell.lines]
    for line in found:
        if _RADICAL.search(line.text):
            line.text = _RADICAL.sub(lambda m: unicodedata.normalize("NFKC", m[0]), line.text)


# --- tables ---------------------------------------------------------------------------


def _tables(page: Page, number: int) -> list[Ruled]:
    if len(page.lines) + len(page.rects) + len(page.curves) < 3:
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
    """Sorted coordinates; those within 3 points are one."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > 3:
            out.append(value)
    return out


def _level(levels: list[float], value: float) -> int:
    return max(0, bisect_right(levels, value + 3) - 1)


class _Finder:
    """Which cell of a table a point lies in."""

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
    """The place of an empty cell."""
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
    same_ends = abs(few[0] - many[0]) < 4 and abs(few[-1] - many[-1]) < 4
    return same_ends and all(any(abs(a - b) < 4 for b in many) for a in few)


def _regrid(table: Ruled, edges: list[float]) -> None:
    """Count a table's columns by edges that hold its own."""
    for cell in table.cells:
        cell.column = _level(edges, cell.box[0])
        cell.column_span = max(1, _level(edges, cell.box[2]) - cell.column)
    table.edges, table.columns = edges, len(edges) - 1


def joined(table: Ruled, item: Ruled) -> Ruled:
    """Both as one table: a repeated head dropped, a row cut in two made whole."""
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
    values = [cell for cell in filled if _NUMBERS.match(cell.text)]
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
            and not _NUMBERS.match(owner.text)
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
    return [(cell.column, cell.text) for cell in table.cells if cell.row == row and cell.lines]


# --- paragraphs ---------------------------------------------------------------------------


def drop_furniture(sheets: list[Sheet]) -> None:
    """Take out page numbers, and lines that stand on most pages at the same edge.

    A bare number is a page's only where it counts on from page to page: a line at
    the page's edge may also be a table's value.
    """
    seen: Counter[tuple[bool, str]] = Counter()
    offsets: Counter[int] = Counter()
    for sheet in sheets:
        seen.update({key for line in sheet.lines if (key := _furniture_key(line, sheet))})
        edges = {sheet.lines[0].text, sheet.lines[-1].text} if sheet.lines else set()
        offsets.update(int(text) - sheet.number for text in edges if text.isdecimal())
    often = {key for key, count in seen.items() if count >= 3 and count >= 0.5 * (len(sheets) - 1)}
    counted = {by for by, count in offsets.items() if count >= max(2, 0.7 * len(sheets))}
    for sheet in sheets:
        kept = []
        for line in sheet.lines:
            key = _furniture_key(line, sheet)
            if key:
                if line.text.isdecimal():
                    if line in (sheet.lines[0], sheet.lines[-1]) and (
                        int(line.text) - sheet.number in counted
                    ):
                        continue
                elif _PAGE_NUMBER.fullmatch(line.text) or (
                    key in often and not _NUMBERS.match(line.text)
                ):
                    continue
            kept.append(line)
        sheet.lines = kept


def _furniture_key(line: Line, sheet: Sheet) -> tuple[bool, str] | None:
    top = line.bottom < sheet.height * _EDGE
    if not top and line.top < sheet.height * (1 - _EDGE):
        return None
    return top, re.sub(r"\d+", "0", line.text)


def right_margin(sheets: list[Sheet]) -> float:
    """Where full lines end: what several lines reach, else the mirror of the left margin."""
    ends = sorted((line.x1 for sheet in sheets for line in sheet.lines), reverse=True)
    if not ends:
        return 0.0
    size = median(line.size for sheet in sheets for line in sheet.lines)
    for end in ends:
        near = sum(1 for other in ends if end - 1.2 * size <= other <= end + 1)
        if near >= (3 if len(ends) > 12 else 2) and end > sheets[0].width / 2:
            return end
    left = min(line.x0 for sheet in sheets for line in sheet.lines)
    return max(ends[0], sheets[0].width - left)


def usual_pitch(sheets: list[Sheet]) -> float:
    """The usual distance from one line's foot to the next one's."""
    steps: Counter[float] = Counter()
    for sheet in sheets:
        for before, after in zip(sheet.lines, sheet.lines[1:], strict=False):
            step = after.bottom - before.bottom
            if 0 < step < 60 and abs(after.size - before.size) < 0.5:
                steps[round(step)] += 1
    if not steps:
        return 0.0
    most = max(steps.values())
    return min(step for step, count in steps.items() if count >= 0.4 * most)


def left_margin(sheets: list[Sheet]) -> float:
    """Where unindented lines begin: the leftmost place that several lines share."""
    starts = sorted(line.x0 for sheet in sheets for line in sheet.lines)
    for start in starts:
        if sum(1 for other in starts if start <= other < start + 3) >= 3:
            return start
    return starts[0] if starts else 0.0


def same_paragraph(
    paragraph: list[Line], line: Line, left_edge: float, right: float, pitch: float
) -> bool:
    """Whether a line goes on with the paragraph before it."""
    before = paragraph[-1]
    if abs(before.size - line.size) > 0.15 * max(before.size, line.size):
        return False
    if before.gaps >= 2 or line.gaps >= 2 or _NUMBERS.match(line.text):
        return False
    em = line.size
    word = re.match(r"[（《“‘〔【]*(?:[A-Za-z0-9%.,]+|.)[，。、；：）”’》〕】]*", line.text)
    needed = sum(em / 2 if c.isascii() else em for c in word[0]) if word else em
    # a line that breaks off inside a sentence may leave room for what must not begin or end one
    slack = 0.6 if before.text[-1] in "。；！？：…" or _STARTS.match(line.text) else 3.0
    if before.x1 + needed + slack * em < right:
        return False  # it would have fitted: the paragraph had ended
    if len(paragraph) == 1 and left_edge + 0.8 * em < line.x0 and abs(line.x0 - before.x0) < em / 2:
        return False  # both begin with an indent
    left = min(other.x0 for other in paragraph[1:]) if len(paragraph) > 1 else None
    indent = left if left is not None else min(paragraph[0].x0, line.x0)
    if line.x0 > indent + 0.8 * em:
        return False
    if before.page == line.page and pitch and line.bottom - before.bottom > 1.35 * pitch + 1:
        return False
    if _STARTS.match(line.text) and before.text.endswith(("。", "；", "：", "！", "？")):
        return False
    # a title centred over the text: short on both sides
    return not (len(paragraph) == 1 and before.x0 > line.x0 + 4 * em)


def glue(before: str, after: str) -> str:
    """``after`` with a space before it where two Latin words meet at a line's end."""
    if before and after and _LATIN.match(before[-1]) and _LATIN.match(after[0]):
        return " " + after
    return after
