"""NM101: a political set phrase with a wrong word, number or order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nlpcheck import lexicon
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_COUNTED = {"意识": "四", "自信": "四", "维护": "两", "确立": "两", "全面": "四"}
_NUMBERED = re.compile(r"[“「‘](?P<x>(?P<n>[一二两三四五六七八九十2345])个(?P<word>意识|自信|维护|确立|全面))[”」’]")
_PRAISED = re.compile(r"(?:增强|树立|树牢|强化|坚定|做到|践行|拥护|领悟|协调推进|坚持|落实|和|与|、|，)$")
_QUOTED = re.compile(r"[“「‘](?P<x>[一-鿿]{4})[”」’]")
_LISTS = (
    ("四个意识", ("政治意识", "大局意识", "核心意识", "看齐意识")),
    ("四个自信", ("道路自信", "理论自信", "制度自信", "文化自信")),
)
_OTHERS = frozenset({"四个自觉", "四个自我", "四个全体", "两个维持", "三个全面", "五个全面", "两个统一"})
"""Quoted phrases of their own, one character off a set phrase."""
_WORDS = ("四个意识", "四个自信", "两个维护", "两个确立", "五位一体", "四个全面")


@cache
def _wrong() -> dict[str, str]:
    return {
        wrong: phrase.phrase
        for phrase in lexicon.phrases()
        if phrase.kind == "political"
        for wrong in phrase.wrong.split("；")
        if wrong
    }


class SetPhrase(Rule):
    code = "NM101"
    severity = Severity.ERROR
    summary = "固定政治表述有误"
    summary_en = "a political set phrase with a wrong word or order"
    why = "党和国家文件中的固定表述，用字、数目和次序均不得改动（lexicons/fixed_phrases.tsv）"
    limits = "带引号的四字提法逐字比对；列举四项时比对用字和次序。"
    examples = (
        Example(bad="做到“⟦两个维户⟧”。", good="增强“四个意识”、坚定“四个自信”、做到“两个维护”。", fixed="做到“两个维护”。"),
        Example(bad="坚定“⟦三个自信⟧”，增强⟦政治意识、核心意识、大局意识、看齐意识⟧。",
                good="增强政治意识、大局意识、核心意识、看齐意识，落实“两个责任”。",
                fixed="坚定“四个自信”，增强政治意识、大局意识、核心意识、看齐意识。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Quoted phrases, known wrong forms, lists of four."""
        text = context.prose
        seen: set[int] = set()
        for match in _NUMBERED.finditer(text):
            right = f"{_COUNTED[match['word']]}个{match['word']}"
            if match["x"] != right and _PRAISED.search(text[max(0, match.start() - 8) : match.start()]):
                seen.add(match.start("x"))
                yield self._found(match.start("x"), match.end("x"), match["x"], right)
        for match in _QUOTED.finditer(text):
            phrase = match["x"]
            if match.start("x") in seen or phrase in _WORDS:
                continue
            meant = [w for w in _WORDS if sum(a != b for a, b in zip(phrase, w, strict=True)) == 1]
            swapped = [w for w in _WORDS if sorted(w) == sorted(phrase)]
            if phrase in _OTHERS:
                continue
            if swapped or any(_alike(phrase, m) for m in meant):
                yield self._found(match.start("x"), match.end("x"), phrase, (swapped or meant)[0])
        for wrong, right in _wrong().items():
            for match in re.finditer(re.escape(wrong), text):
                yield self._found(match.start(), match.end(), wrong, right)
        for name, parts in _LISTS:
            kind = name[2:]
            for match in re.finditer(rf"(?:[一-鿿]{{2}}{kind}、){{3}}[一-鿿]{{2}}{kind}", text):
                if tuple(match[0].split("、")) != parts:
                    if len(set(match[0].split("、")) & set(parts)) < 2:
                        continue
                    yield self._found(match.start(), match.end(), match[0], "、".join(parts))

    def _found(self, start: int, end: int, text: str, right: str) -> Finding:
        return self.finding(
            start, end, f"固定表述有误：“{text}”，应为“{right}”",
            replacement=right, safety="unsafe", confidence=0.99,
        )  # fmt: skip


def _alike(phrase: str, meant: str) -> bool:
    """Whether the one odd character sounds or looks like the right one."""
    from nlpcheck.language.pycorrector_adapter import likeness

    return any(a != b and likeness(a, b) > 0.8 for a, b in zip(phrase, meant, strict=True))
