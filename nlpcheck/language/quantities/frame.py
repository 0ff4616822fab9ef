"""The prose cut into sentences and clauses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.types import Span

_SENTENCE_END = lazy(r"[。！？\n\r]+")
_CLAUSE_END = lazy(r"[，；：。！？（）();:\n\r]+|,(?!\d{3})")


class Frame:
    """The prose cut into sentences and clauses; all offsets are the document's.

    ``disputes`` is where 复议 and 诉讼 are about disclosure without saying so.
    """

    def __init__(self, prose: str, disputes: Span | None = None) -> None:
        self.prose = prose
        self.disputes = disputes
        self.sentence_ends = [m.start() for m in _SENTENCE_END.finditer(prose)] or [len(prose)]
        self.sentence_starts = [0] + [m.end() for m in _SENTENCE_END.finditer(prose)]
        marks = [m.span() for m in _CLAUSE_END.finditer(prose)]
        self.clause_ends = [a for a, _ in marks]
        self.clause_starts = [b for _, b in marks]

    def sentence(self, offset: int) -> Span:
        """The sentence round an offset, its end mark left out."""
        index = bisect_right(self.sentence_starts, offset) - 1
        start = self.sentence_starts[index]
        at = bisect_left(self.sentence_ends, start)
        return Span(
            start, self.sentence_ends[at] if at < len(self.sentence_ends) else len(self.prose)
        )

    def clause(self, start: int, end: int) -> Span:
        """The clause round ``[start, end)``."""
        left = bisect_right(self.clause_starts, start) - 1
        right = bisect_left(self.clause_ends, end)
        return Span(
            self.clause_starts[left] if left >= 0 else 0,
            self.clause_ends[right] if right < len(self.clause_ends) else len(self.prose),
        )

    def sentences(self) -> Iterator[Span]:
        """All sentences that hold any text."""
        for start, end in zip(
            self.sentence_starts, [*self.sentence_ends, len(self.prose)], strict=False
        ):
            if end > start:
                yield Span(start, end)
