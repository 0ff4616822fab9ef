"""Modified Kneser-Ney estimation on whole arrays (Chen and Goodman, 1998).

The n-grams of each order are numbered by sorting ``number of the first n-1 tokens *
size of the alphabet + last token``, so no key is ever longer than 64 bits. Rare
n-grams are dropped as KenLM does it: what they would have got goes to the back-off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling.alphabet import PAD

_CHUNK = 1 << 22


@dataclass
class Order:
    """All n-grams of one length; arrays run over the distinct n-grams.

    key: number of the prefix * alphabet + last token; prefix, suffix: numbers of the
    (n-1)-grams without the last and without the first token; count: occurrences;
    where: a position of the text at which the n-gram ends; keep: stays in the model;
    p, backoff: log10 of the interpolated probability and of the weight left to
    shorter histories (0 where the n-gram begins no longer one that is kept).
    """

    key: NDArray[np.uint64]
    suffix: NDArray[np.int32]
    count: NDArray[np.int64]
    where: NDArray[np.int64]
    keep: NDArray[np.bool_]
    p: NDArray[np.float32]
    backoff: NDArray[np.float32]
    parent: NDArray[np.bool_]


def _number(token: NDArray[Any], size: int, order: int) -> list[Order]:
    """Number and count the n-grams of each order; a pad is predicted only once a line."""
    counted = (token != PAD) | np.concatenate([[False], token[:-1] != PAD])
    orders: list[Order] = []
    number = np.zeros(len(token), np.int32)
    for n in range(1, order + 1):
        if n == 1:
            key_at = token.astype(np.uint64)
        else:
            key_at = np.zeros(len(token), np.uint64)
            key_at[1:] = number[:-1]
            key_at *= np.uint64(size)
            key_at += token.astype(np.uint64)
        rank = np.argsort(key_at, kind="stable")
        ordered = key_at[rank]
        fresh = np.concatenate([[True], ordered[1:] != ordered[:-1]])
        key = ordered[fresh]
        where = rank[fresh]
        here = np.empty(len(token), np.int32)
        here[rank] = (np.cumsum(fresh) - 1).astype(np.int32)
        del rank, ordered, fresh, key_at
        count = np.bincount(here[counted], minlength=len(key)).astype(np.int64)
        suffix = number[where] if n > 1 else np.zeros(len(key), np.int32)
        zeros = np.zeros(len(key), np.float32)
        orders.append(
            Order(
                key, suffix, count, where, count > 0, zeros, zeros.copy(), np.zeros(len(key), bool)
            )
        )
        number = here
    return orders


def _adjusted(orders: list[Order], token: NDArray[Any]) -> list[NDArray[np.int64]]:
    """Counts of the highest order; of the others, in how many ways each is preceded."""
    result = []
    for n, order in enumerate(orders, 1):
        if n == len(orders):
            result.append(order.count.copy())
            continue
        longer = orders[n]
        ways = np.bincount(longer.suffix[longer.count > 0], minlength=len(order.key)).astype(
            np.int64
        )
        at_start = token[np.maximum(order.where - (n - 1), 0)] == PAD
        result.append(np.where(at_start, order.count, np.minimum(ways, order.count)))
    return result


def _discounts(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """D1, D2, D3+ with 0 in front, indexed by min(count, 3)."""
    n1, n2, n3, n4 = (float(np.count_nonzero(counts == k)) for k in (1, 2, 3, 4))
    if min(n1, n2, n3, n4) == 0:  # too little text for the formula
        return np.array([0.0, 0.5, 0.75, 0.9])
    y = n1 / (n1 + 2 * n2)
    found = [0.0, 1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3]
    return np.clip(np.array(found), 0.0, [0.0, 0.99, 1.95, 2.95])


def _probabilities(orders: list[Order], adjusted: list[NDArray[np.int64]], size: int) -> None:
    """Fill p and backoff of every order, lowest first, honouring ``keep``."""
    below = np.array([1.0 / size])
    for n, (order, counts) in enumerate(zip(orders, adjusted, strict=True), 1):
        prefix = (
            (order.key // np.uint64(size)).astype(np.int32)
            if n > 1
            else np.zeros(len(order.key), np.int32)
        )
        contexts = len(orders[n - 2].key) if n > 1 else 1
        cut = _discounts(counts)[np.minimum(counts, 3)]
        total = np.bincount(prefix, counts, contexts)
        total[total == 0] = 1.0
        freed = np.bincount(prefix, np.where(order.keep, cut, counts), contexts) / total
        own = np.where(order.keep, counts - cut, 0.0) / total[prefix]
        probability = own + freed[prefix] * below[order.suffix if n > 1 else prefix]
        probability = np.maximum(probability, 1e-12)
        order.p = np.log10(probability).astype(np.float32)
        if n > 1:
            context = orders[n - 2]
            context.parent = np.bincount(prefix[order.keep], minlength=contexts) > 0
            context.backoff = np.where(
                context.parent, np.log10(np.clip(freed, 1e-12, 1.0)), 0.0
            ).astype(np.float32)
        below = probability


def estimate(
    token: NDArray[Any], size: int, least: Sequence[int], gain: Sequence[float]
) -> list[Order]:
    """N-gram probabilities of a row of tokens below ``size``, lines parted by pads.

    ``least[n-1]``: n-grams seen less often are dropped; ``gain[n-1]``: and so are those
    whose occurrences together lose less than this (in log10) by backing off instead.
    What a longer n-gram that is kept needs (its first and its last n-1 tokens) stays.
    """
    orders = _number(token, size, len(least))
    adjusted = _adjusted(orders, token)
    if any(floor > 1 for floor in least) or any(gain):
        _probabilities(orders, adjusted, size)
        for n in range(len(orders), 1, -1):
            order, shorter = orders[n - 1], orders[n - 2]
            prefix = (order.key // np.uint64(size)).astype(np.int32)
            backed = shorter.backoff[prefix] + shorter.p[order.suffix]
            wanted = (order.count >= least[n - 1]) & (
                order.count * (order.p - backed) >= gain[n - 1]
            )
            if n < len(orders):
                longer = orders[n]
                wanted[(longer.key[longer.keep] // np.uint64(size)).astype(np.int32)] = True
                wanted[longer.suffix[longer.keep]] = True
            order.keep = wanted & (order.count > 0)
    _probabilities(orders, adjusted, size)
    return orders
