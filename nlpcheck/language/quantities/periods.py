"""Of which year a count is told, and whether of the whole of it."""

from __future__ import annotations

import re

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import topics
from nlpcheck.language.quantities.model import Quantity
from nlpcheck.types import Span

_PARTIAL = lazy(
    r"上半年|下半年|季度|\d{1,2}月|每[年月周日天]|近[一二两三四五六七八九十\d]+年|[两三四五六七八九十]年(?:来|间|中)|十[二三四]五|"
    r"期间|历年|历史|以往|成立以来|施行以来|实施以来|开通以来|上线以来|自\d{4}年|截至目前|\d{4}年?[—~至-]\d{4}年"
)
_WHOLE = lazy(
    r"1月1日(?:起|开始)?(?:至|到|—|-|~)(?:\d{4}年)?12月31日(?:止|期间)?|(?:截[至止]|(?<![\d年月日])[至到])(?:\d{4}年)?(?:12月31日|12月底|年底)|\d{4}年\d{1,2}月\d{1,2}日起施行"
)
_LAST = lazy(r"(?:上一?年度?|去年|上年同期)")
_COMPARED = lazy(r"(?:较|比|与|同|和|相比|由|从|对比)(?:之?前)?$")
_YEAR = lazy(r"(20\d\d)年")
# 上年度未办结申请结转: the year tells where a count came from, not of when it is
_CAME_FROM = lazy(
    rf"度?(?:末|底)?的?(?:政府信息公开)?(?:申请)?{topics.CAME}(?!(?:至|到|入)?(?:下|次|明))"
)
_TAKEN_ON = lazy(r"(?:结转|承接|接续|续办|接转|延续)(?:自|于|办理)?$")


def names_other_year(item: Quantity, year: int | None, prose: str) -> bool:
    """结转2024年办理2件, 2022年结转1件: the year tells where to or where from, not of when.

    2022年收到申请9件，上年结转4件 is told of 2022.
    """
    if year is None or item.year is None:
        return False
    if item.topic == "carried_forward":
        return item.year == year + 1
    told = prose[item.sentence.start : item.span.start - len(item.lead)]
    segment = told[told.rfind("；") + 1 :]
    if any(
        not _COMPARED.search(segment[: match.start()])
        and not _CAME_FROM.match(segment, match.end())
        for match in re.finditer(rf"{year - 1}年|上一?年|去年", segment)
    ):
        return False
    return (
        item.topic == "carried_in"
        and item.year == year - 1
        and bool(
            re.search(
                rf"(?:{item.year}年|上一?年|去年|上一?年度)(?:度)?(?:末|底)?的?(?:政府信息公开)?(?:申请)?{topics.CAME}"
                rf"|(?:结转|承接|接续|续办)(?:自|于|办理)?(?:{item.year}年|上一?年|去年)",
                item.lead + item.tail,
            )
        )
    )


def period(prose: str, sentence: Span, at: int, year: int | None) -> tuple[int | None, bool]:
    """The year named for a count at ``at`` (None: none named), and whether it is a whole year."""
    text = prose[sentence.start : at]
    if "31日" in text or "底" in text or "起施行" in text:
        text = _WHOLE.sub(lambda m: "\x00" * len(m.group()), text)
    segment = text[text.rfind("；") + 1 :]
    whole = not _PARTIAL.search(segment)
    last: tuple[int, int | None] | None = None
    if "年" not in segment:
        return None, whole
    for match in _YEAR.finditer(segment):
        if year and int(match[1]) == year - 1 and _CAME_FROM.match(segment, match.end()):
            continue
        if (
            match.start() == 0
            or not _COMPARED.search(segment[: match.start()])
            or "，" not in segment[match.end() :]
        ):
            last = (match.start(), int(match[1]))
    for match in _LAST.finditer(segment):
        if _CAME_FROM.match(segment, match.end()) or _TAKEN_ON.search(segment[: match.start()]):
            continue
        if _COMPARED.search(segment[: match.start()]) and "，" in segment[match.end() :]:
            continue
        if last is None or match.start() > last[0]:
            last = (match.start(), year - 1 if year else 0)
    return (last[1] if last else None), whole
