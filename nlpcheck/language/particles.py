"""Which of 的, 地 and 得 stands between two stretches of text: a small model of their words.

:func:`scores` gives the three probabilities from the words on both sides, the particle that is
written there not being looked at; :func:`doubtful` lists the places of a text where another one is
the more likely by far.  The weights, nlpcheck/language/models/particles.npz, are learned by
``training/particles.py`` from public laws, reports and news.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import msgspec

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy

if TYPE_CHECKING:
    from nlpcheck.rules.base import Context

PARTICLES = "的地得"
MODEL = Path(__file__).resolve().parent / "models" / "particles.npz"
BITS = 17
_MASK = (1 << BITS) - 1
LEFT, RIGHT = 16, 18
"""So many characters are read on either side, to the clause's bounds at most."""
_BOUND = lazy(r"[，。；：！？\n（）()…—]")
_HAN = lazy(r"[一-鿿]")
LEAST = 0.9
"""A place is listed where the particle that is written is less likely than this."""


class Doubt(msgspec.Struct, frozen=True):
    """The particle ``written`` at ``at`` (code points), and how likely each one is there."""

    at: int
    written: str
    odds: tuple[float, float, float]
    """Of 的, 地 and 得."""
    left: str
    right: str
    """Its clause before and behind it."""

    @property
    def before(self) -> tuple[str, str]:
        """The word before it, with its tag."""
        return _tagged(self.left)[-1]

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """The words behind it, with their tags."""
        return _tagged(self.right)


def around(text: str, at: int) -> tuple[str, str]:
    """What stands before and behind the character ``at`` in its clause, within reach."""
    left = _BOUND.split(text[max(0, at - LEFT) : at])[-1]
    right = _BOUND.split(text[at + 1 : at + 1 + RIGHT])[0]
    return left, right


@lru_cache(maxsize=4096)
def _tagged(text: str) -> tuple[tuple[str, str], ...]:
    from nlpcheck.language.segment import tag

    return tuple(tag(text)) if text else ()


def _form(word: str) -> str:
    """How a word is built: AA, ABB, AABB, ABAC, 一A一B, or its length."""
    if len(word) == 2 and word[0] == word[1]:
        return "AA"
    if len(word) == 4:
        if word[0] == word[1] and word[2] == word[3]:
            return "AABB"
        if word[0] == word[2] or word[1] == word[3]:
            return "ABAC"
        if word[:2] == word[2:]:
            return "ABAB"
    return str(min(len(word), 5))


def features(left: str, right: str) -> list[str]:
    """Names of what is true of a place between ``left`` and ``right``, parts of one clause."""
    before, behind = _tagged(left), _tagged(right)
    edge = ("", "^")
    l1, f1 = before[-1] if before else edge
    l2, f2 = before[-2] if len(before) > 1 else edge
    _l3, f3 = before[-3] if len(before) > 2 else edge
    stop = ("", "$")
    r1, g1 = behind[0] if behind else stop
    r2, g2 = behind[1] if len(behind) > 1 else stop
    _r3, g3 = behind[2] if len(behind) > 2 else stop
    e, ge = behind[-1] if behind else stop
    n = min(len(behind), 5)
    form = _form(l1)
    made = [
        f"a{l1}", f"b{f1}", f"c{l1[-1:]}", f"d{form}", f"e{l2}", f"f{f2}{f1}", f"g{f3}{f2}{f1}",
        f"h{l1}|{g1}", f"i{l1}|{r1}", f"j{r1}", f"k{g1}", f"l{r1[:1]}", f"m{r1[-1:]}", f"n{r2}",
        f"o{g1}{g2}", f"p{g1}{g2}{g3}", f"q{r1}|{g2}", f"r{f1}|{r1}", f"s{f1}|{g1}",
        f"t{f1}|{g1}{g2}", f"u{l1}|{ge}", f"v{r1}|{ge}{n}", f"w{e}", f"x{ge}{n}", f"y{r1}|{e}",
        f"z{form}|{g1}", f"A{l2}|{l1}", f"B{f1}|{n}", f"C{l1}|{n}", f"D{l2}|{g1}", f"E{r1}{r2}",
        f"F{f2}{f1}|{g1}{g2}", f"G{l1[-2:]}", f"H{l1[:2]}", f"I{g1}|{ge}{n}", f"J{left[-3:]}",
        f"K{right[:3]}", f"L{l2}|{r1}", f"M{l1[-1:]}|{g1}",
    ]  # fmt: skip
    # What governs the whole, and what is behind the word behind.
    for word, flag in before[:-1]:
        made.append(f"N{word}")
        made.append(f"O{word}|{f1}{g1}")
        if flag[:1] in "vp":
            made.append(f"P{flag}|{g1}")
    for word, flag in behind[1:6]:
        made.append(f"Q{word}")
        if flag[:1] == "u":
            made.append(f"R{word}|{g1}")
            made.append(f"S{word}|{f1}{g1}")
    # What the lists of words and the look of a complement say, whatever the words are.
    manner = _manner(left)
    verb = _verb(right)
    ends = _ends(right)
    made += [
        f"V{manner}|{verb}", f"W{manner}|{g1}", f"X{manner}|{verb}|{ge}{n}", f"Y{manner}|{f2}",
        f"Z{manner}|{verb}|{g2}", f"1{manner}|{len(before) < 2}|{verb}", f"2{f1}|{ends}",
        f"3{l1}|{ends}", f"4{form}|{verb}", f"5{ends}", f"6{f2}{f1}|{ends}", f"7{verb}|{g2}{g3}",
        f"8{verb}|{l1}",
    ]  # fmt: skip
    first = before[0][0] if len(before) > 1 else ""
    made.append(f"T{first}|{g1}")
    made.append(f"U{len(before) if len(before) < 4 else 4}|{f1}{g1}")
    return made


