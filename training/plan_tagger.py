"""Learns the weights of nlpcheck/language/plans/tagger.npz from the labelled section fives.

    python -m training.plan_tagger --folds 5     cross-validated by report, nothing written
    python -m training.plan_tagger --write       learned from develop and extra, written

The test half is never read.  On the develop half the rules were made, so what they say there
is righter than elsewhere: their word is left out of most of its measures (``BLIND``), lest the
model trust them too far.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from nlpcheck.language.plans import tagger
from nlpcheck.language.plans.analyse import _read
from nlpcheck.language.plans.cues import load_cues
from nlpcheck.language.plans.elements import Finder
from nlpcheck.language.plans.patterns import load_patterns
from nlpcheck.language.plans.tagger import LABELS, Tagger, features, forbid, spans

DATA = Path(__file__).resolve().parent.parent / "benchmarks" / "data" / "plans"
BLIND = 0.7
COUNT = len(LABELS)
SEEDS = 3
LEANS = (-0.5, 0.5)
"""How far the score of ``O`` is shifted, to see whether finding more or less would be righter."""


def examples(half: str) -> list[dict[str, Any]]:
    """One for each measure: its report, text, features with and without the rules, labels."""
    made = []
    cues, patterns = load_cues(()), load_patterns(())
    for line in (DATA / f"{half}.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        _, tokens, matches = _read(text, 0, patterns)
        finder = Finder(text, cues, patterns, tokens, matches, record["issuer"])
        for m in record["measures"]:
            a, b = m["start"], m["end"]
            rules = finder.rules(a, b)
            gold = np.zeros(b - a, dtype=np.int64)
            for e in m["elements"]:
                k = tagger.KINDS.index(e["kind"])
                gold[e["start"] - a : e["end"] - a] = 2 * k + 2
                gold[e["start"] - a] = 2 * k + 1
            made.append({
                "report": record["id"], "half": half, "start": a, "rules": rules, "gold": gold,
                "rows": features(text, tokens, a, b, rules),
                "blind": features(text, tokens, a, b, []),
            })  # fmt: skip
    return made


def learn(data: list[dict[str, Any]], *, rounds: int = 40, l2: float = 0.02, least: int = 2,
          seed: int = 1, rate: float = 0.15) -> Tagger:  # fmt: skip
    """A conditional random field by AdaGrad on mini-batches."""
    rng = random.Random(seed)
    counts: Counter[str] = Counter()
    for e in data:
        for row in e["rows"]:
            counts.update(row)
    names = {"": 0}
    for name, n in counts.items():
        if n >= least and name != "b":
            names[name] = len(names)
    get = names.get

    def index(rows: list[list[str]]) -> tuple[np.ndarray, np.ndarray]:
        flat: list[int] = []
        owner: list[int] = []
        for at, row in enumerate(rows):
            ids = [0, *(i for i in map(get, row) if i)]
            flat += ids
            owner += [at] * len(ids)
        return np.array(flat), np.array(owner)

    for e in data:
        e["i"], e["j"] = index(e["rows"]), index(e["blind"])
    weights = np.zeros((len(names), COUNT), dtype=np.float32)
    follow = np.zeros((COUNT, COUNT), dtype=np.float32)
    gw, gf = np.full_like(weights, 1e-2), np.full_like(follow, 1e-2)
    bar = forbid()
    mean_w, mean_f, n_mean = np.zeros_like(weights), np.zeros_like(follow), 0
    order = list(range(len(data)))
    size = 24
    for turn in range(rounds):
        rng.shuffle(order)
        for at in range(0, len(order), size):
            batch = [data[i] for i in order[at : at + size]]
            picked = [
                e["j"] if e["half"] == "develop" and rng.random() < BLIND else e["i"] for e in batch
            ]
            lengths = np.array([len(e["gold"]) for e in batch])
            most = int(lengths.max())
            base = np.arange(len(batch)) * most
            flat = np.concatenate([p[0] for p in picked])
            owner = np.concatenate([p[1] + b for p, b in zip(picked, base, strict=True)])
            keep = np.array([rng.random() for _ in range(len(flat))]) > 0.15
            flat, owner = flat[keep], owner[keep]
            scores = np.zeros((len(batch) * most, COUNT), dtype=np.float32)
            np.add.at(scores, owner, weights[flat])
            scores = scores.reshape(len(batch), most, COUNT)
            marginal, pairs = _expect(scores, follow + bar, lengths)
            gold = np.zeros((len(batch), most), dtype=np.int64)
            for i, e in enumerate(batch):
                gold[i, : len(e["gold"])] = e["gold"]
            mask = np.arange(most)[None, :] < lengths[:, None]
            seen = np.zeros((COUNT, COUNT), dtype=np.float32)
            both = mask[:, 1:]
            np.add.at(seen, (gold[:, :-1][both], gold[:, 1:][both]), 1)
            marginal *= mask[:, :, None]
            rest = marginal
            bi, li = np.nonzero(mask)
            rest[bi, li, gold[bi, li]] -= 1
            rest = rest.reshape(-1, COUNT)
            grad = np.zeros_like(weights)
            np.add.at(grad, flat, rest[owner])
            share = len(batch) / len(data)
            grad += l2 * len(data) ** 0.5 * share * weights
            grad_f = pairs - seen
            gw += grad**2
            gf += grad_f**2
            weights -= rate * grad / np.sqrt(gw)
            follow -= rate * grad_f / np.sqrt(gf)
        if turn >= rounds // 2:
            mean_w += weights
            mean_f += follow
            n_mean += 1
    return Tagger(names, mean_w / n_mean, mean_f / n_mean + bar)


def _expect(
    s: np.ndarray, follow: np.ndarray, lengths: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Marginals of labels, and the expected number of each label after each (forward, backward)."""
    _, most, _ = s.shape
    s = s.astype(np.float64)
    trans = np.exp(follow.astype(np.float64))
    top = s.max(axis=2, keepdims=True)
    p = np.exp(s - top)
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
        live = (t + 1 < lengths)[:, None]
        beta[:, t] = np.where(live, b, 1.0)
    m = alpha * beta
    m /= m.sum(axis=2, keepdims=True)
    pairs = np.zeros((COUNT, COUNT))
    for t in range(1, most):
        live = t < lengths
        if not live.any():
            break
        x = alpha[live, t - 1][:, :, None] * trans[None] * (p[live, t] * beta[live, t])[:, None, :]
        x /= x.sum(axis=(1, 2), keepdims=True)
        pairs += x.sum(axis=0)
    return m.astype(np.float32), pairs.astype(np.float32)


