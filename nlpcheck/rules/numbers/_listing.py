"""一是…二是… lists in prose, shared by NU105 and NU106."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import msgspec

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context
from nlpcheck.types import Span

_ITEM = lazy(
    r"(?<![\u4e00-\u9fff\d])(?P<n>[一二三四五六七八九十]{1,2})(?P<w>是(?!一[，、]|二[，。])|要|、(?=\n)|[抓看靠查讲促练督强](?![到就而完了不把]))"
    r"|(?<![\u4e00-\u9fff\d])(?:其(?P<n2>[一二三四五六七八九])(?=[，是、])|第(?P<n3>[一二三四五六七八九])(?=，|是(?!否)))"
    # 做到一是进校园，二是…: behind its verb, where the next item stands in the same sentence
    r"|(?<=[\u4e00-\u9fff])(?<![第统唯单万专])(?P<n9>一)是(?=[^。；\n一]{2,40}[，；][一二三四]是[\u4e00-\u9fff]{2})"
    r"|(?<=[：；。，\n])第(?P<n8>[一二三四五六七八九])(?P<w8>阶段|步骤|步|环节|层次|方面|部分)(?=[是为，：]|[\u4e00-\u9fff]{2})"
    r"|(?P<n4>[①②③④⑤⑥⑦⑧⑨])|(?<=[：；。，])(?:（(?P<n5>[1-9])）|(?P<n6>[1-9])[.．、](?=[\u4e00-\u9fff])|（(?P<n7>[一二三四五六七八九])）(?![项款至、，和]))"
)
NUMBERED = frozenset({"（1）", "1.", "（一）"})
"""Kinds of marks within a paragraph that are numbers of a level (NU101), no 一是."""
_CIRCLED = {c: i for i, c in enumerate("①②③④⑤⑥⑦⑧⑨", 1)}
_VALUES = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}


class Item(msgspec.Struct, frozen=True):
    """One 一是 with its number and the kind of its mark (是, 要, 其, ①, （一） …)."""

    value: int
    span: Span
    kind: str = ""


def runs(context: Context) -> list[list[Item]]:
    """The lists of 一是, 二是 …, each beginning with 一是 and kept within one section."""

    return context.use(_runs)


def _runs(context: Context) -> list[list[Item]]:
    prose = context.prose
    found: list[list[Item]] = []
    open_lists: list[list[Item]] = []
    section: int | None = None
    for match in _ITEM.finditer(prose):
        value, kind = _value(match)
        if not value:
            continue
        here = context.report.section_at(match.start())
        item = Item(value, Span(match.start(), match.end()), kind)
        if here != section:
            open_lists, section = [], here
        if value == 1:
            # the lists of other kinds stay open: 二是审核（一要…二要…）；三是发布
            found.append([item])
            open_lists.append(found[-1])
            continue
        run = _belongs(item, open_lists, prose)
        if run is None or value < run[-1].value or value - run[-1].value > 3:
            continue
        if value == run[-1].value and _begins_anew(prose, run[-1].span.end, match.start()):
            # another list, its first item told without 一是
            found.append([item])
            open_lists.append(found[-1])
            continue
        run.append(item)
        del open_lists[open_lists.index(run) + 1 :]
    return found


def _belongs(item: Item, open_lists: list[list[Item]], prose: str) -> list[Item] | None:
    """The open list that an item goes on: the innermost that lacks just this number, within
    one paragraph also an outer one; else the innermost of its kind."""
    same = [run for run in open_lists if run[0].kind == item.kind]
    if item.kind in NUMBERED:  # these are told in one paragraph
        same = [run for run in same if "\n" not in prose[run[-1].span.end : item.span.start]]
    fits = [run for run in same if run[-1].value + 1 == item.value]
    if _heads(prose, item):  # a list whose items are paragraphs goes on in the next one
        for run in reversed(fits):
            if _heads(prose, run[-1]):
                return run
    for run in reversed(fits):
        if run is same[-1]:
            return run
        if "\n" not in prose[run[-1].span.end : item.span.start]:
            # …二是复审。校园安全：一是报警；三是保安: what stands in one sentence is one list
            inner = same[-1]
            apart = "。" in prose[run[-1].span.end : inner[0].span.start]
            if not (apart and "。" not in prose[inner[-1].span.end : item.span.start]):
                return run
            return inner
    return same[-1] if same else None


def _heads(prose: str, item: Item) -> bool:
    """Whether an item stands at the head of its paragraph."""
    line = prose.rfind("\n", 0, item.span.start) + 1
    return not prose[line : item.span.start].strip(" \u3000")


def _begins_anew(prose: str, last: int, at: int) -> bool:
    """Whether between two items another list has begun in other words, in a new paragraph or
    after 首先."""
    between = prose[last:at]
    if re.search("首先|第一|一方面|主要是|其一", between):
        return True
    return "\n" in between and bool(between[between.rfind("\n") + 1 :].strip())


def _value(match: re.Match[str]) -> tuple[int, str]:
    """The number of an item (0: none) and the kind of its mark."""
    if match["n4"]:
        return _CIRCLED[match["n4"]], "①"
    if match["n5"] or match["n6"]:
        return int(match["n5"] or match["n6"]), "（1）" if match["n5"] else "1."
    if match["n7"]:
        return _VALUES[match["n7"]], "（一）"
    if match["n8"]:
        return _VALUES[match["n8"]], match["w8"]
    if match["n9"]:
        return 1, "是"
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


def wrong(run: list[Item]) -> Iterator[tuple[Item, Item]]:
    """The pairs of neighbours of which the second repeats or skips a number; what follows a
    repeated number is counted from the right one (二是, 二是, 四是: only the second is told)."""
    shift = 0
    skipped = 0
    for before, item in itertools.pairwise(run):
        expected = before.value + shift + 1
        if item.value == before.value == skipped:
            skipped = 0  # 一是, 三是, 三是: the first of the two stands for 二是
        elif item.value == before.value:
            shift += 1
            yield before, item
        elif item.value != before.value + 1 and item.value != expected:
            yield before, item
            shift = 0
            skipped = item.value if item.value == before.value + 2 else 0
        elif item.value == expected:
            shift = 0


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
        known = [
            m
            for m in _FIRST.finditer(context.text, max(0, match.start() - 1500), match.start())
            if context.report.section_at(m.start()) == section
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


# 一方面…三方面; 首先…第三; 一要…二是
_OTHER_WAYS = lazy(
    r"一方面(?:(?!二方面|另一?方面)[^\n])*?[，；。](?P<a>[二三两]方面)(?=[\u4e00-\u9fff，])(?!面)"
    r"|(?<=[，；。：\n])首先(?:(?!其次|第二|二是|其二|首先|再者|然后|接着|二要)[^\n])*?[，；。](?P<b>第三|再次)(?=[是，][\u4e00-\u9fff])"
    r"|(?<=[，；。：\n])(?P<c>一要)[\u4e00-\u9fff、“”]{4,40}[；，。]二是(?=[\u4e00-\u9fff]{3})"
)


_FIRST_OF_ALL = lazy(r"(?<=[，；。：\n\u3000])首先")
_NEXT = lazy(
    r"[，。；：][ \u3000]*(?:(?P<w>其次|再次|再者|然后|接着|最后|首先|一是|另外|此外)|第(?P<n>[一二三四五六七八九])(?=[，是要]|(?![一二三四五六七八九十季届批次阶步期条款项章节轮名位个年方环层产医三人中小高])[一-鿿]{2})|其(?P<m>[一二三四五六七八九])(?=[，是]))"
)
_WORD_VALUES = {"其次": 2, "再次": 3, "再者": 3, "然后": 0, "接着": 0}


def in_words(prose: str) -> Iterator[tuple[Span, str]]:
    """首先…；其次…；第五…: lists told by words whose next item is of another number."""
    for first in _FIRST_OF_ALL.finditer(prose):
        stop = prose.find("\n", first.end())
        at, last, told = first.end(), 1, "首先"
        while match := _NEXT.search(prose, at, stop if stop >= 0 else len(prose)):
            if match.start() - at > 120 or match["w"] in {"最后", "首先", "一是", "另外", "此外"}:
                break
            name = "w" if match["w"] else "n" if match["n"] else "m"
            value = _VALUES[match[name]] if name != "w" else _WORD_VALUES[match["w"]] or last + 1
            span = Span(match.start(name) - (name != "w"), match.end())
            if value == 1 or (value == 3 and last > 2):
                break  # another list; 再次 goes on as 然后 does
            if last > 1 and value > last + 1:
                yield span, f"“{told}”之后直接到“{prose[span.start : span.end]}”，疑似缺项"
            elif match["w"] == "其次" and last == 2:
                yield span, "“其次”重复"
            last, told, at = value, prose[span.start : span.end], match.end()


_LATE_FIRST = lazy(
    r"(?<=[，：；])(?P<x>[二三四]是)(?=[\u4e00-\u9fff][^。\n]{2,60}?[，；]二是[\u4e00-\u9fff][^。\n]{2,60}?[，；]三是[\u4e00-\u9fff])"
)
_ANY_FIRST = lazy("一是|首先|第一|一方面|其一|主要是|一要|1[.．、]|[（(][一1][）)]|①")


def _late_first(prose: str) -> Iterator[tuple[Span, str]]:
    """二是…，二是…，三是 in one sentence: the first of them stands for 一是."""
    for match in _LATE_FIRST.finditer(prose):
        start = prose.rfind("\n", 0, match.start()) + 1
        if match["x"] != "二是" or not _ANY_FIRST.search(prose, start, match.start()):
            start = max(start, prose.rfind("。", 0, match.start()) + 1)
            before = prose[start : match.start()]
            if not re.search("[一二三四五六七]是|首先|第一|其一|一要", before):
                yield Span(*match.span("x")), "其后又有“二是”“三是”，疑似应为“一是”"


def other_ways(prose: str) -> Iterator[tuple[Span, str]]:
    """Items out of order in lists told by other words, and what is wrong with them."""
    yield from in_words(prose)
    yield from _late_first(prose)
    for match in _OTHER_WAYS.finditer(prose):
        if match["a"]:
            yield Span(*match.span("a")), "“一方面”之后应为“另一方面”"
        elif match["b"]:
            yield Span(*match.span("b")), "“首先”之后未见“其次”，疑似缺项"
        else:
            yield Span(*match.span("c")), "与其后的“二是”不一致，疑似应为“一是”"
