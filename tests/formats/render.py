"""Renders a report of corpus/ into other formats, with libraries and with LibreOffice.

A report is first taken apart by its lines alone (not by the readers under
test): paragraphs, and tables as rows of cells.  Tables get real merged cells
where the text shows empty ones.
"""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

_SEPARATOR = re.compile(r"\|?(\s*:?-+:?\s*\|)+\s*(:?-+:?)?\s*\Z")


@dataclass
class Cell:
    """A cell with its grid place."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass
class Grid:
    """A table: its cells in reading order."""

    rows: int
    columns: int
    cells: list[Cell] = field(default_factory=list)


@dataclass
class Line:
    """A paragraph; ``level`` above 0 for a heading."""

    text: str
    level: int = 0


Part = Line | Grid


def load(path: Path) -> list[Part]:
    """A corpus report as paragraphs and tables."""
    data = path.read_bytes()
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    parts: list[Part] = []
    rows: list[list[str]] = []
    row: list[str] = []

    def end_row() -> None:
        nonlocal row
        if row:
            rows.append(row)
            row = []

    def end_table() -> None:
        nonlocal rows
        end_row()
        if rows:
            parts.append(grid(rows))
            rows = []

    for line in re.split(r"\r\n|\n|\r", text):
        bare = line.strip(" \u3000\u00a0")
        if bare.startswith("|") and bare.rstrip().endswith("|") and len(bare.strip()) > 1:
            end_row()
            if not _SEPARATOR.fullmatch(bare.strip()):
                rows.append([unescape(c) for c in bare.strip()[1:-1].split("|")])
        elif bare.startswith("\t") and bare.count("\t") == 1:
            row.append(bare.strip())  # one cell a line
        elif bare.strip().count("\t") >= 1:
            end_row()
            rows.append([c.strip() for c in bare.split("\t")])
        elif not bare.strip():
            end_row()
        elif bare.strip() == "|":
            continue
        elif (
            len(re.split(r" {2,}|\u3000+", bare.strip())) > 1
            and len(bare) < 120
            and "。" not in bare
        ):
            end_row()
            rows.append([c.strip() for c in re.split(r" {2,}|\u3000+", bare.strip())])
        elif row and len(bare) < 12 and not re.match(r"[一二三四五六]、", bare):
            row[-1] += bare.strip()  # a label broken over lines
        else:
            end_table()
            mark = re.match(r"(#+) ", bare)
            parts.append(
                Line(unescape(bare[mark.end() :]), len(mark[1])) if mark else Line(unescape(bare))
            )
    end_table()
    return parts


def unescape(text: str) -> str:
    """Markdown's backslashes taken off."""
    text = re.sub(r"^[-*+] ", "", text.strip())
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).strip("\u3000 \u00a0\t")


def grid(rows: list[list[str]]) -> Grid:
    """Rows of cells as a grid: leading empty cells merge upwards, short rows' labels sideways."""
    columns = max(map(len, rows))
    out = Grid(len(rows), columns)
    above: dict[int, Cell] = {}
    for at, row in enumerate(rows):
        numbers = next(
            (len(row) - i for i, c in enumerate(row) if re.fullmatch(r"[-\d./%]+", c)), 0
        )
        extra = columns - len(row)
        stretch = len(row) - numbers - 1 if numbers else len(row) - 1
        column = 0
        leading = True
        for index, text in enumerate(row):
            wide = 1 + (extra if index == stretch else 0)
            owner = above.get(column)
            if text:
                leading = False
            if leading and owner and owner.text and owner.columns == wide and index < stretch:
                owner.rows = at - owner.row + 1
            else:
                cell = Cell(text, at, column, 1, wide)
                out.cells.append(cell)
                for covered in range(column, column + wide):
                    above.pop(covered, None)
                above[column] = cell
            column += wide
    return out


def to_html(parts: list[Part], charset: str = "utf-8") -> bytes:
    """A page with navigation, an article and a footer around the report."""
    out = [
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>信息公开</title>'
        "<style>td{border:1px solid}</style><script>var a='<p>几时</p>';</script></head><body>",
        '<div class="header"><ul class="nav"><li><a href="/">首页</a></li>'
        '<li><a href="/zw">政务公开</a></li></ul></div>',
        '<div class="breadcrumb">当前位置：<a href="/">首页</a> &gt; <a href="/n">年度报告</a></div>',
        '<div id="zoom" class="TRS_Editor">\n',
    ]
    for part in parts:
        if isinstance(part, Line):
            tag = f"h{part.level}" if part.level else "p"
            out.append(f"<{tag}>&nbsp;&nbsp;{html.escape(part.text)}</{tag}>\n")
            continue
        out.append('<table border="1">\n')
        for row in range(part.rows):
            out.append("<tr>")
            for cell in part.cells:
                if cell.row == row:
                    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
                    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
                    half = len(cell.text) // 2
                    text = (
                        html.escape(cell.text[:half])
                        + "</span><span>"
                        + html.escape(cell.text[half:])
                    )
                    out.append(f"<td{spans}><p><span>{text}</span></p></td>")
            out.append("</tr>\n")
        out.append("</table>\n")
    out.append(
        '</div><div class="footer"><p>主办单位：某某人民政府办公室 网站标识码：3700000001</p></div>'
    )
    out.append("</body></html>")
    return "".join(out).encode(charset, "xmlcharrefreplace")


