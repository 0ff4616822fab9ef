"""The whole run as JSON, schema 1: the contract with editors and audits."""

from __future__ import annotations

from typing import Any

import msgspec

from nlpcheck.types import ReportResult, RunResult
from nlpcheck.writers import WriteOptions

NAME = "json"
SUMMARY = "JSON（schema 1），供编辑器和其他程序使用"


def write(run: RunResult, options: WriteOptions) -> str:
    """One indented JSON object and a line break.  All keys are always there."""
    return msgspec.json.format(msgspec.json.encode(payload(run)), indent=2).decode() + "\n"


def payload(run: RunResult) -> dict[str, Any]:
    """What the JSON says, as dicts and lists."""
    return {
        "schema": 1,
        "tool": {"name": "nlpcheck", "version": run.version},
        "reports": [report(checked.result) for checked in run.checked],
        "errors": [clean(msgspec.to_builtins(error)) for error in run.errors],
        "summary": msgspec.to_builtins(run.summary),
    }


def report(result: ReportResult) -> dict[str, Any]:
    """One report's part of the JSON."""
    return clean(msgspec.to_builtins(result))


def clean(value: Any) -> Any:
    """``value`` with what UTF-8 can't hold (file names in another coding) replaced."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode() if not value.isascii() else value
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {key: clean(item) for key, item in value.items()}
    return value
