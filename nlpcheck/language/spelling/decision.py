"""From evidence to one probability: a small net and its calibration, as arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def logits(
    arrays: dict[str, NDArray[Any]], evidence: NDArray[np.float32], prefix: str = "decision"
) -> NDArray[np.float32]:
    """The net's answer for rows of evidence: two layers of rectified units and a sum."""
    first = np.maximum(
        ((evidence - arrays[f"{prefix}.mean"]) / arrays[f"{prefix}.scale"]) @ arrays[f"{prefix}.w1"]
        + arrays[f"{prefix}.b1"],
        0,
    )
    second = np.maximum(first @ arrays[f"{prefix}.w2"] + arrays[f"{prefix}.b2"], 0)
    return (second @ arrays[f"{prefix}.w3"] + arrays[f"{prefix}.b3"])[:, 0]


def calibrated(
    arrays: dict[str, NDArray[Any]], answer: NDArray[np.float32], prefix: str = "decision"
) -> NDArray[np.float32]:
    """Probability of a logit, by the curve fitted on text that nothing else has read."""
    return np.interp(answer, arrays[f"{prefix}.from"], arrays[f"{prefix}.to"]).astype(np.float32)
