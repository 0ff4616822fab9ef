"""The mutation suite itself, and a small run of it with a floor for each family."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.mutation import draft as drafts
from benchmarks.mutation import everything, layouts
from benchmarks.mutation.planting import REGISTRY
from benchmarks.mutation.summary import family, figures
from benchmarks.mutation.trial import Bench, Outcome
from nlpcheck.checker import check_text
from nlpcheck.rules.registry import all_rules
from nlpcheck.settings import Settings

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
MODEL = ["SP101", "SP102", "SP103", "SP104"]
# Nothing is planted for these.
NOT_PLANTED: set[str] = set()
# Well below what benchmarks/mutations.py measures (docs/quality.md): a family that breaks falls
# under its floor, a plant or two that is missed doesn't.
FLOORS = {
    "GR": 0.65,
    "NM": 0.75,
    "NU": 0.75,
    "PL": 0.75,
    "PR": 0.80,
    "PU": 0.90,
    "SP": 0.65,
    "ST": 0.85,
    "TB": 0.85,
    "XC": 0.75,
    "YR": 0.70,
}
MOST_OTHERS = 0.1


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    everything.load()


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench(CORPUS, Settings(ignore=MODEL))


def read_one(name: str) -> drafts.Draft:
    return drafts.read(CORPUS / name)


def test_every_rule_is_planted() -> None:
    missing = {rule.code for rule in all_rules()} - set(REGISTRY.recipes) - NOT_PLANTED
    assert not missing


@pytest.mark.parametrize("layout", sorted(layouts.LAYOUTS))
@pytest.mark.parametrize(
    "name", ["yunchuan-police-2022-clean.txt", "qinglan-district-2019-clean.txt"]
)
def test_clean_report_in_every_layout(name: str, layout: str) -> None:
    """All three tables are read in every layout, and no number is lost on the way."""
    draft = read_one(name)
    text, places = drafts.unmark(layouts.lay_out(draft, layout, random.Random(1)))
    path = "report.md" if layout == "markdown" else "report.txt"
    result = check_text(text, Settings(ignore=MODEL), path).result
    assert places == []
    assert (result.issuer, result.year) == (draft.issuer, draft.year)
    assert [table.status for table in result.tables] == ["read"] * 3
    assert not [f for f in result.findings if f.rule.startswith("TB")]


def test_marks_tell_where_they_stood() -> None:
    text, places = drafts.unmark(f"统一{drafts.mark('按排')}，{drafts.mark('')}完成")
    assert text == "统一按排，完成"
    assert [text[start:end] for start, end in places] == ["按排", ""]


def test_plants_are_the_same_for_the_same_seed(bench: Bench) -> None:
    once = [(p.what, layout) for p, _, layout, _ in bench.plants("TB301", 6, 1)]
    assert once == [(p.what, layout) for p, _, layout, _ in bench.plants("TB301", 6, 1)]
    assert once != [(p.what, layout) for p, _, layout, _ in bench.plants("TB301", 6, 2)]


@pytest.mark.parametrize("part", [2, 3])
def test_a_set_takes_its_own_wordings(part: int) -> None:
    """Its own where it has some, else those of every set."""
    own = {code for code, listed in REGISTRY.recipes.items() if any(r.part == part for r in listed)}
    assert {"SP001", "XC001", "PL102"} <= own
    for code in REGISTRY.recipes:
        parts = {recipe.part for recipe, _ in REGISTRY.ways(code, part)}
        assert parts == {part} if code in own else parts <= {0, 1}, code


def test_no_wording_is_in_two_sets() -> None:
    """A later set measures nothing new with an earlier one's words."""
    seen: dict[str, Path] = {}
    for path in (CORPUS.parent / "benchmarks/mutation/plants").rglob("*.tsv"):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("#") or not line.strip():
                continue
            code, _, text, *_ = line.split("\t")
            assert code in REGISTRY.recipes
            assert "⟦" in text, line
            if "⇒" in text:  # one character of a word of the report: few ways there are
                continue
            assert seen.setdefault(text, path) == path, line


@pytest.mark.parametrize("code", ["NU001", "TB302", "PU003"])
def test_a_rule_switched_off_finds_nothing(code: str) -> None:
    """The suite can fail: what it counts as found comes from the rule."""
    silent = Bench(CORPUS, Settings(ignore=[*MODEL, code]))
    assert figures(silent.run(code, 2, 1)).found == 0


@pytest.fixture(scope="module")
def outcomes(bench: Bench) -> list[Outcome]:
    """Two plants of each rule, any of its wordings."""
    made = []
    for code in sorted(REGISTRY.recipes):
        if code in MODEL:
            continue
        plants = list(bench.plants(code, 1, 7))
        random.Random(code).shuffle(plants)
        made += [bench.attempt(*plant, control=False) for plant in plants[:3]]
    return made


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_family_stays_above_its_floor(outcomes: list[Outcome], name: str) -> None:
    count = figures(o for o in outcomes if family(o.code) == name)
    missed = [(o.code, o.what) for o in outcomes if family(o.code) == name and not o.found]
    assert count.share >= FLOORS[name], missed


@pytest.mark.slow
def test_little_else_fires(outcomes: list[Outcome]) -> None:
    others = [(o.code, o.what, fired) for o in outcomes for fired in o.others]
    assert len(others) <= MOST_OTHERS * len(outcomes), others
