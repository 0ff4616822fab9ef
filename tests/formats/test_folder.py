"""A folder of twenty files of all kinds, three of them broken, in one check."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import equal

from nlpcheck.readers import office

pytest.importorskip("reportlab", reason="reportlab 未安装，不能生成 PDF")


def fill(folder: Path) -> set[str]:
    """Writes the files; gives the broken ones' names."""
    names = ("wangxi-county-2021.md", "shagang-town-2019.txt", "linpu-civil-2023.txt")
    for at, name in enumerate(names):
        (folder / name).write_bytes((equal.CORPUS / name).read_bytes())
        for kind, data in equal.by_library(name).items():
            (folder / f"{at}-{kind}.{kind.rpartition('.')[2]}").write_bytes(data)
    docx = equal.by_library(names[0])["docx"]
    (folder / "truncated.docx").write_bytes(docx[: len(docx) // 2])
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (folder / "empty.html").write_bytes(b"")
    rtf = "".join(f"\\u{ord(c)}?" if ord(c) > 127 else c for c in "2023年，主动公开信息20条。")
    if office.program():
        (folder / "note.doc").write_bytes(f"{{\\rtf1 {rtf}}}".encode())
    return {"truncated.docx", "picture.txt", "empty.html"}


def test_good_ones_are_checked_and_bad_ones_named(tmp_path: Path) -> None:
    broken = fill(tmp_path)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert len(files) >= 20
    command = [
        sys.executable,
        "-m",
        "nlpcheck",
        "check",
        str(tmp_path),
        "--select",
        "TB,ST",
        "--output-format",
        "json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    result = json.loads(done.stdout)
    assert {Path(error["path"]).name for error in result["errors"]} == broken
    assert {Path(r["path"]).name for r in result["reports"]} == set(files) - broken
    assert all(name in done.stderr for name in broken)
