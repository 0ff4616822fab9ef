"""One character too many, told by what public prose never has (``unseen``): 营商环商境, 违法建社设;
a word with one of its characters once more beside it (横幅横26条, 公开南指南); and letters that an
input method left behind (政zheng策, 保密m).
"""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.bound import table
from nlpcheck.language.lazy import lazy
from nlpcheck.language.parted import INTRUDERS
from nlpcheck.language.runs import CLAUSE_END
from nlpcheck.language.trade_words import inside
from nlpcheck.language.unparted import unparted
from nlpcheck.language.unseen import look, reading
from nlpcheck.language.words_about import window

_HAN = lazy(r"[一-鿿]+")
_LETTERS = lazy(r"(?<=[一-鿿])[a-z]{1,6}(?=[一-鿿，。；、”）])")
_ECHO = lazy(r"(?=([一-鿿])([一-鿿])\1)")
_DONE = lazy(r"(?=([一-鿿])[一-鿿](?:了\1[一-鿿]|\1了))")
_NUMBERS = frozenset("一二三四五六七八九十两零百千万亿")
_NAMES = ("nr", "ns", "nt", "nz")
_PARTICLES = frozenset("的了在和与及对把将被由向从为于以并也都已均应可要不是有")
_WITH_ANY_VERB = frozenset(["直到", "直至", "直达"])
"""Between their characters any verb may stand (直叫到村)."""
_TAKE_LETTERS = frozenset("型级类楼座区栋组式图表案项款版点键口卷号线素量值为是第件题选码条段")
"""What a letter may stand behind by right (A型, 附件b)."""


def _about(words: list[str], at: int) -> tuple[int, int]:
    """From the word that holds the character before ``at`` to the one that holds the next."""
    place, start, end = 0, 0, 0
    for word in words:
        after = place + len(word)
        if place < at <= after:
            start = place
        if place <= at < after:
            end = after
            break
        place = after
    return start, max(end, at)


