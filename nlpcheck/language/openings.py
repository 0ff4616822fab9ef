"""With which characters the matches of a regular expression begin.

Python's search knows the first characters of an expression that begins with a literal or a
class, and passes over all others at once.  Of most longer expressions it doesn't (alternatives
that begin with a class, a look back before them), and tries them at every place.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from nlpcheck.language.needs import NO_ROOM, TOKEN, TOKEN_OF_CLASS, Unknown, least, literal


class _Opening(NamedTuple):
    """Of one item, branch or group: a class's inside, None where it isn't known; whether it may
    take no room; and what it begins with, as far as Python's search can use it."""

    inside: str | None
    empty: bool
    begins: str = ""


_TOO_MANY = "曌\n"
"""A class that has one of these has all Chinese characters or all line breaks: nothing is gained."""


def opening(source: str) -> str | None:
    """An expression for the characters with which each match of ``source`` begins; None where
    that can't be told, where most characters do or where Python's search knows them."""
    tokens = TOKEN.findall(source)
    tokens.append("")
    try:
        found, at = _group(tokens, 0)
    except Unknown:
        return None
    if tokens[0] == "^":
        return None  # Python soon passes over all but the beginnings of lines
    if at != len(tokens) - 1 or found.empty or found.inside is None or found.begins:
        return None
    expression = f"[{found.inside}]"
    return None if re.search(expression, _TOO_MANY) else expression


def _group(tokens: list[str], at: int) -> tuple[_Opening, int]:
    """The branches from ``tokens[at]`` on, and where they end: at a ``)`` or the last token."""
    branches = []
    while True:
        branch, at = _branch(tokens, at)
        branches.append(branch)
        if tokens[at] != "|":
            break
        at += 1
    if len(branches) == 1:
        return branches[0], at
    known = all(branch.inside is not None for branch in branches)
    return _Opening(
        "".join(branch.inside or "" for branch in branches) if known else None,
        any(branch.empty for branch in branches),
        "class" if all(branch.begins == "literal" for branch in branches) else "",
    ), at


def _branch(tokens: list[str], at: int) -> tuple[_Opening, int]:
    """One branch, and where it ends."""
    whole = _Opening("", True, "?")
    while tokens[at] not in ("", "|", ")"):
        item, at = _item(tokens, at)
        if not whole.empty:
            continue
        begins = whole.begins
        if begins == "?":  # the first item, or nothing that Python's search could use
            begins = "" if item.empty else item.begins
        known = whole.inside is not None and item.inside is not None
        inside = f"{whole.inside}{item.inside}" if known else None
        whole = _Opening(inside, item.empty, begins)
    return whole._replace(begins=whole.begins.rstrip("?")), at


def _item(tokens: list[str], at: int) -> tuple[_Opening, int]:
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
            return _Opening("", True), at
    elif token in NO_ROOM:
        return _Opening("", True), at
    elif kind in "*+?{" and len(token) + (kind != "{") > 1:
        raise Unknown
    else:
        chars = literal(token)
        if chars:
            item = _Opening(_escaped(chars[0]), False, "literal")
            if len(chars) > 1:
                # Only the last character is repeated.
                return item, at + (least(tokens[at]) is not None)
        else:
            item = _Opening(_inside(token), False, "class")
    times = least(tokens[at])
    if times is None:
        return item, at
    return (item._replace(empty=True) if times == 0 else item), at + 1


def _inside(token: str) -> str | None:
    """The inside of a class, to be joined with others; None for what has most characters."""
    if token == "\\d":
        return token
    if token[0] != "[" or token[1] == "^":
        return None
    parts = TOKEN_OF_CLASS.findall(token[1:-1])
    last = len(parts) - 1
    return "".join(
        _escaped(part) if part in "[]^&~|" or (part == "-" and number in (0, last)) else part
        for number, part in enumerate(parts)
    )


def _escaped(char: str) -> str:
    return f"\\{char}" if char in "\\[]^-&~|" else char
