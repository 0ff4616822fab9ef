"""With which characters the matches of a regular expression begin, and where in a text these stand.

Python's search tries most longer expressions (alternatives that begin with a class, a look back
before them) at every place.  Which two characters a match begins with can mostly be told; where
they stand in a text is worked out once for all expressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from nlpcheck.language.needs import NO_ROOM, TOKEN, Unknown, least, literal, members
from nlpcheck.language.prefilter import held, sign
from nlpcheck.language.sieve import codes

if TYPE_CHECKING:
    import numpy as np

_Begins: TypeAlias = "frozenset[tuple[str, bool]]"
"""What some item can begin with, up to two characters, and whether it can end behind them."""
_ANYTHING: _Begins = frozenset([("", False)])
_NOTHING: _Begins = frozenset([("", True)])
_DIGIT = "\ue000"
"""Stands for ``\\d``; no pair is made with it, there are too many digits."""
_DIGITS = re.compile(r"\d")
_DIGIT_IN_CLASS = re.compile(r"(?<!\\)\\d")
_MOST = 500
"""Beginnings that are worth naming."""
_RARE = 4
"""How many characters of a text there must be for each place that is worth trying by itself."""


@lru_cache(maxsize=8192)
def opening(source: str) -> frozenset[str] | None:
    """With which characters, one or two, each match of ``source`` (compiled without flags, but for
    MULTILINE) begins; None where that can't be told."""
    tokens = TOKEN.findall(source)
    tokens.append("")
    try:
        begins, at = _group(tokens, 0)
    except Unknown:
        return None
    if at != len(tokens) - 1 or any(not chars for chars, _ in begins):
        return None
    return frozenset(chars for chars, _ in begins)


def _group(tokens: list[str], at: int) -> tuple[_Begins, int]:
    """The branches from ``tokens[at]`` on, and where they end: at a ``)`` or the last token."""
    begins, at = _branch(tokens, at)
    while tokens[at] == "|":
        branch, at = _branch(tokens, at + 1)
        begins = _few(begins | branch)
    return begins, at


def _branch(tokens: list[str], at: int) -> tuple[_Begins, int]:
    """One branch, and where it ends."""
    begins = _NOTHING
    while tokens[at] not in ("", "|", ")"):
        item, at = _item(tokens, at)
        begins = _joined(begins, item)
    return begins, at


def _item(tokens: list[str], at: int) -> tuple[_Begins, int]:
    """One item with what says how often it stands."""
    token = tokens[at]
    at += 1
    kind = token[0]
    if kind == "(" and token[-1] != ")":
        if token == "(?":
            raise Unknown
        item, at = _group(tokens, at)
        if tokens[at] != ")":
            raise Unknown
        at += 1
        if token in ("(?!", "(?<!", "(?=", "(?<="):
            return _NOTHING, at
    elif token in NO_ROOM:
        return _NOTHING, at
    elif kind in "*+?{" and len(token) + (kind != "{") > 1:
        raise Unknown
    elif chars := literal(token):
        if len(chars) > 1 and least(tokens[at]) is not None:  # only the last one is repeated
            tokens[at - 1 : at] = [chars[:-1], chars[-1]]
            chars = chars[:-1]
        item = frozenset([(chars[:2], len(chars) <= 2)])
    else:
        item = _class(token)
    times = least(tokens[at])
    if times is None:
        return item, at
    begins = item if tokens[at][0] == "?" else item | _joined(item, item)
    return _few(begins if times else begins | _NOTHING), at + 1


def _class(token: str) -> _Begins:
    """A class's characters."""
    if token == "\\d":
        return frozenset([(_DIGIT, True)])
    others = _DIGIT_IN_CLASS.sub("", token)
    if token[0] == "[" and others != token and others != "[]":
        rest = members(others)
        return _ANYTHING if rest is None else frozenset((c, True) for c in [*rest, _DIGIT])
    known = members(token)
    return _ANYTHING if known is None else _few(frozenset((char, True) for char in known))


