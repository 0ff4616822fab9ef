"""Each count's clause, period, actor and topic, read from the words round it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import topics
from nlpcheck.language.quantities.applications import (
    answers_others,
    answers_received,
    application_named,
    carries_applications,
    in_applications,
)
from nlpcheck.language.quantities.disputes import law_topic
from nlpcheck.language.quantities.frame import Frame
from nlpcheck.language.quantities.model import Quantity
from nlpcheck.language.quantities.periods import names_other_year, period
from nlpcheck.language.quantities.worded import worded
from nlpcheck.types import Span

_WAYS = lazy(r"(?:不同|主要)?(?:渠道|途径|方式|形式)")
_WAY_UNITS = frozenset("种个类条")
"""The number of ways in which applications come: it ends no count's lead."""
_NO_TOPIC_BEFORE = lazy(
    r"(?:较|比|同比|环比|增加|减少|增长|下降|上升|占|平均|日均|每|约|超|近)[^，。；]{0,6}$"
)


def attach(
    raw: list[Quantity], frame: Frame, year: int | None, issuer: str, kind: str
) -> list[Quantity]:
    """The scanned counts with clause, lead, tail, period, actor and topic filled in."""
    prose = frame.prose
    done: list[Quantity] = []
    dispute: tuple[Span, str] | None = None
    for index, item in enumerate(raw):
        clause = frame.clause(item.span.start, item.span.end)
        sentence = frame.sentence(item.span.start)
        previous = index - 1
        if (
            index
            and _WAYS.match(prose, raw[previous].span.end)
            and raw[previous].unit in _WAY_UNITS
        ):
            previous -= 1  # 通过当面、信函和网络三种渠道收到申请22件
        before = raw[previous].span.end if previous >= 0 else 0
        after = raw[index + 1].span.start if index + 1 < len(raw) else len(prose)
        lead = prose[max(clause.start, before) : item.span.start].strip().lstrip("、")
        tail = prose[item.span.end : min(clause.end, after)].strip()
        named, whole = period(prose, sentence, item.span.start, year)
        part = _is_part(prose, sentence, item.span.start)
        found = msgspec.structs.replace(
            item,
            clause=clause,
            sentence=sentence,
            lead=lead,
            tail=tail,
            year=named,
            whole_year=whole,
            part=part,
        )
        if (
            item.kind == "count"
            and (item.unit in topics.CASE_UNITS or (item.unit == "次" and "强制" in lead))
            and not _NO_TOPIC_BEFORE.search(lead)
        ):
            found = _with_topic(found, frame, dispute, issuer, kind, done)
            if (not found.topic or not found.own) and (told := worded(found, prose, done, issuer)):
                found = msgspec.structs.replace(
                    found, topic=told, actor="", own=_alone(prose, found, kind)
                )
                if told == "carried_in" and year and found.year == year - 1:
                    found = msgspec.structs.replace(found, year=None)
            if found.topic in topics.DISPUTES:
                dispute = (sentence, found.topic)
            if found.topic == "carried_forward" and re.search(
                rf"[至到入]{year}年", found.lead + found.tail
            ):  # 跨年度结转至2023年 in the report for 2023
                found = msgspec.structs.replace(found, topic="carried_in")
            if names_other_year(found, year, prose):
                found = msgspec.structs.replace(found, year=None)
        done.append(found)
    return done


_OTHER_SUBJECT = lazy(
    r"(?:^|[，。；：]|[）)])\s*(?!全|各级)[\u4e00-\u9fff]{1,12}?(?:局|委员会|办公室|大队|分局|镇|乡|街道|中心|法院|公司)(?!长|面|镇|道|级|党委|办)"
)


def _alone(prose: str, item: Quantity, kind: str) -> bool:
    """Whether no part of a government is the subject of the words before the count.

    县市场监管局加强监管，作出行政处罚决定86件 is not the county's number.
    """
    if kind != "government":
        return True
    before = prose[item.sentence.start : item.span.start - len(item.lead)]
    segment = before[before.rfind("；") + 1 :]
    return "全" in segment or not _OTHER_SUBJECT.search(segment)


def _is_part(prose: str, sentence: Span, at: int) -> bool:
    text = prose[sentence.start : at]
    segment = text[max(text.rfind("；"), text.rfind("。")) + 1 :]
    return "其中" in segment or "包括" in segment


_YEAR_ONLY = lazy(
    r"(?:全年|本年度?|今年|20\d\d年度?|[我本](?:局|镇|乡|街道|县|区|市|委|办|机关|单位)|的|，)+"
)
_CARRIES = lazy(
    r"[结跨]转|转结|结余|转(?:入|至|到)?(?:下|次|明|20\d\d)|延续|(?:年度?)(?:尚?未办结)?(?:的|并|而)?(?:转入|转来|遗留)|承接|接续|接转|留待|顺延|延至|移至|跨年|(?:待|将[于在])(?:下|次|明|20\d\d)|年度?继续(?:办理|答复)|[期年][初末]结|续办|(?:上一?年|上期|去年|往年|年初|20\d\d年)度?(?:末|底)?的?(?:尚?未(?:办结|答复|办理完毕|完成)|在办|转接|接转|留存|留下)"
)
_ONLY_THERE = lazy(
    r"(?:其中|另|尚|还|仍|剩余|余下|其余|有|截[至止](?:\d{4}年)?(?:12月31日|年底|年末)|(?:到|至)?年[底末终]|未办结|在办|正在办理|未到期|跨年办理|将|把|，)+(?:的)?"
)


