"""The words of a run of characters about a place in it."""

from __future__ import annotations

from nlpcheck.language.parted import REACH


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