def find_stray(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a character within a word is too many: the words about it, and how they should read.

    Two like characters side by side are SP011's.
    """
    from nlpcheck.language.segment import cut_known

    for stray in look(text).strays:
        at = stray.at
        if text[at] in ("一", text[at - 1], text[at + 1]):
            continue
        low, high = window(text, at, 1)
        left, right = text[low:at], text[at + 1 : high]
        if not left or not right:
            continue
        mended, words = cut_known(left + right), cut_known(text[low:high])
        if len(mended) >= len(words) or not _stands(words, at - low):
            continue
        start, end = _word_at(mended, len(left))
        if not start < len(left) < end or (left + right)[start:end] in _WITH_ANY_VERB:
            continue
        if stray.often or _whole_word(
            (left + right)[start:end],
            text[at],
            stray.copy and text[at] not in text[at - 2 : at + 3 : 4],
        ):
            yield low + start, low + end + 1, (left + right)[start:end]


def _whole_word(word: str, char: str, copy: bool) -> bool:
    """Whether nothing but a slip parts a word by that character."""
    others = unparted().get(word)
    return others is not None and char not in others and (copy or char in INTRUDERS)


def _stands(words: list[str], at: int) -> bool:
    """Whether the character at ``at`` is a word by itself."""
    place = 0
    for word in words:
        if place >= at:
            return place == at and len(word) == 1
        place += len(word)
    return False


def _word_at(words: list[str], at: int) -> tuple[int, int]:
    """The bounds of the word that holds the character at ``at``."""
    place = 0
    for word in words:
        if place <= at < place + len(word):
            return place, place + len(word)
        place += len(word)
    return at, at


def find_repeated(text: str) -> Iterator[tuple[int, int, str]]:
    """A word at a clause's end with its first character once more behind it (落到实处实)."""
    from nlpcheck.language.segment import cut_known

    for at in look(text).repeats:
        if text[at + 1 : at + 2] not in CLAUSE_END:
            continue
        low, _ = window(text, at, 1)
        words = cut_known(text[low : at + 1])
        if len(words) > 1 and words[-1] == text[at] and len(words[-2]) > 1:
            yield at - 2, at + 1, text[at - 2 : at]


def find_echoes(text: str) -> Iterator[tuple[int, int, str]]:
    """A word with one of its characters once more beside it, as it never stands there; before the
    word only a character that is hardly a word by itself."""
    from nlpcheck.language.segment import cut_known, has_word, tag

    never = look(text).never
    for match in _ECHO.finditer(text):
        at = match.start()
        if at + 1 not in never or match[1] == match[2] or match[1] in _NUMBERS:
            continue
        before, behind = text[at - 1 : at], text[at + 3 : at + 4]
        first, second = text[at : at + 2], text[at + 1 : at + 3]
        if has_word(first) and not has_word(second):
            word, extra, beside = first, at + 2, behind
            if has_word(match[1] + behind):
                continue
        elif has_word(second) and not has_word(first) and match[1] in table():
            word, extra, beside = second, at, before
            if has_word(before + match[1]):
                continue
        else:
            continue
        if "一" <= beside <= "鿿" and extra not in never:
            continue
        low, high = window(text, at, 3)
        words = cut_known(text[low:high])
        if not _stands(words, extra - low) or tag(word)[0][1].startswith(_NAMES):
            continue
        near = _next_to(words, extra - low, -1 if extra == at else 1)
        if len(near) != 1 or near in _PARTICLES:
            yield at, at + 3, word
    yield from _after_le(text, never)


def _after_le(text: str, never: frozenset[int]) -> Iterator[tuple[int, int, str]]:
    """A verb's first character once more before or behind its 了 (开展了开入户, 给予给了)."""
    from nlpcheck.language.segment import cut_known, has_word, tag

    for match in _DONE.finditer(text):
        at = match.start()
        verb = text[at : at + 2]
        extra = at + 3 if text[at + 2] == "了" else at + 2
        if not {at + 1, at + 2, at + 3} & never or not has_word(verb) or verb[0] == verb[1]:
            continue
        if tag(verb)[0][1][:1] != "v" or (extra == at + 3 and has_word(text[extra : extra + 2])):
            continue
        low, high = window(text, at, 4)
        words = cut_known(text[low:high])
        mended = cut_known(text[low:extra] + text[extra + 1 : high])
        if len(mended) < len(words) and (extra == at + 2 or _stands(words, extra - low)):
            behind = "" if extra == at + 2 else _next_to(words, extra - low, 1)
            if len(behind) != 1:
                yield at, at + 4, verb + "了"


def _next_to(words: list[str], at: int, step: int) -> str:
    """The word before (-1) or behind (1) the one that begins at ``at``; "" for none."""
    place = 0
    for index, word in enumerate(words):
        if place == at:
            near = index + step
            return words[near] if 0 <= near < len(words) else ""
        place += len(word)
    return ""


def find_letters(text: str) -> Iterator[tuple[int, int, str]]:
    """Letters of an input method within Chinese words and beside them."""
    from nlpcheck.language.segment import cut_known, has_word

    for match in _LETTERS.finditer(text):
        at, letters = match.start(), match[0]
        before, behind = text[at - 1], text[match.end()]
        said = [reading(before), reading(behind)]
        within = any(
            has_word(text[at - i : at] + text[match.end() : match.end() + j])
            for i, j in ((1, 1), (2, 1), (1, 2), (2, 2))
        )
        typed = any(word and word.startswith(letters) for word in said)
        if not typed and not (within and len(letters) <= 2):
            continue
        if (not within and before in _TAKE_LETTERS) or inside(text, at):
            continue  # 附件b, 铁路e卡通
        low, high = window(text, at, len(letters))
        left, right = text[low:at], text[match.end() : high]
        start, end = _about(cut_known(left + right), len(left))
        yield low + start, low + end + len(letters), (left + right)[start:end]
