"""Totals and parts told by their place and labels alone: 15场，线上6场，线下9场; 27个已整改，5个正在整改.

What :mod:`nlpcheck.language.quantities.groups` reads needs 其中 or a like word; here the labels
must be of one make (镇级、村级; 上半年、下半年; 已、正在), or an opener (由…组成, 包括, a bracket)
stand before them.  The parts may carry shares and brackets of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities.frame import Frame
from nlpcheck.language.quantities.model import Breakdown, Quantity
from nlpcheck.types import Span

_SAME = {
    "名": "人", "位": "人", "批次": "批", "场次": "场", "件次": "件", "户次": "户", "期": "期", "家次": "家",
    "亿元": "元", "万元": "元",
}  # fmt: skip
"""Measures in which one thing is told by two words."""
# what stands between a total and its first part
_STRONG = lazy(
    r"其中|包括|包含|涵盖|涉及的?有|分别|分为|分布[在于]|具体|含|构成|组成|即|依次|[：:（(]$|[：:]|^（|^\("
)
_BY = lazy(r"由(?:[\u4e00-\u9fff]{0,8})$")
_OPEN = lazy(
    r"主要(?!负责|领导)|重点|不限于|部分为|累计|就有|既有|仍有|还有|另有|有的|新增|例如|比如|如：|力争|争取|预计|确保|今年分别|约|余|多家|以上|左右"
)
_ALIEN = lazy(
    r"新增|当日|上一?年|去年|往年|同期|结转|承接|[较比]|同比|环比|增[长加至]|减少|下降|至今|每|平均|日均|人均|最[高多低少]|另外?|此外|同时|占|全年|还|"
    r"20\d\d年|至|目标|计划|指标|应|需|可|涉及|惠及|覆盖|解决|收回|回收|实收|参[训加会与]|共|累计|总|达|含|复议|诉讼|又"
)
_GAP = lazy(r"^[）)]*[，、；,;]?(?:以及|和|及|与)?(?:其中)?(?P<label>[^。：:（）()\n]{0,16})$")
_SHARE = lazy(
    r"^[，（(、]?(?:约|分别)?(?:占(?:比|总数|总量|全部|[^，。；]{0,8}的?)?(?:为|达)?|比例为?)?$"
)
_SEASONS = (
    r"(?:第?[一二三四]季度)", r"(?:[上下]半年)", r"(?:\d{1,2}月份?)", r"(?:[A-Da-d甲乙丙丁一二三][类级档])",
    r"(?:(?:省|市|县|区|镇|乡|村|局|国家|自治区|州|街道|社区)[级本]?)", r"(?:[男女][\u4e00-\u9fff]?)",
    r"(?:[线网][上下][\u4e00-\u9fff]{0,4}|窗口[\u4e00-\u9fff]{0,3}|现场[\u4e00-\u9fff]{0,3})", r"(?:[新旧老原][\u4e00-\u9fff]{1,3})",
    r"(?:[大中小][\u4e00-\u9fff]{1,3})", r"(?:城[区镇乡市]|农村|乡村|郊区)", r"(?:[内外][\u4e00-\u9fff]{1,3})",
    r"(?:优秀|良好|合格|不合格|基本合格|一般|较差|称职|不称职|[优良中差])[\u4e00-\u9fff]{0,3}",
    r"(?:室[内外]|户[内外]|省[内外]|市[内外]|县[内外])[\u4e00-\u9fff]{0,3}", r"(?:[东南西北][\u4e00-\u9fff]{1,3})", r"(?:公[立办有]|民[办营]|私[立人营])[\u4e00-\u9fff]{0,3}",
    r"(?:先进)?(?:个人|单位|集体|企业|法人|自然人|个体)[\u4e00-\u9fff]{0,3}",
    r"(?:人大)?代表(?:的)?(?:意见)?建议|人大建议|(?:政协)?(?:委员)?(?:的)?提案", r"(?:日常|专项|定期|不定期|例行|联合|重点|双随机|随机|突击|综合|全面|夜间|白天|日间)(?:性)?[\u4e00-\u9fff]{0,4}",
    r"(?:工作日|节假日|双休日|周末|平日|平时)[\u4e00-\u9fff]{0,4}", r"(?:固定|流动|临时|长期|短期|移动)[\u4e00-\u9fff]{0,4}", r"(?:[快慢直交]充|[水旱]田?地?|[来去]信|来访|来电|网上|网络|电话)[\u4e00-\u9fff]{0,4}",
    r"(?:首次|初次|重复|再次|补充|遗失|到期|新)(?:申领|补发|换发|办理|访|信访)?[\u4e00-\u9fff]{0,3}", r"(?:行政|事业|企业|聘用|编外|合同)[\u4e00-\u9fff]{0,4}", r"(?:国内|国外|境内|境外|海外|本地|外地|本[省市县区]|外[省市县区])[\u4e00-\u9fff]{0,3}",
    r"(?:原创|转载|转发|自采|约稿)[\u4e00-\u9fff]{0,3}", r"(?:理论|实操|实践|现场|课堂|线上|线下|集中|分散|自主)[\u4e00-\u9fff]{0,4}", r"(?:成人|成年|少儿|老年|老人|儿童|青少年|青年|中年|未成年|学生|幼儿)[\u4e00-\u9fff]{0,3}",
    r"(?:书面|口头|当面|信函|邮寄|传真)[\u4e00-\u9fff]{0,3}", r"(?:进口|出口|收入|支出)[\u4e00-\u9fff]{0,2}", r"(?:中央|省级?|市级?|县级?|区级?|乡镇|镇级?|村级?|社会|群众|企业|自筹|市县)(?:财政|资金|投入|配套|自筹|捐[助赠]|补助|统筹|安排|本级|预算)+[\u4e00-\u9fff]{0,2}",
    r"(?:基本|项目|人员|公用|运转)(?:支出|经费|工资)", r"(?:主汛期|汛前|汛中|汛后|事前|事中|事后|会前|会后|[上中下]旬|上午|下午|前期|中期|后期)[\u4e00-\u9fff]{0,3}", r"(?:用于|投向|用在|投入)[\u4e00-\u9fff]{2,8}",
)  # fmt: skip
"""Labels of one make; those of a list all belong to one of these."""
_KINDS = tuple(lazy(rf"^(?:获|为|属|评为|被评为|在)?{words}$") for words in _SEASONS)
_DONE = lazy(
    r"已|完成|办结|[^不未]通过|^(?:不?合格|采纳|采用|满意|整改|解决|达标|成功|办理|回复|答复|销号|受理|出席|参加|建成)$"
)
_UNDONE = lazy(r"未|正在|正|尚|待|仍|不|在[办建]|推进中|进行中|办理中|拟|缓|无法|落选|缺席|请假")
_BEFORE = lazy(r"上一?年度?的?$|去年|同期|结转|[较比与]|同比|累计至|目标|计划|每|平均")
_WITHIN = lazy(r"^[^，。；]{0,12}中(?:的|间)?(?:，|有|$)|^[^，。；]{0,12}里(?:，|有)")
_REST = lazy(r"其余|剩余|余下|剩下|其他|其它")
_TIDY = lazy(r"^(?:其中|的|了|，|、|：|:|有|为|是)+|(?:的|有|为|是|共|了|：|:|达)+$")
_TOTAL = lazy(
    r"^(?:以上|上述|全年|本年度?|今年|一年|全[县市区镇乡局校]|年度)?[\u4e00-\u9fff（）]{0,10}?(?:合计|总计|共计|一共|总共|总(?:数|量|人数|[件条篇户场次票]数)|累计|共|计)[\u4e00-\u9fff]{0,6}?(?:为|是|达到?)?$"
)
_NO_SUM = lazy(
    r"共(?:同|享|建|治|有[产制]|青|产|和|公)|其中|每|平均|涉及|惠及|参[训加与]|[较比]|增|减"
)


_OUTCOME = lazy("办结|完成|整改|采纳|采用|回复|答复|通过|解决|处理|办理|合格|达标")
_FOLLOWS = lazy(r"^[）)]*[，、；,;和及与以]")
_FOLLOWS_TAIL = lazy(r"^[\u4e00-\u9fff]{1,12}[，、；]")
_JOINED = lazy(r"[）)]?(?:，|、|；|和|及|以及|与|——)?")
_SUMMED = lazy(r"[）)]?(?:，|,|；|——|)(?:[\u4e00-\u9fff]{1,6}（[\u4e00-\u9fff]{1,6}）)?")


def unit_of(item: Quantity) -> str:
    """The measure, one for those that count the same things."""
    return _SAME.get(item.unit, item.unit)


def label(item: Quantity, following: Quantity | None, prose: str, at: int) -> str:
    """What a part is called: the words before it, or where there are none those behind it."""
    words = re.split("[，、；,;]", prose[at : item.span.start].rstrip("，、； "))[-1]
    told = _TIDY.sub("", words.strip("）)和及与以 "))
    if told:
        return told
    end = following.span.start if following else item.sentence.end
    behind = re.split("[，、；。,;（(]", prose[item.span.end : end])[0]
    return _TIDY.sub("", behind)


def alike(labels: Sequence[str]) -> bool:
    """Whether labels are of one make, as the parts of one whole are."""
    if len(set(labels)) < len(labels) or not all(labels):
        return False
    if any(all(kind.match(x) for x in labels) for kind in _KINDS):
        return True
    if fates(labels):
        return True
    last = {x[-1] for x in labels}
    sizes = [len(x) for x in labels]
    if len(last) == 1 and max(sizes) <= 8:
        return True
    if len(labels) >= 3 and len({x[:2] for x in labels if len(x) > 2}) == 1:
        return True
    return len(labels) >= 3 and max(sizes) - min(sizes) <= 2 and max(sizes) <= 6


def fates(labels: Sequence[str]) -> bool:
    """已整改, 正在整改: what became of all of them."""
    if len(labels) not in {2, 3}:
        return False
    undone = [bool(_UNDONE.search(x)) for x in labels]
    done = [bool(_DONE.search(x)) and not u for x, u in zip(labels, undone, strict=True)]
    return any(done) and any(undone) and all(a or b for a, b in zip(done, undone, strict=True))


def partitions(items: Sequence[Quantity], frame: Frame, told: set[int]) -> Iterator[Breakdown]:
    """The totals with parts that no word marks; ``told`` are places already read."""
    prose = frame.prose
    counted = [q for q in items if not q.negated]
    for index, total in enumerate(counted):
        if total.kind == "count" and total.exact and index >= 2 and not total.part:
            if (found := _ahead(counted, index, prose)) is not None:
                if not any(p.span.start in told for p in (*found.parts, total)):
                    told.update(p.span.start for p in found.parts)
                    yield found
    for index, total in enumerate(counted[:-2]):
        if total.span.start in told or total.kind not in {"count", "money"} or not total.exact:
            continue
        if total.value < 2 or counted[index + 1].sentence != total.sentence:
            continue
        if (found := _behind(counted, index, prose)) is not None:
            told.add(total.span.start)
            yield found


_SEVERALLY = lazy(
    r"(?:个)?(?:季度|月份?|批次?|类别?|[类种]?渠道|途径|阶段|时段|片区|村|社区|[乡城]?镇|街道|县区|窗口|科室|部门|单位|网点|站点|学校|小组|组)[^，。；：\d]{0,8}?(?:分别|依次|各)"
)
"""Behind the number of the parts: 四个季度分别为28人次、35人次……."""
_EACH = lazy(
    r"[，：（]?(?:其中)?(?:，|按[^，]{1,6}，)?(?P<labels>[\u4e00-\u9fff]{1,8}?(?:(?:、|和|与|及)[\u4e00-\u9fff]{1,8}?)+)(?:分别|依次|各)(?:共|约)?(?:为|有|是|占|达)?$"
)
_BOTH = tuple(
    (lazy(f"^(?:{one})"), lazy(f"^(?:{two})"))
    for one, two in (
        ("上半年?", "下半年"), ("线上|网上|网络", "线下"), ("专职|全职", "兼职"), ("城区|城镇|城市|县城|市区", "农村|乡镇|乡村|郊区|农区"), ("男", "女"),
        ("室内|户内", "室外|户外"), ("省内|市内|县内|区内|境内|国内|辖区内|本[地省市县区]|校内|馆内|站内", "省外|市外|县外|区外|境外|国外|海外|辖区外|外[地省市县区]|校外|馆外|站外"), ("公[立办]", "民办|私[立营]"),
        ("固定", "流动|移动"), ("单位|集体|企业|法人", "个人|自然人"), ("原创|自采", "转载|转发"), ("主办", "会办|协办"), ("首次|初次|初[访信件]", "再次|重复|重[访信件]"), ("工作日", "节假日|双休日|周末"),
        ("白天|日间", "夜间|晚间"), ("新", "旧|老"), ("前三季度|前3季度", "第?四季度"), ("成年?人", "未成年人|儿童"), ("电子|数字", "纸质"), ("书面", "口头"), ("日常|定期", "不定期|专项"),
        ("主干道|干[道渠线流]", "支[路渠线流]|次干道"), ("收入", "支出"), ("党员", "群众|非党员"), ("本科及?以上", "大专及?以下|专科及?以下"),
    )
)  # fmt: skip
"""Labels that together make the whole."""


def both(first: str, second: str) -> bool:
    """Whether two labels leave no third: 专职, 兼职; 上半年, 下半年."""
    return any(
        (one.match(first) and two.match(second)) or (one.match(second) and two.match(first))
        for one, two in _BOTH
    )


def each(between: str) -> tuple[str, ...]:
    """The labels told before 分别 (，专职、兼职分别为), none where there are none."""
    match = _EACH.fullmatch(between)
    return tuple(re.split("、|和|与|及", match["labels"])) if match else ()


def _several(counted: Sequence[Quantity], index: int, prose: str) -> int:
    """The number of parts that a total is told to have before them (四个季度分别为), 0 for none."""
    first = counted[index + 1]
    if not 2 <= first.value <= 12 or first.kind != "count":
        return 0
    gap = prose[counted[index].span.end : first.span.start]
    if gap not in {"，", "，其中", "，其中，", "（", "：", "，按", "，全年"}:
        return 0
    return int(first.value) if _SEVERALLY.match(prose, first.span.end) else 0


def _behind(counted: Sequence[Quantity], index: int, prose: str) -> Breakdown | None:
    total, unit = counted[index], unit_of(counted[index])
    several = _several(counted, index, prose) if index + 3 < len(counted) else 0
    if several:
        counted = [*counted[: index + 1], *counted[index + 2 :]]
    first = counted[index + 1]
    before = prose[total.sentence.start : total.span.start]
    between = prose[total.span.end : first.span.start]
    opener = _STRONG.search(between)
    mark = between[: opener.end() + 1] if opener else between
    if (
        between.startswith("、")
        or len(between) > 24
        or _OPEN.search(mark)
        or re.search("[；;]", between)
    ):
        return None
    within = bool(_WITHIN.match(between))
    strong = within or bool(_STRONG.search(between)) or bool(_BY.search(total.lead))
    if not strong and not re.match(r"^[^，。]{0,6}，", between):
        return None
    listed = [q for q in counted[max(0, index - 6) : index] if q.sentence == total.sentence]
    if not within and any(unit_of(q) == unit for q in listed if q.kind == total.kind):
        if not strong or prose[first.span.start - len(first.lead) - 1 : first.span.start] == "，":
            return None  # one of a list itself
    if total.part and not within and not strong:
        return None
    parts: list[Quantity] = []
    labels: list[str] = []
    shut = total.span.end
    at = total.span.end + (
        opener.end() if opener else between.find("，") + 1 if "，" in between else 0
    )
    bracket = prose[at - 1 : at] in {"（", "("}
    for position in range(index + 1, len(counted)):
        item = counted[position]
        if item.sentence != total.sentence or (
            bracket and re.search("[）)]", prose[at : item.span.start])
        ):
            break
        gap = prose[at : item.span.start]
        if item.kind == "percent" and parts:
            if not _SHARE.match(gap):
                return None
            at = item.span.end
            continue
        if unit_of(item) != unit:
            if re.match(r"^[（(]", gap) and parts and not re.search("[）)]", gap):
                close = re.search("[）)]", prose[item.span.end : total.sentence.end])
                if close is None:
                    return None
                at = item.span.end + close.end()
                continue
            if item.span.start < at:
                continue
            return (
                None
                if not re.search("[，；。）]", gap) or not _separate(gap)
                else _made(total, parts, labels, strong, before, prose, several)
            )
        if not item.exact or (item.value >= total.value and not parts):
            return None
        if len(parts) >= 2 and "其中" in gap:
            break  # a part of the last part
        shape = _GAP.match(gap)
        if shape is None or _ALIEN.search(gap if parts else _cut(gap)):
            if len(parts) >= 2 and shape is not None and re.match("^[，；]", gap):
                break
            return None
        if (
            parts
            and "；" in gap
            and "；" not in prose[shut : parts[-1].span.start]
            and len(parts) > 1
        ):
            break
        named_behind = bool(parts) and not parts[0].lead.strip("，其中有的")
        if parts and not (_FOLLOWS_TAIL if named_behind else _FOLLOWS).match(gap):
            return None
        following = counted[position + 1] if position + 1 < len(counted) else None
        labels.append(label(item, following, prose, at))
        parts.append(item)
        at = item.span.end
        if len(parts) == 1:
            shut = item.span.end
    return _made(total, parts, labels, strong, before, prose, several)


def _cut(gap: str) -> str:
    """The first part's words without what opened the list."""
    return re.sub(r"^.*(?:包括|包含|其中|含|组成|构成|分别|分为|[：:，（(])", "", gap)


