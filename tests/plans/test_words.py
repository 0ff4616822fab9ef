"""Reading section five takes the pipeline's words without importing spaCy."""

from __future__ import annotations

import os
import subprocess
import sys

from nlpcheck.language import segment
from nlpcheck.language.pipeline import blank
from nlpcheck.language.plans import analyse_text
from nlpcheck.language.plans.analyse import read_tokens

TEXT = "存在的问题：个别信息更新不及时（3-5天）。\n改进措施：办公室 每月25日前核对一次www.a.cn。"


def test_no_spacy_to_read_a_section() -> None:
    program = (
        "import sys; from nlpcheck.language.plans import analyse_text; "
        f"assert analyse_text({TEXT!r}, year=2023).measures; assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_words_are_those_of_the_pipeline() -> None:
    _, tokens, _ = read_tokens(TEXT, 7, ())
    doc = blank()(TEXT)
    assert tokens.words == [token.text for token in doc]
    assert tokens.tags == [token.tag_ for token in doc]
    assert tokens.starts == [7 + token.idx for token in doc]
    assert tokens.ends == [7 + token.idx + len(token) for token in doc]
    _, nothing, _ = read_tokens("", 7, ())
    assert nothing.starts == nothing.ends == []


def test_a_segmenter_that_drops_characters_is_not_trusted() -> None:
    assert segment.tag_exactly("公开", lambda _: [("公", "n")]) == [("公", ""), ("开", "")]


def test_the_doc_of_an_analysis() -> None:
    assert analyse_text(f"五、存在的问题\n{TEXT}").doc.text == TEXT
    assert analyse_text("").doc is None


def test_the_reasons_are_told_alike_in_every_process() -> None:
    program = (
        "from nlpcheck.language.plans import analyse_text; "
        "print([p.explanation for p in analyse_text('存在的问题：行政处罚信息更新不及时。"
        "\\n改进措施：每月25日前更新行政处罚信息。').alignment])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in "123456"
    }  # fmt: skip
    assert len(told) == 1 and "行政处罚、行政".encode() in told.pop()
