"""Shares told anywhere beside their two numbers, and several at once.

In one segment of a sentence stand just two counts of one measure and one share (占…, …率, 比例,
…的N%), in any order: 其中政策类占35%，为150条; 在线1172台（在线率94.7%），终端总数1200台.  Or a whole, its
parts and as many shares behind 分别占.  Tenths count too (合格率九成五).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities.frame import Frame
from nlpcheck.language.quantities.model import Quantity, Share
from nlpcheck.language.quantities.shares import deed_in_short
from nlpcheck.types import Span

_HELD = r"(?:均|已|约|仅|只|为|是|达到|达|有|高达|保持在|：)*"
_OF = lazy(
    rf"(?P<of>[\u4e00-\u9fff]{{0,10}}?)(?:所|仅|只|约)?占(?:到|了|比|比例|比重)?(?P<named>[\u4e00-\u9fff]{{0,14}}?){_HELD}$"
    rf"|(?:[\u4e00-\u9fff]{{0,10}}?)(?:比例|比重|占比){_HELD}$|(?:为|是|相当于)(?P<whole>[\u4e00-\u9fff]{{2,10}})的$|(?P<bare>其中|约有|有)$"
)
_RATE = lazy(rf"(?P<stem>[\u4e00-\u9fff]{{2,6}})率{_HELD}$")
_NO_RATE = lazy(
    "收益|利润|毛利|净利|负债|回报|增值|溢价|贴现|产出|周转|杠杆|增长|发案|发生|死亡|出生|失业|增|降|缩|及时|按[时期]|准时|优良|满意|首|一次"
)
_NO = lazy(
    r"精简|压[减缩降]|缩减|削减|减[至为到]|同比|环比|上一?年|去年|往年|同期|[较]|比(?!例|重|率|赛|选|武|对|价|如)|增[长加至速幅]|减少|下降|提高|提升|上升|以上|以下|目标|计划|力争|不低于|不少于|每|平均|其余|另|累计|至今|"
    r"全[省国市县区球]|我国|世界|分别|人均|共占|合计占|两者|二者|利率|费率|税率"
)
_SHARED = lazy(r"占(?:到|了)?$")
_SCALES = frozenset("分岁年天元级度") | {"万元", "小时", "个小时", "个月", "公里", "亩"}
"""Measures of what a thing must reach to be counted (成绩在80分以上, 工龄3年以上)."""
_AGE = lazy(
    r"(?:[\d.]+|[一二三四五六七八九十百]+)?(?:周?岁|分|年|天|万?元|级|度|个?小时|个月|公里|亩)(?:及|（含）)?以[上下内]"
)
_TENTH = lazy(
    rf"(?:率|占比|占|比例|比重){_HELD}(?P<x>(?P<n>[一二三四五六七八九])成(?P<h>[一二三四五六七八九半])?)(?=[，。；、）])"
)
_SEVERAL = lazy(
    r"(?:分别|依次)(?:约)?占(?:比|总数的|总量的|到)?(?:为)?$|(?:占比|比例|比重)(?:分别|依次)为?$"
)
_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九", 1)}
_COMPLETED = lazy(rf"(?:完成|执行|达成|兑现|进度)(?:率|比例|进度)?{_HELD}$")
_PLANNED = lazy(r"计划|任务|目标|应")
_AMONG = lazy(r"(?:中|里)(?:有|已有|，)?$")
_IN_TIME = lazy(r"及时|按[时期]|准时|如期")
_WATCHED = lazy("有效|监测|统计|总天数|应[^，。；]{1,6}$")
"""Before the days of which the good ones are a share; the year's 365 may hold some without a value."""
_UNDONE = lazy("未|没有|不能|尚|仍")
_EMPTY = lazy(r"^(?:全部|所有|全年|本年度?|总|各类|其中|的|数|量|体|件|比例|预算|计划|应)*$")


def ratios(items: Sequence[Quantity], frame: Frame, told: set[int]) -> Iterator[Share]:
    """The shares that :mod:`nlpcheck.language.quantities.shares` has not read (``told``)."""
    prose = frame.prose
    counted = [q for q in items if not q.negated]
    for index, item in enumerate(counted):
        if item.kind != "percent" or item.unit != "%" or not item.exact:
            continue
        if _SEVERAL.search(item.lead):
            yield from _severally(counted, index, prose)
        elif item.span.start not in told and (found := _one(item, counted, prose)) is not None:
            yield found
    for match in _TENTH.finditer(prose):
        value = Decimal(10 * _DIGITS[match["n"]])
        value += 5 if match["h"] == "半" else _DIGITS.get(match["h"] or "", 0)
        span = Span(*match.span("x"))
        clause = frame.clause(span.start, span.end)
        item = Quantity(
            span=span,
            number=span,
            value=value,
            unit="%",
            kind="percent",
            places=0 if match["h"] else -1,
            spelled=True,
            clause=clause,
            sentence=frame.sentence(span.start),
            lead=prose[clause.start : span.start],
        )
        if (found := _one(item, counted, prose)) is not None:
            yield found


