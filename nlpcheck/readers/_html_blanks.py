"""Blanks of a page's source as a browser shows them."""

from __future__ import annotations

import re

import msgspec

from nlpcheck.readers._layout import Piece

_WIDE = re.compile(r"[⺀-鿿　-〿豈-﫿＀-￯]")
"""Chinese characters and punctuation, full-width forms."""


def collapse(pieces: list[Piece], breaks_are_spaces: bool = False) -> list[Piece]:
    """Blanks as a browser shows them: runs are one space, none at line edges.

    A line break of the source between two wide characters is no space (CSS Text
    3, segment break transformation), unless ``breaks_are_spaces``.
    A ``"\n"`` piece without handle is a line's end; handles are ranges of the source.
    """
    out: list[Piece] = []
    pending: Piece | None = None  # blanks seen, not yet known to be shown
    broken = False
    for piece in pieces:
        if piece.text == "\n" and piece.handle is None:
            pending, broken = None, False
            out.append(piece)
            continue
        handle = piece.handle
        exact = handle is not None and handle[1] - handle[0] == len(piece.text)
        for match in re.finditer(r"[ \t\n\r\f]+|[^ \t\n\r\f]+", piece.text):
            here = (handle[0] + match.start(), handle[0] + match.end()) if exact else handle
            if match[0][0] in " \t\n\r\f":
                if pending is None:
                    pending, broken = Piece(" ", piece.place, here), False
                broken = broken or "\n" in match[0] or "\r" in match[0]
                continue
            before = out[-1].text[-1:] if out else "\n"
            joined = (
                broken and not breaks_are_spaces and _WIDE.match(before) and _WIDE.match(match[0])
            )
            if pending is not None and before != "\n" and not joined:
                out.append(pending)
            pending, broken = None, False
            place = piece.place
            if match.start() and exact:
                place = msgspec.structs.replace(place, offset=place.offset + match.start())
            out.append(Piece(match[0], place, here))
    return out
