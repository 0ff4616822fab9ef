"""The words that nothing parts (lexicons/unparted.tsv)."""

from __future__ import annotations

from functools import cache

from nlpcheck import lexicon


@cache
def unparted() -> dict[str, str]:
    """Each with the characters that are right between its own."""
    return {
        word: rest for word, _, rest in (line.partition("\t") for line in lexicon.lines("unparted"))
    }
