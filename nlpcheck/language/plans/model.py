"""What section five holds once read: problems, measures, elements, verdicts, alignment.

Offsets are code points of the text that was analysed (for a report: of the document), half open.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from nlpcheck.types import Position, Span

ElementKind = Literal["who", "when", "quantity", "object", "check", "means"]
Verdict = Literal["specific", "partly", "vague"]

STRONG: tuple[ElementKind, ...] = ("who", "when", "quantity", "check")
"""What can be held against the calendar, a list of names or a count; the rest is weaker."""

KIND_NAMES: dict[str, str] = {
    "who": "责任主体",
    "when": "完成时限或频次",
    "quantity": "数量目标",
    "object": "具体对象",
    "check": "核对把关办法",
    "means": "手段",
}


class Element(msgspec.Struct, frozen=True):
    """One thing in a measure that can be checked; ``source`` is the pattern that found it."""

    kind: ElementKind
    start: int
    end: int
    source: str = ""


class Act(msgspec.Struct, frozen=True):
    """A verb with its object, as they stand (``object`` may be "")."""

    verb: str
    object: str
    start: int
    end: int


class Problem(msgspec.Struct):
    """A shortcoming admitted for this year."""

    start: int
    end: int
    text: str
    pair: int | None = None
    """Problems and measures told as 「问题：… 改进：…」 share a number."""
    ordinal: int | None = None
    firm: bool = True
    """Whether stops or list marks bound it, not a comma or 、 that may join it to its neighbour."""

    @property
    def span(self) -> Span:
        """The place."""
        return Span(self.start, self.end)


class Judgement(msgspec.Struct, frozen=True):
    """How far a measure can be checked next January, and what would mend it."""

    verdict: Verdict
    found: tuple[ElementKind, ...]
    missing: tuple[ElementKind, ...]
    reason: str
    suggestion: str
    confidence: float


class Measure(msgspec.Struct):
    """Something the writer will do (or, ``done``, has done and tells among the measures)."""

    start: int
    end: int
    text: str
    pair: int | None = None
    ordinal: int | None = None
    target: str = ""
    """What 「针对…问题」 before or in it names."""
    target_number: int | None = None
    """1-based, where it says 「针对第二个问题」."""
    cells: list[tuple[str, int, int]] = msgspec.field(default_factory=list)
    """In a table: the cells of the row that name who and when (kind, start, end)."""
    done: bool = False
    elements: list[Element] = msgspec.field(default_factory=list)
    acts: list[Act] = msgspec.field(default_factory=list)
    numbers: list[tuple[int, int, str]] = msgspec.field(default_factory=list)
    """Numbers that are no target: start, end and what each is (文号, 年份, 成绩 …)."""
    judgement: Judgement | None = None

    @property
    def span(self) -> Span:
        """The place."""
        return Span(self.start, self.end)


class Pair(msgspec.Struct, frozen=True):
    """Problem ``problem`` is answered by measure ``measure`` (indexes into the analysis)."""

    problem: int
    measure: int
    score: float
    explanation: str


class Nearest(msgspec.Struct, frozen=True):
    """For an unanswered problem: the measure that comes nearest, and why it won't do."""

    problem: int
    measure: int | None
    score: float
    reason: str
    sure: bool = False
    """Whether the problem says what is wrong, stands by itself, and no measure comes near."""


class Repeated(msgspec.Struct, frozen=True):
    """An item of this year (``now``) that is nearly one of last year's (``before``)."""

    now: int
    before: int
    likeness: float


class Promise(msgspec.Struct, frozen=True):
    """A measure of last year's report, and whether this year's tells what became of it.

    ``index`` is the measure's in last year's analysis; ``start`` and ``end`` are where
    this year's report tells of it, None where it doesn't.
    """

    index: int
    text: str
    told: bool
    start: int | None = None
    end: int | None = None
    score: float = 0.0


class PlanAnalysis(msgspec.Struct):
    """All that was read in one section five."""

    text: str
    year: int | None = None
    problems: list[Problem] = msgspec.field(default_factory=list)
    measures: list[Measure] = msgspec.field(default_factory=list)
    done: list[Measure] = msgspec.field(default_factory=list)
    """Past work told in the place of a measure."""
    last_year: list[Span] = msgspec.field(default_factory=list)
    alignment: list[Pair] = msgspec.field(default_factory=list)
    nearest: list[Nearest] = msgspec.field(default_factory=list)
    """One for each problem without a measure."""
    best_scores: list[float] = msgspec.field(default_factory=list)
    """For each measure its best score with any problem."""
    promises: list[Promise] = msgspec.field(default_factory=list)
    """Last year's, where last year's report is at hand."""
    section: tuple[int, int] = (0, 0)
    """Where section five stands in ``text``; empty where there was nothing to read."""

    @property
    def doc(self) -> Any:
        """The section as a spaCy Doc, None where there was nothing to read.

        Made anew at each call: reading the section needs its words only, and spaCy is slow
        to import.
        """
        from nlpcheck.language.pipeline import blank

        start, end = self.section
        return blank()(self.text[start:end]) if end > start else None

    def unanswered(self) -> list[int]:
        """Indexes of the problems that no measure answers."""
        answered = {pair.problem for pair in self.alignment}
        return [i for i in range(len(self.problems)) if i not in answered]

    def unasked(self) -> list[int]:
        """Indexes of the measures that answer no problem."""
        used = {pair.measure for pair in self.alignment}
        return [i for i in range(len(self.measures)) if i not in used]


# --- the JSON's ``plans`` ------------------------------------------------------


class ElementResult(msgspec.Struct, frozen=True):
    """An element with its text and place."""

    kind: str
    text: str
    start: Position
    end: Position


class ActResult(msgspec.Struct, frozen=True):
    """Verb and object."""

    verb: str
    object: str


class JudgementResult(msgspec.Struct, frozen=True):
    """The verdict on a measure; ``missing`` are element kinds."""

    verdict: str
    missing: list[str]
    reason: str
    suggestion: str
    confidence: float


class ProblemResult(msgspec.Struct, frozen=True):
    """A problem; ``measures`` are indexes into :attr:`PlansResult.measures`."""

    text: str
    start: Position
    end: Position
    measures: list[int]


class MeasureResult(msgspec.Struct, frozen=True):
    """A measure; ``problems`` are indexes into :attr:`PlansResult.problems`."""

    text: str
    start: Position
    end: Position
    done: bool
    acts: list[ActResult]
    elements: list[ElementResult]
    judgement: JudgementResult | None
    problems: list[int]


class AlignmentResult(msgspec.Struct, frozen=True):
    """Which measure answers which problem, how sure, and why (Chinese)."""

    problem: int
    measure: int
    score: float
    explanation: str


class LastYearResult(msgspec.Struct, frozen=True):
    """A passage about last year's problems and how they were mended."""

    text: str
    start: Position
    end: Position


class PromiseResult(msgspec.Struct, frozen=True):
    """A measure of last year's report; ``start`` and ``end`` say where this report tells of it."""

    text: str
    told: bool
    start: Position | None
    end: Position | None


class PlansResult(msgspec.Struct, frozen=True):
    """Section five as the outputs show it."""

    year: int | None
    problems: list[ProblemResult]
    measures: list[MeasureResult]
    alignment: list[AlignmentResult]
    last_year: list[LastYearResult]
    promises: list[PromiseResult]
