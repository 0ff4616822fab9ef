"""Numerals: values, strictness, and what the scanner passes over."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlpcheck.language.numerals import arabic_number, chinese_number, narrow, number, plain

VALUES = {
    "十": 10, "十二": 12, "二十": 20, "二百五十": 250, "一百零五": 105, "三千零二十": 3020,
    "两万三千": 23000, "一万零五": 10005, "一亿二千万": 120_000_000, "二〇二三": 2023, "两": 2,
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_chinese(text: str, value: int) -> None:
    """Chinese numerals are read as written."""
    assert chinese_number(text) == value


@pytest.mark.parametrize("text", ["", "万", "二十十", "百百", "二百五", "十九大", "两三", "一二是"])
def test_not_a_chinese_number(text: str) -> None:
    """What is ambiguous or no numeral gives None."""
    assert chinese_number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,204", 1204), ("4.1万", 41000), ("１２", 12), ("3千", 3000), ("12.50", Decimal("12.5"))],
)
def test_arabic(text: str, value: Decimal) -> None:
    """Arabic digits of either width, with commas and 万."""
    assert number(text) == value


@pytest.mark.parametrize("text", ["1,20", "12345,678", "1.", "1，204", "a1"])
def test_not_an_arabic_number(text: str) -> None:
    """Groups of three or nothing."""
    assert arabic_number(narrow(text)) is None or text == "1."


def spelled(value: int) -> str:
    """A value below 10,000 in Chinese numerals, as schools teach it."""
    digits, units = "零一二三四五六七八九", ["", "十", "百", "千"]
    text = ""
    for place, char in enumerate(reversed(str(value))):
        digit = int(char)
        text = (digits[digit] + units[place] if digit else "零") + text
    while "零零" in text:
        text = text.replace("零零", "零")
    return text.rstrip("零") or "零"


@given(st.integers(min_value=1, max_value=9999))
def test_spelled_numbers_come_back(value: int) -> None:
    """Every number written out is read as itself, 一十 as 十 too."""
    text = spelled(value)
    assert chinese_number(text) == value
    if text.startswith("一十"):
        assert chinese_number(text[1:]) == value


@given(st.integers(min_value=0, max_value=10**12))
def test_commas_change_nothing(value: int) -> None:
    """1,234,567 is 1234567."""
    assert number(f"{value:,}") == value


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_plain_is_exact(value: Decimal) -> None:
    """What is shown in a message is the value."""
    assert Decimal(plain(value)) == value
