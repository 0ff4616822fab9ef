"""Numbers stored byte by byte: all first bytes, then all second ones, which packs far better."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np


def split(numbers: np.ndarray) -> np.ndarray:
    """The bytes of whole numbers (one dimension): bytes × numbers, the lowest byte first."""
    import numpy as np

    little = numbers.astype(numbers.dtype.newbyteorder("<"))
    return np.ascontiguousarray(little.view(np.uint8).reshape(len(numbers), -1).T)


def join(planes: np.ndarray) -> Any:
    """The numbers again, unsigned, as wide as there are planes."""
    import numpy as np

    rows = np.ascontiguousarray(planes.T)
    return rows.view(np.dtype(f"<u{planes.shape[0]}")).reshape(-1)
