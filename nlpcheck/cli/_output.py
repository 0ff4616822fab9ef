"""Where a run's output goes, and for whom it is laid out."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import click

WIDEST = 100


def color(stream: object) -> bool:
    """Whether to write colour there: a terminal, unless NO_COLOR or TERM says not."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty()) and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """Columns of the screen, 80 where there is none."""
    return max(40, min(shutil.get_terminal_size((80, 24)).columns, WIDEST))


def emit(pieces: Iterable[str], target: str | None) -> None:
    """Write to the file ``target``, whole or not at all, or to stdout.

    Raises click.UsageError where the file can't be written.
    """
    if target is None or target == "-":
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
        return
    from nlpcheck.fixes import write_atomic

    path = Path(target)
    data = "".join(pieces).encode("utf-8", "replace")
    if path.is_dir():
        raise click.UsageError(f"{target}：是文件夹，请给出结果文件的名称。")
    try:
        write_atomic(path, data)
    except OSError as error:
        raise click.UsageError(
            f"{target}：无法写入结果（{reason(error)}），请核对文件夹是否存在、有无写入权限。"
        ) from error


def reason(error: OSError) -> str:
    """Why a file could not be used, in Chinese."""
    kinds = {
        FileNotFoundError: "文件夹不存在",
        PermissionError: "没有权限",
        IsADirectoryError: "是文件夹",
        NotADirectoryError: "上级不是文件夹",
    }
    return kinds.get(type(error), error.strerror or "未知原因")
