"""Words of one sound told by all the words about them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlpcheck.language.either import features, find_meant


@pytest.mark.parametrize(
    ("text", "word", "right"),
    [
        ("印发方案，明确各部门的重点工作人物和完成时限。", "人物", "任务"),
        ("出台种子补贴办法，孤立农户扩种耐旱杂粮。", "孤立", "鼓励"),
    ],
)
def test_told(text: str, word: str, right: str) -> None:
    """The word, where it stands, and the other one."""
    (hit,) = find_meant(text)
    assert (text[hit.start : hit.end], hit.text, hit.right) == (word, word, right)


@pytest.mark.parametrize(
    "text",
    [
        "开设人物专栏，刊发先进人物事迹12篇。",
        "社会反应良好，部门反应迅速。",
        "对损坏的设施在两个工作日内恢复。",
        "村民用上了新农具，夏季滚动发布汛情，当场答复率95%。",
        "各部门全力保障供水，居委会设立意见箱。",
    ],
)
def test_silent(text: str) -> None:
    """The same words where they are right."""
    assert list(find_meant(text)) == []


def test_features_look_no_further_than_the_sentence() -> None:
    """Behind a full stop nothing speaks for or against a word."""
    near = set(features(["明确", "人物", "。", "任务"], 1))
    assert near == set(features(["明确", "人物", "。"], 1))


@given(st.text(alphabet="人物任务反应反映的，。；\n 工作1a\U0001f600", max_size=60))
def test_any_text(text: str) -> None:
    """No crash, and each span gives its word."""
    for hit in find_meant(text):
        assert text[hit.start : hit.end] == hit.text
