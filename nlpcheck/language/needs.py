"""What a text must hold for a regular expression to match in it.

An expression such as ``(?:制度|机制)和办法`` can't do without 和办, nor without 度和 or 制和:
a text shows at once, by its pairs of characters, that most expressions have nothing to find.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from typing import TypeAlias

from nlpcheck.language.prefilter import SHIFT, held, sign

Chars: TypeAlias = frozenset[str] | None
"""The characters that may stand at a place; None: not known."""
Need: TypeAlias = "str | frozenset[int] | tuple[list[Need], ...]"
"""A string that must stand; signs (:func:`nlpcheck.language.prefilter.sign`) of which one must;
lists of needs of which one must be met."""
_Read: TypeAlias = "str | frozenset[str | int] | tuple[list[_Read], ...]"
"""The same as it is read: characters may stand for their signs."""

TOKEN = re.compile(
    r"(?s)\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]"
    r"|\(\?P<\w+>|\(\?P=\w+\)|\(\?<?[=!]|\(\?m?:|\(\?m\)|\(\??|[)|]"
    r"|(?:[*+?]|\{\d*,?\d*\})[?+]?|[^\\\[().|*+?{}^$)]+|."
)
NO_ROOM = frozenset(["^", "$", "\\b", "\\B", "\\A", "\\Z", "(?m)"])
"""What matches between characters (the flag of several lines changes no more than these)."""
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
_MOST = 400
"""Pairs of characters that are worth asking for at one place."""
_RANGE = 26
"""Characters of a range (0-9) that are worth naming."""


class Unknown(Exception):
    """An expression with parts that are not judged (flags, conditions)."""


@lru_cache(maxsize=8192)
def needs(source: str) -> list[Need]:
    """What each match of ``source`` (compiled without flags, but for MULTILINE) needs in the
    text; nothing where that can't be told."""
    tokens = TOKEN.findall(source)
    tokens.append("")
    try:
        branches, at = _branches(tokens, 0)
    except Unknown:
        return []
    return _signed(_either(branches)) if at == len(tokens) - 1 else []


def _choice(need: _Read) -> int:
    """How many strings would do: of few it is soon told that none is there."""
    if isinstance(need, str):
        return 1
    return len(need) if isinstance(need, frozenset) else _MOST


def _signed(wanted: list[_Read]) -> list[Need]:
    """Needs as they are asked about, what is soon told first: signs, then strings, then ways."""
    found: list[Need] = []
    strings: list[Need] = []
    ways: list[Need] = []
    for need in sorted(wanted, key=_choice):
        if isinstance(need, str):
            found.append(frozenset([sign(need)]))
            if len(need) > 2:
                strings.append(need)
        elif isinstance(need, frozenset):
            found.append(frozenset([n if isinstance(n, int) else sign(n) for n in need]))
        else:
            ways.append(tuple(map(_signed, need)))
    return [*found, *strings, *ways]


def met(wanted: Sequence[Need], text: str, signs: AbstractSet[int]) -> bool:
    """Whether ``text``, of which ``signs`` are held, has all that is wanted."""
    for need in wanted:
        if isinstance(need, frozenset):
            if signs.isdisjoint(need):
                return False
        elif isinstance(need, str):
            if need not in text:
                return False
        else:
            for way in need:
                first = way[0]
                if isinstance(first, frozenset) and signs.isdisjoint(first):
                    continue  # so most ways end
                if met(way, text, signs):
                    break
            else:
                return False
    return True


def may_match(source: str, text: str) -> bool:
    """False only where an expression (without flags, but for MULTILINE) can't match in ``text``."""
    return met(needs(source), text, held(text))


