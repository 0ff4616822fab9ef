"""Fixes → edits → text: which are applied, in what order, and what is never touched.

Order where fixes overlap: safe before unsafe, then the graver severity, the higher
confidence, the earlier start, the longer range, the smaller code.  A fix is applied
whole or not at all.

Never changed: the value of a number (its form may be: leading zeros, full width, the
letter O for 0), and the words of a quotation.
"""

from __future__ import annotations

import contextlib
import difflib
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from nlpcheck.types import Edit, Finding


class Resolved(msgspec.Struct):
    """Which findings are mended by which edits, and which must wait.

    ``edits`` are in order and don't overlap; ``applied`` and ``skipped`` hold the
    findings whose fix is in them, and those whose fix lost to another.
    """

    edits: list[Edit]
    applied: list[Finding]
    skipped: list[Finding]


def resolve(findings: Iterable[Finding], text: str, *, unsafe: bool = False) -> Resolved:
    """Choose the fixes to apply to ``text``: the safe ones, or ``unsafe`` ones too.

    A fix that :func:`allowed` refuses counts as none.
    """
    wanted = [
        finding
        for finding in findings
        if finding.fix is not None
        and (unsafe or finding.fix.safety == "safe")
        and allowed(finding.fix.edits, text)
    ]
    wanted.sort(key=_order)
    chosen: set[Edit] = set()
    applied: list[Finding] = []
    skipped: list[Finding] = []
    for finding in wanted:
        assert finding.fix is not None
        edits = finding.fix.edits
        if any(_clash(edit, other) for edit in edits for other in chosen if edit != other):
            skipped.append(finding)
        else:
            chosen.update(edits)
            applied.append(finding)
    return Resolved(sorted(chosen), applied, skipped)


def _order(finding: Finding) -> tuple[object, ...]:
    fix = finding.fix
    assert fix is not None
    start = min(edit.start for edit in fix.edits)
    length = sum(edit.end - edit.start for edit in fix.edits)
    return (
        fix.safety != "safe",
        -finding.severity.rank,
        -finding.confidence,
        start,
        -length,
        finding.rule,
    )


def _clash(a: Edit, b: Edit) -> bool:
    """Whether two edits can't both be applied: they overlap, or meet at an insertion."""
    if a.start == a.end or b.start == b.end:
        return a.start <= b.end and b.start <= a.end
    return a.start < b.end and b.start < a.end


def apply(text: str, edits: Sequence[Edit]) -> str:
    """``text`` after ``edits``, which are in order and don't overlap.

    Raises ValueError where they are not so or lie outside the text.
    """
    parts: list[str] = []
    at = 0
    for edit in edits:
        if not at <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edit out of order or range: {edit}")
        parts += text[at : edit.start], edit.replacement
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def moved(offset: int, edits: Sequence[Edit]) -> int:
    """Where an offset of the text before stands after ``edits`` (end of an edit that held it)."""
    by = 0
    for edit in edits:
        if edit.start >= offset:
            break
        by += len(edit.replacement) - (min(edit.end, offset) - edit.start)
    return offset + by


# --- what is never changed ---------------------------------------------------

_RUN = re.compile(r"[0-9０-９OoＯlI]*[0-9０-９][0-9０-９OoＯlI]*")
_LETTERS = str.maketrans({"O": "0", "o": "0", "Ｏ": "0", "l": "1", "I": "1"})
_DIGITISH = frozenset("0123456789０１２３４５６７８９OoＯlI")
_QUOTED = re.compile(r"“[^“”\n]*”|「[^「」\n]*」")
_CLAUSE = re.compile(r"[，。；！？：]")
_QUOTE_LENGTH = 16
"""Quoted stretches of this length, or with a clause mark inside, are somebody's words;
shorter ones are terms (“放管服”), which a fix may mend."""


def allowed(edits: Sequence[Edit], text: str) -> bool:
    """Whether a fix keeps every number's value and every quotation's words."""
    if not edits:
        return False
    return all(_keeps_numbers(edit, text) for edit in edits) and not _in_quotation(edits, text)


def _keeps_numbers(edit: Edit, text: str) -> bool:
    start, end = edit.start, edit.end
    while start > 0 and text[start - 1] in _DIGITISH:
        start -= 1
    while end < len(text) and text[end] in _DIGITISH:
        end += 1
    before = text[start:end]
    after = text[start : edit.start] + edit.replacement + text[edit.end : end]
    if not any(char.isdigit() for char in before):
        # Nothing that was a number: “/” may become 0, a word must not gain digits.
        return not any(char.isdecimal() for char in after) or before.strip() in ("", "/", "／")
    return _digits(before) == _digits(after)


def _digits(text: str) -> str:
    """The digits of a text in a row, leading zeros of each run left out."""
    runs = (
        unicodedata.normalize("NFKC", run).translate(_LETTERS).lstrip("0") or "0"
        for run in _RUN.findall(text)
    )
    return "".join(runs)


def _in_quotation(edits: Sequence[Edit], text: str) -> bool:
    low = text.rfind("\n", 0, min(edit.start for edit in edits)) + 1
    high = text.find("\n", max(edit.end for edit in edits))
    line = text[low : high if high >= 0 else len(text)]
    for match in _QUOTED.finditer(line):
        inner = match.group()[1:-1]
        if len(inner) < _QUOTE_LENGTH and not _CLAUSE.search(inner):
            continue
        start, end = low + match.start() + 1, low + match.end() - 1
        if any(edit.start < end and start < max(edit.end, edit.start + 1) for edit in edits):
            return True
    return False


# --- text out ----------------------------------------------------------------


def unified_diff(path: str, before: str, after: str) -> str:
    """A unified diff of two texts; "" where they are equal."""
    if before == after:
        return ""
    lines = difflib.unified_diff(
        _lines(before), _lines(after), fromfile=path, tofile=path, n=3, lineterm="\n"
    )
    out = []
    for line in lines:
        out.append(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n")
    return "".join(out)


def _lines(text: str) -> list[str]:
    """The lines with ``\\n`` as their break; a last line without one keeps none."""
    return [line for line in re.split(r"(?<=\n)", re.sub(r"\r\n?", "\n", text)) if line]


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, keeping its mode; links are followed.

    Raises OSError.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            Path(name).chmod(path.stat().st_mode & 0o7777)
        else:
            umask = os.umask(0)
            os.umask(umask)
            Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
