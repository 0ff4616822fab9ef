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
from nlpcheck.language.segment import cut_known
from training.corpus import articles
from training.vocabulary import dictionary

#: Places of a character in the text, at least, and of words that begin with it at a clause's end.
COMMON, BEGINNING = 4000, 150
#: So often it may stand there by itself, in all and of a thousand of its places.
TIMES = {"p": (0, 1.0), "e": (6, 0.15), "l": (0, 1.0), "m": (3, 0.2)}
#: Beside other words only verbs' beginnings are taken, but for the end of a clause where none ever
#: stands: names end with anything.
OF_VERBS = 0.5
#: Words that a reader is told.
TOLD = 3
_CLAUSE = re.compile(r"([一-鿿]{3,})([，。；]?)")
_HEAD = (
    "# 由 training/halves.py 从公开的法律法规、工作报告和新闻文本统计得出；请勿手改。\n"
    "# char 在 places 所列之处从不单用（p 并列连词与句末之间，e 词与句末之间，l 词与“的”“和”之间，m 两词之间）；words 为以它开头的常用词。\n"
    "char\tplaces\twords\n"
)


def clauses() -> Iterator[tuple[str, bool]]:
    """Runs of Chinese characters, and whether a clause ends behind them; each line once."""
    seen: set[str] = set()
    for article in articles(("train", "tune")):
        for line in article.lines:
            if line not in seen:
                seen.add(line)
                yield from ((m[1], bool(m[2])) for m in _CLAUSE.finditer(line))


def main() -> None:
    """Count, and write the file."""
    chars: Counter[str] = Counter()
    alone: defaultdict[str, Counter[str]] = defaultdict(Counter)
    ends: Counter[str] = Counter()
    for run, end in clauses():
        chars.update(run)
        words = cut_known(run)
        for index, word in enumerate(words):
            if len(word) == 1 and (kind := place(words, index, end)):
                alone[kind][word] += 1
        if end and len(words[-1]) == 2:
            ends[words[-1]] += 1
    write(chars, alone, ends)


def write(chars: Counter[str], alone: dict[str, Counter[str]], ends: Counter[str]) -> None:
    """The file from what was counted: characters, places of those alone, words at clauses' ends."""
    known = dictionary()
    begun: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, count in ends.items():
        if word in known and known[word][1][:2] not in ("nr", "ns", "nt", "nz"):
            begun[word[0]][word] += count
    rows = []
    for char in sorted(chars):
        words = begun[char]
        total = sum(words.values())
        if chars[char] < COMMON or total < BEGINNING:
            continue
        verbs = sum(n for word, n in words.items() if known[word][1][:1] == "v")
        kinds = ""
        for kind, (most, share) in TIMES.items():
            times = alone[kind][char]
            if times > most or times > share * chars[char] / 1000:
                continue
            if kind == "p" or (kind == "e" and not times) or verbs >= OF_VERBS * total:
                kinds += kind
        if kinds:
            rows.append(f"{char}\t{kinds}\t{'、'.join(w for w, _ in words.most_common(TOLD))}\n")
    (lexicon.folder() / "halves.tsv").write_text(_HEAD + "".join(rows), "utf-8")
    print(len(rows), sum(len(row.split("\t")[1]) for row in rows))


if __name__ == "__main__":
    main()
