"""The real report that the project began with: a floor, not a list to tune to."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from nlpcheck.checker import check_paths
from nlpcheck.settings import Settings
from nlpcheck.types import Checked, FindingResult
from tests.report.shapes import report_of

# rule, the text marked, its line, the first suggestion (None: whatever)
DEFECTS = [
    ("SP002", "几时", 396, "及时"),
    ("SP008", "交答复", 6, "共答复"),
    ("GR001", "的", 399, "地"),
    ("TB301", "0", 330, None),
    ("TB301", "0", 336, None),
    ("TB302", "0", 330, None),
    ("TB302", "0", 336, None),
    ("TB305", "0", 330, None),
    ("XC003", "2件均按时办结", 7, None),
    ("XC007", "1", 380, None),
    ("ST003", "需要报告的其他事项", 402, "其他需要报告的事项"),
    ("NM004", "《信息公开条例》", 397, None),
    ("NM102", "以公开为原则，不公开为例外", 6, "以公开为常态、不公开为例外"),
    ("NU102", "1.", 6, None),
    ("NM003", "辛店街道办事处", 406, None),
    ("PL101", "个别信息出现错别字", 396, None),
    ("PL101", "专职工作人员配备还不足", 396, None),
]

NOT_DEFECTS = ["《公共企事业单位信息公开规定制定办法》", "2021年1月28日", "无。"]


@pytest.fixture(scope="module")
def checked(request: pytest.FixtureRequest) -> Checked:
    from tests.conftest import DATA

    files = sorted((DATA / "seed").glob("*.txt"))
    if not files:
        pytest.skip(f"no seed report under {DATA}")
    return check_paths([str(files[0])], Settings()).checked[0]


def _texts(findings: list[FindingResult], rule: str, line: int) -> list[FindingResult]:
    return [f for f in findings if f.rule == rule and f.start.line == line]


@pytest.mark.parametrize(("rule", "text", "line", "suggestion"), DEFECTS)
def test_each_defect_is_found_at_its_place(
    checked: Checked, rule: str, text: str, line: int, suggestion: str | None
) -> None:
    here = [
        f for f in _texts(checked.result.findings, rule, line) if text in f.text or f.text in text
    ]
    assert here, [f"{f.rule} {f.start.line} {f.text}" for f in checked.result.findings]
    if suggestion is not None:
        assert any(suggestion in s or s in suggestion for f in here for s in f.suggestions)


def test_four_vague_measures(checked: Checked) -> None:
    vague = [f for f in checked.result.findings if f.rule == "PL001"]
    assert {f.start.line for f in vague} == {398, 399, 400, 401}
    assert len({f.message for f in vague}) == 4


@pytest.mark.parametrize("text", NOT_DEFECTS)
def test_what_is_right_is_left_alone(checked: Checked, text: str) -> None:
    start = checked.text.rindex(text)
    end = start + len(text)
    found = [f for f in checked.result.findings if f.start.offset < end and f.end.offset > start]
    assert found == []


def test_little_else_is_said(checked: Checked) -> None:
    listed = {(rule, line) for rule, _, line, _ in DEFECTS}
    others = [
        f
        for f in checked.result.findings
        if f.severity.rank >= 1
        and (f.rule, f.start.line) not in listed
        and f.rule not in ("PL001", "PL004")
    ]
    assert len(others) <= 2, [f"{f.rule} {f.start.line} {f.text} {f.message}" for f in others]


def test_the_report_and_its_identities(checked: Checked) -> None:
    result = checked.result
    assert "辛店街道办事处" in result.issuer
    assert (result.year, result.template, result.date) == (2020, "2019", "2021-01-28")
    identities = [i for t in result.tables for i in t.identities]
    violated = [(i.rule, i.where) for i in identities if i.status == "violated"]
    assert violated == [
        ("TB301", "自然人"),
        ("TB301", "总计"),
        ("TB302", "自然人"),
        ("TB302", "总计"),
    ]
    assert sum(i.status == "ok" for i in identities) >= 30


def test_no_number_is_changed_by_a_fix(checked: Checked) -> None:
    for finding in checked.findings:
        for edit in finding.fix.edits if finding.fix else ():
            old = checked.document.text[edit.start : edit.end]
            assert [c for c in old if c.isdigit()] == [c for c in edit.replacement if c.isdigit()]


@pytest.mark.parametrize("separator", [" | ", "\t", "   ", " "])
def test_three_text_shapes_give_the_same_findings(
    checked: Checked, tmp_path: Path, separator: str
) -> None:
    """Rows of numbers on one line, parted in several ways: the same, rule by rule and place by place."""
    text = checked.document.text
    report = report_of(text)
    pieces, at = [], 0
    rows: dict[tuple[str, str], list] = {}
    for name, table in report.tables.items():
        for cell in table.cells.values():
            rows.setdefault((name, cell.row), []).append(cell)
    for cells in sorted(rows.values(), key=lambda c: c[0].span):
        for left, right in pairwise(cells):
            pieces.append(text[at : left.span.end])
            pieces.append(separator)
            at = right.span.start
    pieces.append(text[at:])
    path = tmp_path / "seed.txt"
    path.write_text("".join(pieces), "utf-8")
    again = check_paths([str(path)], Settings()).checked[0]

    def seen(c: Checked) -> list[tuple[str, str, tuple[str, ...], str]]:
        return [(f.rule, f.text, tuple(f.suggestions), f.where) for f in c.result.findings]

    assert seen(again) == seen(checked)
