"""Fixtures for all tests: the data beside the project, the command line in this process."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from nlpcheck.cli.main import main

# A busy machine is no defect: examples have no time limit of their own.
settings.register_profile("nlpcheck", deadline=None)
settings.load_profile("nlpcheck")

ROOT = Path(__file__).resolve().parent.parent
NO_DATA = "no shared data at"
DATA = Path(os.environ.get("NLPCHECK_DATA", ROOT.parent / "shared"))


@pytest.fixture
def data_dir() -> Path:
    """The folder of shared data; tests that need it are skipped where it is absent."""
    if not DATA.is_dir():
        pytest.skip(f"{NO_DATA} {DATA}: set NLPCHECK_DATA")
    return DATA


@pytest.fixture
def seed(data_dir: Path) -> Path:
    """The real report that the project began with."""
    return next(iter(sorted((data_dir / "seed").glob("*.txt"))))


@dataclass(frozen=True)
class Ran:
    """What a command line gave."""

    status: int
    out: str
    err: str


Cli = Callable[..., Ran]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run ``nlpcheck`` with arguments (and ``stdin`` bytes) in this process."""

    def run(*arguments: str | Path, stdin: bytes | None = None) -> Ran:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as stop:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(int(stop.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """No colour and 80 columns, whatever terminal the tests run in."""
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With CI=true a test that is skipped for want of a program fails instead.

    Only the shared data may be absent there.
    """
    report = yield
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr)
        if NO_DATA not in reason and os.name != "nt":
            report.outcome = "failed"
            report.longrepr = f"skipped, which CI does not allow: {reason}"
    return report
