"""ST004."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

_NUMERALS = "一二三四五六"
_TABLES = (2, 3, 4)


class EmptySection(Rule):
    code = "ST004"
    severity = Severity.ERROR
    summary = "部分没有内容"
    summary_en = "a section has no content"
    why = "国办公开办函〔2021〕30号：各部分内容不能遗漏；确无内容的应写明“无”。"
    limits = "第二至四部分无内容的报缺表（ST005）；“无。”算有内容；第六部分是否可只写“无”见 ST104。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="h5",
            bad="⟦五、存在的主要问题及改进情况⟧",
            slots={"s5": ""},
            good="五、存在的主要问题及改进情况",
            good_slots={},
        ),
        Example(
            slot="h6",
            bad="⟦六、其他需要报告的事项⟧",
            slots={"s6": ""},
            good="六、其他需要报告的事项\n无。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for section in context.report.sections:
            if section.number in _TABLES:  # a bare heading there is a missing table: ST005
                continue
            if section.status == "empty" and section.heading is not None:
                number = _NUMERALS[section.number - 1]
                yield self.finding(
                    section.heading,
                    message=f"第{number}部分“{section.title}”没有内容；各部分内容不能遗漏；建议补写，确无内容的写明“无”。",
                )
