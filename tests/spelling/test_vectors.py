"""Words as vectors: small tables whose products can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from nlpcheck.language.spelling.engine import MODEL
from nlpcheck.language.spelling.resources import Resources
from nlpcheck.language.spelling.vectors import Vectors
from nlpcheck.language.spelling.words import name_of


@pytest.fixture(scope="module")
def res():
    return Resources.open(MODEL)


def names(res: Resources, *words: str) -> np.ndarray:
    return np.concatenate([name_of(res.alphabet.lut[[ord(c) for c in w]][None]) for w in words])


def test_an_unknown_word_is_a_row_of_zeros():
    arrays = {"vector.name": np.array([5, 9], np.uint64)}
    for part in ("topic", "left", "right"):
        arrays[f"vector.{part}"] = np.array([[1, 2], [3, -4], [0, 0]], np.int8)
        arrays[f"vector.{part}.scale"] = np.array([0.5, 0.25], np.float32)
    vectors = Vectors(arrays)
    rows = vectors.row(np.array([9, 7, 5, 99], np.uint64))
    assert rows.tolist() == [1, 2, 0, 2]
    assert vectors.of("left", rows).tolist() == [[1.5, -1.0], [0, 0], [0.5, 0.5], [0, 0]]


def test_words_of_one_field_go_together(res):
    doctor, sick, gun = res.vectors.of("topic", res.vectors.row(names(res, "医院", "患者", "步枪")))
    assert doctor @ sick > 3 * abs(gun @ sick)


def test_verbs_know_their_objects(res):
    left = res.vectors.of("left", res.vectors.row(names(res, "积极")))[0]
    on, off = res.vectors.of("right", res.vectors.row(names(res, "推进", "推迟")))
    assert left @ on > 3 * left @ off


def topic_of(res: Resources, lines: list[str], line: int, word: str) -> np.ndarray:
    tokens = res.alphabet.encode(lines)
    at = int(np.searchsorted(tokens.start, tokens.line_start[line] + lines[line].index(word)))
    while tokens.token[at] == 0:
        at += 1
    return res.vectors.about(res.vocabulary, tokens.token, np.array([at]), np.array([len(word)]))[0]


def test_a_place_is_about_the_words_around_it_and_not_its_own(res):
    told = "医院收治的患者经过治疗之后由那位几时送回家中休养"
    other = told.replace("几时", "步枪")
    assert np.allclose(topic_of(res, [told], 0, "几时"), topic_of(res, [other], 0, "步枪"))


def test_other_lines_of_the_batch_change_nothing(res):
    line = "各级行政机关应当及时公开政府信息，" * 9
    alone = topic_of(res, [line], 0, "及时")
    among = topic_of(res, ["医院收治的患者。" * 5, line, "步枪和子弹"], 1, "及时")
    assert np.allclose(alone, among)
