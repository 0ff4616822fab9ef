"""How counts belong together: parts of a total, shares, changes, and 均已办结."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from nlpcheck.language.prefilter import find_from
from nlpcheck.language.quantities import topics
from nlpcheck.language.quantities.attach import Frame
from nlpcheck.language.quantities.model import AllDone, Breakdown, Change, Quantity, Share
from nlpcheck.types import Span

_OPENER = re.compile(r"其中包括|其中|包括")
_STOP = re.compile(
    r"^(?:[，、；（(]|并|且)*(?:均|已|全部|按|办结|办理|答复|较|比|与|占|同比|环比|另|还|此外|同时|全年|目前|未|没有|累计|结转|总|共|实际|上年|去年|每|平均|未经|行政诉讼|提起|被|增|减|涉及|解决|解读|全|并|对|为)"
)
_REST = re.compile(r"其他|其它|其余|剩余")
_NO_PART = re.compile(r"每|各(?!类|项)|含|最高|最低|时速|当日|当天|转为|至|达到|给予|分别")
_LOOSE = re.compile(r"主要|重点|不限于|部分为|仅|累计|就有|既有|仍有|还有|有的")


def breakdowns(items: Sequence[Quantity], frame: Frame) -> Iterator[Breakdown]:
    """Each count that is followed by 其中 and a list of two parts or more of its unit."""
    prose = frame.prose
    counted = [q for q in items if not q.negated]
    for index, total in enumerate(counted[:-1]):
        if total.kind not in {"count", "money"} or not total.unit:
            continue
        following = counted[index + 1]
        between = prose[total.span.end : following.span.start]
        if following.sentence != total.sentence and not re.match(r"。其中", between):
            continue
        opener = _OPENER.search(between)
        if not opener or len(between[: opener.start()].strip("，、；：（(。 ")) > 8:
            continue
        found = _parts(total, counted[index + 1 :], prose)
        if found is None:
            continue
        parts, ends_open = found
        if len(parts) < 2:
            continue
        loose = (
            bool(_LOOSE.search(between))
            or ends_open
            or not total.exact
            or not all(p.exact and not _NO_PART.search(p.lead) for p in parts)
        )
        yield Breakdown(
            total, tuple(parts), Span(total.span.start, parts[-1].span.end), loose, _closed(parts)
        )


def _closed(parts: Sequence[Quantity]) -> bool:
    leads = [p.lead for p in parts]
    if any(_REST.search(lead) for lead in leads):
        return True
    return any("自然人" in x for x in leads) and any("法人" in x or "企业" in x for x in leads)


def _parts(
    total: Quantity, rest: Sequence[Quantity], prose: str
) -> tuple[list[Quantity], bool] | None:
    """The parts behind a total, and whether the list may go on; None where it can't be read."""
    parts: list[Quantity] = []
    at = total.span.end
    for position, item in enumerate(rest):
        if item.sentence != rest[0].sentence:
            break
        gap = prose[at : item.span.start]
        if (
            parts
            and "；" in gap
            and item.lead in {p.lead.removeprefix("其中").strip("，：") for p in parts}
        ):
            break  # the same part told again
        if parts and "；" in gap:
            more = gap.rpartition("；")[2]
            return parts, item.unit == total.unit and not _STOP.match(more) and "其中" not in prose[
                item.span.end : item.span.end + 8
            ]
        if parts and (_STOP.match(gap) or _OPENER.search(gap)):
            if item.kind == "percent" and re.match(r"^[，（(]?占", gap):
                at = item.span.end
                continue
            return parts, bool(_OPENER.search(gap))
        if "（" in gap or "(" in gap:
            return None
        if item.kind == "percent" or (item.value > total.value and not parts):
            return None
        if item.unit != total.unit and not (
            item.kind == "bare" and _list_unit(rest[position:], prose) == total.unit
        ):
            return parts, True
        if parts and not re.match(r"^[，、]|^(?:以及|和|及|与)", gap.strip()):
            # the same part goes on (…公开3件涉及5件…)
            return parts, True
        parts.append(item)
        at = item.span.end
    tail = prose[parts[-1].span.end : parts[-1].span.end + 2] if parts else ""
    return parts, tail.startswith(("等", "，等"))


