"""Runs of Chinese characters: a text cut once gives the words of each run cut by itself."""

from __future__ import annotations

import re

from nlpcheck.language.runs import lines, runs
from nlpcheck.language.segment import cut_known
from nlpcheck.rules.base import without_marks
from nlpcheck.rules.registry import all_rules

_TEXT = (
    "做B超检查时，按照AA制和T恤尺码；\n\n\n5个工作日内答复，“两微一端”（含公众号）更新3次。C区公开"
)
_TEXTS = [_TEXT] + [
    without_marks(text) for rule in all_rules() for e in rule.examples for text in (e.bad, e.good) if text
]  # fmt: skip


def test_the_words_of_a_run_are_those_of_it_alone() -> None:
    for text in _TEXTS:
        expected = [(*m.span(), cut_known(m[0])) for m in re.finditer("[一-鿿]{3,}", text)]
        assert [tuple(run) for run in runs(text)] == expected


def test_lines_are_cut_whole() -> None:
    assert [text for text, _ in ((_TEXT[a:b], w) for a, b, w in lines(_TEXT))] == [
        line for line in _TEXT.split("\n") if line
    ]
    assert all("".join(words) == _TEXT[a:b] for a, b, words in lines(_TEXT))
