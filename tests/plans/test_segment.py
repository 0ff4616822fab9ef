"""Words: rjieba as jieba cuts, on every report of corpus/."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from nlpcheck.language import segment
from nlpcheck.readers import read

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
REPORTS = sorted(p for p in CORPUS.iterdir() if p.suffix in (".txt", ".md"))


@pytest.mark.parametrize("path", REPORTS, ids=[p.name for p in REPORTS])
def test_same_words_as_jieba(path: Path) -> None:
    text = read(path.read_bytes(), path.name).text
    words = segment.cut(text)
    assert "".join(words) == text
    assert words == segment.cut_reference(text)
    assert [word for word, _ in segment.tag(text)] == words


@pytest.mark.parametrize(
    "text", ["见www.a-b.example.cn/x_1", "0898-86537719", "3-5件", "C++和3.5%", "１２３ＡＢ", ""]
)
def test_latin_runs(text: str) -> None:
    assert segment.cut(text) == segment.cut_reference(text)


def test_user_dictionary(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("栖梧微讯 5 n\n# 注释\n\n码上监督\n", "utf-8")
    text = "栖梧微讯公众号和码上监督平台"
    assert "栖梧微讯" not in segment.cut(text)
    assert segment.load_user_dictionary(path) == 2
    assert {"栖梧微讯", "码上监督"} <= set(segment.cut(text))
    assert segment.cut(text) == segment.cut_reference(text)


def test_nothing_is_loaded_before_use() -> None:
    code = (
        "import sys, nlpcheck.language.segment, nlpcheck.language.plans;"
        "assert not {'jieba', 'rjieba', 'spacy', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
