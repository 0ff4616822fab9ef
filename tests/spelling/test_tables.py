"""The linter of the candidate tables that are shipped, and of the model as a whole."""

from __future__ import annotations

import json

import numpy as np
import pytest

from nlpcheck.language.spelling import store
from nlpcheck.language.spelling.engine import MODEL
from nlpcheck.language.spelling.features import NAMES, pair_row, sound_of
from nlpcheck.language.spelling.resources import Resources
from nlpcheck.language.spelling.scan import SIEVE_KINDS


@pytest.fixture(scope="module")
def res():
    return Resources.open(MODEL)


def test_the_model_is_small_and_told_of():
    manifest = json.loads(MODEL.with_name("MANIFEST.json").read_text("utf-8"))
    assert MODEL.stat().st_size == manifest["bytes"] <= 40 * 2**20


def test_the_model_file_is_the_one_in_the_manifest():
    import hashlib

    manifest = json.loads(MODEL.with_name("MANIFEST.json").read_text("utf-8"))
    assert hashlib.sha256(MODEL.read_bytes()).hexdigest() == manifest["sha256"]


def test_confusions_are_sorted_distinct_and_never_the_character_itself(res):
    start, listed = res.arrays["confuse.start"].astype(np.int64), res.arrays["confuse.token"].astype(np.int64)
    assert start[0] == 0 and start[-1] == len(listed) and (np.diff(start) >= 0).all()
    owner = np.repeat(np.arange(res.alphabet.size), np.diff(start))
    assert (listed != owner).all()
    same = owner[1:] == owner[:-1]
    assert (np.diff(listed)[same] > 0).all()
    assert res.han[listed].all() and res.han[np.unique(owner)].all()


def test_every_confusion_has_a_reason(res):
    sound, glyph = res.arrays["confuse.sound"], res.arrays["confuse.glyph"]
    assert ((sound & 7) <= 4).all()
    assert (((sound & 7) > 0) | ((sound & 0xC0) > 0)).all()
    assert (glyph[(sound & 0x40) > 0] >= 0.62 * 255 - 1).all()


def test_look_alikes_go_both_ways(res):
    start, listed = res.arrays["confuse.start"].astype(np.int64), res.arrays["confuse.token"]
    owner = np.repeat(np.arange(res.alphabet.size), np.diff(start)).astype(np.int64)
    alike = np.flatnonzero((res.arrays["confuse.sound"] & 0x40) > 0)
    rng = np.random.default_rng(1)
    some = rng.choice(alike, 5000, replace=False)
    # A character too rare to be meant stands only on the wrong side.
    meant = np.zeros(res.alphabet.size, bool)
    meant[listed] = True
    some = some[meant[owner[some]] & (np.diff(start)[listed[some]] > 0)]
    assert (pair_row(res, listed[some], owner[some])[0] & 0x40 > 0).all()


@pytest.mark.parametrize(
    ("wrong", "right", "why"),
    [
        ("淮", "准", "shape"), ("篮", "监", "shape"), ("拆", "诉", "shape"), ("目", "日", "shape"),
        ("卷", "券", "shape"), ("末", "未", "shape"), ("己", "已", "shape"),
        ("时", "实", "sound"), ("做", "作", "sound"), ("帐", "账", "sound"), ("因", "应", "near"), ("的", "地", "sound"),
    ],
)  # fmt: skip
def test_what_people_confuse_is_there(res, wrong, right, why):
    a, b = (res.alphabet.lut[[ord(c)]] for c in (wrong, right))
    byte, _glyph = pair_row(res, a, b)
    if why == "shape":
        assert byte[0] & 0xC0
    else:
        assert sound_of(res, a, b)[0] >= (3 if why == "sound" else 2)


@pytest.mark.parametrize("length", [2, 3, 4])
def test_homophones_are_sorted_distinct_words(res, length):
    key, word = res.arrays[f"homophone.key{length}"], res.arrays[f"homophone.word{length}"]
    assert (np.diff(key.astype(np.int64)) >= 0).all()
    assert res.han[word].all()
    rows = np.concatenate([key[:, None].astype(np.int64), word], 1)
    assert len(np.unique(rows, axis=0)) == len(rows)


def test_the_nets_fit_their_inputs(res):
    arrays = res.arrays
    assert arrays["decision.w1"].shape[0] == len(NAMES) == len(set(NAMES))
    assert arrays["sieve.w2"].shape[1] == len(SIEVE_KINDS)
    assert (np.diff(arrays["decision.to"]) >= 0).all() and (np.diff(arrays["decision.from"]) >= 0).all()
    assert arrays["decision.to"].min() >= 0 and arrays["decision.to"].max() <= 1


def test_reading_is_by_map_and_not_by_copy():
    arrays, _ = store.read(MODEL)
    assert not any(a.flags.owndata or a.flags.writeable for a in arrays.values())
