"""Amounts that the other numbers of their sentence show to lack their 万: a product (每台2.8万元，6台
合计16.8元), a sum (3万元、5万元，共8元), or sums of one make (分别支出6.5万元和7.2元; 由12万元降至9.6元)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Quantity

_EACH = lazy(
    r"(?:每|单)(?:[一-鿿]{1,3}|价)(?:约|为|是|仅|只|需|补助|补贴|造价|费用|价格|投资|投入)*$"
)
_TOTAL = lazy(r"(?:合计|共计|总计|累计|总共|共|总价|总额|金额|总金额|计)[一-鿿]{0,4}$")
_UNIT_PRICE = lazy(
    r"每|[人户日月]均|单价|票价|标准|起征|定价|售价|[水电气油粮菜肉]价|罚款|罚金|工本费|收费|押金|元/|最高|最低|不超过|以[上下内]|封顶|起步"
)
_JOINS = frozenset({"、", "和", "与", "及", "，", "以及"})
_MOVES = lazy(
    r"^(?:[一-鿿]{0,4}，?(?:压减|压缩|下降|降低|降|减少|减|增加|增长|增|提高|上升|调整|调减|调增|核减|追加|缩减)(?:到|至|为)(?:了)?"
    r"|，?(?:比|较)(?:上一?年度?|去年|20\d\d年度?|预算|年初预算|计划)(?:同期)?的?|，?(?:上一?年度?|去年|20\d\d年度?)(?:同期)?(?:为|是|的)?"
    r"|，(?:实际|已|决算|全年实际)(?:支出|拨付|支付|使用|到位|执行|完成|花费)(?:了|为|数为)?)$"
)
_SPENDING = lazy(
    r"支出|花费|投入|耗资|拨付|下达|安排|筹集|筹措|争取|到位|发放|兑付|补助|投资|经费|资金"
)
_TEN_THOUSAND = Decimal(10_000)


def _near(one: Decimal, two: Decimal) -> bool:
    """The same number, but for the rounding of its last place."""
    return abs(one - two) * 100 <= abs(two)


def beside(count: Quantity, near: Sequence[Quantity], text: str) -> str:
    """Why an amount in 元 (or 万元) doesn't go with the others of its sentence, "" where it does."""
    money = [q for q in near if q.kind == "money" and q.exact and q.value]
    if why := _product(count, money, near, text):
        return why
    if count.unit != "元" or count.value >= 10_000 or count.half >= 1:
        return ""
    large = [q for q in money if q.unit == "万元"]
    if why := _sum(count, money, text):
        return why
    if _UNIT_PRICE.search(text, count.sentence.start, count.sentence.end):
        return ""
    for other in large:
        first, second = sorted((other, count), key=lambda q: q.span.start)
        gap = text[first.span.end : second.span.start]
        shown = other.value / _TEN_THOUSAND
        alike = shown <= 20 * count.value and count.value <= 20 * shown
        joined = (
            gap in _JOINS
            and (count.places > 0 or "分别" in first.lead)
            and bool(_SPENDING.search(first.lead) or "分别" in first.lead)
        )
        if alike and (joined or (second is count and _MOVES.match(gap))):
            return f"与“{other.span.of(text)}”相差悬殊"
    return ""


def _product(
    count: Quantity, money: Sequence[Quantity], near: Sequence[Quantity], text: str
) -> str:
    """每台2.8万元，6台合计16.8元: the product is right but for its 万."""
    before = text[count.clause.start : count.span.start]
    if not _TOTAL.search(before):
        return ""
    for price in money:
        lead = text[price.clause.start : price.span.start]
        if price.span.start > count.span.start or not _EACH.search(lead):
            continue
        for number in near:
            if number.kind != "count" or not number.exact or number.span.start > count.span.start:
                continue
            if number.unit not in lead[-4:] and "单价" not in lead:
                continue
            product = price.value * number.value
            if _near(product, count.value * _TEN_THOUSAND) or _near(
                product * _TEN_THOUSAND, count.value
            ):
                return f"与“{price.span.of(text)}”乘“{number.span.of(text)}”之积相差一万倍"
    return ""


def _sum(count: Quantity, money: Sequence[Quantity], text: str) -> str:
    """印刷费3万元、展板5万元，共计8元: the sum is right but for its 万."""
    if not _TOTAL.search(text, count.clause.start, count.span.start):
        return ""
    parts = [q for q in money if q.span.start < count.span.start]
    if len(parts) < 2:
        return ""
    if _near(sum((q.value for q in parts), Decimal(0)), count.value * _TEN_THOUSAND):
        return "与各分项之和相差一万倍"
    return ""
