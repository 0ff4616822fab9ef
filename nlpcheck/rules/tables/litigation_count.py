"""TB402."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck import sample
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity, Span

_FIFTEEN = "| " + " | ".join(["0"] * 15) + " |"


class LitigationCount(Rule):
    code = "TB402"
    severity = Severity.WARNING
    summary = "表四应有十五个数"
    summary_en = "table four must hold fifteen numbers"
    why = "统一格式表四：行政复议、未经复议直接起诉、复议后起诉各五栏。"
    scope = Scope.REPORT
    examples = (
        Example(
            bad=sample.render().replace(_FIFTEEN, "| ⟦0⟧" + _FIFTEEN[3:-4]),
            good=sample.render(),
        ),
        Example(
            bad=sample.render(year=2020).replace(_FIFTEEN, "⟦0⟧ 0 0 0 0 0 0 0 0 0 0 0"),
            good=sample.render(year=2020).replace(_FIFTEEN, "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0"),
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        table = report.tables.get("litigation")
        if table is None or table.status != "read" or not table.reason or table.span is None:
            return
        last = table.span
        paragraph = [p for p in report.paragraphs if p.span in last]
        numbers = [
            p for p in paragraph if report.text[p.span.start : p.span.end].strip()[:1].isdigit()
        ]
        at = numbers[0].span if numbers else Span(last.start, last.end)
        end = at.start
        while end < at.end and report.text[end].isdigit():
            end += 1
        yield self.finding(
            Span(at.start, end or at.end),
            message=f"表四{table.reason}；统一格式为复议、直接起诉、复议后起诉各五栏；无法核对；建议补全。",
            where="第四部分表四",
        )
