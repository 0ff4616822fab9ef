"""NU006."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from nlpcheck.language.numerals import plain
from nlpcheck.language.quantities import Change
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.numbers.wrong_share import rounded
from nlpcheck.rules.told import counts, related_quantity, table_values
from nlpcheck.types import Finding, Severity


class WrongChange(Rule):
    code = "NU006"
    severity = Severity.WARNING
    summary = "增减百分比与前后两个数不符"
    summary_en = "a percentage of growth or decline does not fit the two values"
    why = "算术关系：增减率等于（本期－上期）÷上期；允许末位四舍五入和0.05个百分点以内的误差。"
    limits = "两个数须在同一句写明（较8件、由5件增至7件、增加2件），或收到申请数与上年报告的表三可比；不知道上期数的不报。"
    examples = (
        Example(
            bad="收到申请7件，较上年的8件⟦减少20%⟧。", good="收到申请7件，较上年的8件减少12.5%。"
        ),
        Example(
            bad="门诊输液人次由上年的1.5万降至1.2万，⟦降幅25%⟧。",
            good="门诊输液人次由上年的1.5万降至1.2万，降幅20%。从2019年至2021年增长20%。",
        ),
        Example(
            bad="全县新收申请75件，比2020年的60件⟦增长20%⟧。",
            good="全县新收申请75件，比2020年的60件增长25%。",
        ),
        Example(
            bad="发布信息120条，较上年增加20条，⟦增长16.7%⟧。",
            good="发布信息120条，较上年增加20条，增长20%。",
        ),
        Example(
            bad="收到申请7件，与2021年的8件相比⟦增长12.5%⟧。",
            good="发布信息120条，同比增长35%。满意率提高5个百分点，申请由5件增加到7件，增长40%。",
        ),
        Example(
            slot="s1",
            cells={
                "applications.new.natural": "6",
                "applications.new.sum": "6",
                "applications.granted.natural": "6",
                "applications.granted.sum": "6",
                "applications.total.natural": "6",
                "applications.total.sum": "6",
            },
            previous={"cells": {"applications.new.natural": "4", "applications.new.sum": "4"}},
            bad="全年收到政府信息公开申请6件，同比⟦增长20%⟧。",
            good="全年收到政府信息公开申请6件，同比增长50%。",
        ),
        Example(
            bad="2022年发布解读40篇，2023年发布50篇，同比⟦增长20%⟧。办结6000件，比上年的5000件⟦多16.7%⟧。发布330条，比去年300条的发布量⟦增长9.1%⟧。",
            good="2022年发布解读40篇，2023年发布图解50篇，同比增长20%。今年发布96条，去年发布80条，同比增长20%。点击12万次，较上年10万次提升17.8%。",
        ),
        Example(
            bad="公开信息260条，比2022年公开的200条⟦增长23.1%⟧。栏目由25个调整为20个，⟦精简25%⟧。发布300条，同比多发60条，⟦增长20%⟧。",
            good="公开信息260条，比2022年印发的200条增长23.1%。栏目由25个调整为20个，精简20%。留言300条，同比多收50条，增长20%。",
        ),
        Example(
            bad="点击量从上年的5万次上升到6.5万次，⟦增长23%⟧。公开信息130条，上年度公开信息100条，同比⟦上升23%⟧。",
            good="点击量从上年的5万次上升到6.5万次，增长33%。公开信息130条，上年度印发文件100件，同比上升23%。",
        ),
        Example(
            bad="与上年的40场相比，今年举办50场，⟦增长20%⟧。培训较上年⟦增长20%⟧，由50场增加到62场。刊物由上年的40增至50期，⟦增长20%⟧。留言较上年减少20条，为80条，⟦下降25%⟧。",
            good="与上年的40场相比，今年举办50场，增长25%。培训较上年增长24%，由50场增加到62场。解读较上年增长20%，由办公室增加到62场。",
        ),
        Example(
            bad="培训8次，比上年的5次⟦增加2次⟧。接听热线9000个，是上年4500个的⟦3倍⟧。办件量由1200件增加到1500件，⟦翻了一番⟧。平台故障14次，上年25次，故障次数⟦减少56%⟧。投诉从80件下降到60件，⟦减少25件⟧。粉丝从2万人增长至3万人，⟦增长了1.5倍⟧。",
            good="培训8次，比上年的5次增加3次。接听热线9000个，是上年4500个的2倍。办件量由1200件增加到2430件，翻了一番。举办讲座14次，上年回访25次，次数减少56%。今年培训8次，去年培训5次，其中线上增加2次。网站30个，去年50个，全年新开通5个，减少10个栏目。",
        ),
        Example(
            bad="视频号粉丝3.6万人，比2020年的3万人⟦增长25%⟧。线上查询8.8万次，较年初的8万次⟦增加15%⟧。",
            good="视频号粉丝3.6万人，比2020年的3万人增长20%，客流6.5万人次，比上年的5万人次增长33%。线上查询8.8万次，较年初的8万次增加12%。",
        ),
        Example(
            bad="取号等候18分钟，上年为24分钟，⟦缩短33.3%⟧。维修水表360只，较去年的300只略⟦增16.7%⟧。回访96户，同比⟦增长25%⟧（上年为80户）。在上年40场的基础上增加到50场，⟦增幅20%⟧。会议费由上年的16万元压减至12万元，⟦压减33.3%⟧。观看12万人次，与上年3万人次相比，⟦增长400%⟧。用电18.4万千瓦时，上年用电20万千瓦时，同比⟦节约9.2%⟧。",
            good="2023年接待60万人次，2022年接待50万人次，同比增长20%。产值由54亿元增加到82亿元，年均增长7.1%。热线每日200件，上年全年6万件，增长21%。会议费由上年的16万元压减至12万元，压减25%。观看12万人次，与上年3万人次相比，增长300%。用电18.4万千瓦时，上年用电20万千瓦时，同比节约8%。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        text = context.text
        for change in counts(context).changes:
            before = change.before
            source = "同句"
            own = change.now is not None and change.now.own
            if (
                own
                and before is None
                and change.topic == "received"
                and context.previous is not None
            ):
                values = table_values(context.previous, "received")
                between = text[change.now.span.end : change.span.start] if change.now else ""
                last_year = f"{context.report.year - 1}年" if context.report.year else "上年"
                if len(values) == 1 and any(
                    word in between for word in ("同比", "上年", "去年", last_year)
                ):
                    before, source = Decimal(next(iter(values))), "上年报告表三"
            if change.now is None or not before:
                continue
            if change.how != "percent":
                if wrong := _told_wrong(change, before):
                    yield self._other(context, change, before, wrong)
                continue
            true = (change.now.value - before) * 100 / before
            half = Decimal(1).scaleb(-change.percent.places) / 2
            now_half, before_half = change.now.half, change.half
            if (
                now_half
                and before_half
                and min(change.now.value, before) >= 20 * max(now_half, before_half)
            ):
                # 18.4万 beside 20万 (not 6.5万 beside 5万): both are told as finely as the finer
                now_half = before_half = min(now_half, before_half)
            if before > before_half:
                # what rounding of 3.2亿 may hide
                half += (
                    (now_half + before_half * change.now.value / before)
                    * 100
                    / (before - before_half)
                )
            told = change.percent.value if change.up else -change.percent.value
            if abs(true - told) <= half + Decimal("0.05") and not self._of_now(
                change, before, true, told
            ):
                if _hardly(change, before, true, told):
                    yield self._finding(context, change, before, true, source, hardly=True)
                continue
            yield self._finding(context, change, before, true, source)

    def _of_now(self, change: Change, before: Decimal, true: Decimal, told: Decimal) -> bool:
        """Whether what was told is the share of the new value (5万 to 6.5万 is 30 %, not 23 %), the
        multiple, or off by a decimal place: a slip in the sum, however much rounding 5万 beside a finer 6.5万 might hide."""
        assert change.now is not None
        half = Decimal(1).scaleb(-change.percent.places) / 2
        if (
            not change.half
            or not change.now.value
            or abs(true - told) <= (1 if change.percent.places else 3)
        ):
            return False
        slips = [
            (change.now.value - before) * 100 / change.now.value,
            change.now.value * 100 / before,  # 12万 beside 3万 is 300 % more, not 400 %
            true / 10,
        ]
        # 16.7 told as 16: cut off, not rounded
        return any(
            abs(wrong - told) <= half or 0 <= abs(wrong) - abs(told) < 2 * half for wrong in slips
        )

    def _finding(
        self,
        context: Context,
        change: Change,
        before: Decimal,
        true: Decimal,
        source: str,
        hardly: bool = False,
    ) -> Finding:
        assert change.now is not None
        value = plain(rounded(abs(true), max(change.percent.places, 1)))
        word = re.match(r"[^\d]{1,2}", change.span.of(context.text))
        right = ("增长", "下降")[true < 0]
        if word and (true >= 0) == change.up:
            right = word[0]
        return self.finding(
            change.span,
            message=(
                f"“{change.span.of(context.text)}”与数值{'疑似' if hardly else ''}不符：{plain(change.now.value)}较{plain(before)}（{source}）"
                f"应为{right}{value}%；建议核对。"
            ),
            severity=Severity.INFO if hardly else None,
            suggestions=[f"{right}{value}%"],
            confidence=0.5 if hardly else 0.9,
            related=[related_quantity(context.report, change.now, "本期数")],
        )

    def _other(self, context: Context, change: Change, before: Decimal, right: str) -> Finding:
        assert change.now is not None
        return self.finding(
            change.span,
            message=(
                f"“{change.span.of(context.text)}”与数值不符：{plain(change.now.value)}较{plain(before)}"
                f"应为{right}；建议核对。"
            ),
            confidence=0.85,
            related=[related_quantity(context.report, change.now, "本期数")],
        )


def _hardly(change: Change, before: Decimal, true: Decimal, told: Decimal) -> bool:
    """Whether only the utmost of rounding, if any, would explain the difference: 2.4万 beside 2万 is
    20 %, and 25 % but if both were rounded all they can be the other way."""
    assert change.now is not None
    finer = min(change.now.half or change.half, change.half or change.now.half)
    if not finer or before <= finer or not change.now.exact:
        return False
    gap = abs(true - told)
    hidden = (finer + finer * change.now.value / before) * 100 / (before - finer)
    return gap >= 4 and gap * 5 >= abs(true) and gap * 4 > hidden * 3


def _told_wrong(change: Change, before: Decimal) -> str:
    """What a change told in a number or as a multiple should be, "" where it is right."""
    assert change.now is not None
    now, told = change.now, change.percent
    if change.how == "number":
        gap = now.value - before
        hidden = now.half + change.half + told.half
        signed = told.value if change.up else -told.value
        word = "减少" if gap < 0 else "增加"
        return "" if abs(gap - signed) <= hidden else f"{word}{plain(abs(gap))}{told.unit}"
    ratio = now.value / before
    if change.how in {"double", "fourfold"}:
        whole = 2 if change.how == "double" else 4
        return "" if whole * 0.95 <= ratio <= whole * 1.25 else f"{plain(rounded(ratio, 2))}倍"
    half = Decimal(1).scaleb(-told.places) / 2 + Decimal("0.05")
    half += (now.half + change.half * ratio) / max(before - change.half, Decimal(1))
    true = ratio if change.how == "multiple" else ratio - 1
    if not change.up or abs(true - told.value) <= half:
        return ""
    return f"{'' if change.how == 'multiple' else '增长'}{plain(rounded(true, 2))}倍"
