"""How fast a warm process checks reports of 10,000 characters, and what each rule costs.

    OMP_NUM_THREADS=1 python -m benchmarks.rules [--rounds 3] [--without-model] [--write]

Data: the whole reports in corpus/, made as long as that with paragraphs of the clean ones
(benchmarks/long_reports.py); each round reads, matches and checks every one of them anew.
What several rules share (segmentation, counts, plans) is timed by itself, not with the rule that asked first.
The figures without the language model leave out SP101 to SP104.
"""

from __future__ import annotations

import argparse
import gc
import io
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any

from benchmarks.long_reports import long_reports
from benchmarks.quality_page import write_part
from nlpcheck import report as reports
from nlpcheck.cli.main import COLLECT
from nlpcheck.readers import read
from nlpcheck.rules.base import Context, Rule, Scope
from nlpcheck.rules.registry import all_rules
from nlpcheck.settings import Settings

MODEL = ("SP101", "SP102", "SP103", "SP104")
CORPUS = Path(__file__).resolve().parent.parent / "corpus"
SIZE = 10_000
"""Characters of a report."""


class Clock:
    """Seconds by name; what runs inside another is not counted twice."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._inside: list[float] = []

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        self._inside.append(0.0)
        try:
            yield
        finally:
            whole = time.perf_counter() - start
            self.seconds[name] += whole - self._inside.pop()
            if self._inside:
                self._inside[-1] += whole


class TimedContext(Context):
    """A context whose services are timed by name."""

    clock: Clock

    def use(self, service: Callable[[Context], Any]) -> Any:
        """The service's answer; the first call is timed."""
        if service in self._services:
            return self._services[service]
        with self.clock(f"({service.__name__})"):
            return super().use(service)


def run(files: list[tuple[str, bytes]], rules: list[Rule], rounds: int) -> tuple[Clock, int]:
    """Check every file ``rounds`` times; the clock, and the characters checked."""
    clock, characters = Clock(), 0
    settings = Settings()
    for _ in range(rounds):
        for name, data in files:
            with clock("[read]"):
                document = read(data, name, settings.read)
            with clock("[match]"):
                report = reports.build(document)
            context = TimedContext(report, settings)
            context.clock = clock
            characters += len(document.text)
            for rule in rules:
                if rule.scope is Scope.TEXT or report.template is not None:
                    with clock(rule.code):
                        for _finding in rule.check(context):
                            pass
    return clock, characters


def show(title: str, clock: Clock, characters: int, limit: int) -> None:
    """Print reports a second and the costliest names."""
    per = SIZE / characters
    total = sum(clock.seconds.values()) * per
    print(
        f"{title}: {1 / total:.1f} reports of {SIZE:,} characters a second"
        f" ({total * 1000:.1f} ms each)"
    )
    for name, seconds in clock.seconds.most_common(limit):
        print(f"  {name:24} {seconds * per * 1000:8.2f} ms {seconds * per / total:6.1%}")


def main() -> None:
    """Run both measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, default=25, help="names to show")
    parser.add_argument(
        "--without-model", action="store_true", help="leave the model out altogether"
    )
    parser.add_argument("--write", action="store_true", help="put it into docs/quality.md")
    arguments = parser.parse_args()
    printed = io.StringIO()
    with redirect_stdout(printed):
        measure(arguments)
    print(printed.getvalue(), end="")
    if arguments.write:
        text = f"```\n{printed.getvalue().strip()}\n```"
        write_part("rules", "规则的速度", "python -m benchmarks.rules --write", text)


def measure(arguments: argparse.Namespace) -> None:
    """Both measurements, printed."""
    files = long_reports(CORPUS, SIZE)
    gc.set_threshold(*COLLECT)
    plain = [rule for rule in all_rules() if rule.code not in MODEL]
    run(files, plain, 1)  # warm
    print(f"{len(files)} reports, {len(plain)} rules, {arguments.rounds} rounds")
    clock, characters = run(files, plain, arguments.rounds)
    show("without the language model", clock, characters, arguments.limit)
    model = [rule for rule in all_rules() if rule.code in MODEL]
    if model and not arguments.without_model:
        run(files, model, 1)
        clock, characters = run(files, [*plain, *model], arguments.rounds)
        show("with the language model", clock, characters, arguments.limit)


if __name__ == "__main__":
    main()
