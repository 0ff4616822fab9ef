"""NU014."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Quantity
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.told import counts
from nlpcheck.types import Finding, Severity, Span

# 增长率、毛入学率、产销率、拨备覆盖率、任务完成率 may well pass 100 %
_REACHED = (
    r"(?:[、和与及][^，。；、]{0,8}[率度])*(?:均|都|全部|分别|也|已|始终|一直|目前|继续)*(?:[由从][^，。；、%％]{0,8}[\d.]+[%％])?"
    r"(?:为|是|达到|达|高达|实现|保持在?|维持在?|稳定在|(?:提升|提高|上升|增长|升|提)(?:到|至)|：)*"
    r"(?:[\d.]+[%％][、，和])*$"
)
_BOUNDED = lazy(
    r"(?:办结|办理|答复|回复|满意|公开|解读|及时|合格|准确|知晓|参与|好评|处理|受理|整改|响应|达标|更新|录入|完成|采纳|化解|调解成功|"
    r"参学|参保|参评|参考|到岗|在岗|上岗|入库|销号|落实|兑现|归集|绑定|注册|抽查|应答|接诊|解决|完好|合规|及格|毕业|升学|办复|结案|纠错|巡查|监测|检测|查处|处置|化解|反馈|转办|转化|一次办结|"
    r"规范|标注|备案|建制|设置|挂牌|成活|存活|出行|上线|上链|可办|网办|即办|掌办|减免|返还|发放|救助|安置|签订|录入|报送|评议|知情|认同|支持|信任|"
    r"参训|参会|参评|到课|到会|出勤|出席|回收|接通|接听|签约|通过|采用|好评|差评|退稿|识别|普及|入户|见面|建档|建成|在线|接入|更换|抽检|"
    r"(?<!拨备)(?<!利息)(?<!债务)(?<!流动性)(?<!现金)(?<!资金)(?<!准备金)覆盖|回访|反馈|签收|送达|上网|公示|归档|审核|优良|优秀|正确|有效|差错|错误|按[时期].{0,3})(?:率|(?<!返还)(?<!减免)(?<!发放)(?<!救助)(?<!覆盖)(?:的|人员|人数)?比例)"
    rf"{_REACHED}|(?:满意|知晓|信任|认可)度{_REACHED}|(?:公开|解读|答复|办结|办理|整改)(?:覆盖率|[^，。；]{{0,4}}比例){_REACHED}"
    rf"|占比{_REACHED}|(?<![侵抢强])占(?:比|到|了){{0,2}}(?:[^，。；占]{{0,14}}的)?(?:比例|比重)?(?:为|达到|达)?$"
)
# 100%公开, 120%回复
_DONE = lazy(
    r"(?:的)(?:受访|被访|参训|问卷|网民|群众|居民|村民|申请人|办事|服务对象|栏目|事项|信息员|(?:行政)?村|社区|单位|部门|乡镇|街道|科室|企业|学校|农户|住户|党员|干部|职工|学生|家庭|商户|窗口|网站)|(?:的)?(?:公开|回复|答复|办结|解读|满意|按[时期]|及时)"
)
_NO_PART = lazy(
    r"[A-Za-z]|生产总值|债|收入|储备|上年|去年|同期|进口|出口|需求|产能|消费(?![者维投纠警券])"
)
# any rate, but those that may pass 100 %: what is produced, owed, earned, enrolled or used
_RATE = lazy(
    r"(?P<stem>[\u4e00-\u9fff”]{2,8})(?:率|(?<=[意晓任可配合成准])度)(?:[、和与及][^，。；、]{0,8}[率度])*(?:均|都|全部|分别|也|已|始终|目前|继续|控制在|限定在|突破|超过|超|接近|逾|不低于|不高于|[由从][^，。；、%％]{0,8}[\d.]+[%％]|为|是|达到|达|高达|实现|"
    r"保持在?|维持在?|稳定在|在|(?:提升|提高|上升|增长|升|提|降|下降|降低)(?:到|至)|：)*(?:[\d.]+[%％][、，和])*$"
)
_MAY_PASS = lazy(
    r"放大|增长|增|入学|入园|升学|产销|产能|拨备|覆盖|任务|完成|使用|利用|负债|杠杆|贷存|存贷|收益|回报|利润|周转|偿|流动|资本|资金|现金|准备金|投资|达产|开工|招商|自给|自主|"
    r"建成|(?<!巡查)(?<!人员)(?<!管护)(?<!设备)(?<!设施)(?<!物资)(?<!责任)(?<!整改)(?<!措施)(?<!值守)(?<!培训)(?<!服务)(?<!信息)(?<!公示)(?<!公开)(?<!配置)(?<!签到)到位|产出|贡献|溢价|汇|换手|换|速|浓|温|湿|强|密|角|幅|高|长|宽|厚|深|负荷|载|就业|执行|预算|收缴|征缴|入库|上座|客座|出租|容积|复种|繁殖|出栏|保值|增值|留存|回收|本年|配备|配套(?!率)|依存|变|赔付|外向|供给|保障|需求|效|满载|实载|达成|实现|兑付|分配|补|履约保|化率|频|热|净|综合费用|费用|成本|涨|跌|营养|还款|投诉|订单|倍|价|税|利|销|提|赎"
)
_NOT_FAR = lazy(
    r"(?:到位|建成|入学|入园|升学|就业|配备|配套|出租|收缴|征缴|上座|客座|入住|满载|执行|兑付|保障|开工|使用|自给)$"
)
"""Rates that may pass 100 % by a little, never twice over: 到位率996%."""
_ASKED = lazy(
    r"(?:表示|认为|对[^，。；]{1,14})?(?:满意|知晓|支持|认可|及时|按[时期])[^，。；\d]{0,3}(?:比例|占比|比重)?(?:为|达到|达)?$|(?:按[时期]|及时)(?:答复|办结|公开|回复|办理|更新|整改)$|^[^，。；]{0,4}覆盖(?:了)?全?[县市区镇乡街州省]?$"
)
_TENTHS = lazy(
    r"(?:[率度]|占|占到|占比|比例)(?:全部|总数|总量|[\u4e00-\u9fff]{2,8}的)?(?:已|约|均)?(?:为|达到|达|到|有)?(?P<x>(?:十[一二三四五六七八九]|[二三四五六七八九]十)成)"
)
_COMPLETED = lazy(r"完成(?:率|比例)")
_ONLY_REACHED = lazy(
    r"(?:已|现|目前|，)*(?:为|达|达到|高达|升至|升到|(?:提高|提升|上升)(?:到|至)了?|增至)"
)
_ROSE = lazy(
    r"(?P<rate>[^，。；\d]{2,14}(?:率|比例|[意晓]度))(?:比|较|同比)[^，。；\d]{0,8}(?:提高|提升|上升|增加|增长)了?[\d.]+个百分点，$"
)
"""参评率比上年提高6个百分点，达106%: what the next clause's percentage is of."""
_TARGET = lazy(r"目标|任务|计划|预算|指标|投资|产值|收入|产量|税|招商")


