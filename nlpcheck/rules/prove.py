"""Runs a rule on its own examples: exact places, the fix's result, silence.

Used by the tests and by ``nlpcheck rules --check``.
"""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck import report as reports
from nlpcheck.readers import read
from nlpcheck.report import Report
from nlpcheck.rules.base import Context, Rule, Scope
from nlpcheck.rules.examples import Case, cases, is_bad, is_good
from nlpcheck.settings import Settings
from nlpcheck.types import Finding, Span


def run(rule: Rule, case: Case) -> list[Finding]:
    """What the rule alone finds in a case's text, in order of place."""
    report = _report(case.text)
    if rule.scope is Scope.REPORT and report.template is None:
        return []
    previous = _report(case.previous) if case.previous is not None else None
    return sorted(rule.check(Context(report, Settings(), previous)), key=lambda f: f.span)


def _report(text: str) -> Report:
    return reports.build(read(text.encode(), "example.txt"))


def problems(rule: Rule) -> Iterator[str]:
    """What is wrong with a rule's examples, in Chinese; nothing for a sound rule."""
    bad = sum(is_bad(example) for example in rule.examples)
    good = sum(is_good(example) for example in rule.examples)
    if bad < 2 or good < 2:
        yield f"{rule.code}：须有至少两个应报的例子和两个不应报的例子（现有 {bad} 和 {good}）"
    try:
        tried = list(cases(rule))
    except (ValueError, KeyError) as error:
        yield f"{rule.code}：例子的写法有误（{error}）；应报之处写在⟦⟧内"
        return
    for case in tried:
        for problem in case_problems(rule, case):
            yield f"{rule.code} 例 {case.number}：{problem}"


def case_problems(rule: Rule, case: Case) -> Iterator[str]:
    """What is wrong with one text of an example."""
    text = case.text
    found = run(rule, case)
    if case.kind == "good":
        for finding in found:
            yield f"不应报而报：“{_around(text, finding.span)}”（{finding.message}）"
        return
    got = sorted({_settled(text, f.span) for f in found})
    wanted = sorted({_settled(text, span) for span in case.spans})
    if got != wanted:
        should = "、".join(f"“{_around(text, s)}”" for s in wanted) or "无标记"
        does = "、".join(f"“{_around(text, s)}”" for s in got) or "未报"
        yield f"应报 {should}，实报 {does}"
        return
    for finding in found:
        if finding.end > finding.start and finding.span.of(text) in finding.suggestions:
            yield f"“{_around(text, finding.span)}”的建议与原文相同"
    if case.fixed is not None:
        made = text
        for edit in sorted({e for f in found if f.fix for e in f.fix.edits}, reverse=True):
            made = made[: edit.start] + edit.replacement + made[edit.end :]
        if made != case.fixed:
            yield f"修改后应为“{_changed(case.fixed, made)}”，实为“{_changed(made, case.fixed)}”"


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


def _changed(text: str, other: str) -> str:
    """The lines of ``text`` that ``other`` lacks."""
    lines = set(other.splitlines())
    return "⏎".join(line for line in text.splitlines() if line not in lines) or "（无）"
