"""Which finding is kept where several rules see one place."""

from __future__ import annotations

import pytest

from nlpcheck.checker import check_text
from nlpcheck.settings import Settings


@pytest.mark.parametrize(
    "text",
    [
        "打造市场化、法制化、国际化营商环境。",
        "深入学习贯彻习近平法制思想。",
        "对照法制政府建设示范创建指标，补齐短板。",
    ],
)
def test_rule_of_law_is_told_by_its_own_rule(text: str) -> None:
    found = check_text(text, Settings(select=["SP", "NM", "GR"]), "x.txt").findings

    assert {f.rule for f in found} == {"SP009"}
