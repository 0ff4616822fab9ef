"""YR001."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.report import Report
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.table_text import applications as _table
from nlpcheck.types import Finding, Related, Severity, Span

_COLUMNS = ("natural", "business", "research", "welfare", "legal", "others", "sum")
_LAST = {
    "cells": {"applications.carried_forward.natural": "1", "applications.carried_forward.sum": "1"}
}
_THIS = {
    "applications.carried_in.natural": "1",
    "applications.carried_in.sum": "1",
    "applications.granted.natural": "1",
    "applications.granted.sum": "1",
    "applications.total.natural": "1",
    "applications.total.sum": "1",
}
_TEXT = "全年公开信息86条。"


class CarriedOverYears(Rule):
    code = "YR001"
    severity = Severity.ERROR
    summary = "上年报告的结转数与本年“上年结转”不符"
    summary_en = "last year's carried forward is not this year's carried in"
    why = "表三跨年勾稽：上一年度的“四、结转下年度继续办理”应等于本年度的“二、上年结转”，逐列相等。"
    limits = "须有上年报告（--previous，或同一次检查中同一单位上一年度的报告）；两格有一格读不出数的不比。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="table3", bad=_table("0", "0", mark=True), good=_table("1", "1"), previous=_LAST
        ),
        Example(slot="table3", bad=_table("1", "2", mark=True), previous=_LAST),
        Example(slot="s1", good=_TEXT, cells=_THIS, previous=_LAST),
        Example(slot="s1", good=_TEXT, cells=_THIS, note="没有上年报告"),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report, last = context.report, context.previous
        if last is None or report.year is None or last.year != report.year - 1:
            return
        now, before = report.tables.get("applications"), last.tables.get("applications")
        if now is None or before is None or now.status != "read" or before.status != "read":
            return
        wrong: list[str] = []
        related: list[Related] = []
        cells: list[Span] = []
        for column in _COLUMNS:
            old, new = (
                before.cells.get(("carried_forward", column)),
                now.cells.get(("carried_in", column)),
            )
            if (
                old is None
                or new is None
                or old.value is None
                or new.value is None
                or old.value == new.value
            ):
                continue
            label = self._label(report, column)
            wrong.append(f"{label}：上年结转{old.value}，本年填{new.value}")
            cells.append(new.span)
            related.append(
                Related(
                    old.span.start,
                    old.span.end,
                    f"{last.year}年报告“四、结转下年度继续办理”{label}",
                    old.raw,
                    path=last.document.path,
                )
            )
        if wrong:
            place = next((x.span for x in now.labels if x.key == "carried_in"), cells[0])
            yield self.finding(
                place,
                message=(
                    f"“二、上年结转”与{last.year}年报告“四、结转下年度继续办理”不符（{'；'.join(wrong)}）；"
                    "逐列应相等；建议核对两年的表三。"
                ),
                related=related,
            )

    def _label(self, report: Report, column: str) -> str:
        labels = report.template.applications.columns if report.template else ()
        return next((c.label for c in labels if c.key == column), column)
