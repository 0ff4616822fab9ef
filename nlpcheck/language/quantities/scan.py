"""Numbers with their units in running text, and what is a number but no count.

Dates, document numbers, articles, telephone numbers, addresses on the web and
ordinals are passed over; so is any numeral beside a Latin letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from nlpcheck.language.lazy import lazy
from nlpcheck.language.numerals import narrow, number, places
from nlpcheck.language.quantities.model import Date, Kind, Quantity, Year
from nlpcheck.types import Span

MEASURES = (
    "人次", "件次", "户次", "场次", "批次", "车次", "课时", "学时", "个工作日", "工作日", "个百分点", "个月", "个小时",
    "小时", "分钟", "个", "件", "条", "次", "篇", "期", "项", "起", "宗", "份", "人", "户", "家", "名", "场",
    "批", "部", "册", "张", "处", "例", "段", "则", "幅", "套", "种", "类", "位", "所", "座", "台", "辆",
    "间", "栏", "版", "本", "卷", "页", "字", "句", "帖", "枚", "封", "单", "支", "只", "块", "方", "届", "级",
    "回", "轮", "遍", "趟", "对", "组", "队", "班", "亿元", "万元", "美元", "元", "分", "倍", "天", "周", "年",
    "日", "公里", "千米", "米", "平方公里", "平方米", "立方米", "公顷", "亩", "吨", "千克", "公斤", "斤", "千瓦时",
    "千瓦", "度", "成", "%",
    "盏", "株", "棵", "幢", "栋", "艘", "架", "笔", "票", "箱", "袋", "桶", "桌", "床", "顶", "根", "具", "口", "头", "羽",
    "尾", "匹", "双", "副", "盆", "节", "讲", "集", "首", "片", "扇", "眼", "通", "款", "门",
    "微克", "毫克", "毫米", "厘米", "毫升", "兆瓦", "盒", "瓶", "艘次", "人天",
    "兆", "班次", "架次", "辆次", "家次", "台次", "课次", "例次", "册次", "篇次", "项次", "个次",
)  # fmt: skip
_NO_MEASURE = {
    "兆": "瓦赫字欧帕焦比头", "支": "援付出撑持", "根": "据", "集": "中体团合", "首": "届批次个家创先席轮", "讲": "话座解述", "具": "体有备", "通": "过报知信道告用关达", "节": "约能假日点",
    "双": "方休向", "架": "构", "口": "岸径", "门": "户槛", "单": "位一独个项元据价证身程元品", "头": "部等", "款": "项待",
    "对": "^夫新恋情父母双矛兄姐搭鞋耳复高列动友直临增，。；、）)\n",
}  # fmt: skip
"""What follows where a character is no measure: 12345通过, 2023首届; of 对 what may (50万对专区改版)."""
MONEY = frozenset({"元", "万元", "亿元", "美元"})
TIME = frozenset(
    ["个工作日", "工作日", "个月", "个小时", "小时", "分钟", "天", "周", "年", "日", "届"]
)
PERCENT = frozenset({"%", "个百分点"})

BEFORE = (
    "不少于", "不低于", "不超过", "不足", "至少", "大约", "将近", "超过", "平均", "日均", "月均", "户均", "人均", "接近",
    "最多", "约", "近", "超", "逾", "达到近",
)  # fmt: skip
_LOOSE_UNITS = frozenset(
    "年日分级方成度对版本届周天字则位所类口头节讲集首片扇眼通门款双副尾笔票根顶床具"
)
"""Measures that after a Chinese numeral are as often part of a word (十分, 一成)."""
AFTER = ("以上", "以下", "以内", "左右", "上下", "之多", "多(?!了?\\d|出)")
"""Behind the measure, as expressions; 比上年的5000件多16.7% is no 5000件多."""


_THINGS = frozenset(
    ["合同", "清单", "名单", "订单", "工单", "传单", "账单", "罚单", "保单", "表单", "菜单", "运单",
     "码头", "探头", "龙头", "山头", "石头", "镜头", "接头", "渡头"]
)  # fmt: skip
"""Things whose last character would else tell that a numeral is no count: 审核合同七十六份."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    unit = "|".join(
        re.escape(u) + (f"(?![{_NO_MEASURE[u]}])" if u in _NO_MEASURE else "")
        for u in sorted(MEASURES, key=len, reverse=True)
    )
    arabic = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
    chinese = "[零〇一二两三四五六七八九十百千万亿]+"
    after = "|".join(AFTER)
    counts = lazy(
        r"百分之(?P<cp>[零〇一二两三四五六七八九十百]+(?:点[零〇一二三四五六七八九]+)?)"
        rf"|(?P<number>(?P<a>{arabic})[百千]?(?:[万亿](?!元))?|(?P<c>{chinese}))"
        rf"(?:(?P<p1>%)?(?:[至到~—–-]|－)(?P<high>{arabic}[百千]?(?:[万亿](?!元))?|{chinese}))?"
        rf"(?P<more>[余多几])?(?P<unit>{unit})?(?P<after>{after})?"
    )
    skipped = lazy(
        r"(?:19|20)\d\d年(?:度)?(?:(?:0?[1-9]|1\d)月(?:份|(?:[0-3]?\d)日)?)?"
        r"|(?<!\d)\d{1,2}月(?:份|底|初|末|中旬|上旬|下旬|\d{1,2}日(?:[上下]午)?)?"
        r"|(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?"
        r"|\d{1,2}:\d\d|\d{1,2}时(?:\d+分)?(?!间)|\d{3,4}-\d{7,8}|(?<!\d)\d{7,}(?!\d*[条件次人篇元字户份])"
        r"|[〔\[［(（【](?:19|20)\d\d[〕\]］)）】]\s*第?\d+号?"
        r"|第\s*[\d零一二两三四五六七八九十百]+"
        r"|\d+号(?:令|文|公告|楼|门)?"
        r"|[A-Za-z][A-Za-z0-9./:_-]*\d[A-Za-z0-9./:_-]*|\d+[A-Za-z][A-Za-z0-9./:_-]*"
        r"|\d+(?:\.\d+){2,}|“[^”]{1,12}”|《[^》]{1,80}》"
        r"|十[二三四五]五(?=[”规时])|[一二三四五六七八九十]是"
    )
    return counts, skipped


