"""What holds for a run: options, then ``.nlpcheck.toml``, then ``[tool.nlpcheck]``."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from nlpcheck.types import Severity


class SpellingSettings(msgspec.Struct, forbid_unknown_fields=True):
    """``[spelling]``: threshold None means the engine's default."""

    threshold: float | None = None
    models: list[str] = msgspec.field(default_factory=list)


class PlanSettings(msgspec.Struct, forbid_unknown_fields=True):
    """``[plans]``: how many elements make a measure specific; extra pattern files."""

    specific_elements: int = 2
    patterns: list[str] = msgspec.field(default_factory=list)


class ReadSettings(msgspec.Struct, forbid_unknown_fields=True):
    """``[read]``: limits of the readers and how they take what is ambiguous."""

    max_bytes: int = 50_000_000
    max_line: int = 1_000_000
    max_seconds: float = 60.0
    tracked_changes: Literal["accept", "reject"] = "accept"


class Settings(msgspec.Struct, forbid_unknown_fields=True):
    """All settings; the names are those of the configuration file (``_`` as ``-``)."""

    select: list[str] = msgspec.field(default_factory=list)
    ignore: list[str] = msgspec.field(default_factory=list)
    fail_on: Literal["error", "warning", "info", "never"] = "warning"
    template: Literal["auto", "2019", "2021"] = "auto"
    year: int | None = None
    issuer: str | None = None
    previous: str | None = None
    lexicons: list[str] = msgspec.field(default_factory=list)
    rules: list[str] = msgspec.field(default_factory=list)
    severity: dict[str, Severity | Literal["off"]] = msgspec.field(default_factory=dict)
    per_file_ignores: dict[str, list[str]] = msgspec.field(default_factory=dict)
    lang: Literal["zh", "en"] = "zh"
    spelling: SpellingSettings = msgspec.field(default_factory=SpellingSettings)
    plans: PlanSettings = msgspec.field(default_factory=PlanSettings)
    read: ReadSettings = msgspec.field(default_factory=ReadSettings)
    config_path: Path | None = None
