"""The screen: each finding with its line, reason and suggestion, then a summary."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.text import LineIndex, width
from nlpcheck.types import Checked, FindingResult, ReportResult, RunResult
from nlpcheck.writers import WriteOptions
from nlpcheck.writers._layout import excerpt, fit, pad, paint, visible, wrap
from nlpcheck.writers._statistics import statistics
from nlpcheck.writers._words import WORDS

NAME = "full"
SUMMARY = "逐处列出原文、理由和建议，末尾附小结（默认）"

SECTION_OF = {"proactive": 1, "applications": 2, "litigation": 3}
LINED = {"text", "markdown", "html"}
"""Formats whose lines a person can find; the others are told by ``where``."""


def write(run: RunResult, options: WriteOptions) -> Iterator[str]:
    """The findings of each report with its summary; errors last."""
    if options.statistics:
        yield from statistics(run, options)
    else:
        told: set[str] = set()
        for checked in run.checked:
            yield from _report(checked, options, told)
        if len(run.checked) > 1:
            yield from _total(run, options)
    yield from _errors(run, options)


def _report(checked: Checked, options: WriteOptions, told: set[str]) -> Iterator[str]:
    lines = LineIndex(checked.text)
    for finding in checked.result.findings:
        yield from _finding(finding, checked.result, lines, options, told)
    yield from _summary(checked.result, options)


def _finding(
    finding: FindingResult,
    result: ReportResult,
    lines: LineIndex,
    options: WriteOptions,
    told: set[str],
) -> Iterator[str]:
    words = WORDS[options.lang]
    level = paint(words[finding.severity], finding.severity, options.color)
    place = result.path
    if result.format in LINED:
        place += f":{finding.start.line}:{finding.start.column}"
    where = f"（{finding.where}）" if finding.where else ""
    yield f"{level} {paint(finding.rule, 'bold', options.color)} {visible(place)}{where}\n"
    for line in wrap(_message(finding, options), options.width, "  "):
        yield line + "\n"
    number = str(finding.start.line) if result.format in LINED else ""
    gutter = " " * (2 + len(number)) + " │ "
    shown = excerpt(lines, finding.start.offset, finding.end.offset, options.width - width(gutter))
    if shown:
        before, marked, after = shown
        red = paint(marked, "mark", options.color)
        yield f"  {paint(number, 'dim', options.color)} │ {before}{red}{after}\n"
        sign = "~" * width(marked) or "^"
        sign = paint(sign, "mark", options.color)
        yield f"{gutter}{' ' * width(before)}{sign}\n"
    yield from _advice(finding, options)
    info = options.rules.get(finding.rule)
    if info and info.why and finding.rule not in told:
        told.add(finding.rule)
        for line in wrap(info.why, options.width, f"  {words['why']}"):
            yield paint(line, "dim", options.color) + "\n"
    yield "\n"


def _message(finding: FindingResult, options: WriteOptions) -> str:
    if options.lang == "zh":
        prefix = f"{finding.where}："
        return finding.message.removeprefix(prefix) if finding.where else finding.message
    info = options.rules.get(finding.rule)
    summary = info.summary_en if info and info.summary_en else finding.rule
    return f"{summary} ({finding.message})"


def _advice(finding: FindingResult, options: WriteOptions) -> Iterator[str]:
    words = WORDS[options.lang]
    if finding.suggestions:
        quote = "“{}”" if options.lang == "zh" else '"{}"'
        texts = [quote.format(s) if s else words["delete"] for s in finding.suggestions[:3]]
        advice = words["or"].join(texts) + (words[finding.fix] if finding.fix else "")
        for line in wrap(advice, options.width, f"  {words['suggest']}"):
            yield paint(line, "add", options.color) + "\n"
    for related in finding.related:
        place = f"{related.path}:{related.start.line}:{related.start.column}"
        text = f"“{related.text}”" if related.text and related.text not in related.message else ""
        message = f"{place} {related.message}{text}"
        yield from (line + "\n" for line in wrap(message, options.width, f"  {words['related']}"))


def _summary(result: ReportResult, options: WriteOptions) -> Iterator[str]:
    words = WORDS[options.lang]
    title = f"── {words['summary']} {visible(result.path)} "
    rule = title + "─" * max(0, options.width - width(title))
    yield paint(rule, "bold", options.color) + "\n"
    yield from (line + "\n" for line in wrap(headline(result, options), options.width))
    if result.template:
        yield from _tables(result, options)
    broken = [
        words[f"section-{s.status}"].format(number=words["numbers"][s.number - 1], title=s.title)
        for s in result.sections
        if s.status != "present"
    ]
    if broken:
        text = words["semicolon"].join(broken) + words["stop"]
        yield from (line + "\n" for line in wrap(text, options.width, words["sections"]))
    if result.plans:
        from nlpcheck.writers._plans import plans_table

        table = list(plans_table(result.plans, options))
        if table:
            yield paint(words["plans"], "bold", options.color) + "\n"
            yield from table
    for note in result.notes:
        yield from (line + "\n" for line in wrap(note, options.width, words["note"]))
    yield from (line + "\n" for line in wrap(counts(result, options), options.width))
    yield "\n"


def _tables(result: ReportResult, options: WriteOptions) -> Iterator[str]:
    """Each table's state, and below it the equations that don't hold or can't be told."""
    words = WORDS[options.lang]
    names = [
        words["table"].format(number=words["numbers"][SECTION_OF[t.name]], name=words[t.name])
        for t in result.tables
    ]
    column = max(map(width, names), default=0) + 2
    for table, name in zip(result.tables, names, strict=True):
        by_status = {
            status: [i for i in table.identities if i.status == status]
            for status in ("ok", "violated", "unverifiable")
        }
        state = words[table.status]
        if table.identities:
            state += words["and"] + words["identities"].format(total=len(table.identities))
            state += words["and"].join(
                words[status].format(count=len(items))
                for status, items in zip(("hold", "fail", "open"), by_status.values(), strict=True)
                if items
            )
        if table.reason:
            state += words["colon"] + table.reason
        # The whole reason stands in the finding about the table.
        room = options.width - column
        if width(state) > room:
            state = state[: fit(state, room - 4)] + "……"
        style = "add" if table.status == "read" else "warning"
        style = "error" if by_status["violated"] else style
        yield pad(name, column) + paint(visible(state), style, options.color) + "\n"
        shown = by_status["violated"]
        if table.status == "read":
            shown = shown + by_status["unverifiable"][:3]
        for item in shown:
            text = f"{words[item.status]} {item.rule} {item.where}{words['colon']}{item.equation}"
            yield from (line + "\n" for line in wrap(text, options.width, "  ", "      "))