def score(
    model: Tagger, data: list[dict[str, Any]], verbose: bool = False
) -> dict[str, Counter[str]]:
    """Exact spans and verdicts."""
    out: dict[str, Counter[str]] = {}
    for e in data:
        found = {
            (x.kind, x.start, x.end) for x in spans(model.best(model.scores(e["rows"])), e["start"])
        }
        gold = {(x.kind, x.start, x.end) for x in spans(list(e["gold"]), e["start"])}
        rules = {(x.kind, x.start, x.end) for x in e["rules"]}
        if verbose:
            for x in sorted(found ^ gold, key=lambda x: x[1]):
                text = "".join(
                    row[1][2:] for row in e["rows"][x[1] - e["start"] : x[2] - e["start"]]
                )
                print(e["report"], "漏" if x in gold else "多", x[0], text)
        for name, said in (("model", found), ("rules", rules)):
            c = out.setdefault(name, Counter())
            for kind in tagger.KINDS:
                g, f = {x for x in gold if x[0] == kind}, {x for x in said if x[0] == kind}
                c[kind, "hit"] += len(g & f)
                c[kind, "gold"] += len(g)
                c[kind, "found"] += len(f)
            a, b = verdict({x[0] for x in said}), verdict({x[0] for x in gold})
            c["verdict", a, b] += 1
    return out


