"""Learns the weights of nlpcheck/language/plans/roles.npz from the labelled section fives.

    python -m training.plan_roles --folds 5      cross-validated by report, nothing written
    python -m training.plan_roles --write        learned from all sets but the test half, written

The test half is never read.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from nlpcheck.language.plans.analyse import blocks_of, read_tokens
from nlpcheck.language.plans.chain import Chain
from nlpcheck.language.plans.cues import load_cues
from nlpcheck.language.plans.grid import find_rows
from nlpcheck.language.plans.roles import LABELS, MODEL, NEVER_FIRST, NEVER_LAST, features
from nlpcheck.language.plans.units import JOINTS, Unit, units
from training.crf import Example, Options, learn, mean, write
from training.plan_shapes import Maker
from training.plan_tagger import SETS, folds, records

OPTIONS = Options(rounds=24, least=2, drop=0.3, size=8)
SEEDS = 3
MADE = 300
"""How many section fives in other shapes are made of the labelled items."""


def examples(some: Iterable[dict[str, Any]]) -> list[Example]:
    """One for each section five."""
    made = []
    cues = load_cues(())
    for record in some:
        text = record["text"]
        found = units(text, find_rows(text, blocks_of(text))[1], cues)
        if not found:
            continue
        _, tokens, _ = read_tokens(text, 0, ())
        rows = features(text, found, tokens, cues, record["year"])
        one = Example(gold(record, found), [rows], [1.0], record["id"], record["half"])
        one.joints = np.array([u.joint for u in found])
        made.append(one)
    return made


def gold(record: dict[str, Any], found: Sequence[Unit]) -> np.ndarray:
    """The labels of the units: each that of the item that holds most of it."""
    spans = [
        (s["start"], s["end"], kind)
        for key, kind in (("problems", "problem"), ("measures", "measure"), ("last_year", "last"))
        for s in record[key]
    ]
    labels: list[str] = []
    begun: set[tuple[int, int, str]] = set()
    for unit in found:
        best, most = None, 0.0
        for span in spans:
            common = min(unit.end, span[1]) - max(unit.start, span[0])
            if common > most and common >= 0.4 * min(unit.end - unit.start, span[1] - span[0]):
                best, most = span, common
        if best is None:
            labels.append("O")
            continue
        labels.append(("I-" if best in begun else "B-") + best[2])
        begun.add(best)
    after = "end"
    for i in range(len(labels) - 1, -1, -1):
        if labels[i] == "O":
            labels[i] = "O-" + after
        else:
            after = labels[i][2:]
            if labels[i][0] == "I" and (i == 0 or labels[i - 1] == "O"):
                labels[i] = "B-" + after
    for i in range(len(labels)):  # a span broken by a title begins anew
        if labels[i][0] == "I" and (
            i == 0 or labels[i - 1][2:] != labels[i][2:] or labels[i - 1][0] == "O"
        ):
            labels[i] = "B-" + labels[i][2:]
    return np.array([LABELS.index(x) for x in labels])


def train(some: Sequence[dict[str, Any]], options: Options = OPTIONS, seeds: int = 1) -> Chain:
    """The model learned from some labelled section fives, the mean of ``seeds``."""
    data = examples([*some, *Maker(some).make(MADE)])
    return mean(
        [learn(data, LABELS, replace(options, seed=s), len(JOINTS)) for s in range(1, seeds + 1)]
    )


def _spans(labels: Sequence[int]) -> set[tuple[str, int, int]]:
    found, start, kind = set(), 0, ""
    for i, label in enumerate([*labels, 3]):
        name = LABELS[label]
        if kind and name != "I-" + kind:
            found.add((kind, start, i))
            kind = ""
        if name[0] == "B":
            kind, start = name[2:], i
    return found


def main() -> None:
    """Cross-validate or write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    for name in ("rounds", "l2", "least", "drop", "rate", "size"):
        value = getattr(OPTIONS, name)
        parser.add_argument(f"--{name}", type=type(value), default=value)
    given = parser.parse_args()
    options = Options(given.rounds, given.l2, given.least, given.drop, given.rate, given.size)
    if given.folds:
        some = records()
        by_report = {e.report: e for e in examples(some)}
        out: Counter[Any] = Counter()
        for rest, held in folds(some, given.folds):
            model = train(rest, options)
            for r in held:
                if r["id"] not in by_report:
                    continue
                e = by_report[r["id"]]
                said = model.best(model.scores(e.views[0]), NEVER_FIRST, NEVER_LAST, list(e.joints))
                g, f = _spans(list(e.gold)), _spans(said)
                for kind in ("problem", "measure", "last"):
                    a, b = {x for x in g if x[0] == kind}, {x for x in f if x[0] == kind}
                    for key, n in (("hit", len(a & b)), ("gold", len(a)), ("found", len(b))):
                        out[r["half"], kind, key] += n
        for half in SETS:
            for kind in ("problem", "measure", "last"):
                h, g, f = (out[half, kind, k] for k in ("hit", "gold", "found"))
                print(
                    f"{half} {kind}: P {h / max(f, 1):.3f} R {h / max(g, 1):.3f} F1 {2 * h / max(f + g, 1):.3f}"
                )
    if given.write:
        write(train(records(), options, SEEDS), MODEL)


if __name__ == "__main__":
    main()
