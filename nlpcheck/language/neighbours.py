"""Which words often stand beside which, and which function words never do.

lexicons/neighbours.tsv is made by ``training/superfluous.py`` from public prose.  ``follows``
lists the words that often stand bare behind a word.  Digits behind one tell which character
of the two words may be lost without the rest being anything that prose has: 0 the first
word's last character, 1 its first, 2 the second word's last, 3 its first.
"""

from __future__ import annotations

from functools import cache

import msgspec

from nlpcheck import lexicon


class Neighbours(msgspec.Struct, frozen=True):
    """A row: function words never behind a word and never before it; words often behind it
    (``、a、b12、``)."""

    never_after: str
    never_before: str
    follows: str

    def goes_before(self, word: str) -> bool:
        """Whether ``word`` often stands behind this one."""
        at = self.follows.find("、" + word)
        return at >= 0 and self.follows[at + len(word) + 1] in "、0123"

    def may_lose(self, word: str, digit: str) -> bool:
        """Whether that character of the two words may be told to be lost."""
        at = self.follows.find("、" + word)
        if at < 0:
            return False
        at += len(word) + 1
        return digit in self.follows[at : self.follows.index("、", at)]


class _Table:
    """The rows by their word; one is parted only when it is asked for."""

    def __init__(self) -> None:
        self._lines = {line[: line.index("\t")]: line for line in lexicon.lines("neighbours")}
        self._rows: dict[str, Neighbours] = {}

    def get(self, word: str) -> Neighbours | None:
        """The row of a word, if it has one."""
        if word not in self._lines:
            return None
        row = self._rows.get(word)
        if row is None:
            _, after, before, follows = self._lines[word].split("\t")
            row = self._rows[word] = Neighbours(after, before, f"、{follows}、")
        return row

    def followed(self) -> list[str]:
        """The words of two characters that others often follow."""
        return [w for w, line in self._lines.items() if len(w) == 2 and line[-1] != "\t"]


@cache
def neighbours() -> _Table:
    """All rows."""
    return _Table()


@cache
def holding() -> dict[str, list[str]]:
    """The words of two characters that others often follow, by each of their characters."""
    found: dict[str, list[str]] = {}
    for word in neighbours().followed():
        found.setdefault(word[0], []).append(word)
        if word[1] != word[0]:
            found.setdefault(word[1], []).append(word)
    return found
