"""How thickly a text is sown with errors, and how sure a correction must be in it.

What a probability is worth depends on how many errors there are to find: the same evidence
that is right nine times in ten on a hasty draft is mostly wrong on a text that was proofread
(the base rate; Saerens, Latinne and Decaestecker, Neural Computation 14, 2002, adjust a
classifier to a new one by its own answers, as is done here in the simplest form). So the
corrections made so far are counted, and where they are few, only the surer ones stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from nlpcheck.language.spelling.engine import Correction

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


class Density:
    """Counts over one text, which may come in pieces."""

    def __init__(self) -> None:
        self.characters = _READ
        self.found = _FOUND

    def read(self, lines: Sequence[str], corrections: Sequence[Sequence[Correction]]) -> None:
        """Take in lines and what the engine would correct in each."""
        self.characters += sum(map(len, lines))
        self.found += sum(map(len, corrections))

    @property
    def sparse(self) -> bool:
        """Whether the text so far has hardly an error."""
        return self.found * SPARSE < self.characters

    def stands(self, correction: Correction) -> bool:
        """Whether a correction is sure enough for the text as read so far."""
        return not self.sparse or correction.suspicion >= SURE
