"""Adds to lexicons/gaps.tsv: the compounds of lexicons/compounds.tsv that have lost an inner character.

``python -m training.compound_gaps`` after ``training.four_gaps``; a minute.  招生范围 gives 招范围 and
招生围.  A form is kept only where the public text (its test part left out) has it nowhere, whatever
stands about it, and where it is no word with another one beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from nlpcheck import lexicon
from training.corpus import articles
from training.gaps import SUFFIXES, append, reads
from training.vocabulary import dictionary

_NUMERALS = frozenset("〇零一二两三四五六七八九十百千万亿第")


def forms(compounds: Iterable[str]) -> dict[str, str]:
    """Form → compound, for each inner character of compounds of four and five."""
    known = dictionary()
    found: dict[str, str] = {}
    for whole in compounds:
        if not 4 <= len(whole) <= 5 or not _NUMERALS.isdisjoint(whole):
            continue
        for at in range(1, len(whole) - 1):
            form = whole[:at] + whole[at + 1 :]
            if form in known or (len(form) == 3 and reads(form, known, None)):
                continue
            if len(form) == 3 and form[:2] in known:
                continue  # 健步道: a word with another behind it
            if len(form) == 4 and form[:2] in known and form[2:] in known:
                continue  # 规范文件
            if len(form) == 3 and at == 2 and form[-1] in SUFFIXES:
                continue  # 申请办理件 for 申请办件: a word with a suffix
            found.setdefault(form, whole)
    return found


def unseen(wanted: Iterable[str]) -> set[str]:
    """Those that stand nowhere in the text."""
    from ahocorasick_rs import AhoCorasick

    some = sorted(wanted)
    automaton = AhoCorasick(some)
    met: Counter[int] = Counter()
    for article in articles(("train", "tune")):
        for line in article.lines:
            met.update(
                index for index, *_ in automaton.find_matches_as_indexes(line, overlapping=True)
            )
    return {form for index, form in enumerate(some) if not met[index]}


def main() -> None:
    """Put the new forms behind the old."""
    old = {row[0] for row in lexicon.table("gaps")}
    compounds = lexicon.words("compounds")
    new = {form: whole for form, whole in forms(sorted(compounds)).items() if form not in old}
    inside = {
        word[a:b]
        for word in compounds | lexicon.words("trade_words")
        for a in range(len(word))
        for b in range(a + 3, len(word) + 1)
    }
    kept = unseen(new.keys() - inside)
    append({form: whole for form, whole in new.items() if form in kept})


if __name__ == "__main__":
    main()
