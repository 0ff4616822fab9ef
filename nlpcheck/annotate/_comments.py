"""Findings as comments: where each stands in the text, and comments.xml."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nlpcheck.annotate._new_docx import ILLEGAL
from nlpcheck.annotate._runs import End, Runs, Signature
from nlpcheck.places import segments_of
from nlpcheck.types import Finding, Segment, Severity
from nlpcheck.writeback.docx import SPACE, W, serialize

if TYPE_CHECKING:
    from lxml import etree

# names of ISO/IEC 29500-1 and -2
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_MOST_SUGGESTIONS = 3
_MOST_RELATED = 5


class Anchor(NamedTuple):
    """From a character of one segment to a character of another."""

    first: End
    last: End


class Comments:
    """Finds the place of each comment and writes them all."""

    def __init__(self, runs: Runs, signature: Signature) -> None:
        self.runs = runs
        self.signature = signature
        self.texts: list[tuple[int, list[str]]] = []
        """(number, paragraphs) of the comments added."""
        self.first_comment = self._first_comment()

    def anchor(self, finding: Finding) -> Anchor:
        """The runs' characters that a comment spans, or the paragraph it belongs to."""
        segments = self.runs.document.segments
        start, end = finding.start, finding.end
        found = [s for s in segments_of(self.runs.document, start, end) if s.handle is not None]
        if not found:
            found = self._near(start)
        texts = [s for s in found if s.handle[1] == "t"]
        if texts:
            first, last = texts[0], texts[-1]
            begin = max(start, first.start)
            if start == end:
                begin = min(begin, first.end)
            stop = min(end, last.end) if start < end else begin
            if begin == stop:
                begin, stop = self._one_character(first, begin)
            return Anchor(End(first, begin - first.start), End(last, stop - last.start))
        if found:
            return Anchor(End(found[0], 0), End(found[0], 0))
        return Anchor(End(segments[0] if segments else None, 0), End(None, 0))

    @staticmethod
    def _one_character(segment: Segment, at: int) -> tuple[int, int]:
        """A character of a segment beside a place, for comments on what is missing."""
        if at > segment.start:
            return at - 1, at
        return at, min(at + 1, segment.end)

    def _near(self, offset: int) -> list[Segment]:
        """The last segment with a source before a place, else the first after it."""
        best: list[Segment] = []
        for segment in self.runs.document.segments:
            if segment.handle is None:
                continue
            if segment.start > offset and best:
                break
            best = [segment]
        return best

    def add(self, finding: Finding, anchor: Anchor) -> None:
        """Mark a comment's range and note its text, for :meth:`parts` to write."""
        number = self.first_comment + len(self.texts)
        first, last = self._ends(anchor)
        if first is None or last is None:
            return
        self.texts.append((number, _lines(finding)))
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

    def _ends(self, anchor: Anchor) -> tuple[etree._Element | None, etree._Element | None]:
        """The nodes between which a comment stands, both in the body of the main part."""
        if anchor.first.segment is None:
            whole = self.runs.paragraphs[self.runs.main]
            return (whole[0], whole[0]) if whole else (None, None)
        found = []
        for end, is_last in zip(anchor, (False, True), strict=True):
            segment = end.segment or anchor.first.segment
            part, kind, number, base = segment.handle
            self.runs.root(part)
            if kind == "p":
                node = self.runs.paragraphs[part][number]
            else:
                pieces = self.runs.pieces[part, number]
                place = base + end.at
                fits = [r for a, b, r in pieces if (a < place <= b if is_last else a <= place < b)]
                node = (fits or [pieces[-1][2] if is_last else pieces[0][2]])[0]
            found.append(self._lifted(node, part))
        first, last = found
        if first is None or last is None:
            return None, None
        if (first.tag == W + "p") != (last.tag == W + "p"):
            first = last = self._paragraph_of(first)
        return first, last

    @staticmethod
    def _paragraph_of(node: etree._Element) -> etree._Element:
        """The paragraph that holds a node."""
        while node.tag != W + "p" and node.getparent() is not None:
            node = node.getparent()
        return node

    def _lifted(self, node: etree._Element, part: str) -> etree._Element | None:
        """Where a comment on ``node`` may stand: text boxes and notes can't hold one.

        Inside the body it is the paragraph's own child, so that no tracked change
        takes the comment with it.
        """
        if part != self.runs.main:
            kind = "footnote" if "footnote" in part else "endnote"
            note = next((n for n in node.iterancestors(W + kind)), None)
            wanted = note.get(W + "id") if note is not None else None
            for reference in self.runs.roots[self.runs.main].iter(W + f"{kind}Reference"):
                if reference.get(W + "id") == wanted:
                    return reference.getparent()
            whole = self.runs.paragraphs[self.runs.main]
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
        """The number of the first comment to come."""
        name = self._part()
        if name not in self.runs.package.names:
            return 0
        ids = [
            int(n.get(W + "id", "0")) for n in self.runs.root(name) if n.get(W + "id", "").isdigit()
        ]
        return max(ids, default=-1) + 1

    def _part(self) -> str:
        """The name of the comments' part."""
        return f"{self.runs.main.rpartition('/')[0]}/comments.xml"

    def parts(self) -> dict[str, bytes]:
        """Names → bytes of comments.xml with the new comments, and of what announces it.

        Empty where no comment was added.
        """
        if not self.texts:
            return {}
        from lxml import etree

        name = self._part()
        made: dict[str, bytes] = {}
        if name in self.runs.package.names:
            root = self.runs.root(name)
        else:
            root = etree.Element(W + "comments", nsmap={"w": W[1:-1]})
            made.update(self._announce(name))
        for number, lines in self.texts:
            comment = etree.SubElement(root, W + "comment")
            comment.set(W + "id", str(number))
            self.signature.sign(comment)
            comment.set(W + "initials", self.signature.author[:2])
            for line in lines:
                paragraph = etree.SubElement(comment, W + "p")
                run = etree.SubElement(paragraph, W + "r")
                text = etree.SubElement(run, W + "t")
                text.text = line
                text.set(SPACE, "preserve")
        made[name] = serialize(root)
        return made

    def _announce(self, name: str) -> dict[str, bytes]:
        """The content type and relationship of a new comments part."""
        from lxml import etree

        types = self.runs.package.xml("[Content_Types].xml")
        override = etree.SubElement(types, _TYPES + "Override")
        override.set("PartName", "/" + name)
        override.set("ContentType", _COMMENTS_TYPE)
        folder, _, own = self.runs.main.rpartition("/")
        rels_name = f"{folder}/_rels/{own}.rels"
        if rels_name in self.runs.package.names:
            rels = self.runs.package.xml(rels_name)
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
    """A comment's paragraphs: what is wrong, what is suggested, what it goes with."""
    head = f"【{_SEVERITY[finding.severity]} {finding.rule}】{finding.message}"
    lines = [head]
    if finding.suggestions:
        lines.append(
            "建议：" + " / ".join(s or "删去" for s in finding.suggestions[:_MOST_SUGGESTIONS])
        )
    lines += [
        f"参见：{related.message}" for related in finding.related[:_MOST_RELATED] if related.message
    ]
    return [ILLEGAL.sub("\ufffd", line.replace("\n", " ")) for line in lines]
