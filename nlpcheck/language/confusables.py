"""Finds confusable words: every row of the lexicons in one pass over the text.

A hit stands only where the row's guards allow it, where it isn't part of a longer
word (几时能办结 is right, 发布署名文章 holds no 布署) and where it is not inside a
title in 《》.  The segmentation is loaded only when there is a candidate.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import msgspec

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.lexicon import Pair

if TYPE_CHECKING:
    from nlpcheck.rules.base import Context

SENTENCE_END = lazy(r"[。！？；\n\r]")
_OPENING = lazy("[“‘「]")
_SPEAKS = lazy("误写|写成|写作|错写|误作|误为|应为|改为|错别字|错字")
_NO_WORD = 0.98
_REACH = 60
"""How far a sentence is followed to either side of a candidate, in code points."""
_TITLE = lazy(r"《[^《》\n]{1,80}(?:《[^《》\n]{1,80}》[^《》\n]{0,40})?》")


class Hit(msgspec.Struct, frozen=True):
    """A confusable word in the text, ``[start, end)`` in code points."""

    start: int
    end: int
    pair: Pair


class Matcher:
    """All pairs as one automaton.  Where several begin at one place the longest counts."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        from ahocorasick_rs import AhoCorasick

        self._rows: dict[str, list[Pair]] = {}
        for pair in pairs:
            self._rows.setdefault(pair.wrong, []).append(pair)
        self._words = list(self._rows)
        self._automaton: Any = AhoCorasick(self._words)

    def find(self, text: str) -> list[Hit]:
        """The hits in ``text``, in order, none overlapping another."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        if not found:
            return []
        titles: list[tuple[int, int]] | None = None
        hits: list[Hit] = []
        for index, start, end in sorted(found, key=lambda m: (m[1], -m[2])):
            if hits and start < hits[-1].end:
                continue
            left, right = sentence_bounds(text, start, end)
            sentence = text[left:right]
            pair = next(
                (
                    row
                    for row in self._rows[self._words[index]]
                    if row.allows(sentence, start - left, end - left)
                ),
                None,
            )
            if pair is None:
                continue
            if titles is None:
                titles = title_spans(text)
            if any(a <= start and end <= b for a, b in titles):
                continue
            if _mentioned(text, start, end):
                continue
            if splits_word(sentence, start - left, end - left, pair):
                continue
            hits.append(Hit(start, end, pair))
        return hits


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence round ``[start, end)``, at most 60 code points to either side."""
    left = max(0, start - _REACH)
    for match in SENTENCE_END.finditer(text, left, start):
        left = match.end()
    stop = SENTENCE_END.search(text, end, min(len(text), end + _REACH))
    right = stop.start() if stop else min(len(text), end + _REACH)
    return left, right


def title_spans(text: str) -> list[tuple[int, int]]:
    """Where titles in 《》 stand: names of documents are quoted, not proofread."""
    return [match.span() for match in _TITLE.finditer(text)]


def titles_of(context: Context) -> list[tuple[int, int]]:
    """Service: :func:`title_spans` of a report's narrative."""
    return title_spans(context.prose)


class _Placed(Protocol):
    """What stands at ``[start, end)`` (code points)."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Found = TypeVar("_Found", bound=_Placed)


def outside_titles(context: Context, found: Iterable[_Found]) -> list[_Found]:
    """Those of what was found in a report's narrative that don't lie within a title."""
    titles = context.use(titles_of)
    return [f for f in found if not any(a <= f.start and f.end <= b for a, b in titles)]


def _mentioned(text: str, start: int, end: int) -> bool:
    """Whether the text only speaks of the wrong word (误写为“布署”), quoted alone."""
    return (
        _OPENING.search(text, max(0, start - 1), start) is not None
        and text[end : end + 1] in ("”", "’", "」")
        and _SPEAKS.search(text, max(0, start - 12), min(len(text), end + 12)) is not None
    )


def splits_word(sentence: str, start: int, end: int, pair: Pair) -> bool:
    """Whether ``sentence[start:end]`` only comes about by cutting other words in two.

    So it is where a dictionary word lies across its edge, unless the sentence falls into
    fewer words once the right form stands there; as many do for a form that is no word
    of Chinese anywhere (confidence 0.98 and above).
    """
    from nlpcheck.language.segment import cut_known

    words = cut_known(sentence)
    at = 0
    crossed = False
    for word in words:
        after = at + len(word)
        if at < start < after or at < end < after:
            crossed = True
            break
        at = after
    if not crossed:
        return False
    mended = cut_known(sentence[:start] + pair.right + sentence[end:])
    if pair.confidence >= _NO_WORD:
        return len(mended) > len(words)
    return len(mended) >= len(words)


@cache
def builtin() -> Matcher:
    """The matcher of the built-in pairs."""
    return Matcher(lexicon.pairs())


@cache
def user_pairs(paths: tuple[str, ...]) -> tuple[Pair, ...]:
    """The pairs of a user's files: TSV as the built-in ones have it, or ``.txt`` in
    pycorrector's form (two words a line).

    Raises :class:`nlpcheck.lexicon.LexiconError` with all problems of the TSV files, or
    of the first ``.txt`` file that can't be read.
    """
    plain = tuple(path for path in paths if path.endswith(".txt"))
    pairs = list(lexicon.user_pairs(tuple(path for path in paths if path not in plain)))
    for path in plain:
        from nlpcheck.language.pycorrector_adapter import confusion_file

        found = confusion_file(Path(path)) if Path(path).is_file() else {}
        if not found:
            raise lexicon.LexiconError(
                [f"{path}：读不到混淆词；每行应为“错词 对词”，以空格分隔，编码为 UTF-8。"]
            )
        pairs += [
            Pair(wrong=wrong, right=right, confidence=0.9, source="user", path=path)
            for wrong, right in found.items()
            if wrong != right
        ]
    return tuple(pairs)


@cache
def _with_user(paths: tuple[str, ...]) -> Matcher:
    """Built-in and user's pairs; a user's row stands before a built-in one of the same word."""
    return Matcher([*user_pairs(paths), *lexicon.pairs()])


def confusables(context: Context) -> list[Hit]:
    """Service: the hits in a report's narrative.  Raises
    :class:`nlpcheck.lexicon.LexiconError` where a user's lexicon can't be used."""
    paths: Iterable[str | Path] = context.settings.lexicons
    matcher = _with_user(tuple(str(path) for path in paths)) if paths else builtin()
    return matcher.find(context.prose)
