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

import difflib
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import msgspec

from nlpcheck.language.lazy import lazy
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
        self._pattern = lazy(spec.pattern)
        self._unless = lazy("|".join(f"(?:{u})" for u in spec.unless)) if spec.unless else None
        self._group = "x" if "(?P<x>" in spec.pattern else 0

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


def load_file(path: Path, *, trusted: bool = False) -> list[PatternRule]:
    """The rules of one TOML file.  ``trusted`` leaves their expressions to their first use:
    those of the built-in files are checked by the tests.

    Raises :class:`PatternFileError`.
    """
    try:
        text = path.read_text("utf-8-sig")
        raw = tomllib.loads(text)
    except OSError as error:
        raise PatternFileError(
            f"{path}：无法读取规则文件（{error.strerror}），请核对路径和权限。"
        ) from error
    except UnicodeDecodeError as error:
        raise PatternFileError(f"{path}：规则文件须为 UTF-8 编码，请另存后再试。") from error
    except tomllib.TOMLDecodeError as error:
        raise PatternFileError(f"{path}：TOML 语法错误（{error}），请按提示的行列修改。") from error
    for key in raw:
        if key != "rule":
            raise PatternFileError(f"{path}：没有“{key}”这个键；每条规则写成一个 [[rule]] 表。")
    return [
        parse_rule(item, path, number, text, trusted=trusted)
        for number, item in enumerate(raw.get("rule", []), 1)
    ]


def parse_rule(
    item: dict[str, Any], path: Path | str, number: int, text: str = "", *, trusted: bool = False
) -> PatternRule:
    """One ``[[rule]]`` table made a rule; ``text`` is the whole file, to name lines of.

    Raises :class:`PatternFileError`.
    """
    label = f"第 {number} 条规则（{item.get('code', '无 code')}）"
    known = [field.name for field in msgspec.structs.fields(PatternSpec)]

    def wrong(key: str, what: str) -> PatternFileError:
        line = _line(text, number, key)
        return PatternFileError(f"{path}：{line}{label}：{what}")

    for key in item:
        if key not in known:
            close = difflib.get_close_matches(key, known, 1, 0.5)
            hint = f"最接近的是“{close[0]}”" if close else f"可用的键：{'、'.join(known)}"
            raise wrong(key, f"没有“{key}”这个键；{hint}。")
    needed = [f.name for f in msgspec.structs.fields(PatternSpec) if f.required]
    if missing := [key for key in needed if key not in item]:
        raise wrong("code", f"缺少 {'、'.join(missing)}，请补上。")
    try:
        spec = msgspec.convert(item, PatternSpec)
    except msgspec.ValidationError as error:
        at = re.search(r"at `\$\.(\w+)", str(error))
        key = at[1] if at else ""
        allowed = {
            "severity": "可用 error、warning、info",
            "fix": "可用 safe、unsafe",
            "scope": "可用 prose、heading、cell、title、all",
        }.get(key, "写法见文档“自定义规则”")
        raise wrong(key, f"键“{key}”的值无效（{error}）；{allowed}。") from error
    expressions = [("pattern", spec.pattern), *(("unless", u) for u in spec.unless)]
    for key, pattern in () if trusted else expressions:
        try:
            re.compile(pattern)
        except re.error as error:
            raise wrong(key, f"{key} 不是有效的正则表达式（{error}），请修改。") from error
    try:
        return PatternRule(spec)
    except (re.error, IndexError) as error:
        raise wrong("pattern", f"{error}，请核对 pattern 和 replace。") from error


def _line(text: str, number: int, key: str) -> str:
    """``第 n 行：`` of a key in the ``number``-th rule, else of the rule's head; "" where unknown."""
    lines = text.splitlines()
    heads = [i for i, line in enumerate(lines, 1) if re.match(r"\s*\[\[\s*rule\s*\]\]", line)]
    if number > len(heads):
        return ""
    end = heads[number] if number < len(heads) else len(lines) + 1
    for at in range(heads[number - 1], end):
        if key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", lines[at - 1]):
            return f"第 {at} 行："
    return f"第 {heads[number - 1]} 行："
