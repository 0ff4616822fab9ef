"""ST005."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity, Span

_TITLES = {
    "proactive": "主动公开情况表",
    "applications": "申请情况表",
    "litigation": "复议诉讼情况表",
}


class MissingTable(Rule):
    code = "ST005"
    severity = Severity.WARNING
    summary = "未见表格文字，或表格无法读取"
    summary_en = "a table is missing, a picture, or can't be read"
    why = "国办公开办函〔2019〕60号、〔2021〕30号：第二、三、四部分以统一表格报告；图片不能被检索和核对。"
    limits = "整节缺失的不再报缺表（见 ST001）。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="h3",
            bad="⟦三、收到和处理政府信息公开申请情况⟧",
            slots={"table3": ""},
            good="三、收到和处理政府信息公开申请情况",
            good_slots={},
        ),
        Example(
            slot="h2",
            bad="⟦二、主动公开政府信息情况⟧",
            slots={"table2": ""},
            good="二、主动公开政府信息情况",
            good_slots={},
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        if report.template is None:
            return
        sections = {
            "proactive": report.template.proactive.section,
            "applications": report.template.applications.section,
            "litigation": report.template.litigation.section,
        }
        for name, table in report.tables.items():
            section = report.section(sections[name])
            if section is None or table.status == "read":
                continue
            if table.status == "missing":
                if section.heading is None:
                    continue
                notes = "".join(report.document.notes)
                picture = "可能为图片" if "图片" in notes or not notes else "可能未随文附上"
                yield self.finding(
                    section.heading,
                    message=f"未见{_TITLES[name]}的文字，{picture}；图片表格无法核对；建议改为文字表格。",
                )
            else:
                span = table.span or section.heading or Span(0, 0)
                first = report.paragraph_at(span.start)
                yield self.finding(
                    first.span if first else span,
                    message=f"{_TITLES[name]}无法读取：{table.reason}；未核对勾稽关系；建议恢复为一格一数的表格后再查。",
                )
