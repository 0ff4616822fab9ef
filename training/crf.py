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
from pathlib import Path

import numpy as np

from nlpcheck.language.plans.chain import Chain, Keys, Rows, forbid


@dataclass
class Example:
    """A labelled row of things: ``views`` are readings of it, one of which is drawn each round."""

    gold: np.ndarray
    views: list[Rows | np.ndarray]
    odds: list[float]
    """How often each view is drawn."""
    report: str = ""
    half: str = ""
    joints: np.ndarray | None = None
    """The sort of place before each thing, where there are several."""
    packed: list[tuple[np.ndarray, np.ndarray]] = field(default_factory=list)


@dataclass(frozen=True)
class Options:
    """How to learn; the defaults are what cross-validation chose."""

    rounds: int = 24
    l2: float = 0.02
    least: int = 3
    drop: float = 0.35
    rate: float = 0.15
    size: int = 24
    seed: int = 1


def learn(
    data: Sequence[Example], labels: Sequence[str], options: Options = Options(), joints: int = 1
) -> Chain:
    """The weights learned from ``data``: the mean of those of the second half of the rounds."""
    rng = random.Random(options.seed)
    dice = np.random.default_rng(options.seed)
    names = _names(data, options.least)
    width = len(labels)
    first = np.array([0.0 if n.startswith("I-") else 1.0 for n in labels]) + 1e-12
    for e in data:
        e.packed = [_pack(view, names) for view in e.views]
    weights = np.zeros((len(names), width), dtype=np.float32)
    follow = np.zeros((joints, width, width), dtype=np.float32)
    common = np.zeros((width, width), dtype=np.float32)
    seen_c = np.full_like(common, 1e-2)
    seen_w, seen_f = np.full_like(weights, 1e-2), np.full_like(follow, 1e-2)
    bar = forbid(labels)
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
            keep = (dice.random(len(flat)) > options.drop) | (flat == data[0].packed[0][0][0])
            flat, owner = flat[keep], owner[keep]
            scores = np.zeros((len(batch) * most, width), dtype=np.float32)
            heads = np.flatnonzero(np.diff(owner, prepend=-1))
            scores[owner[heads]] = np.add.reduceat(weights[flat], heads, axis=0)
            scores = scores.reshape(len(batch), most, width)
            joint = np.zeros((len(batch), most), dtype=np.int64)
            for i, e in enumerate(batch):
                if e.joints is not None:
                    joint[i, : len(e.gold)] = e.joints
            rest, pairs = expect(scores, follow + common + bar, lengths, joint, first)
            gold = np.zeros((len(batch), most), dtype=np.int64)
            for i, e in enumerate(batch):
                gold[i, : len(e.gold)] = e.gold
            mask = np.arange(most)[None, :] < lengths[:, None]
            both = mask[:, 1:]
            told = np.zeros_like(follow)
            np.add.at(told, (joint[:, 1:][both], gold[:, :-1][both], gold[:, 1:][both]), 1)
            rest *= mask[:, :, None]
            bi, li = np.nonzero(mask)
            rest[bi, li, gold[bi, li]] -= 1
            rest = rest.reshape(-1, width)
            by = np.argsort(flat, kind="stable")
            sorted_ = flat[by]
            heads = np.flatnonzero(np.diff(sorted_, prepend=-1))
            rows = sorted_[heads]
            grad = np.add.reduceat(rest[owner[by]], heads, axis=0) + pull * weights[rows]
            grad_f = pairs - told
            if joints > 1:  # what holds at every joint is learned from all of them
                grad_c = grad_f.sum(axis=0)
                seen_c += grad_c**2
                common -= options.rate * grad_c / np.sqrt(seen_c)
            seen_w[rows] += grad**2
            seen_f += grad_f**2
            weights[rows] -= options.rate * grad / np.sqrt(seen_w[rows])
            follow -= options.rate * grad_f / np.sqrt(seen_f)
        if turn >= options.rounds // 2:
            sum_w += weights
            sum_f += follow + common
            summed += 1
    return Chain(names, sum_w / summed, sum_f / summed + bar)


def mean(models: Sequence[Chain]) -> Chain:
    """The mean of models learned from the same data: only the order of the batches differs."""
    first = models[0]
    return Chain(
        first.names,
        np.mean([m.weights for m in models], axis=0),
        np.mean([m.follow for m in models], axis=0),
    )


