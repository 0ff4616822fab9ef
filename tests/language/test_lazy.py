"""Expressions put off: they never miss what the compiled one finds."""

from __future__ import annotations

import re

import pytest

from nlpcheck.language.lazy import _WHOLE, lazy
from nlpcheck.language.needs import may_match
from nlpcheck.language.openings import Opening, Openings, openings
from nlpcheck.rules.base import without_marks
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.rules.registry import all_rules

_PATTERNS = {
    pattern
    for rule in all_rules()
    if isinstance(rule, ManyPatterns)
    for pattern, _ in rule.patterns
} | {rule.spec.pattern for rule in all_rules() if hasattr(rule, "spec")}
_TEXTS = [
    without_marks(text) for rule in all_rules() for e in rule.examples for text in (e.bad, e.good) if text
]  # fmt: skip


def test_no_match_is_ruled_out() -> None:
    for pattern in _PATTERNS:
        compiled = re.compile(pattern, re.MULTILINE)
        missed = [t for t in _TEXTS if compiled.search(t) and not may_match(pattern, t)]
        assert not missed, pattern


@pytest.mark.parametrize(
    ("pattern", "text", "may"),
    [
        ("督查督办", "督办督查", False),
        ("督查?办", "督办", True),
        ("督查+办", "督办", False),
        ("(?:督查)*办", "办", True),
        ("督查{0,2}办", "督办", True),
        ("督查{1,2}办", "督办", False),
        ("督(?:查|办)件|信件", "督查信", False),
        ("督(?:查|办)件|信件", "信件", True),
        ("(?!督办)督查", "督查", True),
        ("(?<!督办)督查", "督查", True),
        ("督(?=查)", "督办", False),
        ("[省市]局", "县局", False),
        ("[^省市]局", "县局", True),
        (r"\d+件|\（", "（", True),
        ("(?i)abc", "ABC", True),
        ("(?P<a>督)(?P=a)办", "督督办", True),
        ("办|(?:督|(?!查)访)件", "访件", True),
        ("|督", "", True),
    ],
)
def test_what_must_stand(pattern: str, text: str, may: bool) -> None:
    assert may_match(pattern, text) is may
    assert may or not re.search(pattern, text)


def test_stands_for_the_compiled_one() -> None:
    long = "公开信息。" * 60
    expression = lazy("督查(?P<x>督办)?", re.MULTILINE)
    assert list(expression.finditer(long)) == []
    assert expression.search(long) is None
    assert expression.match(long) is None
    match = expression.search(long + "督查督办")
    assert match is not None and match["x"] == "督办"
    assert expression.sub("", "督查件") == "件"
    assert list(expression.finditer(long, 3)) == []
    assert expression.groupindex == {"x": 1}
    with pytest.raises(re.error):
        lazy("(").search("x")


def test_looking_for_openings_finds_the_same() -> None:
    opened = [p for p in sorted(_PATTERNS) if openings(p) is not None]
    assert len(opened) > len(_PATTERNS) / 2
    text = "\n".join(_TEXTS)
    assert len(text) > _WHOLE
    for pattern in opened:
        expected = [
            (m.span(), m.groups()) for m in re.compile(pattern, re.MULTILINE).finditer(text)
        ]
        tried = lazy(pattern, re.MULTILINE)
        tried.finditer(text)  # only what was tried before looks for openings
        assert [(m.span(), m.groups()) for m in tried.finditer(text)] == expected


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("督查", {"督查"}),
        ("督|信件", {"督", "信件"}),
        ("[督查]办", {"督办", "查办"}),
        ("督查|办件", {"督查", "办件"}),
        ("(?<!监)督(?!办)", {"督"}),
        ("督(?=办|查)件?", {"督办", "督查"}),
        ("督(?=办|)件", {"督件"}),
        ("(?:督|查)?办|[信访]件", {"督办", "查办", "办", "信件", "访件"}),
        (r"(?:督查|\d+)件", {"督查", "\ue000"}),
        (r"[督\d]办", {"督办", "\ue000"}),
        ("督+办", {"督督", "督办"}),
        ("督查?办", {"督查", "督办"}),
        ("督{2,}办", {"督督", "督办"}),  # more than needed does no harm
        ("督[^查]", {"督"}),
        ("^[ 督]*办|件", {"  ", " 督", "督 ", "督督", " 办", "督办", "办", "件"}),
        ("[^查]督办", {("督办", 1, 1)}),
        ("(?:(?<=，)|^)[^，]{0,9}?(?P<x>督办|查)件", {("督办", 0, 9), ("查件", 0, 9)}),
        ("(?P<v>.{2})的?件", {("的件", 2, 2), ("件", 2, 2)}),
        ("(?:.|督)办", {("办", 1, 1), "督办"}),
        (".{2}(?=督)办", {("督", 2, 2)}),
    ],
)
def test_with_what_matches_begin(pattern: str, begins: set[str | tuple[str, int, int]]) -> None:
    expected = {Opening(b) if isinstance(b, str) else Opening(*b) for b in begins}
    assert openings(pattern) == expected


@pytest.mark.parametrize(
    "pattern",
    [
        "督*",  # may take no room
        "(?<=监)督?",
        ".",
        ".*督办",  # anywhere
        ".{2,40}督办",
        "(?:.|督)+办",
        r"(?P<a>督)?\1办|.(?P=a)查",
        "(?i)a|b[c]",
    ],
)
def test_beginnings_that_cannot_be_told(pattern: str) -> None:
    assert openings(pattern) is None


def test_where_matches_may_begin() -> None:
    text = "督办𠮷件，督查𠮷件，３件" + "。" * 25
    assert Openings(frozenset([Opening("督办"), Opening("𠮷件")])).places(text) == [0, 2, 7]
    assert Openings(frozenset([Opening("件", 1, 2)])).places(text) == [1, 2, 6, 7, 9, 10]
    assert Openings(frozenset([Opening("件"), Opening("\ue000")])).places(text) == [3, 8, 10, 11]
    assert Openings(frozenset([Opening("访")])).places(text) == []
    assert Openings(frozenset([Opening("。"), Opening("，")])).places(text) is None  # too many
