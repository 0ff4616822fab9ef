"""Two words of one task run together: 参加观 (参加, 参观), 下降低 (下降, 降低), 实行施 (实行, 实施).

Whoever puts one verb for another may leave a character of the first one.  Three characters that
public prose never has side by side (``unseen``) are told where two of them are a verb or an
adjective, where the third makes one with either of these two, and where it is a word by
itself there that hardly ever stands alone.  lexicons/blends.tsv has those of the commonest verbs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.neighbours import neighbours
from nlpcheck.language.runs import CLAUSE_END, runs
from nlpcheck.language.trade_words import inside
from nlpcheck.language.unseen import look
from nlpcheck.language.words_about import window

FREE = frozenset(
    "一二三四五六七八九十百千万亿两几多少大小新老旧高长短快慢早晚严全总分再又也都还更最很太较并或及和与的地得了着过在"
    "于对从向由把将被给为以所其之该各每不未没无可能会应须要需到至自按依经用使让是有就才只均已曾正请待愿敢预维互来去"
    "上中内外前后里时年月日次人个员者性率额量费表书单件证卡牌站室厅局处科部门院馆校厂店区县市镇乡村点共另误看指出"
    "好潮渐起完掉成路心家期名深强建控受现配拓推抢包防主战重抓讲写编修收学研访谈签评选展准易细"
)
"""Characters that stand by themselves anywhere, or end a word of any kind."""
_VERBS = frozenset(("参观", "检测"))
"""Verbs that the dictionary has as nouns, and lexicons/verbs.tsv not at all."""
PARTICLES = frozenset("的了着过和与及或在是为对向从由把被将并也都就已均应可要于至到以")
"""What may stand beside the character that is left."""


@cache
def _verb(word: str) -> bool:
    """Whether a word is a common verb or adjective."""
    from nlpcheck.language.segment import has_word, tag

    if neighbours().get(word) is None or not has_word(word):
        return False
    if word in _VERBS or word in lexicon.words("verbs"):
        return True
    tagged = tag(word)
    return len(tagged) == 1 and tagged[0][1] in ("v", "vn", "a", "ad", "an", "vd", "vi")


def find_blends(text: str) -> Iterator[tuple[int, int, str]]:
    """Such three characters, and the verb that is whole, in order."""
    from nlpcheck.language.segment import has_word

    for at in sorted(look(text).never):
        three = text[at - 1 : at + 2]
        if len(three) < 3 or len(set(three)) < 3 or not all("一" <= c <= "鿿" for c in three):
            continue
        first, middle, last = three[0], three[1], three[2]
        if has_word(first + last + middle) or has_word(middle + first + last):
            continue  # 座会谈: out of order (SP104)
        if last not in FREE and _verb(first + middle):
            if _verb(first + last) or _verb(middle + last):
                if _lone(text, at - 1, first + middle, 2):
                    yield at - 1, at + 2, first + middle
                    continue
        if first not in FREE and _verb(middle + last):
            if _verb(first + last) or _verb(first + middle):
                if _lone(text, at - 1, middle + last, 0):
                    yield at - 1, at + 2, middle + last


def find_listed(text: str) -> Iterator[tuple[int, int, str]]:
    """A verb with a character of another word behind it or before it (审查议, 登记录), and the verb,
    by lexicons/blends.tsv, in order."""
    sides = _sides()
    for run in runs(text):
        start = run.start
        for index, word in enumerate(run.words):
            beside = sides.get(word)
            if beside is not None:
                ends, heads = beside
                near = run.words[index + 1] if index + 1 < len(run.words) else ""
                if len(near) == 1 and near in ends and _closed(run.words, index + 2, near, 0):
                    yield start, start + 3, word
                near = run.words[index - 1] if index else ""
                if len(near) == 1 and near in heads and _closed(run.words, index - 2, near, -1):
                    yield start - 1, start + 2, word
                elif len(near) == 1 and word[1] in sides.get(near + word[0], ("", ""))[0]:
                    if _closed(run.words, index + 1, word[1], 0):
                        yield start - 1, start + 2, near + word[0]
            start += len(word)


@cache
def _sides() -> dict[str, tuple[str, str]]:
    """Verbs, with the characters that are never behind them and never before them."""
    rows = (f"{line}\t\t".split("\t")[:3] for line in lexicon.lines("blends"))
    return {word: (ends, heads) for word, ends, heads in rows}


def _closed(words: list[str], index: int, char: str, edge: int) -> bool:
    """Whether the word at ``index``, beside a lone character, has nothing to do with it."""
    from nlpcheck.language.segment import has_word

    beside = words[index] if 0 <= index < len(words) else ""
    if not beside:
        return True
    both = char + beside[0] if edge == 0 else beside[edge] + char
    return (len(beside) > 1 or beside in PARTICLES) and not has_word(both)


def _lone(text: str, start: int, verb: str, extra: int) -> bool:
    """Whether the segmentation has the verb there and, ``extra`` behind ``start``, a character by
    itself with an end, a particle or a longer word on its other side."""
    from nlpcheck.language.segment import cut_known

    if inside(text, start + extra):
        return False
    low, high = window(text, start, 3)
    words = cut_known(text[low:high])
    place, index = low, 0
    while index < len(words) and place < start:
        place += len(words[index])
        index += 1
    char = text[start + extra]
    wanted = [verb, char] if extra else [char, verb]
    if place != start or words[index : index + 2] != wanted:
        return False
    if not extra:
        return _closed(words, index - 1, char, -1)
    if index + 2 >= len(words):
        return not text[high : high + 1] or text[high] in CLAUSE_END or text[high].isdigit()
    return _closed(words, index + 2, char, 0)
