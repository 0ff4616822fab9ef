"""What the narrative tells against what the tables hold: lookups that rules share."""

from __future__ import annotations

from collections.abc import Iterable

from nlpcheck.language.quantities import Quantities, Quantity, quantities
from nlpcheck.language.quantities.topics import OUTCOME_COLUMN, TOPICS
from nlpcheck.report import Report
from nlpcheck.rules.base import Context
from nlpcheck.types import Related, Span


def told(context: Context, *topics: str) -> list[Quantity]:
    """This year's exact whole-year counts of these topics, told of the issuer itself."""
    year = context.report.year
    found = context.use(quantities).of(*topics)
    return [
        q
        for q in found
        if q.own and q.exact and q.whole_year and (q.year is None or q.year == year)
    ]


def counts(context: Context) -> Quantities:
    """All counts of the report's prose."""
    return context.use(quantities)


def section_at(context: Context, quantity: Quantity) -> int | None:
    """The section in which a count stands."""
    return context.report.section_at(quantity.span.start)


def cells(report: Report, table: str, rows: Iterable[str], column: str) -> int | None:
    """The sum of cells, None unless the table was read and each of its rows holds a number."""
    found = report.tables.get(table)  # type: ignore[call-overload]
    if found is None or found.status != "read":
        return None
    keys = [(row, column) for row in rows if (row, column) in found.cells]
    values = [found.cells[key].value for key in keys]
    if not values or any(v is None for v in values):
        return None
    return sum(v for v in values if v is not None)


def table_values(report: Report, topic: str) -> frozenset[int]:
    """What table three says of a topic: its 总计 cell, and the sum over the applicants.

    Both, so that a count that agrees with one of them isn't blamed for a table
    that contradicts itself.  Empty where the table can't say.
    """
    known: dict[str, frozenset[int]] = report.__dict__.setdefault("_table_values", {})
    if topic not in known:
        known[topic] = _table_values(report, topic)
    return known[topic]


def _table_values(report: Report, topic: str) -> frozenset[int]:
    spec = TOPICS[topic]
    values = set()
    total = cells(report, spec.table, spec.rows, "sum")
    if total is not None:
        values.add(total)
    columns = ("natural", "business", "research", "welfare", "legal", "others")
    parts = [cells(report, spec.table, spec.rows, column) for column in columns]
    if total is not None and all(p is not None for p in parts):
        values.add(sum(p for p in parts if p is not None))
    return frozenset(values)


def dispute_value(report: Report, topic: str) -> int | None:
    """Table four's number for ``reconsideration``, ``litigation.pending`` …: totals, or one result.

    None where the table can't say, or where a 总计 differs from its four results.
    """
    name, _, outcome = topic.partition(".")
    column = OUTCOME_COLUMN[outcome] if outcome else "sum"
    total = 0
    for block in TOPICS[name].rows:
        value = cells(report, "litigation", ("value",), f"{block}_{column}")
        if value is None:
            return None
        if not outcome:
            parts = [
                cells(report, "litigation", ("value",), f"{block}_{c}")
                for c in OUTCOME_COLUMN.values()
            ]
            if any(p is None for p in parts) or sum(p for p in parts if p is not None) != value:
                return None
        total += value
    return total


def related_cell(
    report: Report, table: str, row: str, column: str, message: str
) -> tuple[Related, ...]:
    """The table's cell as the other place of a finding."""
    found = report.tables.get(table)  # type: ignore[call-overload]
    cell = found.cells.get((row, column)) if found else None
    if cell is None or not cell.raw:
        return ()
    return (
        Related(
            cell.span.start, cell.span.end, message, report.text[cell.span.start : cell.span.end]
        ),
    )


def related_quantity(report: Report, quantity: Quantity, message: str) -> Related:
    """A count as the other place of a finding."""
    return Related(quantity.span.start, quantity.span.end, message, quantity.span.of(report.text))


def phrase(context: Context, quantity: Quantity, words: int = 14) -> Span:
    """The count with the words it stands behind, no further back than its clause or the count before."""
    if quantity.negated or not quantity.lead:
        return quantity.span
    start = quantity.span.start - min(len(quantity.lead), words)
    return Span(start, quantity.span.end)
