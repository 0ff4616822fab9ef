"""Plain text: the file itself is the document's text."""

from __future__ import annotations

from nlpcheck.readers._decode import bom_of, decode, looks_binary
from nlpcheck.readers._lines import check_size, lay_out, marks, suppressions
from nlpcheck.readers._refuse import magic
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document

NAME = "text"


def sniff(data: bytes, name: str) -> float:
    """Weakly yes for everything that is not binary: the last resort."""
    if bom_of(data):
        return 0.1
    return 0.0 if magic(data) or looks_binary(data) else 0.1


def read(data: bytes, path: str, settings: ReadSettings) -> Document:
    """Decode and lay out; a block a non-blank line, table rows as cells."""
    text, encoding, bom = decode(data, path)
    check_size(text, path, settings)
    document = Document(text=text, path=path, format=NAME, encoding=encoding, bom=bom)
    document.suppressions = suppressions(text)
    lay_out(document, marks(text), max_cells=settings.max_cells)
    return document
