"""ST002."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

_NUMERALS = "一二三四五六"


class SectionOrder(Rule):
    code = "ST002"
    severity = Severity.WARNING
    summary = "部分的次序与统一格式不符"
    summary_en = "a section is out of the official order"
    why = "国办公开办函〔2019〕60号、〔2021〕30号规定六个部分的名称和次序。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="h1",
            bad="⟦六、其他需要报告的事项⟧\n无其他事项。\n一、总体情况",
            slots={"h6": "", "s6": ""},
            good="一、总体情况",
            good_slots={},
        ),
        Example(
            slot="h3",
            bad="⟦五、存在的主要问题及改进情况⟧\n栏目更新不及时，由办公室6月底前整改。\n三、收到和处理政府信息公开申请情况",
            slots={"h5": "", "s5": ""},
            good="三、收到和处理政府信息公开申请情况",
            good_slots={},
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for section in context.report.sections:
            if section.status == "misplaced" and section.heading is not None:
                number = _NUMERALS[section.number - 1]
                yield self.finding(
                    section.heading,
                    message=f"“{section.title}”的位置与统一格式不符，应为第{number}部分；建议按规定次序调整。",
                )
