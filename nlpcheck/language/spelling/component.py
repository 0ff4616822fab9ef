"""The spaCy component ``nlpcheck_spelling``: corrections in ``Doc._.corrections``."""

from __future__ import annotations

from typing import Any


class SpellingComponent:
    """Sets ``doc._.corrections`` to a list of Correction; offsets are those of doc.text."""

    def __init__(self, threshold: float | None = None) -> None:
        from spacy.tokens import Doc

        self.threshold = threshold
        if not Doc.has_extension("corrections"):
            Doc.set_extension("corrections", default=None)

    def __call__(self, doc: Any) -> Any:
        from nlpcheck.language.spelling.engine import load

        doc._.corrections = load().correct(doc.text, threshold=self.threshold)
        return doc


def make_component(nlp: Any, name: str, threshold: float | None = None) -> SpellingComponent:
    """The factory that ``nlp.add_pipe("nlpcheck_spelling")`` calls."""
    return SpellingComponent(threshold)


# spaCy finds a factory's defaults on the function; without spaCy there is nothing to register.
try:
    from spacy.language import Language
except ImportError:
    pass
else:
    Language.factory("nlpcheck_spelling", default_config={"threshold": None}, func=make_component)
