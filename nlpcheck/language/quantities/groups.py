"""How counts belong together: the parts of a total, and shares."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities.attach import Frame
from nlpcheck.language.quantities.model import Breakdown, Quantity, Share
from nlpcheck.types import Span

_OPENER = lazy(r"其中包括|其中|包括")
# 120条，分别为政策文件20条…; 120条（政策文件20条…）; 120条：政策文件20条…
_ALL_OF_THEM = lazy(
    r"^[，、]?(?:具体)?(?:分别(?:为|是)?|具体(?:为|是|包括)|即)[：:]?|^[：:（(]|^，(?=自然人)"
)
_TOGETHER = lazy(
    r"(?:以上|上述)?(?:[两二三四五六七八九]项|[两三四]者|[两三四]个渠道)?(?:合计|总计|共计|加起来)(?:共|为|是|达)?(?P<deed>公开|发布|举办|办理|接待|受理|发放)?(?:信息)?"
)
_STOP = lazy(
    r"^(?:[，、；（(]|并|且)*(?:均|已|全部|按|办结|办理|答复|较|比|与|占|同比|环比|另|还|此外|同时|全年|目前|未|没有|累计|结转|总|共|实际|上年|去年|每|平均|未经|行政诉讼|提起|被|增|减|涉及|解决|解读|全|并|对|为)"
)
_REST = lazy(r"其他|其它|其余|剩余")
_NO_PART = lazy(r"每|各(?!类|项)|含|最高|最低|时速|当日|当天|转为|至|达到|给予|分别")
_LOOSE = lazy(r"主要|重点|不限于|部分为|仅|累计|就有|既有|仍有|还有|有的")


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
        if opener and len(between[: opener.start()].strip("，、；：（(。 ")) > 8:
            continue
        opener = opener or _whole_list(total, counted, index, prose)
        if not opener:
            continue
        bracket = opener.group() in {"（", "("}
        start = total.span.end + (opener.end() if bracket else 0)
        found = _parts(total, counted[index + 1 :], prose, start)
        if found is None:
            continue
        parts, ends_open = found
        if len(parts) < 2:
            continue
        loose = (
            bool(_LOOSE.search(between))
            or ends_open
            or not total.exact
            or not all(p.exact and not _NO_PART.search(_ALL_OF_THEM.sub("", p.lead)) for p in parts)
        )
        yield Breakdown(
            total, tuple(parts), Span(total.span.start, parts[-1].span.end), loose, _closed(parts)
        )


def _whole_list(
    total: Quantity, counted: Sequence[Quantity], index: int, prose: str
) -> re.Match[str] | None:
    """The mark or word behind a total that opens the list of all its parts, three or more of
    its unit, each with its own label: （政策文件20条、工作动态60条、财政信息40条）."""
    following = counted[index + 1]
    opener = _ALL_OF_THEM.match(prose[total.span.end : following.span.start])
    if opener is None or following.sentence != total.sentence:
        return None
    run = [q for q in counted[index + 1 : index + 4] if q.sentence == total.sentence]
    least = 2 if re.search("分别|，$", opener.group()) else 3
    if len(run) < least or any(q.unit != total.unit or not q.lead for q in run[:least]):
        return None
    if any(_COMPARES.search(q.lead) for q in run) or total.value < max(q.value for q in run):
        return None
    return opener


_COMPARES = lazy(r"[较比与]|同比|增|减|上年|去年|20\d\d年|人均|每|最")


def sums(items: Sequence[Quantity], frame: Frame) -> Iterator[Breakdown]:
    """Counts in a row and what they come to together: 网站40条、微信30条，合计70条."""
    prose = frame.prose
    counted = [q for q in items if not q.negated]
    for index, total in enumerate(counted):
        if not _TOGETHER.fullmatch(total.lead) or not total.exact or total.kind != "count":
            continue
        parts: list[Quantity] = []
        at = total.span.start - len(total.lead)
        for item in reversed(counted[:index]):
            if not parts and not item.lead and item.tail in {"合计", "共计", "总计"}:
                at = item.span.start  # 两项合计
                continue
            gap = prose[item.span.end : at].strip()
            joined = gap in ({"，", ","} if not parts else {"，", ",", "、", "和", "及", "以及"})
            if item.sentence != total.sentence or item.unit != total.unit or not joined:
                break
            if not item.exact or not item.lead or item.part or _COMPARES.search(item.lead):
                parts = []
                break
            parts.append(item)
            at = item.span.start - len(item.lead)
        before = prose[total.sentence.start : at] if parts else ""
        if len(parts) < 2 or re.search(r"\d|其中|包括", before):
            continue
        if _NO_PART.search("".join(p.lead for p in parts)) or _STOP.match(parts[-2].lead):
            continue
        parts.reverse()
        span = Span(parts[0].span.start, total.span.end)
        yield Breakdown(total, tuple(parts), span, False, False)


def _closed(parts: Sequence[Quantity]) -> bool:
    leads = [p.lead for p in parts]
    if any(_REST.search(lead) for lead in leads):
        return True
    return any("自然人" in x for x in leads) and any("法人" in x or "企业" in x for x in leads)


def _parts(
    total: Quantity, rest: Sequence[Quantity], prose: str, at: int
) -> tuple[list[Quantity], bool] | None:
    """The parts behind a total, and whether the list may go on; None where it can't be read."""
    parts: list[Quantity] = []
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
        if parts and ("）" in gap or ")" in gap):
            break
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


