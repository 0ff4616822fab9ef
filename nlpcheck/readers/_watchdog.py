"""Ends work of a library that never ends by itself.

pdfminer follows references in Python code and loops for ever on some that lead
in a circle.  A timer raises :class:`OutOfTime` in the thread that is reading
(CPython's ``PyThreadState_SetAsyncExc``), which works in any thread and starts
no process.  Time is counted in steps: :meth:`Watchdog.step` begins the next one.
"""

from __future__ import annotations

import contextlib
import ctypes
import threading
import time
from types import TracebackType


class OutOfTime(BaseException):
    """Raised in the watched thread; no ``except Exception`` of a library stops it."""


class Watchdog:
    """``with Watchdog(seconds) as dog:`` … ``dog.step()`` after each part of the work.

    A step counts by the process's CPU time as well, so that a busy machine ends nothing.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._thread = threading.get_ident()
        self._done = threading.Event()
        self._lock = threading.Lock()
        self._timer: threading.Thread | None = None
        self.step()

    def step(self) -> None:
        """Begin the next step."""
        self._began = time.monotonic()
        self._cpu = time.process_time()

    def __enter__(self) -> Watchdog:
        self._timer = threading.Thread(target=self._watch, daemon=True)
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._done.set()
        # what was raised in the very last moment arrives here, and is late
        with contextlib.suppress(OutOfTime):
            for _ in range(100):
                pass

    def _watch(self) -> None:
        while not self._done.wait(0.1):
            over = time.monotonic() - self._began > self._seconds
            if over and time.process_time() - self._cpu > self._seconds * 0.6:
                with self._lock:
                    if not self._done.is_set():
                        ctypes.pythonapi.PyThreadState_SetAsyncExc(
                            ctypes.c_ulong(self._thread), ctypes.py_object(OutOfTime)
                        )
                return
