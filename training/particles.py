"""Learns the weights of nlpcheck/language/models/particles.npz from the official text.

    python -m training.particles           learned from the training part, written
    python -m training.particles --try     the same, measured on the tuning part as well

Each 的, 地 and 得 that is a word by itself is an example, with the words of its clause on both
sides (:func:`nlpcheck.language.particles.features`); of 的, by far the most common, one in
``SHARE``, the bias being put right afterwards.  Multinomial logistic regression on hashed
features, AdaGrad on mini-batches; kept in one byte a weight.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator

import numpy as np

from nlpcheck.language import particles
from nlpcheck.language.particles import BITS, MODEL, PARTICLES, around, features, rows
from nlpcheck.language.segment import tag
from training.corpus import articles, learners

SHARE = 3
"""Of the places of 的 one in so many is learned from."""
FUSED = ("变得", "显得")
"""Words of the dictionary whose second character is a particle all the same."""
ROUNDS = 6
RATE = 0.05
BATCH = 512
DROP = 0.5
"""Of an example's features so many are left out each time."""
L2 = 2e-7
#: A tail of two characters before 地 is looked at before 的 too, if seen so often, and so often
#: among both.
LEAST, PART = 2, 0.012

Place = tuple[int, str, str]


def examples(part: str, share: int, seed: int = 5) -> Iterator[Place]:
    """(class, left, right) of particles of the documents of ``part``, each sentence once."""
    dice = random.Random(seed)
    seen: set[str] = set()
    for sentence in _sentences(part):
        if not re.search("[的地得]", sentence) or sentence in seen:
            continue
        seen.add(sentence)
        at = 0
        for word, _ in tag(sentence):
            if word in PARTICLES and (word != "的" or dice.random() * share < 1):
                left, right = around(sentence, at)
                if left and right:
                    yield PARTICLES.index(word), left, right
            elif word in FUSED:
                left, right = around(sentence, at + 1)
                if right:
                    yield 2, left, right
            at += len(word)


def _sentences(part: str) -> Iterator[str]:
    """Of the documents of a part; with the training part what teachers mended, too."""
    for article in articles((part,)):
        for line in article.lines:
            yield from re.findall("[^。\n]+", line)
    if part == "train":
        for _, right in learners():
            yield from re.findall("[^。\n]+", right)


def pack(some: list[Place]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(classes, rows of all one after another, where each one's begin)."""
    gold = np.fromiter((p[0] for p in some), np.int8, len(some))
    ids: list[np.ndarray] = []
    starts = np.zeros(len(some) + 1, np.int64)
    for k, (_, left, right) in enumerate(some):
        one = np.array(rows(features(left, right)), np.int32)
        ids.append(one)
        starts[k + 1] = starts[k] + len(one)
    return gold, np.concatenate(ids), starts


def learn(gold: np.ndarray, ids: np.ndarray, starts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(weights, bias)."""
    weights = np.zeros((1 << BITS, 3), np.float32)
    squares = np.full((1 << BITS, 3), 1e-6, np.float32)
    bias = np.zeros(3, np.float32)
    dice = np.random.default_rng(3)
    lengths = np.diff(starts)
    for turn in range(ROUNDS):
        order = dice.permutation(len(gold))
        loss = 0.0
        for k in range(0, len(order), BATCH):
            some = order[k : k + BATCH]
            width = lengths[some]
            owner = np.repeat(np.arange(len(some)), width)
            flat = ids[
                np.repeat(starts[some], width)
                + np.arange(width.sum())
                - np.repeat(np.cumsum(width) - width, width)
            ]
            kept = dice.random(len(flat)) >= DROP
            owner, flat = owner[kept], flat[kept]
            s = np.zeros((len(some), 3), np.float32)
            for c in range(3):
                s[:, c] = np.bincount(owner, weights[flat, c], len(some)) / (1 - DROP) + bias[c]
            s -= s.max(1, keepdims=True)
            p = np.exp(s)
            p /= p.sum(1, keepdims=True)
            y = gold[some].astype(np.int64)
            loss -= np.log(p[np.arange(len(some)), y] + 1e-9).sum()
            p[np.arange(len(some)), y] -= 1
            touched, back = np.unique(flat, return_inverse=True)
            for c in range(3):
                slope = np.bincount(back, p[owner, c], len(touched)).astype(np.float32)
                slope += L2 * len(gold) * weights[touched, c] / 100
                squares[touched, c] += slope * slope
                weights[touched, c] -= RATE * slope / np.sqrt(squares[touched, c])
            bias -= 0.5 / len(some) * p.sum(0)
        print(f"{turn}: {loss / len(gold):.4f}", flush=True)
    return weights, bias


def tails(some: list[Place], which: int, share: int, width: int) -> list[str]:
    """What stands before a class often enough that it may stand there for 的."""
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for c, left, _ in some:
        if c == which:
            ours[left[-width:]] += 1
        elif c == 0:
            theirs[left[-width:]] += share
    return sorted(t for t, n in ours.items() if n >= LEAST and n > PART * (n + theirs[t]))


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--try", action="store_true", dest="measure")
    options = parser.parse_args()
    some = list(examples("train", SHARE))
    print(Counter(PARTICLES[p[0]] for p in some), flush=True)
    gold, ids, starts = pack(some)
    print("packed", flush=True)
    weights, bias = learn(gold, ids, starts)
    bias[0] += np.log(SHARE)
    scale = float(np.percentile(np.abs(weights), 99.97)) / 127
    small = np.clip(np.round(weights / scale), -127, 127).astype(np.int8)
    np.savez_compressed(
        MODEL,
        weights=small,
        scale=scale,
        bias=bias,
        adverbs="|".join(tails(some, 1, SHARE, 2)),
        verbs="|".join(tails(some, 2, SHARE, 2) + tails(some, 2, SHARE, 1)),
    )
    print(MODEL.stat().st_size, scale)
    if options.measure:
        measure()


def measure() -> None:
    """How surely each particle is told on the tuning part."""
    particles._model.cache_clear()
    told: Counter[tuple[str, str, float]] = Counter()
    count: Counter[str] = Counter()
    for c, left, right in examples("tune", 1):
        odds = particles.scores(left, right)
        count[PARTICLES[c]] += 1
        for wrong in range(3):
            for least in (0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001):
                if odds[wrong] < least:
                    told[PARTICLES[c], PARTICLES[wrong], least] += 1
    for (right_one, wrong_one, limit), n in sorted(told.items()):
        print(right_one, "written as", wrong_one, limit, n, f"{n / count[right_one]:.4f}")


if __name__ == "__main__":
    main()
