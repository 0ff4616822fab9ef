"""A clean report taken apart into title, sections, tables and signature.

A draft's strings may hold :data:`OPEN` and :data:`CLOSE` around a planted place;
:func:`unmark` takes them out of the laid-out text and tells where they stood.
"""

from __future__ import annotations

import copy
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

OPEN, CLOSE = "\ufdd0", "\ufdd1"
NUMERALS = "一二三四五六"
HEADING = re.compile(r"^(?:#+\s*)?([一二三四五六])、(.+)$")


@cache
def labels() -> dict[str, Any]:
    """The tables' labels, ``labels.toml``."""
    return tomllib.loads(Path(__file__).with_name("labels.toml").read_text("utf-8"))


def mark(text: str) -> str:
    """``text`` as a planted place."""
    return f"{OPEN}{text}{CLOSE}"


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without marks, and the places between them (code points, half-open)."""
    plain: list[str] = []
    places: list[tuple[int, int]] = []
    starts: list[int] = []
    for character in text:
        if character == OPEN:
            starts.append(len(plain))
        elif character == CLOSE:
            places.append((starts.pop(), len(plain)))
        else:
            plain.append(character)
    return "".join(plain), places


@dataclass
class Section:
    """A heading, the rows of its table if it has one, and its paragraphs (after the table)."""

    heading: str
    paragraphs: list[str] = field(default_factory=list)
    table: list[list[str]] | None = None


@dataclass
class Draft:
    """A report in parts.  ``grid`` is table three's numbers, row by row, seven each."""

    name: str
    year: int
    issuer: str
    title: list[str]
    intro: list[str]
    sections: list[Section]
    tail: list[str]
    grid: list[list[str]] = field(default_factory=list)
    proactive: dict[str, list[str]] = field(default_factory=dict)
    litigation: list[str] = field(default_factory=list)
    layouts: tuple[str, ...] = ()
    """Layouts that can show the defect; all of them where empty."""

    def copy(self) -> Draft:
        """A draft to plant in."""
        return copy.deepcopy(self)

    @property
    def old(self) -> bool:
        """Whether the tables are those of 2019 and 2020."""
        return self.year <= 2020

    @property
    def rows(self) -> list[list[str]]:
        """Table three's row labels, three columns each."""
        return row_labels(self.old)

    @property
    def kind(self) -> str:
        """``town``, ``street``, ``gov`` (county and up) or ``dept``."""
        if self.issuer.endswith("街道办事处"):
            return "street"
        if re.search(r"[镇乡]人民政府$", self.issuer):
            return "town"
        return "gov" if self.issuer.endswith("人民政府") else "dept"

    @property
    def place(self) -> str:
        """The place's name in the issuer's (洣南县)."""
        found = re.match(r".+?[省市县区镇乡]", self.issuer)
        return found.group(0) if found else self.issuer

    def row(self, start: str) -> int:
        """Index of table three's row whose innermost label begins so."""
        for index, row in enumerate(self.rows):
            label = [cell for cell in row if cell][-1]
            if label.startswith(start):
                return index
        raise LookupError(start)

    def number(self, start: str, column: int = 6) -> int:
        """A number of table three (column 6 is 总计)."""
        return int(self.grid[self.row(start)][column])

    def leaves(self) -> list[int]:
        """Indices of the rows that （七）总计 adds up."""
        return list(range(2, len(self.rows) - 2))

    def build_tables(self) -> None:
        """Lay the numbers out as rows of the three sections' tables."""
        self.sections[1].table = proactive_rows(self.old, self.proactive)
        self.sections[2].table = application_rows(self.rows, self.grid)
        self.sections[3].table = litigation_rows(self.litigation)


def row_labels(old: bool) -> list[list[str]]:
    """Table three's row labels for 2019/2020 or for 2021 and later."""
    own = labels()
    other = own["rows_other_2019"] if old else own["rows_other_2021"]
    return [*own["rows_head"], *own["rows_body"], *other, *own["rows_tail"]]


def proactive_rows(old: bool, numbers: dict[str, list[str]]) -> list[list[str]]:
    """Table two, a list of rows (merged cells stand once)."""
    rows: list[list[str]] = []
    for part in labels()["proactive_2019" if old else "proactive_2021"]:
        rows += [[part["item"]], list(part["columns"])]
        rows += [[label, *numbers[label]] for label in part["rows"]]
    return rows


