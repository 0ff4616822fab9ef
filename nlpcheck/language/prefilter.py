"""What a text can't hold, told before it is looked for."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache


@lru_cache(maxsize=16)
def dense(text: str) -> str:
    """Each line of ``text`` once, between line breaks: it has the same words, and of a report's
    narrative more than half is blanked out, of its tables most cells say the same."""
    return "\n".join(["", *dict.fromkeys(text.split("\n")), ""])


_UTF16 = f"utf-16-{'le' if sys.byteorder == 'little' else 'be'}"


SHIFT = (0, 16) if sys.byteorder == "little" else (16, 0)
"""Where in a sign its first and its second character stand."""


def sign(word: str) -> int:
    """The first two characters of a word, or its only one, as a number."""
    first, second = ord(word[0]), ord(word[1]) if len(word) > 1 else 0
    if first > 0xFFFF or second > 0xFFFF:  # as units of UTF-16, of which the first two count
        return int.from_bytes(word[:2].encode(_UTF16, "surrogatepass")[:4], sys.byteorder)
    return first << SHIFT[0] | second << SHIFT[1] if second else first


@lru_cache(maxsize=16)
def held(text: str) -> AbstractSet[int]:
    """The signs of the characters of a text and of its pairs of characters: a word whose sign
    is not among them doesn't stand in it."""
    return signs(dense(text))


def signs(text: str) -> AbstractSet[int]:
    """The same of a short part of a text, worked out anew."""
    data = text.encode(_UTF16, "surrogatepass")
    found = set(array("H", data))
    for at in (0, 2):  # every pair of characters is four bytes, from an even or an odd one on
        found.update(array("I", data[at : at + (len(data) - at) // 4 * 4]))
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
        self._by_sign: dict[int, list[str]] = {}
        for word in words:
            self._by_sign.setdefault(sign(word), []).append(word)

    def standing(self, text: str) -> list[str]:
        """Those that stand in ``text``, in no order."""
        words = self._by_sign
        return [
            word for start in words.keys() & held(text) for word in words[start] if word in text
        ]
