"""Tables two, three and four out of every text shape; nothing is guessed."""

from __future__ import annotations

import pytest

from nlpcheck import sample
from nlpcheck.report.identities import blame
from nlpcheck.report.rows import cell_value
from nlpcheck.template import load, parse_equation, versions
from tests.report.shapes import SHAPES, one_cell_a_line, report_of

CELLS = {
    "applications.new.natural": "12",
    "applications.new.business": "3",
    "applications.new.sum": "15",
    "applications.granted.natural": "10",
    "applications.granted.sum": "10",
    "applications.unavailable_not_held.business": "3",
    "applications.unavailable_not_held.sum": "3",
    "applications.total.natural": "10",
    "applications.total.business": "3",
    "applications.total.sum": "13",
    "applications.carried_forward.natural": "2",
    "applications.carried_forward.sum": "2",
    "litigation.value.direct_upheld": "1",
    "litigation.value.direct_sum": "1",
    "proactive.normative_documents.made": "4",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("year", [2020, 2023])
def test_cells_are_the_same_in_every_shape(shape: str, year: int) -> None:
    report = report_of(SHAPES[shape](sample.render(year=year, cells=CELLS)))
    for key, raw in CELLS.items():
        table, row, column = key.split(".")
        cell = report.tables[table].cells[row, column]  # type: ignore[index]
        assert cell.value == int(raw), key
        assert cell.span.of(report.text) == raw
    assert {t.status for t in report.tables.values()} == {"read"}
    found = [i for t in report.tables.values() for i in t.identities]
    assert {i.status for i in found} == {"ok"}
    assert len(found) == 7 + 7 + (23 if year == 2020 else 25) + 3


def test_dropped_cells_are_unknown_not_zero() -> None:
    text = one_cell_a_line(sample.render(cells=CELLS))
    broken = text.replace("\t1.属于国家秘密\n\t0\n", "\t1.属于国家秘密\n", 1)
    table = report_of(broken).tables["applications"]
    assert table.cells["refused_state_secret", "natural"].state == "absent"
    assert "1.属于国家秘密".strip("1.") in table.reason
    assert {i.status for i in table.identities if i.rule == "TB302"} == {"unverifiable"}
    assert {i.status for i in table.identities if i.rule == "TB301"} == {"ok"}


def test_glued_cells_make_a_table_unreadable() -> None:
    text = sample.render()
    for group in ("规章", "行政规范性文件"):
        text = text.replace(f"| {group} | 0 | 0 | 0 |", f"{group}000")
    for row in ("行政许可", "行政处罚", "行政强制", "行政事业性收费"):
        text = text.replace(f"| {row} | 0 |", f"{row}0")
    table = report_of(text).tables["proactive"]
    assert table.status == "unreadable"
    assert "规章000" in table.reason


def test_fourteen_numbers_leave_table_four_unverified() -> None:
    fifteen = "| " + " | ".join(["0"] * 15) + " |"
    table = report_of(sample.render().replace(fifteen, "| " + " | ".join(["0"] * 14) + " |")).tables[
        "litigation"
    ]
    assert {i.status for i in table.identities} == {"unverifiable"}
    assert "14" in table.reason


def test_a_misspelt_label_is_still_its_row() -> None:
    report = report_of(sample.render(cells=CELLS).replace("2.重复申请", "2.重复申情"))
    table = report.tables["applications"]
    assert table.value("not_processed_repeat", "sum") == 0
    assert [label.official for label in table.labels if not label.exact] == ["重复申请"]


def test_columns_out_of_order_are_not_read() -> None:
    text = sample.render().replace("| 自然人 | 商业企业 |", "| 商业企业 | 自然人 |")
    table = report_of(text).tables["applications"]
    assert table.status == "unreadable"
    assert "次序" in table.reason


def test_half_and_full_width_labels() -> None:
    text = sample.render(cells=CELLS).replace("1.", "１．").replace("（一）", "(一)")
    assert report_of(text).tables["applications"].status == "read"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("0", (0, "number")),
        ("１２", (12, "number")),
        ("1,204", (1204, "number")),
        ("", (None, "blank")),
        ("　", (None, "blank")),
        ("/", (None, "slash")),
        ("—", (None, "slash")),
        ("-1", (None, "invalid")),
        ("2.5", (None, "invalid")),
        ("O", (None, "invalid")),
        ("无", (None, "invalid")),
    ],
)
def test_what_a_cell_means(raw: str, expected: tuple[int | None, str]) -> None:
    assert cell_value(raw) == expected


def test_signed_and_decimal_columns() -> None:
    groups = load("2019").proactive.groups
    change = next(c for g in groups for c in g.columns if c.signed)
    amount = next(c for g in groups for c in g.columns if c.decimal)
    assert cell_value("-3", change) == (-3, "number")
    assert cell_value("8040.5", amount) == (8040, "number")
    assert cell_value("186.4万元", amount) == (186, "number")
    assert cell_value("12.5", change) == (None, "invalid")


class TestBlame:
    """TB305: one row, or silence."""

    def test_a_total_left_out(self) -> None:
        report = report_of(
            sample.render(
                cells={
                    "applications.new.natural": "2",
                    "applications.new.sum": "2",
                    "applications.granted.natural": "2",
                    "applications.granted.sum": "2",
                }
            )
        )
        assert report.template
        found = blame(report.tables["applications"], report.template)
        assert found is not None
        assert (found.row, found.values) == ("total", (2, 2))

    def test_several_rows_could_be_wrong(self) -> None:
        report = report_of(
            sample.render(cells={"applications.new.natural": "2", "applications.new.sum": "2"})
        )
        assert report.template
        # New could be 0, or carried forward 2: not for us to say.
        assert blame(report.tables["applications"], report.template) is None

    def test_nothing_violated(self) -> None:
        report = report_of(sample.render(cells=CELLS))
        assert report.template
        assert blame(report.tables["applications"], report.template) is None


@pytest.mark.parametrize("equation", ["a + b", "a = b = c", "a + 1 = b", "a * b = c", "", "= a"])
def test_equations_that_are_none(equation: str) -> None:
    with pytest.raises(ValueError, match="等式"):
        parse_equation(equation)


def test_templates_hold_what_they_name() -> None:
    for version in versions():
        template = load(version)
        rows = {r.key for r in template.applications.rows} | {"results"}
        columns = {c.key for c in template.applications.columns}
        for identity in template.applications.identities:
            known = columns if identity.per == "row" else rows
            left, right = parse_equation(identity.equation)
            assert set(left + right) <= known
        assert [s.number for s in template.sections] == [1, 2, 3, 4, 5, 6]
