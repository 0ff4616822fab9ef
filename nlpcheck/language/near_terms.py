"""Near misses of official terms and fixed phrases: one character off, judged by likeness.

Where all characters of a term but one stand (:mod:`nlpcheck.language.one_off`), the odd one is
compared, by pycorrector, with the right one; inside a long term any other character is odd.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.one_off import OneOff

if TYPE_CHECKING:
    from nlpcheck.rules.base import Context

_SURE = 0.85
"""ProperCorrector's own threshold of likeness."""
_FUNCTION = frozenset(
    "的了和与及或在是有为对向从被把将以由于并且而之其这那各每该本我个一二三四五六七八九十不"
    "得已另愿较全新报也都就还又再更最很要能可会应须均等中至到于同给跟"
)
"""Characters that stand beside a term's halves by right (系统及数据, 国务院另有规定)."""
_LONG = 5
"""From so many characters on a term is told by the others, whatever stands for an inner one."""
_COUNTS = frozenset("一二三四五六七八九十两双多全各")
"""Characters that make another name of a quoted one (五议两公开 beside 四议两公开)."""


class Near(msgspec.Struct, frozen=True):
    """A near miss of a term: ``text`` stands at ``[start, end)``, ``term`` was meant."""

    start: int
    end: int
    text: str
    term: str
    score: float


@cache
def _phrases() -> frozenset[str]:
    """The administrative fixed phrases; one without its 、 is as right as the phrase itself."""
    known = {
        p.phrase for p in lexicon.phrases() if p.kind == "administrative" and len(p.phrase) >= 3
    }
    return frozenset(known | {phrase.replace("、", "") for phrase in known})


@cache
def _index() -> OneOff:
    return OneOff(lexicon.words("terms") | lexicon.words("idioms") | _phrases())


@lru_cache(maxsize=2)
def misses(text: str) -> list[tuple[int, str, int]]:
    """(start, term, idiom or fixed phrase, which of its characters is another one), in order:
    one look at the text for all three lexicons."""
    return sorted(_index().find(text))


@cache
def _right_variants() -> frozenset[str]:
    """Words one character off a term that are right themselves."""
    return lexicon.words("terms", 1)


def find_near_terms(text: str) -> list[Near]:
    """The near misses of official terms in ``text``, in order, none overlapping another."""
    return _find(text, lexicon.words("terms"), in_quotes=False)


def find_near_phrases(text: str) -> list[Near]:
    """The near misses of fixed phrases; in quotation marks two characters may be swapped too."""
    found = _find(text, _phrases(), in_quotes=True)
    letters = _by_letters()
    for match in _QUOTED.finditer(text):
        term = letters.get("".join(sorted(match["x"])))
        if term and match["x"] not in _phrases():
            found.append(Near(*match.span("x"), match["x"], term, 0.9))
    return sorted(found, key=lambda n: n.start)


_QUOTED = lazy(r"[“「](?P<x>[一-鿿、+＋]{3,9})[”」]")


@cache
def _by_letters() -> dict[str, str]:
    return {"".join(sorted(term)): term for term in _phrases()}


def _find(text: str, terms: frozenset[str], *, in_quotes: bool) -> list[Near]:
    """``in_quotes``: the terms are names for themselves; quotation marks round one leave no
    doubt where it begins and ends, and only there may it be of three characters."""
    found: list[Near] = []
    near: dict[tuple[int, int, int], list[str]] = {}
    for start, term, hole in misses(text):
        if term in terms:
            near.setdefault((len(term), hole, start), []).append(term)
    for (length, hole, start), meant in sorted(near.items()):
        word = text[start : start + length]
        odd = word[hole]
        if word in _right_variants() or word in terms:
            continue
        quoted = (
            in_quotes
            and text[start - 1 : start] in {"“", "「"}
            and text[start + length : start + length + 1] in {"”", "」", "、"}
        )
        if not "一" <= odd <= "鿿" or odd in (_COUNTS if quoted else _FUNCTION):
            continue
        if in_quotes and not quoted and length < 4:
            continue
        if not quoted and _reads(text, start, word, hole):
            continue  # asked first: pycorrector takes half a second to load
        for term in meant:
            if _alike(word, hole, term) if quoted else _meant(word, hole, term):
                found.append(Near(start, start + length, word, term, 0.9))
                break
    kept: list[Near] = []
    for miss in sorted(found, key=lambda n: (n.start - n.end, n.start)):
        if not any(k.start < miss.end and miss.start < k.end for k in kept):
            kept.append(miss)
    return sorted(kept, key=lambda n: n.start)


def _meant(word: str, hole: int, term: str) -> bool:
    if len(term) >= _LONG and 0 < hole < len(term) - 1 and not term.startswith(_ADVERB):
        from nlpcheck.language.pycorrector_adapter import simplified

        return simplified(word[hole]) != term[hole]
    return _alike(word, hole, term)


_ADVERB = "进一步"
"""A verb follows it, and many of a kind do (进一步做强)."""


def _alike(word: str, hole: int, term: str) -> bool:
    from nlpcheck.language.pycorrector_adapter import likeness, simplified

    odd, right = word[hole], term[hole]
    return likeness(odd, right) > _SURE and simplified(odd) != right


def _reads(text: str, start: int, word: str, hole: int) -> bool:
    """Whether the words as they stand make sense without the term.

    So they do where the odd character is part of a dictionary word, where a word lies
    across the edge of the term, and where the rest of the term is one word by itself
    (国务院 in 国务院另有) that the odd character merely follows or precedes.
    """
    from nlpcheck.language.segment import cut_known

    end = start + len(word)
    left = max(0, start - 6)
    window = text[left : end + 6].replace("\n", "，")
    rest = word[1:] if hole == 0 else word[:-1] if hole == len(word) - 1 else ""
    at = left
    for token in cut_known(window):
        after = at + len(token)
        if at <= start + hole < after and len(token) > 1:
            return True
        if at < start < after or at < end < after:
            return True
        if rest and token == rest and start <= at < end:
            return True
        at = after
    return False


def near_terms(context: Context) -> list[Near]:
    """Service: near misses of official terms in a report's narrative, titles left out."""
    from nlpcheck.language.confusables import outside_titles

    return outside_titles(context, find_near_terms(context.prose))


def near_phrases(context: Context) -> list[Near]:
    """Service: near misses of fixed phrases in a report's narrative."""
    return find_near_phrases(context.prose)