def _separate(gap: str) -> bool:
    return bool(re.match("^[）)]*[，；]", gap))


def _made(
    total: Quantity,
    parts: list[Quantity],
    labels: list[str],
    strong: bool,
    before: str,
    prose: str,
    several: int,
) -> Breakdown | None:
    if len(parts) < 2 or (several and len(parts) != several):
        return None
    told = prose[total.span.end : parts[-1].span.start]
    if re.match(
        "^[^，。；]{0,6}等(?![级候])|^，等|^[）)]?，?(?:另|还|其余|其他)",
        prose[parts[-1].span.end : parts[-1].span.end + 10],
    ):
        return None
    if total.value <= max(p.value for p in parts) or _BEFORE.search(before[-8:]):
        return None
    rest = bool(_REST.search(told)) and any(_REST.match(x) for x in labels)
    if total.topic and (rest or fates(labels)):
        return None  # applications stood over from last year may be among them
    if not strong and (total.kind == "money" or (not rest and not alike(labels))):
        return None
    sure = rest or (
        alike(labels)
        and (
            all(_KINDS[5].match(x) for x in labels)
            or all(_KINDS[1].match(x) for x in labels)
            or (len(labels) == 4 and all(_KINDS[0].match(x) for x in labels))
        )
    )
    span = Span(total.span.start, parts[-1].span.end)
    return Breakdown(total, tuple(parts), span, not all(p.exact for p in parts), sure)


