"""What each part of the spelling engine is worth.

    python -m benchmarks.spelling_ablation

Planted errors (benchmarks/planted.py) and clean lines of the ``test`` part. A part is taken out
and, where the decision weighs it, the decision is learned anew on a fifth of its lessons; the row
“everything” is learned in the same way, so that rows can be compared with one another
(and not with docs/quality.md, whose decision has had all lessons). Each row tells how
many planted errors are found and mended at the limit that gives one false alarm in 10,000
characters of the clean lines.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks import planted
from nlpcheck.language.spelling import candidates, decision, features, store
from nlpcheck.language.spelling.engine import MODEL
from nlpcheck.language.spelling.resources import Resources
from training import learn

WORDS = ("word_gain", "words_fewer", "singles_fewer", "unknown_fewer", "cut_gain", "covers_new", "covers_old", "old_word_p", "new_word_p", "old_seen", "new_seen", "old_proper", "new_proper")  # fmt: skip
RESTRAINT = ("quoted", "titled", "bracketed", "beside_latin", "numeral", "surname", "place_suffix", "transliteration", "repeated", "repeated_new", "line_surprise", "rare_script", "near_surprise")  # fmt: skip
LIKENESS = ("same_sound", "near_sound", "edit_sound", "shape_set", "glyph")
#: False alarms in 10,000 characters at which rows are compared.
ALARMS = 1.0


def rows(res: Resources, texts: list[Any]) -> tuple[Any, Any, Any]:
    """(evidence, labels, number of the text) of all candidates."""
    xs, ys, ts = [], [], []
    for low in range(0, len(texts), 400):
        batch = texts[low : low + 400]
        view = candidates.scan(res, [p.wrong for p in batch])
        found = candidates.propose(res, view)
        marks = features.Marks(res, view)
        xs.append(features.extract(res, view, found, marks, np.arange(int(marks.line[-1]) + 2)))
        y, of = learn.labels(res, view, found, batch)
        ys.append(y)
        ts.append(of + low)
    return np.concatenate(xs), np.concatenate(ys), np.concatenate(ts)


def main() -> None:
    arrays, meta = store.read(MODEL)
    res = Resources(dict(arrays), meta)
    rng = random.Random(31)
    texts = [t for t, _ in learn.samples("tune", rng)]
    rng.shuffle(texts)
    lessons = learn.gather(res, learn.plant_all(res, texts[:9000], 32))
    made = planted.planted(2000)
    x, y, of = rows(res, made)
    clean = [learn.Planted(line, line) for _, line in planted.clean_lines(2000)]
    size = sum(len(c.right) for c in clean)
    cx, _, cof = rows(res, clean)

    def row(name: str, keep: Callable[[np.ndarray], np.ndarray] | None = None, without: tuple[str, ...] = (), score: Callable[[np.ndarray], np.ndarray] | None = None) -> None:
        columns = np.array([n not in without for n in features.NAMES])

        def cut(e: np.ndarray) -> np.ndarray:
            return np.where(columns, e, 0).astype(np.float32)

        if score is None:
            learned = learn.learn_decision(learn.Rows(cut(lessons.x), lessons.y, lessons.kind, 0, 0), epochs=8)
            score = lambda e: decision.logits(learned, cut(e))  # noqa: E731
        on = np.ones(len(x), bool) if keep is None else keep(x)
        con = np.ones(len(cx), bool) if keep is None else keep(cx)
        alarms = np.full(len(clean), -99.0)
        np.maximum.at(alarms, cof[con], score(cx[con]))
        limit = np.sort(alarms)[::-1][int(ALARMS * size / 1e4)]
        s = score(x[on])
        best = np.full(len(made), -99.0)
        right = np.full(len(made), -99.0)
        np.maximum.at(best, of[on], s)
        np.maximum.at(right, of[on][y[on]], s[y[on]])
        print(f"| {name} | {100 * (best > limit).mean():.1f} | {100 * ((right > limit) & (right >= best)).mean():.1f} |", flush=True)

    at = {name: number for number, name in enumerate(features.NAMES)}
    print("| 去掉的部分 | 有错句被指出 % | 首选正确 % |\n|---|---|---|")
    row("（全部保留）")
    row("候选不放宽（只留同音、近音和形近表）", lambda e: (e[:, at["substitute"]] == 0) | (e[:, at["same_sound"]] > 0) | (e[:, at["near_sound"]] > 0) | (e[:, at["shape_set"]] > 0))
    row("不学习裁决（只看字模型得分的增量）", score=lambda e: e[:, at["gain"]])
    row("不用词三元和词典", without=WORDS)
    row("不用音形相近程度", without=LIKENESS)
    row("不用克制的各项证据", without=RESTRAINT)


if __name__ == "__main__":
    main()
