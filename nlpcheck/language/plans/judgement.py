"""How far a measure can be checked next January, and the words in which to say so.

The default rule is the guideline's (docs/plans-guideline.md, 四): who, when, how much and
which check are strong; a concrete object is half a strong one; means alone tell nothing.
Two strong kinds, or an object with a time, a number or a check, make a measure specific.
Two, because one thing alone can't be held against anything: a date without a task's owner
or amount, or an owner without a date, leaves the inspector asking.
"""

from __future__ import annotations

from collections.abc import Sequence

from nlpcheck.language.plans.model import (
    KIND_NAMES,
    STRONG,
    Element,
    ElementKind,
    Judgement,
    Measure,
    Verdict,
)
from nlpcheck.language.plans.suggestion import suggest


def verdict_of(kinds: set[ElementKind], specific_elements: int = 2) -> Verdict:
    """The verdict on a measure that has elements of ``kinds``.

    ``specific_elements`` is how many kinds of strong elements make a measure specific
    (settings.plans.specific_elements, default 2); an object counts as one of them beside
    a time, a number or a check.
    """
    strong = kinds & set(STRONG)
    count = len(strong)
    if "object" in kinds and strong - {"who"}:
        count += 1
    if count >= specific_elements and (strong or "object" in kinds):
        return "specific"
    return "partly" if strong or "object" in kinds else "vague"


def judge(
    measure: Measure, year: int | None, specific_elements: int = 2, issuer_kind: str = ""
) -> Judgement:
    """The judgement of a measure whose elements have been found; ``year`` is the report's."""
    kinds = {e.kind for e in measure.elements}
    verdict = verdict_of(kinds, specific_elements)
    missing = missing_kinds(kinds, verdict)
    suggestion = "" if verdict == "specific" else suggest(measure, missing, year, issuer_kind)
    return Judgement(
        verdict=verdict,
        found=tuple(sorted(kinds)),
        missing=missing,
        reason=reason_of(verdict, measure.elements, missing, measure),
        suggestion=suggestion,
        confidence=confidence_of(verdict, measure),
    )


def missing_kinds(kinds: set[ElementKind], verdict: Verdict) -> tuple[ElementKind, ...]:
    """What a reader would ask for first: who and when, then how much or which check."""
    if verdict == "specific":
        return ()
    missing: list[ElementKind] = [k for k in ("who", "when") if k not in kinds]  # type: ignore[misc]
    if not kinds & {"quantity", "check", "object"}:
        missing.append("quantity")
    return tuple(missing)


def reason_of(
    verdict: Verdict,
    elements: Sequence[Element],
    missing: Sequence[ElementKind],
    measure: Measure,
) -> str:
    """Why, in words that a clerk can act on."""
    have = "、".join(dict.fromkeys(KIND_NAMES[e.kind] for e in elements))
    if verdict == "specific":
        return f"写明了{have}，明年可以核对"
    names = {"who": "责任主体", "when": "完成时限", "quantity": "可核查的目标"}
    lack = [names[m] for m in missing]
    lacking = "和".join(["、".join(lack[:-1]), lack[-1]]) if len(lack) > 1 else "".join(lack)
    if verdict == "partly":
        return f"写明了{have}，缺少{lacking}"
    extra = ""
    if measure.numbers:
        extra = f"，文中的数字（{'、'.join(dict.fromkeys(n[2] for n in measure.numbers))}）不是目标"
    elif "means" in {e.kind for e in elements}:
        extra = "，只说了手段"
    return f"缺少{lacking}{extra}"


def confidence_of(verdict: Verdict, measure: Measure) -> float:
    """Between 0 and 1: short plain vague measures are sure, long ones less so."""
    if verdict == "vague":
        value = 0.9
        if any(c.isdigit() for c in measure.text):
            value -= 0.15
        if len(measure.text) > 90:
            value -= 0.1
        return round(value, 2)
    kinds = {e.kind for e in measure.elements}
    if verdict == "specific":
        return 0.95 if len(kinds) > 2 else 0.85
    return 0.75
