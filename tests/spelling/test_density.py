"""In a text with hardly an error only the surer corrections stand."""

from __future__ import annotations

import pytest

from nlpcheck.language.spelling.correction import Correction
from nlpcheck.language.spelling.density import SPARSE, SURE, Density
from nlpcheck.language.spelling.engine import load
from nlpcheck.language.spelling.together import correct

RIGHT = "各部门按照职责分工做好有关工作。" * 10


def a_correction(suspicion: float) -> Correction:
    return Correction(0, 1, "时", "实", "substitution", 0.9, suspicion=suspicion)


def a_doubt() -> Correction:
    return a_correction(0.6)


class Says:
    """An engine that finds the same in every line that begins with 错."""

    def __init__(self, suspicion: float) -> None:
        self.suspicion = suspicion

    def read(self, texts, memory=None):
        return memory

    def correct_batch(self, texts, *, threshold=None, lexicon=(), memory=None, doubtful=False):
        return [[a_correction(self.suspicion)] if t.startswith("错") else [] for t in texts]


def test_a_short_text_is_not_yet_sparse():
    density = Density()
    density.read([RIGHT], [[]])
    assert not density.sparse
    assert density.stands(a_correction(SURE - 0.01))


def test_a_long_text_without_corrections_is_sparse():
    density = Density()
    density.read([RIGHT] * 20, [[]] * 20)
    assert density.sparse
    assert density.stands(a_correction(SURE))
    assert not density.stands(a_correction(SURE - 0.01))


def test_a_text_with_many_corrections_is_not():
    density = Density()
    lines = [RIGHT] * 20
    density.read(lines, [[a_correction(0.9)]] * 20)
    assert sum(map(len, lines)) > SPARSE and not density.sparse


@pytest.mark.parametrize(
    ("lines", "suspicion", "stands"),
    [
        (["错"], 0.9, True),
        (["错", *[RIGHT] * 40], 0.9, False),
        (["错", *[RIGHT] * 40], 0.99, True),
        (["错", RIGHT] * 40, 0.9, True),
    ],
    ids=["alone", "sparse", "sparse but sure", "many"],
)
def test_lines_are_one_text(lines, suspicion, stands):
    found = correct(Says(suspicion), lines)
    assert bool(found[0]) is stands


def test_a_threshold_alone_decides():
    found = correct(Says(0.9), ["错", *[RIGHT] * 40], threshold=0.5)
    assert found[0]


def test_what_was_read_before_counts():
    density = Density()
    correct(Says(0.9), [RIGHT] * 40, density=density)
    assert correct(Says(0.9), ["错"], density=density) == [[]]


@pytest.mark.parametrize(
    ("sure", "doubtful", "at_home"),
    [(40, 2, True), (40, 30, False), (4, 0, False)],
    ids=["hardly a doubt", "doubt upon doubt", "too few to tell"],
)
def test_doubtful_corrections_stand_where_nearly_all_are_sure(sure, doubtful, at_home):
    density = Density()
    found = [[a_correction(0.99)]] * sure + [[a_doubt()]] * doubtful
    density.read([RIGHT] * len(found), found)
    assert not density.sparse
    assert density.at_home is at_home
    assert density.stands(a_doubt()) is at_home
    assert density.stands(a_correction(0.9))


def test_a_doubtful_correction_never_stands_in_a_sparse_text():
    density = Density()
    density.read([RIGHT] * 400, [[a_correction(0.99)]] * 20 + [[]] * 380)
    assert density.sparse and density.weighty
    assert not density.stands(a_doubt())


def test_the_engine_tells_doubtful_corrections_only_when_asked():
    engine = load()
    lines = [
        "各科室要认真落时公开要求，几时更新栏目。",
        "我局组织开展业务培训，工作人员的法治意识明显增墙。",
    ]
    plain = engine.correct_batch(lines)
    asked = engine.correct_batch(lines, doubtful=True)
    assert all(c.firm for found in plain for c in found)
    assert [[c for c in found if c.firm] for found in asked] == plain
