"""Half a word where public prose never has its character alone: 信息的收集和报。, 意见征栏目.

``bound`` knows characters that are hardly words anywhere; lexicons/halves.tsv those that are, but
never in one of these places: p behind 和 at a clause's end (two characters call for two), e behind
a word at a clause's end, l behind a word and before 的 or 和, m between two words.  In the last
three the three characters about it must be new to public prose as well (``unseen``).
``training/halves.py`` makes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.bound import BEHIND, Bound, standing_alone, table
from nlpcheck.language.unseen import look

JOINS = frozenset("和与及")
_OPEN_ENDED = frozenset({"有所", "无所", "必有", "有其"})
"""Behind these one character is as good as two: 问有所答."""


def place(words: list[str], index: int, end: bool) -> str:
    """In which of the places the character ``words[index]`` stands; ``end``: a clause ends behind
    the last word."""
    before = words[index - 1] if index else ""
    behind = words[index + 1] if index + 1 < len(words) else ""
    if not behind:
        if not end:
            return ""
        if before in JOINS:
            return "p" if index >= 2 and len(words[index - 2]) >= 2 else ""
        return "e" if len(before) >= 2 and before not in _OPEN_ENDED else ""
    if len(before) < 2:
        return ""
    if behind in BEHIND:
        return "l"
    return "m" if len(behind) >= 2 else ""


def find_halves(text: str) -> Iterator[Bound]:
    """Characters of ``text`` that lack their other half, in order."""
    for half, kind in standing_alone(text, table("halves"), place):
        if kind == "p" or half.start in look(text).never:
            yield half
