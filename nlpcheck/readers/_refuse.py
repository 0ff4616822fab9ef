"""What a file is when no reader wants it, and what its owner can do about it."""

from __future__ import annotations

from nlpcheck.types import ReadError

_PICTURE = "请提供可编辑的原稿（.docx、.txt、.html），或先做文字识别（OCR）再检查"
_CONVERT = "请另存为 .docx、.txt 或 .pdf 后再检查"
_UNPACK = "请先解压，再检查其中的报告"

MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "PNG 图片", _PICTURE),
    (b"\xff\xd8\xff", "JPEG 图片", _PICTURE),
    (b"GIF87a", "GIF 图片", _PICTURE),
    (b"GIF89a", "GIF 图片", _PICTURE),
    (b"BM", "BMP 图片", _PICTURE),
    (b"II*\x00", "TIFF 图片", _PICTURE),
    (b"MM\x00*", "TIFF 图片", _PICTURE),
    (b"RIFF", "RIFF 媒体文件（如 WebP 图片）", _PICTURE),
    (b"%!PS", "PostScript 文件", _CONVERT),
    (b"\x1f\x8b", "gzip 压缩包", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", _UNPACK),
    (b"Rar!", "RAR 压缩包", _UNPACK),
    (b"BZh", "bzip2 压缩包", _UNPACK),
    (b"\xfd7zXZ", "xz 压缩包", _UNPACK),
    (b"PK\x03\x04", "ZIP 压缩包", _UNPACK),
    (b"PK\x05\x06", "空的 ZIP 压缩包", _UNPACK),
    (b"\xd0\xcf\x11\xe0", "旧式 Office 文件", _CONVERT),
    (b"\x7fELF", "可执行程序", "请确认选对了文件"),
    (b"MZ", "可执行程序", "请确认选对了文件"),
    (b"SQLite format 3\x00", "SQLite 数据库", "请确认选对了文件"),
    (b"OFD", "OFD 版式文件", _CONVERT),
)
"""First bytes, what they are, the remedy.  Short ones also need a control character near them."""


def size(count: int) -> str:
    """A number of bytes in words."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{count} 字节"


def magic(data: bytes) -> tuple[str, str] | None:
    """What the first bytes say the file is, with the remedy; None for anything else."""
    for mark, what, remedy in MAGIC:
        if data.startswith(mark) and (len(mark) > 3 or _has_control(data[:512])):
            return what, remedy
    return None


def reason(data: bytes, path: str) -> ReadError:
    """The error for bytes that no reader reads."""
    if data.startswith(b"PK"):
        return _zip_reason(data, path)
    found = magic(data)
    if found:
        what, remedy = found
        return ReadError("binary", f"{path}：开头的字节表明这是{what}，不是可读的报告。{remedy}。")
    at = next((i for i, byte in enumerate(data[:4096]) if byte < 9 or 13 < byte < 32), 0)
    return ReadError(
        "binary",
        f"{path}：是二进制文件（第 {at + 1} 个字节起不是文字），不能当文本读。{_CONVERT}。",
    )


def _zip_reason(data: bytes, path: str) -> ReadError:
    """A zip that is no Word document: cut off, another Office file, or just an archive."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()[:10_000]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return ReadError(
            "broken",
            f"{path}：文件不完整或已损坏，像是没有下载完的 .docx。请重新下载，"
            "或用 Word、WPS 打开修复、另存后再检查。",
        )
    for folder, what in (
        ("xl/", "Excel 表格"),
        ("ppt/", "PowerPoint 演示文稿"),
        ("OFD", "OFD 版式文件"),
    ):
        if any(name.startswith(folder) for name in names):
            return ReadError(
                "unsupported", f"{path}：是{what}，不是 Word 文档。请把报告另存为 .docx 后再检查。"
            )
    return ReadError("unsupported", f"{path}：是 ZIP 压缩包，不是报告。{_UNPACK}。")


def _has_control(data: bytes) -> bool:
    return any(byte < 9 or 13 < byte < 32 for byte in data)
