"""What official text says that is nearly a set phrase: ``lexicons/set_phrases_said.tsv``.

    python -m training.set_phrases [--parts train tune] [--output FILE]

Reads all documents and writes down each string that differs from a phrase of
``lexicons/set_phrases.tsv`` as a slip would (:mod:`nlpcheck.language.set_phrases`): who writes so
makes no mistake. Phrases that official text never says are told.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from nlpcheck.language.set_phrases import candidates, phrases
from training.corpus import articles

HEADER = (
    "# 官方文本中的说法：固定提法本身（times 为篇数），以及与之差一两字而另有其说的，由 training/set_phrases.py 生成。\n"
    "said\ttimes\n"
)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--parts", nargs="+", default=["train", "tune", "test"])
    parser.add_argument("--output", type=Path, default=Path("lexicons/set_phrases_said.tsv"))
    options = parser.parse_args()
    known = phrases()
    said: Counter[str] = Counter()
    automaton = AhoCorasick(list(known))
    for article in articles(tuple(options.parts)):
        text = "\n".join((article.title, *article.lines))
        said.update({slip.text for slip in candidates(text)} - known.keys())
        found = automaton.find_matches_as_indexes(text, overlapping=True)
        said.update({text[start:end] for _, start, end in found})
    for phrase in known:
        if phrase not in said:
            print("never said:", phrase)
    options.output.write_text(
        HEADER + "".join(f"{text}\t{said[text]}\n" for text in sorted(said)), "utf-8"
    )
    print(f"{len(said)} strings")


if __name__ == "__main__":
    main()
