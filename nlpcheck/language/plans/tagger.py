"""The bounds of elements by a linear-chain model over characters (a conditional random field).

Each character of a measure gets one of the labels ``O``, ``B-kind``, ``I-kind``; the weights
were learned by ``training/plan_tagger.py`` from the labelled section fives (the test half never
among them).  What a character is told by: itself and its neighbours, the words and jieba tags
around it, the place in its clause, and what the rules (:mod:`elements`) say of it, so that a
user's pattern goes into the reading.  J. Lafferty, A. McCallum, F. Pereira (2001).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlpcheck.language.plans.model import Element

if TYPE_CHECKING:
    import numpy as np

KINDS = ("who", "when", "quantity", "object", "check", "means")
LABELS = ("O", *(f"{p}-{k}" for k in KINDS for p in "BI"))
MODEL = Path(__file__).with_name("tagger.npz")

class Tagger:
    """The learned weights: a row for each feature, and how one label follows another."""

    def __init__(self, names: dict[str, int], weights: np.ndarray, follow: np.ndarray) -> None:
        self.names = names
        self.weights = weights
        self.follow = follow

    def scores(self, rows: Sequence[Sequence[str]]) -> np.ndarray:
        """Characters × labels."""
        import numpy as np

        get = self.names.get
        flat: list[int] = []
        starts: list[int] = []
        for row in rows:
            starts.append(len(flat))
            flat.append(0)
            flat += [i for i in map(get, row) if i]
        return np.add.reduceat(self.weights[flat], starts, axis=0)

    def best(self, scores: np.ndarray) -> list[int]:
        """The most likely labels (Viterbi)."""
        import numpy as np

        n = len(scores)
        back = np.empty((n, scores.shape[1]), dtype=np.int64)
        total = scores[0].copy()
        total[2::2] = -1e9  # no I at the start
        for i in range(1, n):
            each = total[:, None] + self.follow
            back[i] = each.argmax(axis=0)
            total = each.max(axis=0) + scores[i]
        path = [int(total.argmax())]
        for i in range(n - 1, 0, -1):
            path.append(int(back[i, path[-1]]))
        return path[::-1]


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


_instead: list[Tagger] = []


@contextmanager
def using(model: Tagger) -> Iterator[None]:
    """Read with ``model`` instead of the shipped one (to measure one not yet written)."""
    _instead.append(model)
    try:
        yield
    finally:
        _instead.pop()


def load() -> Tagger | None:
    """The model in use: the one beside this file, None where there is none."""
    return _instead[-1] if _instead else _shipped()


@cache
def _shipped() -> Tagger | None:
    import numpy as np

    if not MODEL.exists():
        return None
    with np.load(MODEL, allow_pickle=False) as data:
        names = str(data["names"]).split("\n")
        return Tagger(
            {n: i for i, n in enumerate(names)},
            data["weights"].astype(np.float32),
            data["follow"].astype(np.float32),
        )


def forbid() -> Any:
    """Labels × labels: a large negative where I-kind would follow anything but its own."""
    import numpy as np

    out = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for j in range(2, len(LABELS), 2):
        out[:, j] = -1e4
        out[j - 1, j] = out[j, j] = 0
    return out
