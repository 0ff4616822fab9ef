"""Hostile and broken files: a clear error or a right result, quickly and in little memory."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from test_docx import NS, RELS, package, para, run

from nlpcheck.readers import office, read
from nlpcheck.settings import ReadSettings
from nlpcheck.types import ReadError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELS)
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return stream.getvalue()


def zip_bomb() -> bytes:
    return zipped(word__document=b"<w:document>" + b" " * 120_000_000)


def entity_bomb() -> bytes:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return zipped(
        word__document=f'<!DOCTYPE x [<!ENTITY e0 "几时">{levels}]><w:document {NS}><w:body><w:p><w:r>'
        f"<w:t>&e9;</w:t></w:r></w:p></w:body></w:document>".encode()
    )


def deep_docx() -> bytes:
    return package("<w:tbl><w:tr><w:tc>" * 5000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5000)


def many_cells_docx() -> bytes:
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>0</w:t></w:r></w:p></w:tc>" * 50 + "</w:tr>"
    return package("<w:tbl>" + row * 20_000 + "</w:tbl>")


def many_cells_html() -> bytes:
    return ("<p>表</p><table>" + ("<tr>" + "<td>0" * 100) * 10_000).encode()


def many_cells_text() -> bytes:
    return (("0\t" * 99 + "0\n") * 10_000).encode()


def deep_html() -> bytes:
    return b"<html><body>" + b"<div>" * 200_000 + "几时".encode()


def deep_tables_html() -> bytes:
    return b"<html><body>" + b"<table><tr><td>" * 3_000 + "几时".encode()


def stream_bomb_pdf() -> bytes:
    packed = zlib.compress(b" " * 150_000_000)
    return b"%PDF-1.4\n1 0 obj\n<</Filter/FlateDecode>>stream\n" + packed + b"\nendstream\nendobj\n"


def circular_pdf() -> bytes:
    """The root's reference leads to itself: pdfminer follows it for ever (found by fuzzing)."""
    return b"%PDF-1.4\n1 0 obj\n1 0 R\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


