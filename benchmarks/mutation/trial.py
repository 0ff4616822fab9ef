"""Running the plants: one report, one defect, one check; what was found where."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nlpcheck.checker import check_document
from nlpcheck.readers import read as read_document
from nlpcheck.settings import Settings
from nlpcheck.types import Finding, Severity

from . import draft as drafts
from . import layouts
from .draft import Draft
from .planting import REGISTRY, Plant

Key = tuple[str, str]
EQUALS = {
    "SP001": ("SP002", "SP101"),
    "SP002": ("SP001", "SP101"),
    "SP101": ("SP001", "SP002"),
    "SP014": ("SP102",),
    "SP102": ("SP014",),
    "SP016": ("SP103", "SP011"),
    "SP103": ("SP011", "SP016"),
    "SP104": ("SP017",),
    "SP017": ("SP104",),
}
"""Codes that name one and the same defect by how it is known: a list, a frame or the model.

SP101 to SP104 take what no list holds, so which code a misspelling gets says what the
lists hold and not what was planted.  The figure by the very code is given beside.
"""


@dataclass
class Fired:
    """A finding that isn't the planted one."""

    rule: str
    severity: str
    text: str
    message: str


@dataclass
class Outcome:
    """One plant's trial."""

    code: str
    report: str
    layout: str
    what: str
    found: bool
    exact: bool
    """Found with the very code; ``found`` counts its equals too (:data:`EQUALS`)."""
    elsewhere: bool
    """The right code fired, but at another place."""
    at_place: list[str] = field(default_factory=list)
    others: list[Fired] = field(default_factory=list)
    control: list[Fired] = field(default_factory=list)
    """Findings at warning or above on the mended text."""


class Bench:
    """The clean reports of a folder, and what fires on them as they are."""

    def __init__(self, folder: Path, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.drafts: list[Draft] = []
        self.noisy: list[tuple[str, Fired]] = []
        self._base: dict[tuple[str, str], Counter[Key]] = {}
        for path in sorted(folder.glob("*-clean.*")):
            if path.suffix not in (".txt", ".md"):
                continue
            findings, text = self.check(path.read_text("utf-8-sig"), path.suffix)
            loud = [_fired(f, text) for f in findings if f.severity is not Severity.INFO]
            self.noisy += [(path.name, fired) for fired in loud]
            if not loud:
                self.drafts.append(drafts.read(path))

    def check(
        self, text: str, suffix: str, previous: str | None = None
    ) -> tuple[list[Finding], str]:
        """The findings of a text, and the text as the reader gave it."""
        settings = self.settings
        last = read_document(previous.encode(), "before.txt", settings.read) if previous else None
        document = read_document(text.encode(), "report" + suffix, settings.read)
        return check_document(document, settings, last).findings, document.text

    def base(self, draft: Draft, layout: str) -> Counter[Key]:
        """What fires at warning or above on the clean draft in a layout."""
        key = (draft.name, layout)
        if key not in self._base:
            text, _ = drafts.unmark(layouts.lay_out(draft, layout, random.Random(0)))
            findings, text = self.check(text, _suffix(layout))
            self._base[key] = Counter(_key(f, text) for f in findings if _loud(f))
        return self._base[key]

    def plants(
        self, code: str, trials: int, seed: int, part: int = 1
    ) -> Iterator[tuple[Plant, Draft, str, int]]:
        """At least ``trials`` plants of a rule, every wording at least once, on random reports."""
        ways = REGISTRY.ways(code, part)
        for turn in range(math.ceil(trials / len(ways)) if ways else 0):
            for number, (recipe, variant) in enumerate(ways):
                rng = random.Random(f"{seed}/{code}/{number}/{turn}")
                for draft in rng.sample(self.drafts, len(self.drafts)):
                    plant = recipe.plant(draft, rng, variant)
                    if plant is not None:
                        layout = rng.choice(layouts.allowed(plant.draft))
                        yield plant, draft, layout, rng.randrange(1 << 30)
                        break

    def run(
        self, code: str, trials: int, seed: int, control: bool = False, part: int = 1
    ) -> list[Outcome]:
        """Try a rule's plants."""
        return [
            self.attempt(plant, draft, layout, number, control)
            for plant, draft, layout, number in self.plants(code, trials, seed, part)
        ]

    def attempt(self, plant: Plant, draft: Draft, layout: str, seed: int, control: bool) -> Outcome:
        """Lay a planted report out, check it and compare."""
        marked = layouts.lay_out(plant.draft, layout, random.Random(seed))
        text, places = drafts.unmark(marked)
        findings, read = self.check(text, _suffix(layout), _previous(plant.previous))
        if read != text:
            raise AssertionError(f"{layout}: the reader changed the text")
        outcome = Outcome(plant.code, draft.name, layout, plant.what, False, False, False)
        left = Counter(self.base(draft, layout))
        for finding in findings:
            here = any(_touches(finding, place) for place in places)
            if here and finding.rule in (plant.code, *EQUALS.get(plant.code, ())):
                outcome.found = True
                outcome.exact = outcome.exact or finding.rule == plant.code
                continue
            if finding.rule == plant.code:
                outcome.elsewhere = True
            if here:
                outcome.at_place.append(finding.rule)
            elif _loud(finding) and finding.rule not in plant.also:
                if left[_key(finding, text)] > 0:
                    left[_key(finding, text)] -= 1
                else:
                    outcome.others.append(_fired(finding, text))
        if control and plant.mended is not None:
            outcome.control = self._control(plant, draft, layout, seed)
        return outcome

    def _control(self, plant: Plant, draft: Draft, layout: str, seed: int) -> list[Fired]:
        assert plant.mended is not None
        if layout not in layouts.allowed(plant.mended):
            return []
        text, _ = drafts.unmark(layouts.lay_out(plant.mended, layout, random.Random(seed)))
        last = _previous(plant.previous_mended or plant.previous)
        findings, text = self.check(text, _suffix(layout), last)
        left = Counter(self.base(draft, layout))
        fired = []
        for finding in findings:
            if not _loud(finding):
                continue
            if left[_key(finding, text)] > 0:
                left[_key(finding, text)] -= 1
            else:
                fired.append(_fired(finding, text))
        return fired


def _previous(draft: Draft | None) -> str | None:
    if draft is None:
        return None
    return drafts.unmark(layouts.lay_out(draft, "bars", random.Random(0)))[0]


def _suffix(layout: str) -> str:
    return ".md" if layout == "markdown" else ".txt"


def _loud(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO


def _key(finding: Finding, text: str) -> Key:
    return finding.rule, text[finding.start : finding.end]


def _fired(finding: Finding, text: str) -> Fired:
    around = text[max(0, finding.start - 10) : finding.start]
    shown = text[finding.start : finding.end][:40]
    after = text[finding.end : finding.end + 10]
    shown = f"{around}⟦{shown}⟧{after}".replace("\n", "⏎")
    return Fired(finding.rule, finding.severity.value, shown, finding.message)


def _touches(finding: Finding, place: tuple[int, int]) -> bool:
    start, end = place
    if start == end:  # a blank cell: its bar or blank may stand for it
        return finding.start <= end + 1 and start - 1 <= finding.end
    if finding.start == finding.end:
        return start <= finding.start <= end
    return finding.start < end and start < finding.end
