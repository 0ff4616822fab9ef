"""ST104."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

_FEES = lazy(
    r"信息处理费|处理费|(?:收取|收)[^。；]{0,12}费用?|费用[^。；]{0,8}收取|收费|减免[^。；]{0,6}费"
)


class ProcessingFees(Rule):
    code = "ST104"
    severity = Severity.WARNING
    summary = "第六部分未报告信息处理费收取情况（2021年度起）"
    summary_en = "section six says nothing of processing fees (from 2021)"
    why = "国办公开办函〔2021〕30号及《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）：年度报告应当报告信息处理费收取情况。"
    limits = "在报告其他部分写明的也算写明。"
    scope = Scope.REPORT
    examples = (
        Example(slot="s6", bad="⟦无。⟧", good="本年度未收取信息处理费。"),
        Example(
            slot="s6", bad="⟦没有需要报告的其他事项。⟧", good="依申请公开未收取费用，无其他事项。"
        ),
        Example(slot="s6", year=2020, good="无。"),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        section = report.section(6)
        if report.year is None or report.year < 2021 or section is None:
            return
        if section.status not in ("present", "misplaced") or _FEES.search(report.view("prose")):
            return
        inside = [p for p in report.paragraphs if p.section == 6 and p.role != "heading"]
        span = inside[0].span if inside else section.heading
        if span is not None:
            yield self.finding(
                span,
                message="第六部分未报告信息处理费收取情况；依据国办函〔2020〕109号；"
                "建议写明，如“本年度未收取政府信息公开信息处理费”。",
            )
