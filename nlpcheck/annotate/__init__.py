"""A .docx copy with fixes as tracked changes and other findings as comments.

A .docx is annotated as it is; .doc, .wps, .rtf and .odt as LibreOffice converts
them; of anything else a .docx of its text is made first.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from nlpcheck.annotate._changes import Changes
from nlpcheck.annotate._comments import Comments
from nlpcheck.annotate._new_docx import new_docx
from nlpcheck.annotate._runs import Runs, Signature
from nlpcheck.fixes import resolve, write_atomic
from nlpcheck.types import Checked, Document, Finding
from nlpcheck.writeback import Stretch
from nlpcheck.writeback.docx import _NO_LIMIT, mirror_fallback, repack, serialize

_OFFICE = ("doc", "wps", "rtf", "odt")
"""Formats that LibreOffice converts to .docx."""


def annotate(
    checked: Checked,
    out: Path,
    *,
    source: Path | None = None,
    author: str = "nlpcheck",
    date: datetime | None = None,
    unsafe: bool = True,
) -> None:
    """Write ``out``: tracked changes for fixes, comments for findings without one.

    ``source`` is the file that was checked (default: the document's path);
    ``unsafe`` puts in unsafe fixes as well as safe ones.  ``date`` defaults to
    now.  Raises :class:`~nlpcheck.types.ReadError` (its kind
    :class:`~nlpcheck.writeback.WriteError` for signed and Strict documents) with a
    Chinese message, and OSError.
    """
    document = checked.document
    path = source or (Path(document.path) if document.path != "-" else None)
    data, document = _base(document, path)
    applied = resolve(checked.findings, document.text, unsafe=unsafe).applied
    write_atomic(out, mark_up(data, document, checked.findings, applied, author, date))


def mark_up(
    data: bytes,
    document: Document,
    findings: Iterable[Finding],
    applied: Iterable[Finding],
    author: str = "nlpcheck",
    date: datetime | None = None,
) -> bytes:
    """The package ``data`` with ``applied`` findings' fixes tracked, the others commented.

    ``document`` is what was read from ``data``; ``applied`` are of ``findings``.  A fix
    that can't be a tracked change becomes a comment.  Raises as :func:`annotate` does.
    """
    stamp = (date or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    signature = Signature(author, stamp)
    runs = Runs(data, document)
    changes = Changes(runs, signature)
    comments = Comments(runs, signature)
    wanted: list[Stretch] = []
    commented: list[Finding] = []
    done = set(map(id, applied))
    for finding in findings:
        parts = changes.of(finding) if id(finding) in done else None
        if parts is None:
            commented.append(finding)
        else:
            wanted += parts
    wanted = list(dict.fromkeys(wanted))
    anchors = [(finding, comments.anchor(finding)) for finding in commented]
    # every change and comment covers whole runs from here on
    runs.split(wanted, [anchor for _, anchor in anchors])
    for finding, anchor in anchors:
        comments.add(finding, anchor)
    for change in sorted(wanted, key=lambda c: (c.segment.start, c.start), reverse=True):
        changes.make(change)
    for run in runs.touched:
        mirror_fallback(run)
    made = {name: serialize(root) for name, root in runs.roots.items()}
    return repack(data, made | comments.parts())


def _base(document: Document, path: Path | None) -> tuple[bytes, Document]:
    """The .docx to annotate, and the document with segments that lead into it.

    A converted file whose text came out otherwise is not annotated itself.
    """
    if document.format == "docx" and path is not None and path.exists():
        return path.read_bytes(), document
    if document.format in _OFFICE and path is not None and path.exists():
        from nlpcheck.readers import docx, office

        data = office.convert(path.read_bytes(), document.path, document.format, _NO_LIMIT)
        again = docx.read(data, document.path, _NO_LIMIT)
        if again.text == document.text:
            return data, again
    return new_docx(document)
