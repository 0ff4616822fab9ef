"""The spelling engine: misspellings and 的地得, with a probability for each.

``load()`` gives the engine on the model that ships with the package; numpy is imported
only there. Everything works on batches of lines; a line's answer does not depend on
the other lines of its batch unless they are said to be one document.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from nlpcheck.language.spelling.correction import (
    SUSPICION,
    THRESHOLD,
    Correction,
    Kind,
    Limits,
    limits_of,
)
from nlpcheck.lexicon import words as lexicon_words

if TYPE_CHECKING:
    from nlpcheck.language.spelling.memory import Memory
    from nlpcheck.language.spelling.resources import Resources

#: The model that is shipped.
MODEL = Path(__file__).resolve().parents[1] / "models" / "official.nlpm"
#: Candidates less probable than this count for nothing.
FAINT = 0.02
#: Batches hold about this many code points.
BATCH = 5_000


class Engine:
    """Finds and mends misspellings; make it with :func:`load`."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def correct(
        self,
        text: str,
        *,
        threshold: float | None = None,
        protected: Sequence[tuple[int, int]] = (),
        lexicon: Collection[str] = (),
    ) -> list[Correction]:
        """Corrections of one text (a line, a paragraph, or many lines), in order.

        ``threshold``: the least probability (0 to 1) of each correction; without it the
        default holds, which also asks how likely any error is there. ``protected``: spans that are left
        alone; ``lexicon``: words that are right wherever they stand.
        """
        return self.correct_batch(
            [text],
            threshold=threshold,
            protected=[protected],
            lexicon=lexicon,
            memory=self.read([text]),
        )[0]

    def correct_batch(
        self,
        texts: Sequence[str],
        *,
        threshold: float | None = None,
        protected: Sequence[Sequence[tuple[int, int]]] | None = None,
        lexicon: Collection[str] = (),
        memory: Memory | None = None,
        doubtful: bool = False,
    ) -> list[list[Correction]]:
        """Corrections of each text. ``memory``: what the document says that the texts belong
        to, these included (:meth:`read`); without it each text stands alone. ``doubtful``: give also
        what is as likely right as wrong (:attr:`Correction.firm` tells it apart), for a caller that knows
        more about the text; no use beside ``threshold``."""
        limits = limits_of(threshold, doubtful)
        shields = (
            [list(spans) for spans in protected] if protected is not None else [[] for _ in texts]
        )
        for shield, spans in zip(
            shields,
            _occurrences(texts, frozenset(lexicon) | lexicon_words("trade_words")),
            strict=True,
        ):
            shield.extend(spans)
        if any(len(text) > 4 * BATCH for text in texts):
            return self._in_pieces(texts, limits, shields, memory)
        result: list[list[Correction]] = []
        low = 0
        while low < len(texts):
            high, size = low, 0
            while high < len(texts) and (high == low or size + len(texts[high]) <= BATCH):
                size += len(texts[high]) + 1
                high += 1
            result += self._batch(texts[low:high], limits, shields[low:high], memory)
            low = high
        return result

    def _in_pieces(
        self,
        texts: Sequence[str],
        limits: Limits,
        shields: Sequence[Sequence[tuple[int, int]]],
        memory: Memory | None,
    ) -> list[list[Correction]]:
        """Very long texts cut behind a sentence, so that memory stays bounded."""
        result: list[list[Correction]] = []
        for text, shield in zip(texts, shields, strict=True):
            found: list[Correction] = []
            low = 0
            while low < len(text):
                high = min(low + BATCH, len(text))
                if high < len(text):
                    ends = [text.rfind(mark, low + BATCH // 2, high) for mark in "。！？；\n，"]
                    high = next((end + 1 for end in ends if end >= 0), high)
                spans = [(a - low, b - low) for a, b in shield if b >= low and a <= high]
                (some,) = self._batch([text[low:high]], limits, [spans], memory)
                found += [
                    msgspec.structs.replace(c, start=c.start + low, end=c.end + low) for c in some
                ]
                low = high
            result.append(found)
        return result

    def read(self, texts: Sequence[str], memory: Memory | None = None) -> Memory:
        """What a document says, for :meth:`correct_batch`: a new memory of its texts, or
        these added to what was read of it before."""
        from nlpcheck.language.spelling.memory import Memory

        memory = memory or Memory()
        memory.read(self.resources.alphabet.encode(texts).token)
        return memory

    def apply(self, text: str, corrections: Sequence[Correction]) -> str:
        """The text with its corrections made."""
        for c in sorted(corrections, key=lambda c: (c.start, c.end), reverse=True):
            text = text[: c.start] + c.replacement + text[c.end :]
        return text

    def _batch(
        self,
        texts: Sequence[str],
        limits: Limits,
        shields: Sequence[Sequence[tuple[int, int]]],
        memory: Memory | None,
    ) -> list[list[Correction]]:
        result = self._pass(texts, limits, shields, memory)
        # A second look at lines that were mended: a neighbour may have hidden an error. What
        # is doubtful mends nothing; it is told as the mended line shows it.
        made = [[c for c in found if limits.given or c.firm] for found in result]
        again = [i for i, found in enumerate(made) if found]
        if not again:
            return result
        mended = [self.apply(texts[i], made[i]) for i in again]
        moved = [_shift(shields[i], made[i]) for i in again]
        second = self._pass(mended, limits, moved, memory)
        for i, found in zip(again, second, strict=True):
            result[i] = _merge(texts[i], made[i], found)
        return result

    def _pass(
        self,
        texts: Sequence[str],
        limits: Limits,
        shields: Sequence[Sequence[tuple[int, int]]],
        memory: Memory | None,
    ) -> list[list[Correction]]:
        import numpy as np

        from nlpcheck.language.spelling import candidates, decision, features, restraint, scan

        res = self.resources
        view = scan.scan(res, texts)
        found = candidates.propose(res, view)
        result: list[list[Correction]] = [[] for _ in texts]
        if not len(found):
            return result
        marks = features.Marks(res, view)
        found = found.take(np.flatnonzero(~restraint.forbidden(res, view, found, marks)))
        if not len(found):
            return result
        x = features.extract(res, view, found, marks)
        line = marks.line[found.at]
        probability = decision.probabilities(
            res.arrays, found, x, line, marks.length[line], view, memory
        )
        suspicion = restraint.together(found, probability, FAINT)
        ready = (probability >= limits.probability) & (suspicion >= limits.suspicion)
        ready &= ~marks.titled[found.at] | (probability >= restraint.IN_TITLE)
        ready &= ~restraint.each_one(res, view, found) | (probability >= restraint.OF_EACH_ONE)
        start = view.tokens.start[found.at]
        stop = np.where(
            found.span > 0, view.tokens.start[np.maximum(found.at + found.span - 1, 0)] + 1, start
        )
        text_of = np.searchsorted(view.tokens.line_start, start, side="right") - 1
        # What stands in any text comes before what is doubtful, the likelier before the less.
        firm = (probability >= THRESHOLD) & (suspicion >= SUSPICION)
        order = np.lexsort((start, -probability, ~firm))
        order = order[probability[order] >= FAINT]
        taken: dict[int, list[tuple[int, int]]] = {}
        code = res.alphabet.code_of
        by_place: dict[tuple[int, int], list[tuple[str, float]]] = {}
        for row in order:
            p = float(probability[row])
            number = int(text_of[row])
            if number >= len(texts):
                continue
            base = int(view.tokens.line_start[number])
            a, b = int(start[row]) - base, int(stop[row]) - base
            text = texts[number]
            new = "".join(chr(code[t]) for t in found.new[row, : found.size[row]])
            old = text[a:b]
            if len(old) != int(found.span[row]) or any(x.isspace() for x in old) or old == new:
                continue
            by_place.setdefault((int(start[row]), int(stop[row])), []).append((new, p))
            if not ready[row] or any(
                a < high and low < b if a != b else low <= a <= high
                for low, high in shields[number]
            ):
                continue
            if not new and p < restraint.OF_TWO_WORDS and restraint.ends_and_begins(text, a):
                continue
            room = taken.setdefault(number, [])
            if any(
                a <= high and low <= b
                if (a == b or low == high or not new)
                else a < high and low < b
                for low, high in room
            ):
                continue
            room.append((a, b))
            result[number].append(
                Correction(
                    a,
                    b,
                    old,
                    new,
                    _kind(int(found.kind[row]), old, new),
                    round(p, 4),
                    suspicion=round(float(suspicion[row]), 4),
                )
            )
        for number, corrections in enumerate(result):
            base = int(view.tokens.line_start[number])
            result[number] = sorted(
                (
                    _at_last_copy(
                        texts[number],
                        msgspec.structs.replace(
                            c,
                            alternatives=[
                                (s, round(p, 4))
                                for s, p in by_place.get((c.start + base, c.end + base), [])
                                if s != c.replacement
                            ][:4],
                        ),
                    )
                    for c in corrections
                ),
                key=lambda c: c.start,
            )
        return result


def _at_last_copy(text: str, c: Correction) -> Correction:
    """Of a doubled character the last copy is told, whichever the model took."""
    start, end = c.start, c.end
    while c.kind == "superfluous" and text[end : end + 1] == c.original:
        start, end = start + 1, end + 1
    return c if start == c.start else msgspec.structs.replace(c, start=start, end=end)


def _kind(kind: int, old: str, new: str) -> Kind:
    from nlpcheck.language.spelling import candidates

    if kind == candidates.INSERT:
        return "missing"
    if kind == candidates.DELETE:
        return "superfluous"
    if kind == candidates.SWAP:
        return "transposition"
    return "particle" if len(old) == 1 and old in "的地得" and new in "的地得" else "substitution"


@lru_cache(maxsize=8)
def _automaton(words: frozenset[str]) -> Any:
    import ahocorasick_rs

    return ahocorasick_rs.AhoCorasick([w for w in sorted(words) if w])


def _occurrences(texts: Sequence[str], lexicon: frozenset[str]) -> list[list[tuple[int, int]]]:
    """Where the words of a lexicon stand in each text."""
    automaton = _automaton(lexicon)
    # Bytes that were no UTF-8 come as lone surrogates, which the automaton can't take.
    clean = (re.sub("[\ud800-\udfff]", "\ufffd", text) for text in texts)
    return [
        [(a, b) for _, a, b in automaton.find_matches_as_indexes(text, overlapping=True)]
        for text in clean
    ]


def _shift(spans: Sequence[tuple[int, int]], made: Sequence[Correction]) -> list[tuple[int, int]]:
    """Spans of a text as they lie after corrections; the corrected places are added."""
    moved = []
    for start, end in spans:
        by = sum(len(c.replacement) - (c.end - c.start) for c in made if c.end <= start)
        grown = sum(len(c.replacement) - (c.end - c.start) for c in made if start < c.end <= end)
        moved.append((start + by, end + by + grown))
    shift = 0
    for c in made:
        moved.append((c.start + shift, c.start + shift + len(c.replacement)))
        shift += len(c.replacement) - (c.end - c.start)
    return moved


def _merge(text: str, first: list[Correction], second: list[Correction]) -> list[Correction]:
    """Second-pass corrections moved back to the text's own places, with the first ones."""
    out = list(first)
    for c in second:
        start, end, shift = c.start, c.end, 0
        clear = True
        for f in first:
            new_start = f.start + shift
            new_end = new_start + len(f.replacement)
            if (c.start < new_end and new_start < c.end) or (
                c.start == c.end and new_start < c.start < new_end
            ):
                clear = False
            if c.start >= new_end:
                by = len(f.replacement) - (f.end - f.start)
                start, end = start - by, end - by
            shift += len(f.replacement) - (f.end - f.start)
        if (
            clear
            and text[start:end] == c.original
            and not any(
                start <= f.end
                and f.start <= end
                and (start == end or f.start == f.end or not c.replacement or not f.replacement)
                for f in first
            )
        ):
            out.append(msgspec.structs.replace(c, start=start, end=end))
    return sorted(out, key=lambda c: (c.start, c.end))


@lru_cache(maxsize=4)
def load(
    model_path: str | Path | None = None, user_models: tuple[tuple[str, float], ...] = ()
) -> Engine:
    """The engine on a model file (default: the one that is shipped), loaded once.

    ``user_models``: (path, share) of models made by ``nlpcheck train``, mixed in.
    Raises :class:`nlpcheck.language.spelling.store.ModelError` (in Chinese).
    """
    from nlpcheck.language.spelling import store
    from nlpcheck.language.spelling.ngram import Ngrams
    from nlpcheck.language.spelling.resources import Resources

    resources = Resources.open(model_path or MODEL)
    for path, share in user_models:
        arrays, meta = store.read(path)
        _check_alphabet(path, arrays, resources)
        if "char" in meta:
            resources.chars.others.append((Ngrams(arrays, meta["char"], "char."), share))
        if "word" in meta:
            resources.words.others.append((Ngrams(arrays, meta["word"], "word."), share))
    return Engine(resources)


def _check_alphabet(path: str, arrays: dict[str, Any], resources: Resources) -> None:
    from nlpcheck.language.spelling.store import ModelError

    theirs = arrays.get("alphabet")
    if theirs is None or theirs.tobytes() != resources.arrays["alphabet"].tobytes():
        raise ModelError(f"{path}：这个用户模型由另一版本的底座生成；请用 nlpcheck train 重新生成")
