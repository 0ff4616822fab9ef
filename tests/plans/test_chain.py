"""Features as keys: looked up rightly, and several measures read at once as one by one."""

from __future__ import annotations

import numpy as np

from nlpcheck.language.plans.analyse import read_tokens
from nlpcheck.language.plans.chain import Chain, Keys, forbid, load
from nlpcheck.language.plans.features import features
from nlpcheck.language.plans.tagger import LABELS, MODEL, tag

TEXT = "由办公室每月5日前核对公开指南；请村医给公示栏挑错字，挑出一处奖一元；不断提高认识"
PLACES = [(0, 15), (16, 34), (35, 41)]


def test_keys_are_found_also_where_they_share_a_place() -> None:
    dice = np.random.default_rng(1)
    near = (np.uint32(7) << np.uint32(14)) + np.arange(40, dtype=np.uint32)
    some = np.unique(np.concatenate([dice.integers(0, 2**32, 20_000, dtype=np.uint32), near]))
    keys = Keys(some)
    assert (keys.find(some) == np.arange(len(some))).all()
    others = np.setdiff1d(dice.integers(0, 2**32, 20_000, dtype=np.uint32), some)
    assert (keys.find(others) == len(some)).all()


def test_rows_read_at_once_are_read_as_one_by_one() -> None:
    dice = np.random.default_rng(2)
    width = len(LABELS)
    model = Chain({}, np.zeros((1, width)), dice.normal(size=(1, width, width)) + forbid(LABELS))
    lengths = [5, 1, 12]
    scores = dice.normal(size=(sum(lengths), width)) * 3
    inside = range(2, width, 2)
    parts = np.split(scores, np.cumsum(lengths)[:-1])
    alone = [model.best(part, inside) for part in parts]
    assert model.best_of_each(scores, lengths, inside) == alone


def test_a_measure_reads_the_same_beside_others() -> None:
    model = load(MODEL)
    assert model is not None
    _, tokens, _ = read_tokens(TEXT, 0, ())
    at_once = tag(model, features(TEXT, tokens, [(a, b, []) for a, b in PLACES]), PLACES)
    for place, found in zip(PLACES, at_once, strict=True):
        assert tag(model, features(TEXT, tokens, [(*place, [])]), [place]) == [found]
    assert not at_once[-1]
