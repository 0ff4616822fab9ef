"""How fast the rules are in a warm process: reports a second, and the share of each rule.

    python -m benchmarks.rules [--runs 3] [--write]

Data: the reports of corpus/, each brought to about 10,000 characters by repeating its
narrative.  All in one run on one core; ``--write`` puts the table into docs/quality.md.
The figure with the language model (SP101 to SP104) stands beside that without.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.quality_page import write_part
from nlpcheck import report as reports
from nlpcheck.checker import check_document
from nlpcheck.readers import read
from nlpcheck.rules.base import Context, Rule, Scope
from nlpcheck.rules.registry import all_rules
from nlpcheck.settings import Settings
from nlpcheck.types import Document

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent
LENGTH = 10_000
MODEL = "SP10"


def documents() -> list[Document]:
    """The corpus, each report grown to about ``LENGTH`` characters."""
    found = []
    for path in sorted([*(ROOT / "corpus").glob("*.txt"), *(ROOT / "corpus").glob("*.md")]):
        if path.stem == "README":
            continue
        document = read(path.read_bytes(), path.name)
        report = reports.build(document)
        prose = [p for p in report.paragraphs if p.role == "prose" and p.section == 1]
        text = document.text
        if prose:
            start, end = prose[0].span.start, prose[-1].span.end
            block = text[start:end]
            times = max(0, (LENGTH - len(text)) // (len(block) + 1))
            text = text[:end] + ("\n" + block) * times + text[end:]
        found.append(read(text.encode(), path.name))
    return found


def whole(batch: list[Document], settings: Settings, runs: int) -> float:
    """Reports a second for the check of a warm process, the best of ``runs``."""
    check_document(batch[0], settings)
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        for document in batch:
            check_document(document, settings)
        best = min(best, time.perf_counter() - start)
    return len(batch) / best


class TimedContext(Context):
    """A context that keeps the time of its services apart from the rules that ask them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spent: dict[str, float] = {}
        self._inner = [0.0]

    def use(self, service: Callable[[Context], T]) -> T:
        """The service's answer; its own time, without services it asks, is written down."""
        if service in self._services:
            return super().use(service)
        self._inner.append(0.0)
        start = time.perf_counter()
        answer = super().use(service)
        whole_time = time.perf_counter() - start
        inner = self._inner.pop()
        self._inner[-1] += whole_time
        name = f"{service.__module__.removeprefix('nlpcheck.')}.{service.__name__}"
        self.spent[name] = self.spent.get(name, 0.0) + whole_time - inner
        return answer

    def taken(self) -> float:
        """Seconds that services took since the last call."""
        taken, self._inner[0] = self._inner[0], 0.0
        return taken


def by_rule(batch: list[Document], rules: list[Rule]) -> dict[str, float]:
    """Seconds a report for each rule and each shared service."""
    spent = dict.fromkeys((rule.code for rule in rules), 0.0)
    for document in batch:
        start = time.perf_counter()
        report = reports.build(document)
        spent["report model"] = spent.get("report model", 0.0) + time.perf_counter() - start
        context = TimedContext(report, Settings())
        for rule in rules:
            if rule.scope is Scope.REPORT and context.report.template is None:
                continue
            start = time.perf_counter()
            list(rule.check(context))
            spent[rule.code] += time.perf_counter() - start - context.taken()
        for name, seconds in context.spent.items():
            spent[name] = spent.get(name, 0.0) + seconds
    return {code: seconds / len(batch) for code, seconds in spent.items()}


def main() -> None:
    """Measure and print; ``--write`` puts the table into docs/quality.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    batch = documents()
    length = sum(len(d.text) for d in batch) / len(batch)
    rules = all_rules()
    without = whole(batch, Settings(ignore=[MODEL]), options.runs)
    with_model = whole(batch, Settings(), options.runs)
    spent = by_rule(batch, [r for r in rules if not r.code.startswith(MODEL)])
    spent = by_rule(batch, [r for r in rules if not r.code.startswith(MODEL)])  # warm
    total = sum(spent.values())
    lines = [
        f"{len(batch)} reports of {length:,.0f} characters on average, {len(rules)} rules, one core.",
        "",
        "| check of a warm process | reports a second |",
        "|---|---|",
        f"| all rules but the language model | {without:.1f} |",
        f"| all rules | {with_model:.1f} |",
        "",
        "| rule or shared service | ms a report | share |",
        "|---|---|---|",
    ]
    for code, seconds in sorted(spent.items(), key=lambda item: -item[1])[:15]:
        lines.append(f"| {code} | {seconds * 1000:.2f} | {seconds / total:.1%} |")
    text = "\n".join(lines)
    print(text)
    if options.write:
        write_part("rules", "Speed of the rules", "python -m benchmarks.rules --write", text)


if __name__ == "__main__":
    main()
