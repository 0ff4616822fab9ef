"""Growth and decline in prose: 增长12.5%, with the two values compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities.attach import Frame
from nlpcheck.language.quantities.model import Change, Quantity
from nlpcheck.types import Span

_RISE = "高出|多出|增长|增加|上升|提高|提升|增幅|涨幅|上涨|增多|扩大|攀升|递增|多|增"
_FALL = "下降|减少|降低|下滑|回落|降幅|减幅|缩减|压减|压缩|缩短|精简|递减|少|降|减"
_CHANGE = lazy(rf"(?P<word>{_RISE}|{_FALL})(?:了|率|幅度|比例|幅|达到|达|为|约|近)*$")
_UP = frozenset(_RISE.split("|"))
_THEN = r"(?:20\d\d年度?|上一?年度?|去年|上年同期|去年同期|前一年|年初|期初)(?:同期)?(?:全年|总量|总数)?"
# 由40万次增至52万次: from and to
_TO = lazy(
    r"(?:的)?(?:增长|增加|上升|提高|提升|上涨|扩大|攀升|跃升|下降|减少|降低|下滑|回落|缩减|压减|压缩|缩短|精简|调整|优化|增|升|涨|降|减|缩)"
    r"(?:到|至|为|成)了?(?:20\d\d年度?的?|今年的?|本年度?的?)?"
)
# 全年发布1500条，上年为1200条
_WAS = lazy(rf"^(?:而)?{_THEN}(?:为|是|仅为|仅有|仅|只有|有|达|共|：)*$")
_NOW = lazy(r"^(?:今年|本年度?|20\d\d年度?)")
_GAP = (
    r"(?:，|、|（|\()?(?:较|比|与)?(?:上一?年度?|去年)?(?:同期)?(?:相比)?，?(?:同比|环比|总体|年)?"
)
_AGAINST = lazy(
    r"^(?:，|（|\(|、)?(?:且|并|总体|同比)?(?:较|比|相比|对比|(?:与|同|和|同比|环比)(?=20\d\d|上|去|前|年初))"
    rf"(?:{_THEN})?(?:(?P<verb>[\u4e00-\u9fff]{{2,4}})的|的|（|\()?$"
)
# 比去年300条的发布量: what the value before was of
_OF = r"(?:的[\u4e00-\u9fff]{0,3}(?:数量|总量|总数|量|数))?"
_DELTA = lazy(
    r"^(?:，|（)?(?:较|比|与|同比)?(?:20\d\d年度?|上一?年度?|去年)?(?:同期)?(?:相比)?(?:，)?(?:同比)?(?P<word>增加|减少|增长|下降|[多少](?:发布?|公开|收|办|开展|举办)?)(?:了)?$"
)


# 比上年增加30条，达到150条
_GROWN = lazy(
    r"(?:[较比与同][^，。；]{0,6}(?:年度?|同期|相比)|同比)，?(?P<word>增加|增长|减少|下降)了?$"
)
_REACHING = lazy("，(?:总数|总量|共计|共)?(?:为|达|达到|增至|升至|降至|减至|减少到|增加到)(?:了)?")


# 与上年的40场相比，今年举办50场
_WITH = lazy(rf"(?:与|同|和|较|比|相比){_THEN}的?")


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
        if before is None:
            now, before, half = _told_after(items, index, prose) or (now, before, half)
        yield Change(item, up, span, now, before, half, now.topic if now else "")


def _then_and_now(first: str, last: str) -> bool:
    """上年培训400人次，今年培训500人次: the same words behind last year and this, or the thing
    left out the second time (上年发布解读40篇，今年发布50篇)."""
    then, now = re.match(_THEN, first), _NOW.match(last)
    return then is not None and now is not None and _same(first[then.end() :], last[now.end() :])


def _now_and_then(first: str, last: str) -> bool:
    """The other way round: 今年发布96条，去年发布80条."""
    now, then = _NOW.match(first), re.match(_THEN, last)
    if then is None:
        return False
    if now is None:  # 全年公开信息130条，上年度公开信息100条
        what = _HELD.sub("", last[then.end() :])
        return len(what) >= 2 and _HELD.sub("", first).endswith(what)
    return _same(first[now.end() :], last[then.end() :])


_HELD = lazy("(?:为|是|达到?|有|共|仅|只|：)+$")


def _same(first: str, last: str) -> bool:
    first, last = _HELD.sub("", first.lstrip("，")), _HELD.sub("", last.lstrip("，"))
    if not last:
        return True
    return first == last or (len(last) >= 2 and first.startswith(last))


def _against(between: str, first: Quantity) -> bool:
    """Whether the words between two counts compare the first with the second: 较上年的,
    比2022年公开的 (where the first was 公开 too)."""
    match = _AGAINST.match(between)
    return match is not None and (match["verb"] is None or match["verb"] in first.lead)


def _spans_of_time(first: Quantity, last: Quantity, prose: str) -> bool:
    """由20个工作日缩短至12个工作日"""
    return (
        first.kind == last.kind == "time"
        and first.unit == last.unit
        and bool(_TO.fullmatch(prose[first.span.end : last.span.start].strip()))
    )


def _told_after(
    items: Sequence[Quantity], index: int, prose: str
) -> tuple[Quantity, Decimal, Decimal] | None:
    """较上年增长20%，由50场增加到62场: the values behind the percentage."""
    item = items[index]
    rest = items[index + 1 : index + 3]
    if len(rest) < 2 or not re.search("[较比]|同比", item.lead):
        return None
    first, last = rest
    if first.unit != last.unit or first.kind != "count" or not (first.exact and last.exact):
        return None
    lead = prose[item.span.end : first.span.start]
    between = prose[first.span.end : last.span.start].strip()
    if re.fullmatch(r"[，（](?:即)?[由从](?:上年|去年|20\d\d年)?的?", lead) and _TO.fullmatch(
        between
    ):
        return last, first.value, first.half
    return None


def _compared(
    items: Sequence[Quantity], index: int, item: Quantity, prose: str, lead: str
) -> tuple[Quantity | None, Decimal | None, Decimal]:
    """The count now, the value before and how much rounding may hide in that."""
    none = Decimal(0)
    same = [q for q in items[:index] if q.sentence == item.sentence]
    segment = prose.rfind("；", item.sentence.start, item.span.start)
    same = [q for q in same if q.span.start > segment]
    if not (len(same) >= 2 and _spans_of_time(same[-2], same[-1], prose)):
        same = [q for q in same if q.kind != "time"]
    if not same or not all(q.exact for q in same[-2:]):
        return None, None, none
    last = same[-1]
    gap = prose[last.span.end : item.span.start - len(item.lead)] + lead
    gap = gap.replace(" ", "")
    if len(same) >= 2:
        first = same[-2]
        between = prose[first.span.end : last.span.start].strip()
        if first.kind == "bare" and last.kind == "count":  # 由上年的40增至50期
            if (
                _TO.fullmatch(between)
                and re.search("[由从]", first.lead)
                and re.fullmatch(_GAP, gap)
            ):
                return last, first.value, first.half
        if first.unit == last.unit and first.kind in {"count", "money", "time"}:
            if _against(between, first) and re.fullmatch(
                rf"(?:）|\))?{_OF}(?:相比)?，?(?:同比)?", gap
            ):
                return first, last.value, last.half
            if (m := _DELTA.match(between)) and re.fullmatch(r"(?:，|、|（)?(?:同比)?", gap):
                if len(same) >= 3 and same[-3].unit == first.unit:
                    if _against(prose[same[-3].span.end : first.span.start].strip(), same[-3]):
                        return same[-3], first.value, first.half
                if re.match(r"，?[较比与同和]", first.lead) or not first.exact or not last.exact:
                    return None, None, none
                sign = 1 if m["word"][0] in "增多" else -1
                return first, first.value - sign * last.value, first.half + last.half
            grown = _GROWN.search(first.lead)
            if grown and _REACHING.fullmatch(between) and re.fullmatch(_GAP, gap):
                sign = 1 if grown["word"][0] == "增" else -1
                return last, last.value - sign * first.value, first.half + last.half
            if (
                _TO.fullmatch(between)
                and re.search(r"[由从较比]", first.lead)
                and re.fullmatch(_GAP, gap)
            ):
                return last, first.value, first.half
            apart = between.removesuffix(last.lead)
            if _WITH.fullmatch(first.lead) and apart == "相比，" and "其中" not in last.lead:
                if re.fullmatch(_GAP, gap):
                    return last, first.value, first.half
            if apart in {"，", "（", "("} and _WAS.match(last.lead):
                if re.fullmatch(_GAP, gap.removeprefix("）").removeprefix(")")):
                    return first, last.value, last.half
            if apart == "，" and re.fullmatch(_GAP, gap):
                if _then_and_now(first.lead, last.lead):
                    return last, first.value, first.half
                if _now_and_then(first.lead, last.lead):
                    return first, last.value, last.half
    if last.kind in {"count", "money"} and re.fullmatch(
        r"(?:，|（|\()?(?:较|比|与|同比)?(?:20\d\d年度?|上一?年度?|去年)?(?:同期)?(?:相比)?，?(?:同比)?",
        gap,
    ):
        return last, None, none
    return None, None, none
