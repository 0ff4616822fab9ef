"""Half a word where public prose never has its character alone: 信息的收集和报。, 意见征栏目.

``bound`` knows characters that are hardly words anywhere; lexicons/halves.tsv those that are, but
never in one of these places: p behind 和 at a clause's end (two characters call for two), e behind
a word at a clause's end, l behind a word and before 的 or 和, m between two words, d behind a word
and before a figure (网民留58条), s at a clause's head before a word (析现状), q between a
preposition and a word (把目维护).  But for p the three characters about it must be new to public
prose as well (``unseen``).  ``training/halves.py`` makes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.bound import BEHIND, Bound, standing_alone, table
from nlpcheck.language.runs import CLAUSE_END
from nlpcheck.language.unseen import look

JOINS = frozenset("和与及")
_OPEN_ENDED = frozenset({"有所", "无所", "必有", "有其", "有人", "无人", "没人", "人人", "专人"})
"""Behind these one character is as good as two: 问有所答, 内容有人审."""
_LEADS = frozenset("把对将向在为由被的从经按")
"""A noun or a verb of two characters follows these."""
_HEADS = CLAUSE_END | frozenset(["", "\n", "：", "、"])
"""Behind these a clause begins."""


def place(words: list[str], index: int, before_all: str, behind_all: str) -> str:
    """In which of the places the character ``words[index]`` stands; ``before_all``,
    ``behind_all``: the characters on either side of all the words, if any."""
    before = words[index - 1] if index else ""
    behind = words[index + 1] if index + 1 < len(words) else ""
    if not behind:
        if behind_all.isdigit():
            return "d" if len(before) >= 2 else ""
        if behind_all not in CLAUSE_END:
            return ""
        if before in JOINS:
            return "p" if index >= 2 and len(words[index - 2]) >= 2 else ""
        return "e" if len(before) >= 2 and before not in _OPEN_ENDED else ""
    if len(before) < 2:
        if len(behind) < 2:
            return ""
        if not before:
            return "s" if before_all in _HEADS else ""
        return "q" if before in _LEADS else ""
    if behind in BEHIND:
        return "l"
    return "m" if len(behind) >= 2 else ""


def find_halves(text: str) -> Iterator[Bound]:
    """Characters of ``text`` that lack their other half, in order."""
    for half, kind in standing_alone(text, table("halves"), place):
        if kind == "p" or half.start in look(text).never:
            yield half
