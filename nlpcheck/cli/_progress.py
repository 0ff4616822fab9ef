"""A progress bar on stderr, where a person watches and the work is long."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

AFTER = 1.0
"""Seconds before the bar shows: short work stays quiet."""


class Progress:
    """Call it as :func:`nlpcheck.checker.check_paths` wants; use as a context manager."""

    def __init__(self, description: str = "检查") -> None:
        self._description = description
        self._began = time.monotonic()
        self._watched = sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None

    def __call__(self, done: int, total: int, path: str) -> None:
        if not self._watched or total < 2 or time.monotonic() - self._began < AFTER:
            return
        if self._bar is None:
            self._bar = self._start()
            self._task = self._bar.add_task(self._description, total=total)
        name = path if len(path) <= 30 else f"…{path[-29:]}"
        self._bar.update(self._task, completed=done, total=total, description=name)

    def _start(self) -> Any:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        bar = Bar(
            MofNCompleteColumn(),
            BarColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.description}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        bar.start()
        return bar

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
