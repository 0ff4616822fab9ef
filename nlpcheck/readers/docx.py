"""Word documents (.docx, .docm, new .wps): read straight from the package's XML.

Segments' handles are ``(part, "t", n, at)``: the n-th ``w:t`` or ``w:delText``
of that part in document order, from its character ``at``; ``(part, "p", n, 0)``
is the n-th ``w:p``, for blocks without text.  Headers, footers, comments and
tables of contents are left out; macros are never looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from nlpcheck.readers._layout import GridCell, Layout, Piece
from nlpcheck.readers._numbering import Numbering, Styles, W, _value
from nlpcheck.readers._package import Package, names
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document, Place, ReadError

if TYPE_CHECKING:
    from lxml import etree

NAME = "docx"

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_INLINE = {
    W + name
    for name in ("hyperlink", "smartTag", "fldSimple", "customXml", "bdo", "dir", "rubyBase")
}
_PICTURE = ("}blip", "}imagedata")

Pieces = list[Piece]


def sniff(data: bytes, name: str) -> float:
    """A zip that holds a main WordprocessingML part."""
    if not data.startswith(b"PK"):
        return 0.0
    inside = names(data)
    return (
        1.0
        if "word/document.xml" in inside
        or any(n.startswith("word/document") and n.endswith(".xml") for n in inside)
        else 0.0
    )


def read(data: bytes, path: str, settings: ReadSettings) -> Document:
    """Paragraphs, tables, text boxes and footnotes in reading order."""
    return _Reader(Package(data, path, settings), path, settings).read()


def main_part(package: Package) -> str:
    """The name of the main document part."""
    try:
        for node in package.xml("_rels/.rels").iterfind(f"{_REL}Relationship"):
            if node.get("Type", "").endswith("/officeDocument"):
                target = node.get("Target", "").lstrip("/")
                if target in package.names:
                    return target
    except ReadError as error:
        if error.kind != "broken":
            raise
    return "word/document.xml"


def text_nodes(root: etree._Element) -> list[etree._Element]:
    """The text nodes that handles count: ``w:t`` and ``w:delText`` in document order."""
    return list(root.iter(W + "t", W + "delText"))


class _Reader:
    def __init__(self, package: Package, path: str, settings: ReadSettings) -> None:
        self.package = package
        self.accept = settings.tracked_changes == "accept"
        self.layout = Layout(path, NAME, settings.max_cells)
        self.part = ""
        self.where: str | None = None
        self.index: dict[etree._Element, int] = {}
        self.paragraphs = 0
        self.tables = 0
        self.pictures = 0
        self.pending: Pieces = []
        self.boxes: list[etree._Element] = []
        self.notes: list[tuple[str, str]] = []

    def read(self) -> Document:
        """The whole document."""
        package = self.package
        main = main_part(package)
        folder = main.rpartition("/")[0]
        self.styles = Styles(self.optional(f"{folder}/styles.xml"))
        self.numbering = Numbering(self.optional(f"{folder}/numbering.xml"), self.styles)
        raw = package.read(main)
        self.layout.allow_cells(raw.count(b"<w:tc>") + raw.count(b"<w:tc "))
        del raw
        root = package.xml(main)
        body = root.find(W + "body")
        if body is None:
            raise package.broken(f"部件 {main} 里没有正文")
        self.enter(main, root)
        self.container(body)
        self.flush()
        for kind in ("footnote", "endnote"):
            name = f"{folder}/{kind}s.xml"
            wanted = {key for what, key in self.notes if what == kind}
            if not wanted or name not in package.names:
                continue
            root = package.xml(name)
            self.enter(name, root)
            self.where = kind
            self.paragraphs = 0
            for note in root.iterfind(W + kind):
                if note.get(W + "id") in wanted:
                    self.container(note)
                    self.flush()
        document = self.layout.finish()
        if self.pictures:
            document.notes.append(f"文中有 {self.pictures} 幅图片，图片里的文字和表格没有检查。")
        if any(name.lower().endswith("vbaproject.bin") for name in package.names):
            document.notes.append("文件带有宏；只读了文字，没有运行宏。")
        if root.find(f".//{W}altChunk") is not None:
            document.notes.append("文中嵌入了另一个文件，其内容没有检查。")
        return document

    def optional(self, name: str) -> etree._Element | None:
        """A part's root, None where it is missing."""
        return self.package.xml(name) if name in self.package.names else None

    def enter(self, part: str, root: etree._Element) -> None:
        """Number the text nodes and paragraphs of a part."""
        self.part = part
        self.index = {node: at for at, node in enumerate(text_nodes(root))}
        self.index |= {node: at for at, node in enumerate(root.iter(W + "p"))}

    # --- blocks ----------------------------------------------------------------

    def container(self, parent: etree._Element) -> None:
        """Paragraphs and tables of the body, a text box, a note or a layout cell."""
        for child in self.children(parent):
            if child.tag == W + "p":
                self.paragraphs += 1
                pieces, level = self.paragraph(child, Place(self.where, paragraph=self.paragraphs))
                if pieces is not None:
                    self.layout.add(pieces, level)
                boxes, self.boxes = self.boxes, []
                for box in boxes:
                    outer, self.where = self.where, "textbox"
                    self.container(box)
                    self.flush()
                    self.where = outer
            else:
                self.flush()
                self.table(child)

    def children(self, parent: etree._Element) -> Iterator[etree._Element]:
        """``w:p`` and ``w:tbl`` below ``parent``, wrappers opened."""
        for child in parent:
            tag = child.tag
            if tag in (W + "p", W + "tbl"):
                yield child
            else:
                inner = self.opened(child)
                if inner is not None:
                    yield from self.children(inner)

    def opened(self, node: etree._Element) -> etree._Element | None:
        """What a wrapper holds: content controls, custom XML, kept changes, alternatives."""
        tag = node.tag
        if tag == W + "sdt":
            return node.find(W + "sdtContent")
        if tag in _INLINE:
            return node
        if tag in (W + "ins", W + "moveTo"):
            return node if self.accept else None
        if tag in (W + "del", W + "moveFrom"):
            return None if self.accept else node
        if tag == _MC + "AlternateContent":
            choice = node.find(_MC + "Choice")
            return choice if choice is not None else node.find(_MC + "Fallback")
        return None

    def flush(self) -> None:
        """Emit what a paragraph without its mark has left over."""
        if self.pending:
            pieces, self.pending = self.pending, []
            self.layout.add(pieces)

    def paragraph(self, node: etree._Element, place: Place) -> tuple[Pieces | None, int]:
        """A paragraph's pieces and heading level; None where it merges with the next."""
        pieces: Pieces = []
        properties = node.find(W + "pPr")
        style = _value(properties, "pStyle") if properties is not None else None
        chain = self.styles.chain(style)
        if any(item.name.startswith("toc ") for _, item in chain):
            return [], 0
        self.run_count = 0
        self.inline(node, pieces, place)
        merged = False
        if properties is not None:
            gone = "del" if self.accept else "ins"
            mark = properties.find(f"{W}rPr/{W}{gone}")
            moved = properties.find(f"{W}rPr/{W}{'moveFrom' if self.accept else 'moveTo'}")
            merged = mark is not None or moved is not None
        if not merged or any(piece.text for piece in pieces):
            label = "" if self.pending else self.numbering.label(node)
            if label and any(piece.text.strip() for piece in pieces):
                pieces.insert(0, Piece(label, place))
        pieces = self.pending + pieces
        self.pending = []
        if merged:
            self.pending = pieces
            return None, 0
        return pieces, self.level(properties, chain, pieces)

    def level(self, properties: etree._Element | None, chain: list, pieces: Pieces) -> int:  # type: ignore[type-arg]
        """The heading level: outline level of the paragraph or its style, 0 for running text."""
        outline = None
        if properties is not None:
            own = _value(properties, "outlineLvl")
            outline = int(own) if own and own.isdigit() else None
        if outline is None:
            outline = next((item.outline for _, item in chain if item.outline is not None), None)
        if outline is None or not 0 <= outline < 9:
            return 0
        text = "".join(piece.text for piece in pieces).strip()
        if len(text) > 60 or text.endswith(("。", "；", "，")):
            return 0
        return min(outline + 1, 6)

    # --- runs --------------------------------------------------------------------

    def inline(self, parent: etree._Element, pieces: Pieces, place: Place) -> None:
        """Collect the text of runs, whatever wraps them."""
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self.run_count += 1
                self.run(child, pieces, place)
            elif tag in (_M + "oMath", _M + "oMathPara"):
                text = "".join(t.text or "" for t in child.iter(_M + "t"))
                pieces.append(Piece(text.replace("\n", " "), place))
            else:
                inner = self.opened(child)
                if inner is not None:
                    self.inline(inner, pieces, place)

    def run(self, node: etree._Element, pieces: Pieces, place: Place) -> None:
        """One run's text; what it anchors is put aside."""
        for child in node:
            tag = child.tag
            if tag == W + "t" or tag == W + "delText":
                text = child.text
                if text:
                    here = Place(
                        place.part,
                        paragraph=place.paragraph,
                        run=self.run_count,
                        table=place.table,
                        row=place.row,
                        column=place.column,
                    )
                    if "\n" in text or "\r" in text:
                        text = text.replace("\n", " ").replace("\r", " ")
                    pieces.append(Piece(text, here, (self.part, "t", self.index[child], 0)))
            elif tag == W + "rPr":
                hidden = child.find(W + "vanish")
                if hidden is not None and hidden.get(W + "val") not in ("0", "false", "off"):
                    return
            elif tag in (W + "tab", W + "ptab"):
                pieces.append(Piece("\t", place))
            elif tag in (W + "br", W + "cr"):
                pieces.append(Piece("\n", place))
            elif tag == W + "noBreakHyphen":
                pieces.append(Piece("-", place))
            elif tag == W + "sym":
                code = int(child.get(W + "char", "0"), 16) if _hex(child.get(W + "char")) else 0
                if 0x20 <= code < 0xD800:
                    pieces.append(Piece(chr(code), place))
            elif tag == W + "ruby":
                base = child.find(W + "rubyBase")
                if base is not None:
                    self.inline(base, pieces, place)
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                kind = tag[len(W) :].removesuffix("Reference")
                self.notes.append((kind, child.get(W + "id", "")))
            elif tag in (W + "drawing", W + "pict", W + "object"):
                self.anchored(child)
            elif tag == _MC + "AlternateContent":
                choice = self.opened(child)
                if choice is not None:
                    for inner in choice:
                        self.anchored(inner)

    def anchored(self, node: etree._Element) -> None:
        """Text boxes and pictures of a drawing."""
        boxes = list(node.iter(W + "txbxContent"))
        inside: set[etree._Element] = set()
        for box in boxes:
            if box not in inside:
                self.boxes.append(box)
                inside.update(box.iter(W + "txbxContent"))
        if not boxes:
            self.pictures += sum(1 for item in node.iter() if str(item.tag).endswith(_PICTURE))

    # --- tables ------------------------------------------------------------------

    def table(self, node: etree._Element) -> None:
        """A table as a grid; one that only lays out the page is opened."""
        rows = [row for row in self.wrapped(node, "tr") if not self.row_gone(row)]
        cells = [list(self.wrapped(row, "tc")) for row in rows]
        nested = next(node.iterdescendants(W + "tbl"), None) is not None
        if nested or (len(cells) == 1 and len(cells[0]) == 1):
            for row_cells in cells:
                for cell in row_cells:
                    self.container(cell)
                    self.flush()
            return
        self.tables += 1
        number = self.tables
        found: list[GridCell] = []
        above: dict[int, int] = {}
        columns = 0
        for row_at, (row, row_cells) in enumerate(zip(rows, cells, strict=True)):
            column = min(_number(row, "trPr/gridBefore", 0), 1000)
            last: int | None = None
            for cell in row_cells:
                span = max(1, min(_number(cell, "tcPr/gridSpan", 1), 1000))
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                sideways = _value(cell, "tcPr/hMerge")
                continued = merge is not None and merge.get(W + "val", "continue") == "continue"
                if continued and column in above:
                    owner = above[column]
                    found[owner] = found[owner]._replace(row_span=row_at - found[owner].row + 1)
                elif sideways == "continue" and last is not None:
                    found[last] = found[last]._replace(
                        column_span=column + span - found[last].column
                    )
                else:
                    pieces = self.cell(
                        cell, Place(self.where, table=number, row=row_at + 1, column=column + 1)
                    )
                    found.append(GridCell(row_at, column, 1, span, pieces))
                    last = len(found) - 1
                    for at in range(column, column + span):
                        above.pop(at, None)
                    if merge is not None:
                        above[column] = last
                column += span
            columns = max(columns, column)
            if len(found) > self.layout.max_cells:
                self.layout.count_cells(len(found))
        boxes, self.boxes = self.boxes, []
        if columns == 1 and sum(len(p.text) for c in found for p in c.pieces) > 100 * len(found):
            for one in found:
                self.layout.add(one.pieces)
        else:
            self.layout.add_table(len(rows), columns, found)
        for box in boxes:
            outer, self.where = self.where, "textbox"
            self.container(box)
            self.flush()
            self.where = outer

    def cell(self, node: etree._Element, place: Place) -> Pieces:
        """A cell's pieces; paragraphs follow one another after a ``\\n`` piece."""
        pieces: Pieces = []
        first = None
        for count, paragraph in enumerate(self.children(node), 1):
            if first is None:
                first = paragraph
            here = Place(
                place.part, paragraph=count, table=place.table, row=place.row, column=place.column
            )
            found, _ = self.paragraph(paragraph, here)
            if found:
                if pieces:
                    pieces.append(Piece("\n", here))
                pieces += found
        pieces += self.pending
        self.pending = []
        if not any(piece.text.strip() for piece in pieces) and first is not None:
            return [Piece("", place, (self.part, "p", self.index[first], 0))]
        return pieces

    def wrapped(
        self, parent: etree._Element, kind: Literal["tr", "tc"]
    ) -> Iterator[etree._Element]:
        """Rows or cells, those in content controls and custom XML too."""
        for child in parent:
            if child.tag == W + kind:
                yield child
            elif child.tag in (W + "sdt", W + "customXml"):
                inner = self.opened(child)
                if inner is not None:
                    yield from self.wrapped(inner, kind)

    def row_gone(self, row: etree._Element) -> bool:
        """Whether a tracked change takes the row away."""
        return row.find(f"{W}trPr/{W}{'del' if self.accept else 'ins'}") is not None


def _number(node: etree._Element, path: str, default: int) -> int:
    text = _value(node, path)
    return int(text) if text and text.isdigit() and len(text) < 8 else default


def _hex(text: str | None) -> bool:
    return (
        bool(text)
        and len(text or "") <= 4
        and all(c in "0123456789abcdefABCDEF" for c in text or "")
    )
