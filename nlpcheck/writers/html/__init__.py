"""One HTML page: the text with findings marked, a list beside it, filters, the tables' equations.

The page needs no network and no other file.  Without JavaScript everything is
shown; with it the list can be filtered.  All text is escaped; style and script
are named by hash in the page's Content-Security-Policy, so nothing that a
report holds can run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from itertools import pairwise

from nlpcheck.types import Block, Checked, FindingResult, RunResult, Severity, Table, TableResult
from nlpcheck.writers import WriteOptions
from nlpcheck.writers.html._words import WORDS

NAME = "html"
SUMMARY = "网页：正文标出问题，旁列清单，可筛选、可打印，手机可读"

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_ICON = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "ℹ"}
_STATUS = {"ok": "✔", "violated": "✖", "unverifiable": "？"}
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SHORT = 48


def write(run: RunResult, options: WriteOptions) -> Iterator[str]:
    """The page, a report at a time."""
    say = WORDS["en" if options.lang == "en" else "zh"]
    style = files(__name__).joinpath("style.css").read_text(encoding="utf-8")
    script = files(__name__).joinpath("script.js").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    yield (
        f'<!DOCTYPE html>\n<html lang="{"en" if options.lang == "en" else "zh-CN"}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="nlpcheck {_text(run.version)}">\n'
        f"<title>{say['title']}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )
    yield _head(run, options, say)
    for number, checked in enumerate(run.checked, 1):
        yield _report(number, checked, options, say)
    yield f"<footer>nlpcheck {_text(run.version)}</footer>\n<script>{script}</script>\n</body>\n</html>\n"


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode()


def _text(text: str) -> str:
    """Text for HTML: escaped, with what HTML can't hold replaced."""
    return escape(_BAD.sub("\ufffd", text), quote=True)


# --- the page's head ----------------------------------------------------------------


def _head(run: RunResult, options: WriteOptions, say: dict[str, str]) -> str:
    summary = run.summary
    by = summary.by_severity
    families = Counter(
        _family(finding) for checked in run.checked for finding in checked.result.findings
    )
    out = [f'<header class="page"><h1>{say["title"]}</h1><p class="counts">']
    out.append(say["reports"].format(count=summary.reports) + " ")
    for severity in _ORDER:
        out.append(
            f'<span class="badge {severity}">{_ICON[severity]} {say[severity]} '
            f"{by.get(severity.value, 0)}</span> "
        )
    out.append("</p>")
    if summary.findings:
        out.append(f'<form class="filters" hidden aria-label="{say["filters"]}">')
        out.append(f"<fieldset><legend>{say['severity']}</legend>")
        for severity in _ORDER:
            count = by.get(severity.value, 0)
            out.append(
                f'<label><input type="checkbox" name="severity" value="{severity}" checked> '
                f"{say[severity]} <small>{count}</small></label>"
            )
        out.append(f"</fieldset><fieldset><legend>{say['family']}</legend>")
        for family, count in sorted(families.items()):
            name = say.get(f"family-{family}", family)
            out.append(
                f'<label><input type="checkbox" name="family" value="{_text(family)}" checked> '
                f"{_text(name)} <small>{count}</small></label>"
            )
        out.append(
            f'</fieldset><button type="button" data-all>{say["all"]}</button>'
            f'<output aria-live="polite" data-shown="{_text(say["shown"])}"></output></form>'
        )
    if run.errors:
        out.append(f'<section class="errors"><h2>{say["errors"]}</h2><ul>')
        for error in run.errors:
            named = error.path in error.message
            text = error.message if named else f"{error.path}：{error.message}"
            out.append(f"<li>{_text(text)}</li>")
        out.append("</ul></section>")
    if len(run.checked) > 1:
        out.append(f'<nav aria-label="{say["index"]}"><table class="index"><thead><tr>')
        heads = (say["report"], *(say[severity] for severity in _ORDER))
        out += [f'<th scope="col">{name}</th>' for name in heads]
        out.append("</tr></thead><tbody>")
        for number, checked in enumerate(run.checked, 1):
            counts = Counter(finding.severity for finding in checked.result.findings)
            out.append(
                f'<tr><td><a href="#r{number}">{_title(checked, say)}</a>'
                f"<br><small>{_text(checked.result.path)}</small></td>"
            )
            out += [f"<td>{counts[severity] or ''}</td>" for severity in _ORDER]
            out.append("</tr>")
        out.append("</tbody></table></nav>")
    out.append("</header>\n")
    return "".join(out)


