"""PU003: two stops side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_RUN = lazy(
    r"[，、；：。！？](?:[ \t　]?[，、；：。！？])+|,,+|;;+|(?<=[一-鿿])[,;](?=[，。；])|[，。；][,;]"
)
_ALLOWED = lazy(r"[！？]{2,3}")
_RANK = "、，；：！？。"


class RepeatedMarks(Rule):
    code = "PU003"
    severity = Severity.ERROR
    summary = "标点重复"
    summary_en = "two stops side by side"
    why = "GB/T 15834—2011 第4章：一处停顿只用一个点号"
    limits = "“？！”“！！”连用和省略号、破折号不报。"
    examples = (
        Example(bad="做好公开工作⟦。。⟧下一步继续规范⟦，，⟧抓好落实。", good="内容包括政策、规划……；——据统计，共12条。",
                fixed="做好公开工作。下一步继续规范，抓好落实。"),
        Example(bad="均已办结⟦，。⟧", good="“公开了吗？”“公开了！！”", fixed="均已办结。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Runs of stops; the same mark twice is mended safely, others want an eye."""
        for match in _RUN.finditer(context.prose):
            run = re.sub(r"\s", "", match[0])
            if _ALLOWED.fullmatch(run):
                continue
            same = len(set(run)) == 1
            kept = {",": "，", ";": "；"}.get(run[0], run[0]) if same else max(run, key=_RANK.find)
            yield self.finding(
                match.start(), match.end(), f"标点重复“{match[0]}”，建议只留“{kept}”",
                replacement=kept, safety="safe" if same else "unsafe", confidence=0.98,
            )  # fmt: skip
