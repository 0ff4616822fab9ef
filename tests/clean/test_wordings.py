"""The right forms of the mutation suite's wordings, sentences of many authors; no rule of words or
grammar may warn of one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.mutation.lexical import MARK, rows
from nlpcheck import report as reports
from nlpcheck.readers import read
from nlpcheck.rules.base import Context, Rule, Scope
from nlpcheck.rules.registry import select_rules
from nlpcheck.settings import Settings
from nlpcheck.types import Severity

PLANTS = Path(__file__).resolve().parents[2] / "benchmarks" / "mutation" / "plants"
RULES = [
    rule for rule in select_rules(["SP", "GR"], ["SP1"]) if rule.scope is Scope.TEXT
]  # SP1: the language model's
MODEL = select_rules(["SP1"], [])
_YEARS = {"{year}": "2023", "{next}": "2024", "{last}": "2022"}


def sentences(folder: Path) -> list[str]:
    """Each wording of a set with the right words in their place, if it says nothing that only
    a report fills in."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        for _, _, row, _ in rows(path):
            text = MARK.sub(r"\2", row)
            for name, year in _YEARS.items():
                text = text.replace(name, year)
            if not set("{⟦→") & set(text):
                found.append(text)
    return list(dict.fromkeys(found))


SETS = {
    folder.name: sentences(folder)
    for folder in [PLANTS, *sorted(PLANTS.iterdir())]
    if folder.is_dir()
}


def _told(name: str, rules: Sequence[Rule]) -> list[str]:
    """What some rules warn of in one text of all right sentences of a set."""
    assert len(SETS[name]) > 200
    report = reports.build(read("\n".join(SETS[name]).encode(), "wordings.txt"))
    context = Context(report, Settings())
    return [
        f"{rule.code} {finding.span.of(report.text)}：{finding.message}"
        for rule in rules
        for finding in rule.check(context)
        if finding.severity is not Severity.INFO
    ]


@pytest.mark.parametrize("name", SETS)
def test_silent(name: str) -> None:
    """No rule of words or grammar warns."""
    assert _told(name, RULES) == []


@pytest.mark.parametrize("name", SETS)
def test_model_hardly_warns(name: str) -> None:
    """The language model knows no sentence by heart: one warning in a set is what it may give."""
    assert len(_told(name, MODEL)) <= 1
