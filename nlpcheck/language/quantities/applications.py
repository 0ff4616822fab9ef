"""Whether a count is of applications for disclosure, by what stands round and before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import topics
from nlpcheck.language.quantities.model import Quantity

_APPLICATION = lazy(r"(?:政府|政务)?信息公开申请|依申请公开|公开申请|申请公开")


def application_named(prose: str, item: Quantity) -> bool:
    """Whether the sentence, before the count, speaks of disclosure on application."""
    return bool(_APPLICATION.search(prose[item.sentence.start : item.span.start]))


def in_applications(prose: str, item: Quantity, before: Sequence[Quantity]) -> bool:
    """Whether the paragraph, up to the sentence's end, is about applications, and the
    sentence not about the disclosure marks of documents (主动公开49件、依申请公开61件、不予公开47件)."""
    if re.search(
        r"主动公开[^，。、；]{0,6}\d|公开属性|公文|文件",
        prose[item.sentence.start : item.sentence.end],
    ):
        return False
    start = max(prose.rfind("\n", 0, item.sentence.start), item.sentence.start - 300, 0)
    if _APPLICATION.search(prose[start : item.sentence.end]):
        return True
    sentence = prose[item.sentence.start : item.sentence.end]
    if _HANDLED.search(sentence) and not _OTHER_MATTERS.search(sentence):
        return True
    return any(q.topic in {"received", "handled"} and q.span.start > start for q in before[-6:])


# 已办结的申请中, 从答复结果看: of whose answers 予以公开 is told
_HANDLED = lazy(
    r"(?:办结|答复|受理|收到|提出|处理)(?:的)?(?:\d+件)?申请(?:中|里|，|事项)"
    r"|(?:(?:办结|答复|受理|收到|提出|处理)申请共?\d+件|(?:全部|所有|上述|以上)的?申请(?:件)?(?:中|里|，))(?=[^。\n]{0,60}(?:[予同]\w公开|部分公开|无法提供|不予处理))"
    r"|从(?:申请)?(?:办理|答复|处理)(?:结果|情况|内容|类型)(?:来)?[看说分]"
    r"|按(?:申请)?(?:办理|答复|处理)(?:结果|类型|情况)(?:来)?(?:统计|划分|分类?|看)"
    # the rows of table three by their own names
    r"|(?:无法提供|不予公开|不予处理|部分公开|予以公开)的?(?:情形|情况|申请|答复|决定)之?(?:中|里|下|内)|按表三|办理结果为[“‘]?(?:予以公开|部分公开|不予公开|无法提供|不予处理)"
    r"|本机关不掌握(?:相关|有关|所申请的?)政府信息|没有现成信息、?需要另行制作|补正后申请内容仍不明确"
    # words of the regulations alone
    r"|(?:经|作|作出|进行|可以?|予以)区分处理|(?:作出?|做出)了?(?:予以|部分|不予)公开(?:的)?(?:答复|决定)|依申请(?:办理|公开)方面"
)
_OTHER_MATTERS = lazy(
    r"许可|审批|信访|补贴|救助|低保|项目|贷款|职称|专利|复议|诉讼|提案|建议|投诉|工单|留言|公文|文件"
)
_OTHERS = lazy(r"收到|受理|接到|收集|申请|建议|提案|信访|投诉|留言|工单|来信")


def answers_others(item: Quantity, before: Sequence[Quantity]) -> bool:
    """Whether 办结N件 is of what was counted just before, and that no applications (许可申请88件，办结87件)."""
    if "申请" in item.lead or not before:
        return False
    last = before[-1]
    return (
        last.sentence == item.sentence
        and not last.topic
        and not last.part
        and last.unit in topics.CASE_UNITS
        and bool(_OTHERS.search(last.lead + last.tail))
    )


_OWN_TOPICS = frozenset({"received", "carried_in", "carried_forward"})


def answers_received(item: Quantity, before: Sequence[Quantity], prose: str) -> bool:
    """收到申请5件，已办理答复4件; 其中4件已办结: what is answered are the applications just told.

    Only where nothing else was counted between them.
    """
    p = topics.patterns()
    if p.answered.match(item.lead):
        if item.tail and not p.received_tail.match(item.tail):
            return False
    elif not (_ONLY_THERE_OR_NOTHING.fullmatch(item.lead) and p.answered_tail.match(item.tail)):
        return False
    told = [q for q in before[-3:] if q.kind != "percent"]
    if not told or told[-1].topic not in _OWN_TOPICS or told[-1].unit != item.unit:
        return False
    if not any(q.topic == "received" and q.own and not q.part for q in told):
        return False
    gap = prose[told[-1].span.end : item.span.start - len(item.lead)]
    before_it = prose[item.sentence.start : item.span.start].strip("，、：: ")
    if item.part and not (item.lead.startswith("其中") or before_it == "其中"):
        return False
    return not re.search(_ELSE, re.sub("[。，]其中，?$", "", gap)) and (
        told[-1].sentence == item.sentence
        or (
            bool(re.fullmatch(r"[^。\n\d]{0,20}[。]", gap.removesuffix(_last_clause(gap))))
            and not topics.actor_name(_last_clause(gap))
        )
    )


_ELSE = r"建议|提案|信访|咨询|投诉|留言|复议|诉讼|工单|热线|许可|来信|信箱|其中|网[上络民]|信函|当面|邮寄"
_ONLY_THERE_OR_NOTHING = lazy(r"(?:其中|现|已|目前|有)*")


def _last_clause(gap: str) -> str:
    """What stands behind the last full stop: 截至年底， before 已答复8件."""
    return gap[gap.rfind("。") + 1 :] if "。" in gap else ""


def carries_applications(prose: str, item: Quantity) -> bool:
    """Whether 结转 here is of applications, not of cases, proposals, projects or money."""
    start = max(prose.rfind("\n", 0, item.sentence.start), item.sentence.start - 300, 0)
    before = prose[item.sentence.start : item.span.start]
    segment = before[before.rfind("；") + 1 :]
    sentence = prose[item.sentence.start : item.sentence.end]
    known = (
        "申请" in before
        or "新收" in sentence
        or _APPLICATION.search(prose[start : item.sentence.end])
    )
    return bool(known) and not re.search(
        r"复议|诉讼|资金|项目|提案|建议|信访|经费|预算|工单", segment
    )