def _list_unit(items: Sequence[Quantity], prose: str) -> str:
    """The unit at the end of a list of bare numbers (33、8、2条)."""
    for left, right in itertools.pairwise(items):
        if left.kind != "bare":
            return left.unit
        if prose[left.span.end : right.span.start] not in {"、", "和", "，", ","}:
            return ""
    return items[-1].unit if items else ""


_NAMED = re.compile(r"^(?:约)?占(?:比)?(?P<named>[^，。；]*?)(?:为|达|达到|约|：)?$")
_OWN_RATE = re.compile(r"^(?:目前)?(?P<stem>[\u4e00-\u9fff]{2,4})率(?:为|达到|达|是|约)?$")
_WHOLE_NAMED = re.compile(
    r"^(?:(?:全年|本年度?|年度|全部|所有|收到|受理|新收|办结|已办结|答复|总)?(?:的)?(?:政府信息公开|信息公开)?(?:申请|信息|件)?(?:总数|总量|总件数|总|量|数)?(?:的|比|比例|比重)*|比例|比重)$"
)


def shares(items: Sequence[Quantity], frame: Frame) -> Iterator[Share]:
    """Percentages behind 占, with the count right before them and the counts they may be of."""
    prose = frame.prose
    for index, item in enumerate(items):
        if item.kind != "percent" or item.unit != "%" or not item.exact or index == 0:
            continue
        match = _NAMED.match(item.lead)
        before = items[index - 1]
        if before.sentence != item.sentence or before.negated:
            continue
        if item.lead == "的" and re.match(r"^占", before.lead) and index > 1:
            numerator = items[index - 2]
            gap = prose[numerator.span.end : before.span.start - len(before.lead)].strip()
            if (
                numerator.sentence == item.sentence
                and gap in {"", "，"}
                and numerator.unit == before.unit
                and numerator.exact
                and before.exact
                and before.value
            ):
                yield Share(item, numerator, (before,), "", certain=True)
            continue
        rate = _OWN_RATE.match(item.lead)
        if rate and rate["stem"] not in before.lead:
            rate = None
        if not rate and (not match or not _WHOLE_NAMED.match(match["named"])):
            continue
        gap = prose[before.span.end : item.span.start - len(item.lead)].strip()
        if (
            gap not in {"", "，", "（", "(", ","}
            or before.kind not in {"count", "money"}
            or not before.exact
            or re.search(r"增加|减少|较|比|多|少", before.lead)
        ):
            continue
        start = prose.rfind("\n", 0, item.sentence.start) + 1
        bases = tuple(
            q
            for q in reversed(items[: index - 1])
            if q.span.start >= start
            and q.unit == before.unit
            and q.exact
            and q.value >= before.value
            and not q.negated
            and q.value
            and not re.match(r"[，（(]?占", prose[q.span.end : q.span.end + 2])
        )
        if rate:
            # 抽查260条，合格247条，合格率95%: of the count right before it in the sentence
            bases = tuple(
                b
                for b in bases
                if b.sentence == item.sentence
                and b.kind == "count"
                and not re.search(r"[；;]", prose[b.span.end : item.span.start])
            )[:1]
        named = match["named"] if match and not rate else ""
        yield Share(item, before, bases, named)


