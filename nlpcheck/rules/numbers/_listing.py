"""一是…二是… lists in prose, shared by NU105 and NU106."""

from __future__ import annotations

import re

import msgspec

from nlpcheck.rules.base import Context
from nlpcheck.types import Span

_ITEM = re.compile(
    r"(?<![\u4e00-\u9fff\d])(?P<n>[一二三四五六七八九十]{1,2})(?P<w>是(?!一[，、]|二[，。])|要|、(?=\n))"
)
_VALUES = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}


class Item(msgspec.Struct, frozen=True):
    """One 一是 with its number."""

    value: int
    span: Span


def runs(context: Context) -> list[list[Item]]:
    """The lists of 一是, 二是 …, each beginning with 一是 and kept within one section."""

    return context.use(_runs)


def _runs(context: Context) -> list[list[Item]]:
    prose = context.prose
    found: list[list[Item]] = []
    word = ""
    section: int | None = None
    for match in _ITEM.finditer(prose):
        value = _VALUES.get(match["n"]) or (
            10 + _VALUES[match["n"][1]]
            if match["n"][0] == "十" and match["n"][1:] in _VALUES
            else 0
        )
        if not value:
            continue
        here = context.report.section_at(match.start())
        item = Item(value, Span(match.start(), match.end()))
        if value == 1:
            found.append([item])
            word, section = match["w"], here
        elif found and match["w"] == word and here == section and value >= found[-1][-1].value:
            if value - found[-1][-1].value > 3:
                continue
            found[-1].append(item)
    return found