def _one(item: Quantity, counted: Sequence[Quantity], prose: str) -> Share | None:
    start = max(item.sentence.start, prose.rfind("；", 0, item.span.start) + 1)
    close = prose.find("；", item.span.end, item.sentence.end)
    end = close if close >= 0 else item.sentence.end
    if end - start > 120:
        return None
    inside = [q for q in counted if start <= q.span.start < end and q.span != item.span]
    same = [
        q
        for q in inside
        if q.kind in {"count", "money"}
        and not (q.unit in _SCALES and q.approx in {"以上", "以下", "以内"})
    ]
    days = [q for q in inside if q.unit == "天"] if not same else []
    if len(days) == 2 and any(_WATCHED.search(q.lead) for q in days):
        same = days  # 有效监测365天，优良天数292天，优良率80%
    if len(same) != 2 or any(q.kind == "percent" for q in inside):
        return None
    small, large = sorted(same, key=lambda q: q.value)
    if small.unit != large.unit and small.kind != "money":
        return None
    if small.kind != large.kind or not (small.exact and large.exact) or not small.value:
        return None
    segment = prose[start : item.span.start] + prose[item.span.end : end]
    planned = bool(_COMPLETED.search(item.lead)) and bool(_PLANNED.search(large.lead))
    if planned and small.span > large.span:
        segment = _PLANNED.sub("", segment)
    if _NO.search(_AGE.sub("", segment)) or item.value > 100 or small.value == large.value:
        return None
    if small.span.start > item.span.start and "其中" in prose[item.span.end : small.span.start]:
        return None
    if small.span.start > item.span.start and _UNDONE.search(small.tail):
        return None  # 法官274名，入额的占37%，有101名未能入额
    lead = item.lead
    rate = _RATE.search(lead)
    others = segment.replace(lead, "")
    if rate is not None:
        stem = rate["stem"][-4:]
        among = bool(_AMONG.search(large.tail)) and small.span > large.span
        in_time = bool(_IN_TIME.search(stem)) and bool(_IN_TIME.search(small.lead + small.tail))
        if item.value == 100 or not (
            planned
            or among
            or set(stem[-2:]) <= set(small.lead + small.tail)
            or deed_in_short(stem, small.lead, large.lead)
        ):
            return None
        if _NO_RATE.search(stem) and not (among and in_time) and same is not days:
            return None
        if planned or among:
            return _share(item, small, large)
        opens = not prose[start : item.span.start - len(lead)].strip()
        if len(stem) == 4 and not opens and not set(stem[:2]) <= set(others):
            return None
    else:
        share = _OF.search(("占" if _SHARED.search(prose, start, large.span.start) else "") + lead)
        if share is None or (share["bare"] and not _named_there(item, small, prose)):
            return None
        of = share["of"] or ""
        if of[-2:] in small.lead and of[-2:] not in large.lead and of[:2] not in others:
            return None  # 总收入40亿元，财政支出38亿元，民生支出占80%: a part of the part
        named = (share["named"] or share["whole"] or "").rstrip("的")
        if (
            named
            and not _SHARED.search(prose, start, large.span.start)
            and not _EMPTY.match(named)
            and not set(named) - set("总的数量") <= set(others)
        ):
            return None
    return _share(item, small, large)


def _share(item: Quantity, small: Quantity, large: Quantity) -> Share | None:
    """The share of one count in another, unless they are rather two parts, or it is the rest's."""
    both = small.value + large.value
    for part, whole in (
        (large.value, both),
        (small.value, both),
        (large.value - small.value, large.value),
    ):
        if abs(part * 100 / whole - item.value) <= Decimal("0.6"):
            return None  # the two are parts, or the share is the rest's
    return Share(item, small, (large,), "", certain=True)


def _named_there(item: Quantity, small: Quantity, prose: str) -> bool:
    """其中60%（42件）通过网络提交"""
    return prose[item.span.end : small.span.start] in {"（", "(", "，即", "即"}


def _severally(counted: Sequence[Quantity], index: int, prose: str) -> Iterator[Share]:
    """180封来信中，建议类45封、求助类81封，分别占25%和54%"""
    item = counted[index]
    percents = [item]
    for following in counted[index + 1 :]:
        gap = prose[percents[-1].span.end : following.span.start]
        if following.kind != "percent" or gap not in {"、", "和", "，", "与", "及", "以及"}:
            break
        percents.append(following)
    size = len(percents)
    before = [q for q in counted[max(0, index - size - 1) : index] if q.sentence == item.sentence]
    if size < 2 or len(before) != size + 1:
        return
    whole, parts = before[0], before[1:]
    if any(q.unit != whole.unit or not q.exact or q.value > whole.value for q in before):
        return
    if whole.kind != "count" or re.search(
        "[较比]|同比|上年|去年|增|减", prose[whole.span.start : item.span.start]
    ):
        return
    if prose[parts[-1].span.end : item.span.start - len(item.lead)] not in {"，", ""}:
        return
    for part, percent in zip(parts, percents, strict=True):
        yield Share(percent, part, (whole,), "", certain=True)
