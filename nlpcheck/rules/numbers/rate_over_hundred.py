"""NU014."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.told import counts
from nlpcheck.types import Finding, Severity

# 增长率、毛入学率、产销率、拨备覆盖率、任务完成率 may well pass 100 %
_BOUNDED = re.compile(
    r"(?:办结|办理|答复|回复|满意|公开|解读|及时|合格|准确|知晓|参与|好评|处理|受理|整改|响应|达标|更新|录入|完成|采纳|化解|调解成功|"
    r"回访|反馈|签收|送达|上网|公示|归档|审核|优良|优秀|正确|差错|错误|按[时期].{0,3})率"
    r"(?:均|都|全部|分别)?(?:为|达到|达|保持在|保持|提升至|提高到|上升到|：)?$|满意度(?:均)?(?:为|达到|达|：)?$"
    r"|(?:^|，|、)占比(?:为|达|达到)?$|占(?:总数|总量|全部)[^，。；]{0,8}的$"
)
_TARGET = re.compile(r"目标|任务|计划|预算|指标|投资|产值|收入|产量|税|招商")


class RateOverHundred(Rule):
    code = "NU014"
    severity = Severity.ERROR
    summary = "比率超过100%"
    summary_en = "a share or rate beyond 100 %"
    why = "办结率、满意率、占比等是部分与整体之比，不会超过100%。"
    limits = "增长率、任务完成率、入学率、覆盖率、开工率、使用率等可能超过100%的不看。"
    examples = (
        Example(bad="按期办结率⟦1000%⟧。", good="按期办结率100%，申请量同比增长150%。"),
        Example(
            bad="群众满意率达到⟦120％⟧。",
            good="群众满意率达到98%，任务完成率120%，拨备覆盖率190%。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for count in counts(context).items:
            if (
                count.kind == "percent"
                and count.unit == "%"
                and count.value > 100
                and _BOUNDED.search(count.lead)
                and not (
                    "完成率" in count.lead
                    and _TARGET.search(context.text[count.sentence.start : count.span.start])
                )
            ):
                yield self.finding(
                    count.span,
                    message=f"比率{count.span.of(context.text)}超过100%；部分与整体之比不会超过100%；建议核对。",
                )
