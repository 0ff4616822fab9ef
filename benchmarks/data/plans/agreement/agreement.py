"""Compare the two passes over part of the labelled section fives: first.jsonl and second.txt.

Both hold reports of the test half too, so neither is for reading while rules are developed.
Problem and measure spans were given to the second pass; elements and alignment were decided
anew, and the verdict follows from the elements by the guideline's table in both passes.
Printed: Cohen's kappa of the verdict, exact and overlapping span F1 of the elements, F1 and
kappa of the alignment (over all problem and measure pairs of a report), and every difference
with ``--differences``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from build import verdict_of  # noqa: E402


def kappa(pairs: Sequence[tuple[object, object]]) -> float:
    """Return Cohen's kappa of paired labels."""
    n = len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(left[k] * right[k] for k in left) / n / n
    return (sum(a == b for a, b in pairs) / n - expected) / (1 - expected)


def touches(span: tuple[str, int, int], others: set[tuple[str, int, int]]) -> bool:
    """Return whether a span shares a code point with one of the same kind among others."""
    return any(span[0] == o[0] and span[1] < o[2] and o[1] < span[2] for o in others)


def second_pass() -> dict[str, tuple[list[tuple[str, str]], set[int]]]:
    """Return, by report.measure, the elements (kind, text) and the problems answered."""
    kinds = {"w": "who", "t": "when", "q": "quantity", "o": "object", "c": "check", "m": "means"}
    found = {}
    for line in (HERE / "second.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            left, _, right = line.partition(">")
            key, *marks = left.split()
            elements = [(kinds[m[0]], m[2:]) for m in marks]
            found[key] = elements, {int(n) for n in right.replace(",", " ").split()}
    return found


def main() -> None:
    """Print the agreement, and the differences if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--differences", action="store_true")
    show = parser.parse_args().differences
    second = second_pass()
    verdicts: list[tuple[object, object]] = []
    cells: list[tuple[object, object]] = []
    exact: Counter[str] = Counter()
    overlap = [0, 0, 0, 0]
    for line in (HERE / "first.jsonl").read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        text = report["text"]
        for index, measure in enumerate(report["measures"]):
            key = f"{report['id']}.{index + 1}"
            elements, answered = second[key]
            one = {(e["kind"], e["start"], e["end"]) for e in measure["elements"]}
            two: set[tuple[str, int, int]] = set()
            for kind, marked in elements:
                piece, _, nth = marked.partition("#")
                start = measure["start"] - 1
                for _ in range(int(nth or 1)):
                    start = text.index(piece, start + 1, measure["end"])
                two.add((kind, start, start + len(piece)))
            for kind, *_ in one & two:
                exact[kind + " both"] += 1
            for name, spans in (("first", one - two), ("second", two - one)):
                for kind, start, end in sorted(spans, key=lambda s: s[1]):
                    exact[f"{kind} {name}"] += 1
                    if show:
                        print(f"{key} only {name}: {kind} {text[start:end]}")
            overlap[0] += sum(touches(s, two) for s in one)
            overlap[1] += len(one)
            overlap[2] += sum(touches(s, one) for s in two)
            overlap[3] += len(two)
            verdict = verdict_of({kind for kind, *_ in two})
            verdicts.append((measure["verdict"], verdict))
            if show and verdict != measure["verdict"]:
                print(f"{key}: {measure['verdict']} then {verdict}")
            for problem in range(len(report["problems"])):
                pair = [problem, index] in report["alignment"], problem + 1 in answered
                cells.append(pair)
                if show and pair[0] != pair[1]:
                    print(f"{key}: problem {problem + 1}, {pair[0]} then {pair[1]}")
    print(len(verdicts), "measures; verdict agreement",
          f"{sum(a == b for a, b in verdicts) / len(verdicts):.3f}, kappa {kappa(verdicts):.3f}")
    total: Counter[str] = Counter()
    for kind in ("who", "when", "quantity", "object", "check", "means"):
        both, first, later = (exact[f"{kind} {n}"] for n in ("both", "first", "second"))
        total += Counter(both=both, first=first, second=later)
        print(f"{kind}: exact F1 {2 * both / (2 * both + first + later):.3f} ({both} shared)")
    print(f"elements: exact F1 {2 * total['both'] / (2 * total['both'] + total['first'] + total['second']):.3f},"
          f" overlapping F1 {(overlap[0] + overlap[2]) / (overlap[1] + overlap[3]):.3f}")
    both = sum(a and b for a, b in cells)
    print(f"alignment: F1 {2 * both / (sum(a for a, _ in cells) + sum(b for _, b in cells)):.3f},"
          f" kappa {kappa(cells):.3f} over {len(cells)} pairs")


if __name__ == "__main__":
    main()