_NAMED = lazy(r"^(?:约)?占(?:比)?(?P<named>[^，。；]*?)(?:为|达|达到|约|：)?$")
_OWN_RATE = lazy(
    r"^(?:目前|总体|整体)?(?P<stem>[\u4e00-\u9fff]{2,4}?)(?:率|(?<=满意)度|(?<=知晓)度|(?<=^[\u4e00-\u9fff]{2})比例)(?:均|已)?(?:为|达到|达|是|约|仅|高达|保持在|在)?$"
)
_SAME_BEINGS = {"名": "人", "位": "人", "个": "家", "户": "户"}
"""Measures for the same beings: 200名信息员中，合格184人."""
_WHOLE_NAMED = lazy(
    r"^(?:(?:全年|本年度?|年度|全部|所有|收到|受理|新收|办结|已办结|答复|总)?(?:的)?(?:政府信息公开|信息公开)?(?:申请|信息|件)?(?:总数|总量|总件数|总|量|数)?(?:的|比|比例|比重)*|比例|比重)$"
)


# 60条为图解，占20%
_IS_WHAT = lazy(r"(?:为|是|属于?)[^，。；（(\d]{1,10}，")


def _named_thing(named: str) -> str:
    """What a share is told to be of (占公开事项的 → 公开事项), "" where nothing but 总数 is named."""
    return re.sub(
        r"^(?:全部|所有|全年|本年度?|总|各类)+|(?:的|总数|总量|总|数量|数|量|比例|比重|比)+$",
        "",
        named,
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
        if rate and not set(rate["stem"]) <= set(before.lead + before.tail):
            rate = None
        of = _named_thing(match["named"]) if match and not rate else ""
        if not rate and (not match or not (_WHOLE_NAMED.match(match["named"]) or of)):
            continue
        gap = prose[before.span.end : item.span.start - len(item.lead)].strip()
        if (
            (gap not in {"", "，", "（", "(", ","} and not _IS_WHAT.fullmatch(gap))
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
            and _SAME_BEINGS.get(q.unit, q.unit) == _SAME_BEINGS.get(before.unit, before.unit)
            and q.exact
            and q.value >= before.value
            and not q.negated
            and q.value
            and not re.match(r"[，（(]?占", prose[q.span.end : q.span.end + 2])
        )
        if of and not _WHOLE_NAMED.match(match["named"] if match else ""):
            # 公开事项160项，其中民生类120项，占公开事项的75%
            bases = tuple(
                b for b in bases if of in b.lead + b.tail or of.startswith(b.unit) or of == b.unit
            )[:1]
            if not bases or bases[0].sentence != item.sentence:
                continue
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