def _with_topic(
    item: Quantity,
    frame: Frame,
    dispute: tuple[Span, str] | None,
    issuer: str,
    kind: str,
    before: Sequence[Quantity],
) -> Quantity:
    p = topics.patterns()
    prose = frame.prose
    lead, tail = item.lead, item.tail

    rest = prose[item.span.end : item.sentence.end]

    def give(topic: str, actor: str = "") -> Quantity:
        office = topic == "received" and kind in _ONE_OFFICE and topics.own_office(actor)
        name = (
            ""
            if office and not _OTHER_WAY.search(rest.partition("其中")[0])
            else topics.actor_name(actor)
        )
        return msgspec.structs.replace(
            item,
            topic=topic,
            actor=name,
            own=topics.own_actor(name, issuer, kind)
            and (bool(name) or _alone(prose, item, kind))
            and not (
                _TWO_WAYS.search(prose, item.clause.start, item.span.start)
                and _OTHER_WAY.search(rest.partition("其中")[0])
            ),
        )

    there = not lead or _ONLY_THERE.fullmatch(lead) or _OF_THEM.fullmatch(lead)
    if there and p.carried_forward_next.match(rest):
        return give("carried_forward") if carries_applications(prose, item) else item
    if _CARRIES.search(lead) or _CARRIES.search(tail):
        if not carries_applications(prose, item) or _OTHER_THING.match(tail):
            return item
        if p.carried_in.match(lead) or p.carried_in_tail.match(tail):
            return give("carried_in")
        if (
            p.carried_forward.match(lead)
            or (there and p.carried_forward_tail.match(tail))
            or (lead.endswith("结转") and re.match(r"(?:申请)?(?:至|到|入)(?:下|次|明|20)", tail))
        ):
            return give("carried_forward")
    if (p.unfinished.match(lead) or p.unfinished_tail.match(tail)) and carries_applications(
        prose, item
    ):
        return give("unfinished")
    if (m := p.received.match(lead)) and (not item.part or _apart(item, prose, before)):
        obj = m["object"] or ""
        in_tail = bool(p.received_tail.match(tail))
        sentence_has = not obj and not tail and application_named(prose, item)
        if (
            ("申请" in obj or (not obj and in_tail) or sentence_has)
            and not (
                _foreign_object(m["actor"])
                and not (kind in _ONE_OFFICE and topics.own_office(m["actor"]))
            )
            and not ("公开" not in obj and _OF_SEVERAL_KINDS.search(rest))
        ):
            return give("received", m["actor"])
    told = prose[item.sentence.start : item.span.start - len(lead)]
    if (
        (item.part or "依申请公开" in told)
        and (m := p.newly.match(lead))
        and "申请" in m["object"]
        and not topics.actor_name(m["actor"])
        and in_applications(prose, item, before)
    ):
        return give("received")
    if (
        not item.part
        and (m := p.filed.match(lead))
        and _FILED_FROM.fullmatch(prose[item.clause.start : item.span.start - len(lead)].strip())
        and not _FILED_BY_OTHERS.search(rest)
    ):
        return give("received", m["actor"])
    if (
        (m := p.noun_first.match(lead))
        and not item.part
        and not re.search(r"[办答不未]|涉及|其中", m["actor"])
    ):
        return give("received", m["actor"])
    if not item.part and p.have.match(lead) and p.have_tail.match(tail):
        return give("received")
    if not item.part and _YEAR_ONLY.fullmatch(lead) and p.whole_tail.match(tail):
        return give("received")
    if (
        (m := p.handled.match(lead))
        and in_applications(prose, item, before)
        and not answers_others(item, before)
    ):
        return give(
            "handled",
            re.sub(r"(?:政府)?(?:信息公开|依)申请(?:公开)?(?:件|事项)?|答复|办理", "", m["actor"]),
        )
    if answers_received(item, before, prose):
        return give("handled")
    if (m := p.leaf.match(lead)) and m.lastgroup and in_applications(prose, item, before):
        return give(m.lastgroup)
    if (
        _RESULT_OF.fullmatch(lead)
        and (m := p.leaf_tail.match(tail))
        and m.lastgroup
        and in_applications(prose, item, before)
    ):
        return give(m.lastgroup)
    if (
        _SUCH.fullmatch(lead)
        and not tail
        and (m := _SAID.search(told.rstrip("，：")))
        and in_applications(prose, item, before)
    ):
        return give(topics.result_of(m["word"]) if m["word"] else "unavailable_not_held")
    if m := p.result.match(lead):
        if in_applications(prose, item, before):
            reason = topics.actor_name(_OF_ANSWERS.sub("", m["before"]))
            return give(topics.result_of(m["word"]) if not reason else "")
    # 其中公开37件，部分公开9件
    if (
        _DISCLOSED.fullmatch(lead)
        and _PARTLY.match(rest)
        and in_applications(prose, item, before)
        and any(q.topic in {"received", "handled"} for q in before[-3:])
    ):
        return give("granted")
    if (
        _RESULT_OF.fullmatch(lead)
        and (m := p.result_tail.match(tail))
        and in_applications(prose, item, before)
    ):
        return give(topics.result_of(m["word"]))
    return law_topic(item, frame, dispute, before, give)