def _ahead(counted: Sequence[Quantity], index: int, prose: str) -> Breakdown | None:
    """规范性文件3件、解读9件、其他21件，合计34件; 全年新媒体共计推送795条."""
    total = counted[index]
    lead = total.lead
    if not _TOTAL.match(lead) or _NO_SUM.search(lead) or total.value < 2:
        return None
    parts: list[Quantity] = []
    labels: list[str] = []
    at = total.span.start - len(lead)
    for position in range(index - 1, -1, -1):
        item = counted[position]
        gap = prose[item.span.end : at].strip()
        if not parts and not gap and item.value <= 12 and unit_of(item) != unit_of(total):
            at = item.span.start - len(item.lead)  # 三支队伍总人数达260名
            continue
        if item.sentence != total.sentence:
            break
        if not (_JOINED if parts else _SUMMED).fullmatch(gap):
            return None
        words = item.lead.strip("，、和及与以 ")
        if unit_of(item) != unit_of(total) or not item.exact or not words or item.part:
            return None
        if _ALIEN.search(words) or item.value >= total.value + 2:
            return None
        parts.append(item)
        labels.append(words)
        at = item.span.start - len(item.lead)
    if len(parts) < 2 or re.search(r"\d|其中|包括", prose[total.sentence.start : at]):
        return None
    deed = _OUTCOME.search(lead)
    if deed and not all(deed.group() in x for x in labels):
        return None  # 提案12件、建议30件，共计办结41件
    if "累计" in lead and not alike(labels):
        return None
    parts.reverse()
    return Breakdown(total, tuple(parts), Span(parts[0].span.start, total.span.end), False, False)
