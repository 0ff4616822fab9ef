"""The three tables, read from the token stream by their template's labels.

A label is followed by its row's values, whatever the layout.  Values are never guessed:
cells glued to a label, or too few for their row, are said to be unreadable.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nlpcheck.report.labels import Element, label_pattern, mend_labels, scan
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
from nlpcheck.template import Template, fold
from nlpcheck.types import Span

_FEWEST_LABELS = 4
"""Labels that the litigation table must show to be told from running text."""


def read_applications(tokens: Sequence[Token], text: str, template: Template) -> ReportTable:
    """Table three: rows of application counts by kind of applicant.

    ``tokens`` are of the section (or the whole document), ``text`` is the document's.
    """
    spec = template.applications
    table = ReportTable("applications")
    rows = {fold(s): r for r in spec.rows for s in r.spellings}
    columns = {fold(s): c for c in spec.columns for s in c.spellings}
    pattern = label_pattern(
        [
            *(s for r in spec.rows for s in r.spellings),
            *(s for c in spec.columns for s in c.spellings),
            *spec.ignored,
        ]
    )
    elements, glued = scan(tokens, pattern)
    elements = mend_labels(
        elements,
        [*(fold(r.label) for r in spec.rows), *(fold(c.label) for c in spec.columns)],
    )
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
    rows = {fold(s): r for g in spec.groups for r in g.rows for s in r.spellings}
    columns = {fold(s): c for g in spec.groups for c in g.columns for s in c.spellings}
    headers = [g.header for g in spec.groups]
    pattern = label_pattern(
        [
            *(s for g in spec.groups for r in g.rows for s in r.spellings),
            *(s for g in spec.groups for c in g.columns for s in c.spellings),
            *headers,
            *(h.replace("条第", "条") for h in headers),
            *spec.ignored,
        ]
    )
    elements, glued = scan(tokens, pattern)
    elements = mend_labels(
        elements,
        [
            *(fold(r.label) for g in spec.groups for r in g.rows),
            *(fold(c.label) for g in spec.groups for c in g.columns),
        ],
    )
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
    pattern = label_pattern(
        [
            *(b.label for b in spec.blocks),
            *(s for r in spec.results for s in r.spellings),
            *spec.ignored,
        ]
    )
    elements, glued = scan(tokens, pattern)
    results = {fold(s): r for r in spec.results for s in r.spellings}
    elements = mend_labels(elements, [fold(b.label) for b in spec.blocks])
    elements = elements[first_label(elements) :]
    labels = [i for i, e in enumerate(elements) if e.kind == "label"]
    if len(labels) < _FEWEST_LABELS:
        return table
    keys = [f"{b.key}_{r.key}" for b in spec.blocks for r in spec.results]
    names = {fold(b.label): b for b in spec.blocks} | results
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
