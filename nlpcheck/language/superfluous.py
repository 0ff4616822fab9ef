"""Superfluous characters: one put into a word (答的复), between two words that take none
there (及时是更新), two function words that never meet (按的要求), one left at a clause's end.

lexicons/unparted.tsv holds the words with the characters that public prose does put between
their own (the dictionary's segmentation being what it is); lexicons/neighbours.tsv holds, for a
word, the function words that never follow or precede it and the words that often follow it
bare.  Both are made by ``training/superfluous.py``; lexicons/blends.tsv, by
``training/blends.py``, holds what editing leaves of another word (审查议), which ``blended`` finds;
lexicons/echoes.tsv, by ``training/echoes.py``, the words beside which one of their own characters is left (栏目栏).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from nlpcheck import lexicon
from nlpcheck.language.blended import find_blends, find_listed
from nlpcheck.language.lazy import lazy
from nlpcheck.language.left_over import (
    AT_NO_END,
    DRAWN,
    ECHO,
    GOES_ON,
    LAST_NOUN,
    NESTED,
    at_end,
    drawn_in,
    echoed,
    nested,
    no_verb,
)
from nlpcheck.language.neighbours import neighbours
from nlpcheck.language.parted import INTRUDERS, JOINS, SPLITS, parted
from nlpcheck.language.prefilter import held, packed, places_of, sign
from nlpcheck.language.runs import runs
from nlpcheck.language.sieve import Sieve
from nlpcheck.language.stray import find_echoes, find_letters, find_repeated, find_stray
from nlpcheck.language.unparted import unparted
from nlpcheck.language.words_about import has_tokens, is_verb

if TYPE_CHECKING:
    from nlpcheck.rules.base import Context

_INTRUDER = lazy(f"[{''.join(sorted(INTRUDERS))}]")
BETWEEN = frozenset("的了是在和与对为把被将从向以于及或一个也就都而并有到由")
"""What the tables say of two words: which of these never stand between them."""
_TOLD = frozenset("了是为和与及")
"""What is told of these where either word avoids it; the others do stand there now and then
(管理在单位, 处以的罚款) and are told where both do."""
_BETWEEN_CHAR = lazy(f"[{''.join(sorted(BETWEEN))}]")

NEVER_BESIDE = frozenset(
    re.findall(
        "..",
        "按的按和被的将的由的与的或的而的并的且的"
        "把了被了从了与了和了由了以了及了或了把是被是从是与是由是向是"
        "或和和及与及和或被和从和由和"
        "被把向把由把从将",
    )
)
"""Pairs of function words that stand in no sentence of public prose, or in one of many thousands."""
_DOUBLED = {
    "能够": ("会", "可以", "能", "可"),
    "可以": ("能够", "可", "能"),
    "得以": ("能", "能够", "可以"),
    "能": ("能够", "可以"),
    "应当": ("应", "应该", "必须", "须", "需", "需要"),
    "应该": ("应", "应当", "必须", "须", "需"),
    "应": ("应当", "应该", "必须", "需"),
    "务必": ("应", "须", "必须", "应当", "应该"),
    "需要": ("要", "应", "应该", "须", "需"),
    "需": ("需要", "应", "应当", "必须", "须"),
    "须": ("必须", "应", "应当", "需", "需要"),
    "要": ("需要", "应当", "应该"),
    "由": ("从",),
    "被": ("受",),
    "按照": ("据", "按", "根据"),
    "根据": ("据", "按照"),
    "都": ("均", "全"),
    "均": ("都", "全", "全部", "一律"),
    "全部": ("全", "均", "一律"),
    "一律": ("均", "全", "全部"),
    "曾": ("曾经", "已", "已经"),
    "曾经": ("曾", "已", "已经"),
    "把": ("将",),
    "与": ("和",),
    "未": ("没有",),
    "没有": ("未",),
    "使": ("让",),
    "让": ("使",),
    "已经": ("已",),
    "已": ("已经",),
    "对": ("对于",),
    "对于": ("对",),
    "向": ("对",),
    "并且": ("并",),
    "并": ("并且",),
    "以及": ("及",),
    "及": ("以及",),
    "或者": ("或",),
    "或": ("或者",),
    "可": ("可以",),
    "必须": ("须", "应", "应当", "应该", "需", "需要"),
}
"""Two words of one meaning, both left standing: the text has the one or the other."""
_ALL_THERE_IS = lazy(r"应([一-鿿]{1,2})尽\1")
_AT_REQUEST = lazy("请求|要求|申请|邀请")
"""What 应 alone goes with: 应当应申请人要求提供."""
_BEFORE_LE = frozenset("的对是和与把为将向以于及或而并其之所着")
"""What never stands between a verb of two characters and 了 (加强对了管理)."""
_NO_PLACE = frozenset(
    ("相关", "有关", "各类", "各项", "一批", "多项", "大量", "若干", "最新", "全部")
)
"""What begins no place: behind 在了 one must follow (出现在了首页)."""
_AFTER_LE = frozenset("及或着")
"""What never stands behind a verb of two characters and 了."""
_LE_DE = lazy(r"了的(?=[一-鿿]{2})(?!是|人|事|话|时候|东西|一切|中国)")
"""What a clause before a noun ends with in tales, not in reports (看准了的事)."""
_LIGHT_VERBS = frozenset(
    (
        "进行",
        "开展",
        "作出",
        "做出",
        "给予",
        "予以",
        "实施",
        "得到",
        "取得",
        "组织",
        "提供",
        "加强",
        "完善",
        "建立",
    )
)
"""Behind these 了的 ends no clause that describes a noun by right (进行了的检查; but 纠正了的歪风)."""
_FROM_WORDS = frozenset("量价业严宽")
"""With 从 before them they are words (由从量计征改为从价计征)."""
_ON_WORDS = frozenset("舰陆火装落手眼力重色急床实想迷")
"""The same with 着 (固化了着舰的飞行方法)."""


class Superfluous(msgspec.Struct, frozen=True):
    """``text`` at ``[start, end)`` (code points), which should read ``right``."""

    start: int
    end: int
    text: str
    right: str


_Look: TypeAlias = "Callable[[str], Iterator[tuple[int, int, str]]]"


@cache
def _round() -> Sieve:
    """Tells where the two characters of a word that nothing parts stand round another one."""
    return Sieve({word for word in unparted() if len(word) == 2}, (0, 2))


@cache
def _inner() -> frozenset[str]:
    """What stands side by side within the words that nothing parts."""
    return frozenset(word[at : at + 2] for word in unparted() for at in range(len(word) - 1))


def _parted(text: str) -> Iterator[int]:
    """Where a character may stand within a word that nothing parts."""
    words = unparted()
    lines, places = packed(text)
    for at, _ in _round().find(lines):
        yield places[at + 1]
    inner = _inner()
    for match in _INTRUDER.finditer(lines, 1):
        at = match.start()
        if lines[at - 1] + lines[at + 1 : at + 2] not in inner:
            continue
        for left, right in SPLITS:
            if lines[max(0, at - left) : at] + lines[at + 1 : at + 1 + right] in words:
                yield places[at]
                break


@cache
def _unmet() -> dict[str, list[tuple[str, str]]]:
    """Function words that never meet, by the two characters at their seam."""
    pairs = {(pair[0], pair[1]) for pair in NEVER_BESIDE} | {
        (first, second) for first, seconds in _DOUBLED.items() for second in seconds
    }
    for row in lexicon.table("unmet"):
        pairs.update((row[0], second) for second in row[1].split("、"))
    found: dict[str, list[tuple[str, str]]] = {}
    for first, second in sorted(pairs, key=lambda p: (-len(p[0]) - len(p[1]), p)):
        found.setdefault(first[-1] + second[0], []).append((first, second))
    return found


@cache
def _never_beside() -> dict[int, str]:
    return {sign(pair): pair for pair in _unmet()}


def _suspects(text: str) -> Iterator[tuple[_Look, Iterable[int]]]:
    """Each way to look at a run of characters, with places in ``text`` that ask for it: by far
    the most runs need no look."""
    lines, places = packed(text)
    here = held(text)
    yield _in_words, _parted(text)
    yield _between_words, (match.start() for match in _BETWEEN_CHAR.finditer(text))
    never = [pair for start, pair in _never_beside().items() if start in here]
    yield _function_words, (places[at] for at in places_of([*never, "了"], lines))
    yield at_end, (match.start() for match in AT_NO_END.finditer(text))
    for match in DRAWN.finditer(text):
        yield drawn_in, (match.start(),)
    yield no_verb, (match.start(1) for match in LAST_NOUN.finditer(text))
    yield nested, (match.start() for match in NESTED.finditer(text))
    echoes = lexicon.mapping("echoes")
    for match in ECHO.finditer(lines):
        at = match.start()
        if lines[at : at + 2] in echoes or lines[at + 1 : at + 3] in echoes:
            yield echoed, (places[at],)


def find_superfluous(text: str) -> list[Superfluous]:
    """Superfluous characters in ``text``, in order, none overlapping another."""
    found: list[Superfluous] = []
    all_runs = runs(text)
    begins = [run.start for run in all_runs]
    looks: dict[int, list[_Look]] = {}
    for look, places in _suspects(text):
        for place in places:
            number = bisect_right(begins, place) - 1
            if number >= 0 and place < all_runs[number].end:
                some = looks.setdefault(number, [])
                if look not in some:
                    some.append(look)
    for number, some in sorted(looks.items()):
        base, stop, _ = all_runs[number]
        own = text[base:stop]
        hits = [hit for look in some for hit in look(own)]
        for start, end, right in sorted(hits, key=lambda h: (h[0], -h[1])):
            if not found or base + start >= found[-1].end:
                found.append(Superfluous(base + start, base + end, own[start:end], right))
    return found


def _in_words(run: str) -> Iterator[tuple[int, int, str]]:
    table = unparted()
    for hit in parted(run, table):
        char = run[hit.at]
        allowed, _, bound = table[hit.word].partition("\t")
        if char in allowed:
            continue
        if not hit.lone and (not bound or char not in INTRUDERS):
            continue
        start = hit.at - hit.left
        yield start, start + len(hit.word) + 1, hit.word


def _between_words(run: str) -> Iterator[tuple[int, int, str]]:
    table = neighbours()
    verbs = lexicon.words("verbs")
    for at in range(2, len(run) - 2):
        char = run[at]
        if char not in BETWEEN:
            continue
        for left in (2, 3, 4):
            word = run[at - left : at] if at >= left else ""
            row = table.get(word)
            if row is None:
                continue
            for right in (2, 3, 4):
                other = run[at + 1 : at + 1 + right]
                if len(other) < right or not row.goes_before(other):
                    continue
                if char in JOINS and other not in verbs:
                    continue
                behind = table.get(other)
                if char == "的" and run[at + 1 + right : at + 2 + right] == "了":
                    if has_tokens(run, at - left, (word, char, other)) and is_verb(other):
                        yield at - left, at + 1 + right, word + other  # 研究的部署了
                    continue
                before = behind is not None and char in behind.never_before
                sides = (char in row.never_after, before)
                never = any(sides) if char in _TOLD else all(sides)
                if never and has_tokens(run, at - left, (word, char, other)):
                    yield at - left, at + 1 + right, word + other


def _function_words(run: str) -> Iterator[tuple[int, int, str]]:
    for at in range(len(run) - 2):
        pair = run[at : at + 2]
        for first, second in _unmet().get(pair, ()):
            start, end = at + 1 - len(first), at + 1 + len(second)
            if (
                start >= 0
                and run[start:end] == first + second
                and not (second == "应" and _AT_REQUEST.search(run, end, end + 14))
                and not (second == "应" and _ALL_THERE_IS.match(run, end - 1))
                and not (second == "从" and run[end : end + 1] in _FROM_WORDS)
                and not (second == "着" and run[end : end + 1] in _ON_WORDS)
                and not GOES_ON.match(run, start)
                and has_tokens(run, start, (first, second))
            ):
                yield start, end, second if len(second) > len(first) else first
                break
        if at < 2 or "了" not in pair or not is_verb(run[at - 2 : at]):
            continue
        known = pair[0] in _BEFORE_LE if pair[1] == "了" else pair[1] in _AFTER_LE
        known = known and not (pair[1] == "着" and run[at + 2 : at + 3] in _ON_WORDS)
        known = known or (pair == "在了" and run[at + 2 : at + 4] in _NO_PLACE)
        known = known or (run[at - 2 : at] in _LIGHT_VERBS and _LE_DE.match(run, at) is not None)
        # 切实加强 may be one word to the segmentation.
        words = (run[at - 2 : at], run[max(0, at - 4) : at])
        if known and any(has_tokens(run, at - len(w), (w, *pair)) for w in words):
            yield at - 2, at + 2, run[at - 2 : at] + "了"


def superfluous(context: Context) -> list[Superfluous]:
    """Service: what :func:`find_superfluous` finds in a report's narrative, and what
    ``stray`` does, titles left out."""
    from nlpcheck.language.confusables import outside_titles

    text = context.prose
    found = find_superfluous(text)
    for start, end, right in (
        *find_stray(text),
        *find_letters(text),
        *find_repeated(text),
        *find_echoes(text),
        *find_listed(text),
        *find_blends(text),
    ):
        if not any(one.start < end and start < one.end for one in found):
            found.append(Superfluous(start, end, text[start:end], right))
    return outside_titles(context, sorted(found, key=lambda one: one.start))
