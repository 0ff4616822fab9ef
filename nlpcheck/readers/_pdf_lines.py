"""A PDF page's characters as lines of text.

All coordinates are points from the page's top left corner, as pdfplumber gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from nlpcheck.types import Place

NUMBERS = re.compile(r"[\d\s,.，．/／\-—%]+\Z")
"""A line or cell that is figures and nothing else."""
_LATIN = re.compile(r"[A-Za-z]")


def median(values: Iterable[float]) -> float:
    """The middle value (the upper one of two)."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


class Line(msgspec.Struct):
    """A line of text with its box, its page (from 1) and its font size, in points."""

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
        """Page and box; ``table``, ``row`` and ``column`` (from 1) where it stands in a cell."""
        box = (round(self.x0, 1), round(self.top, 1), round(self.x1, 1), round(self.bottom, 1))
        return Place(part="page", page=self.page, table=table, row=row, column=column, box=box)


def lines(chars: list[dict[str, Any]], page: int) -> list[Line]:
    """Characters on one height as a line, top to bottom, with spaces where the page shows them.

    ``chars`` are pdfplumber's, ``page`` counts from 1.
    """
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
    """Characters of one height as a line, None where all are blank."""
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


def glue(before: str, after: str) -> str:
    """``after`` with a space before it where two Latin words meet at a line's end."""
    if before and after and _LATIN.match(before[-1]) and _LATIN.match(after[0]):
        return " " + after
    return after
