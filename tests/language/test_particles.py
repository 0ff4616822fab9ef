"""The model of particles: what it says of plain places, and where it looks."""

from __future__ import annotations

import pytest

from nlpcheck.language.particles import PARTICLES, places, scores


@pytest.mark.parametrize(
    ("left", "right", "particle"),
    [
        ("群众反映", "问题", "的"),
        ("街道办事处", "工作人员", "的"),
        ("工作人员耐心细致", "讲解了办事流程", "地"),
        ("更好", "服务群众", "地"),
        ("政策要讲", "清清楚楚", "得"),
    ],
)
def test_the_likeliest(left: str, right: str, particle: str) -> None:
    odds = scores(left, right)
    assert PARTICLES[max(range(3), key=odds.__getitem__)] == particle
    assert sum(odds) == pytest.approx(1)


@pytest.mark.parametrize("text", ["各地的做法", "实地查看", "不得延误", "获得好评", "目的明确"])
def test_no_place_within_a_word(text: str) -> None:
    assert [text[at] for at, *_ in places(text) if text[at] != "的"] == []


def test_offsets() -> None:
    text = "工作有序。居民更方便的查到指南，群众关心地问题。"
    assert [text[at - 1 : at + 1] for at, *_ in places(text)] == ["便的", "心地"]
