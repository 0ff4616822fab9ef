"""A quantifier in an f-string doubles its braces: in ``rf"x{1, 2}"`` it would be a tuple's text."""

from __future__ import annotations

import ast
from pathlib import Path

import nlpcheck

PACKAGE = Path(nlpcheck.__file__).parent


def lost_quantifiers(source: str) -> list[int]:
    """The lines at which an f-string shows a bare number or tuple."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.Tuple | ast.Constant)
    ]


def test_it_is_seen() -> None:
    assert lost_quantifiers('a = rf"{b}x{1,2}"\nc = f"{b}{3}"\nd = rf"{b}x{{1,2}}"') == [1, 2]


def test_no_quantifier_is_lost() -> None:
    wrong = {
        str(path.relative_to(PACKAGE)): lines
        for path in sorted(PACKAGE.rglob("*.py"))
        if (lines := lost_quantifiers(path.read_text("utf-8")))
    }
    assert not wrong
