"""TB304."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.report import ReportTable, TableCell
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.tables._identity import SECTIONS, TITLES
from nlpcheck.types import Finding, Related, Severity, Span

_MANY = 3


class CellBlank(Rule):
    code = "TB304"
    severity = Severity.WARNING
    summary = "单元格空白或缺失"
    summary_en = "table cells are blank or missing"
    why = "国办公开办函〔2019〕60号、〔2021〕30号：表中各栏填数，没有的填“0”；空白的总计无法核对。"
    limits = "同一行合为一条；同一表超过三行的合为一条。表四缺数见 TB402。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="h3",
            bad="三、收到和处理政府信息公开申请情况",
            good="三、收到和处理政府信息公开申请情况",
            cells={"applications.granted.sum": "⟦⟧"},
            good_cells={},
        ),
        Example(
            slot="h2",
            bad="二、主动公开政府信息情况",
            good="二、主动公开政府信息情况",
            cells={"proactive.normative_documents.in_force": "⟦⟧"},
            good_cells={"proactive.normative_documents.in_force": "12"},
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        template = context.report.template
        if template is None:
            return
        names = {r.key: r.name for r in template.applications.rows}
        names |= {r.key: r.name for g in template.proactive.groups for r in g.rows}
        for table in context.report.tables.values():
            if table.status != "read":
                continue
            rows: dict[str, list[TableCell]] = {}
            for cell in table.cells.values():
                if cell.state == "blank" or (cell.state == "absent" and table.name != "litigation"):
                    rows.setdefault(cell.row, []).append(cell)
            groups = list(rows.values())
            if len(groups) > _MANY:
                groups = [[c for cells in groups for c in cells]]
            for cells in groups:
                yield self._report(context, table, cells, names)

    def _report(
        self, context: Context, table: ReportTable, cells: list[TableCell], names: dict[str, str]
    ) -> Finding:
        first = cells[0]
        rows = list(dict.fromkeys(names.get(c.row, "") for c in cells))
        row = f"“{rows[0]}”" if rows[0] else ""
        if len(rows) > 1:
            row += f"等{len(rows)}行"
        lines = context.report.lines
        position = lines.position(first.span.start)
        if first.state == "absent":
            reason = table.reason or "单元格缺失"
            label = next(lb for lb in table.labels if lb.key == first.row)
            span = label.span
            message = f"{row}单元格缺失：{reason}；缺的数不作0计，相关勾稽关系未核对；建议补全。"
        else:
            span = Span(first.span.start, first.span.end)
            count = len([c for c in cells if c.state == "blank"])
            message = f"{row}有{count}个空白单元格（第{position.line}行）；统一格式各栏填数，没有的填“0”；建议补填。"
        return self.finding(
            span,
            message=message,
            where=f"{SECTIONS[table.name]}{TITLES[table.name]}{row if len(rows) == 1 else ''}",
            related=[
                Related(c.span.start, c.span.end, "空白") for c in cells[1:8] if c.state == "blank"
            ],
        )
