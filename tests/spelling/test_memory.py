"""What a text says elsewhere is counted right, its own place left out."""

from __future__ import annotations

import numpy as np
import pytest

from nlpcheck.language.spelling import candidates, memory, scan
from nlpcheck.language.spelling.engine import load
from nlpcheck.language.spelling.memory import NAMES, Memory, columns

ELSEWHERE = ["及时更新，及时公开。", "做到及时答复。"]
HERE = "信息几时公开。"


@pytest.fixture(scope="module")
def engine():
    return load()


def token(engine, *lines):
    return engine.resources.alphabet.encode(lines).token


def one(engine, at, span, new):
    """A candidate alone: ``span`` tokens from ``at`` on become ``new``."""
    row = np.zeros((1, 4), np.uint16)
    row[0, : len(new)] = engine.resources.alphabet.lut[[ord(c) for c in new]]
    whole = candidates.propose(
        engine.resources, scan.scan(engine.resources, ["各科室要认真落时公开要求。"])
    )
    made = whole.take(np.array([0]))
    made.at[:], made.span[:], made.size[:], made.new[:] = at, span, len(new), row
    return made


@pytest.fixture(autouse=True)
def short_texts_count(monkeypatch):
    monkeypatch.setattr(memory, "LEAST", 1)


def told(engine, read, new="及", where="几", span=1):
    view = scan.scan(engine.resources, [HERE])
    at = int(np.flatnonzero(view.token == engine.resources.alphabet.lut[ord(where)])[0])
    values = columns(engine.read(read), view, one(engine, at, span, new))[0]
    return dict(zip(NAMES, values, strict=True))


def test_the_string_put_in_stands_elsewhere(engine):
    found = told(engine, [*ELSEWHERE, HERE])
    assert found["pair_new_most"] == pytest.approx(np.log1p(3))  # 及时
    assert found["triple_new_most"] == pytest.approx(np.log1p(1))  # 及时公
    assert found["pair_new_least"] == 0  # 息及
    assert found["character_new"] == pytest.approx(np.log1p(3))


def test_its_own_place_does_not_count(engine):
    found = told(engine, [*ELSEWHERE, HERE])
    assert found["pair_old_most"] == found["triple_old_most"] == found["character_old"] == 0
    assert told(engine, [HERE, HERE])["pair_old_most"] == pytest.approx(np.log1p(1))


def test_a_character_taken_out_or_put_in(engine):
    out = told(engine, [*ELSEWHERE, HERE], "", "几")
    assert out["pair_new_most"] == 0 and out["character_new"] == 0  # 息时
    added = told(engine, [*ELSEWHERE, HERE, "几时及时"], "时及", "时")
    assert added["pair_new_most"] == pytest.approx(np.log1p(2))  # 几时, here and there


def test_without_a_memory_all_is_nought(engine, monkeypatch):
    view = scan.scan(engine.resources, [HERE])
    assert not columns(None, view, one(engine, 6, 1, "及")).any()
    assert not columns(Memory(), view, one(engine, 6, 1, "及")).any()
    monkeypatch.setattr(memory, "LEAST", 300)
    assert not columns(engine.read([HERE] * 9), view, one(engine, 6, 1, "及")).any()
    assert columns(engine.read([HERE] * 90), view, one(engine, 6, 1, "及")).any()


def test_counts_are_those_of_the_whole_text(engine):
    lines = [*ELSEWHERE, HERE] * 9
    once, often = Memory(), Memory()
    once.read(token(engine, *lines))
    for line in lines:
        often.read(token(engine, line))
    a, b = engine.resources.alphabet.lut[[ord("及"), ord("时")]]
    for known in (once, often):
        assert known.times(np.array([a]), np.array([b]))[0] == 27
        assert known.size == once.size


def test_the_oldest_is_forgotten(engine, monkeypatch):
    monkeypatch.setattr(memory, "MOST", 40)
    known = Memory()
    for line in [ELSEWHERE[0], *[HERE] * 30]:
        known.read(token(engine, line))
    a, b = engine.resources.alphabet.lut[[ord("及"), ord("时")]]
    assert known.times(np.array([a]), np.array([b]))[0] == 0
    assert known.size <= 2 * 40 + len(HERE)
