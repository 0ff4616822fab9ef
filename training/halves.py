"""Makes lexicons/halves.tsv from the official text: characters that never stand alone in a place.

``python -m training.halves`` (about five minutes).  A character is taken for a place
(:func:`nlpcheck.language.halves.place`) where the text, its test part left out, hardly ever has
it there by itself, and has enough words that begin with it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from nlpcheck import lexicon
from nlpcheck.language.halves import place
from nlpcheck.language.lacking import SUFFIXES
from nlpcheck.language.runs import CLAUSE_END
from nlpcheck.language.segment import cut_known
from training.corpus import articles
from training.vocabulary import dictionary

#: Places of a character in the text, at least, and of words that begin with it at a clause's end.
COMMON, BEGINNING = 4000, 150
#: So often it may stand there by itself, in all and of a thousand of its places.
TIMES = {
    "p": (0, 1.0), "e": (6, 0.15), "l": (0, 1.0), "m": (3, 0.2), "d": (0, 1.0), "s": (1, 0.2), "q": (0, 1.0)
}  # fmt: skip
#: Beside other words only verbs' beginnings are taken, but for the end of a clause where none ever
#: stands: names end with anything.
OF_VERBS = 0.5
#: Places where a character of a word's end is told as well, with the share of the character's own
#: places in which it may be a word by itself anywhere; and so many words hold it, at least.
SHARES = {"d": 0.02, "s": 0.03, "q": 0.03}
HOLDING = 3000
#: Words that a reader is told.
TOLD = 3
_CLAUSE = re.compile(r"(?<![一-鿿])([一-鿿]{3,})([，。；\d]?)")
_HEAD = (
    "# 由 training/halves.py 从公开的法律法规、工作报告和新闻文本统计得出；请勿手改。\n"
    "# char 在 places 所列之处从不单用（p 并列连词与句末之间，e 词与句末之间，l 词与“的”“和”之间，m 两词之间，d 词与数字之间，s 句首与词之间，q 介词与词之间）；words 为含它的常用词。\n"
    "char\tplaces\twords\n"
)


def clauses() -> Iterator[tuple[str, str, str]]:
    """Runs of Chinese characters, and what stands before and behind each; each line once."""
    seen: set[str] = set()
    for article in articles(("train", "tune")):
        for line in article.lines:
            if line not in seen:
                seen.add(line)
                for m in _CLAUSE.finditer(line):
                    yield line[m.start() - 1 : m.start()], m[1], m[2]


def main() -> None:
    """Count, and write the file."""
    chars: Counter[str] = Counter()
    alone: defaultdict[str, Counter[str]] = defaultdict(Counter)
    ends: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    for before, run, behind in clauses():
        chars.update(run)
        words = cut_known(run)
        for index, word in enumerate(words):
            if len(word) == 1:
                alone[""][word] += 1
                if kind := place(words, index, before, behind):
                    alone[kind][word] += 1
        if behind in CLAUSE_END and len(words[-1]) == 2:
            ends[words[-1]] += 1
        anywhere.update(word for word in words if len(word) == 2)
    write(chars, alone, ends, anywhere)


def write(
    chars: Counter[str],
    alone: dict[str, Counter[str]],
    ends: Counter[str],
    anywhere: Counter[str],
) -> None:
    """The file from what was counted: characters, places of those alone, words at clauses' ends
    and anywhere."""
    known = dictionary()
    begun: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, count in ends.items():
        if word in known and known[word][1][:2] not in ("nr", "ns", "nt", "nz"):
            begun[word[0]][word] += count
    holding: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, count in anywhere.items():
        if word in known and known[word][1][:2] not in ("nr", "ns", "nt", "nz"):
            for char in word:
                holding[char][word] += count
    rows = []
    for char in sorted(chars):
        words = begun[char]
        total = sum(words.values())
        if chars[char] < COMMON:
            continue
        verbs = sum(n for word, n in words.items() if known[word][1][:1] == "v")
        kinds = ""
        for kind, (most, share) in TIMES.items():
            times = alone[kind][char]
            if times > most or times > share * chars[char] / 1000:
                continue
            if kind in SHARES:
                bound = alone[""][char] < SHARES[kind] * chars[char]
                names = kind == "d" and char in SUFFIXES
                if bound and not names and holding[char].total() >= HOLDING:
                    kinds += kind
            elif total >= BEGINNING and (
                kind == "p" or (kind == "e" and not times) or verbs >= OF_VERBS * total
            ):
                kinds += kind
        if kinds:
            told = dict.fromkeys(w for w, _ in words.most_common(TOLD))
            if SHARES.keys() & set(kinds):
                told |= dict.fromkeys(w for w, _ in holding[char].most_common(TOLD))
            rows.append(f"{char}\t{kinds}\t{'、'.join(list(told)[: TOLD + 1])}\n")
    (lexicon.folder() / "halves.tsv").write_text(_HEAD + "".join(rows), "utf-8")
    print(len(rows), sum(len(row.split("\t")[1]) for row in rows))


if __name__ == "__main__":
    main()
