"""Makes lexicons/blends.tsv from the official text: a verb with a character of another one beside it.

``python -m training.blends`` (about two minutes).  Whoever puts 审议 for 审查 may leave 审查议, or, of
下降 and 降低, 下降低; whoever puts 总结 for 汇总 may leave 汇总结.  Such three characters are kept for two
common words of which one begins or ends as the other does, where the text never has the first
word before that character by itself, nor the last two as a word behind the first character.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

from nlpcheck import lexicon
from nlpcheck.language.blended import FREE
from nlpcheck.language.segment import cut_known
from training.gaps import SUFFIXES
from training.slips import Text, _kind, _runs
from training.vocabulary import dictionary

#: How often a word, and the one whose character is left, stand in the text, at least.
COMMON, OTHER = 900, 500
#: The same where the character is hardly ever a word by itself, and seldom stands beside others.
SCARCE, BOUND, SELDOM = 100, 0.12, 400
#: Before a word a character is sooner a verb by itself (设审计科).
BOUND_AHEAD = 0.05
#: The largest share of a character's places in which it may be a word by itself.
ALONE = 0.3
#: Behind these any verb of one character may stand (公开发包, 集中采样).
LEADS = frozenset(
    [
        "公开", "安排", "停止", "联合", "集中", "统一", "优先", "开始", "继续", "免费", "自主",
        "独立", "积极", "深入", "直接",
    ]
)  # fmt: skip
#: Characters that make new words with any verb (参控股, 产购销, 分撤离).
_JOIN_ANY = frozenset("供分参转相学准产反持包办民进救附极通始首双互单联合并且即则")
#: Characters that are verbs by themselves before any noun (遇险情, 设审计科).
_TAKE_NOUNS = frozenset(
    "遇设涉逢赴抵获授任拟续撤毁伤欠缺补退缴征免增调借租购销售存储运载乘驾违犯判罚扣押封除破立订签印盖填"
    "修装拆清扫洗挖填砌铺架栽种养喂捕捞采选育播收割送接迎查验测"
)
#: Words that begin so stand before any verb (一字不得错).
_MODAL = frozenset("不无未没可能应须必")
_KINDS = ("v", "vn", "a", "ad", "an", "vd")
_OTHERS = (*_KINDS, "n", "d")
_HEAD = (
    "# 由 training/blends.py 从公开的法律法规、工作报告和新闻文本统计得出，在约 5800 万字中从不这样断词；请勿手改。\n"
    "# word 之后误留 ends 中一字（另一词的词尾：审查、审议误作审查议，下降、降低误作下降低），"
    "之前误留 heads 中一字（登记、记录误作登记录）。\n"
    "word\tends\theads\n"
)

Sides = tuple[set[str], set[str]]


def main() -> None:
    """Write the file."""
    write(Text())


def write(text: Text) -> None:
    """The file from the counts of a text, which is read once more."""
    sides = candidates(text)
    for run in _runs():
        for word, other in pairwise(cut_known(run)):
            drop(sides, word, other)
    rows = [
        f"{word}\t{''.join(sorted(ends))}\t{''.join(sorted(heads))}".rstrip() + "\n"
        for word, (ends, heads) in sides.items()
        if ends or heads
    ]
    (lexicon.folder() / "blends.tsv").write_text(_HEAD + "".join(rows), "utf-8")
    print(len(rows), sum(len(a) for a, _ in sides.values()), sum(len(b) for _, b in sides.values()))


def candidates(text: Text) -> dict[str, Sides]:
    """For each verb the characters of other words that might be left behind it, and before it."""
    known, verbs = dictionary(), lexicon.words("verbs")
    begun: dict[str, dict[str, int]] = defaultdict(dict)
    ended: dict[str, dict[str, int]] = defaultdict(dict)
    acts = []
    for word, count in text.words.items():
        kind = _kind(known, word)
        if len(word) != 2 or count < SCARCE or not (kind in _OTHERS or word in verbs):
            continue
        act = kind in _KINDS or word in verbs
        weight = count if act else min(count, OTHER - 1)
        begun[word[0]][word[1]] = weight
        ended[word[1]][word[0]] = weight
        if act and word not in LEADS and word[0] not in _MODAL:
            acts.append(word)
    behind, ahead = Counter[str](), Counter[str]()
    for first, second in text.beside:
        if len(first) == 2 and len(second) == 1:
            behind[second] += 1
        elif len(first) == 1 and len(second) == 2:
            ahead[first] += 1

    def share(char: str) -> float:
        return text.words[char] / max(1, text.chars[char])

    def left(word: str, others: dict[str, int], beside: Counter[str], first: bool) -> set[str]:
        common = first and text.words[word] >= COMMON
        bound = BOUND if first else BOUND_AHEAD
        return {
            char
            for char, count in others.items()
            if char not in word
            and char not in FREE
            and (
                (common and count >= OTHER and share(char) < ALONE)
                or (share(char) < bound and beside[char] < SELDOM and char not in _JOIN_ANY)
            )
            # Behind any verb these make a noun or another verb: 简易化, 检测品.
            and not (first and char in SUFFIXES and not (common and count >= OTHER))
            # Of 遇险情 the first is a verb and the last two its object.
            and not (
                first
                and not common
                and char in begun[word[1]]
                and (word[0] in _TAKE_NOUNS or share(word[0]) >= bound)
            )
            and (first or char not in _TAKE_NOUNS)
        }

    return {
        word: (
            left(word, begun[word[1]] | begun[word[0]], behind, True),
            left(word, ended[word[0]] | ended[word[1]], ahead, False),
        )
        for word in acts
    }


def drop(sides: dict[str, Sides], word: str, other: str) -> None:
    """A character that the text does have beside a word, or as a word with half of it."""
    if len(other) == 1 and word in sides:
        sides[word][0].discard(other)
    if len(word) == 1 and other in sides:
        sides[other][1].discard(word)
    if len(word) == 1 and len(other) == 2 and word + other[0] in sides:
        sides[word + other[0]][0].discard(other[1])


if __name__ == "__main__":
    main()
