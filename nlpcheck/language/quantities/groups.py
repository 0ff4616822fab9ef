"""How counts belong together: the parts of a total."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities.frame import Frame
from nlpcheck.language.quantities.model import Breakdown, Quantity
from nlpcheck.types import Span

_OPENER = lazy(r"其中包括|其中|包括")
# 120条，分别为政策文件20条…; 120条（政策文件20条…）; 120条：政策文件20条…
_ALL_OF_THEM = lazy(
    r"^[，、]?(?:具体)?(?:分别(?:为|是)?|具体(?:为|是|包括)|即)[：:]?|^[：:（(]|^，(?=自然人)"
)
# 清理文件86件，废止12件、继续有效74件; 收到建议40条，采纳31条、未采纳9条: what became of all
_OUTCOMES = (
    r"(?:宣布)?(?:废止|失效)|修改|修订|(?:保留)?继续有效|保留|拟(?:废止|修改|保留)", r"(?:部分|已|未|不予|不)?采纳", r"(?:不|未|基本)?合格", r"(?:未|不|已)?通过",
    r"(?:基本|非常|很|比较|不)?满意|一般", r"(?:已)?(?:办结|完成|答复|整改)|在办|正在(?:办理|整改|推进)|尚?未(?:办结|完成|答复|整改)", r"同意|不同意|反对|弃权",
    r"男(?:性)?|女(?:性)?", r"线上|线下|网上|现场|当面", r"主办|会办|协办|分办|单独办理|合并办理", r"新建|改建|扩建|续建", r"优秀|良好|合格|不合格|称职|基本称职|不称职",
    r"按[时期]|超期|逾期", r"新发|续发|补发|换发", r"集中供养|分散供养", r"(?:行政|自然)?村|社区|居委会|农村社区|城市社区", r"(?:决定|予以|结果)?(?:维持|撤销|纠正|驳回|确认违法|终止)", r"首次|再次|重复", r"增加|取消|调整|保留|下放|合并",
)  # fmt: skip
_WHAT_BECAME = lazy(
    rf"^，(?:其中|现|已)?(?:{'|'.join(f'(?P<f{i}>{words})' for i, words in enumerate(_OUTCOMES))})(?:的|了|有|共|信息|文件|人员|职工)*$"
)
_TOGETHER = lazy(
    r"(?:以上|上述)?(?:[两二三四五六七八九]项|[两三四]者|[两三四]个渠道)?(?:合计|总计|共计|加起来)(?:共|为|是|达)?(?P<deed>公开|发布|举办|办理|接待|受理|发放)?(?:信息)?"
)
_STOP = lazy(
    r"^(?:[，、；（(]|并|且)*(?:均|已|全部|按|办结|办理|答复|较|比|与|占|同比|环比|另|还|此外|同时|全年|目前|未|没有|累计|结转|总|共|实际|上年|去年|每|平均|未经|行政诉讼|提起|被|增|减|涉及|解决|解读|全|并|对|为)(?![^，。；、\d]{0,6}类(?:\d|$))"
)
_REST = lazy(r"其他|其它|其余|剩余")
_NO_PART = lazy(r"每|各(?!类|项)|含|最高|最低|时速|当日|当天|转为|至|达到|给予|分别")
_LOOSE = lazy(r"主要(?!负责|领导)|重点|不限于|部分为|仅|累计|就有|既有|仍有|还有|有的")


_SPENT = frozenset({"小时", "个小时", "天", "分钟", "个月"})
"""Measures of time that is spent on this and that (培训96小时，其中理论60小时)."""


def breakdowns(items: Sequence[Quantity], frame: Frame) -> Iterator[Breakdown]:
    """Each count that is followed by 其中 and a list of two parts or more of its unit."""
    prose = frame.prose
    counted = [q for q in items if not q.negated]
    for index, total in enumerate(counted[:-1]):
        if total.kind not in {"count", "money"} and total.unit not in _SPENT:
            continue
        following = counted[index + 1]
        between = prose[total.span.end : following.span.start]
        if following.sentence != total.sentence and not re.match(r"。其中", between):
            continue
        opener = _OPENER.search(between)
        if opener and len(between[: opener.start()].strip("，、；：（(。 ")) > 8:
            continue
        opener = opener or _whole_list(total, counted, index, prose)
        if not opener:
            continue
        bracket = opener.group() in {"（", "("}
        start = total.span.end + (opener.end() if bracket else 0)
        found = _parts(total, counted[index + 1 :], prose, start)
        if found is None:
            continue
        parts, ends_open = found
        if len(parts) < 2:
            continue
        loose = (
            bool(_LOOSE.search(between))
            or ends_open
            or not total.exact
            or not all(p.exact and not _NO_PART.search(_ALL_OF_THEM.sub("", p.lead)) for p in parts)
        )
        yield Breakdown(
            total, tuple(parts), Span(total.span.start, parts[-1].span.end), loose, _closed(parts)
        )


def _whole_list(
    total: Quantity, counted: Sequence[Quantity], index: int, prose: str
) -> re.Match[str] | None:
    """The mark or word behind a total that opens the list of all its parts, three or more of
    its unit, each with its own label: （政策文件20条、工作动态60条、财政信息40条）."""
    following = counted[index + 1]
    between = prose[total.span.end : following.span.start]
    opener = _ALL_OF_THEM.match(between)
    if opener is None:
        opener = _became(total, counted[index + 1 : index + 3], between)
    if opener is None or following.sentence != total.sentence:
        return None
    if opener.group().endswith(("（", "(")) and re.search("[）)]", between):
        return None  # 773人（次），移送2人
    run = [q for q in counted[index + 1 : index + 4] if q.sentence == total.sentence]
    least = 2 if re.search("分别|，|[（(]$", opener.group()) else 3
    if len(run) < least or any(q.unit != total.unit or not q.lead for q in run[:least]):
        return None
    if any(_COMPARES.search(q.lead) for q in run) or total.value < max(q.value for q in run):
        return None
    return opener


def opposites(first: str, second: str) -> bool:
    """Whether two labels tell opposite fates of the same things: 采纳, 未采纳; 废止, 继续有效."""
    one, two = (_WHAT_BECAME.match("，" + label.lstrip("，、和及")) for label in (first, second))
    told, other = (label.strip("，、和及其中的有") for label in (first, second))
    if len(told) >= 2 and other in {f"未{told}", f"不{told}", f"无{told}", f"非{told}"}:
        return True
    if one is not None and two is not None and one.lastgroup == two.lastgroup:
        return True
    return any(
        _SOUND.fullmatch(a) and _UNSOUND.fullmatch(b) for a, b in ((told, other), (other, told))
    )


# 账号29个，正常运行26个，注销2个
_SOUND = lazy(
    r"(?:完好|完整|正常)(?:运行|使用|更新|运转|运营|营业|开放|可用|无损)?|(?:使用|运行|更新|运转|运营)(?:完好|正常)"
)
_UNSOUND = lazy(
    r"(?:已|需|待|轻微|严重)?(?:破损|损坏|受损|故障|异常|停[用更运业]|注销|关停|关闭|维修|修理|检修|报修|报废|更换|缺失|闲置|失效|不正常)(?:待修|停用)?"
)


# 一季度20条、二季度30条……，全年共100条
_ALL_YEAR = lazy(r"全年(?:共|累计|合计|总计)(?:[\u4e00-\u9fff]{0,4})?")
_SEASON = lazy(r"^第?[一二三四]季度|^[上下]半年|^\d{1,2}月份?")


def _became(total: Quantity, parts: Sequence[Quantity], between: str) -> re.Match[str] | None:
    """The comma behind a total whose parts tell by opposite words what became of it."""
    if len(parts) < 2 or any(q.sentence != total.sentence for q in parts):
        return None
    if between.startswith("，") and opposites(between, parts[1].lead):
        return re.match("，", between)
    return None


_COMPARES = lazy(r"[较比与]|同比|增|减|上年|去年|20\d\d年|人均|每|最")


def sums(items: Sequence[Quantity], frame: Frame) -> Iterator[Breakdown]:
    """Counts in a row and what they come to together: 网站40条、微信30条，合计70条."""
    prose = frame.prose
    counted = [q for q in items if not q.negated]
    for index, total in enumerate(counted):
        if not total.exact or total.kind not in {"count", "money"}:
            continue
        if (row := _row(counted, index, prose)) is not None:
            yield Breakdown(total, row, Span(row[0].span.start, total.span.end), False, True)
            continue
        by_season = bool(_ALL_YEAR.fullmatch(total.lead))
        if not (_TOGETHER.fullmatch(total.lead) or by_season):
            continue
        parts: list[Quantity] = []
        at = total.span.start - len(total.lead)
        for item in reversed(counted[:index]):
            if not parts and not item.lead and item.tail in {"合计", "共计", "总计"}:
                at = item.span.start  # 两项合计
                continue
            gap = prose[item.span.end : at].strip()
            joined = gap in ({"，", ","} if not parts else {"，", ",", "、", "和", "及", "以及"})
            alike = item.unit == total.unit or item.kind == total.kind == "money"
            if item.sentence != total.sentence or not alike or not joined:
                break
            if not item.exact or not item.lead or item.part or _COMPARES.search(item.lead):
                parts = []
                break
            if by_season and not _SEASON.search(item.lead):
                parts = []
                break
            parts.append(item)
            at = item.span.start - len(item.lead)
        before = prose[total.sentence.start : at] if parts else ""
        if len(parts) < 2 or re.search(r"\d|其中|包括", before):
            continue
        if _NO_PART.search("".join(p.lead for p in parts)) or _STOP.match(parts[-2].lead):
            continue
        parts.reverse()
        span = Span(parts[0].span.start, total.span.end)
        yield Breakdown(total, tuple(parts), span, False, False)


_ROW_TOTAL = lazy(
    r"(?:全年|以上|[两三四五六]项|，)*(?:合计|共计|总计|累计|总共|一共|共)(?![同建享治])[\u4e00-\u9fff]{0,4}"
)


def _row(counted: Sequence[Quantity], index: int, prose: str) -> tuple[Quantity, ...] | None:
    """What stands before a total in a row behind 分别: 四个季度分别检查18次、22次、25次、20次，全年共85次."""
    total = counted[index]
    if not _ROW_TOTAL.fullmatch(total.lead) or "分别" in total.lead:
        return None  # 累计分别达到64项和288项: each one's own sum
    at = total.span.start - len(total.lead)
    parts: list[Quantity] = []
    for item in reversed(counted[:index]):
        gap = prose[item.span.end : at].strip()
        if gap not in ({"、", "", "和", "及"} if parts else {"，"}) or not item.exact:
            return None
        if item.sentence != total.sentence or item.kind != total.kind:
            return None
        if item.unit != total.unit and item.kind != "money":
            return None
        parts.append(item)
        joint = item.lead in {"和", "及", "与", "以及"}
        if item.lead and not joint:
            break
        at = item.span.start - len(item.lead)
    if len(parts) < 2 or "分别" not in parts[-1].lead or parts[-1].part:
        return None
    if re.search(r"\d|其中|[较比]", prose[total.sentence.start : parts[-1].span.start]):
        return None
    return tuple(reversed(parts))


def _closed(parts: Sequence[Quantity]) -> bool:
    leads = [p.lead for p in parts]
    if any(_REST.search(lead) for lead in leads):
        return True
    return any("自然人" in x for x in leads) and any("法人" in x or "企业" in x for x in leads)


def _parts(
    total: Quantity, rest: Sequence[Quantity], prose: str, at: int
) -> tuple[list[Quantity], bool] | None:
    """The parts behind a total, and whether the list may go on; None where it can't be read."""
    parts: list[Quantity] = []
    for position, item in enumerate(rest):
        if item.sentence != rest[0].sentence:
            break
        gap = prose[at : item.span.start]
        if (
            parts
            and "；" in gap
            and item.lead in {p.lead.removeprefix("其中").strip("，：") for p in parts}
        ):
            break  # the same part told again
        if parts and "；" in gap:
            more = gap.rpartition("；")[2]
            return parts, item.unit == total.unit and not _STOP.match(more) and "其中" not in prose[
                item.span.end : item.span.end + 8
            ]
        fate = bool(parts) and opposites(parts[-1].lead, gap)
        if parts and not fate and (_STOP.match(gap) or _OPENER.search(gap)):
            if item.kind == "percent" and re.match(r"^[，（(]?占", gap):
                at = item.span.end
                continue
            return parts, bool(_OPENER.search(gap))
        if "（" in gap or "(" in gap:
            return None
        if parts and ("）" in gap or ")" in gap):
            break
        if item.kind == "percent" or (item.value > total.value and not parts):
            return None
        if item.unit != total.unit and not (
            item.kind == "bare" and _list_unit(rest[position:], prose) == total.unit
        ):
            return parts, True
        if parts and not re.match(r"^[，、]|^(?:以及|和|及|与)", gap.strip()):
            # the same part goes on (…公开3件涉及5件…)
            return parts, True
        parts.append(item)
        at = item.span.end
    tail = prose[parts[-1].span.end : parts[-1].span.end + 2] if parts else ""
    return parts, tail.startswith(("等", "，等"))


def _list_unit(items: Sequence[Quantity], prose: str) -> str:
    """The unit at the end of a list of bare numbers (33、8、2条)."""
    for left, right in itertools.pairwise(items):
        if left.kind != "bare":
            return left.unit
        if prose[left.span.end : right.span.start] not in {"、", "和", "，", ","}:
            return ""
    return items[-1].unit if items else ""
