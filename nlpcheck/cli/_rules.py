"""Rules as the command line speaks of them: which codes there are, what each says."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from nlpcheck.rules import registry
from nlpcheck.rules.base import Rule
from nlpcheck.rules.pattern import PatternFileError, load_file
from nlpcheck.settings import Settings
from nlpcheck.types import RunResult
from nlpcheck.writers import RuleInfo


def own_rules(settings: Settings) -> list[Rule]:
    """The user's rules that the settings name; the user's lexicons and plan patterns are
    tried as well.

    Raises click.UsageError.
    """
    if settings.lexicons:
        from nlpcheck.language.confusables import user_pairs
        from nlpcheck.lexicon import LexiconError

        try:
            user_pairs(tuple(settings.lexicons))
        except LexiconError as error:
            raise click.UsageError(str(error)) from error
    if settings.plans.patterns:
        from nlpcheck.language.plans import PlanPatternError, check_patterns

        try:
            check_patterns(settings)
        except PlanPatternError as error:
            raise click.UsageError(str(error)) from error
    try:
        return [rule for name in settings.rules for rule in load_file(Path(name))]
    except PatternFileError as error:
        raise click.UsageError(str(error)) from error


def check_codes(codes: Iterable[str], source: str, extra: Sequence[Rule] = ()) -> None:
    """Refuse a code or prefix that no rule has, naming the nearest one.

    Only the families that the codes can be in are imported.  Raises click.UsageError.
    """
    families = registry.families()
    own = {rule.code for rule in extra}
    for code in codes:
        if code == "ALL" or any(name.startswith(code) for name in (*families, *own)):
            continue
        family = next((name for name in families if code.startswith(name)), None)
        known = {rule.code for rule in registry.family_rules(family)} if family else set(families)
        if any(name.startswith(code) for name in known | own) and code:
            continue
        close = difflib.get_close_matches(code, sorted(known | own), 1, 0.4)
        hint = f"最接近的是 {close[0]}" if close else f"各类的开头：{'、'.join(families)}"
        raise click.UsageError(
            f"{source}：没有以“{code}”开头的规则；{hint}。用 nlpcheck rules 查看全部规则。"
        )


def check_settings(settings: Settings, origin: dict[str, str], extra: Sequence[Rule]) -> None:
    """Refuse unknown codes in the settings.  Raises click.UsageError."""

    def source(key: str) -> str:
        where = origin.get(key, "")
        return f"--{key}" if where == "命令行" else f"{where}：键“{key}”"

    check_codes(settings.select, source("select"), extra)
    check_codes(settings.ignore, source("ignore"), extra)
    check_codes(settings.severity, source("severity"), extra)
    for codes in settings.per_file_ignores.values():
        check_codes(codes, source("per-file-ignores"), extra)


def infos(run: RunResult, extra: Sequence[Rule] = ()) -> dict[str, RuleInfo]:
    """What outputs say of the rules that fired, by code."""
    own = {rule.code: rule for rule in extra}
    families = registry.families()
    found: dict[str, RuleInfo] = {}
    for code in run.summary.by_rule:
        rule = own.get(code)
        prefix = next((name for name in families if code.startswith(name)), None)
        if rule is None and prefix:
            rule = next((r for r in registry.family_rules(prefix) if r.code == code), None)
        if rule is not None:
            title = families[prefix][1] if prefix else ""
            found[code] = RuleInfo(
                code, rule.name, rule.severity, rule.summary, rule.summary_en, rule.why, title
            )
    return found
