"""Two values and what their difference is told to be, in any order of words.

In one segment of a sentence stand just two counts of one measure, one of them marked as the
earlier (上年, 由, 比 …), and behind them a percentage, a number of the same measure or a multiple
with a word of change: 上年25次，今年14次，故障减少56%; 8次，比上年的5次增加2次; 是上年4500个的3倍.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities.changes import YEARLY
from nlpcheck.language.quantities.frame import Frame
from nlpcheck.language.quantities.model import Change, Quantity
from nlpcheck.types import Span

_UP = "增长|增加|上升|提高|提升|上涨|扩大|攀升|递增|激增|净增|增幅|涨幅|升幅|增多|多出|高出|超出|增|升|涨|多|高"
_DOWN = "下降|减少|降低|下滑|回落|缩减|压减|压缩|压降|削减|锐减|缩短|精简|节约|节省|少用|减支|下调|递减|净减|降幅|减幅|降|减|少|缩"
_EITHER = "改善|优化|好转|变化|变动|波动"
_WORD = rf"(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<any>{_EITHER})"
_TOLD = lazy(rf"(?:{_WORD})(?:了|率|幅度|比例|幅|达到|达|为|是|：)*$")
_THEN = lazy(
    r"上一?年|去年|同期|前一年|年初|期初|往年|原来?(?=的|有|先|为|\d|$)|此前|之前|以前|[改整治撤合][\u4e00-\u9fff]{0,3}前|[由从自]|(?:较|比)(?!例|重|赛)"
)
_NOW = lazy(
    r"今年|本年|本期|目前|现(?:有|在|为|已)?|[增升降减缩提扩压](?:[\u4e00-\u9fff])?[到至为]|达到"
)
_YEAR = lazy(r"(20\d\d)年")
_GREW = lazy(rf"(?:{_UP}|{_DOWN}|[增减][产收支效])(?:了|近|约)?$")
_MARKS = lazy(
    r"20\d\d年度?|上一?年度?|去年|同期|前一年|年[初底末]|期初|往年|原来|此前|之前|以前|改[\u4e00-\u9fff]{0,3}前|今年|本年度?|目前|现有?|较|比|由|从|是|每立方米"
)
_NO = lazy(
    r"其中|分别|累计|人均|户均|平均|每|日均|月均|计划|目标|预计|同时|另外?|占|环比|最高|最低|第[一二三四]|季度|上半年|下半年|年均|，年[增降减]|多次|多[项种类数元]|不少|至少"
)
_FILLER = (
    r"较上一?年度?|比上一?年度?|较去年|比去年|同比|上一?年度?|去年|同期|相比|相较|总体|整体|总|合计|实际|略有?|稍有?|大幅度?|小幅|明显|显著|有所|已|共|"
    r"数量|总数|总量|次数|件数|人数|场次|数|量|的|，|（|、|\s|比例|率|达|时长|时限|时间|金额|费用|支出|水平|浓度|均|也|则|即|全年|一年|年"
)
_FILL = lazy(_FILLER)
_TIMES = lazy(r"(?P<is>是|为|相当于|达(?:到)?)[^，。；]{0,18}$")
_DOUBLE = lazy(r"翻(?:了)?(?P<n>一番|两番|二番|番|一倍)|(?P<twice>增(?:长|加)了?一倍)")


def compared(items: Sequence[Quantity], frame: Frame, told: set[int]) -> Iterator[Change]:
    """The changes that :mod:`nlpcheck.language.quantities.changes` has not read (``told``)."""
    prose = frame.prose
    counted = [q for q in items if not q.negated]
    for index, item in enumerate(counted):
        if not item.exact or item.span.start in told or index < 2:
            continue
        if item.kind == "percent" and item.unit == "%":
            how = "percent"
        elif item.unit == "倍":
            how = "times"
        elif item.kind in {"count", "money"}:
            how = "number"
        else:
            continue
        match = _TOLD.search(item.lead)
        if how == "times" and match is None:
            match = _multiple(prose, counted, index)
            how = "multiple"
        if (
            match is None
            or YEARLY.search(item.lead)
            or (how == "number" and re.search("[到至为]$", item.lead))
        ):
            continue
        pair = _pair(counted, index, prose, item.unit if how == "number" else None)
        if pair is None:
            continue
        now, before = pair
        between = prose[max(now.span.end, before.span.end) : item.span.start]
        words = between[: match.start() - len(item.lead)] if how != "multiple" else ""
        if how != "multiple" and not _plain(
            words, prose[item.sentence.start : item.span.start - len(between)]
        ):
            continue
        start = (
            item.span.start
            if how == "multiple"
            else item.span.start - len(item.lead) + match.start()
        )
        up = bool(how == "multiple" or match["up"]) or (
            bool(match["any"]) and now.value >= before.value
        )
        yield Change(
            item, up, Span(start, item.span.end), now, before.value, before.half, now.topic, how
        )
    for match in _DOUBLE.finditer(prose):
        last = next(
            (i for i in range(len(counted) - 1, -1, -1) if counted[i].span.end <= match.start()),
            None,
        )
        if last is None or last < 1:
            continue
        item = counted[last]
        if "\n" in prose[item.span.end : match.start()] or item.sentence.end < match.start():
            continue
        pair = _pair(counted, last + 1, prose, None, item.sentence, match.start())
        if pair is not None and _plain(
            prose[item.span.end : match.start()].replace("实现", "").replace("近", "约"), ""
        ):
            now, before = pair
            times = (
                "double" if match["twice"] or match["n"] in {"一番", "番", "一倍"} else "fourfold"
            )
            yield Change(
                item, True, Span(*match.span()), now, before.value, before.half, now.topic, times
            )


def _plain(words: str, before: str) -> bool:
    """Whether the words before a change say nothing new: 同比, 总量, or what was counted."""
    rest = _FILL.sub("", words)
    return not rest or (len(rest) <= 6 and "约" not in rest and rest in before)


def _same_thing(one: str, two: str) -> bool:
    """Whether the second count is told of what the first is told of: 2023年举办培训9场，2022年举办6场."""
    rest = re.sub(
        rf"{_UP}|{_DOWN}|{_EITHER}|[到至为了底末在与相比而有只仅基础上；。—]",
        "",
        _FILL.sub("", _MARKS.sub("", two)),
    )
    told = re.sub(r"\d", "", one)
    return (
        not rest or rest in told or all(x in told for x in re.findall("[\u4e00-\u9fff]{1,2}", rest))
    )


def _multiple(prose: str, counted: Sequence[Quantity], index: int) -> re.Match[str] | None:
    """是上年4500个的 before 3倍."""
    item, before = counted[index], counted[index - 1]
    if item.lead != "的" or before.sentence != item.sentence:
        return None
    if prose[before.span.end : item.span.start].strip() != "的":
        return None
    return _TIMES.search(
        prose[max(before.sentence.start, before.span.start - 20) : before.span.start]
    )


def _pair(
    counted: Sequence[Quantity],
    index: int,
    prose: str,
    unit: str | None,
    sentence: Span | None = None,
    end: int | None = None,
) -> tuple[Quantity, Quantity] | None:
    """The two values before a change: the later one and the earlier one."""
    sentence = sentence or counted[index].sentence
    end = end if end is not None else counted[index].span.start
    start = max(sentence.start, prose.rfind("；", 0, end) + 1)
    found = [q for q in counted[max(0, index - 5) : index] if q.span.start >= start]
    if len(found) != 2:
        return None
    first, last = found
    if first.unit != last.unit or first.kind not in {"count", "money", "time"}:
        return None
    if unit is not None and unit != first.unit:
        return None
    if not first.exact or not last.exact or not first.value or not last.value:
        return None
    if _NO.search(prose[start:end].replace("每立方米", "")):
        return None
    one = prose[start : first.span.start]
    two = prose[first.span.end : last.span.start]
    if len(two) > 30 or not _same_thing(one, two):
        return None
    if _GREW.search(two):
        return None  # 较4月末上升61亿元: a difference
    y1, y2 = (_YEAR.findall(x) for x in (one, two))
    if y1 and y2 and y1[-1] != y2[-1]:
        return (first, last) if y1[-1] > y2[-1] else (last, first)
    then1 = bool(_THEN.search(one[-16:]))
    then2 = bool(_THEN.search(two)) and not re.search("[到至为]$", two)
    if then2 and not (then1 and not re.search("[较比]", one[-16:])) and not _NOW.search(two):
        return first, last
    if then1 and not then2 and (_NOW.search(two) or re.search(r"[到至为]$", two)):
        return last, first
    return None
