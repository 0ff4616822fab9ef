"""ST008."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity, Span


class SignatureDate(Rule):
    code = "ST008"
    severity = Severity.WARNING
    summary = "落款日期缺失，或早于年末、晚于公布期限"
    summary_en = "the date is missing, before the year's end or after the deadline"
    why = "《政府信息公开条例》第四十九条：县级以上人民政府部门每年1月31日前向同级主管部门提交年度报告，主管部门3月31日前公布。乡镇、街道未列入，只作提示。"
    limits = "日期在正文之外（网页的发布时间）的，读不到时报缺失为提示。"
    scope = Scope.REPORT
    examples = (
        Example(slot="date", year=2020, bad="⟦2020年1月28日⟧", good="2021年1月28日"),
        Example(slot="date", kind="department", bad="⟦2024年4月2日⟧", good="2024年1月31日"),
        Example(slot="date", bad="⟦2024年5月6日⟧", good="2024年3月29日", note="乡镇逾期只作提示"),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        year = report.year
        if year is None or report.title_span is None:
            return
        if report.date_span is None:
            at = len(report.text.rstrip())
            yield self.finding(
                Span(at, at),
                message="未见落款日期；建议在文末写明单位名称和成文日期。",
                where="落款",
                severity=Severity.INFO,
            )
            return
        if not report.date:  # no such day: NU001
            return
        span = report.date_span
        shown = span.of(report.text)
        if report.date[:4] < str(year + 1):
            yield self.finding(
                span,
                message=f"落款日期“{shown}”早于报告年度（{year}年）终了；年度报告应在次年形成；建议核对年份。",
            )
            return
        town = report.issuer_kind in ("town", "street")
        government = report.issuer_kind == "government"
        deadline = f"{year + 1}-03-31" if government or town else f"{year + 1}-01-31"
        if report.date > deadline:
            # A department may publish until its superior does: only well past is a warning.
            late = report.date > f"{year + 1}-03-31"
            limit = "3月31日" if government or town else "1月31日"
            yield self.finding(
                span,
                message=f"落款日期“{shown}”晚于{year + 1}年{limit}；依据《政府信息公开条例》第四十九条；建议核对日期。",
                severity=Severity.INFO if town or not late else Severity.WARNING,
            )