def application_rows(names: list[list[str]], grid: list[list[str]]) -> list[list[str]]:
    """Table three; a merged cell is "" in the rows below and "\\0" where it spans columns."""
    own = labels()
    kinds = own["kinds"]
    rows = [
        [own["identity"], "\0", "\0", "申请人情况", *["\0"] * 6],
        ["", "", "", kinds[0], kinds[1], *["\0"] * 4, kinds[2]],
        ["", "", "", "", *own["legal"], ""],
    ]
    for name, numbers in zip(names, grid, strict=True):
        cells = [cell or ("\0" if index else "") for index, cell in enumerate(name)]
        if name[2] and not name[1]:
            cells[1] = ""
        rows.append([*cells, *(number or "\1" for number in numbers)])
    return rows


def litigation_rows(numbers: list[str]) -> list[list[str]]:
    """Table four."""
    own = labels()
    courts, outcomes = own["courts"], own["outcomes"]
    return [
        [courts[0], *["\0"] * 4, courts[1], *["\0"] * 9],
        [*[""] * 5, courts[2], *["\0"] * 4, courts[3], *["\0"] * 4],
        [*outcomes, *outcomes, *outcomes],
        list(numbers),
    ]


def read(path: Path) -> Draft:
    """Take one of corpus/'s clean reports apart.  Raises ``ValueError`` where it can't."""
    text = path.read_text("utf-8-sig")
    lines = [_plain(line) for line in text.split("\n")]
    year = int(re.search(r"-(\d{4})-clean", path.name)[1])  # type: ignore[index]
    parts: list[list[str]] = [[]]
    headings: list[str] = []
    for line in lines:
        found = HEADING.match(line)
        due = NUMERALS[len(headings)] if len(headings) < 6 else ""
        # Table three numbers its rows 一 to 四 too; only 四、结转… can come when 四 is due.
        if found and found[1] == due and not found[2].startswith("结转"):
            headings.append(line)
            parts.append([])
            continue
        parts[-1].append(line)
    if len(headings) != 6:
        raise ValueError(f"{path.name}: {len(headings)} headings")
    front = [line for line in parts[0] if line]
    split = next(i for i, line in enumerate(front) if "年度报告" in line) + 1
    last = [line for line in parts[6] if line]
    draft = Draft(
        name=path.stem,
        year=year,
        issuer="",
        title=front[:split],
        intro=front[split:],
        sections=[Section(heading) for heading in headings],
        tail=last[-2:],
    )
    draft.issuer = draft.tail[0]
    for index in (0, 4):
        draft.sections[index].paragraphs = [line for line in parts[index + 1] if line]
    draft.sections[5].paragraphs = last[:-2]
    for index in (1, 2, 3):
        draft.sections[index].paragraphs = [
            line for line in parts[index + 1] if line.endswith("。") and "|" not in line
        ]
    _numbers(draft, ["\n".join(parts[index]) for index in (2, 3, 4)])
    draft.build_tables()
    return draft


def _plain(line: str) -> str:
    line = line.strip("\ufeff　 \r\n\t").replace("\\.", ".").replace("**", "")
    return re.sub(r"^(#+|-)\s+", "", line)


def _cells(text: str) -> list[str]:
    cells = [cell.strip() for cell in re.split(r"[|\n\t]|\s{2,}", text)]
    cells = [re.sub(r"^\((.)\)", r"（\1）", cell) for cell in cells]
    return [
        re.sub(r"^(\d)．", r"\1.", cell) for cell in cells if cell and not cell.startswith("---")
    ]


def _numbers(draft: Draft, texts: list[str]) -> None:
    cells = _cells(texts[0])
    for part in labels()["proactive_2019" if draft.old else "proactive_2021"]:
        for label in part["rows"]:
            start = cells.index(label) + 1
            draft.proactive[label] = cells[start : start + len(part["columns"]) - 1]
    cells = _cells(texts[1])
    place = 0
    for row in draft.rows:
        label = [cell for cell in row if cell][-1]
        place = cells.index(label, place) + 1
        numbers = cells[place : place + 7]
        if len(numbers) != 7 or not all(number.isdigit() for number in numbers):
            raise ValueError(f"{draft.name}: {label} {numbers}")
        draft.grid.append(numbers)
    numbers = [cell for cell in _cells(texts[2]) if cell.isdigit()]
    if len(numbers) != 15:
        raise ValueError(f"{draft.name}: table four {numbers}")
    draft.litigation = numbers
