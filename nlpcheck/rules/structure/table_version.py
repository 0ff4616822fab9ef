"""ST006."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.sample import render
from nlpcheck.template import load
from nlpcheck.types import Finding, Severity


def _old_report(year: int) -> str:
    return render(year=year, template=load("2019"))


class TableVersion(Rule):
    code = "ST006"
    severity = Severity.ERROR
    summary = "报告年度与表格版本不符"
    summary_en = "the tables are of another format than the report's year"
    why = "国办公开办函〔2021〕30号：自2021年度报告起使用新格式；2019、2020年度报告用国办公开办函〔2019〕60号的格式。"
    scope = Scope.REPORT
    examples = (
        Example(
            bad=_old_report(2022).replace("本年新制作数量", "⟦本年新制作数量⟧"),
            good=render(year=2020),
        ),
        Example(
            bad=render(year=2020, template=load("2021")).replace("本年制发件数", "⟦本年制发件数⟧"),
            good=render(year=2024),
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        template = report.template
        if template is None or report.year is None or report.year < 2019:
            return
        first, last = template.years
        if first <= report.year <= last:
            return
        table = report.tables["proactive"]
        labels = [lb for lb in table.labels if lb.official in template.evidence]
        label = min(labels, key=lambda lb: lb.span, default=None)
        if label is None:
            return
        right = "2021" if report.year >= 2021 else "2019"
        yield self.finding(
            label.span,
            message=f"报告年度为{report.year}年，表格却是{template.version}年版（“{label.official}”）；"
            f"依据{load(right).norm}；建议换用{right}年版表格。",
        )