def _manner(left: str) -> str:
    """Which kind of manner word ``left`` ends with, if one."""
    known = lexicon.mapping("manner")
    return next((known[left[-n:]] for n in (5, 4, 3, 2) if left[-n:] in known), "")


def _verb(right: str) -> str:
    """Which kind of verb ``right`` begins with, if one, or a preposition."""
    known = lexicon.mapping("verbs")
    kind = next((known[right[:n]] for n in (4, 3, 2) if right[:n] in known), "")
    return kind or (right[0] if right[:1] in _PREPOSITIONS else "")


_PREPOSITIONS = frozenset("把将向对为与和同给在从就按依由以")
_DEGREE = lazy(
    r"更加?|很|较为?|非常|十分|比较|越来越|相当|特别|不够|不太|不大|还不够|还不太|还很|还比较|不是很|极为|尤为|并不|过于|过|偏|太|不|有些|有点|"
    r"如此|这样|那么|最|也很|都很|又|再"
)


def _ends(right: str) -> str:
    """How a clause of the look of a complement is made: a degree or none, and its length."""
    degree = _DEGREE.match(right)
    rest = right[degree.end() :] if degree else right
    known = "w" if len(rest) < 5 and len(_tagged(rest)) == 1 else ""
    flag = _tagged(rest)[0][1] if rest else ""
    return f"{degree[0] if degree else ''}{min(len(rest), 5)}{known}{flag[:1]}"


def rows(names: list[str]) -> list[int]:
    """The rows of the table of weights in which features stand."""
    return [crc32(name.encode()) & _MASK for name in names]


@cache
def _model() -> tuple[Any, Any, frozenset[str], frozenset[str]]:
    import numpy as np

    with np.load(MODEL) as file:
        weights = file["weights"].astype(np.float32) * float(file["scale"])
        bias = file["bias"].astype(np.float32)
        adverbs = frozenset(str(file["adverbs"]).split("|"))
        verbs = frozenset(str(file["verbs"]).split("|"))
    return weights, bias, adverbs, verbs


def scores(left: str, right: str) -> tuple[float, float, float]:
    """The probabilities of 的, 地 and 得 between ``left`` and ``right``."""
    weights, bias, _, _ = _model()
    sums = (weights[rows(features(left, right))].sum(0) + bias).tolist()
    top = max(sums)
    grown = [math.exp(s - top) for s in sums]
    whole = sum(grown)
    return grown[0] / whole, grown[1] / whole, grown[2] / whole


_CROSSED = lazy("质量|质效|力度|名单|体现|体系")
"""What the segmenter takes apart behind a 地 or 得 (公开/地质/量)."""


def _lone(text: str, at: int, left: str, right: str) -> bool:
    """Whether the character ``at`` is a word by itself, or stuck to another one by a guess or by
    an accident (公开/地质/量)."""
    from nlpcheck.language.segment import has_word

    around_it = (text[at - i : at - i + n] for n in (2, 3) for i in range(n) if at >= i)
    if not any(has_word(word) for word in around_it):
        return True
    place = 0
    for word, _ in _tagged(left + text[at] + right):
        end = place + len(word)
        if place <= len(left) < end:
            if len(word) == 1 or not has_word(word):
                return True
            return place == len(left) and _CROSSED.match(right) is not None
        place = end
    return False


def places(text: str) -> Iterator[tuple[int, str, str]]:
    """(offset, left, right) of each particle of ``text`` that may be a wrong one."""
    _, _, adverbs, verbs = _model()
    for match in re.finditer("[的地得]", text):
        at = match.start()
        if match[0] == "的":
            tail = text[max(0, at - 2) : at]
            if tail not in adverbs and tail not in verbs and tail[-1:] not in verbs:  # 认真的, 讲的
                continue
        left, right = around(text, at)
        if not left or not right or not _HAN.match(left[-1]):
            continue
        if not _HAN.match(right[0]) and (match[0] == "的" or not right[0].isdigit()):
            continue
        if _lone(text, at, left, right):
            yield at, left, right


def doubtful(context: Context) -> list[Doubt]:
    """The places of the narrative where another particle is likelier by far."""
    found = []
    text = context.prose
    for at, left, right in places(text):
        odds = scores(left, right)
        if odds[PARTICLES.index(text[at])] < LEAST:
            found.append(Doubt(at, text[at], odds, left, right))
    return found
