"""The three tables, read from the token stream by their template's labels.

A label is followed by its row's values, whatever the layout.  Values are never guessed:
cells glued to a label, or too few for their row, are said to be unreadable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

import msgspec

from nlpcheck.report.labels import Element, LabelPattern, mend_labels, scan
from nlpcheck.report.model import Label, ReportTable, TableCell, TableName
from nlpcheck.report.rows import (
    absent,
    cell_value,
    collect,
    fill,
    finish,
    first_label,
    fit,
    label_of,
    labels_within,
    may_be_value,
)
from nlpcheck.report.stream import Token
from nlpcheck.template import LabelSpec, Template, fold, load
from nlpcheck.types import Span

_FEWEST_LABELS = 4
"""Labels that the litigation table must show to be told from running text."""


class _Names(msgspec.Struct, frozen=True):
    """What a table's reader looks for, folded: the same for every report of a format."""

    rows: dict[str, LabelSpec]
    columns: dict[str, LabelSpec]
    pattern: LabelPattern
    expected: list[str]
    """The official labels, as which a misspelt one is read."""


def _by_spelling(specs: Iterable[LabelSpec]) -> dict[str, LabelSpec]:
    return {fold(spelling): spec for spec in specs for spelling in spec.spellings}


@cache
def _application_names(version: str) -> _Names:
    spec = load(version).applications
    labels = (*spec.rows, *spec.columns)
    return _Names(
        _by_spelling(spec.rows),
        _by_spelling(spec.columns),
        LabelPattern([*(s for label in labels for s in label.spellings), *spec.ignored]),
        [fold(label.label) for label in labels],
    )


@cache
def _proactive_names(version: str) -> _Names:
    spec = load(version).proactive
    rows = [r for g in spec.groups for r in g.rows]
    columns = [c for g in spec.groups for c in g.columns]
    headers = [g.header for g in spec.groups]
    return _Names(
        _by_spelling(rows),
        _by_spelling(columns),
        LabelPattern(
            [
                *(s for label in (*rows, *columns) for s in label.spellings),
                *headers,
                *(h.replace("条第", "条") for h in headers),
                *spec.ignored,
            ]
        ),
        [fold(label.label) for label in (*rows, *columns)],
    )


@cache
def _litigation_names(version: str) -> _Names:
    """The blocks as rows, the results as columns."""
    spec = load(version).litigation
    spellings = [s for r in spec.results for s in r.spellings]
    return _Names(
        {fold(b.label): b for b in spec.blocks},
        _by_spelling(spec.results),
        LabelPattern([*(b.label for b in spec.blocks), *spellings, *spec.ignored]),
        [fold(b.label) for b in spec.blocks],
    )


def read_applications(tokens: Sequence[Token], text: str, template: Template) -> ReportTable:
    """Table three: rows of application counts by kind of applicant.

    ``tokens`` are of the section (or the whole document), ``text`` is the document's.
    """
    spec = template.applications
    table = ReportTable("applications")
    names = _application_names(template.version)
    rows, columns = names.rows, names.columns
    elements, glued = scan(tokens, names.pattern)
    elements = mend_labels(elements, names.expected)
    elements = elements[first_label(elements) :]
    found, heads = collect(elements, rows, columns, last_row=spec.rows[-1].key)
    # 总计 spans two header rows and so is read before the five kinds of 法人.
    order = list(dict.fromkeys(columns[h.core].key for h in heads))
    out_of_order = order[:1] == ["sum"] or [k for k in order if k != "sum"] != [
        c.key for c in spec.columns if c.key in order and c.key != "sum"
    ]
    troubles = [t for r in found if (t := fill(table, r, spec.columns, text))]
    table.labels = [label_of(r.label, r.spec, text) for r in found]
    table.labels += [label_of(h, columns[h.core], text) for h in heads]
    table.missing_rows = [r.key for r in spec.rows if r.key not in {f.spec.key for f in found}]
    finish(table, found, heads, len(spec.rows), troubles, glued, labels_within(elements, found))
    if out_of_order and table.status == "read":
        table.status, table.cells = "unreadable", {}
        table.reason = "各列次序与统一格式不一致，无法对应"
    return table


def read_proactive(tokens: Sequence[Token], text: str, template: Template) -> ReportTable:
    """Table two: its blocks (第二十条第 … 项) have columns of their own."""
    spec = template.proactive
    table = ReportTable("proactive")
    names = _proactive_names(template.version)
    rows, columns = names.rows, names.columns
    headers = [g.header for g in spec.groups]
    elements, glued = scan(tokens, names.pattern)
    elements = mend_labels(elements, names.expected)
    elements = elements[first_label(elements) :]
    found, heads = collect(elements, rows, columns)
    group_of = {r.key: g for g in spec.groups for r in g.rows}
    troubles = [t for r in found if (t := fill(table, r, group_of[r.spec.key].columns, text))]
    table.labels = [label_of(r.label, r.spec, text) for r in found]
    table.labels += [label_of(h, columns[h.core], text) for h in heads]
    table.labels += [
        Label("header", _official_header(e.text, headers), e.span.of(text), e.span, e.exact)
        for e in elements
        if e.kind == "label" and e.text.startswith("第二十条")
    ]
    table.missing_rows = [k for k in group_of if k not in {f.spec.key for f in found}]
    finish(table, found, heads, len(group_of), troubles, glued, labels_within(elements, found))
    return table


def _official_header(text: str, headers: Sequence[str]) -> str:
    """A block's header as the template has it: 「第二十条第一项」 is also written 「第二十条一项」."""
    folded = {fold(h).replace("条第", "条"): h for h in headers}
    return folded.get(text.replace("条第", "条"), text)


def read_litigation(tokens: Sequence[Token], text: str, template: Template) -> ReportTable:
    """Table four: fifteen numbers after all their labels, under the one row ``value``."""
    spec = template.litigation
    table = ReportTable("litigation")
    known = _litigation_names(template.version)
    elements, glued = scan(tokens, known.pattern)
    elements = mend_labels(elements, known.expected)
    elements = elements[first_label(elements) :]
    labels = [i for i, e in enumerate(elements) if e.kind == "label"]
    if len(labels) < _FEWEST_LABELS:
        return table
    keys = [f"{b.key}_{r.key}" for b in spec.blocks for r in spec.results]
    names = known.rows | known.columns
    table.labels = [
        label_of(elements[i], names[elements[i].core], text)
        for i in labels
        if elements[i].core in names
    ]
    values: list[Element] = []
    for element in elements[labels[-1] + 1 :]:
        if may_be_value(element, element.row is not None):
            values.append(element)
        elif values:
            break
    fitted = fit(values, len(keys))
    last = labels[-1]
    table.span = Span(elements[labels[0]].span.start, (values or [elements[last]])[-1].span.end)
    if fitted is None:
        given = len([v for v in values if v.text])
        table.status = "unreadable" if glued or not values else "read"
        table.reason = f"应有{len(keys)}个数，读到{given}个" + (
            f"；项目与数字连在一起：“{glued[0].text}”" if glued else ""
        )
        for key in keys:
            table.cells["value", key] = absent("value", key, elements[last])
        return table
    for key, value in zip(keys, fitted, strict=True):
        raw = value.span.of(text)
        number, state = cell_value(raw)
        table.cells["value", key] = TableCell("value", key, raw, number, state, value.span)
    table.status = "read"
    return table


READERS: dict[TableName, Callable[[Sequence[Token], str, Template], ReportTable]] = {
    "proactive": read_proactive,
    "applications": read_applications,
    "litigation": read_litigation,
}
TABLE_NAMES: tuple[TableName, ...] = tuple(READERS)
