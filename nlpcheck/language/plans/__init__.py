"""Section five (存在的主要问题及改进情况): what was promised, by whom, by when, how much.

    analysis = context.use(plans)            # in a rule
    analysis = analyse_text(text, year=2023) # elsewhere

spaCy is imported only where a user's patterns match tokens, or for an analysis's ``doc``.
"""

from __future__ import annotations

import re
from typing import Any

from nlpcheck.language.plans.across import (
    likeness,
    promises,
    repeated_measures,
    repeated_problems,
)
from nlpcheck.language.plans.analyse import analyse, analyse_text
from nlpcheck.language.plans.cues import PlanPatternError, load_cues
from nlpcheck.language.plans.model import (
    KIND_NAMES,
    Act,
    Element,
    Judgement,
    Measure,
    Nearest,
    Pair,
    PlanAnalysis,
    PlansResult,
    Problem,
)
from nlpcheck.language.plans.patterns import load_patterns, pattern_files
from nlpcheck.language.plans.results import rows, to_result

__all__ = [
    "KIND_NAMES", "Act", "Element", "Judgement", "Measure", "Nearest", "Pair", "PlanAnalysis",
    "PlanPatternError", "PlansResult", "Problem", "analyse", "analyse_report", "analyse_text",
    "check_patterns",
    "likeness", "plans", "previous_plans", "promises", "repeated_measures", "repeated_problems",
    "rows", "to_result",
]  # fmt: skip


def plans(context: Any) -> PlanAnalysis:
    """The analysis of the report's section five (a service: ``context.use(plans)``)."""
    analysis = analyse_report(context.report, context.settings)
    before = context.use(previous_plans)
    if before is not None and before.measures:
        analysis.promises = promises(before, _told(context.report, analysis), analysis.year)
    return analysis


def _told(report: Any, analysis: PlanAnalysis) -> str:
    """The report's narrative with its own problems and measures blanked (offsets hold)."""
    text = list(report.prose)
    for span in [p.span for p in analysis.problems] + [m.span for m in analysis.measures]:
        text[span.start : span.end] = "\n" * len(span)
    return "".join(text)


def check_patterns(settings: Any) -> None:
    """Load the user's pattern files.  Raises :class:`PlanPatternError` for a bad one."""
    paths = pattern_files(settings.plans.patterns, settings.config_path)
    load_cues(paths)
    load_patterns(paths)


def previous_plans(context: Any) -> PlanAnalysis | None:
    """The same of last year's report, None where there is none."""
    if context.previous is None:
        return None
    return analyse_report(context.previous, context.settings)


def analyse_report(report: Any, settings: Any) -> PlanAnalysis:
    """Read section five of a :class:`nlpcheck.report.Report`; empty where it has none.

    Headings below the section's own, prose and table cells are read in order.
    """
    section = report.section(5)
    heading = section.heading if section else None
    blocks = [
        (_with_mark(report.text, p.span.start), p.span.end)
        for p in report.paragraphs
        if p.section == 5 and p.role in ("prose", "heading", "cell") and p.span != heading
        and not (heading and p.span.start >= heading.start and p.span.end <= heading.end)
    ]  # fmt: skip
    if not blocks or section is None or section.heading is None:
        return PlanAnalysis(text=report.text, year=report.year)
    return analyse(
        report.text,
        blocks,
        year=report.year,
        issuer=report.issuer,
        issuer_kind=report.issuer_kind,
        specific_elements=settings.plans.specific_elements,
        patterns=pattern_files(settings.plans.patterns, settings.config_path),
    )


_LIST_MARK = re.compile(r"[ \t]*(?:[-*+]|\d{1,2}\\?[.)])[ \t]+")


def _with_mark(text: str, start: int) -> int:
    """The start of a block, or of the Markdown list mark before it on its line."""
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    return line if _LIST_MARK.fullmatch(text[line:start]) else start
