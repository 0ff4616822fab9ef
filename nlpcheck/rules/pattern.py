"""Pattern rules: ``[[rule]]`` tables of TOML, built in and the user's own alike.

    [[rule]]
    code = "SP005"
    name = "cutoff-word"
    severity = "warning"
    summary = "“截止”后接时间点宜用“截至”"
    summary_en = "…"
    why = "…"
    message = "疑似“{text}”应为“{replacement}”"   # {text} {replacement} and named groups
    pattern = '截止(?=\\d+月)'      # Python re; a group named x, if any, is the place
    replace = "截至"                # template for Match.expand; leave out for none
    fix = "safe"                    # safe | unsafe; leave out for none
    unless = ['报名截止']           # silent where one of these overlaps the match
    scope = "prose"                 # prose | heading | cell | title | all
    section = 5                     # only in that section
    confidence = 0.9
    example = [{ bad = "⟦截止⟧12月31日", good = "截止日期" }]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import msgspec

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity, Span

Where = Literal["prose", "heading", "cell", "title", "all"]


class PatternSpec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of one ``[[rule]]``; unknown keys are an error."""

    code: str
    name: str
    severity: Severity
    summary: str
    summary_en: str = ""
    why: str
    limits: str = ""
    message: str = ""
    pattern: str
    replace: str | None = None
    fix: Literal["safe", "unsafe"] | None = None
    unless: tuple[str, ...] = ()
    scope: Where = "prose"
    section: int | None = None
    report_only: bool = False
    years: tuple[int, int] | None = None
    confidence: float = 1.0
    example: tuple[Example, ...]


class PatternFileError(ValueError):
    """A pattern file that can't be used; the message names file, line, key and remedy."""


class PatternRule(Rule):
    """A rule made from a :class:`PatternSpec`."""

    def __init__(self, spec: PatternSpec) -> None:
        self.spec = spec
        self.code = spec.code  # type: ignore[misc]
        self.name = spec.name  # type: ignore[misc]
        self.severity = spec.severity  # type: ignore[misc]
        self.summary = spec.summary  # type: ignore[misc]
        self.summary_en = spec.summary_en  # type: ignore[misc]
        self.why = spec.why  # type: ignore[misc]
        self.limits = spec.limits  # type: ignore[misc]
        self.examples = spec.example  # type: ignore[misc]
        self.scope = Scope.REPORT if spec.report_only else Scope.TEXT  # type: ignore[misc]
        self._pattern = re.compile(spec.pattern)
        self._unless = re.compile("|".join(f"(?:{u})" for u in spec.unless)) if spec.unless else None
        self._group = "x" if "x" in self._pattern.groupindex else 0

    def check(self, context: Context) -> Iterable[Finding]:
        """Every match of the pattern in its scope that no ``unless`` overlaps."""
        spec = self.spec
        report = context.report
        if spec.years and report.year and not spec.years[0] <= report.year <= spec.years[1]:
            return
        text = report.view(spec.scope)
        silent: list[tuple[int, int]] | None = None
        for match in self._pattern.finditer(text):
            start, end = match.span(self._group)
            if spec.section is not None and report.section_at(start) != spec.section:
                continue
            if self._unless is not None:
                if silent is None:
                    silent = [m.span() for m in self._unless.finditer(text)]
                if any(a < max(end, start + 1) and start < b for a, b in silent):
                    continue
            found = match.group(self._group)
            replacement = match.expand(spec.replace) if spec.replace is not None else None
            fields = {k: v or "" for k, v in match.groupdict().items()}
            message = (spec.message or spec.summary).format(
                text=found, replacement=replacement or "", **fields
            )
            yield self.finding(
                Span(start, end),
                message=message,
                replacement=replacement,
                safety=spec.fix,
                confidence=spec.confidence,
            )


def load_file(path: Path) -> list[PatternRule]:
    """The rules of one TOML file.  Raises :class:`PatternFileError`."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise PatternFileError(f"{path}：无法读取规则文件（{error.strerror}），请核对路径和权限。") from error
    except UnicodeDecodeError as error:
        raise PatternFileError(f"{path}：规则文件须为 UTF-8 编码，请另存后再试。") from error
    except tomllib.TOMLDecodeError as error:
        raise PatternFileError(f"{path}：TOML 语法错误（{error}），请按提示的行列修改。") from error
    return [parse_rule(item, path, number) for number, item in enumerate(raw.get("rule", []), 1)]


def parse_rule(item: dict[str, Any], path: Path | str, number: int) -> PatternRule:
    """One ``[[rule]]`` table made a rule.  Raises :class:`PatternFileError`."""
    label = f"{path}：第 {number} 条规则（{item.get('code', '无 code')}）"
    try:
        spec = msgspec.convert(item, PatternSpec)
    except msgspec.ValidationError as error:
        raise PatternFileError(f"{label}：{error}；所需各键见文档“自定义规则”。") from error
    for key, pattern in [("pattern", spec.pattern), *(("unless", u) for u in spec.unless)]:
        try:
            re.compile(pattern)
        except re.error as error:
            raise PatternFileError(f"{label}：{key} 不是有效的正则表达式（{error}）。") from error
    try:
        return PatternRule(spec)
    except (re.error, IndexError) as error:
        raise PatternFileError(f"{label}：{error}") from error
