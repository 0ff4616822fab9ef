"""Fixes: which are applied, in what order, and what is never touched."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlpcheck.fixes import allowed, apply, moved, resolve, unified_diff, write_atomic
from nlpcheck.types import Edit, Finding, Fix, Severity


def finding(
    start: int,
    end: int,
    new: str,
    *,
    safe: bool = True,
    severity: Severity = Severity.WARNING,
    confidence: float = 1.0,
    rule: str = "XX001",
) -> Finding:
    return Finding(
        rule=rule, name="x", severity=severity, message="x", start=start, end=end,
        fix=Fix((Edit(start, end, new),), "safe" if safe else "unsafe"), confidence=confidence,
    )  # fmt: skip


TEXT = "信息更新不够几时，统一布署工作。"


def result(*findings: Finding, unsafe: bool = False, text: str = TEXT) -> str:
    return apply(text, resolve(findings, text, unsafe=unsafe).edits)


def test_safe_only_unless_asked() -> None:
    fixes = (finding(11, 13, "部署"), finding(6, 8, "及时", safe=False))
    assert result(*fixes) == "信息更新不够几时，统一部署工作。"
    assert result(*fixes, unsafe=True) == "信息更新不够及时，统一部署工作。"


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        (finding(6, 8, "甲"), finding(6, 8, "乙", safe=False, severity=Severity.ERROR)),
        (finding(6, 8, "甲", severity=Severity.ERROR), finding(5, 8, "乙", confidence=1.0)),
        (finding(6, 8, "甲", confidence=0.9), finding(5, 7, "乙", confidence=0.8)),
        (finding(5, 7, "甲"), finding(6, 8, "乙")),
        (finding(6, 8, "甲"), finding(6, 7, "乙")),
        (finding(6, 8, "甲", rule="AA001"), finding(6, 8, "乙", rule="BB001")),
        (finding(6, 6, "甲", rule="AA001"), finding(6, 6, "乙", rule="BB001")),
    ],
    ids=["safe", "severity", "confidence", "start", "longer", "code", "insertion"],
)
def test_stated_order(winner: Finding, loser: Finding) -> None:
    for order in ((winner, loser), (loser, winner)):
        resolved = resolve(order, TEXT, unsafe=True)
        assert resolved.applied == [winner]
        assert resolved.skipped == [loser]


def test_same_edit_of_two_rules_is_applied_once() -> None:
    resolved = resolve([finding(6, 8, "及时"), finding(6, 8, "及时", rule="XX002")], TEXT)
    assert len(resolved.edits) == 1 and len(resolved.applied) == 2


def test_fix_is_applied_whole_or_not_at_all() -> None:
    pair = Finding(
        rule="XX002", name="x", severity=Severity.INFO, message="x", start=0, end=8,
        fix=Fix((Edit(0, 2, "消息"), Edit(6, 8, "即时")), "safe"),
    )  # fmt: skip
    assert result(finding(6, 8, "及时"), pair) == "信息更新不够及时，统一布署工作。"


@pytest.mark.parametrize(
    ("text", "old", "new", "may"),
    [
        ("共12件", "12", "13", False),
        ("共12件", "2", "", False),
        ("共12件", "共12", "计12", True),
        ("2021年01月08日", "01", "1", True),
        ("2021年01月08日", "0", "", False),
        ("10件", "0", "", False),
        ("2O23年", "O", "0", True),
        ("l2月", "l", "1", True),
        ("２０２３年", "２０２３", "2023", True),
        ("共1，204条", "，", "", True),
        ("共1，204条", "，", "0", False),
        ("〔202130号", "〔202130", "〔2021〕30", True),
        ("第492号", "492", "711", False),
        ("/", "/", "0", True),
        ("无", "无", "0", False),
        ("电话", "电话", "电话1", False),
        ("减少2倍", "2倍", "一半", False),
    ],
)
def test_numbers_keep_their_value(text: str, old: str, new: str, may: bool) -> None:
    start = text.index(old)
    assert allowed((Edit(start, start + len(old), new),), text) is may


@pytest.mark.parametrize(
    ("text", "old", "may"),
    [
        ("落实“放管福”改革", "福", True),
        ("总书记指出：“要坚持以人民为中心，扎实布署工作”", "布署", False),
        ("“公开是常态”与“不公开是例外”统一布署", "布署", True),
        ("落实“政府信息公开工作要坚持依法依规统一布署”", "布署", False),
        ("“未完\n统一布署，工作”", "布署", True),
    ],
)
def test_quotations_keep_their_words(text: str, old: str, may: bool) -> None:
    start = text.index(old)
    assert allowed((Edit(start, start + len(old), "好"),), text) is may


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text("信息公开，。ab", max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [Edit(a, b, draw(st.text("甲乙", max_size=3))) for a, b in pairs]


@given(edits())
def test_apply_and_moved_agree(made: tuple[str, list[Edit]]) -> None:
    text, changes = made
    after = apply(text, changes)
    assert len(after) == len(text) + sum(len(e.replacement) - (e.end - e.start) for e in changes)
    inside = {i for e in changes for i in range(e.start, e.end)}
    for offset in set(range(len(text))) - inside:
        if not any(e.start == e.end == offset for e in changes):
            assert after[moved(offset, changes)] == text[offset]


@given(
    st.lists(
        st.tuples(st.integers(0, 15), st.integers(0, 4), st.text("甲乙", max_size=2)), max_size=8
    )
)
def test_resolved_edits_never_overlap(made: list[tuple[int, int, str]]) -> None:
    findings = [
        finding(a, min(a + n, 16), new, rule=f"XX{i:03}") for i, (a, n, new) in enumerate(made)
    ]
    resolved = resolve(findings, TEXT)
    apply(TEXT, resolved.edits)
    assert len(resolved.applied) + len(resolved.skipped) == len(findings)


def test_apply_refuses_overlap() -> None:
    with pytest.raises(ValueError, match="order"):
        apply("abcd", [Edit(0, 2, "x"), Edit(1, 3, "y")])


def test_diff_of_crlf_and_last_line() -> None:
    diff = unified_diff("a.txt", "一\r\n二\r\n三", "一\r\n贰\r\n三")
    assert diff.splitlines() == [
        "--- a.txt", "+++ a.txt", "@@ -1,3 +1,3 @@", " 一", "-二", "+贰", " 三",
        "\\ No newline at end of file",
    ]  # fmt: skip
    assert unified_diff("a", "x", "x") == ""


def test_atomic_write_keeps_mode_and_follows_links(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("旧", "utf-8")
    path.chmod(0o640)
    link = tmp_path / "b.txt"
    link.symlink_to(path)
    write_atomic(link, "新".encode())
    assert path.read_text("utf-8") == "新" and link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "b.txt"]
