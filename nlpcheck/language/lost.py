"""Lost characters: of two words that often stand together one has but one character left.

提升务服务 for 提升政务服务, 接受社监督 for 接受社会监督.  A lone character that is hardly a word by
itself stands beside a word, as it never does in public prose; the word of two characters
that holds it often does; and on the lone character's other side a clause ends, a particle
stands, or a word that often goes with the whole one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from operator import add

import msgspec

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.neighbours import holding, neighbours
from nlpcheck.language.runs import CLAUSE_END, runs

_PARTICLES = frozenset(
    "的了和与及或在是为对向从被把将并也都就还又再更最很要能可会应须均等于以其各不已未所"
)
_AHEAD = frozenset("经由对从按凭据因以为向将被把至自于")
"""At the head of a clause these are prepositions, no rest of a word (经活动断层探测)."""
_SUFFIXES = frozenset("件率量数户类型性化者员方处点线版期级费款金地区段口岗证单")
"""Behind a word these make another one, which a trade may have for itself (受理件)."""
_BEFORE = lazy(r"(?:^|[，。；、：]|[。；：]\s+)$")
ALONE = frozenset(
    "判建战重查办抓管讲写编送报改增减扩设修开收学研访谈签发印评选推拓展准快易细实全严"
)
"""Characters that are words by themselves, most of all in headlines (建台账, 判死刑)."""
_REACH = 7


class Lost(msgspec.Struct, frozen=True):
    """``text`` at ``[start, end)`` (code points) that lacks a character of ``right``."""

    start: int
    end: int
    text: str
    right: str


def find_lost(text: str) -> list[Lost]:
    """Pairs of words that lack a character, in order, none overlapping another."""
    found: list[Lost] = []
    for begin, end, words in runs(text):
        sizes = list(map(len, words))
        starts = list(accumulate(sizes, initial=begin))
        for index, both in enumerate(map(add, sizes, sizes[1:])):
            start = starts[index]
            if both != 3 or (found and start < found[-1].end):
                continue
            word, other = words[index], words[index + 1]
            for right in _whole(word, other):
                if _ends(text, (begin, end), words, index, right, start) and _better(
                    text[begin:end], start - begin, right
                ):
                    found.append(Lost(start, start + 3, word + other, right))
                    break
    return found


@lru_cache(maxsize=1 << 14)
def _whole(word: str, other: str) -> tuple[str, ...]:
    """The pairs of words that were meant by a lone character and a word, or the reverse."""
    return tuple(_wholes(word, other))


def _wholes(word: str, other: str) -> Iterator[str]:
    rows = neighbours()
    if len(word) == 1 and word not in ALONE:
        for first in holding().get(word, ()):
            row = rows.get(first)
            if row and row.may_lose(other, "0" if word == first[0] else "1"):
                yield first + other
    elif (
        len(word) > 1
        and other not in ALONE
        and other not in _SUFFIXES
        and (row := rows.get(word)) is not None
        and other in row.follows
    ):
        for second in row.follows.split("、"):
            digit = "2" if second[:1] == other else "3" if second[1:2] == other else "-"
            if digit in second[2:]:
                yield word + second[:2]


def _ends(
    text: str, span: tuple[int, int], words: list[str], index: int, right: str, start: int
) -> bool:
    """Whether on the lone character's other side there is an end, a particle, or a word that
    often goes with the whole word."""
    from nlpcheck.language.segment import has_word

    rows = neighbours()
    if len(words[index]) == 1:
        if index == 0:
            return words[0] not in _AHEAD and _BEFORE.search(text, max(0, start - 3), start) is not None
        near = words[index - 1]
        if has_word(near[-1] + words[index]):
            return False  # 向业 主公开
        if near.endswith(words[index]):
            return False  # one too many, not one lost (办理理流程)
        if near in _PARTICLES or near in lexicon.words("verbs") or near in lexicon.words("manner"):
            return True
        row = rows.get(near)
        return row is not None and row.goes_before(right[:2])
    if index + 2 == len(words):
        return text[span[1] : span[1] + 1] in CLAUSE_END
    near = words[index + 2]
    if near.startswith(words[index + 1]):
        return False
    if near in _PARTICLES:
        return True
    row = rows.get(right[2:])
    return row is not None and row.goes_before(near)


def _better(run: str, at: int, right: str) -> bool:
    """Whether the words are no more once the lost character is there."""
    from nlpcheck.language.segment import cut_known

    low, high = max(0, at - _REACH), at + 3 + _REACH
    mended = cut_known(run[low:at] + right + run[at + 3 : high])
    return len(mended) <= len(cut_known(run[low:high]))
