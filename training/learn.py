"""The sieve and the decision, learned on planted errors in text the n-grams never read."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling import candidates, decision, features, restraint
from nlpcheck.language.spelling.alphabet import PAD
from nlpcheck.language.spelling.resources import Resources
from nlpcheck.language.spelling.words import name_of
from training import net
from training.corpus import articles
from training.plant import Planted, Planter, Slip

_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?[”」）]*")


def samples(part: str, rng: random.Random, longest: int = 160) -> list[tuple[str, str]]:
    """Pieces of one to three sentences of the documents of a part, and their files."""
    pieces: list[tuple[str, str]] = []
    for article in articles((part,)):
        for line in article.lines:
            held, want = "", rng.choice((1, 1, 2, 3))
            count = 0
            for sentence in _SENTENCE.findall(line):
                held += sentence
                count += 1
                if count >= want or len(held) > longest:
                    if 6 <= len(held) <= 400:
                        pieces.append((held, article.source))
                    held, want, count = "", rng.choice((1, 1, 2, 3)), 0
            if 6 <= len(held) <= 400:
                pieces.append((held, article.source))
    return pieces


def training_planter(res: Resources, seed: int) -> Planter:
    """Confusions from the engine's own tables, with weights by likeness and frequency."""
    import rjieba

    start, listed = res.arrays["confuse.start"].astype(np.int64), res.arrays["confuse.token"]
    sound, glyph = res.arrays["confuse.sound"], res.arrays["confuse.glyph"]
    code = res.alphabet.code_of
    frequency = 10.0 ** res.uni.astype(np.float64)

    @cache
    def options(char: str, shape: bool) -> tuple[tuple[str, float], ...]:
        t = int(res.alphabet.lut[ord(char)]) if ord(char) < 0x10000 else 3
        span = slice(start[t], start[t + 1])
        other = listed[span]
        grade = sound[span] & 7
        if shape:
            weight = np.where((sound[span] & 0xC0) > 0, (glyph[span] / 255.0 + 0.1) ** 5, 0) * frequency[other] ** 0.3
        else:
            weight = np.array([0, 0.01, 0.25, 0.7, 1.0])[grade] * frequency[other] ** 0.45
        return tuple((chr(code[o]), float(w)) for o, w in zip(other, weight, strict=True) if w > 0)

    @cache
    def homophones(word: str) -> tuple[tuple[str, float], ...]:
        token = res.alphabet.lut[[min(ord(c), 0xFFFF) for c in word]]
        if not 2 <= len(word) <= 4 or (token < 4).any():
            return ()
        key = candidates.word_keys(res.arrays["reading"], token[None])[0]
        known = res.arrays[f"homophone.key{len(word)}"]
        low, high = np.searchsorted(known, key), np.searchsorted(known, key, side="right")
        rows = res.arrays[f"homophone.word{len(word)}"][low:high]
        if not len(rows):
            return ()
        p, _, _ = res.vocabulary.get(name_of(rows))
        found = []
        for row, q in zip(rows, p, strict=True):
            if (row == token).all():
                continue
            grades = features.sound_of(res, token, row)
            exact = (grades[row != token] >= 3).all()
            found.append(("".join(chr(code[t]) for t in row), float(10.0 ** (0.5 * q)) * (1.0 if exact else 0.25)))
        return tuple(found)

    common = [(chr(code[t]), float(frequency[t])) for t in np.argsort(-frequency) if res.han[t]][:2500]
    return Planter(homophones, lambda c: options(c, False), lambda c: options(c, True), common, rjieba.cut, seed)


_SURNAMES = features.SURNAMES