def verdict(kinds: set[str]) -> str:
    """The guideline's count."""
    strong = kinds & {"who", "when", "quantity", "check"}
    if len(strong) >= 2 or ("object" in kinds and strong - {"who"}):
        return "specific"
    return "partly" if strong or "object" in kinds else "vague"


def show(out: dict[str, Counter[str]]) -> None:
    """F1 of spans, by kind and together, and of specific-or-not."""
    for name, c in out.items():
        cells = []
        total = [0, 0, 0]
        for kind in tagger.KINDS:
            h, g, f = c[kind, "hit"], c[kind, "gold"], c[kind, "found"]
            total = [total[0] + h, total[1] + g, total[2] + f]
            cells.append(f"{kind} {2 * h / max(g + f, 1):.2f}")
        tp = c["verdict", "specific", "specific"]
        found = sum(n for k, n in c.items() if k[0] == "verdict" and k[1] == "specific")
        gold = sum(n for k, n in c.items() if k[0] == "verdict" and k[2] == "specific")
        vtp = c["verdict", "vague", "vague"]
        vfound = sum(n for k, n in c.items() if k[0] == "verdict" and k[1] == "vague")
        vgold = sum(n for k, n in c.items() if k[0] == "verdict" and k[2] == "vague")
        print(
            f"  {name}: F1 {2 * total[0] / (total[1] + total[2]):.3f} (P {total[0] / total[2]:.3f} "
            f"R {total[0] / total[1]:.3f}) {' '.join(cells)} | specific F1 {2 * tp / (found + gold):.3f} "
            f"vague P {vtp / max(vfound, 1):.3f} R {vtp / max(vgold, 1):.3f}"
        )


def write(model: Tagger) -> None:
    """Keep the features whose weights matter, in half precision."""
    keep = np.abs(model.weights).max(axis=1) > 0.05
    keep[0] = True
    names = sorted(model.names, key=lambda n: model.names[n])
    np.savez_compressed(
        tagger.MODEL,
        names=np.array("\n".join(n for n, k in zip(names, keep, strict=True) if k)),
        weights=model.weights[keep].astype(np.float16),
        follow=np.maximum(model.follow, -6e4).astype(np.float16),
    )
    print(tagger.MODEL.name, int(keep.sum()), "features", tagger.MODEL.stat().st_size, "bytes")


def main() -> None:
    """Cross-validate or write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--l2", type=float, default=0.02)
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args()
    data = examples("develop") + examples("extra")
    if options.folds:
        reports = sorted({e["report"] for e in data if e["half"] == "extra"})
        others = sorted({e["report"] for e in data if e["half"] == "develop"})
        whole: dict[str, dict[str, Counter[str]]] = {"extra": {}, "develop": {}}
        for fold in range(options.folds):
            held = set(reports[fold :: options.folds]) | set(others[fold :: options.folds])
            model = learn([e for e in data if e["report"] not in held],
                          l2=options.l2, rounds=options.rounds)  # fmt: skip
            for half in [h for h in whole if " " not in h]:
                for lean in LEANS:
                    model.weights[0, 0] -= lean
                    for name, c in score(
                        model, [e for e in data if e["report"] in held and e["half"] == half]
                    ).items():
                        whole.setdefault(f"{half} lean {lean}", {}).setdefault(
                            name, Counter()
                        ).update(c)
                    model.weights[0, 0] += lean
                part = score(
                    model,
                    [e for e in data if e["report"] in held and e["half"] == half],
                    options.verbose,
                )
                for name, c in part.items():
                    whole[half].setdefault(name, Counter()).update(c)
        for half, out in whole.items():
            print(half)
            show(out)
    if options.write:
        models = [
            learn(data, l2=options.l2, rounds=options.rounds, seed=seed) for seed in range(SEEDS)
        ]
        # Same names in each: the order of the batches is all that differs.
        mean = models[0]
        mean.weights = np.mean([m.weights for m in models], axis=0)
        mean.follow = np.mean([m.follow for m in models], axis=0)
        write(mean)


if __name__ == "__main__":
    main()
