"""勾稽关系: each equation of the template with the numbers of a table put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import msgspec

from nlpcheck.report.model import Identity, ReportTable, TableCell
from nlpcheck.template import IdentitySpec, Template, expand, load, parse_equation


class Blame(msgspec.Struct, frozen=True):
    """Cells of one row whose change would mend every violated identity.

    ``values`` are the numbers that they would have to hold.
    """

    row: str
    cells: tuple[TableCell, ...]
    values: tuple[int, ...]


def operand(cell: TableCell, is_total: bool) -> int | None:
    """A cell's number in an equation: a visible blank or slash counts as 0, but not in a total."""
    if cell.state == "number":
        return cell.value
    if cell.state in ("blank", "slash") and not is_total:
        return 0
    return None


def identities(table: ReportTable, template: Template) -> list[Identity]:
    """All identities of tables three and four, in the template's order."""
    if table.status != "read":
        return []
    if table.name == "applications":
        spec = template.applications
        names = {part.key: part.name for part in (*spec.rows, *spec.columns)}
        return [i for s in spec.identities for i in _applications(table, s, template, names)]
    if table.name == "litigation":
        return [i for s in template.litigation.identities for i in _litigation(table, s, template)]
    return []


@cache
def _sides(version: str, equation: str, per: str) -> tuple[list[str], list[str]]:
    """The keys on both sides of an equation of table three: of rows for each column, or of
    columns for each row."""
    spec = load(version).applications
    parts = spec.rows if per == "column" else spec.columns
    left, right = parse_equation(equation)
    return expand(left, parts), expand(right, parts)


def _applications(
    table: ReportTable, spec: IdentitySpec, template: Template, names: dict[str, str]
) -> Iterator[Identity]:
    left, right = _sides(template.version, spec.equation, spec.per)
    keys = [*left, *right]
    if spec.per == "column":
        for column in template.applications.columns:
            cells = {k: table.cells.get((k, column.key)) for k in keys}
            totals = set(keys) if column.key == "sum" else {"total"}
            yield _identity(
                table, spec, column.label, column.key, cells, left, right, names, totals
            )
    else:
        for row in template.applications.rows:
            cells = {k: table.cells.get((row.key, k)) for k in keys}
            totals = {"sum"} if row.key != "total" else set(keys)
            yield _identity(table, spec, row.name, row.key, cells, left, right, names, totals)


def _litigation(table: ReportTable, spec: IdentitySpec, template: Template) -> Iterator[Identity]:
    names = {r.key: r.name for r in template.litigation.results}
    left, right = parse_equation(spec.equation)
    for block in template.litigation.blocks:
        cells = {k: table.cells.get(("value", f"{block.key}_{k}")) for k in left + right}
        yield _identity(table, spec, block.label, block.key, cells, left, right, names, {"sum"})


@lru_cache(maxsize=4096)
def _sum(terms: tuple[tuple[str, int | None], ...]) -> tuple[int | None, str]:
    """What named numbers come to, and the sum in words; most rows of most tables are all 0."""
    shown = terms
    if len(terms) > 8:  # the long sum of table three: only what isn't 0
        shown = tuple(term for term in terms if term[1] != 0)
    words = " + ".join([f"{name} {number}" for name, number in shown])
    if len(terms) > 8:
        words = f"各项办理结果（{words or '均为 0'}）"
    numbers = [number for _, number in terms if number is not None]
    if len(numbers) < len(terms):
        return None, words.replace("None", "？")
    return sum(numbers), words


def _identity(
    table: ReportTable,
    spec: IdentitySpec,
    where: str,
    key: str,
    cells: dict[str, TableCell | None],
    left: Sequence[str],
    right: Sequence[str],
    names: dict[str, str],
    totals: set[str],
) -> Identity:
    values = {k: operand(c, k in totals) if c else None for k, c in cells.items()}
    left_sum, left_words = _sum(tuple([(names[k], values[k]) for k in left]))
    right_sum, right_words = _sum(tuple([(names[k], values[k]) for k in right]))
    known = left_sum is not None and right_sum is not None
    status = "unverifiable" if not known else "ok" if left_sum == right_sum else "violated"
    sign = {"ok": "=", "violated": "≠", "unverifiable": "=？"}[status]
    present = tuple(c for c in cells.values() if c is not None)
    blame = cells.get(spec.blame) or (present[0] if present else None)
    if blame is None:
        from nlpcheck.types import Span

        end = table.span.end if table.span else 0
        blame = TableCell("", "", "", None, "absent", Span(end, end))
    return Identity(
        spec.rule,
        table.name,
        where,
        f"{left_words} {sign} {right_words}",
        left_sum if known else None,
        right_sum if known else None,
        status,  # type: ignore[arg-type]
        present,
        blame,
        key,
    )


def blame(table: ReportTable, template: Template) -> Blame | None:
    """The cells of one single row of table three whose change mends every violated identity.

    None when nothing is violated, or when no row or more than one row would do.
    """
    if table.name != "applications" or table.status != "read":
        return None
    violated = [i for i in table.identities if i.status == "violated"]
    if not violated:
        return None
    spec = template.applications
    by_key = {(i.rule, i.key): i for i in table.identities}
    candidates = [b for row in spec.rows if (b := _blame_row(table, template, row.key, by_key))]
    return candidates[0] if len(candidates) == 1 else None


def _blame_row(
    table: ReportTable,
    template: Template,
    row: str,
    by_key: dict[tuple[str, str], Identity],
) -> Blame | None:
    """The change of each cell of ``row`` that the column identities ask for, if all then hold."""
    spec = template.applications
    changes: dict[str, int] = {}
    column_rules = []
    for rule in spec.identities:
        if rule.per != "column":
            continue
        left, right = _sides(template.version, rule.equation, "column")
        sign = (row in left) - (row in right)
        column_rules.append((rule.rule, sign))
    for column in spec.columns:
        wanted: set[int] = set()
        for code, sign in column_rules:
            identity = by_key[code, column.key]
            if identity.status == "unverifiable" or identity.left is None or identity.right is None:
                continue
            residual = identity.left - identity.right
            if sign == 0:
                if residual:
                    return None
            else:
                wanted.add(-residual * sign)
        if len(wanted) > 1:
            return None
        changes[column.key] = wanted.pop() if wanted else 0
    row_rule = next(i for i in spec.identities if i.per == "row")
    left, right = parse_equation(row_rule.equation)
    for other in spec.rows:
        identity = by_key[row_rule.rule, other.key]
        if identity.left is None or identity.right is None:
            continue
        residual = identity.left - identity.right
        if other.key == row:
            residual += sum(changes[k] for k in left) - sum(changes[k] for k in right)
        if residual:
            return None
    cells, values = [], []
    for column in spec.columns:
        change = changes[column.key]
        cell = table.cells.get((row, column.key))
        if change and (cell is None or (operand(cell, False) or 0) + change < 0):
            return None
        if change and cell is not None:
            cells.append(cell)
            values.append((operand(cell, False) or 0) + change)
    if not cells:
        return None
    return Blame(row, tuple(cells), tuple(values))
