"""Shares: percentages with the count that they tell of, and what it is a part of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities.frame import Frame
from nlpcheck.language.quantities.model import Quantity, Share
from nlpcheck.types import Span

_HELD = r"(?:为|是|仅|达到|达|约|有|：|:)*"
_NAMED = lazy(
    rf"^(?P<of>[\u4e00-\u9fff]{{2,10}}?)?(?:所|约|只|仅)?占(?:到|了)?(?:比(?:例|重)?)?(?P<named>[^，。；]*?){_HELD}$"
    rf"|^(?:其|所占)?(?:比重|比例){_HELD}$"
)
_OWN_RATE = lazy(
    r"^(?:目前|总体|整体|总|平均)?(?P<stem>[\u4e00-\u9fff]{2,6}?)(?:率|(?<=满意)度|(?<=知晓)度|(?:的)?(?:比例|比率|占比|比重))"
    rf"(?:均|已|高|保持在|在|(?:提高|提升|上升|增)(?:到|至))*{_HELD}$"
)
_ALIKE = (
    "答复回复回应", "办结办理办毕完成办完", "公开公布发布公示", "整改改正整治修复解决", "出席到会参会参加实到到场", "合格达标通过",
    "回收收回", "采纳采用吸收", "安装装配", "覆盖建成建立设立", "录用录取", "结案办结审结",
)  # fmt: skip
"""Words for one and the same deed: what was 收回 makes the 回收率."""
_OF_DEED = frozenset("时期效速次场预超误准优")
"""Characters of a rate of how a deed was done (按时答复率, 及时率): only where the count says so too."""
_SAME_BEINGS = {"名": "人", "位": "人", "个": "家", "户": "户"}
"""Measures for the same beings: 200名信息员中，合格184人."""
_WHOLE_NAMED = lazy(
    r"^(?:(?:全年|本年度?|年度|全部|所有|收到|受理|新收|办结|已办结|答复|总)?(?:的)?(?:政府信息公开|信息公开)?(?:申请|信息|件)?(?:总数|总量|总件数|总|量|数)?(?:的|比|比例|比重)*|比例|比重)$"
)


# 60条为图解，占20%; 9个实现当月更新，占75%
_IS_WHAT = lazy(r"(?:为|是|属于?)[^，。；（(\d]{1,10}，|[\u4e00-\u9fff]{2,14}，")


def _named_thing(named: str) -> str:
    """What a share is told to be of (占公开事项的 → 公开事项), "" where nothing but 总数 is named."""
    return re.sub(
        r"^(?:全部|所有|全年|本年度?|总|各类)+|(?:的|总数|总量|总|数量|数|量|比例|比重|比)+$",
        "",
        named,
    )


def _deed_told(stem: str, told: str) -> bool:
    """Whether words tell the deed that a rate is named after (收回, 回收率; 实到, 到会率)."""
    if set(stem) <= set(told):
        return True
    return any(
        stem in words and any(words[i : i + 2] in told for i in range(0, len(words), 2))
        for words in _ALIKE
    )


_JUST = lazy(r"(?:已|实|实际|现已?)(?P<deed>[一-鿿])了?$")


def deed_in_short(stem: str, told: str, whole: str) -> bool:
    """Whether one character tells the deed of a rate beside what was due: 应签1600人，已签1360人，签约率."""
    match = _JUST.search(told)
    return bool(
        match and match["deed"] in stem[-2:] and (match["deed"] in whole or _DUE.search(whole))
    )


_DUE = lazy(r"应|须|需|计划|预算|安排|任务|共|总|核定|下达")
_SOME = lazy(r"[一-鿿]{1,8}?，?(?:已|共|就|现)?有")


def _has_some(whole: Quantity, part: Quantity, prose: str) -> bool:
    """12个社区有9个设置了公开栏"""
    return whole.unit == part.unit and bool(
        _SOME.fullmatch(prose[whole.span.end : part.span.start])
    )


_NO_PART_RATE = lazy(
    "收益|利润|毛利|净利|负债|回报|增值|溢价|贴现|产出|周转|杠杆|增长|发案|死亡|出生|失业"
)
"""Rates that are no part of a whole, or of a whole told nowhere."""


_LEFT = lazy("(?:精简|压[减缩]|缩减|削减|减少|降低|下降|降|减)(?:为|至|到)$")
"""Before what is left of a number, of which a rate of reduction is not the share."""
_PUNCTUAL = lazy("按[时期]|及时|如期|限时|准时|期限内|时限内")
_DUE_IN = lazy(
    r"(?:[日天]|工作日|小时|期限|时限|限期|规定时间|规定期限)(?:之)?内|按[时期]|如期|及时|限[时期]|准时"
)
"""How soon a thing was done that a rate tells as done in time: 五日内回复230条，按时回复率."""
_SPENT = lazy(r"支出|支付|使用|列支|花费|用去|执行|开支")
_GRANTED = lazy(r"预算|安排|核定|批复|下达|到位|拨[入款付]|计划|拨")
_SPENDING_RATE = lazy(
    rf"^(?:目前|总体|整体|全年|年度|专项|财政|公用)*(?:预算|资金|经费)?(?:(?:执行|支出|支付|使用)(?:率|进度)|(?:预算)?完成率)(?:均|已)*{_HELD}$"
)
_MOVED = lazy(r"结转|结余|追加|调整|调[增减]|另|追减|压减|核减|统筹")
"""What changes the sum that may be spent, so that the rate is of another."""
_VOTE = lazy(r"优秀|满意|同意|赞成|称职|合格|认可|支持|反对|弃权|好评|票")
_VOTERS = frozenset({"人", "名", "位"})
_VOTE_RATE = lazy(
    rf"^(?:所|只|仅|约)?占(?:比)?{_HELD}$|(?:满意|赞成|同意|优秀|称职|支持|得票)(?:率|度){_HELD}$"
)


def _votes(item: Quantity, before: Quantity, items: Sequence[Quantity]) -> Quantity | None:
    """Those who voted, where a share of their votes is lower than the votes can make it:
    代表50人，评定为优秀的43票，占83%.  Of fewer votes than voters the share would be higher."""
    if before.unit not in {"票", "张"} or not _VOTE_RATE.search(item.lead):
        return None
    if not _VOTE.search(before.lead + before.tail):
        return None
    told = [q for q in items if q.sentence == item.sentence and q.span < before.span]
    if len(told) != 1 or told[0].unit not in _VOTERS or not told[0].exact:
        return None
    most = told[0]
    low = before.value <= most.value and item.value * most.value < before.value * 100
    return most if low else None


def _of_budget(item: Quantity, before: Quantity, prose: str) -> bool:
    """Whether a rate is of what was spent right before it (预算安排40万元，实际支出38万元，执行率)."""
    said = prose[item.sentence.start : before.span.start]
    return bool(
        before.kind == "money"
        and _SPENDING_RATE.match(item.lead)
        and _SPENT.search(before.lead)
        and _GRANTED.search(said[: len(said) - len(before.lead)])
        and not _MOVED.search(said)
    )


def _own_rate(lead: str, before: Quantity, base: str, clause: Span, within: str) -> bool:
    """Whether a rate is that of the count right before it; ``base`` is what the sentence tells
    before that count, ``within`` that part of it which is in the count's clause."""
    rate = _OWN_RATE.match(lead)
    if rate is None:
        return False
    stem, told = rate["stem"], before.lead
    if before.clause != clause:
        told += before.tail
    if _NO_PART_RATE.search(stem) or _LEFT.search(told):
        return False
    if set(stem) <= set(told):
        return lead.startswith(stem + "率") or stem in told or len(stem) < 4
    what, deed = stem[:-2], stem[-2:]
    if deed_in_short(stem, told, base) and set(what) <= set(told + base):
        return True
    if set(what) & _OF_DEED and not set(what) <= set(told):
        return bool(_PUNCTUAL.fullmatch(what) and _DUE_IN.search(within) and _deed_told(deed, told))
    return _deed_told(deed, told) and (not what or set(what) <= set(told + base))


