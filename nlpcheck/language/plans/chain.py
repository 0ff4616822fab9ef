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


class Keys:
    """Sorted 32-bit keys of features; all of many are looked up by a few array operations."""

    def __init__(self, keys: np.ndarray) -> None:
        import numpy as np

        self.keys = keys
        slots = (keys >> 14).astype(np.int64)
        order = np.arange(len(keys))
        # A key whose place is taken goes to the next that is free.
        places = np.maximum.accumulate(slots - order) + order
        size = (1 << 18) + len(keys) + 1
        # Key and index side by side: one look at the memory has both.
        self._table = np.full((size, 2), (0, len(keys)), dtype=np.uint32)
        self._table[places, 0] = keys
        self._table[places, 1] = order

    def __len__(self) -> int:
        return len(self.keys)

    def find(self, wanted: np.ndarray) -> np.ndarray:
        """The index of each key, flat; the number of keys for one that is not there."""
        import numpy as np

        wanted = wanted.ravel()
        slots = (wanted >> 14).astype(np.intp)
        key, found = self._table.take(slots, axis=0).T
        found = found.copy()
        left = np.flatnonzero((key != wanted) & (found != len(self.keys)))
        while len(left):
            slots[left] += 1
            key, found[left] = self._table.take(slots[left], axis=0).T
            left = left[(key != wanted[left]) & (found[left] != len(self.keys))]
        return found


class Chain:
    """The learned weights: a row for each feature, and how one label follows another.

    ``follow`` is joints × labels × labels: a joint is the sort of place between two things
    (a comma, a full stop …), number 0 where there is only one.  Features are told by their names
    (a row of strings for each thing) or by keys (an array with a row for each).
    """

    def __init__(
        self, names: dict[str, int] | Keys, weights: np.ndarray, follow: np.ndarray
    ) -> None:
        self.names = names
        self.weights = weights
        self.follow = follow
        self.padded: np.ndarray | None = None

    def scores(self, rows: Rows | np.ndarray) -> np.ndarray:
        """Things × labels."""
        import numpy as np

        if isinstance(self.names, Keys):
            if self.padded is None:  # a last row for what is not known; rows that lie even
                self.padded = np.pad(self.weights, ((0, 1), (0, -self.weights.shape[1] % 16)))
            keys = np.asarray(rows).T  # one feature of all things after the other
            each = self.padded.take(self.names.find(keys), axis=0)
            total = each.reshape(len(keys), -1).sum(axis=0).reshape(len(rows), -1)
            return total[:, : self.weights.shape[1]]
        get = self.names.get
        flat: list[int] = []
        starts: list[int] = []
        for row in rows:
            starts.append(len(flat))
            flat.append(0)
            flat += filter(None, map(get, row))
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

    def best_of_each(
        self, scores: np.ndarray, lengths: Sequence[int], never_first: Sequence[int]
    ) -> list[list[int]]:
        """The same for several rows of things at once, one after the other in ``scores``."""
        import numpy as np

        count, width, most = len(lengths), scores.shape[1], max(lengths)
        sizes = np.array(lengths)
        owner = np.repeat(np.arange(count), sizes)
        firsts = np.cumsum(sizes) - sizes
        total = np.zeros((most, count, width), dtype=scores.dtype)
        total[np.arange(len(scores)) - firsts[owner], owner] = scores
        total[0, :, list(never_first)] = -1e9
        # All ways from each label to each; the best that leads to one goes on to the next thing.
        follow = self.follow[0][:, None, :]
        ways = np.empty((most, width, count, width), dtype=np.result_type(scores, follow))
        before = total[0]
        for way, here in zip(ways[1:], total[1:], strict=True):
            np.add(before.T[:, :, None], follow, out=way)
            here += np.maximum.reduce(way)
            before = here
        back = ways.argmax(axis=1)
        paths = []
        for n, size in enumerate(lengths):
            path = [int(total[size - 1, n].argmax())]
            steps = back[:size, n].tolist()
            for i in range(size - 1, 0, -1):
                path.append(steps[i][path[-1]])
            paths.append(path[::-1])
        return paths


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
        names: dict[str, int] | Keys
        if "keys" in data:
            names = Keys(data["keys"])
        else:
            listed = str(data["names"]).split("\n")
            names = dict(zip(listed, range(len(listed)), strict=True))
        # An array is unpacked anew each time it is asked for.
        weights = data["weights"].astype(np.float32)
        follow = data["follow"].astype(np.float32)
    width = weights.shape[1]
    return Chain(names, weights, follow.reshape(-1, width, width))


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
