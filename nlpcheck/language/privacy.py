"""Private numbers in text: identity cards, mobile telephones, bank accounts.

Right or silent: an identity number must pass its checksum (GB 11643—1999), a
bank account Luhn's (ISO/IEC 7812-1), and what is named as another kind of number
(统一社会信用代码, 索引号, 文号) is left alone.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Literal

import msgspec

from nlpcheck.language.lazy import lazy
from nlpcheck.types import Span

Kind = Literal["identity", "mobile", "account"]

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_DIGITS = lazy(r"(?<![0-9A-Za-z０-９./_-])(?:\d[ -]?){14,18}[0-9Xx](?![0-9A-Za-z０-９])")
_LONG = lazy(r"\d[\d -]{9,}\d")
"""Digits as many as the shortest of these numbers has."""
_MOBILE = lazy(
    r"(?<![0-9A-Za-z０-９./_+-])(?:\+?86[ -]?)?(?P<n>1[3-9]\d([ -]?)\d{4}\2\d{4})(?![0-9A-Za-z０-９])"
)
_OTHER_NUMBER = lazy(
    r"(?:信用代码|索引号|编号|文号|证书号|批准号|统一编码|识别号|备案号|流水号|订单号|许可证号|项目代码|代码)[^\d，。；]{0,8}$"
)
_ACCOUNT = lazy(r"(?:账号|帐号|卡号|账户|帐户|银行卡|开户行|汇入|户名)[^，。；\d]{0,12}$")
_PREFIXES = ("62", "4", "51", "52", "53", "54", "55", "35", "60", "9558", "95599")


class Private(msgspec.Struct, frozen=True):
    """A private number and its kind."""

    span: Span
    kind: Kind


def identity_number(text: str) -> bool:
    """Whether 18 characters are a valid identity number: birthday and check digit."""
    if not re.fullmatch(r"[1-8]\d{16}[\dXx]", text):
        return False
    try:
        born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(int(d) * w for d, w in zip(text[:17], _WEIGHTS, strict=True))
    return 1900 <= born.year <= 2100 and _CHECK[total % 11] == text[17].upper()


def luhn(digits: str) -> bool:
    """Whether digits pass Luhn's check."""
    total = 0
    for index, char in enumerate(reversed(digits)):
        value = int(char) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def private_numbers(text: str) -> list[Private]:
    """The private numbers of a text, in order."""
    found: list[Private] = []
    if not _LONG.search(text):
        return found
    for match in _DIGITS.finditer(text):
        digits = re.sub(r"[ -]", "", match.group())
        before = text[max(0, match.start() - 20) : match.start()]
        if _OTHER_NUMBER.search(before):
            continue
        span = Span(*match.span())
        if len(digits) == 18 and identity_number(digits):
            found.append(Private(span, "identity"))
        elif digits.isdecimal() and 16 <= len(digits) <= 19:
            named = bool(_ACCOUNT.search(before))
            if named or (luhn(digits) and digits.startswith(_PREFIXES) and len(digits) in {16, 19}):
                found.append(Private(span, "account"))
    taken = [p.span for p in found]
    for match in _MOBILE.finditer(text):
        span = Span(match.start("n"), match.end("n"))
        before = text[max(0, match.start() - 12) : match.start()]
        if not any(span.overlaps(t) for t in taken) and not _OTHER_NUMBER.search(before):
            found.append(Private(span, "mobile"))
    return sorted(found, key=lambda p: p.span)


def private_spans(text: str) -> list[Span]:
    """The places of private numbers, for masking in outputs."""
    return [p.span for p in private_numbers(text)]


def private_in(context: Any) -> list[Private]:
    """The private numbers of a report's whole text (a service for ``context.use``)."""
    return private_numbers(context.text)
