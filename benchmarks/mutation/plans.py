"""Plants in section five: problems, measures, and what only looks like one."""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from .draft import OPEN, Draft, mark
from .planting import Plant, planter


@cache
def pieces() -> dict[str, Any]:
    """``plans.toml``."""
    return tomllib.loads(Path(__file__).with_name("plans.toml").read_text("utf-8"))


def fill(text: str, draft: Draft) -> str:
    """Put the report's years and unit in."""
    return text.format(year=draft.year, next=draft.year + 1, unit=draft.issuer, a=286, b=7)


def pairs(draft: Draft, rng: random.Random, count: int) -> list[dict[str, str]]:
    """So many problems with their measures."""
    chosen = rng.sample(pieces()["pair"], count)
    return [{k: fill(v, draft) for k, v in pair.items()} for pair in chosen]


def section(draft: Draft, rng: random.Random, problems: list[str], measures: list[str]) -> Draft:
    """The report with these in section five, in one of three shapes (each text ends in no stop)."""
    made = draft.copy()
    form = rng.randrange(3)
    problems = [text.rstrip("。") for text in problems]
    measures = [_unstop(text) for text in measures]
    if form == 0:
        lines = ["（一）存在的主要问题"] if problems else []
        lines += [f"{i}.{text}。" for i, text in enumerate(problems, 1)]
        lines += [f"（{'二' if problems else '一'}）改进措施"] if measures else []
        lines += [f"{i}.{text}。" for i, text in enumerate(measures, 1)]
    elif form == 1:
        lines = ["存在的主要问题：" + _series(problems)] if problems else []
        lines += [f"改进措施：{draft.year + 1}年，" + _series(measures)] if measures else []
    else:
        lines = [f"{draft.year}年，{draft.issuer}信息公开工作还存在以下不足："] if problems else []
        lines += [f"（{'一二三四五六'[i]}）{text}。" for i, text in enumerate(problems)]
        lines += [f"{draft.year + 1}年，将从以下方面加以改进："] if measures else []
        lines += [f"（{'一二三四五六'[i]}）{text}。" for i, text in enumerate(measures)]
    made.sections[4].paragraphs = lines
    return made


def _unstop(text: str) -> str:
    return (
        text[:-2] + text[-1] if text[-2:-1] == "。" and text[-1] > "\ufd00" else text.rstrip("。")
    )


def _series(texts: list[str]) -> str:
    if len(texts) == 1:
        return texts[0] + "。"
    return "；".join(f"{'一二三四五六'[i]}是{text}" for i, text in enumerate(texts)) + "。"


