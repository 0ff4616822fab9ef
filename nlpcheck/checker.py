"""The one function that runs reader, report, rules and suppression in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from nlpcheck.settings import Settings
from nlpcheck.types import Checked, Document, RunResult


def check_paths(
    paths: Sequence[str],
    settings: Settings,
    *,
    stdin: bytes | None = None,
    stdin_filename: str | None = None,
    progress: Callable[[int, int, str], None] | None = None,
) -> RunResult:
    """Check files and folders (walked); ``-`` is ``stdin``.

    ``progress`` is called with (done, total, path) before each file.
    """
    raise NotImplementedError


def check_document(document: Document, settings: Settings, previous: Document | None = None) -> Checked:
    """Check one document already read."""
    raise NotImplementedError


def read_file(path: Path, settings: Settings) -> Document:
    """Read one file by its content's kind.  Raises :class:`nlpcheck.types.ReadError`."""
    raise NotImplementedError
