"""Document → Report: matching a document against a report format."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlpcheck import template as templates
from nlpcheck.report import headline, identities, sections, stream, tables
from nlpcheck.report.model import (
    Identity,
    Paragraph,
    Report,
    ReportTable,
    Role,
    Section,
    TableCell,
    TableName,
)
from nlpcheck.template import Template, fold
from nlpcheck.types import Block, Document, Span

__all__ = ["Identity", "Paragraph", "Report", "ReportTable", "Section", "TableCell", "build"]

_SUBHEADING = re.compile(
    r"(?:（[一二三四五六七八九十]{1,3}）|\([一二三四五六七八九十]{1,3}\)|\d{1,2}\\?[.．、]|[（(]\d{1,2}[）)]|第[一二三四五六七八九十]部分)"
)
_STOP = re.compile(r"[。；！？，：;!?,]")
_LONGEST_SUBHEADING = 30
_MARKS = re.compile(r"^(?:#{1,6}\s*|[*_\s　]+)+")


def build(
    document: Document,
    *,
    template: str = "auto",
    year: int | None = None,
    issuer: str | None = None,
) -> Report:
    """Match a document: who, when, which format, sections, tables, paragraphs.

    ``template``, ``year`` and ``issuer`` as the user gave them win over the text.
    A text without a title and without sections gets ``template`` None.
    """
    report = Report(document)
    text, blocks = document.text, document.blocks
    candidates = [templates.load(version) for version in templates.versions()]
    headings = sections.find_headings(text, blocks, candidates[-1])
    first = headings[0].block if headings else len(blocks)
    title = headline.find_title(text, blocks, first)
    signature = headline.Signature()  # a pasted paragraph has none
    if headings or title.span:
        signature = headline.find_signature(text, blocks, headings[-1].block if headings else -1)
    report.issuer = issuer or title.issuer
    report.issuer_span = title.issuer_span
    report.issuer_kind = headline.issuer_kind(report.issuer)
    report.year = year or title.year
    report.year_span, report.title_span = title.year_span, title.span
    if headings or title.span:
        report.signature, report.signature_span = signature.issuer, signature.span
        report.date, report.date_span = signature.date, signature.date_span
        if report.year is None and report.date:
            report.year = int(report.date[:4]) - 1
        report.issuer = report.issuer or signature.issuer
        report.issuer_kind = headline.issuer_kind(report.issuer)
    else:
        # A pasted sentence that ends like a unit's name (统一布署) is no signature.
        signature = headline.Signature()
    if template == "auto":
        title_text = title.span.of(text) if title.span else document.title
        report.regime = headline.regime(report.issuer, title_text, report.year, len(headings))
    report.template = _choose(candidates, template, report, len(headings), title.span is not None)
    if report.template is None:
        _roles(
            report, headings=[], title=title, signature=signature, is_report=title.span is not None
        )
        return report
    end = len(text)
    tail = [blocks[i].span.start for i in signature.blocks]
    if tail:
        end = min(tail)
    report.sections = sections.sections(headings, text, report.template, end)
    _read_tables(report)
    _roles(report, headings=headings, title=title, signature=signature, is_report=True)
    told = {p.section for p in report.paragraphs if p.role in ("prose", "cell", "note")}
    for section in report.sections:
        if section.status in ("present", "misplaced") and section.body is not None:
            if section.number not in told and not any(
                p.section == section.number
                and p.role == "heading"
                and p.span.start >= section.body.start
                for p in report.paragraphs
            ):
                section.status = "empty"
    return report


def _choose(
    candidates: Sequence[Template], wanted: str, report: Report, found: int, titled: bool
) -> Template | None:
    """The user's choice; else the tables' evidence, the year, the newest format."""
    if wanted != "auto":
        return templates.load(wanted)
    if report.regime or (found < 2 and not (titled and report.year)):
        return None
    compact = fold(report.text)
    scores = [sum(fold(e) in compact for e in t.evidence) for t in candidates]
    if max(scores) > 0 and scores.count(max(scores)) == 1:
        return candidates[scores.index(max(scores))]
    year = report.year
    for candidate in candidates:
        if year is not None and candidate.years[0] <= year <= candidate.years[1]:
            return candidate
    return candidates[-1]


def _read_tables(report: Report) -> None:
    assert report.template is not None
    blocks = report.document.blocks
    every = stream.tokens(report.text, enumerate(blocks))
    specs = {
        "proactive": report.template.proactive.section,
        "applications": report.template.applications.section,
        "litigation": report.template.litigation.section,
    }
    for name in tables.TABLE_NAMES:
        section = report.section(specs[name])
        table = ReportTable(name)
        if section is not None and section.body is not None:
            table = _read(report, name, _inside(every, blocks, section.body))
        if table.status == "missing":
            other = _read(report, name, every)
            if other.status == "read":
                table = other
        table.identities = identities.identities(table, report.template)
        report.tables[name] = table


def _read(report: Report, name: TableName, tokens: list[stream.Token]) -> ReportTable:
    assert report.template is not None
    return tables.READERS[name](tokens, report.text, report.template)


def _inside(
    tokens: Sequence[stream.Token], blocks: Sequence[Block], span: Span
) -> list[stream.Token]:
    """The tokens of the blocks that lie within a span."""
    start, end = span.start, span.end
    inside = {i for i, b in enumerate(blocks) if start <= b.span.start and b.span.end <= end}
    return [token for token in tokens if token.block in inside]


def _roles(
    report: Report,
    *,
    headings: Sequence[sections.Heading],
    title: headline.Headline,
    signature: headline.Signature,
    is_report: bool,
) -> None:
    """Give each block its role; a heading that runs on into text is split in two."""
    text = report.text
    by_block = {h.block: h for h in headings}
    areas = [(t.span.start, t.span.end) for t in report.tables.values() if t.span is not None]
    notes = {fold(n) for n in report.template.applications.ignored} if report.template else set()
    counts: dict[int, int] = {}
    number = 0
    previous_title = fold(title.span.of(text)) if title.span else ""

    def add(span: Span, role: Role, level: int = 0) -> None:
        index = 0
        if role == "prose":
            index = counts[number] = counts.get(number, 0) + 1
        report.paragraphs.append(Paragraph(span, role, number, index, level))

    for index, block in enumerate(report.document.blocks):
        span = block.span
        heading = by_block.get(index)
        if heading is not None:
            number = heading.number
            add(heading.span, "heading", 1)
            rest = text[heading.span.end : span.end].lstrip("。：:；;* 　\t")
            if rest.strip("。*　 "):
                add(Span(span.end - len(rest), span.end), "prose")
            continue
        if number and block.kind == "cell":  # never of the title or the signature
            add(span, "cell")
            continue
        piece = text[span.start : span.end]
        if index in title.blocks or (
            number == 0 and is_report and (folded := fold(piece)) and folded in previous_title
        ):
            add(span, "title")
        elif index in signature.blocks:
            # A line with both unit and date is one signature line.
            date_only = report.date_span is not None and report.date_span in span
            add(
                span,
                "date" if date_only and report.signature_span not in span else "signature",
            )
        elif block.kind == "cell":
            add(span, "cell")
        elif _is_note(piece, notes):
            add(span, "note")
        elif not (len(piece) > 30 and "。" in piece) and any(
            start <= span.start and span.end <= end for start, end in areas
        ):
            add(span, "cell")
        elif is_report and (block.level or _is_subheading(piece)):
            add(span, "heading", block.level or 2)
        elif (
            number == 0
            and is_report
            and headings
            and index < headings[0].block
            and _is_front(piece)
        ):
            add(span, "title")
        else:
            add(span, "prose")


def _is_note(piece: str, notes: set[str]) -> bool:
    """Whether a piece is one of the template's notes (folded)."""
    if len(piece) > _LONGEST_SUBHEADING:  # most long pieces are told from one by their beginning
        beginning = fold(piece[:_LONGEST_SUBHEADING])
        if not any(note.startswith(beginning) for note in notes):
            return False
    return fold(piece) in notes


def _is_subheading(piece: str) -> bool:
    if len(piece) > _LONGEST_SUBHEADING or _STOP.search(piece):
        return False
    return _SUBHEADING.match(_MARKS.sub("", piece)) is not None


def _is_front(piece: str) -> bool:
    """A short line between title and section one: date of publishing, source, unit."""
    return len(piece) <= 40 and not _STOP.search(piece.replace("：", "").replace(":", ""))
