"""Growth and decline in prose: 增长12.5%, with the two values compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities.frame import Frame
from nlpcheck.language.quantities.model import Change, Quantity
from nlpcheck.types import Span

_RISE = (
    "高出|多出|超出|增长|增加|上升|提高|提升|增幅|涨幅|升幅|增速|上涨|上扬|上调|上浮|走高|增多|增强|扩大|扩充|扩增|攀升|跃升|递增|"
    "激增|猛增|净增|新增|延长|高|多|增|涨|升"
)
_FALL = (
    "下降|减少|降低|下滑|下跌|下调|下浮|走低|回落|降幅|减幅|跌幅|缩减|压减|压缩|压降|削减|锐减|骤减|缩短|缩小|精简|收窄|节约|节省|节支|"
    "提速|递减|净减|少|降|减|缩"
)
_CHANGE = lazy(rf"(?P<word>{_RISE}|{_FALL})(?:了|率|幅度|比例|比率|幅|达到|达|为|是|约|近|：)*$")
# 略增15%, 小幅下降5%
_HOW = r"(?:略有?|稍有?|小幅度?|大幅度?|明显|显著|稳步|实际|有所|总体|整体|已|合计|共|总量|数量|件数|同比|环比|仍|也|则)*"
_UP = frozenset(_RISE.split("|"))
_THEN = r"(?:20\d\d年度?|上一?年度?|去年度?|上年同期|去年同期|前一?年度?|年初|期初|往年|原来|之前|改版前|改革前|以前)(?:同期|同时期)?(?:全年|总量|总数|数量|数值?|水平)?"
# 由40万次增至52万次: from and to
_TO = lazy(
    r"(?:的基础上，?)?(?:的|，)?(?:逐步|已|现|大幅|全部|进一步)?(?:增长|增加|上升|提高|提升|上涨|扩大|扩充|攀升|跃升|下降|减少|降低|下滑|回落|缩减|压减|压缩|压降|削减|缩短|缩小|精简|调整|优化|归并|整合|合并|延长|扩展|"
    r"发展|上调|下调|拓展|变化?|增|升|涨|降|减|缩|扩|压|改)"
    r"(?:到|至|为|成)了?(?:20\d\d年度?的?|今年的?|本年度?的?)?"
)
# 全年发布1500条，上年为1200条
_WAS = lazy(rf"^(?:而)?{_THEN}(?:为|是|仅为|仅有|仅|只有|有|达|共|：)*$")
_NOW = lazy(r"^(?:今年|本年度?|20\d\d年度?)")
_GAP = (
    r"(?:，|、|（|\()?(?:较|比|与)?(?:上一?年度?|去年)?(?:同期)?(?:相比)?，?(?:同比|环比|总体|年)?"
    + _HOW
)
_AGAINST = lazy(
    r"^(?:，|（|\(|、)?(?:且|并|总体|同比)?(?:较|比|相比|对比|(?:与|同|和|同比|环比)(?=20\d\d|上|去|前|年初))"
    rf"(?:{_THEN})?(?:(?P<verb>[\u4e00-\u9fff]{{2,4}})的|的|（|\()?$"
)
# 比去年300条的发布量: what the value before was of
_OF = r"(?:的[\u4e00-\u9fff]{0,3}(?:数量|总量|总数|量|数))?"
_DELTA = lazy(
    r"^(?:，|（)?(?:较|比|与|同|和|同比)?(?:20\d\d年度?|上一?年度?|去年|前一年|原来|以往|年初)?(?:同期)?(?:相比)?(?:，)?(?:同比)?"
    r"(?P<word>增加|减少|增长|下降|上升|提高|缩短|压缩|压减|缩减|精简|节约|节省|降低|扩大|延长|净增|净减|增|减|降|升|[多少][\u4e00-\u9fff]{0,2}?)(?:了)?$"
    rf"|^，(?P<than>超出|多于|少于|低于){_THEN}$"
)


_MORE = frozenset(["增加", "增长", "上升", "提高", "扩大", "延长", "净增", "增", "升"])
"""Words of growth, but for 多 with what was done more (多发, 多收)."""
# 比上年增加30条，达到150条
_GROWN = lazy(
    r"(?:[较比与同][^，。；]{0,6}(?:年度?|同期|相比)|同比)，?(?P<word>增加|增长|减少|下降|净增|净减|压减|缩减|上升|多|少)了?$"
)
_REACHING = lazy("，(?:总数|总量|共计|共)?(?:为|达|达到|增至|升至|降至|减至|减少到|增加到)(?:了)?")


_EACH = lazy("每|平均|[日月人户]均")
YEARLY = lazy(r"(?<![上去同今当本前\d度])年(?:均|平均|增|递)")
"""年增16.1%: told of each of several years, not from the first to the last."""
# 与上年的40场相比，今年举办50场
_WITH = lazy(rf"(?:与|同|和|较|比|相比){_THEN}(?:(?P<verb>[\u4e00-\u9fff]{{2,4}})的|的)?")


def changes(items: Sequence[Quantity], frame: Frame) -> Iterator[Change]:
    """Percentages of growth and decline with the two values they compare, where told."""
    prose = frame.prose
    for index, item in enumerate(items):
        if item.kind != "percent" or item.unit != "%" or not item.exact:
            continue
        match = _CHANGE.search(item.lead)
        if not match or YEARLY.search(item.lead):
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
    if _of_year(first) > _of_year(last) > 0:
        return False  # 2024年接待60万人次，2023年接待50万人次
    then, now = re.match(_THEN, first), _NOW.match(last)
    return then is not None and now is not None and _same(first[then.end() :], last[now.end() :])


def _now_and_then(first: str, last: str) -> bool:
    """The other way round: 今年发布96条，去年发布80条."""
    now, then = _NOW.match(first), re.match(_THEN, last)
    if then is None or 0 < _of_year(first) < _of_year(last):
        return False
    if now is None:  # 全年公开信息130条，上年度公开信息100条
        what = _HELD.sub("", last[then.end() :])
        first = re.sub(r"^(?:全年|共|累计|[我本全][局镇县市区乡街])*", "", _HELD.sub("", first))
        return len(what) >= 2 and (first.endswith(what) or first.startswith(what))
    return _same(first[now.end() :], last[then.end() :])


def _of_year(words: str) -> int:
    """The year that a count's words begin with, 0 for none."""
    return int(words[:4]) if re.match(r"20\d\d年", words) else 0


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
    if not (first.kind == last.kind == "time" and first.unit == last.unit):
        return False
    between = prose[first.span.end : last.span.start].strip()
    return bool(
        _TO.fullmatch(between)
        or _DELTA.match(between)
        or _AGAINST.match(between)
        or (between.startswith(("，", "（")) and _WAS.match(between[1:]))
    )


