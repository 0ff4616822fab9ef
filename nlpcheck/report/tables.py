"""The three tables, read from the token stream by their template's labels.

The layout doesn't matter: a label is followed by its row's values.  Values are never
guessed: cells glued to a label, or too few for their row, are said to be unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

import msgspec

from nlpcheck.report.model import CellState, Label, ReportTable, TableCell, TableName
from nlpcheck.report.stream import Token
from nlpcheck.template import LabelSpec, Template, fold
from nlpcheck.types import Span

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)(?:万?元)?")
_SIGNED = re.compile(r"[-+]?\d+(?:\.\d+)?")
_VALUE = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[件条项个宗]|万元|元)?|[/\-—一oOlI〇零无空]|——|--")
_MARK = r"(?:\([一二三四五六七八九]\)|[一二三四](?=[本上结])|\d\.?)?"
_LONGEST_LABEL = 60
_MOST_TOKENS = 12
_SHORT_TEXT = 4


class Vocabulary(msgspec.Struct):
    """The labels of one table: a pattern, and folded label → official label."""

    pattern: re.Pattern[str]
    official: dict[str, str]


class Element(msgspec.Struct):
    """A label (``core`` is its folded text), a value, or other text in the stream."""

    kind: str
    span: Span
    text: str
    tokens: tuple[int, int]
    core: str = ""
    row: tuple[int, int] | None = None
    exact: bool = True


def vocabulary(labels: Sequence[str]) -> Vocabulary:
    """The vocabulary of some official labels (variants are labels too)."""
    official = {re.sub(f"^{_MARK}", "", fold(label)): label for label in labels}
    cores = sorted(official, key=len, reverse=True)
    pattern = re.compile(f"{_MARK}({'|'.join(map(re.escape, cores))})")
    return Vocabulary(pattern, official)


def scan(tokens: Sequence[Token], words: Vocabulary) -> tuple[list[Element], list[Element]]:
    """The stream as labels, values and other text; second, what is glued together."""
    elements: list[Element] = []
    glued: list[Element] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.text and not (token.text.isdecimal() and not token.marked):
            taken = _label_at(tokens, index, words, glued)
            if taken is not None:
                elements.append(taken)
                index = taken.tokens[1]
                continue
        kind = "value" if not token.text or _VALUE.fullmatch(token.text) else "text"
        elements.append(Element(kind, token.span, token.text, (index, index + 1), row=token.row))
        index += 1
    return elements, glued


def _label_at(
    tokens: Sequence[Token], index: int, words: Vocabulary, glued: list[Element]
) -> Element | None:
    joined = ""
    ends: dict[int, int] = {}
    last = index
    while last < len(tokens) and len(joined) < _LONGEST_LABEL and last - index < _MOST_TOKENS:
        if last > index and (tokens[last].row is not None or not tokens[last].text):
            break
        joined += tokens[last].text
        last += 1
        ends[len(joined)] = last
        if tokens[index].row is not None:
            break
    match = words.pattern.match(joined)
    if match is None:
        return None
    end = match.end()
    if end not in ends:
        rest = joined[end:]
        if rest[0] == "(":
            close = joined.find(")", end)
            end = next((e for e in sorted(ends) if e > close >= 0), 0) or next(
                e for e in sorted(ends) if e > match.end()
            )
        elif rest[0].isdigit() and not match.group().isdigit():
            first_end = next(e for e in sorted(ends) if e > match.end())
            if _NUMBER.fullmatch(joined[match.end() : first_end]):
                stop = ends[first_end]
                span = Span(tokens[index].span.start, tokens[stop - 1].span.end)
                glued.append(Element("text", span, joined[:first_end], (index, stop)))
            return None
        else:
            return None
    stop = ends[end]
    span = Span(tokens[index].span.start, tokens[stop - 1].span.end)
    return Element("label", span, joined[:end], (index, stop), match.group(1), tokens[index].row)


def mend_labels(
    elements: list[Element], words: Vocabulary, expected: Sequence[str]
) -> list[Element]:
    """Text that is nearly an expected label not found becomes that label (``exact`` False).

    ``expected`` are folded labels.  A misspelt label may differ in one character
    of four, and its values must follow.
    """
    found = {e.core for e in elements if e.kind == "label"}
    absent = [core for core in expected if core not in found and len(core) >= 4]
    if not absent:
        return elements
    mended: list[Element] = []
    index = 0
    while index < len(elements):
        element = elements[index]
        stop = index
        if element.kind == "text":
            joined = ""
            best: tuple[float, int, str] = (0.0, 0, "")
            while stop < len(elements) and elements[stop].kind == "text" and len(joined) < 45:
                joined += elements[stop].text
                stop += 1
                core = re.sub(f"^{_MARK}", "", joined)
                for candidate in absent:
                    if abs(len(candidate) - len(core)) <= 2:
                        ratio = SequenceMatcher(None, core, candidate, autojunk=False).ratio()
                        best = max(best, (ratio, stop, candidate))
            if best[0] >= 0.74:
                end = best[1]
                absent.remove(best[2])
                mended.append(
                    Element(
                        "label",
                        Span(element.span.start, elements[end - 1].span.end),
                        "".join(e.text for e in elements[index:end]),
                        (element.tokens[0], elements[end - 1].tokens[1]),
                        best[2],
                        element.row,
                        exact=False,
                    )
                )
                index = end
                continue
        mended.append(element)
        index += 1
    return mended


def cell_value(raw: str, spec: LabelSpec | None = None) -> tuple[int | None, CellState]:
    """What a cell's text means, decided here and nowhere else.

    A whole number ≥ 0 is a number; ``""`` is blank; ``/``, ``-`` and ``—`` are a slash
    (the writer's 0 or 无); all else is invalid.  Signed and decimal numbers are read
    (to a whole number) where the column allows them.
    """
    folded = fold(raw)
    if not folded:
        return None, "blank"
    if folded in {"/", "-", "—", "——", "--"}:
        return None, "slash"
    if spec is not None and spec.signed and _SIGNED.fullmatch(folded) and "." not in folded:
        return int(folded), "number"
    if spec is not None and spec.decimal and (amount := _AMOUNT.fullmatch(folded)):
        return int(float(amount.group(1))), "number"
    if folded.isdecimal() and folded.isascii():
        return int(folded), "number"
    return None, "invalid"


class _Row(msgspec.Struct):
    spec: LabelSpec
    label: Element
    values: list[Element] = msgspec.field(default_factory=list)


def _collect(
    elements: list[Element],
    rows: dict[str, LabelSpec],
    columns: dict[str, LabelSpec],
    last_row: str | None = None,
) -> tuple[list[_Row], list[Element]]:
    """Rows with their values, and column labels, in order of appearance."""
    found: list[_Row] = []
    seen: set[str] = set()
    heads: list[Element] = []
    current: _Row | None = None
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
                current = _Row(spec, element)
                found.append(current)
                seen.add(spec.key)
        elif current is not None:
            if element.kind == "value" or (
                len(element.text) <= _SHORT_TEXT and (current.values or element.row is not None)
            ):
                current.values.append(element)
            elif current.values:
                current = None
    return found, heads


def _fit(values: list[Element], count: int) -> list[Element] | None:
    """Exactly ``count`` values, or None.  Blank cells left by lost merges are dropped."""
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


def _fill(table: ReportTable, row: _Row, columns: Sequence[LabelSpec], text: str) -> str:
    """Put a row's cells into the table; returns the trouble, "" for none."""
    values = _fit(row.values, len(columns))
    key = row.spec.key
    if values is None:
        end = row.label.span.end
        for column in columns:
            cell = TableCell(key, column.key, "", None, "absent", Span(end, end))
            table.cells[key, column.key] = cell
        given = len([v for v in row.values if v.text])
        return f"“{row.spec.name}”一行应有{len(columns)}个单元格，只读到{given}个"
    for column, value in zip(columns, values, strict=True):
        raw = value.span.of(text)
        number, state = cell_value(raw, column)
        table.cells[key, column.key] = TableCell(key, column.key, raw, number, state, value.span)
    return ""


def _label(element: Element, spec: LabelSpec, text: str) -> Label:
    return Label(spec.key, spec.label, element.span.of(text), element.span, element.exact)


def _start(elements: list[Element]) -> int:
    """The first label that belongs to a cluster of labels and values."""
    for index, element in enumerate(elements):
        if element.kind == "label":
            near = elements[index + 1 : index + 6]
            if sum(e.kind != "text" for e in near) >= min(2, len(near)):
                return index
    return len(elements)


def _labels(elements: list[Element], rows: list[_Row]) -> list[Element]:
    """The labels from the first to the last row's (all, where no row is read)."""
    end = max((r.label.span.end for r in rows), default=None)
    return [e for e in elements if e.kind == "label" and (end is None or e.span.end <= end)]


def _finish(
    table: ReportTable,
    rows: list[_Row],
    heads: list[Element],
    expected: int,
    troubles: list[str],
    glued: list[Element],
    labels: list[Element],
) -> None:
    """Status, reason and span."""
    read = sum(
        1
        for r in rows
        if table.cells
        and any(c.row == r.spec.key and c.state != "absent" for c in table.cells.values())
    )
    parts = [f"项目与数字连在一起：“{g.text}”" for g in glued[:3]] + troubles[:3]
    if len(troubles) > 3:
        parts.append(f"另有{len(troubles) - 3}行单元格缺失")
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


def read_applications(tokens: Sequence[Token], text: str, template: Template) -> ReportTable:
    """Table three."""
    spec = template.applications
    table = ReportTable("applications")
    rows = {fold(s): r for r in spec.rows for s in r.spellings}
    columns = {fold(s): c for c in spec.columns for s in c.spellings}
    words = vocabulary(
        [
            *(s for r in spec.rows for s in r.spellings),
            *(s for c in spec.columns for s in c.spellings),
            *spec.ignored,
        ]
    )
    elements, glued = scan(tokens, words)
    elements = mend_labels(
        elements,
        words,
        [*(fold(r.label) for r in spec.rows), *(fold(c.label) for c in spec.columns)],
    )
    elements = elements[_start(elements) :]
    found, heads = _collect(elements, rows, columns, last_row=spec.rows[-1].key)
    # 总计 spans two header rows and so is read before the five kinds of 法人.
    order = list(dict.fromkeys(columns[h.core].key for h in heads))
    out_of_order = order[:1] == ["sum"] or [k for k in order if k != "sum"] != [
        c.key for c in spec.columns if c.key in order and c.key != "sum"
    ]
    troubles = [t for r in found if (t := _fill(table, r, spec.columns, text))]
    table.labels = [_label(r.label, r.spec, text) for r in found]
    table.labels += [_label(h, columns[h.core], text) for h in heads]
    table.missing_rows = [r.key for r in spec.rows if r.key not in {f.spec.key for f in found}]
    _finish(table, found, heads, len(spec.rows), troubles, glued, _labels(elements, found))
    if out_of_order and table.status == "read":
        table.status, table.cells = "unreadable", {}
        table.reason = "各列次序与统一格式不一致，无法对应"
    return table


def read_proactive(tokens: Sequence[Token], text: str, template: Template) -> ReportTable:
    """Table two: its blocks have columns of their own."""
    spec = template.proactive
    table = ReportTable("proactive")
    rows = {fold(s): r for g in spec.groups for r in g.rows for s in r.spellings}
    columns = {fold(s): c for g in spec.groups for c in g.columns for s in c.spellings}
    headers = [g.header for g in spec.groups]
    words = vocabulary(
        [
            *(s for g in spec.groups for r in g.rows for s in r.spellings),
            *(s for g in spec.groups for c in g.columns for s in c.spellings),
            *headers,
            *(h.replace("条第", "条") for h in headers),
            *spec.ignored,
        ]
    )
    elements, glued = scan(tokens, words)
    elements = mend_labels(
        elements,
        words,
        [
            *(fold(r.label) for g in spec.groups for r in g.rows),
            *(fold(c.label) for g in spec.groups for c in g.columns),
        ],
    )
    elements = elements[_start(elements) :]
    found, heads = _collect(elements, rows, columns)
    group_of = {r.key: g for g in spec.groups for r in g.rows}
    troubles = [t for r in found if (t := _fill(table, r, group_of[r.spec.key].columns, text))]
    table.labels = [_label(r.label, r.spec, text) for r in found]
    table.labels += [_label(h, columns[h.core], text) for h in heads]
    table.labels += [
        Label("header", _official_header(e.text, headers), e.span.of(text), e.span, e.exact)
        for e in elements
        if e.kind == "label" and e.text.startswith("第二十条")
    ]
    table.missing_rows = [k for k in group_of if k not in {f.spec.key for f in found}]
    _finish(table, found, heads, len(group_of), troubles, glued, _labels(elements, found))
    return table


def _official_header(text: str, headers: Sequence[str]) -> str:
    folded = {fold(h).replace("条第", "条"): h for h in headers}
    return folded.get(text.replace("条第", "条"), text)


def read_litigation(tokens: Sequence[Token], text: str, template: Template) -> ReportTable:
    """Table four: fifteen numbers after their labels."""
    spec = template.litigation
    table = ReportTable("litigation")
    words = vocabulary(
        [
            *(b.label for b in spec.blocks),
            *(s for r in spec.results for s in r.spellings),
            *spec.ignored,
        ]
    )
    elements, glued = scan(tokens, words)
    results = {fold(s): r for r in spec.results for s in r.spellings}
    elements = mend_labels(elements, words, [fold(b.label) for b in spec.blocks])
    start = _start(elements)
    elements = elements[start:]
    labels = [i for i, e in enumerate(elements) if e.kind == "label"]
    if len(labels) < 4:
        return table
    keys = [f"{b.key}_{r.key}" for b in spec.blocks for r in spec.results]
    names = {fold(b.label): b for b in spec.blocks} | results
    table.labels = [
        _label(elements[i], names[elements[i].core], text)
        for i in labels
        if elements[i].core in names
    ]
    values: list[Element] = []
    for element in elements[labels[-1] + 1 :]:
        if element.kind == "value" or (
            len(element.text) <= _SHORT_TEXT and element.row is not None
        ):
            values.append(element)
        elif values:
            break
    fitted = _fit(values, len(keys))
    last = labels[-1]
    table.span = Span(elements[labels[0]].span.start, (values or [elements[last]])[-1].span.end)
    if fitted is None:
        given = len([v for v in values if v.text])
        table.status = "unreadable" if glued or not values else "read"
        table.reason = f"应有{len(keys)}个数，读到{given}个" + (
            f"；项目与数字连在一起：“{glued[0].text}”" if glued else ""
        )
        end = elements[last].span.end
        for key in keys:
            table.cells["value", key] = TableCell("value", key, "", None, "absent", Span(end, end))
        return table
    for key, value in zip(keys, fitted, strict=True):
        raw = value.span.of(text)
        number, state = cell_value(raw)
        table.cells["value", key] = TableCell("value", key, raw, number, state, value.span)
    table.status = "read"
    return table


READERS = {
    "proactive": read_proactive,
    "applications": read_applications,
    "litigation": read_litigation,
}
TABLE_NAMES: tuple[TableName, ...] = ("proactive", "applications", "litigation")
