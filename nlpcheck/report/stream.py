"""A document's blocks as one stream of tokens, whatever the layout of its tables.

A cell that the format marks is one token; a line of text is split at blanks, so
that 「一格一行」, ``|`` rows, tab rows and 「十五个数一行」 all give the same stream.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from nlpcheck.template import fold
from nlpcheck.types import Block, Span

_PIECE = re.compile(r"[^\s|]+")


class Token(msgspec.Struct, frozen=True, gc=False):
    """A cell or a piece of a line.  ``row`` is (table, row) in a marked table, else None."""

    text: str
    """Folded (see :func:`nlpcheck.template.fold`); "" for a visible empty cell."""
    span: Span
    block: int
    row: tuple[int, int] | None = None
    marked: bool = False
    """Whether a pause mark was folded away: ``1、`` is a row's number, ``1`` a value."""


def tokens(text: str, blocks: Iterable[tuple[int, Block]]) -> list[Token]:
    """The tokens of the (index, block) pairs, in reading order."""
    stream: list[Token] = []
    for index, block in blocks:
        span = block.span
        piece = text[span.start : span.end]
        if block.kind == "cell":
            row = (block.table if block.table is not None else -1, block.row)
            stream.append(Token(fold(piece), span, index, row, "、" in piece))
            continue
        if len(piece) < 3 and piece == piece.strip() and "|" not in piece:  # one token, if any
            if folded := fold(piece):
                stream.append(Token(folded, span, index, None, "、" in piece))
            continue
        for match in _PIECE.finditer(text, span.start, span.end):
            folded = fold(match.group())
            if folded:
                stream.append(
                    Token(folded, Span(*match.span()), index, None, "、" in match.group())
                )
    return stream
