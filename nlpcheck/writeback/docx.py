"""Word documents: text nodes are changed where they stand, every other part is copied."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from nlpcheck.readers._docx_runs import text_nodes
from nlpcheck.readers._package import Package, is_strict
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document, Edit
from nlpcheck.writeback import Stretch, WriteError, stretches

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NO_LIMIT = ReadSettings(max_unpacked=2_000_000_000)


def apply(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """Put ``edits`` into the runs' text; properties, styles and numbering stay."""
    package = Package(data, document.path, _NO_LIMIT)
    check_writable(package, document.path)
    changes: dict[str, list[Stretch]] = defaultdict(list)
    for edit in edits:
        for part in stretches(document, edit) or []:
            changes[part.segment.handle[0]].append(part)
    parts = {}
    for name, wanted in changes.items():
        root = package.xml(name)
        nodes = text_nodes(root)
        for part in sorted(wanted, key=lambda s: (s.segment.handle[2], s.start), reverse=True):
            node = nodes[part.segment.handle[2]]
            at = part.segment.handle[3]
            text = node.text or ""
            node.text = text[: at + part.start] + part.new + text[at + part.end :]
            node.set(SPACE, "preserve")
            mirror_fallback(node)
        parts[name] = serialize(root)
    return repack(data, parts)


def check_writable(package: Package, path: str) -> None:
    """Raise :class:`WriteError` for what would be spoiled: signed and Strict documents."""
    if any(name.startswith("_xmlsignatures/") for name in package.names):
        raise WriteError(
            "signed",
            f"{path}：文件带有数字签名，改动会使签名失效，原文件未动。请在签名前的原稿上修改。",
        )
    if is_strict(
        package.read("word/document.xml") if "word/document.xml" in package.names else b""
    ):
        raise WriteError(
            "unsupported",
            f"{path}：文件是“Strict Open XML”格式，不能直接修改。请用 Word 另存为普通 .docx 后再试。",
        )


def mirror_fallback(node: etree._Element) -> None:
    """Copy a text box to its older twin (``mc:Fallback``), which holds the same text."""
    for choice in node.iterancestors(_MC + "Choice"):
        alternative = choice.getparent()
        fallback = alternative.find(_MC + "Fallback") if alternative is not None else None
        if fallback is None:
            continue
        old = list(fallback.iter(W + "txbxContent"))
        new = list(choice.iter(W + "txbxContent"))
        if len(old) == len(new):
            for target, content in zip(old, new, strict=True):
                target[:] = [deepcopy(child) for child in content]


def serialize(root: etree._Element) -> bytes:
    """A part's bytes."""
    from lxml import etree

    return etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )


def repack(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with some parts replaced or added; order, dates and the rest stay."""
    stream = io.BytesIO()
    missing = dict(parts)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            content = missing.pop(info.filename, None)
            new.writestr(info, old.read(info) if content is None else content)
        for name, content in missing.items():
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
