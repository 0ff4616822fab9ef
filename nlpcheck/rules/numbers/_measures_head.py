"""Counts of one sentence whose words end in the same noun, with two measure words that could both
stand with it: 执法35次，其中夜间执法12场; 更换路灯42个 behind 修复路灯86盏; 比上年的1305条 behind 1460件."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Quantity

_FAMILIES = (
    frozenset("件条宗起份封篇期例个项处单则桩通"),
    frozenset("次场期轮趟回届个"),
    frozenset("家户个所座处块"),
    frozenset("栋幢座"),
    frozenset("台部辆架艘"),
    frozenset("个只把盏根条块面盆株棵副顶台"),
    frozenset("篇份件条期本册部个张幅则首段"),
    frozenset("条路段"),
    frozenset("支个队"),
    frozenset("节堂讲"),
    frozenset("笔件单票个"),
)
"""Measures that may stand with one and the same noun; of each pair one at a time."""
_APART = tuple(
    map(frozenset, ("期场", "期部", "册张", "份张", "部条", "部段", "部集", "块面", "部张"))
)
"""Pairs that count different sides of a thing: 培训班3期5场, 简报12期86篇."""
_ALIKE = tuple(map(frozenset, ("份张", "部条", "部段", "块面")))
"""Of these, those that count the same where all of a long label is the same."""
_THINGS = frozenset("桩点杆牌栏棚亭站所池井渠塘坝桥路灯树苗车船机器表卡证")
"""Things of one character: 充电桩."""
_NO_HEAD = frozenset(
    ["以旧换新", "新增", "共有", "达到", "完成", "涉及", "惠及", "覆盖", "实现", "开展", "组织", "举办", "召开", "印发", "制发", "发放", "派发", "发布", "公开", "更新", "推送", "设置",
     "设立", "建立", "建成", "新建", "改建", "办理", "受理", "办结", "处理", "收到", "接到", "接收", "发现", "整改", "参与", "参加", "参训", "培养", "投入", "投放", "使用",
     "制定", "出台", "修订", "形成", "报送", "上报", "合计", "共计", "总计", "累计", "其中", "情况", "左右", "以上", "部分", "方面", "达标", "现有", "拥有", "安装", "配备",
     "采购", "购置", "组建", "选派", "出动", "动员", "查处", "立案", "下达", "下发", "编印", "制作", "张贴", "悬挂", "分别", "目前", "今年", "去年", "全年", "上年", "平均",
     "个人", "集体", "单位", "城市", "农村", "省级", "市级", "县级", "镇级", "村级", "国家", "全市", "全县", "全省", "全国"]
)  # fmt: skip
"""Words at the end of a label that name no thing."""
_BROAD = frozenset(
    ["信息", "材料", "资料", "文件", "内容", "活动", "工作", "事项", "任务", "措施", "意见", "建议", "项目", "宣传", "数据", "服务", "培训", "会议", "栏目", "报道", "作品", "产品",
     "检查", "政策", "宣讲", "企业", "基地", "案例", "节目", "工程", "设备", "设施", "标准", "中心"]
)  # fmt: skip
"""Nouns for things of many kinds: they are the same only behind 其中."""
EVENTS = frozenset(
    ["来电", "来信", "来访", "公示", "公告", "通报", "简报", "快报", "专报", "月报", "周报",
     "检查", "培训", "宣传", "调研", "服务", "宣讲", "督查", "演练", "演出", "比赛", "巡查", "执法", "巡逻", "座谈", "走访", "答疑", "咨询", "讲座", "展览", "展演", "招聘", "体检", "义诊", "路演",
     "直播", "普查", "抽查", "督导", "审计", "会商", "研讨", "交流", "观摩", "评审", "听证", "调解", "仲裁", "处罚", "预警", "演讲", "竞赛", "排查", "巡检", "检测", "监测", "暗访", "巡河", "采访"]
)  # fmt: skip
"""Verbs that name a countable event too."""
_SUMS = lazy(r"(?:总数|总量|数量|数|共有|共计|共|合计|总计|累计|计|为|达|有|了|的)+$")
_FROM = lazy(r"^(?:其中|，|有|的)*")
_COMPARED = lazy(
    r"^(?:，|（)?(?:同比|环比|同期|(?:相?较|比|与|同)(?:之)?(?:于)?)(?:上一?年度?|去年|往年|前年|20\d\d年度?)?(?:同期|同月)?(?:相比|的)?，?"
    r"(?:增加|减少|上升|下降|增长|多|少|增|减)?了?(?:出)?$"
)
_GOES_ON = lazy(r"$|[的]?(?:有所|由|已|被|均|下降|上升|增|减|多|少|获|得|入选|正|在|尚|未)")


def _label(count: Quantity) -> str:
    return _SUMS.sub("", _FROM.sub("", count.lead))


def _both(one: str, two: str) -> bool:
    """Whether two measures may stand with one noun and count the same."""
    pair = frozenset((one, two))
    return pair not in _APART and any(pair <= family for family in _FAMILIES)


_COMPOUND = frozenset("量率数位人者表机室员区版型式类点牌站台会班队卡证书")
"""What makes a noun of the verb before it: 阅读量, 检查点."""


def goes_on(tail: str) -> bool:
    """Whether a verb or an adverb comes next, so that the count's noun is one told before."""
    from nlpcheck.language.segment import tag

    if not tail:
        return False
    word, flag = tag(tail)[0]
    behind = tail[len(word) : len(word) + 1]
    if behind == "了":
        return True
    if flag == "v" and (
        behind in _COMPOUND
        or word[-1] in _COMPOUND
        or (len(word) < 2 and behind not in set("在到给于成入有"))
    ):
        return False  # 4个蹲位, 3个检查点
    return flag in {"v", "d", "p"} and word not in _usual() and word not in EVENTS


