"""NU008."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Quantity
from nlpcheck.language.quantities.topics import DISPUTES, OUTCOMES, RESULTS
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.numbers._measures_apart import apart
from nlpcheck.rules.told import counts, related_quantity
from nlpcheck.types import Finding, Severity, Span

_TOPICS = ("received", "carried_in", "carried_forward", "handled", *RESULTS)
_DOCUMENTS = ("documents_made", "documents_abolished", "documents_in_force")
_CASES = (
    *((topic, *(f"{topic}.{outcome}" for outcome in OUTCOMES)) for topic in DISPUTES),
    ("penalties",),
    ("licensing",),
)

_CASE_UNITS = frozenset("件条宗起份封篇期例个")
_NOUNS = (
    r"(?P<noun>[\u4e00-\u9fff]{0,4}(?:投诉|举报|来信|信访|建议|提案|案件|工单|留言|舆情|简报|意见|诉求|线索|通报|预警信息|"
    r"咨询|问题|答复书|申请书|合同|公告|稿件|[督交转]办[单函]|整改单|任务单|通知书|告知书|决定书|建议书|提示函|协查函|函件|专报|快报|证照|执照|证书|责任书|承诺书|协议书|倡议书))"
)
_ANSWERED = lazy(
    r"(?:其中|目前|全年|共计?|已|均|全部|按[时期]|及时|依法|当年|年内|，|、|实际|累计)*"
    r"(?:答复|回复|办结|办理|处理|受理|整改|解决|回应|反馈|采纳|转办)(?:了|完毕|完成|完|申请)?(?:共|为)?"
)
_RECEIVED = lazy(
    r"(?:收到|接到|受理|接收|收集|征集|征求|转办|交办|承办|接办|梳理|排查|查找|发现|反馈|查出|登记|办理)[^，。；、]{0,14}$"
)
_ANSWER_UNITS = frozenset("件条宗起份封例个项处")
_ANSWERED_TAIL = lazy(r"^(?:申请|留言|来信|申请件|，|。|；|、|$)")
_CHANNEL = lazy(
    r"(?:网[上络站民]|门户|信函|邮寄|当面|现场|窗口|平台|自然人|法人|企业|公民|传真|邮件|邮箱|在线|微信|微博|公众号|新媒体|类|[栏屏])"
    r"[^，。；、]{0,8}?(?:申请|发布|公开|更新|推送|提交|提出|受理|收到|方式|途径|渠道|信息|的|共|占|为)*$"
)
_CHANGED = lazy(
    r"(?:，|（)?(?:同比|较|比|与)(?:(?:上年|去年|上一年|20\d\d年)(?:度|同期|相比)?)?(?:的)?，?(?:增加|减少|上升|下降|增长|多|少)?(?:了)?"
)
_EVENT_NOUNS = (
    r"(?P<noun>培训班|业务培训|专题培训|培训会|培训|新闻发布会|座谈会|宣讲会|宣讲|推进会|工作例会|专题会议|会议|简报|图解|政策解读|解读材料|"
    r"公开政府信息|发布政府信息|公开信息|发布信息|推文|留言|检查|抽查|开放日活动|"
    r"投诉|举报|来信|建议|提案|工单|咨询|案件|规范性文件)"
)
_EVENT = lazy(_EVENT_NOUNS + r"(?:共|共计|累计|合计)?$")
_EVENT_AFTER = lazy(_EVENT_NOUNS + r"(?=$|[，。；、])")
_EVENT_UNITS = frozenset("期次场件条篇个份")
_SITE = lazy(
    r"(?:网站|公众号|微信|微博|平台|公示栏|公开栏|新媒体)[^，。；、]{0,4}(?:公开|发布)(?:政府|政务)?信息(?:共)?$"
)
_OTHER_THINGS = lazy(r"文件|材料|视频|图|新闻发布会|稿|文章|推文|报告|问答|篇")
_LOOSE_NOUNS = ("意见", "建议", "问题", "答复书", "公告", "通报")
_VERBS = lazy(
    r"^(?:全年|上述|其中|共|已|被|收到|接到|受理|办理|转办|交办|督办|办结|答复|回复|回访|公开|发布|印发|报送|收集|征集|采纳|采用|"
    r"发现|整改|处理|处置|解决|化解|梳理|审查|审核|推送|下发|签订|签署|归档|复查|核查|核实|销号|落实|登记|接收|寄出|送达|发出|发放|编发|刊发|编印|上报|审结|查处|立案|查办|签收|回收|制发|到|理|结|了|的)+"
)
_NOUN_BEFORE = lazy(_NOUNS + r"(?:共|共计|合计|总计|计|为)*$")
_NOUN_AFTER = lazy(r"(?:的)?" + _NOUNS.replace("{0,4}", "{0,4}?"))


_LABEL_UNITS = _CASE_UNITS | frozenset("项处")
_SUMS = lazy(r"(?:共|共计|合计|总计|累计|计|为|达|有|了|的)+$")
_BROAD = frozenset([
    "信息", "材料", "资料", "文件", "内容", "情况", "活动", "工作", "事项", "任务", "措施", "意见", "建议", "问题", "项目", "培训", "会议", "宣传",
    "数据", "栏目", "服务",
])  # fmt: skip
"""Nouns for so many things that only the same number tells that the same are meant."""
_MADE = lazy("印发|出台|下发|制发|制定|出具|报送|提出|形成|汇编|制作|编印|编制|撰写|发出")
_MORE_VERBS = (
    "收到", "接到", "受理", "办理", "转办", "交办", "督办", "承办", "办结", "答复", "回复", "回访", "公开", "发布", "收集", "征集", "采纳", "采用", "吸收",
    "发现", "发生", "整改", "处理", "处置", "解决", "化解", "梳理", "审查", "审核", "推送", "推广", "查处", "核查", "登记", "调整", "公布", "公示", "接收",
    "立案", "结案", "了结", "销号", "移交", "移送", "转送", "上报", "通报", "曝光", "评选", "归档", "清理", "废止", "修改", "解读", "反馈", "回应", "关闭", "新增",
    "现有", "设有", "建有", "拥有", "共有", "已有", "建成", "新建", "改建", "采用", "设置", "设立", "聘请", "选聘", "配备", "更换", "更新", "举办", "召开", "组织", "开展",
)  # fmt: skip


@cache
def _leading() -> re.Pattern[str]:
    """What stands before the noun: times, adverbs and verbs."""
    verbs = "|".join(sorted({*lexicon.words("verbs"), *_MORE_VERBS}, key=len, reverse=True))
    return lazy(
        r"^(?:20\d\d年度?|全年|今年|本年度?|年内|当年|以上|上述|这|该|其中|共计?|已|被|均|对|将|把|累计|妥善|及时|依法|按[时期]|主动|认真|逐[一条件项]|"
        rf"上级|领导|群众|再|又|还|也|并|、|，|{verbs}|了|的)+"
    )


def _labels(lead: str) -> tuple[str, ...]:
    """What may be counted behind a lead, longest first: 转办投诉举报 → 投诉举报, 举报."""
    lead = _SUMS.sub("", lead)
    leading = _leading()
    starts = [0]
    if leading.match(lead):
        starts += [k for k in range(1, len(lead) - 1) if leading.fullmatch(lead, 0, k)]
    return tuple(lead[k:] for k in starts if len(lead) - k >= 2)


def _common(
    names: tuple[str, ...], labels: tuple[str, ...], count: Quantity, model: Quantity
) -> str:
    """The thing that two counts share, "" for none; the second's may stand behind it."""
    if not count.tail:
        return next((name for name in names if name in labels), "")
    tail = count.tail.removeprefix("的")
    if _SUMS.sub("", count.lead) and not _leading().fullmatch(count.lead):
        return ""
    ends = [name[-2:] for name in names[-1:] if count.value == model.value]
    return next((name for name in (*names, *ends) if tail.startswith(name)), "")


