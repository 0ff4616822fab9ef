"""The text of a Word paragraph's runs, and what they anchor or refer to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from nlpcheck.readers._layout import Piece
from nlpcheck.readers._numbering import W
from nlpcheck.types import Place

if TYPE_CHECKING:
    from lxml import etree

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_INLINE = {
    W + name
    for name in ("hyperlink", "smartTag", "fldSimple", "customXml", "bdo", "dir", "rubyBase")
}
"""Wrappers that are opened whatever they say."""
_PICTURE = ("}blip", "}imagedata")
_HEX = re.compile("[0-9A-Fa-f]{1,4}")

Pieces = list[Piece]


def text_nodes(root: etree._Element) -> list[etree._Element]:
    """The text nodes that handles count: ``w:t`` and ``w:delText`` in document order."""
    return list(root.iter(W + "t", W + "delText"))


class Runs:
    """Reads runs of the part entered last; collects what stands elsewhere than it is anchored.

    ``accept`` takes tracked changes, else the text is as before them.
    """

    def __init__(self, accept: bool) -> None:
        self.accept = accept
        self.part = ""
        self.index: dict[etree._Element, int] = {}
        """Text nodes and paragraphs → their numbers in the part, each from 0."""
        self.run_count = 0
        self.pictures = 0
        self.boxes: list[etree._Element] = []
        """Text boxes that were met and not read yet."""
        self.notes: list[tuple[str, str]] = []
        """(``footnote`` or ``endnote``, id) of the notes referred to."""

    def enter(self, part: str, root: etree._Element) -> None:
        """Go on with a part: its text nodes and paragraphs are numbered for handles."""
        self.part = part
        self.index = {node: at for at, node in enumerate(text_nodes(root))}
        self.index |= {node: at for at, node in enumerate(root.iter(W + "p"))}

    def pieces(self, paragraph: etree._Element, place: Place) -> Pieces:
        """A paragraph's text; runs are counted from 1 in the pieces' places."""
        self.run_count = 0
        found: Pieces = []
        self._inline(paragraph, found, place)
        return found

    def take_boxes(self) -> list[etree._Element]:
        """The text boxes met since the last time."""
        taken, self.boxes = self.boxes, []
        return taken

    def opened(self, node: etree._Element) -> etree._Element | None:
        """What a wrapper holds: content controls, custom XML, kept changes, alternatives.

        None for what is no wrapper or holds a change that is not taken.
        """
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

    def _inline(self, parent: etree._Element, pieces: Pieces, place: Place) -> None:
        """Add the text of runs to ``pieces``, whatever wraps them."""
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self.run_count += 1
                self._run(child, pieces, place)
            elif tag in (_M + "oMath", _M + "oMathPara"):
                text = "".join(t.text or "" for t in child.iter(_M + "t"))
                pieces.append(Piece(text.replace("\n", " "), place))
            else:
                inner = self.opened(child)
                if inner is not None:
                    self._inline(inner, pieces, place)

    def _run(self, node: etree._Element, pieces: Pieces, place: Place) -> None:
        """Add one run's text to ``pieces``; what it anchors is put aside."""
        for child in node:
            tag = child.tag
            if tag == W + "t" or tag == W + "delText":
                text = child.text
                if text:
                    here = msgspec.structs.replace(place, run=self.run_count)
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
                code = child.get(W + "char", "")
                if _HEX.fullmatch(code) and 0x20 <= int(code, 16) < 0xD800:
                    pieces.append(Piece(chr(int(code, 16)), place))
            elif tag == W + "ruby":
                base = child.find(W + "rubyBase")
                if base is not None:
                    self._inline(base, pieces, place)
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                kind = tag[len(W) :].removesuffix("Reference")
                self.notes.append((kind, child.get(W + "id", "")))
            elif tag in (W + "drawing", W + "pict", W + "object"):
                self._anchored(child)
            elif tag == _MC + "AlternateContent":
                choice = self.opened(child)
                if choice is not None:
                    for inner in choice:
                        self._anchored(inner)

    def _anchored(self, node: etree._Element) -> None:
        """Put aside a drawing's text boxes, count its pictures."""
        boxes = list(node.iter(W + "txbxContent"))
        inside: set[etree._Element] = set()
        for box in boxes:
            if box not in inside:
                self.boxes.append(box)
                inside.update(box.iter(W + "txbxContent"))
        if not boxes:
            self.pictures += sum(1 for item in node.iter() if str(item.tag).endswith(_PICTURE))
