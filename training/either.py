"""Makes nlpcheck/language/models/either.npz: which of two words that sound alike is meant.

    python -m training.either [--work build/either] [--steps learn choose]

For each pair of confused_pairs.tsv it takes the sentences of the training text that hold the one
word, and those that hold the other with the one put in its place, and learns by logistic
regression what about the word tells them apart (A. R. Golding, D. Roth 1999: context-sensitive
spelling correction).  A word is told only where the sum is above that of nearly every place where
the text rightly has it (a third of the training text's places and the tune part, neither of which
was learned from).  ``learn`` takes a few minutes, ``choose`` seconds; needs scikit-learn.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from nlpcheck.language.either import MODEL, SCALE, names
from nlpcheck.language.planes import split
from nlpcheck.language.segment import cut_known
from training.corpus import articles
from training.slips import _NAMES, _table
from training.vocabulary import dictionary

#: Places of a word that are kept, at most; of the right one, and of the one that stands there.
KEPT, RIGHT, WRONG = 6000, 3000, 4000
#: Characters about a word that are looked at.
WINDOW = 36
#: So often a feature must be seen; so many of a pair are kept.
SEEN, FEATURES = 3, 300
#: Words that the dictionary takes for names.
MORE = ("印发", "报到")
#: So many right places not learned from must be there, at least.
READ = 20
#: How many right places in all the text may be told of one pair (they are slips of its own); the
#: sum below which none is, and how far beyond those of right places: further where only a small
#: share of the text's places was read.
ALLOWED, SURE, BEYOND = 3, 1.5, 1.0
#: The same for pairs that offices often confuse, whose places were read one by one.
OFTEN = 0.1
#: Weights smaller than this (of SCALE) are left out of the file, which has to fit the wheel.
FAINT = 4
#: So many of the other word's places must be told.
TOLD = 0.3

Places = dict[str, dict[str, list[tuple[int, int]]]]
PARTS = ("train", "tune")


class Learned(NamedTuple):
    """What was learned of a pair: the weights, and sums of places not learned from."""

    base: float
    weights: dict[int, int]
    rightly: list[float]
    """The highest sums where the word stands by right."""
    read: int
    wrongly: list[float]
    """The sums where it stands for the other."""
    times: int
    """How often the text has the word by right."""


def read_places() -> tuple[list[str], dict[str, Counter[str]], Places]:
    """The lines of the text, each once, and where the words of two characters stand in them."""
    two = {w for w, (_, k) in dictionary().items() if len(w) == 2 and k not in _NAMES}
    rng = random.Random(1)
    lines: list[str] = []
    seen: set[str] = set()
    count = {part: Counter[str]() for part in PARTS}
    found: dict[str, defaultdict[str, list[tuple[int, int]]]] = {
        p: defaultdict(list) for p in PARTS
    }
    for part in PARTS:
        first = len(lines)
        for article in articles((part,)):
            for line in article.lines:
                if line in seen:
                    continue
                seen.add(line)
                at = 0
                for word in cut_known(line):
                    if word in two:
                        count[part][word] += 1
                        kept = found[part][word]
                        if len(kept) < KEPT:
                            kept.append((len(lines), at))
                        elif (other := rng.randrange(count[part][word])) < KEPT:
                            kept[other] = (len(lines), at)
                    at += len(word)
                lines.append(line)
        for word in MORE:
            spots = [(n, at) for n in range(first, len(lines)) for at in _spots(lines[n], word)]
            random.Random(1).shuffle(spots)
            found[part][word] = spots[:KEPT]
            count[part][word] = len(spots)
    return lines, count, {part: dict(some) for part, some in found.items()}


def _spots(line: str, word: str) -> Iterable[int]:
    at = line.find(word)
    while at >= 0:
        yield at
        at = line.find(word, at + 1)


def pairs() -> dict[tuple[str, str], bool]:
    """(the word that stands there, the one that may be meant) → whether these are often confused."""
    return {(row[0], row[1]): row[2] == "often" for row in sorted(_table("confused_pairs.tsv"))}


class _Reader:
    """The features of places, by the word that stands or is put there."""

    def __init__(self, lines: list[str], spots: Places) -> None:
        self.lines, self.spots = lines, spots

    def read(self, part: str, word: str, most: int, put: str | None = None) -> list[list[int]]:
        found = (
            self._features(spot, put or word) for spot in self.spots[part].get(word, [])[:most]
        )
        return [some for some in found if some]

    def _features(self, spot: tuple[int, int], word: str) -> list[int] | None:
        line, at = self.lines[spot[0]], spot[1]
        left = line[max(0, at - WINDOW) : at]
        words = cut_known(left + word + line[at + 2 : at + 2 + WINDOW])
        place = index = 0
        while place < len(left):
            place += len(words[index])
            index += 1
        if place > len(left) or words[index] != word:
            return None
        return names(words, index)


def learn(reader: _Reader, wrong: str, right: str, times: int) -> Learned | None:
    """What tells a word, which stands so often, from the one that is put in its place."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    true = reader.read("train", wrong, KEPT)
    cut = min(WRONG, len(true) * 2 // 3)
    rest = true[cut:] + reader.read("tune", wrong, RIGHT)
    true = true[:cut]
    put = reader.read("train", right, RIGHT, wrong)
    if len(true) < 5 or len(put) < 50:
        return None
    seen = Counter(name for some in true + put for name in some)
    known = sorted(name for name, times in seen.items() if times >= SEEN)
    number = {name: index for index, name in enumerate(known)}

    def matrix(rows: list[list[int]]) -> Any:
        columns = [[number[name] for name in row if name in number] for row in rows]
        ends = np.cumsum([0, *map(len, columns)])
        flat = [column for row in columns for column in row]
        return csr_matrix(
            (np.ones(len(flat), np.float32), flat, ends), shape=(len(rows), len(known))
        )

    table = matrix(true + put)
    wanted = np.r_[np.zeros(len(true)), np.ones(len(put))]
    share = np.r_[np.full(len(true), 0.5 / len(true)), np.full(len(put), 0.5 / len(put))]
    made = LogisticRegression(C=0.3, solver="liblinear", max_iter=200)
    made.fit(table, wanted, sample_weight=share * len(wanted))
    weights, base = made.coef_[0], float(made.intercept_[0])
    often = np.asarray(table.sum(0)).ravel()
    kept = np.argsort(-np.abs(weights) * np.sqrt(often))[:FEATURES]
    whole = np.zeros(len(known), np.int64)
    whole[kept] = np.clip(np.round(weights[kept] * SCALE), -127, 127)

    def sums(rows: list[list[int]]) -> list[float]:
        found = matrix(rows) @ (whole / SCALE) + base if rows else np.zeros(0)
        return [float(total) for total in np.sort(found)[::-1]]

    return Learned(
        base,
        {known[i]: int(whole[i]) for i in np.flatnonzero(whole)},
        sums(rest)[:40],
        len(rest),
        sums(reader.read("tune", right, 250, wrong)),
        times,
    )


def least(one: Learned, often: bool) -> float | None:
    """From which sum on the other word is told (``often``: the two are often confused); None where
    too few of its places would be."""
    if one.read < READ or not one.wrongly:
        return None
    stray = ALLOWED * one.read // one.times
    beyond = OFTEN if often else BEYOND + log(max(1.0, one.times / one.read))
    bound = max(SURE, one.rightly[min(stray, len(one.rightly) - 1)] + beyond)
    told = [total for total in one.wrongly if total >= bound]
    return bound if len(told) >= TOLD * len(one.wrongly) else None


def write(learned: dict[tuple[str, str], Learned], output: Path = MODEL) -> None:
    """The file from what was learned."""
    often = pairs()
    rows = [
        (pair, one, bound)
        for pair, one in sorted(learned.items())
        if pair in often and (bound := least(one, often[pair])) is not None
    ]
    keys = [sorted(k for k, w in one.weights.items() if abs(w) >= FAINT) for _, one, _ in rows]
    known, places = np.unique([key for some in keys for key in some], return_inverse=True)
    np.savez_compressed(
        output,
        pairs=np.array(["".join(pair) for pair, _, _ in rows]),
        starts=np.cumsum([0, *map(len, keys)]).astype(np.int32),
        keys=split(np.diff(known.astype(np.uint32), prepend=np.uint32(0))),
        places=split(places.astype(np.uint16)),
        weights=np.array(
            [
                one.weights[key]
                for some, (_, one, _) in zip(keys, rows, strict=True)
                for key in some
            ],
            np.int8,
        ),
        bases=np.array([one.base for _, one, _ in rows], np.float32),
        leasts=np.array([bound for _, _, bound in rows], np.float32),
    )
    print(len(learned), "pairs,", len(rows), "kept,", output.stat().st_size, "bytes")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, default=Path("build/either"))
    parser.add_argument("--steps", nargs="+", default=["learn", "choose"])
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    kept = options.work / "learned.pickle"
    if "learn" in options.steps:
        lines, count, spots = read_places()
        reader = _Reader(lines, spots)
        learned = {}
        for wrong, right in pairs():
            times = count["train"][wrong] + count["tune"][wrong]
            if (one := learn(reader, wrong, right, times)) is not None:
                learned[wrong, right] = tuple(one)
        kept.write_bytes(pickle.dumps(learned))
    if "choose" in options.steps:
        write({pair: Learned(*one) for pair, one in pickle.loads(kept.read_bytes()).items()})


if __name__ == "__main__":
    main()
