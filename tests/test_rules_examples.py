"""Every rule's examples: the exact spans, the text after its fix, and silence."""

from __future__ import annotations

import pytest

from nlpcheck import checker
from nlpcheck.fixes import apply
from nlpcheck.readers import read
from nlpcheck.rules.base import Rule
from nlpcheck.rules.examples import Case, cases, is_bad, is_good
from nlpcheck.rules.registry import all_rules
from nlpcheck.settings import Settings
from nlpcheck.types import Checked, Edit

RULES = all_rules()
CASES = [(rule, case) for rule in RULES for case in cases(rule)]


def check(case: Case) -> Checked:
    """The case's text, checked by its rule alone."""
    settings = Settings(select=[case.code])
    previous = read(case.previous.encode(), "previous.txt") if case.previous else None
    return checker.check_document(read(case.text.encode(), "example.txt"), settings, previous)


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[case.label for _, case in CASES])
def test_example(rule: Rule, case: Case) -> None:
    checked = check(case)
    found = [finding for finding in checked.findings if finding.rule == case.code]
    assert sorted({f.span for f in found}) == sorted(set(case.spans)), [f.message for f in found]
    for finding in found:
        assert finding.message
        original = finding.span.of(case.text)
        assert original not in finding.suggestions, "a suggestion that changes nothing"
    if case.fixed is not None:
        edits: set[Edit] = set()
        for finding in found:
            if finding.fix:
                edits.update(finding.fix.edits)
        assert apply(case.text, sorted(edits)) == case.fixed


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_rule_has_enough_examples(rule: Rule) -> None:
    bad = sum(is_bad(example) for example in rule.examples)
    good = sum(is_good(example) for example in rule.examples)
    assert bad >= 2 and good >= 2, f"{rule.code}: {bad} bad, {good} good"
