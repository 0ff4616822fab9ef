"""How long a start takes, beside the libraries that it stands on, in one run.

    python benchmarks/start.py [REPORT] [--runs 9]

``check --select TB,ST`` is held against ``import click`` (at most 5 times), the full
check against ``import spacy`` (at most 1.6 times).  Medians of whole processes, the
four taken in turn, so that a slow moment hits them all; exit 1 where a limit is passed.
The package's modules are compiled first, as pip does on installing.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import nlpcheck

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("NLPCHECK_DATA", ROOT.parent / "shared"))
LIMITS = {"tables": ("click", 5.0), "full": ("spacy", 1.6)}


def report() -> Path:
    """The seed where the shared data are, else a report of corpus/."""
    seeds = sorted((DATA / "seed").glob("*.txt"))
    return seeds[0] if seeds else ROOT / "corpus" / "shagang-town-2020.txt"


def seconds(arguments: list[str]) -> float:
    """One process of this Python with ``arguments``, start to end."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
    taken = time.perf_counter() - began
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    return taken


def main() -> int:
    """Print a table; 1 where a limit is passed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("report", nargs="?", default=str(report()))
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    check = ["-m", "nlpcheck", "check", "--exit-zero", options.report]
    commands = {
        "click": ["-c", "import click"],
        "tables": [*check, "--select", "TB,ST"],
        "spacy": ["-c", "import spacy"],
        "full": check,
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    compileall.compile_dir(str(Path(nlpcheck.__file__).parent), quiet=1)
    for command in commands.values():
        seconds(command)  # warms the disk's cache
    for _ in range(options.runs):
        for name, command in commands.items():
            times[name].append(seconds(command))
    median = {name: statistics.median(found) for name, found in times.items()}
    shown = {
        "click": "import click",
        "tables": "check --select TB,ST",
        "spacy": "import spacy",
        "full": "check (all rules)",
    }
    print(f"report: {Path(options.report).name}, medians of {options.runs} runs")
    passed = False
    for name, text in shown.items():
        line = f"{text:<22} {median[name]:6.3f} s"
        if name in LIMITS:
            base, limit = LIMITS[name]
            ratio = median[name] / median[base]
            passed = passed or ratio > limit
            line += f"   {ratio:4.2f} × {shown[base]} (limit {limit})"
        print(line)
    return int(passed)


if __name__ == "__main__":
    sys.exit(main())
