"""Makes nlpcheck/language/plans/classes.npz: which words stand in the same places of a sentence.

    NLPCHECK_DATA=../shared python -m training.word_classes

The neighbours of each frequent word, to its left and to its right, are counted over the
official text; a truncated singular value decomposition of their positive pointwise mutual
information (O. Levy, Y. Goldberg, 2014) makes them a vector, and k-means over the vectors
makes classes, coarse and fine.  核对, 核验, 查验 fall together, 每季度 with 每半年, 办公室 with 管理局.
A word that isn't listed is taken for the mean of the words that end like it (``~室``).
"""

from __future__ import annotations

import argparse
import re

import numpy as np

from nlpcheck.language import segment
from nlpcheck.language.plans import classes
from training.corpus import articles

_HAN = re.compile(r"[\u4e00-\u9fff]{1,6}")
WORDS, LEAST, CONTEXTS, DIMENSIONS = 16_000, 60, 2500, 100
SIZES = (64, 256, 1024)


def stream() -> tuple[list[str], np.ndarray]:
    """The words of the text and their order as indexes; -1 between sentences."""
    index: dict[str, int] = {}
    order: list[int] = []
    for article in articles():
        for line in article.lines:
            for sentence in re.split(r"[。；！？]", line):
                order.append(-1)
                order += [index.setdefault(w, len(index)) for w in segment.cut(sentence)]
    return list(index), np.array(order, dtype=np.int32)


def vectors(listed: list[str], order: np.ndarray) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Frequent words, their vectors (length 1) and how often they stand in the text."""
    count = np.bincount(order[order >= 0], minlength=len(listed))
    ranked = np.argsort(-count, kind="stable")
    chosen = [i for i in ranked if count[i] >= LEAST and _HAN.fullmatch(listed[i])][:WORDS]
    row = np.full(len(listed) + 1, -1)
    row[chosen] = np.arange(len(chosen))
    column = np.full(len(listed) + 1, -1)
    column[ranked[:CONTEXTS]] = np.arange(CONTEXTS)
    column[-1] = CONTEXTS  # the edge of the sentence is a neighbour too
    width = CONTEXTS + 1

    def beside(words: np.ndarray, others: np.ndarray) -> np.ndarray:
        r, c = row[words], column[others]
        keep = (r >= 0) & (c >= 0)
        flat = np.bincount(r[keep] * width + c[keep], minlength=len(chosen) * width)
        return flat.reshape(len(chosen), width).astype(np.float32)

    m = np.hstack([beside(order[1:], order[:-1]), beside(order[:-1], order[1:])])
    share = m.sum(axis=0, keepdims=True) ** 0.75
    share /= share.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        m = np.log(m / (m.sum(axis=1, keepdims=True) * share))
    m[~np.isfinite(m)] = 0
    m = np.sqrt(np.maximum(m, 0))
    rng = np.random.default_rng(0)
    y = m @ rng.standard_normal((m.shape[1], DIMENSIONS + 20)).astype(np.float32)
    for _ in range(3):
        y, _ = np.linalg.qr(y)
        y = m @ (m.T @ y)
    y, _ = np.linalg.qr(y)
    b = y.T @ m
    u, s, _ = np.linalg.svd(b @ b.T)
    v = (y @ u[:, :DIMENSIONS]) * s[:DIMENSIONS] ** 0.25
    length = np.linalg.norm(v, axis=1)
    keep = length > 0
    words = [listed[i] for i, k in zip(chosen, keep, strict=True) if k]
    return words, v[keep] / length[keep][:, None], count[chosen][keep]


def group(v: np.ndarray, count: np.ndarray, size: int, rounds: int = 25) -> np.ndarray:
    """The centres of ``size`` classes (k-means on the sphere, frequent words weigh more)."""
    rng = np.random.default_rng(0)
    odds = np.sqrt(count)
    weight = count[:, None] ** 0.25
    centres = v[rng.choice(len(v), size, replace=False, p=odds / odds.sum())].copy()
    for _ in range(rounds):
        nearest = (v @ centres.T).argmax(axis=1)
        total = np.zeros_like(centres)
        np.add.at(total, nearest, v * weight)
        empty = ~total.any(axis=1)
        total[empty] = v[rng.choice(len(v), int(empty.sum()))]
        centres = total / np.linalg.norm(total, axis=1, keepdims=True)
    return centres


def main() -> None:
    """Read the text, write the classes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.parse_args()
    words, v, count = vectors(*stream())
    ends: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        if len(word) > 1:
            ends.setdefault(word[-1], []).append(i)
    names, rows = list(words), [v]
    for end, some in sorted(ends.items()):
        if len(some) >= 4:
            names.append("~" + end)
            rows.append(v[some].mean(axis=0, keepdims=True))
    everything = np.concatenate(rows)
    found = [(everything @ group(v, count, size).T).argmax(axis=1) for size in SIZES]
    np.savez_compressed(
        classes.FILE, names=np.array("\n".join(names)), ids=np.array(found, dtype=np.uint16)
    )
    print(classes.FILE.name, len(names), "words", classes.FILE.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
