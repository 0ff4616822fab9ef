"""The official text that the model learns from, and the parts kept aside.

Each document falls into one of three parts by a hash of its title: ``test`` (2 %, for
benchmarks only), ``tune`` (8 %, read by the decision and its calibration, never by the
n-grams) and ``train`` (the rest, from which the n-grams, the words and all tables are
made).

A little text of another register stands beside them: what learners of Chinese wrote, as
their teachers mended it (training halves of the SIGHAN bake-offs).
"""

from __future__ import annotations

import hashlib
import lzma
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILES = ("laws", "political_reports", "news_2012_2026", "provincial_reports_2026")


def data() -> Path:
    """The folder that ``NLPCHECK_DATA`` names (default: ../shared beside the project)."""
    return Path(os.environ.get("NLPCHECK_DATA", Path(__file__).resolve().parents[2] / "shared"))


@dataclass(frozen=True)
class Article:
    """One document: the file it stands in, its title, its part and its lines."""

    source: str
    title: str
    part: str
    lines: tuple[str, ...]


def part_of(title: str) -> str:
    """train, tune or test, by SHA-1 of the title."""
    bucket = int(hashlib.sha1(title.encode()).hexdigest()[:8], 16) % 1000
    return "test" if bucket < 20 else "tune" if bucket < 100 else "train"


def fold_of(title: str) -> int:
    """One of five parts of the training documents, 0 to 4, by SHA-1 of the title."""
    return int(hashlib.sha1(title.encode()).hexdigest()[8:16], 16) % 5


def _line(text: str) -> str:
    return re.sub(r"[ \t\u3000]+", " ", text).strip()


def articles(parts: tuple[str, ...] = ("train",), sources: tuple[str, ...] = FILES) -> Iterator[Article]:
    """All documents of some parts, in the order of the files."""
    for source in sources:
        with lzma.open(data() / "text" / f"{source}.txt.xz", "rt", encoding="utf-8") as file:
            title, lines = "", []
            for raw in file:
                if raw.startswith("== "):
                    if lines and part_of(title) in parts:
                        yield Article(source, title, part_of(title), tuple(lines))
                    title, lines = raw[3:].strip(), []
                elif line := _line(raw):
                    lines.append(line)
            if lines and part_of(title) in parts:
                yield Article(source, title, part_of(title), tuple(lines))


#: Training halves of two SIGHAN bake-offs: (as written, as mended), a sentence a line. The third
#: (sighan13.train) is kept to see how the whole does on such text.
LEARNERS = ("sighan14.train", "sighan15.train")
#: Sets that nothing may learn from.
KEPT_ASIDE = ("ec_law.test", "ec_med.test", "sighan15.test", "sighan13.train")
_CLAUSE = re.compile(r"[^，。！？；：、,!?;:\s“”「」『』]{6,}")


@cache
def learners() -> tuple[tuple[str, str], ...]:
    """(wrong, right) sentences of learners, each right one once, in the order of the files.

    Left out is whatever shares a sentence or a clause of six or more characters with a
    set that is kept aside.
    """
    aside = {clause for name in KEPT_ASIDE for pair in pairs(name) for clause in _clauses(pair)}
    kept = {}
    for name in LEARNERS:
        for pair in pairs(name):
            if aside.isdisjoint(_clauses(pair)):
                kept.setdefault(pair[1], pair)
    return tuple(kept.values())


def pairs(name: str) -> list[tuple[str, str]]:
    """(wrong, right) sentences of a public set (``ec_law.test``), in order."""
    lines = (data() / "spelling" / f"{name}.tsv").read_text("utf-8").splitlines()
    return [(wrong, right) for wrong, _, right in (line.partition("\t") for line in lines) if right]


def _clauses(pair: tuple[str, str]) -> set[str]:
    return {clause for text in pair for clause in (text, *_CLAUSE.findall(text))}
