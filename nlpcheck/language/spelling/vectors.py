"""Words as vectors: which words go together in a sentence, and which follow one another.

The n-grams judge a word by its next neighbours and know only what they have read. Here
a word is a row of three small tables, made by factoring counts of the training text:
``topic`` (words of one line), and ``left`` and ``right`` (a word and the next one). The
product of two rows says how much more often two words meet than chance would have it,
for pairs that the text never held as well.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling.alphabet import PAD
from nlpcheck.language.spelling.candidates import expand
from nlpcheck.language.spelling.words import LONGEST, Vocabulary, names_ending

#: A line is cut in pieces of so many tokens, of which the edges are thrown away.
WIDTH, EDGE = 64, 8
STEP = WIDTH - 2 * EDGE
#: The words of so many tokens on each side are what a place is about …
REACH = 30
#: … but for those so near that the change itself may have made them.
NEAR = 3


class Vectors:
    """The three tables, words found by their 64-bit names (``words.name_of``)."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self.name = arrays["vector.name"]
        self._tables = {
            part: (arrays[f"vector.{part}"], arrays[f"vector.{part}.scale"])
            for part in ("topic", "left", "right")
        }

    def row(self, names: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The row of each name; the last row, of zeros, for unknown ones."""
        place = np.minimum(np.searchsorted(self.name, names), len(self.name) - 1)
        return np.where(self.name[place] == names, place, len(self.name))

    def of(self, part: str, rows: NDArray[Any]) -> NDArray[np.float32]:
        """Rows of a table as numbers, one more axis than ``rows``."""
        table, scale = self._tables[part]
        return table[rows] * scale

    def about(
        self,
        vocabulary: Vocabulary,
        token: NDArray[np.uint16],
        at: NDArray[np.int64],
        span: NDArray[np.int64],
    ) -> NDArray[np.float32]:
        """What the line says around each place [at, at + span): the mean topic of the
        words near it, without those that touch it."""
        topic = self._topics(vocabulary, token)
        known = np.abs(topic).max(1) > 0
        summed = np.concatenate([np.zeros((1, topic.shape[1])), np.cumsum(topic, 0, np.float64)])
        number = np.concatenate([[0], np.cumsum(known)])
        where = np.arange(len(token))
        first = np.maximum.accumulate(np.where(token == PAD, where, -1)) + 1
        last = np.minimum.accumulate(np.where(token == PAD, where, len(token))[::-1])[::-1]
        middle = np.minimum(at, len(token) - 1)
        low, high = (
            np.maximum(at - REACH, first[middle]),
            np.minimum(at + span + REACH, last[middle]),
        )
        inner = np.clip(at - NEAR, low, high), np.clip(at + span + NEAR, low, high)
        low, high = np.minimum(low, inner[0]), np.maximum(high, inner[1])
        total = summed[inner[0]] - summed[low] + summed[high] - summed[inner[1]]
        count = number[inner[0]] - number[low] + number[high] - number[inner[1]]
        return (total / (count + 2)[:, None]).astype(np.float32)

    def _topics(self, vocabulary: Vocabulary, token: NDArray[np.uint16]) -> NDArray[np.float32]:
        """For each token the topic of the word that ends there, zeros elsewhere."""
        inside = token != PAD
        before = np.concatenate([[False], inside[:-1]])
        first = np.flatnonzero(inside & ~before)
        last = np.flatnonzero(~inside & before)
        # Pieces begin with their line, so that other lines of the batch change nothing.
        _, start = expand(np.zeros(len(first), np.int64), -(-(last - first) // STEP))
        start = np.repeat(first, -(-(last - first) // STEP)) + start * STEP
        padded = np.zeros(len(token) + WIDTH + EDGE, np.uint16)
        padded[EDGE : EDGE + len(token)] = token
        rows = padded[start[:, None] + np.arange(WIDTH)]
        ends, _ = vocabulary.cut(rows)
        name = np.zeros(rows.shape, np.uint64)
        for length in range(1, LONGEST + 1):
            spot = ends[:, length - 1 :] == length
            name[:, length - 1 :][spot] = names_ending(rows, length)[spot]
        whole = np.zeros(len(token) + STEP, np.uint64)
        whole[(start[:, None] + np.arange(STEP)).reshape(-1)] = name[:, EDGE : EDGE + STEP].reshape(
            -1
        )
        whole = whole[: len(token)]
        whole[~inside] = 0
        return self.of("topic", self.row(whole))
