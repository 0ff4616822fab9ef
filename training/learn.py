"""The sieve and the decision, learned on planted errors in text the n-grams never read."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling import candidates, decision, features, restraint, scan
from nlpcheck.language.spelling.alphabet import PAD
from nlpcheck.language.spelling.memory import Memory, columns
from nlpcheck.language.spelling.resources import Resources
from training import net
from training.corpus import fold_of, learners
from training.lessons import consistent, flat, plant_all, samples, slips_of
from training.plant import SHARES, Planted, Slip


@dataclass
class Rows:
    """Evidence, labels and kinds of candidates; slips: how many were planted."""

    x: NDArray[np.float32]
    y: NDArray[np.bool_]
    kind: NDArray[np.int8]
    slips: int
    characters: int


def sieve_labels(view: scan.Scan, planted: Sequence[Planted]) -> tuple[NDArray[np.float32], list[tuple[int, int, int]]]:
    """Columns substitute, insert, delete, swap; and each slip as (first, end, column)."""
    label = np.zeros((len(view.token), 4), np.float32)
    where = []
    starts = view.tokens.start.copy()
    for number, item in enumerate(planted):
        base = int(view.tokens.line_start[number])
        for slip in item.slips:
            at = int(np.searchsorted(starts, base + slip.start, side="left"))
            while at < len(starts) and view.token[at] == PAD and starts[at] == base + slip.start and slip.end > slip.start:
                at += 1
            kind = {"missing": 1, "doubled": 2, "superfluous": 2, "swapped": 3}.get(slip.kind, 0)
            if kind == 0:
                wrong = item.wrong[slip.start : slip.end]
                spots = [at + k for k in range(len(wrong)) if wrong[k] != slip.right[k]]
            elif kind == 2:
                spots = [at, at + 1] if slip.kind == "doubled" else [at + 1]
            else:
                spots = [at]
            spots = [s for s in spots if s < len(label)]
            label[spots, kind] = 1
            where.append((spots[0], spots[-1] + 1, kind))
    return label, where


def learn_sieve(res: Resources, planted: Sequence[Planted], least_recall: Sequence[float] = (0.98, 0.93, 0.98, 0.975)) -> dict[str, NDArray[Any]]:
    """The sieve's arrays; its limits let this share of the slips through."""
    view = scan.scan(res, [p.wrong for p in planted])
    label, where = sieve_labels(view, planted)
    x = scan.sieve_inputs(res, view.token, view.p, view.length, view.han)
    use = np.flatnonzero(view.token != PAD)
    rng = np.random.default_rng(3)
    quiet = label[use].sum(1) == 0
    use = use[~quiet | (rng.random(len(use)) < 0.35)]
    layers = net.fit(x[use], label[use], (24,), epochs=6, batch=1024, rate=4e-3)
    (w1, b1), (w2, b2) = layers
    w1 = w1.copy()
    w1[19] += b1
    arrays = {"sieve.w1": w1, "sieve.w2": w2, "sieve.b2": b2}
    answer = np.maximum(x @ w1, 0) @ w2 + b2
    least = []
    for kind in range(4):
        best = np.array([answer[a:b, kind].max() for a, b, k in where if k == kind])
        least.append(np.quantile(best, 1 - least_recall[kind]))
        part = (answer[:, kind] > least[-1])[view.token != PAD].mean()
        print(f"  sieve {scan.SIEVE_KINDS[kind]}: limit {least[-1]:.2f}, {part:.1%} of places pass", flush=True)
    arrays["sieve.least"] = np.array(least, np.float32)
    return arrays


