"""Runs a rule on its own examples: exact places, the fix's result, silence.

Used by the tests, by ``nlpcheck rules --check`` and by the generated pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from nlpcheck import report as reports
from nlpcheck import sample
from nlpcheck.readers import read
from nlpcheck.report import Report
from nlpcheck.rules.base import Context, Example, Rule, Scope, iter_examples, split_marks
from nlpcheck.settings import ReadSettings, Settings
from nlpcheck.types import Finding, Span


class Trial(msgspec.Struct):
    """An example laid out as a document, with the spans that must be reported."""

    text: str
    expected: list[Span]
    found: list[Finding]


def layout(
    example: Example, text: str, slots: Mapping[str, str], cells: Mapping[str, str]
) -> str:
    """The marked document in which the example's text stands."""
    if not example.slot and not slots and not cells:
        return text
    given = dict(slots)
    if example.slot:
        given[example.slot] = text
    return sample.render(kind=example.kind, year=example.year, slots=given, cells=cells)


def run(rule: Rule, example: Example, marked: str) -> Trial:
    """The rule's findings on a marked document."""
    text, expected = split_marks(marked)
    report = _report(text)
    previous = _previous(example)
    found: list[Finding] = []
    if rule.scope is Scope.TEXT or report.template is not None:
        found = sorted(rule.check(Context(report, Settings(), previous)), key=lambda f: f.span)
    return Trial(text, expected, found)


def _report(text: str) -> Report:
    return reports.build(read(text.encode(), "example.txt", ReadSettings()))


def _previous(example: Example) -> Report | None:
    if example.previous is None:
        return None
    given: dict[str, Any] = dict(example.previous)
    cells = given.pop("cells", {})
    year = given.pop("year", example.year - 1)
    return _report(sample.render(kind=example.kind, year=year, slots=given, cells=cells))


def problems(rule: Rule) -> Iterator[str]:
    """What is wrong with a rule's examples, in Chinese; nothing for a sound rule."""
    bad = sum(e.bad is not None for e in rule.examples)
    good = sum(e.good is not None for e in rule.examples)
    if bad < 2 or good < 2:
        yield f"{rule.code}：须有至少两个应报的例子和两个不应报的例子（现有 {bad} 和 {good}）"
    for number, example in iter_examples(rule):
        for problem in example_problems(rule, example):
            yield f"{rule.code} 例 {number}：{problem}"


def example_problems(rule: Rule, example: Example) -> Iterator[str]:
    """What is wrong with one example."""
    if example.bad is not None:
        yield from _bad_problems(rule, example, example.bad)
    if example.good is not None:
        slots = example.slots if example.good_slots is None else example.good_slots
        cells = example.cells if example.good_cells is None else example.good_cells
        marked = layout(example, example.good, slots, cells)
        trial = run(rule, example, marked)
        for finding in trial.found:
            yield f"不应报而报：“{_around(trial.text, finding.span)}”（{finding.message}）"


def _bad_problems(rule: Rule, example: Example, bad: str) -> Iterator[str]:
    trial = run(rule, example, layout(example, bad, example.slots, example.cells))
    found = [_settled(trial.text, f.span) for f in trial.found]
    if sorted(set(found)) != sorted(_settled(trial.text, s) for s in trial.expected):
        wanted = "、".join(f"“{_around(trial.text, s)}”" for s in trial.expected) or "无标记"
        given = "、".join(f"“{_around(trial.text, s)}”" for s in found) or "未报"
        yield f"应报 {wanted}，实报 {given}"
        return
    if example.fixed is not None:
        text = trial.text
        edits = sorted({e for f in trial.found if f.fix for e in f.fix.edits}, reverse=True)
        for edit in edits:
            text = text[: edit.start] + edit.replacement + text[edit.end :]
        fixed = layout(example, example.fixed, example.slots, example.cells)
        fixed, _ = split_marks(fixed)
        if text != fixed:
            yield f"修改后应为“{example.fixed}”，实为“{text if not example.slot else '另一文本'}”"


def _settled(text: str, span: Span) -> Span:
    """An empty span moved before the blanks that precede it: where in a blank cell it
    stands is the reader's choice."""
    if span.start != span.end:
        return span
    at = span.start
    while at and text[at - 1] in " \t":
        at -= 1
    return Span(at, at)


def _around(text: str, span: Span) -> str:
    before = text[max(0, span.start - 6) : span.start].replace("\n", "⏎")
    after = text[span.end : span.end + 6].replace("\n", "⏎")
    return f"{before}⟦{span.of(text)}⟧{after}"
