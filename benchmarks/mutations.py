"""How many planted defects are found, by rule, and what else fires.

``python -m benchmarks.mutations`` prints the table; ``--write`` puts it into
docs/quality.md; ``--misses FILE`` lists what was not found.
"""

from __future__ import annotations

import argparse
import datetime
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

from benchmarks.mutation import everything
from benchmarks.mutation.planting import REGISTRY, SETS, WHOLE
from benchmarks.mutation.summary import figures, misses, preface, table
from benchmarks.mutation.trial import Bench, Outcome
from benchmarks.quality_page import put
from nlpcheck.rules.registry import all_rules
from nlpcheck.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
PARTS = list(range(1, len(SETS) + 1))


@cache
def _bench(without: tuple[str, ...]) -> Bench:
    """The clean reports of corpus/, read once in a process."""
    return Bench(ROOT / "corpus", Settings(ignore=list(without)))


def _run(
    trials: int, seed: int, control: bool, without: tuple[str, ...], asked: tuple[int, str]
) -> list[Outcome]:
    """What came of one rule's plants of one set."""
    part, code = asked
    return _bench(without).run(code, trials, seed, control, part)


def main(arguments: list[str] | None = None) -> int:
    """Run; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--select", nargs="*", default=[], help="codes or prefixes")
    parser.add_argument("--trials", type=int, default=8, help="plants a rule, at least")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--set",
        type=int,
        nargs="+",
        default=PARTS,
        choices=PARTS,
        dest="parts",
        help=f"{len(SETS)}: the wordings kept from those who mend rules",
    )
    parser.add_argument("--plants", type=Path, help="only the wordings of this folder")
    parser.add_argument("--without", nargs="*", default=[], help="codes that don't run (faster)")
    parser.add_argument("--control", action="store_true", help="check the mended texts too")
    parser.add_argument("--misses", type=Path, help="write what was not found to this file")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--write", action="store_true", help="put the table into docs/quality.md")
    options = parser.parse_args(arguments)
    if options.plants:
        SETS.append(str(options.plants.resolve()))
        options.parts = [len(SETS)]
    everything.load()
    bench = _bench(tuple(options.without))
    existing = {rule.code for rule in all_rules()}
    codes = {
        part: [
            c
            for c in REGISTRY.codes(part)
            if not options.select or c.startswith(tuple(options.select))
        ]
        for part in options.parts
    }
    command = "python -m benchmarks.mutations"
    if options.plants:
        command += f" --plants {options.plants}"
    elif options.parts != PARTS:
        command += " --set " + " ".join(map(str, options.parts))
    command += f" --trials {options.trials} --seed {options.seed}"
    if options.without:
        command += " --without " + " ".join(options.without)
    command += " --control" if options.control else ""
    tables = []
    work = partial(_run, options.trials, options.seed, options.control, tuple(options.without))
    asked = [(part, code) for part in options.parts for code in codes[part]]
    # Forked, so that workers have the sets and the plants of this process.
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(options.jobs, mp_context=fork) if options.jobs > 1 else None
    answers = pool.map(work, asked) if pool else map(work, asked)
    for part in options.parts:
        outcomes: list[Outcome] = []
        for code in codes[part]:
            made = next(answers)
            count = figures(made)
            mark = "" if code in existing else " (no such rule)"
            print(
                f"{part} {code} {count.found}/{count.planted} others {count.others}{mark}",
                file=sys.stderr,
            )
            outcomes += made
        planted = {outcome.code for outcome in outcomes}
        missing = sorted(existing - planted) if not options.select and part <= WHOLE else []
        tables.append(table(outcomes, part, missing))
        if options.misses and part == options.parts[0]:
            options.misses.write_text(misses(outcomes, bench.noisy), "utf-8")
    day = datetime.date.today().isoformat()
    text = preface(command, len(bench.drafts), day, bench.noisy) + "".join(tables)
    if pool:
        pool.shutdown()
    print(text)
    if options.write:
        put("mutations", text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
