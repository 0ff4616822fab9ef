"""A second reader's paragraphs on words, grammar, marks and names; no rule may fire."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from nlpcheck import report as reports
from nlpcheck import sample
from nlpcheck.readers import read
from nlpcheck.rules.base import Context, Scope
from nlpcheck.rules.registry import select_rules
from nlpcheck.settings import Settings

PARAGRAPHS = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))["paragraph"]
# The language model's rules (SP1…) have tests of their own.
RULES = select_rules(["SP", "GR", "PU", "NM"], ["SP1"])


@pytest.mark.parametrize(
    "paragraph", PARAGRAPHS, ids=[f"{n}-{p['office']}" for n, p in enumerate(PARAGRAPHS, 1)]
)
def test_silent(paragraph: dict[str, Any]) -> None:
    """Every rule of the four families holds its tongue, info included."""
    text = paragraph["text"].strip("\n")
    if "slot" in paragraph:
        text = sample.render(
            kind=paragraph.get("kind", "town"),
            year=paragraph.get("year", 2023),
            slots={paragraph["slot"]: text},
        )
    report = reports.build(read(text.encode(), "clean.txt"))
    context = Context(report, Settings())
    told = [
        f"{rule.code} {finding.span.of(report.text)}：{finding.message}"
        for rule in RULES
        if rule.scope is Scope.TEXT or report.template is not None
        for finding in rule.check(context)
    ]
    assert not told, "\n".join(told)


def test_enough_paragraphs() -> None:
    """At least twenty, by at least seven kinds of office."""
    assert len(PARAGRAPHS) >= 20
    assert len({p["office"] for p in PARAGRAPHS}) >= 7
