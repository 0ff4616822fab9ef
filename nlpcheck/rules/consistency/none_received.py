"""XC002."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.told import related_cell, table_values, told
from nlpcheck.types import Finding, Severity

_ONE = {
    "applications.new.natural": "1",
    "applications.new.sum": "1",
    "applications.granted.natural": "1",
    "applications.granted.sum": "1",
    "applications.total.natural": "1",
    "applications.total.sum": "1",
}
_CARRIED = {
    "applications.carried_in.natural": "1",
    "applications.carried_in.sum": "1",
    "applications.granted.natural": "1",
    "applications.granted.sum": "1",
    "applications.total.natural": "1",
    "applications.total.sum": "1",
}


class NoneReceived(Rule):
    code = "XC002"
    severity = Severity.ERROR
    summary = "正文称未收到申请，表三“本年新收”不为0"
    summary_en = "the text says that no application came in, table three has some"
    why = "《政府信息公开条例》第五十条第（二）项：年度报告应载明收到和处理申请的情况，正文与统计表须一致。"
    limits = "“未收到某类申请”“上半年未收到”等只说一部分的不看；上年结转不算收到。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            cells=_ONE,
            bad="2023年，我镇⟦未收到政府信息公开申请⟧。",
            good="2023年，我镇未收到涉及征地拆迁的政府信息公开申请。",
        ),
        Example(
            slot="s1",
            cells=_ONE,
            bad="全年⟦没有接到公民、法人和其他组织提出的政府信息公开申请⟧。",
            good="全年没有收到公众对政府信息公开工作的投诉。",
        ),
        Example(
            slot="s1",
            cells=_ONE,
            bad="2023年度⟦政府信息公开申请数量为零⟧，⟦没有群众申请公开政府信息⟧。",
            good="全年主动公开公文49件、依申请公开0件，没有群众申请公开会议记录；行政许可申请数量为零。",
        ),
        Example(
            slot="s1",
            cells=_CARRIED,
            good="2023年，我镇未收到政府信息公开申请，上年结转的1件已办结。",
        ),
        Example(
            slot="s1",
            cells=_ONE,
            good="2022年未收到政府信息公开申请；上半年未收到政府信息公开申请。",
        ),
        Example(
            slot="s1",
            cells=_ONE,
            bad="全年⟦无人向我镇提出政府信息公开申请⟧，⟦未发生依申请公开情况⟧，⟦没有依申请公开事项⟧，⟦依申请公开受理数为0⟧。",
            good="没有人对政府信息公开申请答复不满意，未发生依申请公开引起的投诉，没有依申请公开的文件。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        new = table_values(report, "received")
        if not new or 0 in new:
            return
        for count in told(context, "received"):
            if count.negated:
                yield self.finding(
                    count.span,
                    message=(
                        f"正文称“{count.span.of(report.text)}”，表三“一、本年新收政府信息公开申请数量”总计为{max(new)}；"
                        "二者矛盾；建议核对正文或表三。"
                    ),
                    related=related_cell(
                        report, "applications", "new", "sum", "表三“本年新收”总计"
                    ),
                )