def strange_names(text: str, rng: random.Random, common: Sequence[str]) -> str:
    """The text with an invented name in it: right, though no model has read it.

    People after a title, villages, roads and firms after a preposition or a comma.
    """
    pick = lambda k: "".join(rng.choice(common) for _ in range(k))  # noqa: E731
    way = rng.random()
    if way < 0.45:
        name = rng.choice(_SURNAMES) + pick(rng.choice((1, 2, 2)))
        found = list(re.finditer(r"记者|主任|书记|同志|村民|教授|代表|局长|市长|镇长|院长|被告人|申请人|专家|委员|职工|负责人", text))
        if found:
            spot = rng.choice(found).end()
            return text[:spot] + name + text[spot:]
        return rng.choice(("记者", "村民", "主任", "干部", "申请人", "党员", "")) + name + rng.choice(("说，", "表示，", "介绍，", "、" + rng.choice(_SURNAMES) + pick(2) + "参加。")) + text
    if way < 0.8:
        place = pick(rng.choice((1, 2, 2))) + rng.choice(("村", "镇", "乡", "街道", "社区", "县", "路", "河", "水库", "区", "屯", "湾村", "家村", "沟村"))
        found = list(re.finditer(r"(?<=[，。、；])|在(?=[\u4e00-\u9fff])", text))
        spot = rng.choice(found).end() if found else 0
        return text[:spot] + place + text[spot:]
    firm = pick(rng.choice((2, 2, 3))) + rng.choice(("有限公司", "科技有限公司", "合作社", "小学", "集团", "律师事务所", "项目", "工程", "牌", "药业"))
    spot = rng.choice([m.end() for m in re.finditer(r"(?<=[，。、；])", text)] or [0])
    return text[:spot] + firm + text[spot:]


def plant_all(res: Resources, texts: Sequence[str], seed: int, clean_share: float = 0.45) -> list[Planted]:
    """Clean texts, some with invented names, most with one to three slips."""
    rng = random.Random(seed)
    planter = training_planter(res, seed)
    common = planter.common[:1800]
    made = []
    for text in texts:
        if rng.random() < 0.12:
            text = strange_names(text, rng, common)
        if rng.random() < clean_share:
            made.append(Planted(text, text))
        else:
            made.append(planter.plant(text, rng.choice((1, 1, 1, 1, 2, 2, 3))))
    return made


@dataclass
class Rows:
    """Evidence, labels and kinds of candidates; slips: how many were planted."""

    x: NDArray[np.float32]
    y: NDArray[np.bool_]
    kind: NDArray[np.int8]
    slips: int
    characters: int


def sieve_labels(view: candidates.Scan, planted: Sequence[Planted]) -> tuple[NDArray[np.float32], list[tuple[int, int, int]]]:
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


def learn_sieve(res: Resources, planted: Sequence[Planted], least_recall: Sequence[float] = (0.985, 0.86, 0.985, 0.98)) -> dict[str, NDArray[Any]]:
    """The sieve's arrays; its limits let this share of the slips through."""
    view = candidates.scan(res, [p.wrong for p in planted])
    label, where = sieve_labels(view, planted)
    x = candidates.sieve_inputs(res, view.token, view.p, view.length, view.han)
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
        print(f"  sieve {candidates.SIEVE_KINDS[kind]}: limit {least[-1]:.2f}, {part:.1%} of places pass", flush=True)
    arrays["sieve.least"] = np.array(least, np.float32)
    return arrays


