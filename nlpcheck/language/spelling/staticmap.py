"""A read-only map from 64-bit keys to small values, about 1.13 slots a key.

A binary fuse table (Graf and Lemire, 2022) that holds values instead of a filter's
fingerprints: the value of a key is the exclusive or of three slots. The keys
themselves are not stored; a few bits of each value may be given to a fingerprint, so
that a key that was never put in is taken for one that was only once in 2**bits.
Building and reading work on whole arrays, never key by key.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

U64 = np.uint64
_K1 = U64(0xFF51AFD7ED558CCD)
_K2 = U64(0xC4CEB9FE1A85EC53)
_K3 = U64(0x9E3779B97F4A7C15)

Keys = NDArray[np.uint64]


def mix(keys: Keys) -> Keys:
    """Spread 64-bit keys (MurmurHash3's finaliser)."""
    keys = keys ^ (keys >> U64(33))
    keys *= _K1
    keys ^= keys >> U64(29)
    keys *= _K2
    keys ^= keys >> U64(32)
    return keys


def _shape(count: int) -> tuple[int, int]:
    """(bits of a segment's length, number of segments) for ``count`` keys."""
    bits = max(3, min(14, int(np.floor(np.log(max(count, 2)) / np.log(3.33) + 2.0))))
    factor = max(1.125, 0.875 + 0.25 * np.log(1e6) / np.log(max(count, 20)))
    slots = int(count * factor) + 8
    segments = max(1, -(-slots // (1 << bits)) - 2)
    return bits, segments


class StaticMap:
    """``slots`` (uint8, uint16 or uint32) with the map's shape; see ``build``."""

    def __init__(self, slots: NDArray[Any], seed: int, bits: int, fingerprint: int) -> None:
        self.slots = slots
        self.seed = U64(seed)
        self.bits = bits
        self.fingerprint = fingerprint
        self.segments = max(1, len(slots) // (1 << bits) - 2)

    def _places(
        self, keys: Keys
    ) -> tuple[Keys, NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        spread = mix(keys + self.seed)
        size = 1 << self.bits
        mask = U64(size - 1)
        start = ((spread >> U64(32)) * U64(self.segments)) >> U64(32)
        start <<= U64(self.bits)
        first = start + (spread & mask)
        second = start + U64(size) + ((spread >> U64(self.bits)) & mask)
        again = spread * _K3
        third = start + U64(2 * size) + (again >> U64(64 - self.bits))
        return again, first.view(np.int64), second.view(np.int64), third.view(np.int64)

    def raw(self, keys: Keys) -> tuple[NDArray[Any], NDArray[Any]]:
        """(values with the fingerprint taken off, fingerprint's remainder: 0 where it agrees)."""
        again, first, second, third = self._places(keys)
        slots = self.slots
        value = slots[first]
        value ^= slots[second]
        value ^= slots[third]
        if not self.fingerprint:
            return value, np.zeros(0, np.uint8)
        kind = self.slots.dtype.type
        value ^= ((again >> U64(20)) & U64((1 << self.fingerprint) - 1)).astype(kind)
        return value >> kind(self.fingerprint), value & kind((1 << self.fingerprint) - 1)

    def get(self, keys: Keys) -> tuple[NDArray[Any], NDArray[np.bool_]]:
        """Values of ``keys``, and which of them the map holds."""
        value, rest = self.raw(keys)
        return value, rest == 0

    def value(self, keys: Keys) -> NDArray[Any]:
        """Values of keys that are known to be in the map."""
        return self.raw(keys)[0]


def build(
    keys: Keys, values: NDArray[Any], dtype: Any, fingerprint: int, seed: int = 1
) -> StaticMap:
    """A map of distinct ``keys`` to ``values`` (which fit in dtype less the fingerprint).

    Raises ValueError when keys repeat (the peeling then never ends).
    """
    bits, segments = _shape(len(keys))
    kind = np.dtype(dtype).type
    for attempt in range(40):
        if attempt and attempt % 4 == 0:
            segments += max(1, segments // 50)
        slots = np.zeros((segments + 2) << bits, dtype)
        table = StaticMap(slots, (seed + attempt * 0x51ED27) & 0xFFFFFFFF, bits, fingerprint)
        again, *places = table._places(keys)
        order = _peel(places, len(slots), len(keys))
        if order is None:
            continue
        want = values.astype(dtype) << kind(fingerprint)
        if fingerprint:
            want |= ((again >> U64(20)) & U64((1 << fingerprint) - 1)).astype(dtype)
        first, second, third = places
        for items, slot in reversed(order):
            slots[slot] = 0
            slots[slot] = (
                want[items] ^ slots[first[items]] ^ slots[second[items]] ^ slots[third[items]]
            )
        return table
    raise ValueError("静态表建不成：键有重复")


def _peel(
    places: list[NDArray[np.int64]], size: int, count: int
) -> list[tuple[NDArray[Any], NDArray[Any]]] | None:
    """Rounds of (keys, the slot that is theirs alone), or None when a knot remains."""
    degree = np.zeros(size, np.int32)
    whose = np.zeros(size, np.int64)
    everyone = np.arange(count, dtype=np.int64)
    for place in places:
        degree += np.bincount(place, minlength=size).astype(np.int32)
        np.bitwise_xor.at(whose, place, everyone)
    rounds = []
    done = 0
    alone = np.flatnonzero(degree == 1)
    while len(alone):
        items, index = np.unique(whose[alone], return_index=True)
        rounds.append((items, alone[index]))
        done += len(items)
        touched = []
        for place in places:
            spots = place[items]
            np.subtract.at(degree, spots, 1)
            np.bitwise_xor.at(whose, spots, items)
            touched.append(spots)
        spots = np.unique(np.concatenate(touched))
        alone = spots[degree[spots] == 1]
    return rounds if done == count else None
