"""What the engine leaves alone whatever the model says: at a threshold that lets all else pass."""

from __future__ import annotations

import pytest

from nlpcheck.language.spelling.engine import load
from nlpcheck.language.spelling.restraint import EQUALS

LOW = 0.02


@pytest.fixture(scope="module")
def engine():
    return load()


def offered(engine, text):
    """Each correction as (what stands there, what is offered), alternatives too."""
    found = engine.correct(text, threshold=LOW)
    return {
        (text[c.start : c.end], new)
        for c in found
        for new in (c.replacement, *(s for s, _ in c.alternatives))
    }


@pytest.mark.parametrize("pair", [pair.split() for pair in EQUALS], ids="".join)
def test_words_of_equal_right_are_not_exchanged(engine, pair):
    for old, new in (pair, pair[::-1]):
        text = f"会议讨论了{old}一事，各部门对{old}没有异议。"
        told = {
            (whole, put)
            for whole, put in offered(engine, text)
            if whole in old and old.replace(whole, put, 1) == new
        }
        assert told == set()


@pytest.mark.parametrize(
    "text",
    [
        "对群众来信答复得及时、准确。",
        "各股室台账做得规范，归档得完整。",
        "河岸草木修剪得整整齐齐。",
        "流程图画得清清楚楚，一看就懂。",
        "办得快、办得好。",
    ],
)
def test_de_before_its_complement_stays(engine, text):
    assert not offered(engine, text) & {("得", "的"), ("得", "地")}


def test_de_before_a_noun_is_still_told(engine):
    assert ("得", "的") in offered(engine, "及时公布群众关心得热点问题。")
