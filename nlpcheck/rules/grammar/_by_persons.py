"""GR001 where the subject is named: 执法人员文明的劝导车主驶离.

Behind persons who act, a manner word and 的, a verb with its object fills the clause; as a noun's
phrase it would want a predicate behind it (工作人员热情的接待让人感动).  So does a clause without
a subject before a clause of aim (规范的填写申报表，确保……).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.rules.grammar._adverbials import CLAUSE, CLAUSE_VERB, GOVERNORS, HEADS
from nlpcheck.rules.grammar._before_object import ADVERBIAL
from nlpcheck.rules.grammar._manners import ACTS, IDIOMS, NAMED, OF_NOUNS, REACHED, words
from nlpcheck.rules.grammar._pure_manners import DEEDS, LAID, NEARLY, PURE, RESULTS

_PERSONS = (
    "人员|小组|医生|护士|教师|老师|民警|交警|辅警|城管|干部|队员|成员|党员|律师|法官|检察官|志愿者|代表|工程师|专家|师傅|司机|骨干|队伍|团队|小分队|工作组|专班|窗口|大厅|部门|"
    "单位|机关|派出所|社区|街道|(?<!全)村委会?|居委会|卫生院|学校|医院|企业|供电所|水务局|[局镇乡]|[巡养讲宣调营引导安保管护监督信息观察协联络采集劝解格指挥查验理赔技辅驾售票咨询收银]员"
)
#: More words that describe an act as well as a thing; behind persons they tell of the act.
_MORE = words(
    "文明 规范 公正 公平 客观 理性 友善 和气 谦和 周到 贴心 暖心 精细 精准 精确 高效 灵活 沉着 冷静 熟练 娴熟 奋力 努力 勤奋 刻苦 辛勤 默默 无私 无偿 "
    "义务 免费 轮流 集体 联合 独立 单独 自愿 自发 热心 热情 真诚 诚恳 亲切 和蔼 严肃 严厉 温和 委婉 巧妙 科学 合理 统一 频繁 经常 反复 大力 全力 充分 "
    "彻底 及早 就近 上门 当面 用心 细致 周密 稳妥 稳步 有序 有力 有效 平稳 安全 快捷 便捷 简明 通俗 形象 生动 直观 清晰 清楚 完整 系统 全面 专业 权威 "
    "动态 常态 长期 持续 连续 随机 交叉 错峰 分批 分片 分类 逐户 逐一 逐项 依法 依规 如实 真实 准确 深入 广泛 普遍 强力 坚决 果断 坚定 勇敢 "
)
_ENDS_IN_PERSONS = lazy(rf"(?:{_PERSONS})$")
_NOUN_TAIL = lazy(rf"(?:{HEADS})$")
_BEGINS = lazy(r"[的和与及或之、]|工作|服务|曲|节奏|下")


@cache
def _manners() -> frozenset[str]:
    return frozenset(lexicon.words("manner")) | IDIOMS | PURE | NEARLY | _MORE


@cache
def _verbs() -> frozenset[str]:
    return frozenset(DEEDS | RESULTS | REACHED | ACTS | LAID | lexicon.words("verbs"))


@cache
def _expression() -> re.Pattern[str]:
    verbs = "|".join(sorted(_verbs(), key=len, reverse=True))
    return lazy(rf"的(?P<verb>{verbs})(?P<after>[^，。；：、！？\n]{{3,24}})(?=[，。；])")


_PREPOSITIONS = tuple("对向为给把将由被与和在从经以")
_AIM = lazy("，(?:保障|确保|避免|防止|减少|提高|提升|实现|推动|促进|方便|做到|保证|帮助|引导)")


def acts(text: str) -> Iterator[tuple[int, str, str]]:
    """Where a manner word begins, itself and the verb behind its 的."""
    manners = _manners()
    for match in _expression().finditer(text):
        at, verb, after = match.start(), match["verb"], match["after"]
        clause = CLAUSE.split(text[max(0, at - 24) : at])[-1]
        for size in range(min(5, len(clause)), 1, -1):
            manner = clause[-size:]
            if manner not in manners:
                continue
            before = clause[:-size]
            if (_fills(verb, after) or _ends(text, match, manner)) and (
                (_ENDS_IN_PERSONS.search(before) and not _governed(before))
                or (
                    not before
                    and text[at - size - 1 : at - size] in ("。", "；", "\n", "")
                    and verb not in NAMED | OF_NOUNS
                    and _AIM.match(text, match.end())
                )
            ):
                yield at - size, manner, verb
            break


_PREDICATE = lazy(
    "，[^，。；]{0,6}?(?:让|使|令|得到|受到|赢得|获得|博得|广受|深受|给|是|为|有|成为|体现|展现|展示|彰显|值得|令人|感染|感动|温暖|打动|也|都|均|很|十分|非常)"
)
"""What may follow a comma behind a noun phrase that is the subject."""


def _ends(text: str, match: re.Match[str], manner: str) -> bool:
    """Whether verb and object end what persons do though the object is a phrase with 的, or ends as
    names of things do: a noun without a predicate would be no sentence (熟练的操作后台系统)."""
    after = match["after"]
    rest = after[1:] if after[0] in "了着" else after
    if len(rest) < 4 or _BEGINS.match(after) or _PREDICATE.match(text, match.end()):
        return False
    if CLAUSE_VERB.search(rest.replace("的", "", 1)) or manner not in ADVERBIAL:
        return False
    return not re.match(rf"(?:{HEADS})", rest) and not re.search("[让使得]", rest)


def _governed(before: str) -> bool:
    """Whether what names the persons has a verb before them, whose object the whole may be."""
    return (
        "的" in before or GOVERNORS.search(before) is not None or before.startswith(_PREPOSITIONS)
    )


def _fills(verb: str, after: str) -> bool:
    """Whether verb and object leave no room for a predicate, and no noun for the manner word."""
    rest = after[1:] if after[0] in "了着" else after
    if _BEGINS.match(after) or _NOUN_TAIL.search(after) or CLAUSE_VERB.search(rest):
        return False
    if verb in NAMED | OF_NOUNS and len(after) < 5 and after[0] not in "了着":
        return False
    return not any(after[cut:] in _verbs() for cut in range(5))
