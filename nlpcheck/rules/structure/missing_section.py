"""ST001."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity, Span

_NUMERALS = "一二三四五六"


class MissingSection(Rule):
    code = "ST001"
    severity = Severity.ERROR
    summary = "缺少统一格式规定的部分"
    summary_en = "one of the six required sections is missing"
    why = "《政府信息公开条例》第五十条；国办公开办函〔2019〕60号、〔2021〕30号：年度报告由六个部分组成，内容不能遗漏。"
    limits = "标题与六个部分的名称、已知别称都不相近的，视为缺失。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="h4",
            bad="",
            slots={"s4": "", "table4": "", "h5": "⟦⟧五、存在的主要问题及改进情况"},
            good="四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            good_slots={},
            note="别称不算缺失",
        ),
        Example(
            slot="h6",
            bad="",
            slots={"s6": "", "signature": "⟦⟧栖梧镇人民政府"},
            good="六、其他需要报告的事项",
            good_slots={},
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        for section in report.sections:
            if section.status != "missing":
                continue
            later = [
                s.heading.start
                for s in report.sections
                if s.heading is not None and s.number > section.number
            ]
            at = min(later, default=self._end(context))
            number = _NUMERALS[section.number - 1]
            yield self.finding(
                Span(at, at),
                message=f"缺少第{number}部分“{section.official}”；统一格式规定的六个部分不能遗漏；建议补写该部分。",
                where=f"第{number}部分",
            )

    @staticmethod
    def _end(context: Context) -> int:
        report = context.report
        ends = [p.span.start for p in report.written if p.role in ("signature", "date")]
        return min(ends, default=len(report.text))