@planter("PL001", 16)
def vague_measure(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """One measure of three without owner, date, target or gate."""
    chosen = pairs(draft, rng, 3)
    vague = pieces()["vague"]["measures"]
    which = rng.randrange(3)
    own = vague[variant] if variant < len(vague) else chosen[which]["vague"]
    problems = [pair["problem"] for pair in chosen]
    measures = [pair["measure"] for pair in chosen]
    good = section(draft, random.Random(variant), problems, measures)
    measures[which] = mark(own.rstrip("。"))
    bad = section(draft, random.Random(variant), problems, measures)
    # A general phrase answers no problem in particular.
    also = frozenset({"PL101", "PL103"}) if variant < len(vague) else frozenset()
    return Plant("PL001", bad, own, also, mended=good)


@planter("PL002", 8)
def number_no_target(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A measure whose only number is a document's, an article's or a year."""
    chosen = pairs(draft, rng, 3)
    own = fill(pieces()["number"]["measures"][variant], draft)
    if "30号" in own and draft.old:
        return None
    measures = [chosen[0]["measure"], chosen[1]["measure"], chosen[2]["measure"]]
    measures[rng.randrange(3)] = mark(own.rstrip("。"))
    bad = section(draft, rng, [pair["problem"] for pair in chosen], measures)
    return Plant("PL002", bad, own, frozenset({"PL001", "PL101", "PL103"}))


@planter("PL003", 8)
def achievement(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """What was achieved where a measure should stand."""
    chosen = pairs(draft, rng, 3)
    own = fill(pieces()["achievement"]["measures"][variant], draft)
    measures = [pair["measure"] for pair in chosen]
    measures[rng.randrange(3)] = mark(own.rstrip("。"))
    bad = section(draft, rng, [pair["problem"] for pair in chosen], measures)
    return Plant("PL003", bad, own, frozenset({"PL001", "PL101", "PL103", "XC006"}))


@planter("PL004", 8)
def all_vague(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Every measure of section five vague."""
    chosen = pairs(draft, rng, 3)
    if variant % 2:
        measures = [pair["vague"] for pair in chosen]
    else:
        measures = rng.sample(pieces()["vague"]["measures"], 4)
    marked = [mark(text.rstrip("。")) for text in measures]
    bad = section(draft, rng, [pair["problem"] for pair in chosen], marked)
    bad.sections[4].heading = mark(bad.sections[4].heading)
    bad.sections[4].paragraphs = [
        text if OPEN in text else mark(text) for text in bad.sections[4].paragraphs
    ]
    also = frozenset({"PL001", "PL101", "PL103"})
    return Plant("PL004", bad, " / ".join(measures)[:80], also)


@planter("PL101", 8)
def problem_without_measure(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A problem that none of the measures answers."""
    chosen = pairs(draft, rng, 2)
    own = pieces()["unanswered"]["problems"][variant].rstrip("。")
    problems = [pair["problem"] for pair in chosen]
    problems.insert(rng.randrange(3), mark(own))
    bad = section(draft, rng, problems, [pair["measure"] for pair in chosen])
    return Plant("PL101", bad, own, frozenset({"PL103"}))


@planter("PL103", 6)
def fewer_measures(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Three or four problems and one measure."""
    count = 3 + variant % 2
    chosen = pairs(draft, rng, count)
    problems = [mark(pair["problem"]) for pair in chosen]
    bad = section(draft, rng, problems, [mark(chosen[0]["measure"])])
    bad.sections[4].heading = mark(bad.sections[4].heading)
    bad.sections[4].paragraphs = [
        text if OPEN in text else mark(text) for text in bad.sections[4].paragraphs
    ]
    return Plant("PL103", bad, f"{count}个问题1条措施", frozenset({"PL101"}))


@planter("PL201", 2)
def no_own_number(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Section one without one number of the unit's own."""
    bad = draft.copy()
    texts = pieces()["empty"]["texts"][variant]
    bad.sections[0].paragraphs = [mark(fill(text, draft)) for text in texts]
    bad.sections[0].heading = mark(bad.sections[0].heading)
    return Plant("PL201", bad, texts[0][:30], frozenset({"XC007"}))


@planter("PL202", 8)
def of_nowhere(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A problem told of 部分地区 in the report of a single unit."""
    if draft.kind == "gov":
        return None
    own = pieces()["elsewhere"]["problems"][variant].rstrip("。")
    chosen = pairs(draft, rng, 2)
    problems = [mark(own), *(pair["problem"] for pair in chosen)]
    bad = section(draft, rng, problems, [pair["measure"] for pair in chosen])
    return Plant("PL202", bad, own, frozenset({"PL101", "PL103"}))


@planter("ST103", 6)
def half_missing(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Section five with problems only, or with measures only."""
    chosen = pairs(draft, rng, 2 + variant % 2)
    if variant < 3:
        bad = section(draft, rng, [pair["problem"] for pair in chosen], [])
        what = "只有问题，没有措施"
    else:
        bad = section(draft, rng, [], [pair["measure"] for pair in chosen])
        what = "只有措施，没有问题"
    bad.sections[4].heading = mark(bad.sections[4].heading)
    bad.sections[4].paragraphs = [mark(text) for text in bad.sections[4].paragraphs]
    return Plant("ST103", bad, what, frozenset({"PL101", "PL103"}))


OPENINGS = [
    "{year}年，将从以下方面加以改进：",
    "{year}年，我们将重点做好以下工作：",
    "下一步，在{year}年的工作中将采取以下措施：",
]


@planter("YR003", 8)
def plan_of_this_year(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A plan still dated to the year of the report."""
    chosen = pairs(draft, rng, 3)
    problems = [pair["problem"] for pair in chosen]
    measures = [pair["measure"] for pair in chosen]
    year, after = str(draft.year), str(draft.year + 1)
    if variant < 3:
        bad = section(draft, rng, problems, [])
        opening = OPENINGS[variant].format(year=draft.year)
        bad.sections[4].paragraphs.append(mark(opening))
        for i, text in enumerate(measures):
            plain = text.replace(f"{after}年", "")
            bad.sections[4].paragraphs.append(f"（{'一二三'[i]}）{plain}。")
        what = opening
    elif variant < 6:
        which = next(i for i, text in enumerate(measures) if after in text)
        what = measures[which].replace(after, year)
        measures[which] = mark(what)
        bad = section(draft, rng, problems, measures)
    else:
        # In the report's own section five.
        bad = draft.copy()
        texts = bad.sections[4].paragraphs
        found = [i for i, text in enumerate(texts) if f"{after}年" in text]
        if not found:
            return None
        which = rng.choice(found)
        at = texts[which].index(f"{after}年")
        what = texts[which][max(0, at - 10) : at] + year + texts[which][at + 4 :][:20]
        texts[which] = texts[which][:at] + mark(year) + texts[which][at + 4 :]
    return Plant("YR003", bad, what, frozenset({"PL101"}))
