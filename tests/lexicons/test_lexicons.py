"""The linter of the built-in lexicons, and what a user's broken lexicon is told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from nlpcheck import lexicon
from nlpcheck.language.confusables import Matcher
from nlpcheck.language.near_terms import find_near_terms
from nlpcheck.lexicon import LexiconError, Pair

PAIRS = lexicon.pairs()
MATCHER = Matcher(PAIRS)
HEADER = "\t".join(lexicon.PAIR_COLUMNS)


def _label(pair: Pair) -> str:
    return f"{pair.line}-{pair.wrong}"


def test_enough_pairs() -> None:
    assert len(PAIRS) >= 300
    assert sum(1 for pair in PAIRS if pair.context or pair.not_context) >= 150


def test_every_guard_is_a_sound_expression() -> None:
    assert len(lexicon.read_pairs(lexicon.folder() / "confusables.tsv")) == len(PAIRS)


def test_no_duplicates() -> None:
    counts = Counter((pair.wrong, pair.context) for pair in PAIRS)
    assert [key for key, count in counts.items() if count > 1] == []


def test_one_right_form_for_a_free_wrong_one() -> None:
    free: dict[str, set[str]] = {}
    for pair in PAIRS:
        if not pair.context:
            free.setdefault(pair.wrong, set()).add(pair.right)
    assert {wrong: rights for wrong, rights in free.items() if len(rights) > 1} == {}


def test_no_right_form_is_wrong_elsewhere_without_context() -> None:
    """A right form that a row without context calls wrong would be corrected again."""
    free = [pair.wrong for pair in PAIRS if not pair.context]
    clashes = [
        (pair.wrong, pair.right, wrong) for pair in PAIRS for wrong in free if wrong in pair.right
    ]
    assert clashes == []


def test_no_cycle() -> None:
    """Following wrong → right never comes back to where it began; of two words that
    are each other's error (反应, 反映) both rows carry a context."""
    step: dict[str, list[Pair]] = {}
    for pair in PAIRS:
        step.setdefault(pair.wrong, []).append(pair)
    for pair in PAIRS:
        path = [pair]
        while path:
            last = path[-1]
            onward = [p for p in step.get(last.right, []) if p not in path]
            back = [p for p in onward if p.right == pair.wrong]
            for closing in back:
                assert all(p.context for p in [*path, closing]), [p.wrong for p in path]
            onward = [p for p in onward if p not in back]
            if not onward or len(path) > 5:
                break
            path.append(onward[0])


@pytest.mark.parametrize("pair", PAIRS, ids=[_label(pair) for pair in PAIRS])
def test_row_example(pair: Pair) -> None:
    """The example fires at its mark and nowhere else; mended, it is silent."""
    text, spans = lexicon.example_spans(pair)
    assert spans, "no example"
    hits = MATCHER.find(text)
    assert [(hit.start, hit.end) for hit in hits] == [(s.start, s.end) for s in spans]
    assert {hit.pair.right for hit in hits} == {pair.right}
    mended = pair.example.replace(f"⟦{pair.wrong}⟧", pair.right)
    assert MATCHER.find(mended) == []


def test_every_pair_has_its_source() -> None:
    sources = {row[1] for row in lexicon.table("SOURCES")}
    assert {pair.source for pair in PAIRS} <= sources


def test_sources_name_every_lexicon() -> None:
    named = {row[0] for row in lexicon.table("SOURCES")}
    files = {path.name for path in lexicon.folder().glob("*.tsv")} - {"SOURCES.tsv"}
    assert files <= named


def test_laws() -> None:
    laws = lexicon.laws()
    assert len({law.title for law in laws}) >= 60
    assert len({(law.title, law.number) for law in laws}) == len(laws)
    for law in laws:
        assert law.start and (not law.end or law.start <= law.end), law.title
    of_disclosure = [law for law in laws if law.title == "中华人民共和国政府信息公开条例"]
    assert {law.number for law in of_disclosure if not law.end} == {"国务院令第711号"}


def test_phrases() -> None:
    for phrase in lexicon.phrases():
        assert phrase.phrase not in phrase.wrong.split("；")
        first, last = phrase.years
        assert not last or first <= last


def test_terms_are_right_by_themselves() -> None:
    """No term is a near miss of another, and no term holds a free wrong word."""
    terms = sorted(lexicon.words("terms"))
    assert find_near_terms("。".join(terms)) == []
    assert [hit.pair.wrong for hit in MATCHER.find("。".join(terms))] == []


@pytest.mark.parametrize(
    "text",
    [
        "群众问几时能办结",
        "在网站发布署名文章",
        "构建全周期管理体系",
        "确认其身份后办理",
        "村干部们逐户走访",
        "2023年末收到申请",
        "低保户名单公示",
        "不得将“部署”误写为“布署”",
        "印发《关于统一布署工作的通知》",
    ],
)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert MATCHER.find(text) == []


def test_word_boundary_is_judged_by_the_sentence() -> None:
    assert [h.pair.right for h in MATCHER.find("统一布署工作，发布署名文章")] == ["部署"]


def test_user_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(f"{HEADER}\n城中\t城东\t~街道\t\t0.9\t本单位\t⟦城中⟧街道\n", "utf-8")
    pair = lexicon.user_pairs((str(path),))[0]
    assert (pair.wrong, pair.right, pair.line) == ("城中", "城东", 2)
    matcher = Matcher([pair])
    assert len(matcher.find("城中街道公开信息")) == 1
    assert matcher.find("城中村改造") == []


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("甲\t\t\t\t0.9\t\t", ("第 2 行", "right 列", "请填写")),
        ("\t乙\t\t\t0.9\t\t", ("第 2 行", "wrong 列")),
        ("甲\t甲\t\t\t0.9\t\t", ("right 列", "相同")),
        ("甲\t乙\t(\t\t0.9\t\t", ("context 列", "正则表达式")),
        ("甲\t乙\t\t[\t0.9\t\t", ("not_context 列", "正则表达式")),
        ("甲\t乙\t\t\t很高\t\t", ("confidence 列", "0 至 1")),
        ("甲\t乙\t\t\t1.5\t\t", ("confidence 列", "0 至 1")),
        ("甲\t乙\t\t\t0.9\t\t没有标记的甲", ("example 列", "⟦⟧")),
        ("甲\t乙", ("第 2 行", "应有 7 列")),
        ("甲\t乙\t\t\t0.9\t\t\n甲\t丙\t\t\t0.9\t\t", ("第 3 行", "重复")),
    ],
)
def test_broken_rows_name_line_column_and_remedy(
    tmp_path: Path, rows: str, wanted: tuple[str, ...]
) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(f"{HEADER}\n{rows}\n", "utf-8")
    with pytest.raises(LexiconError) as error:
        lexicon.read_pairs(path)
    assert str(path) in str(error.value)
    for part in wanted:
        assert part in str(error.value)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(f"{HEADER}\n甲\t\t\t\t\t\t\n乙\t乙\t\t\t\t\t\n", "utf-8")
    with pytest.raises(LexiconError) as error:
        lexicon.read_pairs(path)
    assert len(error.value.problems) == 2


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"", "空的"),
        ("错\t对\n".encode(), "表头"),
        ("错误".encode("gb18030"), "UTF-8"),
    ],
)
def test_unusable_files(tmp_path: Path, content: bytes, wanted: str) -> None:
    path = tmp_path / "mine.tsv"
    path.write_bytes(content)
    with pytest.raises(LexiconError, match=wanted):
        lexicon.read_pairs(path)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="无法读取"):
        lexicon.read_pairs(tmp_path / "none.tsv")
