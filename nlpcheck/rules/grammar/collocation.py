"""GR008: a verb and an object that don't go together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.confusables import title_spans
from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.grammar._deeds import OF_DEEDS
from nlpcheck.rules.grammar._done_to import unfit
from nlpcheck.rules.grammar._misfits import FROM_TO, MISMATCHED, SAID_OF
from nlpcheck.rules.grammar._more_misfits import MORE_FROM_TO, MORE_MISMATCHED, MORE_SAID_OF
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Finding, Severity

_ADVERBS = (
    "(?:进一步|不断|明显|显著|大幅|逐步|持续|稳步|有效|有所|得到|有了|较大|都|均|也|有){0,3}(?:的)?"
)
# Verbs that take few objects: their object may stand further off.
_FAR = ("组建", "增强")


_GAP = lazy(
    r"(?!的)了?(?P<x>(?:[^，。；、：\n了和与及并\d]|和(?=[谐睦美]))*)(?:\d+余?[期次场个项件条处家份名人篇部批](?=[，。；]))?"
)
"""Behind a verb: what may stand before its object."""
_CLOSES = ("，", "。", "；", "！", "？", "\n", "")


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, list[tuple[tuple[str, ...], str]]]]:
    """One expression for all verbs, and for each verb its wrong objects with the better verb."""
    objects: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for verb, better, nouns in (*FROM_TO, *MORE_FROM_TO):
        objects.setdefault(verb, []).append((tuple(nouns.split("|")), better))
    verbs = {**objects, **_unfit()}
    return lazy(rf"(?<!和)(?:{'|'.join(verbs)})"), objects


@cache
def _unfit() -> dict[str, dict[str, str]]:
    """For each verb the nouns that are no object of it, each with a verb it goes with."""
    made: dict[str, dict[str, str]] = {}
    for noun, better, wrong in (row[:3] for row in lexicon.table("unfit_objects")):
        for verb in wrong.split("、"):
            made.setdefault(verb, {})[noun] = better
    return made


def _better(text: str, verb: str, end: int) -> str:
    """A verb that goes with the noun at the end of the phrase behind ``verb``, which ends at
    ``end``, if the noun is no object of it; "" for none."""
    nouns = _unfit().get(verb)
    gap = _GAP.match(text, end) if nouns else None
    if gap is None or nouns is None or text[gap.end() : gap.end() + 1] not in _CLOSES:
        return ""
    phrase = gap["x"]
    for size in (3, 4, 2):
        noun = phrase[-size:]
        if noun in nouns and len(phrase) - size <= (
            14 if phrase[-size - 1 : -size] == "的" else 8
        ):
            rest = phrase[:-size]
            fits = not _own_object(phrase) or _verb_within(rest) or _OTHER_VERB.search(rest)
            return "" if fits else nouns[noun]
    return ""


def _ends(text: str, end: int) -> tuple[str, ...]:
    """The last characters of the phrase behind a verb, as nouns of two, three and four."""
    gap = _GAP.match(text, end)
    return tuple(gap["x"][-size:] for size in (2, 3, 4)) if gap else ()


def _takes(text: str, verb: str, end: int, nouns: tuple[str, ...]) -> bool:
    """Whether one of ``nouns`` ends the phrase behind a verb that ends at ``end``, near it."""
    gap = _GAP.match(text, end)
    if gap is None:
        return False
    start, stop = gap.span("x")
    far = 12 if verb in _FAR or nouns[0] == "广度" else 9 if nouns[0] == "氛围" else 6
    last = min(stop, start + far)
    for noun in nouns:
        at = text.find(noun, start, last + len(noun))
        while at >= 0:
            after = at + len(noun)
            if (
                text[after : after + 1] in _CLOSES
                or text[after : after + 3] in ("和深度", "和广度")
                or (after == stop < gap.end())
            ):
                return True
            at = text.find(noun, at + 1, last + len(noun))
    return False


_TEAM = lazy(r"[^，。；、：\n]{0,8}?(?P<x>队伍|专班|小组|团队|机构|力量)(?=[一-鿿])")
"""组建政务公开队伍领导负责制: the team is what is set up, the rest lacks its verb."""
_NOUNS_TOO = frozenset(
    {"落实", "规范", "优化", "改进", "改善", "解决", "提升", "深化", "管理", "执行", "完善", "实现"}
)
_OF_TRADE = lazy(
    r"了?[^的]{0,10}(?:公开|解读|答复|发布|审核|更新|工作|信息|人员|干部|队伍|部门|单位|网站|平台|栏目|服务|政务|政府|办理|管理|培训|宣传|"
    r"监管|执法|群众|企业|公众|居民|村民|设施|治理|建设|机关|条例|制度|政策|系统|社会|城市|乡村|社区)的[^的]{0,4}"
    r"(?:时间|时限|期限|周期|流程|成本|水平|质量|数量|效率|频次|素质|意识|范围|规模|覆盖面|满意度|透明度|知晓率|公信力|时效性|及时性|准确性|针对性|积极性|作用|成效|氛围|步伐|进度|力度|渠道|途径|短板|漏洞|难度|透明度)$"
)
"""加大公开的水平: here what stands before 的 is no object of the verb."""
_OF_PEOPLE = lazy(
    r"了?[^的]{0,6}(?:群众|公众|企业|居民|村民|人民|百姓|社会|职工|干部|人员|各界|市民|申请人)的[^的]{0,4}"
    r"(?:知情权|参与权|监督权|权益|获得感|满意度|积极性|主动性|信任|意识|素质|能力|水平)$"
)
_DESCRIBED = lazy(
    r"了?(?:更加?|较为?|很|十分|非常|最)?(?:良好|浓厚|好|优良|明显|一定|显著|积极|重要|相应|有效|必要|广泛|巨大|大|全面|完善|完备|健全|"
    r"优质|高效|便捷|公开|公平|公正|透明|和谐|稳定|扎实|新|强大|充分|整体|总体|科学|规范|严格|有力|浓郁|热烈|宽松|安全)的[^的]{0,8}$"
)
"""What describes the noun, no clause that the verb might belong to."""
_NO_VERBS = frozenset(
    ["管理", "服务", "监督", "宣传", "培训", "审核", "公开", "发布", "解读", "答复", "办理", "建设", "治理", "监管", "保障", "执法", "检查", "考核", "评价", "评估", "咨询", "申请", "审批", "登记", "报告", "统计", "更新", "回应", "参与", "指导", "协调", "沟通", "联系", "交流", "学习", "教育", "研究", "分析", "工作", "规范", "运行", "审查", "受理", "投诉", "举报", "操作", "查询", "规划", "领导", "调研", "开放", "创新", "整改", "组织"]
)
"""Verbs that as often stand before a noun."""


def _verb_within(text: str) -> bool:
    """Whether another verb stands in ``text``, which may have an object of its own."""
    verbs = lexicon.words("verbs") | _unfit().keys()
    pairs = (text[i : i + 2] for i in range(len(text) - 1))
    return any(p in verbs and p not in _NO_VERBS for p in pairs)


_OTHER_VERB = lazy(
    "[着过中 “]|起来|这一|充满|充斥|扫清|扫除|清除|顶住|突破|打破|打通|跨越|投身|肩负|担当|兑现|化解|破解|破除|消除|防范|遏制|杜绝|整治|查处|"
    "弥补|克服|战胜|筑牢|严守|坚守|下定|坚定|鼓足|焕发|释放|传递|弘扬|汇聚|扛起|践行|扭转|挽回|遭受|蒙受|"
    "措施|举措|职能|差距|矛盾|面向|捍卫|激活|之日|方面|以来|改革|激发|取得|产生|凝聚|增进|巩固|采取|贯彻|起到|作出|做出|提供|释放|保障|维护|推行|支持|鼓励|重视|"
    "尊重|爱护|遵守|回应|引导|吸引|助力|带动|拉动|确保|提请|征求|听取|处理|办理|获得|承担|履行|举办|召开"
)


def _own_object(between: str) -> bool:
    """Whether what stands behind a verb, up to a noun that is no object of it, holds nothing else
    that the noun might belong to."""
    if "的" not in between:
        return True
    return any(e.match(between) for e in (_OF_TRADE, _OF_PEOPLE, _DESCRIBED))


_MAIN = lazy(
    r"(?:^|(?:进一步|切实|不断|要|继续|持续|着力|全面|积极|认真|努力|严格|将|大力|有效|充分|着重|重点|逐步|应|(?<![职功性效动潜体才产智技])能|已|并|更好|更|深入|扎实|及时|主动|"
    r"明显|显著|大幅|大大|极大|也|都|还|均|稳步|今年|全年|本年度|年内|年初|年末|月份|季度|地|以来|进而|从而|同时|先后|共|又|再|必须|需要|需|可以|可|来|"
    r"[我各全本][局镇乡县市区办委院所站校]|各(?:科室|单位|部门|镇街|镇村|村|社区|乡镇|地)|办公室|工作人员|中心|我们|方面|期间|后))$"
)
"""What stands in the clause before its main verb."""
_PHRASE = lazy(r"(?P<le>了)?(?P<x>[^，。；：！？\n\d“”（）《》了;,. 是有]{2,24}?)(?:[\d一二两三四五六七八九十]+余?多?[期次场个项件条处家份名人篇部批轮])?(?=[，。；！？\n]|$)")
"""Behind a main verb: the whole object, up to the end of the clause."""
_ANY_VERB = lazy(
    r"提高|提升|扩大|加大|加强|加快|改善|改进|建立|健全|完善|降低|减轻|减少|增加|增强|形成|推动|推进|促进|创造|顶住|落细|抓实|迈出|保持|达到|满足|树立|发挥|优化|强化|深化|打造|拓展|拓宽|提供|"
    r"构建|构筑|培养|补齐|突破|营造|奠定|赢得|注入|压实|确保|取得|履行|采取|实现|解决|明确|落实|保证|开展|制定|出台|进行|作出|做好|成为|使|让|把|将|对|为|以|于|向|从|上|见"
)
"""Behind the last 的, what may take the noun for itself."""


_TOLD_OF = frozenset(
    ["举措", "途径", "环节", "基础", "作用", "需要", "愿望", "措施", "载体", "手段", "方式", "形式", "目标", "任务", "理念", "格局", "环境", "氛围", "关切", "责任", "态度", "需求", "诉求", "经验", "影响", "优势", "成果", "成效"]
)
"""Nouns that a clause with 的 often describes (深化改革的重要举措)."""
_NARROW = frozenset(["发扬", "担任", "培养", "营造", "塑造", "搭建", "行使", "遵守", "壮大", "开拓"])
"""Verbs of few objects: what else stands behind them is no clause of theirs."""
_USUAL = frozenset(
    ["扩大处置能力", "克服矛盾", "营造格局", "营造安全格局", "培养途径", "培养有效途径", "加快效果", "形成理念", "回答关切", "加强职能", "强化职能", "扩大协调", "扩大沟通", "加大责任", "加强责任", "提高成绩", "提升成绩", "履行职权", "养成意识", "做强质量", "完成结构", "完成程序", "完成流程", "完成体系", "完成制度", "缩短差距", "深化问题", "完善问题", "缩短距离", "得到进展", "激励积极性", "完成规模", "扩大监督", "夯实制度", "延长程序", "加快进展", "提升体系", "提升环境", "健全环境", "提升数量", "增加压力", "增加风险", "增加难度", "增加成本", "增加负担"]
)
"""Pairs that the lists hold and that stand in public text by right."""


def _takes_well(verb: str, words: str) -> bool:
    """Whether ``words`` end with what ``verb`` takes, so that 的 behind them makes a clause of both."""
    for size in (3, 4, 2):
        end = words[-size:]
        for nouns, better in _objects().get(verb, ()):
            if end in nouns and better != verb:
                return False
        if any(better == verb and end in nouns for rows in _objects().values() for nouns, better in rows):
            return True
        row = _row(end)
        if row:
            return verb not in row[1]
    return False


@cache
def _objects() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """For each verb its wrong objects with the better verb."""
    return _verbs()[1]


@cache
def _rows() -> dict[str, tuple[str, frozenset[str]]]:
    """For each noun of the lexicon a verb it goes with, and those that it is no object of."""
    return {
        noun: (better, frozenset(wrong.split("、")))
        for noun, better, wrong in (row[:3] for row in lexicon.table("unfit_objects"))
    }


def _row(noun: str) -> tuple[str, frozenset[str]] | None:
    return _rows().get(noun)


def _head(text: str, verb: str, start: int, end: int) -> str:
    """A better verb, if ``verb`` is the main one of its clause and the head of its object, which
    ends the clause (改进了信息员的业务水平), is no object of it; "" for none."""
    object_ = _PHRASE.match(text, end)
    if object_ is None:
        return ""
    phrase = object_["x"]
    for size in (4, 3, 2):
        noun = phrase[-size:]
        if len(noun) < size or len(phrase) == size:
            continue
        better = _unfit().get(verb, {}).get(noun, "") or next(
            (good for nouns, good in _objects().get(verb, ()) if noun in nouns), ""
        )
        if not better:
            if noun in _rows():
                return ""
            continue
        if phrase[:1] == "的" or (verb == "加强" and phrase[:1] in "大烈劲"):
            return ""
        if verb + noun in _USUAL or text[end : end + 1] in "化类性型者到至自于":
            return ""
        if noun in _TOLD_OF and not object_["le"] and "的" in phrase and verb not in _NARROW:
            return ""
        if verb == "履行" and _DUTIES.search(phrase[:-2]):
            return ""
        if verb in ("丰富", "完善", "稳定", "规范") and phrase[:1] in "的多":
            return ""
        if verb == "改善" and "生活水平" in phrase:
            return ""
        before = re.split(r"[，。；：！？\n]", text[max(0, start - 14) : start])[-1]
        if not _MAIN.search(before) or re.search("[对就把让给]", before):
            return ""
        whole = phrase[:-size]
        first, of, last = whole.rpartition("的")
        if not of:
            first, last = whole, ""
            if "、" in whole or "和" in whole or _ANY_VERB.search(whole) or _verb_within(whole):
                return ""
            if _OTHER_VERB.search(whole):
                return ""
            return better
        if _ANY_VERB.search(last) or re.search("[、和与及]", last):
            return ""
        if not object_["le"] and (_takes_well(verb, first) or _ANY_VERB.search(first)):
            return ""
        return better
    return ""


_READY = lazy(
    r"(?:进一步|切实|不断|要|继续|持续|着力|全面|积极|认真|努力|严格|将|大力|有效|充分|着重|重点|逐步|应|可|来|能|已|并|更好|深入|扎实|逐条|逐项|逐一|逐步|定期|及时|主动|[局镇乡街县市区办委科室院])$"
)
"""What stands before a verb that elsewhere is as often a noun."""


_DUTIES = lazy("职责|义务|责任|合同|协议|承诺|手续|程序|职能|公约")


_DEEDS = frozenset(pattern for pattern, _ in OF_DEEDS)


class Collocation(ManyPatterns):
    code = "GR008"
    severity = Severity.INFO
    summary = "动宾搭配疑似不当"
    summary_en = "a verb and an object that do not go together"
    why = "《现代汉语词典》《现代汉语实词搭配词典》：动词与宾语的习惯搭配"
    limits = "只查少数常见的不当搭配，动词与宾语在同一短语内；动词在别的名词、动词之后（规范化水平、建立扩大内需长效机制）的不看。"
    message = "“{text}”搭配疑似不当，建议动词改用“{replacement}”"
    patterns = (
        *(
            (rf"(?:{nouns}){_ADVERBS}(?P<x>{verbs})(?=[，。；])", better)
            for nouns, verbs, better in (*SAID_OF, *MORE_SAID_OF)
        ),
        *MISMATCHED,
        *MORE_MISMATCHED,
        *OF_DEEDS,
    )
    sureness = 0.6
    safety = "unsafe"
    examples = (
        Example(bad="⟦组建⟧政务公开队伍领导负责制。", good="建立领导负责制，组建工作专班，组建政务公开队伍。"),
        Example(bad="各方应⟦提高⟧行动力度，⟦增加⟧工作效率，充分⟦发挥⟧工作效率。",
                good="提高制度化规范化水平，提升类内容更加丰富，强化落实意识，加快建立扩大内需长效机制，为增强企业活力创造良好环境，提高工作落实能力，扩大覆盖面，改善生活水平，压实责任落细措施。",
                fixed="各方应加大行动力度，提高工作效率，充分提高工作效率。"),
        Example(bad="⟦加强⟧公开力度，⟦行使⟧公开义务，⟦打造⟧良好氛围。",
                good="加强力量，提升规范水平，加大公开力度，形成落实责任合力，实现需求对接。",
                fixed="加大公开力度，履行公开义务，营造良好氛围。"),
        Example(bad="不断⟦加强⟧政府信息公开的广度和深度，⟦加大⟧公开的水平，公开范围进一步⟦提高⟧，审核机制不断⟦提升⟧。",
                good="不断拓展公开的广度和深度，提高公开的水平，公开范围进一步扩大，审核机制不断健全，提高机制运行效率。",
                fixed="不断拓展政府信息公开的广度和深度，提高公开的水平，公开范围进一步扩大，审核机制不断健全。"),
        Example(bad="为企业⟦树立⟧良好的营商环境，切实⟦增强⟧居民生活水平，进一步⟦缩短⟧办理环节，逐步⟦加强⟧政务公开工作的覆盖面，办理时间逐步⟦降低⟧。",
                good="优化营商环境取得积极成效，形成爱护老同志的良好氛围，焕发更加强大的活力，开展第三方评估提升质量，发挥专业水平，开放水平持续扩大，培养取得成效的能力。",
                fixed="为企业营造良好的营商环境，切实提高居民生活水平，进一步减少办理环节，逐步扩大政务公开工作的覆盖面，办理时间逐步缩短。"),
        Example(bad="逐条⟦改善⟧不足，严格⟦履行⟧保密制度，⟦增加⟧工作能力，均按期⟦实现⟧了任务，全力⟦维护⟧市场供应充足，防止火灾⟦隐患⟧发生，用水量明显⟦缩小⟧。",
                good="履行法定职责制度，增加供水能力，实现战略任务，维护市场供应秩序，防止火灾事故发生，把合作上升到新水平，对成功举办充满信心，降低企业税收负担。",
                fixed="逐条弥补不足，严格执行保密制度，增强工作能力，均按期完成了任务，全力保障市场供应充足，防止火灾事故发生，用水量明显变化。"),
        Example(bad="⟦改进⟧了调解员的业务水平；⟦发扬⟧网格员、楼栋长的作用；⟦改善⟧了窗口取号的速度；不断⟦扩大⟧普法的深度；⟦增强⟧了巡逻队伍的人数；⟦召开⟧了防溺水培训活动三期。",
                good="这是深化改革、促进发展的重要举措，加强监管是政府的重要职能，有利于推进整体合作的积极态度，更加强大的活力，采取措施捍卫权益，激发活力顶住压力，改善人民生活水平，加强对全面深化改革的组织领导，提高办事效率的途径，形成了和而不同的理念，规范化水平，丰富多样的载体。",
                fixed="提高了调解员的业务水平；发挥网格员、楼栋长的作用；加快了窗口取号的速度；不断拓展普法的深度；增加了巡逻队伍的人数；举办了防溺水培训活动三期。"),
        Example(bad="积极⟦解决⟧群众需求，广泛⟦争取⟧居民意见，全力⟦鼓励⟧基层干部的积极性，⟦召开⟧揭牌仪式，严格⟦履行⟧规章制度，着力⟦深化⟧村容村貌，农民收入⟦扩大⟧，合法权益得到⟦扩大⟧。",
                good="市场需求有所改善，市场信心不断改善，编制机构设置规划，达成多项成果，提高乡村治理水平，保持经济增长水平，放开视野，予以改正，采用防范措施，实行联合检查，消除开支上的浪费，参与人数持续提升，争取上级支持。",
                fixed="积极满足群众需求，广泛征求居民意见，全力调动基层干部的积极性，举行揭牌仪式，严格执行规章制度，着力改善村容村貌，农民收入增加，合法权益得到保障。"),
        Example(bad="线上展览⟦满足⟧了观众的视野，居民生活水平得到⟦改进⟧，惠及全县。",
                good="开阔了观众的视野，生活水平得到提高，完整性得到加强，短板得到有效缓解，同步回应家长疑问。",
                fixed="线上展览开阔了观众的视野，居民生活水平得到提高，惠及全县。"),
        Example(bad="政策宣讲⟦发挥⟧了积极效果，专栏⟦收到⟧了良好的作用。", good="发挥教育效果，发挥震慑遏制效果，收到良好效果，发挥积极作用。",
                fixed="政策宣讲取得了积极效果，专栏发挥了良好的作用。"),
        Example(bad="全年⟦采取⟧业务培训4期，⟦召开⟧现场检查3次；⟦促进⟧信息员的业务水平，对通报的错漏已全部⟦完善⟧错误；由图书馆⟦担任⟧公报的发放工作。",
                good="采取培训、检查等措施，担任二十国集团主席国工作，推动提高服务水平，推动工作的能力，加大推动经济带发展的工作力度，表述规范错误较少，解读不完善方面的不足。",
                fixed="全年举办业务培训4期，开展现场检查3次；提高信息员的业务水平，对通报的错漏已全部改正错误；由图书馆承担公报的发放工作。"),
        Example(bad="⟦扩大⟧宣传力度，⟦提高⟧公开规模。", good="扩大公开范围，提高答复质量，加大宣传力度。",
                fixed="加大宣传力度，扩大公开规模。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Every verb of the list, then the objects that don't go with it, nearest row first;
        then the subjects."""
        yield from self._matches(context)
        text = context.report.view(self.view)
        for start, end, better in unfit(text):
            yield self.finding(
                start, end, self.message.format(text=text[start:end], replacement=better),
                replacement=better, safety="unsafe", confidence=self.sureness,
            )  # fmt: skip
        titles: list[tuple[int, int]] | None = None
        expression, objects = _verbs()
        for match in expression.finditer(text):
            start, end = match.span()
            clash = _better(text, match[0], end)
            rows = [row for row in objects.get(match[0], ()) if _takes(text, match[0], end, row[0])]
            if (clash or rows) and any(match[0] + n in _USUAL for n in _ends(text, end)):
                continue
            head = "" if clash else _head(text, match[0], start, end)
            found = [better for _, better in rows] or ([clash] if clash else [])
            for better in [*found, head] if head else found:
                if titles is None:
                    titles = title_spans(text)
                if any(a <= start and end <= b for a, b in titles):
                    break
                team = _TEAM.match(text, end) if match[0] == "组建" else None
                if team is not None:
                    yield self.finding(
                        start, end,
                        f"“组建”与“{team['x']}”搭配，后面的宾语宜另用“{better}”，疑似漏了动词；建议核对",
                        confidence=self.sureness,
                    )  # fmt: skip
                    break
                if (head and better == head) or self.accepts(context, match, start, end):
                    yield self.finding(
                        start, end, self.message.format(text=match[0], replacement=better),
                        replacement=better, safety="unsafe", confidence=self.sureness,
                    )  # fmt: skip
                    break

    def accepts(self, context: Context, match: re.Match[str], start: int, end: int) -> bool:
        """Not where another verb between them takes the noun (完善机制提高水平)."""
        if match.string[end : end + 1] in "化类性型者到至自于":
            return False  # 规范化水平, 提升类内容, 上升到新水平
        if match[0] == "改善" and match.string[end : end + 16].find("生活水平") >= 0:
            return False
        if match[0] == "加强" and match.string[end : end + 1] in ("大", "烈", "劲"):
            return False  # 更加强大
        before = re.split(r"[，。；、：\n]", match.string[max(0, start - 12) : start])[-1]
        if match.re.pattern in _DEEDS:  # they name their objects whole
            return not re.search("提高|提升|增强|加强|加大|[的和与及]$", before)
        if re.search("加大[^，。；]{0,10}、$", match.string[max(0, start - 14) : start]):
            return False  # 加大改进管理、完善制度力度: what is strengthened is the efforts of both
        if match[0] in _NOUNS_TOO and before and not _READY.search(before):
            return False  # 工作落实能力, 强化落实意识: a noun before another
        if re.search(
            r"提高|提升|增强|加强|加大|推动|推进|促进|实现|(?:的|和|与|及|优化|改造|转型|巩固|健全|完善|深化|建立|构建|形成|制定|出台|实施|创新|强化|探索|善于|抓好|加快)$",
            before,
        ):
            return False  # 提高规范水平, 推动优化能力提升: the verb is part of a noun phrase
        between = re.split(r"[，。；、：\n]", match.string[end : end + 16])[0]
        between = re.sub("([广深]度)和[广深]度?|(?:困难|问题)和(?=问题|困难)", r"\1", between)
        between = re.sub("意见(?:和?建议)?|上学难", "", between)  # no 见 or 上 of another verb
        if match[0] == "履行" and _DUTIES.search(between):
            return False  # 履行法定职责制度
        if (
            "的" in between
            and not _own_object(between)
            and (
                match[0] in _NOUNS_TOO
                or not re.search("力度|规模|范围|步伐|进度|氛围|作用|广度|深度", between)
            )
        ):
            return False  # 提高效益的途径: the verb belongs to what stands before 的
        if between.endswith(("力度", "进度", "步伐", "速度")):
            between = between.replace("建设", "")  # 加快项目建设力度
        return not re.search(
            r"听取|征求|吸纳|采纳|提高|扩大|加大|加强|加快|改善|改进|建立|健全|完善|提升|降低|减轻|减少|增加|增强|形成|推动|推进|促进|落实|上|迈出|保持|达到|解决|满足|树立|开展|发挥|优化|强化|规范|创新|深化|打造|拓展|拓宽|提供|建设|构建|构筑|打造|运行|培育|培养|补齐|突破|创造|营造|奠定|赢得|注入|落细|压实|见|等|、|和(?!谐)|与|及|为|以",
            between,
        )
