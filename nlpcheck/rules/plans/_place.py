"""Where a finding about the whole of section five stands."""

from __future__ import annotations

import re

from nlpcheck.language.lazy import lazy
from nlpcheck.language.plans import PlanAnalysis
from nlpcheck.rules.base import Context
from nlpcheck.types import Span

_LEAD = lazy(r"[^。；\n]*(?:措施|改进|下一?步|将|工作|打算)[^。；\n]*[：:]\s*\Z")


def measures_lead(context: Context, analysis: PlanAnalysis) -> Span:
    """The words that lead to the measures (「改进措施：」), else the section's heading."""
    first = min((m.start for m in analysis.measures), default=0)
    section = context.report.section(5)
    floor = section.body.start if section and section.body else 0
    before = max((p.end for p in analysis.problems if p.end <= first), default=floor)
    gap = re.sub(
        r"(?:[（(]?[一1]{1}[)）]?[、.．是]?|其一，|①|（1）|\s)+\Z", "", context.text[before:first]
    )
    match = _LEAD.search(gap)
    if match:
        found = match.group()
        start = before + match.start() + len(found) - len(found.lstrip("。；， \t\u3000\n"))
        return Span(start, before + match.start() + len(found.rstrip()))
    if section and section.heading:
        return section.heading
    return Span(first, first)
