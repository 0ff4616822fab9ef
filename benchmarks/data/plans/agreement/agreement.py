"""Compare passes over labelled section fives that were labelled twice.

``--pass early`` (first.jsonl and second.txt): one labeller did part of the set again on the
day it was written. Problem and measure spans were given; elements and alignment were decided
anew. ``--pass test`` (test-first.txt and test-second.txt): another labeller marked the elements
of every measure of the test half from the text and the guideline alone; the labels in
../test.jsonl are what came of settling each difference, and are compared with both.

The verdict follows from the elements by the guideline's table in every pass. Printed: Cohen's
kappa of the verdict, exact and overlapping span F1 of the elements, F1 and kappa of the
alignment (over all problem and measure pairs of a report) where it was labelled twice, and
every difference with ``--differences``. All files hold the test half's text, so none is for
reading while rules are developed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from build import KINDS, verdict_of  # noqa: E402

Span = tuple[str, int, int]
Row = tuple[str, str, set[Span], set[Span]]  # key, text, spans of one pass, of the other


def kappa(pairs: Sequence[tuple[object, object]]) -> float:
    """Return Cohen's kappa of paired labels."""
    n = len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(left[k] * right[k] for k in left) / n / n
    return (sum(a == b for a, b in pairs) / n - expected) / (1 - expected)


def touches(span: Span, others: Iterable[Span]) -> bool:
    """Return whether a span shares a code point with one of the same kind among others."""
    return any(span[0] == o[0] and span[1] < o[2] and o[1] < span[2] for o in others)


def marked(name: str) -> dict[str, tuple[list[tuple[str, str]], set[int]]]:
    """Return, by report.measure, a pass's elements (kind, text) and the problems answered."""
    found = {}
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            left, _, right = line.partition(">")
            key, *marks = left.split()
            elements = [(KINDS[m[0]], m[2:]) for m in marks]
            found[key] = elements, {int(n) for n in right.replace(",", " ").split()}
    return found


def place(text: str, measure: dict[str, Any], elements: list[tuple[str, str]]) -> set[Span]:
    """Return the spans of a measure's marked elements; raises ValueError where one is not in it."""
    spans: set[Span] = set()
    for kind, mark in elements:
        piece, _, nth = mark.partition("#")
        start = measure["start"] - 1
        for _ in range(int(nth or 1)):
            start = text.index(piece, start + 1, measure["end"])
        spans.add((kind, start, start + len(piece)))
    return spans


def labelled(measure: dict[str, Any]) -> set[Span]:
    """Return the spans of a measure's elements as its record has them."""
    return {(e["kind"], e["start"], e["end"]) for e in measure["elements"]}


def records(path: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield report.measure, the report and the measure for every measure of a JSONL."""
    for line in path.read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        for index, measure in enumerate(report["measures"]):
            yield f"{report['id']}.{index + 1}", report, measure


def compare(rows: list[Row], show: bool) -> None:
    """Print how far two passes agree, by kind, and every difference if asked."""
    exact: Counter[str] = Counter()
    total: Counter[str] = Counter()
    touched: Counter[str] = Counter()
    verdicts: list[tuple[object, object]] = []
    changed = 0
    for key, text, one, two in rows:
        changed += one != two
        exact.update(kind for kind, *_ in one & two)
        for name, spans, others in (("first", one, two), ("second", two, one)):
            total.update(kind for kind, *_ in spans)
            touched.update(span[0] for span in spans if touches(span, others))
            for kind, start, end in sorted(spans - others, key=lambda s: s[1]):
                if show:
                    print(f"{key} only {name}: {kind} {text[start:end]}")
        verdicts.append((verdict_of({s[0] for s in one}), verdict_of({s[0] for s in two})))
        if show and verdicts[-1][0] != verdicts[-1][1]:
            print(f"{key}: {verdicts[-1][0]} then {verdicts[-1][1]}")
    print(
        len(rows),
        "measures,",
        changed,
        "with other elements; verdict agreement",
        f"{sum(a == b for a, b in verdicts) / len(verdicts):.3f}, kappa {kappa(verdicts):.3f}",
    )
    for kind in KINDS.values():
        print(
            f"{kind}: exact F1 {2 * exact[kind] / total[kind]:.3f},"
            f" overlapping F1 {touched[kind] / total[kind]:.3f} ({exact[kind]} shared)"
        )
    print(
        f"elements: exact F1 {2 * exact.total() / total.total():.3f},"
        f" overlapping F1 {touched.total() / total.total():.3f}"
    )


def early(show: bool) -> None:
    """Compare the two passes of the day the set was written."""
    second = marked("second.txt")
    rows: list[Row] = []
    cells: list[tuple[object, object]] = []
    for key, report, measure in records(HERE / "first.jsonl"):
        elements, answered = second[key]
        rows.append(
            (key, report["text"], labelled(measure), place(report["text"], measure, elements))
        )
        index = int(key.rpartition(".")[2]) - 1
        for problem in range(len(report["problems"])):
            pair = [problem, index] in report["alignment"], problem + 1 in answered
            cells.append(pair)
            if show and pair[0] != pair[1]:
                print(f"{key}: problem {problem + 1}, {pair[0]} then {pair[1]}")
    compare(rows, show)
    both = sum(bool(a and b) for a, b in cells)
    print(
        f"alignment: F1 {2 * both / (sum(bool(a) for a, _ in cells) + sum(bool(b) for _, b in cells)):.3f},"
        f" kappa {kappa(cells):.3f} over {len(cells)} pairs"
    )


def test_half(show: bool) -> None:
    """Compare the two labellers' elements of the test half, and each with what was settled."""
    passes = [marked("test-first.txt"), marked("test-second.txt")]
    both: list[Row] = []
    settled: tuple[list[Row], list[Row]] = [], []
    for key, report, measure in records(HERE.parent / "test.jsonl"):
        text = report["text"]
        one, two = (place(text, measure, p.get(key, ([], set()))[0]) for p in passes)
        both.append((key, text, one, two))
        for rows, spans in zip(settled, (one, two), strict=True):
            rows.append((key, text, spans, labelled(measure)))
    print("first and second")
    compare(both, show)
    for name, rows in zip(("first", "second"), settled, strict=True):
        print(f"{name} and settled")
        compare(rows, show=False)


def main() -> None:
    """Print the agreement, and the differences if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pass", dest="which", choices=("early", "test"), default="test")
    parser.add_argument("--differences", action="store_true")
    options = parser.parse_args()
    (early if options.which == "early" else test_half)(options.differences)


if __name__ == "__main__":
    main()