_CHANGE = re.compile(
    r"(?P<word>增长|增加|上升|提高|提升|下降|减少|降低|下滑|回落|增幅|降幅|上涨)(?:了|率|达到|达|为|约|幅度为)?$"
)
_UP = frozenset(["增长", "增加", "上升", "提高", "提升", "增幅", "上涨"])
_AGAINST = re.compile(
    r"^(?:，|（|\(|、)?(?:且|并|总体|同比)?(?:较|比|相比|对比|(?:与|同|和)(?=20\d\d|上|去|前))(?:20\d\d年度?|上一?年度?|去年|上年同期|去年同期|前一年)?(?:同期)?(?:的|（|\()?$"
)
_DELTA = re.compile(
    r"^(?:，|（)?(?:较|比|与|同比)?(?:20\d\d年度?|上一?年度?|去年)?(?:同期)?(?:相比)?(?:，)?(?:同比)?(?P<word>增加|减少|增长|下降|多|少)(?:了)?$"
)


def changes(items: Sequence[Quantity], frame: Frame) -> Iterator[Change]:
    """Percentages of growth and decline with the two values they compare, where told."""
    prose = frame.prose
    for index, item in enumerate(items):
        if item.kind != "percent" or item.unit != "%" or not item.exact:
            continue
        match = _CHANGE.search(item.lead)
        if not match:
            continue
        start = item.span.start - (len(item.lead) - match.start())
        if prose[start : start + len(match["word"])] != match["word"]:
            start = prose.rfind(match["word"], 0, item.span.start)
        span = Span(start, item.span.end)
        up = match["word"] in _UP
        now, before, half = _compared(items, index, item, prose, item.lead[: match.start()])
        yield Change(item, up, span, now, before, half, now.topic if now else "")


def _compared(
    items: Sequence[Quantity], index: int, item: Quantity, prose: str, lead: str
) -> tuple[Quantity | None, Decimal | None, Decimal]:
    """The count now, the value before and how much rounding may hide in that."""
    none = Decimal(0)
    same = [q for q in items[:index] if q.sentence == item.sentence]
    segment = prose.rfind("；", item.sentence.start, item.span.start)
    same = [q for q in same if q.span.start > segment and q.kind != "time"]
    if not same or not all(q.exact for q in same[-2:]):
        return None, None, none
    last = same[-1]
    gap = prose[last.span.end : item.span.start - len(item.lead)] + lead
    gap = gap.replace(" ", "")
    if len(same) >= 2:
        first = same[-2]
        if first.unit == last.unit and first.kind in {"count", "money"}:
            between = prose[first.span.end : last.span.start].strip()
            if _AGAINST.match(between) and re.fullmatch(r"(?:）|\))?(?:相比)?，?(?:同比)?", gap):
                return first, last.value, last.half
            if (m := _DELTA.match(between)) and re.fullmatch(r"(?:，|、|（)?(?:同比)?", gap):
                if len(same) >= 3 and same[-3].unit == first.unit:
                    if _AGAINST.match(prose[same[-3].span.end : first.span.start].strip()):
                        return same[-3], first.value, first.half
                if re.match(r"，?[较比与同和]", first.lead) or not first.exact or not last.exact:
                    return None, None, none
                sign = 1 if m["word"] in {"增加", "增长", "多"} else -1
                return first, first.value - sign * last.value, first.half + last.half
            if (
                re.fullmatch(
                    r"(?:的)?(?:增长|增加|上升|提高|提升|下降|减少|降低|降)(?:到|至|为)(?:20\d\d年的|今年的)?",
                    between,
                )
                and re.search(r"[由从]", first.lead)
                and re.fullmatch(r"，(?:同比)?", gap)
            ):
                return last, first.value, first.half
    if last.kind in {"count", "money"} and re.fullmatch(
        r"(?:，|（|\()?(?:较|比|与)?(?:上一?年度?|去年)?(?:同期)?(?:相比)?，?(?:同比)?", gap
    ):
        return last, None, none
    return None, None, none


