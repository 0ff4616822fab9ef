"""Places where a word of a lexicon stands but for one character.

A wrong character leaves at least two or three others of the word as they are, side by side or
round it.  So a word is found by these: by its first and its last three, and where the wrong
one is in the middle by those beside it; of a word of three by the two that are left.  What of
this stands in a text a sieve tells; so most words cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from nlpcheck.language.prefilter import packed
from nlpcheck.language.sieve import Sieve


class _Index:
    """Words by some of their characters, with how far into the word these begin."""

    def __init__(self, *offsets: int) -> None:
        self._words: dict[str, list[tuple[str, int, range]]] = {}
        self._sieve = Sieve(self._words, offsets)

    def add(self, key: str, word: str, begin: int, holes: range) -> None:
        """A word that may be found by ``key``, one of its characters ``holes`` being wrong."""
        self._words.setdefault(key, []).append((word, begin, holes))

    def find(self, text: str, held: str, places: Sequence[int]) -> Iterator[tuple[int, str, int]]:
        """What is one off of the words of which a key stands in ``held``, whose characters
        stand at ``places`` in ``text``."""
        for at, key in self._sieve.find(held):
            for word, begin, holes in self._words[key]:
                start = places[at] - begin
                if start < 0 or text.startswith(word, start):
                    continue
                hole = _odd(text, start, word, holes)
                if hole >= 0:
                    yield start, word, hole


def _odd(text: str, start: int, word: str, holes: range) -> int:
    """The one of ``holes`` but for which ``word`` stands at ``start``; -1 where none is."""
    for hole in holes:
        char = text[start + hole : start + hole + 1]
        if char != word[hole]:
            return hole if char and text.startswith(word[hole + 1 :], start + hole + 1) else -1
    return -1


class OneOff:
    """Words of three characters and more, found in texts with one character exchanged."""

    def __init__(self, words: Iterable[str]) -> None:
        triples, before, behind = _Index(0, 1, 2), _Index(0, 1, 3), _Index(0, 2, 3)
        pairs, around = _Index(0, 1), _Index(0, 2)
        first, second, third = range(1), range(1, 2), range(2, 3)
        for word in words:
            size = len(word)
            if size > 3:
                triples.add(word[:3], word, 0, range(3, size))
                triples.add(word[-3:], word, size - 3, range(min(size - 3, 3)))
                if size < 6:
                    before.add(word[:2] + word[3], word, 0, third)
                    if size == 4:
                        behind.add(word[0] + word[2:], word, 0, second)
            elif size == 3:
                pairs.add(word[:2], word, 0, third)
                pairs.add(word[1:], word, 1, first)
                around.add(word[0] + word[2], word, 0, second)
        self._indexes = (triples, before, behind, pairs, around)

    def find(self, text: str) -> Iterator[tuple[int, str, int]]:
        """(start, word, which of its characters is another one), in no order, none twice."""
        held, places = packed(text)
        for index in self._indexes:
            yield from index.find(text, held, places)
