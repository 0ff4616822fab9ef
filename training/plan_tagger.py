"""Learns the weights of nlpcheck/language/plans/tagger.npz from the labelled section fives.

    python -m training.plan_tagger --folds 5     cross-validated by report, nothing written
                                   --reading 1   the same, the rules silent on the develop half
    python -m training.plan_tagger --write       learned from all sets but the test half, written

Here the labelled bounds of the measures are given, so that the model is seen by itself;
``python benchmarks/plans.py --cross 5`` is the same through the whole pipeline.  The test half
is never read.  On the develop half the rules were made, so what they say there is righter than
elsewhere: part of their word is left out of most of its measures (``LEFT_OUT``), lest the model
trust them too far.  The measures of ``MORE`` stand alone, without problems; they are learned
from in every fold and never measured.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from nlpcheck.language.plans import tagger
from nlpcheck.language.plans.analyse import read_tokens
from nlpcheck.language.plans.chain import Chain
from nlpcheck.language.plans.cues import load_cues
from nlpcheck.language.plans.elements import Finder
from nlpcheck.language.plans.features import features
from nlpcheck.language.plans.judgement import verdict_of
from nlpcheck.language.plans.patterns import load_patterns
from nlpcheck.language.plans.tagger import LABELS, MODEL, spans, tag
from training.crf import Example, Options, learn, mean, write

DATA = Path(__file__).resolve().parent.parent / "benchmarks" / "data" / "plans"
SETS = ("develop", "extra", "blind1", "blind2")
MORE = ("voices", "voices2", "voices3", "voices4", "voices5")
LEFT_OUT = {"develop": (1.0, 0.3, 0.5, 0.5), "voices": (1.0,)}
"""The shares of what the rules say that are left out in further readings of a set's measures."""
SEEDS = 6
FLOOR = 0.16
"""Features whose weights all lie below change no element of the sets learned from."""
OPTIONS = Options()


def records(sets: Sequence[str] = SETS) -> list[dict[str, Any]]:
    """The labelled section fives of some sets, each with the name of its set as ``half``."""
    return [
        {**json.loads(line), "half": half}
        for half in sets
        for line in (DATA / f"{half}.jsonl").read_text("utf-8").splitlines()
    ]


class Labelled(Example):
    """An example with its place in its text and what the rules say of it."""

    start: int
    text: str
    rules: list[Any]


def examples(some: Iterable[dict[str, Any]]) -> list[Labelled]:
    """One for each measure: read with the word of the rules and without."""
    made = []
    cues, patterns = load_cues(()), load_patterns(())
    for record in some:
        text = record["text"]
        _, tokens, matches = read_tokens(text, 0, patterns)
        finder = Finder(text, cues, patterns, tokens, matches, record["issuer"])
        for number, m in enumerate(record["measures"]):
            a, b = m["start"], m["end"]
            rules = finder.rules(a, b)
            gold = np.zeros(b - a, dtype=np.int64)
            for e in m["elements"]:
                k = tagger.KINDS.index(e["kind"])
                gold[e["start"] - a : e["end"] - a] = 2 * k + 2
                gold[e["start"] - a] = 2 * k + 1
            dice = random.Random(f"{record['id']} {number}")
            views = [features(text, tokens, [(a, b, rules)])]
            for share in LEFT_OUT.get(record["half"], ()):
                kept = [e for e in rules if dice.random() >= share]
                views.append(features(text, tokens, [(a, b, kept)]))
            one = Labelled(gold, views, [1.0] * len(views), record["id"], record["half"])
            one.start, one.text, one.rules = a, text[a:b], rules
            made.append(one)
    return made


