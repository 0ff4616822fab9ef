"""TB203."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Related, Severity

_TEXT = "全年公开信息86条。"


def _cells(made: str, published: str, total: str) -> dict[str, str]:
    return {
        "proactive.normative_documents.made": made,
        "proactive.normative_documents.published": published,
        "proactive.normative_documents.open_total": total,
    }


class OpenTotal(Rule):
    code = "TB203"
    severity = Severity.WARNING
    summary = "对外公开总数量小于本年新公开数量"
    summary_en = "fewer documents open in all than newly opened this year"
    why = "国办公开办函〔2019〕60号表二：“对外公开总数量”为截至年底对外公开的总数，应包含本年新公开的。"
    limits = "只看2019、2020年度格式；总数量疑似只填了本年数的同样会报。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            year=2020,
            bad=_TEXT,
            cells=_cells("5", "5", "⟦3⟧"),
            good=_TEXT,
            good_cells=_cells("5", "5", "5"),
        ),
        Example(
            slot="s1",
            year=2019,
            bad=_TEXT,
            cells=_cells("2", "3", "⟦2⟧"),
            good=_TEXT,
            good_cells=_cells("0", "0", "12"),
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        table = context.report.tables.get("proactive")
        if table is None or table.status != "read":
            return
        for row in ("regulations", "normative_documents"):
            new, total = table.cells.get((row, "published")), table.cells.get((row, "open_total"))
            if (
                new is None
                or total is None
                or new.value is None
                or total.value is None
                or total.value >= new.value
            ):
                continue
            name = "规章" if row == "regulations" else "规范性文件"
            yield self.finding(
                total.span,
                message=f"{name}“对外公开总数量”{total.value}小于“本年新公开数量”{new.value}；总数应包含本年新公开的；建议核对。",
                related=[Related(new.span.start, new.span.end, "本年新公开数量", new.raw)],
            )
