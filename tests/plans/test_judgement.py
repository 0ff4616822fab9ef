"""Verdicts, their setting, and suggestions made from the measure itself."""

from __future__ import annotations

import pytest

from nlpcheck.language.plans import analyse_text
from nlpcheck.language.plans.judgement import verdict_of

LEAD = "存在的问题：工作不规范。\n改进措施：\n"


@pytest.mark.parametrize(
    ("kinds", "verdict"),
    [
        (set(), "vague"),
        ({"means"}, "vague"),
        ({"object"}, "partly"),
        ({"when"}, "partly"),
        ({"object", "who"}, "partly"),
        ({"object", "when"}, "specific"),
        ({"who", "when"}, "specific"),
        ({"check", "quantity"}, "specific"),
    ],
)
def test_guideline_table(kinds: set, verdict: str) -> None:  # type: ignore[type-arg]
    assert verdict_of(kinds) == verdict


def test_setting_asks_for_more_or_less() -> None:
    assert verdict_of({"when"}, 1) == "specific"
    assert verdict_of({"who", "when"}, 3) == "partly"
    assert verdict_of({"who", "when", "check"}, 3) == "specific"


def test_suggestion_speaks_of_the_measures_own_act() -> None:
    analysis = analyse_text(LEAD + "1.丰富解读形式。\n2.完善平台载体建设。", year=2020)
    first, second = (m.judgement for m in analysis.measures)
    assert first and second
    assert "丰富解读形式" in first.suggestion and "图解" in first.suggestion
    assert "完善平台载体建设" in second.suggestion
    assert first.suggestion != second.suggestion
    assert first.missing == ("who", "when", "quantity")
    assert "责任主体" in first.reason


def test_deadline_falls_in_the_next_year() -> None:
    (measure,) = analyse_text(LEAD + "1.进一步拓展公开内容。", year=2020).measures
    assert measure.judgement and "2021年6月底前" in measure.judgement.suggestion


def test_numbers_that_are_no_target_are_named() -> None:
    (measure,) = analyse_text(LEAD + "1.认真贯彻第711号令，做好2021年工作。", year=2020).measures
    assert [kind for _, _, kind in measure.numbers] == ["文号", "年份"]
    assert measure.judgement and "文号" in measure.judgement.reason


def test_acts_are_verb_and_object() -> None:
    (measure,) = analyse_text(LEAD + "1.完善公开制度，修订公开指南。", year=2020).measures
    assert [(a.verb, a.object) for a in measure.acts] == [("完善", "公开制度"), ("修订", "公开指南")]
