"""The data that passes through nlpcheck: documents in, findings out.

Imports nothing of the package. All offsets are code points of
:attr:`Document.text`, counted from 0; spans are half-open.  Lines and columns,
where they occur, are counted from 1 (see :mod:`nlpcheck.text`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Literal

import msgspec


class Severity(StrEnum):
    """How sure and how grave a finding is; see :meth:`rank` for the order."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A half-open range of code points ``[start, end)`` in a document's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one code point (an empty span shares none)."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The part of ``text`` that this span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same length, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)


class Edit(msgspec.Struct, frozen=True, order=True, gc=False):
    """Replace ``[start, end)`` by ``replacement`` ("" deletes)."""

    start: int
    end: int
    replacement: str


class Fix(msgspec.Struct, frozen=True):
    """Edits that mend a finding together.

    ``safe`` fixes keep the meaning and are applied by ``--fix``; ``unsafe``
    ones want a person's eye and need ``--unsafe-fixes``.
    """

    edits: tuple[Edit, ...]
    safety: Literal["safe", "unsafe"] = "unsafe"


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a piece of text stands in its file, as its format counts.

    Only the fields that a format knows are set; all counts start at 1 but
    ``offset`` (0, code points into the run, element or page text).
    """

    part: str | None = None
    """For packages and pages: ``body``, ``textbox``, ``footnote`` …"""
    page: int | None = None
    paragraph: int | None = None
    run: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    element: str | None = None
    box: tuple[float, float, float, float] | None = None
    """x0, top, x1, bottom in points (PDF)."""
    offset: int = 0


class Segment(msgspec.Struct, frozen=True):
    """One stretch of a document's text with its place in the file.

    ``handle`` is the reader's own key to the source node, for writing back.
    """

    start: int
    end: int
    place: Place
    handle: Any = None


BlockKind = Literal["paragraph", "heading", "cell"]


class Block(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, a heading or a table cell, in reading order.

    ``span`` leaves out the line break and, in text, surrounding blanks.
    Cells carry the index of their table in :attr:`Document.tables` (0-based)
    and their grid position; an empty cell has an empty span.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    """Heading level as the format marks it (1…6), 0 where it doesn't."""
    table: int | None = None
    row: int = 0
    column: int = 0
    row_span: int = 1
    column_span: int = 1


class Table(msgspec.Struct, frozen=True):
    """A grid of cells as the format marks it up; merged cells stand once.

    ``cells`` are the :class:`Block` of kind ``cell`` in reading order.
    """

    span: Span
    rows: int
    columns: int
    cells: tuple[Block, ...]


class Document(msgspec.Struct):
    """A file's text with its blocks; every block's span gives back its text.

    ``text`` is the decoded text, line breaks as in the file (text formats), or
    the text that the reader lays out, one block a line (other formats).
    """

    text: str
    path: str = "-"
    format: str = "text"
    blocks: list[Block] = msgspec.field(default_factory=list)
    tables: list[Table] = msgspec.field(default_factory=list)
    segments: list[Segment] = msgspec.field(default_factory=list)
    """Sorted by start; empty for formats whose text is the file itself."""
    encoding: str = "utf-8"
    bom: bool = False
    suppressions: list[Suppression] = msgspec.field(default_factory=list)
    ignorable: list[Span] = msgspec.field(default_factory=list)
    """Markup inside blocks that is no text (Markdown's ``\\`` and ``**``, inline comments),
    sorted; matching and proofreading skip it, offsets don't."""
    notes: list[str] = msgspec.field(default_factory=list)
    """What the reader could not take along, in Chinese (a picture, a scanned page)."""
    title: str = ""


class Suppression(msgspec.Struct, frozen=True):
    """``<!-- nlpcheck off CODES -->`` … ``<!-- nlpcheck on -->``: what it silences.

    ``codes`` are prefixes; empty means all.  ``mark`` is the comment itself.
    """

    span: Span
    codes: tuple[str, ...]
    mark: Span


