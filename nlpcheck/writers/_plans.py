"""Section five as a small table: problem → measure → who, when, how much → verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from nlpcheck.text import width
from nlpcheck.writers import WriteOptions
from nlpcheck.writers._layout import pad, paint, visible, wrap

HEADS = {
    "zh": ("问题", "改进措施", "责任、时限、目标", "判断"),
    "en": ("problem", "measure", "who, when, target", "verdict"),
}
VERDICTS = {
    "zh": {"specific": "具体", "partly": "部分具体", "vague": "空泛"},
    "en": {"specific": "specific", "partly": "partly", "vague": "vague"},
}
NONE = {"zh": "（未见对应措施）", "en": "(no measure)"}
OWN = {"zh": "（另有措施）", "en": "(of its own)"}
STYLE = {"specific": "add", "partly": "warning", "vague": "error"}
LINES = 3
"""Lines of a cell; the whole text stands in the report."""
SHARES = (28, 32, 22)
"""Columns of the first three in a hundred of what the fourth leaves."""


def plans_table(plans: Any, options: WriteOptions) -> Iterator[str]:
    """The table's lines; nothing where there is neither problem nor measure."""
    data = msgspec.to_builtins(plans)
    rows = list(_rows(data, options))
    if not rows:
        return
    words = [*VERDICTS[options.lang].values(), HEADS[options.lang][3]]
    last = max(map(width, words))
    free = options.width - last - 9
    columns = [free * share // sum(SHARES) for share in SHARES]
    columns.append(last)
    yield paint(_line(HEADS[options.lang], columns), "bold", options.color) + "\n"
    yield "─┼─".join("─" * column for column in columns) + "\n"
    for cells, verdict in rows:
        wrapped = [_fit(cell, column) for cell, column in zip(cells, columns, strict=True)]
        for number in range(max(map(len, wrapped))):
            parts = [lines[number] if number < len(lines) else "" for lines in wrapped]
            shown = [pad(part, column) for part, column in zip(parts, columns, strict=True)]
            shown[3] = paint(shown[3].rstrip(), STYLE.get(verdict, "warning"), options.color)
            yield " │ ".join(shown).rstrip() + "\n"


def _rows(data: dict[str, Any], options: WriteOptions) -> Iterator[tuple[tuple[str, ...], str]]:
    measures = data.get("measures", [])
    answered: set[int] = set()
    for problem in data.get("problems", []):
        numbers = problem.get("measures", [])
        if not numbers:
            yield (problem["text"], NONE[options.lang], "", ""), ""
        for at, number in enumerate(numbers):
            text = problem["text"] if not at else "　″"
            again = number in answered
            answered.add(number)
            yield _measure(text, measures[number], options, again)
    for number, measure in enumerate(measures):
        if number not in answered and not measure.get("done"):
            yield _measure(OWN[options.lang], measure, options, False)


def _measure(
    problem: str, measure: dict[str, Any], options: WriteOptions, again: bool
) -> tuple[tuple[str, ...], str]:
    wanted = ("who", "when", "quantity")
    elements = [e["text"] for e in measure.get("elements", []) if e.get("kind") in wanted]
    verdict = (measure.get("judgement") or {}).get("verdict", "")
    shown = VERDICTS[options.lang].get(verdict, "")
    text = measure["text"]
    if again:
        text = text[:12] + "……"
    return (problem, text, "、".join(dict.fromkeys(elements)) or "—", shown), verdict


def _line(cells: Sequence[str], columns: Sequence[int]) -> str:
    return " │ ".join(pad(c, n) for c, n in zip(cells, columns, strict=True)).rstrip()


def _fit(text: str, columns: int) -> list[str]:
    lines = list(wrap(visible(text), columns))
    if len(lines) > LINES:
        lines = lines[:LINES]
        while width(lines[-1]) > columns - 4:
            lines[-1] = lines[-1][:-1]
        lines[-1] += "……"
    return lines
