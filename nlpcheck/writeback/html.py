"""HTML: the corrected stretches of the source and nothing beside them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from nlpcheck.readers._decode import decode
from nlpcheck.readers.html import declared_charset
from nlpcheck.types import Document, Edit
from nlpcheck.writeback import stretches
from nlpcheck.writeback.text import splice


def apply(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """Put ``edits`` into the page's source; entities that they don't touch stay."""
    source, _, _ = decode(data, document.path, declared_charset(data))
    own: list[Edit] = []
    for edit in edits:
        for part in stretches(document, edit) or []:
            segment = part.segment
            first, last = segment.handle
            text = document.text[segment.start : segment.end]
            if last - first == len(text):
                own.append(Edit(first + part.start, first + part.end, _escape(part.new, document)))
            else:
                # an entity or collapsed blanks: the stretch is written anew as a whole
                kept = text[: part.start] + part.new + text[part.end :]
                if own and own[-1].start == first and own[-1].end == last:
                    continue
                own.append(Edit(first, last, _escape(kept, document)))
    return splice(data, document, source, sorted(own))


def _escape(text: str, document: Document) -> str:
    """Text as HTML source; what the encoding lacks as a character reference."""
    out = escape(text, quote=False)
    try:
        out.encode(document.encoding)
    except UnicodeEncodeError:
        out = out.encode(document.encoding, "xmlcharrefreplace").decode(document.encoding)
    return out
