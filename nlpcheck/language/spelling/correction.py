"""A correction of one place, and how sure it must be to be told."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

#: By default a correction is made where something is wrong with at least this
#: probability (all that is offered for the place together) …
SUSPICION = 0.85
#: … and this correction is right with at least this one.
THRESHOLD = 0.5
#: Where doubtful corrections are asked for: something is wrong at least as likely as not …
DOUBTFUL = 0.5
#: … and no other correction is likelier than this one, which has at least this probability.
DOUBTFUL_THRESHOLD = 0.3

Kind = Literal["substitution", "missing", "superfluous", "transposition", "particle"]


class Correction(msgspec.Struct, frozen=True):
    """One misspelling. ``start``, ``end``: code points of the text, half-open (equal
    where a character is missing); ``probability``: that this correction is right;
    ``alternatives``: other replacements of the same place with their probabilities, best
    first; ``suspicion``: how probable it is that anything is wrong here."""

    start: int
    end: int
    original: str
    replacement: str
    kind: Kind
    probability: float
    alternatives: list[tuple[str, float]] = []
    suspicion: float = 1.0

    @property
    def firm(self) -> bool:
        """Whether it stands in any text, by the default limits."""
        return self.suspicion >= SUSPICION and self.probability >= THRESHOLD


class Limits(NamedTuple):
    """From which probability of the correction and suspicion of its place on it is told;
    ``given``: by the caller, so that all told ones count alike."""

    probability: float
    suspicion: float
    given: bool = False


def limits_of(threshold: float | None, doubtful: bool) -> Limits:
    """The limits by default, with doubtful corrections, or given by the caller."""
    if threshold is not None:
        return Limits(threshold, 0.0, given=True)
    if doubtful:
        return Limits(DOUBTFUL_THRESHOLD, DOUBTFUL)
    return Limits(THRESHOLD, SUSPICION)
