"""A lost character, told by what public prose never has (``unseen``): 政务服热线, 义务育阶段;
and one that stands alone in a list of words (协调、督及考核).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from nlpcheck.language.blended import FREE
from nlpcheck.language.bound import Bound, table
from nlpcheck.language.lazy import lazy
from nlpcheck.language.lost import ALONE
from nlpcheck.language.unseen import Lack, look

_REACH = 7
_LEFT, _RIGHT = lazy(r"[一-鿿]*$"), lazy(r"[一-鿿]*")
_PARTICLES = frozenset(
    "的了和与及或在是为对向从被把将并也都就还又再更最很要能可会应须均等于以其各不已未所由按经依"
)
SUFFIXES = frozenset(
    "件办表率员会书单册卡栏牌窗站所室箱台网号机器法案度性力化量点区片段线期权费款金额数值品物类型式版稿函证照章票券图标本者制"
    "部门厅局处科股队组班团体家手工师生民众户主客商农长官兵界业社店厂场院馆园校系帮圈链源端口库池包袋盒带料域"
)
"""Characters that end a noun by right."""
_MARKS = "，。、；：！？“”‘’《》（）【】〔〕…—\n \u3000"
"""Beside these a run of Chinese characters ends by right."""
_NAMES = ("nr", "ns", "nt", "nz")
_LISTED = lazy(
    r"(?<=[，、的对强行施好：][一-鿿]{2}、)([一-鿿])(?=(?:及其?|和|与)[一-鿿]{2})"
    r"|(?<=[，、对的强行施好：][一-鿿]{2}、)([一-鿿])(?=、[一-鿿]{2}[、和及与])"
)


class Lacking(msgspec.Struct, frozen=True):
    """``text`` at ``[start, end)`` (code points) that lacks a character of ``right``."""

    start: int
    end: int
    text: str
    right: str


def find_lacking(text: str) -> Iterator[Lacking]:
    """Words that lack a character, in order."""
    end = 0
    for lack in look(text).lacks:
        found = _whole(text, lack)
        if found is not None and found.start >= end:
            end = found.end
            yield found


def _whole(text: str, lack: Lack) -> Lacking | None:
    """The word that lacks the character and its neighbour, if what is left of it is none."""
    from nlpcheck.language.segment import cut_known, tag

    at = lack.at
    left = _run(_LEFT.search(text[max(0, at - _REACH) : at]))
    right = _run(_RIGHT.match(text, at, at + _REACH))
    if not left or not right:
        return None
    edge = text[at - len(left) - 1 : at - len(left)] if len(left) < min(at, _REACH) else ""
    if lack.once and edge not in _MARKS:
        return None  # beside a letter, a figure, or a character of another block (⼯作人员)
    if text[at + len(right) : at + len(right) + 1] == "〔":
        return None  # 按照府办函〔2023〕36号: who issued it, in short
    words, mended = cut_known(left + right), cut_known(left + lack.lost + right)
    if len(mended) > len(words):
        return None
    place = index = 0
    while place + len(mended[index]) <= len(left):
        place += len(mended[index])
        index += 1
    word = mended[index]
    rest = word[: len(left) - place] + word[len(left) - place + 1 :]
    before = mended[index - 1] if index else ""
    after = mended[index + 1] if index + 1 < len(mended) else ""
    if not rest or not _apart(words, place, rest) or tag(word)[0][1].startswith(_NAMES):
        return None
    if lack.once and not _bound(word, len(left) - place):
        return None
    if len(rest) == 1:
        if rest not in table() or rest in _PARTICLES or (rest in SUFFIXES and word[-1] == rest):
            return None
        sides = [side for side in (before, after) if side and side not in _PARTICLES]
        if not sides or any(len(side) < 2 for side in sides):
            return None
    elif len(mended) == len(words):
        return None
    start, end = at - len(left) + place, at - len(left) + place + len(rest)
    if len(before) > 1:
        start, word = start - len(before), before + word
    elif after:
        end, word = end + len(after), word + after
    return Lacking(start, end, text[start:end], word)


def _bound(word: str, at: int) -> bool:
    """Whether what is left of a word beside its lost character can hardly stand there by itself."""
    half = word[at // 2 * 2 : at // 2 * 2 + 2] if len(word) % 2 == 0 else word
    left = half.replace(word[at], "", 1)
    if len(left) == 1 and (left in FREE or left in ALONE):
        return False
    return not (at == len(word) - 2 and word[-1] in SUFFIXES)


def _run(match: re.Match[str] | None) -> str:
    return match[0] if match else ""


def _apart(words: list[str], at: int, part: str) -> bool:
    """Whether ``part`` at ``at`` begins and ends with words."""
    place, edges = 0, {0}
    for word in words:
        place += len(word)
        edges.add(place)
    return at in edges and at + len(part) in edges


def find_listed(text: str) -> Iterator[Bound]:
    """Characters that are no words, alone between the words of a list, with words they may be of."""
    from nlpcheck.language.segment import has_word

    for match in _LISTED.finditer(text):
        char, end = match[0], match.end()
        row = table().get(char)
        if not row or char in _PARTICLES or char in SUFFIXES:
            continue
        # 危及, 促和谐: what joins the list is itself of a word.
        if not has_word(text[end - 1 : end + 1]) and not has_word(text[end : end + 2]):
            yield Bound(match.start(), char, row[1])
