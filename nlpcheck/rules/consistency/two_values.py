"""XC006."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.quantities import Quantity
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.told import counts, related_quantity
from nlpcheck.types import Finding, Severity

_FILLER = re.compile(
    r"20\d\d年度?(?:以来)?|今年|本年度?|全年|年内|共计?|总共|合计|总计|累计|一共|已|了|的|主动|及时|我[局镇县市区乡街]|[\s，、：“”（）()\d]|"
    r"^[一二三四五六七八九十]+[是、.]"
)

_PUBLISHED = re.compile(r"^(?:主动)?(?:公开|发布|公示|更新)+")
_CHANNEL = re.compile(r"网站|微信|微博|公众号|[栏窗屏墙]|平台|报|电视|广播|新媒体|客户端|抖音")


class TwoValues(Rule):
    code = "XC006"
    severity = Severity.WARNING
    summary = "同一数量前后两个数"
    summary_en = "the same quantity has two values in the text"
    why = "《党政机关公文格式》（GB/T 9704—2012）与公文处理要求数据准确、前后一致；同一指标在同一报告内只应有一个数。"
    limits = "只比较主语、动作、对象、年份、量词都相同的总数；其中项、比较项、不同渠道（网站与微信）不比。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            bad="2023年，县政府门户网站共发布政府信息420条。平台建设方面，县政府门户网站全年发布政府信息⟦402条⟧。",
            good="2023年，县政府门户网站共发布政府信息420条。平台建设方面，政务微信公众号全年发布政府信息402条。",
        ),
        Example(
            slot="s1",
            bad="对现行有效的行政规范性文件126件逐件核对。县政府网站公布现行有效的行政规范性文件⟦162件⟧。",
            good="对现行有效的行政规范性文件126件逐件核对。县政府网站公布现行有效的行政规范性文件126件。",
        ),
        Example(
            slot="s1",
            bad="全年公开信息86条，其中公租房分配信息46条、其他信息40条。全年公开的公租房分配信息⟦64条⟧已隐去证件号码。",
            good="门户网站公开信息86条，其中公租房分配信息46条、其他信息40条。微信公众号公开公租房分配信息64条。",
        ),
        Example(
            slot="s1",
            good="2022年收到政府信息公开申请12件，2023年收到政府信息公开申请15件。县政府办公室收到政府信息公开申请3件。"
            "微信公众号发布信息86条，其中转发信息20条；微博发布信息16条。上半年收到政府信息公开申请4件，下半年收到政府信息公开申请11件。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        first: dict[tuple[object, ...], Quantity] = {}
        years = counts(context).years
        year = report.year or (years[0].value if years else None)
        for count in counts(context).items:
            if count.kind != "count" or not count.exact or count.negated or not count.whole_year:
                continue
            key = self._label(context, year, count)
            if key is None and not count.part:
                key = self._key(year, count)
            if key is None:
                continue
            known = first.setdefault(key, count)
            if known.value == count.value or (
                known.sentence == count.sentence and known.clause == count.clause
            ):
                continue
            if report.section_at(known.span.start) == 5 or report.section_at(count.span.start) == 5:
                continue
            yield self.finding(
                count.span,
                message=(
                    f"“{count.lead.strip('，、 ')}{count.span.of(report.text)}”与前文“{known.span.of(report.text)}”不一致；"
                    "同一数量前后应相同；建议核对。"
                ),
                confidence=0.8,
                related=[related_quantity(report, known, "前文")],
            )

    def _key(self, year: int | None, count: Quantity) -> tuple[object, ...] | None:
        when = count.year if count.year is not None else year
        if count.topic == "received":
            return ("topic", count.topic, count.actor, when)
        if count.topic in {"documents_in_force", "documents_made"}:
            return ("topic", count.topic, when)
        words = _FILLER.sub("", count.lead)
        if len(words) < 7 and not (
            len(words) >= 6 and words.endswith(("信息", "账号", "栏目", "人员"))
        ):
            return None
        if re.search(r"将|预计|达到|较|比|同|其中|每|平均|分别|第|另|再|还|新增|等", words):
            return None
        return ("words", words, count.unit, when)

    def _label(
        self, context: Context, year: int | None, count: Quantity
    ) -> tuple[object, ...] | None:
        """What kind of information was published in all: 公租房分配信息46条, in a list or alone.

        None where a channel is named: the website's count is not WeChat's.
        """
        when = count.year if count.year is not None else year
        words = _PUBLISHED.sub("", _FILLER.sub("", count.lead.removeprefix("其中")))
        if len(words) < 6 or not words.endswith("信息"):
            return None
        if _CHANNEL.search(context.text[count.sentence.start : count.span.start]):
            return None
        if re.search(r"较|比|同|每|平均|第|再|还|新增|等|和|及", words):
            return None
        return ("label", words, count.unit, when)