def labels(res: Resources, view: scan.Scan, found: candidates.Candidates, planted: Sequence[Planted]) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Which candidates turn part of the slips right and nothing wrong; and their texts."""
    line_start = view.tokens.line_start
    begin, finish = spans_of(view, found)
    text_of = np.searchsorted(line_start, begin, side="right") - 1
    right = np.zeros(len(found), bool)
    slips = [(int(line_start[n]) + s.start, int(line_start[n]) + s.end) for n, item in enumerate(planted) for s in item.slips]
    if not slips or not len(found):
        return right, text_of
    first, last = np.array(slips).T
    after = np.minimum(np.searchsorted(last, begin - 1), len(last) - 1)
    meets = (first[after] <= finish + 1) & (last[after] >= begin - 1)
    code = res.alphabet.code_of
    for row in np.flatnonzero(meets):
        item = planted[min(int(text_of[row]), len(planted) - 1)]
        base = int(line_start[text_of[row]])
        start, end = int(begin[row]) - base, int(finish[row]) - base
        near = [s for s in item.slips if s.start <= end + 1 and s.end >= start - 1]
        new = "".join(chr(code[t]) for t in found.new[row, : found.size[row]])
        low, high = max(0, start - 6), end + 6
        mine = item.wrong[low:start] + new + item.wrong[end:high]
        for mask in range(1, 1 << min(len(near), 4)):
            some = [s for k, s in enumerate(near[:4]) if mask >> k & 1]
            if _apply(item.wrong, some, low, high) == mine:
                right[row] = True
                break
    return right, text_of


def _apply(wrong: str, slips: Sequence[Slip], low: int, high: int) -> str:
    out, at = "", low
    for s in slips:
        out += wrong[at : s.start] + s.right
        at = s.end
    return out + wrong[at:high]


def spans_of(view: scan.Scan, found: candidates.Candidates) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """[start, end) of each candidate in the joined text."""
    start = view.tokens.start[found.at].astype(np.int64)
    final = found.at + np.maximum(found.span.astype(np.int64), 1) - 1
    return start, np.where(found.span > 0, view.tokens.start[final] + 1, start)


#: For how many batches a memory lasts: half of them in short documents, half in long texts.
LIVES = (1,) * 8 + (2,) * 4 + (4,) * 2 + (24,)


@dataclass
class Batch:
    """Some texts: the candidates, their evidence, which are right, the marks, the texts as they
    were scanned and what is remembered."""

    found: candidates.Candidates
    x: NDArray[np.float32]
    y: NDArray[np.bool_]
    marks: features.Marks
    view: scan.Scan
    memory: Memory | None


def evidence(res: Resources, planted: Sequence[Planted], seed: int | None = None) -> Iterator[Batch]:
    """Planted texts batch by batch.

    Without a ``seed`` there is no memory; with it, batches of many sizes stand for short and
    long documents: of a fifth nothing is remembered, of most others some batches before as well
    (``LIVES``).
    """
    rng = random.Random(seed)
    memory, life = Memory(), 0
    low = 0
    while low < len(planted):
        size = rng.choice((20, 60, 200, 200)) if seed is not None else 200
        batch = planted[low : low + size]
        low += size
        # Learning on the wider choice that is made in use brings nothing (docs/spelling.md).
        view = scan.scan(res, [p.wrong for p in batch], res.arrays["sieve.least"])
        found = candidates.propose(res, view, wide=10, added=6)
        marks = features.Marks(res, view)
        found = found.take(np.flatnonzero(~restraint.forbidden(res, view, found, marks)))
        x = features.extract(res, view, found, marks)
        known = None
        if seed is not None and rng.random() >= 0.2:
            if not life:
                memory, life = Memory(), rng.choice(LIVES)
            life -= 1
            memory.read(view.token)
            known = memory
        yield Batch(found, x, labels(res, view, found, batch)[0], marks, view, known)


def learn_limits(res: Resources, planted: Sequence[Planted], missed: Sequence[float] = (0.012, 0.012, 0.035, 0.012, 0.012, 0.03)) -> NDArray[np.float32]:
    """The least gain of a candidate of each kind, below which few right ones fall."""
    res.arrays.pop("propose.least", None)
    rows = gather(res, planted)
    gain = rows.x[:, features.NAMES.index("gain")] * 4
    print({k: int((rows.y & (rows.kind == k)).sum()) for k in range(6)}, flush=True)
    return np.array([np.quantile(gain[rows.y & (rows.kind == k)], missed[k]) for k in range(6)], np.float32)


def learn_decision(rows: Rows, hidden: tuple[int, int] = (64, 32), epochs: int = 12, seed: int = 1) -> dict[str, NDArray[Any]]:
    """The decision's arrays, not yet calibrated. Of wrong insertions a third is enough."""
    rng = np.random.default_rng(seed)
    x, y = rows.x, rows.y
    thin = ~y & (x[:, features.NAMES.index("insert")] > 0)
    keep = ~thin | (rng.random(len(y)) < 0.35)
    weight = np.where(thin, 1 / 0.35, 1.0).astype(np.float32)[keep]
    x, y = x[keep], y[keep]
    mean, scale = x.mean(0), np.maximum(x.std(0), 1e-3)
    (w1, b1), (w2, b2), (w3, b3) = net.fit((x - mean) / scale, y, hidden, weight=weight, epochs=epochs, batch=4096, rate=3e-3, seed=seed)
    return {
        "decision.mean": mean, "decision.scale": scale, "decision.w1": w1, "decision.b1": b1,
        "decision.w2": w2, "decision.b2": b2, "decision.w3": w3, "decision.b3": b3,
    }  # fmt: skip


