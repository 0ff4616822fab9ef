"""Readers: bytes → :class:`~nlpcheck.types.Document`, a module a format.

The kind is told by content, the name only breaks ties.  Modules of this
folder (without a leading ``_``) are found by walking it; each exposes

* ``NAME``: the format's name (:attr:`Document.format`);
* ``sniff(data, name) -> float``: how surely the bytes are this format (0 to 1,
  0 for not at all), cheap and without heavy imports;
* ``read(data, path, settings) -> Document``: may raise
  :class:`~nlpcheck.types.ReadError`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from nlpcheck.readers._lines import check_size
from nlpcheck.readers._refuse import reason, size
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document, ReadError


@cache
def readers() -> dict[str, ModuleType]:
    """All reader modules by their ``NAME``."""
    found = {}
    for info in pkgutil.iter_modules(__path__):
        if not info.name.startswith("_"):
            module = importlib.import_module(f"{__name__}.{info.name}")
            found[module.NAME] = module
    return found


# Bytes with none of these in their first part are plain text or Markdown; the modules of
# the other formats needn't be imported to say no.
_SIGNS = (b"\x00", b"<", b"PK", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"MIME-", b"Content-")
_PLAIN = ("text", "markdown")


def plain_kind(data: bytes, path: str) -> str | None:
    """``text`` or ``markdown`` where the bytes bear no sign of another format, else None."""
    head = data[:8192]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or any(sign in head for sign in _SIGNS):
        return None
    modules = [importlib.import_module(f"{__name__}.{name}") for name in _PLAIN]
    scores = {module.NAME: float(module.sniff(data, path)) for module in modules}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0 else None


def kind(data: bytes, path: str) -> str | None:
    """The name of the reader that fits ``data`` best, None where none does."""
    scores = {name: float(module.sniff(data, path)) for name, module in readers().items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0 else None


def read(data: bytes, path: str, settings: ReadSettings | None = None) -> Document:
    """Read a file's bytes, whatever format they are in.

    ``path`` is only shown and breaks ties between formats.  Raises
    :class:`ReadError` (empty, too large, binary, encrypted, broken …) with a
    Chinese message that names the file, the place and the remedy.
    """
    settings = settings or ReadSettings()
    if not data:
        raise ReadError("empty", f"{path}：文件是空的（0 字节）。请确认已保存内容，再重新检查。")
    if len(data) > settings.max_bytes:
        raise ReadError(
            "too-large",
            f"{path}：文件有 {size(len(data))}，超过上限 {size(settings.max_bytes)}。"
            "请拆分文件或压缩其中的图片，也可在配置 [read] 中调大 max-bytes。",
        )
    name = plain_kind(data, path)
    if name is not None:
        module = importlib.import_module(f"{__name__}.{name}")
    else:
        name = kind(data, path)
        if name is None:
            raise reason(data, path)
        module = readers()[name]
    document: Document = module.read(data, path, settings)
    check_size(document.text, path, settings)
    if not any(len(block.span) for block in document.blocks):
        raise ReadError("empty", f"{path}：文件里没有文字。请确认已保存内容，再重新检查。")
    return document
