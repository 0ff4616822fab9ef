"""Two words of one sense side by side, for GR009: 即将快要, 原先原有, 按照依据.

The classes are lexicons/twice.tsv: adverbs, determiners, prepositions and conjunctions of which two
say one thing.  A pair that public text has, were it once in fifty-five million characters, is apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from nlpcheck import lexicon

_LAST = frozenset(["原有", "最为", "联合"])
"""What stays of a pair though it comes last: it holds what the adverb before it says."""


@cache
def _pairs() -> dict[str, frozenset[str]]:
    """For each word those of its sense that may follow it by wrong."""
    made: dict[str, set[str]] = {}
    apart: dict[str, set[str]] = {}
    for first, second, right in lexicon.table("twice"):
        for one in first.split("、"):
            after = {two for two in (second or first).split("、") if not _holds(one, two)}
            made.setdefault(one, set()).update(after)
            apart.setdefault(one, set()).update(
                pair.removeprefix(one) for pair in right.split("、") if pair.startswith(one)
            )
    return {one: frozenset(after - apart[one]) for one, after in made.items()}


def _holds(one: str, two: str) -> bool:
    """Whether one of two words begins or ends with the other (不仅, 不仅仅)."""
    short, long = sorted((one, two), key=len)
    return long.startswith(short) or long.endswith(short)


@cache
def _automaton() -> tuple[Any, list[str]]:
    from ahocorasick_rs import AhoCorasick

    pairs = _pairs()
    words = sorted(pairs.keys() | {two for after in pairs.values() for two in after})
    return AhoCorasick(words), words


def side_by_side(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of every such pair, and the word that is enough; none within another."""
    automaton, words = _automaton()
    pairs = _pairs()
    ended: dict[int, list[tuple[int, str]]] = {}
    told = 0
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        word = words[index]
        for first, one in ended.get(start, ()):
            if first >= told and word in pairs.get(one, ()):
                told = end
                yield first, end, word if word in _LAST else one
                break
        ended.setdefault(end, []).append((start, word))