def _title(checked: Checked, say: dict[str, str]) -> str:
    result = checked.result
    issuer = result.issuer or say["unknown-issuer"]
    year = say["year"].format(year=result.year) if result.year else ""
    return _text(f"{issuer} {year}".strip())


def _family(finding: FindingResult) -> str:
    return re.sub(r"\d.*", "", finding.rule) or finding.rule


# --- a report --------------------------------------------------------------------------


def _report(number: int, checked: Checked, options: WriteOptions, say: dict[str, str]) -> str:
    result = checked.result
    template = (
        say["template"].format(template=result.template) if result.template else say["no-template"]
    )
    out = [
        f'<article class="report" id="r{number}"><h2>{_title(checked, say)}</h2>'
        f'<p class="meta">{_text(result.path)} · {_text(template)}'
        + (f" · {_text(result.date)}" if result.date else "")
        + "</p>"
    ]
    out += [f'<p class="note">{say["note"]}{_text(note)}</p>' for note in result.notes]
    gone = [section for section in result.sections if section.status != "present"]
    for section in gone:
        said = say[f"section-{section.status}"].format(
            number=say["numbers"][section.number - 1], title=section.title
        )
        out.append(f'<p class="note">{_text(said)}</p>')
    out.append('<div class="columns"><section class="text" aria-label="')
    out.append(f'{say["text"]}">{_body(number, checked, say)}</section>')
    out.append(f'<aside aria-label="{say["list"]}"><h3>{say["list"]} ')
    out.append(f"<small>{len(result.findings)}</small></h3>")
    out.append(_list(number, checked, options, say))
    out.append("".join(_table_state(table, say) for table in result.tables))
    out.append("</aside></div></article>\n")
    return "".join(out)


def _list(number: int, checked: Checked, options: WriteOptions, say: dict[str, str]) -> str:
    findings = checked.result.findings
    if not findings:
        return f'<p class="nothing">✔ {say["nothing"]}</p>'
    out = ['<ol class="findings">']
    for index, finding in enumerate(findings, 1):
        info = options.rules.get(finding.rule)
        out.append(
            f'<li id="f{number}-{index}" class="{finding.severity}" value="{index}" '
            f'data-severity="{finding.severity}" data-family="{_text(_family(finding))}">'
            f'<p class="what"><span class="badge {finding.severity}">{_ICON[finding.severity]} '
            f"{say[finding.severity]}</span> "
            f"<code>{_text(finding.rule)}</code> "
            f'<a href="#m{number}-{index}">{_text(finding.where or say["place"])}'
            f"<small> {finding.start.line}:{finding.start.column}</small></a></p>"
            f'<p class="message">{_text(finding.message)}</p>'
        )
        if finding.suggestions:
            shown = " / ".join(
                f"<ins>{_text(s)}</ins>" if s else f"<em>{say['delete']}</em>"
                for s in finding.suggestions[:5]
            )
            before = f"<del>{_text(finding.text[:60])}</del> → " if finding.text else ""
            out.append(f'<p class="suggest">{say["suggest"]}{before}{shown}')
            if finding.fix:
                out.append(f" <small>{say[finding.fix]}</small>")
            out.append("</p>")
        if finding.related:
            out.append("<ul>")
            for related in finding.related[:8]:
                out.append(
                    f"<li>{say['related']}{_text(related.message)} "
                    f"<small>{related.start.line}:{related.start.column}</small></li>"
                )
            out.append("</ul>")
        if info is not None and info.why:
            out.append(
                f"<details><summary>{say['why']}</summary><p>{_text(info.why)}</p></details>"
            )
        out.append("</li>")
    out.append("</ol>")
    return "".join(out)


