"""Slips of sound and shape, homophones by their neighbours, idioms one character off."""

from __future__ import annotations

import pytest

from nlpcheck import lexicon
from nlpcheck.language.homophones import find_homophones, find_swapped_terms
from nlpcheck.language.idioms import alike, find_idioms


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("加强重点领域怎策公开", "怎策", "政策"),
        ("明确各科室职则，提高办事效率", "职则", "职责"),
        ("做好应急观礼工作", "观礼", "管理"),
        ("要求各单位将变动信息几时报送备案", "几时", "及时"),
        ("评选结果在村务公开栏公式七天", "公式", "公示"),
        ("规范行政权利运行", "权利", "权力"),
        ("认真开展政策解毒工作", "解毒", "解读"),
    ],
)
def test_homophones(text: str, wrong: str, right: str) -> None:
    assert [(h.text, h.right) for h in find_homophones(text)] == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "群众问几时能办结",
        "数学公式推导",
        "保障公民合法权利",
        "夏季宣传清热解毒常识",
        "佳强公司承建，组织群众代表观礼",
        "存在的主要问题：一是更新较慢，二是解读不够",
        "规划、设计、建设和运营",
        "当前刑事审判工作",
    ],
)
def test_homophones_silent(text: str) -> None:
    assert find_homophones(text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("规范网站目栏设置", "目栏", "栏目"),
        ("做好政策读解工作", "读解", "解读"),
    ],
)
def test_swapped(text: str, wrong: str, right: str) -> None:
    (hit,) = find_homophones(text)
    assert (hit.text, hit.right, hit.swapped) == (wrong, right, True)


def test_swapped_terms() -> None:
    (hit,) = find_swapped_terms("及时回应社关会切，推进各行业各领域公开，相互支持")
    assert (hit.text, hit.right, hit.swapped) == ("社关会切", "社会关切", True)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("网上公开与窗口公开相辅相承，方便群众", "相辅相成"),
        ("遇到舆情时全力已赴", "全力以赴"),
        ("做到防患于未燃", "防患于未然"),
        ("宣传活动如火如茶地开展", "如火如荼"),
    ],
)
def test_idioms(text: str, right: str) -> None:
    assert [near.right for near in find_idioms(text)] == [right]


@pytest.mark.parametrize(
    "text", ["推进治理能力现代化", "加强法治建设", "春节前一周值班", "紧密相连、环环相扣"]
)
def test_idioms_silent(text: str) -> None:
    assert find_idioms(text) == []


def test_idioms_are_right_by_themselves() -> None:
    """No idiom, and no variant of one, is one character off another."""
    right = lexicon.words("idioms") | lexicon.words("idioms", 1)
    assert find_idioms("。".join(sorted(right))) == []


def test_no_form_is_right() -> None:
    """A right word stands among no other word's slips, nor does a fixed term hold one."""
    assert find_homophones("。".join(sorted(lexicon.words("homophones")))) == []
    assert find_homophones("。".join(sorted(lexicon.words("terms")))) == []
    assert list(find_swapped_terms("。".join(sorted(lexicon.words("terms", 0))))) == []


def test_alike_goes_both_ways() -> None:
    assert alike("末", "未") and alike("未", "末") and not alike("政", "公")
