"""Counts of one and the same thing with two measure words, by how the counts stand to each other.

Arithmetic says what words may not: where the parts behind a total, whatever their labels, come to
just the total (来信312封，其中咨询类201封、投诉类111件), all are of the same things.  So do 中有,
分别为, the same label of two seasons, and a deed told without an object of its own (隐患71处，已消除65个).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Quantity
from nlpcheck.rules.numbers._measures_head import goes_on, pairs
from nlpcheck.rules.numbers._measures_taken import carried, taken

_UNITS = frozenset("件条宗起份封篇期例个处项次场批座家户张本册部台辆套幅块则单支栋轮趟回") | {
    "批次",
    "场次",
    "件次",
}
_PERSONS = frozenset({"人次", "人", "名", "位"})
_ADVERBS = r"(?:其中|现|已|均|全部|目前|当[月日年季周天场晚期]|次[日月]|隔日|即时|即刻|第一时间|直接|马上|陆续|先后|主动|最终|事后|会后|期满前?|一次性?|按要求|逐[件个条项户宗]|一周内|三日内|24小时内|[两一二三五七十\d]+个?(?:日|天|小时|工作日)内|年[内底]前?|月底前|现场|就地|限期|顺利|成功|妥善|逐一|及时|立即|按[时期]|依法|实际|累计|全年|共|经研究|经核实|经核查|经核|，)*"
_DEED = lazy(
    _ADVERBS
    + r"(?:得到|予以|完成|获得|获)?(?:办结|办理|办复|答复|回复|回应|反馈|整改|消除|化解|采纳|采用|处理|处置|解决|落实|销号|修复|纠正|改正|调解|审结|回访|核实|核查|办完|办毕|完成|转办|流转|受理|兑现|退回(?:修改)?|驳回|修改|更新(?:改造)?|更换|改造|拆除|关停|取缔|注销|吊销|撤销|结案|通过|获奖|获批|录用|刊用|刊发|入选|开工|竣工|完工|投产|投用|启用|验收|达标|移交|移送|退办|挂牌|摘牌|签约|落地|续签|收回|回收|归还|借出|领取|领走|送达|寄出|派发|发放|分发|发出|签收|上交|张贴|悬挂|铺设|投放|售出|售罄|出租|租出|交付|入库|出库|成活|存活|损坏|报废|复垦|补种|归集|归口|归档|上架|下架|封存|销毁|退货|补办|换发|认领|认证|认定|评定|备案|延期|暂缓|终止|中止|结题|立项|关闭|治理|清理|整治|恢复|修缮|加固|疏通|治愈|救治|找回|返还|安置|签订|维持|确认违法|和解|胜诉|败诉|撤诉|撤回|主办|会办|承办|协办|独办|联办|合办|分办|单独办理|联合办理"
    r"|(?:审核|审查|检查|检测|抽检|抽查|核验|评审|验收|考核|复核|申报|评定|认定|测试|检验|试运行|救援|救治|抢救|抢修|仲裁|调处|调解|处理|办理|处置|化解|劝返|劝导|对接|撮合|签约|移栽|维权|追回|破获)"
    r"(?:成功|通过|合格|达标|结案|办结|获批|不合格|未通过|过关))(?:完毕|完成|到位|了|共|为)*"
)
_BECOMES = lazy(
    r"(?:$|、|[的]?(?:由|面向|得到|已|被|获|均|按|在|正|尚|未|为|属|经|通过|完成|转|交|仍|因|暂|需|达到|不|限期|纳入|用于|面|于))"
)
_OPENS = lazy(r"其中|[（(：:]|分别|包括")
_TOGETHER = lazy(
    r"(?:[两二三四五六七八九][类项者种个]|[两三四]方面|以上|上述|，)*(?:共计|合计|总计|累计|总数|总共|共)(?:为|是|达|有)?"
)
_REST = lazy(r"其余|余下|剩余|另外?|剩下|还有|尚有")
_MOVES = lazy(r"[从由][^，。；]{0,8}$|[减增]少?(?:加)?[到至为]|[到至]$|较|比|同比|上年|去年")
_BROAD = lazy(
    r"(?:信息|材料|资料|文件|内容|活动|工作|事项|任务|措施|项目|宣传|数据|服务|成果|作品|产品)(?:共|共计|合计|总计|累计)?$"
)
_PLAIN = lazy(
    r"(?:类|级|型|其他|其它|上半年|下半年|季度|月)(?:共|为|有)?$|^(?:其中|已|未|不|经)?[^类]{0,2}$"
)
_FRONT = frozenset(
    ["前", "后", "首", "头", "末", "其中前", "其中后", "其余", "其余的", "余下", "余下的", "剩下", "剩下的", "剩余"]
)  # fmt: skip
"""Words before a count of some of the things that were counted (前4轮, 其余8次)."""
_NEXT_LABEL = lazy("^、[一-鿿]")
_SERIES = tuple(
    map(frozenset, ("次场期轮趟回批", "件条起宗项", "家户", "名人位", "台部套", "篇条", "处个"))
)
"""Measures of which 前, 后 and 其余 show that the same series is meant."""
_AMONG = lazy(r"(?:^|[^其])(?:中|里|之中)$")
_HAS = lazy(r"(?:其中)?(?:已|有|已有|现有|现已有|仅|仅有)?")
_SEASON = lazy(
    r"第?[一二三四]季度|[上下]半年|全年|今年|去年|上一?年度?|本年度?|20\d\d年度?|\d{1,2}月份?|本月|上月|前期|后期|，"
)
_WITH_OF = lazy(r"其中(?P<label>[\u4e00-\u9fff]{1,5})$")


@cache
def usual() -> dict[str, frozenset[str]]:
    """Nouns with their usual measures."""
    return {
        row[0]: frozenset([row[1], *filter(None, row[2].split("、") if len(row) > 2 else ())])
        for row in lexicon.table("measures")
    }


def _own_thing(count: Quantity, total: Quantity) -> bool:
    """Whether a count's words name a thing of their own, with a measure that is usual for it
    (印发文件8件 behind 会议12次)."""
    lead = count.lead
    for size in range(min(6, len(lead)), 1, -1):
        noun = lead[-size:]
        if noun in usual():
            return noun not in total.lead + total.tail and count.unit in usual()[noun]
    return False


def apart(items: Sequence[Quantity], prose: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of a count and the one beside it that it should share the measure word with."""
    found = [q for q in items if q.kind == "count" and not q.negated]
    sentences: dict[int, list[Quantity]] = {}
    for count in found:
        sentences.setdefault(count.sentence.start, []).append(count)
    for row in sentences.values():
        if len(row) > 1 and len({q.unit for q in row}) > 1:
            yield from _sums(row, prose)
            yield from _among(row, prose)
            yield from _seasons(row)
            yield from _lists(row, prose)
            yield from _deeds(row)
            yield from pairs(row, prose)
            yield from taken(row, prose)
            yield from carried(row, prose)


