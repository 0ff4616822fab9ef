"""Makes lexicons/bound.tsv from the official text: characters that never stand alone.

``python -m training.bound`` (about five minutes).  A character is taken for a surrounding
(:func:`nlpcheck.language.bound.frame`) where it stands so never in the text, common as it is,
and hardly ever is a word by itself.
"""

from __future__ import annotations

import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from nlpcheck import lexicon
from nlpcheck.language.bound import frame
from nlpcheck.language.segment import cut_known
from training.corpus import FILES, data
from training.slips import Text
from training.vocabulary import dictionary

#: Places of a character in the text, at least.
COMMON = 5000
#: Share of its places as a word by itself below which it counts as bound, by surroundings. Where any
#: word may stand before it (b, d), names end with it now and then.
SHARES = {"a": 0.06, "b": 0.008, "c": 0.06, "d": 0.006}
#: Words that a reader is told.
TOLD = 3
_CLAUSE = re.compile(r"([一-鿿]{3,})([，。；]?)")
_HEAD = (
    "# 由 training/bound.py 从公开的法律法规、工作报告和新闻文本统计得出；请勿手改。\n"
    "# char 在 frames 所列的语境中从不单用（a 两虚词之间，b 动词与虚词之间，c 虚词与句末之间，d 其他词与虚词之间）；words 为含它的常用词。\n"
    "char\tframes\twords\n"
)


def clauses() -> Iterator[tuple[str, str]]:
    """Runs of Chinese characters, and the mark with which a clause ends behind them."""
    for name in FILES:
        with lzma.open(data() / "text" / f"{name}.txt.xz", "rt", encoding="utf-8") as file:
            for line in file:
                yield from ((m[1], m[2]) for m in _CLAUSE.finditer(line))


def main() -> None:
    """Write the file."""
    text, known = Text(), dictionary()
    share = {c: text.words[c] / n for c, n in text.chars.items() if n >= COMMON}
    bound = {c for c, s in share.items() if s < max(SHARES.values())}
    seen: dict[str, set[str]] = defaultdict(set)
    for run, mark in clauses():
        if bound.intersection(run):
            words = cut_known(run)
            for index, word in enumerate(words):
                if word in bound and (kind := frame(words, index, "", mark)):
                    seen[word].add(kind)
    holding: dict[str, Counter[str]] = defaultdict(Counter)
    for word, count in text.words.items():
        if len(word) == 2 and word in known and known[word][1][:2] not in ("nr", "ns", "nt", "nz"):
            for char in word:
                holding[char][word] += count
    write(share, seen, holding)


def write(
    share: dict[str, float], seen: dict[str, set[str]], holding: dict[str, Counter[str]]
) -> None:
    """The file from what was counted."""
    rows = []
    for char in sorted(share):
        kinds = "".join(k for k, s in SHARES.items() if share[char] < s and k not in seen[char])
        if kinds and holding[char]:
            words = "、".join(word for word, _ in holding[char].most_common(TOLD))
            rows.append(f"{char}\t{kinds}\t{words}\n")
    (lexicon.folder() / "bound.tsv").write_text(_HEAD + "".join(rows), "utf-8")
    print(len(rows), sum(len(row.split("\t")[1]) for row in rows))


if __name__ == "__main__":
    main()
