"""Reports of a given length, as large cities write them, made of those in corpus/.

A short report's fixed parts (tables, headings, the plan) weigh more than a long one's: its time
times four is not that of a report four times as long.
"""

from __future__ import annotations

import random
from pathlib import Path

from nlpcheck import report as reports
from nlpcheck.readers import read
from nlpcheck.report.model import Report

_TELLS = ("申请", "结转", "复议", "诉讼")
"""What belongs to the tables of the report from which a paragraph is taken."""
CLEAN = ("-clean.txt", "-clean.md")
"""Names of reports without defects: a draft has a few, not one in each paragraph."""
_LEAST = 1_500
"""Shorter ones in corpus/ are pieces of reports."""


def long_reports(corpus: Path, size: int) -> list[tuple[str, bytes]]:
    """Each whole report of a folder (text and Markdown), with paragraphs of the others put
    behind its own, in the same sections, until it has at least ``size`` characters; always the same.

    Another issuer's name gives way to its own.  Returns names and bytes.
    """
    found: list[Report] = []
    names: list[str] = []
    for path in sorted(corpus.glob("*")):
        if path.suffix in {".txt", ".md"} and path.stem != "README":
            report = reports.build(read(path.read_bytes(), path.name))
            if report.template is not None and report.issuer and len(report.text) >= _LEAST:
                found.append(report)
                names.append(path.name)
    return [
        (name, _lengthened(report, found, size).encode())
        for name, report in zip(names, found, strict=True)
    ]


def _lengthened(report: Report, all_of_them: list[Report], size: int) -> str:
    """The report's text with others' paragraphs."""
    ends: dict[int, int] = {}
    for paragraph in report.written:
        if paragraph.role == "prose":
            ends[paragraph.section] = paragraph.span.end
    pool = [
        (paragraph.section, paragraph.span.of(other.text).replace(other.issuer, report.issuer))
        for other in all_of_them
        if other is not report and other.document.path.endswith(CLEAN)
        for paragraph in other.written
        if paragraph.role == "prose" and paragraph.section in ends and paragraph.section > 0
    ]
    random.Random(report.issuer).shuffle(pool)
    added: dict[int, list[str]] = {}
    length = len(report.text)
    for section, text in pool:
        if length >= size:
            break
        if not any(word in text for word in _TELLS):
            added.setdefault(section, []).append(text)
            length += len(text) + 1
    text = report.text
    for section, at in sorted(ends.items(), key=lambda end: end[1], reverse=True):
        text = "\n\n".join([text[:at], *added.get(section, [])]) + text[at:]
    return text
