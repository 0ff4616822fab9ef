"""NM103: an administrative fixed term written wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from nlpcheck import lexicon
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_QUOTED = re.compile(r"[“「](?P<x>[一-鿿、+＋]{3,9})[”」]")


@cache
def _wrong() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {
        wrong: phrase.phrase
        for phrase in lexicon.phrases()
        if phrase.kind != "political"
        for wrong in phrase.wrong.split("；")
        if wrong
    }
    words = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words))), table


@cache
def _terms() -> frozenset[str]:
    return frozenset(
        p.phrase for p in lexicon.phrases() if p.kind == "administrative" and len(p.phrase) >= 3
    )


class FixedTerm(Rule):
    code = "NM103"
    severity = Severity.ERROR
    summary = "固定用语有误"
    summary_en = "an administrative fixed term written wrongly"
    why = "国务院和主管部门文件中的固定用语（lexicons/fixed_phrases.tsv 列出处）"
    limits = (
        "引号内与固定用语差一字且音同形近的，或词表列出的误写。“最多跑一趟”等另有所本的说法不报。"
    )
    examples = (
        Example(bad="深化“⟦放管福⟧”改革。", good="深化“放管服”改革，开展“放管服务”调研。", fixed="深化“放管服”改革。"),
        Example(bad="推行⟦容缺授理⟧、⟦一次性告支⟧，做到⟦应公开近公开⟧。", good="推行容缺受理、一次性告知，做到应公开尽公开，一次性告诉申请人。",
                fixed="推行容缺受理、一次性告知，做到应公开尽公开。"),
        Example(bad="严格落实⟦三审三较⟧制度，危及“⟦三安全一稳订⟧”的不予公开。", good="落实三审三校，推行“一网通办”“最多跑一趟”。",
                fixed="严格落实三审三校制度，危及“三安全一稳定”的不予公开。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Known wrong forms anywhere, near misses in quotation marks."""
        text = context.prose
        expression, table = _wrong()
        seen: list[tuple[int, int]] = []
        for match in expression.finditer(text):
            seen.append(match.span())
            yield self._found(match.start(), match.end(), match[0], table[match[0]])
        for match in _QUOTED.finditer(text):
            word = match["x"]
            start, end = match.span("x")
            if word in _terms() or any(a < end and start < b for a, b in seen):
                continue
            counted = re.fullmatch(r"[一二三四五]审[一二三四五]校", word)
            if counted and sum(a != b for a, b in zip(word, "三审三校", strict=True)) == 1:
                yield self._found(start, end, word, "三审三校")
                continue
            for term in _terms():
                if len(term) == len(word) and _near(word, term):
                    seen.append((start, end))
                    yield self._found(start, end, word, term)
                    break

        for start, end, term in _slips(text):
            if not any(a < end and start < b for a, b in seen):
                seen.append((start, end))
                yield self._found(start, end, text[start:end], term)

    def _found(self, start: int, end: int, text: str, right: str) -> Finding:
        return self.finding(
            start, end, f"固定用语有误：“{text}”，应为“{right}”",
            replacement=right, safety="safe", confidence=0.99,
        )  # fmt: skip


@cache
def _halves() -> tuple[Any, list[tuple[str, bool]]]:
    """An automaton of both halves of each term of four characters or more: (term, first?)."""
    from ahocorasick_rs import AhoCorasick

    terms = sorted(term for term in _terms() if len(term) >= 4)
    owners = [(term, first) for term in terms for first in (True, False)]
    parts = [t[: len(t) // 2] if first else t[len(t) // 2 :] for t, first in owners]
    return AhoCorasick(parts), owners


def _slips(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, term) where a term stands outside quotation marks with one character that
    sounds or looks like the right one, and that is no word with its neighbour."""
    automaton, owners = _halves()
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        term, first = owners[index]
        begin = start if first else end - len(term)
        word = text[begin : begin + len(term)]
        if begin < 0 or len(word) < len(term) or word in _terms() or "\n" in word:
            continue
        odd = [(a, b) for a, b in zip(word, term, strict=True) if a != b]
        if len(odd) != 1 or not "一" <= odd[0][0] <= "鿿" or odd[0][0] in _NUMERALS:
            continue
        # The cheap question first: likeness loads pycorrector's tables.
        if not _reads(word, term) and _near(word, term):
            yield begin, begin + len(term), term


_NUMERALS = frozenset("一二三四五六七八九十两双多全各")


def _reads(word: str, term: str) -> bool:
    """Whether the odd character belongs to a dictionary word (政府公开 beside 政务公开)."""
    from nlpcheck.language.segment import cut_known

    odd = next(i for i, (a, b) in enumerate(zip(word, term, strict=True)) if a != b)
    words = cut_known(word)
    at = 0
    for each in words:
        if at <= odd < at + len(each) and len(each) > 1:
            return True
        at += len(each)
    return len(words) < len(cut_known(term))


def _near(word: str, term: str) -> bool:
    odd = [(a, b) for a, b in zip(word, term, strict=True) if a != b]
    if len(odd) != 1:
        return len(odd) == 2 and sorted(word) == sorted(term)
    from nlpcheck.language.pycorrector_adapter import likeness

    return likeness(*odd[0]) > 0.85
