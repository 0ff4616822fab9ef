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

_Index = dict[str, list[str]]
"""Words by characters of theirs."""


class OneOff:
    """Words of three characters and more, found in texts with one character exchanged."""

    def __init__(self, words: Iterable[str]) -> None:
        heads: _Index = {}
        tails: _Index = {}
        before: _Index = {}
        behind: _Index = {}
        self._short: list[str] = []
        for word in words:
            size = len(word)
            if size > 3:
                heads.setdefault(word[:3], []).append(word)
                tails.setdefault(word[-3:], []).append(word)
                if size < 6:
                    before.setdefault(word[:2] + word[3], []).append(word)
                    if size == 4:
                        behind.setdefault(word[0] + word[2:], []).append(word)
            elif size == 3:
                self._short.append(word)
        self._heads, self._tails, self._before, self._behind = heads, tails, before, behind

    def find(self, text: str) -> Iterator[tuple[int, str, int]]:
        """(start, word, which of its characters is another one), in no order, none twice."""
        before, behind = _gapped(text)
        for word, at in _places(text, self._heads, triples(text), slice(3)):
            yield from _odd(text, word, at, range(3, len(word)))
        for word, at in _places(text, self._tails, triples(text), slice(3)):
            behind_it = len(word) - 3
            yield from _odd(text, word, at - behind_it, range(min(behind_it, 3)))
        for word, at in _places(text, self._before, before, slice(2)):
            yield from _odd(text, word, at, range(2, 3))
        for word, at in _places(text, self._behind, behind, slice(1, 3)):
            yield from _odd(text, word, at - 2, range(1, 2))
        # Of three characters two stand, which says little; there are few such words.
        pairs = held(text)
        for word in self._short:
            for part, holes in (
                (word[:2], range(2, 3)),
                (word[1:], range(1)),
                (word[0], range(1, 2)),
            ):
                if part in pairs:
                    for at in _all(text, part):
                        yield from _odd(text, word, at - (holes.start == 0), holes)


@lru_cache(maxsize=4)
def _gapped(text: str) -> tuple[list[str], list[str]]:
    """What stands in a text round one character: of ABCD all ABD and ACD."""
    text = dense(text)
    pairs = list(map(add, text, text[1:]))
    return list(map(add, pairs, text[3:])), list(map(add, text, pairs[2:]))


def _places(
    text: str, index: _Index, standing: Iterable[str], whole: slice
) -> Iterator[tuple[str, int]]:
    """The words of ``index`` and where ``whole``, the part of their key without a gap, stands."""
    for key in set(filter(index.__contains__, standing)):
        words = index[key]
        for at in _all(text, key[whole]):
            for word in words:
                yield word, at


def _all(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _odd(text: str, word: str, start: int, holes: range) -> Iterator[tuple[int, str, int]]:
    """The place, if all characters of ``word`` but one of ``holes`` stand at ``start``."""
    if start >= 0 and not text.startswith(word, start):
        window = text[start : start + len(word)]
        if len(window) == len(word) and sum(map(ne, window, word)) == 1:
            odd = next(i for i, char in enumerate(word) if window[i] != char)
            if odd in holes:
                yield start, word, odd
