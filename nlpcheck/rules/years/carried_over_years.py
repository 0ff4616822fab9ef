"""YR001."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.report import Report
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Related, Severity

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
_ZERO = {
    "applications.carried_in.natural": "⟦0⟧",
    "applications.carried_in.sum": "⟦0⟧",
}
_WRONG = {
    "applications.carried_in.natural": "1",
    "applications.carried_in.legal": "⟦1⟧",
    "applications.carried_in.sum": "⟦2⟧",
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
        Example(slot="s1", bad=_TEXT, cells=_WRONG, good=_TEXT, good_cells=_THIS, previous=_LAST),
        Example(slot="s1", bad=_TEXT, cells=_ZERO, previous=_LAST),
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
        for column in _COLUMNS:
            old = before.cells.get(("carried_forward", column))
            new = now.cells.get(("carried_in", column))
            if old is None or new is None or old.value is None or new.value is None:
                continue
            if old.value == new.value:
                continue
            label = self._label(report, column)
            yield self.finding(
                new.span,
                message=(
                    f"{label}“二、上年结转”填{new.value}，{last.year}年报告“四、结转下年度继续办理”为{old.value}；"
                    "逐列应相等；建议核对两年的表三。"
                ),
                related=[
                    Related(
                        old.span.start,
                        old.span.end,
                        f"{last.year}年报告“四、结转下年度继续办理”{label}",
                        old.raw,
                        path=last.document.path,
                    )
                ],
            )

    def _label(self, report: Report, column: str) -> str:
        labels = report.template.applications.columns if report.template else ()
        return next((c.label for c in labels if c.key == column), column)