def _odd(group: Sequence[Quantity], total: Quantity) -> tuple[Quantity, Quantity] | None:
    """The one count whose measure differs from that of all others, with a model for it."""
    units = [q.unit for q in group]
    if not (set(units) <= _UNITS or set(units) <= _PERSONS) or len(set(units)) != 2:
        return None
    single = [q for q in group if units.count(q.unit) == 1]
    if len(group) == 2:
        single = single[1:]
    if len(single) != 1:
        return None
    odd = single[0]
    if {"批次", "批"} == set(units) and odd is total:
        return None
    return odd, next(q for q in group if q.unit != odd.unit)


def _sums(row: Sequence[Quantity], prose: str) -> Iterator[tuple[Quantity, Quantity]]:
    """A total and parts that come to it, behind or before it."""
    for index, total in enumerate(row):
        if not total.exact or total.unit not in _UNITS | _PERSONS or total.value < 2:
            continue
        for parts in (_behind(row, index), _before(row, index)):
            if len(parts) < 2 or (total.unit in _PERSONS and parts[0].span > total.span):
                continue
            first = parts[0].span.start < total.span.start
            between = prose[total.span.end : parts[0].span.start] if not first else ""
            if re.search(
                "[；;]",
                prose[
                    min(q.span.start for q in (total, *parts)) : max(
                        q.span.end for q in (total, *parts)
                    )
                ],
            ):
                continue
            if any(_MOVES.search(q.lead) for q in (total, *parts)):
                continue
            told = first or _OPENS.search(between) or _REST.search(parts[-1].lead)
            if total.value < (2 if told else 6):
                continue
            pair = _odd([total, *parts], total)
            if pair is None:
                continue
            if first:
                gap = prose[parts[-1].span.end : total.span.start - len(total.lead)]
                if not re.fullmatch("，(?:[两三四五六][类项者种个](?:共计|合计|总计)?)?", gap):
                    continue
            elif len(between) > 24:
                continue
            odd = pair[0]
            if _BROAD.search(total.lead) and not _PLAIN.search(odd.lead) and not first:
                continue  # 信息683条，其中统计分析115篇
            if odd is not total and (not _BECOMES.match(odd.tail) or _own_thing(odd, total)):
                continue
            if not told and any(_own_thing(q, total) or len(q.lead) > 9 for q in parts):
                continue
            if odd is total and not first and (not told or odd.unit in "个家"):
                continue
            yield pair


