"""The bounds of elements by a linear chain over characters.

Each character of a measure gets one of the labels ``O``, ``B-kind``, ``I-kind``; the weights
were learned by ``training/plan_tagger.py`` from the labelled section fives (the test half never
among them).  What a character is told by: :mod:`features`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nlpcheck.language.plans.chain import Chain
from nlpcheck.language.plans.model import Element

if TYPE_CHECKING:
    import numpy as np

KINDS = ("who", "when", "quantity", "object", "check", "means")
LABELS = ("O", *(f"{p}-{k}" for k in KINDS for p in "BI"))
MODEL = Path(__file__).with_name("tagger.npz")
_INSIDE = range(2, len(LABELS), 2)


def tag(model: Chain, keys: np.ndarray, places: Sequence[tuple[int, int]]) -> list[list[Element]]:
    """The elements that the model finds in each of some places: their starts and ends.

    ``keys`` are those of the characters of all of them, one place after the other.
    """
    lengths = [end - start for start, end in places]
    rows = model.best_of_each(model.scores(keys), lengths, _INSIDE)
    return [spans(labels, start) for labels, (start, _) in zip(rows, places, strict=True)]


def spans(labels: Sequence[int], start: int) -> list[Element]:
    """Labels as elements; ``start`` is the offset of the first."""
    found: list[Element] = []
    kind, a = "", 0
    for at, label in enumerate([*labels, 0]):
        name = LABELS[label]
        if kind and name != f"I-{kind}":
            found.append(Element(kind, start + a, start + at, "tagger"))  # type: ignore[arg-type]
            kind = ""
        if name[0] == "B":
            kind, a = name[2:], at
    return found
