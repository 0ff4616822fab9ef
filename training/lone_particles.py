"""Makes lexicons/lone_particles.tsv: common words behind which no 地, or no 得, stands.

``python -m training.lone_particles`` (about two minutes).  A word is listed that the official text
holds three hundred times and more, and less than once in two thousand with the particle behind it,
be it the particle or the last character of a place's name (展示地).  Where one of them has 地 or 得
behind it, 的 is meant, or 得 before a complement.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path

import rjieba

from nlpcheck import lexicon
from training.corpus import articles

_HEAD = (
    "# 由 training/lone_particles.py 从公开的法律法规、工作报告和新闻文本统计得出；请勿手改。\n"
    "# 常用而其后从不出现 never 所列的字（作助词或地名、得字词的末字）的词；写了便是“的”之误。用于 GR011。\n"
    "word\tnever\n"
)
LEAST, RATE = 300, 2000
"""How common a word must be, and of how many at most one may stand before the particle."""
_HAN = re.compile("[一-鿿]{2,}")
_TAGS = frozenset("vnabtslizj")
_NAMES = ("ns", "nr", "nrt")


def main() -> None:
    """Write the file."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for article in articles(("train", "tune")):
        for line in dict.fromkeys(article.lines):
            for clause in _HAN.findall(line):
                cut = rjieba.cut(clause)
                words.update(cut)
                pairs.update((a, b) for a, b in itertools.pairwise(cut) if b in "地得")
    rows = []
    for word, count in words.items():
        tagged = rjieba.tag(word)
        if (
            count < LEAST
            or not 2 <= len(word) <= 4
            or len(tagged) != 1
            or not rjieba.has_word(word)
        ):
            continue
        if tagged[0][1][:1] not in _TAGS or tagged[0][1] in _NAMES:
            continue
        never = [
            mark
            for mark in "地得"
            if (pairs[word, mark] + words[word + mark]) * RATE < count
            and not (mark == "地" and word in lexicon.words("manner"))
        ]
        if never:
            rows.append(f"{word}\t{'、'.join(never)}")
    path = Path(__file__).resolve().parents[1] / "lexicons" / "lone_particles.tsv"
    path.write_text(_HEAD + "\n".join(sorted(rows)) + "\n", "utf-8")
    print(len(rows))


if __name__ == "__main__":
    main()
