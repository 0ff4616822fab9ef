"""NU002."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity, Span

_PADDED = lazy(r"(\d{4}年)(0?)(\d{1,2})月(0?)(\d{1,2})日")


class PaddedDate(Rule):
    code = "NU002"
    severity = Severity.INFO
    summary = "成文日期的月、日编了虚位"
    summary_en = "padded zeros in the date of signature"
    why = "GB/T 9704—2012 第7.3.5.4条：成文日期用阿拉伯数字标全年、月、日，月、日不编虚位（即1不编为01）。"
    limits = "只看落款的成文日期；网页上的发布日期不看。"
    scope = Scope.REPORT
    examples = (
        Example(slot="date", bad="⟦2024年01月08日⟧", fixed="2024年1月8日", good="2024年1月8日"),
        Example(slot="date", bad="⟦2024年1月08日⟧", fixed="2024年1月8日", good="2024年1月20日"),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        span = context.report.date_span
        if span is None:
            return
        match = _PADDED.search(span.of(context.text))
        if match and (match[2] or match[4]):
            plain = f"{match[1]}{match[3]}月{match[5]}日"
            place = Span(span.start + match.start(), span.start + match.end())
            yield self.finding(
                place,
                message=f"成文日期“{match.group()}”编了虚位；GB/T 9704—2012 规定月、日不编虚位；建议改为“{plain}”。",
                replacement=plain,
                safety="safe",
            )