def folds(
    some: Sequence[dict[str, Any]], count: int, share: float = 1.0
) -> Iterable[tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    """``count`` times the reports to learn from and those held out, each set cut alike.

    ``share`` of the reports to learn from are kept, for a curve of what more data brings.
    """
    rng = random.Random(7)
    mixed = list(some)
    rng.shuffle(mixed)
    mixed.sort(key=lambda r: r["half"])
    for fold in range(count):
        rest = [r for i, r in enumerate(mixed) if i % count != fold]
        if share < 1:
            rest = random.Random(fold).sample(rest, round(len(rest) * share))
        yield rest, mixed[fold::count]


def score(
    model: Chain, data: Sequence[Labelled], verbose: bool = False, reading: int = 0
) -> dict[str, Counter[Any]]:
    """Exact spans, overlapping spans and verdicts of the model and of the rules alone.

    ``reading`` is which of the readings of an example counts, the first where it has no such.
    """
    out: dict[str, Counter[Any]] = {}
    for e in data:
        view = e.views[reading if reading < len(e.views) else 0]
        found = tag(model, view, [(e.start, e.start + len(e.gold))])[0]
        gold = spans(list(e.gold), e.start)
        if verbose:
            _say(e, found, gold)
        for name, said in (("model", found), ("rules", e.rules)):
            c = out.setdefault(name, Counter())
            for kind in tagger.KINDS:
                g = [(x.start, x.end) for x in gold if x.kind == kind]
                f = [(x.start, x.end) for x in said if x.kind == kind]
                c[kind, "hit"] += len(set(g) & set(f))
                c[kind, "over"] += min(
                    len(f), sum(any(a < d and x < b for x, d in f) for a, b in g)
                )
                c[kind, "gold"] += len(g)
                c[kind, "found"] += len(f)
            a, b = verdict_of({x.kind for x in said}), verdict_of({x.kind for x in gold})
            c["verdict", a, b] += 1
    return out


def _say(e: Labelled, found: list[Any], gold: list[Any]) -> None:
    text = e.text
    found_, gold_ = (
        {(x.kind, x.start - e.start, x.end - e.start) for x in y} for y in (found, gold)
    )
    if found_ != gold_:
        print(e.report, text)
    for x in sorted(found_ ^ gold_, key=lambda x: x[1]):
        print("   ", "漏" if x in gold_ else "多", x[0], text[x[1] : x[2]])


def show(out: dict[str, Counter[Any]]) -> None:
    """F1 of spans, by kind and together, and of specific-or-not."""
    for name, c in out.items():
        cells = []
        total: Counter[str] = Counter()
        for kind in tagger.KINDS:
            for key in ("hit", "over", "gold", "found"):
                total[key] += c[kind, key]
            both = max(c[kind, "gold"] + c[kind, "found"], 1)
            cells.append(f"{kind} {2 * c[kind, 'hit'] / both:.2f}/{2 * c[kind, 'over'] / both:.2f}")
        both = total["gold"] + total["found"]
        verdicts = {k: n for k, n in c.items() if k[0] == "verdict"}
        parts = []
        for name_ in ("specific", "vague"):
            hit = c["verdict", name_, name_]
            found = sum(n for k, n in verdicts.items() if k[1] == name_)
            gold = sum(n for k, n in verdicts.items() if k[2] == name_)
            parts.append(
                f"{name_} P {hit / max(found, 1):.3f} R {hit / max(gold, 1):.3f} "
                f"F1 {2 * hit / max(found + gold, 1):.3f}"
            )
        print(
            f"  {name}: exact {2 * total['hit'] / both:.3f} overlap {2 * total['over'] / both:.3f} "
            f"{' '.join(cells)}\n         {' | '.join(parts)}"
        )


def train(some: Sequence[dict[str, Any]], options: Options = OPTIONS, seeds: int = 1) -> Chain:
    """The model learned from some labelled section fives and ``MORE``, the mean of ``seeds``."""
    data = examples([*some, *records(MORE)])
    return mean([learn(data, LABELS, replace(options, seed=seed)) for seed in range(1, seeds + 1)])


def main() -> None:
    """Cross-validate or write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")
    for name in ("rounds", "l2", "least", "drop", "rate", "size"):
        value = getattr(OPTIONS, name)
        parser.add_argument(f"--{name}", type=type(value), default=value)
    parser.add_argument("--reading", type=int, default=0)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--seeds", type=int, default=1)
    given = parser.parse_args()
    options = Options(given.rounds, given.l2, given.least, given.drop, given.rate, given.size)
    if given.folds:
        whole: dict[str, dict[str, Counter[Any]]] = {half: {} for half in SETS}
        by_report: dict[str, list[Labelled]] = {}
        some = records()
        for e in examples(some):
            by_report.setdefault(e.report, []).append(e)
        more = examples(records(MORE))
        for rest, held in folds(some, given.folds, given.share):
            data = [e for r in rest for e in by_report.get(r["id"], [])] + more
            model = mean(
                [learn(data, LABELS, replace(options, seed=s)) for s in range(1, given.seeds + 1)]
            )
            for half in whole:
                test = [e for r in held if r["half"] == half for e in by_report.get(r["id"], [])]
                for name, c in score(model, test, given.verbose, given.reading).items():
                    whole[half].setdefault(name, Counter()).update(c)
        for half, out in whole.items():
            print(half)
            show(out)
    if given.write:
        write(train(records(), options, SEEDS), MODEL, FLOOR)


if __name__ == "__main__":
    main()
