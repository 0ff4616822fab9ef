"""Section five read into problems and measures, whatever shape it is written in.

lines → pieces (:mod:`layout`) → units (:mod:`units`) → roles (:mod:`roles`) → items: what stands
together in one role is an item, its lead and tail cut off (:mod:`trim`).  Tables go their own
way (:mod:`grid`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlpcheck.language.plans import trim
from nlpcheck.language.plans.clause import Tokens
from nlpcheck.language.plans.cues import Cues
from nlpcheck.language.plans.grid import Row, find_rows
from nlpcheck.language.plans.layout import strip
from nlpcheck.language.plans.model import Measure, Problem
from nlpcheck.language.plans.roles import roles
from nlpcheck.language.plans.units import JOINTS, Unit, units
from nlpcheck.types import Span


class Items:
    """What was found: see the fields of :class:`PlanAnalysis`."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.measures: list[Measure] = []
        self.done: list[Measure] = []
        self.last_year: list[Span] = []


@dataclass
class _Run:
    """Units side by side in one role; ``role`` is ``""`` for what leads, ends or only tells."""

    role: str
    units: list[Unit]
    labels: list[str]

    @property
    def start(self) -> int:
        return self.units[0].start

    @property
    def end(self) -> int:
        return self.units[-1].end


def find_items(
    text: str,
    blocks: Sequence[tuple[int, int]],
    cues: Cues,
    tokens: Tokens,
    year: int | None = None,
) -> Items:
    """Problems, measures, past work and last year's passages of section five.

    ``blocks`` are the section's paragraphs in order (its own heading left out), as
    spans of ``text``; ``year`` is the report's year, where known.
    """
    rows, rest = find_rows(text, blocks)
    some = units(text, rest, cues)
    reader = _Reader(text, cues, year)
    labels = _parted(text, some, roles(text, some, tokens, cues, year), cues)
    reader.read(_runs(text, some, labels, cues))
    items = reader.out
    for number, row in enumerate(rows, 1):
        _add_row(items, row, number, text)
    items.problems.sort(key=lambda p: p.start)
    items.measures.sort(key=lambda m: m.start)
    return items


def _parted(text: str, some: Sequence[Unit], labels: Sequence[str], cues: Cues) -> list[str]:
    """The labels, with faults told one after another between 、 each begun anew."""
    out = list(labels)
    at = 0
    while at < len(some):
        stop = at + 1
        while stop < len(some) and JOINTS[some[stop].joint].endswith("、"):
            stop += 1
        stretch = range(at, stop)
        if all(out[i].endswith("-problem") and out[i][0] != "O" for i in stretch) and trim.listed(
            text, [(some[i].start, some[i].end) for i in stretch], cues
        ):
            out[at + 1 : stop] = ["B-problem"] * (stop - at - 1)
        for i in stretch[1:]:
            before = some[i - 1]
            if out[i] == "B-problem" and out[i - 1].endswith("-problem") and out[i - 1][0] != "O":
                # A thing named before 、 is no fault by itself (研究生招生、导师遴选等信息公开不及时).
                if not cues.sign.search(text[before.start : before.end]):
                    out[i] = "I-problem"
        at = stop
    return out


def _runs(text: str, some: Sequence[Unit], labels: Sequence[str], cues: Cues) -> list[_Run]:
    runs: list[_Run] = []
    for unit, label in zip(some, labels, strict=True):
        role = "" if label[0] == "O" else label[2:]
        goes_on = label[0] == "I" or (
            label[0] == "O" and runs and runs[-1].units[-1].piece is unit.piece
            and runs[-1].units[-1].sentence == unit.sentence
        )  # fmt: skip
        if runs and role and not goes_on and runs[-1].role == role:
            # An item of a list is one problem or one measure, its own title within it.
            first = runs[-1].units[0]
            goes_on = unit.listed and first.piece is unit.piece and first.number == 0
        if runs and role and JOINTS[unit.joint] == "line":
            # A line without a stop has ended: what comes below it is another.
            goes_on = goes_on and text[runs[-1].end : runs[-1].end + 1].strip() != ""
        if role == "measure" and JOINTS[unit.joint] == "。":
            # Outside a list a sentence that promises anew is a measure of its own.
            goes_on = goes_on and not cues.promises_anew.match(text[unit.start : unit.end])
        if runs and goes_on and runs[-1].role == role:
            runs[-1].units.append(unit)
            runs[-1].labels.append(label)
        else:
            runs.append(_Run(role, [unit], [label]))
    return runs


