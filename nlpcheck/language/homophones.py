"""Words written by another character or word of the same sound or shape, found by counting.

lexicons/homophones.tsv holds, for each right word, the characters that may be written for
its first and its second one by mistake (怎策 for 政策); what comes about is no word and does
not stand in some 58 million characters of public prose.  lexicons/soundalikes.tsv holds words
that are right in themselves with the neighbours beside which another word of the same sound
is meant (应急观礼 for 应急管理): beside them the wrong word never stands in that prose and the
right one often does.  Both are made by ``training/slips.py``.  lexicons/swapped.tsv
(``training/swapped.py``) holds words and terms with two neighbouring characters swapped (目栏).
What no neighbour tells, all the words about may (``either``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import msgspec

from nlpcheck import lexicon
from nlpcheck.language.either import find_meant
from nlpcheck.language.lazy import lazy
from nlpcheck.language.runs import lines

if TYPE_CHECKING:
    from nlpcheck.rules.base import Context

_PARTICLES = frozenset(
    "的了和与及或在是为对向从被把将并也都就还又再更最很要能可会应须均等于以其各不已未所"
    "由按经使让且因但做用请只才无该此近皆共后前"
)
"""Words of one character beside which a word begins or ends; beside any other, a name may."""
_CHINESE = lazy(r"[一-鿿]")
_OF_A_NAME = lazy(
    r"公司|集团|商贸|商行|商店|超市|酒店|宾馆|饭店|药店|药房|医院|诊所|学校|学院|中学|小学|幼儿园|社区|小区|花园|"
    r"广场|大厦|大道|公路|水库|合作社|家庭农场|农场|工程|项目部|同志|先生|女士|律师|教授|主任|局长|镇长|县长|书记"
)
"""Behind these names end, and names are spelt as they please (佳强公司)."""
_BETWEEN = frozenset("了")
"""What may stand between a word and the neighbour that goes with it (制定 了 方案)."""
_ANYWHERE = "*"


class Sounding(msgspec.Struct, frozen=True):
    """``text`` at ``[start, end)``, for which ``right`` was meant (code points).

    ``word``: whether ``text`` is a word by itself, wrong only beside its neighbour.
    ``swapped``: whether two characters have but changed places.
    """

    start: int
    end: int
    text: str
    right: str
    word: bool = False
    swapped: bool = False


class _Slips:
    """The right words by their first and by their second character, with the slips of the other.

    Few characters of a text stand alone, so rows are parted only when they are asked about.
    """

    def __init__(self) -> None:
        self._heads: dict[str, list[str]] = {}
        self._tails: dict[str, list[str]] = {}
        for line in lexicon.lines("homophones"):
            self._heads.setdefault(line[0], []).append(line)
            self._tails.setdefault(line[1], []).append(line)
        self._by_first: dict[str, dict[str, str]] = {}
        self._by_second: dict[str, dict[str, str]] = {}

    def right(self, pair: str) -> str | None:
        """The word that was meant by two characters; the commonest where several may be."""
        first, second = pair[0], pair[1]
        words = self._by_first.get(first)
        if words is None:
            words = self._by_first[first] = _meant_by(self._heads.pop(first, ()), 2)
        if second in words:
            return words[second]
        words = self._by_second.get(second)
        if words is None:
            words = self._by_second[second] = _meant_by(self._tails.pop(second, ()), 1)
        return words.get(first)


def _meant_by(lines: Iterable[str], column: int) -> dict[str, str]:
    """The right word for each wrong character of a column; of several rows the first counts."""
    meant: dict[str, str] = {}
    for line in lines:
        right, *slips = line.split("\t")
        for char in slips[column - 1] if len(slips) >= column else "":
            meant.setdefault(char, right)
    return meant


@cache
def _slips() -> _Slips:
    return _Slips()


@cache
def _swapped() -> dict[str, str]:
    """The right words by their reverse, most of which are no words."""
    rows = (line.split("\t") for line in lexicon.lines("swapped"))
    return {wrong: right for wrong, right in rows if len(wrong) == 2}


@cache
def _swapped_terms() -> tuple[Any, tuple[str, ...], tuple[str, ...]]:
    """The longer forms as an automaton, the forms, and what each should read."""
    from ahocorasick_rs import AhoCorasick

    rows = [line.split("\t") for line in lexicon.lines("swapped")]
    forms, terms = zip(*(row for row in rows if len(row[0]) > 2), strict=True)
    return AhoCorasick(forms), forms, terms


def find_swapped_terms(text: str) -> Iterator[Sounding]:
    """Terms in ``text`` with two characters swapped across two words (社关会切), in order."""
    automaton, forms, terms = _swapped_terms()
    for index, start, end in automaton.find_matches_as_indexes(text):
        yield Sounding(start, end, forms[index], terms[index], swapped=True)


@cache
def _suspects() -> frozenset[str]:
    """The words that another may be meant by."""
    return frozenset(lexicon.by_pair("soundalikes")) | _swapped().keys()


@cache
def _frames(word: str) -> list[tuple[str, str, str]]:
    """For a wrong word of the lexicon: right words, neighbours before, neighbours behind, lists
    as they stand."""
    rows = [(*line.split("\t"), "", "") for line in lexicon.by_pair("soundalikes")[word]]
    return [(right, f"、{before}、", f"、{after}、") for _, right, before, after, *_ in rows]


def find_homophones(text: str) -> list[Sounding]:
    """Slips of sound or shape in ``text``, in order, none overlapping another."""
    found: list[Sounding] = []
    for line in lines(text):
        starts = list(accumulate(map(len, line.words), initial=line.start))
        for hit in _in_line(text, line.words, starts):
            if not found or hit.start >= found[-1].end:
                found.append(hit)
    return found


def _in_line(text: str, words: list[str], starts: list[int]) -> Iterator[Sounding]:
    suspects, swapped = _suspects(), _swapped()
    for index, word in enumerate(words):
        start = starts[index]
        if len(word) == 1:
            other = words[index + 1] if index + 1 < len(words) else ""
            if len(other) != 1 or not ("一" <= word <= "鿿" and "一" <= other <= "鿿"):
                continue
            right = _slips().right(word + other)
            if right is not None and fits(words, index, right):
                yield Sounding(start, start + 2, word + other, right)
                continue
            right = swapped.get(word + other)
            if right is not None and not _parted(words, index) and fits(words, index, right):
                yield Sounding(start, start + 2, word + other, right, swapped=True)
        elif word not in suspects:
            continue
        elif word in swapped:
            if not _named(words, index, 1) and _free(words, index, 1):
                yield Sounding(start, start + 2, word, swapped[word], swapped=True)
        else:
            right = _meant(words, index, _frames(word))
            if right is not None and not _named(words, index, 1):
                yield Sounding(start, start + len(word), word, right, True)


def _meant(words: list[str], index: int, rows: list[tuple[str, str, str]]) -> str | None:
    """The right word that the neighbours of ``words[index]`` call for."""
    if index and words[index - 1] == "自":
        return None  # 自收到之日起
    at_a_place = _at_a_place(words, index)
    before = _neighbours(words, index, -1)
    after = _neighbours(words, index, 1)
    for right, left, follows in rows:
        if at_a_place and _an_adverb(right):
            continue
        if left == f"、{_ANYWHERE}、":
            if _free(words, index, 1):
                return right
            continue
        if any(f"、{word}、" in left for word in before):
            return right
        if any(f"、{word}、" in follows for word in after) and not (
            len(after) > 1 and _names_a_thing(right)
        ):
            return right
    return None


_PLACED = frozenset("在从到于去往")


_PLACES_AND_TIMES = (
    "网站 门户网站 官网 平台 网络平台 栏目 专栏 公众号 微信 微博 客户端 媒体 渠道 窗口 大厅 系统 公开栏 公示栏 公告栏 "
    "页面 首页 时间 时限 期限 期间 期内 当天 当日 基础 前提 过程 方面 领域 环节 情况 规定"
)
_TOLD_WHERE = frozenset(_PLACES_AND_TIMES.split())
"""Behind 在 one of these says where or when by itself; what follows is no part of the place."""


def _at_a_place(words: list[str], index: int) -> bool:
    """Whether a word is said to be a place: 在集市发放, 在普法集市发放, but not 在网站集市发布."""
    if index and words[index - 1] in _PLACED:
        return True
    described = index > 1 and words[index - 2] in _PLACED and len(words[index - 1]) > 1
    return described and words[index - 1] not in _TOLD_WHERE


def _an_adverb(word: str) -> bool:
    """Whether a word says how, and so never stands behind 在."""
    from nlpcheck.language.segment import tag

    return tag(word)[0][1] in ("d", "ad", "c")


def _names_a_thing(word: str) -> bool:
    """Whether a word is a noun, behind which no 了 stands (错失了 is no 措施了)."""
    from nlpcheck.language.segment import tag

    return tag(word)[0][1] == "n"


def _neighbours(words: list[str], index: int, step: int) -> list[str]:
    """The word on one side, and the next one where only a particle stands between."""
    near = index + step
    if not 0 <= near < len(words):
        return []
    if words[near] in _BETWEEN and 0 <= near + step < len(words):
        return [words[near], words[near + step]]
    return [words[near]]


def _named(words: list[str], index: int, length: int) -> bool:
    """Whether the words are, or may be, part of a name or of a title."""
    after = words[index + length] if index + length < len(words) else ""
    before = words[index - 1] if index else ""
    return bool(_OF_A_NAME.match(after)) or (
        before in ("“", "《", "‘") and after in ("”", "》", "’")
    )


def _free(words: list[str], index: int, length: int) -> bool:
    """Whether no lone character stands beside that may belong to them (满易度, a name)."""
    for beside in (index - 1, index + length):
        if 0 <= beside < len(words):
            word = words[beside]
            if len(word) == 1 and word not in _PARTICLES and _CHINESE.match(word):
                return False
    return True


def _parted(words: list[str], index: int) -> bool:
    """Whether one of two lone characters is a particle and the other makes a word with its
    neighbour on the far side (通俗版图解和语音说明)."""
    from nlpcheck.language.segment import cut_known

    first, second = words[index : index + 2]
    before = words[index - 1][-1:] if index else ""
    after = words[index + 2][:1] if index + 2 < len(words) else ""
    return (second in _PARTICLES and len(cut_known(before + first)) == 1 and bool(before)) or (
        first in _PARTICLES and len(cut_known(second + after)) == 1 and bool(after)
    )


def fits(words: list[str], index: int, right: str) -> bool:
    """Whether two characters are no part of a name, and the right word fits better there."""
    from nlpcheck.language.segment import cut_known

    if not _free(words, index, 2):
        return False
    if _named(words, index, 2):
        return False
    left = max(0, index - 4)
    before, after = "".join(words[left:index]), "".join(words[index + 2 : index + 6])
    whole = len(words[left : index + 6])
    return len(cut_known(before + right + after)) < whole


def homophones(context: Context) -> list[Sounding]:
    """Service: what :func:`find_homophones` finds in a report's narrative, titles left out."""
    from nlpcheck.language.confusables import outside_titles
    from nlpcheck.language.trade_words import touches

    text = context.prose
    found = find_homophones(text)
    for more in (
        find_swapped_terms(text),
        (Sounding(m.start, m.end, m.text, m.right, word=True) for m in find_meant(text)),
    ):
        told = [(hit.start, hit.end) for hit in found]
        found += [hit for hit in more if not any(a < hit.end and hit.start < b for a, b in told)]
    right = [hit for hit in found if not touches(text, hit.start, hit.end)]
    return outside_titles(context, sorted(right, key=lambda hit: hit.start))
