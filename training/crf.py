"""A linear-chain conditional random field learned with numpy: AdaGrad on mini-batches.

Features are names that are true of a character; a label's score is the sum of their weights.
Only the rows that a batch touches are moved, so a round over the data costs what its features
cost, whatever the size of the table.  J. Lafferty, A. McCallum, F. Pereira (2001);
J. Duchi, E. Hazan, Y. Singer (2011).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from nlpcheck.language.plans.tagger import LABELS, Tagger, forbid

COUNT = len(LABELS)


@dataclass
class Example:
    """A labelled measure: ``views`` are readings of it, one of which is drawn each round."""

    gold: np.ndarray
    views: list[list[list[str]]]
    odds: list[float]
    """How often each view is drawn."""
    report: str = ""
    half: str = ""
    packed: list[tuple[np.ndarray, np.ndarray]] = field(default_factory=list)


@dataclass(frozen=True)
class Options:
    """How to learn; the defaults are what cross-validation chose."""

    rounds: int = 24
    l2: float = 0.02
    least: int = 3
    drop: float = 0.5
    rate: float = 0.15
    size: int = 24
    seed: int = 1


def learn(data: Sequence[Example], options: Options = Options()) -> Tagger:
    """The weights learned from ``data``: the mean of those of the second half of the rounds."""
    rng = random.Random(options.seed)
    dice = np.random.default_rng(options.seed)
    names = _names(data, options.least)
    for e in data:
        e.packed = [_pack(view, names) for view in e.views]
    weights = np.zeros((len(names), COUNT), dtype=np.float32)
    follow = np.zeros((COUNT, COUNT), dtype=np.float32)
    seen_w, seen_f = np.full_like(weights, 1e-2), np.full_like(follow, 1e-2)
    bar = forbid()
    sum_w, sum_f, summed = np.zeros_like(weights), np.zeros_like(follow), 0
    order = list(range(len(data)))
    pull = options.l2 * len(data) ** 0.5 * options.size / len(data)
    for turn in range(options.rounds):
        rng.shuffle(order)
        for at in range(0, len(order), options.size):
            batch = [data[i] for i in order[at : at + options.size]]
            picked = [e.packed[rng.choices(range(len(e.views)), e.odds)[0]] for e in batch]
            lengths = np.array([len(e.gold) for e in batch])
            most = int(lengths.max())
            flat = np.concatenate([p[0] for p in picked])
            owner = np.concatenate([p[1] + i * most for i, p in enumerate(picked)])
            # The first feature of each row is the bias, which is always kept.
            keep = (dice.random(len(flat)) > options.drop) | (flat == 0)
            flat, owner = flat[keep], owner[keep]
            scores = np.zeros((len(batch) * most, COUNT), dtype=np.float32)
            heads = np.flatnonzero(np.diff(owner, prepend=-1))
            scores[owner[heads]] = np.add.reduceat(weights[flat], heads, axis=0)
            scores = scores.reshape(len(batch), most, COUNT)
            rest, pairs = expect(scores, follow + bar, lengths)
            gold = np.zeros((len(batch), most), dtype=np.int64)
            for i, e in enumerate(batch):
                gold[i, : len(e.gold)] = e.gold
            mask = np.arange(most)[None, :] < lengths[:, None]
            both = mask[:, 1:]
            told = np.zeros((COUNT, COUNT), dtype=np.float32)
            np.add.at(told, (gold[:, :-1][both], gold[:, 1:][both]), 1)
            rest *= mask[:, :, None]
            bi, li = np.nonzero(mask)
            rest[bi, li, gold[bi, li]] -= 1
            rest = rest.reshape(-1, COUNT)
            by = np.argsort(flat, kind="stable")
            sorted_ = flat[by]
            heads = np.flatnonzero(np.diff(sorted_, prepend=-1))
            rows = sorted_[heads]
            grad = np.add.reduceat(rest[owner[by]], heads, axis=0) + pull * weights[rows]
            grad_f = pairs - told
            seen_w[rows] += grad**2
            seen_f += grad_f**2
            weights[rows] -= options.rate * grad / np.sqrt(seen_w[rows])
            follow -= options.rate * grad_f / np.sqrt(seen_f)
        if turn >= options.rounds // 2:
            sum_w += weights
            sum_f += follow
            summed += 1
    return Tagger(names, sum_w / summed, sum_f / summed + bar)


def mean(models: Sequence[Tagger]) -> Tagger:
    """The mean of models learned from the same data: only the order of the batches differs."""
    first = models[0]
    return Tagger(
        first.names,
        np.mean([m.weights for m in models], axis=0),
        np.mean([m.follow for m in models], axis=0),
    )


def _names(data: Sequence[Example], least: int) -> dict[str, int]:
    """The features that stand on at least ``least`` characters in one view or another."""
    counts: Counter[str] = Counter()
    for e in data:
        for rows in zip(*e.views, strict=True):
            counts.update(set().union(*rows))
    names = {"": 0}
    for name, n in counts.items():
        if n >= least:
            names.setdefault(name, len(names))
    return names


def _pack(rows: list[list[str]], names: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    flat: list[int] = []
    owner: list[int] = []
    get = names.get
    for at, row in enumerate(rows):
        ids = [0, *(i for i in map(get, row) if i)]
        flat += ids
        owner += [at] * len(ids)
    return np.array(flat), np.array(owner)


def expect(
    scores: np.ndarray, follow: np.ndarray, lengths: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Marginals of labels, and the expected number of each label after each (forward, backward)."""
    count, most, _ = scores.shape
    s = scores.astype(np.float64)
    trans = np.exp(follow.astype(np.float64))
    p = np.exp(s - s.max(axis=2, keepdims=True))
    alpha, beta = np.zeros_like(p), np.ones_like(p)
    start = np.ones(COUNT)
    start[2::2] = 1e-12
    alpha[:, 0] = p[:, 0] * start
    alpha[:, 0] /= alpha[:, 0].sum(axis=1, keepdims=True)
    for t in range(1, most):
        a = (alpha[:, t - 1] @ trans) * p[:, t]
        alpha[:, t] = a / a.sum(axis=1, keepdims=True)
    for t in range(most - 2, -1, -1):
        b = (beta[:, t + 1] * p[:, t + 1]) @ trans.T
        b /= b.sum(axis=1, keepdims=True)
        beta[:, t] = np.where((t + 1 < lengths)[:, None], b, 1.0)
    marginal = alpha * beta
    marginal /= marginal.sum(axis=2, keepdims=True)
    # The sum over places of outer products, each divided by its own total.
    left, right = alpha[:, :-1], p[:, 1:] * beta[:, 1:]
    total = ((left @ trans) * right).sum(axis=2)
    live = np.arange(1, most)[None, :] < lengths[:, None]
    left = left * np.where(live, 1 / np.maximum(total, 1e-300), 0.0)[:, :, None]
    flat_l, flat_r = left.reshape(-1, COUNT), right.reshape(-1, COUNT)
    pairs = trans * (flat_l.T @ flat_r)
    return marginal.astype(np.float32), pairs.astype(np.float32)
