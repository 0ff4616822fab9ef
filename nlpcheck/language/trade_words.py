"""Words of offices' own that dictionary and public text hardly hold (lexicons/trade_words.tsv,
compounds.tsv).

Where one of them stands, what lies partly within it is no word with something missing or amiss.
"""

from __future__ import annotations

from functools import cache

from nlpcheck import lexicon

_LONGEST = 5


@cache
def known() -> frozenset[str]:
    """These words, and the compounds of lexicons/compounds.tsv."""
    return frozenset(lexicon.words("trade_words") | lexicon.words("compounds"))


def inside(text: str, at: int) -> bool:
    """Whether the character at ``at`` is of such a word (违停)."""
    return any(start <= at < end for start, end in _about(text, at, at + 1))


def crosses(text: str, start: int, end: int) -> bool:
    """Whether such a word lies partly within ``text[start:end]`` and partly outside (驾培 beside
    培机构, 地笼 beside 收缴地)."""
    return any(a < start < b or a < end < b for a, b in _about(text, start, end))


def touches(text: str, start: int, end: int) -> bool:
    """Whether any of ``text[start:end]`` is of such a word (付制 in 后付制)."""
    return any(a < end and start < b for a, b in _about(text, start, end))


def _about(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words that begin up to four characters before ``start`` and before ``end``."""
    words = known()
    return [
        (at, at + size)
        for at in range(max(0, start - _LONGEST + 1), end)
        for size in range(2, _LONGEST + 1)
        if text[at : at + size] in words
    ]
