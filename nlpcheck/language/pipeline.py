"""The spaCy pipeline: blank ``zh``, our tokenizer, jieba's tags, and the ``nlpcheck`` component.

Importing this module imports spaCy (1 to 2 s).  Reading section five needs the same words
and tags but no Doc, so only token patterns (spaCy's Matcher) and callers of their own come here.

    nlp = spacy.blank("zh")
    nlp.add_pipe("nlpcheck")
    doc = nlp(text)
    doc._.nlpcheck_plans        # PlanAnalysis of a text that is a section five
    doc._.nlpcheck_findings     # what there is to say about it, as dicts
    doc.spans["nlpcheck_problems"], doc.spans["nlpcheck_measures"], doc.spans["nlpcheck_elements"]
"""

from __future__ import annotations

from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlpcheck.language import segment

TAGGERS = {"rjieba": segment.tag, "jieba": segment.tag_reference}


class JiebaTokenizer:
    """Text → Doc whose tokens, joined, are the text exactly; ``tag_`` is jieba's tag.

    ``tagger`` is ``rjieba`` (the default: dictionary tags) or ``jieba`` (jieba.posseg,
    which guesses unknown words' tags but takes tens of times as long).
    """

    def __init__(self, vocab: Vocab, tagger: str = "rjieba") -> None:
        self.vocab = vocab
        self.tagger = tagger

    def __call__(self, text: str) -> Doc:
        pairs = segment.tag_exactly(text, TAGGERS[self.tagger])
        words, tags = [word for word, _ in pairs], [flag for _, flag in pairs]
        return Doc(self.vocab, words=words, spaces=[False] * len(words), tags=tags)

    def to_bytes(self, **_: Any) -> bytes:
        return self.tagger.encode()

    def from_bytes(self, data: bytes, **_: Any) -> JiebaTokenizer:
        self.tagger = data.decode()
        return self

    def to_disk(self, path: Any, **_: Any) -> None:
        """Nothing but the tagger's name is kept, in the pipeline's configuration."""

    def from_disk(self, path: Any, **_: Any) -> JiebaTokenizer:
        return self


@spacy.registry.tokenizers("nlpcheck.JiebaTokenizer.v1")
def make_tokenizer(tagger: str = "rjieba") -> Any:
    """The tokenizer's factory for a spaCy configuration."""
    if tagger not in TAGGERS:
        raise ValueError(f"tagger 应为 {'、'.join(TAGGERS)} 之一，现为“{tagger}”。")

    def create(nlp: Language) -> JiebaTokenizer:
        return JiebaTokenizer(nlp.vocab, tagger)

    return create


@cache
def blank(tagger: str = "rjieba") -> Language:
    """A blank ``zh`` pipeline with our tokenizer; the same object at each call."""
    return spacy.blank(
        "zh",
        config={
            "nlp": {"tokenizer": {"@tokenizers": "nlpcheck.JiebaTokenizer.v1", "tagger": tagger}}
        },
    )


@Language.factory(
    "nlpcheck",
    default_config={"specific_elements": 2, "patterns": [], "year": None},
    assigns=["doc._.nlpcheck_plans", "doc._.nlpcheck_findings"],
)
def make_nlpcheck(
    nlp: Language,
    name: str,
    specific_elements: int,
    patterns: list[str],
    year: int | None,
) -> PlanComponent:
    """The component's factory: any ``zh`` pipeline, whatever its tokenizer, can take it."""
    return PlanComponent(specific_elements, tuple(patterns), year)


class PlanComponent:
    """Reads a Doc that is a section five; sets the extensions named above."""

    def __init__(
        self, specific_elements: int = 2, patterns: tuple[str, ...] = (), year: int | None = None
    ) -> None:
        self.options: dict[str, Any] = {
            "specific_elements": specific_elements,
            "patterns": patterns,
        }
        self.year = year
        if not Doc.has_extension("nlpcheck_plans"):
            Doc.set_extension("nlpcheck_plans", default=None)
            Doc.set_extension("nlpcheck_findings", default=[])

    def __call__(self, doc: Doc) -> Doc:
        from nlpcheck.language.plans import analyse_text

        analysis = analyse_text(doc.text, year=self.year, **self.options)
        doc._.nlpcheck_plans = analysis
        groups: dict[str, list[Any]] = {"problems": [], "measures": [], "elements": []}
        findings: list[dict[str, Any]] = []
        for problem in analysis.problems:
            groups["problems"].append((problem.start, problem.end, "problem"))
        for measure in analysis.measures:
            verdict = measure.judgement.verdict if measure.judgement else ""
            groups["measures"].append((measure.start, measure.end, verdict))
            groups["elements"].extend((e.start, e.end, e.kind) for e in measure.elements)
            if measure.judgement and verdict == "vague":
                findings.append(
                    {
                        "rule": "PL001",
                        "start": measure.start,
                        "end": measure.end,
                        "text": measure.text,
                        "message": measure.judgement.reason,
                        "suggestion": measure.judgement.suggestion,
                    }
                )
        for gap in analysis.nearest:
            problem = analysis.problems[gap.problem]
            findings.append(
                {
                    "rule": "PL101",
                    "start": problem.start,
                    "end": problem.end,
                    "text": problem.text,
                    "message": gap.reason,
                    "suggestion": "",
                }
            )
        doc._.nlpcheck_findings = sorted(findings, key=lambda f: (f["start"], f["rule"]))
        for key, spans in groups.items():
            made = [
                doc.char_span(start, end, label=label, alignment_mode="expand")
                for start, end, label in spans
            ]
            doc.spans[f"nlpcheck_{key}"] = [span for span in made if span is not None]
        return doc