def labels(res: Resources, view: candidates.Scan, found: candidates.Candidates, planted: Sequence[Planted]) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Which candidates turn part of the slips right and nothing wrong; and their texts."""
    starts, line_start = view.tokens.start, view.tokens.line_start
    text_of = np.searchsorted(line_start, starts[found.at], side="right") - 1
    right = np.zeros(len(found), bool)
    code = res.alphabet.code_of
    for row in np.flatnonzero(np.array([bool(planted[min(t, len(planted) - 1)].slips) for t in text_of])) if len(found) else ():
        item = planted[text_of[row]]
        base = int(line_start[text_of[row]])
        start, end = span_of(view, found, row)
        start, end = start - base, end - base
        near = [s for s in item.slips if s.start <= end + 1 and s.end >= start - 1]
        if not near:
            continue
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


def span_of(view: candidates.Scan, found: candidates.Candidates, row: int) -> tuple[int, int]:
    """[start, end) of a candidate in the joined text."""
    start = int(view.tokens.start[found.at[row]])
    span = int(found.span[row])
    end = int(view.tokens.start[found.at[row] + span - 1]) + 1 if span else start
    return start, end


def evidence(res: Resources, planted: Sequence[Planted], size: int = 400) -> tuple[NDArray[np.float32], NDArray[np.bool_], dict[str, Any]]:
    """Rows of evidence and their labels for many planted texts, and what was reached."""
    xs, ys, kinds = [], [], []
    slips = covered = 0
    for low in range(0, len(planted), size):
        batch = planted[low : low + size]
        view = candidates.scan(res, [p.wrong for p in batch])
        found = candidates.propose(res, view)
        marks = features.Marks(res, view)
        found = found.take(np.flatnonzero(~restraint.forbidden(res, view, found, marks)))
        x = features.extract(res, view, found, marks, np.arange(int(marks.line[-1]) + 2))
        y, _text_of = labels(res, view, found, batch)
        xs.append(x)
        ys.append(y)
        kinds.append(found.kind)
        slips += sum(len(p.slips) for p in batch)
        covered += int(y.sum())
    y = np.concatenate(ys)
    return np.concatenate(xs), y, {"slips": slips, "right candidates": covered, "rows": len(y), "kind": np.concatenate(kinds)}


def learn_limits(res: Resources, planted: Sequence[Planted], missed: Sequence[float] = (0.012, 0.012, 0.06, 0.012, 0.012, 0.03)) -> NDArray[np.float32]:
    """The least gain of a candidate of each kind, below which few right ones fall."""
    res.arrays.pop("propose.least", None)
    x, y, info = evidence(res, planted)
    gain = x[:, features.NAMES.index("gain")] * 4
    print({k: int((y & (info["kind"] == k)).sum()) for k in range(6)}, flush=True)
    return np.array([np.quantile(gain[y & (info["kind"] == k)], missed[k]) for k in range(6)], np.float32)


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


def calibrate(arrays: dict[str, NDArray[Any]], rows: Rows) -> None:
    """Fit the curve from logits to probabilities on rows that nothing has learned from."""
    arrays["decision.from"], arrays["decision.to"] = net.isotonic(decision.logits(arrays, rows.x), rows.y)


def gather(res: Resources, planted: Sequence[Planted]) -> Rows:
    """``evidence`` as Rows."""
    x, y, info = evidence(res, planted)
    return Rows(x, y, info["kind"], info["slips"], sum(len(p.wrong) for p in planted))


def train(res: Resources, foreign: dict[str, Resources], seed: int = 7, keep: Path | None = None) -> dict[str, Any]:
    """Learn sieve, limits and decision into ``res.arrays``; returns figures.

    ``foreign``: for files of the text, a model that never read a text of that kind (laws
    read by the news' model, and the other way round): with it the decision learns how to
    behave on registers that the n-grams do not know.
    """
    since = time.time()
    rng = random.Random(seed)
    texts = samples("tune", rng)
    rng.shuffle(texts)
    cut = int(len(texts) * 0.88)
    learned = [t for t, _ in texts[:cut]]
    planted = plant_all(res, learned[:22000], seed + 1)
    res.arrays |= learn_sieve(res, planted[:18000])
    res.arrays["propose.least"] = learn_limits(res, planted[18000:])
    for other in foreign.values():
        other.arrays |= {k: v for k, v in res.arrays.items() if k.startswith(("sieve.", "propose."))}
    since = timed("sieve and limits", since)
    parts = [gather(res, plant_all(res, learned, seed + 2))]
    since = timed(f"evidence: {len(parts[0].y)} rows, {int(parts[0].y.sum())} right of {parts[0].slips} slips", since)
    for name, other in foreign.items():
        mine = [t for t, source in texts[:cut] if (source == "laws") == (name == "laws")]
        mine = mine[: int(len(learned) * (0.12 if name == "laws" else 0.07))]
        parts.append(gather(other, plant_all(res, mine, seed + 3)))
        since = timed(f"evidence on {name} by a model that read none: {len(parts[-1].y)} rows", since)
    rows = Rows(np.concatenate([p.x for p in parts]), np.concatenate([p.y for p in parts]), np.concatenate([p.kind for p in parts]), sum(p.slips for p in parts), sum(p.characters for p in parts))
    if keep is not None:
        np.savez(keep, x=rows.x, y=rows.y, kind=rows.kind)
    res.arrays |= learn_decision(rows)
    since = timed("decision", since)
    held = gather(res, plant_all(res, [t for t, _ in texts[cut:]], seed + 4))
    calibrate(res.arrays, held)
    p = decision.calibrated(res.arrays, decision.logits(res.arrays, held.x))
    figures: dict[str, Any] = {"rows": len(rows.y), "characters": rows.characters, "slips": rows.slips, "held_rows": len(held.y), "held_slips": held.slips}
    for limit in (0.5, 0.7, 0.9):
        chosen = p >= limit
        figures[f"held_precision_{limit}"] = round(float(held.y[chosen].mean()), 4)
        figures[f"held_recall_{limit}"] = round(float(held.y[chosen].sum() / held.y.sum()), 4)
    print(f"  {figures}", flush=True)
    return figures


def timed(name: str, since: float) -> float:
    now = time.time()
    print(f"  {name}: {now - since:.1f} s", flush=True)
    return now
