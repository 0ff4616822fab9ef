"""The spaCy component."""

from __future__ import annotations

import pytest

spacy = pytest.importorskip("spacy")


def test_corrections_stand_in_the_doc():
    import nlpcheck.language.spelling.component  # noqa: F401  (registers the factory)

    nlp = spacy.blank("zh")
    nlp.add_pipe("nlpcheck_spelling")
    text = "各科室要认真落时公开要求。"
    doc = nlp(text)
    (c,) = doc._.corrections
    assert doc.text[c.start : c.end] == c.original == "时" and c.replacement == "实"
