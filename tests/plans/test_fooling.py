"""Section fives built to fool the reader: what must be read in them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from nlpcheck.language.plans import analyse_text
from nlpcheck.language.plans.alignment import weights

CASES = tomllib.loads((Path(__file__).parent / "fooling.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_read(case: dict[str, Any]) -> None:
    analysis = analyse_text(case["text"], year=2024)
    assert len(analysis.problems) == case["problems"], [p.text for p in analysis.problems]
    verdicts = [m.judgement.verdict for m in analysis.measures if m.judgement]
    assert verdicts == case["verdicts"], [m.text for m in analysis.measures]
    if analysis.measures:
        silent = weights().silent_above
        unanswered = [
            analysis.problems[n.problem].text for n in analysis.nearest if n.score <= silent
        ]
        for words in case["unanswered"]:
            assert any(words in text for text in unanswered), unanswered
        if not case["unanswered"]:
            assert unanswered == []


def test_there_are_ten() -> None:
    assert len(CASES) >= 10
