"""One row a finding, for a spreadsheet: a BOM, and no cell that it would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from nlpcheck.types import RunResult
from nlpcheck.writers import WriteOptions

NAME = "csv"
SUMMARY = "CSV，一行一处，电子表格可直接打开"

HEADER = {
    "zh": (
        "文件", "单位", "年度", "规则", "级别", "部分", "位置", "行", "列",
        "原文", "建议", "说明", "修改方式", "置信度",
    ),
    "en": (
        "path", "issuer", "year", "rule", "severity", "section", "where", "line", "column",
        "text", "suggestion", "message", "fix", "confidence",
    ),
}  # fmt: skip
SEVERITY = {"error": "错误", "warning": "警告", "info": "提示"}
FIX = {"safe": "可自动修改", "unsafe": "须人工确认", None: ""}


def write(run: RunResult, options: WriteOptions) -> Iterator[str]:
    """A header, then a row for each finding and each file that could not be read."""
    yield "\ufeff" + _row(HEADER[options.lang])
    zh = options.lang == "zh"
    for checked in run.checked:
        result = checked.result
        for finding in result.findings:
            yield _row(
                (
                    result.path,
                    result.issuer,
                    result.year or "",
                    finding.rule,
                    SEVERITY[finding.severity] if zh else finding.severity.value,
                    finding.section or "",
                    finding.where,
                    finding.start.line,
                    finding.start.column,
                    finding.text,
                    finding.suggestions[0] if finding.suggestions else "",
                    finding.message,
                    FIX[finding.fix] if zh else finding.fix or "",
                    f"{finding.confidence:.2f}",
                )
            )
    for error in run.errors:
        kind = "无法读取" if zh else "unreadable"
        blank = ("",) * 6
        yield _row((error.path, "", "", "", kind, *blank, error.message, "", ""))


def _row(cells: tuple[object, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow([_safe(cell) for cell in cells])
    return buffer.getvalue()


def _safe(cell: object) -> object:
    """Text that a spreadsheet would take for a formula, with ``'`` before it.

    The signs are those of OWASP's advice on CSV injection, in half and full width.
    """
    if not isinstance(cell, str):
        return cell
    cell = cell.encode("utf-8", "replace").decode()
    return f"'{cell}" if cell.lstrip(" \u3000")[:1] in _FORMULA or cell[:1] in _BREAKS else cell


_FORMULA = tuple("=+-@＝＋－＠")
_BREAKS = ("\t", "\r", "\n")
