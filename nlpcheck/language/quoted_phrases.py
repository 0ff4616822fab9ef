"""Quoted strings that are nearly a fixed phrase, told by what stands around them.

The phrases are those of ``lexicons/quoted_phrases.tsv``.  A quoted string is near one if it differs in
one number only (三重两大), keeps one of its two parts and the number of the other (双随机、一检查,
三安全、一稳定性), or, of a phrase of one part, has one character that is another, lacks or is too many.
Local coinages do so too (五议两公开): those known are named in the lexicon, and others are told from
a slip by the noun behind (“双随机、一检查”监管) or by what is listed before (决策、执行、管理、服务、结果“五公示”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy

_QUOTED = lazy(r"[“「](?P<x>[一-鿿、，,]{2,10})[”」]")
_NUMBERS = "一二三四五六七八九十两双"
_MARKS = str.maketrans("", "", "、，,")
_BEFORE = 30
"""Characters before the quotation in which a phrase's parts are listed."""


class NearQuote(msgspec.Struct, frozen=True):
    """The quoted string at ``[start, end)`` is nearly ``phrase``; ``fixed``: the words around it
    leave no doubt."""

    start: int
    end: int
    phrase: str
    fixed: bool


class _Phrase(msgspec.Struct, frozen=True):
    phrase: str
    plain: str
    parts: tuple[str, ...]
    heads: tuple[str, ...]
    before: re.Pattern[str] | None
    real: frozenset[str]


@cache
def _phrases() -> list[_Phrase]:
    made = []
    for phrase, parts, heads, before, real in lexicon.table("quoted_phrases"):
        made.append(
            _Phrase(
                phrase,
                phrase.translate(_MARKS),
                tuple(parts.split("|")),
                tuple(heads.split("；")) if heads != "-" else (),
                lazy(before) if before != "-" else None,
                frozenset(r.translate(_MARKS) for r in real.split("；")),
            )
        )
    return made


@cache
def _known() -> frozenset[str]:
    """What is right as it stands: the fixed phrases, and what official text says of them."""
    known = {p.phrase.translate(_MARKS) for p in lexicon.phrases()}
    for phrase in _phrases():
        known |= phrase.real | {phrase.plain}
    return frozenset(known)


@cache
def _shape(word: str) -> str:
    return re.sub(f"[{_NUMBERS}]", "#", word)


def _one_off(word: str, phrase: str) -> bool:
    """Whether one character is another, lacks or is too many."""
    if len(word) == len(phrase):
        return sum(a != b for a, b in zip(word, phrase, strict=True)) == 1
    short, long = sorted((word, phrase), key=len)
    return len(long) - len(short) == 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )


def _nearly(word: str, phrase: _Phrase) -> bool:
    """Whether a string is the phrase but for one of its numbers, or keeps one of its parts."""
    if len(phrase.parts) < 2:
        return False
    if _shape(word) == _shape(phrase.plain):
        return sum(a != b for a, b in zip(word, phrase.plain, strict=True)) == 1
    first, last = phrase.parts
    if len(first) >= 2 and word.startswith(first):
        return _other_half(word[len(first) :], last)
    if len(last) >= 2 and word.endswith(last):
        return _other_half(word[: -len(last)], first)
    return False


def _other_half(word: str, part: str) -> bool:
    """Whether the other part is told in other words: its number stands, with another noun; or,
    of a part without a number, all its characters but one."""
    if abs(len(word) - len(part)) > 1 or len(word) < 2:
        return False
    if part[0] in _NUMBERS:
        return word[0] == part[0] and not set(word[1:]) & set(_NUMBERS)
    return _one_off(word, part)


def find(text: str) -> Iterator[NearQuote]:
    """The quoted strings of ``text`` that are nearly a fixed phrase, in order."""
    for match in _QUOTED.finditer(text):
        word = match["x"].translate(_MARKS)
        if word in _known():
            continue
        start, end = match.span("x")
        for phrase in _phrases():
            if not set(word) & set(phrase.plain):
                continue
            near = _nearly(word, phrase)
            if not near and not _one_off(word, phrase.plain):
                continue
            behind = end + 2 if text.startswith("的", end + 1) else end + 1
            headed = text.startswith(phrase.heads, behind)
            # a saying of two or three characters is told by its own parts alone (决策、执行、…“五公示”)
            if len(word) <= 3 or len(phrase.plain) == 3:
                headed = headed and phrase.plain[0] not in _NUMBERS
            left = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
            listed = phrase.before is not None and phrase.before.search(
                text, max(left, start - _BEFORE), start
            )
            if headed or listed or (near and len(phrase.plain) >= 4):
                yield NearQuote(start, end, phrase.phrase, bool(headed or listed))
                break
