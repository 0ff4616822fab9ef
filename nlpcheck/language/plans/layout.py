"""How section five is laid out: blocks → pieces (list items or running text) → sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from nlpcheck.language.plans.cues import Cues

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九十")}
_CLOSERS = {
    "“": "”",
    "（": "）",
    "(": ")",
    "《": "》",
    "〔": "〕",
    "「": "」",
    "‘": "’",
    "【": "】",
}
_STOPS = "。；;！!？?\n"
_BLANK = " \t\u3000\xa0\r\n"
# Where a mark of a list may stand inside a line.
_AFTER_STOP = "。；;：:！？"
_AFTER_COMMA = _AFTER_STOP + "，,、"


@dataclass
class Piece:
    """A stretch with one list mark before it, or none; ``start`` is after the mark."""

    start: int
    end: int
    style: str | None = None
    ordinal: int | None = None
    mark: str = ""
    line_start: bool = True
    block: int = 0
    leaf: bool = True
    path: tuple[str, ...] = field(default_factory=tuple)


@lru_cache(maxsize=1024)
def number_of(mark: str) -> int | None:
    """The number in a list mark: ``（三）`` 3, ``12.`` 12, ``②`` 2; None where there is none."""
    digits = re.search(r"\d+", mark)
    if digits:
        return int(digits.group())
    letter = re.match(r"[A-Da-d甲乙丙丁戊]", mark)
    if letter:
        at = "甲乙丙丁戊".find(letter.group())
        return at + 1 if at >= 0 else ord(letter.group().lower()) - ord("a") + 1
    circled = re.search(r"[①-⑳]", mark)
    if circled:
        return ord(circled.group()) - ord("①") + 1
    words = {"首先": 1, "其次": 2, "再次": 3, "一方面": 1, "另一方面": 2}
    for word, value in words.items():
        if mark.startswith(word):
            return value
    chinese = re.search(r"[一二三四五六七八九十]+", mark)
    return chinese_number(chinese.group()) if chinese else None


def chinese_number(text: str) -> int | None:
    """1…99 in Chinese characters as a number."""
    if not text:
        return None
    if "十" in text:
        tens, _, units = text.partition("十")
        return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(units, 0) if units else 0)
    return _DIGITS.get(text)


def pieces(text: str, blocks: Sequence[tuple[int, int]], cues: Cues) -> list[Piece]:
    """Cut each block at its list marks, and say which items have items below them."""
    found: list[Piece] = []
    last: dict[str, int] = {}
    for index, (start, end) in enumerate(blocks):
        start, end = strip(text, start, end)
        while start < end and text[start] in "# ":
            start += 1
        if start >= end:
            continue
        marks = list(_marks(text, start, end, cues, last))
        if not marks or marks[0][0] > start:
            stop = marks[0][0] if marks else end
            found.append(Piece(start, stop, block=index))
        for n, (a, b, style, ordinal) in enumerate(marks):
            stop = marks[n + 1][0] if n + 1 < len(marks) else end
            found.append(Piece(b, stop, style, ordinal, text[a:b], a == start, index))
    stack: list[str] = []
    previous: Piece | None = None
    for piece in found:
        if piece.style is None:
            # Running text in a block of its own ends the lists that stand inside a line.
            if piece.line_start:
                inline = ("is_form", "qi_form", "bare", "piece")
                while stack and stack[-1] in inline:
                    stack.pop()
            piece.path = tuple(stack)
            previous = piece if piece.style else previous
            continue
        if piece.style == "label" and not text[piece.start : piece.end].strip("：: \t\u3000\n"):
            stack = []  # 「改进措施：」 with a list of its own below
        if piece.style in stack:
            del stack[stack.index(piece.style) + 1 :]
        else:
            # A label inside an item (「改进：」) makes a pair of it, not a title; nor is an
            # item a title whose sentence has ended before another list begins in its line.
            told = (
                previous is not None
                and previous.style in ("is_form", "qi_form", "ordinal", "piece", "bare")
                and not piece.line_start
                and "。" in text[previous.start : previous.end]
            )
            if told:
                stack = []
            elif previous is not None and piece.style != "label" and previous.path == tuple(stack):
                previous.leaf = False
            stack.append(piece.style)
        piece.path = tuple(stack)
        previous = piece
    return found


def _marks(
    text: str, start: int, end: int, cues: Cues, last: dict[str, int]
) -> Iterator[tuple[int, int, str, int | None]]:
    at = start
    depth: list[str] = []
    while at < end:
        char = text[at]
        if depth and char == depth[-1]:
            depth.pop()
            at += 1
            continue
        first = at == start
        before = text[at - 1] if at > start else ""
        if (first or before in _AFTER_COMMA or before in _BLANK) and not depth:
            hit = None
            for style, pattern in cues.markers.items() if cues.marker.match(text, at, end) else ():
                match = pattern.match(text, at, end)
                if not match:
                    continue
                ordinal = number_of(match.group())
                if style == "bullet" and not first:
                    continue
                if style == "bare" and first:
                    continue
                if not first:
                    blank_before = before in _BLANK
                    real = before
                    if blank_before:
                        back = at - 1
                        while back > start and text[back] in _BLANK:
                            back -= 1
                        real = text[back]
                    if style in ("is_form", "qi_form", "ordinal", "bare", "piece"):
                        allowed = real in _AFTER_COMMA
                    else:
                        allowed = real in _AFTER_STOP
                    if not allowed:
                        continue
                    if style not in ("label", "piece") and ordinal is not None:
                        if ordinal != 1 and last.get(style) != ordinal - 1:
                            continue
                hit = (at, match.end(), style, ordinal)
                break
            if hit:
                if hit[3] is not None:
                    last[hit[2]] = hit[3]
                yield hit
                at = hit[1]
                continue
        if char in _CLOSERS:
            closer = _CLOSERS[char]
            if text.find(closer, at, end) >= 0:
                depth.append(closer)
        at += 1


def strip(text: str, start: int, end: int, extra: str = "") -> tuple[int, int]:
    """The span without blanks (and ``extra`` characters) at its ends."""
    chars = _BLANK + extra
    while start < end and text[start] in chars:
        start += 1
    while end > start and text[end - 1] in chars:
        end -= 1
    return start, end


@cache
def _special(at: str) -> re.Pattern[str]:
    """The characters ``at`` which a text is cut, and brackets and quotes."""
    return re.compile(f"[{re.escape(at + ''.join(_CLOSERS) + ''.join(_CLOSERS.values()))}]")


def split(text: str, start: int, end: int, at: str) -> list[tuple[int, int]]:
    """Cut ``[start, end)`` at each of the characters ``at`` outside brackets and quotes.

    The spans leave out the cutting character; blank ones are dropped.
    """
    parts: list[tuple[int, int]] = []
    depth: list[str] = []
    begin = start
    for match in _special(at).finditer(text, start, end):
        i, char = match.start(), match[0]
        if depth and char == depth[-1]:
            depth.pop()
        elif char in at and not depth:
            parts.append((begin, i))
            begin = i + 1
        elif char in _CLOSERS and text.find(_CLOSERS[char], i, end) >= 0:
            depth.append(_CLOSERS[char])
    parts.append((begin, end))
    return [(a, b) for a, b in (strip(text, a, b) for a, b in parts) if a < b]


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut at 。；！？ and line breaks outside brackets and quotes."""
    return split(text, start, end, _STOPS)


def periods(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut at 。！？ and line breaks only."""
    return split(text, start, end, "。！!？?\n")
