"""Lays out a page's article: blocks, lists and tables in reading order.

The tree is walked without recursion: pages nest as deep as they like.
"""

from __future__ import annotations

import re
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from nlpcheck.readers._article import furniture, is_chrome
from nlpcheck.readers._html_blanks import collapse
from nlpcheck.readers._html_page import Page
from nlpcheck.readers._layout import GridCell, Layout, Piece
from nlpcheck.types import Place

if TYPE_CHECKING:
    from lxml import etree

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
"""Elements that end no block (HTML Standard: phrasing content); those with ``:`` are Word's."""


def _divides(tag: str) -> bool:
    """Whether an element (``""`` for a comment) ends the block before it and its own."""
    return bool(tag) and tag not in _INLINE and ":" not in tag


def int_of(text: str | None, default: int) -> int:
    """A number in an attribute, as browsers read it: leading digits, else the default."""
    found = re.match(r"\s*(\d{1,9})", text or "")
    return int(found[1]) if found else default


class _Step(Enum):
    """What the walk does with a node it takes from its stack."""

    OPEN = 1
    CLOSE = 2
    TAIL = 3
    CELL = 4
    CLOSE_CELL = 5


class _List(msgspec.Struct):
    """A list that is open: the number of its next item and its ``type``."""

    ordered: bool
    next: int
    kind: str


