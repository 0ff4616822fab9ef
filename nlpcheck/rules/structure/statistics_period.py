"""ST105."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

_PERIOD = lazy(
    r"(?P<x>(?P<from>(?:19|20)\d{2})\s*(?:年\s*0?1\s*月\s*0?1\s*日|[-./]0?1[-./]0?1)\s*(?:起)?\s*(?:至|到|[—－\-~～]+)\s*"
    r"(?P<to>(?:19|20)\d{2})?\s*(?:年?\s*12\s*月\s*31\s*日|[-./]12[-./]31))"
)
# One end alone, a year, and a period that is no whole year: told behind a plain cue only.
_END = lazy(
    r"(?P<x>截[至止]到?\s*(?P<to>(?:19|20)\d{2})\s*(?:年\s*12\s*月\s*31\s*日|[-./]12[-./]31)"
    r"|[从自]\s*(?P<from>(?:19|20)\d{2})\s*(?:年\s*0?1\s*月\s*0?1\s*日|[-./]0?1[-./]0?1)\s*(?:起|开始)"
    r"|(?<=统计期限为|统计时限为|统计时间为|统计周期为|统计年度为|统计区间为|统计期间为)\s*(?P<whole>(?:19|20)\d{2})\s*(?:年度|年全年|全年|年(?=[，。；])))"
)
_PART = lazy(
    r"(?P<x>(?P<from>(?:19|20)\d{2})\s*年\s*(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*日\s*起?\s*(?:至|到|[—－\-~～]+)\s*"
    r"(?:(?P<to>(?:19|20)\d{2})\s*年)?\s*(?P<m2>\d{1,2})\s*月\s*(?P<d2>\d{1,2})\s*日)"
)
_PLAIN = lazy(
    r"统计(?:期限|时限|时间|周期|年度|区间|期间|数据)|所列数据|数据.{0,6}(?:期限|截)|报告期"
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
        Example(
            slot="s6",
            bad="统计数据⟦截至2022年12月31日⟧。未收取信息处理费。",
            good="统计数据截至2023年12月31日，上年同期的数据不再列出。未收取信息处理费。",
        ),
        Example(
            slot="s6",
            bad="本报告统计期限为⟦2023年1月1日至2023年11月30日⟧。未收取信息处理费。",
            good="统计期限为2023年度。2023年3月1日至6月30日开展培训，截至2022年12月31日的旧文件已归档。未收取信息处理费。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        if report.year is None:
            return
        text = report.view("all")
        told: list[tuple[int, int]] = []
        for match in _PERIOD.finditer(text):
            begin, end = int(match.group("from")), int(match.group("to") or match.group("from"))
            line = text.rfind("\n", 0, match.start()) + 1
            near = text[max(line, match.start() - 20) : match.end() + 10].split("\n")[0]
            if begin == end == report.year or not _CUE.search(near):
                continue
            told.append((match.start("x"), match.end("x")))
            yield self._tell(match, report.year)
        for expression in (_PART, _END):
            for match in expression.finditer(text):
                if any(a < match.end("x") and match.start("x") < b for a, b in told):
                    continue
                line = text.rfind("\n", 0, match.start()) + 1
                start = max(line, text.rfind("。", line, match.start()) + 1)
                if not _PLAIN.search(text[max(start, match.start() - 16) : match.start("x") + 4]):
                    continue
                if _year_of(match) == report.year:
                    continue
                told.append((match.start("x"), match.end("x")))
                yield self._tell(match, report.year)

    def _tell(self, match: re.Match[str], year: int) -> Finding:
        """The finding on a period that isn't the report's year."""
        return self.finding(
            match.start("x"),
            match.end("x"),
            message=f"统计期限“{match.group('x')}”与报告年度（{year}年）不符；"
            f"建议核对，应为{year}年1月1日至{year}年12月31日。",
        )


def _year_of(match: re.Match[str]) -> int:
    """The year that a match of ``_END`` or ``_PART`` tells, 0 where it is no whole year."""
    told = match.groupdict()
    if "m1" not in told:
        return int(told["to"] or told["from"] or told["whole"])
    begin, end = told["from"], told["to"] or told["from"]
    days = [told[name] for name in ("m1", "d1", "m2", "d2")]
    whole = begin == end and [int(day) for day in days] == [1, 1, 12, 31]
    return int(begin) if whole else 0
