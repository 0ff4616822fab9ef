"""Every rule over all the real text of ../shared/text, to be read and judged.

    python -m benchmarks.real_text --sample FILE [--each 40] [--part 0/1] [--select CODE …] [--model]

All documents are cut behind a line into pieces as long as a report (10,000 characters) and
checked with every rule that needs no report (a law has no tables); the language model's SP101 to
SP104 only with ``--model`` (benchmarks/spelling.py measures them on the part that it has not read).
It prints how often each rule fires in how many characters, and writes a sample of each rule's
findings, drawn at random by a fixed seed, to ``--sample``: a line each, with severity, rule, place
and suggestion, and an empty first column for the reader's verdict. An error in a rule ends in
a line of its own; a crash ends the run.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from nlpcheck.checker import check_text
from nlpcheck.settings import Settings
from training.corpus import articles

SIZE = 10_000
MODEL = ["SP101", "SP102", "SP103", "SP104"]
PARTS = ("train", "tune", "test")


def pieces(size: int = SIZE) -> Iterator[tuple[str, str]]:
    """(file and title, text) of report-sized pieces; short documents of a file are joined."""
    name, held, count = "", [], 0
    source = ""
    for article in articles(PARTS):
        lines = [article.title, *article.lines]
        if count and article.source != source:
            yield name, "\n".join(held)
            held, count = [], 0
        source = article.source
        for line in lines:
            if not held:
                name = f"{article.source}：{article.title}"
            held.append(line)
            count += len(line) + 1
            if count >= size:
                yield name, "\n".join(held)
                held, count = [], 0
    if held:
        yield name, "\n".join(held)


class Sample:
    """At most ``each`` findings of a rule, every one as likely as the others."""

    def __init__(self, each: int, seed: int = 11) -> None:
        self.each, self.random = each, random.Random(seed)
        self.seen: Counter[str] = Counter()
        self.kept: dict[str, list[str]] = defaultdict(list)

    def add(self, rule: str, line: str) -> None:
        self.seen[rule] += 1
        kept = self.kept[rule]
        if len(kept) < self.each:
            kept.append(line)
        elif (place := self.random.randrange(self.seen[rule])) < self.each:
            kept[place] = line


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=Path, required=True)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--part", default="0/1", help="the K-th of N equal shares, K/N from 0")
    parser.add_argument("--select", nargs="+", default=[], metavar="CODE", help="only these rules")
    parser.add_argument("--model", action="store_true")
    options = parser.parse_args()
    which, of = map(int, options.part.split("/"))
    settings = Settings(select=options.select, ignore=[] if options.model else MODEL)
    sample = Sample(options.each)
    characters = number = 0
    errors: Counter[str] = Counter()
    for k, (name, text) in enumerate(pieces()):
        if k % of != which:
            continue
        number += 1
        characters += len(text)
        checked = check_text(text, settings, name)
        errors.update(checked.failures)
        whole = checked.text
        for f in checked.findings:
            parts = whole[max(f.start - 30, 0) : f.start], whole[f.start : f.end], whole[f.end : f.end + 30]
            place = "{}⟦{}⟧{}".format(*parts).replace("\n", "⏎")
            sample.add(f.rule, f"\t{f.severity}\t{f.rule}\t{place}\t{f.message}\t{name}")
        if number % 200 == 0:
            print(f"{number} pieces, {characters} characters, {sum(sample.seen.values())} findings", flush=True)
    with options.sample.open("w", encoding="utf-8") as file:
        for rule in sorted(sample.kept):
            file.writelines(f"{line}\n" for line in sample.kept[rule])
    print(f"{number} pieces, {characters} characters")
    for rule, times in sorted(sample.seen.items()):
        print(f"{rule}\t{times}\t{1e4 * times / characters:.3f} / 10,000")
    for error, times in errors.items():
        print(f"ERROR\t{times}\t{error}")


if __name__ == "__main__":
    main()
