"""What each part of the spelling engine is worth.

    python -m benchmarks.spelling_ablation [--work build/spelling]

Planted errors (benchmarks/planted.py) and clean lines of the ``test`` part. A part is taken out
and, where the decision weighs it, net and trees are learned anew on a fifth of their
lessons; the row “everything” is learned in the same way, so that rows can be compared with one
another (and not with docs/quality.md, whose decision has had all lessons). Each row
tells how many planted errors are found and mended at the limit that gives one false alarm in
10,000 characters of the clean lines. ``--work``: where training.build keeps its steps; the model
that has read no news is taken from there.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import planted
from nlpcheck.language.confusables import builtin
from nlpcheck.language.spelling import decision, features, store
from nlpcheck.language.spelling.engine import MODEL
from nlpcheck.language.spelling.memory import columns as memory_columns
from nlpcheck.language.spelling.resources import Resources
from nlpcheck.language.spelling.together import LEAST
from training import learn
from training import lessons as material
from training.plant import Planted

WORDS = ("word_gain", "words_fewer", "singles_fewer", "unknown_fewer", "cut_gain", "covers_new", "covers_old", "old_word_p", "new_word_p", "old_seen", "new_seen", "old_proper", "new_proper")  # fmt: skip
RESTRAINT = ("quoted", "titled", "bracketed", "beside_latin", "numeral", "surname", "place_suffix", "transliteration", "repeated", "repeated_new", "line_surprise", "rare_script", "near_surprise", "name_old")  # fmt: skip
LIKENESS = ("same_sound", "near_sound", "edit_sound", "shape_set", "glyph")
VECTORS = ("topic_new", "topic_old", "beside_new", "beside_old", "beside_least_new", "beside_least_old")
#: False alarms in 10,000 characters at which rows are compared.
ALARMS = 1.0
#: The model in ``--work`` that has read no news.
WITHOUT_NEWS = "foreign-news_2012_2026.nlpm"


class Trial:
    """Lessons, planted texts and clean lines as one model sees them."""

    def __init__(self, res: Resources, lessons: Sequence[Any], made: Sequence[Any], clean: Sequence[Any]) -> None:
        self.res, self.clean, self.made = res, clean, made
        self.lessons, self.planted, self.silent = (list(learn.evidence(res, some, 1)) for some in (lessons, made, clean))

    def row(self, name: str, without: tuple[str, ...] = (), keep: Callable[[Any], Any] | None = None, score: str = "trees", remember: bool = True) -> str:
        """One line of the table. ``without``: evidence that is taken out; ``keep``: which candidates
        there are; ``score``: trees, net, or one column of the evidence; ``remember``: whether what
        the text says elsewhere counts."""
        columns = np.array([n not in without for n in features.NAMES])
        net: dict[str, Any] = {}

        def seen(part: learn.Batch) -> tuple[Any, Any, Any, Any, Any]:
            found, x, y, marks = part.found, part.x, part.y, part.marks
            on = np.arange(len(x)) if keep is None else np.flatnonzero(keep(x))
            line = marks.line[found.at[on]]
            return found.take(on), np.where(columns, x[on], 0).astype(np.float32), y[on], (line, marks.length[line]), part.memory if remember else None

        def answers(part: learn.Batch) -> tuple[Any, Any, Any]:
            found, x, y, (line, length), memory = seen(part)
            if score in features.NAMES:
                return x[:, features.NAMES.index(score)], y, line
            if score == "net":
                return decision.logits(net, x), y, line
            kept, answer = decision.answers(net, found, x, line, length, part.view, memory)
            return answer, y[kept], line[kept]

        if score not in features.NAMES:
            parts = [seen(p) for p in self.lessons]
            x, y = np.concatenate([p[1] for p in parts]), np.concatenate([p[2] for p in parts])
            net |= learn.learn_decision(learn.Rows(x, y, np.concatenate([p[0].kind for p in parts]), 0, 0), epochs=8)
        if score == "trees":
            xs, ys = [], []
            for part, (found, x, y, (line, length), memory) in zip(self.lessons, parts, strict=True):
                logit = decision.logits(net, x)
                kept = decision.survivors(logit)
                stay = found.take(kept)
                xs.append(np.concatenate([x[kept], decision.company(stay, logit[kept], line[kept], length[kept]), memory_columns(memory, part.view, stay)], 1))
                ys.append(y[kept])
            net |= learn.learn_trees(learn.Rows(np.concatenate(xs), np.concatenate(ys), np.zeros(0, np.int8), 0, 0), 200, 32)
        alarms: list[float] = []
        for part in self.silent:
            answer, _, line = answers(part)
            best = np.full(int(part.marks.line[-1]) + 2, -99.0)
            np.maximum.at(best, line, answer)
            alarms += [b for b in best if b > -99]
        size = sum(len(c.right) for c in self.clean)
        limit = sorted(alarms, reverse=True)[int(ALARMS * size / 1e4)]
        found = mended = 0
        for part in self.planted:
            answer, y, line = answers(part)
            best, right = (np.full(int(part.marks.line[-1]) + 2, -99.0) for _ in range(2))
            np.maximum.at(best, line, answer)
            np.maximum.at(right, line[y], answer[y])
            found += int((best > limit).sum())
            mended += int(((right > limit) & (right >= best)).sum())
        return f"| {name} | {100 * found / len(self.made):.1f} | {100 * mended / len(self.made):.1f} |"


def lexicon_only(made: Sequence[Any]) -> str:
    """The row of the list of confusable words alone, as sure as ``spell`` wants it."""
    matcher = builtin()
    found = mended = 0
    for item in made:
        hits = [h for h in matcher.find(item.wrong) if h.pair.confidence >= LEAST]
        found += bool(hits)
        mended += any(item.right.startswith(item.wrong[: h.start] + h.pair.right) for h in hits)
    return f"| 只用易混词表 | {100 * found / len(made):.1f} | {100 * mended / len(made):.1f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/spelling"))
    options = parser.parse_args()
    arrays, meta = store.read(MODEL)
    res = Resources(dict(arrays), meta)
    rng = random.Random(31)
    texts = material.flat(material.samples("tune", rng))
    rng.shuffle(texts)
    lessons = material.plant_all(res, texts[:9000], 32)
    made = planted.planted(2000)
    clean = [Planted(line, line) for _, line in planted.clean_lines(2000)]
    trial = Trial(res, lessons, made, clean)
    at = {name: number for number, name in enumerate(features.NAMES)}

    def narrow(e: np.ndarray) -> np.ndarray:
        alike = [e[:, at[n]] > 0 for n in ("same_sound", "near_sound", "shape_set")]
        return (e[:, at["substitute"]] == 0) | np.logical_or.reduce(alike)

    print("| 去掉的部分 | 有错句被指出 % | 首选正确 % |\n|---|---|---|")
    size = sum(v.nbytes for n, v in arrays.items() if n.startswith(("char.", "word."))) / 1e6
    print(trial.row(f"（全部保留，n 元组合 {size:.1f} MB）"), flush=True)
    print(lexicon_only(made), flush=True)
    print(trial.row("候选不放宽（只留同音、近音和形近表）", keep=narrow), flush=True)
    print(trial.row("不学习裁决（只看字模型得分的增量）", score="gain"), flush=True)
    print(trial.row("不用提升树（只用网络）", score="net"), flush=True)
    print(trial.row("不用词三元和词典", WORDS), flush=True)
    print(trial.row("不用词向量", VECTORS), flush=True)
    print(trial.row("不用音形相近程度", LIKENESS), flush=True)
    print(trial.row("不看全文别处怎样写", remember=False), flush=True)
    print(trial.row("不用克制的各项证据", RESTRAINT), flush=True)
    if (options.work / WITHOUT_NEWS).exists():
        some, about = store.read(options.work / WITHOUT_NEWS)
        strange = Resources(dict(arrays) | some, meta | about)
        print(Trial(strange, lessons, made, clean).row("不读新闻"), flush=True)
    for path in sorted(options.work.glob("size-*.nlpm")):
        some, about = store.read(path)
        whole = dict(arrays) | some
        label = f"n 元组合改为 {sum(v.nbytes for n, v in whole.items() if n.startswith(('char.', 'word.'))) / 1e6:.1f} MB"
        print(Trial(Resources(whole, meta | about), lessons, made, clean).row(label), flush=True)


if __name__ == "__main__":
    main()
