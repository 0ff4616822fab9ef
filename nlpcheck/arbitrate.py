"""Which of several findings on the same characters is kept."""

from __future__ import annotations

from nlpcheck.types import Finding

_CORRECTING = ("SP", "GR", "NM1", "NM011", "PU")


def one_a_place(findings: list[Finding]) -> list[Finding]:
    """Of findings that correct the same characters, the surer stays.

    Only rules that correct wording compete: a fixed phrase (NM1) before a lexicon
    (SP0) before grammar before punctuation before the language model (SP1);
    among these the graver, the surer, the one with a suggestion.
    """

    def rank(finding: Finding) -> tuple[int, int, float, int]:
        model = finding.rule.startswith("SP1")
        family = (
            0
            if model
            else 1
            + _CORRECTING[::-1].index(next(p for p in _CORRECTING if finding.rule.startswith(p)))
            if finding.rule.startswith(_CORRECTING)
            else 0
        )
        return (0 if model else 1, finding.severity.rank, finding.confidence, family)

    competing = [f for f in findings if f.rule.startswith(_CORRECTING) and f.end > f.start]
    others = [f for f in findings if not (f.rule.startswith(_CORRECTING) and f.end > f.start)]
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
