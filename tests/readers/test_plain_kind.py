"""The quick answer for plain text is the whole sniffing's answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlpcheck.readers import kind, plain_kind

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
FILES = sorted([*CORPUS.glob("*.txt"), *CORPUS.glob("*.md"), *CORPUS.glob("*.tsv")])[:40]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_quick_answer(path: Path) -> None:
    data = path.read_bytes()
    assert plain_kind(data, path.name) in (None, kind(data, path.name))


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n", b"PK\x03\x04", b"<html><p>a</p>", b"{\\rtf1 a}", b"\xd0\xcf\x11\xe0", "年报".encode("utf-16")],
)
def test_other_formats_get_no_quick_answer(data: bytes) -> None:
    assert plain_kind(data, "report.txt") is None
