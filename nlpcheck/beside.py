"""A call made in a forked child while this process goes on: a cold start on two cores.

Reading a single report's section five needs models, a dictionary and many expressions of
its own; it is therefore done beside the other rules.  Where forking isn't safe or wouldn't
help (one core, threads, numpy already here) there is no child.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import threading
from collections.abc import Callable
from typing import Any


def worthwhile(*heavy: str) -> bool:
    """Whether a child could help: two cores, one thread, none of ``heavy`` imported yet."""
    return (
        hasattr(os, "fork")
        and len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else [0, 0]) > 1
        and threading.active_count() == 1
        and not any(name in sys.modules for name in (*heavy, "numpy", "pytest"))
    )


class Beside:
    """``function()`` in a child; its answer (which must pickle) is had once, by :meth:`result`."""

    def __init__(self, function: Callable[[], Any]) -> None:
        read_end, write_end = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(read_end)
            status = 1
            try:
                with os.fdopen(write_end, "wb") as pipe:
                    pickle.dump(function(), pipe, pickle.HIGHEST_PROTOCOL)
                status = 0
            except BaseException:  # the parent does the work itself, and tells what is wrong
                status = 1
            finally:
                os._exit(status)
        os.close(write_end)
        self._pipe = os.fdopen(read_end, "rb")

    def result(self) -> Any:
        """The answer; None when the child failed.  The child is gone afterwards."""
        try:
            with self._pipe:
                data = self._pipe.read()
        finally:
            with contextlib.suppress(ChildProcessError):
                _, status = os.waitpid(self._pid, 0)
        if status != 0:
            return None
        return pickle.loads(data)  # our own child wrote it
