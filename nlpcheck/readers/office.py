"""Old and open office formats (.doc, old .wps, .rtf, .odt): LibreOffice makes a .docx, which is read.

LibreOffice runs headless in a process group of its own with a profile of its
own, in which macros and external content are switched off; it is ended with
all it started when the time is up.  The document's ``format`` is the file's
own (``doc``, ``wps``, ``rtf``, ``odt``, ``xml``).
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from nlpcheck.readers import docx
from nlpcheck.readers._package import Package, names
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document, ReadError

if TYPE_CHECKING:
    import subprocess

NAME = "office"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FILTERS = {"doc": "MS Word 97", "wps": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""
"""Macros never run, nothing outside the file is loaded, links are never updated."""


def sniff(data: bytes, name: str) -> float:
    """OLE compound files, RTF, OpenDocument text and flat Word XML."""
    return 0.9 if format_of(data, name) else 0.0


def format_of(data: bytes, name: str) -> str:
    """``doc``, ``wps``, ``rtf``, ``odt``, ``xml``, ``ole`` (another OLE file) or ""."""
    if data.startswith(_OLE):
        if _holds(data, "WordDocument"):
            return "wps" if PurePath(name).suffix.lower() == ".wps" else "doc"
        return "ole"
    if data[:64].lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK"):
        if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
            return "odt"
        if "content.xml" in names(data) and "mimetype" in names(data):
            return "odt"
    if data[:256].lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml") and (
        b'progid="Word.Document"' in data[:512]
        or b"schemas.microsoft.com/office/word" in data[:2048]
    ):
        return "xml"
    return ""


def read(data: bytes, path: str, settings: ReadSettings) -> Document:
    """Convert and read.  Raises ReadError: ``tool-missing``, ``encrypted``, ``timeout`` …"""
    format = format_of(data, path)
    refuse(data, path, format)
    if format == "odt":
        _check_odt(data, path, settings)
    document = docx.read(convert(data, path, format, settings), path, settings)
    document.format = format
    return document


def refuse(data: bytes, path: str, format: str) -> None:
    """Raise ReadError for OLE files that are no Word document, and for encrypted ones."""
    if format == "ole":
        if _holds(data, "EncryptedPackage"):
            raise ReadError(
                "encrypted", f"{path}：文档设有打开密码。请用 Word 或 WPS 去掉密码、另存后再检查。"
            )
        what = "旧式 Office 文件"
        if _holds(data, "Workbook") or _holds(data, "Book"):
            what = "Excel 表格"
        elif _holds(data, "PowerPoint Document"):
            what = "PowerPoint 演示文稿"
        raise ReadError(
            "unsupported",
            f"{path}：是{what}，不是 Word 文档。请把报告另存为 .docx 后再检查。",
        )
    if format in ("doc", "wps") and _encrypted_doc(data):
        raise ReadError(
            "encrypted", f"{path}：文档设有打开密码。请用 Word 或 WPS 去掉密码、另存后再检查。"
        )


def program() -> str | None:
    """The path of LibreOffice, None where it isn't installed."""
    import shutil

    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return found
    for path in (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ):
        if Path(path).exists():
            return path
    return None


def convert(data: bytes, path: str, format: str, settings: ReadSettings) -> bytes:
    """The .docx that LibreOffice makes of a file."""
    import tempfile

    office = program()
    if office is None:
        raise ReadError(
            "tool-missing",
            f"{path}：读取 .{format} 文件需要 LibreOffice，本机没有找到。"
            "请安装（Debian/Ubuntu：apt install libreoffice-writer；统信、麒麟用软件商店；"
            "Windows、macOS：从 libreoffice.org 下载），或用 Word、WPS 另存为 .docx 后再检查。",
        )
    with tempfile.TemporaryDirectory(prefix="nlpcheck-", ignore_cleanup_errors=True) as folder:
        profile = Path(folder, "profile")
        Path(profile, "user").mkdir(parents=True)
        Path(profile, "user", "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        suffix = {"wps": "doc"}.get(format, format)
        source = Path(folder, f"source.{suffix}")
        source.write_bytes(data)
        command = [
            office,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            folder,
        ]
        if format in _FILTERS:
            command.append(f"--infilter={_FILTERS[format]}")
        _run([*command, str(source)], path, settings.max_seconds)
        result = Path(folder, "source.docx")
        if not result.exists():
            raise ReadError(
                "broken",
                f"{path}：LibreOffice 打不开这个 .{format} 文件，可能已损坏或设有密码。"
                "请用 Word 或 WPS 打开、另存为 .docx 后再检查。",
            )
        return result.read_bytes()


def _run(command: list[str], path: str, seconds: float) -> None:
    """Run LibreOffice; end its whole process group when the time is up."""
    import subprocess

    keep = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
    environment = {name: os.environ[name] for name in keep if name in os.environ}
    environment["HOME"] = str(Path(command[-1]).parent)
    # nothing may be fetched: whatever asks for a proxy gets one that isn't there
    environment |= {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise ReadError(
            "timeout",
            f"{path}：LibreOffice 转换超过 {seconds:g} 秒，已停止。"
            "请用 Word 或 WPS 另存为 .docx 后再检查；或在配置 [read] 中调大 max-seconds。",
        ) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with its group; soffice starts soffice.bin, which must not stay."""
    import signal

    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()


def _holds(data: bytes, stream: str) -> bool:
    """Whether an OLE file's directory names a stream."""
    return stream.encode("utf-16-le") in data


def _encrypted_doc(data: bytes) -> bool:
    """Whether a Word 97 file's header says that it is encrypted ([MS-DOC] FibBase, fEncrypted)."""
    at = 512
    while at + 12 <= min(len(data), 1_000_000):
        if data[at : at + 2] == b"\xec\xa5":
            return bool(data[at + 11] & 0x01)
        at += 512
    return False


def _check_odt(data: bytes, path: str, settings: ReadSettings) -> None:
    """Limits and encryption of an OpenDocument package, before LibreOffice sees it."""
    package = Package(data, path, settings)
    for name in ("content.xml", "styles.xml"):
        if name in package.names:
            package.read(name)
    if "META-INF/manifest.xml" in package.names and (
        b"encryption-data" in package.read("META-INF/manifest.xml")
    ):
        raise ReadError("encrypted", f"{path}：文档设有打开密码。请去掉密码、另存后再检查。")
