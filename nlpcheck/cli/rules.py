"""``nlpcheck rules``: all rules in a list, or a check of a user's own rules or words."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from nlpcheck.cli._click import Command, codes
from nlpcheck.cli._output import color, columns, emit
from nlpcheck.cli._rules import check_codes, own_rules
from nlpcheck.rules.base import Rule

HELP = """列出规则：代码、级别、有无修改方案、说明；可只列某些代码（或其开头）。

--check 检验自己写的规则（.toml）或词表（.tsv），并逐一试其中的例子。
"""


@click.command(cls=Command, help=HELP, short_help="列出规则，或检验自己的规则和词表。")
@click.argument("prefixes", nargs=-1, metavar="[代码…]")
@click.option("--check", "files", multiple=True, metavar="文件", help="检验规则文件或词表。")
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", metavar="格式",
    help="text（默认）或 json。",
)  # fmt: skip
@click.option("--config", metavar="文件", help="连同这个配置中自己的规则一并列出。")
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", metavar="语言", help="zh 或 en。"
)
def command(
    prefixes: tuple[str, ...],
    files: tuple[str, ...],
    output_format: str,
    config: str | None,
    lang: str,
) -> int:
    """The list; or the problems of ``files``, and 1 where there are any."""
    if files:
        return check_files(files)
    from nlpcheck.rules.registry import all_rules, matches
    from nlpcheck.settings import ConfigError, load_settings

    try:
        settings, _ = load_settings(config=Path(config) if config else None)
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
    own = own_rules(settings)
    wanted = codes(prefixes)
    check_codes(wanted, "代码", own)
    rules = [r for r in [*all_rules(), *own] if not wanted or matches(r.code, wanted)]
    emit(_json(rules) if output_format == "json" else _text(rules, lang), None)
    return 0


def _text(rules: Sequence[Rule], lang: str) -> Iterator[str]:
    from nlpcheck.rules.docs import family_of, has_fix
    from nlpcheck.writers._layout import fit, paint
    from nlpcheck.writers._words import WORDS

    words = WORDS[lang]
    colored = color(sys.stdout)
    wide = columns()
    family = None
    for rule in rules:
        prefix, title = family_of(rule)
        if (prefix, title) != family:
            yield (
                ("\n" if family else "")
                + paint(f"{prefix} {title}".strip(), "bold", colored)
                + "\n"
            )
            family = (prefix, title)
        fix = ("改" if has_fix(rule) else "　") if lang == "zh" else ("*" if has_fix(rule) else " ")
        summary = rule.summary if lang == "zh" else rule.summary_en or rule.summary
        summary = summary[: fit(summary, wide - 19)]
        level = paint(words[rule.severity], rule.severity, colored)
        yield f"  {rule.code:<6} {level} {fix}  {summary}\n"
    yield (
        f"\n{len(rules)} 条；用 nlpcheck explain 代码 查看依据和例子。\n"
        if lang == "zh"
        else (f"\n{len(rules)} rules; nlpcheck explain CODE tells more.\n")
    )


def _json(rules: Sequence[Rule]) -> Iterator[str]:
    import msgspec

    from nlpcheck.rules.docs import family_of, has_fix

    rows = [
        {
            "code": rule.code,
            "name": rule.name,
            "family": family_of(rule)[0],
            "severity": rule.severity.value,
            "fix": has_fix(rule),
            "scope": rule.scope.value,
            "summary": rule.summary,
            "summary_en": rule.summary_en,
            "why": rule.why,
        }
        for rule in rules
    ]
    yield msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n"


def check_files(files: Sequence[str]) -> int:
    """Try each file's rows and examples; what is wrong on stdout, 1 where anything is."""
    bad = 0
    for name in files:
        path = Path(name)
        check = {".toml": _check_rules, ".tsv": _check_words}.get(path.suffix.lower())
        if check is None:
            raise click.UsageError(f"{name}：只能检验规则文件（.toml）和词表（.tsv）。")
        problems, count = check(path)
        bad += len(problems)
        for problem in problems:
            click.echo(problem)
        if not problems:
            click.echo(f"{name}：{count} 条，例子全部符合。")
    return int(bad > 0)


def _check_rules(path: Path) -> tuple[list[str], int]:
    from nlpcheck.rules.pattern import PatternFileError, load_file
    from nlpcheck.rules.prove import problems as prove
    from nlpcheck.rules.registry import all_rules

    try:
        rules = load_file(path)
    except PatternFileError as error:
        return [str(error)], 0
    if not rules:
        return [f"{path}：没有规则；每条规则写成一个 [[rule]] 表。"], 0
    builtin = {rule.code for rule in all_rules()}
    problems: list[str] = []
    seen: set[str] = set()
    for rule in rules:
        if rule.code in builtin:
            problems.append(f"{path}：{rule.code}：与内置规则的代码相同，请换一个代码。")
        if rule.code in seen:
            problems.append(f"{path}：{rule.code}：代码重复，请换一个代码。")
        seen.add(rule.code)
    if not problems:
        problems = [f"{path}：{problem}。" for rule in rules for problem in prove(rule)]
    return problems, len(rules)


def _check_words(path: Path) -> tuple[list[str], int]:
    from nlpcheck import checker
    from nlpcheck.lexicon import LexiconError, example_spans, read_pairs
    from nlpcheck.settings import Settings

    try:
        pairs = read_pairs(path)
    except LexiconError as error:
        return list(error.problems), 0
    problems = []
    settings = Settings(select=["SP"], lexicons=[str(path.absolute())])
    for pair in pairs:
        at = f"{path}：第 {pair.line} 行：example 列"
        if not pair.example:
            problems.append(f"{at}：请写一个例子，错误写法放在⟦⟧内。")
            continue
        text, spans = example_spans(pair)
        found = checker.check_text(text, settings).findings
        met = [f for f in found if pair.right in f.suggestions or _same(f, pair.right, text)]
        for span in spans:
            if not any(f.span.overlaps(span) for f in met):
                problems.append(f"{at}：“{pair.wrong}”未被报出；请核对 context 和 not_context。")
    return problems, len(pairs)


def _same(finding: object, right: str, text: str) -> bool:
    """Whether one of the suggestions, put in, gives the right word (a shorter or longer span)."""
    from nlpcheck.types import Finding

    assert isinstance(finding, Finding)
    return any(
        right
        in text[max(0, finding.start - len(right)) : finding.start]
        + suggestion
        + text[finding.end : finding.end + len(right)]
        for suggestion in finding.suggestions
    )


def nearest(code: str, rules: Sequence[Rule]) -> str:
    """The code or name nearest to ``code``, "" where none is near."""
    known = [name for rule in rules for name in (rule.code, rule.name)]
    return next(iter(difflib.get_close_matches(code, known, 1, 0.5)), "")
