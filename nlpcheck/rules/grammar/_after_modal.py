"""GR001 behind what only a predicate follows: 不得随意的扩大范围, 可以轻松的购买药品, 为更好的服务群众.

Behind an auxiliary or an adverb of a predicate, a manner word and 的, a verb with its object ends the
clause.  Each such place of fifty-three million characters of laws, reports and news is a slip for 地.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.rules.grammar._adverbials import CLAUSE, CLAUSE_VERB, HEADS
from nlpcheck.rules.grammar._before_object import _NOMINAL, ADVERBIAL, _verbs
from nlpcheck.rules.grammar._manners import IDIOMS, words
from nlpcheck.rules.grammar._pure_manners import NEARLY, PURE

_MODAL = words(
    "不得 不能 不应 不宜 不可 不会 不敢 不许 不准 应当 应该 必须 务必 须 能够 能 可以 得以 正在 已经 便于 负责 未能 难以 足以 力求 力争 始终 "
    "一直 常常 经常 也 都 均 还 又 再 才能 方能 从而 进而 只能 一律 每天 每晚 每日 每周 每月 每年 每季度 每半年 当场 现场 当天 次日 当日 会 "
    "应 曾 曾经 并 且 而且 并且 就能 即可 就可以 无法 不断 逐步"
)
_TIMES = words(
    "每天 每晚 每日 每周 每月 每年 每季度 每半年 现场 当场 当天 次日 当日 并 且 并且 而且 也 都 再 又"
)
"""Behind these a noun may stand as well: the verb must be one that is hardly ever a noun."""
_FOR = lazy(
    r"(?<![成变改化分锻作视认称定])(?:为|为了|以便|以期)(?P<manner>更好|更快|更早|更快更好|更有效|更全面|更准确|更直观|更便捷|更及时|更充分|更深入|更广泛|"
    r"更加?有力|更加?有效|更加全面|更加准确|更加直观|更加及时|更加充分|更加深入|更加便捷|进一步|最大限度|最大程度|切实|充分|有效|及时|全面)的(?P<verb>[一-鿿]{2})"
)
_ADJECTIVES = words("方便 便利 丰富 规范 明确 健全 完善 充实 活跃 密切 统一 稳定")
"""Adjectives that have an object as well."""
_MORE = words(
    "自动 智能 批量 无缝 同步 集中 循环 交叉 重复 连续 持续 动态 实时 稳定 安全 平等 愉快 真切 巧妙 近距离 经常性 选择性 实质性 粗暴 理性 自由 "
    "平衡 均匀 恰当 机械 简单 单纯 一味 成倍 密集 局部 整体 人为 人工 无限期 无差别 无例外 独立 统一 盲目 片面 笼统 草率 主观 轻率 武断 消极 "
    "被动 孤立 静态 随机 定时 定点 定量 匿名 实名 线上 远程 全程 变相 违规 超期 逾期 公平 公正 合理 合法 正常 正确 清楚 具体 详尽 精细 精确 "
    "简便 快捷 便利 方便 灵活 机动 高效 低价 免费 无偿"
)
"""More manner words, of which some are nouns or verbs elsewhere."""
_VERBS_TOO = words(
    "公开 规范 完善 统一 集中 重复 免费 联合 协同 明确 充实 丰富 健全 优先 共同 持续 透明 开放 免除"
)
"""Manner words that are predicates as well (应当公开的信访事项, 可以免费的项目)."""
_HEAD_END = lazy(rf"(?:{HEADS}|将来|未来|明天|生活|日子|自己)$")
_NO = frozenset("的者性化率量度力")


@cache
def _manners() -> frozenset[str]:
    return frozenset(lexicon.words("manner")) | IDIOMS | PURE | NEARLY | ADVERBIAL | _MORE


def after_modal(text: str) -> Iterator[tuple[int, str, str]]:
    """Where a manner word begins, itself and the verb behind its 的."""
    at = text.find("的")
    while at >= 0:
        found = _at(text, at)
        if found:
            yield at - len(found[0]), *found
        at = text.find("的", at + 1)
    for match in _FOR.finditer(text):
        verb = match["verb"]
        if (verb in _strong() or verb in _ADJECTIVES or verb in ("服务", "保障")) and _filled(
            text, match.end()
        ):
            yield match.start("manner"), match["manner"], verb


@cache
def _strong() -> frozenset[str]:
    return _verbs() - _NOMINAL


def _at(text: str, at: int) -> tuple[str, str] | None:
    """The manner word before the 的 at ``at`` and the verb behind it, if a modal rules both."""
    verb = text[at + 1 : at + 3]
    if verb not in _strong() and verb not in _ADJECTIVES and not _act(verb):
        return None
    if not any(text[at - n : at] in _manners() or _adverb(text[at - n : at]) for n in (2, 3, 4)):
        return None
    if text[at + 3 : at + 4] in _NO | {""} or not _filled(text, at + 3, whole=False):
        return None
    from nlpcheck.language.segment import tag

    clause = CLAUSE.split(text[max(0, at - 20) : at])[-1]
    tagged = tag(clause + "的" + verb)
    place, index = 0, -1
    for number, (word, _) in enumerate(tagged):
        if place == len(clause) and word == "的":
            index = number
            break
        place += len(word)
    if index < 2 or len(tagged[index - 1][0]) < 2:
        return None
    manner, modal = tagged[index - 1][0], tagged[index - 2][0]
    if manner in _VERBS_TOO or (manner not in _manners() and not _adverb(manner)):
        return None
    if modal not in _MODAL or (modal in _TIMES and verb in _ADJECTIVES | _NOMINAL):
        return None
    return (manner, verb) if modal not in _TIMES or _filled(text, at + 3) else None


@cache
def _act(word: str) -> bool:
    from nlpcheck.language.segment import has_word, tag

    tagged = tag(word) if has_word(word) else []
    return len(tagged) == 1 and tagged[0][1] == "v"


@cache
def _adverb(word: str) -> bool:
    from nlpcheck.language.segment import has_word, tag

    tagged = tag(word) if has_word(word) else []
    return len(tagged) == 1 and tagged[0][1] in ("ad", "d", "z")


def _filled(text: str, end: int, *, whole: bool = True) -> bool:
    """Whether an object, if ``whole`` nothing else, stands from ``end`` to the clause's end."""
    rest = CLAUSE.split(text[end : end + 24])[0]
    if rest[:1] in ("了", "着", "过"):
        return len(rest) > 2
    if len(rest) < 2 or rest[0] in _NO or rest[0] in "和与及或、":
        return False
    if len(rest) < 5 and _HEAD_END.search(rest):
        return False
    return not whole or not CLAUSE_VERB.search(rest.replace("的", "").replace("不予", ""))
