"""Lines of so many columns; marks and excerpts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlpcheck.text import LineIndex, width
from nlpcheck.writers._layout import NO_START, excerpt, visible, wrap

CHARS = st.sampled_from("政府信息公开，。“”（）《》 abc12\x1b\u200b　")


@given(st.text(CHARS, max_size=120), st.integers(20, 80))
def test_wrap_keeps_text_and_width(text: str, columns: int) -> None:
    lines = list(wrap(text, columns, "  依据："))
    assert all(width(line) <= columns + 16 for line in lines)
    joined = "".join(lines).replace("依据：", "", 1)
    assert joined.replace(" ", "").replace("　", "") == visible(text).replace(" ", "").replace(
        "　", ""
    )


def test_wrap_does_not_begin_a_line_with_a_stop() -> None:
    lines = list(wrap("政府信息公开工作年度报告，" * 8, 40))
    assert len(lines) > 2
    assert not any(line[0] in NO_START for line in lines)


@given(st.text(CHARS, min_size=1, max_size=300), st.data())
def test_excerpt_holds_the_mark(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown = excerpt(LineIndex(line), start, end, 60)
    if shown is None:
        assert not visible(line).strip()
        return
    before, marked, after = shown
    assert width(before + marked + after) <= 60
    assert visible(line[start:end]).startswith(marked.removesuffix("……"))


def test_excerpt_of_a_long_line_is_cut_on_both_sides() -> None:
    line = "甲" * 100 + "几时" + "乙" * 100
    shown = excerpt(LineIndex(line), 100, 102, 40)
    assert shown is not None
    before, marked, after = shown
    assert before.startswith("……") and after.endswith("……") and marked == "几时"


def test_control_characters_never_reach_the_screen() -> None:
    assert visible("\x1b[31m红\u200b\u202e\ue000") == "□[31m红□□□"


@pytest.mark.parametrize("text", ["", "abc", "政府\t信息"])
def test_visible_keeps_length(text: str) -> None:
    assert len(visible(text)) == len(text)