class Together:
    """Expressions (as :func:`needs` takes them) that are tried on the same text one after
    another: one look at the text's signs tells for all of them which may match."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._sources = sources

    @cached_property
    def _by_sign(self) -> tuple[dict[int, list[int]], list[int]]:
        """The expressions' numbers by each sign that may show a match, one of which must
        stand; and of those that have none."""
        found: dict[int, list[int]] = {}
        others: list[int] = []
        for number, source in enumerate(self._sources):
            wanted = needs(source)
            if not wanted or not isinstance(wanted[0], frozenset):
                others.append(number)
                continue
            for some in wanted[0]:
                found.setdefault(some, []).append(number)
        return found, others

    def hopeful(self, signs: AbstractSet[int]) -> list[int]:
        """The numbers (from 0) of the expressions that may match in a text, in order;
        ``signs`` are those that it holds."""
        by_sign, others = self._by_sign
        numbers = set(others)
        for some in by_sign.keys() & signs:
            numbers.update(by_sign[some])
        return sorted(numbers)


class _Sequence:
    """One branch of a group, item by item.

    ``first`` and ``last`` are the characters that may stand behind its beginning and before
    its end.
    """

    def __init__(self) -> None:
        self.needs: list[_Read] = []
        self.first: Chars = frozenset()
        self.last: Chars = None
        self.begun = False

    def add(self, wanted: list[_Read], first: Chars, last: Chars) -> None:
        """An item that is there."""
        pairs = _pairs(self.last, first)
        if pairs is None:
            self.needs += wanted
        else:
            # The pair says more than its two characters.
            if self.needs and self.needs[-1] is self.last:
                self.needs.pop()
            self.needs.append(pairs)
            if not (wanted and wanted[0] is first):
                self.needs += wanted
        self._begin(first)
        self.last = last

    def maybe(self, first: Chars, last: Chars) -> None:
        """An item that may be missing."""
        if not self.begun:
            self.first = _union(self.first, first)
        self.last = _union(self.last, last)

    def ahead(self, wanted: list[_Read], first: Chars) -> None:
        """A look ahead: it takes no room."""
        if (pairs := _pairs(self.last, first)) is not None:
            self.needs.append(pairs)
        self.needs += wanted
        if first is not None:
            self._begin(first)

    def behind(self, wanted: list[_Read], last: Chars) -> None:
        """A look back."""
        self.needs += wanted
        if last is not None:
            self.last = last

    def _begin(self, first: Chars) -> None:
        if not self.begun:
            self.first = _union(self.first, first)
            self.begun = True

    def end(self) -> None:
        """No more items: a branch that may be empty begins with anything."""
        if not self.begun:
            self.first = None


def _union(one: Chars, other: Chars) -> Chars:
    return None if one is None or other is None else one | other


def _pairs(last: Chars, first: Chars) -> frozenset[str | int] | None:
    """The signs of all pairs of one character of each, None for unknown or too many."""
    if not last or not first or len(last) * len(first) > _MOST:
        return None
    firsts, seconds = list(map(ord, last)), list(map(ord, first))
    if max(firsts) > 0xFFFF or max(seconds) > 0xFFFF:
        return None
    low, high = SHIFT
    return frozenset([a << low | b << high for a in firsts for b in seconds])


def _either(branches: list[_Sequence]) -> list[_Read]:
    """What must be met for one of the branches to match."""
    if len(branches) == 1:
        return branches[0].needs
    ways = [sorted(branch.needs, key=_choice) for branch in branches]
    if not all(ways):
        return []
    short: set[str | int] = set()
    exact = True
    for way in ways:  # one look at the pairs tells for most texts
        need = way[0]
        if isinstance(need, frozenset):
            short |= need
        elif isinstance(need, str):
            short.add(sign(need))
            exact = exact and len(need) < 3
        else:
            return [tuple(ways)]
        exact = exact and len(way) == 1
    return [frozenset(short)] if exact else [frozenset(short), tuple(ways)]


def _branches(tokens: list[str], at: int) -> tuple[list[_Sequence], int]:
    """The branches from ``tokens[at]`` on, and where they end: at a ``)`` or the last token."""
    found = []
    while True:
        sequence = _Sequence()
        at = _read(sequence, tokens, at)
        sequence.end()
        found.append(sequence)
        if tokens[at] != "|":
            return found, at
        at += 1


def _read(sequence: _Sequence, tokens: list[str], at: int) -> int:
    """Fill one branch; where it ends."""
    while (token := tokens[at]) not in ("", "|", ")"):
        at += 1
        kind = token[0]
        if kind == "(" and token[-1] != ")":
            if token == "(?":
                raise Unknown
            branches, at = _branches(tokens, at)
            if tokens[at] != ")":
                raise Unknown
            at += 1
            if token in ("(?!", "(?<!"):
                continue
            wanted = _either(branches)
            first, last = branches[0].first, branches[0].last
            for branch in branches[1:]:
                first, last = _union(first, branch.first), _union(last, branch.last)
            if token == "(?=":
                sequence.ahead(wanted, first)
                continue
            if token == "(?<=":
                sequence.behind(wanted, last)
                continue
        elif token in NO_ROOM:
            continue
        elif kind in "*+?{" and len(token) + (kind != "{") > 1:
            raise Unknown  # a repetition of nothing, or of what takes no room
        else:
            chars = literal(token)
            if len(chars) > 1:
                if least(tokens[at]) is not None:  # only the last character is repeated
                    tokens[at - 1 : at] = [chars[:-1], chars[-1]]
                    chars = chars[:-1]
                sequence.add(
                    [chars if len(chars) > 1 else frozenset(chars)],
                    frozenset(chars[0]),
                    frozenset(chars[-1]),
                )
                continue
            first = last = frozenset(chars) if chars else members(token)
            wanted = [first] if first else []
        times = least(tokens[at])
        if times is None:
            sequence.add(wanted, first, last)
            continue
        at += 1
        if times == 0:
            sequence.maybe(first, last)
        else:
            again = _pairs(last, first) if times > 1 else None
            sequence.add(wanted if again is None else [*wanted, again], first, last)
    return at


def least(token: str) -> int | None:
    """How often the item before a repetition stands at least; None: no repetition."""
    if not token or token[0] not in "*+?{" or token == "{":
        return None
    if token[0] == "{":
        if len(token.rstrip("?+")) < 3:
            raise Unknown  # {} stands for itself
        low = token[1:].split(",")[0].split("}")[0]
        return int(low or 0)
    return int(token[0] == "+")


def most(token: str) -> int | None:
    """How often the item before a repetition stands at most; None: as often as may be."""
    if token[0] == "{":
        high = token.rstrip("?+").rstrip("}").lstrip("{").split(",")[-1]
        return int(high) if high else None
    return 1 if token[0] == "?" else None


def literal(token: str) -> str:
    """The characters for which a token stands; "" for classes and the like."""
    if token[0] != "\\":
        return "" if token[0] in ".[(" else token
    if token[1] in "ux" and len(token) > 2:
        return chr(int(token[2:], 16))
    if token[1] in _ESCAPED:
        return _ESCAPED[token[1]]
    return "" if token[1].isalnum() else token[1]


def members(token: str) -> Chars:
    """The characters of a class, None where they are too many to name."""
    if token[0] != "[" or token[1] == "^":
        return None
    body = token[1:-1]
    if "-" not in body and "\\" not in body:
        return frozenset(body)
    parts = TOKEN_OF_CLASS.findall(body)
    chars: set[str] = set()
    for index, part in enumerate(parts):
        char = literal(part) if part[0] == "\\" else part
        if not char:
            return None
        if part == "-" and 0 < index < len(parts) - 1:
            low, high = literal(parts[index - 1]), literal(parts[index + 1])
            if not low or not high or not 0 <= ord(high) - ord(low) < _RANGE:
                return None
            chars.update(map(chr, range(ord(low), ord(high))))
        chars.add(char)
    return frozenset(chars)


TOKEN_OF_CLASS = re.compile(r"(?s)\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\.|.")
