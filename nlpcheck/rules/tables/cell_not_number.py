"""TB201."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.report import ReportTable, TableCell
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.tables._identity import SECTIONS, TITLES
from nlpcheck.types import Edit, Finding, Related, Severity

_MANY = 3


class CellNotNumber(Rule):
    code = "TB201"
    severity = Severity.WARNING
    summary = "单元格不是大于或等于 0 的整数"
    summary_en = "a table cell is no whole number of 0 or more"
    why = "国办公开办函〔2019〕60号、〔2021〕30号：表中各栏填数，没有的填“0”。"
    limits = "“本年增/减”可为负数，收费金额、采购金额可有小数；同一表中同样写法超过三处的合为一条。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="h2",
            bad="二、主动公开政府信息情况",
            good="二、主动公开政府信息情况",
            cells={"proactive.penalties.decisions": "⟦/⟧", "proactive.regulations.made": "⟦无⟧"},
            good_cells={"proactive.fees.amount": "2.5"},
        ),
        Example(
            slot="h2",
            bad="二、主动公开政府信息情况",
            good="二、主动公开政府信息情况",
            year=2020,
            cells={"proactive.licensing.decisions": "⟦-1⟧", "applications.new.natural": "⟦2.5⟧"},
            good_cells={
                "proactive.licensing.change": "-1",
                "proactive.procurement.amount": "8040.5",
            },
        ),
        Example(
            slot="h3",
            bad="三、收到和处理政府信息公开申请情况",
            cells={"applications.granted.natural": "⟦O⟧", "litigation.value.direct_sum": "⟦一⟧"},
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for table in context.report.tables.values():
            by_raw: dict[str, list[TableCell]] = {}
            for cell in table.cells.values():
                if cell.state in ("slash", "invalid"):
                    by_raw.setdefault(cell.raw.strip(), []).append(cell)
            for raw, cells in by_raw.items():
                groups = [cells] if len(cells) > _MANY else [[c] for c in cells]
                for group in groups:
                    yield self._report(context, table, raw, group)

    def _report(
        self, context: Context, table: ReportTable, raw: str, cells: list[TableCell]
    ) -> Finding:
        first = cells[0]
        many = f"等{len(cells)}处" if len(cells) > 1 else ""
        slash = first.state == "slash"
        advice = "没有的建议填“0”" if slash else "建议核对后填写大于或等于0的整数"
        return self.finding(
            first.span,
            message=f"单元格“{raw}”{many}不是数；统一格式各栏填数；{advice}。",
            where=f"{SECTIONS[table.name]}{TITLES[table.name]}",
            replacement="0" if slash else None,
            safety="unsafe" if slash else None,
            edits=[Edit(c.span.start, c.span.end, "0") for c in cells] if slash else (),
            related=[Related(c.span.start, c.span.end, c.raw) for c in cells[1:]],
        )
