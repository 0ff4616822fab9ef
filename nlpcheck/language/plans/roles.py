"""What each unit of section five does: tells a problem, a measure, last year's, or leads to one.

A linear chain over the units (:mod:`chain`), its weights learned by ``training/plan_roles.py``
from the labelled section fives.  A unit is told by its words, by the cues (cues.toml), by the
title above it, by its place in the list and sentence, by the years in it, and by its neighbours.
No cue decides alone, so a title or a turn of phrase that no list holds does not lose the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlpcheck.language.needs import Together
from nlpcheck.language.plans.chain import load
from nlpcheck.language.plans.classes import classes_of
from nlpcheck.language.plans.clause import Tokens
from nlpcheck.language.plans.cues import Cues
from nlpcheck.language.plans.units import JOINTS, Unit
from nlpcheck.language.prefilter import signs

if TYPE_CHECKING:
    import numpy as np

LABELS = (
    "O-problem", "O-measure", "O-last", "O-end",
    "B-problem", "I-problem", "B-measure", "I-measure", "B-last", "I-last",
)  # fmt: skip
"""``O-x`` is none of the three and stands before one of ``x``: a title, a lead, a transition."""
MODEL = Path(__file__).with_name("roles.npz")
NEVER_FIRST = tuple(i for i, name in enumerate(LABELS) if name.startswith("I-"))
NEVER_LAST = (0, 1, 2)

_TESTS = (
    "last_year", "problem_title", "measure_title", "problem_lead", "problem_tail", "generic_gap",
    "no_problem", "measure_lead", "self_lead", "slogan", "intro", "consequence", "past", "future",
    "sign", "explain",
)  # fmt: skip
_SEMICOLONS = tuple(i for i, name in enumerate(JOINTS) if name.endswith("；"))
_WILL = re.compile(r"将|拟|要|须|应|计划|打算|力争|争取")
_YEAR = re.compile(
    r"(20\d\d)年?|(去年|上一?年|往年|前一年)|(今年|本年|本年度|当年|年内)|(明年|来年|下一?年)"
)


def roles(
    text: str, some: Sequence[Unit], tokens: Tokens, cues: Cues, year: int | None
) -> list[str]:
    """The label of each unit."""
    model = load(MODEL)
    if model is None or not some:
        return ["O-end"] * len(some)
    scores = model.scores(features(text, some, tokens, cues, year))
    for i, unit in enumerate(some):
        if cues.plan_opens.match(text[unit.start : unit.end]):
            scores[_cells([i], _PROBLEMS)] -= _TOGETHER
    joints = [u.joint for u in some]
    labels = [LABELS[i] for i in model.best(scores, NEVER_FIRST, NEVER_LAST, joints)]
    if _agree(some, labels, scores):
        labels = [LABELS[i] for i in model.best(scores, NEVER_FIRST, NEVER_LAST, joints)]
    return labels


def _agree(some: Sequence[Unit], labels: Sequence[str], scores: np.ndarray) -> bool:
    """Raise the scores of the role that most items of a list have; whether some item had another.

    The items of one list are all problems or all measures, unless one of them holds both.
    """
    lists: list[list[list[int]]] = []
    piece = None
    for i, unit in enumerate(some):
        if not unit.listed or unit.piece.style is None:
            continue
        if unit.piece is not piece:
            before, piece = piece, unit.piece
            follows = (
                before is not None and before.style == piece.style
                and piece.ordinal == (before.ordinal or 0) + 1
            )  # fmt: skip
            if not follows or not lists:
                lists.append([])
            lists[-1].append([])
        lists[-1][-1].append(i)
    changed = False
    for items in lists:
        told = [{labels[i][2:] for i in item if labels[i][0] != "O"} for item in items]
        if any(len(roles_) != 1 for roles_ in told):
            continue
        some_roles = [next(iter(roles_)) for roles_ in told]
        counts = {r: some_roles.count(r) for r in set(some_roles)}
        best = max(counts, key=lambda r: counts[r])
        if len(counts) < 2 or 2 * counts[best] <= len(items):
            continue
        raised = [j for j, name in enumerate(LABELS) if name[2:] == best and name[0] != "O"]
        for item, role in zip(items, some_roles, strict=True):
            if role != best:
                changed = True
                scores[_cells(item, raised)] += _TOGETHER
    return changed


_TOGETHER = 6.0
"""As much as the surest feature: not beyond all others together."""
_PROBLEMS = [LABELS.index("B-problem"), LABELS.index("I-problem")]


def _cells(rows: Sequence[int], columns: Sequence[int]) -> Any:
    """The cells of some rows and columns of an array."""
    import numpy as np

    return np.ix_(list(rows), list(columns))


def features(
    text: str, some: Sequence[Unit], tokens: Tokens, cues: Cues, year: int | None
) -> list[list[str]]:
    """For each unit the names of what is true of it and of its neighbours."""
    own = [_own(text, u, tokens, cues, year) for u in some]
    rows: list[list[str]] = []
    title: list[str] = []
    lead: list[str] = []
    sentences: dict[tuple[int, int], set[str]] = {}
    for unit, (_, _, tests) in zip(some, own, strict=True):
        sentence = sentences.setdefault((id(unit.piece), unit.sentence), set())
        sentence.update(tests)
        if unit.joint in _SEMICOLONS:
            sentence.add(";")
    for i, unit in enumerate(some):
        words, edges, tests = own[i]
        place = f"{min(unit.number, 2)}{min(unit.sentence, 2)}"
        style, after = unit.piece.style or "-", unit.after.strip()
        row = ["b", "j" + JOINTS[unit.joint], "a" + after, "p" + place, "y" + style + place]
        row += ["o" + str(min(unit.piece.ordinal or 0, 2)) + style, "l" + str(unit.piece.leaf)]
        row += [
            "n" + str(min(i, 3)),
            "N" + str(min(len(some) - i, 3)),
            "m" + str(4 * i // len(some)),
        ]
        if ";" in sentences[id(unit.piece), unit.sentence]:
            # Where semicolons part the items, commas don't.
            row += ["x" + JOINTS[unit.joint], *("x" + JOINTS[unit.joint] + t for t in tests)]
        row += words + edges + tests
        row += [e + "|" + place for e in edges] + [t + "|" + place for t in tests]
        row += ["a" + after + e for e in edges[-3:]] + ["a" + after + t for t in tests]
        row += ["s" + t for t in sentences[id(unit.piece), unit.sentence]]
        for name, d in (("-", -1), ("+", 1), ("=", 2)):
            if 0 <= i + d < len(some):
                other = own[i + d]
                row += [name + x for x in (*other[1], *other[2])]
                row.append(name + "j" + JOINTS[some[i + max(d, 0)].joint])
            else:
                row.append(name + "none")
        row += title + lead
        row += [t + "|" + place for t in title[-2:]]
        rows.append(row)
        # What stands alone on its line, or before a colon, names what comes below it.
        if unit.after in "：:" and unit.after:
            lead = ["h" + w for w in (*edges, *tests, *_words_of(words))]
        if _alone(text, some, i):
            title, lead = ["t" + w for w in (*edges, *tests, *_words_of(words))], []
        elif unit.piece.style is None and not unit.number and JOINTS[unit.joint] == "line":
            lead = []
    return rows


def _words_of(words: list[str]) -> list[str]:
    return [w for w in words if w[0] == "w"]


def _alone(text: str, some: Sequence[Unit], i: int) -> bool:
    """Whether a unit has its line to itself and no full stop: a title."""
    unit = some[i]
    if unit.start == unit.end:
        return bool(unit.piece.mark)
    last = i + 1 == len(some) or some[i + 1].piece.block != unit.piece.block
    return (
        unit.number == 0 and unit.piece.line_start and last
        and unit.end - unit.start <= 24 and unit.after not in (*"。；;，,",)
    )  # fmt: skip


@lru_cache(maxsize=8)
def _together(cues: Cues) -> Together:
    """Tells which cues may hold of a stretch of text."""
    return Together([getattr(cues, name).pattern for name in _TESTS])


def _own(
    text: str, unit: Unit, tokens: Tokens, cues: Cues, year: int | None
) -> tuple[list[str], list[str], list[str]]:
    """Words within, words at the edges, and the cues that hold."""
    a, b = unit.start, unit.end
    mark = (
        unit.piece.mark
        if unit.number == 0 and unit.piece.style in ("label", "piece", "ordinal")
        else ""
    )
    if a >= b:
        return [], ["f-", "k" + mark], []
    part = text[a:b]
    first, last = tokens.index(a), tokens.index(b - 1)
    words = ["9" if w[:1].isdigit() else w for w in tokens.words[first : last + 1]]
    tags = tokens.tags[first : last + 1]
    different = dict.fromkeys(words)
    inside = ["w" + w for w in different]
    inside += ["u" + classes_of(w)[1] for w in different]
    inside += ["c" + c + d for c, d in pairwise(part) if not c.isdigit()]
    inside += ["T" + t[:2] + u[:2] for t, u in pairwise(tags)]
    edges = [
        "f1" + words[0], "f2" + "".join(words[:2]), "fu" + classes_of(words[0])[1], "ft" + tags[0],
        "fc" + part[:1], "fd" + part[:2], "k" + mark, "L" + str(min(len(part) // 4, 6)),
        "et" + tags[-1] + (tags[-2] if len(tags) > 1 else ""), "eu" + classes_of(words[-1])[1],
        "e2" + part[-2:], "e1" + words[-1], "ec" + part[-1:],
    ]  # fmt: skip
    tests = []
    for i in _together(cues).hopeful(signs(part + "，")):
        name = _TESTS[i]
        ending = "，" if name in ("measure_lead", "problem_lead") else ""
        if getattr(cues, name).search(part + ending):
            tests.append("q" + name)
    for name in ("problem_title", "measure_title"):
        if "q" + name in tests and getattr(cues, name).fullmatch(part):
            tests.append("Q" + name)
    if _WILL.search(part):
        tests.append("qwill")
    for match in _YEAR.finditer(part) if "年" in part or "20" in part else ():
        if match[1]:
            d = int(match[1]) - year if year else 9
            tests.append("Y" + ("<" if d < 0 else ">" if d > 0 else "="))
        else:
            tests.append("Y" + ("<" if match[2] else "=" if match[3] else ">"))
    return inside, edges, list(dict.fromkeys(tests))
