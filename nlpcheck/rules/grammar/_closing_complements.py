"""GR002 and GR003 by the shape of a complement: what stands at the end of a clause behind 得 only.

理地顺, 衔接地好, 摆放地离大门较远; 打的开, 来的及, 答的上, 省的来回跑.  In fifty-three million characters
of laws, reports and news such a character stands there behind 地 or 的 nowhere but behind a word that
holds the particle (余地, 各地, 真的), or by mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.rules.grammar._doubts import PLACES
from nlpcheck.rules.grammar._manners import IDIOMS, words
from nlpcheck.rules.grammar._pure_manners import PURE

_ONE = "好|顺|准|快|慢|细|实|严|深|透|牢|稳|早|晚|紧|松|乱|齐|满|清|通|勤|浅|密|妥|差|旺|亮|响|美|熟|精|巧|活|正|直|平|整|久|对|错|巧|甜|香|圆"
_SCARCE = "少|多|远|近|高|低|大|小|全|广|宽|长|短|重|轻"
"""Said of land as well (人多地少): behind a verb only."""
_STATES = (
    "清楚|明白|彻底|干净|整齐|到位|及时|顺利|平稳|有序|合理|规范|准确|全面|完整|细致|扎实|认真|详细|具体|清晰|严格|频繁|紧凑|从容|自然|周到|顺畅|充分|均匀|"
    "简单|复杂|突然|热烈|热闹|辛苦|踏实|安稳|开心|满意|出来|起来|过来|进去|回来|上去|仓促|匆忙|草率|粗糙|潦草|模糊|笼统|零散|分散|凌乱|混乱|随意|生硬|"
    "死板|单调|缓慢|迟缓|滞后|牢固|结实|平整|宽敞|漂亮|美观|大方|醒目|显眼|妥当|恰当|得当|适当|周全|周密|严密|严谨|紧密|密切|默契|流畅|通顺|工整|精彩|"
    "精细|精准|精确|深刻|透彻|深入|简洁|简明|简短|通俗|生动|形象|直观|活泼|灵活|巧妙|熟练|娴熟|利索|麻利|果断|主动|积极|被动|勉强|吃力|轻松|容易|圆满|成功|出色"
)
_END = r"(?=[，。；！”\n]|$)"
_LAND = lazy(
    rf"地(?:(?P<one>{_ONE})|(?P<scarce>{_SCARCE})|{_STATES})(?:了|些|一些|多了|很多|不少)?{_END}"
)
_CLAUSES = lazy(
    r"地(?:离(?!开|境|京|去|职|场|岗|世|任|别|散)[^，。；、\n]{1,10}(?:远|近)|(?:让|令|使|叫)人[^，。；\n]{2,12}|"
    r"连[^，。；\n]{1,8}[都也][^，。；\n]{1,10}|(?:像|如同|跟|和|好像|犹如)[^，。；、\n]{1,10}(?:一样|一般|似的|一个样)|"
    r"有(?:条理|条有理|模有样|板有眼|条不紊|声有色|层次|重点|新意|深度|温度|滋味|理有据|章法|分寸|根有据|滋有味|头有尾|来有去)[^，。；\n]{0,4}|"
    r"比(?!较|例|赛|重|价|如|分|拼)[^，。；、\n的地]{1,12}(?:快|慢|好|早|晚|细|实|多|少|高|低|准|全|清楚|及时|顺利|方便|准确|详细|具体|全面|细致|规范|顺畅|严格|整齐|周到|扎实)(?:了|些|一些|得多|多了|不少|很多)?)"
    rf"{_END}"
)
_DONE = lazy(
    r"的(?:顺|准|快|慢|透|牢|稳|早|晚|紧|松|乱|齐|满|清|通|勤|妥|远|懂|动|着|到|住|完|见|开|(?<!来的)[上下]|出|起|进|过|成|出来|起来|过来|下去|过去|进去|回来)(?=[，。；！](?!”))"
)
#: A verb and what may come of it, before its object; none of the words that begin with it.
_UP = (
    "上(?![海级班午半层述游市限报个年月门网下方面空传线万百千山台学车岗汽篇集一古衣甘证任诉访涨升世面])|"
    "下(?![一属级列方面岗午半游降周沉水个乡设辖发脚跌落次线载达拨滑场部令放调])|"
    "起(?![点诉草源伏步重义因家降止始居码落用初来飞步])|"
    "动(?![力作物员态车机静画人植议工迁漫感能向脉荡摇产手])|"
    "着(?![力重眼装手火陆落色急名])"
)
_ABLE = lazy(
    rf"(?P<v>[答叫说顾谈算赶配评称喊跟靠吃穿轮搭沾瞧住养抽坐])的(?={_UP})[^，。；、\n]{{2,}}{_END}"
)
_IN_TIME = lazy(r"来的(?<![未本由原将后外往上下前出回带过起近历都到]来的)及(?![其格物早时])")
_SPARED = lazy(
    r"[省免]的(?![一-鿿]{0,3}(?:重点|统一|要求|规定|部署|政策|文件|平台|标准|项目|试点|示范|厅|局|委|办|政府|部门|费用|时间|钱|力气|工夫|事|人))"
    r"(?=[再又来反往跑多重排白空到两误漏担操挨错绕折等找问填交带花去上走耽忘])"
)
_WHO = words(
    "群众 百姓 居民 企业 老人 大家 家长 商户 人员 患者 职工 学生 村民 市民 乡亲 业主 农户 用户 旅客 游客 司机 读者 客户 会员 考生 牧民 农民 "
    "渔民"
)
"""Who is spared something, right before 省得."""


@cache
def _manners() -> frozenset[str]:
    return frozenset(lexicon.words("manner")) | IDIOMS | PURE


def closing(text: str, particle: str) -> Iterator[tuple[int, int]]:
    """Start and end of the last character or the verb before a ``particle`` and the particle."""
    from nlpcheck.language.segment import has_word

    if particle == "地":
        for match in _LAND.finditer(text):
            at = match.start()
            if _alone(text, at, has_word):
                size = _verb(text, at, verbs_only=match["scarce"] is not None)
                if size:
                    yield at - size, at + 1
        for match in _CLAUSES.finditer(text):
            at = match.start()
            size = _verb(text, at, verbs_only=True) if _alone(text, at, has_word) else 0
            if size:
                yield at - size, at + 1
        return
    for match in _DONE.finditer(text):
        at = match.start()
        if text[at - 1] >= "一" and text[at - 1] not in _TRULY and not has_word(text[at - 2 : at]):
            yield at - 1, at + 1
    for match in _ABLE.finditer(text):
        at = match.start("v")
        if text[at - 1] >= "一" and not has_word(text[at - 1 : at + 1]):
            yield at, at + 2
    for match in _IN_TIME.finditer(text):
        yield match.start(), match.start() + 2
    for match in _SPARED.finditer(text):
        at = match.start()
        if text[at - 1 : at] in ("，", "。", "；") or text[at - 2 : at] in _WHO:
            yield at, at + 2


_TRULY = frozenset("真别是目有似中")


_OF_LAND = frozenset("多各两三四五六七八九几等某一当此该每本异外内余境飞里碱")
_PREDICATES = frozenset("更越愈渐加好年天步般样")


def _alone(text: str, at: int, known: Callable[[str], bool]) -> bool:
    """Whether 地 at ``at`` is of no word, and no manner word stands before it."""
    if not "一" <= text[at - 1 : at] <= "鿿" or text[at - 1] in _OF_LAND | _PREDICATES:
        return False
    if any(known(text[at - n : at + 1]) for n in (2, 3)) or known(text[at : at + 2]):
        return False
    return not any(text[at - n : at] in _manners() for n in (2, 3, 4, 5)) and not PLACES.match(
        text[max(0, at - 8) : at]
    )


def _verb(text: str, at: int, *, verbs_only: bool) -> int:
    """How long the word before ``at`` is, if a verb may stand there; 0 for none."""
    from nlpcheck.language.segment import has_word, tag

    clause = _BOUND.split(text[max(0, at - 12) : at])[-1]
    if len(clause) < 2:
        return 0
    word, flag = tag(clause)[-1]
    if len(word) == 1 and has_word(word + "地"):
        return 0
    if flag[:1] == "v" or flag in ("vn", "an"):
        return len(word)
    if verbs_only or flag in (
        "ns",
        "nr",
        "nt",
        "nrt",
        "r",
        "m",
        "d",
        "ad",
        "z",
        "i",
        "l",
        "f",
        "s",
    ):
        return 0
    return len(word) if len(word) < 3 else 0


_BOUND = lazy(r"[，。；：、！？\n（）“”]")
