"""What public prose never has: three characters side by side that 54 million do not hold.

Where a character is too many, or one is lost, the characters about the place stand together as
they never do, and without it (or with it) they are a common string: 营商环商境, 稳岗还补贴.  The
tables are made by ``training/unseen.py`` from public laws, reports and news:
``models/unseen.npy`` has a flag for each string of three characters that the text holds (by a
hash, so that nearly one in four of those it lacks is taken for held: a miss, never an alarm);
``models/frames.npz`` flags strings of four that it holds often, and lists strings of three that
it lacks with the character that makes a common one of them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import msgspec

from nlpcheck.language.planes import join
from nlpcheck.language.sieve import codes

_MODELS = Path(__file__).resolve().parent / "models"
SEEN, FRAMES = _MODELS / "unseen.npy", _MODELS / "frames.npz"
SEEN_BITS, OFTEN_BITS = 24, 23
_FACTOR = 0x9E3779B97F4A7C15
RARE, MARK, FIRST = 0, 1, 2
"""Numbers of characters: one that is not counted, anything that is no Chinese character (however
many of them), and the first that is counted."""


def spots(keys: Any, bits: int) -> tuple[Any, Any]:
    """The two places of each string's flags."""
    import numpy as np

    mixed = keys * np.uint64(_FACTOR)
    other = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(_FACTOR)
    return mixed >> np.uint64(64 - bits), other >> np.uint64(64 - bits)


def flagged(flags: Any, keys: Any, bits: int) -> Any:
    """Which of some strings have both their flags."""
    import numpy as np

    first, second = (
        (flags[at >> np.uint64(3)] >> (at & np.uint64(7)).astype(np.uint8)) & 1
        for at in spots(keys, bits)
    )
    return (first & second) == 1


def joined(columns: Any) -> Any:
    """A number for each row of characters' numbers."""
    import numpy as np

    total = columns[0].astype(np.uint64)
    for column in columns[1:]:
        total = (total << np.uint64(12)) | column.astype(np.uint64)
    return total


def numbered(text: str, numbers: Any) -> tuple[Any, Any]:
    """The characters of a text by their numbers, and their places; what stands between Chinese
    characters counts once."""
    import numpy as np

    points = codes(text)
    here = (points >= 0x4E00) & (points <= 0x9FFF)
    row = np.where(here, numbers[np.where(here, points - 0x4E00, 0)], MARK).astype(np.uint16)
    kept = (~((row == MARK) & (np.r_[0, row[:-1]] == MARK))).nonzero()[0]
    return row[kept], kept


class _Tables(msgspec.Struct, frozen=True):
    seen: Any
    often: Any
    readings: Any
    numbers: Any
    chars: Any
    lacking: Any


@cache
def _tables() -> _Tables:
    import numpy as np

    with np.load(FRAMES) as file:
        chars, often, readings = file["chars"], file["often"], file["readings"]
        lacking = np.cumsum(join(file["lacking"]))
    numbers = np.zeros(0x9FFF - 0x4E00 + 1, np.uint16)
    numbers[chars - 0x4E00] = np.arange(FIRST, FIRST + len(chars))
    return _Tables(np.load(SEEN, mmap_mode="r"), often, readings, numbers, chars, lacking)


class Stray(msgspec.Struct, frozen=True):
    """A character at ``at`` (code points) that is too many; ``copy``: it stands close by too."""

    at: int
    copy: bool
    often: bool


class Lack(msgspec.Struct, frozen=True):
    """Before ``at`` (code points) the character ``lost`` is missing; ``once``: but one of the two
    strings of three across the gap is new, and with the character what stands there is common."""

    at: int
    lost: str
    once: bool = False


class Look(msgspec.Struct, frozen=True):
    """What a text has that public prose hasn't."""

    doubled: dict[int, tuple[bool, bool]]
    """Where two like characters stand; whether they never do behind, and before, their neighbour."""
    strays: list[Stray]
    lacks: list[Lack]
    repeats: list[int]
    """Where a clause ends with the character that stands before the last, as it never does."""
    never: frozenset[int]
    """The middle ones of all three characters that never stand together."""


def reading(char: str) -> str:
    """The commonest reading of a character, without its tone; nothing for a rare one."""
    tables = _tables()
    number = int(tables.numbers[ord(char) - 0x4E00]) if "一" <= char <= "鿿" else 0
    return str(tables.readings[number - FIRST]) if number >= FIRST else ""


