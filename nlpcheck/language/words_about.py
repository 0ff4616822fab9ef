"""The words and characters about a place in a text, or in a run of its characters."""

from __future__ import annotations

from nlpcheck.language.parted import REACH


def window(text: str, at: int, size: int) -> tuple[int, int]:
    """The bounds of the Chinese characters about ``[at, at + size)``, ``REACH`` on either side
    at most."""
    left, right = at, at + size
    while left > max(0, at - REACH) and "一" <= text[left - 1] <= "鿿":
        left -= 1
    while right < min(len(text), at + size + REACH) and "一" <= text[right] <= "鿿":
        right += 1
    return left, right


def is_verb(word: str) -> bool:
    """Whether a word is one of the dictionary's verbs."""
    from nlpcheck.language.segment import has_word, tag

    return has_word(word) and tag(word)[0][1][:1] == "v"


def has_tokens(run: str, start: int, words: tuple[str, ...]) -> bool:
    """Whether the segmentation has just these words at ``start``."""
    tokens, index = cut(run, start, start + len("".join(words)))
    return index is not None and tuple(tokens[index : index + len(words)]) == words


def cut(run: str, start: int, end: int) -> tuple[list[str], int | None]:
    """The words about ``run[start:end]``, and the index of the one that begins at ``start``, if
    one does."""
    from nlpcheck.language.segment import cut_known

    place = max(0, start - REACH)
    tokens = cut_known(run[place : end + REACH])
    for index, token in enumerate(tokens):
        if place >= start:
            return tokens, index if place == start else None
        place += len(token)
    return tokens, None
