"""corpus/ gives exactly its expected findings, and clean reports give none that counts."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from nlpcheck.types import Checked

ROOT = Path(__file__).resolve().parent.parent


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("expect", ROOT / "corpus" / "expect.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _tool()
REPORTS = TOOL.reports()


@pytest.fixture(scope="module")
def checked() -> dict[Path, Checked]:
    """All reports, checked in one call."""
    found: dict[Path, Checked] = TOOL.run()
    return found


def test_corpus_is_large_enough() -> None:
    assert len(REPORTS) >= 40
    assert sum("clean" in path.stem for path in REPORTS) >= 10


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_exactly_what_is_expected(report: Path, checked: dict[Path, Checked]) -> None:
    assert TOOL.expected(report) is not None, "run corpus/expect.py --write and review"
    assert TOOL.difference(report, checked[report].result) == []


@pytest.mark.parametrize(
    "report", [p for p in REPORTS if "clean" in p.stem], ids=lambda path: path.stem
)
def test_clean_reports_are_silent(report: Path, checked: dict[Path, Checked]) -> None:
    grave = [f for f in checked[report].result.findings if f.severity != "info"]
    assert [(f.rule, f.start.line, f.message) for f in grave] == []


def test_difference_sees_every_kind_of_change(checked: dict[Path, Checked], tmp_path: Path) -> None:
    report, item = next((r, c) for r, c in checked.items() if c.result.findings)
    facts: dict[str, Any] = TOOL.facts(item.result)
    copy = tmp_path / report.name
    for change in ("missing", "extra", "issuer"):
        wrong = {**facts, "findings": list(facts["findings"])}
        if change == "missing":
            wrong["findings"].append({**facts["findings"][0], "rule": "XX999"})
        elif change == "extra":
            wrong["findings"].pop()
        else:
            wrong["issuer"] = "别处"
        TOOL.expected_path(copy).write_text(TOOL.written(wrong), "utf-8")
        assert len(TOOL.difference(copy, item.result)) == 1, change
    TOOL.expected_path(copy).write_text(TOOL.written(facts), "utf-8")
    assert TOOL.difference(copy, item.result) == []


def test_every_rule_fires_somewhere(checked: dict[Path, Checked]) -> None:
    from nlpcheck.rules.registry import all_rules

    fired = {f.rule for item in checked.values() for f in item.findings}
    assert sorted({rule.code for rule in all_rules()} - fired) == []
