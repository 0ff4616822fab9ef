"""Words written by another character or word of the same sound, found by counting.

lexicons/homophones.tsv holds two kinds of wrong forms, none of which ever occurs in some
58 million characters of public prose: two characters that are no word of the dictionary
(怎策 for 政策), and pairs of words of which one was taken for a rarer one that sounds the
same (应急观礼 for 应急管理).  A form stands as an error only where the segmentation shows it
by itself, not as the seam of other words and not as part of a name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from nlpcheck import lexicon

if TYPE_CHECKING:
    from nlpcheck.rules.base import Context

_PARTICLES = frozenset(
    "的了和与及或在是为对向从被把将并也都就还又再更最很要能可会应须均等于以其各不已未所"
)
"""Words of one character beside which a word begins or ends; beside any other, a name may."""
_CHINESE = re.compile(r"[一-鿿]")
_REACH = 12


class Sounding(msgspec.Struct, frozen=True):
    """``text`` at ``[start, end)``, for which ``right`` was meant (code points)."""

    start: int
    end: int
    text: str
    right: str


@cache
def _forms() -> dict[str, str]:
    """Wrong form → right form; the form of the commoner word where two share one."""
    forms: dict[str, str] = {}
    for right, wrongs in lexicon.table("homophones"):
        for wrong in wrongs.split("、"):
            forms.setdefault(wrong, right)
    return forms


def find_homophones(text: str) -> list[Sounding]:
    """The forms of lexicons/homophones.tsv in ``text``, in order, none overlapping another."""
    forms = _forms()
    found: list[Sounding] = []
    for length in (4, 2):
        for start in range(len(text) - length + 1):
            word = text[start : start + length]
            if word not in forms:
                continue
            if any(f.start < start + length and start < f.end for f in found):
                continue
            if _alone(text, start, word, forms[word]):
                found.append(Sounding(start, start + length, word, forms[word]))
    return sorted(found, key=lambda f: f.start)


def _alone(text: str, start: int, word: str, right: str) -> bool:
    """Whether the form is made of whole words by itself, and the right one fits better."""
    from nlpcheck.language.segment import cut_known

    left = max(0, start - _REACH)
    window = text[left : start + len(word) + _REACH].replace("\n", "，")
    at = start - left
    tokens: list[tuple[int, str]] = []
    place = 0
    for token in cut_known(window):
        tokens.append((place, token))
        place += len(token)
    first = next((i for i, (where, _) in enumerate(tokens) if where == at), None)
    if first is None:
        return False
    inner = tokens[first : first + 2]
    if "".join(token for _, token in inner) != word:
        return False
    if len(word) == 4:
        return [len(token) for _, token in inner] == [2, 2]
    for index in (first - 1, first + 2):
        if 0 <= index < len(tokens):
            token = tokens[index][1]
            if len(token) == 1 and token not in _PARTICLES and _CHINESE.match(token):
                return False
    mended = cut_known(window[:at] + right + window[at + len(word) :])
    return len(mended) < len(tokens)


def homophones(context: Context) -> list[Sounding]:
    """Service: what :func:`find_homophones` finds in a report's narrative, titles left out."""
    from nlpcheck.language.confusables import titles_of

    titles = context.use(titles_of)
    return [
        found
        for found in find_homophones(context.prose)
        if not any(a <= found.start and found.end <= b for a, b in titles)
    ]
