"""Findings as outputs show them: placed in words, masked, with lines and columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from nlpcheck.places import place_at
from nlpcheck.report import Report
from nlpcheck.text import mask
from nlpcheck.types import (
    Checked,
    Finding,
    FindingResult,
    IdentityResult,
    RelatedResult,
    ReportResult,
    SectionResult,
    Severity,
    Summary,
    TableResult,
)


def placed(finding: Finding, report: Report) -> Finding:
    """The finding with its section and its place in words filled in."""
    section = finding.section if finding.section is not None else report.section_at(finding.start)
    where = finding.where or _where(finding, report, section)
    place = place_at(report.document, finding.start)
    if place is not None and place.page is not None:
        where += f"（第{place.page}页）"
    return msgspec.structs.replace(finding, section=section, where=where)


_NUMERALS = "一二三四五六"
_TABLE_TITLES = {"proactive": "表二", "applications": "表三", "litigation": "表四"}


def _where(finding: Finding, report: Report, section: int | None) -> str:
    """The place in words: 「第五部分第1段」, 「表三」, 「标题」, 「落款」."""
    paragraph = report.paragraph_at(finding.start)
    lead = f"第{_NUMERALS[section - 1]}部分" if section else ""
    if paragraph is None:
        return lead or "全文"
    if paragraph.role == "title":
        return "标题"
    if paragraph.role in ("signature", "date"):
        return "落款"
    if paragraph.role == "cell":
        for table in report.tables.values():
            if table.span is not None and paragraph.span in table.span:
                return lead + _TABLE_TITLES[table.name]
        return lead + "表格"
    if paragraph.role == "heading":
        return lead + ("标题" if paragraph.level == 1 else "小标题")
    if paragraph.role == "note":
        return lead + "表注"
    if not section and not report.sections:
        return f"第{paragraph.index}段"
    return f"{lead or '正文前'}第{paragraph.index}段"


def masked_text(report: Report, findings: list[Finding]) -> str:
    """The text with private numbers masked, same length (head and tail of each stay)."""
    return mask(report.text, [(f.start, f.end) for f in findings if f.private])


def report_result(
    report: Report, findings: list[Finding], text: str, previous: Report | None
) -> ReportResult:
    """The JSON's shape of a report; ``text`` is the masked text."""
    lines = report.lines

    def related(finding: Finding) -> list[RelatedResult]:
        result = []
        for item in finding.related:
            elsewhere = item.path is not None and previous is not None
            index = previous.lines if elsewhere and previous else lines
            path = item.path or report.document.path
            inside = item.text or ("" if elsewhere else text[item.start : item.end])
            result.append(
                RelatedResult(
                    path, index.position(item.start), index.position(item.end), inside, item.message
                )
            )
        return result

    def shown(finding: Finding) -> FindingResult:
        message, suggestions = finding.message, list(finding.suggestions)
        original = report.text[finding.start : finding.end]
        masked = text[finding.start : finding.end]
        if original != masked and original:
            message = message.replace(original, masked)
        return FindingResult(
            rule=finding.rule,
            name=finding.name,
            severity=finding.severity,
            message=message,
            section=finding.section,
            where=finding.where,
            start=lines.position(finding.start),
            end=lines.position(finding.end),
            text=masked,
            suggestions=suggestions,
            fix=finding.fix.safety if finding.fix else None,
            confidence=round(finding.confidence, 3),
            related=related(finding),
        )

    sections = [
        SectionResult(
            s.number,
            s.official if s.heading is None else s.title,
            s.status,
            lines.position(s.heading.start).line if s.heading else None,
        )
        for s in report.sections
    ]
    tables = [
        TableResult(
            t.name,
            t.status,
            t.reason,
            [
                IdentityResult(i.rule, i.where, i.equation, i.left, i.right, i.status)
                for i in t.identities
            ],
        )
        for t in report.tables.values()
    ]
    return ReportResult(
        path=report.document.path,
        format=report.document.format,
        issuer=report.issuer,
        year=report.year,
        template=report.template.version if report.template else None,
        date=report.date,
        sections=sections,
        tables=tables,
        findings=[shown(f) for f in findings],
        notes=list(report.document.notes),
    )


def summarise(checked: Sequence[Checked]) -> Summary:
    """Counts by severity (all three, always) and by rule."""
    by_severity = {s.value: 0 for s in Severity}
    by_rule: Counter[str] = Counter()
    for item in checked:
        for finding in item.result.findings:
            by_severity[finding.severity.value] += 1
            by_rule[finding.rule] += 1
    return Summary(
        len(checked), sum(by_severity.values()), by_severity, dict(sorted(by_rule.items()))
    )
