"""What a rule is: a code, a reason, examples, and a ``check`` that yields findings.

A rule is one file ``rules/FAMILY/RULE_NAME.py`` with one subclass of
:class:`Rule` (found by walking, see :mod:`nlpcheck.rules.registry`), or one
``[[rule]]`` of a TOML file (see :mod:`nlpcheck.rules.pattern`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar

import msgspec

from nlpcheck.types import Edit, Finding, Fix, Related, Severity, Span

if TYPE_CHECKING:
    from nlpcheck.report import Report
    from nlpcheck.settings import Settings

T = TypeVar("T")

OPEN, CLOSE = "⟦", "⟧"


class Scope(StrEnum):
    """On what a rule works: any text, or only a report that matched a template."""

    TEXT = "text"
    REPORT = "report"


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A text on which a rule must fire (``bad``), and one on which it must not (``good``).

    In ``bad`` each place that must be reported, and no other, stands in
    ``⟦…⟧`` (``⟦⟧`` for an empty span); marks may also stand in ``slots`` and
    ``cells``.  ``fixed`` is ``bad`` after this rule's fix.

    ``slot`` says where the text stands: ``""`` alone, as a pasted paragraph;
    else in a slot of the clean sample report of ``year`` (``title``, ``date``,
    ``signature``, ``h1``…``h6`` headings, ``s1``…``s6`` section bodies,
    ``table2``…``table4``; see :mod:`nlpcheck.sample`).  ``slots`` and
    ``cells`` (``"applications.new.natural"`` → text) change the sample further, in both texts.
    ``previous`` gives last year's report's slots, its cells under ``"cells"``.
    """

    bad: str | None = None
    good: str | None = None
    fixed: str | None = None
    slot: str = ""
    year: int = 2023
    kind: Literal["town", "county", "department"] = "town"
    slots: Mapping[str, str] = {}
    cells: Mapping[str, str] = {}
    good_cells: Mapping[str, str] | None = None
    good_slots: Mapping[str, str] | None = None
    """What stands in for ``cells`` and ``slots`` in the good text; None: the same."""
    previous: Mapping[str, Any] | None = None
    note: str = ""


class Context:
    """What a rule sees: the report, the settings, and services worked out once.

    ``context.use(service)`` calls ``service(context)`` the first time and
    remembers the answer for this report: segmentation, quantities, plans.
    """

    def __init__(self, report: Report, settings: Settings, previous: Report | None = None) -> None:
        self.report = report
        self.settings = settings
        self.previous = previous
        self._services: dict[Callable[..., Any], Any] = {}

    @property
    def text(self) -> str:
        """The document's text."""
        return self.report.document.text

    @property
    def prose(self) -> str:
        """The text with all that is not narrative (headings, tables, title …) blanked
        to ``\\n``: same length, so offsets hold, and one regular expression pass does
        for the whole report."""
        return self.report.prose

    def use(self, service: Callable[[Context], T]) -> T:
        """The memoised answer of ``service`` for this report."""
        if service not in self._services:
            self._services[service] = service(self)
        return self._services[service]


class Rule:
    """Base of all rules.  Subclasses set the class variables and write :meth:`check`."""

    code: ClassVar[str]
    name: ClassVar[str] = ""
    """The file's name with hyphens; set by the registry."""
    severity: ClassVar[Severity]
    summary: ClassVar[str]
    """One Chinese line: what the rule reports."""
    summary_en: ClassVar[str]
    """The same in English."""
    why: ClassVar[str]
    """The reason with its source: norm and article."""
    limits: ClassVar[str] = ""
    """What it misses or leaves alone on purpose (for docs/rules)."""
    scope: ClassVar[Scope] = Scope.TEXT
    examples: ClassVar[tuple[Example, ...]] = ()

    def check(self, context: Context) -> Iterable[Finding]:
        """Yield what is wrong in ``context.report``."""
        raise NotImplementedError

    def finding(
        self,
        start: int | Span,
        end: int | None = None,
        message: str = "",
        *,
        replacement: str | None = None,
        suggestions: Iterable[str] = (),
        safety: Literal["safe", "unsafe"] | None = None,
        edits: Iterable[Edit] = (),
        severity: Severity | None = None,
        confidence: float = 1.0,
        related: Iterable[Related] = (),
        where: str = "",
        private: bool = False,
    ) -> Finding:
        """A finding of this rule on ``[start, end)`` or on a :class:`Span`.

        ``replacement`` is the first suggestion; with ``safety`` it is also the
        fix (or ``edits`` are, where the fix is not the whole span's text).
        """
        if isinstance(start, Span):
            span = start
            start, end = span.start, span.end
        assert end is not None
        proposed = ([replacement] if replacement is not None else []) + list(suggestions)
        fix = None
        edit_tuple = tuple(edits)
        if safety is not None:
            if not edit_tuple and replacement is not None:
                edit_tuple = (Edit(start, end, replacement),)
            if edit_tuple:
                fix = Fix(edit_tuple, safety)
        return Finding(
            rule=self.code,
            name=self.name,
            severity=severity or self.severity,
            message=message or self.summary,
            start=start,
            end=end,
            suggestions=tuple(proposed),
            fix=fix,
            confidence=confidence,
            related=tuple(related),
            where=where,
            private=private,
        )


def split_marks(marked: str) -> tuple[str, list[Span]]:
    """The text without ``⟦⟧`` and the spans they marked, in order.

    Raises ValueError for a mark that is not closed.
    """
    text: list[str] = []
    spans: list[Span] = []
    length = 0
    open_at: int | None = None
    for char in marked:
        if char == OPEN:
            if open_at is not None:
                raise ValueError("⟦ 未闭合")
            open_at = length
        elif char == CLOSE:
            if open_at is None:
                raise ValueError("⟧ 之前没有 ⟦")
            spans.append(Span(open_at, length))
            open_at = None
        else:
            text.append(char)
            length += 1
    if open_at is not None:
        raise ValueError("⟦ 未闭合")
    return "".join(text), spans


def without_marks(text: str) -> str:
    """The text with its ``⟦`` and ``⟧`` taken out."""
    return text.replace(OPEN, "").replace(CLOSE, "")
