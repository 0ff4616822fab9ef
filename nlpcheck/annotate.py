"""A .docx copy with fixes as tracked changes and other findings as comments.

A .docx is annotated as it is; .doc, .wps, .rtf and .odt as LibreOffice converts
them; of anything else a .docx of its text is made first.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nlpcheck.fixes import resolve, write_atomic
from nlpcheck.places import segments_of
from nlpcheck.readers._package import Package
from nlpcheck.readers.docx import main_part, text_nodes
from nlpcheck.types import Checked, Document, Finding, Segment, Severity
from nlpcheck.writeback import Stretch, stretches
from nlpcheck.writeback._new_docx import _ILLEGAL, new_docx
from nlpcheck.writeback.docx import (
    _NO_LIMIT,
    SPACE,
    W,
    check_writable,
    mirror_fallback,
    repack,
    serialize,
)

if TYPE_CHECKING:
    from lxml import etree

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_OFFICE = ("doc", "wps", "rtf", "odt")


def annotate(
    checked: Checked,
    out: Path,
    *,
    source: Path | None = None,
    author: str = "nlpcheck",
    date: datetime | None = None,
    unsafe: bool = True,
) -> None:
    """Write ``out``: tracked changes for fixes, comments for findings without one.

    ``source`` is the file that was checked (default: the document's path);
    ``unsafe`` puts in unsafe fixes as well as safe ones.  ``date`` defaults to
    now.  Raises ReadError (and WriteError) with a Chinese message, and OSError.
    """
    document = checked.document
    path = source or (Path(document.path) if document.path != "-" else None)
    data, document = _base(document, path)
    applied = resolve(checked.findings, document.text, unsafe=unsafe).applied
    write_atomic(out, mark_up(data, document, checked.findings, applied, author, date))


def mark_up(
    data: bytes,
    document: Document,
    findings: Iterable[Finding],
    applied: Iterable[Finding],
    author: str = "nlpcheck",
    date: datetime | None = None,
) -> bytes:
    """The package ``data`` with ``applied`` findings' fixes tracked, the others commented."""
    stamp = (date or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return _Annotator(data, document, author, stamp).run(list(findings), list(applied))


# --- what is annotated ---------------------------------------------------------


def _base(document: Document, path: Path | None) -> tuple[bytes, Document]:
    """The .docx to annotate and the document with segments into it."""
    if document.format == "docx" and path is not None and path.exists():
        return path.read_bytes(), document
    if document.format in _OFFICE and path is not None and path.exists():
        from nlpcheck.readers import docx, office

        data = office.convert(path.read_bytes(), document.path, document.format, _NO_LIMIT)
        again = docx.read(data, document.path, _NO_LIMIT)
        if again.text == document.text:
            return data, again
    return new_docx(document)


# --- marking up ------------------------------------------------------------------


class _Anchor(NamedTuple):
    """From a character of one segment to a character of another."""

    first: Segment | None
    start: int
    last: Segment | None
    end: int


class _Annotator:
    """Splits runs where changes and comments begin and end, then wraps them."""

    def __init__(self, data: bytes, document: Document, author: str, stamp: str) -> None:
        self.data = data
        self.document = document
        self.author, self.stamp = author, stamp
        self.package = Package(data, document.path, _NO_LIMIT)
        check_writable(self.package, document.path)
        self.main = main_part(self.package)
        self.roots: dict[str, etree._Element] = {}
        self.nodes: dict[str, list[etree._Element]] = {}
        self.paragraphs: dict[str, list[etree._Element]] = {}
        self.pieces: dict[tuple[str, int], list[tuple[int, int, etree._Element]]] = {}
        self.touched: list[etree._Element] = []
        root = self.root(self.main)
        ids = [int(v) for n in root.iter() for v in [n.get(W + "id", "")] if v.isdigit()]
        self.next_id = max(ids, default=0) + 1
        self.comments: list[tuple[int, list[str]]] = []
        self.first_comment = self._first_comment()

    def run(self, findings: list[Finding], applied: list[Finding]) -> bytes:
        """The package with everything marked."""
        changes: list[Stretch] = []
        commented: list[Finding] = []
        done = set(map(id, applied))
        for finding in findings:
            parts = self.changes_of(finding) if id(finding) in done else None
            if parts is None:
                commented.append(finding)
            else:
                changes += parts
        changes = list(dict.fromkeys(changes))
        anchors = [(finding, self.anchor(finding)) for finding in commented]
        self.split(changes, [place for _, place in anchors])
        for finding, place in anchors:
            self.comment(finding, place)
        for change in sorted(changes, key=lambda c: (c.segment.start, c.start), reverse=True):
            self.change(change)
        for node in self.touched:
            mirror_fallback(node)
        made = {name: serialize(root) for name, root in self.roots.items()}
        if self.comments:
            made.update(self.comment_parts())
        return repack(self.data, made)

    def root(self, name: str) -> etree._Element:
        """A part's root, its text nodes and paragraphs numbered before anything changes."""
        if name not in self.roots:
            root = self.package.xml(name)
            self.roots[name] = root
            self.nodes[name] = text_nodes(root)
            self.paragraphs[name] = list(root.iter(W + "p"))
        return self.roots[name]

    def changes_of(self, finding: Finding) -> list[Stretch] | None:
        """A fix as changes to runs, None where it can't be one."""
        assert finding.fix is not None
        out: list[Stretch] = []
        for edit in finding.fix.edits:
            parts = stretches(self.document, edit)
            if parts is None:
                return None
            for part in parts:
                self.root(part.segment.handle[0])
                node = self.nodes[part.segment.handle[0]][part.segment.handle[2]]
                if node.tag != W + "t" or node.getparent().tag != W + "r":
                    return None
            out += parts
        return out

    # --- where comments go ---------------------------------------------------------

    def anchor(self, finding: Finding) -> _Anchor:
        """The runs' characters that a comment spans, or the paragraph it belongs to."""
        segments = self.document.segments
        start, end = finding.start, finding.end
        found = [s for s in segments_of(self.document, start, end) if s.handle is not None]
        if not found:
            found = self.near(start)
        texts = [s for s in found if s.handle[1] == "t"]
        if texts:
            first, last = texts[0], texts[-1]
            begin = (
                max(start, first.start) if start < end else min(max(start, first.start), first.end)
            )
            stop = min(end, last.end) if start < end else begin
            if begin == stop:
                begin, stop = self.one_character(first, begin)
            return _Anchor(first, begin - first.start, last, stop - last.start)
        if found:
            return _Anchor(found[0], 0, found[0], 0)
        return _Anchor(segments[0] if segments else None, 0, None, 0)

    @staticmethod
    def one_character(segment: Segment, at: int) -> tuple[int, int]:
        """A character of a segment beside a place, for comments on what is missing."""
        if at > segment.start:
            return at - 1, at
        return at, min(at + 1, segment.end)

    def near(self, offset: int) -> list[Segment]:
        """The last segment with a source before a place, else the first after it."""
        best: list[Segment] = []
        for segment in self.document.segments:
            if segment.handle is None:
                continue
            if segment.start > offset and best:
                break
            best = [segment]
        return best

    # --- splitting runs --------------------------------------------------------------

    def split(self, changes: Iterable[Stretch], anchors: Iterable[_Anchor]) -> None:
        """Cut runs so that every change and comment covers whole runs."""
        cuts: dict[tuple[str, int], set[int]] = defaultdict(set)
        for change in changes:
            part, _, number, at = change.segment.handle
            cuts[part, number] |= {at + change.start, at + change.end}
        for anchor in anchors:
            for segment, at in ((anchor.first, anchor.start), (anchor.last, anchor.end)):
                if segment is not None and segment.handle and segment.handle[1] == "t":
                    part, _, number, base = segment.handle
                    self.root(part)
                    cuts[part, number].add(base + at)
        runs: dict[etree._Element, dict[int, set[int]]] = defaultdict(dict)
        part_of: dict[etree._Element, str] = {}
        for (part, number), places in cuts.items():
            run = self.nodes[part][number].getparent()
            runs[run][number] = places
            part_of[run] = part
            self.touched.append(run)
        for run, wanted in runs.items():
            part = part_of[run]
            numbers = {self.nodes[part][number]: number for number in wanted}
            self.split_run(run, part, numbers, wanted)

    def split_run(
        self,
        run: etree._Element,
        part: str,
        numbers: dict[etree._Element, int],
        wanted: dict[int, set[int]],
    ) -> None:
        """One run into several of the same properties; ``pieces`` says which holds what."""
        properties = run.find(W + "rPr")
        made: list[etree._Element] = []

        def fresh() -> etree._Element:
            new = run.makeelement(run.tag, dict(run.attrib))
            if properties is not None:
                new.append(deepcopy(properties))
            made.append(new)
            return new

        holder = None
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
            spans = list(itertools.pairwise(edges)) or [(0, 0)]
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

    # --- changes -----------------------------------------------------------------------

    def change(self, change: Stretch) -> None:
        """Deleted runs into ``w:del``, new text into ``w:ins`` after them."""
        part, _, number, base = change.segment.handle
        start, end = base + change.start, base + change.end
        last: etree._Element | None = None
        before: etree._Element | None = None
        if start < end:
            for run in self.pieces_in(part, number, start, end):
                last = self.delete(run)
            pattern = self.pieces_in(part, number, start, end)[-1]
        else:
            pieces = self.pieces[part, number]
            left = [r for a, b, r in pieces if b == start and a < b]
            pattern = left[0] if left else pieces[0][2]
            if left:
                last = self.outer(left[0])
            else:
                before = self.outer(pattern)
        if not change.new:
            return
        insertion = self.tracked("ins")
        run = insertion.makeelement(W + "r")
        properties = pattern.find(W + "rPr")
        if properties is not None:
            run.append(deepcopy(properties))
        text = run.makeelement(W + "t")
        text.text = change.new
        text.set(SPACE, "preserve")
        run.append(text)
        insertion.append(run)
        self.place(insertion, last, before)

    def delete(self, run: etree._Element) -> etree._Element:
        """Wrap a run in ``w:del``."""
        for node in run.iter(W + "t"):
            node.tag = W + "delText"
        parent = run.getparent()
        at = parent.index(run)
        deletion = self.tracked("del")
        parent.insert(at, deletion)
        deletion.append(run)
        return deletion

    @staticmethod
    def outer(run: etree._Element) -> etree._Element:
        """A run, or the deletion that it already stands in."""
        parent = run.getparent()
        return parent if parent is not None and parent.tag == W + "del" else run

    def place(
        self, insertion: etree._Element, last: etree._Element | None, before: etree._Element | None
    ) -> None:
        """Put an insertion after ``last`` or before ``before``; never inside another's insertion."""
        mark = last if last is not None else before
        assert mark is not None
        parent = mark.getparent()
        if parent.tag in (W + "ins", W + "moveTo"):
            at = parent.index(mark) + (last is not None)
            rest = parent.makeelement(parent.tag, dict(parent.attrib))
            rest.set(W + "id", self.new_id())
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

    def tracked(self, kind: str) -> etree._Element:
        """A ``w:ins`` or ``w:del`` with author and date."""
        node = self.roots[self.main].makeelement(W + kind)
        node.set(W + "id", self.new_id())
        node.set(W + "author", self.author)
        node.set(W + "date", self.stamp)
        return node

    def new_id(self) -> str:
        """An id that no other annotation has."""
        self.next_id += 1
        return str(self.next_id - 1)

    # --- comments ------------------------------------------------------------------------

    def comment(self, finding: Finding, anchor: _Anchor) -> None:
        """Mark a comment's range and note its text."""
        number = self.first_comment + len(self.comments)
        first, last = self.ends(anchor)
        if first is None or last is None:
            return
        self.comments.append((number, _lines(finding)))
        begin = first.makeelement(W + "commentRangeStart")
        stop = first.makeelement(W + "commentRangeEnd")
        reference = first.makeelement(W + "r")
        mark = reference.makeelement(W + "commentReference")
        for node in (begin, stop, mark):
            node.set(W + "id", str(number))
        reference.append(mark)
        if first.tag == W + "p":
            properties = first.find(W + "pPr")
            first.insert(0 if properties is None else 1, begin)
            last.extend([stop, reference])
        else:
            first.addprevious(begin)
            last.addnext(stop)
            stop.addnext(reference)

    def ends(self, anchor: _Anchor) -> tuple[etree._Element | None, etree._Element | None]:
        """The nodes between which a comment stands, both in the body of the main part."""
        if anchor.first is None:
            whole = self.paragraphs[self.main]
            return (whole[0], whole[0]) if whole else (None, None)
        found = []
        for segment, at, is_end in (
            (anchor.first, anchor.start, False),
            (anchor.last or anchor.first, anchor.end, True),
        ):
            part, kind, number, base = segment.handle
            self.root(part)
            if kind == "p":
                node = self.paragraphs[part][number]
            else:
                pieces = self.pieces[part, number]
                place = base + at
                fits = [r for a, b, r in pieces if (a < place <= b if is_end else a <= place < b)]
                node = (fits or [pieces[-1][2] if is_end else pieces[0][2]])[0]
            found.append(self.lifted(node, part))
        first, last = found
        if first is None or last is None:
            return None, None
        if (first.tag == W + "p") != (last.tag == W + "p"):
            first = last = self.paragraph_of(first)
        return first, last

    @staticmethod
    def paragraph_of(node: etree._Element) -> etree._Element:
        """The paragraph that holds a node."""
        while node.tag != W + "p" and node.getparent() is not None:
            node = node.getparent()
        return node

    def lifted(self, node: etree._Element, part: str) -> etree._Element | None:
        """Where a comment on ``node`` may stand: text boxes and notes can't hold one.

        Inside the body it is the paragraph's own child, so that no tracked change
        takes the comment with it.
        """
        if part != self.main:
            kind = "footnote" if "footnote" in part else "endnote"
            note = next((n for n in node.iterancestors(W + kind)), None)
            wanted = note.get(W + "id") if note is not None else None
            for reference in self.roots[self.main].iter(W + f"{kind}Reference"):
                if reference.get(W + "id") == wanted:
                    return reference.getparent()
            whole = self.paragraphs[self.main]
            return whole[-1] if whole else None
        boxes = list(node.iterancestors(W + "txbxContent"))
        if boxes:
            return next(boxes[-1].iterancestors(W + "p"), None)
        while node.tag != W + "p":
            parent = node.getparent()
            if parent is None or parent.tag not in (W + "ins", W + "del", W + "moveTo"):
                break
            node = parent
        return node

    def _first_comment(self) -> int:
        name = self.comments_part()
        if name not in self.package.names:
            return 0
        ids = [int(n.get(W + "id", "0")) for n in self.root(name) if n.get(W + "id", "").isdigit()]
        return max(ids, default=-1) + 1

    def comments_part(self) -> str:
        """The name of the comments' part."""
        return f"{self.main.rpartition('/')[0]}/comments.xml"

    def comment_parts(self) -> dict[str, bytes]:
        """comments.xml with the new comments, and what announces it."""
        from lxml import etree

        name = self.comments_part()
        parts: dict[str, bytes] = {}
        if name in self.package.names:
            root = self.root(name)
        else:
            root = etree.Element(W + "comments", nsmap={"w": W[1:-1]})
            parts.update(self.announce(name))
        for number, lines in self.comments:
            comment = etree.SubElement(root, W + "comment")
            comment.set(W + "id", str(number))
            comment.set(W + "author", self.author)
            comment.set(W + "date", self.stamp)
            comment.set(W + "initials", self.author[:2])
            for line in lines:
                paragraph = etree.SubElement(comment, W + "p")
                run = etree.SubElement(paragraph, W + "r")
                text = etree.SubElement(run, W + "t")
                text.text = line
                text.set(SPACE, "preserve")
        parts[name] = serialize(root)
        return parts

    def announce(self, name: str) -> dict[str, bytes]:
        """The content type and relationship of a new comments part."""
        from lxml import etree

        types = self.package.xml("[Content_Types].xml")
        override = etree.SubElement(types, _TYPES + "Override")
        override.set("PartName", "/" + name)
        override.set("ContentType", _COMMENTS_TYPE)
        folder, _, own = self.main.rpartition("/")
        rels_name = f"{folder}/_rels/{own}.rels"
        if rels_name in self.package.names:
            rels = self.package.xml(rels_name)
        else:
            rels = etree.Element(_RELS + "Relationships", nsmap={None: _RELS[1:-1]})
        used = {node.get("Id") for node in rels}
        number = next(n for n in range(1, 10_000) if f"rIdNlpcheck{n}" not in used)
        relation = etree.SubElement(rels, _RELS + "Relationship")
        relation.set("Id", f"rIdNlpcheck{number}")
        relation.set("Type", f"{_R}/comments")
        relation.set("Target", "comments.xml")
        return {"[Content_Types].xml": serialize(types), rels_name: serialize(rels)}


def _lines(finding: Finding) -> list[str]:
    """A comment's paragraphs."""
    head = f"【{_SEVERITY[finding.severity]} {finding.rule}】{finding.message}"
    lines = [head]
    if finding.suggestions:
        lines.append("建议：" + " / ".join(s or "删去" for s in finding.suggestions[:3]))
    lines += [f"参见：{related.message}" for related in finding.related[:5] if related.message]
    return [_ILLEGAL.sub("\ufffd", line.replace("\n", " ")) for line in lines]
