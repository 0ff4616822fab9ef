"""``--fix``, ``--unsafe-fixes`` and ``--diff``: corrections back into the files."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Sequence

import msgspec

from nlpcheck import checker, fixes, readers
from nlpcheck.readers._decode import encode
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

    Text and Markdown are the text itself; for another format its reader module's
    ``write_edits(data, document, edits)`` is asked.  Raises :class:`CannotWrite`.
    """
    if document.format in ("text", "markdown"):
        kept = encode(document.text, document.encoding, document.bom)
        if kept != data:
            raise CannotWrite("文件的编码无法原样写回，未作改动；请另存为 UTF-8 后再试。")
        try:
            return encode(fixes.apply(document.text, edits), document.encoding, document.bom)
        except UnicodeEncodeError as error:
            raise CannotWrite(
                f"建议的字不在文件的编码（{document.encoding}）之内，未作改动；"
                "请另存为 UTF-8 后再试。"
            ) from error
    module = importlib.import_module(f"nlpcheck.readers.{document.format}")
    write = getattr(module, "write_edits", None)
    if write is None:
        raise CannotWrite(
            f"{document.format} 格式不能直接修改，未作改动；"
            "可用 --annotate 结果.docx 得到带修订的副本。"
        )
    changed: bytes = write(data, document, edits)
    return changed


def fix(checked: Checked, data: bytes, settings: Settings, *, unsafe: bool) -> Fixed:
    """Apply fixes until none is left that may be applied.

    A fix after which some rule reports more than before is left out, so that fixing
    never makes a finding, and fixing twice changes nothing more.
    """
    before = checked
    count = 0
    barred: set[tuple[str, str]] = set()
    for _ in range(ROUNDS):
        step = _round(checked, data, settings, unsafe, barred)
        if step is None:
            break
        checked, data, applied = step
        count += applied
    return Fixed(before, checked, data, count)


def _round(
    checked: Checked, data: bytes, settings: Settings, unsafe: bool, barred: set[tuple[str, str]]
) -> tuple[Checked, bytes, int] | None:
    document = checked.document
    text = document.text
    while True:
        wanted = [f for f in checked.findings if (f.rule, f.span.of(text)) not in barred]
        resolved = fixes.resolve(wanted, text, unsafe=unsafe)
        if not resolved.edits:
            return None
        changed = rewrite(data, document, resolved.edits)
        again = readers.read(changed, document.path, settings.read)
        after = checker.check_document(again, settings)
        culprits = _culprits(checked, after, resolved)
        if not culprits:
            return after, changed, len(resolved.applied)
        barred.update((f.rule, f.span.of(text)) for f in culprits)


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