class Walk:
    """Puts elements of ``page`` into ``layout``; ``images`` counts the pictures passed by."""

    def __init__(self, page: Page, layout: Layout) -> None:
        self.page = page
        self.layout = layout
        self.images = 0
        self.lists: list[_List] = []

    def lay_out(self, root: etree._Element) -> None:
        """Lay out a container without recursion: blocks end where block elements do."""
        pieces: list[Piece] = []
        stack: list[tuple[etree._Element, _Step]] = [(root, _Step.CELL)]
        level = 0

        def flush() -> None:
            nonlocal pieces
            if pieces:
                made, pieces = collapse(pieces, self.page.breaks_are_spaces), []
                if not is_chrome("".join(piece.text for piece in made)):
                    self.layout.add(made, level)

        while stack:
            node, step = stack.pop()
            tag = node.tag if isinstance(node.tag, str) else ""
            divides = _divides(tag)
            if step in (_Step.CLOSE, _Step.TAIL, _Step.CLOSE_CELL):
                if step != _Step.TAIL and divides:
                    flush()
                    if tag in _HEADINGS:
                        level = 0
                    if tag in ("ol", "ul") and self.lists:
                        self.lists.pop()
                if step != _Step.CLOSE_CELL:
                    pieces += self.page.pieces(node.tail, self._where(node.getparent()))
                continue
            close = _Step.CLOSE_CELL if step == _Step.CELL else _Step.CLOSE
            if not tag or (node is not root and self._skipped(node)):
                if divides and step == _Step.OPEN and tag not in ("script", "style"):
                    flush()
                if step == _Step.OPEN:
                    stack.append((node, _Step.TAIL))
                continue
            if tag == "br":
                pieces.append(Piece("\n", Place()))
                stack.append((node, _Step.TAIL))
                continue
            stack.append((node, close))
            if tag == "img":
                self.images += 1
                continue
            if tag == "table":
                flush()
                stack += [(cell, _Step.CELL) for cell in reversed(self._table(node))]
                continue
            if divides:
                flush()
                level = _HEADINGS.get(tag, level)
                if tag in ("ol", "ul"):
                    kind = node.get("type", "1")
                    self.lists.append(_List(tag == "ol", int_of(node.get("start"), 1), kind))
                elif tag == "li":
                    label = self._label(node)
                    if label:
                        pieces.append(Piece(label, Place()))
            pieces += self.page.pieces(node.text, self._where(node), pre=tag == "pre")
            stack += [(child, _Step.OPEN) for child in reversed(node)]
        flush()

    def inline_text(self, node: etree._Element, cell: Place | None = None) -> list[Piece]:
        """All pieces below a node in one line; ``\\n`` where a block or ``br`` divides it."""
        pieces: list[Piece] = []
        stack: list[tuple[etree._Element, bool]] = [(node, True)]
        while stack:
            current, opening = stack.pop()
            tag = current.tag if isinstance(current.tag, str) else ""
            divides = _divides(tag) and current is not node
            if not opening:
                if divides:
                    pieces.append(Piece("\n", Place()))
                if current is not node:
                    pieces += self.page.pieces(current.tail, self._where(node), cell=cell)
                continue
            stack.append((current, False))
            if not tag or (current is not node and self._skipped(current)):
                continue
            if tag == "img":
                self.images += 1
            if divides:
                pieces.append(Piece("\n", Place()))
            pieces += self.page.pieces(current.text, self._where(node), cell=cell)
            stack += [(child, True) for child in reversed(current)]
        return collapse(pieces, self.page.breaks_are_spaces)

    def _skipped(self, node: etree._Element) -> bool:
        """Furniture, menus, and the blanks that Word puts between a list's number and its text."""
        if furniture(node) or self._links_only(node):
            return True
        if node.tag == "span" and "7.0pt" in (node.get("style") or ""):
            return not self.page.plain(node).strip()
        return False

    def _links_only(self, node: etree._Element) -> bool:
        """Whether a list is a menu: at least four links and next to nothing else."""
        if node.tag not in ("ul", "dl") or sum(1 for _ in islice(node.iter(), 400)) == 400:
            return False
        links = [self.page.plain(link) for link in node.iter("a")]
        text = self.page.plain(node).strip()
        return len(links) >= 4 and sum(map(len, links)) > 0.8 * len(text)

    def _label(self, item: etree._Element) -> str:
        """The number that a browser shows before an ``ol``'s item."""
        from nlpcheck.readers._numbering import spell

        if not self.lists or not self.lists[-1].ordered:
            return ""
        current = self.lists[-1]
        number = int_of(item.get("value"), current.next)
        current.next = number + 1
        style = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
        if re.search(r"list-style(-type)?\s*:\s*none", item.get("style", "")):
            return ""
        return spell(number, style.get(current.kind, "decimal")) + "."

    def _where(self, node: etree._Element | None) -> str:
        """The nearest block element's name, for :attr:`Place.element`."""
        while node is not None and node.tag in _INLINE:
            node = node.getparent()
        return str(node.tag) if node is not None else ""

    def _table(self, node: etree._Element) -> list[etree._Element]:
        """Lay out a data table; a table that lays out the page gives back its cells instead."""
        rows: list[list[etree._Element]] = []
        for row in node.iter("tr"):
            if self._owner(row) is node:
                rows.append([cell for cell in row if cell.tag in ("td", "th")])
        loose = [c for c in node.iter("caption") if self._owner(c) is node]
        nested = next(node.iterdescendants("table"), None) is not None
        if nested or (len(rows) == 1 and len(rows[0]) == 1):
            return loose + [cell for row in rows for cell in row]
        for caption in loose:
            self.layout.add(self.inline_text(caption))
        number = len(self.layout.document.tables) + 1
        cells: list[GridCell] = []
        taken: dict[int, int] = {}  # column → rows that a cell from above still covers
        columns = 0
        for at, row in enumerate(rows):
            column = 0
            blocked, taken = taken, {c: left - 1 for c, left in taken.items() if left > 1}
            for cell in row:
                while column in blocked:
                    column += 1
                wide = max(1, min(int_of(cell.get("colspan"), 1), 1000))
                high = int_of(cell.get("rowspan"), 1)
                high = max(1, min(high or len(rows), len(rows) - at))
                place = Place(table=number, row=at + 1, column=column + 1)
                pieces = self.inline_text(cell, place)
                if not any(piece.text.strip() for piece in pieces):
                    pieces = [Piece("", place)]
                cells.append(GridCell(at, column, high, wide, pieces))
                if high > 1:
                    for covered in range(column, column + wide):
                        taken[covered] = high - 1
                column += wide
            columns = max(columns, column)
            if len(cells) > self.layout.max_cells:
                self.layout.count_cells(len(cells))
        long = sum(len(p.text) for c in cells for p in c.pieces) > 100 * max(1, len(cells))
        if columns == 1 and long:
            return [cell for row in rows for cell in row]
        self.layout.add_table(len(rows), columns, cells)
        return []

    @staticmethod
    def _owner(node: etree._Element) -> etree._Element | None:
        """The nearest table above."""
        parent = node.getparent()
        while parent is not None and parent.tag != "table":
            parent = parent.getparent()
        return parent
