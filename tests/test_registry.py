"""What every rule must have, and that the rules are found by walking."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import nlpcheck.rules
from nlpcheck.rules.base import Rule
from nlpcheck.rules.pattern import PatternRule
from nlpcheck.rules.registry import all_rules, families, family_rules, matches, select_rules

RULES = all_rules()
FOLDER = Path(nlpcheck.rules.__path__[0])


def test_codes_are_unique() -> None:
    assert [code for code, count in Counter(rule.code for rule in RULES).items() if count > 1] == []


def test_names_are_unique() -> None:
    assert [name for name, count in Counter(rule.name for rule in RULES).items() if count > 1] == []


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{2}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name), rule.name
    assert rule.why and rule.summary and rule.summary_en
    assert "\n" not in rule.summary
    assert re.search(r"[一-鿿]", rule.summary)
    assert len(re.findall(r"[一-鿿]", rule.summary_en)) < len(rule.summary_en) / 2


@pytest.mark.parametrize("prefix", families())
def test_family_holds_its_own_codes_only(prefix: str) -> None:
    for rule in family_rules(prefix):
        assert rule.code.startswith(prefix) or rule.code[:2] in families()


def test_every_rule_file_gives_one_rule() -> None:
    found = Counter(type(rule).__module__ for rule in RULES if not isinstance(rule, PatternRule))
    for path in FOLDER.glob("*/[a-z]*.py"):
        module = f"nlpcheck.rules.{path.parent.name}.{path.stem}"
        assert found[module] == 1, f"{path.name} holds {found[module]} rules"


def test_catalogue_is_whole(data_dir: Path) -> None:
    text = (data_dir / "RULES.md").read_text("utf-8")
    wanted = dict(re.findall(r"^\| ([A-Z]{2}\d{3}) \|[^|]*\|[^|]*\| *([EWI])?", text, re.M))
    missing = sorted(set(wanted) - {rule.code for rule in RULES} - {"PL102"})
    assert missing == []


def test_longer_prefix_wins() -> None:
    chosen = {rule.code for rule in select_rules(["ST"], ["ST1", "ST001"])}
    assert chosen and "ST001" not in chosen
    assert not any(code.startswith("ST1") for code in chosen)
    assert {rule.code for rule in select_rules(["ST001"], ["ST"])} == {"ST001"}


def test_matches_takes_prefixes() -> None:
    assert matches("ST001", ["ST"]) and matches("ST001", ["ALL"]) and not matches("ST001", ["TB"])
