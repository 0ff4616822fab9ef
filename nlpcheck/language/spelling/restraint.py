"""What is left alone whatever the model says, and where it must be surer than elsewhere.

Numbers written in characters, the pronouns 他她它 (the text alone seldom tells), and
Traditional characters and dialect are not ours to mend; in 《titles》 the evidence must be
overwhelming. All other restraint is evidence that the decision weighs (features.py).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling.alphabet import DIGITS
from nlpcheck.language.spelling.candidates import (
    DELETE,
    FREE,
    INSERT,
    LONGEST,
    SUBSTITUTE,
    WORD,
    Candidates,
)
from nlpcheck.language.spelling.features import Marks
from nlpcheck.language.spelling.resources import Resources
from nlpcheck.language.spelling.scan import Scan

NUMERALS = "〇零一二三四五六七八九十百千万亿两廿卅"
#: Before these a numeral counts or numbers something; a numeral in another place (统一、百姓)
#: is a character like any other.
COUNTED = (
    "个件条次名项年月日号位人家户份起宗元万亿倍度分时点周天届期种类批处所篇册部本台辆座平亩米里公吨克斤张套场回"
    "轮岁成层级等大中全季双单多余几数是则面方对支只头口间栋片段步把颗株艘架枚句章节款编字"
)
PRONOUNS = "他她它"
#: Characters of spoken dialects that official prose only quotes.
DIALECT = "嘅咗佢啲唔喺哋嚟冇侬覅伲囡嘢咁睇乜咩哩啵嘞"
#: The aspect particle 着 as it is written in Taiwan, and wherever a text from there was
#: turned into simplified characters: a matter of norm, which no reading of the line decides.
VARIANT = "著"
#: Words that stand for themselves with one character or with two, by what is left where they are
#: short (或者 或, 根据 据): the longer form is no correction of the shorter, nor the shorter of the
#: longer. Without the other character they are no words (根案情需要), which is worth telling.
LONG_FORMS = {
    "first": "或者 应当 应该 但是 因为 如果 已经 虽然 并且 仍然 仍旧 可以 可能 需要 必须 而且 从而 没有 曾经 即将 正在 还是 就是 也是 都是 "
    "按照 依照 依据 对于 由于 至于 属于 处于 用于 等等 其中 其他 各个 每个 这个 那个 一个 两个 我们 他们 她们 它们 当时 今天 昨天 明天 "
    "共有 共计 约为 更加 更为 较为 极为 颇为 均为 均已 能够 将会 将要 不能 不会 不得 不再 及其 以其 与其 并不 也不 还有 还要 又有 都有 再次 另外 多次",
    "second": "可能 需要 必须 并且 而且 以及 没有 即将 正在 还是 就是 也是 都是 根据 依据 对于 由于 位于 以来 之间 之后 之前 之内 之外 一个 人们 "
    "最近 最新 最大 共有 共计 约为 更为 较为 极为 均为 均已 将会 将要 不能 不会 不得 不再 及其 以其 与其 并不 也不 还有 还要 又有 都有 "
    "本市 本省 本县 本区 本条 同时 随后 然后 此后 此前 关于 等等",
}
#: Words of which neither form is taken for the other's slip where they are long.
LONG_ONLY = "自己 进行 时候 今年 目前 非常 十分 此外 首次"
#: Words of which either is right where the other is, or so nearly that the line does not tell.
EQUALS = (
    "即时 及时", "制订 制定", "做出 作出", "其它 其他", "烦琐 繁琐", "惟一 唯一", "交代 交待", "想像 想象",
    "分量 份量", "定购 订购", "定做 订做", "界线 界限", "联结 连结", "审评 评审", "众僧 僧众", "成份 成分",
)  # fmt: skip
#: What is said of an act behind 得 (答复得及时、准确); 的 would want a noun.
COMPLEMENTS = (
    "及时 准确 到位 整齐 清楚 干净 扎实 清晰 完整 透彻 明白 仔细 细致 认真 规范 迅速 顺利 彻底 充分 全面 具体 深入 "
    "详细 明确 通俗 生动 周到 妥当 牢固 平稳 有序 合理 严格 严密 简洁 笼统 粗糙 随意 草率 缓慢 滞后 零散 太慢 太晚 "
    "很好 很快 不好 不够 不错 更好 更快 更细 更实 较好 较快 较慢 较晚 偏慢 偏晚 过慢 过晚 出色 漂亮 井井"
)
#: Characters that mean other things in the same place: neither sound nor shape confuses them.
KIN = (
    "上下前后左右内外里中东西南北", "大小多少高低长短新旧老少快慢早晚轻重", "年月日时分秒周天", "春夏秋冬",
    "这那此该其某本各每", "可得能会应须要需宜当", "和与及或并同跟", "是为系即乃", "将已曾正在",
    "很较更最极甚太", "省市县区镇乡村州", "男女父母子儿", "一二三四五六七八九十百千万亿两", "我你他她它您",
    "把被将让使由", "从自由向往至到于在", "不未没无非", "都均皆俱全", "又再还也亦仍", "个名位件条项份起人家",
)  # fmt: skip
#: Share of characters outside GB 2312 from which a line counts as Traditional.
TRADITIONAL = 0.12
#: Least probability within 《》.
IN_TITLE = 0.9
#: Measure words and nouns that are doubled to mean each and every one (份份有照片、村村通).
EACH_ONE = "份件个事人处户村家年月天步层条项样次句点环级时栏篇页组队校厂店班科室镇乡站所车路桥门口"
#: Least probability that one of two of them is superfluous.
OF_EACH_ONE = 0.97
#: The same where the first of them ends a word and the second begins one (保险费费率).
OF_TWO_WORDS = 0.99


def simplified(res: Resources) -> NDArray[np.bool_]:
    """Which tokens are characters of GB 2312, or no Chinese characters at all."""
    known = np.ones(res.alphabet.size, bool)
    for number in np.flatnonzero(res.han):
        try:
            chr(res.alphabet.code_of[number]).encode("gb2312")
        except UnicodeEncodeError:
            known[number] = False
    return known


def forbidden(res: Resources, view: Scan, found: Candidates, marks: Marks) -> NDArray[np.bool_]:
    """Candidates that are never offered."""
    token = np.concatenate([view.token, np.zeros(LONGEST, np.uint16)])
    plain = res.simplified
    numeral, pronoun, dialect, variant = (
        res.tokens(s) for s in (NUMERALS, PRONOUNS, DIALECT, VARIANT)
    )
    ordinal = res.alphabet.lut[ord("第")]
    at = found.at
    out = np.zeros(len(found), bool)
    leads = _before_complement(res, token)
    for k in range(LONGEST):
        here = (found.span > k) & (found.size > k) & np.isin(found.kind, (SUBSTITUTE, WORD, FREE))
        old, new = token[at + k], found.new[:, k]
        differ = here & (old != new)
        out |= differ & numeral[old] & numeral[new]
        out |= differ & pronoun[old] & pronoun[new]
        out |= differ & variant[old]
        out |= differ & leads[at + k]
    deleted = found.kind == DELETE
    counting = numeral.copy()
    counting[DIGITS] = True
    counts = counting[token[at - 1]] | counting[token[at + deleted]] | (token[at - 1] == ordinal)
    counts |= res.tokens(COUNTED)[token[at + deleted]] | ~res.han[token[at + deleted]]
    out |= (found.kind == INSERT) & numeral[found.new[:, 0]] & counts
    out |= deleted & numeral[token[at]] & counts & ~_written_twice(res, token, at)
    out |= deleted & (variant[token[at]] | ~plain[token[at]])
    left, right = token[at - 1], token[at]
    added = found.new[:, 0]
    grown = _pairs(res, LONG_FORMS["first"])[res.slot[left], res.slot[added]]
    grown |= _pairs(res, LONG_FORMS["second"])[res.slot[added], res.slot[right]]
    out |= (found.kind == INSERT) & grown
    long_form = _pairs(res, " ".join((*LONG_FORMS.values(), LONG_ONLY)))
    shrunk = (
        long_form[res.slot[left], res.slot[right]]
        | long_form[res.slot[right], res.slot[token[at + 1]]]
    )
    out |= (found.kind == DELETE) & shrunk & (left != right) & (right != token[at + 1])
    out |= (found.kind == FREE) & _kin(res)[res.slot[right], res.slot[added]]
    out |= (found.kind == DELETE) & _both_twice(res, token)[at]
    out |= _equal(res, token, found)
    lines = int(marks.line[-1]) + 2
    han = np.bincount(marks.line, view.han, lines)
    strange = np.bincount(marks.line, view.han & ~plain[view.token], lines)
    traditional = (strange >= 2) & (strange > TRADITIONAL * han)
    out |= traditional[marks.line[at]]
    spoken = np.flatnonzero(dialect[view.token])
    if len(spoken):
        near = np.searchsorted(spoken, at)
        for side in (near - 1, near):
            close = spoken[side.clip(0, len(spoken) - 1)]
            out |= (np.abs(close - at) <= 12) & (marks.line[close] == marks.line[at])
    return out


def _before_complement(res: Resources, token: NDArray[np.uint16]) -> NDArray[np.bool_]:
    """Which tokens are a 得 before what is said of an act: one of :data:`COMPLEMENTS` at the end
    of a clause, or characters written twice (整整齐齐, 井井有条)."""
    ahead = np.concatenate([token, np.zeros(4, np.uint16)])
    first, second, third, fourth = (ahead[n : len(token) + n] for n in range(1, 5))
    twice = first == second
    said = _pairs(res, COMPLEMENTS)[res.slot[first], res.slot[second]]
    said &= ~res.han[third] | twice
    said |= twice & (third == fourth) & res.han[first]
    return (token == res.alphabet.lut[ord("得")]) & said


def _both_twice(res: Resources, token: NDArray[np.uint16]) -> NDArray[np.bool_]:
    """Which tokens are of two characters each written twice (沟沟坎坎, 塬塬峁峁)."""
    twice = (token[1:] == token[:-1]) & res.han[token[1:]]
    first = np.flatnonzero(twice[:-2] & twice[2:] & (token[:-3] != token[2:-1]))
    out = np.zeros(len(token), bool)
    for step in range(4):
        out[first + step] = True
    return out


def _equal(res: Resources, token: NDArray[np.uint16], found: Candidates) -> NDArray[np.bool_]:
    """Candidates that exchange one of two :data:`EQUALS` for the other."""
    out = np.zeros(len(found), bool)
    for begin in (-1, 0):  # the word begins one before the place, or at it
        rows = np.flatnonzero(
            (found.span == found.size) & (found.span <= 2 + begin) & (found.at + begin >= 0)
        )
        at = found.at[rows]
        single = found.span[rows] == 1
        old = token[at + begin], token[at + begin + 1]
        if begin:
            new = old[0], found.new[rows, 0]
        else:
            new = found.new[rows, 0], np.where(single, old[1], found.new[rows, 1])
        out[rows] |= np.isin(_key(*old, *new), _equals(res))
    return out


@lru_cache(maxsize=8)
def _equals(res: Resources) -> NDArray[np.uint64]:
    """The keys of each pair of equal words, both ways."""
    found = []
    for pair in EQUALS:
        one, other = (res.alphabet.lut[[ord(c) for c in word]] for word in pair.split())
        found += [_key(*one, *other), _key(*other, *one)]
    return np.array(found, np.uint64)


def _key(*tokens: Any) -> Any:
    """Four tokens as one number."""
    total: Any = np.uint64(0)
    for one in tokens:
        total = (total << np.uint64(16)) | np.asarray(one).astype(np.uint64)
    return total


def _written_twice(
    res: Resources, token: NDArray[np.uint16], at: NDArray[Any]
) -> NDArray[np.bool_]:
    """Places of one of two equal numerals in a number written with 十, 百 … or after 第 or within
    brackets, where no numeral follows itself (第三三十条, 二十十条, （八八）) but in 十五五."""
    unit = res.tokens("十百")
    opening, closing = (res.alphabet.lut[ord(c)] for c in "（）")
    ordinal = res.alphabet.lut[ord("第")]
    first = np.where(token[at] == token[at - 1], at - 1, at)
    before, after = token[first - 1], token[first + 2]
    twice = token[first] == token[first + 1]
    bracketed = (before == opening) & (after == closing)
    plan = (before == res.alphabet.lut[ord("十")]) & (token[at] == res.alphabet.lut[ord("五")])
    counted = unit[token[at]] | unit[before] | unit[after] | (before == ordinal) | bracketed
    return twice & counted & ~plan


def each_one(res: Resources, view: Scan, found: Candidates) -> NDArray[np.bool_]:
    """Candidates that take away one of two characters which may mean each and every one."""
    token = np.concatenate([view.token, np.zeros(1, np.uint16)])
    here = token[found.at]
    twice = (token[found.at - 1] == here) | (token[found.at + 1] == here)
    return (found.kind == DELETE) & twice & res.tokens(EACH_ONE)[here]


def ends_and_begins(text: str, at: int) -> bool:
    """Whether the character at ``at`` stands twice, once at the end of a word of the dictionary,
    or as a particle, and once at the beginning of one (储备粮粮权, 保险费费率, 在在建项目)."""
    from nlpcheck import lexicon
    from nlpcheck.language.segment import has_word, tag

    first = at - 1 if at and text[at - 1] == text[at] else at
    if text[first + 1 : first + 2] != text[first]:
        return False
    word = text[first + 1 : first + 3]
    if not has_word(word) and word not in lexicon.words("trade_words"):
        return False
    if text[at] in _PARTICLES:
        return tag(word)[0][1][:1] not in _EMPTY
    return any(has_word(text[first - n : first + 1]) for n in (1, 2) if first >= n)


_PARTICLES = frozenset("在对以从和与及为由向将把被是至按")
_EMPTY = frozenset("cdpu")
"""jieba's tags of words that stand behind no particle (以便, 对于, 从而)."""


