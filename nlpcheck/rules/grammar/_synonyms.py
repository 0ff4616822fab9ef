"""Three words of one class of synonyms in one slot (GR010): 途径、渠道和门路, 方法、办法和方式.

The classes are lexicons/synonyms.tsv.  Pairs of a class that public text often joins are listed
there (规划、计划): a chain is stacked only where of some three of its words at most one pair is
such, and where no two that touch often do (规章制度).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations
from typing import Any

from nlpcheck import lexicon
from nlpcheck.types import Span

_MARKS = ("", "、", "和", "与", "及", "或", "以及", "或者")
_JOINS = frozenset("、和与及或")
_OPENS = _JOINS | {"以"}
_SIZE = 2
"""Of every word of the classes, in characters."""
_CLOSES = re.compile(
    "[，。；！？：]|的|$|力度|更加?|得到|均|都|也|已|还|不断|日益|日趋|明显|较|十分|进一步|进行|"
    "开展|落实|基本|全部|有待|显著|大幅|持续|工作|情况|等(?!级|额|次)|上|中|方面|"
    "[作做]了|[作做]出|予以|加以|给予|实行|统一|仍|应|必须|需要|须|将|会(?!议)|能(?!力)|可(?!行|能)|要(?!求|点|素)"
)
"""What may follow a noun phrase that ends its part of the clause."""
_GROWS = re.compile("[、和与及或者性化率员费权机案书表]|以及")
"""What shows that a verb or adjective before it is part of another word or a longer list."""

_NAMES = re.compile("[化性者率员费权机案书表]|工作|小组|办公室|中心|部门|机构|系统|平台|建设|管理")
"""What makes a name of the words before it."""


@cache
def _classes() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Kind, the pairs joined by right (in both orders) and those that stand together by right."""
    rows = []
    for _, kind, joined, together in lexicon.table("synonyms"):
        pairs = joined.split("、")
        both = frozenset([*pairs, *(pair[_SIZE:] + pair[:_SIZE] for pair in pairs)])
        rows.append((kind, both, frozenset(together.split("、"))))
    return tuple(rows)


@cache
def _automaton() -> tuple[Any, list[str], dict[str, frozenset[int]]]:
    """An automaton of all words, the words, and each one's classes."""
    from ahocorasick_rs import AhoCorasick

    owners: dict[str, set[int]] = {}
    for number, (of_class, _, _, _) in enumerate(lexicon.table("synonyms")):
        for word in of_class.split("、"):
            owners.setdefault(word, set()).add(number)
    words = sorted(owners)
    return AhoCorasick(words), words, {word: frozenset(owners[word]) for word in words}


@lru_cache(maxsize=4)
def _standing(text: str) -> dict[int, str]:
    """Where words of the classes begin."""
    automaton, words, _ = _automaton()
    found = automaton.find_matches_as_indexes(text, overlapping=True)
    return {start: words[index] for index, start, _ in found}


def chains(text: str) -> Iterator[Span]:
    """Three or more synonyms of a class, joined or side by side, that fill one slot."""
    standing = _standing(text)
    owners = _automaton()[2]
    done = 0
    for start in sorted(standing):
        joint = start + _SIZE
        if joint not in standing and text[joint : joint + 1] not in _OPENS:
            continue
        if start < done or text[start - 1 : start] in _JOINS:
            continue
        words, end, classes = [standing[start]], start + _SIZE, owners[standing[start]]
        touching = []
        while True:
            for mark in _MARKS:
                word = standing.get(end + len(mark), "")
                shared = classes & owners[word] if word else frozenset()
                if shared and word not in words and text.startswith(mark, end):
                    break
            else:
                break
            if not mark:
                touching.append(words[-1] + word)
            words.append(word)
            classes, end = shared, end + len(mark) + _SIZE
        if len(words) > 2 and any(_stacked(words, touching, text, end, at) for at in classes):
            yield Span(start, end)
            done = end


def _stacked(words: list[str], touching: list[str], text: str, end: int, number: int) -> bool:
    """Whether a chain that stops at ``end`` fills its slot with words of a class by wrong."""
    kind, joined, together = _classes()[number]
    closes = _CLOSES.match(text, end) if kind == "n" else not _GROWS.match(text, end)
    if len(touching) == len(words) - 1 and not _NAMES.match(text, end):
        # Three and more side by side without any mark: one usual pair is no excuse.
        return sum(pair in together for pair in touching) < 2
    if not closes or not together.isdisjoint(touching):
        return False
    return any(
        sum(a + b in joined for a, b in combinations(three, 2)) < 2
        for three in combinations(words, 3)
    )
