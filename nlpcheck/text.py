"""Offsets ↔ lines and columns ↔ UTF-16: the only place that converts."""

from __future__ import annotations

import re
from bisect import bisect_right

from nlpcheck.types import Position

_BREAK = re.compile(r"\r\n|\n|\r")


class LineIndex:
    """Line starts of a text.  Lines end at ``\\n``, ``\\r\\n`` or ``\\r`` and at nothing else."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends: list[int] = []
        self._starts = [0]
        for match in _BREAK.finditer(text):
            self._ends.append(match.start())
            self._starts.append(match.end())
        self._ends.append(len(text))

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """The 1-based line and column (code points) of a 0-based ``offset``."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1, offset)

    def line(self, number: int) -> str:
        """The text of the 1-based line ``number`` without its break."""
        return self.text[self._starts[number - 1] : self._ends[number - 1]]

    def line_span(self, number: int) -> tuple[int, int]:
        """Start and end offset of the 1-based line ``number``, break left out."""
        return self._starts[number - 1], self._ends[number - 1]

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column; out of range is cut to the text."""
        line = max(1, min(line, len(self._starts)))
        start, end = self.line_span(line)
        return max(start, min(start + column - 1, end))

    def utf16(self, offset: int) -> tuple[int, int]:
        """0-based line and UTF-16 column of an offset, as LSP counts."""
        position = self.position(offset)
        start = self._starts[position.line - 1]
        return position.line - 1, utf16_length(self.text[start:offset])

    def from_utf16(self, line: int, character: int) -> int:
        """The offset of a 0-based line and UTF-16 column; out of range is cut."""
        line = max(0, min(line, len(self._starts) - 1))
        start, end = self._starts[line], self._ends[line]
        units = 0
        for index in range(start, end):
            if units >= character:
                return index
            units += 2 if ord(self.text[index]) > 0xFFFF else 1
        return end


def utf16_length(text: str) -> int:
    """How many UTF-16 code units ``text`` takes."""
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)


def width(text: str) -> int:
    """Terminal columns that ``text`` takes: wide and full-width characters count 2."""
    from rich.cells import cell_len

    return cell_len(text)


_NUMBER = re.compile(r"\d[\d \-]{5,}[\dXx]")


def mask(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with the numbers inside ``spans`` masked, the same length.

    18 digits keep six and four (``110101********1234``), 11 keep three and four,
    others four and four; shorter ones keep their first and last digit.
    """
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start < at:
            continue
        pieces.append(text[at:start])
        pieces.append(_NUMBER.sub(_masked, text[start:end]))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _masked(match: re.Match[str]) -> str:
    number = match.group()
    places = [i for i, char in enumerate(number) if char.isalnum()]
    count = len(places)
    head, tail = (
        (6, 4) if count == 18 else (3, 4) if count == 11 else (4, 4) if count > 11 else (1, 1)
    )
    hidden = set(places[head : count - tail])
    return "".join("*" if i in hidden else char for i, char in enumerate(number))
