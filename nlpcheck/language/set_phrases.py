"""Set phrases and names with a slip in them: the one half stands, the other is nearly right.

The phrases are those of ``lexicons/set_phrases.tsv``.  A character may be another one, two may
stand in the other order, one may be too many, one or two may lack, a word of two may be another
word.  Whatever of this official text says (``lexicons/set_phrases_said.tsv``, made by
``python -m training.set_phrases``) is a wording of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy

if TYPE_CHECKING:
    from nlpcheck.rules.base import Context

_SMALL = frozenset(
    "的地得了着过是都有要式在和与及或等并更为以之其这那各每本我们也不就还中上下性化把将对向从由被让使所而于同给到"
)
"""Characters that stand between the parts of a phrase, or not, as the sentence goes."""
_NUMBERS = frozenset("零〇一二三四五六七八九十百两双首0123456789０１２３４５６７８９")
_SHORTEST = 6


class Slip(msgspec.Struct, frozen=True):
    """``text`` at ``[start, end)`` is nearly ``phrase``; ``kind`` is the phrase's."""

    start: int
    end: int
    text: str
    phrase: str
    kind: str


@cache
def phrases() -> dict[str, str]:
    """Each set phrase → its kind."""
    return {row[0]: row[1] for row in lexicon.table("set_phrases")}


