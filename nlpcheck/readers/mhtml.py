"""Single-file web pages (.mht, also .doc files that are such pages inside): their HTML part."""

from __future__ import annotations

import re

from nlpcheck.readers import html
from nlpcheck.readers._decode import decode
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document, ReadError

NAME = "mhtml"

_HEAD = re.compile(rb"\s*(?:MIME-Version|From|Subject|Date|Snapshot-Content-Location)\s*:", re.I)
_RELATED = re.compile(rb"Content-Type\s*:\s*multipart/related", re.I)


def sniff(data: bytes, name: str) -> float:
    """Mail headers that announce a page with its parts."""
    head = data[:4096]
    return 0.85 if _HEAD.match(head) and _RELATED.search(head) else 0.0


def read(data: bytes, path: str, settings: ReadSettings) -> Document:
    """The first HTML part, read as a page."""
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() != "text/html":
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            declared = html.declared_charset(content) or html.charset(part.get_content_charset())
            text, encoding, _ = decode(content, path, declared)
            document = html.read_source(text, path, settings)
            document.format, document.encoding = NAME, encoding
            return document
    raise ReadError(
        "empty", f"{path}：单一网页文件里没有网页。请用浏览器打开后另存为 .html 再检查。"
    )
