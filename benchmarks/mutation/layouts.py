"""Laying a draft out as a file's text, in the shapes in which reports arrive.

A table cell is a string; ``"\\0"`` continues the merged cell before it, ``""`` the
one above it, ``"\\1"`` is a cell without content.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from .draft import CLOSE, OPEN, Draft

Rows = list[list[str]]
MERGED = ("\0", "")


def _compact(row: list[str]) -> list[str]:
    return ["" if cell == "\1" else cell for cell in row if cell not in MERGED]


def _full(row: list[str]) -> list[str]:
    return ["" if cell in ("\0", "\1") else cell for cell in row]


def _lines(rows: Rows) -> str:
    return "\n\n".join(cell for row in rows for cell in _compact(row))


def _bars(rows: Rows) -> str:
    return "\n".join("|" + "|".join(_compact(row)) + "|" for row in rows)


def _tabs(rows: Rows) -> str:
    return "\n".join("\t".join(_full(row)) for row in rows)


def _short_tabs(rows: Rows) -> str:
    return "\n".join("\t".join(_compact(row)) for row in rows)


def _spaces(rows: Rows) -> str:
    return "\n".join("    ".join(_compact(row)) for row in rows)


def _pasted(rows: Rows) -> str:
    return "\n\n".join(
        "\n".join("\t" + cell for cell in _full(row) if cell != "\0") for row in rows
    )


def _markdown(rows: Rows) -> str:
    width = max(len(row) for row in rows)
    cells = [[*_full(row), *[""] * (width - len(row))] for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in cells]
    lines.insert(1, "| " + " | ".join(["---"] * width) + " |")
    return "\n".join(lines)


def _fifteen(rows: Rows) -> str:
    """One cell a line, but the bottom row of table four on one line."""
    if len(rows[-1]) < 14:
        return _lines(rows)
    last = " ".join(_compact(rows[-1]))
    return _lines(rows[:-1]) + "\n\n" + last


LAYOUTS: dict[str, Callable[[Rows], str]] = {
    "lines": _lines,
    "bars": _bars,
    "tabs": _tabs,
    "short-tabs": _short_tabs,
    "spaces": _spaces,
    "pasted": _pasted,
    "markdown": _markdown,
    "fifteen": _fifteen,
}
KEEP_BLANKS = ("bars", "tabs", "markdown")
"""Layouts in which an empty cell still stands."""
_MARKUP = re.compile(r"[*_<>~`\\\[\]#]")


def allowed(draft: Draft) -> list[str]:
    """The layouts that can show this draft (Markdown would read its own marks into some)."""
    names = list(draft.layouts or LAYOUTS)
    body = "".join(_paragraphs(draft))
    if "markdown" in names and _MARKUP.search(body):
        names.remove("markdown")
    return names


def _paragraphs(draft: Draft) -> list[str]:
    found = [*draft.title, *draft.intro, *draft.tail]
    for section in draft.sections:
        found += section.paragraphs
    return found


def lay_out(draft: Draft, layout: str, rng: random.Random) -> str:
    """The text of the whole report, marks included."""
    table = LAYOUTS[layout]
    markdown = layout == "markdown"
    indent = "" if markdown else rng.choice(["", "　　", "    "])
    gap = "\n\n" if markdown else rng.choice(["\n", "\n\n"])

    def body(paragraphs: list[str]) -> list[str]:
        if markdown:
            return [re.sub(rf"^([{OPEN}{CLOSE}]?\d+)\. ", r"\1\\. ", p) for p in paragraphs]
        return [indent + p for p in paragraphs]

    blocks: list[str] = []
    title = draft.title
    blocks.append(gap.join(("# " + t if markdown and i == 0 else t) for i, t in enumerate(title)))
    blocks += body(draft.intro)
    for section in draft.sections:
        if section.heading:
            blocks.append(("\n## " if markdown else "\n") + section.heading)
        if section.table is not None:
            blocks.append("\n" + table(section.table) + "\n")
        blocks += body(section.paragraphs)
    blocks.append("\n" + gap.join(draft.tail))
    return gap.join(blocks) + "\n"
