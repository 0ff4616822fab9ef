"""Makes models/unseen.npy and models/frames.npz from the official text, the benchmarks' part left out.

``python -m training.unseen`` (about three minutes, 6 GB).  See ``nlpcheck/language/unseen.py``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import numpy as np

from nlpcheck.language.planes import split
from nlpcheck.language.unseen import (
    FIRST,
    FRAMES,
    OFTEN_BITS,
    SEEN,
    SEEN_BITS,
    joined,
    numbered,
    spots,
)
from training.corpus import articles
from training.tables import readings

#: So many characters are told apart, the commonest.
CHARACTERS = 4094
#: So often a string of four characters stands in the text, at least, to be a common one.
OFTEN = 20


def _text() -> Iterator[str]:
    for article in articles(("train", "tune")):
        yield "\n".join(article.lines)


def _counted(row: Any, size: int) -> tuple[Any, Any]:
    """Strings of characters that are all told apart, and how often each stands."""
    count = len(row) - size + 1
    columns = [row[i : i + count] for i in range(size)]
    good = np.ones(count, bool)
    for column in columns:
        good &= column > 0
    keys = joined(columns)[good]
    keys.sort()
    edges = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    return keys[edges], np.diff(np.r_[edges, len(keys)])


def flags(keys: Any, bits: int) -> Any:
    """The flags of some strings."""
    marked = np.zeros(1 << bits, bool)
    for places in spots(keys, bits):
        marked[places] = True
    return np.packbits(marked, bitorder="little")


def _within(sorted_keys: Any, keys: Any) -> Any:
    place = np.searchsorted(sorted_keys, keys)
    place[place == len(sorted_keys)] = 0
    return sorted_keys[place] == keys


def lacking(three: Any, four: Any, counts: Any) -> Any:
    """Strings of three that the text lacks, with the character that makes a common one of them:
    the string, whether it is lost behind the first or the second, and its number."""
    size = np.uint64(12)
    part = [(four >> (size * np.uint64(3 - i))) & np.uint64(4095) for i in range(4)]
    made = []
    for drop in (1, 2):
        rest = [part[i] for i in range(4) if i != drop]
        good = (part[drop] >= FIRST) & (part[drop - 1] >= FIRST) & (part[drop + 1] >= FIRST)
        good &= (part[drop] != part[drop - 1]) & (part[drop] != part[drop + 1])
        keys = joined(rest)
        good &= ~_within(three, keys)
        short = keys[good] << np.uint64(1) | np.uint64(drop - 1)
        order = np.lexsort((-counts[good].astype(np.int64), short))
        short, lost = short[order], part[drop][good][order]
        first = np.r_[True, short[1:] != short[:-1]]
        made.append(short[first] << size | lost[first])
    return np.sort(np.concatenate(made))


def main() -> None:
    """Writes both files."""
    text = "\n\n".join(_text())
    points = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    han = points[(points >= 0x4E00) & (points <= 0x9FFF)] - 0x4E00
    chars = np.argsort(-np.bincount(han, minlength=0x5200), kind="stable")[:CHARACTERS]
    numbers = np.zeros(0x9FFF - 0x4E00 + 1, np.uint16)
    numbers[chars] = np.arange(FIRST, FIRST + len(chars))
    row, _ = numbered(text, numbers)
    three, _ = _counted(row, 3)
    np.save(SEEN, flags(three, SEEN_BITS))
    four, counts = _counted(row, 4)
    often = counts >= OFTEN
    rows = lacking(three, four[often], counts[often])
    np.savez_compressed(
        FRAMES,
        chars=(chars + 0x4E00).astype(np.uint16),
        readings=np.array([(readings(chr(c + 0x4E00)) or ["0"])[0][:-1] for c in chars]),
        often=flags(four[often], OFTEN_BITS),
        lacking=split(np.diff(rows, prepend=np.uint64(0))),
    )
    print(len(three), int(often.sum()), len(rows), file=sys.stderr)


if __name__ == "__main__":
    main()
