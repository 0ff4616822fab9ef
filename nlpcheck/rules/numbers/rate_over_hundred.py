"""NU014."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.told import counts
from nlpcheck.types import Finding, Severity

# 增长率、毛入学率、产销率、拨备覆盖率、任务完成率 may well pass 100 %
_BOUNDED = re.compile(
    r"(?P<rate>[\u4e00-\u9fff]{1,10}率)(?:均|都|全部|分别)?(?:为|达到|达|保持在|保持|提升至|提高到|上升到|升至|：)?$"
    r"|满意度(?:均)?(?:为|达到|达|：)?$|(?:^|，|、)占比(?:为|达|达到)?$|占[^，。；]{0,12}的$"
)
_UNBOUNDED = re.compile(
    r"增长|增[速幅]|上涨|下降|入学|入园|拨备|充足|覆盖|负债|杠杆|周转|产销|自给|利用|收益|回报|换手|资产|资本|流动|存活|生产|劳动|汇率|利率|费率|税率|贡献|抚养|超|转化|倍|偿付|保障倍|执行|征收|入库|兑付|到位|实现|同比|参保|接种"
)
_TARGET = re.compile(r"目标|任务|计划|预算|指标|投资|产值|收入|产量|税|招商")


class RateOverHundred(Rule):
    code = "NU014"
    severity = Severity.ERROR
    summary = "比率超过100%"
    summary_en = "a share or rate beyond 100 %"
    why = "办结率、满意率、占比等是部分与整体之比，不会超过100%。"
    limits = "增长率、任务完成率、入学率、覆盖率、利用率、参保率等可能超过100%的不看。"
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
                and (match := _BOUNDED.search(count.lead))
                and not _UNBOUNDED.search(match.group())
                and not (
                    "完成率" in count.lead
                    and _TARGET.search(context.text[count.sentence.start : count.span.start])
                )
            ):
                yield self.finding(
                    count.span,
                    message=f"比率{count.span.of(context.text)}超过100%；部分与整体之比不会超过100%；建议核对。",
                )