def _names(data: Sequence[Example], least: int) -> dict[str, int] | Keys:
    """The features that stand on at least ``least`` characters in one view or another."""
    if isinstance(data[0].views[0], np.ndarray):
        parts = []
        for e in data:
            first, *others = e.views
            parts += [first.ravel(), *(v[v != first] for v in others)]
        keys, times = np.unique(np.concatenate(parts), return_counts=True)
        return Keys(keys[times >= least])
    counts: Counter[str] = Counter()
    for e in data:
        for rows in zip(*e.views, strict=True):
            counts.update(list(dict.fromkeys(name for row in rows for name in row)))
    names = {"": 0}
    for name, n in counts.items():
        if n >= least:
            names.setdefault(name, len(names))
    return names


def _pack(rows: Rows | np.ndarray, names: dict[str, int] | Keys) -> tuple[np.ndarray, np.ndarray]:
    if isinstance(names, Keys):
        found = names.find(rows).reshape(np.shape(rows))
        known = found < len(names)
        return found[known], np.nonzero(known)[0]
    flat: list[int] = []
    owner: list[int] = []
    get = names.get
    for at, row in enumerate(rows):
        ids = [0, *(i for i in map(get, row) if i)]
        flat += ids
        owner += [at] * len(ids)
    return np.array(flat), np.array(owner)


def expect(
    scores: np.ndarray,
    follow: np.ndarray,
    lengths: np.ndarray,
    joint: np.ndarray,
    first: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Marginals of labels, and the expected number of each label after each (forward, backward).

    ``first`` is 1 where a label may stand first; ``joint`` says which of ``follow`` holds.
    """
    most = scores.shape[1]
    s = scores.astype(np.float64)
    trans = np.exp(follow.astype(np.float64))
    lone = len(trans) == 1
    p = np.exp(s - s.max(axis=2, keepdims=True))
    alpha, beta = np.zeros_like(p), np.ones_like(p)
    alpha[:, 0] = p[:, 0] * first
    alpha[:, 0] /= alpha[:, 0].sum(axis=1, keepdims=True)
    for t in range(1, most):
        if lone:
            a = alpha[:, t - 1] @ trans[0]
        else:
            a = np.einsum("bi,bij->bj", alpha[:, t - 1], trans[joint[:, t]])
        a *= p[:, t]
        alpha[:, t] = a / a.sum(axis=1, keepdims=True)
    for t in range(most - 2, -1, -1):
        b = beta[:, t + 1] * p[:, t + 1]
        b = b @ trans[0].T if lone else np.einsum("bj,bij->bi", b, trans[joint[:, t + 1]])
        b /= b.sum(axis=1, keepdims=True)
        beta[:, t] = np.where((t + 1 < lengths)[:, None], b, 1.0)
    marginal = alpha * beta
    marginal /= marginal.sum(axis=2, keepdims=True)
    # The sum over places of outer products, each divided by its own total.
    live = np.arange(1, most)[None, :] < lengths[:, None]
    pairs = np.zeros_like(trans)
    for k in range(len(trans)):
        here = live & (joint[:, 1:] == k)
        left, right = alpha[:, :-1][here], (p[:, 1:] * beta[:, 1:])[here]
        total = ((left @ trans[k]) * right).sum(axis=1)
        left = left / np.maximum(total, 1e-300)[:, None]
        pairs[k] = trans[k] * (left.T @ right)
    return marginal.astype(np.float32), pairs.astype(np.float32)


def write(model: Chain, file: Path, floor: float = 0.13) -> None:
    """Keep the features whose weights matter, in half precision.

    Below ``floor`` they change no figure of the cross-validation, and half of them lie there.
    """
    keep = np.abs(model.weights).max(axis=1) > floor
    names = model.names
    if isinstance(names, Keys):
        told = {"keys": names.keys[keep]}
    else:
        keep[0] = True
        listed = sorted(names, key=lambda n: names[n])
        if any("\n" in n for n in listed):
            raise ValueError("a feature's name may hold no line break: they are kept one a line")
        told = {"names": np.array("\n".join(n for n, k in zip(listed, keep, strict=True) if k))}
    np.savez_compressed(
        file,
        **told,
        weights=model.weights[keep].astype(np.float16),
        follow=np.maximum(model.follow, -6e4).astype(np.float16),
    )
    print(file.name, int(keep.sum()), "features", file.stat().st_size, "bytes")