def to_markdown(parts: list[Part]) -> bytes:
    """Headings, escaped numbers, pipe tables with merged cells lost."""
    out = []
    for part in parts:
        if isinstance(part, Line):
            text = re.sub(r"^(\d+)\.", r"\1\\.", part.text)
            out.append("#" * part.level + " " + text if part.level else text)
        else:
            lines = []
            for row in range(part.rows):
                cells = [""] * part.columns
                for cell in part.cells:
                    if cell.row == row:
                        cells[cell.column] = re.sub(r"^(\d+)\.(?=\D)", r"\1\\.", cell.text)
                lines.append("| " + " | ".join(cells) + " |")
            lines.insert(1, "| " + " | ".join(["---"] * part.columns) + " |")
            out.append("\n".join(lines))
    return ("\n\n".join(out) + "\n").encode()


def to_docx(parts: list[Part]) -> bytes:
    """A .docx with merged cells and runs split in the middle of words."""
    import docx
    from docx.oxml.ns import qn

    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name = "Noto Serif CJK SC"
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Noto Serif CJK SC")
    for part in parts:
        if isinstance(part, Line):
            if part.level:
                document.add_heading(part.text, min(part.level, 6))
            else:
                paragraph = document.add_paragraph()
                half = len(part.text) // 2
                paragraph.add_run(part.text[:half])
                paragraph.add_run(part.text[half:]).bold = True
            continue
        table = document.add_table(part.rows, part.columns)
        table.style = "Table Grid"
        for cell in part.cells:
            target = table.cell(cell.row, cell.column)
            if cell.rows > 1 or cell.columns > 1:
                target = target.merge(
                    table.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1)
                )
            target.text = cell.text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def to_pdf(parts: list[Part]) -> bytes:
    """A PDF by reportlab: indented paragraphs, ruled tables, page numbers."""
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle(
        "body", fontName="STSong-Light", fontSize=11, leading=18, wordWrap="CJK", firstLineIndent=22
    )
    small = ParagraphStyle("cell", fontName="STSong-Light", fontSize=7, leading=9, wordWrap="CJK")
    story = []
    for part in parts:
        if isinstance(part, Line):
            story.append(Paragraph(html.escape(part.text), body))
            continue
        data = [[""] * part.columns for _ in range(part.rows)]
        style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
        for cell in part.cells:
            data[cell.row][cell.column] = Paragraph(html.escape(cell.text), small)
            if (cell.rows > 1 or cell.columns > 1) and cell.rows <= 8:  # can't be split over pages
                end = (cell.column + cell.columns - 1, cell.row + cell.rows - 1)
                style.append(("SPAN", (cell.column, cell.row), end))
        story.append(Table(data, colWidths=[450 / part.columns] * part.columns, style=style))

    def number(canvas: object, page: object) -> None:
        canvas.setFont("STSong-Light", 9)  # type: ignore[attr-defined]
        canvas.drawCentredString(297, 30, f"- {canvas.getPageNumber()} -")  # type: ignore[attr-defined]

    stream = io.BytesIO()
    SimpleDocTemplate(stream).build(story, onFirstPage=number, onLaterPages=number)
    return stream.getvalue()


def office(files: dict[str, bytes], suffix: str, targets: list[str]) -> dict[str, dict[str, bytes]]:
    """LibreOffice's own rendering of files into other formats: target → name → bytes."""
    assert OFFICE
    out: dict[str, dict[str, bytes]] = {}
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for name, data in files.items():
            sources.append(Path(folder, f"{name}{suffix}"))
            sources[-1].write_bytes(data)
        for target in targets:
            subprocess.run(
                [
                    OFFICE,
                    f"-env:UserInstallation=file://{folder}/profile",
                    "--headless",
                    "--convert-to",
                    target,
                    "--outdir",
                    f"{folder}/out",
                    *map(str, sources),
                ],
                check=True,
                capture_output=True,
                timeout=300,
            )
            kind = target.split(":")[0]
            out[kind] = {n: Path(folder, "out", f"{n}.{kind}").read_bytes() for n in files}
    return out
