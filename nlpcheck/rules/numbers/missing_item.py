"""NU105."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.numbers._listing import NUMBERED, Item, headless, other_ways, runs, wrong
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
        Example(
            bad="做到：一是全员培训，⟦一是⟧逐级审核，三是定期通报。\n一是学习；二是审核（一是初审，二是复审）；⟦四是⟧发布。\n第一是学习；⟦第三⟧是考核。",
            good="一是学习；二是审核（一是初审，二是复审，三是终审）；三是发布。一是层面，一是目录，二是指南；二是村级；三是网格。",
        ),
        Example(
            bad="专行行动分三个阶段，第一阶段动员部署，⟦第三阶段⟧自查自纠。\n一方面加强学习，⟦三方面⟧加强督查。\n首先是认识不足；⟦第三⟧是人手紧张。\n⟦一要⟧监测每小时一报；二是转移指令到人。\n一是当日回复；⟦三是⟧三日内联系；三是七日内反馈。".replace(
                "专行", "专项"
            ),
            good="专项行动分两个阶段，第一阶段动员部署，第二阶段自查自纠。\n一方面加强学习，另一方面加强督查，各方面满意。\n首先是认识不足；其次是人手紧张；第三是经费有限。\n一要监测；二要转移。",
        ),
        Example(
            bad="森林防火：首先，划清责任区；其次，加强火源管控；⟦第五⟧，完善奖惩机制。加强审核：一是初审；二是复审。校园安全：一是安装报警；⟦三是⟧配强保安。",
            good="首先，划清责任区；其次，加强火源管控；第三，完善奖惩机制；最后，抓好落实。首先摸底，其次整改，第一季度完成。首先是认识不足，其次是人手紧张，再次是经费有限，第四是场地偏小。",
        ),
        Example(
            bad="做到一是进校园，⟦一是⟧进社区，三是进企业。\n文物安全工作中，⟦二是⟧明确文保员，二是加装监控，三是公布电话。\n税费服务一是简化资料，二是延时办理，⟦四是⟧上门辅导。",
            good="原因之一是群众有需求，二是条件成熟。\n做到一是到位，二是及时。\n首先明确专人，二是增加解读，三是定期通报。",
        ),
        Example(
            good="一是更新不及时；二是解读偏少。\n首先明确专人；二是增加解读；三是定期通报。一是学习；二是考核。\n措施为明确专人；二是增加解读。",
        ),
        Example(
            good="一是抓学习，做到“三到位”：一是人员到位；二是时间到位。\n二是抓审核。\n三是抓考核。",
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
        for span, why in other_ways(context.prose):
            yield self.finding(
                span,
                message=f"“{span.of(context.text)}”：{why}；分述序次应连续；建议核对。",
                confidence=0.75,
            )
        found = [run for run in runs(context) if run[0].kind not in NUMBERED]
        twice = False
        for index, run in enumerate(found):
            for before, item in wrong(run):
                if not (twice and before is run[0]):
                    yield self._told(context, before, item)
            twice = self._twice(context, run, found[index + 1 :])
            if twice:
                yield self._told(context, run[0], found[index + 1][0])

    @staticmethod
    def _twice(context: Context, run: list[Item], rest: list[list[Item]]) -> bool:
        """一是…，一是…，三是: the second 一是 stands for 二是."""
        if not rest or len(run) > 1 or len(rest[0]) < 2 or rest[0][0].kind != run[0].kind:
            return False
        between = context.prose[run[0].span.end : rest[0][0].span.start]
        return rest[0][1].value == 3 and not re.search("[。：\n]", between)

    def _told(self, context: Context, before: Item, item: Item) -> Finding:
        text = item.span.of(context.text)
        problem = (
            f"“{text}”重复"
            if item.value == before.value
            else f"“{before.span.of(context.text)}”之后直接到“{text}”，疑似缺项"
        )
        return self.finding(
            item.span, message=f"{problem}；分述序次应连续；建议核对。", confidence=0.85
        )
