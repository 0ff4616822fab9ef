"""Regular expressions that are compiled, and tried, only where a text may hold a match.

Compiling the rules' thousand expressions takes longer than trying them: each class of
Chinese characters fills a table of 64 K.  Most rules have nothing to say of most texts,
and the text's pairs of characters show it: an expression that can't do without 督查督办
need not be compiled for a text in which that doesn't stand, nor be tried on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, cast

from nlpcheck.language.needs import Need, met, needs
from nlpcheck.language.openings import Openings, find_at, openings
from nlpcheck.language.prefilter import held

_LONG = 200
"""Shorter texts are parts of a text, tried one after another: asking would cost more."""
_WHOLE = 2000
"""Shorter ones have too few places to look for openings first."""


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(source, flags)``, put off until it is needed.

    An error in ``source`` is raised at the first use.
    """
    return cast("re.Pattern[str]", _Lazy(source, flags))


class _Lazy:
    """Stands for the compiled expression and asks of each long text whether it may match.

    Where a method is called on a short text or at a place, the compiled one's takes its place:
    such expressions are tried on parts of the text, and asking would cost more.
    """

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self.flags = flags
        self._needs: list[Need] | None = [] if flags & ~re.MULTILINE else None
        self._text: str | None = None
        self._no = False
        # Whether it was tried on a long text before: the opening isn't worth one text.
        self._again = False

    def __getattr__(self, name: str) -> Any:
        if name == "_compiled":
            self._compiled = re.compile(self.pattern, self.flags)
            return self._compiled
        if name.startswith("__"):
            raise AttributeError(name)
        method = getattr(self._compiled, name)
        setattr(self, name, method)
        return method

    def hopeless(self, text: str) -> bool:
        """Whether nothing in ``text`` can match; asked of long texts only."""
        if text is not self._text:
            if self._needs is None:
                self._needs = needs(self.pattern)
            wanted = self._needs
            self._text, self._no = text, bool(wanted) and not met(wanted, text, held(text))
        return self._no

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        """As :meth:`re.Pattern.finditer`."""
        if len(text) >= _LONG:
            if not bounds and len(text) >= _WHOLE:
                return self._find(text)
            if self.hopeless(text):
                return iter(())
            if not bounds:
                return self._compiled.finditer(text)
        self.finditer = self._compiled.finditer  # type: ignore[assignment,method-assign]
        return self.finditer(text, *bounds)

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        """As :meth:`re.Pattern.search`."""
        if len(text) >= _LONG:
            if not bounds and len(text) >= _WHOLE:
                return next(self._find(text), None)
            if self.hopeless(text):
                return None
            if not bounds:
                return self._compiled.search(text)
        self.search = self._compiled.search  # type: ignore[assignment,method-assign]
        return self.search(text, *bounds)

    def _find(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in a whole text."""
        openings = self._openings if self._again else None
        self._again = True
        if (openings is not None and not openings.stand(text)) or self.hopeless(text):
            return iter(())
        places = None if openings is None else openings.places(text)
        if places is None:
            return self._compiled.finditer(text)
        return find_at(self._compiled, places, text)

    @cached_property
    def _openings(self) -> Openings | None:
        """By what each match begins, where that can be told."""
        known = None if self.flags & ~re.MULTILINE else openings(self.pattern)
        return None if known is None else Openings(known)

    def match(self, text: str, *bounds: int) -> re.Match[str] | None:
        """As :meth:`re.Pattern.match`."""
        if len(text) >= _LONG and self.hopeless(text):
            return None
        self.match = self._compiled.match  # type: ignore[assignment,method-assign]
        return self.match(text, *bounds)
