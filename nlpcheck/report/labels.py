"""Labels and values in a token stream: which tokens together spell a label of the template.

The layout doesn't matter: a label may stand in one cell or be broken over several tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from nlpcheck.report.stream import Token
from nlpcheck.template import fold
from nlpcheck.types import Span

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_VALUE = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[件条项个宗]|万元|元)?|[/\-—一oOlI〇零无空]|——|--")
"""What stands in a value's place, the slips that mean 0 or 1 too (o, l, 一); also ``""``."""
_MARK = r"(?:\([一二三四五六七八九]\)|[一二三四](?=[本上结])|\d\.?)?"
"""A row's number before its label, folded."""
_MARK_FIRST = re.compile(_MARK)
_LONGEST_LABEL = 60
"""Characters of folded text after which no label goes on."""
_MOST_TOKENS = 12
"""Tokens over which a label may be broken."""
_SHORTEST_MENDED = 4
_LONGEST_MENDED = 45
_LIKENESS = 0.74
"""Ratio from which text is a misspelt label: one character of four may differ."""


class Element(msgspec.Struct, gc=False):
    """A label, a value, or other text in the stream."""

    kind: Literal["label", "value", "text"]
    span: Span
    text: str
    """Folded; "" for a visible empty cell."""
    tokens: tuple[int, int]
    """The tokens ``[first, stop)`` of the stream."""
    core: str = ""
    """A label's folded text without its number, as the template spells it."""
    row: tuple[int, int] | None = None
    """(table, row) where the format marks tables (:attr:`Token.row`)."""
    exact: bool = True
    """False for a label that is misspelt in the text."""


class LabelPattern:
    """A pattern for some labels (known variants too) in folded text; group 1 is the core."""

    def __init__(self, labels: Iterable[str]) -> None:
        cores = sorted({re.sub(f"^{_MARK}", "", fold(label)) for label in labels}, key=len)
        self._pattern = re.compile(f"{_MARK}({'|'.join(map(re.escape, reversed(cores)))})")
        self._heads = frozenset(core[0] for core in cores) | frozenset("(一二三四")

    def begins(self, text: str) -> bool:
        """Whether a label may begin with ``text``: most text can be told from one at once."""
        return text[0] in self._heads or text[0].isdecimal()

    def match(self, text: str) -> re.Match[str] | None:
        """The label with which ``text`` begins."""
        return self._pattern.match(text)


def scan(tokens: Sequence[Token], pattern: LabelPattern) -> tuple[list[Element], list[Element]]:
    """The stream as labels, values and other text.

    Second, the places where a label and a number are glued together: which of the
    digits are the value can't be told, so they are no label.
    """
    elements: list[Element] = []
    glued: list[Element] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if (
            token.text
            and not (token.text.isdecimal() and not token.marked)
            and pattern.begins(token.text)
        ):
            taken = _label_at(tokens, index, pattern, glued)
            if taken is not None:
                elements.append(taken)
                index = taken.tokens[1]
                continue
        kind: Literal["value", "text"] = (
            "value"
            if not token.text or token.text.isdecimal() or _VALUE.fullmatch(token.text)
            else "text"
        )
        elements.append(Element(kind, token.span, token.text, (index, index + 1), row=token.row))
        index += 1
    return elements, glued


def _label_at(
    tokens: Sequence[Token], index: int, pattern: LabelPattern, glued: list[Element]
) -> Element | None:
    """The label that begins with a token, None where none does; what is glued goes to ``glued``."""
    first = tokens[index]
    joined = first.text
    ends = {len(joined): index + 1}  # length of ``joined`` after a token → the token after it
    if first.row is None:
        for last in range(index + 1, min(index + _MOST_TOKENS, len(tokens))):
            token = tokens[last]
            if len(joined) >= _LONGEST_LABEL or token.row is not None or not token.text:
                break
            joined += token.text
            ends[len(joined)] = last + 1
    match = pattern.match(joined)
    if match is None:
        return None
    end = match.end()
    if end not in ends:
        rest = joined[end:]
        if rest[0] == "(":  # a remark of the writer's, to its bracket's end
            close = joined.find(")", end)
            end = next((e for e in sorted(ends) if e > close >= 0), 0) or next(
                e for e in sorted(ends) if e > match.end()
            )
        elif rest[0].isdigit() and not match.group().isdigit():
            first_end = next(e for e in sorted(ends) if e > match.end())
            if _NUMBER.fullmatch(joined[match.end() : first_end]):
                stop = ends[first_end]
                span = Span(first.span.start, tokens[stop - 1].span.end)
                glued.append(Element("text", span, joined[:first_end], (index, stop)))
            return None
        else:
            return None
    stop = ends[end]
    span = Span(first.span.start, tokens[stop - 1].span.end)
    return Element("label", span, joined[:end], (index, stop), match.group(1), first.row)


def mend_labels(elements: list[Element], expected: Iterable[str]) -> list[Element]:
    """Text that is nearly an expected label not found becomes that label (``exact`` False).

    ``expected`` are folded labels; short ones are never mended.  A misspelt label may
    differ in one character of four.
    """
    found = {e.core for e in elements if e.kind == "label"}
    absent = [core for core in expected if core not in found and len(core) >= _SHORTEST_MENDED]
    if not absent:
        return elements
    mended: list[Element] = []
    index = 0
    while index < len(elements):
        element = elements[index]
        stop = index
        if element.kind == "text":
            joined = ""
            best: tuple[float, int, str] = (0.0, 0, "")
            while (
                stop < len(elements)
                and elements[stop].kind == "text"
                and len(joined) < _LONGEST_MENDED
            ):
                joined += elements[stop].text
                stop += 1
                core = joined[_MARK_FIRST.match(joined).end() :]  # type: ignore[union-attr]
                core = re.sub(r"(?<=.{4})\([^()]*\)$", "", core)  # a remark behind the label
                for candidate in absent:
                    least = _LIKENESS * (len(candidate) + len(core)) / 2
                    if (
                        abs(len(candidate) - len(core)) <= 2
                        and sum(map(candidate.__contains__, core)) >= least
                    ):
                        ratio = SequenceMatcher(None, core, candidate, autojunk=False).ratio()
                        best = max(best, (ratio, stop, candidate))
            if best[0] >= _LIKENESS:
                end = best[1]
                absent.remove(best[2])
                mended.append(
                    Element(
                        "label",
                        Span(element.span.start, elements[end - 1].span.end),
                        "".join(e.text for e in elements[index:end]),
                        (element.tokens[0], elements[end - 1].tokens[1]),
                        best[2],
                        element.row,
                        exact=False,
                    )
                )
                index = end
                continue
        mended.append(element)
        index += 1
    return mended
