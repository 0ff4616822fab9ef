"""The quantities component: right, or silent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlpcheck.language.quantities import read

TOPICS = [
    # a sentence, and each count's topic and value that must be read from it, no other
    ("全县共收到政府信息公开申请59件，上年结转2件。", {("received", 59), ("carried_in", 2)}),
    ("2020年以来，辛店街道共收到依申请公开件2件。", {("received", 2)}),
    ("我局受理公民、法人和其他组织提出的政府信息公开申请十二件。", {("received", 12)}),
    ("全年收到3件政府信息公开申请，结转下年度继续办理１件。", {("received", 3), ("carried_forward", 1)}),
    ("全年未收到政府信息公开申请。", {("received", 0)}),
    ("收到网上申请3件、信函申请2件。", set()),
    ("收到行政许可申请86件。", set()),
    ("未收到涉及征地的政府信息公开申请。", set()),
    ("政府信息公开申请数量较上年增加3件。", set()),
    ("收到政府信息公开申请约60件。", {("received", 60)}),
    ("办结政府信息公开申请9件，其中予以公开5件、部分公开1件、无法提供3件。",
     {("handled", 9), ("granted", 5), ("partly_granted", 1), ("unavailable", 3)}),
    ("审核公文80件，其中主动公开40件、依申请公开20件、不予公开20件。", set()),
    ("因政府信息公开被申请行政复议6件，其中维持4件、纠正1件、尚未审结1件；行政诉讼2件，均已审结。",
     {("reconsideration", 6), ("reconsideration.upheld", 4), ("reconsideration.corrected", 1),
      ("reconsideration.pending", 1), ("litigation", 2)}),
    ("没有因政府信息公开工作被申请行政复议或者提起行政诉讼。", {("disputes", 0)}),
    ("全年办理行政复议案件86件。", set()),
    ("没有因政府信息公开被纠正的复议案件。", set()),
    ("制发行政规范性文件3件，废止1件，现行有效71件。",
     {("documents_made", 3), ("documents_abolished", 1), ("documents_in_force", 71)}),
    ("全年收到政府信息公开申请5件，已办理答复4件。", {("received", 5), ("handled", 4)}),
    ("收到政府信息公开申请5件。截至年底，已答复4件。", {("received", 5), ("handled", 4)}),
    ("收到政府信息公开申请5件，其中4件已办结。", {("received", 5), ("handled", 4)}),
    ("收到政府信息公开申请5件，其中网上申请4件已办结，当面答复1件。", {("received", 5)}),
    ("收到政府信息公开申请5件，答复群众来信4件，办理建议3件，答复3件。", {("received", 5)}),
    ("收到政府信息公开申请5件；收到许可申请88件，办结87件。", {("received", 5)}),
    ("新收申请5件，结转上一年申请2件，另有1件由上年结转。",
     {("received", 5), ("carried_in", 2), ("carried_in", 1)}),
    ("承接上年未办结人大建议9件，上年转入工作人员3名。", set()),
    ("全年共有7件政府信息公开申请。", {("received", 7)}),
    ("政府信息公开申请数量为零。", {("received", 0)}),
    ("没有群众申请公开政府信息。", {("received", 0)}),
    ("审核公文80件，主动公开80件、依申请公开0件。", set()),
    ("办结政府信息公开申请9件，给予公开5件，因本机关不掌握无法提供3件。",
     {("handled", 9), ("granted", 5), ("unavailable_not_held", 3)}),
    ("公开行政处罚信息9条，作出行政处罚决定12件。", {("penalties", 12)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOPICS, ids=[t for t, _ in TOPICS])
def test_topics(text: str, expected: set[tuple[str, int]]) -> None:
    """Each count gets its topic, or none."""
    found = {(q.topic, int(q.value)) for q in read(text).items if q.topic}
    assert found == expected


UNITS = [
    ("公开信息1,204条", 1204, "条", ""),
    ("公开信息１２条", 12, "条", ""),
    ("推送11.2万次", 112_000, "次", ""),
    ("金额3000多万元", 30_000_000, "万元", "多"),
    ("约260余条", 260, "条", "约余"),
    ("近300人次", 300, "人次", "近"),
    ("发布二百五十条", 250, "条", ""),
    ("不少于30日", 30, "日", "不少于"),
]


@pytest.mark.parametrize(("text", "value", "unit", "approx"), UNITS, ids=[u[0] for u in UNITS])
def test_units(text: str, value: int, unit: str, approx: str) -> None:
    """Value, unit and qualifier of one count."""
    (found,) = read(text).items
    assert (found.value, found.unit, found.approx) == (value, unit, approx)


@pytest.mark.parametrize(
    "text",
    ["2023年12月31日", "国办发〔2019〕14号", "第二十条第三款", "电话0451-84545986", "IPv6、H5、5G",
     "一是加强", "“六稳”“六保”", "12:30", "统一思想", "2号楼"],
)  # fmt: skip
def test_no_count(text: str) -> None:
    """Dates, document numbers, articles, telephones and names are no counts."""
    assert not read(text).items


def test_range() -> None:
    """3至5件 keeps both ends and is not exact."""
    (found,) = read("每月3至5件").items
    assert (found.value, found.high, found.exact) == (3, 5, False)


def test_breakdown() -> None:
    """A list behind 其中 with its total; the next statement is no part."""
    (found,) = read("收到申请5件，其中自然人4件、商业企业1件；另有上年结转1件。").breakdowns
    assert [int(p.value) for p in found.parts] == [4, 1]
    assert found.closed
    assert not found.open


def test_open_list() -> None:
    """等 leaves the list open; a list of other units is none."""
    (found,) = read("公开信息48条，其中政策8条、动态20条等。").breakdowns
    assert found.open
    assert not read("解读41篇，其中图解19个。").breakdowns


def test_change() -> None:
    """Now and before, whichever way they are told."""
    for text in (
        "7件，较上年的8件减少12.5%",
        "申请由8件减少到7件，减少12.5%",
        "7件，比上年减少1件，减少12.5%",
    ):
        (found,) = read(text).changes
        assert found.now is not None
        assert (int(found.now.value), found.before, found.up) == (7, 8, False)


def test_foreign_actor_and_period() -> None:
    """Counts of others and of other times are marked."""
    found = read(
        "县政府办公室收到政府信息公开申请3件。2021年收到政府信息公开申请5件。上半年收到政府信息公开申请2件。",
        year=2023, issuer="栖梧县人民政府", kind="government",
    ).of("received")  # fmt: skip
    assert [q.own for q in found] == [False, True, True]
    assert [q.year for q in found] == [None, 2021, None]
    assert [q.whole_year for q in found] == [True, True, False]


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        alphabet="收到申请信息公开件条0123456789,，。；、（）年月日其中占%增长较上一二十百万千余约\n",
        max_size=120,
    )
)
def test_spans_hold(text: str) -> None:
    """Whatever the text: no error, and each count's numeral gives back its value."""
    from nlpcheck.language.numerals import narrow, number

    for found in read(text).items:
        assert 0 <= found.span.start <= found.span.end <= len(text)
        if found.negated or found.kind in {"money"}:
            continue
        if found.unit == "%" and found.spelled:
            continue
        assert number(narrow(found.number.of(text))) == found.value


DONE = [
    ("共收到依申请公开件2件，2件均按时办结。", "2件均按时办结", 2),
    ("收到政府信息公开申请12件，其中当面申请3件，网络申请9件，均已办结。", "均已办结", 12),
    ("收到政府信息公开申请2件，均为自然人申请，现已全部办结。", "现已全部办结", 2),
    ("新收政府信息公开申请5件，上年结转1件，已全部办结。", "已全部办结", 5),
]


@pytest.mark.parametrize(("text", "place", "count"), DONE, ids=[d[0] for d in DONE])
def test_all_done(text: str, place: str, count: int) -> None:
    """Of which count 均已办结 is said."""
    (found,) = read(text).done
    assert found.span.of(text) == place
    assert found.subject is not None
    assert found.subject.value == count


@pytest.mark.parametrize(
    "text",
    ["收到政府信息公开申请5件，上年结转的1件已全部办结。", "收到政府信息公开申请5件，其中网上申请3件全部办结。",
     "收到政府信息公开申请5件；收到建议提案8件，均已办结。", "信访事项均已办结。"],
)  # fmt: skip
def test_not_all_done(text: str) -> None:
    """Said of some, or of something else."""
    assert not read(text).done
