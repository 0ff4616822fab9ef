"""``--fix``, ``--unsafe-fixes`` and ``--diff``: corrections back into the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from nlpcheck import checker, fixes, readers, writeback
from nlpcheck.settings import Settings
from nlpcheck.text import LineIndex
from nlpcheck.types import Checked, Document, Edit, Finding

ROUNDS = 5
"""A fix can make room for another; more rounds than this were never needed."""


class Fixed(msgspec.Struct):
    """A file after its fixes.  ``after`` is the check of ``data``."""

    before: Checked
    after: Checked
    data: bytes
    count: int


class CannotWrite(Exception):
    """A format into which nothing can be written back; the message says what to do."""


def rewrite(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """The file's bytes after ``edits``.

    Raises :class:`CannotWrite` for formats that :mod:`nlpcheck.writeback` can't write.
    """
    try:
        return writeback.rewrite(data, document, edits)
    except writeback.WriteError as error:
        raise CannotWrite(str(error)) from error


def fix(checked: Checked, data: bytes, settings: Settings, *, unsafe: bool) -> Fixed:
    """Apply fixes until none is left that may be applied.

    A fix after which some rule reports more than before is left out, so that fixing
    never makes a finding, and fixing twice changes nothing more.
    """
    before = checked
    count = 0
    barred: set[tuple[str, str, int]] = set()
    for _ in range(ROUNDS):
        step = _round(checked, data, settings, unsafe, barred)
        if step is None:
            break
        checked, data, applied = step
        count += applied
    return Fixed(before, checked, data, count)


def _round(
    checked: Checked,
    data: bytes,
    settings: Settings,
    unsafe: bool,
    barred: set[tuple[str, str, int]],
) -> tuple[Checked, bytes, int] | None:
    document = checked.document
    text = document.text
    lines = LineIndex(text)
    while True:
        wanted = [
            f
            for f in checked.findings
            if _key(f, lines, text) not in barred
            and (f.fix is None or all(writeback.can_apply(document, e) for e in f.fix.edits))
        ]
        resolved = fixes.resolve(wanted, text, unsafe=unsafe)
        if not resolved.edits:
            return None
        changed = rewrite(data, document, resolved.edits)
        again = readers.read(changed, document.path, settings.read)
        after = checker.check_document(again, settings)
        culprits = _culprits(checked, after, resolved)
        if not culprits:
            return after, changed, len(resolved.applied)
        barred.update(_key(f, lines, text) for f in culprits)


def _key(finding: Finding, lines: LineIndex, text: str) -> tuple[str, str, int]:
    """What a finding is known by from one round to the next (fixes keep the lines)."""
    return finding.rule, finding.span.of(text), lines.position(finding.start).line


def _culprits(before: Checked, after: Checked, resolved: fixes.Resolved) -> list[Finding]:
    """The fixes on whose lines a rule now reports more than it did."""
    had = Counter(f.rule for f in before.findings)
    has = Counter(f.rule for f in after.findings)
    more = {rule for rule, number in has.items() if number > had[rule]}
    if not more:
        return []
    known = Counter((f.rule, f.span.of(before.document.text)) for f in before.findings)
    lines = LineIndex(after.document.text)
    touched: set[int] = set()
    for finding in after.findings:
        key = (finding.rule, finding.span.of(after.document.text))
        if finding.rule in more and known[key] <= 0:
            first = lines.position(finding.start).line
            touched.update(range(first, lines.position(finding.end).line + 1))
        known[key] -= 1

    def line(finding: Finding) -> int:
        return lines.position(fixes.moved(finding.start, resolved.edits)).line

    return [f for f in resolved.applied if line(f) in touched] or resolved.applied
