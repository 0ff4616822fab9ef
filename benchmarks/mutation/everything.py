"""Loads every planter: the modules of this folder and the rows of ``plants/``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from . import lexical


@cache
def load() -> None:
    """Fill the registry, once."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        importlib.import_module(f"{__package__}.{module.name}")
    lexical.load()
