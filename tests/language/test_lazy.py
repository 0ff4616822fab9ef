"""Expressions put off: they never miss what the compiled one finds."""

from __future__ import annotations

import re

import pytest

from nlpcheck.language.lazy import _LONG, lazy
from nlpcheck.language.needs import may_match
from nlpcheck.language.openings import opening
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
    opened = [p for p in sorted(_PATTERNS) if opening(p) is not None]
    assert len(opened) > 50
    texts = [text + "。\n" * _LONG for text in _TEXTS]
    for pattern in opened:
        plain = re.compile(pattern, re.MULTILINE)
        expected = [(m.span(), m.groups()) for text in texts for m in plain.finditer(text)]
        tried = lazy(pattern, re.MULTILINE)
        for text in texts:
            tried.finditer(text)  # only what was tried before looks for openings
        assert [(m.span(), m.groups()) for t in texts for m in tried.finditer(t)] == expected


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("督查", None),  # Python's search knows it
        ("[督查]办", None),
        ("督查|办件", None),
        ("(?<!监)督查", "[督]"),
        ("(?:督|查)?办|[信访]件", "[督查办信访]"),
        (r"(?:督查|\d+)件", r"[督\d]"),
        ("(?:[-督]|[查-])办|a", r"[\-督查\-a]"),
        ("(?:督查)*办|件", "[督办件]"),
        ("(?<=监)督?", None),  # may take no room
        ("(?:[一-鿿]|a)办", None),  # nearly every character
        ("^[ 督]*办|件", None),  # nor at the beginnings of lines
        (r"(?:[\n督]|a)办", None),  # every line break
        ("(?:.|a)办", None),
        ("(?i)a|b[c]", None),
    ],
)
def test_with_what_matches_begin(pattern: str, begins: str | None) -> None:
    assert opening(pattern) == begins
