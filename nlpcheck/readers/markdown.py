"""Markdown: the file itself is the text; its marks are blanks to the reader's eye.

Offsets stay the file's, so escapes (``1\\.``), ``**`` and tags stay in the text
and are listed in :attr:`Document.ignorable`.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from nlpcheck.readers._decode import bom_of, decode, looks_binary
from nlpcheck.readers._lines import BLANK, check_size, lay_out, suppressions, trim
from nlpcheck.readers._refuse import magic
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document, Span

NAME = "markdown"

_HEADING = re.compile(r"(?m)^ {0,3}(#{1,6})[ \t]+(?=\S)")
_SEPARATOR = re.compile(
    r"(?m)^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*\r?$"
)
_FRONT = re.compile(r"---[ \t]*\r?\n.*?\n---[ \t]*(?:\r?\n|\Z)", re.S)
_RULE = re.compile(r"(?:[-*_=][ \t]*){3,}\Z")
_FENCE = re.compile(r"(?:```|~~~)\S*\Z")
_MARKER = re.compile(r"(?:>[ \t]?)*(?:[-*+][ \t]+)?")
_IGNORABLE = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])"  # a backslash escape
    r"|\*\*|__(?=\S)|(?<=\S)__"  # bold
    r"|</?[A-Za-z][^<>\n]{0,300}>"  # a tag
    r"|&nbsp;|&#160;|&emsp;|&ensp;"
)


def sniff(data: bytes, name: str) -> float:
    """By name, or by two headings or a pipe table's separator row in the first 64 KB."""
    if not bom_of(data) and (magic(data) or looks_binary(data)):
        return 0.0
    if PurePath(name).suffix.lower() in (".md", ".markdown", ".mdown"):
        return 0.5
    head = data[:65536].decode("utf-8", "ignore")
    if len(_HEADING.findall(head)) >= 2 or _SEPARATOR.search(head):
        return 0.4
    return 0.0


def read(data: bytes, path: str, settings: ReadSettings) -> Document:
    """Headings with their level, pipe tables as cells, the rest as text."""
    text, encoding, bom = decode(data, path)
    check_size(text, path, settings)
    document = Document(text=text, path=path, format=NAME, encoding=encoding, bom=bom)
    document.suppressions = suppressions(text)
    comments = _comments(text)
    front = _FRONT.match(text)
    if front:
        comments.append(Span(*front.span()))
    lay_out(document, comments, _refine, settings.max_cells)
    outside = list(text)
    for comment in comments:
        outside[comment.start : comment.end] = " " * len(comment)
    document.ignorable += [Span(*m.span()) for m in _IGNORABLE.finditer("".join(outside))]
    document.ignorable.sort()
    return document


def _comments(text: str) -> list[Span]:
    """HTML comments; one that isn't closed is text."""
    found = []
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        found.append(Span(start, end + 3))
        start = text.find("<!--", end + 3)
    return found


def _refine(text: str, span: Span) -> tuple[Span, int] | None:
    """A line's span without quote and list marks, and its heading level."""
    content = span.of(text)
    if _RULE.match(content) or _FENCE.match(content):
        return None
    heading = re.match(r"(#{1,6})(?:[ \t]+|\Z)", content)
    if heading:
        inner = trim(text, span.start + heading.end(), span.end)
        closed = re.search(r"[ \t]+#+\Z", inner.of(text))
        if closed:
            inner = trim(text, inner.start, inner.start + closed.start())
        return _unbold(text, inner), len(heading[1])
    marker = _MARKER.match(content)
    start = span.start + (marker.end() if marker else 0)
    return _unbold(text, trim(text, start, span.end)), 0


def _unbold(text: str, span: Span) -> Span:
    """A line that is bold as a whole: the text between its marks."""
    content = span.of(text)
    for mark in ("**", "__"):
        if (
            len(content) > 4
            and content.startswith(mark)
            and content.endswith(mark)
            and content.count(mark) == 2
            and content[2:-2].strip(BLANK)
        ):
            return trim(text, span.start + 2, span.end - 2)
    return span
