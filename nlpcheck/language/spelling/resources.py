"""Everything that the engine reads from a model file, as objects."""

from __future__ import annotations

import os
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling import store
from nlpcheck.language.spelling.alphabet import Alphabet
from nlpcheck.language.spelling.ngram import PLACE, Ngrams
from nlpcheck.language.spelling.staticmap import StaticMap
from nlpcheck.language.spelling.vectors import Vectors
from nlpcheck.language.spelling.words import Vocabulary


class Mixture:
    """Our n-grams, mixed with a user's own: p = (1 - share) * ours + share * theirs."""

    def __init__(self, base: Ngrams) -> None:
        self.base = base
        self.others: list[tuple[Ngrams, float]] = []

    def score(
        self,
        rows: NDArray[Any],
        skip: int,
        scored: NDArray[np.bool_] | None = None,
        opened: NDArray[np.uint8] | None = None,
    ) -> tuple[NDArray[np.float32], NDArray[np.int8], NDArray[np.uint8]]:
        """As ``Ngrams.score``; the lengths are the longest that any model knows."""
        value, length, bits = self.base.score(rows, skip, scored, opened)
        for other, share in self.others:
            theirs, known, _ = other.score(rows, skip, scored)
            mixed = (1 - share) * 10.0**value + share * 10.0**theirs
            value = np.log10(mixed).astype(np.float32)
            length = np.maximum(length, known)
        return value, length, bits


class Resources:
    """The parts of one model file, mapped into memory."""

    def __init__(self, arrays: dict[str, NDArray[Any]], meta: dict[str, Any]) -> None:
        self.arrays = arrays
        self.meta = meta
        self.alphabet = Alphabet(arrays["alphabet"])
        self.chars = Mixture(Ngrams(arrays, meta["char"], "char."))
        self.words = Mixture(Ngrams(arrays, meta["word"], "word."))
        self.vocabulary = Vocabulary(
            arrays["word.single"], arrays["word.map"], meta["word.map"], arrays["word.level"]
        )
        self.uni = arrays["char.p1"]
        code = self.alphabet.code_of
        self.han = (code >= 0x4E00) & (code <= 0x9FFF)
        ours = self.chars.base
        self._pair_map, self._pair_level = ours.maps["p2"], ours.level["p2"]
        self._one, self._weight = arrays["char.p1"], arrays["char.b1"]
        self.between = StaticMap(arrays["between.map"], *meta["between.map"])
        self.vectors = Vectors(arrays)

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Resources:
        return cls(*store.read(path))

    @cached_property
    def slot(self) -> NDArray[np.int64]:
        """A small number for each token that restraint names, 0 for all others."""
        from nlpcheck.language.spelling.restraint import COMPLEMENTS, KIN, LONG_FORMS, LONG_ONLY

        numbers = np.zeros(self.alphabet.size, np.int64)
        named = sorted(set("".join((*LONG_FORMS.values(), LONG_ONLY, COMPLEMENTS, *KIN))) - {" "})
        numbers[self.alphabet.lut[[ord(c) for c in named]]] = np.arange(1, len(named) + 1)
        numbers[:4] = 0
        return numbers

    @property
    def slots(self) -> int:
        """How many slots there are."""
        return int(self.slot.max()) + 1

    @cached_property
    def simplified(self) -> NDArray[np.bool_]:
        """Which tokens are of GB 2312, or no Chinese characters."""
        from nlpcheck.language.spelling.restraint import simplified

        return simplified(self)

    def pairs(self, left: NDArray[Any], right: NDArray[Any]) -> NDArray[np.float32]:
        """log10 P(right | left) of our own model for tokens, pair by pair."""
        key = right.astype(np.uint64) * PLACE[0] + left.astype(np.uint64) * PLACE[1]
        value, rest = self._pair_map.raw(key)
        return np.where(rest == 0, self._pair_level[value], self._one[right] + self._weight[left])

    def tokens(self, characters: str) -> NDArray[np.bool_]:
        """A mask over tokens: those of the given characters."""
        mask = np.zeros(self.alphabet.size, bool)
        mask[self.alphabet.lut[[ord(c) for c in characters]]] = True
        mask[:4] = False
        return mask
