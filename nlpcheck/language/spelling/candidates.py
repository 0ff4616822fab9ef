"""What may have been meant: candidates at places that surprise the model.

Two stages, each on whole arrays, at the places that the scan (scan.py) left open: all
candidates there, scored by their two neighbours; the best of those scored exactly by
the character n-grams. Places are token numbers in ``Tokens.token``.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling.alphabet import MARGIN, PAD
from nlpcheck.language.spelling.ngram import PLACE
from nlpcheck.language.spelling.scan import Scan

if TYPE_CHECKING:
    from nlpcheck.language.spelling.resources import Resources

#: FREE: a character that fits, whatever its sound and shape.
SUBSTITUTE, WORD, INSERT, DELETE, SWAP, FREE = range(6)
#: The sieve's column for each of them.
SIEVE_OF = np.array([0, 0, 1, 2, 3, 0])
#: For so many places from the last replaced token on, probability and length are kept.
EACH = 5
#: The sieve's logit from which on any fitting character is tried.
FREE_FROM = -2.5
#: So many characters are stored that may stand between two others.
BETWEEN = 8
#: What is known to stand between two neighbours counts as so many powers of ten likelier
#: than its bigrams say, less for each rank.
KNOWN_BETWEEN, EACH_RANK = 2.0, 0.1
#: So many of a place's characters, by bigrams, are looked at with two tokens before them:
#: of those that may replace one, and of those that may be missing.
NEARER, NEARER_MISSING = 40, 24
#: Longest replacement, in tokens.
LONGEST = 4

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass
class Candidates:
    """One row a candidate: the tokens [at, at + span) become ``new[:size]``."""

    kind: NDArray[np.int8]
    at: Ints
    span: NDArray[np.int8]
    new: NDArray[np.uint16]
    size: NDArray[np.int8]
    quick: Floats
    gain: Floats
    lowest: Floats
    lengths: Floats
    each: Floats

    def __len__(self) -> int:
        return len(self.at)

    def take(self, index: NDArray[Any]) -> Candidates:
        return Candidates(*(getattr(self, name)[index] for name in self.__dataclass_fields__))


def between_keys(
    left: NDArray[Any], right: NDArray[Any], rank: NDArray[Any] | int
) -> NDArray[np.uint64]:
    """Keys under which the characters between two others are stored."""
    wide = np.uint64
    return (
        left.astype(wide) * PLACE[0]
        + right.astype(wide) * PLACE[1]
        + np.asarray(rank).astype(wide) * PLACE[2]
    )


def expand(start: NDArray[Any], stop: NDArray[Any]) -> tuple[Ints, Ints]:
    """(which range, index) for all indices of many ranges."""
    size = (stop.astype(np.int64) - start.astype(np.int64)).clip(0)
    which = np.repeat(np.arange(len(size)), size)
    first = np.cumsum(size) - size
    return which, np.arange(len(which)) - first[which] + start.astype(np.int64)[which]


def best(group: NDArray[Any], score: NDArray[Any], most: int) -> Ints:
    """Indices of the ``most`` best scored of each group (a number below 2**40), in order."""
    if not len(group):
        return np.zeros(0, np.int64)
    fine = np.clip((30.0 - score) * 100_000, 0, (1 << 23) - 1).astype(np.int64)
    order = np.argsort(group.astype(np.int64) << 23 | fine, kind="stable")
    ordered = group[order]
    fresh = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    first = np.flatnonzero(fresh)[np.cumsum(fresh) - 1]
    return order[np.arange(len(order)) - first < most]


def _neighbour_score(res: Resources, *columns: NDArray[Any]) -> Floats:
    """Sum of the log probabilities of each column after the one before it, by bigrams."""
    total = np.zeros(len(columns[0]), np.float32)
    for left, right in itertools.pairwise(columns):
        total += res.pairs(left, right)
    return total


def _likeliest(
    res: Resources,
    view: Scan,
    place: Ints,
    span: int,
    new: NDArray[Any],
    quick: Floats,
    near: int,
    most: int,
) -> tuple[Ints, Floats]:
    """Rows of the ``most`` likeliest characters of each place, and how likely they are.

    Of each place the ``near`` best by ``quick`` are looked at with two tokens before and one
    behind them, which tells the right one from the merely common ones at a fraction of the
    cost of the exact score.
    """
    token = view.token
    row = best(place, quick, near)
    at = place[row]
    rows = np.stack([token[at - 2], token[at - 1], new[row], token[at + span]], axis=1)
    value = res.chars.score(rows, 2)[0].sum(axis=1)
    keep = best(at, value, most)
    return row[keep], value[keep]


def _substitutes(res: Resources, view: Scan, most: int) -> Candidates:
    at = np.flatnonzero(view.open[:, 0])
    token = view.token
    start = res.arrays["confuse.start"]
    which, index = expand(start[token[at]], start[token[at].astype(np.int64) + 1])
    new = res.arrays["confuse.token"][index]
    place = at[which]
    quick = _neighbour_score(res, token[place - 1], new, token[place + 1])
    keep, quick = _likeliest(res, view, place, 1, new, quick, NEARER, most)
    place, new = place[keep], new[keep]
    filled = np.zeros((len(place), LONGEST), np.uint16)
    filled[:, 0] = new
    return _made(SUBSTITUTE, place, 1, filled, 1, quick)


def _free(res: Resources, view: Scan, most: int) -> Candidates:
    """Characters that often stand between the two neighbours, at the likeliest places."""
    token = view.token
    at = np.flatnonzero(view.open[:, 0] & (view.sieve[:, 0] > FREE_FROM))
    left, right = token[at - 1], token[at + 1]
    which_parts, new_parts = [], []
    for rank in range(BETWEEN):
        found, known = res.between.get(between_keys(left, right, rank))
        known &= found < res.alphabet.size
        which_parts.append(np.flatnonzero(known))
        new_parts.append(found[known].astype(np.uint16))
    which, new = np.concatenate(which_parts), np.concatenate(new_parts)
    good = res.han[new] & (new != token[at[which]])
    which, new = which[good], new[good]
    good = ~listed(res, token[at[which]], new)[1]
    which, new = which[good], new[good]
    place = at[which]
    quick = _neighbour_score(res, token[place - 1], new, token[place + 1])
    keep = best(which, quick, most)
    filled = np.zeros((len(keep), LONGEST), np.uint16)
    filled[:, 0] = new[keep]
    return _made(FREE, place[keep], 1, filled, 1, quick[keep])


def listed(res: Resources, old: NDArray[Any], new: NDArray[Any]) -> tuple[Ints, NDArray[np.bool_]]:
    """Rows of the confusion table for pairs, and which pairs it has."""
    start = res.arrays["confuse.start"].astype(np.int64)
    token = res.arrays["confuse.token"]
    low, high = start[old], start[old.astype(np.int64) + 1]
    # All rows at once by bisection: each character's list is in order.
    end = high.copy()
    for _ in range(11):
        mid = np.minimum((low + high) >> 1, len(token) - 1)
        less = (token[mid] < new) & (low < high)
        low = np.where(less, mid + 1, low)
        high = np.where(less, high, np.maximum(mid, low))
    place = np.minimum(low, len(token) - 1)
    return place, (low < end) & (token[place] == new)


def _made(
    kind: int, at: Ints, span: int, new: NDArray[np.uint16], size: int, quick: Floats
) -> Candidates:
    count = len(at)
    zero = np.zeros(count, np.float32)
    return Candidates(
        np.full(count, kind, np.int8), at, np.full(count, span, np.int8), new, np.full(count, size, np.int8),
        quick.astype(np.float32), zero, zero, zero, np.zeros((count, 2 * EACH), np.float32),
    )  # fmt: skip


def word_keys(reading: NDArray[Any], tokens: NDArray[Any]) -> NDArray[np.uint32]:
    """Keys of words (rows of tokens) by the first fuzzy reading of each character."""
    key = np.zeros(len(tokens), np.uint64)
    for column in range(tokens.shape[1]):
        key = key * np.uint64(601) + reading[2, tokens[:, column], 0]
    return (key & np.uint64(0xFFFFFFFF)).astype(np.uint32)


def _words(res: Resources, view: Scan, most: int) -> list[Candidates]:
    token, made = view.token, []
    site = view.open[:, 0]
    for length in (2, 3, 4):
        # Windows of Chinese characters that hold a suspected place.
        inside = np.lib.stride_tricks.sliding_window_view(view.han, length).all(axis=1)
        inside &= np.lib.stride_tricks.sliding_window_view(site, length).any(axis=1)
        at = np.flatnonzero(inside)
        if not len(at):
            continue
        here = token[at[:, None] + np.arange(length)]
        key = word_keys(res.arrays["reading"], here)
        known = res.arrays[f"homophone.key{length}"]
        which, index = expand(
            np.searchsorted(known, key), np.searchsorted(known, key, side="right")
        )
        new = res.arrays[f"homophone.word{length}"][index]
        differ = (new != here[which]).sum(axis=1)
        keep = differ >= 2
        which, new = which[keep], new[keep]
        place = at[which]
        quick = _neighbour_score(res, token[place - 1], *new.T, token[place + length])
        chosen = best(which, quick, most)
        filled = np.zeros((len(chosen), LONGEST), np.uint16)
        filled[:, :length] = new[chosen]
        made.append(_made(WORD, place[chosen], length, filled, length, quick[chosen]))
    return made


def _inserts(res: Resources, view: Scan, most: int) -> Candidates:
    at = np.flatnonzero(view.open[:, 1])
    token = view.token
    left, right = token[at - 1], token[at]
    lists = []
    for name, beside in (("after", left), ("before", right)):
        start = res.arrays[f"{name}.start"]
        which, index = expand(start[beside], start[beside.astype(np.int64) + 1])
        lists.append((which, res.arrays[f"{name}.token"][index], BETWEEN))
    for rank in range(BETWEEN):
        found, known = res.between.get(between_keys(left, right, rank))
        known &= found < res.alphabet.size
        lists.append((np.flatnonzero(known), found[known].astype(np.uint16), rank))
    which = np.concatenate([w for w, _, _ in lists])
    new = np.concatenate([n for _, n, _ in lists])
    ranks = np.repeat([r for _, _, r in lists], [len(w) for w, _, _ in lists])
    # Of one character in several lists the best rank stays.
    pair = np.sort(which.astype(np.int64) << 20 | new.astype(np.int64) << 4 | ranks)
    pair = pair[np.concatenate([np.ones(min(len(pair), 1), bool), pair[1:] >> 4 != pair[:-1] >> 4])]
    which, new, ranks = pair >> 20, (pair >> 4 & 0xFFFF).astype(np.uint16), pair & 15
    keep = res.han[new]
    which, new, ranks = which[keep], new[keep], ranks[keep]
    place = at[which]
    quick = _neighbour_score(res, token[place - 1], new, token[place])
    quick += np.where(ranks < BETWEEN, KNOWN_BETWEEN - EACH_RANK * ranks, 0).astype(np.float32)
    chosen, quick = _likeliest(res, view, place, 0, new, quick, NEARER_MISSING, most)
    filled = np.zeros((len(chosen), LONGEST), np.uint16)
    filled[:, 0] = new[chosen]
    return _made(INSERT, place[chosen], 0, filled, 1, quick)


def _exact(res: Resources, view: Scan, found: Candidates) -> Candidates:
    """Fill in ``gain``, ``lowest`` and ``lengths`` by the whole model."""
    count = len(found)
    if not count:
        return found
    token = np.concatenate([view.token, np.zeros(2 * LONGEST, np.uint16)])
    top = int(found.size.max()) + MARGIN
    rows = np.zeros((count, MARGIN + top), np.uint16)
    rows[:, :MARGIN] = token[found.at[:, None] + np.arange(-MARGIN, 0)]
    column = np.arange(top)
    # Behind the replacement come the four tokens after the replaced ones.
    source = found.at[:, None] + found.span[:, None] + column - found.size[:, None]
    old = token[source.clip(0)]
    size = found.size[:, None]
    fresh = np.zeros((count, top), np.uint16)
    fresh[:, : min(LONGEST, top)] = found.new[:, : min(LONGEST, top)]
    rows[:, MARGIN:] = np.where(column < size, fresh, old)
    scored = column < size + MARGIN
    # Behind a line's end nothing is predicted.
    scored &= ~((rows[:, MARGIN:] == PAD) & (rows[:, MARGIN - 1 : -1] == PAD))
    value, known, _ = res.chars.score(rows, MARGIN, scored, view.opened[found.at - 1])
    stop = found.at + found.span + MARGIN
    before = view.total[np.minimum(stop, len(view.total) - 1)] - view.total[found.at]
    found.gain = (value.sum(axis=1) - before).astype(np.float32)
    found.lowest = np.where(scored, value, 0).min(axis=1)
    # The last token of the replacement and the four behind it.
    column = MARGIN + found.size.astype(np.int64)[:, None] - 1 + np.arange(EACH)
    padded = np.concatenate([np.zeros((count, MARGIN), np.float32), np.where(scored, value, 0)], 1)
    lines = np.arange(count)[:, None]
    found.each[:, :EACH] = padded[lines, column]
    padded = np.concatenate([np.zeros((count, MARGIN), np.float32), np.where(scored, known, 0)], 1)
    found.each[:, EACH:] = padded[lines, column]
    found.lengths = np.where(scored, known, 0).sum(axis=1) / np.maximum(
        scored.sum(axis=1), 1
    ).astype(np.float32)
    return found


def propose(
    res: Resources, view: Scan, *, wide: int = 12, added: int = 8, narrow: int = 5
) -> Candidates:
    """All candidates worth a decision. ``wide``, ``added``: how many other, and missing,
    characters of each place are scored exactly; ``narrow``: how many of those remain."""
    token = view.token
    made = [
        _substitutes(res, view, wide),
        *_words(res, view, 6),
        _inserts(res, view, added),
        _free(res, view, 8),
    ]
    at = np.flatnonzero(view.open[:, 2])
    nothing = np.zeros((len(at), LONGEST), np.uint16)
    made.append(_made(DELETE, at, 1, nothing, 0, np.zeros(len(at), np.float32)))
    at = np.flatnonzero(view.open[:, 3])
    turned = np.zeros((len(at), LONGEST), np.uint16)
    turned[:, 0], turned[:, 1] = token[at + 1], token[at]
    made.append(_made(SWAP, at, 2, turned, 2, np.zeros(len(at), np.float32)))
    found = join(made)
    found = _exact(res, view, found)
    if "propose.least" in res.arrays:
        found = found.take(np.flatnonzero(found.gain > res.arrays["propose.least"][found.kind]))
    group = found.at * 64 + found.kind.astype(np.int64) * 8 + found.span
    keep = best(group, found.gain, narrow)
    return found.take(np.sort(keep))


def join(parts: Sequence[Candidates]) -> Candidates:
    """All rows of several."""
    return Candidates(
        *(np.concatenate([getattr(p, n) for p in parts]) for n in Candidates.__dataclass_fields__)
    )
