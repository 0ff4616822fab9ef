"""Every built-in cue is an expression by itself; a user's bad one is named when it is loaded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nlpcheck.language.plans.cues import BUILT_IN, PlanPatternError, load_cues, read_toml

CUES = [(key, p) for key, some in read_toml(BUILT_IN)["cues"].items() for p in some]


@pytest.mark.parametrize(("key", "pattern"), CUES)
def test_built_in_cue(key: str, pattern: str) -> None:
    re.compile(pattern)
    assert isinstance(getattr(load_cues(), key), re.Pattern)


def test_no_such_cue() -> None:
    with pytest.raises(AttributeError):
        load_cues().nothing_of_the_kind  # noqa: B018


def test_a_users_bad_cue(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[cues]\npast = ['已(完成']\n", "utf-8")
    with pytest.raises(PlanPatternError, match=r"own\.toml：cues\.past"):
        load_cues((str(path),))
    path.write_text("[cues]\npast = ['已圆满收官']\n", "utf-8")
    assert load_cues((str(path),)).past.search("今年已圆满收官")
    path.write_text("[cues]\npast = ['(?P<x>收官)', '(?P<x>收尾)']\n", "utf-8")
    load_cues.cache_clear()
    with pytest.raises(PlanPatternError, match=r"cues\.past"):
        load_cues((str(path),))
