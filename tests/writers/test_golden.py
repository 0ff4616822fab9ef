"""Each output of one run made by hand, against golden/NAME.out.

``UPDATE_GOLDEN=1 python -m pytest tests/writers`` writes the files anew; review them
with git diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nlpcheck import writers
from nlpcheck.writers import WriteOptions
from tests.writers.made import RULES, made_run

GOLDEN = Path(__file__).parent / "golden"
CASES = [
    *((name, name, WriteOptions(rules=RULES)) for name in writers.names()),
    ("full", "full-en", WriteOptions(rules=RULES, lang="en")),
    ("full", "full-narrow-color", WriteOptions(rules=RULES, width=48, color=True)),
    ("full", "full-statistics", WriteOptions(rules=RULES, statistics=True)),
    ("csv", "csv-en", WriteOptions(rules=RULES, lang="en")),
]


@pytest.mark.parametrize(("name", "golden", "options"), CASES, ids=[case[1] for case in CASES])
def test_output(name: str, golden: str, options: WriteOptions) -> None:
    made = "".join(writers.render(name, made_run(), options)).encode()
    path = GOLDEN / f"{golden}.out"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(made)
    assert path.exists(), f"no golden file for {golden}: run with UPDATE_GOLDEN=1"
    assert made.decode() == path.read_bytes().decode()


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {case[1] for case in CASES}


@pytest.mark.parametrize("name", writers.names())
def test_writer_says_what_it_is(name: str) -> None:
    module = writers.load(name)
    assert name == module.NAME
    assert module.SUMMARY


@pytest.mark.parametrize("name", writers.names())
def test_private_numbers_stay_masked(name: str) -> None:
    made = "".join(writers.render(name, made_run(), WriteOptions(rules=RULES)))
    shown = made.count("110101")
    assert made.count("110101********1234") == shown  # an output may also show no text at all


def test_unknown_name() -> None:
    with pytest.raises(KeyError):
        writers.load("ful")
