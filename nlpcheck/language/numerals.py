"""Chinese and Arabic numerals → numbers, and the characters that write them.

Values are :class:`~decimal.Decimal`, so that 0.1 万 is exactly 1000.  Nothing
here knows units or sentences; see :mod:`nlpcheck.language.quantities`.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from nlpcheck.language.lazy import lazy

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}

CHINESE_DIGITS = "零〇一二两三四五六七八九"
CHINESE_NUMERALS = CHINESE_DIGITS + "十百千万亿"

_WIDE = "０１２３４５６７８９％．～－＋／"
_HALF = "0123456789%.~-+/"
_NARROW = str.maketrans(_WIDE, _HALF)
_ANY_WIDE = lazy(f"[{_WIDE}]")


def narrow(text: str) -> str:
    """``text`` with full-width digits, ％, ．, ～ and － made half-width; same length.

    The full-width comma stays: between digits it is ambiguous (GB/T 15835 has no
    such separator), and the reader of a number must see that.
    """
    return _narrowed(text) if len(text) > 200 else _narrow(text)


def _narrow(text: str) -> str:
    return text.translate(_NARROW) if _ANY_WIDE.search(text) else text


_narrowed = lru_cache(maxsize=4)(_narrow)
"""For whole texts, which several services ask for."""


def chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral (``二百五十``, ``十二``, ``二〇二三``), None if it is none.

    Read strictly: ``二十十``, ``百百`` and ``十九大`` give None.
    """
    if not text or any(c not in CHINESE_NUMERALS and c != "○" for c in text):
        return None
    if all(c in _DIGITS for c in text):
        if len(text) == 1:
            return _DIGITS[text]
        if "两" in text:
            return None
        return int("".join(str(_DIGITS[c]) for c in text))
    total = 0
    for large, factor in (("亿", 100_000_000), ("万", 10_000)):
        head, mark, rest = text.partition(large)
        if mark:
            part = _below_ten_thousand(head)
            if not part:
                return None
            total += part * factor
            text = rest
    if not text:
        return total
    rest_value = _below_ten_thousand(text.removeprefix("零") if total else text)
    return None if rest_value is None else total + rest_value


def _below_ten_thousand(text: str) -> int | None:
    if not text:
        return None
    total, digit, last = 0, None, 10_000
    for index, char in enumerate(text):
        if char in _DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = _DIGITS[char]
        elif char in _SMALL:
            unit = _SMALL[char]
            if unit >= last or digit == 0 or (digit is None and not (char == "十" and index == 0)):
                return None
            total += (1 if digit is None else digit) * unit
            digit, last = None, unit
        else:
            return None
    if digit and last > 10 and last < 10_000 and text[-2] not in "零〇":
        return None  # 二百五: 205 or 250, nobody can tell
    return total + (digit or 0)


def arabic_number(text: str) -> Decimal | None:
    """The value of half-width digits with thousands commas, a point and 万/亿/千/百 behind.

    None where commas don't part groups of three.
    """
    factor = 1
    while text and text[-1] in "百千万亿":
        factor *= _SMALL.get(text[-1]) or _LARGE[text[-1]]
        text = text[:-1]
    whole, _, fraction = text.partition(".")
    groups = whole.split(",")
    if not all(g.isdecimal() and g.isascii() for g in groups) or (
        fraction and not fraction.isdecimal()
    ):
        return None
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(g) != 3 for g in groups[1:])):
        return None
    return Decimal("".join(groups) + ("." + fraction if fraction else "")) * factor


@lru_cache(maxsize=4096)
def number(text: str) -> Decimal | None:
    """The value of an Arabic or Chinese numeral, either width; None if it is none."""
    text = narrow(text)
    if text and text[0].isdecimal():
        return arabic_number(text)
    value = chinese_number(text)
    return None if value is None else Decimal(value)


@lru_cache(maxsize=4096)
def places(text: str) -> int:
    """How many decimals a numeral shows: 2 for ``33.90``."""
    return len(narrow(text).rstrip("百千万亿").partition(".")[2])


def plain(value: Decimal) -> str:
    """A value as the messages write it: no exponent, no trailing zeros."""
    text = format(value.normalize(), "f")
    return text if text != "-0" else "0"