_DONE = re.compile(
    r"(?:现?已)?(?:均|全部|皆|都|全|悉数|全数)(?:已|已经|按时|按期|按规定|按要求|及时|依法|如期|在?(?:规定|法定|规定的|法定的)?(?:时限|期限|时间|答复期限|办理期限)内?|在(?:当年|年内|年底前|本年度内|报告期内)|年内|予以|给予|进行了?|作出|做出|得到|依规|、|了|按|按照|向申请人|妥善|当年|限期)*"
    r"(?P<word>办结|处理完毕|办理完毕|答复完毕|办理完结|办完|办毕|处理完|答复完|答复|回复|办理|处理(?=[，。；\n]))(?:完毕|完成|了)?(?!人|率|意见书|文书|工作|的)"
)
_NONE_LEFT = re.compile(
    r"(?:没有|无|未有|不存在|未产生|未出现|零)(?:一?件)?(?:任何)?(?:需|须)?"
    r"(?:结转(?:(?:至|到|入)?(?:下一?年度?|次年|20\d\d年度?))?|(?:尚?未办结|在办|积压))(?:继续)?(?:办理|答复)?(?:的)?(?:政府信息公开)?(?:申请|事项|情况|件|情形)*(?=[，。；])"
)
_NONE_START = re.compile("[没无未不零]")
_APPLICATIONS = re.compile(r"信息公开申请|依申请公开|公开申请")
_CLOSED = frozenset(
    ["办结", "处理完毕", "办理完毕", "办理完结", "答复完毕", "办完", "办毕", "处理完", "答复完"]
)
_DONE_AFTER = re.compile(r"(?:按[时期])?(?:办结|答复|办理完毕)")
_DONE_START = re.compile("[现已均全皆都悉]")
_RATE = re.compile(
    r"(?:按[时期]|限时|依法|申请)?(?P<word>办结|答复|办理|回复|处理)率(?:均)?(?:为|达到|达|保持|：|始终保持)?$"
)


def all_done(items: Sequence[Quantity], frame: Frame) -> Iterator[AllDone]:
    """均已办结 and 办结率100%, said of disclosure applications."""
    prose = frame.prose
    counted = [q for q in items if not q.negated]
    for match in find_from(_DONE, _DONE_START, prose):
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
            if not _about_applications(prose, sentence, match.start()):
                continue
        closed = match["word"] in _CLOSED
        yield AllDone(Span(start, match.end()), subject, closed)
    for match in find_from(_NONE_LEFT, _NONE_START, prose):
        sentence = frame.sentence(match.start())
        before = prose[sentence.start : match.start()]
        if not re.search(
            r"上年|去年|建议|提案|信访|资金|项目|复议|诉讼|工单|投诉|许可", before
        ) and _APPLICATIONS.search(
            prose[max(0, match.start() - 200) : match.end()].rpartition("\n")[2]
        ):
            yield AllDone(Span(*match.span()), None, True)
    for item in counted:
        if item.kind == "percent" and item.value == 100 and _DONE_AFTER.match(item.tail):
            if _about_applications(prose, item.sentence, item.span.start):
                word = _DONE_AFTER.match(item.tail)
                assert word is not None
                end = item.span.end + prose[item.span.end :].index(word.group()) + len(word.group())
                yield AllDone(Span(item.span.start, end), None, "结" in word.group(), rate=True)
        if item.kind == "percent" and item.value == 100 and (m := _RATE.search(item.lead)):
            if _about_applications(prose, item.sentence, item.span.start):
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


def _about_applications(prose: str, sentence: Span, at: int) -> bool:
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


_OWN_APPLICATIONS = re.compile(
    r"(?:^|[，、：]|\d件|所收|全年|年内|所有|各类|全部|受理的?|收到的?|上述|以上|对)申请(?:件|人)?(?:的|，|均|都|已|现已|目前)*$"
)
_OWN_RATES = re.compile(
    r"(?:依?申请(?:公开)?|公开申请)(?:件)?(?:的)?(?:按[时期])?(?:办结|答复|办理)率"
)

__all__ = ["all_done", "breakdowns", "changes", "shares", "topics"]