def _chinese_allowed(text: str, start: int, end: int, unit: str) -> bool:
    """Whether a Chinese numeral here is a count and no part of a word."""
    numeral = text[start:end]
    if not unit or (unit in _LOOSE_UNITS and not (unit in "则位所" and len(numeral) >= 3)):
        return False
    if (
        start
        and not (len(numeral) >= 3 and text[start - 2 : start] in _THINGS)
        and text[start - 1]
        in "第其统唯之每专单同万任某进逐有这那哪另上下前后头初最零〇一二两三四五六七八九十百千亿"
    ):
        return False
    if start and text[start - 1] in "数几" and numeral[0] in "十百千万亿":
        return False  # 数十人
    return numeral not in {"万", "千", "百", "亿", "百万", "千万", "一"} or (
        numeral == "一" and unit in {"件", "起", "宗"}
    )


# 已签约288户, 附近12个, 反超3家: no 约, 近, 超 of a number
_BEFORE_END = lazy(
    rf"(?:{'|'.join(w for w in BEFORE if w not in '约近超')}|(?<![签预公合条履违契制失邀缔守誓集节规])约|(?<![附临邻最靠亲贴就逼])近|(?<![高赶反])超)$"
)


def scan(prose: str) -> Iterator[Quantity]:
    """The counts of ``prose`` without topics, in order; bare numbers are kept (unit "").

    ``prose`` is a text in which all that is no narrative is line ends.
    """
    counts, skipped = _patterns()
    text = narrow(prose)
    parts: list[str] = []
    at = 0
    for match in skipped.finditer(text):
        start, end = match.span()
        parts += (text[at:start], "\x00" * (end - start))
        at = end
    view = "".join([*parts, text[at:]])
    for match in counts.finditer(view):
        quantity = _read(view, match)
        if quantity is not None:
            yield quantity


