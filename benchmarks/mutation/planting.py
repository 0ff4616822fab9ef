"""What a plant is, and the registry of the functions that plant."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from .draft import Draft

SETS = [
    "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
]  # fmt: skip
"""Folders of ``plants/`` by set: the first set's wordings lie in ``plants/`` itself.  One more
may be added, before everything is loaded, by its absolute path."""
WHOLE = 10
"""So many sets are run for every rule; the others only for the rules that they word themselves."""


@dataclass
class Plant:
    """A report with one defect, its place marked in the draft's strings.

    ``also`` are codes of which the planted text truly is a defect too (a wrong cell
    breaks its row and its column): they count neither as found nor as others.
    ``mended`` is the same report with the right wording in its place.
    """

    code: str
    draft: Draft
    what: str
    also: frozenset[str] = frozenset()
    previous: Draft | None = None
    mended: Draft | None = None
    previous_mended: Draft | None = None


Planter = Callable[[Draft, random.Random, int], Plant | None]


@dataclass
class Recipe:
    """How to plant one rule's defect: a function and how many wordings or ways it has."""

    code: str
    variants: int
    plant: Planter
    part: int = 0
    """0: of every set; from 1 on: wordings of one set only."""


@dataclass
class Registry:
    """Recipes by code; a code may have several."""

    recipes: dict[str, list[Recipe]] = field(default_factory=dict)

    def add(self, code: str, variants: int = 1, part: int = 0) -> Callable[[Planter], Planter]:
        """Decorator: register a planter that takes (draft, rng, variant) → Plant or None."""

        def register(planter: Planter) -> Planter:
            self.recipes.setdefault(code, []).append(Recipe(code, variants, planter, part))
            return planter

        return register

    def codes(self, part: int) -> list[str]:
        """The rules for which a set is run, in order."""
        own = {c for c, recipes in self.recipes.items() if any(r.part == part for r in recipes)}
        return sorted(self.recipes) if part <= WHOLE else sorted(own)

    def ways(self, code: str, part: int = 1) -> list[tuple[Recipe, int]]:
        """Every (recipe, variant) of a rule in a set: the set's own wordings where it has some."""
        listed = self.recipes.get(code, [])
        own = [r for r in listed if r.part == part]
        chosen = own if own and part > 1 else [r for r in listed if r.part in (0, 1)]
        return [(r, v) for r in chosen for v in range(r.variants)]


REGISTRY = Registry()
planter = REGISTRY.add
