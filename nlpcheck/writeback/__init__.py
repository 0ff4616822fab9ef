"""Corrections back into the file that they were found in, a module a format.

A module is named like the format (:attr:`Document.format`) and exposes
``apply(data, document, edits) -> bytes``; modules are found by that name.
What no module can write raises :class:`WriteError`, which says what to do.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from nlpcheck.places import segments_of
from nlpcheck.types import Checked, Document, Edit, ReadError, Segment

TEXTUAL = ("text", "markdown")
"""Formats whose text is the file itself."""

_INSTEAD = {
    "pdf": "PDF 不能直接修改。请改原稿后重新导出；或用 --annotate 结果.docx 得到带修订的 Word 副本。",
    "mhtml": "单一网页文件不能直接修改。请改原稿；或用 --annotate 结果.docx 得到带修订的 Word 副本。",
}
_OTHER = (
    "{format} 格式不能直接修改，原文件未动。请先另存为 .docx 再用 --fix；"
    "或用 --annotate 结果.docx 得到带修订的 Word 副本。"
)


class WriteError(ReadError):
    """A file into which nothing can be written; ``str()`` is the Chinese message with the remedy."""


class Stretch(NamedTuple):
    """Replace characters ``[start, end)`` of a segment's text by ``new``."""

    segment: Segment
    start: int
    end: int
    new: str


def rewrite(data: bytes, document: Document, edits: Iterable[Edit]) -> bytes:
    """``data``, from which ``document`` was read, after ``edits``.

    Edits must not overlap.  Those that :func:`can_apply` refuses are left out.
    Raises :class:`WriteError` for a format that can't be written.
    """
    format = document.format
    name = f"{__name__}.{format}"
    if not writes(format):
        message = _INSTEAD.get(format, _OTHER.format(format=f".{format}"))
        raise WriteError("unsupported", f"{document.path}：{message}")
    wanted = sorted(edit for edit in edits if can_apply(document, edit))
    if not wanted:
        return data
    changed: bytes = importlib.import_module(name).apply(data, document, wanted)
    return changed


def writes(format: str) -> bool:
    """Whether files of a format can be corrected in place."""
    return format.isidentifier() and importlib.util.find_spec(f"{__name__}.{format}") is not None


def can_apply(document: Document, edit: Edit) -> bool:
    """Whether every character that an edit changes has a source that can be written.

    True for formats that can't be written at all, of which :func:`rewrite` tells.
    """
    if document.format in TEXTUAL or not writes(document.format):
        return True
    return stretches(document, edit) is not None


def write_fixes(path: Path, checked: Checked, edits: Iterable[Edit], backup: bool = False) -> None:
    """Apply ``edits`` to the file at ``path``, whole or not at all.

    ``backup`` keeps the file as it was beside it (``NAME.bak``, ``NAME.bak1`` …).
    Raises :class:`WriteError` and OSError.
    """
    from nlpcheck.fixes import write_atomic

    data = path.read_bytes()
    changed = rewrite(data, checked.document, edits)
    if changed == data:
        return
    if backup:
        back_up(path, data)
    write_atomic(path, changed)


def back_up(path: Path, data: bytes) -> Path:
    """Keep ``data``, the file as it was, beside it: ``NAME.bak``, ``NAME.bak1`` …

    Nothing is overwritten.  Gives the copy's path; raises OSError.
    """
    from nlpcheck.fixes import write_atomic

    number = 0
    copy = path.with_name(f"{path.name}.bak")
    while copy.exists():
        number += 1
        copy = path.with_name(f"{path.name}.bak{number}")
    write_atomic(copy, data)
    return copy


def narrow(edit: Edit, text: str) -> Edit:
    """An edit without what it leaves as it is at both its ends."""
    old, new = text[edit.start : edit.end], edit.replacement
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Edit(edit.start + head, edit.end - tail, new[head : len(new) - tail])


def stretches(document: Document, edit: Edit) -> list[Stretch] | None:
    """An edit as changes to segments, None where some of its text has no source.

    As many characters as before go back one for one, so that each keeps its
    run's properties; else the new text stands where the old began.
    """
    edit = narrow(edit, document.text)
    start, end, new = edit.start, edit.end, edit.replacement
    if "\n" in new or "\r" in new:
        return None
    if start == end:
        if not new:
            return []
        found = [s for s in segments_of(document, start, start) if _editable(s)]
        if not found and start:
            before = segments_of(document, start - 1, start)
            found = [s for s in before if _editable(s) and s.end == start]
        if not found:
            after = segments_of(document, start, start + 1)
            found = [s for s in after if _editable(s) and s.start == start]
        if not found:
            return None
        at = start - found[0].start
        return [Stretch(found[0], at, at, new)]
    out: list[Stretch] = []
    at = start
    same = len(new) == end - start
    for segment in segments_of(document, start, end):
        if segment.start == segment.end:
            continue
        if segment.start > at or not _editable(segment):
            return None
        stop = min(segment.end, end)
        part = new[at - start : stop - start] if same else ("" if out else new)
        out.append(Stretch(segment, at - segment.start, stop - segment.start, part))
        at = stop
    return out if at == end else None


def _editable(segment: Segment) -> bool:
    handle = segment.handle
    return handle is not None and segment.end > segment.start
