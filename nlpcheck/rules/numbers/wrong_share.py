"""NU005."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from nlpcheck.language.lazy import lazy
from nlpcheck.language.numerals import plain
from nlpcheck.language.quantities import Quantity, Share
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.told import counts, related_quantity
from nlpcheck.types import Finding, Severity

_MORE = lazy(r"[、和与及]\d+(?:\.\d+)?[%％]")


def rounded(value: Decimal, places: int) -> Decimal:
    """``value`` to ``places`` decimals."""
    return value.quantize(Decimal(1).scaleb(-places))


class WrongShare(Rule):
    code = "NU005"
    severity = Severity.ERROR
    summary = "占比与数值不符"
    summary_en = "a percentage does not fit its own numbers"
    why = "算术关系：占比等于分子除以分母；允许末位四舍五入和0.05个百分点以内的误差。"
    limits = "分子须紧接在“占”或与之同名的比率（已开工210个，开工率）之前；同段内任何一个不小于分子、量词相同的数作分母能得出该占比的，不报；找不到分母的不报。"
    examples = (
        Example(
            bad="共收到申请805件，其中予以公开258件，占⟦33.9%⟧。",
            good="共收到申请805件，其中予以公开265件，占32.9%。",
        ),
        Example(
            bad="新收申请81件。当面申请52件，占⟦68.5%⟧；网上申请29件，占35.8%。",
            good="新收申请81件。当面申请52件，占64.2%；网上申请29件，占36%。",
        ),
        Example(
            bad="在建项目420个，已开工210个，开工率达⟦55%⟧。",
            good="在建项目420个，已开工210个，开工率达50%；调处矛盾1673件，调处成功率98%。",
        ),
        Example(
            bad="公开信息300条，60条为图解，占比⟦30%⟧。",
            good="公开信息300条，60条为图解，占比20%。",
        ),
        Example(
            bad="新收申请101件，其中网络申请84件，占新收申请101件的⟦73.2%⟧。",
            good="新收申请101件，其中网络申请84件，占新收申请101件的83.2%。",
        ),
        Example(
            bad="发出调查表300份，收回276份，调查表回收率为⟦96%⟧。15个窗口中有12个配了评价器，占⟦85%⟧。举办讲座40场，线下举办10场，线下讲座占比⟦30%⟧。安排修缮经费80万元，实际支出60万元，支出率⟦80%⟧。图解24期，占解读总数（60期）的⟦45%⟧。",
            good="发出调查表300份，收回276份，调查表回收率为92%，按时回收率100%。投资收益30亿元，收益率4%，投资总额为900亿元。酒店12家，学校18家，共占总数的75%。宽带用户8亿户，千兆用户占比30%。",
        ),
        Example(
            bad="中层干部42人，35岁以下的14人，年轻干部占⟦43.3%⟧。年初预算86万元，实际支出64.5万元，为预算数的⟦85%⟧。广播终端在线1172台（在线率⟦94.7%⟧），终端总数为1200台。在180封来信中，建议类45封、求助类81封，分别占25%和⟦54%⟧。信息员120名，女性48名，占⟦四成五⟧。问卷回收率⟦90%⟧，发放400份、收回380份。",
            good="中层干部42人，35岁以下的14人，年轻干部占33.3%。年初预算86万元，实际支出64.5万元，较上年预算数增长85%。男职工30人，女职工20人，女职工占40%。回访80件，办结60件，满意率98%。信息员120名，女性48名，占四成。发布政策30条、解读12条，占全市的3%。涉及样品1864批次，不合格样品43批次，不合格产品处置率100%。",
        ),
        Example(
            bad="有效监测300天，达标天数240天，达标率为⟦85%⟧。自动站统计350天，其中优良天数280天，优良率⟦90%⟧。",
            good="有效监测300天，达标天数240天，达标率为80%。全年365天，优良天数290天，优良率81%。优良天数290天，比上年增加8天，优良率81%。",
        ),
        Example(
            good="网站发布3000条，新媒体发布1000条，新媒体占比25%。查处案件106件。收到举报25件，占全部案件的23.6%，其次为18件，占17%。女党员521名，比上届增加76名，占23%。",
        ),
        Example(
            bad="应参保人口3.5万人，实际参保3.43万人，参保率达⟦96%⟧。全年计划栽树1.2万株，已栽1.08万株，完成率⟦80%⟧。320名网格员中有272名取得资格证书，持证率达到⟦80%⟧。135个村中，按时公示的131个，公示及时率为⟦97.4%⟧。",
            good="应参保人口3.5万人，实际参保3.43万人，参保率达98%。全年计划栽树1.2万株，已栽1.08万株，完成率90%。320名网格员中有272名取得资格证书，持证率达到85%。收到申请80件，办结76件，按时办结率100%。",
        ),
        Example(
            bad="参加考试的65名信息员中，52名成绩在80分以上，占⟦85%⟧。应签协议的老年人1600人，已签1360人，签约率⟦58%⟧。所辖12个社区有9个设置了公开长廊，占比⟦80%⟧。",
            good="参加考试的65名信息员中，52名成绩在80分以上，占80%；优秀率46%。全县老年人1600人，已签1360人，重点人群签约率95%。辖区企业300家，年产值2000万元以上的45家，占规模以上企业的60%。",
        ),
        Example(
            bad="收到网民留言250条，五日内回复230条，按时回复率达⟦94%⟧。年度预算60万元，已支付45万元，支付进度达⟦80%⟧。核定经费30万元，列支24万元，预算执行率⟦85%⟧。参加评议的代表50人，评定为优秀等次的43票，占⟦83%⟧。",
            good="收到网民留言250条，五日内回复230条，按时回复率100%。收到投诉80件，当日办结64件，按时办结率98%。安排经费40万元，上年结转10万元，实际支出38万元，执行率76%。参加评议的代表50人，评定为优秀等次的43票，占89.6%。总收入40亿元，财政支出38亿元，民生支出占80%。原有法官274名，入额的只占28%，有101名未能入额。填报表格由57张精简为11张，精简比例达到80%。全村11个自然屯中有5个屯出行困难，贫困发生率达22.88%。",
        ),
        Example(
            good="发布视频12条，占全部解读材料的14.6%。收到申请59件，办结56件，占全市总量的3.2%。共9件，3件约占33%。"
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        shares = counts(context).shares
        for share in shares:
            if not share.certain and _MORE.match(context.text, share.percent.span.end):
                continue  # 占总数的88.1%和91.96%: of several
            bases = self._bases(context, share)
            if not bases or any(self._fits(share, base) for base in bases):
                continue
            governing = self._governing(share, shares)
            if governing is None:
                continue
            value = rounded(
                share.numerator.value * 100 / governing.value, max(share.percent.places, 1)
            )
            shown = plain(value)
            yield self.finding(
                share.percent.span,
                message=(
                    f"占比{share.percent.span.of(context.text)}与数值不符：{plain(share.numerator.value)}÷"
                    f"{plain(governing.value)}＝{shown}%；建议核对分子、分母或占比。"
                ),
                suggestions=[f"{shown}%"],
                related=[
                    related_quantity(context.report, share.numerator, "分子"),
                    related_quantity(context.report, governing, "分母"),
                ],
            )

    def _bases(self, context: Context, share: Share) -> list[Decimal]:
        found = [b.value for b in share.bases] + [
            edge
            for b in share.bases
            if (half := _finer(b.half, share.numerator.half))
            for edge in (b.value - half, b.value + half)
        ]
        if share.beside and share.bases:
            # 网站发布3000条，新媒体发布1000条，新媒体占比25%
            found.append(sum((b.value for b in share.bases), share.numerator.value))
            found.append(share.bases[0].value + share.numerator.value)
        carried = [q.value for q in counts(context).of("carried_in")]
        received = [b.value for b in share.bases if b.topic == "received"]
        return found + [r + c for r in received for c in carried]

    def _fits(self, share: Share, base: Decimal) -> bool:
        if not base:
            return False
        true = share.numerator.value * 100 / base
        half = (
            Decimal(1).scaleb(-share.percent.places) / 2
            + _finer(share.numerator.half, share.bases[0].half if share.bases else Decimal(0))
            * 100
            / base
        )
        return abs(true - share.percent.value) <= half + Decimal("0.05")

    def _governing(self, share: Share, shares: tuple[Share, ...]) -> Quantity | None:
        """The count that is surely the denominator: alone, or the one that the share's neighbours fit."""
        if share.certain:
            return share.bases[0]
        numerators = {s.numerator.span for s in shares}
        candidates = [b for b in share.bases if b.span not in numerators]
        candidates = [b for b in candidates if not b.part]
        siblings = [
            s for s in shares if s is not share and s.percent.sentence == share.percent.sentence
        ]
        for base in candidates:
            if any(self._fits(s, base.value) for s in siblings):
                return base
        close = [b for b in candidates if b.sentence == share.percent.sentence]
        if len(close) == 1 and share.percent.value <= 100:
            return close[0]
        if not close and len({b.value for b in candidates}) == 1:
            return candidates[0]
        totals = [
            b
            for b in candidates
            if b.topic in {"received", "handled"}
            or b.lead.endswith(("共", "共计", "总数", "总计", "总量"))
        ]
        return totals[0] if len(totals) == 1 and not close else None


def _finer(half: Decimal, other: Decimal) -> Decimal:
    """What rounding may hide of a number beside another: 3.5万 beside 3.43万 is told as finely."""
    return min(half, other) if half and other else half
