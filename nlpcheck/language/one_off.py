"""Places where a word of a lexicon stands but for one character.

A wrong character leaves at least two or three others of the word as they are, side by side or
round it.  So a word is found by these: by its first and its last three, and where the wrong
one is in the middle by those beside it.  What of this stands in a text is told by asking for
each three of its characters whether a word has them; so most words cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import add, ne

from nlpcheck.language.prefilter import dense, held, triples

_Index = dict[str, list[tuple[str, int, range]]]
"""By characters that stand: the words, where in the word those are that stand together, and
which of the others may be wrong."""


class OneOff:
    """Words of three characters and more, found in texts with one character exchanged."""

    def __init__(self, words: Iterable[str]) -> None:
        self._pairs: _Index = {}
        self._triples: _Index = {}
        self._around: _Index = {}
        self._before: _Index = {}
        self._behind: _Index = {}
        for word in sorted(words):
            self._put(word, len(word))

    def _put(self, word: str, size: int) -> None:
        if size == 3:
            self._pairs.setdefault(word[:2], []).append((word, 0, range(2, 3)))
            self._pairs.setdefault(word[1:], []).append((word, 1, range(1)))
            self._around.setdefault(word[0] + word[2], []).append((word, 0, range(1, 2)))
        elif size > 3:
            behind, wrong = size - 3, range(min(size - 3, 3))
            self._triples.setdefault(word[:3], []).append((word, 0, range(3, size)))
            self._triples.setdefault(word[-3:], []).append((word, behind, wrong))
            if size < 6:
                self._before.setdefault(word[:2] + word[3], []).append((word, 0, range(2, 3)))
            if size == 4:
                self._behind.setdefault(word[0] + word[2:], []).append((word, 2, range(1, 2)))

    def find(self, text: str) -> Iterator[tuple[int, str, int]]:
        """(start, word, which of its characters is another one), in no order, none twice."""
        before, behind = _gapped(text)
        if self._pairs:
            blank = dense(text)
            yield from _judge(text, self._pairs, held(text), slice(2))
            yield from _judge(text, self._around, map(add, blank, blank[2:]), slice(1))
        yield from _judge(text, self._triples, triples(text), slice(3))
        yield from _judge(text, self._before, before, slice(2))
        yield from _judge(text, self._behind, behind, slice(1, 3))


@lru_cache(maxsize=4)
def _gapped(text: str) -> tuple[list[str], list[str]]:
    """What stands in a text round one character: of ABCD all ABD and ACD."""
    text = dense(text)
    pairs = list(map(add, text, text[1:]))
    return list(map(add, pairs, text[3:])), list(map(add, text, pairs[2:]))


def _judge(
    text: str, index: _Index, standing: Iterable[str], whole: slice
) -> Iterator[tuple[int, str, int]]:
    """The words of ``index`` wherever ``whole``, the part of their key without a gap, stands."""
    for key in set(filter(index.__contains__, standing)):
        rows, part = index[key], key[whole]
        at = text.find(part)
        while at >= 0:
            for word, offset, holes in rows:
                start = at - offset
                if start >= 0 and not text.startswith(word, start):
                    window = text[start : start + len(word)]
                    if len(window) == len(word) and sum(map(ne, window, word)) == 1:
                        odd = next(i for i, char in enumerate(word) if window[i] != char)
                        if odd in holes:
                            yield start, word, odd
            at = text.find(part, at + 1)
