"""The first look at a text: how much each character surprises the model, and a small net that
says at which places a wrong, missing, superfluous or swapped one is worth a thought.

Places are token numbers in ``Tokens.token``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling.alphabet import MARGIN, PAD, Tokens

if TYPE_CHECKING:
    from nlpcheck.language.spelling.resources import Resources

#: How much further than where the decision has learned the sieve opens in use, by column of its
#: logits: fainter places bring one planted error in a hundred and no false alarm.
WIDER = np.array([0.7, 0.4, 0.4, 0.0], np.float32)
#: Columns of the sieve's answer.
SIEVE_KINDS = ("substitute", "insert", "delete", "swap")

Floats = NDArray[np.float32]


@dataclass
class Scan:
    """The character model's view of a batch. All arrays run over the tokens."""

    tokens: Tokens
    token: NDArray[np.uint16]
    p: Floats
    length: NDArray[np.int8]
    opened: NDArray[np.uint8]
    total: NDArray[np.float64]
    han: NDArray[np.bool_]
    sieve: Floats
    open: NDArray[np.bool_]


def sieve_inputs(
    res: Resources,
    token: NDArray[np.uint16],
    p: Floats,
    length: NDArray[Any],
    han: NDArray[np.bool_],
) -> Floats:
    """What the sieve sees of each token: the surprise around it."""
    count = len(token)
    out = np.zeros((count, 20), np.float32)

    def shifted(array: NDArray[Any], by: int) -> NDArray[Any]:
        moved = np.zeros(count, np.float32)
        if by >= 0:
            moved[: count - by] = array[by:]
        else:
            moved[-by:] = array[:by]
        return moved

    for column, by in enumerate((-1, 0, 1, 2, 3, 4)):
        out[:, column] = shifted(p, by) * 0.4
        out[:, 6 + column] = shifted(length, by) * 0.3
    uni = res.uni[token]
    out[:, 12] = uni * 0.4
    out[:, 13] = shifted(uni, -1) * 0.4
    out[:, 14] = shifted(uni, 1) * 0.4
    out[:, 15] = shifted(han, -1)
    out[:, 16] = shifted(han, 1)
    out[1:, 17] = token[1:] == token[:-1]
    out[:-1, 18] = out[1:, 17]
    out[:, 19] = 1
    return out


def scan(res: Resources, texts: Sequence[str], least: Floats | None = None) -> Scan:
    """Score the batch and let the sieve choose. ``least``: four limits of its logits."""
    tokens = res.alphabet.encode(texts)
    token = tokens.token
    value, known, bits = res.chars.score(token[None], MARGIN)
    # Within margins only the pad itself, a history that every line has, is known.
    opened = np.concatenate([np.ones(MARGIN, np.uint8), bits[0]])
    p = np.concatenate([np.zeros(MARGIN, np.float32), value[0]])
    length = np.concatenate([np.zeros(MARGIN, np.int8), known[0]])
    p[(token == PAD) & np.concatenate([[True], token[:-1] == PAD])] = 0
    total = np.concatenate([[0.0], np.cumsum(p, dtype=np.float64)])
    han = res.han[token]
    weights = res.arrays
    if "sieve.w1" not in weights:
        logits = np.zeros((len(token), 4), np.float32)
        chosen = np.ones((len(token), 4), bool)
    else:
        hidden = np.maximum(sieve_inputs(res, token, p, length, han) @ weights["sieve.w1"], 0)
        logits = hidden @ weights["sieve.w2"] + weights["sieve.b2"]
        chosen = logits > (weights["sieve.least"] - WIDER if least is None else least)
    after = np.concatenate([han[1:], [False]])
    before = np.concatenate([[False], han[:-1]])
    chosen[:, 0] &= han
    chosen[:, 1] &= (han | before) & (token != PAD)
    chosen[:, 2] &= han
    chosen[:, 3] &= han & after & (token != np.concatenate([token[1:], [0]]))
    return Scan(tokens, token, p, length, opened, total, han, logits, chosen)
