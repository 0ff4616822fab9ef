"""Finds the six sections by their headings: number, title, known variants, likeness."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

import msgspec

from nlpcheck.report.model import Section
from nlpcheck.template import Template, fold, load
from nlpcheck.types import Block, Span

_HEADING = re.compile(
    r"[#*\s　]*(?P<mark>第?[（(]?[一二三四五六七八九十][）)]?(?:部分)?[、，,．.:：]?|[—－–─ー\-―]+[、．.]|[1-9][、．.\\]{1,2})?"
    r"[\s　*]*(?P<title>[^\n]*?)[*\s　]*"
)
_NUMERALS = "一二三四五六七八九十"
_LONGEST = 45
_SHORTEST = 3
_LABEL = 40
_ALIKE_NUMBERED = 0.62
_ALIKE = 0.85
_RUN_ON = re.compile(r"[。：:；;\s　]")


class Heading(msgspec.Struct, frozen=True):
    """A section heading found in a block: which section, and its parts' places."""

    number: int
    block: int
    span: Span
    title: Span
    mark: str
    exact: bool
    variant: bool
    score: float


def find_headings(text: str, blocks: Sequence[Block], template: Template) -> list[Heading]:
    """The best heading for each section, in document order."""
    shortest = _titles(template.version).shortest
    candidates: list[Heading] = []
    for index, block in enumerate(blocks):
        if block.kind == "cell" or block.span.end - block.span.start < shortest:
            continue
        found = _match(text, index, block, template.version)
        if found is not None:
            candidates.append(found)
    return _choose(candidates)


def _match(text: str, index: int, block: Block, version: str) -> Heading | None:
    raw = text[block.span.start : block.span.end]
    read = _read if len(raw) <= _LABEL else _read.__wrapped__
    found = read(raw, bool(block.level), version)
    if found is None:
        return None
    number, first, start, length, mark, exact, variant, score = found
    at = block.span.start
    title = Span(at + start, at + start + length)
    return Heading(
        number, index, Span(at + first, title.end), title, mark, exact, variant, score
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _read(
    raw: str, leveled: bool, version: str
) -> tuple[int, int, int, int, str, bool, bool, float] | None:
    """What heading a block's text is: its section's number, where it and its title begin, the
    title's length, the mark, whether it is exact or a variant, how sure that is.

    Short texts are remembered: most are labels, which come again in every report.
    """
    match = _HEADING.match(raw)
    if match is None:
        return None
    mark = match.group("mark") or ""
    start = match.start("title")
    first_line = raw[start:].rstrip("*　 \t")
    run_on = _RUN_ON.search(first_line)
    # 「六、其他需要报告的事项。无。」: an official title that runs on into text.
    options = [first_line]
    if run_on and run_on.start() >= 4:
        options.insert(0, first_line[: run_on.start()])
    for option in options:
        if len(option) > _LONGEST or not option:
            continue
        folded = fold(option)
        if fold(mark) + folded in _row_labels(version):
            return None
        best = _best(folded, mark, _titles(version))
        if best is None:
            continue
        number, exact, variant, score = best
        whole = option is first_line
        if not whole and score < 1:
            continue
        if whole and not mark and not leveled and score < 1:
            continue
        if mark.startswith(("（", "(")):  # （一）… is a sub-heading, unless nothing else serves
            if not exact:
                return None
            score -= 1
        score += (0.5 if mark else 0) + (0.4 if _number(mark) == number else 0)
        first = match.start("mark") if mark else start
        return number, first, start, len(option), mark, exact, variant, score
    return None


def _number(mark: str) -> int:
    """The number in a mark, 0 for none: 「二、」 is 2, so is 「2.」."""
    for character in mark:
        if character in _NUMERALS:
            return _NUMERALS.index(character) + 1
        if character.isdecimal():
            return int(character)
    return 0


class _Titles:
    """The folded titles of the sections: (number, title, whether it is the official one)."""

    def __init__(self, titles: tuple[tuple[int, str, bool], ...]) -> None:
        self.exact = {title: (number, official) for number, title, official in reversed(titles)}
        self.all = [(number, title) for number, title, _ in titles]
        self.alphabet = frozenset(char for title in self.exact for char in title)
        self.shortest = min(_SHORTEST, *map(len, self.exact))


@cache
def _titles(version: str) -> _Titles:
    """The titles of a format."""
    return _Titles(
        tuple(
            (spec.number, fold(title), index == 0)
            for spec in load(version).sections
            for index, title in enumerate((spec.title, *spec.variants))
        )
    )


@cache
def _row_labels(version: str) -> frozenset[str]:
    """The labels of table three's rows, folded: no headings."""
    spec = load(version).applications
    labels = {fold(row.mark + row.label) for row in spec.rows}
    return frozenset(labels | {fold(label) for label in spec.ignored})


def _best(folded: str, mark: str, titles: _Titles) -> tuple[int, bool, bool, float] | None:
    if folded in titles.exact:
        number, official = titles.exact[folded]
        return number, official, not official, 1.0
    size = len(folded)
    if size < _SHORTEST or sum(map(titles.alphabet.__contains__, folded)) < 0.31 * size + 1:
        return None  # a bound for every title at once: most lines end here
    mark_number = _number(mark)
    best: tuple[float, int] = (0.0, 0)
    for number, title in titles.all:
        needed = _ALIKE_NUMBERED if mark_number == number else _ALIKE
        least = needed * (len(title) + size)
        # Two bounds of the ratio from above: the lengths, the characters shared.
        if 2 * min(size, len(title)) < least or 2 * sum(map(title.__contains__, folded)) < least:
            continue
        ratio = SequenceMatcher(None, folded, title, autojunk=False).ratio()
        if ratio >= needed:
            best = max(best, (ratio, number))
    if best[1]:
        return best[1], False, False, min(best[0], 0.99)
    return None


def _choose(candidates: list[Heading]) -> list[Heading]:
    """One heading a section: the best numbered; of equals (a contents list) the later."""
    blocks = {c.block for c in candidates}
    chosen: dict[int, Heading] = {}

    def rank(heading: Heading) -> tuple[bool, float]:
        return heading.block + 1 not in blocks, heading.score

    for heading in candidates:
        old = chosen.get(heading.number)
        if old is None or rank(heading) > rank(old):
            chosen[heading.number] = heading
    return sorted(chosen.values(), key=lambda h: h.block)


def sections(headings: Sequence[Heading], text: str, template: Template, end: int) -> list[Section]:
    """The six sections with spans; ``end`` is where the last body stops.

    ``misplaced`` are those outside the longest run in the official order.
    """
    by_number = {h.number: h for h in headings}
    in_order = _longest_run([h.number for h in headings])
    result = []
    for spec in template.sections:
        section = Section(spec.number, spec.title)
        heading = by_number.get(spec.number)
        if heading is not None:
            position = headings.index(heading)
            stop = headings[position + 1].span.start if position + 1 < len(headings) else end
            section.heading = heading.span
            section.title = heading.title.of(text)
            section.mark = heading.mark
            section.variant = heading.variant
            section.body = Span(heading.span.end, max(heading.span.end, stop))
            section.status = "present" if spec.number in in_order else "misplaced"
        result.append(section)
    return result


def _longest_run(numbers: Sequence[int]) -> set[int]:
    best: list[list[int]] = []
    for number in numbers:
        runs = [run for run in best if run[-1] < number]
        best.append([*max(runs, key=len, default=[]), number])
    longest: list[int] = max(best, key=len, default=[])
    return set(longest)