_ONE_OFFICE = frozenset({"department", "town", "street"})
"""Bodies of which one office receives all applications; under a government others do too."""
_TWO_WAYS = lazy("[两二2][种个类](?:渠道|途径|方式|形式)")
_OTHER_WAY = lazy(r"(?:收到|受理|接收|网[上络站]|信函|邮寄|平台|系统|当面|窗口)[^，。；]{0,12}\d")


def _apart(item: Quantity, prose: str, before: Sequence[Quantity]) -> bool:
    """主动公开信息86条，其中文件3件，收到政府信息公开申请5件: no part of what 其中 divides."""
    return (
        "其中" not in item.lead
        and bool(_ANEW.match(item.lead))
        and not any(q.topic == "received" and q.sentence == item.sentence for q in before[-8:])
        and not _APPLIED.search(prose, item.sentence.start, item.span.start - len(item.lead))
    )


_ANEW = lazy(
    r"(?:全年|本年度?|另外?|此外|同时)?(?:共|累计|共计)?(?:收到|受理|接收|新收)(?:到|的)?(?:政府|政务)?信息公开申请"
)
_APPLIED = lazy("申请")
_OTHER_THING = lazy(
    r"(?:的)?(?:问题|项目|任务|工单|提案|建议|案件|复议|诉讼|信访|投诉|举报|资金|栏目|整改|工作)"
)
_OF_SEVERAL_KINDS = lazy(r"^，其中[^。；]{0,30}(?:信息公开申请|复议|许可|信访)")
# 共有6名群众向我镇提出政府信息公开申请6件
_FILED_FROM = lazy(r"(?:[^，。；\d]{0,6}有?\d+[名位]个?)?")
_OF_ANSWERS = lazy(
    r"其中|作出|做出|决定|答复|办理|处理|结果|情况|内容|类型|方式|里|中|的|已|共|按规定|按程序|按要求|按|作|为|属于?|依法|依规|(?:政府)?(?:信息公开)?申请件?"
    r"|(?:依照|按照?|根据|依据|应)?申请人(?:的)?(?:申请|要求|需求|所需|请求)|依照|根据|依据|结论|答复书|告知书|决定书|确认|认定|区分处理后|经审查|经研究|最终|给出|获得?|均|有|是|可|统计|，|、|“"
)
"""What may stand before 予以公开 and narrows nothing."""
# 对可以区分处理的内容予以部分公开，此类申请4件
_SUCH = lazy(
    r"(?:此|这|该)(?:类|种)(?:申请|情形|情况|答复)(?:件)?(?:共计?|一共|合计|总计|计|为|有)*"
)
_SAID = lazy(
    r"(?P<word>予以公开|部分公开|不予公开|无法提供|不予处理)(?:的|答复|决定|处理)*$"
    r"|(?P<unavailable_not_held>本机关不掌握(?:相关|有关|所申请的?)?(?:政府)?信息)(?:的)?$"
)
_DISCLOSED = lazy(r"(?:其中|，)*(?:主动|依法)?公开(?:的)?(?:有)?")
_PARTLY = lazy(r"[，、；](?:其中)?部分公开(?:的)?(?:有)?\d")
_RESULT_OF = lazy(r"(?:其中|，|：|有|共|答复|决定)*")
_OF_THEM = lazy(
    r"(?:全年|本年度?)?(?:政府信息公开|信息公开|依申请公开|收到的?|受理的?)*申请(?:件)?(?:中|里)?(?:跨年办理|还|尚|仍|有|共)*"
)
"""Which applications: 政府信息公开申请有1件转入下年办理."""
_FILED_BY_OTHERS = lazy(r"^[^。]{0,40}(?:提出|提交|递交|申请)[^。]{0,12}\d")


def _foreign_object(actor: str) -> bool:
    return bool(
        re.search(
            r"其中|(?<!各)(?<!各个)(?<!各种)(?<!各类)(?<!多种)(?<!不同)(?<!等)(?<![两二三四五六][种类个])(?:网络|网上|网站|信函|邮寄|当面|现场|邮箱|传真|窗口|平台|渠道|方式|途径|形式|邮件)$|行政复议|涉及|有关|关于",
            actor,
        )
    )
