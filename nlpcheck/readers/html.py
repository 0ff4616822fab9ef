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
from bisect import bisect_right
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING, Any

from nlpcheck.readers._article import article, furniture, is_chrome, title_before
from nlpcheck.readers._decode import bom_of, decode, looks_binary
from nlpcheck.readers._layout import GridCell, Layout, Piece
from nlpcheck.readers._refuse import magic
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document, Place, ReadError, Span, Suppression

if TYPE_CHECKING:
    from lxml import etree

NAME = "html"

KEY = re.compile("\ue000([0-9]+)\ue001")
_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_TAGS = re.compile(rb"<(?:p|div|table|td|tr|span|br|h[1-6]|title|meta)\b[^<>]*>", re.I)
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_CHARSETS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5"}
_DROP = re.compile(r"(?is)<!--.*?(?:-->|\Z)|<(script|style)\b[^>]*>.*?(?:</\1\s*>|\Z)")
_OFFICE = re.compile(r"<meta[^>]+generator[^>]+(?:Libre|Open)Office", re.I)
_STRETCH = re.compile(r">[^<]*[^<\s]")
_CELL = re.compile(r"<t[dh]\b", re.I)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_WIDE = re.compile(r"[⺀-鿿　-〿豈-﫿＀-￯]")


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
    """The article of a page: its paragraphs, headings and tables."""
    text, encoding, bom = decode(data, path, declared_charset(data))
    document = read_source(text, path, settings)
    document.encoding, document.bom = encoding, bom
    return document


def read_source(text: str, path: str, settings: ReadSettings) -> Document:
    """A page's source, decoded."""
    return _Reader(text, path, settings).read()


class _Step(Enum):
    """What the walk does with a node it takes from its stack."""

    OPEN = 1
    CLOSE = 2
    TAIL = 3
    CELL = 4
    CLOSE_CELL = 5