@lru_cache(maxsize=8)
def _pairs(res: Resources, words: str) -> NDArray[np.bool_]:
    """A table over slots: which two characters make one of the words, parted by spaces."""
    table = np.zeros((res.slots, res.slots), bool)
    for word in words.split():
        a, b = res.slot[res.alphabet.lut[[ord(c) for c in word]]]
        table[a, b] = True
    table[0] = table[:, 0] = False
    return table


@lru_cache(maxsize=8)
def _kin(res: Resources) -> NDArray[np.bool_]:
    """A table over slots: which two characters are of one kin."""
    table = np.zeros((res.slots, res.slots), bool)
    for kin in KIN:
        some = res.slot[res.alphabet.lut[[ord(c) for c in kin]]]
        table[np.ix_(some, some)] = True
    table[0] = table[:, 0] = False
    return table


def together(found: Candidates, probability: NDArray[Any], faint: float) -> NDArray[np.float64]:
    """How likely something is wrong at each candidate's place: the sum of the
    probabilities of all candidates whose places meet or touch (they exclude each other)."""
    result = np.zeros(len(found))
    rows = np.flatnonzero(probability >= faint)
    if not len(rows):
        return result
    rows = rows[np.argsort(found.at[rows], kind="stable")]
    low, p = found.at[rows], probability[rows].astype(np.float64)
    high = low + np.maximum(found.span[rows], 1)
    total = p.copy()
    # Places are at most LONGEST tokens wide, so only near rows can meet.
    for step in range(1, len(rows)):
        meet = low[step:] <= high[:-step]
        if not meet.any():
            break
        total[step:] += np.where(meet, p[:-step], 0)
        total[:-step] += np.where(meet, p[step:], 0)
    result[rows] = np.minimum(total, 0.999)
    return result
