"""The n-gram model as a file: built from estimates, looked up in batches.

Each order above the first is a static map from a hash of the n-gram to 16 bits:
9 of fingerprint, 6 of log probability (64 levels fitted to the order), 1 that says
whether it begins a longer n-gram; the back-off weights of those that do are in a map
of 8 bits without fingerprint. An n-gram is looked for only where its first and last
n-1 tokens are known, so that one that was never put in is taken for another about
once in 500 times only there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling.estimate import Order
from nlpcheck.language.spelling.staticmap import StaticMap, build

_FINGERPRINT = 9
_LEVELS = 64

Hashes = NDArray[np.uint64]


def multipliers(count: int) -> Hashes:
    """Odd numbers that set a token's place in an n-gram apart (splitmix64)."""
    state, found = 0x1234567, []
    for _ in range(count):
        state = (state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        value = state
        value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        found.append((value ^ (value >> 31)) | 1)
    return np.array(found, np.uint64)


PLACE = multipliers(8)


def _levels(values: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """``count`` levels that suit the values: means of equal shares, then rounds of Lloyd's."""
    ordered = np.sort(values.astype(np.float64))
    if len(ordered) == 0:
        return np.zeros(count, np.float32)
    level = np.quantile(ordered, (np.arange(count) + 0.5) / count)
    level = 0.5 * level + 0.5 * np.linspace(ordered[0], ordered[-1], count)
    total = np.concatenate([[0.0], np.cumsum(ordered)])
    for _ in range(30):
        edge = np.concatenate(
            [[0], np.searchsorted(ordered, (level[1:] + level[:-1]) / 2), [len(ordered)]]
        )
        size = np.diff(edge)
        mean = np.diff(total[edge]) / np.maximum(size, 1)
        level = np.sort(np.where(size > 0, mean, level))
    return level.astype(np.float32)


def _quantise(values: NDArray[np.float32], level: NDArray[np.float32]) -> NDArray[np.int64]:
    return np.searchsorted((level[1:] + level[:-1]) / 2, values)


def pack(
    orders: Sequence[Order],
    token: NDArray[Any],
    first_hash: Hashes | None,
    prefix: str,
    *,
    uni: bool = True,
) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """The arrays and the meta of a model; names begin with ``prefix``.

    ``first_hash``: the number that stands for each token in a hash (None: the token
    itself, and then the first order is stored as plain arrays).
    """
    names = np.arange(int(token.max()) + 1, dtype=np.uint64) if first_hash is None else first_hash
    arrays: dict[str, NDArray[Any]] = {}
    meta: dict[str, Any] = {
        "order": len(orders),
        "sizes": [int(o.keep.sum()) for o in orders],
        "maps": {},
    }
    for n, order in enumerate(orders, 1):
        keep = order.keep
        if n == 1 and first_hash is None:
            size = len(names)
            p = np.full(size, -8.0, np.float32)
            weight = np.zeros(size, np.float32)
            ids = order.key.astype(np.int64)
            p[ids] = order.p
            weight[ids] = order.backoff
            arrays[f"{prefix}p1"], arrays[f"{prefix}b1"] = p, weight
            continue
        where = order.where[keep]
        key = np.zeros(len(where), np.uint64)
        for back in range(n):
            key += names[token[where - back]] * PLACE[back]
        level = _levels(order.p[keep], _LEVELS)
        value = _quantise(order.p[keep], level) * 2 + order.parent[keep]
        table = build(key, value, np.uint16, _FINGERPRINT)
        arrays[f"{prefix}p{n}"] = table.slots
        arrays[f"{prefix}p{n}.level"] = np.repeat(level, 2)
        meta["maps"][f"p{n}"] = [int(table.seed), table.bits, table.fingerprint]
        if n < len(orders):
            parent = order.parent[keep]
            weight = order.backoff[keep][parent]
            level = _levels(weight, 256)
            table = build(key[parent], _quantise(weight, level), np.uint8, 0)
            arrays[f"{prefix}b{n}"] = table.slots
            arrays[f"{prefix}b{n}.level"] = level
            meta["maps"][f"b{n}"] = [int(table.seed), table.bits, table.fingerprint]
    return arrays, meta


class Ngrams:
    """A model read from arrays; ``score`` is its one question."""

    def __init__(self, arrays: dict[str, NDArray[Any]], meta: dict[str, Any], prefix: str) -> None:
        self.order: int = meta["order"]
        self.sizes: list[int] = meta["sizes"]
        self.p1 = None if "p1" in meta["maps"] else arrays[f"{prefix}p1"]
        self.b1 = None if "b1" in meta["maps"] else arrays[f"{prefix}b1"]
        self.maps = {
            name: StaticMap(arrays[prefix + name], *shape) for name, shape in meta["maps"].items()
        }
        self.level = {name: arrays[f"{prefix}{name}.level"] for name in meta["maps"]}
        self.unknown = float(self.level["p1"].min()) - 0.7 if "p1" in self.level else -8.0

    def score(
        self,
        rows: NDArray[Any],
        skip: int,
        scored: NDArray[np.bool_] | None = None,
        opened: NDArray[np.uint8] | None = None,
    ) -> tuple[NDArray[np.float32], NDArray[np.int8], NDArray[np.uint8]]:
        """log10 probabilities of a 2-D array, lengths of the longest known n-grams, and
        which of those begin longer ones (bit n - 1 for the n-gram that ends there).

        ``rows``: tokens (or, for words, their hashes as uint64), each row on its own.
        Columns before ``skip`` are only history. ``scored``: of the columns from
        ``skip`` on, those that are wanted (the others come out as 0). ``opened``: the
        third answer for the last column of history, where it is known already. A
        length of 0 is an unknown word.
        """
        count, width = rows.shape
        top = self.order
        flat = rows.astype(np.uint64, copy=False).reshape(-1)
        need = np.ones((count, width), bool)
        if scored is not None:
            # A wanted column needs what stands before it.
            need[:, skip:] = np.logical_or.accumulate(scored[:, ::-1], axis=1)[:, ::-1]
        parent = np.zeros((top, count * width), bool)
        length = np.zeros(count * width, np.int8)
        column = np.tile(np.arange(width, dtype=np.int32), count)
        if opened is not None:
            need[:, :skip] = False
            for n in range(1, top):
                parent[n].reshape(count, width)[:, skip - 1] = opened >> (n - 1) & 1
        if self.p1 is not None:
            value = self.p1[rows.reshape(-1)]
            length[:] = 1
            parent[1] = True
            now = np.flatnonzero((column >= 1) & need.reshape(-1))
        else:
            value = np.full(count * width, self.unknown, np.float32)
            now = np.flatnonzero(need.reshape(-1))
            found, rest = self.maps["p1"].raw(flat[now] * PLACE[0])
            good = rest == 0
            now, found = now[good], found[good]
            value[now] = self.level["p1"][found]
            length[now] = 1
            parent[1, now] = found & 1
            now = now[column[now] >= 1]
        for n in range(2, top + 1):
            now = now[parent[n - 1, now - 1]]
            # The history of an n-gram of this order needs n - 1 columns before it.
            partial = flat[now] * PLACE[0]
            for back in range(1, n):
                partial += flat[now - back] * PLACE[back]
            found, rest = self.maps[f"p{n}"].raw(partial)
            good = rest == 0
            now, found = now[good], found[good]
            value[now] = self.level[f"p{n}"][found]
            length[now] = n
            if n < top:
                parent[n, now] = found & 1
                now = now[column[now] >= n]
        value = value.reshape(count, width)[:, skip:].copy()
        result = length.reshape(count, width)[:, skip:]
        open_ = parent.reshape(top, count, width)
        bits = np.zeros((count, width - skip), np.uint8)
        for n in range(1, top):
            bits |= open_[n][:, skip:].astype(np.uint8) << np.uint8(n - 1)
        wanted = need[:, skip:]
        for k in range(1, top):
            # Where the history of length k is known but the n-gram of length k + 1 isn't.
            mask = open_[k][:, skip - 1 : width - 1] & (result <= k) & wanted
            spot = np.flatnonzero(mask)
            if not len(spot):
                continue
            base = spot // (width - skip) * width + spot % (width - skip) + skip - 1
            if k == 1 and self.b1 is not None:
                weight = self.b1[rows.reshape(-1)[base]]
            else:
                partial = flat[base] * PLACE[0]
                for back in range(1, k):
                    partial += flat[base - back] * PLACE[back]
                weight = self.level[f"b{k}"][self.maps[f"b{k}"].value(partial)]
            value.reshape(-1)[spot] += weight
        if scored is not None:
            value[~scored] = 0.0
        return value, result, bits