def _joined(before: _Begins, behind: _Begins) -> _Begins:
    """What stands at the beginning of one item with another behind it."""
    found: set[tuple[str, bool]] = set()
    for first, ends in before:
        if not ends or len(first) > 1:
            found.add((first, False))
        elif not first:
            found |= behind
        elif first == _DIGIT:
            found.add((first, False))
        else:
            for second, last in behind:
                if not second:
                    found.add((first, last))
                elif second[0] == _DIGIT:
                    found.add((first, False))
                else:
                    found.add((first + second[0], last and len(second) == 1))
    return _few(frozenset(found))


def _few(begins: _Begins) -> _Begins:
    """The same, less told where there are too many."""
    if len(begins) <= _MOST:
        return begins
    begins = frozenset((chars[:1], ends and len(chars) < 2) for chars, ends in begins)
    return begins if len(begins) <= _MOST else _ANYTHING


class Openings:
    """With what the matches of an expression begin, to be found in text after text."""

    def __init__(self, chars: frozenset[str]) -> None:
        self._chars = sorted(chars - {_DIGIT})
        self._digits = _DIGIT in chars
        self._signs = frozenset(map(sign, self._chars))

    def stand(self, text: str) -> bool:
        """Whether any stands in ``text``."""
        return not held(text).isdisjoint(self._signs) or bool(self._digits and _digits(text))

    def places(self, text: str) -> list[int] | None:
        """Where in ``text`` a match may begin, in order, a few others among them; None where
        there are so many that it doesn't help to know them."""
        found = _digits(text) if self._digits else []
        for size, wanted in self._keys.items():
            keys, order = _standing(text, size)
            begins, ends = keys.searchsorted(wanted), keys.searchsorted(wanted, "right")
            if (ends - begins).sum() > len(text) / _RARE:
                return None
            for those in (begins < ends).nonzero()[0].tolist():
                found = found + order[begins[those] : ends[those]].tolist()
        return sorted(found)

    @cached_property
    def _keys(self) -> dict[int, np.ndarray]:
        """By how many characters they have the keys of the beginnings."""
        import numpy as np

        by_size: dict[int, list[np.ndarray]] = {}
        for chars in self._chars:
            by_size.setdefault(len(chars), []).append(_keys(codes(chars), len(chars)))
        return {size: np.concatenate(keys) for size, keys in by_size.items()}


def find_at(pattern: re.Pattern[str], places: Iterable[int], text: str) -> Iterator[re.Match[str]]:
    """``pattern.finditer(text)``, tried only at ``places``, for expressions that take room."""
    end = 0
    for at in places:
        if at >= end and (match := pattern.match(text, at)):
            yield match
            end = match.end()


@lru_cache(maxsize=16)
def _digits(text: str) -> list[int]:
    """Where digits stand."""
    return [match.start() for match in _DIGITS.finditer(text)]


def _keys(chars: np.ndarray, size: int) -> np.ndarray:
    """A number for each character, or for each and the next one; rare ones share one with others."""
    import numpy as np

    low = chars.astype(np.uint16)
    return low if size == 1 else low[:-1].astype(np.uint32) << np.uint32(16) | low[1:]


@lru_cache(maxsize=32)
def _standing(text: str, size: int) -> tuple[np.ndarray, np.ndarray]:
    """The keys of a text's characters or pairs in order, and where each stands."""
    import numpy as np

    keys = _keys(codes(text), size)
    if size == 1:
        order = np.argsort(keys, kind="stable")  # of small numbers it is quick
        return keys[order], order
    both = np.sort(keys.astype(np.uint64) << np.uint64(32) | np.arange(len(keys), dtype=np.uint64))
    return (both >> np.uint64(32)).astype(np.uint32), both & np.uint64(0xFFFFFFFF)
