"""The words' vectors, from the training text cut into words.

Counts of pairs become positive pointwise mutual information (Levy and Goldberg, 2014:
shifted, the context's share smoothed by a power of 0.75), which a truncated singular
value decomposition makes small; each column is stored in 8 bits.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

#: The commonest words have vectors.
WORDS = 28_000
LEAST = 25
#: Words so far apart are of one topic.
WINDOW = 10
TOPIC, BESIDE = 36, 24


def make(stream: NDArray[np.uint64], words: int = WORDS) -> dict[str, NDArray[Any]]:
    """The arrays of ``language.spelling.vectors``; ``stream``: names of the words of the
    text in their order, zeros between lines."""
    names, number, count = np.unique(stream, return_inverse=True, return_counts=True)
    count[names == 0] = 0
    chosen = np.argsort(-count, kind="stable")[:words]
    chosen = np.sort(chosen[count[chosen] >= LEAST])
    place = np.full(len(names), -1, np.int32)
    place[chosen] = np.arange(len(chosen))
    word = place[number]
    line = np.cumsum(stream == 0).astype(np.int32)
    arrays: dict[str, NDArray[Any]] = {"vector.name": names[chosen]}
    near = _pairs(word, line, range(1, WINDOW + 1), len(chosen))
    left, _ = _factor(_information(near + near.T, 0.0), TOPIC)
    arrays |= _stored("topic", left)
    beside = _pairs(word, line, (1,), len(chosen))
    left, right = _factor(_information(beside, 0.0), BESIDE)
    return arrays | _stored("left", left) | _stored("right", right)


def _pairs(word: NDArray[np.int32], line: NDArray[np.int32], distances: Any, size: int) -> Any:
    """How often each pair stands at one of the distances in a line."""
    from scipy import sparse

    total = sparse.csr_matrix((size, size), dtype=np.float32)
    for distance in distances:
        a, b = word[:-distance], word[distance:]
        both = (a >= 0) & (b >= 0) & (line[:-distance] == line[distance:])
        ones = np.ones(int(both.sum()), np.float32)
        total = total + sparse.coo_matrix((ones, (a[both], b[both])), shape=(size, size)).tocsr()
    return total


def _information(counts: Any, shift: float) -> Any:
    """Positive pointwise mutual information of a matrix of counts."""
    from scipy import sparse

    counts = counts.tocoo()
    rows = np.asarray(counts.sum(1)).ravel()
    columns = np.asarray(counts.sum(0)).ravel() ** 0.75
    columns *= rows.sum() / columns.sum()
    value = np.log(counts.data * rows.sum() / (rows[counts.row] * columns[counts.col])) - shift
    keep = (value > 0) & (counts.data >= 2)
    return sparse.csr_matrix((value[keep].astype(np.float32), (counts.row[keep], counts.col[keep])), shape=counts.shape)


def _factor(matrix: Any, size: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Two tables whose product of rows comes near the matrix."""
    from sklearn.utils.extmath import randomized_svd

    left, strength, right = randomized_svd(matrix, size, n_iter=4, random_state=1)
    root = np.sqrt(strength)
    return (left * root).astype(np.float32), (right.T * root).astype(np.float32)


def _stored(part: str, table: NDArray[np.float32]) -> dict[str, NDArray[Any]]:
    """The table in 8 bits, with a row of zeros behind, and the size of each column's step."""
    limit = np.quantile(np.abs(table), 0.9995, axis=0)
    scale = (limit / 127).astype(np.float32)
    small = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
    return {f"vector.{part}": np.concatenate([small, np.zeros((1, table.shape[1]), np.int8)]), f"vector.{part}.scale": scale}
