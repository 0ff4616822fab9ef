"""Title, issuer, year, date, sections, roles: from clean and from odd texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlpcheck import sample
from nlpcheck.checker import check_document
from nlpcheck.readers import read
from nlpcheck.settings import ReadSettings, Settings
from nlpcheck.types import ReadError
from tests.report.shapes import report_of


@pytest.mark.parametrize("kind", ["town", "county", "department"])
@pytest.mark.parametrize("year", [2019, 2020, 2021, 2024])
def test_the_sample(kind: str, year: int) -> None:
    report = report_of(sample.render(kind=kind, year=year))
    assert report.year == year
    assert report.template and report.template.version == ("2019" if year < 2021 else "2021")
    assert report.issuer == report.signature
    assert report.issuer_kind == {"county": "government"}.get(kind, kind)
    assert report.date == f"{year + 1}-01-18"
    assert [s.status for s in report.sections] == ["present"] * 6


TITLES = {
    "栖梧镇人民政府2023年政府信息公开工作年度报告": ("栖梧镇人民政府", 2023),
    "栖梧镇人民政府\n2023年政府信息公开工作年度报告": ("栖梧镇人民政府", 2023),
    "栖梧镇人民政府关于2023年度政府信息公开工作的年度报告": ("栖梧镇人民政府", 2023),
    "栖梧县民政局二〇二三年政府信息公开年度报告": ("栖梧县民政局", 2023),
    "栖梧县民政局二○二三年政务公开工作报告": ("栖梧县民政局", 2023),
}


@pytest.mark.parametrize("title", list(TITLES))
def test_titles(title: str) -> None:
    report = report_of(sample.render(slots={"title": title}))
    assert (report.issuer, report.year) == TITLES[title]
    assert report.issuer_span and report.issuer_span.of(report.text) == report.issuer


def test_year_and_issuer_fall_back_on_the_signature_block() -> None:
    report = report_of(sample.render(slots={"title": "政府信息公开工作年度报告"}))
    assert (report.year, report.issuer) == (2023, "栖梧镇人民政府")
    assert report.year_span is None


@pytest.mark.parametrize(
    ("heading", "status", "variant"),
    [
        ("四、政府信息公开行政复议、行政诉讼情况", "present", False),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "present", True),
        ("四、政府信息公开行政复议行政诉讼情况", "present", False),
        ("四、 政府信息公开行政复议、行政诉讼情况：", "present", False),
        ("政府信息公开行政复议、行政诉讼情况", "present", False),
        ("（四）政府信息公开行政复议、行政诉讼情况", "present", False),
        ("", "missing", False),
    ],
)
def test_headings(heading: str, status: str, variant: bool) -> None:
    report = report_of(sample.render(slots={"h4": heading}))
    section = report.section(4)
    assert section is not None
    assert (section.status, section.variant) == (status, variant)


def test_a_dash_for_one() -> None:
    report = report_of(sample.render(slots={"h1": "—、总体情况"}))
    section = report.section(1)
    assert section is not None and section.status == "present" and section.mark == "—、"


def test_a_heading_that_runs_on_into_text() -> None:
    report = report_of(sample.render(slots={"h6": "六、其他需要报告的事项。无。", "s6": ""}))
    section = report.section(6)
    assert section is not None and section.heading is not None
    assert section.heading.of(report.text) == "六、其他需要报告的事项"
    assert [p.span.of(report.text) for p in report.prose_of(6)] == ["无。"]


def test_a_contents_list_is_not_the_sections() -> None:
    heads = ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]
    title = "栖梧镇人民政府2023年政府信息公开工作年度报告\n" + "\n".join(heads)
    report = report_of(sample.render(slots={"title": title}))
    assert [s.status for s in report.sections] == ["present"] * 6
    assert report.prose_of(1)


def test_table_rows_are_not_headings() -> None:
    text = sample.render().replace("| 四、结转下年度继续办理 | ", "四、结转下年度继续办理\n| ")
    assert [s.status for s in report_of(text).sections] == ["present"] * 6


@pytest.mark.parametrize(
    ("title", "regime"),
    [
        ("栖梧大学2020—2021学年信息公开工作年度报告", "university"),
        ("栖梧县第一中学2021年信息公开年度报告", "university"),
        ("栖梧县供水有限公司2022年信息公开工作年度报告", "enterprise"),
        ("栖梧县民政局2016年政府信息公开工作年度报告", "before-2019"),
        ("栖梧县教育局2022年政府信息公开工作年度报告", ""),
    ],
)
def test_other_regimes(title: str, regime: str) -> None:
    report = report_of(f"{title}\n一、概述\n全年公开信息86条。\n")
    assert report.regime == regime
    assert (report.template is None) == bool(regime)


def test_a_pasted_paragraph_is_proofread_without_a_template() -> None:
    report = report_of("全年通过门户网站公开信息86条。\n未收到申请。\n")
    assert report.template is None
    assert [p.role for p in report.paragraphs] == ["prose", "prose"]


def test_views_keep_offsets() -> None:
    report = report_of(sample.render(kind="county"))
    for scope in ("prose", "heading", "title", "cell", "all"):
        view = report.view(scope)
        assert len(view) == len(report.text)
        assert all(a == b for a, b in zip(view, report.text, strict=True) if a != "\n")
    assert "自然人" not in report.prose


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=300).map(str.encode))
def test_any_bytes_do_no_harm(data: bytes) -> None:
    try:
        document = read(data, "fuzz.txt", ReadSettings())
    except ReadError as error:
        assert str(error)
        return
    checked = check_document(document, Settings(select=["ST", "TB", "NU101", "NU102", "XC101"]))
    text = document.text
    for finding in checked.result.findings:
        assert 0 <= finding.start.offset <= finding.end.offset <= len(text)
        assert finding.text == text[finding.start.offset : finding.end.offset]


PIECES = st.sampled_from(
    [*sample.render().split("\n"), "| 规章 | / | | -1 |", "三、", "０", "", "2023年1月", "|||", "\t0\t0"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_shuffled_reports_do_no_harm(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        report = report_of(text)
    except ReadError:  # nothing but bars and blanks
        return
    for paragraph in report.paragraphs:
        assert paragraph.span.of(text).strip() or paragraph.role == "cell"
    for table in report.tables.values():
        for cell in table.cells.values():
            assert cell.raw == cell.span.of(text)
