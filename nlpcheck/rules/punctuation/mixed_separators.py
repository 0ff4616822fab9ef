"""PU010: 一是…；二是…。三是… with mixed marks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_ITEM = lazy(r"(?:(?<=[。；，：:;\n\s到做即行有])|^)([一二三四五六七八九])是", re.MULTILINE)
_ORDER = "一二三四五六七八九"


class MixedSeparators(Rule):
    code = "PU010"
    severity = Severity.INFO
    summary = "分项之间标点不一致"
    summary_en = "items of one list parted by different marks"
    why = "GB/T 15834—2011 第4.6、4.1条：同一层次的分项用同一种标点，末项用句号"
    limits = "只看同一段内以“一是、二是”起首的分项；分项内部含句号的不报。"
    examples = (
        Example(bad="一是完善制度⟦。⟧二是加强培训；三是强化监督。", good="一是完善制度；二是加强培训。"),
        Example(bad="一是完善制度；二是加强培训⟦。⟧三是强化监督；四是优化平台。",
                good="一是完善制度。二是加强培训。三是强化监督。"),
        Example(good="一是完善制度。全年修订3项。二是加强培训；全年2次。三是强化监督。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Runs of items in one paragraph whose separators differ."""
        text = context.prose
        run: list[re.Match[str]] = []
        for match in [*_ITEM.finditer(text), None]:
            if match is not None and run:
                expected = _ORDER[len(run)] if len(run) < 9 else ""
                same = "\n" not in text[run[-1].end() : match.start()]
                if match[1] == expected and same:
                    run.append(match)
                    continue
            if len(run) >= 3:
                yield from self._judge(text, run)
            run = [match] if match is not None and match[1] == "一" else []

    def _judge(self, text: str, run: list[re.Match[str]]) -> Iterable[Finding]:
        marks = []
        for before, after in itertools.pairwise(run):
            inner = text[before.end() : after.start()].rstrip()
            if not inner or inner[-1] not in "。；" or "。" in inner[:-1] or "；" in inner[:-1]:
                return
            marks.append((before.end() + len(inner) - 1, inner[-1]))
        kinds = [mark for _, mark in marks]
        if len(set(kinds)) < 2:
            return
        odd = "。" if kinds.count("。") <= kinds.count("；") else "；"
        wanted = "；" if odd == "。" else "。"
        for at, mark in marks:
            if mark == odd:
                yield self.finding(
                    at, at + 1, f"分项之间标点不一致，此处为“{odd}”，其他分项为“{wanted}”",
                    replacement=wanted, safety="unsafe", confidence=0.85,
                )  # fmt: skip
