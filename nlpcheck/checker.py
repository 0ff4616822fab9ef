"""The one function that runs reader, report, rules and suppression in order."""

from __future__ import annotations

import fnmatch
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from nlpcheck import __version__, collect, report as reports
from nlpcheck.readers import read
from nlpcheck.report import Report
from nlpcheck.rules.base import Context, Rule, Scope
from nlpcheck.rules.pattern import load_file
from nlpcheck.rules.registry import matches, select_rules
from nlpcheck.settings import Settings
from nlpcheck.suppress import Sidecar, read_sidecar, suppress
from nlpcheck.text import mask
from nlpcheck.types import (
    Checked,
    Document,
    ErrorResult,
    Finding,
    FindingResult,
    IdentityResult,
    ReadError,
    RelatedResult,
    ReportResult,
    RunResult,
    SectionResult,
    Severity,
    Summary,
    TableResult,
)

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

    ``progress`` is called with (done, total, path) before each file.  A file that
    can't be read gives an :class:`ErrorResult`; the others are still checked.
    """
    files, errors = collect.collect(paths)
    documents: list[Document] = []
    for done, path in enumerate(files):
        if progress:
            progress(done, len(files), path)
        try:
            if path == "-":
                documents.append(read(stdin or b"", stdin_filename or "-", settings.read))
            else:
                documents.append(read_file(Path(path), settings))
        except ReadError as error:
            shown = stdin_filename or path if path == "-" else path
            errors.append(ErrorResult(shown, error.kind, str(error)))
    if progress:
        progress(len(files), len(files), "")
    previous = _read_previous(settings, errors)
    built = [_build(document, settings) for document in documents]
    rules = load_rules(settings)
    checked = []
    for report in built:
        try:
            sidecar = read_sidecar(report.document.path)
        except ReadError as error:
            errors.append(ErrorResult(report.document.path, error.kind, str(error)))
            sidecar = Sidecar()
        before = previous or _year_before(report, built)
        checked.append(_check(report, settings, rules, before, sidecar))
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
        raise ReadError("permission" if isinstance(error, PermissionError) else "missing",
                        collect.os_error(path, error)) from error
    return read(data, str(path), settings.read)


def load_rules(settings: Settings) -> list[Rule]:
    """The selected rules, the user's own TOML rules among them.

    Raises :class:`nlpcheck.rules.pattern.PatternFileError`.
    """
    base = settings.config_path.parent if settings.config_path else Path()
    extra = [rule for name in settings.rules for rule in load_file(base / name)]
    off = [code for code, severity in settings.severity.items() if severity == "off"]
    return select_rules(settings.select, [*settings.ignore, *off], extra)


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
) -> Checked:
    context = Context(report, settings, previous)
    findings: list[Finding] = []
    ignored = [
        code
        for pattern, codes in settings.per_file_ignores.items()
        if fnmatch.fnmatch(report.document.path, pattern)
        or fnmatch.fnmatch(Path(report.document.path).name, pattern)
        for code in codes
    ]
    for rule in rules:
        if rule.scope is Scope.REPORT and report.template is None:
            continue
        if ignored and matches(rule.code, ignored):
            continue
        found = list(rule.check(context))
        changed = _own_severity(settings, rule.code)
        if changed is not None:
            found = [msgspec.structs.replace(f, severity=changed) for f in found]
        findings.extend(found)
    codes = frozenset(rule.code for rule in rules)
    findings, notes = suppress(findings, report.document, sidecar or Sidecar(), codes)
    findings = _one_a_place(findings)
    findings = [_placed(f, report) for f in findings]
    findings.sort(key=lambda f: (f.start, f.end, f.rule))
    masked = _mask(report, findings)
    result = _result(report, findings, masked, previous)
    result.notes += notes
    result.plans = _plans(context, rules)
    return Checked(
        result=result, document=report.document, text=masked, findings=findings, report=report
    )


def _own_severity(settings: Settings, code: str) -> Severity | None:
    best = max((c for c in settings.severity if code.startswith(c)), key=len, default=None)
    if best is None or settings.severity[best] == "off":
        return None
    return Severity(settings.severity[best])


_CORRECTING = ("SP", "GR", "NM1", "NM011", "PU")


def _one_a_place(findings: list[Finding]) -> list[Finding]:
    """Of findings that correct the same characters, the surer stays.

    Only rules that correct wording compete: a fixed phrase (NM1) before a lexicon
    (SP0) before grammar before punctuation before the language model (SP1);
    among these the graver, the surer, the one with a suggestion.
    """

    def rank(finding: Finding) -> tuple[int, int, float, int]:
        model = finding.rule.startswith("SP1")
        family = 0 if model else 1 + _CORRECTING[::-1].index(
            next(p for p in _CORRECTING if finding.rule.startswith(p))
        ) if finding.rule.startswith(_CORRECTING) else 0
        return (0 if model else 1, finding.severity.rank, finding.confidence, family)

    competing = [f for f in findings if f.rule.startswith(_CORRECTING) and f.end > f.start]
    others = [f for f in findings if not (f.rule.startswith(_CORRECTING) and f.end > f.start)]
    kept: list[Finding] = []
    for finding in sorted(competing, key=rank, reverse=True):
        span = finding.span
        rivals = [k for k in kept if k.span.overlaps(span)]
        if any(_same_matter(k, finding) for k in rivals):
            continue
        kept.append(finding)
    return kept + others


def _same_matter(kept: Finding, other: Finding) -> bool:
    """Whether two overlapping corrections are about one thing."""
    if kept.rule == other.rule:
        return kept.span == other.span or bool(kept.fix and other.fix)
    pair = {kept.rule[:2], other.rule[:2]}
    return pair <= {"SP", "GR", "NM"} or kept.span == other.span


def _placed(finding: Finding, report: Report) -> Finding:
    section = finding.section if finding.section is not None else report.section_at(finding.start)
    where = finding.where or _where(finding, report, section)
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


def _mask(report: Report, findings: list[Finding]) -> str:
    """The text with private numbers masked, same length (head and tail of each stay)."""
    return mask(report.text, [(f.start, f.end) for f in findings if f.private])


def _result(
    report: Report, findings: list[Finding], text: str, previous: Report | None
) -> ReportResult:
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
            [IdentityResult(i.rule, i.where, i.equation, i.left, i.right, i.status) for i in t.identities],
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


def _plans(context: Context, rules: Sequence[Rule]) -> object:
    """Section five's plans, where a rule of that family ran."""
    if context.report.template is None or not any(r.code.startswith("PL") for r in rules):
        return None
    try:
        from nlpcheck.language.plans import plans, to_result
    except ImportError:
        return None

    return to_result(context.use(plans), context.report.lines)


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

