"""Lines for a screen of so many columns, where Chinese characters take two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from nlpcheck.text import LineIndex, width

NO_START = frozenset("，。、；：？！”’）》〉】〕」』…—～·,.;:?!)]}%％")
"""Marks that may not begin a line (GB/T 15834—2011, 5.1)."""
NO_END = frozenset("“‘（《〈【〔「『([{")
"""Marks that may not end one."""

STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "mark": "1;31",
    "add": "32",
    "dim": "2",
    "bold": "1",
}


def paint(text: str, style: str, color: bool) -> str:
    """``text`` in a style of :data:`STYLES` where there is colour."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if color and text else text


def visible(text: str) -> str:
    """``text`` with control, format and private-use characters made visible, same length.

    A draft can hold escape sequences and zero-width characters: neither may reach
    the terminal as they are.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char in "\t\n\r\v\f":
        return " "
    return "□" if unicodedata.category(char) in _HIDDEN else char


_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}


def wrap(text: str, columns: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Lines of at most ``columns``, the first after ``first``, the others after ``rest``.

    Breaks between Chinese characters and at blanks, never before a closing mark;
    ``rest`` is as many blanks as ``first`` is wide unless given.
    """
    rest = " " * width(first) if rest is None else rest
    line, lead = "", first
    for piece in _pieces(visible(text)):
        if line and width(lead + line + piece.rstrip()) > columns:
            yield (lead + line).rstrip()
            line, lead = "", rest
            piece = piece.lstrip()
        while width(lead + piece) > columns and len(piece) > 1 and not line:
            cut = max(1, fit(piece, columns - width(lead)))
            yield lead + piece[:cut]
            piece, lead = piece[cut:], rest
        line += piece
    yield (lead + line).rstrip()


def _pieces(text: str) -> Iterator[str]:
    """What may not be broken: a word of ASCII, or a character with the marks at it."""
    piece = ""
    for char in text:
        glued = piece and (
            char in NO_START
            or char == " "
            or piece[-1] in NO_END
            or (char.isascii() and piece[-1].isascii() and piece[-1] != " ")
        )
        if piece and not glued:
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def fit(text: str, columns: int) -> int:
    """How many characters of ``text`` from its start fit into ``columns``."""
    used = 0
    for count, char in enumerate(text):
        used += width(char)
        if used > columns:
            return count
    return len(text)


def pad(text: str, columns: int) -> str:
    """``text`` filled with blanks to ``columns``."""
    return text + " " * max(0, columns - width(text))


def excerpt(lines: LineIndex, start: int, end: int, columns: int) -> tuple[str, str, str] | None:
    """The line that holds ``[start, end)`` as (before, marked, after), at most ``columns`` wide.

    A longer line is cut around the mark, with ``……`` where something is left out.  A
    mark over several lines is cut at its first line that isn't blank.  None for a
    line without anything to show.
    """
    number = lines.position(start).line
    left, right = lines.line_span(number)
    while start >= right and end > right and number < len(lines):
        number += 1
        left, right = lines.line_span(number)
        start = max(start, left)
    line = visible(lines.text[left:right])
    a, b = start - left, max(start, min(end, right)) - left
    before, marked, after = line[:a].lstrip(), line[a:b], line[b:].rstrip()
    if not (before + marked + after).strip():
        return None
    if width(before + marked + after) <= columns:
        return before, marked, after
    if width(marked) > columns - 16:
        marked = marked[: fit(marked, columns - 20)] + "……"
        after = ""
    room = columns - width(marked)
    want_after = min(width(after), max(room // 3, room - width(before)))
    if width(after) > want_after:
        after = after[: fit(after, want_after - 4)] + "……"
    room -= width(after)
    if width(before) > room:
        keep = fit(before[::-1], room - 4)
        before = "……" + before[len(before) - keep :]
    return before, marked, after
