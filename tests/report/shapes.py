"""The same report in several text shapes: tables laid out anew, all else as it was."""

from __future__ import annotations

from nlpcheck.readers import read
from nlpcheck.report import Report, build
from nlpcheck.settings import ReadSettings


def report_of(text: str, name: str = "report.txt") -> Report:
    """A report from a string, read as a file of that name."""
    return build(read(text.encode(), name, ReadSettings()))


def rows_of_bars(text: str) -> list[tuple[bool, list[str]]]:
    """Lines as (is a table row, cells)."""
    lines = []
    for line in text.split("\n"):
        if line.startswith("|") and line.rstrip().endswith("|"):
            lines.append((True, [cell.strip() for cell in line.strip().strip("|").split("|")]))
        else:
            lines.append((False, [line]))
    return lines


def one_cell_a_line(text: str) -> str:
    """Each cell on a line of its own after a tab, blank lines between rows (as the seed)."""
    out = []
    for is_row, cells in rows_of_bars(text):
        out += [f"\t{cell}" for cell in cells] + [""] if is_row else cells
    return "\n".join(out)


def cells_between_bars(text: str) -> str:
    """One cell a line with a lone bar between."""
    out = []
    for is_row, cells in rows_of_bars(text):
        if is_row:
            for cell in cells:
                out += [cell, "|"]
        else:
            out += cells
    return "\n".join(out)


def tab_rows(text: str) -> str:
    """A row a line, cells with tabs between."""
    return "\n".join("\t".join(cells) for _, cells in rows_of_bars(text))


def space_rows(text: str) -> str:
    """A row a line, cells with runs of blanks between."""
    return "\n".join("   ".join(cells) for _, cells in rows_of_bars(text))


def single_space_rows(text: str) -> str:
    """A row a line, cells with single blanks between."""
    return "\n".join(" ".join(cells) for _, cells in rows_of_bars(text))


def broken_labels(text: str) -> str:
    """One cell a line, long labels broken in two lines."""
    out = []
    for is_row, cells in rows_of_bars(text):
        if not is_row:
            out += cells
            continue
        for cell in cells:
            half = len(cell) // 2
            out += [cell[:half], cell[half:]] if len(cell) > 5 else [cell]
        out.append("")
    return "\n".join(out)


SHAPES = {
    "bars": lambda text: text,
    "one-cell-a-line": one_cell_a_line,
    "cells-between-bars": cells_between_bars,
    "tab-rows": tab_rows,
    "space-rows": space_rows,
    "single-space-rows": single_space_rows,
    "broken-labels": broken_labels,
}
