"""A base for rules that are several small patterns with one reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import ClassVar, Literal

from nlpcheck.language.confusables import title_spans
from nlpcheck.language.lazy import lazy
from nlpcheck.language.needs import Together
from nlpcheck.language.prefilter import held
from nlpcheck.rules.base import Context, Rule
from nlpcheck.types import Finding, Span


class ManyPatterns(Rule):
    """A rule whose ``patterns`` are tried one after another on one view of the text.

    A pattern's group ``x``, if it has one, is the place; else the whole match is.  Its
    replacement is a template for ``Match.expand``, None for none.  Places inside a title
    in 《》 are left alone unless ``in_titles``; so are those that a match of ``unless`` overlaps.
    ``message`` may name ``{text}`` and ``{replacement}``.
    """

    patterns: ClassVar[tuple[tuple[str, str | None], ...]]
    unless: ClassVar[str] = ""
    message: ClassVar[str] = ""
    safety: ClassVar[Literal["safe", "unsafe"] | None] = None
    view: ClassVar[str] = "prose"
    in_titles: ClassVar[bool] = False
    sureness: ClassVar[float] = 0.9

    @cached_property
    def _compiled(self) -> list[tuple[re.Pattern[str], str | None, str | int]]:
        return [
            (lazy(pattern, re.MULTILINE), replace, "x" if "(?P<x>" in pattern else 0)
            for pattern, replace in self.patterns
        ]

    @cached_property
    def _together(self) -> Together:
        return Together([pattern for pattern, _ in self.patterns])

    def check(self, context: Context) -> Iterable[Finding]:
        """Every match that nothing speaks against, then what :meth:`more` adds elsewhere."""
        told: list[tuple[int, int]] = []
        for finding in self._matches(context):
            told.append((finding.start, finding.end))
            yield finding
        for finding in self.more(context):
            if not any(a < finding.end and finding.start < b for a, b in told):
                yield finding

    def more(self, context: Context) -> Iterable[Finding]:
        """What patterns can't say; subclasses judge it.  Places that a pattern told are dropped."""
        return ()

    def _matches(self, context: Context) -> Iterator[Finding]:
        """The patterns' findings; a place is reported once."""
        text = context.report.view(self.view)
        seen: list[tuple[int, int]] = []
        silent: list[tuple[int, int]] | None = None
        for match, span, replace in self._places(text):
            start, end = span
            if silent is None:
                silent = [] if self.in_titles else list(title_spans(text))
                if self.unless:
                    silent += [m.span() for m in re.finditer(self.unless, text)]
            if any(a < max(end, start + 1) and start < b for a, b in silent + seen):
                continue
            if match is None:
                seen.append(span)
                yield self.found(text, start, end, None)
            elif self.accepts(context, match, start, end):
                seen.append(span)
                yield self.make(match, start, end, replace)

    def _places(
        self, text: str
    ) -> Iterator[tuple[re.Match[str] | None, tuple[int, int], str | None]]:
        for span in self.places(text):
            yield None, (span.start, span.end), None
        for number in self._together.hopeful(held(text)):
            expression, replace, group = self._compiled[number]
            for match in expression.finditer(text):
                yield match, match.span(group), replace

    def places(self, text: str) -> Iterable[Span]:
        """Places found without an expression, told before the patterns' ones."""
        return ()

    def accepts(self, context: Context, match: re.Match[str], start: int, end: int) -> bool:
        """Judgement that a pattern can't make; subclasses narrow it."""
        return True

    def make(self, match: re.Match[str], start: int, end: int, replace: str | None) -> Finding:
        """The finding for one match."""
        replacement = match.expand(replace) if replace is not None else None
        return self.found(match.string, start, end, replacement)

    def found(self, text: str, start: int, end: int, replacement: str | None) -> Finding:
        """The finding on ``text[start:end]``."""
        message = (self.message or self.summary).format(
            text=text[start:end], replacement=replacement or ""
        )
        return self.finding(
            start,
            end,
            message,
            replacement=replacement,
            safety=self.safety if replacement is not None else None,
            confidence=self.sureness,
        )
