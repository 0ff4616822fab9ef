"""The report as rules see it: who, which year, sections, tables, paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

from nlpcheck.text import LineIndex
from nlpcheck.types import Document, Span

if TYPE_CHECKING:
    from nlpcheck.template import Template

SectionStatus = Literal["present", "missing", "misplaced", "empty"]
TableName = Literal["proactive", "applications", "litigation"]
TableStatus = Literal["read", "missing", "unreadable"]
CellState = Literal["number", "blank", "slash", "invalid", "absent"]
Role = Literal["prose", "heading", "title", "cell", "signature", "date", "note"]
Regime = Literal["", "university", "before-2019", "enterprise"]
IssuerKind = Literal["government", "town", "street", "department", "other", ""]


class Section(msgspec.Struct):
    """One of the six sections.

    ``heading`` is None when missing; ``body`` runs from the heading's end to the
    next section's heading (tables included).  ``title`` is the heading's text as it
    stands without its number; ``mark`` its number as it stands (``六、``).
    """

    number: int
    official: str
    title: str = ""
    mark: str = ""
    status: SectionStatus = "missing"
    variant: bool = False
    """Whether the title is one that the template lists as a known variant."""
    heading: Span | None = None
    body: Span | None = None


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """A block of the document with its role and place.

    ``section`` is 0 before the first section and in text without sections;
    ``index`` counts the prose paragraphs of the section from 1 (0 for other roles).
    """

    span: Span
    role: Role
    section: int
    index: int
    level: int = 0


class TableCell(msgspec.Struct, frozen=True, gc=False):
    """A data cell.  ``value`` is None unless ``state`` is ``number``.

    An ``absent`` cell (dropped in the text) has an empty span at its row's end.
    """

    row: str
    column: str
    raw: str
    value: int | None
    state: CellState
    span: Span


class Label(msgspec.Struct, frozen=True, gc=False):
    """A row or column label as it stands; ``official`` as the template has it."""

    key: str
    official: str
    text: str
    span: Span
    exact: bool


class Identity(msgspec.Struct, frozen=True):
    """A 勾稽关系 with its numbers: ``left`` and ``right`` are None when unverifiable."""

    rule: str
    table: TableName
    where: str
    equation: str
    left: int | None
    right: int | None
    status: Literal["ok", "violated", "unverifiable"]
    cells: tuple[TableCell, ...]
    blame: TableCell
    """The cell on which a finding is shown (the total's)."""
    key: str
    """The column (TB301, TB302), row (TB303) or block (TB401) that it is about."""


class ReportTable(msgspec.Struct):
    """One of the three tables.  ``cells`` is keyed by (row key, column key)."""

    name: TableName
    status: TableStatus = "missing"
    reason: str = ""
    span: Span | None = None
    cells: dict[tuple[str, str], TableCell] = msgspec.field(default_factory=dict)
    labels: list[Label] = msgspec.field(default_factory=list)
    missing_rows: list[str] = msgspec.field(default_factory=list)
    """Keys of template rows that are not in the table."""
    identities: list[Identity] = msgspec.field(default_factory=list)

    def value(self, row: str, column: str) -> int | None:
        """The number in a cell, None where there is none."""
        cell = self.cells.get((row, column))
        return cell.value if cell else None


class Report:
    """A document matched against a template (or not: ``template`` None).

    Made by :func:`nlpcheck.report.build`.  All spans are in ``document.text``.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.template: Template | None = None
        self.regime: Regime = ""
        """Another regime than the six-section format, recognised and skipped."""
        self.issuer = ""
        """As in the title (or as the user gave it)."""
        self.issuer_kind: IssuerKind = ""
        self.issuer_span: Span | None = None
        self.year: int | None = None
        self.year_span: Span | None = None
        self.title_span: Span | None = None
        self.signature = ""
        self.signature_span: Span | None = None
        self.date = ""
        """ISO date of the signature block, or ""."""
        self.date_span: Span | None = None
        self.sections: list[Section] = []
        self.paragraphs: list[Paragraph] = []
        self.tables: dict[TableName, ReportTable] = {}

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    @cached_property
    def lines(self) -> LineIndex:
        """Line index of the text."""
        return LineIndex(self.text)

    def section(self, number: int) -> Section | None:
        """Section ``number`` (1…6), None without a template."""
        return next((s for s in self.sections if s.number == number), None)

    def section_at(self, offset: int) -> int | None:
        """The number of the section in which an offset lies (heading included)."""
        for section in self.sections:
            if section.heading and section.body:
                if section.heading.start <= offset <= section.body.end:
                    if offset == section.body.end and any(
                        s.heading and s.heading.start == offset for s in self.sections
                    ):
                        continue
                    return section.number
        return None

    def prose_of(self, number: int) -> list[Paragraph]:
        """The prose paragraphs of a section."""
        return [p for p in self.written if p.section == number and p.role == "prose"]

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds an offset."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset <= self.paragraphs[index].span.end:
            return self.paragraphs[index]
        return None

    @cached_property
    def _starts(self) -> list[int]:
        return [p.span.start for p in self.paragraphs]

    @cached_property
    def written(self) -> list[Paragraph]:
        """The paragraphs that are no table cells: one in ten of a report's."""
        return [p for p in self.paragraphs if p.role != "cell"]

    @cached_property
    def prose(self) -> str:
        """The narrative: everything else blanked to ``\\n``, same length as the text."""
        return self.view("prose")

    def view(self, scope: str) -> str:
        """The text with all but one role blanked to ``\\n``; ``all`` blanks nothing.

        ``heading`` holds section and sub-headings, ``title`` the title,
        ``cell`` table cells, ``prose`` the rest of the narrative.
        """
        if scope == "all":
            return self.text
        cache = self.__dict__.setdefault("_views", {})
        if scope not in cache:
            cache[scope] = self._blank(scope)
        return cache[scope]

    def _blank(self, role: str) -> str:
        parts: list[str] = []
        at = 0
        text = self.text
        for paragraph in self.paragraphs:
            if paragraph.role != role:
                continue
            start, end = paragraph.span.start, paragraph.span.end
            parts.append("\n" * (start - at))
            parts.append(text[start:end])
            at = end
        parts.append("\n" * (len(text) - at))
        return "".join(parts)
