"""Six hundred right sentences of invented offices that look wrong: rare words and names, characters
said twice, words that differ from others by one character. No rule may warn of one."""

from __future__ import annotations

from pathlib import Path

from nlpcheck import report as reports
from nlpcheck.readers import read
from nlpcheck.rules.base import Context, Rule, Scope
from nlpcheck.rules.registry import select_rules
from nlpcheck.settings import Settings
from nlpcheck.types import Severity

LINES = [
    line
    for line in Path(__file__).with_name("odd_but_right.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def _told(rules: list[Rule]) -> list[str]:
    report = reports.build(read("\n".join(LINES).encode(), "odd.txt"))
    context = Context(report, Settings())
    return [
        f"{rule.code} {finding.span.of(report.text)}：{finding.message}"
        for rule in rules
        if rule.scope is Scope.TEXT
        for finding in rule.check(context)
        if finding.severity is not Severity.INFO
    ]


def test_there_are_many() -> None:
    assert len(set(LINES)) == len(LINES) >= 590


def test_no_rule_warns() -> None:
    assert _told(select_rules([], ["SP1"])) == []


def test_the_model_hardly_warns() -> None:
    assert len(_told(select_rules(["SP1"], []))) <= 1