def headline(result: ReportResult, options: WriteOptions) -> str:
    """Whose report of which year, and by which format it was checked."""
    words = WORDS[options.lang]
    issuer = visible(result.issuer) or words["unknown-issuer"]
    if result.template is None:
        return words["no-template"] + words["stop"]
    form = words["report"] if result.year else words["no-year"]
    text = form.format(issuer=issuer, year=result.year)
    return text + words["and"] + words["template"].format(template=result.template) + words["stop"]


def counts(result: ReportResult, options: WriteOptions) -> str:
    """``共 9 处：错误 2、警告 5、提示 2；…``"""
    words = WORDS[options.lang]
    found = result.findings
    if not found:
        return words["nothing"]
    number = {s: sum(f.severity == s for f in found) for s in ("error", "warning", "info")}
    text = words["count"].format(total=len(found), **number)
    safe = sum(f.fix == "safe" for f in found)
    unsafe = sum(f.fix == "unsafe" for f in found)
    for key, count in (("can-safe", safe), ("can-unsafe", unsafe)):
        if count:
            text += words[key].format(count=count)
    return text + words["stop"]


def _total(run: RunResult, options: WriteOptions) -> Iterator[str]:
    words = WORDS[options.lang]
    number = {s: run.summary.by_severity.get(s, 0) for s in ("error", "warning", "info")}
    text = words["all"].format(reports=run.summary.reports, total=run.summary.findings, **number)
    yield paint(text + words["stop"], "bold", options.color) + "\n"


def _errors(run: RunResult, options: WriteOptions) -> Iterator[str]:
    if not run.errors:
        return
    words = WORDS[options.lang]
    text = words["unread"].format(count=len(run.errors)) + words["stop"]
    yield paint(text, "error", options.color) + "\n"
    for error in run.errors if options.errors else ():
        message = error.message
        if error.path and error.path not in message:
            message = f"{error.path}{words['colon']}{message}"
        yield from (line + "\n" for line in wrap(message, options.width, "  "))
