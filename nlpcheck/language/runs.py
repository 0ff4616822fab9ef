"""The words of a text's lines and of its runs of Chinese characters, by the dictionary alone.

Several services look at the same words: a text is cut once for all of them.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from nlpcheck.language.lazy import lazy

CLAUSE_END = frozenset("，。；")
"""The marks with which a clause ends."""
_LINE = lazy(r"[^\n]+")
_RUN = lazy(r"[一-鿿]{3,}")
_APART = frozenset(["", *"\n \u3000，。、；：！？“”‘’《》（）【】〔〕…—"])
"""Beside these the segmentation begins anew; not beside letters and digits (B超)."""


class Run(NamedTuple):
    """Words that join on one another at ``[start, end)`` (code points)."""

    start: int
    end: int
    words: list[str]


@lru_cache(maxsize=2)
def lines(text: str) -> list[Run]:
    """The lines of ``text`` that hold anything."""
    from nlpcheck.language.segment import cut_known

    return [Run(*line.span(), cut_known(line[0])) for line in _LINE.finditer(text)]


@lru_cache(maxsize=2)
def runs(text: str) -> list[Run]:
    """The runs of three Chinese characters and more in ``text``, cut as if each stood alone."""
    from nlpcheck.language.segment import cut_known

    found: list[Run] = []
    for line in lines(text):
        starts = list(accumulate(map(len, line.words), initial=line.start))
        first = 0
        for run in _RUN.finditer(text, line.start, line.end):
            start, end = run.span()
            if text[start - 1 : start] in _APART and text[end : end + 1] in _APART:
                first = starts.index(start, first)
                stop = starts.index(end, first)
                found.append(Run(start, end, line.words[first:stop]))
            else:
                found.append(Run(start, end, cut_known(run[0])))
    return found
