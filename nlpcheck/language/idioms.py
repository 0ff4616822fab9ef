"""Idioms and set phrases with one character wrong: 相辅相承 for 相辅相成.

Where all characters of a phrase but one stand, the odd one is compared with the right one, by
lexicons/alike.tsv (characters read alike, nearly alike, or of one shape).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from nlpcheck import lexicon
from nlpcheck.language.near_terms import misses

if TYPE_CHECKING:
    from nlpcheck.rules.base import Context


class NearIdiom(msgspec.Struct, frozen=True):
    """``text`` at ``[start, end)``, for which ``right`` was meant (code points)."""

    start: int
    end: int
    text: str
    right: str


@cache
def _alike() -> dict[str, str]:
    """Each character with all that are read like it or look like it."""
    found: dict[str, str] = {}
    for row in lexicon.table("alike"):
        kind, chars, others = (*row, "")[:3]
        for char in chars:
            found[char] = found.get(char, "") + (chars if kind == "sound" else others)
    return found


def alike(odd: str, right: str) -> bool:
    """Whether one character may be written for another by ear or by eye."""
    table = _alike()
    return odd in table.get(right, "") or right in table.get(odd, "")


def find_idioms(text: str) -> list[NearIdiom]:
    """Phrases with one wrong character in ``text``, in order, none overlapping another."""
    right = lexicon.words("idioms")
    found: list[NearIdiom] = []
    for start, phrase, hole in misses(text):
        if phrase not in right or len(phrase) < 4 or (found and start < found[-1].end):
            continue
        window = text[start : start + len(phrase)]
        if (
            alike(window[hole], phrase[hole])
            and window not in right
            and window not in lexicon.words("idioms", 1)  # right as well
        ):
            found.append(NearIdiom(start, start + len(phrase), window, phrase))
    return [near for near in found if _stands(text, near)]


def _stands(text: str, near: NearIdiom) -> bool:
    """Whether no word lies across its edges, unless the sentence falls into fewer words mended."""
    from nlpcheck.language.segment import cut_known

    left = max(0, near.start - 6)
    before = text[left : near.start].split("\n")[-1]
    after = text[near.end : near.end + 6].split("\n")[0]
    words = cut_known(before + near.text + after)
    if near.text in words:
        return True  # the dictionary holds some misspellings too
    mended = cut_known(before + near.right + after)
    if near.right not in mended:
        return False
    return len(mended) < len(words)


def idioms(context: Context) -> list[NearIdiom]:
    """Service: what :func:`find_idioms` finds in a report's narrative, titles left out."""
    from nlpcheck.language.confusables import outside_titles

    return outside_titles(context, find_idioms(context.prose))
