"""Marks in the text, sidecar files, and what is told of those without effect."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlpcheck import sample
from nlpcheck.checker import check_paths, check_text
from nlpcheck.settings import Settings
from nlpcheck.types import RunResult

TWICE = "我镇通过门户网站公开财政预决算和社会救助信息。"
SELECT = Settings(select=["XC101", "ST"])


def rules_of(run: RunResult) -> list[str]:
    return [f.rule for c in run.checked for f in c.result.findings]


def test_a_mark_silences_its_codes() -> None:
    text = f"{TWICE}\n<!-- nlpcheck off XC101 -->\n{TWICE}\n<!-- nlpcheck on -->\n"
    checked = check_text(text, SELECT)
    assert checked.findings == []
    assert checked.result.notes == []


def test_a_mark_of_other_codes_silences_nothing_and_is_told() -> None:
    text = f"{TWICE}\n<!-- nlpcheck off ST001 -->\n{TWICE}\n<!-- nlpcheck on -->\n"
    checked = check_text(text, SELECT)
    assert [f.rule for f in checked.findings] == ["XC101"]
    assert "第2行" in checked.result.notes[0]


def test_a_mark_of_rules_that_did_not_run_is_not_called_useless() -> None:
    text = f"<!-- nlpcheck off PU -->\n{TWICE}\n<!-- nlpcheck on -->\n"
    assert check_text(text, SELECT).result.notes == []


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(
        sample.render(slots={"h4": "", "s6": f"未收取信息处理费。\n{TWICE}\n{TWICE}"}), "utf-8"
    )
    return path


def test_a_sidecar_ignores_codes(draft: Path) -> None:
    assert rules_of(check_paths([str(draft)], SELECT)) == ["ST001", "XC101"]
    draft.with_suffix(".nlpcheck.toml").write_text('ignore = ["ST"]\n', "utf-8")
    assert rules_of(check_paths([str(draft)], SELECT)) == ["XC101"]


def test_a_sidecar_suppresses_by_text(draft: Path) -> None:
    sidecar = draft.with_suffix(".nlpcheck.toml")
    sidecar.write_text(f'[[suppress]]\nrule = "XC101"\ntext = "{TWICE}"\n', "utf-8")
    run = check_paths([str(draft)], SELECT)
    assert rules_of(run) == ["ST001"]
    sidecar.write_text('[[suppress]]\nrule = "XC101"\ntext = "别的"\n', "utf-8")
    run = check_paths([str(draft)], SELECT)
    assert rules_of(run) == ["ST001", "XC101"]
    assert "没有压下" in run.checked[0].result.notes[0]


@pytest.mark.parametrize("content", ["ignore = [", 'ignored = ["ST"]', "ignore = 3"])
def test_a_broken_sidecar_is_named_and_the_report_still_checked(draft: Path, content: str) -> None:
    draft.with_suffix(".nlpcheck.toml").write_text(content, "utf-8")
    run = check_paths([str(draft)], SELECT)
    assert run.errors[0].kind == "config"
    assert "draft.nlpcheck.toml" in run.errors[0].message
    assert rules_of(run) == ["ST001", "XC101"]
