"""The one function that runs reader, report, rules and suppression in order."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from nlpcheck import __version__, collect
from nlpcheck import report as reports
from nlpcheck.arbitrate import one_a_place
from nlpcheck.beside import Beside, worthwhile
from nlpcheck.readers import read
from nlpcheck.report import Report
from nlpcheck.results import masked_text, placed, report_result, summarise
from nlpcheck.rules.base import Context, Rule, Scope
from nlpcheck.rules.pattern import load_file
from nlpcheck.rules.registry import matches, select_rules
from nlpcheck.settings import Settings
from nlpcheck.suppress import Sidecar, read_sidecar, suppress
from nlpcheck.types import (
    Checked,
    Document,
    ErrorResult,
    Finding,
    ReadError,
    RunResult,
    Severity,
)

BESIDE = ("PL", "YR", "NU")
"""Families that a child takes where there is one: those that read section five, and as many
that share no tables with the others as make the two parts about equally long."""
Progress = Callable[[int, int, str], None]


def check_paths(
    paths: Sequence[str],
    settings: Settings,
    *,
    stdin: bytes | None = None,
    stdin_filename: str | None = None,
    progress: Progress | None = None,
) -> RunResult:
    """Check files and folders (walked); ``-`` is ``stdin``.

    ``progress`` is called with (done, total, path) before each report is checked.  A file
    that can't be read gives an :class:`ErrorResult`; the others are still checked.
    """
    files, errors = collect.collect(paths)
    documents: list[Document] = []
    for path in files:
        try:
            if path == "-":
                documents.append(read(stdin or b"", stdin_filename or "-", settings.read))
            else:
                documents.append(read_file(Path(path), settings))
        except ReadError as error:
            shown = stdin_filename or path if path == "-" else path
            errors.append(ErrorResult(shown, error.kind, str(error)))
    previous = _read_previous(settings, errors)
    built = [_build(document, settings) for document in documents]
    beside = RulesBeside(built[0], settings) if len(built) == 1 and previous is None else None
    rules = load_rules(settings, beside)
    checked: list[Checked] = []
    for report in built:
        if progress:
            progress(len(checked), len(built), report.document.path)
        try:
            sidecar = read_sidecar(report.document.path)
        except ReadError as error:
            errors.append(ErrorResult(report.document.path, error.kind, str(error)))
            sidecar = Sidecar()
        before = previous or _year_before(report, built)
        checked.append(_check(report, settings, rules, before, sidecar, beside))
        errors += [
            ErrorResult(report.document.path, "internal", f"{report.document.path}：{failure}")
            for failure in checked[-1].failures
        ]
    if progress:
        progress(len(built), len(built), "")
    return RunResult(
        checked=checked,
        errors=errors,
        summary=summarise(checked),
        version=__version__,
        lang=settings.lang,
    )


def check_document(
    document: Document, settings: Settings | None = None, previous: Document | None = None
) -> Checked:
    """Check one document already read, beside last year's where there is one."""
    settings = settings or Settings()
    report = _build(document, settings)
    before = _build(previous, Settings()) if previous else None
    return _check(report, settings, load_rules(settings), before)


def check_text(text: str, settings: Settings | None = None, path: str = "-") -> Checked:
    """Check a string, as a text file of that name would be."""
    settings = settings or Settings()
    return check_document(read(text.encode(), path, settings.read), settings)


def read_file(path: Path, settings: Settings) -> Document:
    """Read one file by its content's kind.  Raises :class:`nlpcheck.types.ReadError`."""
    try:
        size = path.stat().st_size
        if size > settings.read.max_bytes:
            raise ReadError(
                "too-large",
                f"{path}：文件有 {size:,} 字节，超过上限 {settings.read.max_bytes:,} 字节；"
                "请拆分文件，或在配置的 [read] max-bytes 中放宽。",
            )
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(
            "permission" if isinstance(error, PermissionError) else "missing",
            collect.os_error(path, error),
        ) from error
    return read(data, str(path), settings.read)


def load_rules(settings: Settings, beside: RulesBeside | None = None) -> list[Rule]:
    """The selected rules, the user's own TOML rules among them; those that ``beside`` runs
    are left out.

    Raises :class:`nlpcheck.rules.pattern.PatternFileError`.
    """
    base = settings.config_path.parent if settings.config_path else Path()
    extra = [rule for name in settings.rules for rule in load_file(base / name)]
    there = BESIDE if beside is not None and beside.running else ()
    return select_rules(settings.select, _ignored(settings), extra, lambda p: p not in there)


def _ignored(settings: Settings) -> list[str]:
    off = [code for code, severity in settings.severity.items() if severity == "off"]
    return [*settings.ignore, *off]


