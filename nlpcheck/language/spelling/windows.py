"""The neighbourhood of a change cut into words, before and after it, many at a time."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlpcheck.language.spelling.alphabet import PAD
from nlpcheck.language.spelling.resources import Resources
from nlpcheck.language.spelling.scan import Scan
from nlpcheck.language.spelling.words import LONGEST, names_ending

#: Tokens on each side of a change that are cut into words.
REACH = 7


def windows(
    view: Scan,
    at: NDArray[Any],
    span: NDArray[Any],
    new: NDArray[Any],
    size: NDArray[Any],
) -> NDArray[np.uint16]:
    """Rows of REACH tokens before, the replacement, and REACH after; pads fill up."""
    # Always as wide as the longest that there can be: each column counts in the cut.
    padded = np.concatenate(
        [np.zeros(REACH, np.uint16), view.token, np.zeros(REACH + 8, np.uint16)]
    )
    rows = np.zeros((len(at), 2 * REACH + LONGEST), np.uint16)
    rows[:, :REACH] = padded[at[:, None] + np.arange(REACH)]
    column = np.arange(LONGEST + REACH)
    after = padded[
        (REACH + at[:, None] + span[:, None] + column - size[:, None]).clip(0, len(padded) - 1)
    ]
    fresh = np.zeros((len(at), LONGEST + REACH), np.uint16)
    fresh[:, :LONGEST] = new
    body = np.where(column < size[:, None], fresh, after)
    body[column >= size[:, None] + REACH] = PAD
    rows[:, REACH:] = body
    # Another line is no neighbour: what lies beyond a pad is blanked.
    left = np.logical_or.accumulate((rows[:, :REACH] == PAD)[:, ::-1], axis=1)[:, ::-1]
    rows[:, :REACH][left] = PAD
    right = np.logical_or.accumulate(rows[:, REACH:] == PAD, axis=1)
    rows[:, REACH:][right] = PAD
    return rows


class WordView:
    """Windows cut into words, and what the word model says of them (an entry a row)."""

    def __init__(self, res: Resources, rows: NDArray[np.uint16], size: NDArray[Any]) -> None:
        count, width = rows.shape
        ends, self.cut = res.vocabulary.cut(rows)
        blank = rows == PAD
        name = np.zeros((count, width), np.uint64)
        wp = np.full((count, width), -9.0, np.float32)
        mark = np.zeros((count, width), np.uint8)
        for length in range(1, LONGEST + 1):
            line, column = np.nonzero(ends[:, length - 1 :] == length)
            if not len(line):
                continue
            picked = rows[line[:, None], column[:, None] + np.arange(length)]
            found = names_ending(picked, length)[:, 0]
            name[line, column + length - 1] = found
            if length > 1:
                p, marks, _ = res.vocabulary.get(found)
                wp[line, column + length - 1] = p
                mark[line, column + length - 1] = marks
            else:
                wp[line, column] = res.vocabulary.single[picked[:, 0]]
        ends[blank] = 0
        name[blank] = 0
        isword = ends > 0
        self.number = isword.sum(1)
        self.singles = ((ends == 1) & res.han[rows]).sum(1)
        # Words move to the right, so that every row ends with its last word.
        line, column = np.nonzero(isword)
        position = width + 2 - self.number[line] + (np.cumsum(isword, 1) - 1)[line, column]
        stream = np.zeros((count, width + 2), np.uint64)
        stream[line, position] = name[line, column]
        self.stream = stream
        # The words that hold a changed token, or the one behind where nothing stands.
        touched = (column >= REACH) & (
            column - ends[line, column] < REACH + np.maximum(size.astype(np.int64), 1)[line]
        )
        self.touched = np.zeros((count, width + 2), bool)
        self.touched[line, position] = touched
        value, known, _ = res.words.score(stream, 2, stream[:, 2:] != 0)
        self.total = value.sum(1)
        self.unknown = ((known == 0) & (stream[:, 2:] != 0)).sum(1)
        # The word in which the change lies: the first that ends at or behind its first token.
        begin = np.full(count, REACH)
        later = isword & (np.arange(width) >= begin[:, None])
        place = later.argmax(1)
        row = np.arange(count)
        some = later.any(1)
        self.covers = np.where(some, ends[row, place], 0)
        self.word_p = np.where(some, wp[row, place], -9.0)
        self.mark = np.where(some, mark[row, place], 0)
        # How long the words are that end before and begin behind the change.
        self.left = ends[:, REACH - 1]
