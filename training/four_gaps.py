"""Adds to lexicons/gaps.tsv: words and idioms of four characters that have lost one.

``python -m training.four_gaps`` after ``training.inner_gaps``; a few minutes.  Without an inner
character the text (its test part left out) never has what is left; without the first or the last
one it has what is left nowhere but within the whole.
"""

from __future__ import annotations

import re
from collections import Counter

from nlpcheck import lexicon
from training.corpus import articles
from training.gaps import append, reads
from training.vocabulary import dictionary

#: So often a word, and an idiom, must stand in the text: for a loss within it, and at its edge.
WORDS, IDIOMS = (40, 120), (2, 20)
_HAN = re.compile(r"[一-鿿]{3,}")
_NUMERALS = frozenset("〇零一二两三四五六七八九十百千万亿第")


def made(wholes: Counter[str], rests: Counter[str], idioms: frozenset[str]) -> dict[str, str]:
    """Form → whole, the commonest first."""
    known = dictionary()
    found: dict[str, str] = {}
    for whole, times in sorted(wholes.items(), key=lambda item: (-item[1], item[0])):
        if not _NUMERALS.isdisjoint(whole) and whole not in idioms:
            continue
        inner, edge = IDIOMS if whole in idioms else WORDS
        for place in range(4):
            form = whole[:place] + whole[place + 1 :]
            if place in (1, 2):
                kept = times >= inner and not rests[form]
            else:
                kept = times >= edge and rests[form] == times
            if kept and (whole in idioms or not reads(form, known, None)):
                found.setdefault(form, whole)
    return found


def main() -> None:
    """Count, and put the new forms behind the old."""
    idioms = lexicon.words("idioms")
    wanted = {
        word
        for word, (_, kind) in dictionary().items()
        if len(word) == 4 and kind[:2] not in ("nr", "ns", "nt", "nz") and _HAN.fullmatch(word)
    } | {word for word in idioms if len(word) == 4}
    forms = {word[:at] + word[at + 1 :] for word in wanted for at in range(4)}
    wholes: Counter[str] = Counter()
    rests: Counter[str] = Counter()
    seen: set[str] = set()
    for article in articles(("train", "tune")):
        for line in article.lines:
            if line in seen:
                continue
            seen.add(line)
            for run in _HAN.findall(line):
                for at in range(len(run) - 2):
                    if run[at : at + 3] in forms:
                        rests[run[at : at + 3]] += 1
                    if run[at : at + 4] in wanted:
                        wholes[run[at : at + 4]] += 1
    write(wholes, rests, idioms)


def write(wholes: Counter[str], rests: Counter[str], idioms: frozenset[str]) -> None:
    """The file with the new forms behind the old."""
    old = {row[0] for row in lexicon.table("gaps")}
    new = made(wholes, rests, idioms)
    append({form: whole for form, whole in sorted(new.items()) if form not in old})


if __name__ == "__main__":
    main()
