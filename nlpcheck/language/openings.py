"""By which characters the matches of a regular expression begin, and where in a text these stand.

Python's search tries most longer expressions (alternatives that begin with a class, a look back
before them) at every place.  Which two characters a match begins with, or has behind a few that
may be any, can mostly be told; where they stand in a text is worked out once for all expressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from nlpcheck.language.needs import NO_ROOM, TOKEN, Unknown, least, literal, members, most
from nlpcheck.language.prefilter import held, sign
from nlpcheck.language.sieve import codes

if TYPE_CHECKING:
    import numpy as np


class Opening(NamedTuple):
    """Something that stands near the beginning of a match: ``chars``, one or two, behind from
    ``least`` to ``most`` characters that may be any."""

    chars: str
    least: int = 0
    most: int = 0


class _Begin(NamedTuple):
    """How an item may begin: an opening, whose ``chars`` are empty where none is known, and
    whether the item can end behind it."""

    opening: Opening
    ends: bool


_Begins: TypeAlias = "frozenset[_Begin]"
_NOTHING: _Begins = frozenset([_Begin(Opening(""), True)])
_ANY_ONE: _Begins = frozenset([_Begin(Opening("", 1, 1), True)])
_ANYTHING: _Begins = frozenset([_Begin(Opening(""), False)])
_FAR = 24
"""Behind so many characters an opening is no help."""
_DIGIT = "\ue000"
"""Stands for ``\\d``; no pair is made with it, there are too many digits."""
_DIGITS = re.compile(r"\d")
_DIGIT_IN_CLASS = re.compile(r"(?<!\\)\\d")
_AGAIN = re.compile(r"\\\d|\(\?P=")
"""What stands for a group's text, of any length."""
_MOST = 500
"""Openings that are worth naming."""
_RARE = 4
"""How many characters of a text there must be for each place that is worth trying by itself."""


@lru_cache(maxsize=8192)
def openings(source: str) -> frozenset[Opening] | None:
    """What of each match of ``source`` (compiled without flags, but for MULTILINE) one stands
    at its beginning; None where that can't be told."""
    tokens = TOKEN.findall(source)
    tokens.append("")
    try:
        begins, at = _group(tokens, 0)
    except Unknown:
        return None
    if at != len(tokens) - 1 or any(not begin.opening.chars for begin in begins):
        return None
    return frozenset(begin.opening for begin in begins)


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
        if token in ("(?!", "(?<!", "(?<="):
            return _NOTHING, at
        if token == "(?=":  # what stands ahead is seen, but takes no room
            known = all(begin.opening.chars for begin in item)
            return frozenset(b._replace(ends=False) for b in item) if known else _NOTHING, at
    elif token in NO_ROOM:
        return _NOTHING, at
    elif kind in "*+?{" and len(token) + (kind != "{") > 1:
        raise Unknown
    elif chars := literal(token):
        if len(chars) > 1 and least(tokens[at]) is not None:  # only the last one is repeated
            tokens[at - 1 : at] = [chars[:-1], chars[-1]]
            chars = chars[:-1]
        item = frozenset([_Begin(Opening(chars[:2]), len(chars) <= 2)])
    else:
        item = _ANYTHING if _AGAIN.match(token) else _class(token)
    times = least(tokens[at])
    return (item, at) if times is None else (_repeated(item, times, most(tokens[at])), at + 1)


def _repeated(item: _Begins, times: int, at_most: int | None) -> _Begins:
    """An item that stands so often at least and, if that is told, so often at most."""
    if item == _ANY_ONE:
        if at_most is None or at_most > _FAR:
            return _ANYTHING
        return frozenset([_Begin(Opening("", times, at_most), True)])
    if at_most != 1 and any(begin.ends and not begin.opening.chars for begin in item):
        return _ANYTHING
    begins = item if at_most == 1 else item | _joined(item, item)
    return _few(begins if times else begins | _NOTHING)


def _class(token: str) -> _Begins:
    """A class's characters."""
    if token == "\\d":
        return frozenset([_Begin(Opening(_DIGIT), True)])
    others = _DIGIT_IN_CLASS.sub("", token)
    digits = {_DIGIT} if token[0] == "[" and others not in (token, "[]") else frozenset()
    known = members(others if digits else token)
    if known is None:
        return _ANY_ONE
    begins = _few(frozenset(_Begin(Opening(char), True) for char in known | digits))
    return _ANY_ONE if begins == _ANYTHING else begins


def _joined(before: _Begins, behind: _Begins) -> _Begins:
    """What stands at the beginning of one item with another behind it."""
    found: set[_Begin] = set()
    for begin in before:
        (chars, low, high), ends = begin
        if not ends or len(chars) > 1 or chars == _DIGIT:
            found.add(_Begin(begin.opening, False))
            continue
        for (second, near, far), last in behind:
            if not chars:
                near, far = low + near, high + far
                if far > _FAR:
                    return _ANYTHING
                found.add(_Begin(Opening(second, near, far), last))
            elif far or second[:1] == _DIGIT or not second:
                found.add(_Begin(begin.opening, last and not far and not second))
            else:
                found.add(_Begin(Opening(chars + second[0], low, high), last and len(second) == 1))
    return _few(frozenset(found))


def _few(begins: _Begins) -> _Begins:
    """The same, less told where there are too many."""
    if len(begins) > _MOST:
        begins = frozenset(
            _Begin(opening._replace(chars=opening.chars[:1]), ends and len(opening.chars) < 2)
            for opening, ends in begins
        )
    return begins if len(begins) <= _MOST else _ANYTHING


class Openings:
    """By what the matches of an expression begin, to be found in text after text."""

    def __init__(self, known: frozenset[Opening]) -> None:
        self._known = sorted(known)
        self._signs = frozenset(sign(opening.chars) for opening in known)
        self._digits = any(opening.chars == _DIGIT for opening in known)

    def stand(self, text: str) -> bool:
        """Whether any stands in ``text``."""
        return not held(text).isdisjoint(self._signs) or bool(self._digits and _digits(text))

    def places(self, text: str) -> list[int] | None:
        """Where in ``text`` a match may begin, in order, a few others among them; None where
        there are so many that it doesn't help to know them."""
        found: set[int] = set()
        room = len(text) // _RARE
        for (size, low, high), wanted in self._keys.items():
            if size:
                keys, order = _standing(text, size)
                begins, ends = keys.searchsorted(wanted), keys.searchsorted(wanted, "right")
                some: list[int] = []
                if (ends - begins).sum() > room:
                    return None
                for those in (begins < ends).nonzero()[0].tolist():
                    some += order[begins[those] : ends[those]].tolist()
            else:
                some = _digits(text)
            if not high:
                found.update(some)
            elif len(some) * (high - low + 1) > room:
                return None
            else:
                found.update([at - before for at in some for before in range(low, high + 1)])
        return sorted(at for at in found if at >= 0)

    @cached_property
    def _keys(self) -> dict[tuple[int, int, int], np.ndarray]:
        """The keys of the openings by how many characters they have (0: digits) and behind how
        many they stand."""
        import numpy as np

        found: dict[tuple[int, int, int], list[np.ndarray]] = {}
        for chars, low, high in self._known:
            size = 0 if chars == _DIGIT else len(chars)
            keys = _keys(codes(chars), size or 1)
            found.setdefault((size, low, high), []).append(keys)
        return {place: np.sort(np.concatenate(keys)) for place, keys in found.items()}


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
