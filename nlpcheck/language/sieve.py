"""Where one of many short keys may stand in a text, told of all its places at once.

A dictionary of some ten thousand keys lies all over the memory: to ask it of each three
characters of a text, of which hardly any are keys, takes longer than all that comes after.
A table of flags, one for each of many hashes, is small and asked of all places at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

_BITS = 19
_FACTORS = (2_654_435_761, 2_246_822_519, 3_266_489_917)
"""Large odd numbers that spread the characters over the table."""


class Sieve:
    """Keys of two or three characters; ``offsets`` says how far from the first each stands.

    ``(0, 1, 3)``: of a key ABD the third character stands one place further on, behind
    whatever else.
    """

    def __init__(self, keys: Iterable[str], offsets: tuple[int, ...]) -> None:
        self._keys = keys
        self.offsets = offsets

    @cached_property
    def _table(self) -> np.ndarray:
        import numpy as np

        table = np.zeros(1 << _BITS, dtype=bool)
        chars = codes("".join(self._keys))
        width = len(self.offsets)
        table[_hashes([chars[i::width] for i in range(width)])] = True
        return table

    def places(self, text: str) -> list[int]:
        """The places in ``text`` where a key may begin, in order: all where one does, few more."""
        chars = codes(text)
        count = len(chars) - self.offsets[-1]
        if count <= 0:
            return []
        found = self._table[_hashes([chars[at : at + count] for at in self.offsets])]
        places: list[int] = found.nonzero()[0].tolist()
        return places


@lru_cache(maxsize=4)
def codes(text: str) -> np.ndarray:
    """The code points of a text."""
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _hashes(columns: list[np.ndarray]) -> np.ndarray:
    """A place in the table for each row of ``columns`` of characters."""
    import numpy as np

    total: Any = columns[0] * np.uint32(_FACTORS[0])
    for column, factor in zip(columns[1:], _FACTORS[1:], strict=False):
        total = total + column * np.uint32(factor)
    return total >> np.uint32(32 - _BITS)
