"""TB305."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.report.identities import blame
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Related, Severity


class OneRowToBlame(Rule):
    code = "TB305"
    severity = Severity.INFO
    summary = "改动同一行的单元格即可使表三全部勾稽关系成立"
    summary_en = "changing cells of one row would mend every violated identity of table three"
    why = "几处不符往往出自一处误填或漏填；指出这一行便于核对，数字由填报人改。"
    limits = "须改动不同行，或有两行以上都可解释的，不作推断。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="h3",
            bad="三、收到和处理政府信息公开申请情况",
            good="三、收到和处理政府信息公开申请情况",
            cells={
                "applications.new.natural": "2",
                "applications.new.sum": "2",
                "applications.granted.natural": "2",
                "applications.granted.sum": "2",
                "applications.total.natural": "⟦0⟧",
            },
            good_cells={"applications.new.natural": "2", "applications.granted.business": "2"},
        ),
        Example(
            slot="h3",
            bad="三、收到和处理政府信息公开申请情况",
            good="三、收到和处理政府信息公开申请情况",
            cells={
                "applications.new.legal": "4",
                "applications.new.sum": "4",
                "applications.refused_query.legal": "⟦1⟧",
                "applications.refused_query.sum": "4",
                "applications.total.legal": "4",
                "applications.total.sum": "4",
            },
            good_cells={},
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        table = report.tables.get("applications")
        if table is None or report.template is None:
            return
        found = blame(table, report.template)
        if found is None:
            return
        spec = report.template.applications
        row = next(r for r in spec.rows if r.key == found.row)
        columns = {c.key: c.label for c in spec.columns}
        changes = "、".join(
            f"“{columns[cell.column]}”{cell.raw or '空白'}→{value}"
            for cell, value in zip(found.cells, found.values, strict=True)
        )
        slip = "漏填" if all(not c.value for c in found.cells) else "误填"
        first = found.cells[0]
        yield self.finding(
            first.span,
            message=f"疑似“{row.name}”一行{slip}：如为{changes}，表三不符之处即全部成立；建议核对这一行。",
            where=f"第三部分表三“{row.name}”行",
            related=[Related(c.span.start, c.span.end, columns[c.column]) for c in found.cells[1:]],
            confidence=0.8,
        )
