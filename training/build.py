"""One command builds the model that ships: ``python -m training.build``.

Steps, each kept in ``--work`` so that a later one can be run again alone: language (words
and n-grams), tables (candidates), foreign (models of one kind of text only, for the
decision's lessons), decision. Deterministic: same text, same model.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np

from nlpcheck.language.spelling import store
from nlpcheck.language.spelling.alphabet import Alphabet
from nlpcheck.language.spelling.engine import MODEL
from nlpcheck.language.spelling.resources import Resources
from training import build_lm, learn, tables, vectors
from training.build_lm import Sizes, log
from training.corpus import FILES, LEARNERS, data

STEPS = ("language", "tables", "folds", "foreign", "decision")
#: Which fifths of the text the decision learns on, each read by a model that has not.
FOLDS = (0, 1)
#: Other sizes of the n-grams, for the curve of quality against size (benchmarks/spelling_ablation.py);
#: only made where ``--steps`` asks for them.
OTHER_SIZES = {
    "small": Sizes((1, 2, 4, 7, 9), (0.0, 0.3, 1.0, 1.8, 2.2), (1, 3, 7), (0.0, 0.8, 1.6)),
    "large": Sizes((1, 1, 2, 2, 3), (0.0, 0.0, 0.4, 0.7, 0.9), (1, 1, 2), (0.0, 0.3, 0.6)),
}
#: The foreign models only have to be of a kind, not of a size.
FOREIGN = {"laws": ("news_2012_2026",), "news_2012_2026": ("laws",)}


def language(work: Path, sizes: Sizes) -> None:
    alphabet, arrays, meta, words, count, grams, stream = build_lm.build(build_lm.read(), sizes, beside=build_lm.read_learners())
    store.write(work / "language.nlpm", arrays, meta)
    np.save(work / "stream.npy", stream)
    with (work / "counts.pickle").open("wb") as file:
        pickle.dump((alphabet.characters, words, count, grams), file)


def table(work: Path) -> None:
    with (work / "counts.pickle").open("rb") as file:
        characters, words, count, grams = pickle.load(file)
    arrays, meta = tables.make(Alphabet(characters), count, words, *grams)
    log(f"tables {meta}")
    arrays |= vectors.make(np.load(work / "stream.npy"))
    log("vectors")
    store.write(work / "tables.nlpm", arrays, meta)


def folds(work: Path, sizes: Sizes) -> None:
    """Models that have not read a fifth of the text, which the decision then learns on."""
    arrays, _ = store.read(work / "language.nlpm")
    for fold in FOLDS:
        lines = build_lm.read(without=fold)
        _, made, about, *_, stream = build_lm.build(lines, sizes, Alphabet(arrays["alphabet"]), build_lm.read_learners(without=fold))
        store.write(work / f"fold-{fold}.nlpm", made | vectors.make(stream), about)


def other_sizes(work: Path) -> None:
    arrays, meta = store.read(work / "language.nlpm")
    alphabet, stream = Alphabet(arrays["alphabet"]), np.load(work / "stream.npy")
    vocab = build_lm.load_vocabulary(arrays, meta)
    for name, sizes in OTHER_SIZES.items():
        made, about, _ = build_lm.language(alphabet, vocab, [*build_lm.read(), *build_lm.read_learners() * build_lm.WEIGHT], sizes, stream)
        store.write(work / f"size-{name}.nlpm", made, about)


def foreign(work: Path, sizes: Sizes) -> None:
    arrays, meta = store.read(work / "language.nlpm")
    alphabet = Alphabet(arrays["alphabet"])
    vocab = build_lm.load_vocabulary(arrays, meta)
    for name, sources in FOREIGN.items():
        made, about, _ = build_lm.language(alphabet, vocab, build_lm.read(sources), sizes)
        store.write(work / f"foreign-{name}.nlpm", made, about)


def decide(work: Path, output: Path) -> None:
    arrays: dict[str, Any] = {}
    meta: dict[str, Any] = {}
    for name in ("language", "tables"):
        some, about = store.read(work / f"{name}.nlpm")
        arrays |= some
        meta |= about
    res = Resources(arrays, meta)
    def like(name: str) -> Resources:
        some, about = store.read(work / f"{name}.nlpm")
        return Resources(arrays | some, meta | about)

    strangers = {name: like(f"foreign-{name}") for name in FOREIGN}
    readers = {fold: like(f"fold-{fold}") for fold in FOLDS}
    figures = learn.train(res, strangers, readers, keep=work / "lessons.npz")
    size = store.write(output, res.arrays, meta)
    manifest = {
        "model": MODEL.name,
        "bytes": size,
        "sha256": hashlib.sha256(output.read_bytes()).hexdigest(),
        "command": "python -m training.build",
        "text": {f"{f}.txt.xz": hashlib.sha256((data() / "text" / f"{f}.txt.xz").read_bytes()).hexdigest() for f in FILES} | {f"{f}.tsv": hashlib.sha256((data() / "spelling" / f"{f}.tsv").read_bytes()).hexdigest() for f in LEARNERS},
        "split": "SHA-1 of the title: 2 % test, 8 % tune, 90 % train",
        "characters": meta["characters"],
        "ngrams": {k: meta[k]["sizes"] for k in ("char", "word")},
        "tables": {k: meta[k] for k in ("words", "confusions", "homophones", "between")},
        "decision": figures,
        "arrays": {k: v.nbytes for k, v in sorted(res.arrays.items()) if v.nbytes > 100_000},
    }
    output.with_name("MANIFEST.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf-8")
    log(f"{output} {size / 1e6:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/spelling"))
    parser.add_argument("--output", type=Path, default=MODEL)
    parser.add_argument("--steps", default=",".join(STEPS), help="some of: " + ", ".join((*STEPS, "sizes")))
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    steps = options.steps.split(",")
    sizes = Sizes()
    if "language" in steps:
        language(options.work, sizes)
    if "tables" in steps:
        table(options.work)
    if "folds" in steps:
        folds(options.work, sizes)
    if "sizes" in steps:
        other_sizes(options.work)
    if "foreign" in steps:
        foreign(options.work, sizes)
    if "decision" in steps:
        decide(options.work, options.output)


if __name__ == "__main__":
    main()
