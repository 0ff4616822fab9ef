"""Bytes → text and back: UTF-8, UTF-16 and GB18030, told apart by what they decode to."""

from __future__ import annotations

import codecs
import re

from nlpcheck.types import ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_PLAIN = re.compile(r"[\t\n\r\x20-\x7e　-〿一-鿿＀-￯‐-•]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def bom_of(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark at the start and the encoding it names."""
    return next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), None)


def looks_binary(data: bytes) -> bool:
    """Whether bytes without BOM can't be text: many control bytes in no UTF-16 pattern."""
    head = data[:65536]
    control = len(head) - len(head.translate(None, _CONTROL_BYTES))
    return control > len(head) * 0.05 and _utf16(data[:65536]) is None


_CONTROL_BYTES = bytes([*range(9), *range(14, 32), 127])


def decode(data: bytes, path: str, declared: str | None = None) -> tuple[str, str, bool]:
    """The text, the encoding's name and whether a BOM stood before it.

    ``encode`` with these gives the same bytes.  Tried in order: BOM, UTF-8,
    UTF-16 by its pattern of zero bytes, ``declared`` (an HTML charset), GB18030.
    GB18030 decodes almost anything, so it only counts where nearly all that is
    not ASCII falls into GB2312.  Raises ReadError ``encoding`` (or ``binary``).
    """
    marked = bom_of(data)
    if marked:
        mark, name = marked
        try:
            return data[len(mark) :].decode(name), name, True
        except UnicodeDecodeError as error:
            raise _bad(data, path, error.start + len(mark), name.upper()) from None
    sixteen = _utf16(data) if b"\x00" in data else None
    if sixteen:
        return data.decode(sixteen), sixteen, False
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError as error:
        first_bad = error.start
    if declared:
        try:
            return data.decode(declared), declared, False
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _bad(data, path, max(first_bad, error.start), "UTF-8、UTF-16 或 GB18030") from None
    if not _plausible_chinese(text):
        raise _bad(data, path, first_bad, "UTF-8、UTF-16 或 GB18030")
    return text, "gb18030", False


def encode(text: str, encoding: str, bom: bool) -> bytes:
    """The inverse of :func:`decode`."""
    mark = next((m for m, name in _BOMS if name == encoding), b"") if bom else b""
    return mark + text.encode(encoding)


def _utf16(data: bytes) -> str | None:
    """``utf-16-le`` or ``-be`` where only one of them gives ordinary text."""
    even = data[: len(data) // 2 * 2]
    if (len(data) % 2 and len(data) < 65536) or not even:
        return None
    share = {}
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = even[:65536].decode(name, "ignore")
        except UnicodeDecodeError:
            text = ""
        share[name] = len(_PLAIN.findall(text)) / max(1, len(even[:65536]) // 2)
    best, other = sorted(share, key=lambda name: -share[name])
    if share[best] < 0.95 or share[other] > 0.5:
        return None
    try:
        data.decode(best)
    except UnicodeDecodeError:
        return None if len(data) < 65536 else best
    return best


def _plausible_chinese(text: str) -> bool:
    if _CONTROL.search(text) and len(_CONTROL.findall(text)) > max(2, len(text) // 200):
        return False
    foreign = [char for char in text[:200_000] if ord(char) > 127]
    if not foreign:
        return True
    common = 0
    for char in foreign:
        try:
            char.encode("gb2312")
            common += 1
        except UnicodeEncodeError:
            common += char in "—·〔〕〇℃㎡－～＂＇" or "①" <= char <= "⒛"
    return common >= len(foreign) * 0.9


def _bad(data: bytes, path: str, at: int, tried: str) -> ReadError:
    line = data.count(b"\n", 0, at) + 1
    return ReadError(
        "encoding",
        f"{path}：第 {line} 行（第 {at + 1} 个字节）不是有效的 {tried} 文字，无法读出全文。"
        "请用记事本或 WPS 打开，另存为 UTF-8 编码后再检查。",
    )