def gather(res: Resources, planted: Sequence[Planted]) -> Rows:
    """All candidates of planted texts, for the net."""
    parts = [(b.x, b.y, b.found.kind) for b in evidence(res, planted)]
    x, y, kind = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Rows(x, y, kind, sum(len(p.slips) for p in planted), sum(len(p.wrong) for p in planted))


def survivors(res: Resources, planted: Sequence[Planted], seed: int) -> Rows:
    """The candidates that the net doesn't rule out, with their company and what their text
    says elsewhere, for the trees."""
    consistent(planted, seed)
    parts = []
    for b in evidence(res, planted, seed):
        logit = decision.logits(res.arrays, b.x)
        keep = decision.survivors(logit)
        line = b.marks.line[b.found.at[keep]]
        stay = b.found.take(keep)
        more = decision.company(stay, logit[keep], line, b.marks.length[line])
        parts.append((np.concatenate([b.x[keep], more, columns(b.memory, b.view, stay)], 1), b.y[keep], stay.kind))
    x, y, kind = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Rows(x, y, kind, sum(len(p.slips) for p in planted), sum(len(p.wrong) for p in planted))


def join(parts: Sequence[Rows]) -> Rows:
    """All rows of several."""
    x, y, kind = (np.concatenate([getattr(p, n) for p in parts]) for n in ("x", "y", "kind"))
    return Rows(x, y, kind, sum(p.slips for p in parts), sum(p.characters for p in parts))


def learn_trees(rows: Rows, number: int = 500, leaves: int = 64, seed: int = 1) -> dict[str, NDArray[Any]]:
    """The trees' arrays, by LightGBM."""
    import lightgbm

    settings = {
        "objective": "binary", "num_leaves": leaves, "learning_rate": 0.06, "min_data_in_leaf": 60, "feature_fraction": 0.6,
        "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "max_bin": 127, "seed": seed, "deterministic": True, "force_row_wise": True, "verbosity": -1,
    }  # fmt: skip
    model = lightgbm.train(settings, lightgbm.Dataset(rows.x, rows.y.astype(np.float32)), number)
    return trees_of(model.dump_model()["tree_info"])


def trees_of(trees: Sequence[dict[str, Any]]) -> dict[str, NDArray[Any]]:
    """LightGBM's trees as arrays over all nodes; a leaf's children are itself."""
    rows: list[list[float]] = []
    root = []

    def add(node: dict[str, Any]) -> int:
        place = len(rows)
        if "leaf_value" in node:
            rows.append([0, 0.0, place, place, node["leaf_value"]])
            return place
        rows.append([node["split_feature"], node["threshold"], 0, 0, 0.0])
        rows[place][2], rows[place][3] = add(node["left_child"]), add(node["right_child"])
        return place

    for tree in trees:
        root.append(add(tree["tree_structure"]))
    feature, limit, left, right, value = zip(*rows, strict=True)
    return {
        "trees.root": np.array(root, np.int32), "trees.feature": np.array(feature, np.int16), "trees.limit": np.array(limit, np.float32),
        "trees.left": np.array(left, np.int32), "trees.right": np.array(right, np.int32), "trees.value": np.array(value, np.float32),
    }  # fmt: skip


