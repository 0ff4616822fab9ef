"""Renders corpus reports into every format and compares what is found.

``python tests/formats/equal.py`` prints the table of docs/formats.md.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
import render

from nlpcheck import checker, readers
from nlpcheck.settings import Settings

CORPUS = Path(__file__).parents[2] / "corpus"
REPORTS = (
    "anlan-city-2020.txt",
    "baitang-subdistrict-2024.txt",
    "linpu-civil-2023.txt",
    "luming-county-2024.txt",
    "minan-county-2022-clean.txt",
    "pinglan-district-2023.txt",
    "sangzhou-county-2020.txt",
    "shagang-town-2019.txt",
    "wangxi-county-2021.md",
    "wangxi-county-2022.txt",
    "yantian-water-2021.txt",
)
"""Reports of all text shapes.  Two kinds of defect can't go into every format and are in
none of them: a Kangxi radical (a PDF keeps the glyph, which is the character's too) and
a dropped cell (a grid has no place without a cell)."""

LIBRARY = ("html", "gb18030.html", "md", "docx", "pdf")
FOREIGN = ("doc", "rtf", "odt", "html", "docx", "pdf")
_TARGETS = ["doc:MS Word 97", "rtf", "odt", "html", "docx:MS Word 2007 XML", "pdf"]


class Found(NamedTuple):
    """What a check found: findings as (rule, text, suggestions), and every table cell."""

    findings: Counter[tuple[str, str, tuple[str, ...]]]
    cells: dict[tuple[str, str, str], tuple[int | None, str]]
    tables: dict[str, str]


def found(data: bytes, name: str) -> Found:
    """Read and check."""
    settings = Settings()
    checked = checker.check_document(readers.read(data, name, settings.read), settings)
    result = checked.result
    findings = Counter(
        (f.rule, _bare(f.text), tuple(map(_bare, f.suggestions))) for f in result.findings
    )
    cells = {
        (table, *key): (cell.value, str(cell.state))
        for table, own in checked.report.tables.items()
        for key, cell in own.cells.items()
    }
    return Found(findings, cells, {table.name: table.status for table in result.tables})


def _bare(text: str) -> str:
    """Text without Markdown's backslashes."""
    return text.replace("\\", "")


def by_library(name: str) -> dict[str, bytes]:
    """A report in every format that a library writes."""
    parts = render.load(CORPUS / name)
    return {
        "html": render.to_html(parts),
        "gb18030.html": render.to_html(parts, "gb18030"),
        "md": render.to_markdown(parts),
        "docx": render.to_docx(parts),
        "pdf": render.to_pdf(parts),
    }


def by_office(names: tuple[str, ...] = REPORTS) -> dict[str, dict[str, bytes]]:
    """Reports in every format that LibreOffice writes: name → format → bytes."""
    sources = {name: render.to_docx(render.load(CORPUS / name)) for name in names}
    made = render.office({n.replace(".", "_"): d for n, d in sources.items()}, ".docx", _TARGETS)
    return {name: {kind: made[kind][name.replace(".", "_")] for kind in FOREIGN} for name in names}


def main() -> None:
    """The table: reports × formats, the number of findings where equal, the difference where not."""
    foreign = by_office() if render.OFFICE else {}
    heads = ["报告", "原文", *LIBRARY, *(f"LO {kind}" for kind in (FOREIGN if foreign else ()))]
    print("| " + " | ".join(heads) + " |")
    print("|" + "---|" * len(heads))
    for name in REPORTS:
        base = found((CORPUS / name).read_bytes(), name)
        row = [name, f"{base.findings.total()}／{len(base.cells)}"]
        files = list(by_library(name).items()) + list(foreign.get(name, {}).items())
        for kind, data in files:
            got = found(data, f"{Path(name).stem}.{kind}")
            row.append("＝" if got == base else f"≠ {(got.findings - base.findings).total()}")
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
