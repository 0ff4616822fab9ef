"""What a text says elsewhere: evidence from the document itself.

A word that the document repeats is meant, however rare it is, and what stands once where the
document otherwise writes its sound-alike is a slip (a cache model: Kuhn and De Mori, IEEE PAMI
12, 1990). Strings of one to three tokens are counted as the text is read; each candidate is then
told how often what it takes away and what it puts in stand at other places.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling.alphabet import PAD
from nlpcheck.language.spelling.candidates import Candidates
from nlpcheck.language.spelling.scan import Scan
from nlpcheck.language.spelling.words import LONGEST

#: So many tokens are remembered at least; beyond twice as many the oldest are forgotten.
MOST = 200_000
#: With fewer tokens a text is too short to tell anything of itself.
LEAST = 300
#: So many separate counts are kept before they are joined into one.
_PARTS = 6

#: How often (log of one more than the count) the old and the new strings stand elsewhere: pairs
#: and triples of tokens, the rarest and the most frequent one that the change touches; the
#: characters themselves; and how much text was read.
NAMES = (
    "pair_old_least", "pair_old_most", "triple_old_least", "triple_old_most",
    "pair_new_least", "pair_new_most", "triple_new_least", "triple_new_most",
    "character_old", "character_new", "read",
)  # fmt: skip

Keys = NDArray[np.uint64]


class Counts:
    """How often strings of tokens (:func:`string_keys`) stand somewhere, added to in pieces."""

    def __init__(self) -> None:
        self.parts: list[tuple[Keys, NDArray[np.int64]]] = []

    def add(self, keys: Keys) -> None:
        """Count these once more."""
        self.parts.append(np.unique(keys, return_counts=True))
        if len(self.parts) > _PARTS:
            every = np.concatenate([k for k, _ in self.parts])
            times = np.concatenate([t for _, t in self.parts])
            kept, back = np.unique(every, return_inverse=True)
            self.parts = [(kept, np.bincount(back, times).astype(np.int64))]

    def times(self, keys: Keys) -> NDArray[np.int64]:
        """The count of each key, 0 for those that were never added."""
        total = np.zeros(len(keys), np.int64)
        for known, times in self.parts:
            if len(known):
                place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
                total += np.where(known[place] == keys, times[place], 0)
        return total


class Memory:
    """The strings of one text as far as it was read; new ones by :meth:`read`."""

    def __init__(self) -> None:
        self._recent, self._before = self._empty(), self._empty()
        self._size = self._size_before = 0

    @staticmethod
    def _empty() -> tuple[Counts, Counts, Counts]:
        return Counts(), Counts(), Counts()

    @property
    def size(self) -> int:
        """Tokens that are remembered."""
        return self._size + self._size_before

    def read(self, token: NDArray[np.uint16]) -> None:
        """Take in a row of tokens (:class:`~.alphabet.Tokens`)."""
        for counts, width in zip(self._recent, (1, 2, 3), strict=True):
            keys = string_keys(*(token[k : len(token) - width + 1 + k] for k in range(width)))
            counts.add(keys[token[: len(keys)] != PAD])
        self._size += int((token != PAD).sum())
        if self._size > MOST:
            self._before, self._size_before = self._recent, self._size
            self._recent, self._size = self._empty(), 0

    def times(self, *columns: NDArray[np.uint16]) -> NDArray[np.int64]:
        """How often one, two or three tokens stand in a row, for columns of them."""
        which, keys = len(columns) - 1, string_keys(*columns)
        return self._recent[which].times(keys) + self._before[which].times(keys)


def string_keys(*columns: NDArray[Any]) -> Keys:
    """A number for each row of tokens; the first column may be any number, such as a line's."""
    key = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        key = (key << np.uint64(13)) | column.astype(np.uint64)
    return key


def columns(memory: Memory | None, view: Scan, found: Candidates) -> NDArray[np.float32]:
    """The columns NAMES for candidates; all 0 without a memory worth the name."""
    out = np.zeros((len(found), len(NAMES)), np.float32)
    if memory is None or memory.size < LEAST or not len(found):
        return out
    wide = np.concatenate([view.token, np.zeros(LONGEST + 4, np.uint16)])
    at, span = found.at.astype(np.int64), found.span.astype(np.int64)
    step = np.arange(LONGEST)
    old = np.where(step < span[:, None], wide[at[:, None] + step], PAD).astype(np.uint16)
    new = found.new[:, :LONGEST]
    size = found.size.astype(np.int64)
    ends = wide[at - 2], wide[at - 1], wide[at + span], wide[at + span + 1]
    # What stands here is itself one of the counted.
    out[:, 0:4] = _strings(memory, old, span, ends, 1)
    out[:, 4:8] = _strings(memory, new, size, ends, 0)
    differ = (old != new) & (step < np.maximum(span, size)[:, None])
    for column, (token, length, own) in enumerate(((old, span, 1), (new, size, 0))):
        least = np.full(len(found), 1 << 30)
        for k in range(LONGEST):
            here = differ[:, k] & (k < length)
            least = np.where(here, np.minimum(least, memory.times(token[:, k])), least)
        least = np.where(length > 0, least - own, 0)
        out[:, 8 + column] = np.log1p(np.where(least >= 1 << 29, 0, np.maximum(least, 0)))
    out[:, 10] = np.log10(memory.size)
    return out


def _strings(
    memory: Memory,
    inner: NDArray[np.uint16],
    length: NDArray[np.int64],
    ends: tuple[NDArray[np.uint16], ...],
    own: int,
) -> NDArray[np.float32]:
    """Least and most of the pairs, least and most of the triples, that meet the changed place."""
    count = len(inner)
    row = np.zeros((count, LONGEST + 4), np.uint16)
    row[:, 0], row[:, 1] = ends[0], ends[1]
    row[:, 2 : 2 + LONGEST] = inner
    where = np.arange(count)
    row[where, length + 2], row[where, length + 3] = ends[2], ends[3]
    result = np.zeros((count, 4), np.float32)
    for width, first, column in ((2, 1, 0), (3, 0, 2)):
        least, most = np.full(count, 1 << 30), np.zeros(count, np.int64)
        for k in range(first, LONGEST + 4 - width - first + 1):
            use = np.flatnonzero(k + width <= length + 4 - first)
            if not len(use):
                break
            cells = [row[use, k + j] for j in range(width)]
            times = np.maximum(memory.times(*cells) - own, 0)
            times[np.any([c == PAD for c in cells], axis=0)] = 0
            least[use], most[use] = np.minimum(least[use], times), np.maximum(most[use], times)
        result[:, column], result[:, column + 1] = (
            np.log1p(np.where(least >= 1 << 29, 0, least)),
            np.log1p(most),
        )
    return result
