"""Words that stand in the same places of a sentence, as classes learned from official text.

Made by ``training/word_classes.py``; read once a section five is to be read.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("classes.npz")
NONE = ("-", "-", "-")


@cache
def _table() -> dict[str, tuple[str, ...]]:
    import numpy as np

    if not FILE.exists():
        return {}
    with np.load(FILE, allow_pickle=False) as data:
        names = str(data["names"]).split("\n")
        rows = data["ids"].T.tolist()
    return {name: tuple(map(str, row)) for name, row in zip(names, rows, strict=True)}


@cache
def classes_of(word: str) -> tuple[str, ...]:
    """The coarse, the middle and the fine class of a word; of its ending where it isn't listed."""
    table = _table()
    for name in (word, word[-2:], "~" + word[-1:]):
        if name in table:
            return table[name]
    return NONE