def _table_state(table: TableResult, say: dict[str, str]) -> str:
    """A table's equations: those that don't hold first, the others folded away."""
    name = say[f"table-{table.name}"]
    state = say[f"state-{table.status}"]
    out = [f'<section class="identities"><h3>{name} <small>{state}</small></h3>']
    if table.reason:
        out.append(f"<p>{_text(table.reason)}</p>")
    groups = [
        ([i for i in table.identities if i.status == status], status)
        for status in ("violated", "unverifiable", "ok")
    ]
    for identities, status in groups:
        if not identities:
            continue
        label = say[f"identity-{status}"].format(count=len(identities))
        is_open = " open" if status == "violated" else ""
        out.append(
            f'<details class="{status}"{is_open}><summary>{_STATUS[status]} {label}</summary>'
        )
        out.append('<div class="scroll"><table><thead><tr>')
        heads = (say["where"], say["equation"], say["left"], say["right"])
        out += [f'<th scope="col">{head}</th>' for head in heads]
        out.append("</tr></thead><tbody>")
        for identity in identities:
            out.append(
                f"<tr><td>{_text(identity.where)} <code>{_text(identity.rule)}</code></td>"
                f"<td>{_text(identity.equation)}</td>"
                f'<td class="n">{_number(identity.left)}</td>'
                f'<td class="n">{_number(identity.right)}</td></tr>'
            )
        out.append("</tbody></table></div></details>")
    out.append("</section>")
    return "".join(out)


def _number(value: int | None) -> str:
    return "—" if value is None else str(value)


# --- the text with its marks -------------------------------------------------------------


class _Marker:
    """Gives any range of the text as HTML with the findings in it marked, in order."""

    def __init__(self, number: int, checked: Checked) -> None:
        self.number = number
        self.shown = list(checked.text)
        for span in checked.document.ignorable:
            self.shown[span.start : span.end] = [""] * len(span)
        findings = checked.result.findings
        self.findings = findings
        self.marked: set[int] = set()
        edges: set[int] = set()
        for finding in findings:
            edges |= {finding.start.offset, finding.end.offset}
        self.edges = sorted(edges)
        self.order = sorted(range(len(findings)), key=lambda i: findings[i].start.offset)
        self.starts = [findings[i].start.offset for i in self.order]
        longest = max((f.end.offset - f.start.offset for f in findings), default=0)
        self.longest = longest

    def between(self, start: int, end: int) -> list[int]:
        """Indices of findings that share a character with a range, or are points in it."""
        low = bisect_left(self.starts, start - self.longest)
        high = bisect_right(self.starts, end)
        found = []
        for at in range(low, high):
            index = self.order[at]
            a, b = self.findings[index].start.offset, self.findings[index].end.offset
            if (a < end and start < b) or (a == b and start <= a <= end):
                found.append(index)
        return found

    def html(self, start: int, end: int, point_at_end: bool = True) -> str:
        """The range as HTML."""
        cuts = self.edges[bisect_right(self.edges, start) : bisect_left(self.edges, end)]
        points = [start, *cuts, end]
        out = []
        for at, stop in pairwise(points):
            here = self.between(at, stop) if stop > at else []
            for index in [i for i in self.between(at, at) if self._empty(i, at)]:
                out.append(self.mark([index], ""))
            piece = _text("".join(self.shown[at:stop])).replace("\n", " ")
            over = [i for i in here if not self._is_point(i)]
            out.append(self.mark(over, piece) if over else piece)
        if point_at_end or start == end:
            last = [i for i in self.between(end, end) if self._empty(i, end)]
            out += [self.mark([index], "") for index in last if index not in self.marked]
        return "".join(out)

    def _is_point(self, index: int) -> bool:
        finding = self.findings[index]
        return finding.start.offset == finding.end.offset

    def _empty(self, index: int, at: int) -> bool:
        return (
            self._is_point(index)
            and self.findings[index].start.offset == at
            and (index not in self.marked)
        )

    def mark(self, indices: list[int], content: str) -> str:
        """A link to the list around a stretch; its first stretch carries the id and number."""
        indices = sorted(indices, key=lambda i: (-self.findings[i].severity.rank, i))
        lead = self.findings[indices[0]]
        fresh = [i for i in indices if i not in self.marked]
        self.marked.update(fresh)
        anchors = "".join(f'<span id="m{self.number}-{i + 1}"></span>' for i in fresh)
        numbers = "".join(f"<sup>{i + 1}</sup>" for i in fresh)
        hits = " ".join(str(i + 1) for i in indices)
        point = " point" if not content else ""
        return (
            f'{anchors}<a class="hit {lead.severity}{point}" data-report="{self.number}" '
            f'data-hits="{hits}" href="#f{self.number}-{indices[0] + 1}" '
            f'title="{_text(lead.rule + "：" + lead.message)}">{content or "‸"}{numbers}</a>'
        )


