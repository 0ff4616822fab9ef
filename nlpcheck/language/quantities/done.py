"""均已办结, 办结率100%: all applications are done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities.frame import Frame
from nlpcheck.language.quantities.model import AllDone, Quantity
from nlpcheck.types import Span

_DONE = lazy(
    r"(?:现?已)?(?:均|全部|皆|都|全|悉数|全数|件件|一律)(?:已|已经|按时|按期|按规定|按要求|及时|依法|如期|在?(?:规定|法定|规定的|法定的)?(?:时限|期限|时间|答复期限|办理期限)内?|在(?:当年|年内|年底前|本年度内|报告期内)|年内|予以|给予|进行了?|作出|做出|得到|依规|、|了|按|按照|向申请人|妥善|当年|限期)*"
    r"(?P<word>办结|处理完毕|办理完毕|答复完毕|办理完结|办完|办毕|处理完|答复完|答复|回复|办理|处理(?=[，。；\n]))(?:完毕|完成|了)?(?!人|率|意见书|文书|工作|的)"
)
_NONE_LEFT = lazy(
    r"(?:没有|无|未有|不存在|未产生|未出现|零)(?:一?件)?(?:任何)?(?:需|须)?"
    r"(?:结转(?:(?:至|到|入)?(?:下一?年度?|次年|20\d\d年度?))?|(?:尚?未办结|在办|积压))(?:继续)?(?:办理|答复)?(?:的)?(?:政府信息公开)?(?:申请|事项|情况|件|情形)*(?=[，。；])"
)
_APPLICATIONS = lazy(r"信息公开申请|依申请公开|公开申请")
_CLOSED = frozenset(
    ["办结", "处理完毕", "办理完毕", "办理完结", "答复完毕", "办完", "办毕", "处理完", "答复完"]
)
_DONE_AFTER = lazy(r"(?:按[时期])?(?:办结|答复|办理完毕)")
_RATE = lazy(
    r"(?:按[时期]|限时|依法|申请)?(?P<word>办结|答复|办理|办件|回复|处理)(?:完成|完结|完毕)?率(?:均|已|依然|仍)?(?:为|实现|保持在|稳定在|维持|达到|达|保持|：|始终保持)?$"
)


def all_done(items: Sequence[Quantity], frame: Frame) -> Iterator[AllDone]:
    """均已办结 and 办结率100%, said of disclosure applications."""
    prose = frame.prose
    counted = [q for q in items if not q.negated]
    for match in _DONE.finditer(prose):
        sentence = frame.sentence(match.start())
        near = [
            q
            for q in counted
            if q.span.end <= match.start() and q.span.start >= sentence.start and q.kind == "count"
        ]
        subject, start = _subject(near, match.start(), prose, sentence)
        if subject is None:
            # 上年结转的1件已全部办结, 其中网上申请3件全部办结: said of that count alone
            gap = prose[near[-1].span.end : match.start()] if near else "，，"
            if (
                not _all_of_them(near, gap, items)
                and near
                and ("，" not in gap or near[-1].topic == "carried_in")
                and len(gap) < 12
            ):
                continue
            if not _about_applications(prose, sentence, match.start(), counted):
                continue
        closed = match["word"] in _CLOSED
        yield AllDone(Span(start, match.end()), subject, closed)
    for match in _NONE_LEFT.finditer(prose):
        sentence = frame.sentence(match.start())
        before = prose[sentence.start : match.start()]
        if not re.search(
            r"上年|去年|建议|提案|信访|资金|项目|复议|诉讼|工单|投诉|许可", before
        ) and (
            _APPLICATIONS.search(
                prose[max(0, match.start() - 200) : match.end()].rpartition("\n")[2]
            )
            or _just_received(counted, sentence, match.start())
        ):
            yield AllDone(Span(*match.span()), None, True)
    for item in counted:
        if item.kind == "percent" and item.value == 100 and _DONE_AFTER.match(item.tail):
            if _about_applications(prose, item.sentence, item.span.start, counted):
                word = _DONE_AFTER.match(item.tail)
                assert word is not None
                end = item.span.end + prose[item.span.end :].index(word.group()) + len(word.group())
                yield AllDone(Span(item.span.start, end), None, "结" in word.group(), rate=True)
        if item.kind == "percent" and item.value == 100 and (m := _RATE.search(item.lead)):
            if _about_applications(prose, item.sentence, item.span.start, counted):
                start = item.span.start - (len(item.lead) - m.start())
                yield AllDone(
                    Span(start, item.span.end),
                    None,
                    m["word"] in {"办结", "办理", "处理"},
                    rate=True,
                )


def _subject(
    near: Sequence[Quantity], at: int, prose: str, sentence: Span
) -> tuple[Quantity | None, int]:
    """The count that 均 speaks of, and where the place begins."""
    if not near:
        return None, at
    last = near[-1]
    gap = prose[last.span.end : at]
    if last.topic == "received" and re.fullmatch(
        r"，?(?:(?:(?!建议|提案|信访|咨询|投诉|留言|许可|诉讼|复议)[^。；0-9]){0,36}，)?(?:[^，。；]{0,14})?(?:，|。|（[^）]*），)?(?:目前|现|已|截至年底|年内|以上|上述)*(?:申请)?，?",
        gap,
    ):
        return last, at
    received = [q for q in near[:-1] if q.topic == "received"]
    if received and last.topic == "carried_in" and gap.strip() == "，":
        return received[-1], at
    if (
        received
        and last.unit == received[-1].unit
        and gap.strip() in {"", "申请", "申请件", "信息公开申请", "政府信息公开申请"}
        and not last.lead.strip("，、已目前现 ")
    ):
        return last, last.span.start
    if received and last.part and re.fullmatch(r"，(?:现|目前|已)*", gap):
        return received[-1], at
    return None, at


def _all_of_them(near: Sequence[Quantity], gap: str, items: Sequence[Quantity]) -> bool:
    """全年5件政府信息公开申请全部办结: the count right before is that of all received."""
    if not near or not re.fullmatch(
        r"(?:的)?(?:(?:政府)?信息公开|依申请公开)?(?:申请)?件?(?:年内|当年|目前|也|已)*", gap
    ):
        return False
    last = near[-1]
    received = [q.value for q in items if q.topic == "received" and q.value]
    lead = re.sub(
        r"全年|今年|本年度?|20\d\d年度?|年内|以上|上述|这|该|共|对|，|的|受理|收到", "", last.lead
    )
    return not lead and (last.value in received or not received) and bool(last.value)


def _about_applications(prose: str, sentence: Span, at: int, items: Sequence[Quantity]) -> bool:
    if _just_received(items, sentence, at):
        return True
    start = max(prose.rfind("\n", 0, sentence.start), 0)
    text = re.sub(r"(?:依申请公开|申请)事项", "申请", prose[sentence.start : at])
    if re.search(
        r"许可|审批|事项|诉求|案件|整改|问题|任务|建议|提案|信访|咨询|投诉|留言|热线|网民|工单|来信|复议|诉讼|问政|信箱|意见",
        text,
    ):
        return False
    known = re.search(r"信息公开申请|依申请公开|公开申请", text) or (
        re.search(r"信息公开申请|依申请公开|公开申请", prose[start:at])
        and re.search(r"申请|^[^，]{0,6}(?:答复|办结)率|办理答复|(?:答复|办结)率", text)
    )
    return bool(known or _OWN_APPLICATIONS.search(text) or _OWN_RATES.match(prose[at : at + 12]))


def _just_received(items: Sequence[Quantity], sentence: Span, at: int) -> bool:
    """新收申请59件，百分之百办结: the count before, in the sentence, is of applications."""
    before = [q for q in items if sentence.start <= q.span.start and q.span.end <= at]
    return bool(before) and before[-1].topic in {"received", "carried_in", "handled"}


_OWN_APPLICATIONS = lazy(
    r"(?:^|[，、：]|\d件|所收|全年|年内|所有|各类|全部|受理的?|收到的?|上述|以上|对)申请(?:件|人)?(?:的|，|均|都|已|现已|目前)*$"
)
_OWN_RATES = lazy(r"(?:依?申请(?:公开)?|公开申请)(?:件)?(?:的)?(?:按[时期])?(?:办结|答复|办理)率")
