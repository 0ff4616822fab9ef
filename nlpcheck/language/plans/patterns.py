"""Element patterns (elements.toml and the user's files): loaded, checked, compiled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args

import msgspec

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.needs import Together
from nlpcheck.language.plans.cues import HERE, PlanPatternError, read_toml
from nlpcheck.language.plans.model import ElementKind

_PLACEHOLDER = re.compile(r"\{([A-Za-z_]+)\}")


class PatternSpec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One ``[[pattern]]`` as written; see the head of elements.toml for the keys."""

    kind: ElementKind
    name: str
    pattern: str = ""
    tokens: tuple[dict[str, Any], ...] = ()
    unless: str = ""
    needs: tuple[ElementKind, ...] = ()
    example: str = ""


class Pattern:
    """A :class:`PatternSpec` to be tried; ``regex`` is None for token patterns."""

    regex: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def __init__(
        self, spec: PatternSpec, define: dict[str, str], label: str, user: bool = False
    ) -> None:
        self.spec = spec
        self.user = user
        self.kind = spec.kind
        self.name = spec.name
        self.needs = spec.needs
        self.regex = self.unless = None
        if spec.pattern:
            self.regex = _expression(spec.pattern, define, f"{label}：pattern", user)
        if spec.unless:
            self.unless = _expression(spec.unless, define, f"{label}：unless", user)
        self.group = "x" if self.regex is not None and "(?P<x>" in self.regex.pattern else 0


def _expression(pattern: str, define: dict[str, str], label: str, user: bool) -> re.Pattern[str]:
    """An expression filled in; our own are tried by tests, not at each start."""

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in define:
            raise PlanPatternError(
                f"{label}：没有名为“{name}”的定义；可用的有 {'、'.join(sorted(define))}。"
            )
        return define[name]

    source = _PLACEHOLDER.sub(fill, pattern)
    try:
        return re.compile(source) if user else lazy(source)
    except re.error as error:
        raise PlanPatternError(f"{label}：不是有效的正则表达式（{error}），请修改。") from error


@cache
def together(patterns: tuple[Pattern, ...]) -> Together:
    """Tells of a measure which of the patterns may match; those of tokens are always asked."""
    return Together([p.regex.pattern if p.regex is not None else "" for p in patterns])


def alternatives(words: Sequence[str]) -> str:
    """The words as one alternation, longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


@cache
def words(name: str, *kinds: str) -> tuple[str, ...]:
    """The words of ``lexicons/NAME.tsv`` (column one) of the given kinds (column two)."""
    return tuple(
        row[0] for row in lexicon.table(name) if not kinds or (len(row) > 1 and row[1] in kinds)
    )


@cache
def load_patterns(extra: tuple[str, ...] = ()) -> tuple[Pattern, ...]:
    """The user's patterns and then the built-in ones.

    Raises :class:`PlanPatternError`, whose message names file, pattern and remedy.
    """
    define: dict[str, str] = {
        "ACTOR": alternatives(words("plan_actors")),
        "MEANS": alternatives(words("plan_means")),
        "CHECK": alternatives(words("plan_verbs", "check")),
        "MAKE": alternatives(words("plan_verbs", "make")),
    }
    built_in = str(HERE / "elements.toml")
    ours = read_toml(built_in)
    define.update(ours.get("define", {}))
    found: list[Pattern] = []
    for path in (*extra, built_in):
        raw = ours if path == built_in else read_toml(path)
        names = {**define, **raw.get("define", {})}
        for number, item in enumerate(raw.get("pattern", []), 1):
            label = f"{path}：第 {number} 个 [[pattern]]（{item.get('name', '未命名')}）"
            try:
                spec = msgspec.convert(item, PatternSpec)
            except msgspec.ValidationError as error:
                raise PlanPatternError(
                    f"{label}：{error}；kind 应为 {'、'.join(get_args(ElementKind))} 之一，"
                    "并写明 name 和 pattern 或 tokens。"
                ) from error
            if bool(spec.pattern) == bool(spec.tokens):
                raise PlanPatternError(f"{label}：pattern 和 tokens 应写且只写一个。")
            found.append(Pattern(spec, names, label, path != built_in))
    return tuple(found)


def pattern_files(paths: Sequence[str], config: Path | None) -> tuple[str, ...]:
    """The user's pattern files, relative ones taken from the configuration's folder."""
    base = config.parent if config else Path()
    return tuple(str(base / path) for path in paths)