def _body(number: int, checked: Checked, say: dict[str, str]) -> str:
    """Paragraphs, headings and tables of the masked text."""
    marker = _Marker(number, checked)
    document = checked.document
    blocks = document.blocks
    out: list[str] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.kind == "cell" and block.table is not None:
            table = document.tables[block.table]
            out.append(_table(table, marker))
            while (
                at < len(blocks) and blocks[at].kind == "cell" and blocks[at].table == block.table
            ):
                at += 1
            continue
        run = _cells(blocks, at, checked.text)
        if run:
            inner = "".join(
                f"<li>{marker.html(b.span.start, b.span.end)}</li>" for b in blocks[at : at + run]
            )
            out.append(f'<ul class="cells">{inner}</ul>')
            at += run
            continue
        tag = f"h{min(6, block.level + 3)}" if block.kind == "heading" and block.level else "p"
        out.append(f"<{tag}>{marker.html(block.span.start, block.span.end)}</{tag}>")
        at += 1
    rest = [i for i in range(len(checked.result.findings)) if i not in marker.marked]
    if rest:
        out.append(f"<p>{''.join(marker.mark([i], '') for i in rest)}</p>")
    return "".join(out)


def _cells(blocks: list[Block], at: int, text: str) -> int:
    """How many short lines from here on are a table's cells, one a line (0: none)."""
    end = at
    numbers = 0
    while end < len(blocks) and blocks[end].kind == "paragraph" and len(blocks[end].span) <= _SHORT:
        piece = blocks[end].span.of(text)
        if "。" in piece or re.match(r"[一二三四五六]、\S{0,30}情况\Z", piece):
            break
        numbers += piece.isdecimal()
        end += 1
    count = end - at
    return count if count >= 8 and numbers * 4 >= count else 0


def _table(table: Table, marker: _Marker) -> str:
    """A table with its merged cells; cells with a finding are framed."""
    rows: dict[int, list[str]] = {row: [] for row in range(table.rows)}
    for cell in table.cells:
        start, end = cell.span.start, cell.span.end
        hits = list(marker.between(start, end))
        worst = max((marker.findings[i].severity.rank for i in hits), default=-1)
        kind = f' class="{_ORDER[2 - worst]}"' if worst >= 0 else ""
        spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
        spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
        rows.setdefault(cell.row, []).append(f"<td{kind}{spans}>{marker.html(start, end)}</td>")
    lines = "".join(f"<tr>{''.join(cells)}</tr>" for _, cells in sorted(rows.items()))
    return f'<div class="scroll"><table class="source">{lines}</table></div>'
