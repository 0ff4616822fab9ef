"""The same report gives the same findings and table cells in every format."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import equal
import render

pytest.importorskip("reportlab", reason="reportlab 未安装，不能生成 PDF")


@pytest.mark.parametrize("name", equal.REPORTS)
def test_formats_that_libraries_write(name: str) -> None:
    base = equal.found((equal.CORPUS / name).read_bytes(), name)
    assert base.cells
    for kind, data in equal.by_library(name).items():
        got = equal.found(data, f"x.{kind}")
        assert got.findings == base.findings, kind
        assert got.cells == base.cells, kind
        assert got.tables == base.tables, kind


@pytest.mark.slow
@pytest.mark.skipif(render.OFFICE is None, reason="没有 LibreOffice")
def test_formats_that_libreoffice_writes() -> None:
    for name, files in equal.by_office().items():
        base = equal.found((equal.CORPUS / name).read_bytes(), name)
        for kind, data in files.items():
            assert equal.found(data, f"x.{kind}") == base, (name, kind)