_PART = lazy(
    r"(?:申请|信息|公开|办理|办结|满意|网上|线上|群众|答复|留言)[^，。；占]{0,8}(?:的)(?:比例|比重|占比)(?:为|达到|达|约)?$"
)
_CHANGE = lazy(r"增长|增加|同比|上升|下降|较|比上|提高|减少|加快")


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
        Example(
            bad="村务公开栏覆盖率达⟦1000%⟧，参训率⟦108%⟧，⟦120%⟧的受访者满意，网上申请的比例为⟦160%⟧。",
            good="村务公开栏覆盖率达100%，拨备覆盖率210%，流动性覆盖率130%，收费比例为120%，达到上年的120%。",
        ),
        Example(
            bad="网上办理的占⟦115%⟧；办结率、满意率分别为98%、⟦198%⟧，留言回复率⟦百分之一百二十⟧。",
            good="进度占年度计划的112%，满意率较上年增长120%，办结率百分之百。",
        ),
        Example(
            bad="农村公路优良路率为⟦892%⟧。及时回应率⟦105%⟧。窗口好评率突破⟦101%⟧。稿件差错率控制在⟦百分之二百⟧以内。“一网通办”率达到⟦112%⟧。按期答复⟦102%⟧，无一超期。网上受理占到全部申请的⟦十一成⟧。",
            good="农村公路优良路率为89.2%，产能利用率达到112%，拨备覆盖率210%，高中毛入学率102%，负荷率120%，融资担保放大率150%，设备新度120%。收入占到全部的八成。",
        ),
        Example(
            bad="接通率由上一年的91%提高到⟦967%⟧。标注率从87%提到⟦1000%⟧。持证上岗比例⟦105%⟧。参评率比上年提高6个百分点，达⟦106%⟧。",
            good="资金到位率由上年的91%提高到112%。固定资产投资完成率从93%提高到118%。产能利用率比上年提高6个百分点，达106%。税收完成比例达到年度任务的112%，返还比例为110%。",
        ),
        Example(
            bad="听证代表中普通消费者占比⟦145%⟧。小型水库巡查到位率达⟦996%⟧。设施配备率为⟦985%⟧。按时答复率达到⟦100％以上⟧。",
            good="资金到位率112%，高中毛入学率102%，消费占比高于全国，年度指标完成率320%。按时答复率达到98％以上，覆盖率达到100％，任务完成率100％以上。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for count in counts(context).items:
            if (
                count.kind == "percent"
                and count.unit == "%"
                and (count.value > 100 or (count.value == 100 and "以上" in count.approx))
                and self._bounded(context, count)
            ):
                yield self.finding(
                    count.span,
                    message=f"比率{count.span.of(context.text)}超过100%；部分与整体之比不会超过100%；建议核对。",
                )

        for match in _TENTHS.finditer(context.prose):
            yield self.finding(
                Span(*match.span("x")),
                message=f"比率“{match['x']}”超过十成；部分与整体之比不会超过100%；建议核对。",
            )

    def _bounded(self, context: Context, count: Quantity) -> bool:
        before = context.text[count.clause.start : count.span.start]
        if _ONLY_REACHED.fullmatch(before):
            said = context.text[count.sentence.start : count.clause.start]
            if (rose := _ROSE.search(said)) is not None:
                before = rose["rate"] + before
        if _PART.search(before) and not _NO_PART.search(before) and not _TARGET.search(before):
            return True
        if _DONE.match(count.tail) and not _CHANGE.search(before):
            return True
        if _ASKED.search(before) and not _CHANGE.search(before) and not _TARGET.search(before):
            return count.tail[:1] not in {"增", "的"}
        found = _BOUNDED.search(before)
        if found is None:
            rate = _RATE.search(before)
            if rate is None or _CHANGE.search(before) or _NO_PART.search(before):
                return False
            if count.value >= 200 and _NOT_FAR.search(rate["stem"]):
                return True
            return not _MAY_PASS.search(rate["stem"]) and not _TARGET.search(
                context.text[count.sentence.start : count.span.start]
            )
        if "占" in found.group() and "率" not in found.group():
            return not _NO_PART.search(before) and not _TARGET.search(before)
        return not _COMPLETED.search(before) or not _TARGET.search(
            context.text[count.sentence.start : count.span.start]
        )
