"""NU105."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.numbers._listing import headless, runs
from nlpcheck.types import Finding, Severity


class MissingItem(Rule):
    code = "NU105"
    severity = Severity.WARNING
    summary = "“一是、二是”分述缺项或重复"
    summary_en = "an item is missing in 一是, 二是, 三是"
    why = "分述序次应连续（GB/T 9704—2012 第7.3.3条关于结构层次序数）。"
    limits = "从“一是”起算，隔节不接；“一是一，二是二”不看。"
    examples = (
        Example(
            bad="一是明确分管领导；⟦三是⟧明确公开时限。",
            good="一是明确分管领导；二是明确经办人员；三是明确公开时限。",
        ),
        Example(
            bad="一是明确分管领导；二是明确人员；⟦四是⟧明确时限。",
            good="一是一，二是二，实事求是。一是明确领导；二是明确人员。",
        ),
        Example(
            bad="公开工作有新进展。完善制度，明确专人；⟦二是⟧加强审核。其一，更新不及时；⟦其三⟧，解读偏少。",
            good="首先完善制度，明确专人；二是加强审核。第一，更新不及时；第二，解读偏少。第一季度，开会；第三季度，培训。",
        ),
        Example(good="（一）一是加强学习；二是加强审核。\n（二）一是充实力量；二是定期通报。"),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for item in headless(context):
            yield self.finding(
                item.span,
                message="“二是”之前未见“一是”，疑似缺项；分述序次应连续；建议核对。",
                confidence=0.75,
            )
        for run in runs(context):
            for before, item in itertools.pairwise(run):
                if item.value > before.value + 1 or item.value == before.value:
                    text = item.span.of(context.text)
                    lack = item.value == before.value
                    problem = (
                        f"“{text}”重复"
                        if lack
                        else f"“{before.span.of(context.text)}”之后直接到“{text}”，疑似缺项"
                    )
                    yield self.finding(
                        item.span, message=f"{problem}；分述序次应连续；建议核对。", confidence=0.85
                    )