def _in_words(prose: str, items: Sequence[Quantity], index: int) -> Share | None:
    """A percentage that names its base in numbers: 84件，占新收申请101件的83.2%; 占总数（75篇）的40%;
    占总人数2000人的60%，即1200人."""
    item, base = items[index], items[index - 1]
    if item.lead not in {"的", "的比例为", "的比重为"} or not base.exact or not base.value:
        return None
    told = prose[max(base.sentence.start, base.span.start - 24) : base.span.start]
    at = _SHARE_OF.search(told)
    if at is None:
        return None
    start = base.span.start - len(told) + at.start()
    closing = prose[base.span.end : item.span.start - len(item.lead)]
    if closing != ("）" if told.endswith("（") else ")" if told.endswith("(") else ""):
        return None
    near = [q for q in items[max(0, index - 2) : index - 1] if q.sentence == item.sentence]
    near += [q for q in items[index + 1 : index + 2] if q.sentence == item.sentence]
    for numerator in near:
        if numerator.span.start < item.span.start:
            gap = prose[numerator.span.end : start].strip()
            fits = gap in {"", "，"} or bool(_IS_WHAT.fullmatch(gap))
        else:
            fits = prose[item.span.end : numerator.span.start] in {
                "，即",
                "，为",
                "，共",
                "，达",
                "（",
                "，计",
            }
        if fits and numerator.unit == base.unit and numerator.exact and not numerator.negated:
            return Share(item, numerator, (base,), "", certain=True)
    return None