class _Reader:
    def __init__(self, source: str, path: str, settings: ReadSettings) -> None:
        self.path = path
        self.layout = Layout(path, NAME, settings.max_cells)
        # scripts and styles hold no text; blanked so that offsets stay
        self.source = _DROP.sub(
            lambda m: m[0] if not m[1] and m[0].endswith("-->") else " " * len(m[0]), source
        )
        if len(self.source) > 4 * settings.max_cells:
            self.layout.allow_cells(len(_CELL.findall(self.source)))
        stretches = len(_STRETCH.findall(self.source))
        if stretches > settings.max_elements or self.source.count("<") > 5 * settings.max_elements:
            raise ReadError(
                "too-large",
                f"{path}：网页有 {stretches} 段文字和 {self.source.count('<')} 个标记，"
                f"超过上限（{settings.max_elements} 段、{5 * settings.max_elements} 个）。"
                "请只保存正文部分；确需检查可在配置 [read] 中调大 max-elements。",
            )
        from nlpcheck.readers._html_source import Splitter

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
        # LibreOffice breaks its source at spaces and nowhere else
        self.breaks_are_spaces = bool(_OFFICE.search(self.source[:4096]))
        self.images = 0
        self.lists: list[list[Any]] = []

    def read(self) -> Document:
        """Build the tree, find the article, lay it out."""
        from lxml import etree, html

        keyed: list[str] = []
        at = 0
        for index, text in enumerate(self.texts):
            keyed.append(self.source[at : text.start])
            keyed.append(f"\ue000{index}\ue001")
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
        body = root.find("body")
        body = root if body is None else body
        self.check_depth(root, page)
        chosen = article(body, self.plain)
        if chosen is not body:
            heading = title_before(body, chosen, self.plain)
            if heading is not None:
                self.layout.add(self.inline_text(heading), 1)
        self.walk(chosen)
        document = self.layout.finish()
        title = root.find(".//title")
        document.title = self.plain(title).strip() if title is not None else ""
        document.suppressions += self.suppressions(document)
        if self.images:
            document.notes.append(f"正文有 {self.images} 幅图片，图片里的文字和表格没有检查。")
        return document

    def check_depth(self, root: etree._Element, page: str) -> None:
        """Refuse pages whose nesting made the parser give up on text."""
        wanted = page.count("\ue000")
        seen = 0
        for node in root.iter():
            seen += (node.text or "").count("\ue000") + (node.tail or "").count("\ue000")
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
            texts[int(m[1])].text for part in node.itertext() for m in KEY.finditer(str(part))
        )

    # --- walking -------------------------------------------------------------

    def walk(self, root: etree._Element) -> None:
        """Lay out a container without recursion: blocks end where block elements do."""
        pieces: list[Piece] = []
        stack: list[tuple[etree._Element, _Step]] = [(root, _Step.CELL)]
        level = 0

        def flush() -> None:
            nonlocal pieces
            if pieces:
                made, pieces = collapse(pieces, self.breaks_are_spaces), []
                if not is_chrome("".join(piece.text for piece in made)):
                    self.layout.add(made, level)

        while stack:
            node, step = stack.pop()
            tag = node.tag if isinstance(node.tag, str) else ""
            divides = bool(tag) and tag not in _INLINE and ":" not in tag
            if step in (_Step.CLOSE, _Step.TAIL, _Step.CLOSE_CELL):
                if step != _Step.TAIL and divides:
                    flush()
                    if tag in _HEADINGS:
                        level = 0
                    if tag in ("ol", "ul") and self.lists:
                        self.lists.pop()
                if step != _Step.CLOSE_CELL:
                    pieces += self.pieces(node.tail, self.where(node.getparent()))
                continue
            close = _Step.CLOSE_CELL if step == _Step.CELL else _Step.CLOSE
            if not tag or (node is not root and self.skipped(node)):
                if divides and step == _Step.OPEN and tag not in ("script", "style"):
                    flush()
                if step == _Step.OPEN:
                    stack.append((node, _Step.TAIL))
                continue
            if tag == "br":
                pieces.append(Piece("\n", Place()))
                stack.append((node, _Step.TAIL))
                continue
            stack.append((node, close))
            if tag == "img":
                self.images += 1
                continue
            if tag == "table":
                flush()
                stack += [(cell, _Step.CELL) for cell in reversed(self.table(node))]
                continue
            if divides:
                flush()
                level = _HEADINGS.get(tag, level)
                if tag in ("ol", "ul"):
                    kind = node.get("type", "1")
                    self.lists.append([tag == "ol", int_of(node.get("start"), 1), kind])
                elif tag == "li":
                    label = self.label(node)
                    if label:
                        pieces.append(Piece(label, Place()))
            pieces += self.pieces(node.text, self.where(node), pre=tag == "pre")
            stack += [(child, _Step.OPEN) for child in reversed(node)]
        flush()

    def skipped(self, node: etree._Element) -> bool:
        """Furniture, menus, and the blanks that Word puts between a list's number and its text."""
        if furniture(node) or self.links_only(node):
            return True
        if node.tag == "span" and "7.0pt" in (node.get("style") or ""):
            return not self.plain(node).strip()
        return False

    def links_only(self, node: etree._Element) -> bool:
        """Whether a list is a menu: at least four links and next to nothing else."""
        if node.tag not in ("ul", "dl") or sum(1 for _ in islice(node.iter(), 400)) == 400:
            return False
        links = [self.plain(link) for link in node.iter("a")]
        text = self.plain(node).strip()
        return len(links) >= 4 and sum(map(len, links)) > 0.8 * len(text)

    def label(self, item: etree._Element) -> str:
        """The number that a browser shows before an ``ol``'s item."""
        from nlpcheck.readers._numbering import spell

        if not self.lists or not self.lists[-1][0]:
            return ""
        current = self.lists[-1]
        number = int_of(item.get("value"), current[1])
        current[1] = number + 1
        style = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
        if re.search(r"list-style(-type)?\s*:\s*none", item.get("style", "")):
            return ""
        return spell(number, style.get(current[2], "decimal")) + "."

    def where(self, node: etree._Element | None) -> str:
        """The nearest block element's name, for :attr:`Place.element`."""
        while node is not None and node.tag in _INLINE:
            node = node.getparent()
        return str(node.tag) if node is not None else ""

    def pieces(
        self, text: str | None, element: str, pre: bool = False, cell: Place | None = None
    ) -> list[Piece]:
        """The source stretches that a text node stands for."""
        if not text:
            return []
        found = []
        for match in KEY.finditer(text):
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

    def inline_text(self, node: etree._Element, cell: Place | None = None) -> list[Piece]:
        """All pieces below a node in one line; ``\\n`` where a block or ``br`` divides it."""
        pieces: list[Piece] = []
        stack: list[tuple[etree._Element, bool]] = [(node, True)]
        while stack:
            current, opening = stack.pop()
            tag = current.tag if isinstance(current.tag, str) else ""
            divides = bool(tag) and tag not in _INLINE and ":" not in tag and current is not node
            if not opening:
                if divides:
                    pieces.append(Piece("\n", Place()))
                if current is not node:
                    pieces += self.pieces(current.tail, self.where(node), cell=cell)
                continue
            stack.append((current, False))
            if not tag or (current is not node and self.skipped(current)):
                continue
            if tag == "img":
                self.images += 1
            if divides:
                pieces.append(Piece("\n", Place()))
            pieces += self.pieces(current.text, self.where(node), cell=cell)
            stack += [(child, True) for child in reversed(current)]
        return collapse(pieces, self.breaks_are_spaces)

    # --- tables ----------------------------------------------------------------

    def table(self, node: etree._Element) -> list[etree._Element]:
        """Lay out a data table; a table that lays out the page gives back its cells instead."""
        rows: list[list[etree._Element]] = []
        for row in node.iter("tr"):
            if self.owner(row) is node:
                rows.append([cell for cell in row if cell.tag in ("td", "th")])
        loose = [c for c in node.iter("caption") if self.owner(c) is node]
        nested = next(node.iterdescendants("table"), None) is not None
        if nested or (len(rows) == 1 and len(rows[0]) == 1):
            return loose + [cell for row in rows for cell in row]
        for caption in loose:
            self.layout.add(self.inline_text(caption))
        number = len(self.layout.document.tables) + 1
        cells: list[GridCell] = []
        taken: dict[int, int] = {}  # column → rows that a cell from above still covers
        columns = 0
        for at, row in enumerate(rows):
            column = 0
            blocked, taken = taken, {c: left - 1 for c, left in taken.items() if left > 1}
            for cell in row:
                while column in blocked:
                    column += 1
                wide = max(1, min(int_of(cell.get("colspan"), 1), 1000))
                high = int_of(cell.get("rowspan"), 1)
                high = max(1, min(high or len(rows), len(rows) - at))
                place = Place(table=number, row=at + 1, column=column + 1)
                pieces = self.inline_text(cell, place)
                if not any(piece.text.strip() for piece in pieces):
                    pieces = [Piece("", place)]
                cells.append(GridCell(at, column, high, wide, pieces))
                if high > 1:
                    for covered in range(column, column + wide):
                        taken[covered] = high - 1
                column += wide
            columns = max(columns, column)
            if len(cells) > self.layout.max_cells:
                self.layout.count_cells(len(cells))
        long = sum(len(p.text) for c in cells for p in c.pieces) > 100 * max(1, len(cells))
        if columns == 1 and long:
            return [cell for row in rows for cell in row]
        self.layout.add_table(len(rows), columns, cells)
        return []

    @staticmethod
    def owner(node: etree._Element) -> etree._Element | None:
        """The nearest table above."""
        parent = node.getparent()
        while parent is not None and parent.tag != "table":
            parent = parent.getparent()
        return parent

    # --- suppressions ------------------------------------------------------------

    def suppressions(self, document: Document) -> list[Suppression]:
        """Comments' places in the source turned into ranges of the text."""
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


_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def int_of(text: str | None, default: int) -> int:
    """A number in an attribute, as browsers read it: leading digits, else the default."""
    found = re.match(r"\s*(\d{1,9})", text or "")
    return int(found[1]) if found else default


def collapse(pieces: list[Piece], breaks_are_spaces: bool = False) -> list[Piece]:
    """Blanks as a browser shows them: runs are one space, none at line edges.

    A line break of the source between two wide characters is no space (CSS Text
    3, segment break transformation), unless ``breaks_are_spaces``.
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
                place = _moved(place, match.start())
            out.append(Piece(match[0], place, here))
    return out


def _moved(place: Place, by: int) -> Place:
    return Place(
        line=place.line,
        element=place.element,
        table=place.table,
        row=place.row,
        column=place.column,
        offset=place.offset + by,
    )
