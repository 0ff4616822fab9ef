"""Characters that stand alone where they never do: of their word the other one is lost.

接受公众的督和评价: 督 is no word by itself, and between 的 and 和 public prose never has it.
lexicons/bound.tsv tells for each such character in which surroundings it never stands alone: a
between two particles, b behind a verb and before a particle, c behind a particle at a
clause's end, d behind another word and before a particle.  ``training/bound.py`` makes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

import msgspec

from nlpcheck import lexicon
from nlpcheck.language import trade_words
from nlpcheck.language.runs import CLAUSE_END, runs

BEFORE = frozenset("的和与及对将把被向")
"""Particles before the character."""
BEHIND = frozenset("的和与及")
"""Particles behind it."""


class Bound(msgspec.Struct, frozen=True):
    """A character at ``start`` (code points) that lacks its other half; ``words`` it may be of."""

    start: int
    char: str
    words: tuple[str, ...]

    @property
    def end(self) -> int:
        """Where the character ends."""
        return self.start + 1


@cache
def table(name: str = "bound") -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Each such character of a lexicon → its surroundings (letters) and the words it may be of."""
    return {row[0]: (row[1], tuple(row[2].split("、"))) for row in lexicon.table(name)}


def frame(words: list[str], index: int, before_all: str, behind_all: str) -> str:
    """In which of the surroundings the word at ``index`` stands; ``before_all``, ``behind_all``:
    the characters on either side of all the words, if any."""
    from nlpcheck.language.segment import tag

    before = words[index - 1] if index else ""
    behind = words[index + 1] if index + 1 < len(words) else ""
    if behind in BEHIND:
        if before in BEFORE:
            return "a"
        if len(before) >= 2:
            return "b" if tag(before)[0][1][:1] == "v" else "d"
    return "c" if not behind and behind_all in CLAUSE_END and before in BEHIND else ""


def find_bound(text: str) -> Iterator[Bound]:
    """Characters of ``text`` that lack their other half, in order."""
    return (half for half, _ in standing_alone(text, table(), frame))


def standing_alone(
    text: str,
    known: Mapping[str, tuple[str, tuple[str, ...]]],
    surrounding: Callable[[list[str], int, str, str], str],
) -> Iterator[tuple[Bound, str]]:
    """Characters of ``known`` (a :func:`table`) in one of their surroundings, which
    ``surrounding`` tells as :func:`frame` does, and in which one, in order."""
    for run in runs(text):
        if known.keys().isdisjoint(run.words):
            continue
        at = run.start
        sides = text[run.start - 1 : run.start], text[run.end : run.end + 1]
        for index, word in enumerate(run.words):
            row = known.get(word)
            if row and (kind := surrounding(run.words, index, *sides)):
                said_twice = text[max(0, at - 2) : at] == word + "的"  # 该全的全
                if kind in row[0] and not said_twice and not trade_words.inside(text, at):
                    yield Bound(at, word, row[1]), kind
            at += len(word)
