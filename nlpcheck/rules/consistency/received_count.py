"""XC001."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.told import related_cell, table_values, told
from nlpcheck.types import Finding, Severity

_NEW = "applications.new.natural"
_CELLS = {
    "applications.new.natural": "3",
    "applications.new.sum": "3",
    "applications.granted.natural": "3",
    "applications.granted.sum": "3",
    "applications.total.natural": "3",
    "applications.total.sum": "3",
}
_CARRIED = {
    "applications.new.natural": "3",
    "applications.new.sum": "3",
    "applications.carried_in.natural": "1",
    "applications.carried_in.sum": "1",
    "applications.granted.natural": "4",
    "applications.granted.sum": "4",
    "applications.total.natural": "4",
    "applications.total.sum": "4",
}


class ReceivedCount(Rule):
    code = "XC001"
    severity = Severity.ERROR
    summary = "正文所述收到申请数与表三“本年新收”不符"
    summary_en = "applications received in the text differ from table three"
    why = "《政府信息公开条例》第五十条第（二）项：年度报告应载明收到和处理申请的情况，正文与统计表口径须一致。"
    limits = (
        "只看“收到、受理、新收（政府信息公开）申请N件”，且主体是本单位、期间是本年度全年；网上申请、信函申请等分项不看。"
        "等于新收加结转的，“收到、受理”不报，“新收”才报。"
    )
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            cells=_CELLS,
            bad="（二）依申请公开。2023年共收到政府信息公开申请⟦2件⟧，均已答复。",
            good="（二）依申请公开。2023年共收到政府信息公开申请3件，均已答复。",
        ),
        Example(
            slot="s1",
            cells=_CARRIED,
            bad="全年我镇受理依申请公开件⟦６件⟧。",
            good="全年我镇受理依申请公开件4件（含上年结转1件）。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            good="全年收到网上申请2件，收到行政许可申请86件，上半年收到政府信息公开申请1件。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            good="县政府办公室收到政府信息公开申请1件；2022年共收到政府信息公开申请5件。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            bad="全年共接收、登记政府信息公开申请⟦5件⟧。依申请公开共收件⟦5件⟧。社会公众向我镇提出政府信息公开申请⟦5件⟧。",
            good="收到申请5件，其中政府信息公开申请3件、行政许可申请2件。市民向我镇提出意见建议14件。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            bad="办理依申请公开事项，其中本年新收申请⟦5件⟧。线上线下收到的政府信息公开申请共有⟦5件⟧。",
            good="收到来自个人和企业的政府信息公开申请3件，其中新收网上申请2件。公民提出政府信息公开申请2件，企业提出1件。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            bad="主动公开信息86条，其中文件3件，收到政府信息公开申请⟦5件⟧。受理的⟦5件⟧政府信息公开申请按时答复。全年依申请公开办件量⟦5件⟧。",
            good="收到政府信息公开申请3件，其中受理政府信息公开申请2件。收到群众建议86件，其中收到网上建议14件。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            bad="自然人和企业共向我镇提出政府信息公开申请⟦5件⟧。共有5名群众向我镇提交政府信息公开申请⟦5件⟧。",
            good="全年共有3名群众向我镇提交政府信息公开申请3件，2名村民反映问题5件。",
        ),
        Example(
            slot="s1",
            cells=_CARRIED,
            bad="全年登记受理新的政府信息公开申请⟦5件⟧。申请人当年新提出政府信息公开申请⟦4件⟧。通过网上、信函、当面三种途径新收政府信息公开申请，合计⟦5件⟧。除上年结转的1件政府信息公开申请外，本年又新收⟦5件⟧。",
            good="公民、法人和其他组织新提交的政府信息公开申请为3件。通过网上、信函两种途径收到许可申请，合计14件。除上年结转的1件政府信息公开申请外，本年又新收信访件5件。全年新收来件86件，均为信访件。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            bad="各渠道共收到政府信息公开申请⟦5件次⟧。依申请公开工作中，全年登记的新申请有⟦5件⟧。受理各类主体提交的政府信息公开申请一共⟦5件⟧。",
            good="窗口和网站收到咨询5件次，新申请项目5个，网上收到政府信息公开申请2件次。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            bad="本年度⟦5件⟧政府信息公开申请逐件登记。全年新增依申请公开事项⟦5件⟧。收到当面递交、邮寄和网上提交的政府信息公开申请共⟦5件⟧。登记在册政府信息公开申请⟦5件⟧。新收当面、信函、网络等各类政府信息公开申请合计⟦5件⟧。收到个人和企业的政府信息公开申请⟦5件⟧。",
            good="今年1件政府信息公开申请延期答复，收到网上、信函政府信息公开申请2件，新增信访事项5件。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            bad="2023年，我镇通过当面、信函和网络三种渠道收到政府信息公开申请⟦22件⟧。本年度由办公室受理窗口收到政府信息公开申请⟦22件⟧。通过来信、来访、网上等多种渠道收到政府信息公开申请⟦22件⟧。全年通过线上线下两个渠道受理政府信息公开申请⟦22件⟧。",
            good="政务服务窗口收到政府信息公开申请2件。通过网络和信函两种渠道收到政府信息公开申请2件，当面收到1件。云川市财政局通过信函、网络、当面三种渠道收到政府信息公开申请22件。由县政务公开办受理政府信息公开申请1件。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        new = table_values(report, "received")
        carried = table_values(report, "carried_in")
        if not new:
            return
        both = {n + c for n in new for c in carried}
        for count in told(context, "received"):
            if count.negated or int(count.value) in new:
                continue
            before = report.text[count.span.start - len(count.lead) : count.span.start]
            after = report.text[count.span.end : count.sentence.end][:24]
            stated = re.match(r"[（(，、]?(?:其中|含|包括|包含)[^。；]{0,10}(?:结转|跨年)", after)
            only_new = (
                re.search(r"新(?:收(?!到的?.{0,4}结转)|提出|提交|递交|接收|受理的|登记的)", before)
                and not stated
            )
            if int(count.value) in both and not only_new:
                continue
            wanted = "、".join(str(n) for n in sorted(new))
            yield self.finding(
                count.span,
                message=(
                    f"正文称收到申请{count.span.of(report.text)}，表三“一、本年新收政府信息公开申请数量”总计为{wanted}；"
                    "二者应一致；建议核对正文或表三。"
                ),
                related=related_cell(report, "applications", "new", "sum", "表三“本年新收”总计"),
            )
