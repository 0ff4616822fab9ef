"""Word documents (.docx, .docm, new .wps): read straight from the package's XML.

Segments' handles are ``(part, "t", n, at)``: the n-th ``w:t`` or ``w:delText``
of that part in document order, from its character ``at``; ``(part, "p", n, 0)``
is the n-th ``w:p``, for blocks without text.  Headers, footers, comments and
tables of contents are left out; macros are never looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from nlpcheck.readers._docx_runs import Pieces, Runs
from nlpcheck.readers._layout import GridCell, Layout, Piece
from nlpcheck.readers._numbering import Numbering, Styles, W, _value
from nlpcheck.readers._package import Package, names
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document, Place, ReadError

if TYPE_CHECKING:
    from lxml import etree

NAME = "docx"

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"


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
    """Paragraphs, tables, text boxes and footnotes in reading order.

    Raises ReadError ``broken``, ``encrypted`` or ``too-large``.
    """
    return _Reader(Package(data, path, settings), path, settings).read()


def main_part(package: Package) -> str:
    """The name of the main document part, as ``_rels/.rels`` says; its usual name failing that."""
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


class _Reader:
    """Lays out a package's main part and the notes it refers to."""

    def __init__(self, package: Package, path: str, settings: ReadSettings) -> None:
        self.package = package
        self.runs = Runs(accept=settings.tracked_changes == "accept")
        self.layout = Layout(path, NAME, settings.max_cells)
        self.where: str | None = None
        """:attr:`Place.part` of what is read: None in the body."""
        self.paragraphs = 0
        self.tables = 0
        self.pending: Pieces = []
        """What a paragraph whose mark is deleted leaves to the next."""

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
        self.runs.enter(main, root)
        self.container(body)
        self.flush()
        for kind in ("footnote", "endnote"):
            name = f"{folder}/{kind}s.xml"
            wanted = {key for what, key in self.runs.notes if what == kind}
            if not wanted or name not in package.names:
                continue
            root = package.xml(name)
            self.runs.enter(name, root)
            self.where = kind
            self.paragraphs = 0
            for note in root.iterfind(W + kind):
                if note.get(W + "id") in wanted:
                    self.container(note)
                    self.flush()
        document = self.layout.finish()
        if self.runs.pictures:
            document.notes.append(
                f"文中有 {self.runs.pictures} 幅图片，图片里的文字和表格没有检查。"
            )
        if any(name.lower().endswith("vbaproject.bin") for name in package.names):
            document.notes.append("文件带有宏；只读了文字，没有运行宏。")
        if root.find(f".//{W}altChunk") is not None:
            document.notes.append("文中嵌入了另一个文件，其内容没有检查。")
        return document

    def optional(self, name: str) -> etree._Element | None:
        """A part's root, None where it is missing."""
        return self.package.xml(name) if name in self.package.names else None

    # --- blocks ----------------------------------------------------------------

    def container(self, parent: etree._Element) -> None:
        """Paragraphs and tables of the body, a text box, a note or a layout cell."""
        for child in self.children(parent):
            if child.tag == W + "p":
                self.paragraphs += 1
                pieces, level = self.paragraph(child, Place(self.where, paragraph=self.paragraphs))
                if pieces is not None:
                    self.layout.add(pieces, level)
                self.text_boxes(self.runs.take_boxes())
            else:
                self.flush()
                self.table(child)

    def text_boxes(self, boxes: Iterable[etree._Element]) -> None:
        """Text boxes after the block that anchors them."""
        for box in boxes:
            outer, self.where = self.where, "textbox"
            self.container(box)
            self.flush()
            self.where = outer

    def children(self, parent: etree._Element) -> Iterator[etree._Element]:
        """``w:p`` and ``w:tbl`` below ``parent``, wrappers opened."""
        for child in parent:
            tag = child.tag
            if tag in (W + "p", W + "tbl"):
                yield child
            else:
                inner = self.runs.opened(child)
                if inner is not None:
                    yield from self.children(inner)

    def flush(self) -> None:
        """Emit what a paragraph without its mark has left over."""
        if self.pending:
            pieces, self.pending = self.pending, []
            self.layout.add(pieces)

    def paragraph(self, node: etree._Element, place: Place) -> tuple[Pieces | None, int]:
        """A paragraph's pieces and heading level; None where it merges with the next."""
        properties = node.find(W + "pPr")
        style = _value(properties, "pStyle") if properties is not None else None
        chain = self.styles.chain(style)
        if any(item.name.startswith("toc ") for _, item in chain):
            return [], 0
        pieces = self.runs.pieces(node, place)
        merged = False
        if properties is not None:
            gone = "del" if self.runs.accept else "ins"
            mark = properties.find(f"{W}rPr/{W}{gone}")
            moved = properties.find(f"{W}rPr/{W}{'moveFrom' if self.runs.accept else 'moveTo'}")
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
        boxes = self.runs.take_boxes()
        if columns == 1 and sum(len(p.text) for c in found for p in c.pieces) > 100 * len(found):
            for one in found:
                self.layout.add(one.pieces)
        else:
            self.layout.add_table(len(rows), columns, found)
        self.text_boxes(boxes)

    def cell(self, node: etree._Element, place: Place) -> Pieces:
        """A cell's pieces; paragraphs follow one another after a ``\\n`` piece."""
        pieces: Pieces = []
        first = None
        for count, paragraph in enumerate(self.children(node), 1):
            first = paragraph if first is None else first
            here = msgspec.structs.replace(place, paragraph=count)
            found, _ = self.paragraph(paragraph, here)
            if found:
                if pieces:
                    pieces.append(Piece("\n", here))
                pieces += found
        pieces += self.pending
        self.pending = []
        if not any(piece.text.strip() for piece in pieces) and first is not None:
            return [Piece("", place, (self.runs.part, "p", self.runs.index[first], 0))]
        return pieces

    def wrapped(
        self, parent: etree._Element, kind: Literal["tr", "tc"]
    ) -> Iterator[etree._Element]:
        """Rows or cells, those in content controls and custom XML too."""
        for child in parent:
            if child.tag == W + kind:
                yield child
            elif child.tag in (W + "sdt", W + "customXml"):
                inner = self.runs.opened(child)
                if inner is not None:
                    yield from self.wrapped(inner, kind)

    def row_gone(self, row: etree._Element) -> bool:
        """Whether a tracked change takes the row away."""
        return row.find(f"{W}trPr/{W}{'del' if self.runs.accept else 'ins'}") is not None


def _number(node: etree._Element, path: str, default: int) -> int:
    """The number in a property's ``w:val``; the default for none, or an absurd one."""
    text = _value(node, path)
    return int(text) if text and text.isdigit() and len(text) < 8 else default