def calibrate(arrays: dict[str, NDArray[Any]], rows: Rows) -> NDArray[np.float32]:
    """Fit the curve to probabilities on survivors that nothing has learned from."""
    answer = decision.grown(arrays, rows.x)
    arrays["decision.from"], arrays["decision.to"] = net.isotonic(answer, rows.y)
    return decision.calibrated(arrays, answer)


def train(res: Resources, foreign: dict[str, Resources], folds: dict[int, Resources], seed: int = 7, keep: Path | None = None) -> dict[str, Any]:
    """Learn sieve, limits, net, trees and curve into ``res.arrays``; returns figures.

    ``foreign``: for files of the text, a model that never read a text of that kind (laws
    read by the news' model, and the other way round): with it the decision learns how to
    behave on registers that the n-grams do not know. ``folds``: models that have not read
    one fold of the training text, which gives the trees far more right text to keep
    silent on than the part that is kept aside.
    """
    since = time.time()
    rng = random.Random(seed)
    documents = samples("tune", rng)
    rng.shuffle(documents)
    cut = int(len(documents) * 0.88)
    learned = flat(documents[:cut])
    mixed = rng.sample(learned, min(22000, len(learned)))
    planted = plant_all(res, mixed, seed + 1)
    res.arrays |= learn_sieve(res, planted[:18000])
    res.arrays["propose.least"] = learn_limits(res, planted[18000:])
    since = timed("sieve and limits", since)
    rows = gather(res, plant_all(res, learned, seed + 2))
    since = timed(f"evidence: {len(rows.y)} rows, {int(rows.y.sum())} right of {rows.slips} slips", since)
    res.arrays |= learn_decision(rows)
    since = timed("net", since)
    shared = {k: v for k, v in res.arrays.items() if k.startswith(("sieve.", "propose.", "decision."))}
    parts = [survivors(res, plant_all(res, learned, seed + 3, 0.3), seed + 3)]
    since = timed(f"survivors: {len(parts[0].y)}, {int(parts[0].y.sum())} right of {parts[0].slips} slips", since)
    for name, other in foreign.items():
        other.arrays |= shared
        mine = flat([d for d in documents[:cut] if (d.source == "laws") == (name == "laws")])
        mine = mine[: int(len(learned) * (0.12 if name == "laws" else 0.07))]
        parts.append(survivors(other, plant_all(res, mine, seed + 3), seed + 4))
        since = timed(f"survivors on {name} by a model that read none: {len(parts[-1].y)}", since)
    for fold, other in folds.items():
        other.arrays |= shared
        mine = flat(samples("train", rng, fold=fold))
        written = [slips_of(a, b) for wrong, b in learners() if fold_of(b) == fold and len(wrong) == len(b) for a in (wrong, b)]
        parts.append(survivors(other, [*plant_all(res, mine, seed + 5 + fold, 0.7), *written], seed + 5 + fold))
        since = timed(f"survivors of fold {fold}: {len(parts[-1].y)}, {int(parts[-1].y.sum())} right", since)
    kept = join(parts)
    held = survivors(res, plant_all(res, flat(documents[cut:]), seed + 4, 0.25, SHARES), seed + 9)
    if keep is not None:
        part = np.repeat(np.arange(len(parts)), [len(p.y) for p in parts])
        np.savez(keep, x=kept.x, y=kept.y, kind=kept.kind, part=part, held_x=held.x, held_y=held.y, held_slips=held.slips)
    res.arrays |= learn_trees(kept)
    since = timed("trees", since)
    p = calibrate(res.arrays, held)
    figures: dict[str, Any] = {"rows": len(rows.y), "survivors": len(kept.y), "characters": sum(q.characters for q in parts), "slips": kept.slips, "held_slips": held.slips}
    for limit in (0.5, 0.7, 0.9):
        chosen = p >= limit
        figures[f"held_precision_{limit}"] = round(float(held.y[chosen].mean()), 4)
        figures[f"held_found_{limit}"] = round(float(held.y[chosen].sum() / held.slips), 4)
    print(f"  {figures}", flush=True)
    return figures


def timed(name: str, since: float) -> float:
    now = time.time()
    print(f"  {name}: {now - since:.1f} s", flush=True)
    return now
