"""In a text with hardly an error only the surer corrections stand."""

from __future__ import annotations

import pytest

from nlpcheck.language.spelling.density import SPARSE, SURE, Density
from nlpcheck.language.spelling.engine import Correction
from nlpcheck.language.spelling.together import correct

RIGHT = "各部门按照职责分工做好有关工作。" * 10


def a_correction(suspicion: float) -> Correction:
    return Correction(0, 1, "时", "实", "substitution", 0.9, suspicion=suspicion)


class Says:
    """An engine that finds the same in every line that begins with 错."""

    def __init__(self, suspicion: float) -> None:
        self.suspicion = suspicion

    def read(self, texts, memory=None):
        return memory

    def correct_batch(self, texts, *, threshold=None, lexicon=(), memory=None):
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
