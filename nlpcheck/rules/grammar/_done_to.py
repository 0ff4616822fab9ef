"""GR008 where the verb is told as done: 满足了观众的视野, 生活水平得到改进.

Nouns and the verbs that never take them are lexicons/unfit_objects.tsv.  In fifty-eight million
characters of laws, political reports and news some nine hundred clauses of the first build end in
a noun of that table; in four of them the verb is one that its row calls unfit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy

_ADVERBS = "进一步|不断|明显|显著|大幅|逐步|持续|稳步|有效|较大|很大|极大|全面|普遍|切实|充分|根本|初步|整体|较好|更好|有力"
_PASSIVE = lazy(rf"(?:得到|得以)了?(?:{_ADVERBS}){{0,2}}的?(?P<verb>[一-鿿]{{2}})(?=[，。；])")
_LOOSE = frozenset(
    [
        "加强",
        "强化",
        "巩固",
        "提升",
        "增强",
        "缓解",
        "改善",
        "提高",
        "下降",
        "上升",
        "降低",
        "增加",
        "减少",
        "保障",
    ]
)
"""What even official prose says of many a thing (短板得到缓解, 作用得到提升)."""
_RIGHT = frozenset(["填补不足", "弥补期待"])


@cache
def _rows() -> dict[str, tuple[str, frozenset[str]]]:
    """Of each noun the verb that is meant and those that are unfit."""
    return {
        noun: (better, frozenset(wrong.split("、")))
        for noun, better, wrong in lexicon.table("unfit_objects")
    }


@cache
def _active() -> re.Pattern[str]:
    verbs = sorted({v for _, wrong in _rows().values() for v in wrong}, key=len, reverse=True)
    nouns = sorted(_rows(), key=len, reverse=True)
    return lazy(
        rf"(?P<verb>{'|'.join(verbs)})了[^，。；：、！？\n的了和与及]{{2,8}}的(?P<noun>{'|'.join(nouns)})(?=[，。；])"
    )


def unfit(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of an unfit verb, and the verb that is meant."""
    for match in _active().finditer(text):
        better, wrong = _rows()[match["noun"]]
        if match["verb"] in wrong and match["verb"] + match["noun"] not in _RIGHT:
            yield *match.span("verb"), better
    for match in _PASSIVE.finditer(text):
        if match["verb"] in _LOOSE:
            continue
        for size in (4, 3, 2):
            row = _rows().get(text[max(0, match.start() - size) : match.start()])
            if row:
                if match["verb"] in row[1]:
                    yield *match.span("verb"), row[0]
                break
