"""Rows of a table: labels with the values after them, put into cells.

Values are never guessed: too few or too many for their row, and the row's cells are
absent and the table says why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from nlpcheck.report.labels import Element
from nlpcheck.report.model import CellState, Label, ReportTable, TableCell
from nlpcheck.template import LabelSpec, fold
from nlpcheck.types import Span

_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)(?:万?元)?")
_SIGNED = re.compile(r"[-+]?\d+(?:\.\d+)?")
_SHORT_TEXT = 4
"""Characters of text that may stand where a value should; longer text is no value."""
_MOST_TOLD = 3
"""Troubles of a kind that a table's reason tells one by one."""


def cell_value(raw: str, spec: LabelSpec | None = None) -> tuple[int | None, CellState]:
    """What a cell's text means, decided here and nowhere else.

    A whole number ≥ 0 is a number; ``""`` is blank; ``/``, ``-`` and ``—`` are a slash
    (the writer's 0 or 无); all else is invalid.  Signed and decimal numbers are read
    (to a whole number) where the column allows them.
    """
    if spec is None:
        return _value(raw, False, False)
    return _value(raw, spec.signed, spec.decimal)


@lru_cache(maxsize=4096)
def _value(raw: str, signed: bool, decimal: bool) -> tuple[int | None, CellState]:
    folded = fold(raw)
    if not folded:
        return None, "blank"
    if folded in {"/", "-", "—", "——", "--"}:
        return None, "slash"
    if signed and _SIGNED.fullmatch(folded) and "." not in folded:
        return int(folded), "number"
    if decimal and (amount := _AMOUNT.fullmatch(folded)):
        return int(float(amount.group(1))), "number"
    if folded.isdecimal() and folded.isascii():
        return int(folded), "number"
    return None, "invalid"


class Row(msgspec.Struct):
    """A row of the template as found: its label and what follows it."""

    spec: LabelSpec
    label: Element
    values: list[Element] = msgspec.field(default_factory=list)


def may_be_value(element: Element, in_row: bool) -> bool:
    """Whether an element may stand in a data cell: a value, or short text ``in_row``."""
    return element.kind == "value" or (len(element.text) <= _SHORT_TEXT and in_row)


def collect(
    elements: Sequence[Element],
    rows: Mapping[str, LabelSpec],
    columns: Mapping[str, LabelSpec],
    last_row: str | None = None,
) -> tuple[list[Row], list[Element]]:
    """Rows with their values, and column labels, in order of appearance.

    ``rows`` and ``columns`` are keyed by folded label.  Nothing is read after the row
    of key ``last_row``.  A row whose label comes twice takes its values where they are.
    """
    found: list[Row] = []
    seen: set[str] = set()
    heads: list[Element] = []
    current: Row | None = None
    for element in elements:
        if element.kind == "label":
            if current is not None and current.spec.key == last_row and current.values:
                break
            spec = rows.get(element.core)
            if spec is not None and element.core in columns and not seen:
                spec = None
            if spec is None:
                current = None
                if element.core in columns:
                    heads.append(element)
            elif spec.key in seen:
                current = next((r for r in found if r.spec.key == spec.key and not r.values), None)
            else:
                current = Row(spec, element)
                found.append(current)
                seen.add(spec.key)
        elif current is not None:
            if may_be_value(element, bool(current.values) or element.row is not None):
                current.values.append(element)
            elif current.values:
                current = None
    return found, heads


def fit(values: list[Element], count: int) -> list[Element] | None:
    """Exactly ``count`` values, or None.  Blank cells left by lost merges are dropped.

    In a marked table only the cells of the first value's row count, where they are enough.
    """
    if values and values[0].row is not None:
        first = values[0].row
        same = [v for v in values if v.row == first]
        if len(same) >= count:
            values = same
        while len(values) > count and not values[0].text:
            values = values[1:]
        while len(values) > count and not values[-1].text:
            values = values[:-1]
    else:
        values = [v for v in values if v.text]
    return values if len(values) == count else None


def absent(row: str, column: str, label: Element) -> TableCell:
    """A cell that was not read: it stands, empty, at its label's end."""
    end = label.span.end
    return TableCell(row, column, "", None, "absent", Span(end, end))


def fill(table: ReportTable, row: Row, columns: Sequence[LabelSpec], text: str) -> str:
    """Put a row's cells into the table; returns the trouble in Chinese, "" for none.

    ``text`` is the document's, in which spans stand.
    """
    values = fit(row.values, len(columns))
    key = row.spec.key
    if values is None:
        for column in columns:
            table.cells[key, column.key] = absent(key, column.key, row.label)
        given = len([v for v in row.values if v.text])
        return f"“{row.spec.name}”一行应有{len(columns)}个单元格，只读到{given}个"
    for column, value in zip(columns, values, strict=True):
        span = value.span
        raw = text[span.start : span.end]
        number, state = cell_value(raw, column)
        table.cells[key, column.key] = TableCell(key, column.key, raw, number, state, span)
    return ""


def label_of(element: Element, spec: LabelSpec, text: str) -> Label:
    """A label as it stands in ``text``, with what the template calls it."""
    return Label(spec.key, spec.label, element.span.of(text), element.span, element.exact)


def first_label(elements: Sequence[Element]) -> int:
    """The index of the first label in a cluster of labels and values; their number if none.

    A label named in running text is followed by more text.
    """
    for index, element in enumerate(elements):
        if element.kind == "label":
            near = elements[index + 1 : index + 6]
            if sum(e.kind != "text" for e in near) >= min(2, len(near)):
                return index
    return len(elements)


def labels_within(elements: Sequence[Element], rows: Sequence[Row]) -> list[Element]:
    """The labels from the first to the last row's (all, where no row is read)."""
    end = max((r.label.span.end for r in rows), default=None)
    return [e for e in elements if e.kind == "label" and (end is None or e.span.end <= end)]


def finish(
    table: ReportTable,
    rows: Sequence[Row],
    heads: Sequence[Element],
    expected: int,
    troubles: Sequence[str],
    glued: Sequence[Element],
    labels: Sequence[Element],
) -> None:
    """Set a filled table's status, reason and span.

    ``expected`` is how many rows the template has: a table of which half are read counts
    as read.  ``troubles`` are :func:`fill`'s; ``glued`` as :func:`scan` gives them.
    """
    filled = {cell.row for cell in table.cells.values() if cell.state != "absent"}
    read = sum(row.spec.key in filled for row in rows)
    parts = [f"项目与数字连在一起：“{g.text}”" for g in glued[:_MOST_TOLD]]
    parts += troubles[:_MOST_TOLD]
    if len(troubles) > _MOST_TOLD:
        parts.append(f"另有{len(troubles) - _MOST_TOLD}行单元格缺失")
    table.reason = "；".join(parts)
    if not rows and not glued:
        table.status = "missing"
        return
    spans = [e.span for e in [*labels, *heads, *glued]] + [r.label.span for r in rows]
    spans += [v.span for r in rows for v in r.values]
    if spans:
        table.span = Span(min(s.start for s in spans), max(s.end for s in spans))
    table.status = "read" if read * 2 >= expected else "unreadable"
    if table.status == "unreadable" and not table.reason:
        table.reason = f"应有{expected}行，只读到{read}行"
