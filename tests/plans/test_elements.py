"""Elements: every pattern's own example, and what is none."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from nlpcheck.language.plans import PlanPatternError, analyse_text
from nlpcheck.language.plans.patterns import Pattern, load_patterns
from nlpcheck.rules.base import split_marks

PATTERNS = load_patterns()
LEAD = "存在的问题：工作不规范。\n改进措施：\n1."


def found(measure: str, kind: str | None = None) -> list[str]:
    """The texts of the elements (of one kind) in a measure."""
    analysis = analyse_text(LEAD + measure, year=2023)
    assert len(analysis.measures) == 1, [m.text for m in analysis.measures]
    return [
        analysis.text[e.start : e.end]
        for e in analysis.measures[0].elements
        if kind is None or e.kind == kind
    ]


@pytest.mark.parametrize("pattern", PATTERNS, ids=[f"{p.kind}-{p.name}" for p in PATTERNS])
def test_example_of_pattern(pattern: Pattern, monkeypatch: pytest.MonkeyPatch) -> None:
    # What the pattern finds by itself, before the model settles bounds.
    monkeypatch.setattr("nlpcheck.language.plans.elements.load", lambda _: None)
    text, spans = split_marks(pattern.spec.example)
    assert spans, f"{pattern.name} 没有例子"
    wanted = {span.of(text) for span in spans}
    assert wanted & set(found(text + "。", pattern.kind)), found(text + "。")


@pytest.mark.parametrize(
    ("measure", "kind", "wanted"),
    [
        ("由党政办公室牵头，2024年6月底前完成", "who", ["党政办公室"]),
        ("综合科核对后发布", "who", ["综合科"]),
        ("公开前由两人交叉核对", "check", ["交叉核对"]),
        ("每季度通报一次", "when", ["每季度"]),
        ("每年1月10日前公布发布日历", "when", ["每年1月10日前"]),
        ("全年制作图解不少于6期", "quantity", ["不少于6期"]),
        ("3月底前修订政府信息公开指南", "object", ["政府信息公开指南"]),
        ("由财政所把集体资产清单张贴上墙", "object", ["集体资产清单"]),
        ("用图解、短视频讲解政策", "means", ["图解、短视频"]),
        ("未经保密审查的一律不得发布", "check", ["未经保密审查的一律不得发布"]),
    ],
)
def test_found(measure: str, kind: str, wanted: list[str]) -> None:
    assert found(measure, kind) == wanted


@pytest.mark.parametrize(
    "measure",
    [
        "认真贯彻落实第711号令",
        "按照国办公开办函〔2021〕30号文件要求做好工作",
        "紧扣“十四五”规划目标推进工作",
        "进一步加强审核把关，严格落实责任",
        "定期更新，及时公开，不断完善",
        "明确专人负责，落实相关科室责任",
        "加强对信息员的培训和指导",
        "充分利用网站、公众号等平台",
        "深入学习《中华人民共和国政府信息公开条例》",
        "坚持“先审查、后公开”的原则",
        "努力推动工作在2024年再上新台阶",
    ],
)
def test_nothing_found(measure: str) -> None:
    assert [e for e in found(measure) if e] == []


def test_past_results_are_no_elements() -> None:
    assert found("在已举办培训3期的基础上，2024年上半年再办2期") == ["2024年上半年", "2期"]


def test_spans_do_not_overlap() -> None:
    text = LEAD + "由办公室2024年6月底前编印《答复书范本》500册，每季度抽查20份答复书，引用条款有误的予以通报。"
    elements = analyse_text(text, year=2023).measures[0].elements
    assert len(elements) >= 5
    assert all(a.end <= b.start for a, b in pairwise(elements))


def test_user_patterns_of_both_sorts(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[pattern]]\nkind = "means"\nname = "loudspeaker"\npattern = "大喇叭"\nexample = "⟦大喇叭⟧"\n'
        '[[pattern]]\nkind = "check"\nname = "tokens"\n'
        'tokens = [{TEXT = "公示"}, {TEXT = "三天"}]\nexample = "⟦公示三天⟧"\n',
        "utf-8",
    )
    analysis = analyse_text(LEAD + "用大喇叭播放，公示三天", year=2023, patterns=(str(path),))
    sources = {e.source for e in analysis.measures[0].elements}
    assert {"loudspeaker", "tokens"} <= sources


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("[[pattern]]\nkind = 'what'\nname = 'x'\npattern = 'x'", "kind"),
        ("[[pattern]]\nkind = 'who'\nname = 'x'\npattern = '('", "正则"),
        ("[[pattern]]\nkind = 'who'\nname = 'x'", "只写一个"),
        ("[[pattern]]\nkind = 'who'\nname = 'x'\npattern = '{NOBODY}'", "NOBODY"),
        ("[[pattern", "TOML"),
    ],
)
def test_bad_pattern_file(tmp_path: Path, body: str, words: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(body, "utf-8")
    with pytest.raises(PlanPatternError, match=words) as error:
        analyse_text(LEAD + "加强学习", patterns=(str(path),))
    assert "bad.toml" in str(error.value)


def test_missing_pattern_file() -> None:
    with pytest.raises(PlanPatternError, match="无法读取"):
        analyse_text(LEAD + "加强学习", patterns=("no-such.toml",))
