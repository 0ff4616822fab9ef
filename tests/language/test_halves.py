"""Half a word where its character never stands alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlpcheck.language.halves import find_halves, place


@pytest.mark.parametrize(
    ("words", "index", "sides", "where"),
    [
        (["收集", "和", "报"], 2, "，。", "p"),
        (["公开", "报"], 1, "，。", "e"),
        (["意见", "征", "的"], 1, "，”", "l"),
        (["意见", "征", "栏目"], 1, "，”", "m"),
        (["问", "有所", "答"], 2, "，。", ""),
        (["收集", "和", "报"], 2, "，”", ""),
        (["和", "报"], 1, "，。", ""),
        (["网民", "留"], 1, "，5", "d"),
        (["留"], 0, "，5", ""),
        (["织", "工作"], 0, "。，", "s"),
        (["织", "工作"], 0, "“，", ""),
        (["把", "目", "维护"], 1, "，。", "q"),
    ],
)
def test_place(words: list[str], index: int, sides: str, where: str) -> None:
    """The letter of each place; "" for none."""
    assert place(words, index, *sides) == where


def test_told() -> None:
    """Where 和 calls for two characters."""
    text = "信息员负责稿件的收集和报。"
    assert [text[h.start] for h in find_halves(text)] == ["报"]


@pytest.mark.parametrize("text", ["负责收集和上报。", "做到问有所答。", "按月订报。", "抽查加油枪150支。", "督进度、督成效。"])
def test_silent(text: str) -> None:
    """Whole words, and characters that are words there."""
    assert list(find_halves(text)) == []


@given(st.text(alphabet="收集和报的征意见栏目，。\n1a", max_size=60))
def test_any_text(text: str) -> None:
    """No crash; each place is of one character of the text."""
    for half in find_halves(text):
        assert 0 <= half.start < len(text)