class _Reader:
    def __init__(self, text: str, cues: Cues, year: int | None) -> None:
        self.text = text
        self.cues = cues
        self.year = year
        self.out = Items()
        self.gaps: list[tuple[int, int]] = []
        self.named: list[tuple[int, int]] = []

    def read(self, runs: Sequence[_Run]) -> None:
        """Make an item of each run that is one."""
        pairs = _pairs(runs)
        lead: _Run | None = None
        for number, run in enumerate(runs):
            if run.role == "problem":
                self._problem(run, pairs.get(number))
            elif run.role == "measure":
                self._measure(run, pairs.get(number), lead)
            elif run.role == "last":
                self._last(run)
            else:
                self._other(run)
            lead = run if not run.role else None
        for a, b in self.named:
            self._named(a, b)
        if not self.out.problems:
            for a, b in self.gaps[:1]:
                self.out.problems.append(Problem(a, b, self.text[a:b]))

    def _problem(self, run: _Run, pair: int | None) -> None:
        span = trim.problem(self.text, run.start, run.end, self.cues)
        if span is None:
            return
        a, b = span
        if self.cues.generic_gap.search(self.text[a:b]) and not self.cues.sign.search(
            self.cues.generic_gap.sub("", self.text[a:b])
        ):
            # 与上级要求相比还有差距: a problem only where no other is told.
            self.gaps.append(span)
            return
        ordinal = run.units[0].piece.ordinal if run.units[0].number == 0 else None
        # A comma before or after may only part it from its own cause or example.
        before = self.text[:a].rstrip()[-1:]
        firm = before not in ("，", ",", "、") and run.units[-1].after not in ("，", ",", "、")
        self.out.problems.append(Problem(a, b, self.text[a:b], pair, ordinal, firm))

    def _measure(self, run: _Run, pair: int | None, lead: _Run | None) -> None:
        found = trim.measure(self.text, run.start, run.end, self.cues)
        if found is None:
            return
        if lead is not None and not found.target:
            trim.read_target(self.text, lead.start, run.start, found)
        if found.target_span is not None:
            self.named.append(found.target_span)
        a, b = found.start, found.end
        ordinal = run.units[0].piece.ordinal if run.units[0].number == 0 else None
        measure = Measure(a, b, self.text[a:b], pair, ordinal, found.target)
        measure.target_number = found.number
        if trim.is_past(measure.text, self.cues, self.year):
            measure.done = True
            self.out.done.append(measure)
        else:
            self.out.measures.append(measure)

    def _last(self, run: _Run) -> None:
        text = self.text
        first = run.units[0]
        a, b = strip(
            text, first.start - (len(first.piece.mark) if not first.number else 0), run.end
        )
        if text[b : b + 1] in ("。", "；"):
            b += 1
        before = self.out.last_year[-1] if self.out.last_year else None
        if before and not text[before.end : a].strip(trim.EDGE):
            self.out.last_year[-1] = Span(before.start, b)
        else:
            self.out.last_year.append(Span(a, b))

    def _other(self, run: _Run) -> None:
        """What is no item may still be work done in the place of a measure, or a gap unnamed."""
        a, b = strip(self.text, run.start, run.end, trim.EDGE)
        sentence = self.text[a:b]
        among = run.labels[0] in ("O-measure", "O-end") and (
            self.out.measures or self.out.done or self._led
        )
        if b - a > 7 and among and trim.is_past(sentence, self.cues, self.year):
            self.out.done.append(Measure(a, b, sentence, done=True))
            return
        if run.labels[0] == "O-measure" and self.cues.measure_title.search(sentence):
            self._led = True
        for unit in run.units:
            part = self.text[unit.start : unit.end]
            if self.cues.generic_gap.search(part) and re.search(r"差距|距离", part):
                self.gaps.append(strip(self.text, unit.start, unit.end, trim.EDGE + "但"))

    _led = False

    def _named(self, start: int, end: int) -> None:
        """A problem told nowhere but in 「针对…问题」 is a problem of its own."""
        name = self.text[start:end]
        if not self.cues.sign.search(name) or (self.gaps and not self.out.problems):
            return
        pairs = {name[i : i + 2] for i in range(len(name) - 1)}
        for problem in self.out.problems:
            if sum(1 for p in pairs if p in problem.text) >= 0.4 * len(pairs):
                return
        self.out.problems.append(Problem(start, end, name))


def _pairs(runs: Sequence[_Run]) -> dict[int, int]:
    """Runs that the text itself pairs: problem and measure by turns, 「问题：… 改进：…」 or in one item.

    「问题：A；B。改进：C；D。」 told once is two lists, not a pair.
    """
    turns: list[tuple[list[int], list[int]]] = []
    for number, run in enumerate(runs):
        if run.role == "problem":
            if not turns or turns[-1][1]:
                turns.append(([], []))
            turns[-1][0].append(number)
        elif run.role == "measure" and turns:
            turns[-1][1].append(number)
    found: dict[int, int] = {}
    if sum(1 for _, measures in turns if measures) < 2:
        # One turn: a pair only inside one item among others (一是…，下一步将…；二是…).
        turns = [t for t in turns if len(t[0]) == len(t[1]) == 1 and _together(runs, *t)]
    for number, (problems, measures) in enumerate(turns, 1):
        labelled = runs[problems[0]].units[0].piece.style == "label"
        if len(problems) > 1 and not labelled:
            # The last of a list that goes on to the measures of all: not a pair.
            if not measures or not _together(runs, problems[-1:], measures[:1]):
                continue
            problems = problems[-1:]
            measures = [
                m for m in measures if runs[m].units[0].piece is runs[measures[0]].units[0].piece
            ]
        for member in (*problems, *measures):
            found[member] = number
    return found


def _together(runs: Sequence[_Run], problems: Sequence[int], measures: Sequence[int]) -> bool:
    """Whether a problem and a measure stand in one item of a list."""
    a, b = runs[problems[-1]].units[-1].piece, runs[measures[0]].units[0].piece
    return a is b and a.style is not None


def _add_row(items: Items, row: Row, number: int, text: str) -> None:
    """A table's row: its problem and its measure, who and when in the cells after it."""
    problem, measure = row.cells.get("problem"), row.cells.get("measure")
    pair = 100_000 + number if problem and measure else None
    if problem:
        items.problems.append(Problem(*problem, text[problem[0] : problem[1]], pair))
    if measure:
        start, end = measure
        cells = [(kind, *row.cells[kind]) for kind in ("who", "when") if kind in row.cells]
        cells = [c for c in cells if c[1] >= end]
        end = max([end, *(c[2] for c in cells)])
        new = Measure(start, end, text[start:end], pair)
        new.cells = cells  # type: ignore[assignment]
        items.measures.append(new)
