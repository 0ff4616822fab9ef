"""Which of several findings on the same characters is kept."""

from __future__ import annotations

from nlpcheck.types import Finding, Severity

_CORRECTING = ("SP", "GR", "NM1", "NM011", "PU")

_SWAP = 0.99
"""So sure, the model's swap of two characters says all that other rules see of it."""
_NAMED = frozenset({"SP009"})
"""Rules for one pair of words: of a phrase that has it, they say more than the phrase's own rule
(法制化 in 市场化、法制化、国际化)."""
_BEFORE_GUESSES = 0.91
"""Its rank among the lexicons' warnings: before those that see a wrong, a lost or a superfluous
character in it, behind the swap that a lexicon knows (SP017)."""


def one_a_place(findings: list[Finding]) -> list[Finding]:
    """Of findings that correct the same characters, the surer stays.

    Only rules that correct wording compete.  Whatever a rule with its own reason says comes
    before the language model (SP1), but for a sure swap; then the graver, the surer, and last the
    family in the order of :data:`_CORRECTING`.
    """

    def rank(finding: Finding) -> tuple[int, int, float, int]:
        swap = finding.rule == "SP104" and finding.confidence >= _SWAP
        model = finding.rule.startswith("SP1") and not swap
        family = next(i for i, p in enumerate(_CORRECTING) if finding.rule.startswith(p))
        preference = 0 if model else len(_CORRECTING) - family
        if finding.rule in _NAMED:
            return (1, Severity.ERROR.rank, 1.0, preference)
        if swap:
            return (1, Severity.WARNING.rank, _BEFORE_GUESSES, preference)
        return (0 if model else 1, finding.severity.rank, finding.confidence, preference)

    competing: list[Finding] = []
    others: list[Finding] = []
    for finding in findings:
        corrects = finding.rule.startswith(_CORRECTING) and finding.end > finding.start
        (competing if corrects else others).append(finding)
    kept: list[Finding] = []
    for finding in sorted(competing, key=rank, reverse=True):
        span = finding.span
        rivals = [k for k in kept if k.span.overlaps(span)]
        if any(_same_matter(k, finding) for k in rivals):
            continue
        kept.append(finding)
    return kept + others


def _same_matter(kept: Finding, other: Finding) -> bool:
    """Whether two overlapping corrections are about one thing."""
    if kept.rule == other.rule:
        return kept.span == other.span or bool(kept.fix and other.fix)
    pair = {kept.rule[:2], other.rule[:2]}
    return pair <= {"SP", "GR", "NM"} or kept.span == other.span
