"""Which of two words that sound alike is meant, told by all the words about it.

两个工作日内恢复 has no neighbour that 恢复 avoids, but 留言 in the clause before and the end of the
clause behind speak for 回复.  models/either.npz holds, for a word and another of its sound, what
about it speaks for the other one and what for the word itself, and from which sum on the other
one was meant; ``training/either.py`` learns it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import msgspec

from nlpcheck.language.planes import join
from nlpcheck.language.runs import lines

MODEL = Path(__file__).resolve().parent / "models" / "either.npz"
SCALE = 50
"""A weight of one, as the file has it."""
_STOPS = frozenset("。！？；\n")
NEAR, FAR = 3, 10
"""How many words to either side are looked at one by one, and all together."""


class Meant(msgspec.Struct, frozen=True):
    """A word at ``start`` (code points) for which ``right`` was meant."""

    start: int
    text: str
    right: str

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.start + len(self.text)


class _Choice(msgspec.Struct, frozen=True):
    """Another word, and what speaks for it: names of features in order, and their weights."""

    right: str
    names: Any
    weights: Any
    base: float
    least: float


@lru_cache(maxsize=1 << 14)
def _kind(word: str) -> str:
    from nlpcheck.language.segment import tag

    return tag(word)[0][1][:2] if "一" <= word[0] <= "鿿" else word[0]


def _side(words: list[str], at: int, step: int) -> list[str]:
    """The words of the sentence on one side, nearest first; numbers are alike."""
    found: list[str] = []
    for _ in range(FAR):
        at += step
        if not 0 <= at < len(words) or words[at] in _STOPS:
            break
        word = words[at]
        if not word.isspace():
            found.append("0" if word[0].isascii() and word[0].isdigit() else word)
    return found


def features(words: list[str], index: int) -> Iterator[str]:
    """What stands about ``words[index]``: its neighbours with their places, their classes and
    last characters, and the words of the sentence on either side."""
    left, right = _side(words, index, -1), _side(words, index, 1)
    for mark, side in (("<", left), (">", right)):
        first = side[0] if side else "#"
        yield f"{mark}1{first}"
        yield f"{mark}k{_kind(first)}"
        yield f"{mark}c{first[-1]}"
        if side:
            second = side[1] if len(side) > 1 else "#"
            yield f"{mark}2{first} {second}"
            yield f"{mark}K{_kind(first)} {_kind(second)}"
        for word in side[1:NEAR]:
            yield f"{mark}3{word}"
            yield f"{mark}d{word[-1]}"
        for word in side:
            if len(word) > 1:
                yield f"{mark}{word}"
                yield f"~{word}"
    yield f"x{left[0] if left else '#'} {right[0] if right else '#'}"
    yield f"X{_kind(left[0]) if left else '#'} {_kind(right[0]) if right else '#'}"


def names(words: list[str], index: int) -> list[int]:
    """The features by their names in the file, each once, in order."""
    return sorted({zlib.crc32(feature.encode()) for feature in features(words, index)})


@cache
def _choices() -> dict[str, list[_Choice]]:
    """The other words that may be meant, by the word that stands there."""
    import numpy as np

    found: dict[str, list[_Choice]] = {}
    with np.load(MODEL) as file:
        pairs, starts = file["pairs"].tolist(), file["starts"].tolist()
        # Most features are of many pairs: each key once, and where in their order it stands.
        keys = np.cumsum(join(file["keys"]), dtype=np.uint32)[join(file["places"])]
        weights = file["weights"]
        bases, leasts = file["bases"].tolist(), file["leasts"].tolist()
    for number, pair in enumerate(pairs):
        a, b = starts[number], starts[number + 1]
        found.setdefault(pair[:2], []).append(
            _Choice(pair[2:], keys[a:b], weights[a:b], bases[number], leasts[number])
        )
    return found


def find_meant(text: str) -> Iterator[Meant]:
    """Words of ``text`` for which another one of their sound was meant, in order."""
    choices = _choices()
    for line in lines(text):
        if choices.keys().isdisjoint(line.words):
            continue
        at = line.start
        for index, word in enumerate(line.words):
            if (some := choices.get(word)) is not None:
                right = _best(some, names(line.words, index))
                if right is not None:
                    yield Meant(at, word, right)
            at += len(word)


def _best(choices: list[_Choice], found: list[int]) -> str | None:
    """The word that most speaks for, beyond what it must."""
    import numpy as np

    here = np.array(found, np.uint32)
    best: tuple[float, str] | None = None
    for choice in choices:
        place = np.minimum(np.searchsorted(choice.names, here), len(choice.names) - 1)
        total = choice.base + int(choice.weights[place][choice.names[place] == here].sum()) / SCALE
        if total >= choice.least and (best is None or total - choice.least > best[0]):
            best = (total - choice.least, choice.right)
    return best and best[1]
