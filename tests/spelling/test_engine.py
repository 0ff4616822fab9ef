"""The engine on sentences of its kind of text: what it must mend and what it must leave."""

from __future__ import annotations

import pytest

from nlpcheck.language.spelling.correction import Correction
from nlpcheck.language.spelling.engine import load

WRONG = [
    ("各科室要认真落时公开要求。", "各科室要认真落实公开要求。", "substitution"),
    ("对行政福议决定不服的，可以依法提起行政诉讼。", "对行政复议决定不服的，可以依法提起行政诉讼。", "substitution"),
    ("加强政务公开工作对伍建设。", "加强政务公开工作队伍建设。", "substitution"),
    ("切实保障人民群众的知情权、参与权和监都权。", "切实保障人民群众的知情权、参与权和监督权。", "substitution"),
    ("推进政府信息开工作，提高行政审批效率。", "推进政府信息公开工作，提高行政审批效率。", "missing"),
    ("进一步完善政府信息息公开制度。", "进一步完善政府信息公开制度。", "superfluous"),
    ("各单位工作人人员要认真学习。", "各单位工作人员要认真学习。", "superfluous"),
    ("推进政府息信公开工作。", "推进政府信息公开工作。", "transposition"),
    ("我们的工作做的更好、更实。", "我们的工作做得更好、更实。", "particle"),
]

RIGHT = [
    "推进政府信息公开工作，提高行政审批效率。",
    "村民丁晟荃、申屠旻和欧阳骞参加了鄣吴镇的座谈会。",
    "老乡说：“侬覅客气，阿拉自家来。”",
    "記者從國務院新聞辦公室獲悉，會議將於明日舉行。",
    "孩子们跟著老师走，看著路边的花，随著音乐唱著歌。",
    "由各村文书在张贴当天拍照上传，做到份份有照片。",
    "条条有答复，项项能核对，栏栏有人管。",
    "他提到《诗经》“蒹葭苍苍，白露为霜”，又引“鹤鸣于九皋，声闻于天”。",
    "全年共受理政府信息公开申请一百二十三件，较上年增加十七件。",
    "使用AI、5G和OA系统办理12.5％的业务。",
    "",
    "——",
    "\u3000\u3000一、总体情况",
]


@pytest.fixture(scope="module")
def engine():
    return load()


@pytest.mark.parametrize(("wrong", "right", "kind"), WRONG)
def test_mends(engine, wrong, right, kind):
    found = engine.correct(wrong)
    assert engine.apply(wrong, found) == right
    assert [c.kind for c in found] == [kind]


@pytest.mark.parametrize("text", [*RIGHT, *(right for _, right, _ in WRONG)])
def test_leaves_alone(engine, text):
    assert engine.correct(text) == []


def test_places_are_exact_and_half_open(engine):
    text = "\u3000\u3000　（一）2023年，各科室要认真落时公开要求。"
    (c,) = engine.correct(text)
    assert text[c.start : c.end] == c.original
    assert engine.apply(text, [c]) == text.replace("落时", "落实")
    assert 0 < c.probability <= 1
    assert all(isinstance(s, str) and 0 <= p <= 1 for s, p in c.alternatives)


def test_a_line_does_not_depend_on_its_batch(engine):
    lines = [wrong for wrong, _, _ in WRONG] + RIGHT
    together = engine.correct_batch(lines)
    assert together == [engine.correct(line) for line in lines]


def test_lines_within_one_text_keep_their_places(engine):
    lines = [wrong for wrong, _, _ in WRONG]
    text = "\n".join(lines)
    assert engine.apply(text, engine.correct(text)) == "\n".join(right for _, right, _ in WRONG)


def test_two_errors_side_by_side_and_apart(engine):
    text = "各科室要认真落时公开要求，切实保障人民群众的知情权、参与权和监都权。"
    assert engine.apply(text, engine.correct(text)) == "各科室要认真落实公开要求，切实保障人民群众的知情权、参与权和监督权。"


def test_the_threshold_only_takes_away(engine):
    lines = [wrong for wrong, _, _ in WRONG]
    some = engine.correct_batch(lines, threshold=0.3)
    few = engine.correct_batch(lines, threshold=0.99)
    assert all(c.probability >= 0.99 for each in few for c in each)
    assert sum(map(len, few)) <= sum(map(len, some))


def test_protected_spans_and_words_stay(engine):
    text = "各科室要认真落时公开要求。"
    (c,) = engine.correct(text)
    assert engine.correct(text, protected=[(c.start, c.end)]) == []
    assert engine.correct(text, protected=[(0, len(text))]) == []
    assert engine.correct(text, lexicon=["落时"]) == []
    assert engine.correct(text, lexicon=["没有此词"]) == [c]


def test_only_the_places_of_corrections_change(engine):
    text = "  各科室要认真落时公开要求,\t共１２条 。 "
    out = engine.apply(text, engine.correct(text))
    assert out == text.replace("落时", "落实")


def test_corrections_are_data():
    import msgspec

    c = Correction(1, 2, "时", "实", "substitution", 0.9, [("拾", 0.01)])
    assert msgspec.json.decode(msgspec.json.encode(c), type=Correction) == c
