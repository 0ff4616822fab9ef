"""Fixes as tracked changes: ``w:del`` around the old runs, ``w:ins`` with the new text."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from nlpcheck.annotate._runs import Runs, Signature
from nlpcheck.types import Finding
from nlpcheck.writeback import Stretch, stretches
from nlpcheck.writeback.docx import SPACE, W

if TYPE_CHECKING:
    from lxml import etree


class Changes:
    """Tells which fixes can be tracked, and tracks them."""

    def __init__(self, runs: Runs, signature: Signature) -> None:
        self.runs = runs
        self.signature = signature
        used = (node.get(W + "id", "") for node in runs.roots[runs.main].iter())
        self.next_id = max((int(own) for own in used if own.isdigit()), default=0) + 1

    def of(self, finding: Finding) -> list[Stretch] | None:
        """A finding's fix as changes to text nodes, None where it can't be tracked.

        The finding must have a fix.
        """
        assert finding.fix is not None
        out: list[Stretch] = []
        for edit in finding.fix.edits:
            parts = stretches(self.runs.document, edit)
            if parts is None:
                return None
            for part in parts:
                name, _, number, _ = part.segment.handle
                self.runs.root(name)
                node = self.runs.nodes[name][number]
                if node.tag != W + "t" or node.getparent().tag != W + "r":
                    return None
            out += parts
        return out

    def make(self, change: Stretch) -> None:
        """Deleted runs into ``w:del``, new text into ``w:ins`` after them.

        Runs are cut by then (:meth:`Runs.split`); changes are made from the last to the first.
        """
        part, _, number, base = change.segment.handle
        start, end = base + change.start, base + change.end
        last: etree._Element | None = None
        before: etree._Element | None = None
        if start < end:
            deleted = self.runs.pieces_in(part, number, start, end)
            for run in deleted:
                last = self._delete(run)
            pattern = deleted[-1]
        else:
            pieces = self.runs.pieces[part, number]
            left = [r for a, b, r in pieces if b == start and a < b]
            pattern = left[0] if left else pieces[0][2]
            if left:
                last = self._outer(left[0])
            else:
                before = self._outer(pattern)
        if not change.new:
            return
        insertion = self._tracked("ins")
        run = insertion.makeelement(W + "r")
        properties = pattern.find(W + "rPr")
        if properties is not None:
            run.append(deepcopy(properties))
        text = run.makeelement(W + "t")
        text.text = change.new
        text.set(SPACE, "preserve")
        run.append(text)
        insertion.append(run)
        self._place(insertion, last, before)

    def _delete(self, run: etree._Element) -> etree._Element:
        """Wrap a run in ``w:del``."""
        for node in run.iter(W + "t"):
            node.tag = W + "delText"
        parent = run.getparent()
        at = parent.index(run)
        deletion = self._tracked("del")
        parent.insert(at, deletion)
        deletion.append(run)
        return deletion

    @staticmethod
    def _outer(run: etree._Element) -> etree._Element:
        """A run, or the deletion that it already stands in."""
        parent = run.getparent()
        return parent if parent is not None and parent.tag == W + "del" else run

    def _place(
        self, insertion: etree._Element, last: etree._Element | None, before: etree._Element | None
    ) -> None:
        """Put an insertion after ``last`` or before ``before``; never inside another's insertion."""
        mark = last if last is not None else before
        assert mark is not None
        parent = mark.getparent()
        if parent.tag in (W + "ins", W + "moveTo"):
            at = parent.index(mark) + (last is not None)
            rest = parent.makeelement(parent.tag, dict(parent.attrib))
            rest.set(W + "id", self._new_id())
            for node in list(parent)[at:]:
                rest.append(node)
            parent.addnext(insertion)
            if len(rest):
                insertion.addnext(rest)
            return
        if last is not None:
            last.addnext(insertion)
        else:
            mark.addprevious(insertion)

    def _tracked(self, kind: str) -> etree._Element:
        """A ``w:ins`` or ``w:del`` with author and date."""
        node = self.runs.roots[self.runs.main].makeelement(W + kind)
        node.set(W + "id", self._new_id())
        self.signature.sign(node)
        return node

    def _new_id(self) -> str:
        """An id that no other annotation has."""
        self.next_id += 1
        return str(self.next_id - 1)
