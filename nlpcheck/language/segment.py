"""Words of a text: rjieba on the hot path, jieba as the reference.

Both use jieba's dictionary and HMM.  They part ways only in runs of Latin letters and
digits (``3-5``, ``www.a.cn``), which rjieba keeps whole; :func:`cut` splits those as jieba
does, and tests/plans/test_segment.py holds the two equal over corpus/.  Neither library is
imported before the first call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from nlpcheck.language.lazy import lazy

# jieba.finalseg's way with what is not Chinese: words, decimals and percentages stay whole.
_LATIN = lazy(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
_ASCII_RUN = lazy(r"[a-zA-Z0-9+#&._%\-]+")


@cache
def _fast() -> Any:
    import rjieba

    return rjieba  # its own dictionary: another Jieba() would read it a second time


@cache
def _reference() -> Any:
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    for word, flag in _user_words:
        tokenizer.add_word(word, _fast().suggest_freq(word), flag)
    return tokenizer


def _latin(word: str) -> bool:
    """Whether rjieba kept a run whole that jieba cuts (no word of the dictionary, as C++ is)."""
    return (
        len(word) > 1
        and not word.isalnum()
        and _ASCII_RUN.fullmatch(word) is not None
        and not _fast().has_word(word)
    )


def cut(text: str) -> list[str]:
    """The words of ``text``, in order; joined they give back the text exactly."""
    words: list[str] = []
    for word in _fast().cut(text):
        if _latin(word):
            words.extend(part for part in _LATIN.split(word) if part)
        else:
            words.append(word)
    return words


def cut_fine(text: str) -> list[str]:
    """The words of ``text`` with the shorter words inside them (overlapping; for comparing)."""
    return list(_fast().cut_for_search(text))


def cut_reference(text: str) -> list[str]:
    """The same by jieba itself: slower, and what :func:`cut` is measured against."""
    return list(_reference().cut(text))


def tag(text: str) -> list[tuple[str, str]]:
    """Words with jieba's part-of-speech tags (``n``, ``v``, ``m`` …).

    The tag of a word is its dictionary's; jieba.posseg guesses anew for single characters.
    """
    tagged: list[tuple[str, str]] = []
    for word, flag in _fast().tag(text):
        if _latin(word):
            tagged.extend(
                (part, "m" if part[0].isdigit() else "eng" if part[0].isalpha() else "x")
                for part in _LATIN.split(word)
                if part
            )
        else:
            tagged.append((word, flag))
    return tagged


def tag_exactly(text: str, tagger: Callable[[str], list[tuple[str, str]]]) -> list[tuple[str, str]]:
    """What ``tagger`` makes of ``text``, the words joined being the text exactly.

    A segmenter that drops characters is not to be trusted: then each character is a word.
    """
    pairs = tagger(text)
    return pairs if "".join(word for word, _ in pairs) == text else [(c, "") for c in text]


def tag_reference(text: str) -> list[tuple[str, str]]:
    """Words with tags by jieba.posseg, about forty times as slow (its own segmentation)."""
    import jieba.posseg

    return [(pair.word, pair.flag) for pair in jieba.posseg.cut(text)]


_user_words: list[tuple[str, str | None]] = []


def add_words(words: Iterable[str], tag: str | None = None) -> None:
    """Keep each of ``words`` whole from now on, in this process, in both segmenters."""
    for word in words:
        _user_words.append((word, tag))
        frequency = _fast().suggest_freq(word)
        _fast().add_word(word, frequency, tag)
        if _reference.cache_info().currsize:
            _reference().add_word(word, frequency, tag)


def load_user_dictionary(path: str | Path) -> int:
    """Add the words of a jieba user dictionary (``word [freq] [tag]`` a line, UTF-8).

    Returns how many words were added.  Raises OSError or UnicodeDecodeError as
    reading the file does.
    """
    words = [
        line.split()[0]
        for line in Path(path).read_text("utf-8-sig").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    add_words(words)
    return len(words)


def cut_known(text: str) -> list[str]:
    """The words of ``text`` by the dictionary alone: no word is guessed (no HMM)."""
    return list(_fast().cut(text, False))


def has_word(text: str) -> bool:
    """Whether ``text`` is a word of the dictionary."""
    return bool(_fast().has_word(text))
