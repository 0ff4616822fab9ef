"""Makes lexicons/swapped.tsv from the official text: words and terms with two characters swapped.

``python -m training.swapped`` (about five minutes).  目栏 is kept for 栏目 where no such pair of lone
characters stands anywhere in the text, 社关会切 for 社会关切 where those characters never stand in
that order and fall into three words at least.
"""

from __future__ import annotations

from itertools import pairwise

from nlpcheck import lexicon
from nlpcheck.language.homophones import fits
from nlpcheck.language.segment import cut_known
from training.slips import _NO_RIGHT, Text, _kind, _runs, _table
from training.vocabulary import dictionary

#: A word must be as common as this, and a term as long.
COMMON, LONGEST = 200, 6
#: A word may be as rare as this where its two characters never meet the other way round.
SCARCE = 8
#: With one of these such a word is a number, or a pointer, and what stands by it (每块, 个头).
_COUNTS = frozenset("那这哪每某各一二三四五六七八九十百千万亿两几多少个次")
#: So often the two characters may meet where two words do, and so rare the dictionary's word must be.
SEAMS, RARE = 20, 30
_HEAD = (
    "# 由 training/swapped.py 从公开的法律法规、工作报告和新闻文本统计得出，误写在约 5800 万字中不出现；请勿手改。\n"
    "# wrong 为 right 相邻两字颠倒；两个字的，各不与旁边的字成词才算。\n"
    "wrong\tright\n"
)


def words(text: Text) -> dict[str, str]:
    """Words of two characters by their reverse, which is no word."""
    known = dictionary()
    kept = {row[0] for row in _table("right_words.tsv")}
    return {
        word[::-1]: word
        for word, count in text.words.most_common()
        if len(word) == 2
        and count >= (COMMON if text.pairs[word[::-1]] or _COUNTS & set(word) else SCARCE)
        and word[0] != word[1]
        and word in known
        and _kind(known, word) not in _NO_RIGHT
        and word[::-1] not in kept
        and (word[::-1] not in known or _idle(text, known, word[::-1]))
    }


def _idle(text: Text, known: dict[str, tuple[int, str]], form: str) -> bool:
    """Whether only the dictionary knows a word: it holds misspellings too (读解)."""
    idle = not text.words[form] and text.pairs[form] <= SEAMS
    return idle and known[form][0] <= RARE and _kind(known, form) not in _NO_RIGHT


def terms() -> dict[str, str]:
    """Terms with two neighbouring characters swapped that then make no words."""
    made: dict[str, str] = {}
    for term in sorted(lexicon.words("terms")):
        if not 4 <= len(term) <= LONGEST:
            continue
        for at in range(len(term) - 1):
            form = term[:at] + term[at + 1] + term[at] + term[at + 2 :]
            if form != term and len(cut_known(form)) > max(2, len(cut_known(term))):
                made.setdefault(form, term)
    return made


def main() -> None:
    """Write the file."""
    pairs, forms = words(Text()), terms()
    from ahocorasick_rs import AhoCorasick

    listed = list(forms)
    automaton = AhoCorasick(listed)
    for run in _runs():
        for index, _, _ in automaton.find_matches_as_indexes(run, overlapping=True):
            forms.pop(listed[index], None)
        tokens = cut_known(run)
        for at in range(len(tokens) - 1):
            pair = tokens[at] + tokens[at + 1]
            if len(pair) == 2 and pair in pairs and fits(tokens, at, pairs[pair]):
                del pairs[pair]
    # A term is told by its word where that is listed, whatever stands about it.
    rows = [*pairs.items(), *(row for row in forms.items() if not _told(*row, pairs))]
    target = lexicon.folder() / "swapped.tsv"
    target.write_text(_HEAD + "".join(f"{w}\t{r}\n" for w, r in rows), "utf-8")
    print(len(pairs), "+", len(rows) - len(pairs))


def _told(form: str, term: str, pairs: dict[str, str]) -> bool:
    """Whether a word of the list, swapped, stands in a form as two lone characters."""
    tokens = cut_known(form)
    return any(
        len(a) == len(b) == 1 and a + b in pairs and pairs[a + b] in term
        for a, b in pairwise(tokens)
    )


if __name__ == "__main__":
    main()
