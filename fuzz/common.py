"""What every target shares: read, hold what a document promises, allow ReadError alone."""

from __future__ import annotations

import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["nlpcheck"]):
    from nlpcheck import readers, writeback
    from nlpcheck.readers import docx, html, markdown, pdf, text  # noqa: F401
    from nlpcheck.settings import ReadSettings
    from nlpcheck.types import Document, Edit, ReadError
    from nlpcheck.writeback import docx as _docx  # noqa: F401
    from nlpcheck.writeback import html as _html  # noqa: F401

SETTINGS = ReadSettings(
    max_bytes=4_000_000,
    max_characters=500_000,
    max_unpacked=20_000_000,
    max_cells=20_000,
    max_pages=50,
    max_seconds=8,
)


def hold(document: Document) -> None:
    """Blocks and segments lie in the text, in order; block texts have no blanks at their edges."""
    text = document.text
    size = len(text)
    at = 0
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= size, block
        assert block.span.start >= at or block.kind == "cell", block
        at = block.span.start
        piece = block.span.of(text)
        assert piece == piece.strip(), repr(piece)
        if block.kind == "cell":
            assert block.table is not None and block.table < len(document.tables)
    last = 0
    for segment in document.segments:
        assert last <= segment.start <= segment.end <= size, segment
        last = segment.start
    for table in document.tables:
        for cell in table.cells:
            assert cell.row < table.rows and cell.column < table.columns, cell
    for suppression in document.suppressions:
        assert 0 <= suppression.span.start <= suppression.span.end <= size


def write_back(data: bytes, document: Document) -> None:
    """Putting one character in place of another changes that one alone."""
    for block in document.blocks[:3]:
        if not len(block.span):
            continue
        start = block.span.start
        edit = Edit(start, start + 1, "甲")
        if not writeback.can_apply(document, edit):
            continue
        try:
            changed = writeback.rewrite(data, document, [edit])
        except writeback.WriteError:
            return
        again = readers.read(changed, document.path, SETTINGS)
        want = document.text[:start] + "甲" + document.text[start + 1 :]
        if document.format in ("text", "docx"):
            assert again.text == want or (again.format, again.encoding) != (
                document.format,
                document.encoding,
            ), (again.text, want)
        return


def target(
    name: str, make: Callable[[bytes], bytes] = lambda data: data
) -> Callable[[bytes], None]:
    """A function for atheris that reads ``make(data)`` as a file called ``name``."""

    def one(data: bytes) -> None:
        content = make(data)
        try:
            document = readers.read(content, name, SETTINGS)
            hold(document)
            write_back(content, document)
        except ReadError as error:
            assert str(error).startswith(name), error

    return one


def run(one: Callable[[bytes], None]) -> None:
    """Hand over to libFuzzer with the command line's options."""
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
