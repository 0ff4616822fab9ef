"""Outputs: one file a format, found by walking this folder.

A writer module exposes ``NAME`` (the file's name, ``_`` as ``-``), ``SUMMARY`` (one
Chinese line) and ``write(run, options)``, which gives the output as a string or as
strings one after another.  It knows :mod:`nlpcheck.types` and :mod:`nlpcheck.text`
only; what it wants to say of a rule stands in :attr:`WriteOptions.rules`.
Modules whose name begins with ``_`` are shared by writers.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from nlpcheck.types import RunResult, Severity


class RuleInfo(msgspec.Struct, frozen=True):
    """What an output may say of a rule that fired."""

    code: str
    name: str
    severity: Severity
    summary: str
    summary_en: str
    why: str
    family: str = ""


class WriteOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to write: language, colour, columns of the screen, counts instead of findings.

    ``rules`` holds every rule that fired, by code.  ``errors`` is whether outputs for
    people name the files that could not be read (not where stderr has told of them).
    """

    lang: str = "zh"
    color: bool = False
    width: int = 80
    statistics: bool = False
    errors: bool = True
    rules: Mapping[str, RuleInfo] = {}


def names() -> list[str]:
    """The names of all outputs, in order; no writer is imported."""
    return sorted(
        info.name.replace("_", "-")
        for info in pkgutil.iter_modules(__path__)
        if not info.name.startswith("_")
    )


def load(name: str) -> Any:
    """The writer module called ``name``.  Raises KeyError for an unknown name."""
    if name not in names():
        raise KeyError(name)
    return importlib.import_module(f"{__name__}.{name.replace('-', '_')}")


def render(name: str, run: RunResult, options: WriteOptions) -> Iterable[str]:
    """The output called ``name`` of ``run``, in pieces."""
    made = load(name).write(run, options)
    return (made,) if isinstance(made, str) else made