def _head(one: str, two: str) -> str:
    """The words that two labels end in, "" where they share no whole word."""
    from nlpcheck.language.segment import cut

    size = 0
    while size < min(len(one), len(two)) and one[-size - 1] == two[-size - 1]:
        size += 1
    if size < 2:
        return ""
    head = ""
    for word, other in zip(reversed(cut(one)), reversed(cut(two)), strict=False):
        if word != other:
            break
        head = word + head
    if not head:
        # the words are cut otherwise behind other words: 村道|路灯
        head = next((one[-n:] for n in range(size, 1, -1) if n > 2 or one[-n:] in _usual()), "")
    return head if head and (_names(head) or _long(head)) else ""


@cache
def _usual() -> frozenset[str]:
    """Nouns whose measures are known."""
    return lexicon.words("measures")


def _long(head: str) -> bool:
    """Whether a head is so long that it names one thing, whatever kind of word it ends in:
    加装电梯申请, 地质灾害点."""
    if head[-2:] in _BROAD | _NO_HEAD:
        return False
    return len(head) >= 4 or (len(head) == 3 and head[-1] in _THINGS)


def _names(head: str) -> bool:
    """Whether the last word of a head names a thing or an event."""
    from nlpcheck.language.segment import tag

    word, flag = tag(head)[-1]
    return flag.startswith(("n", "vn", "an", "j", "l", "z")) or word in EVENTS


def same_head(row: Sequence[Quantity], prose: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of a count and the one before it in the sentence that it should share the measure with."""
    for second in row[1:]:
        before = [q for q in row if q.span < second.span]
        if any(q.unit == second.unit and _head(_label(q), _label(second)) for q in before):
            continue  # as one before it
        for first in reversed(before):
            if first.unit == second.unit:
                continue
            if not _both(first.unit, second.unit) and not (
                frozenset((first.unit, second.unit)) in _ALIKE
                and len(_head(_label(first), _label(second))) >= 4
            ):
                continue
            gap = prose[first.span.end : second.span.start]
            if "；" in gap or ";" in gap:
                break
            if first is before[-1] and _COMPARED.match(gap) and _compared(second):
                yield second, first
                break
            if second.tail and not _GOES_ON.match(second.tail):
                continue
            if _same(first, second, gap, first is before[-1]):
                yield second, first
                break


def _compared(second: Quantity) -> bool:
    return not second.tail or bool(_GOES_ON.match(second.tail))


def _same(first: Quantity, second: Quantity, gap: str, next_to: bool) -> bool:
    """Whether two labels end in one noun that names the same kind of things."""
    if first.tail and not first.tail.startswith(("、", "，", "和", "及")):
        return False
    head = _head(_label(first), _label(second))
    if len(head) < 2 or head[-1] in "到至为达于得过了" or head in _NO_HEAD or head in _verbs():
        return False
    if (not _names(head) or head[-2:] in _BROAD) and second.value > first.value:
        return False
    if head in _BROAD:
        mine = gap.startswith("，其中") or _label(second).endswith("的" + head)
        return next_to and mine and second.value <= first.value and bool(_label(first) != head)
    return True


def _verbs() -> frozenset[str]:
    return lexicon.words("verbs") - EVENTS


def in_lists(row: Sequence[Quantity], prose: str) -> Iterator[tuple[Quantity, Quantity]]:
    """暴雨预警41条、大风预警30期、高温预警25条: one in a list whose labels end alike."""
    group: list[Quantity] = []
    for count in [*row, None]:
        if group and (
            count is None
            or prose[group[-1].span.end : count.span.start - len(count.lead)]
            not in {"、", "，", "和", "", "及"}
            or prose[group[-1].span.end] not in "、，和及"
            or _label(count)[-2:] != _label(group[0])[-2:]
        ):
            units = [q.unit for q in group]
            single = [q for q in group if units.count(q.unit) == 1]
            if len(group) >= 3 and len(set(units)) == 2 and len(single) == 1:
                model = next(q for q in group if q.unit != single[0].unit)
                if _both(model.unit, single[0].unit):
                    yield single[0], model
            group = []
        if count is not None and len(_label(count)) >= 2:
            group.append(count)


def among_sums(total: Quantity, odd: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the odd one of the parts is called as the others are (大风预警 beside 暴雨预警)."""
    others = [p for p in parts if p is not odd]
    return bool(others) and all(_label(p)[-2:] == _label(odd)[-2:] for p in others)


def pairs(row: Sequence[Quantity], prose: str) -> Iterator[tuple[Quantity, Quantity]]:
    """All pairs of this module."""
    yield from itertools.chain(same_head(row, prose), in_lists(row, prose))
