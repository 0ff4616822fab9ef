"""Plants in plans that show beside the problems or beside last year's report: PL102, YR007."""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from .draft import Draft, mark
from .plans import fill, pairs, section
from .planting import SETS, Plant, planter
from .years import before

FOLDER = Path(__file__).parent / "plants"


@cache
def told(part: int) -> dict[str, Any]:
    """The pieces of a set."""
    path = FOLDER / SETS[part - 1] / "promises.toml"
    return tomllib.loads(path.read_text("utf-8"))


def unasked(part: int, draft: Draft, rng: random.Random, variant: int) -> Plant:
    """A measure of its own kind beside two problems and their measures."""
    chosen = pairs(draft, rng, 2)
    own = fill(told(part)["unasked"]["measures"][variant], draft)
    problems = [pair["problem"] for pair in chosen]
    measures = [pair["measure"] for pair in chosen]
    measures.insert(rng.randrange(3), mark(own))
    return Plant("PL102", section(draft, rng, problems, measures), own)


def untold(part: int, draft: Draft, rng: random.Random, variant: int) -> Plant:
    """Last year's report promised what this one doesn't tell of; the mended one does."""
    chosen = pairs(draft, rng, 2)
    promise = told(part)["promise"][variant]
    last = before(draft)
    said = fill(promise["said"].replace("{year}", "{next}"), last)
    last.sections[4].paragraphs = [
        "存在的问题：公开的方便程度与群众期待有差距。",
        f"改进措施：{said}。",
    ]
    made = section(
        draft, rng, [pair["problem"] for pair in chosen], [pair["measure"] for pair in chosen]
    )
    bad, good = made.copy(), made.copy()
    bad.sections[4].heading = mark(bad.sections[4].heading)
    good.sections[4].paragraphs.insert(0, f"上年承诺的措施：{promise['told']}")
    also = frozenset({"XC009", "YR004"})
    return Plant("YR007", bad, said, also, previous=last, mended=good)


def _register(part: int) -> None:
    for code, count, plant in (
        ("PL102", len(told(part)["unasked"]["measures"]), unasked),
        ("YR007", len(told(part)["promise"]), untold),
    ):

        def made(draft: Draft, rng: random.Random, variant: int, plant=plant) -> Plant | None:  # type: ignore[no-untyped-def]
            return plant(part, draft, rng, variant)

        planter(code, count, part)(made)


for _part, _name in enumerate(SETS, 1):
    if (FOLDER / _name / "promises.toml").exists():
        _register(_part)