class Related(msgspec.Struct, frozen=True):
    """Another place that a finding speaks of, perhaps in another file."""

    start: int
    end: int
    message: str
    text: str = ""
    path: str | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule found: one place, one reason, perhaps a correction.

    ``suggestions`` replace the text of ``[start, end)``, best first.
    ``private`` findings have their text masked in every output.
    ``where`` names the place in words; the checker fills it where a rule doesn't.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    start: int
    end: int
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    confidence: float = 1.0
    related: tuple[Related, ...] = ()
    section: int | None = None
    where: str = ""
    private: bool = False

    @property
    def span(self) -> Span:
        """The place as a span."""
        return Span(self.start, self.end)


# --- results: what writers get, and the JSON's very shape (schema 1) ---------


class Position(msgspec.Struct, frozen=True):
    """Line and column from 1, offset from 0; all in code points."""

    line: int
    column: int
    offset: int


class RelatedResult(msgspec.Struct, frozen=True):
    """A :class:`Related` with its position."""

    path: str
    start: Position
    end: Position
    text: str
    message: str


class FindingResult(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as the outputs show it (DESIGN: JSON schema 1)."""

    rule: str
    name: str
    severity: Severity
    message: str
    section: int | None
    where: str
    start: Position
    end: Position
    text: str
    suggestions: list[str]
    fix: Literal["safe", "unsafe"] | None
    confidence: float
    related: list[RelatedResult]


class SectionResult(msgspec.Struct, frozen=True):
    """One of the six sections and its state."""

    number: int
    title: str
    status: Literal["present", "missing", "misplaced", "empty"]
    line: int | None


class IdentityResult(msgspec.Struct, frozen=True):
    """One 勾稽关系 with its numbers put in."""

    rule: str
    where: str
    equation: str
    left: int | None
    right: int | None
    status: Literal["ok", "violated", "unverifiable"]


class TableResult(msgspec.Struct, frozen=True):
    """One of the three tables, its state and its identities."""

    name: Literal["proactive", "applications", "litigation"]
    status: Literal["read", "missing", "unreadable"]
    reason: str
    identities: list[IdentityResult]


class ReportResult(msgspec.Struct, kw_only=True):
    """All that was found in one file.

    ``lines`` (masked text, line by line) and ``fixes`` serve writers and are
    not part of the JSON.
    """

    path: str
    format: str
    issuer: str
    year: int | None
    template: str | None
    date: str
    sections: list[SectionResult]
    tables: list[TableResult]
    findings: list[FindingResult]
    plans: Any = None
    notes: list[str] = msgspec.field(default_factory=list)


class Checked(msgspec.Struct, kw_only=True):
    """A result with what only this process needs: the text and the raw findings."""

    result: ReportResult
    document: Document
    text: str
    """The document's text with private numbers masked, same length."""
    findings: list[Finding]
    report: Any = None
    failures: list[str] = msgspec.field(default_factory=list)
    """Rules of ours that broke, in Chinese: a fault of the program, not of the report."""


class ErrorResult(msgspec.Struct, frozen=True):
    """A file that could not be read at all: ``kind`` for machines, ``message`` in Chinese."""

    path: str
    kind: str
    message: str


class Summary(msgspec.Struct):
    """Counts over a run."""

    reports: int
    findings: int
    by_severity: dict[str, int]
    by_rule: dict[str, int]


class RunResult(msgspec.Struct, kw_only=True):
    """A whole run, as writers get it."""

    checked: list[Checked]
    errors: list[ErrorResult]
    summary: Summary
    version: str = ""
    lang: str = "zh"


class ReadError(Exception):
    """A file that can't be read; ``str()`` is the Chinese message: place and remedy.

    ``kind``: ``empty``, ``binary``, ``too-large``, ``encoding``, ``missing``,
    ``permission``, ``unsupported``, ``encrypted``, ``broken``, ``scanned``,
    ``tool-missing``, ``timeout`` …
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
