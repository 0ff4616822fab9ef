"""The second step of the decision: the company of a candidate, and trees as arrays."""

from __future__ import annotations

import numpy as np
import pytest

from nlpcheck.language.spelling import decision
from nlpcheck.language.spelling.candidates import DELETE, SUBSTITUTE, Candidates
from training.learn import trees_of


def candidates(*rows: tuple[int, int, int]) -> Candidates:
    """(kind, at, span) each."""
    count = len(rows)
    kind, at, span = (np.array(column) for column in zip(*rows, strict=True))
    zero = np.zeros(count, np.float32)
    return Candidates(
        kind.astype(np.int8), at.astype(np.int64), span.astype(np.int8), np.zeros((count, 4), np.uint16),
        np.ones(count, np.int8), zero, zero, zero, zero, np.zeros((count, 10), np.float32),
    )  # fmt: skip


def company(found: Candidates, logit: list[float], line: list[int] | None = None) -> dict[str, list[float]]:
    lines = np.array(line or [0] * len(found))
    table = decision.company(found, np.array(logit, np.float32), lines, np.full(len(found), 20))
    return {name: table[:, k].round(3).tolist() for k, name in enumerate(decision.COMPANY)}


def test_rivals_for_one_place_know_of_each_other():
    seen = company(candidates((SUBSTITUTE, 5, 1), (DELETE, 5, 1), (SUBSTITUTE, 40, 1)), [2.0, -1.0, 0.0])
    assert seen["rival"] == [-1.0, 2.0, -12.0]
    assert seen["lead"] == [3.0, -3.0, 6.0]
    assert seen["others"] == [1, 1, 0]
    assert seen["rival_delete"] == [-1.0, -12.0, -12.0]
    assert seen["place"][0] == seen["place"][1] == pytest.approx(0.8808 + 0.2689, abs=1e-3)


def test_a_suspicion_near_by_is_told_with_its_distance():
    seen = company(candidates((SUBSTITUTE, 5, 1), (SUBSTITUTE, 10, 1)), [0.0, 2.0])
    assert seen["nearest"] == [4, 4]
    assert seen["near_best"] == pytest.approx([0.881, 0.5], abs=1e-3)
    assert seen["others"] == [0, 0]


def test_another_line_is_no_company():
    seen = company(candidates((SUBSTITUTE, 5, 1), (SUBSTITUTE, 6, 1)), [0.0, 2.0], [0, 1])
    assert seen["rival"] == [-12.0, -12.0]
    assert seen["near_all"] == [0, 0]


def test_the_order_of_the_rows_does_not_matter():
    rows = ((SUBSTITUTE, 9, 2), (DELETE, 5, 1), (SUBSTITUTE, 6, 1))
    logit = [0.5, -1.0, 2.0]
    one, other = company(candidates(*rows), logit), company(candidates(*rows[::-1]), logit[::-1])
    assert {n: v[::-1] for n, v in other.items()} == one


TREES = [
    {"tree_structure": {"split_feature": 0, "threshold": 1.5, "left_child": {"leaf_value": 1.0}, "right_child": {
        "split_feature": 1, "threshold": 0.0, "left_child": {"leaf_value": 2.0}, "right_child": {"leaf_value": 3.0}}}},
    {"tree_structure": {"leaf_value": 10.0}},
]  # fmt: skip


@pytest.mark.parametrize(("row", "answer"), [((1.5, 9.0), 11.0), ((1.6, 0.0), 12.0), ((2.0, 0.1), 13.0)])
def test_trees_answer_by_their_limits(row, answer):
    arrays = trees_of(TREES)
    assert decision.grown(arrays, np.array([row], np.float32)).tolist() == [answer]


def test_no_rows_no_answers():
    assert decision.grown(trees_of(TREES), np.zeros((0, 2), np.float32)).shape == (0,)


def test_what_the_net_rules_out_is_no_survivor():
    assert decision.survivors(np.array([-6.0, -4.0, 3.0], np.float32)).tolist() == [1, 2]
