"""The analysis as the JSON's ``plans``, and as rows of a small table for the screen."""

from __future__ import annotations

from typing import Protocol

from nlpcheck.language.plans.model import (
    ActResult,
    AlignmentResult,
    ElementResult,
    JudgementResult,
    LastYearResult,
    Measure,
    MeasureResult,
    PlanAnalysis,
    PlansResult,
    ProblemResult,
    PromiseResult,
)
from nlpcheck.types import Position


class Lines(Protocol):
    """What gives a position for an offset: :class:`nlpcheck.text.LineIndex`."""

    def position(self, offset: int) -> Position: ...


VERDICTS = {"specific": "具体", "partly": "部分具体", "vague": "空泛"}


def to_result(analysis: PlanAnalysis, lines: Lines) -> PlansResult:
    """The analysis with positions in place of offsets."""
    text = analysis.text
    answers: dict[int, list[int]] = {}
    asked: dict[int, list[int]] = {}
    for pair in analysis.alignment:
        answers.setdefault(pair.problem, []).append(pair.measure)
        asked.setdefault(pair.measure, []).append(pair.problem)
    at = lines.position

    def measure_result(measure: Measure, number: int | None) -> MeasureResult:
        j = measure.judgement
        return MeasureResult(
            text=measure.text,
            start=at(measure.start),
            end=at(measure.end),
            done=measure.done,
            acts=[ActResult(a.verb, a.object) for a in measure.acts],
            elements=[
                ElementResult(e.kind, text[e.start : e.end], at(e.start), at(e.end))
                for e in measure.elements
            ],
            judgement=JudgementResult(
                j.verdict, list(j.missing), j.reason, j.suggestion, j.confidence
            )
            if j
            else None,
            problems=asked.get(number, []) if number is not None else [],
        )

    return PlansResult(
        year=analysis.year,
        problems=[
            ProblemResult(p.text, at(p.start), at(p.end), answers.get(i, []))
            for i, p in enumerate(analysis.problems)
        ],
        # Past work comes after the measures, so that indexes stay those of the alignment.
        measures=[measure_result(m, i) for i, m in enumerate(analysis.measures)]
        + [measure_result(m, None) for m in analysis.done],
        alignment=[
            AlignmentResult(p.problem, p.measure, p.score, p.explanation)
            for p in analysis.alignment
        ],
        last_year=[
            LastYearResult(span.of(text), at(span.start), at(span.end))
            for span in analysis.last_year
        ],
        promises=[
            PromiseResult(
                p.text,
                p.told,
                at(p.start) if p.start is not None else None,
                at(p.end) if p.end is not None else None,
            )
            for p in analysis.promises
        ],
    )


def rows(plans: PlansResult) -> list[tuple[str, str, str, str]]:
    """Rows for the screen: problem, measure, who·when·how much, verdict (all Chinese).

    A problem that several measures answer is told once (then ""); one without a measure
    has 「（无对应措施）」; measures that answer no problem come last.
    """
    table: list[tuple[str, str, str, str]] = []
    used: set[int] = set()
    for problem in plans.problems:
        if not problem.measures:
            table.append((problem.text, "（无对应措施）", "", "缺措施"))
        for n, index in enumerate(problem.measures):
            table.append((problem.text if n == 0 else "", *_measure_cells(plans, index)))
            used.add(index)
    for index, measure in enumerate(plans.measures):
        if index not in used and not measure.done:
            table.append(("", *_measure_cells(plans, index)))
    return table


def _measure_cells(plans: PlansResult, index: int) -> tuple[str, str, str]:
    measure = plans.measures[index]
    wanted = [
        e.text for kind in ("who", "when", "quantity") for e in measure.elements if e.kind == kind
    ]
    verdict = VERDICTS[measure.judgement.verdict] if measure.judgement else ""
    return measure.text, "，".join(wanted) or "—", verdict
