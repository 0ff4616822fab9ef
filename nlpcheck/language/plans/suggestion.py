"""A suggestion for one measure, made from its own verb and object.

The frames below say what a checkable measure of that sort states (plan_advice.tsv); the
words put in are the measure's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.plans.model import ElementKind, Measure

_OWNERS = {
    "town": "党政综合办公室",
    "street": "党政办公室",
    "government": "政府办公室",
    "department": "办公室",
}


@cache
def _advice() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (re.compile(pattern), target, frequency)
        for pattern, target, frequency in lexicon.table("plan_advice")
    )


def main_act(measure: Measure) -> tuple[str, str]:
    """The verb and object that a suggestion should speak of: the last concrete act."""
    acts = [a for a in measure.acts if a.object and 2 <= len(a.object) <= 24]
    if not acts:
        return "", ""
    weak = re.compile(r"意识|认识|水平|能力|作用|实处|氛围|要求|精神|领导|责任感|局面|部署")
    for act in acts:
        if not weak.search(act.object):
            return act.verb, act.object
    return acts[0].verb, acts[0].object


def suggest(
    measure: Measure, missing: Sequence[ElementKind], year: int | None, issuer_kind: str = ""
) -> str:
    """What could be added to ``measure``, as a clause in quotation marks.

    ``year`` is the report's year: a deadline falls in the next one.
    """
    verb, thing = main_act(measure)
    owner = _OWNERS.get(issuer_kind, "办公室")
    deadline = f"{year + 1}年6月底前" if year else "6月底前"
    task = f"{verb}{thing}" if verb else ""
    target, frequency = _frame(f"{task}。{measure.text}")
    who = f"由{owner}牵头" if "who" in missing else ""
    when = (frequency or deadline) if "when" in missing else ""
    goal = target.replace("{object}", thing or "这项工作") if "quantity" in missing else ""
    if when == deadline and task:
        core = f"{when}完成{thing}" if not goal else f"{when}{goal}"
    else:
        core = f"{when}{goal}"
    parts = [p for p in (who, core) if p]
    if not parts:
        return ""
    head = f"就“{task}”" if task else "可"
    return f"{head}可补充如“{'，'.join(parts)}”" if task else f"可补充如“{'，'.join(parts)}”"


def _frame(text: str) -> tuple[str, str]:
    """(target, frequency) of the first row of plan_advice.tsv that fits."""
    head, _, whole = text.partition("。")
    for source in (head, whole):
        if not source:
            continue
        for pattern, target, frequency in _advice():
            if pattern.search(source):
                return target, frequency
    return "列出{object}的任务清单并逐项销号", ""