class RulesBeside:
    """The families :data:`BESIDE` on a single report, run in a child where that helps."""

    def __init__(self, report: Report, settings: Settings) -> None:
        self._call: Beside | None = None
        if report.template is not None and not settings.plans.patterns and worthwhile():
            self._call = Beside(lambda: _run_in_child(report, settings))
        self.running = self._call is not None

    def result(self, report: Report, settings: Settings) -> ChildRun:
        """What those rules found (run here after all, should the child have failed)."""
        assert self._call is not None
        found = self._call.result()
        return found if found is not None else _run_beside(report, settings)


class ChildRun(msgspec.Struct):
    """The findings of the child's rules, what failed, which rules ran, section five's plans."""

    findings: list[Finding]
    failures: list[str]
    codes: list[str]
    plans: Any


def _run_in_child(report: Report, settings: Settings) -> ChildRun:
    """numpy's linear algebra starts a thread a core when imported; nothing here has a use
    for them, and they take the other core's time from the parent."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    return _run_beside(report, settings)


def _run_beside(report: Report, settings: Settings) -> ChildRun:
    rules = select_rules(settings.select, _ignored(settings), (), lambda p: p in BESIDE)
    context = Context(report, settings)
    findings, failures = _run(context, rules)
    return ChildRun(findings, failures, [r.code for r in rules], _plans(context, rules))


def _build(document: Document, settings: Settings) -> Report:
    return reports.build(
        document, template=settings.template, year=settings.year, issuer=settings.issuer
    )


def _read_previous(settings: Settings, errors: list[ErrorResult]) -> Report | None:
    if not settings.previous:
        return None
    try:
        return reports.build(read_file(Path(settings.previous), settings))
    except ReadError as error:
        errors.append(ErrorResult(settings.previous, error.kind, str(error)))
        return None


def _year_before(report: Report, others: Iterable[Report]) -> Report | None:
    """The report of the same issuer for the year before, if it is in the same call."""
    if not report.issuer or report.year is None:
        return None
    found = [o for o in others if o.issuer == report.issuer and o.year == report.year - 1]
    return found[0] if len(found) == 1 else None


def _check(
    report: Report,
    settings: Settings,
    rules: Sequence[Rule],
    previous: Report | None,
    sidecar: Sidecar | None = None,
    beside: RulesBeside | None = None,
) -> Checked:
    context = Context(report, settings, previous)
    findings, failures = _run(context, rules)
    codes = [rule.code for rule in rules]
    if beside is not None and beside.running:
        other = beside.result(report, settings)
        findings += other.findings
        failures += other.failures
        codes += other.codes
        plans = other.plans
    else:
        plans = _plans(context, rules)
    findings, notes = suppress(findings, report.document, sidecar or Sidecar(), frozenset(codes))
    findings = [placed(f, report) for f in one_a_place(findings)]
    findings.sort(key=lambda f: (f.start, f.end, f.rule))
    masked = masked_text(report, findings)
    result = report_result(report, findings, masked, previous)
    result.notes += notes
    result.plans = plans
    return Checked(
        result=result,
        document=report.document,
        text=masked,
        findings=findings,
        report=report,
        failures=failures,
    )


def _run(context: Context, rules: Sequence[Rule]) -> tuple[list[Finding], list[str]]:
    """The findings of ``rules``, with the user's severities, and what failed."""
    settings, path = context.settings, context.report.document.path
    findings: list[Finding] = []
    failures: list[str] = []
    ignored = [
        code
        for pattern, codes in settings.per_file_ignores.items()
        if fnmatch.fnmatch(path, pattern) or fnmatch.fnmatch(Path(path).name, pattern)
        for code in codes
    ]
    for rule in rules:
        if rule.scope is Scope.REPORT and context.report.template is None:
            continue
        if ignored and matches(rule.code, ignored):
            continue
        try:
            found = list(rule.check(context))
        except Exception as error:  # one faulty rule must not cost the clerk the others
            failures.append(_failure(rule, error))
            continue
        changed = _own_severity(settings, rule.code)
        if changed is not None:
            found = [msgspec.structs.replace(f, severity=changed) for f in found]
        findings.extend(found)
    return findings, failures


def _failure(rule: Rule, error: Exception) -> str:
    """A fault of our own, told without a traceback (NLPCHECK_DEBUG shows it)."""
    if os.environ.get("NLPCHECK_DEBUG"):
        raise error
    return (
        f"规则 {rule.code} 运行出错（{type(error).__name__}：{error}），这条规则未能检查，其余照常；"
        "请把文件和这句话反馈给开发者，可先用 --ignore 跳过。"
    )


def _own_severity(settings: Settings, code: str) -> Severity | None:
    best = max((c for c in settings.severity if code.startswith(c)), key=len, default=None)
    if best is None or settings.severity[best] == "off":
        return None
    return Severity(settings.severity[best])


def _plans(context: Context, rules: Sequence[Rule]) -> object:
    """Section five's plans, where a rule of that family ran."""
    if context.report.template is None or not any(r.code.startswith("PL") for r in rules):
        return None
    from nlpcheck.language.plans import plans, to_result

    return to_result(context.use(plans), context.report.lines)