def encrypted_zip() -> bytes:
    data = bytearray(package(para(run("文"))))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def truncated_docx() -> bytes:
    data = package(para(run("文" * 2000)))
    return data[: len(data) // 2]


def damaged_part() -> bytes:
    data = bytearray(zipped(word__document=package(para(run("文")))))
    at = data.find(b"PK\x01\x02")
    data[at - 40 : at - 20] = b"\xff" * 20
    return bytes(data)


HOSTILE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "zip bomb": (zip_bomb, "a.docx", "too-large"),
    "XML entity bomb": (entity_bomb, "a.docx", "broken"),
    "deep nesting in .docx": (deep_docx, "a.docx", "broken"),
    "a million cells in .docx": (many_cells_docx, "a.docx", "too-large"),
    "a million cells in HTML": (many_cells_html, "a.html", "too-large"),
    "a million cells in text": (many_cells_text, "a.txt", "too-large"),
    "stream bomb in PDF": (stream_bomb_pdf, "a.pdf", "too-large"),
    "references in a circle in PDF": (circular_pdf, "a.pdf", "broken"),
    "encrypted zip": (encrypted_zip, "a.docx", "encrypted"),
    "truncated .docx": (truncated_docx, "a.docx", "broken"),
    "millions of short paragraphs": (lambda: b"<p>x" * 2_000_000, "a.html", "too-large"),
    "40 MB of text": (lambda: "政府信息公开\n".encode() * 2_000_000, "a.txt", "too-large"),
    "damaged part": (damaged_part, "a.docx", "broken"),
    "document without body": (lambda: zipped(word__document=b"<x/>"), "a.docx", "broken"),
    "part that is no XML": (lambda: zipped(word__document=b"\0\1\2"), "a.docx", "broken"),
    "empty .docx": (lambda: package("<w:p/>"), "a.docx", "empty"),
    "pictures only": (lambda: b"<html><body><img src=a.png></body></html>", "a.html", "empty"),
    "script only": (lambda: b"<html><body><script>x</script></body></html>", "a.html", "empty"),
    "renamed spreadsheet": (lambda: zipped(xl__workbook=b"<x/>"), "报告.docx", "unsupported"),
    "PNG as .docx": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "a.docx", "binary"),
    "PDF header alone": (lambda: b"%PDF-1.7\n", "a.pdf", "broken"),
    "encrypted .docx (OLE)": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "a.docx",
        "encrypted",
    ),
    "old spreadsheet": (lambda: OLE + "Workbook".encode("utf-16-le"), "a.doc", "unsupported"),
    "old presentation": (
        lambda: OLE + "PowerPoint Document".encode("utf-16-le"),
        "a.doc",
        "unsupported",
    ),
    "encrypted .doc": (
        lambda: OLE + b"\xec\xa5" + b"\0" * 9 + b"\x01" + "WordDocument".encode("utf-16-le"),
        "a.doc",
        "encrypted",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_clearly(name: str) -> None:
    make, path, kind = HOSTILE[name]
    data = make()
    began = time.process_time()
    with pytest.raises(ReadError) as caught:
        read(data, path)
    assert time.process_time() - began < 10
    assert caught.value.kind == kind
    message = str(caught.value)
    assert message.startswith(f"{path}：")
    assert message.endswith("。")
    assert message.count("。") >= 2, "问题和补救各一句"


@pytest.mark.parametrize("make", [deep_html, deep_tables_html])
def test_deeply_nested_pages_are_read_or_refused(make: Callable[[], bytes]) -> None:
    began = time.process_time()
    try:
        document = read(make(), "a.html")
        assert "几时" in document.text
    except ReadError as error:
        assert error.kind == "broken"
    assert time.process_time() - began < 10


SLOW = {
    "comments before the page": (b"<!---->" * 1100 + "文".encode(), "a.html"),
    "comments never closed": ("文\n".encode() + b"<!-- \n" * 300_000, "a.md"),
    "comments never closed, a page": ("<p>文</p>".encode() + b"<!-- " * 300_000, "a.html"),
    "marks never closed": ("文\n".encode() + b"<!-- nlpcheck off\n" * 90_000, "a.txt"),
    "years on a line": ("文  字  ".encode() + "1年".encode() * 200_000, "a.txt"),
    "bars on a line": (b"a|" * 90_000 + "文".encode(), "a.txt"),
    "blanks on a line": ("文".encode() + b" " * 900_000 + "字".encode(), "a.txt"),
    "dashes on a line": ("文\n".encode() + b"-" * 900_000 + b"x", "a.md"),
    "bold marks on a line": ("文".encode() + b"*" * 900_000, "a.md"),
    "angle brackets on a line": ("文".encode() + b"<a" * 300_000, "a.md"),
    "references": ("<p>文".encode() + b"&#" * 300_000, "a.html"),
    "lists in lists": ("<html><body>文".encode() + b"<ul><li><a>x</a>" * 200, "a.html"),
    "attributes": (b"<html><body><p " + b"class=nav " * 100_000 + ">文".encode(), "a.html"),
}


@pytest.mark.parametrize("name", SLOW)
def test_nothing_takes_time_out_of_proportion(name: str) -> None:
    data, path = SLOW[name]
    began = time.process_time()
    assert "文" in read(data, path).text
    assert time.process_time() - began < 10


def test_limits_are_settings() -> None:
    data = many_cells_html()[:5000]
    with pytest.raises(ReadError, match="max-cells"):
        read(data, "a.html", ReadSettings(max_cells=100))
    with pytest.raises(ReadError, match="max-unpacked"):
        read(package(para(run("文"))), "a.docx", ReadSettings(max_unpacked=10))


def test_external_references_are_never_fetched() -> None:
    page = (
        '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd"><html><head>'
        '<link rel=stylesheet href="http://127.0.0.1:9/a.css"></head><body><p>文</p>'
        '<img src="http://127.0.0.1:9/a.png"><iframe src="file:///etc/passwd"></iframe></body></html>'
    )
    assert read(page.encode(), "a.html").text == "文"


def test_paths_inside_an_archive_lead_nowhere() -> None:
    stream = io.BytesIO(package(para(run("文"))))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("../../../tmp/evil.txt", b"x")
        archive.writestr("/etc/evil", b"x")
    assert read(stream.getvalue(), "a.docx").text == "文"


def test_a_missing_libreoffice_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: None)
    with pytest.raises(ReadError, match=r"安装.*另存为 \.docx") as caught:
        read(rb"{\rtf1 x}", "a.rtf")
    assert caught.value.kind == "tool-missing"


def test_libreoffice_is_ended_when_the_time_is_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A converter that starts another process and never ends leaves neither behind."""
    note = tmp_path / "child"
    script = tmp_path / "soffice"
    script.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {note}\nwait\n")
    script.chmod(0o755)
    monkeypatch.setattr(office, "program", lambda: str(script))
    with pytest.raises(ReadError, match="已停止") as caught:
        read(rb"{\rtf1 x}", "a.rtf", ReadSettings(max_seconds=1))
    assert caught.value.kind == "timeout"
    child = note.read_text().strip()
    for _ in range(50):
        state = subprocess.run(["ps", "-o", "stat=", "-p", child], capture_output=True, text=True)
        if not state.stdout.strip() or state.stdout.startswith("Z"):
            break
        time.sleep(0.1)
    else:
        pytest.fail("遗留进程")


@pytest.mark.slow
@pytest.mark.skipif(office.program() is None, reason="没有 LibreOffice")
def test_office_formats_and_broken_ones() -> None:
    rtf = rb"{\rtf1\ansi\ansicpg936 {\fonttbl{\f0 SimSun;}}\f0 \u25919?\u24220? 2020\par 2\par}"
    document = read(rtf, "报告.doc")
    assert (document.format, document.text) == ("rtf", "政府 2020\n2")
    with pytest.raises(ReadError) as caught:
        read(OLE + "WordDocument".encode("utf-16-le") * 40, "a.doc")
    assert caught.value.kind == "broken"
