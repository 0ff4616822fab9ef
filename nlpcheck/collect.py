"""Paths as given → files to check; what can't be is an error that says why."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from nlpcheck.types import ErrorResult

SUFFIXES = frozenset(
    [
        ".txt",
        ".md",
        ".markdown",
        ".htm",
        ".html",
        ".shtml",
        ".mht",
        ".mhtml",
        ".docx",
        ".docm",
        ".doc",
        ".wps",
        ".rtf",
        ".odt",
        ".pdf",
    ]
)
"""What a folder's walk takes; a file named outright is read whatever its name."""

_SKIPPED_NAMES = frozenset({"readme", "license", "changelog", "contributing"})


def collect(paths: Sequence[str]) -> tuple[list[str], list[ErrorResult]]:
    """The files in order, folders walked by name; each file once."""
    files: dict[str, None] = {}
    errors: list[ErrorResult] = []
    for given in paths:
        if given == "-":
            files["-"] = None
            continue
        path = Path(given)
        try:
            if path.is_dir():
                found = _walk(path, errors)
                if not found:
                    errors.append(
                        ErrorResult(
                            given,
                            "no-reports",
                            f"{given}：文件夹中没有可检查的报告（支持 {' '.join(sorted(SUFFIXES))}），"
                            "请核对路径。",
                        )
                    )
                files.update(dict.fromkeys(found))
            elif not path.exists():
                errors.append(
                    ErrorResult(
                        given, "missing", f"{given}：没有这个文件或文件夹，请核对路径和文件名。"
                    )
                )
            else:
                files[given] = None
        except (OSError, ValueError) as error:
            errors.append(ErrorResult(given, "missing", os_error(path, error)))
    return list(files), errors


def _walk(folder: Path, errors: list[ErrorResult]) -> list[str]:
    found: list[str] = []

    def refused(error: OSError) -> None:
        name = error.filename or str(folder)
        errors.append(ErrorResult(str(name), "permission", os_error(Path(str(name)), error)))

    for root, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            path = Path(root) / name
            if name.startswith((".", "~$")) or path.suffix.lower() not in SUFFIXES:
                continue
            if path.stem.lower().split(".")[0] in _SKIPPED_NAMES:
                continue
            found.append(str(path))
    return found


def os_error(path: Path, error: Exception) -> str:
    """A Chinese message for an operating system's refusal: what, where, remedy."""
    if isinstance(error, PermissionError):
        return f"{path}：没有读取权限，请检查文件权限或换一个账户运行。"
    if isinstance(error, FileNotFoundError):
        return f"{path}：没有这个文件或文件夹，请核对路径和文件名。"
    if isinstance(error, IsADirectoryError):
        return f"{path}：这是一个文件夹，不是文件。"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"{path}：无法读取（{reason}），请核对路径，或把文件复制到本机后再试。"
