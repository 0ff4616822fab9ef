"""Pieces of the layout cut into units: the least stretches that can have a role of their own.

A unit ends at a comma, a stop, a colon, an arrow, or at 、 between two stretches long enough to
be told alone; never inside quotes or brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlpcheck.language.plans.cues import Cues
from nlpcheck.language.plans.layout import Piece, pieces, split, strip

_STOPS = "。！!？?\n"
_CUTS = "，,；;：:→⇒" + _STOPS
_LONG = 3
"""A part between 、 shorter than this is not told alone."""
JOINTS = (
    "text", "list", "、", "，", "；", "：", "。", "line", "item", "inline",
    "→", "listed、", "listed，", "listed；", "listed：", "listed。", "label",
)  # fmt: skip
"""What may stand before a unit; ``listed`` inside an item of a list that has others."""


@dataclass
class Unit:
    """A stretch with its place; ``start == end`` where a list mark stands before nothing."""

    start: int
    end: int
    joint: int
    """Index into ``JOINTS``: what stands between the unit before it and this one."""
    after: str
    """The character after it, ``""`` at the end of a block."""
    piece: Piece
    number: int
    """How many units of its piece stand before it."""
    sentence: int
    """How many full stops of its piece stand before it."""
    listed: bool = False
    """Whether its piece is an item of a list that has others, and none below it."""


def units(text: str, blocks: Sequence[tuple[int, int]], cues: Cues) -> list[Unit]:
    """The units of some blocks, in order."""
    found: list[Unit] = []
    previous: Piece | None = None
    cut = pieces(text, blocks, cues)
    listed = _listed(text, cut, cues)
    ends = {
        id(piece)
        for i, piece in enumerate(cut)
        if not piece.line_start and (i + 1 == len(cut) or cut[i + 1].block != piece.block)
    }
    for piece in cut:
        joint = _between(previous, piece)
        cuts = _cut(text, piece.start, piece.end)
        if not cuts:
            at = min(piece.start, piece.end)
            found.append(Unit(at, at, joint, "", piece, 0, 0, id(piece) in listed))
        elif piece.style == "label":
            # What the label says is told by a unit of its own.
            found.append(Unit(piece.start, piece.start, joint, "", piece, 0, 0))
            joint = JOINTS.index("label")
        sentence = 0
        inside = id(piece) in listed
        for number, (a, b) in enumerate(cuts):
            if number:
                between = text[cuts[number - 1][1] : a]
                stop = any(c in _STOPS for c in between)
                # The last item of a list inside a paragraph ends with its sentence.
                inside = inside and not (stop and id(piece) in ends)
                joint = _joint(between, inside)
                sentence += stop
            after = text[b : b + 1] if b < piece.end else ""
            found.append(Unit(a, b, joint, after, piece, number, sentence, inside))
        previous = piece
    return found


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    for a, b in split(text, start, end, _CUTS):
        inner = split(text, a, b, "、")
        if len(inner) > 1 and all(d - c >= _LONG for c, d in inner):
            parts.extend(inner)
        else:
            parts.append((a, b))
    return [(c, d) for c, d in (strip(text, a, b, "-—") for a, b in parts) if c < d]


def _between(previous: Piece | None, piece: Piece) -> int:
    if previous is None:
        return JOINTS.index("text")
    same_line = previous.block == piece.block
    if piece.style is None:
        return JOINTS.index("line")
    if previous.style is None or previous.style != piece.style:
        return JOINTS.index("inline" if same_line else "list")
    return JOINTS.index("item")


def _listed(text: str, cut: Sequence[Piece], cues: Cues) -> set[int]:
    """The items without items of their own that follow or precede one of their list.

    Parts that open with their title (（一）存在问题。… （二）改进措施。…) are no list of items.
    """
    found: set[int] = set()
    last: dict[str, Piece] = {}
    for piece in cut:
        if piece.style is None or piece.style == "label" or not piece.leaf:
            continue
        if is_title(text[piece.start : piece.end], cues):
            continue
        before = last.get(piece.style)
        if before is not None and (
            piece.ordinal is None or piece.ordinal == (before.ordinal or 0) + 1
        ):
            found |= {id(before), id(piece)}
        last[piece.style] = piece
    return found


def is_title(piece: str, cues: Cues) -> bool:
    """Whether a piece opens with a title of problems or of measures, or is one."""
    head = re.split(r"[。，；：:\n]", piece.strip(), maxsplit=1)[0]
    head = re.sub(
        r"^(?:\d{4}年(?:度)?|本年度?|今年|当前|目前|我[局镇乡委办会县市区]|街道)+的?", "", head
    )
    return bool(cues.problem_title.fullmatch(head) or cues.measure_title.fullmatch(head))


_BETWEEN = (
    ("line", "\n"), ("。", _STOPS), ("；", "；;"), ("→", "→⇒"), ("：", "：:"), ("，", "，,"), ("、", ""),
)  # fmt: skip


def _joint(between: str, listed: bool) -> int:
    name = next(name for name, chars in _BETWEEN if not chars or set(chars) & set(between))
    return JOINTS.index("listed" + name if listed and name not in ("line", "→") else name)
