"""The whole reading of a section five, in order; the one place that puts the parts together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from nlpcheck.language import segment
from nlpcheck.language.plans.acts import find_acts
from nlpcheck.language.plans.alignment import align
from nlpcheck.language.plans.cues import Cues, load_cues
from nlpcheck.language.plans.elements import Finder, Tokens
from nlpcheck.language.plans.items import find_items
from nlpcheck.language.plans.judgement import judge
from nlpcheck.language.plans.model import Measure, PlanAnalysis
from nlpcheck.language.plans.patterns import Pattern, load_patterns

if TYPE_CHECKING:
    from spacy.tokens import Doc

_HEADING = re.compile(r"^\s*#*\s*五\s*[、.．]\s*.{0,30}(?:问题|改进|不足).{0,20}$")
_NUMBERS = (
    ("文号", re.compile(r"(?:第)?\d+号(?:令)?|[〔\[（(]20\d\d[〕\]）)]\d*号?")),
    ("条款", re.compile(r"第[\d一二三四五六七八九十百]+[条款项章]")),
    ("年份", re.compile(r"20\d\d年?|“?[一二三四五六七八九十]{2,3}五”?规划")),
    ("名称", re.compile(r"12345|12393|两微一端|三审三校|五公开|[一二三四五六七八九]个(?:维护|确立|意识|自信|到位)")),
    ("数", re.compile(r"\d[\d.]*[%％]?")),
)  # fmt: skip


def analyse(
    text: str,
    blocks: Sequence[tuple[int, int]],
    *,
    year: int | None = None,
    issuer: str = "",
    issuer_kind: str = "",
    specific_elements: int = 2,
    patterns: tuple[str, ...] = (),
) -> PlanAnalysis:
    """Read the paragraphs ``blocks`` (spans of ``text``, in order) as a section five.

    ``year`` is the report's; ``patterns`` are paths of the user's pattern files.
    Raises :class:`PlanPatternError` when one of those can't be used.
    """
    cues = load_cues(patterns)
    found = load_patterns(patterns)
    if not blocks:
        return PlanAnalysis(text=text, year=year)
    base, stop = blocks[0][0], blocks[-1][1]
    _, tokens, matches = read_tokens(text[base:stop], base, found)
    items = find_items(text, blocks, cues, tokens, year)
    analysis = PlanAnalysis(
        text=text,
        year=year,
        problems=items.problems,
        measures=items.measures,
        done=items.done,
        last_year=items.last_year,
        section=(base, stop),
    )
    if not items.problems and not items.measures and not items.done:
        return analysis
    finder = Finder(text, cues, found, tokens, matches, issuer)
    for measure in [*analysis.measures, *analysis.done]:
        measure.acts = find_acts(text, measure.start, measure.end, tokens)
    planned = [m for m in [*analysis.measures, *analysis.done] if not m.done]
    elements = finder.find_all([(m.start, m.end, m.cells) for m in planned])
    for measure, measure.elements in zip(planned, elements, strict=True):
        measure.numbers = other_numbers(text, measure, cues)
        measure.judgement = judge(measure, year, specific_elements, issuer_kind)
    if analysis.problems:
        analysis.alignment, analysis.nearest, analysis.best_scores = align(
            analysis.problems, analysis.measures, issuer
        )
    return analysis


def analyse_text(
    text: str,
    *,
    year: int | None = None,
    issuer: str = "",
    specific_elements: int = 2,
    patterns: tuple[str, ...] = (),
) -> PlanAnalysis:
    """Read a plain text that is a section five; its heading, if there, is left out."""
    return analyse(
        text, blocks_of(text), year=year, issuer=issuer,
        specific_elements=specific_elements, patterns=patterns,
    )  # fmt: skip


def blocks_of(text: str) -> list[tuple[int, int]]:
    """The lines of a plain text that is a section five, without its heading."""
    blocks: list[tuple[int, int]] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip() and not (not blocks and number < 3 and _HEADING.match(line)):
            blocks.append((at, at + len(line)))
        at += len(line) + 1
    return blocks


def read_tokens(
    text: str, base: int, patterns: Sequence[Pattern]
) -> tuple[Doc | None, Tokens, list[tuple[str, int, int, Pattern]]]:
    """The tokens of the section and what the token patterns match.

    Its Doc comes with them where there are token patterns; only these need spaCy.
    """
    tokens = Tokens(segment.tag_exactly(text, segment.tag), base)
    token_patterns = tuple(p for p in patterns if p.spec.tokens)
    if not token_patterns:
        return None, tokens, []
    from nlpcheck.language.pipeline import blank

    nlp = blank()
    doc = nlp(text)
    matches: list[tuple[str, int, int, Pattern]] = []
    matcher, by_name = _matcher(nlp, token_patterns)
    for key, start, end in matcher(doc):
        pattern = by_name[nlp.vocab.strings[key]]
        span = doc[start:end]
        matches.append((pattern.kind, base + span.start_char, base + span.end_char, pattern))
    return doc, tokens, matches


_matchers: dict[tuple[int, ...], Any] = {}


def _matcher(nlp: Any, patterns: tuple[Pattern, ...]) -> Any:
    """A spaCy Matcher of the token patterns, made once for each set of them."""
    from spacy.matcher import Matcher

    key = tuple(id(p) for p in patterns)
    if key not in _matchers:
        matcher = Matcher(nlp.vocab, validate=True)
        by_name = {}
        for number, pattern in enumerate(patterns):
            name = f"{number}:{pattern.name}"
            matcher.add(name, [[dict(token) for token in pattern.spec.tokens]], greedy="LONGEST")
            by_name[name] = pattern
        _matchers[key] = (matcher, by_name)
    return _matchers[key]


def other_numbers(text: str, measure: Measure, cues: Cues) -> list[tuple[int, int, str]]:
    """The numbers of a measure that are no element of it: place, and what each is."""
    taken: list[tuple[int, int]] = [(e.start, e.end) for e in measure.elements]
    found: list[tuple[int, int, str]] = []
    for name, pattern in _NUMBERS:
        for match in pattern.finditer(text, measure.start, measure.end):
            a, b = match.span()
            if any(a < y and x < b for x, y in taken):
                continue
            taken.append((a, b))
            label = name
            if name == "数":
                clause = re.split(r"[，,。；;]", text[measure.start : b])[-1]
                label = "已完成的数" if cues.past.search(clause) else "其他数字"
            found.append((a, b, label))
    return sorted(found)
