"""ST007."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity, Span


class TitleParts(Rule):
    code = "ST007"
    severity = Severity.WARNING
    summary = "标题要素不全：须有单位、年度和“年度报告”"
    summary_en = "the title lacks the unit, the year or 年度报告"
    why = "国办公开办函〔2021〕30号：标题为“（单位名称）（年度）年政府信息公开工作年度报告”。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="title",
            bad="⟦栖梧镇政府信息公开年报⟧",
            good="栖梧镇人民政府2023年政府信息公开工作年度报告",
        ),
        Example(
            slot="title",
            bad="⟦2023年政府信息公开工作年度报告⟧",
            good="栖梧镇2023年度政府信息公开工作年度报告",
        ),
        Example(
            slot="title",
            bad="",
            slots={"h1": "⟦⟧一、总体情况"},
            good="栖梧镇人民政府\n2023年政府信息公开工作年度报告",
            good_slots={},
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        span = report.title_span
        if span is None:
            first = next((s.heading for s in report.sections if s.heading is not None), None)
            at = first.start if first else 0
            yield self.finding(
                Span(at, at),
                message="未见报告标题；标题应写明单位名称、年度和“政府信息公开工作年度报告”；建议补写。",
                where="标题",
            )
            return
        title = "".join(span.of(report.text).split())
        lacking = []
        if report.issuer_span is None:
            lacking.append("单位名称")
        if report.year_span is None:
            lacking.append("年度")
        if "年度报告" not in title:
            lacking.append("“年度报告”")
        if lacking:
            yield self.finding(
                span,
                message=f"标题缺少{'、'.join(lacking)}（{title}）；"
                "统一格式的标题为“单位名称＋年度＋政府信息公开工作年度报告”；建议补全。",
            )
