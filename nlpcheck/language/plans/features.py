"""What the element model is told of each character: keys of what is true of it.

Itself and its neighbours, the words and jieba tags around it, their classes (lexicons, and
those learned from official text), the verbs before and after it in its clause, the place in
its clause, and what the rules (:mod:`elements`) say of it.

Each of these is a number (:mod:`atoms`); a feature is one of them or several together
(``TEMPLATES``), and its key a hash of the template and the numbers.  So all features of all
measures are made by a few array operations, without a string for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from nlpcheck.language.plans.atoms import ATOMS, Place, atoms
from nlpcheck.language.plans.clause import Tokens

if TYPE_CHECKING:
    import numpy as np

TEMPLATES = tuple(
    line.split()
    for line in """
    none
    c0|c-1|c1|c-2 c-1|c-1 c0|c0 c1|c1 c2|c-1 c0 c1|c2|c-2|shapes
    place w0|place w-1|place w1|place w-2|place w2
    place t0|place t0 t-1|place t0 t1|place t0 t-1 t1|place t0 t1 t2
    place k0|place k-1 k0|place k0 k1|place k1 k2
    r0|r-1 r0|r0 r1|r0 place k0
    head place t0|mark head2|mark c0|tail place k0|kinds
    name|gate|name place t0|gate place t0|name gate head2|name r0|gate r0|gate gate1|name name1
    place a0|place b0|place f0|place b-1|place b1|place b2
    place a-1 a0|place a0 a1|place b-1 b0|place b0 b1|place a-1 a0 a1
    place left|place right|place t0 left|place t0 right|place far|far a0
    place z1|place z2|place z3
    """.replace("\n", "|").split("|")
    if line.strip()
)


def _mixers() -> tuple[list[int], list[list[int]]]:
    """A constant for each template and for each of the places in it, the same in every run."""
    state, made = 20_240_229, []
    for _ in range(len(TEMPLATES) + 4):
        state = (state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        made.append(state ^ (state >> 29) | 1)
    rows = [[ATOMS.index(t[i]) if i < len(t) else 0 for t in TEMPLATES] for i in range(4)]
    return made, rows


@cache
def _layout() -> tuple[np.ndarray, list[tuple[np.ndarray, np.ndarray]], list[np.uint64]]:
    """A start for each template; for each place in one, which have it and the atom there."""
    import numpy as np

    made, rows = _mixers()
    start = np.array(made[4:], dtype=np.uint64)
    slots = [(np.flatnonzero(row), np.array(row, dtype=int)[np.flatnonzero(row)]) for row in rows]
    return start, slots, [np.uint64(m) for m in made[:4]]


def features(text: str, tokens: Tokens, places: Sequence[Place]) -> np.ndarray:
    """The keys of what is true of the characters of some places of a text, a row for each;
    the rows of all places follow on one another."""
    import numpy as np

    numbers = atoms(text, tokens, places)
    base, slots, mixers = _layout()
    keys = np.repeat(base[:, None], numbers.shape[1], axis=1)
    for (those, slot), mixer in zip(slots, mixers, strict=True):
        keys[those] += (numbers * mixer)[slot]
    keys ^= keys >> np.uint64(32)
    keys *= np.uint64(0x9E3779B97F4A7C15)
    return (keys >> np.uint64(32)).astype(np.uint32).T
