"""One line a finding: ``path:line:column: level CODE message``."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.types import RunResult
from nlpcheck.writers import WriteOptions
from nlpcheck.writers._layout import paint, visible
from nlpcheck.writers._statistics import statistics
from nlpcheck.writers._words import WORDS

NAME = "concise"
SUMMARY = "一行一处：路径:行:列: 级别 规则 说明"


def write(run: RunResult, options: WriteOptions) -> Iterator[str]:
    """A line for each finding, then for each file that could not be read."""
    words = WORDS[options.lang]
    if options.statistics:
        yield from statistics(run, options)
    else:
        for checked in run.checked:
            path = checked.result.path
            for finding in checked.result.findings:
                level = paint(words[finding.severity], finding.severity, options.color)
                info = options.rules.get(finding.rule)
                message = finding.message
                if options.lang == "en" and info and info.summary_en:
                    message = f"{info.summary_en} ({message})"
                at = f"{path}:{finding.start.line}:{finding.start.column}"
                yield f"{visible(at)}: {level} {finding.rule} {visible(message)}\n"
    for error in run.errors if options.errors else ():
        yield visible(f"{error.path}: {words['error']} {error.message}") + "\n"
