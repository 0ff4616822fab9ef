"""Words: a vocabulary without strings, and cutting many short rows at once.

A word is known by a 64-bit name made from its tokens. The vocabulary maps names to a
log probability and marks; rows are cut into the words whose product of probabilities is
greatest, all rows in step (dynamic programming over columns, not over rows).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling.alphabet import PAD, Alphabet
from nlpcheck.language.spelling.ngram import PLACE
from nlpcheck.language.spelling.staticmap import U64, StaticMap, mix

#: The longest word, in tokens.
LONGEST = 4
#: Marks of a word: a person's, a place's, another proper name; not seen in the text.
PERSON, PLACE_NAME, PROPER, UNSEEN = 1, 2, 4, 8
FINGERPRINT = 16

_LENGTHS = np.arange(LONGEST + 1, dtype=np.uint64) * U64(0xD6E8FEB86659FD93)


def names_ending(rows: NDArray[Any], length: int) -> NDArray[np.uint64]:
    """Names of the words of ``length`` tokens that end at each column from ``length-1`` on."""
    wide = rows.astype(np.uint64, copy=False)
    width = rows.shape[-1]
    total = np.zeros((*rows.shape[:-1], width - length + 1), np.uint64)
    for back in range(length):
        total += wide[..., length - 1 - back : width - back] * PLACE[back]
    return mix(total + _LENGTHS[length])


def name_of(token: NDArray[Any]) -> NDArray[np.uint64]:
    """Names of words given as rows of equal length."""
    return names_ending(token, token.shape[-1])[..., 0]


class Vocabulary:
    """Log probabilities (base 10) and marks of words of two to four tokens."""

    def __init__(
        self,
        single: NDArray[np.float32],
        slots: NDArray[np.uint32],
        shape: list[int],
        level: NDArray[np.float32],
    ) -> None:
        self.single = single
        self.map = StaticMap(slots, *shape)
        self.level = level

    def get(
        self, names: NDArray[np.uint64]
    ) -> tuple[NDArray[np.float32], NDArray[np.uint8], NDArray[np.bool_]]:
        """(log probability, -99 where unknown; marks; known) of names."""
        value, known = self.map.get(names)
        p = np.where(known, self.level[value & 0xFF], np.float32(-99))
        return p, np.where(known, (value >> 8) & 0xFF, 0).astype(np.uint8), known

    def cut(self, rows: NDArray[Any]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
        """For each column of rows the length of the word that ends there (0: none does),
        and the log probability of each row's best cut."""
        count, width = rows.shape
        best = np.full((width + 1, count), -1e9, np.float32)
        best[0] = 0
        choice = np.ones((width, count), np.int8)
        column = np.ascontiguousarray(rows.T)
        score = [self.single[column]]
        for length in range(2, min(LONGEST, width) + 1):
            p = self.get(names_ending(rows, length).reshape(-1))[0]
            score.append(np.ascontiguousarray(p.reshape(count, -1).T))
        for j in range(width):
            now = best[j] + score[0][j]
            pick = choice[j]
            for length in range(2, min(LONGEST, j + 1) + 1):
                other = best[j + 1 - length] + score[length - 1][j + 1 - length]
                better = other > now
                now = np.where(better, other, now)
                pick[better] = length
            best[j + 1] = now
        ends = np.zeros((width, count), np.int8)
        place = np.full(count, width - 1)
        for j in range(width - 1, -1, -1):
            here = place == j
            ends[j, here] = choice[j, here]
            place[here] -= choice[j, here]
        return np.ascontiguousarray(ends.T), best[width]


def stream_of(vocab: Vocabulary, alphabet: Alphabet, lines: list[str]) -> NDArray[np.uint64]:
    """Names of all words of the lines, two zeros before, between and after them."""
    order = sorted(range(len(lines)), key=lambda i: len(lines[i]))
    pieces: list[NDArray[np.uint64]] = [np.zeros(0, np.uint64)] * len(lines)
    start = 0
    while start < len(order):
        longest, stop = len(lines[order[start]]), start
        while (
            stop < len(order)
            and (stop - start + 1) * len(lines[order[stop]]) < 2_000_000
            and stop - start < 20000
        ):
            stop += 1
        stop = max(stop, start + 1)
        batch = order[start:stop]
        longest = max(len(lines[i]) for i in batch) + 1
        rows = np.zeros((len(batch), longest), np.uint16)
        sizes = np.zeros(len(batch), np.int64)
        tokens = alphabet.encode([lines[i] for i in batch])
        # Lines stand between margins: find where each begins and ends.
        inside = tokens.token != PAD
        edge = np.flatnonzero(inside[1:] != inside[:-1]) + 1
        which = np.searchsorted(tokens.line_start, tokens.start[edge[::2]], side="right") - 1
        for line, low, high in zip(which, edge[::2], edge[1::2], strict=True):
            rows[line, : high - low] = tokens.token[low:high]
            sizes[line] = high - low
        ends, _ = vocab.cut(rows)
        name = np.zeros(rows.shape, np.uint64)
        for length in range(1, LONGEST + 1):
            spot = ends[:, length - 1 :] == length
            found = names_ending(rows, length)
            name[:, length - 1 :][spot] = found[spot]
        for row, i in enumerate(batch):
            size = sizes[row]
            pieces[i] = name[row, :size][ends[row, :size] > 0]
        start = stop
    margin = np.zeros(2, np.uint64)
    joined = [margin]
    for piece in pieces:
        joined += [piece, margin]
    return np.concatenate(joined)
