"""A small net trained with numpy: Adam on batches, deterministic for a seed."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
from numpy.typing import NDArray


def fit(
    x: NDArray[np.float32], y: NDArray[Any], hidden: tuple[int, ...], *, weight: NDArray[Any] | None = None, epochs: int = 12, batch: int = 2048, rate: float = 2e-3, seed: int = 1, decay: float = 1e-5
) -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """Layers (weights, bias) that predict the columns of ``y`` (0 or 1) as logits."""
    rng = np.random.default_rng(seed)
    y = np.asarray(y, np.float32).reshape(len(x), -1)
    sizes = [x.shape[1], *hidden, y.shape[1]]
    layers = [(rng.normal(0, np.sqrt(2 / a), (a, b)).astype(np.float32), np.zeros(b, np.float32)) for a, b in itertools.pairwise(sizes)]
    layers[-1] = (layers[-1][0] * 0.1, layers[-1][1])
    state = [[np.zeros_like(v) for v in pair] for pair in layers for _ in range(2)]
    step = 0
    total = epochs * (-(-len(x) // batch))
    for _ in range(epochs):
        order = rng.permutation(len(x))
        for low in range(0, len(x), batch):
            pick = order[low : low + batch]
            rows = [x[pick]]
            for number, (w, b) in enumerate(layers):
                out = rows[-1] @ w + b
                rows.append(np.maximum(out, 0) if number + 1 < len(layers) else out)
            slope = 1 / (1 + np.exp(-np.clip(rows[-1], -30, 30))) - y[pick]
            if weight is not None:
                slope *= weight[pick].reshape(len(pick), -1)
            slope /= len(pick)
            step += 1
            speed = rate * min(1.0, step / 200) * 0.5 * (1 + np.cos(np.pi * step / total))
            for number in range(len(layers) - 1, -1, -1):
                w, b = layers[number]
                grads = (rows[number].T @ slope + decay * w, slope.sum(0))
                if number:
                    slope = (slope @ w.T) * (rows[number] > 0)
                first, second = state[2 * number], state[2 * number + 1]
                for k, (value, grad) in enumerate(zip((w, b), grads, strict=True)):
                    first[k] += 0.1 * (grad - first[k])
                    second[k] += 0.001 * (grad * grad - second[k])
                    value -= speed * (first[k] / (1 - 0.9**step)) / (np.sqrt(second[k] / (1 - 0.999**step)) + 1e-8)
    return layers


def isotonic(score: NDArray[Any], label: NDArray[Any], points: int = 40) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """A rising curve from scores to shares of true labels (pool adjacent violators)."""
    order = np.argsort(score, kind="stable")
    s, y = score[order].astype(np.float64), label[order].astype(np.float64)
    cuts = np.unique(np.searchsorted(s, np.quantile(s, np.linspace(0, 1, 400))))
    edges = np.unique(np.concatenate([[0], cuts, [len(s)]]))
    blocks: list[list[float]] = []
    for low, high in itertools.pairwise(edges):
        blocks.append([float(y[low:high].sum()), float(high - low), float(s[low:high].sum())])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    place = np.array([b[2] / b[1] for b in blocks])
    share = np.array([(b[0] + 0.01) / (b[1] + 0.5) for b in blocks])
    if len(place) > points:
        keep = np.unique(np.linspace(0, len(place) - 1, points).astype(int))
        place, share = place[keep], share[keep]
    return place.astype(np.float32), np.maximum.accumulate(share).astype(np.float32)
