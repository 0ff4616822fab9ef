"""Two years side by side: what is repeated, and what became of last year's promises."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from nlpcheck.language.plans.alignment import _content
from nlpcheck.language.plans.model import PlanAnalysis, Promise, Repeated

_NOISE = re.compile(r"20\d\d年(?:度)?|\d{1,2}月(?:\d{1,2}日)?|[\s\u3000“”，。；、：]")
SAME = 0.85
"""Likeness (difflib ratio without years, dates and marks) from which a text is a repetition."""


def likeness(one: str, other: str) -> float:
    """How alike two items are, 0…1, years, dates and marks left out."""
    a, b = _NOISE.sub("", one), _NOISE.sub("", other)
    if not a or not b or min(len(a), len(b)) / max(len(a), len(b)) < SAME - 0.15:
        return 0.0
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def repeated_problems(now: PlanAnalysis, before: PlanAnalysis) -> list[Repeated]:
    """Problems of this year that stand, nearly word for word, in last year's report."""
    return _repeated(now.problems, before.problems)


def repeated_measures(now: PlanAnalysis, before: PlanAnalysis) -> list[Repeated]:
    """The same of measures."""
    return _repeated(now.measures, before.measures)


def _repeated(now: Sequence[object], before: Sequence[object]) -> list[Repeated]:
    found = []
    for i, item in enumerate(now):
        scored = [(likeness(item.text, old.text), j) for j, old in enumerate(before)]  # type: ignore[attr-defined]
        score, j = max(scored, default=(0.0, 0))
        if score >= SAME:
            found.append(Repeated(i, j, round(score, 3)))
    return found


def promises(before: PlanAnalysis, text: str, year: int | None) -> list[Promise]:
    """Last year's checkable measures, and where this year's report tells of them.

    ``text`` is this year's narrative, its own plans left out.  A promise counts as told
    where one sentence holds most of the content words of its object and acts.
    """
    sentences = [
        (m.start(), m.end(), _content(m.group())[0]) for m in re.finditer(r"[^。；\n]+", text)
    ]
    found = []
    for index, measure in enumerate(before.measures):
        if measure.judgement is None or measure.judgement.verdict == "vague":
            continue
        words = _content(_NOISE.sub("，", measure.text))[0]
        if not words:
            continue
        best, place = 0.0, None
        for start, end, have in sentences:
            share = len(words & have) / min(len(words), 6)
            if share > best:
                best, place = share, (start, end)
        told = best >= 0.5
        found.append(
            Promise(
                index=index,
                text=measure.text,
                told=told,
                start=place[0] if told and place else None,
                end=place[1] if told and place else None,
                score=round(min(best, 1.0), 3),
            )
        )
    return found
