"""How thickly a text is sown with errors, and how sure a correction must be in it.

What a probability is worth depends on how many errors there are to find: the same evidence
that is right nine times in ten on a hasty draft is mostly wrong on a text that was proofread
(the base rate; Saerens, Latinne and Decaestecker, Neural Computation 14, 2002, adjust a
classifier to a new one by its own answers, as is done here in the simplest form). So the
corrections made so far are counted. Where they are few, only the surer ones stand. Where
nearly all are sure, as in the text that the probabilities were learned on, the engine is at home and a
doubtful one may be believed as well: what is doubtful in a text of another kind, or in one
that is right, comes in far greater numbers than what is sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from nlpcheck.language.spelling.correction import Correction

#: Fewer corrections than one in so many characters: a text with hardly an error. There the
#: corrections between the engine's SUSPICION and SURE are wrong about as often as right
#: (docs/spelling.md, 疏密; docs/quality.md has the figures).
SPARSE = 1_400
#: In such a text something must be wrong with at least this probability.
SURE = 0.98
#: Before anything is read, a text counts as one in which this many corrections …
_FOUND = 2
#: … stood in so many characters.
_READ = 1_500
#: Corrections of at least this suspicion count as sure where sure and doubtful ones are weighed.
WEIGHTY = 0.95
#: Not more doubtful places than this for each sure one: the engine is at home in such a text.
#: On planted errors there are 0.14, on the law and medical questions of ECSpell's training
#: halves 0.37 and 1.1, on right text more than 8 (docs/spelling.md, 疏密).
AT_HOME = 0.25
#: A few places tell little: the number of doubtful ones is taken so many standard deviations (of a
#: count, its square root) higher than it is found, and one more.
DEVIATIONS = 2.0


class Density:
    """Counts over one text, which may come in pieces."""

    def __init__(self) -> None:
        self.characters = _READ
        self.found = _FOUND
        self.weighty = 0
        self.doubtful = 0

    def read(self, lines: Sequence[str], corrections: Sequence[Sequence[Correction]]) -> None:
        """Take in lines and what the engine would correct in each, doubtful ones as well."""
        self.characters += sum(map(len, lines))
        for c in (c for found in corrections for c in found):
            self.found += c.firm
            self.weighty += c.firm and c.suspicion >= WEIGHTY
            self.doubtful += not c.firm

    @property
    def sparse(self) -> bool:
        """Whether the text so far has hardly an error."""
        return self.found * SPARSE < self.characters

    @property
    def at_home(self) -> bool:
        """Whether the text so far has many errors and the engine hardly a doubt about them."""
        most = self.doubtful + 1 + DEVIATIONS * sqrt(self.doubtful + 1)
        return not self.sparse and most <= AT_HOME * self.weighty

    def stands(self, correction: Correction) -> bool:
        """Whether a correction is sure enough for the text as read so far."""
        if self.sparse:
            return correction.firm and correction.suspicion >= SURE
        return correction.firm or self.at_home
