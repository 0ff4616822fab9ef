"""Regular expressions that are compiled only where a text may hold a match.

Compiling the rules' thousand expressions takes longer than trying them: each class of
Chinese characters fills a table of 64 K.  Most rules have nothing to say of most texts,
and the text's pairs of characters show it: an expression that can't do without 督查督办
need not be compiled for a text in which that doesn't stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from nlpcheck.language.prefilter import held

_TOKEN = re.compile(
    r"(?s)\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]"
    r"|\(\?P<\w+>|\(\?P=\w+\)|\(\?<?[=!]|\(\?:|\(\??|[)|]"
    r"|(?:[*+?]|\{\d*,?\d*\})[?+]?|[^\\\[().|*+?{}^$)]+|."
)
_PLAIN = re.compile(r"[^\\\[().|*+?{}^$)]+")
_TEXTS = 3
"""After so many texts an expression is compiled without asking: by then it pays."""
_LONG = 200
"""Shorter texts are parts of a text, tried one after another: asking would cost more."""
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(source, flags)``, put off until it is needed.

    An error in ``source`` is raised at the first use.
    """
    return cast("re.Pattern[str]", _Lazy(source, flags))


class _Lazy:
    """Stands for the compiled expression, whose methods take the place of these once it is."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self.flags = flags
        self._asked = 0
        self._text: str | None = None
        self._no = False

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._compile(), name)

    def _compile(self) -> re.Pattern[str]:
        compiled = re.compile(self.pattern, self.flags)
        for name in _METHODS:
            setattr(self, name, getattr(compiled, name))
        self._text = None
        return compiled

    def _hopeless(self, text: str) -> bool:
        if text is not self._text:
            if self._asked >= _TEXTS or len(text) < _LONG or self.flags & ~re.MULTILINE:
                return False
            self._asked += 1
            self._text, self._no = text, not may_match(self.pattern, text)
        return self._no

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        """As :meth:`re.Pattern.finditer`."""
        return iter(()) if self._hopeless(text) else self._compile().finditer(text, *bounds)

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        """As :meth:`re.Pattern.search`."""
        return None if self._hopeless(text) else self._compile().search(text, *bounds)

    def match(self, text: str, *bounds: int) -> re.Match[str] | None:
        """As :meth:`re.Pattern.match`."""
        return None if self._hopeless(text) else self._compile().match(text, *bounds)


def may_match(source: str, text: str) -> bool:
    """False only where an expression (without flags, but for MULTILINE) can't match in ``text``:
    a literal that each of its matches must hold is not there.
    """
    pairs = held(text)
    # Whether a branch of the group so far is possible, this one is, it was before its last item.
    some, ok, before = False, True, True
    outer: list[tuple[bool, bool, bool]] = []  # the groups round this one; is it a negative one?
    last = ""
    for token in _TOKEN.findall(source):
        first = token[0]
        if _PLAIN.match(token):
            last, before = token, ok
            ok = ok and _stands(token, text, pairs)
            continue
        if first in "?*" or token.startswith(("{0", "{,")):
            # The last item may be missing; of several characters only the last one is meant.
            ok = before and (len(last) < 2 or _stands(last[:-1], text, pairs))
        elif first == "{" or first == "+":
            pass  # once at least
        elif first == "[":
            before = ok
            if token[1] != "^" and "-" not in token and "\\" not in token:
                ok = ok and not pairs.isdisjoint(token[1:-1])
        elif first == "(" and not token.startswith("(?P="):
            if token == "(?":
                return True  # flags, a condition, a comment: not judged
            negative = token in ("(?!", "(?<!")
            outer.append((some, ok, negative))
            some, ok = False, ok and not negative
            before = ok
        elif first == "|":
            some = some or ok
            before = ok = not outer or (outer[-1][1] and not outer[-1][2])
        elif first == ")":
            possible = some or ok
            some, before, negative = outer.pop()
            ok = before and (negative or possible)
        else:
            before = ok
        last = ""
    return some or ok


def _stands(literal: str, text: str, pairs: frozenset[str]) -> bool:
    return literal[:2] in pairs and (len(literal) < 3 or literal in text)
