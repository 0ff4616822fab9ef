"""Planting errors as people make them, to teach and to test the decision.

A planter has its sources of confusion; ``training_planter`` takes them from the engine's own kind
of knowledge, ``benchmarks/planted.py`` from elsewhere, so that a test does not ask only for
what the tables hold.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

HAN = re.compile(r"[\u4e00-\u9fff]")
#: A sentence with its mark.
SENTENCE = re.compile(r"[^。！？；]+[。！？；]?[”」）]*")
KINDS = ("word", "sound", "shape", "missing", "doubled", "superfluous", "swapped", "particle", "any")
#: How often people make each kind; input methods make words out of words.
SHARES = (29, 19, 15, 11, 6, 8, 7, 4, 3)
#: To learn from: more of the kinds that are hard to tell from right text.
LESSONS = (27, 20, 17, 16, 5, 13, 6, 4, 6)
FUNCTION = "的了是在和有为与及对中不将要等这一也个到以"


@dataclass(frozen=True)
class Slip:
    """In the wrong text, [start, end) should read ``right``."""

    start: int
    end: int
    right: str
    kind: str


@dataclass
class Planted:
    """A right text, the text with slips, and the slips in their order."""

    right: str
    wrong: str
    slips: list[Slip] = field(default_factory=list)




class Planter:
    """``homophones``, ``sounds``, ``shapes``: what may be written for a word or a
    character, with weights. ``common``: characters that may slip in, with weights."""

    def __init__(
        self,
        homophones: Callable[[str], Sequence[tuple[str, float]]],
        sounds: Callable[[str], Sequence[tuple[str, float]]],
        shapes: Callable[[str], Sequence[tuple[str, float]]],
        common: Sequence[tuple[str, float]],
        cut: Callable[[str], list[str]],
        seed: int,
        shares: Sequence[float] = SHARES,
    ) -> None:
        self.homophones, self.sounds, self.shapes = homophones, sounds, shapes
        self.common = [c for c, _ in common]
        self.weights = [w for _, w in common]
        self.cut = cut
        self.random = random.Random(seed)
        self.shares = shares

    def _pick(self, options: Sequence[tuple[str, float]]) -> str | None:
        if not options:
            return None
        return self.random.choices([o for o, _ in options], [w for _, w in options])[0]

    def _slip(self, text: str, kind: str, near: int | None) -> tuple[int, int, str] | None:
        """[start, end) of ``text`` to be written wrongly as the third, or None."""
        random = self.random
        if kind == "word":
            spans, at = [], 0
            for word in self.cut(text):
                if 2 <= len(word) <= 4 and all(HAN.match(c) for c in word):
                    spans.append((at, word))
                at += len(word)
            if near is not None:
                spans = [s for s in spans if abs(s[0] - near) <= 4]
            if not spans:
                return None
            at, word = random.choice(spans)
            wrong = self._pick(self.homophones(word))
            return (at, at + len(word), wrong) if wrong else None
        places = [i for i, c in enumerate(text) if HAN.match(c)]
        if near is not None:
            places = [i for i in places if 1 <= abs(i - near) <= 2]
        if kind == "particle":
            places = [i for i in places if text[i] in "的地得" and i and HAN.match(text[i - 1])]
        if not places:
            return None
        at = random.choice(places)
        char = text[at]
        if kind == "particle":
            return at, at + 1, random.choice([c for c in "的地得" if c != char])
        if kind == "any":
            wrong = random.choices(self.common, self.weights)[0]
            return (at, at + 1, wrong) if wrong != char else None
        if kind in ("sound", "shape"):
            wrong = self._pick((self.sounds if kind == "sound" else self.shapes)(char))
            return (at, at + 1, wrong) if wrong else None
        if kind == "missing":
            # A character that the same one stands beside isn't missed by name.
            return (at, at + 1, "") if char not in text[max(0, at - 1) : at] + text[at + 1 : at + 2] else None
        if kind == "doubled":
            return (at, at + 1, char * 2) if char != text[at + 1 : at + 2] else None
        if kind == "superfluous":
            way = random.random()
            extra = random.choice(FUNCTION) if way < 0.45 else random.choices(self.common, self.weights)[0] if way < 0.75 else self._pick(self.sounds(char)) or ""
            if not extra or extra == char or extra == text[at + 1 : at + 2]:
                return None
            return at, at + 1, char + extra
        if kind == "swapped":
            other = text[at + 1 : at + 2]
            return (at, at + 2, other + char) if HAN.match(other) and other != char else None
        raise ValueError(kind)

    def plant(self, text: str, count: int) -> Planted:
        """``text`` with about ``count`` slips that do not touch one another's characters."""
        chosen: list[tuple[int, int, str, str]] = []
        tries = 0
        while len(chosen) < count and tries < 12 * count:
            tries += 1
            kind = self.random.choices(KINDS, self.shares)[0]
            near = chosen[-1][0] if chosen and self.random.random() < 0.15 else None
            slip = self._slip(text, kind, near)
            if slip is None:
                continue
            start, end, wrong = slip
            if text[start:end] == wrong or any(start < e + 1 and s < end + 1 for s, e, _, k in chosen if near is None or k in ("missing", "doubled", "superfluous", "swapped") or kind in ("missing", "doubled", "superfluous", "swapped")):
                continue
            if any(start < e and s < end for s, e, _, _ in chosen):
                continue
            chosen.append((start, end, wrong, kind))
        made = Planted(text, "")
        at = 0
        for start, end, wrong, kind in sorted(chosen):
            made.wrong += text[at:start]
            made.slips.append(Slip(len(made.wrong), len(made.wrong) + len(wrong), text[start:end], kind))
            made.wrong += wrong
            at = end
        made.wrong += text[at:]
        return made
