"""Problems and measures: the kinds' own examples, what answers what, and what doesn't."""

from __future__ import annotations

import pytest

from nlpcheck.language.plans import Measure, Problem, analyse_text
from nlpcheck.language.plans.alignment import align, kinds, problem_kinds, weights

KINDS = kinds()


def test_enough_kinds() -> None:
    assert len(KINDS) >= 40
    assert len({k.key for k in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=[k.key for k in KINDS])
def test_kind_says_and_answers_its_example(kind: object) -> None:
    assert kind.key in [k.key for k, _ in problem_kinds(kind.problem)]  # type: ignore[attr-defined]
    assert kind.answer.search(kind.measure)  # type: ignore[attr-defined]
    assert kind.title and kind.advice  # type: ignore[attr-defined]


def answered(problem: str, *measures: str) -> bool:
    """Whether the first of several measures is said to answer the problem."""
    pairs, _, _ = align(
        [Problem(0, len(problem), problem)], [Measure(0, len(m), m) for m in measures]
    )
    return 0 in {p.measure for p in pairs}


@pytest.mark.parametrize(
    ("problem", "measure"),
    [
        ("个别信息出现错别字", "加强校对审核"),
        ("专职工作人员配备不足", "配强队伍，落实专人负责"),
        ("政策解读形式单一", "丰富解读形式，制作图解"),
        ("信息更新不及时", "每月25日前报送，逾期通报"),
        ("工作人员业务能力不强", "每季度组织业务培训"),
        ("公开内容不够全面", "对照目录补齐公开内容"),
        ("依申请公开答复书不规范", "答复书发出前送法律顾问审核"),
    ],
)
def test_answers(problem: str, measure: str) -> None:
    assert answered(problem, measure, "加强对外宣传，塑造良好形象")


@pytest.mark.parametrize(
    ("problem", "measure"),
    [
        ("政策解读形式单一", "加强学习，提高认识"),
        ("个别信息出现错别字", "拓宽公开渠道，方便群众"),
        ("专职工作人员配备不足", "制作图解、短视频6期"),
        ("依申请公开答复书不规范", "每月检查一次村务公开栏"),
    ],
)
def test_does_not_answer(problem: str, measure: str) -> None:
    assert not answered(problem, measure, "加强对外宣传，塑造良好形象")


def test_unanswered_problem_names_the_nearest_measure_and_why() -> None:
    analysis = analyse_text(
        "存在的问题：一是个别信息出现错别字；二是解读形式单一。\n改进措施：制作图解6期。", year=2023
    )
    (gap,) = analysis.nearest
    assert analysis.problems[gap.problem].text == "个别信息出现错别字"
    assert gap.measure == 0 and gap.score < weights().silent_above
    assert "制作图解6期" in gap.reason and "校对" in gap.reason


def test_every_pair_is_explained() -> None:
    analysis = analyse_text(
        "问题：解读形式单一。\n改进：制作图解6期。\n问题：更新慢。\n改进：每月报送。", year=2023
    )
    assert len(analysis.alignment) == 2
    assert all("写明了对应关系" in p.explanation for p in analysis.alignment)


def test_numbered_target() -> None:
    text = "一是更新慢；二是解读少。\n针对第二个问题，制作图解6期。\n针对第一个问题，每月报送。"
    analysis = analyse_text(text, year=2023)
    assert {(p.problem, p.measure) for p in analysis.alignment} == {(1, 0), (0, 1)}
