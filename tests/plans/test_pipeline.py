"""The spaCy pipeline: exact tokens, jieba's tags, the component for anyone's pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from nlpcheck.language import segment
from nlpcheck.language.pipeline import blank, make_tokenizer
from nlpcheck.readers import read

TEXT = "存在的问题：个别信息出现错别字；业务不熟。\r\n改进措施：　进一步加强学习。"
CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_tokens_give_back_the_text(text: str) -> None:
    doc = blank()(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_tags_are_those_of_jieba() -> None:
    doc = blank()("由办公室牵头完成")
    assert [(t.text, t.tag_) for t in doc] == segment.tag("由办公室牵头完成")
    reference = blank("jieba")("由办公室牵头完成")
    assert [(t.text, t.tag_) for t in reference] == segment.tag_reference("由办公室牵头完成")


def test_fast_tags_agree_with_posseg_on_the_class() -> None:
    """On words that both cut alike, the first letter of the tag is mostly the same."""
    same = total = 0
    for path in sorted(CORPUS.glob("*.md")):
        text = read(path.read_bytes(), path.name).text
        fast, slow = _placed(segment.tag(text)), _placed(segment.tag_reference(text))
        for key in fast.keys() & slow.keys():
            if len(key[1]) > 1:
                total += 1
                same += fast[key][:1] == slow[key][:1]
    assert total > 1000
    assert same / total > 0.95


def _placed(pairs: list[tuple[str, str]]) -> dict[tuple[int, str], str]:
    at, found = 0, {}
    for word, tag in pairs:
        found[at, word] = tag
        at += len(word)
    return found


def test_unknown_tagger_is_refused() -> None:
    with pytest.raises(ValueError, match="rjieba"):
        make_tokenizer("hanlp")


def test_component_in_a_blank_pipeline() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("nlpcheck", config={"year": 2023})
    doc = nlp(TEXT)
    assert [f["rule"] for f in doc._.nlpcheck_findings] == ["PL101", "PL001"]
    assert all(TEXT[f["start"] : f["end"]] == f["text"] for f in doc._.nlpcheck_findings)
    assert len(doc._.nlpcheck_plans.measures) == 1
    assert len(doc.spans["nlpcheck_problems"]) == 2
    assert doc.spans["nlpcheck_measures"][0].label_ == "vague"


def test_component_after_ours() -> None:
    nlp = blank()
    assert nlp("公开前由两人交叉核对").text == "公开前由两人交叉核对"