def _read(view: str, match: re.Match[str]) -> Quantity | None:
    kind: Kind
    qualifier = _BEFORE_END.search(view, max(0, match.start() - 4), match.start())
    before = qualifier.group() if qualifier else ""
    if spelled_percent := match["cp"]:
        whole, _, fraction = spelled_percent.partition("点")
        value = Decimal(100) if whole == "百" else number(whole)
        digits = "".join(str(number(c)) for c in fraction)
        if value is None:
            return None
        return _quantity(
            match,
            match.span("cp"),
            value + Decimal("0." + digits if digits else 0),
            None,
            "%",
            "percent",
            len(digits),
            True,
            before,
            before,
        )
    unit = match["unit"] or ""
    start, end = match.span("number")
    if match["c"]:
        # 三千万元: the measure may have been read as part of the numeral's run
        if not _chinese_allowed(view, start, end, unit):
            return None
    elif start and (view[start - 1] in ".,/:-—~+" and start > 1 and view[start - 2].isdecimal()):
        return None
    value = number(match["number"])
    high = number(match["high"]) if match["high"] else None
    if value is None or (match["high"] and high is None):
        return None
    following = view[match.end() : match.end() + 1]
    if not unit and (
        (following.isalnum() and following.isascii())
        or (following in {".", "\x00"} and following != "")
    ):
        return None
    if unit == "万元" or unit == "亿元":
        value *= 10_000 if unit == "万元" else 100_000_000
        high = high * (10_000 if unit == "万元" else 100_000_000) if high is not None else None
    kind = "bare"
    if unit in PERCENT:
        kind = "percent"
    elif unit in MONEY:
        kind = "money"
    elif unit in TIME:
        kind = "time"
    elif unit:
        kind = "count"
    shown = places(match["number"])
    scaled = (value != 0 and match["number"][-1] in "百千万亿") or unit in {"万元", "亿元"}
    half = Decimal(0)
    if shown or scaled:
        bare = number(match["number"].rstrip("百千万亿"))
        step = value / bare if bare else Decimal(1)
        half = step.scaleb(-shown) / 2
    approx = before + (match["more"] or "") + (match["after"] or "")
    return _quantity(
        match,
        (start, end),
        value,
        high,
        unit,
        kind,
        shown,
        bool(match["c"]),
        approx,
        before,
        half,
    )


def _quantity(
    match: re.Match[str],
    numeral: tuple[int, int],
    value: Decimal,
    high: Decimal | None,
    unit: str,
    kind: Kind,
    shown: int,
    spelled: bool,
    approx: str,
    before: str,
    half: Decimal = Decimal(0),
) -> Quantity:
    empty = Span(0, 0)
    return Quantity(
        span=Span(match.start() - len(before), match.end()),
        number=Span(*numeral),
        value=value,
        high=high,
        unit=unit,
        kind=kind,
        places=shown,
        spelled=spelled,
        approx=approx,
        half=half,
        clause=empty,
        sentence=empty,
    )


_MONTH_DAY = lazy(r"(\d{1,2})月(\d{1,2})(?:日|号(?![文令楼院公门]))")
_YEAR_BEFORE = lazy(r"(?<!\d)((?:19|20)\d\d)年$")
_ISO = lazy(r"((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d./-])")
_YEAR = lazy(r"((?:19|20)\d\d)年")


def dates(text: str) -> Iterator[Date]:
    """The dates of a text, impossible ones too: 2023年2月30日, 2023-02-30, 6月31日."""
    text = narrow(text)
    for match in _MONTH_DAY.finditer(text):
        start = match.start()
        year = _YEAR_BEFORE.search(text, max(0, start - 5), start)
        if (year is None and text[start - 1 : start].isdecimal()) or text[start - 1 : start] == ".":
            continue
        yield Date(
            Span(year.start() if year else start, match.end()),
            int(year[1]) if year else None,
            int(match[1]),
            int(match[2]),
        )
    for match in _ISO.finditer(text):
        if text[match.start() - 1 : match.start()] in set("0123456789./-"):
            continue
        yield Date(Span(*match.span()), int(match[1]), int(match[3]), int(match[4]))


def years(text: str) -> Iterator[Year]:
    """The years of a text that are followed by 年; the span holds 年."""
    for match in _YEAR.finditer(narrow(text)):
        if text[match.start() - 1 : match.start()] not in set("0123456789.—–-"):
            yield Year(Span(*match.span()), int(match[1]))
