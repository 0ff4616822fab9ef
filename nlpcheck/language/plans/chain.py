"""A linear chain of labels over a row of things told by features (a conditional random field).

What the two models of section five share: the roles of clauses (:mod:`roles`) and the bounds of
elements (:mod:`tagger`).  The weights are learned by ``training/crf.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

Rows = Sequence[Sequence[str]]


class Chain:
    """The learned weights: a row for each feature, and how one label follows another.

    ``follow`` is joints × labels × labels: a joint is the sort of place between two things
    (a comma, a full stop …), number 0 where there is only one.
    """

    def __init__(self, names: dict[str, int], weights: np.ndarray, follow: np.ndarray) -> None:
        self.names = names
        self.weights = weights
        self.follow = follow

    def scores(self, rows: Rows) -> np.ndarray:
        """Things × labels."""
        import numpy as np

        get = self.names.get
        flat: list[int] = []
        starts: list[int] = []
        for row in rows:
            starts.append(len(flat))
            flat.append(0)
            flat += [i for i in map(get, row) if i]
        return np.add.reduceat(self.weights[flat], starts, axis=0)

    def best(
        self,
        scores: np.ndarray,
        never_first: Sequence[int],
        never_last: Sequence[int] = (),
        joints: Sequence[int] = (),
    ) -> list[int]:
        """The most likely labels (Viterbi); ``joints[i]`` is that before thing ``i``."""
        import numpy as np

        n = len(scores)
        back = np.empty((n, scores.shape[1]), dtype=np.int64)
        total = scores[0].copy()
        total[list(never_first)] = -1e9
        for i in range(1, n):
            each = total[:, None] + self.follow[joints[i] if joints else 0]
            back[i] = each.argmax(axis=0)
            total = each.max(axis=0) + scores[i]
        total[list(never_last)] -= 1e9
        path = [int(total.argmax())]
        for i in range(n - 1, 0, -1):
            path.append(int(back[i, path[-1]]))
        return path[::-1]


_instead: dict[Path, list[Chain]] = {}


@contextmanager
def using(file: Path, model: Chain) -> Iterator[None]:
    """Read with ``model`` instead of that in ``file`` (to measure one not yet written)."""
    _instead.setdefault(file, []).append(model)
    try:
        yield
    finally:
        _instead[file].pop()


def load(file: Path) -> Chain | None:
    """The model of a file, None where there is none."""
    stack = _instead.get(file)
    return stack[-1] if stack else _shipped(file)


@cache
def _shipped(file: Path) -> Chain | None:
    import numpy as np

    if not file.exists():
        return None
    with np.load(file, allow_pickle=False) as data:
        names = str(data["names"]).split("\n")
        # An array is unpacked anew each time it is asked for.
        weights = data["weights"].astype(np.float32)
        follow = data["follow"].astype(np.float32)
    width = weights.shape[1]
    return Chain(
        dict(zip(names, range(len(names)), strict=True)), weights, follow.reshape(-1, width, width)
    )


def forbid(labels: Sequence[str]) -> np.ndarray:
    """Labels × labels: a large negative where ``I-x`` would follow anything but its own,
    or where ``O-x``, which stands before an ``x``, would lead to another."""
    import numpy as np

    out = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for j, name in enumerate(labels):
        if name.startswith("I-"):
            out[:, j] = -1e4
            for i, other in enumerate(labels):
                if other[2:] == name[2:] and other[:2] in ("B-", "I-"):
                    out[i, j] = 0
    for i, name in enumerate(labels):
        if name.startswith("O-"):
            for j, other in enumerate(labels):
                if other not in (name, "B-" + name[2:]):
                    out[i, j] = -1e4
    return out
