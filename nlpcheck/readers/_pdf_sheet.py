"""A PDF page taken apart into lines and tables, and what of it is not the report.

All coordinates are points from the page's top left corner, as pdfplumber gives them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec

from nlpcheck.readers._pdf_lines import NUMBERS, Line, lines
from nlpcheck.readers._pdf_tables import CellFinder, Ruled, find_tables

if TYPE_CHECKING:
    from pdfplumber.page import Page

_PAGE_NUMBER = re.compile(
    r"[\s\-—–－·•.]*(?:第\s*)?(?:[0-9]{1,4}|[ivxIVX]{1,6})\s*(?:页)?"
    r"(?:\s*[/／,，]?\s*(?:共|of)?\s*[0-9]{1,4}\s*页?)?[\s\-—–－·•.]*"
)
_EDGE = 0.09
"""Share of the page's height at top and bottom where furniture stands."""
_FEWEST_CHARS = 20
"""Characters below which a page with a picture may be a scan."""
_PICTURE = 0.3
"""Share of the page that a scan's pictures cover at least."""
_RADICAL = re.compile("[⺀-⿕]")


class Sheet(msgspec.Struct):
    """A page taken apart: ``number`` from 1, size in points, lines outside tables, tables."""

    number: int
    width: float
    height: float
    lines: list[Line]
    tables: list[Ruled]
    scanned: bool = False
    """Whether it is little but a picture."""

    def items(self) -> list[Line | Ruled]:
        """Lines and tables from top to bottom."""
        found: list[Line | Ruled] = [*self.lines, *self.tables]
        return sorted(found, key=lambda item: item.top)


def take_apart(page: Page, number: int) -> Sheet:
    """Take pdfplumber's page apart; ``number`` counts from 1."""
    chars = [c for c in page.chars if c["text"] and c["upright"]]
    tables = find_tables(page, number) if chars else []
    outside: list[dict[str, Any]] = []
    inside: dict[int, list[dict[str, Any]]] = {}
    finders = [CellFinder(table) for table in tables]
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
    if len(chars) < _FEWEST_CHARS and page.images:
        area = sum(
            max(0.0, i["x1"] - i["x0"]) * max(0.0, i["bottom"] - i["top"]) for i in page.images
        )
        scanned = area > page.width * page.height * _PICTURE
    return Sheet(
        number, float(page.width), float(page.height), lines(outside, number), tables, scanned
    )


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
                    key in often and not NUMBERS.match(line.text)
                ):
                    continue
            kept.append(line)
        sheet.lines = kept


def _furniture_key(line: Line, sheet: Sheet) -> tuple[bool, str] | None:
    """(at the top?, text with its numbers alike) of a line at the page's edge, else None."""
    top = line.bottom < sheet.height * _EDGE
    if not top and line.top < sheet.height * (1 - _EDGE):
        return None
    return top, re.sub(r"\d+", "0", line.text)
