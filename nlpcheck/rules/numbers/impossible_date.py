"""NU001."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from nlpcheck.language.quantities import dates
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity


class ImpossibleDate(Rule):
    code = "NU001"
    severity = Severity.ERROR
    summary = "日期不存在"
    summary_en = "a date that does not exist"
    why = "公历（GB/T 7408）每月天数固定，2月在闰年才有29日。"
    limits = "没有写年份的2月29日不报。"
    examples = (
        Example(
            bad="⟦2021年2月30日⟧召开会议，统计至⟦6月31日⟧。",
            good="2020年2月29日召开会议，统计至6月30日。",
        ),
        Example(
            bad="发布日期⟦2021-02-29⟧。", good="发布日期2024-02-29，2月29日截止，电话025-84719009。"
        ),
        Example(bad="2023年⟦13月5日⟧印发。", good="印发3—5月份工作提示，每月15日通报。"),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for date in dates(context.text):
            last = 31
            if 1 <= date.month <= 12:
                # without a year, 2月29日 may be right
                last = calendar.monthrange(date.year or 2000, date.month)[1]
                if 1 <= date.day <= last:
                    continue
            span = date.span
            text = span.of(context.text)
            suggestions = []
            reason = f"没有{date.month}月"
            if 1 <= date.month <= 12:
                year = f"{date.year}年" if date.year else ""
                reason = f"{year}{date.month}月只有{last}天"
                if text.endswith(f"{date.day}日"):
                    suggestions = [text.removesuffix(f"{date.day}日") + f"{last}日"]
            elif date.year and text.startswith(str(date.year) + "年"):
                span = type(span)(span.start + 5, span.end)
            yield self.finding(
                span,
                message=f"日期不存在（{span.of(context.text)}）：{reason}；建议核对。",
                suggestions=suggestions,
            )