class MixedMeasure(Rule):
    code = "NU008"
    severity = Severity.INFO
    summary = "同一指标量词不一"
    summary_en = "measure words mixed for the same quantity"
    why = "同一报告内同一指标的计量单位应一致，政府信息公开申请通常以“件”计。"
    limits = "只看政府信息公开申请的收到、办结、结转、各类办理结果，前后相接的“发现（办理）……条，整改（办结）……件”，分项之和恰为总数的，和同一段内同一名词（受理信访事项14件、办结信访事项14起）。"
    examples = (
        Example(
            bad="收到政府信息公开申请7件，办结⟦7条⟧。",
            good="收到政府信息公开申请7件，办结7件，公开信息120条。",
        ),
        Example(
            bad="巡检发现问题218条，整改⟦215件⟧，其余3条正在整改。",
            good="巡检发现问题218条，整改215条，培训3次。",
        ),
        Example(
            bad="收到政府信息公开申请12件，其中网上申请⟦8宗⟧、信函申请4件。收到群众来信45封，答复来信⟦45件⟧。",
            good="主动公开信息320条，其中文件20件、视频12个；收到申请12件，涉及信息15条，答复12件。",
        ),
        Example(
            bad="受理信访事项14件，办结信访事项⟦14起⟧；发生舆情3起，妥善处置舆情⟦3件⟧。公开典型案例8起，这⟦8个⟧典型案例均已归档。",
            good="受理信访事项14件，化解矛盾纠纷12起；收到意见66条，印发意见2份；发现问题30个，通报问题清单3份。",
        ),
        Example(
            bad="来信312封，其中咨询类201封、投诉类⟦111件⟧。查出隐患71处，已消除⟦65个⟧。33件信访事项中，已有⟦31宗⟧得到化解。上半年转办热线工单683件，下半年转办热线工单⟦721条⟧。事件分别为51件、48件、⟦60单⟧、55件。",
            good="来信312封，其中咨询类201封、投诉类111封。查出隐患71处，立案5起。33件信访事项中，已有31件得到化解。召开会议12次，印发文件8件，开展检查4次。事项由72项减少到42项，机构减少到30个。赞助商16个，包括官方伙伴10家、供应商6家。",
        ),
        Example(
            bad="开展联合执法35次，其中夜间联合执法⟦12场⟧；修复路灯86盏，更换路灯⟦42个⟧；受理诉求1460件，比上年的⟦1305条⟧有所增加；暴雨预警41条、大风预警⟦30期⟧、高温预警25条。现场答疑326人次、线上答疑⟦174名⟧，合计500人次。",
            good="培训班3期，其中专题培训5场；汽车以旧换新86辆，家电以旧换新92台；行政许可减少到595项，审批机关减少到30个。印发文件12件，其中图解3张；救助困难群众86户，其中老人32名。",
        ),
        Example(
            bad="受理加装电梯申请58份，核准加装电梯申请⟦42件⟧。印制旅游宣传折页5000份，赠送旅游宣传折页⟦3000张⟧。排查地质灾害点42处，治理地质灾害点⟦18个⟧。建成充电桩260个，在建充电桩⟦80台⟧。",
            good="受理加装电梯申请58份，核准加装电梯申请42份。梳理政务服务事项36项，办结政务服务事项1200件。举办信息公开培训班3期，信息公开培训班授课12场。改造危房86户，验收危房80栋。排查安全隐患点位42处，上报安全隐患线索18条。",
        ),
        Example(
            bad="收到网民留言45条，其中⟦12件⟧网民留言转交科室。调处土地纠纷40起，其中⟦35件⟧达成协议。发布水情通报28期，汛期占⟦20份⟧。公布消费警示33条，其中食品类⟦19则⟧。编印普法读本6种，其中⟦4本⟧面向青少年。接听投诉电话310个，当天处理⟦298件⟧。",
            good="印发简报12期，其中5篇被省级采用。发布政策解读60篇，其中视频类12条。收到建议40件，其中18件不予公开文件。培训学员300人，其中女性120名。收到网民留言45条，群众来信12封，答复网民留言45条；印发简报24期，文章6篇。",
        ),
        Example(
            bad="办理党派建议11件，独办⟦7条⟧、合办4条。巡查河道9次，前⟦5轮⟧重在采砂，其余4次重在排污。发布停水通知35则，其中临时停水⟦20条⟧。更换果皮箱80个，公园更换⟦30只⟧。安装门牌66块，沿街门牌⟦26个⟧。新增电子触摸屏8台，其中⟦6块⟧安装在服务站。拍摄短片18条，⟦6部⟧由乡镇拍摄。聘请监督员20名，其中企业代表⟦8位⟧。",
            good="新建公厕12座，其中4个蹲位供残疾人使用。检查企业30家，其中8处存在隐患。购置设备6套，4台已投入使用。发布信息320条，其中12篇阅读量过万。办理党派建议11件，独办7件、合办4件，主办会议4场。召开会议6次，前3个议题由办公室汇报。发布预警信息86条，其中启动预警4次。抽查学校20所，其余8家培训机构另行检查。留言640条，图解75份，其中动漫类18份。完成道路抢修315处，恢复45条10千伏供电线路。",
        ),
        Example(
            bad="调解物业纠纷38起，调解成功⟦35件⟧。审核材料32件，审核通过⟦28份⟧。新增查询终端10台，⟦7套⟧已投入使用。邀请群众代表26名，⟦8个⟧来自农村。",
            good="调解物业纠纷38起，制作调解书35份。购置设备6套，4台已投入使用。邀请群众代表26名，8个村参加。招募志愿者120名，35个小组是新建的。设置展位86个，12家参展单位携新品参展。检查餐饮店86家，检查发现问题80个。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        reported = set()
        seen = {q.span for q in counts(context).of(*_TOPICS)}
        for topics in (_TOPICS, _DOCUMENTS, *_CASES):
            items = [q for q in counts(context).of(*topics) if not q.negated]
            if topics in _CASES:
                items = [q for q in items if q.unit in _CASE_UNITS - {"个"}]
            units = Counter(q.unit for q in items)
            if len(units) < 2:
                continue
            usual = units.most_common(1)[0][0] if len(set(units.values())) > 1 else items[0].unit
            model = next(q for q in items if q.unit == usual)
            for count in items:
                if count.unit != usual:
                    reported.add(count.span)
                    yield self._finding(context, count, model)
        for finding in (
            *self._repaired(context),
            *self._same_noun(context, seen),
            *self._answered(context),
            *self._channels(context),
            *self._named_again(context),
            *self._same_value(context),
            *self._same_label(context),
            *(
                self._finding(context, count, model)
                for count, model in apart(counts(context).items, context.text)
            ),
        ):
            span = Span(finding.start, finding.end)
            if span not in reported:
                reported.add(span)
                yield finding

    def _answered(self, context: Context) -> Iterator[Finding]:
        """收到申请7件，答复7条; 收到网民留言45条，已回复45件: what is answered is what came in."""
        found = [q for q in counts(context).items if not q.negated]
        for index, second in enumerate(found):
            if (
                second.unit not in _ANSWER_UNITS
                or not _ANSWERED.fullmatch(second.lead)
                or not _ANSWERED_TAIL.match(second.tail)
            ):
                continue
            first, limit = self._came_in(found, index)
            if first is not None and first.unit != second.unit and second.value <= limit:
                yield self._finding(context, second, first)

    def _came_in(self, found: list[Quantity], index: int) -> tuple[Quantity | None, Decimal]:
        """The count of what was received, found … in the sentence before, and what may be answered."""
        carried = Decimal(0)
        for first in reversed(found[max(0, index - 3) : index]):
            if first.sentence != found[index].sentence:
                break
            if first.topic == "carried_in":
                carried = first.value
                continue
            if first.kind in {"percent", "time"}:
                continue
            if first.unit in _ANSWER_UNITS and (
                first.topic == "received" or _RECEIVED.search(first.lead)
            ):
                return first, first.value + carried
            break
        return None, carried

    def _named_again(self, context: Context) -> Iterator[Finding]:
        """收到申请7件，……这7条申请, 其中1条: the applications once more; any count's 较上年增加2宗."""
        received: Quantity | None = None
        found = [q for q in counts(context).items if not q.negated]
        for first, second in itertools.pairwise(found):
            if (
                first.sentence == second.sentence
                and first.unit != second.unit
                and {first.unit, second.unit} <= _CASE_UNITS | _EVENT_UNITS
                and _CHANGED.fullmatch(second.lead)
                and not second.tail
                and not context.text[first.span.end : second.span.start].count("、")
            ):
                yield self._finding(context, second, first)
        for item in found:
            if item.negated or item.unit not in _CASE_UNITS - {"篇", "期"}:
                continue
            if item.topic == "received":
                received = item
                continue
            if received is None or item.unit == received.unit or item.topic:
                continue
            near = item.sentence == received.sentence
            again = item.value == received.value and (
                re.match(r"(?:的)?(?:政府)?(?:信息公开)?申请(?!公开|人|表)", item.tail)
                and re.fullmatch(r"(?:以上|上述|这|该|对|全部|所有|，)*", item.lead)
            )
            part = (
                near
                and item.value <= received.value
                and item.lead in {"其中", "其中有", "另有", "尚有", "还有"}
                and not re.match(r"[^，。；]{0,8}(?:信息|文件|资料|材料|咨询)", item.tail)
                and not _between(context, received, item)
            )
            if again or part:
                yield self._finding(context, item, received)

    def _same_value(self, context: Context) -> Iterator[Finding]:
        """举办培训班4期……开展培训班4次: one noun, one number, two measure words."""
        first: dict[tuple[str, object], Quantity] = {}
        for item in counts(context).items:
            noun = _EVENT.search(item.lead)
            if noun is not None and item.tail:
                continue
            noun = noun or (_EVENT_AFTER.match(item.tail) if not item.lead.endswith("的") else None)
            if item.kind != "count" or noun is None or item.part or item.value < 2:
                continue
            model = first.setdefault((noun["noun"], item.value), item)
            if model.unit != item.unit and {model.unit, item.unit} <= _EVENT_UNITS:
                yield self._finding(context, item, model)

    def _channels(self, context: Context) -> Iterator[Finding]:
        """申请12件，其中网上申请8宗、信函4宗: the same applications by channel or applicant."""
        found = [q for q in counts(context).items if not q.negated]
        total: Quantity | None = None
        for index, item in enumerate(found):
            if (
                item.topic == "received"
                or (
                    _NOUN_BEFORE.search(item.lead)
                    and re.search(r"收到|接到|受理|接收|收集", item.lead)
                    and item.unit in "条件封宗起份"
                )
                or (
                    item.unit in {"条", "件"}
                    and re.search(
                        r"(?:公开|发布)(?:各类)?(?:政府|政务)?信息(?:共计?|总计|合计|累计)?$",
                        item.lead,
                    )
                )
            ):
                total = item
                continue
            if (
                total is None
                or item.unit == total.unit
                or item.unit not in "件条宗起份"
                or item.value > total.value
                or not (item.part or _SITE.search(item.lead))
                or _OTHER_THINGS.search(item.lead + item.tail[:4])
                or not _CHANNEL.search(item.lead)
            ):
                continue
            nearer = found[index - 1]
            if nearer.sentence == item.sentence and nearer.unit == item.unit:
                continue  # 图解75份，其中动漫类18份 behind 留言640条
            gap = context.text[total.span.end : item.span.start]
            if (
                gap.count("。") + gap.count("\n") <= 2
                and len(gap) < 80
                and ("其中" in gap or (_SITE.search(item.lead) and "信息" in total.lead))
            ):
                yield self._finding(context, item, total)

    def _same_noun(self, context: Context, seen: set[Span]) -> Iterator[Finding]:
        """留言86条……其中12件留言: the same noun, one paragraph, two measure words."""
        first: dict[tuple[int, str], Quantity] = {}
        heads: dict[int, list[tuple[str, Quantity]]] = {}
        for count in counts(context).items:
            if count.kind != "count" or count.unit not in _CASE_UNITS or count.span in seen:
                continue
            noun = _NOUN_BEFORE.search(count.lead) or _NOUN_AFTER.match(count.tail)
            paragraph = context.report.paragraph_at(count.span.start)
            if noun is None or paragraph is None:
                continue
            model = first.setdefault((paragraph.span.start, _VERBS.sub("", noun["noun"])), count)
            told = _VERBS.sub("", noun["noun"])
            if model is count and not told.endswith(_LOOSE_NOUNS):
                # 群众来信45封, 答复来信45件: the qualifier left out
                model = next(
                    (q for name, q in heads.get(paragraph.span.start, []) if name.endswith(told)),
                    count,
                )
            heads.setdefault(paragraph.span.start, []).append((told, count))
            made = _MADE.search(count.lead) and told.endswith(_LOOSE_NOUNS)
            if model.unit != count.unit and count.value <= model.value and not made:
                yield self._finding(context, count, model)

    def _same_label(self, context: Context) -> Iterator[Finding]:
        """受理信访事项14件，办结信访事项14起; 舆情3起……3件舆情: one noun behind other verbs."""
        told: dict[int, list[tuple[tuple[str, ...], Quantity]]] = {}
        for count in counts(context).items:
            if count.kind != "count" or count.unit not in _LABEL_UNITS or count.negated:
                continue
            if count.lead.endswith(("到", "至")):
                continue
            paragraph = context.report.paragraph_at(count.span.start)
            if paragraph is None:
                continue
            before = told.setdefault(paragraph.span.start, [])
            labels = _labels(count.lead)
            for names, model in before:
                if model.unit == count.unit or count.value > model.value:
                    continue
                name = _common(names, labels, count, model)
                if not name or (name in _BROAD and count.value != model.value):
                    continue
                made = _MADE.search(count.lead) or _MADE.search(model.lead)
                if made and (name in _BROAD or name.endswith(_LOOSE_NOUNS)):
                    continue  # 收到意见66条，印发意见2份
                yield self._finding(context, count, model)
                break
            if labels and not count.tail:
                before.append((labels, count))

    def _repaired(self, context: Context) -> Iterator[Finding]:
        """发现…N条，整改M件: the second is of the first."""
        found = counts(context).items
        for first, second in itertools.pairwise(found):
            if first.sentence != second.sentence or first.kind != "count" or second.kind != "count":
                continue
            if any(word in first.lead for word in ("发现", "办理", "受理", "收到")) and (
                second.lead.strip("，已完成") in {"整改", "改正", "纠正", "处理", "办结"}
            ):
                if first.unit != second.unit and {first.unit, second.unit} <= set("件条个处项起"):
                    if second.value <= first.value:
                        yield self._finding(context, second, first)

    def _finding(self, context: Context, count, model) -> Finding:  # type: ignore[no-untyped-def]
        text = context.text
        right = count.span.of(text).removesuffix(count.unit) + model.unit
        return self.finding(
            count.span,
            message=(
                f"同一指标量词不一：“{model.span.of(text)}”用“{model.unit}”，此处“{count.span.of(text)}”用“{count.unit}”；"
                f"建议统一为“{model.unit}”。"
            ),
            suggestions=[right],
            related=[related_quantity(context.report, model, "另一处")],
        )


def _between(context: Context, first: Quantity, second: Quantity) -> bool:
    """Whether another count or another thing stands between two counts of one sentence."""
    gap = context.text[first.span.end : second.span.start]
    return bool(re.search(r"\d|建议|提案|信访|咨询|投诉|留言|复议|诉讼|信息|文件", gap))
