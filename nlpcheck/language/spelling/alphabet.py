"""Text as rows of small numbers: the alphabet that all our models share.

A run of digits is one token, and so is a run of Latin letters; half-width marks count
as full-width ones; white space is skipped. Each token knows where it began in the
text, so places are carried and never searched for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

PAD, DIGITS, LATIN, OTHER = 0, 1, 2, 3
SPACE = 0xFFFF
#: Tokens between two lines: one less than the longest n-gram.
MARGIN = 4

_FULL_WIDTH = str.maketrans(",;:?!()[]<>~\"'%", "，；：？！（）〔〕《》～”’％")


def codes(text: str) -> NDArray[np.uint32]:
    """The text's code points, as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


class Tokens:
    """A batch of lines as one row of tokens.

    ``token``: uint16, MARGIN pads before, between and after the lines. ``start``: where
    each token began, in code points of the lines joined by newlines. ``line_start``:
    where each line begins, in the same measure.
    """

    def __init__(
        self,
        token: NDArray[np.uint16],
        start: NDArray[np.int64],
        joined: str,
        code: NDArray[np.uint32],
        line_start: NDArray[np.int64],
    ) -> None:
        self.token = token
        self.start = start
        self.joined = joined
        self.code = code
        self.line_start = line_start


class Alphabet:
    """Characters and their token numbers, the rest being OTHER."""

    def __init__(self, characters: NDArray[np.uint16]) -> None:
        """``characters``: the code point of each token from number 4 on."""
        self.characters = characters
        self.size = 4 + len(characters)
        lut = np.full(0x10000, OTHER, np.uint16)
        lut[characters] = np.arange(4, self.size, dtype=np.uint16)
        for half, full in _FULL_WIDTH.items():
            lut[half] = lut[full]  # type: ignore[index]
        lut[ord("0") : ord("9") + 1] = DIGITS
        lut[ord("０") : ord("９") + 1] = DIGITS
        for low, high in (("A", "Z"), ("a", "z"), ("Ａ", "Ｚ"), ("ａ", "ｚ")):
            lut[ord(low) : ord(high) + 1] = LATIN
        for blank in " \t\r\f\v\u00a0\u3000\u200b\ufeff\u2002\u2003\u2009":
            lut[ord(blank)] = SPACE
        lut[ord("\n")] = PAD
        self.lut = lut
        self.code_of = np.zeros(self.size, np.uint16)
        self.code_of[4:] = characters

    @classmethod
    def of(cls, characters: str) -> Alphabet:
        return cls(np.array([ord(c) for c in characters], np.uint16))

    def text(self, tokens: Sequence[int] | NDArray[Any]) -> str:
        """Characters of tokens (pads, digits and Latin come out as marks)."""
        return "".join("\0dL?"[t] if t < 4 else chr(self.code_of[t]) for t in tokens)

    def encode(self, lines: Sequence[str]) -> Tokens:
        """Lines (which may hold newlines: those count as margins too) to tokens."""
        joined = "\n".join(lines)
        code = codes(joined)
        ids = self.lut[np.minimum(code, 0xFFFF)] if len(code) else np.zeros(0, np.uint16)
        ids = np.where(code > 0xFFFF, np.uint16(OTHER), ids)
        digit = ids == DIGITS
        # A point, comma or colon between two digits belongs to the number.
        if len(ids) > 2:
            dot = np.isin(code[1:-1], _INNER) & digit[:-2] & digit[2:]
            ids[1:-1][dot] = DIGITS
        times = np.ones(len(ids), np.int64)
        times[ids == SPACE] = 0
        times[ids == PAD] = MARGIN
        if len(ids) > 1:
            same = (ids[1:] == ids[:-1]) & ((ids[1:] == DIGITS) | (ids[1:] == LATIN))
            times[1:][same] = 0
        token = np.repeat(ids, times)
        start = np.repeat(np.arange(len(ids), dtype=np.int64), times)
        pads = np.zeros(MARGIN, np.uint16)
        token = np.concatenate([pads, token, pads])
        start = np.concatenate(
            [np.zeros(MARGIN, np.int64), start, np.full(MARGIN, len(code), np.int64)]
        )
        lengths = np.array([len(line) + 1 for line in lines], np.int64)
        line_start = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        return Tokens(token, start, joined, code, line_start)


_INNER = np.array([ord(c) for c in ".,:．，"], np.uint32)
