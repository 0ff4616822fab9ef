"""A page's source with the tree that lxml builds of it, and the way back from tree to source."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from nlpcheck.readers._html_source import CLOSE, OPEN, Splitter
from nlpcheck.readers._layout import Layout, Piece
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document, Place, ReadError, Span, Suppression

if TYPE_CHECKING:
    from lxml import etree

_KEY = re.compile(f"{OPEN}([0-9]+){CLOSE}")
_DROP = re.compile(r"(?is)<!--.*?(?:-->|\Z)|<(script|style)\b[^>]*>.*?(?:</\1\s*>|\Z)")
_OFFICE = re.compile(r"<meta[^>]+generator[^>]+(?:Libre|Open)Office", re.I)
_STRETCH = re.compile(r">[^<]*[^<\s]")
_CELL = re.compile(r"<t[dh]\b", re.I)


class Page:
    """A decoded page.  Raises ReadError for one that is too large or can't be tokenized."""

    def __init__(self, source: str, path: str, settings: ReadSettings, layout: Layout) -> None:
        self.path = path
        # scripts and styles hold no text; blanked so that offsets stay
        self.source = _DROP.sub(
            lambda m: m[0] if not m[1] and m[0].endswith("-->") else " " * len(m[0]), source
        )
        if len(self.source) > 4 * settings.max_cells:
            layout.allow_cells(len(_CELL.findall(self.source)))
        stretches = len(_STRETCH.findall(self.source))
        if stretches > settings.max_elements or self.source.count("<") > 5 * settings.max_elements:
            raise ReadError(
                "too-large",
                f"{path}：网页有 {stretches} 段文字和 {self.source.count('<')} 个标记，"
                f"超过上限（{settings.max_elements} 段、{5 * settings.max_elements} 个）。"
                "请只保存正文部分；确需检查可在配置 [read] 中调大 max-elements。",
            )
        splitter = Splitter(self.source)
        try:
            splitter.feed(self.source)
            splitter.close()
        except (AssertionError, ValueError):
            raise ReadError(
                "broken", f"{path}：网页标记损坏，无法解析。请用浏览器打开后另存为网页再检查。"
            ) from None
        self.texts = splitter.texts
        self.marks = splitter.marks
        self.lines = splitter.starts
        self.breaks_are_spaces = bool(_OFFICE.search(self.source[:4096]))
        """LibreOffice breaks its source at spaces and nowhere else."""

    def tree(self) -> etree._Element:
        """lxml's tree of the page, each stretch of text a key.

        Raises ReadError ``empty`` without content, ``broken`` where text got lost.
        """
        from lxml import etree, html

        keyed: list[str] = []
        at = 0
        for index, text in enumerate(self.texts):
            keyed.append(self.source[at : text.start])
            keyed.append(f"{OPEN}{index}{CLOSE}")
            at = text.end
        keyed.append(self.source[at:])
        page = "".join(keyed).replace("\x00", " ")
        page = re.sub(r"<\?xml[^>]*>|<!doctype[^>]*>", "", page[:2048], flags=re.I) + page[2048:]
        parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
        try:
            root = html.document_fromstring(page.encode("utf-8", "replace"), parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            raise ReadError(
                "empty", f"{self.path}：网页里没有正文。请确认保存的是报告页面本身。"
            ) from None
        self._check_depth(root, page)
        return root

    def _check_depth(self, root: etree._Element, page: str) -> None:
        """Refuse pages whose nesting made the parser give up on text."""
        wanted = page.count(OPEN)
        seen = 0
        for node in root.iter():
            seen += (node.text or "").count(OPEN) + (node.tail or "").count(OPEN)
        if seen < wanted * 0.9 - 8 or (wanted and not seen):
            raise ReadError(
                "broken",
                f"{self.path}：网页标记嵌套过深或已损坏，只读得出一部分文字。"
                "请用浏览器打开后另存为网页，或把正文粘贴到文本文件再检查。",
            )

    def plain(self, node: etree._Element) -> str:
        """All text below a node, as read."""
        texts = self.texts
        return "".join(
            texts[int(m[1])].text for part in node.itertext() for m in _KEY.finditer(str(part))
        )

    def pieces(
        self, text: str | None, element: str, pre: bool = False, cell: Place | None = None
    ) -> list[Piece]:
        """The source stretches that a text node of the tree stands for.

        ``element`` is named in their places; ``pre`` keeps line breaks; ``cell`` is the
        place of the table cell that holds them.
        """
        if not text:
            return []
        found = []
        for match in _KEY.finditer(text):
            source = self.texts[int(match[1])]
            line = bisect_right(self.lines, source.start)
            place = Place(
                line=line,
                element=element,
                table=cell.table if cell else None,
                row=cell.row if cell else None,
                column=cell.column if cell else None,
                offset=source.start - self.lines[line - 1],
            )
            if pre and "\n" in source.text:
                at = 0
                for part in re.split("(\n)", source.text):
                    handle = (source.start + at, source.start + at + len(part))
                    found.append(
                        Piece("\n", place)
                        if part == "\n"
                        else Piece(part.rstrip("\r"), place, handle)
                    )
                    at += len(part)
            else:
                found.append(Piece(source.text, place, (source.start, source.end)))
        return found

    def suppressions(self, document: Document) -> list[Suppression]:
        """``<!-- nlpcheck off -->`` comments' places in the source as ranges of the text.

        ``document`` is the finished one, of which segments lead to the source.
        """
        placed = [(s.handle[0], s.start) for s in document.segments if s.handle]
        placed.sort()
        found: list[Suppression] = []
        still_open: list[tuple[int, tuple[str, ...]]] = []
        for mark in self.marks:
            at = bisect_right(placed, (mark.start, -1))
            offset = placed[at][1] if at < len(placed) else len(document.text)
            if not mark.on:
                still_open.append((offset, mark.codes))
                continue
            kept = []
            for start, codes in still_open:
                if not mark.codes or mark.codes == codes:
                    found.append(Suppression(Span(start, offset), codes, Span(start, start)))
                else:
                    kept.append((start, codes))
            still_open = kept
        end = len(document.text)
        found += [Suppression(Span(s, end), codes, Span(s, s)) for s, codes in still_open]
        return found
