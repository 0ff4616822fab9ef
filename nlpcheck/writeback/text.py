"""Plain text: every byte that is not corrected stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

from nlpcheck.readers._decode import encode
from nlpcheck.types import Document, Edit
from nlpcheck.writeback import WriteError


def apply(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """Put ``edits`` into the decoded text and encode it as it was."""
    return splice(data, document, document.text, edits)


def splice(data: bytes, document: Document, text: str, edits: Sequence[Edit]) -> bytes:
    """``data`` (``text`` in the document's encoding) after ``edits``."""
    encoding = document.encoding
    if encode(text, encoding, document.bom) != data:
        raise WriteError(
            "encoding",
            f"{document.path}：文件的编码无法原样写回，原文件未动。请另存为 UTF-8 后再试。",
        )
    parts = []
    at = 0
    for edit in edits:
        parts += [text[at : edit.start], edit.replacement]
        at = edit.end
    parts.append(text[at:])
    try:
        return encode("".join(parts), encoding, document.bom)
    except UnicodeEncodeError:
        raise WriteError(
            "encoding",
            f"{document.path}：建议的字不在文件的编码（{encoding}）之内，原文件未动。"
            "请另存为 UTF-8 后再试。",
        ) from None