_SHARE_OF = lazy(r"(?:[\u4e00-\u9fff]{2,10})?占(?:到|了)?(?:比)?[^，。；（(\d占]{0,12}[（(]?$")


def shares(items: Sequence[Quantity], frame: Frame) -> Iterator[Share]:
    """Percentages behind 占, with the count right before them and the counts they may be of."""
    prose = frame.prose
    for index, item in enumerate(items):
        if item.kind != "percent" or item.unit != "%" or not item.exact or index == 0:
            continue
        if (told := _in_words(prose, items, index)) is not None:
            yield told
            continue
        match = _NAMED.match(item.lead)
        before = items[index - 1]
        if before.sentence != item.sentence or before.negated:
            continue
        if (voters := _votes(item, before, items[max(0, index - 8) : index])) is not None:
            if prose[before.span.end : item.span.start - len(item.lead)] in {"，", "，得", "，其"}:
                yield Share(item, before, (voters,), "", certain=True)
            continue
        rate = _own_rate(
            item.lead,
            before,
            prose[item.sentence.start : before.span.start],
            item.clause,
            prose[before.clause.start : before.span.start] if item.value < 100 else "",
        )
        budget = not rate and _of_budget(item, before, prose)
        rate = rate or budget
        if match and match["of"] and not rate and not _is_named(match["of"], before, item):
            match = None
        named = (match["named"] or "") if match else ""
        of = _named_thing(named) if not rate else ""
        if not rate and (not match or not (_WHOLE_NAMED.match(named) or of)):
            continue
        gap = prose[before.span.end : item.span.start - len(item.lead)].strip()
        if gap not in {"", "，", "（", "(", ","}:
            # 9个实现当月更新，占75%: only where the whole is told in so many words
            told_of = prose[max(before.sentence.start, before.span.start - 5) : before.span.start]
            parted = before.part or bool(re.search("(?:[中里]|之中)，?(?:已?有)?$", told_of))
            parted = parted or (index > 1 and _has_some(items[index - 2], before, prose))
            if not (
                _IS_WHAT.fullmatch(gap)
                and (rate or parted or "为" in gap or "是" in gap or "属" in gap)
            ):
                continue
        if (
            before.kind not in {"count", "money"}
            or not before.exact
            or _COMPARED.search(before.lead)
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
        if of and not _WHOLE_NAMED.match(named):
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
                and b.kind == before.kind
                and not re.search(r"[；;]", prose[b.span.end : item.span.start])
            )[: None if budget else 1]
        yield Share(
            item, before, bases, named if not rate else "", beside=bool(match and match["of"])
        )


_COMPARED = lazy(
    r"增加|减少|(?<!比)较(?!大|重|小|轻|高|低|好|差|强|弱|量)|比(?![赛选例武重价对照如])|(?<![众许最])多(?![媒元式功发渠层方边云语肉种类部级项])|(?<![缺至不])少(?![儿年数先女将])"
)
"""Words of comparison, not those within 少儿读者, 比赛, 多媒体."""


def _is_named(of: str, before: Quantity, item: Quantity) -> bool:
    """Whether 线下活动 of 线下活动占比 is what was counted right before (线下举办8场)."""
    told = before.lead + (before.tail if before.clause != item.clause else "")
    return of[:2] in told
