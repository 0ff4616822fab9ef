"""Who reports on which year: the title, the signature block and the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import msgspec

from nlpcheck.report.model import IssuerKind, Regime
from nlpcheck.types import Block, Span

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○０OoО零", "0")
_YEAR = r"(?P<year>(?:19|20)\d{2}|[二一][〇○零OoО一二三四五六七八九]{3})"
_TITLE = re.compile(
    rf"(?P<issuer>.{{0,40}}?)(?:关于)?{_YEAR}\s*(?:[—\-－至]+\s*\d{{4}}\s*)?(?:学)?年(?:度)?(?:的)?"
    r"(?P<subject>(?:政府|政务|信息)?.{0,12}?公开.{0,8}?(?:年度报告|年报|报告))"
)
_TITLE_NO_YEAR = re.compile(
    r"(?P<issuer>.{0,40}?)(?P<subject>(?:政府|政务).{0,8}?公开.{0,6}?(?:年度报告|年报))"
)
_ORGANISATION = re.compile(
    r".{2,40}?(?:人民政府|政府|管理委员会|管委会|办事处|街道|委员会|办公室|[局委厅办院校署社会所队站中心处]|大学|公司|集团|镇|乡)"
    r"(?:（[^（）]{1,12}）)?"
)
_DATE_LINE = re.compile(
    rf"(?P<date>{_YEAR}\s*年\s*(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月\s*"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日)"
)
_TAIL_BLOCKS = 8
_HEAD_BLOCKS = 25


class Headline(msgspec.Struct):
    """What the title says; spans are None where something is missing."""

    span: Span | None = None
    issuer: str = ""
    issuer_span: Span | None = None
    year: int | None = None
    year_span: Span | None = None
    blocks: tuple[int, ...] = ()


class Signature(msgspec.Struct):
    """The block at the end: who signs and when (ISO date, "" if no such day)."""

    issuer: str = ""
    span: Span | None = None
    date: str = ""
    date_span: Span | None = None
    blocks: tuple[int, ...] = ()


def chinese_year(text: str) -> int:
    """``2020`` or ``二〇二〇`` (also with ○, O, 零) as a number."""
    return int("".join(_DIGITS.get(c, c) for c in text))


def small_number(text: str) -> int:
    """``12`` or ``十二`` up to 99."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    value = {c: i for i, c in enumerate("一二三四五六七八九", 1)}
    if not ten:
        return value.get(tens, 0)
    return value.get(tens, 1) * 10 + value.get(ones, 0)


def find_title(text: str, blocks: Sequence[Block], before: int) -> Headline:
    """The title among the blocks before index ``before`` (the first section's heading).

    A title broken over two or three lines is joined; of several the last counts.
    """
    candidates = [
        i
        for i, b in enumerate(blocks[: min(before, _HEAD_BLOCKS)])
        if b.kind != "cell" and len(b.span) <= 60
    ]
    best = Headline()
    for position in range(len(candidates)):
        for reach in (1, 2, 3):
            group = candidates[position : position + reach]
            if len(group) < reach or group[-1] - group[0] != reach - 1:
                break
            pieces = [blocks[i].span.of(text) for i in group]
            if "报" not in pieces[-1] or any("。" in p for p in pieces):
                continue
            joined = "".join(pieces)
            match = _TITLE.search(joined)
            yearless = None if match else _TITLE_NO_YEAR.search(joined)
            found = match or yearless
            if found is None or found.end() < len(joined.rstrip()) - 12:
                continue
            if reach > 1 and not _is_front(pieces[:-1]):
                continue
            headline = _headline(text, blocks, group, pieces, found, match is not None)
            if _rank(headline) >= _rank(best):
                best = headline
            break
    return best


def _rank(headline: Headline) -> tuple[bool, bool, bool]:
    return headline.span is not None, headline.year is not None, bool(headline.issuer)


def _is_front(pieces: Sequence[str]) -> bool:
    """Whether the lines before the last can begin a title: a unit's name, a year."""
    joined = "".join(pieces).strip()
    return bool(
        _ORGANISATION.fullmatch(joined)
        or re.search(rf"{_YEAR}\s*年(?:度)?", joined)
        or joined.endswith(("关于", "政府信息公开", "政府信息公开工作"))
    )


