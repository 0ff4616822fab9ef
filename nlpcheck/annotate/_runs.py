"""The runs of a .docx, cut so that tracked changes and comments cover whole ones.

Characters are those of a text node (``w:t``) as handles count them: code points from 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from copy import deepcopy
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from nlpcheck.readers._docx_runs import text_nodes
from nlpcheck.readers._package import Package
from nlpcheck.readers.docx import main_part
from nlpcheck.types import Document, Segment
from nlpcheck.writeback import Stretch
from nlpcheck.writeback.docx import _NO_LIMIT, SPACE, W, check_writable

if TYPE_CHECKING:
    from lxml import etree


class Signature(NamedTuple):
    """Who marks, and when (UTC, as ``2024-01-20T08:00:00Z``)."""

    author: str
    stamp: str

    def sign(self, node: etree._Element) -> None:
        """Put author and date on a change or a comment."""
        node.set(W + "author", self.author)
        node.set(W + "date", self.stamp)


class End(NamedTuple):
    """A character of a segment, at which a comment begins or ends; None: of the whole text."""

    segment: Segment | None
    at: int


class Runs:
    """The parts of a package, their text nodes by number, and the runs they are cut into.

    Raises ReadError for a broken package, WriteError for one that may not be changed.
    """

    def __init__(self, data: bytes, document: Document) -> None:
        self.document = document
        self.package = Package(data, document.path, _NO_LIMIT)
        check_writable(self.package, document.path)
        self.main = main_part(self.package)
        self.roots: dict[str, etree._Element] = {}
        self.nodes: dict[str, list[etree._Element]] = {}
        self.paragraphs: dict[str, list[etree._Element]] = {}
        self.pieces: dict[tuple[str, int], list[tuple[int, int, etree._Element]]] = {}
        """(part, text node) → the runs that it was cut into, each with its characters."""
        self.touched: list[etree._Element] = []
        """The runs that were cut, as they were."""
        self.root(self.main)

    def root(self, name: str) -> etree._Element:
        """A part's root; its text nodes and paragraphs are numbered before anything changes.

        Every part asked for is written back.  Raises ReadError for a broken one.
        """
        if name not in self.roots:
            root = self.package.xml(name)
            self.roots[name] = root
            self.nodes[name] = text_nodes(root)
            self.paragraphs[name] = list(root.iter(W + "p"))
        return self.roots[name]

    def split(self, changes: Iterable[Stretch], anchors: Iterable[Iterable[End]]) -> None:
        """Cut runs where changes begin and end, and at the ends of ``anchors``; once for all of them."""
        cuts: dict[tuple[str, int], set[int]] = defaultdict(set)
        for change in changes:
            part, _, number, at = change.segment.handle
            cuts[part, number] |= {at + change.start, at + change.end}
        for end in chain.from_iterable(anchors):
            segment = end.segment
            if segment is not None and segment.handle and segment.handle[1] == "t":
                part, _, number, at = segment.handle
                self.root(part)
                cuts[part, number].add(at + end.at)
        runs: dict[etree._Element, dict[int, set[int]]] = defaultdict(dict)
        part_of: dict[etree._Element, str] = {}
        for (part, number), places in cuts.items():
            run = self.nodes[part][number].getparent()
            runs[run][number] = places
            part_of[run] = part
            self.touched.append(run)
        for run, wanted in runs.items():
            part = part_of[run]
            self._split_run(run, part, wanted)

    def _split_run(self, run: etree._Element, part: str, wanted: dict[int, set[int]]) -> None:
        """One run into several of the same properties; ``pieces`` says which holds what.

        ``wanted`` is the number of a text node of the run → characters at which to cut it.
        """
        numbers = {self.nodes[part][number]: number for number in wanted}
        properties = run.find(W + "rPr")
        made: list[etree._Element] = []

        def fresh() -> etree._Element:
            new = run.makeelement(run.tag, dict(run.attrib))
            if properties is not None:
                new.append(deepcopy(properties))
            made.append(new)
            return new

        holder = None  # the run that takes what stands between text nodes
        for child in list(run):
            if child.tag == W + "rPr":
                continue
            if child not in numbers:
                holder = fresh() if holder is None else holder
                holder.append(child)
                continue
            holder = None
            number = numbers[child]
            text = child.text or ""
            edges = sorted({0, len(text)} | {c for c in wanted[number] if 0 < c < len(text)})
            spans = list(pairwise(edges)) or [(0, 0)]
            found = []
            for index, (start, end) in enumerate(spans):
                new = fresh()
                node = child if index == 0 else deepcopy(child)
                node.text = text[start:end]
                node.tail = None
                node.set(SPACE, "preserve")
                new.append(node)
                found.append((start, end, new))
            self.pieces[part, number] = found
        parent = run.getparent()
        at = parent.index(run)
        parent[at : at + 1] = made

    def pieces_in(self, part: str, number: int, start: int, end: int) -> list[etree._Element]:
        """The runs that hold characters ``[start, end)`` of a text node."""
        return [r for a, b, r in self.pieces[part, number] if a < end and start < b]
