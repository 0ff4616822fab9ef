"""A rule's examples as whole texts: what its tests, its page and ``rules --check`` use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from nlpcheck.rules.base import CLOSE, OPEN, Example, Rule, split_marks, without_marks
from nlpcheck.types import Span


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One text and what the rule must report in it.

    ``spans`` are all the places, in order ([] for a good text).  ``previous`` is last
    year's report, ``fixed`` the whole text after the rule's fixes, where the example
    says so.
    """

    code: str
    number: int
    kind: Literal["bad", "good"]
    text: str
    spans: tuple[Span, ...] = ()
    fixed: str | None = None
    previous: str | None = None

    @property
    def label(self) -> str:
        """``SP001-2-bad``: the name of its test."""
        return f"{self.code}-{self.number}-{self.kind}"


def cases(rule: Rule) -> Iterator[Case]:
    """The texts of a rule's examples, numbered from 1.

    Raises ValueError for marks that aren't closed, KeyError for an unknown slot.
    """
    for number, example in enumerate(rule.examples, 1):
        previous = _previous(example)
        if is_bad(example):
            text, spans = split_marks(_bad(example, example.bad))
            fixed = None
            if example.fixed is not None:
                fixed = without_marks(_bad(example, example.fixed))
            yield Case(
                code=rule.code, number=number, kind="bad", text=text, spans=tuple(spans),
                fixed=fixed, previous=previous,
            )  # fmt: skip
        if is_good(example):
            yield Case(
                code=rule.code, number=number, kind="good", text=_good(example), previous=previous
            )


def is_bad(example: Example) -> bool:
    """Whether the example holds a text on which the rule must fire."""
    values = [*example.slots.values(), *example.cells.values()]
    return example.bad is not None or any(OPEN in value for value in values)


def is_good(example: Example) -> bool:
    """Whether the example holds a text on which the rule must be silent."""
    return not (example.good is None and example.good_slots is None and example.good_cells is None)


def shown(example: Example, kind: Literal["bad", "good"]) -> list[str]:
    """What to show of an example on a page: the text that differs, then the cells.

    Marks stay in.  Cells are told as ``table.row.column = text``.
    """
    bad = kind == "bad"
    text = example.bad if bad else example.good
    slots, cells = example.slots, example.cells
    if not bad:
        slots = slots if example.good_slots is None else example.good_slots
        cells = cells if example.good_cells is None else example.good_cells
    parts = [text] if text else []
    parts += [f"{name}：{value or '（无）'}" for name, value in slots.items()]
    parts += [f"{name} = {value or '（空）'}" for name, value in cells.items()]
    made = [part if bad else without_marks(part) for part in parts]
    return made or (["（样本报告，未作改动）"] if kind == "good" else [f"{OPEN}{CLOSE}"])


def _bad(example: Example, text: str | None) -> str:
    return _render(example, text, example.slots, example.cells)


def _good(example: Example) -> str:
    slots = example.slots if example.good_slots is None else example.good_slots
    cells = example.cells if example.good_cells is None else example.good_cells
    return without_marks(_render(example, example.good, slots, cells))


def _render(
    example: Example, text: str | None, slots: Mapping[str, str], cells: Mapping[str, str]
) -> str:
    whole = (
        example.slot or example.slots or example.cells or example.good_slots or example.good_cells
    )
    if not whole:
        return text or ""
    from nlpcheck import sample

    given = dict(slots)
    if example.slot and text is not None:
        given[example.slot] = text
    return sample.render(kind=example.kind, year=example.year, slots=given, cells=cells)


def _previous(example: Example) -> str | None:
    if example.previous is None:
        return None
    from nlpcheck import sample

    given = dict(example.previous)
    cells = given.pop("cells", {})
    year = given.pop("year", example.year - 1)
    return sample.render(kind=example.kind, year=year, slots=given, cells=cells)
