"""Right sentences of invented offices that look wrong, by three authors: rare words and names, the
trades' own terms, characters said twice, words that differ from others by one character.
No rule may warn of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlpcheck import report as reports
from nlpcheck.readers import read
from nlpcheck.rules.base import Context, Rule, Scope
from nlpcheck.rules.registry import select_rules
from nlpcheck.settings import Settings
from nlpcheck.types import Severity

FILES = {
    path.name: [
        line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")
    ]
    for path in sorted(Path(__file__).parent.glob("odd_but_right*.txt"))
}
MODEL_MAY = 200
"""The language model knows no trade by heart: in so many lines it may warn once."""


def _told(name: str, rules: list[Rule]) -> list[str]:
    report = reports.build(read("\n".join(FILES[name]).encode(), name))
    context = Context(report, Settings())
    return [
        f"{rule.code} {finding.span.of(report.text)}：{finding.message}"
        for rule in rules
        if rule.scope is Scope.TEXT
        for finding in rule.check(context)
        if finding.severity is not Severity.INFO
    ]


def test_there_are_many() -> None:
    lines = [line for lines in FILES.values() for line in lines]
    assert len(set(lines)) == len(lines) >= 1790


@pytest.mark.parametrize("name", FILES)
def test_no_rule_warns(name: str) -> None:
    assert _told(name, select_rules([], ["SP1"])) == []


@pytest.mark.parametrize("name", FILES)
def test_the_model_hardly_warns(name: str) -> None:
    assert len(_told(name, select_rules(["SP1"], []))) <= len(FILES[name]) // MODEL_MAY
