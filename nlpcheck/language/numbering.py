"""Ordinal marks at the head of paragraphs: 一、（一） 1. （1）, the levels of GB/T 9704."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from nlpcheck.language.lazy import lazy
from nlpcheck.types import Span

if TYPE_CHECKING:
    from nlpcheck.rules.base import Context

NUMERALS = "一二三四五六七八九十"
_MARK = lazy(
    r"[#*\s　]*(?:(?P<l1>[一二三四五六七八九十]{1,3})、|[（(](?P<l2>[一二三四五六七八九十]{1,3})[）)]"
    r"|(?P<l3>\d{1,2})\\?[.．、](?:(?!\d)|(?=20\d\d年))|[（(](?P<l4>\d{1,2})[）)])"
)


class Mark(msgspec.Struct, frozen=True):
    """A mark: its level (1…4), number and place (the whole mark)."""

    level: int
    number: int
    span: Span
    text: str
    is_section: bool
    digits: Span
    """The number inside the mark."""


def chinese_number(text: str) -> int:
    """一…九十九 as a number."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return NUMERALS.index(text) + 1 if len(text) == 1 else 0
    return (NUMERALS.index(tens) + 1 if tens else 1) * 10 + (
        NUMERALS.index(ones) + 1 if ones else 0
    )


def to_chinese(number: int) -> str:
    """A number up to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else NUMERALS[tens - 1]) + "十" if tens else ""
    return head + (NUMERALS[ones - 1] if ones else "")


def marks(context: Context) -> list[Mark]:
    """The marks of headings and narrative paragraphs, in order (table rows left out)."""
    report = context.report
    text = report.text
    sections = {s.heading.start for s in report.sections if s.heading is not None}
    found = []
    for paragraph in report.written:
        if paragraph.role not in ("prose", "heading"):
            continue
        match = _MARK.match(text, paragraph.span.start, paragraph.span.end)
        if match is None or match.lastgroup is None:
            continue
        level = int(match.lastgroup[1])
        raw = match.group(match.lastgroup)
        number = int(raw) if raw.isdecimal() else chinese_number(raw)
        if not number:
            continue
        start = match.end() - len(match.group().lstrip("#* \t\n　"))
        found.append(
            Mark(
                level,
                number,
                Span(start, match.end()),
                text[start : match.end()],
                paragraph.span.start in sections,
                Span(*match.span(match.lastgroup)),
            )
        )
    return found
