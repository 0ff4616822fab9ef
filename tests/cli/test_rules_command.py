"""``nlpcheck rules`` and ``nlpcheck explain``; a user's own rules and words tried."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nlpcheck.rules.registry import all_rules

Cli = Any

GOOD = """
[[rule]]
code = "ZZ001"
name = "deploy"
severity = "error"
summary = "错别字"
why = "测试"
pattern = "布署"
replace = "部署"
fix = "safe"
example = [
    { bad = "统一⟦布署⟧", good = "统一部署", fixed = "统一部署" },
    { bad = "再次⟦布署⟧", good = "再次部署" },
]
"""


def test_list_holds_every_rule(cli: Cli) -> None:
    out = cli("rules").out
    assert all(rule.code in out for rule in all_rules())


def test_list_of_a_family_as_json(cli: Cli) -> None:
    rows = json.loads(cli("rules", "ST", "--output-format", "json").out)
    assert rows and all(row["code"].startswith("ST") for row in rows)
    assert set(rows[0]) >= {"code", "name", "family", "severity", "fix", "summary", "why"}


@pytest.mark.parametrize("name", ["ST003", "st003", "section-title"])
def test_explain(cli: Cli, name: str) -> None:
    out = cli("explain", name).out
    assert out.startswith("# ST003 section-title") and "## 依据" in out and "⟦" in out


def test_explain_names_the_nearest(cli: Cli) -> None:
    ran = cli("explain", "ST0033")
    assert ran.status == 2 and "ST003；" in ran.err


def test_own_rules_are_listed_and_explained(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "r.toml").write_text(GOOD, "utf-8")
    (tmp_path / "c.toml").write_text('rules = ["r.toml"]', "utf-8")
    assert "ZZ001" in cli("rules", "--config", tmp_path / "c.toml").out
    assert "统一⟦布署⟧" in cli("explain", "ZZ001", "--config", tmp_path / "c.toml").out


def test_good_rules_pass(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text(GOOD, "utf-8")
    ran = cli("rules", "--check", path)
    assert ran.status == 0 and "例子全部符合" in ran.out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('pattern = "布署"', 'patern = "布署"', ["patern", "pattern"]),
        ('why = "测试"\n', "", ["why"]),
        ('"布署"', '"布(署"', ["pattern", "正则"]),
        ('severity = "error"', 'severity = "eror"', ["severity", "error"]),
        ("再次⟦布署⟧", "再次⟦部署⟧", ["应报", "第 2 个例子|例 2"]),
        ("再次部署", "再次布署", ["不应报"]),
        ('fixed = "统一部署"', 'fixed = "统一布防"', ["修改后"]),
        ('code = "ZZ001"', 'code = "ST003"', ["与内置规则的代码相同"]),
        ("再次⟦布署⟧", "再次⟦布署", ["⟦"]),
        ("[[rule]]", "[[rule]", ["TOML"]),
    ],
)
def test_wrong_rules_are_told(
    cli: Cli, tmp_path: Path, old: str, new: str, said: list[str]
) -> None:
    path = tmp_path / "r.toml"
    path.write_text(GOOD.replace(old, new), "utf-8")
    ran = cli("rules", "--check", path)
    assert ran.status == 1
    assert str(path) in ran.out
    for part in said:
        assert any(choice in ran.out for choice in part.split("|")), ran.out


def test_wrong_rule_names_its_line(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text(GOOD.replace('pattern = "布署"', 'patern = "布署"'), "utf-8")
    assert "第 8 行" in cli("rules", "--check", path).out


def test_other_files_are_refused(cli: Cli, tmp_path: Path) -> None:
    ran = cli("rules", "--check", tmp_path / "x.json")
    assert ran.status == 2 and ".toml" in ran.err


def test_wrong_words_are_told(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "w.tsv"
    path.write_text("wrong\tright\n甲\t乙\n", "utf-8")
    ran = cli("rules", "--check", path)
    assert ran.status == 1 and "表头" in ran.out