def _behind(row: Sequence[Quantity], index: int) -> list[Quantity]:
    return _run(row[index + 1 :], row[index])


def _before(row: Sequence[Quantity], index: int) -> list[Quantity]:
    total = row[index]
    if not _TOGETHER.fullmatch(total.lead):
        return []
    before = list(reversed(row[:index]))
    if before and before[0].unit in {"类", "种", "项"} and not before[0].lead:
        before = before[1:]  # 两类合计36份
    return list(reversed(_run(before, total)))


def _run(rest: Sequence[Quantity], total: Quantity) -> list[Quantity]:
    """The counts in a row that come to just the total, [] where they don't."""
    parts: list[Quantity] = []
    left = total.value
    for part in rest:
        if (
            not part.exact
            or not part.value
            or part.unit not in _UNITS | _PERSONS
            or part.value >= total.value
        ):
            return []
        parts.append(part)
        left -= part.value
        if left <= 0:
            return parts if not left else []
    return []


def _among(row: Sequence[Quantity], prose: str) -> Iterator[tuple[Quantity, Quantity]]:
    """33件信访事项中，已有31宗得到化解; 访谈6期，其中4场由负责同志参加; 接待来访64批，其中集体访5次."""
    for index, (first, second) in enumerate(itertools.pairwise(row)):
        if first.unit == second.unit or not {first.unit, second.unit} <= _UNITS:
            continue
        again = len(first.lead) > 1 and second.tail.startswith((first.lead[-3:], first.lead[-2:]))
        if second.value > first.value or not first.value:
            continue
        front = second.lead.lstrip("，") in _FRONT and goes_on(second.tail)
        front = front and not any(q.unit == second.unit for q in row[:index])
        front = front and any({first.unit, second.unit} <= kind for kind in _SERIES)
        if not again and not front and not _BECOMES.match(second.tail):
            continue
        gap = prose[first.span.end : second.span.start - len(second.lead)].strip("，")
        within = _AMONG.search(first.tail) and gap in {first.tail, first.tail + "，"}
        lead = second.lead
        if {first.unit, second.unit} in ({"期", "篇"}, {"期", "条"}):
            continue  # 简报12期，其中5篇被采用: an issue holds several
        some = lead in {"其中", "其中有", "其中已有", *_FRONT} and second.tail and not gap
        some = some and (front or not _REST.match(lead))
        if some or (within and _HAS.fullmatch(lead)) or (front and _REST.match(lead)):
            yield second, first
        elif not gap and (m := _WITH_OF.match(lead)):
            label = m["label"]
            if first.lead and len(label) > 1 and label[-1] == first.lead[-1] and not second.tail:
                if not _own_thing(second, first):
                    yield second, first


def _seasons(row: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """上半年转办工单683件，下半年转办工单721条."""
    for first, second in itertools.pairwise(row):
        if first.unit == second.unit or not {first.unit, second.unit} <= _UNITS:
            continue
        one, two = _SEASON.sub("", first.lead), _SEASON.sub("", second.lead)
        if len(one) >= 4 and one == two and not first.tail and not second.tail:
            if one != first.lead:
                yield second, first


def _lists(row: Sequence[Quantity], prose: str) -> Iterator[tuple[Quantity, Quantity]]:
    """分别为51件、48件、60单、55件."""
    group: list[Quantity] = []
    for count in row:
        joined = group and prose[group[-1].span.end : count.span.start] in {"、", "和", "，"}
        if not joined:
            yield from _in_list(group)
            group = []
        group.append(count)
    yield from _in_list(group)


def _in_list(group: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    if len(group) >= 3 and "分别" in group[0].lead and not group[-1].tail:
        if (pair := _odd(group, group[0])) is not None:
            yield pair


def _deeds(row: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """隐患71处，已消除65个: a deed without an object of its own is done to what was counted before."""
    for index, (first, second) in enumerate(itertools.pairwise(row)):
        if (
            first.unit != second.unit
            and not any(q.unit == second.unit for q in row[:index])
            and "涉及" not in first.lead
            and {first.unit, second.unit} <= _UNITS
            and second.value <= first.value
            and second.exact
            and first.lead
            and not first.tail
            and (not second.tail or _NEXT_LABEL.match(second.tail))
            and (second.tail or second.span.end == second.clause.end)
            and second.clause != first.clause
            and _DEED.fullmatch(second.lead)
            and not _DEED.fullmatch(first.lead)
        ):
            yield second, first
