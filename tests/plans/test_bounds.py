"""Bounds of elements: what the model stops short of or runs over is set right."""

from __future__ import annotations

import re

import pytest

from nlpcheck.language.plans.analyse import read_tokens
from nlpcheck.language.plans.bounds import Mender
from nlpcheck.language.plans.model import Element


def mended(marked: str) -> str:
    """A measure with kind:⟦…⟧ marks, after its bounds were set right, marked the same way."""
    text, found = "", []
    for part in re.split(r"([a-z]+:⟦[^⟧]*⟧)", marked):
        kind, mark, rest = part.partition(":⟦")
        if mark:
            found.append(Element(kind, len(text), len(text) + len(rest) - 1, "tagger"))  # type: ignore[arg-type]
            text += rest[:-1]
        else:
            text += part
    tokens = read_tokens(text, 0, ())[1]
    made, at = "", 0
    for e in Mender(text, tokens, 0, len(text)).mend(found):
        made += f"{text[at : e.start]}{e.kind}:⟦{text[e.start : e.end]}⟧"
        at = e.end
    return made + text[at:]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        # An event with its noun, unless the noun is what is made public.
        (
            "科室在object:⟦许可决定⟧when:⟦作出之日起5日内⟧公布object:⟦许可决定书⟧",
            "科室在when:⟦许可决定作出之日起5日内⟧公布object:⟦许可决定书⟧",
        ),
        ("object:⟦价目表⟧when:⟦调整前3日⟧换新", "object:⟦价目表⟧when:⟦调整前3日⟧换新"),
        ("发现错漏when:⟦2小时内⟧改正", "when:⟦发现错漏2小时内⟧改正"),
        ("看不清的when:⟦当天⟧重拍", "看不清的when:⟦当天⟧重拍"),
        ("时限when:⟦缩短到两天⟧", "时限缩短到when:⟦两天⟧"),
        # A check with its manner and its object, without what it is carried out by.
        (
            "who:⟦文书⟧对照发文簿check:⟦核对⟧object:⟦编号和日期⟧",
            "who:⟦文书⟧check:⟦对照发文簿核对编号和日期⟧",
        ),
        ("when:⟦每月⟧check:⟦开展一次抽查⟧", "when:⟦每月⟧开展一次check:⟦抽查⟧"),
        ("check:⟦会审机制⟧", "check:⟦会审⟧机制"),
        ("由who:⟦股长⟧check:⟦签字⟧后上网", "由who:⟦股长⟧check:⟦签字⟧后上网"),
        ("对逾期未报送的科室check:⟦约谈⟧", "对check:⟦逾期未报送的科室约谈⟧"),
        ("同时将质量check:⟦计入考核⟧", "同时将质量check:⟦计入考核⟧"),
        # A list whole, up to 等.
        (
            "公布object:⟦采购合同⟧、验收单和发票等内容",
            "公布object:⟦采购合同、验收单和发票⟧等内容",
        ),
        ("采用means:⟦图解⟧、问答等形式", "采用means:⟦图解、问答⟧等形式"),
        ("由档案员、who:⟦信息员⟧check:⟦核对⟧", "由who:⟦档案员、信息员⟧check:⟦核对⟧"),
        ("who:⟦甲科⟧和who:⟦乙科⟧check:⟦会签⟧", "who:⟦甲科和乙科⟧check:⟦会签⟧"),
        # Neither modifiers nor common nouns.
        ("更新object:⟦本局办事指南⟧", "更新本局object:⟦办事指南⟧"),
        ("补录2019年至2021年的object:⟦决算表⟧", "补录object:⟦2019年至2021年的决算表⟧"),
        ("means:⟦漫画形式⟧", "means:⟦漫画⟧形式"),
    ],
)
def test_mended(told: str, wanted: str) -> None:
    assert mended(told) == wanted


def test_none_overlaps_another() -> None:
    told = "who:⟦文书⟧在means:⟦工作群⟧里check:⟦通报⟧object:⟦进度表⟧和object:⟦名单⟧"
    tokens = read_tokens(re.sub(r"[a-z]+:⟦|⟧", "", told), 0, ())[1]
    assert tokens.words  # the text is read at all
    assert mended(told).count("⟦") >= 3
    assert "⟦⟦" not in mended(told)