def _headline(
    text: str,
    blocks: Sequence[Block],
    group: Sequence[int],
    pieces: Sequence[str],
    match: re.Match[str],
    dated: bool,
) -> Headline:
    starts = []
    at = 0
    for piece in pieces:
        starts.append(at)
        at += len(piece)

    def place(offset: int) -> int:
        line = max(i for i, s in enumerate(starts) if s <= offset)
        return blocks[group[line]].span.start + offset - starts[line]

    def span(start: int, end: int) -> Span:
        return Span(place(start), place(end - 1) + 1)

    headline = Headline(span(0, at), blocks=tuple(group))
    issuer = match.group("issuer").strip(" 　*#")
    if issuer:
        start = match.group("issuer").index(issuer) + match.start("issuer")
        headline.issuer = issuer.removesuffix("关于")
        headline.issuer_span = span(start, start + len(headline.issuer))
    if dated:
        headline.year = chinese_year(match.group("year"))
        headline.year_span = span(*match.span("year"))
    return headline


# 青岚区, above the date, for 青岚区人民政府
_PLACE = re.compile("[\u4e00-\u9fff]{2,8}[省市县区旗州盟]")


def find_signature(text: str, blocks: Sequence[Block], after: int) -> Signature:
    """The signature block among the last blocks, all after index ``after``."""
    signature = Signature()
    tail = [i for i in range(len(blocks)) if i > after and blocks[i].kind != "cell"][-_TAIL_BLOCKS:]
    used: list[int] = []
    for index in reversed(tail):
        piece = blocks[index].span.of(text)
        match = _DATE_LINE.search(piece)
        if match is None or len(piece) > 60 or piece[match.end() :].strip(" 　)）。"):
            continue
        before = piece[: match.start()].strip(" 　（(")
        if before and not _ORGANISATION.fullmatch(before):
            continue
        at = blocks[index].span.start
        signature.date_span = Span(at + match.start("date"), at + match.end("date"))
        signature.date = _iso(match)
        used.append(index)
        if before:
            start = at + piece.index(before)
            signature.issuer, signature.span = before, Span(start, start + len(before))
        break
    if not signature.issuer:
        candidates = [i for i in tail if not used or abs(i - used[0]) == 1]
        for index in candidates if used else reversed(candidates[-1:]):
            piece = blocks[index].span.of(text)
            if (
                index not in used
                and (_ORGANISATION.fullmatch(piece) or (used and _PLACE.fullmatch(piece)))
                and not piece.startswith(tuple("一二三四五六七"))
            ):
                signature.issuer, signature.span = piece, blocks[index].span
                used.append(index)
                break
    signature.blocks = tuple(used)
    return signature


def _iso(match: re.Match[str]) -> str:
    try:
        return date(
            chinese_year(match.group("year")),
            small_number(match.group("month")),
            small_number(match.group("day")),
        ).isoformat()
    except ValueError:
        return ""


@lru_cache(maxsize=256)
def issuer_kind(issuer: str) -> IssuerKind:
    """What kind of body a name is, by how it ends."""
    name = re.sub(r"（[^（）]*）$", "", issuer)
    if re.search(r"(?:街道办事处|街道)$", name):
        return "street"
    if re.search(r"(?:[乡镇]人民政府|[乡镇]|[乡镇]政府)$", name):
        return "town"
    if re.search(r"(?:人民政府|管理委员会|管委会|[省市县区州旗]政府)$", name):
        return "government"
    if re.search(r"[局委厅办署社]$|办公室$|委员会$|分局$|支队$|大队$|中心$", name):
        return "department"
    return "other" if name else ""


def regime(issuer: str, title: str, year: int | None, sections_found: int) -> Regime:
    """Another regime than the six sections: universities, enterprises, before 2019."""
    name = issuer or title
    if re.search(r"学年", title) or re.search(r"(?:大学|学院|学校|中学|小学|幼儿园|党校)$", name):
        return "university"
    if re.search(r"(?:公司|集团|医院|供水厂|供电所)$", name):
        return "enterprise"
    if year is not None and year < 2019 and sections_found < 4:
        return "before-2019"
    return ""
