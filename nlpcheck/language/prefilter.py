"""What a text can't hold, told before it is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from operator import add


def find_from(
    pattern: re.Pattern[str], starts: re.Pattern[str], text: str
) -> Iterator[re.Match[str]]:
    """``pattern.finditer(text)``, tried only at the places that ``starts`` finds.

    ``starts`` matches the one character with which every match of ``pattern``
    begins.  A search for one class is many times as fast as one for a long alternation.
    """
    # An expression put off (language/lazy.py) may know that there is nothing to find.
    hopeless = getattr(pattern, "hopeless", None)
    if hopeless is not None and hopeless(text):
        return
    at = 0
    for start in starts.finditer(text):
        if start.start() >= at and (match := pattern.match(text, start.start())):
            yield match
            at = max(match.end(), start.end())


@lru_cache(maxsize=16)
def dense(text: str) -> str:
    """Each line of ``text`` once, between line breaks: it has the same words, and of a report's
    narrative more than half is blanked out, of its tables most cells say the same."""
    return "\n".join(["", *dict.fromkeys(text.split("\n")), ""])


@lru_cache(maxsize=16)
def held(text: str) -> AbstractSet[str]:
    """The characters of a text and its pairs of characters: a word whose first two
    characters are no pair of the text doesn't stand in it."""
    return pairs(dense(text))


def pairs(text: str) -> AbstractSet[str]:
    """The same of a short part of a text, worked out anew."""
    chars = list(text)
    found = set(chars)
    found.update(map(add, chars, chars[1:]))
    return found


_LINES = re.compile(r"[^\n]+\n?")


@lru_cache(maxsize=4)
def packed(text: str) -> tuple[str, list[int]]:
    """``text`` with one line break for several, and where in it each character stands: of a
    report's narrative more than half is blanked out."""
    places: list[int] = []
    lines: list[str] = []
    for line in _LINES.finditer(text):
        lines.append(line[0])
        places += range(line.start(), line.end())
    return "".join(lines), places


def places_of(words: Iterable[str], text: str) -> list[int]:
    """Where any of some words stands, in order."""
    found: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + 1)
    return sorted(found)


class Words:
    """Words of two characters and more, to be looked for in text after text."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_start: dict[str, list[str]] = {}
        for word in words:
            self._by_start.setdefault(word[:2], []).append(word)

    def standing(self, text: str) -> list[str]:
        """Those that stand in ``text``, in no order."""
        starts = self._by_start
        return [
            word for pair in starts.keys() & held(text) for word in starts[pair] if word in text
        ]
