"""ST009."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity, Span

_REASONS = {
    "university": "学校的信息公开年度报告适用《高等学校信息公开办法》等规定",
    "before-2019": "2019年以前的年度报告不用现行的六部分格式",
    "enterprise": "企事业单位的信息公开报告适用另外的规定",
}


class OtherRegime(Rule):
    code = "ST009"
    severity = Severity.INFO
    summary = "不是行政机关现行格式的年度报告，跳过六部分检查"
    summary_en = "another reporting regime: the six-section checks are skipped"
    why = "国办公开办函〔2019〕60号、〔2021〕30号只规定行政机关2019年度以后的年度报告；高校依《高等学校信息公开办法》按学年报告。"
    examples = (
        Example(
            bad="⟦栖梧大学2020—2021学年信息公开工作年度报告⟧\n一、概述\n学校重视信息公开工作。",
            good="栖梧区教育局2021年政府信息公开工作年度报告\n一、总体情况\n全年公开信息86条。",
        ),
        Example(
            bad="⟦栖梧县民政局2016年政府信息公开工作年度报告⟧\n一、概述\n全年公开信息86条。",
            good="栖梧县民政局2019年政府信息公开工作年度报告\n一、总体情况\n全年公开信息86条。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        if not report.regime:
            return
        yield self.finding(
            report.title_span or Span(0, 0),
            message=f"{_REASONS[report.regime]}；已跳过六个部分和表格的检查，只校对文字。",
        )
