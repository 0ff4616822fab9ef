"""A second reader's paragraphs: right ones, full of look-alikes; no rule may fire."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from nlpcheck import report as reports
from nlpcheck import sample
from nlpcheck.readers import read
from nlpcheck.report import Report
from nlpcheck.rules.base import Context, Scope
from nlpcheck.rules.registry import families, family_rules
from nlpcheck.settings import Settings

FAMILIES = {"NU", "XC", "YR", "PR", "TB"}
PARAGRAPHS = tomllib.loads(Path(__file__).with_name("counts.toml").read_text("utf-8"))["paragraph"]


def build(text: str) -> Report:
    """A text read and matched."""
    return reports.build(read(text.encode(), "clean.txt"))


def laid_out(paragraph: dict[str, Any]) -> str:
    """The paragraph alone, or in its slot of the sample report."""
    text = paragraph["text"].strip("\n")
    if "slot" not in paragraph:
        return text
    return sample.render(
        kind=paragraph.get("kind", "town"),
        year=paragraph.get("year", 2023),
        slots={**paragraph.get("slots", {}), paragraph["slot"]: text},
        cells=paragraph.get("cells", {}),
    )


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=[p["office"] for p in PARAGRAPHS])
def test_silent(paragraph: dict[str, Any]) -> None:
    """None of the families on counts, tables, years and privacy says a word."""
    report = build(laid_out(paragraph))
    previous = None
    if "previous" in paragraph:
        last = paragraph["previous"]
        previous = build(
            sample.render(
                kind=paragraph.get("kind", "town"),
                year=paragraph.get("year", 2023) - 1,
                cells=last.get("cells", {}),
                slots={
                    "s1": "全年公开信息86条。",
                    "s5": "存在的问题：培训次数偏少。改进措施：加强业务培训。",
                },
            )
        )
    context = Context(report, Settings(), previous)
    told = [
        f"{rule.code} {finding.span.of(report.text)}：{finding.message}"
        for prefix in families()
        if prefix in FAMILIES
        for rule in family_rules(prefix)
        if rule.scope is Scope.TEXT or report.template is not None
        for finding in rule.check(context)
    ]
    assert not told, "\n".join(told)


def test_enough_paragraphs() -> None:
    """At least fifteen, by at least seven kinds of office."""
    assert len(PARAGRAPHS) >= 15
    assert len({p["office"] for p in PARAGRAPHS}) >= 7
