"""From evidence to one probability, in two steps, everything as arrays.

A small net weighs each candidate alone; what it does not rule out is weighed again, by
boosted trees, together with what the net says of the candidates near by (rivals for the
same place, another suspicion beside it, a line in which much looks odd) and with what the
text says elsewhere. A curve fitted on
text that neither has learned from turns their answer into a probability.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling.candidates import SIEVE_OF, Candidates
from nlpcheck.language.spelling.memory import Memory, columns
from nlpcheck.language.spelling.scan import Scan

#: What the net gives less than this is ruled out (its answers are not calibrated).
RULED_OUT = 0.01
#: Another place within so many tokens is near.
NEAR = 12

#: What the second step sees besides the evidence (``features.NAMES``).
COMPANY = (
    "logit", "rival", "lead", "place", "others", "nearest", "near_best", "near_all", "line_share",
    "rival_substitute", "rival_insert", "rival_delete", "rival_swap",
)  # fmt: skip

Arrays = dict[str, NDArray[Any]]


def logits(
    arrays: Arrays, evidence: NDArray[np.float32], prefix: str = "decision"
) -> NDArray[np.float32]:
    """The net's answer for rows of evidence: two layers of rectified units and a sum."""
    first = np.maximum(
        ((evidence - arrays[f"{prefix}.mean"]) / arrays[f"{prefix}.scale"]) @ arrays[f"{prefix}.w1"]
        + arrays[f"{prefix}.b1"],
        0,
    )
    second = np.maximum(first @ arrays[f"{prefix}.w2"] + arrays[f"{prefix}.b2"], 0)
    return (second @ arrays[f"{prefix}.w3"] + arrays[f"{prefix}.b3"])[:, 0]


def survivors(logit: NDArray[np.float32]) -> NDArray[np.int64]:
    """Indices of the candidates that the net does not rule out."""
    return np.flatnonzero(logit > np.log(RULED_OUT / (1 - RULED_OUT)))


def company(
    found: Candidates, logit: NDArray[np.float32], line: NDArray[Any], length: NDArray[Any]
) -> NDArray[np.float32]:
    """The columns COMPANY for the candidates of ``found`` (the survivors of a batch).

    ``line``: the line of each; ``length``: how many tokens that line has.
    """
    count = len(found)
    out = np.zeros((count, len(COMPANY)), np.float32)
    if not count:
        return out
    order = np.argsort(found.at, kind="stable")
    low = found.at[order].astype(np.int64)
    high = low + np.maximum(found.span[order], 1)
    z = logit[order].astype(np.float64)
    p = 1 / (1 + np.exp(-z))
    mine = line[order]
    rival, nearest = np.full(count, -12.0), np.full(count, float(NEAR + 1))
    place, others = p.copy(), np.zeros(count)
    near_best, near_all = np.zeros(count), np.zeros(count)
    column = SIEVE_OF[found.kind[order]]
    by_kind = np.full((4, count), -12.0)
    for step in range(1, count):
        gap = low[step:] - high[:-step]
        close = (gap <= NEAR) & (mine[step:] == mine[:-step])
        if not close.any():
            break
        meet = close & (gap < 1)
        apart = close & ~meet
        for a, b in (
            (slice(step, None), slice(None, -step)),
            (slice(None, -step), slice(step, None)),
        ):
            rival[a] = np.where(meet, np.maximum(rival[a], z[b]), rival[a])
            for kind in range(4):
                here = meet & (column[b] == kind)
                by_kind[kind][a] = np.where(
                    here, np.maximum(by_kind[kind][a], z[b]), by_kind[kind][a]
                )
            place[a] += np.where(meet, p[b], 0)
            others[a] += meet
            nearest[a] = np.where(apart & (p[b] > 0.1), np.minimum(nearest[a], gap), nearest[a])
            near_best[a] = np.where(apart, np.maximum(near_best[a], p[b]), near_best[a])
            near_all[a] += np.where(apart, p[b], 0)
    number = np.unique(mine, return_inverse=True)[1]
    share = np.bincount(number, p)[number] / np.maximum(length[order], 10) * 10
    lead = z - np.maximum(rival, -6)
    columns = (z, rival, lead, place, others, nearest, near_best, near_all, share, *by_kind)
    out[order] = np.stack(columns, 1)
    return out


def grown(arrays: Arrays, x: NDArray[np.float32], prefix: str = "trees") -> NDArray[np.float32]:
    """The sum of all trees' answers for rows. A node asks whether its ``feature`` (a column)
    is at most its ``limit`` and leads ``left`` or else ``right``; a leaf leads to itself."""
    feature, limit = arrays[f"{prefix}.feature"], arrays[f"{prefix}.limit"]
    left, right, value = (arrays[f"{prefix}.{n}"] for n in ("left", "right", "value"))
    root = arrays[f"{prefix}.root"]
    total = np.zeros(len(x), np.float32)
    for start in range(0, len(x), 256):
        rows = x[start : start + 256]
        node = np.broadcast_to(root, (len(rows), len(root))).copy()
        row = np.arange(len(rows))[:, None]
        while True:
            goes = np.where(rows[row, feature[node]] <= limit[node], left[node], right[node])
            if (goes == node).all():
                break
            node = goes
        total[start : start + 256] = value[node].sum(1)
    return total


def calibrated(
    arrays: Arrays, answer: NDArray[np.float32], prefix: str = "decision"
) -> NDArray[np.float32]:
    """Probability of an answer, by the curve fitted on text that nothing else has read."""
    return np.interp(answer, arrays[f"{prefix}.from"], arrays[f"{prefix}.to"]).astype(np.float32)


def answers(
    arrays: Arrays,
    found: Candidates,
    evidence: NDArray[np.float32],
    line: NDArray[Any],
    length: NDArray[Any],
    view: Scan,
    memory: Memory | None,
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Indices of the candidates that stay, and the second step's answer for each."""
    logit = logits(arrays, evidence)
    keep = survivors(logit)
    stay = found.take(keep)
    more = company(stay, logit[keep], line[keep], length[keep])
    return keep, grown(
        arrays, np.concatenate([evidence[keep], more, columns(memory, view, stay)], 1)
    )


def probabilities(
    arrays: Arrays,
    found: Candidates,
    evidence: NDArray[np.float32],
    line: NDArray[Any],
    length: NDArray[Any],
    view: Scan,
    memory: Memory | None = None,
) -> NDArray[np.float32]:
    """The probability of each candidate, 0 for those that are ruled out."""
    keep, answer = answers(arrays, found, evidence, line, length, view, memory)
    result = np.zeros(len(found), np.float32)
    result[keep] = calibrated(arrays, answer)
    return result
