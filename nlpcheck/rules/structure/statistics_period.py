"""ST105."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

_PERIOD = lazy(
    r"(?P<x>(?P<from>(?:19|20)\d{2})\s*(?:年\s*0?1\s*月\s*0?1\s*日|[-./]0?1[-./]0?1)\s*(?:起)?\s*(?:至|到|[—－\-~～]+)\s*"
    r"(?P<to>(?:19|20)\d{2})?\s*(?:年?\s*12\s*月\s*31\s*日|[-./]12[-./]31))"
)
_CUE = lazy(r"统计期限|统计时限|统计时间|统计范围|数据.{0,6}期限|所列数据|报告期|起止|期限")


class StatisticsPeriod(Rule):
    code = "ST105"
    severity = Severity.ERROR
    summary = "统计期限与报告年度不符"
    summary_en = "the statistics period isn't the report's year"
    why = "国办公开办函〔2021〕30号：年度报告反映上一自然年（1月1日至12月31日）的情况。"
    limits = "只看写明“统计期限”等字样的整年期限。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s6",
            bad="本报告数据统计期限为⟦2022年1月1日至2022年12月31日⟧。未收取信息处理费。",
            good="本报告数据统计期限为2023年1月1日至12月31日。未收取信息处理费。",
        ),
        Example(
            slot="s6",
            bad="所列数据的期限自⟦2023年1月1日至2022年12月31日⟧止。未收取信息处理费。",
            good="2022年1月1日至12月31日公开的文件已归档。未收取信息处理费。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        if report.year is None:
            return
        text = report.view("all")
        for match in _PERIOD.finditer(text):
            begin, end = int(match.group("from")), int(match.group("to") or match.group("from"))
            line = text.rfind("\n", 0, match.start()) + 1
            near = text[max(line, match.start() - 20) : match.end() + 10].split("\n")[0]
            if begin == end == report.year or not _CUE.search(near):
                continue
            yield self.finding(
                match.start("x"),
                match.end("x"),
                message=f"统计期限“{match.group('x')}”与报告年度（{report.year}年）不符；"
                f"建议核对，应为{report.year}年1月1日至{report.year}年12月31日。",
            )
