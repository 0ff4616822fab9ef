"""TB204."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

_TOLD = ("许可", "处罚", "强制")


class ToldDecisions(Rule):
    code = "TB204"
    severity = Severity.WARNING
    summary = "正文提及行政许可、处罚、强制的件数，表二却为0"
    summary_en = "decisions told in the text, and none in table two"
    why = "《政府信息公开条例》第二十条第（五）（六）项；表二“处理决定数量”应反映本年度作出的决定。"
    limits = "只看“作出（办理、实施）行政处罚决定N件”一类写明本单位件数的；公开的处罚信息条数不看。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            bad="全年作出行政处罚决定⟦9件⟧，结果均已上网。",
            good="全年公开行政处罚信息9条，更新行政处罚栏目12次，作出行政处罚决定0件。",
        ),
        Example(
            slot="s1",
            year=2020,
            bad="我镇办理行政许可⟦127件⟧。",
            good="我镇公开行政许可事项127件，办理情况每月公示。",
        ),
        Example(slot="s1", good="县市场监管局作出行政处罚决定9件。2022年作出行政处罚决定9件。"),
        Example(
            slot="s1",
            bad="全年作出⟦9件⟧行政处罚决定，采取行政强制措施⟦3次⟧。我镇综合执法队立案查处并作出行政处罚⟦12起⟧。审批行政许可⟦26件⟧。",
            good="受理行政许可申请20件转报县级部门，代办行政许可申请120件，公示上级行政处罚决定9件，开展行政处罚案卷评查2次，公布行政强制事项6项。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        if not any(word in context.prose for word in _TOLD):
            return
        # Imported here, so that checking tables alone does without the counts of the prose.
        from nlpcheck.language.quantities.topics import TOPICS
        from nlpcheck.rules.told import cells, related_cell, told

        for count in told(context, "licensing", "penalties", "compulsion"):
            spec = TOPICS[count.topic]
            if (
                not count.value
                or count.part
                or cells(report, "proactive", spec.rows, "decisions") != 0
            ):
                continue
            yield self.finding(
                count.span,
                message=f"正文称{spec.name}{count.span.of(report.text)}，表二相应“处理决定数量”为0；建议核对是否漏填。",
                confidence=0.85,
                related=related_cell(report, "proactive", spec.rows[0], "decisions", "表二"),
            )
