"""Where one of many short keys may stand in a text, told of all its places at once.

A dictionary of some ten thousand keys lies all over the memory: to ask it of each three
characters of a text, of which hardly any are keys, takes longer than all that comes after.
A table of flags, one for each of many hashes, is small and asked of all places at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

_ROOM = 16
"""Flags for each key: so few others stand where a key's hash does."""
_FACTORS = (2_654_435_761, 2_246_822_519, 3_266_489_917, 668_265_263)
"""Large odd numbers that spread the characters over the table."""


class Sieve:
    """Keys of two to four characters; ``offsets`` says how far from the first each stands.

    ``(0, 1, 3)``: of a key ABD the third character stands one place further on, behind
    whatever else.
    """

    def __init__(self, keys: Collection[str], offsets: tuple[int, ...]) -> None:
        self._keys = keys
        self._offsets = offsets

    @cached_property
    def _table(self) -> np.ndarray:
        import numpy as np

        bits = (_ROOM * len(self._keys)).bit_length()
        table = np.zeros(1 << bits, dtype=bool)
        chars = codes("".join(self._keys))
        width = len(self._offsets)
        table[_hashes([chars[i::width] for i in range(width)], bits)] = True
        return table

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Where in ``text`` which key begins, in order."""
        chars = codes(text)
        count = len(chars) - self._offsets[-1]
        if count <= 0 or not self._keys:
            return
        table = self._table
        bits = len(table).bit_length() - 1
        hashes = _hashes([chars[at : at + count] for at in self._offsets], bits)
        offsets, width = self._offsets, len(self._offsets)
        whole = offsets[-1] == width - 1
        for at in table.take(hashes).nonzero()[0].tolist():
            key = text[at : at + width] if whole else "".join([text[at + o] for o in offsets])
            if key in self._keys:
                yield at, key


@lru_cache(maxsize=4)
def codes(text: str) -> np.ndarray:
    """The code points of a text."""
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _hashes(columns: list[np.ndarray], bits: int) -> np.ndarray:
    """A number of so many bits for each row of ``columns`` of characters."""
    import numpy as np

    total: Any = columns[0] * np.uint32(_FACTORS[0])
    for column, factor in zip(columns[1:], _FACTORS[1:], strict=False):
        total = total + column * np.uint32(factor)
    return total >> np.uint32(32 - bits)
