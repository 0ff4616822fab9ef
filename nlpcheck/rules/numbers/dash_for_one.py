"""NU103."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity, Span

_DASH = lazy(
    r"(?m)^[ \t\u3000#*]*(?P<x>[—－–\-─－ー]{1,2}、)(?=[\u4e00-\u9fff])|^[ \t\u3000#*]*(?P<y>[一二三四五六][.．，,：:])(?=[\u4e00-\u9fff、]{2,24}\**[ \t\u3000\r]*$)"
)


class DashForOne(Rule):
    code = "NU103"
    severity = Severity.WARNING
    summary = "一级序号疑似误写（—、或一.）"
    summary_en = "a dash, or a half-width point, in a first-level number"
    why = "GB/T 9704—2012 第7.3.3条：结构层次序数第一层为“一、”。"
    examples = (
        Example(bad="⟦—、⟧总体情况", fixed="一、总体情况", good="——据统计，全年公开信息86条。"),
        Example(
            bad="⟦二.⟧主动公开政府信息情况",
            fixed="二、主动公开政府信息情况",
            good="二、主动公开政府信息情况",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for match in _DASH.finditer(context.text):
            group = "x" if match["x"] else "y"
            found = match[group]
            right = "一、" if group == "x" else found[0] + "、"
            yield self.finding(
                Span(*match.span(group)),
                message=f"一级序号“{found}”疑似误写；GB/T 9704—2012 规定第一层为“一、”；建议改为“{right}”。",
                replacement=right,
                safety="safe",
            )
