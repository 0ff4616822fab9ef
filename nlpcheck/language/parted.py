"""Words parted by a character that slipped in between their own (答的复), by the segmentation."""

from __future__ import annotations

from collections.abc import Container, Iterator

import msgspec

INTRUDERS = frozenset(
    "的了是在和与对为把被将从向以于及或一不有人也就都而且并所之其地着得会能可由个这中"
)
"""What slips into a word; any other character only where it echoes one beside it (内开容)."""
JOINS = frozenset("和与及或并而以")
"""What joins any two nouns, verbs or adjectives; avoided only between an adverb and a verb."""
_COUNTED = frozenset("地村镇县市区户人次件个条项家处点厂校店车船桌案事街路桥企业层级类种套批期届页句字")
"""What stands behind 一 as one of several."""
SPLITS: tuple[tuple[int, int], ...] = ((2, 2), (1, 3), (3, 1), (1, 2), (2, 1), (1, 1))
_LOOSE = frozenset("的了是一不有也")
REACH = 7
"""So many characters on either side are cut into words with the place."""


class Parted(msgspec.Struct, frozen=True):
    """A ``word`` with a character ``at`` that stands between its own, ``left`` of which precede."""

    at: int
    word: str
    left: int
    lone: bool
    """Whether the intruder is a word by itself there; if not, it has drawn a neighbour to it."""


def parted(run: str, words: Container[str]) -> Iterator[Parted]:
    """Where ``run``, of Chinese characters only, holds one of ``words`` parted by a character
    without which it falls into fewer words; never between two words that make it up."""
    from nlpcheck.language.segment import has_word

    for at in range(1, len(run) - 1):
        char = run[at]
        splits = SPLITS
        if char not in INTRUDERS:
            if run[at - 1] + run[at + 1] not in words:
                continue
            if char not in run[max(0, at - 4) : at - 1] and char not in run[at + 2 : at + 4]:
                continue
            splits = SPLITS[-1:]
        for left, right in splits:
            start, end = at - left, at + 1 + right
            if start < 0 or end > len(run):
                continue
            word = run[start:at] + run[at + 1 : end]
            if word not in words or char in word or run[end : end + 1] == char:
                continue  # 养山护山
            if (
                start
                and run[start - 1] == char
                and not (start > 1 and run[start - 2 : start] in words)
            ):
                continue  # 快申快办
            if char == "一" and run[at + 1] in _COUNTED:
                continue  # 属一地多名
            first, second = run[start:at], run[at + 1 : end]
            if right > 1 and has_word(second) and (left == 1 or has_word(first)):
                continue
            if left > 1 and right == 1 and (char in JOINS or char == "的") and has_word(first):
                continue  # 保护和地力, 做好的事
            lone = _drawn(run, at, start, end)
            if lone is not None:
                yield Parted(at, word, left, lone)


def _drawn(run: str, at: int, start: int, end: int) -> bool | None:
    """None where nothing is parted; else whether the intruder is a word by itself."""
    from nlpcheck.language.segment import cut_known

    low, high = max(0, at - REACH), at + REACH + 1
    mended = cut_known(run[low:at] + run[at + 1 : high])
    place = low
    for token in mended:
        if place <= start and place + len(token) >= end - 1:
            break
        place += len(token)
    else:
        return None
    words = cut_known(run[low:high])
    gained = len(words) - len(mended)
    place, singles, crossing = low, set(), 0
    for token in words:
        after = place + len(token)
        if len(token) == 1:
            singles.add(place)
        elif place < start < after or place < end < after:
            crossing += 1
        place = after
    if gained >= 2:
        # Words across both edges speak for the text as it is (执行的程序); so does one across
        # the edge of a word of three characters (教育的部门), and one behind a preposition.
        if crossing and (crossing > 1 or end - start > 3 or run[at] not in _LOOSE):
            return None
        return True
    if gained < 1 or crossing or at in singles or not {at - 1, at + 1} & singles:
        return None
    return False