@cache
def _orders(kind: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """The lists of a kind whose order is fixed: (their items in any order, the items)."""
    made = []
    for phrase, of, fixed, *_ in lexicon.table("set_phrases"):
        if of == kind and fixed:
            parts = tuple(re.split("[、，]", phrase))
            one = "|".join(sorted(map(re.escape, parts), key=len, reverse=True))
            made.append((lazy(rf"(?:(?:{one})[、，]){{{len(parts) - 1}}}(?:{one})"), parts))
    return tuple(made)


def out_of_order(text: str, kind: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, right list) of the lists of a kind with all their items in another order."""
    for expression, order in _orders(kind):
        if sum(part in text for part in order) < len(order):
            continue
        for match in expression.finditer(text):
            listed = tuple(re.split("[、，]", match[0]))
            if listed != order and set(listed) == set(order):
                yield *match.span(), "、".join(order)


@cache
def _said() -> dict[str, int]:
    """What official text says → in how many documents."""
    return {text: int(times) for text, times in lexicon.table("set_phrases_said")}


@cache
def _firm(phrase: str) -> bool:
    """Whether a phrase is a saying, or so common that official text would know its variants."""
    return bool(set(phrase) & set("、，“")) or _said().get(phrase, 0) >= 20


@cache
def _halves() -> tuple[Any, list[list[tuple[str, bool]]]]:
    """An automaton of the phrases' halves, and of each whose it is: (phrase, the first half?)."""
    from ahocorasick_rs import AhoCorasick

    owners: dict[str, list[tuple[str, bool]]] = {}
    for phrase in phrases():
        if len(phrase) < _SHORTEST:
            continue
        middle = len(phrase) // 2
        owners.setdefault(phrase[:middle], []).append((phrase, True))
        owners.setdefault(phrase[middle:], []).append((phrase, False))
    return AhoCorasick(list(owners)), list(owners.values())


def _mended(rest: str, half: str) -> Iterator[tuple[int, str, str, int]]:
    """What lies between ``half`` and the beginning of ``rest``: (how much of ``rest`` it takes,
    what stands there, what should, how much is right before it)."""
    k = 0
    while k < len(half) and k < len(rest) and rest[k] == half[k]:
        k += 1
    if k == len(half):
        return
    size = len(half)
    if rest[k : k + 2] == half[k : k + 2][::-1] and rest[k + 2 : size] == half[k + 2 :]:
        yield size, rest[k : k + 2], half[k : k + 2], k
        return
    if len(rest) >= size and rest[k + 1 : size] == half[k + 1 :]:
        yield size, rest[k : k + 1], half[k : k + 1], k
        return
    for lacking in (1, 2):
        tail = half[k + lacking :]
        if len(tail) > (lacking > 1 or size < 4) and rest.startswith(tail, k):
            yield size - lacking, "", half[k : k + lacking], k
            return
    if rest.startswith(half[k:], k + 1):
        yield size + 1, rest[k : k + 1], "", k
        return


def _a_slip(odd: str, right: str, at_end: bool, phrase: str) -> bool:
    """Whether what stands for what should may be a slip at all."""
    if not all("一" <= c <= "鿿" for c in odd + right):
        return False
    if set(odd) & _NUMBERS and (not right or set(right) & _NUMBERS):
        return False
    if sorted(odd) == sorted(right):
        return True
    if not odd:  # a word of two lacks only in what is long enough to be known without it
        return not set(right) <= _SMALL | _NUMBERS and (len(right) == 1 or len(phrase) >= 10)
    if set(odd) & _SMALL:
        return False
    return not at_end or (len(right) == 1 and _alike(odd, right))


def _alike(odd: str, right: str) -> bool:
    from nlpcheck.language.pycorrector_adapter import likeness

    return likeness(odd, right) > 0.8


def _misspelt(text: str, phrase: str) -> bool:
    """Whether two characters changed places, or one stands for another that it is like."""
    if len(text) != len(phrase):
        return False
    if sorted(text) == sorted(phrase):
        return True
    return all(_alike(a, b) for a, b in zip(text, phrase, strict=True) if a != b)


def _a_word(text: str, start: int, odd: str, right: str, phrase: str) -> bool:
    """Whether the odd character makes a word with its neighbours and is like the right one
    neither in sound nor in shape: 全省从严治党."""
    from nlpcheck.language.segment import has_word

    if len(odd) != 1 or len(phrase) >= 8 or (right and _alike(odd, right)):
        return False
    return has_word(text[start - 1 : start + 1]) or has_word(text[start : start + 2])


def candidates(text: str) -> Iterator[Slip]:
    """All that is nearly a set phrase, said elsewhere or not."""
    automaton, owned = _halves()
    kinds = phrases()
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        for phrase, first in owned[index]:
            middle = len(phrase) // 2
            if first:
                half = phrase[middle:]
                if text.startswith(half, end):
                    continue
                for size, odd, right, k in _mended(text[end : end + len(half) + 1], half):
                    ends = k + len(right) >= len(half)
                    if _a_slip(odd, right, ends, phrase) and not _a_word(
                        text, end + k, odd, right, phrase
                    ):
                        yield Slip(
                            start, end + size, text[start : end + size], phrase, kinds[phrase]
                        )
            else:
                half = phrase[:middle][::-1]
                before = text[max(0, start - len(half) - 1) : start][::-1]
                if before.startswith(half):
                    continue
                for size, odd, right, k in _mended(before, half):
                    ends = k + len(right) >= len(half)
                    at, begin = start - k - len(odd), start - size
                    if _a_slip(odd[::-1], right[::-1], ends, phrase) and not _a_word(
                        text, at, odd[::-1], right[::-1], phrase
                    ):
                        yield Slip(begin, end, text[begin:end], phrase, kinds[phrase])


def slips(context: Context) -> list[Slip]:
    """Service: the set phrases with a slip in the report's prose, in order, none overlapping."""
    return find(context.prose)


def find(text: str) -> list[Slip]:
    """The set phrases with a slip in ``text``, in order, none overlapping."""
    said, known = _said(), phrases()
    found: list[Slip] = []
    last = -1
    # the longest at a place says best what was meant
    for slip in sorted(candidates(text), key=lambda s: (s.start, s.start - s.end)):
        if slip.start < last or slip.text in known:
            continue
        # one document may err, where hundreds say it otherwise
        if slip.text in said and not (
            said[slip.text] == 1
            and said.get(slip.phrase, 0) >= 300
            and _misspelt(slip.text, slip.phrase)
        ):
            continue
        if slip.phrase in text[max(0, slip.start - 2) : slip.end + 2]:
            continue
        if not _firm(slip.phrase) and not _misspelt(slip.text, slip.phrase):
            continue
        last = slip.end
        found.append(slip)
    return found
