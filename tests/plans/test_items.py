"""Section five in the shapes it really comes in."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nlpcheck.language.plans import analyse_text

SHAPES = {
    "headings": "（一）存在的主要问题\n1.更新不及时。\n2.解读形式单一。\n（二）改进措施\n1.每月报送信息。\n2.制作图解6期。",
    "shi": "一是更新不及时；二是解读形式单一。下一步，我镇将采取以下措施：一是每月报送信息；二是制作图解6期。",
    "semicolons": "还存在更新不及时；解读形式单一的问题。今后，由办公室每月报送信息；制作图解6期。",
    "pairs": "问题：更新不及时。\n改进：每月报送信息。\n问题：解读形式单一。\n改进：制作图解6期。",
    "inside": "一是更新不及时，下一步将每月报送信息；二是解读形式单一，下一步将制作图解6期。",
    "bullets": "存在的问题：\n- 更新不及时。\n- 解读形式单一。\n改进措施：\n- 每月报送信息。\n- 制作图解6期。",
    "circled": "主要问题：①更新不及时；②解读形式单一。改进措施：①每月报送信息；②制作图解6期。",
    "commas": "与上级要求相比还有差距，主要表现在更新不及时，解读形式单一。2024年，每月报送信息；制作图解6期。",
    "markdown": "### （一）主要问题\n\n1\\. 更新不及时。\n\n2\\. 解读形式单一。\n\n### （二）改进措施\n\n1\\. 每月报送信息。\n\n2\\. 制作图解6期。",
    "one hand": "存在问题：一方面更新不及时，另一方面解读形式单一。下一步，一要每月报送信息，二要制作图解6期。",
    "half brackets": "1）更新不及时。2）解读形式单一。改进：1）每月报送信息。2）制作图解6期。",
    "letters": "存在的问题：A.更新不及时。B.解读形式单一。改进措施：A.每月报送信息。B.制作图解6期。",
    "arrows": "更新不及时→每月报送信息；解读形式单一→制作图解6期。",
    "triangles": "▲更新不及时\n▲解读形式单一\n改进措施\n▲每月报送信息\n▲制作图解6期",
    "plain lines": "存在以下不足。\n更新不及时。\n解读形式单一。\n拟采取的办法。\n每月报送信息。\n制作图解6期。",
    "bars": "| 问题 | 怎么改 |\n| --- | --- |\n| 更新不及时 | 每月报送信息 |\n| 解读形式单一 | 制作图解6期 |",
    "targets": "针对更新不及时的问题，每月报送信息；针对解读形式单一的问题，制作图解6期。",
    "titles in other words": "一、不足之处\n更新不及时\n解读形式单一\n二、努力方向\n每月报送信息\n制作图解6期",
    "last year's first": "（一）上年度反馈问题整改\n对照去年年报查摆的“链接失效”，已全部修复。\n（二）仍需改进之处\n1.更新不及时。\n2.解读形式单一。\n（三）来年怎么做\n1.每月报送信息。\n2.制作图解6期。",
    "measures first": "2024年拟采取以下措施：一是每月报送信息；二是制作图解6期。\n上述措施针对的问题是：一是更新不及时；二是解读形式单一。",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_shape(text: str) -> None:
    analysis = analyse_text("五、存在的主要问题及改进情况\n" + text, year=2023)
    assert [p.text for p in analysis.problems] == ["更新不及时", "解读形式单一"]
    assert [m.text.removeprefix("由办公室") for m in analysis.measures] == [
        "每月报送信息",
        "制作图解6期",
    ]
    assert [(p.problem, p.measure) for p in analysis.alignment] == [(0, 0), (1, 1)]


@pytest.mark.parametrize("words", ["无。", "未发现明显问题。", "本年度没有存在的问题。"])
def test_no_problem(words: str) -> None:
    assert analyse_text(words, year=2023).problems == []


def test_last_year_is_told_apart() -> None:
    text = "2022年年度报告指出的栏目空白问题，已于5月完成整改。\n今年存在的问题：更新不及时。\n改进措施：每月报送信息。"
    analysis = analyse_text(text, year=2023)
    assert [s.of(text) for s in analysis.last_year] == ["2022年年度报告指出的栏目空白问题，已于5月完成整改。"]
    assert [p.text for p in analysis.problems] == ["更新不及时"]


@pytest.mark.parametrize(
    "passage",
    [
        "上一年度报告指出的链接失效问题，已于3月全部修复。",
        "针对2022年度存在的栏目空白问题，我局补齐了12个栏目，问题已经解决。",
        "去年年报中提到的解读偏少问题，今年共制作图解20期，已有明显改善。",
        "2022年我局存在培训不足的问题，2023年共举办培训4次，问题已解决。",
    ],
)
def test_last_year_in_other_words(passage: str) -> None:
    text = f"{passage}\n今年存在的问题：更新不及时。\n改进措施：每月报送信息。"
    analysis = analyse_text(text, year=2023)
    assert [s.of(text) for s in analysis.last_year] == [passage]
    assert [p.text for p in analysis.problems] == ["更新不及时"]
    assert [m.text for m in analysis.measures] == ["每月报送信息"]


def test_items_of_one_list_are_of_one_kind() -> None:
    text = "存在的问题：\n1.更新不及时。\n2.没有解读稿的文件照样编号。\n3.人手不足。\n改进措施：\n1.没有解读稿的不予编号。\n2.每月报送信息。"
    analysis = analyse_text(text, year=2023)
    assert len(analysis.problems) == 3
    assert len(analysis.measures) == 2


def test_explanation_stays_with_its_problem() -> None:
    text = "存在的问题：政策解读形式单一，多以文字为主，缺少图片、表格；专职人员不足。"
    assert [p.text for p in analyse_text(text).problems] == [
        "政策解读形式单一，多以文字为主，缺少图片、表格",
        "专职人员不足",
    ]


@given(st.text(alphabet="一二是（）、。；，：问题不足措施将加强每月1.2023年\n“”由办公室 ", max_size=80))
@example("（\n强）室0")
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_spans_hold(text: str) -> None:
    analysis = analyse_text(text, year=2023)
    for item in (*analysis.problems, *analysis.measures, *analysis.done):
        assert text[item.start : item.end] == item.text
        assert item.text
    for measure in analysis.measures:
        assert all(measure.start <= e.start < e.end <= measure.end for e in measure.elements)
