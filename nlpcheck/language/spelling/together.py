"""The engine and the lexicon of confusable words on the same lines, one correction a place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from nlpcheck.language.confusables import builtin
from nlpcheck.language.spelling.correction import Correction
from nlpcheck.language.spelling.density import Density
from nlpcheck.language.spelling.engine import Engine

if TYPE_CHECKING:
    from nlpcheck.language.spelling.memory import Memory

#: A row of the lexicon less sure than this is a matter for a person, not for ``spell``.
LEAST = 0.8


def correct(
    engine: Engine,
    lines: Sequence[str],
    *,
    threshold: float | None = None,
    lexicon: Collection[str] = (),
    density: Density | None = None,
    memory: Memory | None = None,
) -> list[list[Correction]]:
    """Each line's corrections, in order, none overlapping another.

    Where both see a place, the engine's stands: it weighs the whole line.  The lexicon
    adds what its guards make sure (信息更新不够几时) though the line tells little else.
    ``lexicon`` are words that stay as they are.  ``density`` and ``memory`` are what has been seen of
    the text that the lines belong to, and take these in as well; without them the lines are
    a text of their own.  Where ``threshold`` is given it alone decides.
    """
    matcher = builtin()
    least = LEAST if threshold is None else max(LEAST, threshold)
    result = []
    found_lines = engine.correct_batch(
        lines,
        threshold=threshold,
        lexicon=lexicon,
        memory=engine.read(lines, memory),
        doubtful=threshold is None,
    )
    if threshold is None:
        density = density or Density()
        density.read(lines, found_lines)
        found_lines = [[c for c in found if density.stands(c)] for found in found_lines]
    for line, found in zip(lines, found_lines, strict=True):
        added = [
            Correction(
                hit.start,
                hit.end,
                hit.pair.wrong,
                hit.pair.right,
                "substitution",
                hit.pair.confidence,
                [],
            )
            for hit in matcher.find(line)
            if hit.pair.confidence >= least
            and hit.pair.wrong not in lexicon
            and not any(c.start < hit.end and hit.start < max(c.end, c.start + 1) for c in found)
        ]
        result.append(sorted([*found, *added], key=lambda c: (c.start, c.end)))
    return result
