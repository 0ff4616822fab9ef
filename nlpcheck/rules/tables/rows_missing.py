"""TB202."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck import sample
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.tables._identity import SECTIONS, TITLES
from nlpcheck.types import Finding, Severity


class RowsMissing(Rule):
    code = "TB202"
    severity = Severity.ERROR
    summary = "表格缺少统一格式规定的行或列"
    summary_en = "a table lacks rows or columns of the official format"
    why = "国办公开办函〔2019〕60号、〔2021〕30号规定了各表的项目，不得删减。"
    limits = "缺单元格的行见 TB304；整表缺失或无法读取见 ST005。"
    scope = Scope.REPORT
    examples = (
        Example(
            bad=sample.render()
            .replace("| 行政强制 | 0 |\n", "")
            .replace("第二十条第（一）项", "⟦第二十条第（一）项⟧"),
            good=sample.render(year=2020).replace("规范性文件", "行政规范性文件"),
        ),
        Example(
            bad=sample.render()
            .replace("| 7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n", "")
            .replace("自然人", "⟦自然人⟧", 1),
            good=sample.render(),
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        if report.template is None:
            return
        names = {r.key: r.label for r in report.template.applications.rows}
        names |= {r.key: r.label for g in report.template.proactive.groups for r in g.rows}
        for table in report.tables.values():
            if table.status != "read" or not table.labels:
                continue
            if not table.missing_rows:
                continue
            first = min(table.labels, key=lambda label: label.span)
            listed = "、".join(f"“{names[key]}”" for key in table.missing_rows[:4])
            more = f"等{len(table.missing_rows)}行" if len(table.missing_rows) > 4 else ""
            yield self.finding(
                first.span,
                message=f"{TITLES[table.name]}缺少{listed}{more}；统一格式的项目不得删减；建议补上，没有的填“0”。",
                where=f"{SECTIONS[table.name]}{TITLES[table.name]}",
            )
