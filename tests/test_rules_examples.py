"""Every rule's examples: the exact places, the text after its fix, and silence."""

from __future__ import annotations

import pytest

from nlpcheck.rules.base import Rule
from nlpcheck.rules.examples import Case, cases, is_bad, is_good
from nlpcheck.rules.prove import case_problems
from nlpcheck.rules.registry import all_rules

RULES = all_rules()
CASES = [(rule, case) for rule in RULES for case in cases(rule)]


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[case.label for _, case in CASES])
def test_example(rule: Rule, case: Case) -> None:
    assert list(case_problems(rule, case)) == []


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_rule_has_enough_examples(rule: Rule) -> None:
    bad = sum(is_bad(example) for example in rule.examples)
    good = sum(is_good(example) for example in rule.examples)
    assert bad >= 2 and good >= 2, f"{rule.code}: {bad} bad, {good} good"
