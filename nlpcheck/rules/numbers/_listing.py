"""一是…二是… lists in prose, shared by NU105 and NU106."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context
from nlpcheck.types import Span

_ITEM = lazy(
    r"(?<![\u4e00-\u9fff\d])(?P<n>[一二三四五六七八九十]{1,2})(?P<w>是(?!一[，、]|二[，。])|要|、(?=\n))"
    r"|(?<![\u4e00-\u9fff\d])(?:其(?P<n2>[一二三四五六七八九])(?=[，是、])|第(?P<n3>[一二三四五六七八九])(?=，))"
    r"|(?P<n4>[①②③④⑤⑥⑦⑧⑨])|(?<=[：；。，])(?:（(?P<n5>[1-9])）|(?P<n6>[1-9])[.．、](?=[\u4e00-\u9fff]))"
)
_CIRCLED = {c: i for i, c in enumerate("①②③④⑤⑥⑦⑧⑨", 1)}
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
        value, kind = _value(match)
        if not value:
            continue
        here = context.report.section_at(match.start())
        item = Item(value, Span(match.start(), match.end()))
        if value == 1:
            found.append([item])
            word, section = kind, here
        elif found and kind == word and here == section and value >= found[-1][-1].value:
            if value - found[-1][-1].value > 3:
                continue
            found[-1].append(item)
    return found


def _value(match: re.Match[str]) -> tuple[int, str]:
    """The number of an item (0: none) and the kind of its mark."""
    if match["n4"]:
        return _CIRCLED[match["n4"]], "①"
    if match["n5"] or match["n6"]:
        return int(match["n5"] or match["n6"]), "（1）" if match["n5"] else "1."
    if match["n2"]:
        return _VALUES[match["n2"]], "其"
    if match["n3"]:
        return _VALUES[match["n3"]], "第"
    numeral = match["n"]
    if numeral in _VALUES:
        return _VALUES[numeral], match["w"]
    if numeral[0] == "十" and numeral[1:] in _VALUES:
        return 10 + _VALUES[numeral[1:]], match["w"]
    return 0, match["w"]


def headless(context: Context) -> Iterator[Item]:
    """二是 without any 一是 before it in its section, and with 三是 or an end behind it.

    A list whose first item is told in other words (首先, 主要是) is passed over.
    """
    prose = context.prose
    for match in _HEADLESS.finditer(prose):
        paragraph = context.report.paragraph_at(match.start())
        if paragraph is None:
            continue
        section = context.report.section_at(match.start())
        start = paragraph.span.start
        before = context.text[max(0, match.start() - 1500) : match.start()]
        cut = max(match.start() - len(before), 0)
        known = [
            m
            for m in _FIRST.finditer(before)
            if context.report.section_at(cut + m.start()) == section
        ]
        inside = prose[start : match.start()]
        if known or (inside.strip() and not _ENDS.search(inside)):
            continue
        if section is None and not inside.strip():  # a pasted piece may begin anywhere
            continue
        yield Item(2, Span(match.start(), match.end()))


_HEADLESS = lazy(r"(?<=[，；。：\n])二是(?=[\u4e00-\u9fff]{3,})")
_FIRST = lazy(r"[一二]是|[一二]要|首先|第一|其一|一方面|1[.．、]|（[一1]）|①")
_ENDS = lazy(r"[；。]$")
