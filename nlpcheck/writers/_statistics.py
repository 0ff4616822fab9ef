"""``--statistics``: how often each rule fired, and in which reports most."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.text import width
from nlpcheck.types import RunResult
from nlpcheck.writers import WriteOptions
from nlpcheck.writers._layout import fit, pad, paint, visible
from nlpcheck.writers._words import WORDS

MOST = 20
"""Reports listed; the others are told by their number."""


def statistics(run: RunResult, options: WriteOptions) -> Iterator[str]:
    """A line a rule, most frequent first, then a line a report and the totals."""
    words = WORDS[options.lang]
    by_rule = sorted(run.summary.by_rule.items(), key=lambda item: (-item[1], item[0]))
    for code, count in by_rule:
        info = options.rules.get(code)
        summary = ""
        level = " " * width(words["warning"])
        if info:
            summary = info.summary if options.lang == "zh" else info.summary_en
            level = pad(words[info.severity], width(words["warning"]))
            level = paint(level, info.severity, options.color)
        text = summary[: fit(summary, options.width - 22)]
        yield f"{count:>6}  {code:<6} {level}  {text}\n"
    if len(run.checked) > 1:
        yield "\n"
        rows = sorted(
            (c.result for c in run.checked if c.result.findings),
            key=lambda r: (
                -sum(f.severity == "error" for f in r.findings),
                -len(r.findings),
                r.path,
            ),
        )
        for result in rows[:MOST]:
            counted = {
                s: sum(f.severity == s for f in result.findings)
                for s in ("error", "warning", "info")
            }
            cells = "  ".join(f"{words[s]} {counted[s]:>3}" for s in ("error", "warning", "info"))
            yield f"{cells}  {visible(result.path)}\n"
        if len(rows) > MOST:
            yield words["stat-more"].format(count=len(rows) - MOST) + "\n"
    if by_rule:
        yield "\n"
    number = {s: run.summary.by_severity.get(s, 0) for s in ("error", "warning", "info")}
    total = words["all"].format(reports=run.summary.reports, total=run.summary.findings, **number)
    yield paint(total + words["stop"], "bold", options.color) + "\n"