@lru_cache(maxsize=2)
def look(text: str) -> Look:
    """Looks at all of a text at once."""
    import numpy as np

    tables = _tables()
    row, places = numbered(f"\n\n{text}\n\n", tables.numbers)
    row = np.r_[MARK, row, MARK].astype(np.uint16)
    places = np.r_[0, places, len(text) + 4] - 2
    if len(row) < 8:
        return Look({}, [], [], [], frozenset())
    # new[i]: the three from i on never stand together.
    known = row != RARE
    three = [row[:-2], row[1:-1], row[2:]]
    new = known[:-2] & known[1:-1] & known[2:]
    new &= ~flagged(tables.seen, joined(three), SEEN_BITS)
    return Look(
        _doubled(row, places, new),
        _strays(tables, row, places, new),
        _lacks(tables, row, places, new),
        _repeats(row, places, new),
        frozenset(places[1:-1][new].tolist()),
    )


def _doubled(row: Any, places: Any, new: Any) -> dict[int, tuple[bool, bool]]:
    twice = (row[1:-2] == row[2:-1]) & (row[1:-2] >= FIRST)
    twice &= (row[:-3] != row[1:-2]) & (row[3:] != row[1:-2])
    at = (twice & (new[:-1] | new[1:])).nonzero()[0]
    return {int(places[i + 1]): (bool(new[i]), bool(new[i + 1])) for i in at.tolist()}


def _strays(tables: _Tables, row: Any, places: Any, new: Any) -> list[Stray]:
    import numpy as np

    n = len(row)
    char = row[2:-2]
    whole = new[1 : n - 3] & (char >= FIRST) & (row[1:-3] >= FIRST) & (row[3:-1] >= FIRST)
    alone = new[: n - 4] & new[2 : n - 2]
    copy = np.zeros(n - 4, bool)
    padded = np.r_[MARK, row, MARK]
    for step in (-3, -2, -1, 1, 2, 3):
        copy |= padded[3 + step : 3 + step + n - 4] == char
    at = (whole & (alone | copy)).nonzero()[0]
    four = joined([row[at], row[at + 1], row[at + 3], row[at + 4]])
    often = flagged(tables.often, four, OFTEN_BITS)
    return [
        Stray(int(places[i + 2]), bool(copy[i]), bool(known))
        for i, known in zip(at.tolist(), often.tolist(), strict=True)
    ]


def _repeats(row: Any, places: Any, new: Any) -> list[int]:
    ends = new[:-1] & (row[:-3] == row[2:-1]) & (row[:-3] >= FIRST) & (row[3:] == MARK)
    ends &= row[1:-2] != row[:-3]
    return [int(places[i + 2]) for i in ends.nonzero()[0].tolist()]


def _lacks(tables: _Tables, row: Any, places: Any, new: Any) -> list[Lack]:
    """Both strings of three about the gap are new, and one of them lacks a known character; or
    one of them is, and with the character the two strings of four about it are common ones."""

    found: dict[int, Lack] = {}
    both = (new[:-1] & new[1:]).nonzero()[0]  # the gap is before row[i + 2]
    both = both[(row[both + 1] >= FIRST) & (row[both + 2] >= FIRST)]
    for start, drop in ((both, 2), (both + 1, 1)):
        index, lost = _entries(tables, row, start, drop)
        for gap, char in zip((index + drop).tolist(), lost.tolist(), strict=True):
            at = int(places[gap])
            found.setdefault(at, Lack(at, chr(int(tables.chars[char - FIRST]))))
    alone = new.nonzero()[0]
    alone = alone[(alone >= 1) & (alone < len(row) - 4)]
    for drop in (1, 2):
        index, lost = _entries(tables, row, alone, drop)
        gap = index + drop
        good = (row[gap - 1] >= FIRST) & (row[gap] >= FIRST)
        for sides in ((-2, -1, 0), (-1, 0, 1)):
            before = [row[gap + side] for side in sides if side < 0]
            behind = [row[gap + side] for side in sides if side >= 0]
            good &= flagged(tables.often, joined([*before, lost, *behind]), OFTEN_BITS)
        for place, char in zip(gap[good].tolist(), lost[good].tolist(), strict=True):
            at = int(places[place])
            found.setdefault(at, Lack(at, chr(int(tables.chars[char - FIRST])), once=True))
    return [found[at] for at in sorted(found)]


def _entries(tables: _Tables, row: Any, start: Any, drop: int) -> tuple[Any, Any]:
    """Of the strings of three that begin at ``start`` those that lack a known character behind
    their first ``drop``: where they begin, and the characters' numbers."""
    import numpy as np

    if not len(tables.lacking):
        return start[:0], start[:0]
    key = joined([row[start], row[start + 1], row[start + 2]])
    key = key << np.uint64(1) | np.uint64(drop - 1)
    place = np.searchsorted(tables.lacking, key << np.uint64(12))
    entry = tables.lacking[np.minimum(place, len(tables.lacking) - 1)]
    here = (place < len(tables.lacking)) & (entry >> np.uint64(12) == key)
    return start[here], (entry[here] & np.uint64(4095)).astype(np.uint16)