def _told_after(
    items: Sequence[Quantity], index: int, prose: str
) -> tuple[Quantity, Decimal, Decimal] | None:
    """较上年增长20%，由50场增加到62场: the values behind the percentage."""
    item = items[index]
    rest = items[index + 1 : index + 3]
    if rest and (then := _then_in_brackets(items, index, prose)) is not None:
        return then
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


def _then_in_brackets(
    items: Sequence[Quantity], index: int, prose: str
) -> tuple[Quantity, Decimal, Decimal] | None:
    """回应关切144件，同比增长44%（上年为100件）."""
    item, then = items[index], items[index + 1]
    now = items[index - 1] if index else None
    if now is None or now.sentence != item.sentence or now.unit != then.unit:
        return None
    if now.kind != "count" or not (now.exact and then.exact):
        return None
    opening = prose[item.span.end : then.span.start - len(then.lead)]
    if opening not in {"（", "(", "，", "，而"}:
        return None
    if prose[now.span.end : item.span.start - len(item.lead)] not in {"，", ""}:
        return None
    if not _WAS.match(then.lead) or prose[then.span.end : then.span.end + 1] not in set(
        "）)" if opening in {"（", "("} else "，；。"
    ):
        return None
    return now, then.value, then.half


def _like_a_year(item: Quantity) -> bool:
    return 1900 <= item.value <= 2100


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
        # 由上年的40增至50期, 输液人次由上年的1.5万降至1.2万
        if first.kind == "bare" and (
            last.kind == "count"
            or (last.kind == "bare" and not (_like_a_year(first) or _like_a_year(last)))
        ):
            if (
                _TO.fullmatch(between)
                and re.search("[由从]", first.lead)
                and re.fullmatch(_GAP, gap)
            ):
                return last, first.value, first.half
        same_unit = first.unit == last.unit and first.kind in {"count", "money", "time"}
        if first.kind == "bare" and last.kind == "count":  # 培训人次达到480，比上年400人次
            same_unit = bool(
                re.search(rf"{re.escape(last.unit)}(?:数|数量)?(?:达到?|为|共|有)*$", first.lead)
            )
        if same_unit:
            if _against(between, first) and re.fullmatch(
                rf"(?:）|\))?{_OF}(?:相比)?，?(?:同比)?{_HOW}", gap
            ):
                return first, last.value, last.half
            if (m := _DELTA.match(between)) and re.fullmatch(r"(?:，|、|（)?(?:同比)?", gap):
                if len(same) >= 3 and same[-3].unit == first.unit:
                    if _against(prose[same[-3].span.end : first.span.start].strip(), same[-3]):
                        return same[-3], first.value, first.half
                if re.match(r"，?[较比与同和]", first.lead) or not first.exact or not last.exact:
                    return None, None, none
                word = m["word"] or m["than"]
                sign = 1 if word in _MORE or word[0] in "多超" else -1
                return first, first.value - sign * last.value, first.half + last.half
            grown = _GROWN.search(first.lead)
            if grown and _REACHING.fullmatch(between) and re.fullmatch(_GAP, gap):
                sign = 1 if grown["word"] in _MORE or grown["word"] == "多" else -1
                return last, last.value - sign * first.value, first.half + last.half
            if (
                _TO.fullmatch(between)
                and re.search(r"[由从较比在]", first.lead)
                and re.fullmatch(_GAP, gap)
            ):
                return last, first.value, first.half
            apart = between.removesuffix(last.lead)
            beside = _WITH.fullmatch(first.lead)
            if (
                beside
                and apart == "相比，"
                and "其中" not in last.lead
                and (beside["verb"] is None or beside["verb"] in last.lead)
            ):
                if re.fullmatch(_GAP, gap):
                    return last, first.value, first.half
            if (
                apart in {"，", "（", "("}
                and _WAS.match(last.lead)
                and not (_EACH.search(first.lead) and re.search("全年|总", last.lead))
            ):
                if re.fullmatch(_GAP, gap.removeprefix("）").removeprefix(")")):
                    return first, last.value, last.half
            if apart in {"，", "、", "，而"} and re.fullmatch(_GAP, gap):
                if _then_and_now(first.lead, last.lead):
                    return last, first.value, first.half
                if _now_and_then(first.lead, last.lead):
                    return first, last.value, last.half
    if last.kind in {"count", "money"} and re.fullmatch(
        rf"(?:，|（|\()?(?:较|比|与|同比)?(?:20\d\d年度?|上一?年度?|去年)?(?:同期)?(?:相比)?，?(?:同比)?{_HOW}",
        gap,
    ):
        return last, None, none
    return None, None, none
