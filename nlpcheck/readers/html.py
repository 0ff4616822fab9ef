"""Web pages (.html, also Word's "save as HTML" and .doc files that are HTML inside).

The source is first split by the standard library's tokenizer, which knows
where each stretch of text stands; every stretch is replaced by a key before
lxml builds the tree, so that each text node leads back to its exact place in
the source however broken the markup is.

Segments' handles are ``(start, end)`` in the decoded source.  Where the source
has as many characters as the text they match one by one; else (an entity,
collapsed blanks) the stretch stands for the whole.
"""

from __future__ import annotations

import re

from nlpcheck.readers._article import article, title_before
from nlpcheck.readers._decode import bom_of, decode, looks_binary
from nlpcheck.readers._layout import Layout
from nlpcheck.readers._refuse import magic
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document

NAME = "html"

_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_TAGS = re.compile(rb"<(?:p|div|table|td|tr|span|br|h[1-6]|title|meta)\b[^<>]*>", re.I)
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_CHARSETS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5"}


def sniff(data: bytes, name: str) -> float:
    """A document that begins as HTML, or by name with some tags."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            data = data[:8192].decode("utf-16", "ignore").encode()
        except UnicodeDecodeError:
            return 0.0
    elif not bom_of(data) and (magic(data) or looks_binary(data)):
        return 0.0
    head = data[:8192].removeprefix(b"\xef\xbb\xbf")
    if _HEAD.match(head):
        return 0.9
    tags = len(_TAGS.findall(head))
    if name.lower().endswith((".html", ".htm", ".xhtml", ".shtml")) and tags:
        return 0.8
    if head.lstrip()[:1] == b"<" and tags >= 3:
        return 0.6
    return 0.0


def declared_charset(data: bytes) -> str | None:
    """The charset that ``<meta>`` names, as a codec we write back; None for others."""
    found = _META.search(data[:8192])
    return charset(found[1].decode("ascii", "ignore")) if found else None


def charset(name: str | None) -> str | None:
    """A declared charset as a codec that we write back; None for others."""
    return _CHARSETS.get((name or "").lower())


def read(data: bytes, path: str, settings: ReadSettings) -> Document:
    """The article of a page: its paragraphs, headings and tables.

    Raises ReadError as :func:`read_source` does, and ``encoding`` for bytes of no charset.
    """
    text, encoding, bom = decode(data, path, declared_charset(data))
    document = read_source(text, path, settings)
    document.encoding, document.bom = encoding, bom
    return document


def read_source(source: str, path: str, settings: ReadSettings) -> Document:
    """A page's decoded source: its article found and laid out.

    Raises ReadError ``too-large``, ``broken`` or ``empty``.
    """
    from nlpcheck.readers._html_page import Page
    from nlpcheck.readers._html_walk import Walk

    layout = Layout(path, NAME, settings.max_cells)
    page = Page(source, path, settings, layout)
    walk = Walk(page, layout)
    root = page.tree()
    body = root.find("body")
    body = root if body is None else body
    chosen = article(body, page.plain)
    if chosen is not body:
        heading = title_before(body, chosen, page.plain)
        if heading is not None:
            layout.add(walk.inline_text(heading), 1)
    walk.lay_out(chosen)
    document = layout.finish()
    title = root.find(".//title")
    document.title = page.plain(title).strip() if title is not None else ""
    document.suppressions += page.suppressions(document)
    if walk.images:
        document.notes.append(f"正文有 {walk.images} 幅图片，图片里的文字和表格没有检查。")
    return document
