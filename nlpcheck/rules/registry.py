"""Finds the rules by walking ``rules/FAMILY/``: no list of them is kept by hand.

A family is a folder whose ``__init__`` sets ``PREFIX`` (the two letters of its
codes) and ``TITLE``.  Families are imported only when a selected code can be in them.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import nlpcheck.rules as package
from nlpcheck.rules.base import Rule
from nlpcheck.rules.pattern import load_file


@cache
def families() -> dict[str, tuple[str, str]]:
    """Code prefix → (folder name, Chinese title), in order of prefix."""
    found = {}
    for info in pkgutil.iter_modules(package.__path__):
        if info.ispkg:
            module = importlib.import_module(f"{package.__name__}.{info.name}")
            found[module.PREFIX] = (info.name, module.TITLE)
    return dict(sorted(found.items()))


@cache
def family_rules(prefix: str) -> tuple[Rule, ...]:
    """All rules of one family, in order of code."""
    folder, _ = families()[prefix]
    module = importlib.import_module(f"{package.__name__}.{folder}")
    rules: list[Rule] = []
    for info in pkgutil.iter_modules(module.__path__):
        member = importlib.import_module(f"{module.__name__}.{info.name}")
        for value in vars(member).values():
            if (
                isinstance(value, type)
                and issubclass(value, Rule)
                and value.__module__ == member.__name__
                and "code" in vars(value)
            ):
                value.name = info.name.replace("_", "-")
                rules.append(value())
    for base in module.__path__:
        for path in sorted(Path(base).glob("*.toml")):
            rules.extend(load_file(path, trusted=True))
    return tuple(sorted(rules, key=lambda rule: rule.code))


def all_rules() -> list[Rule]:
    """Every built-in rule, in order of code."""
    return [rule for prefix in families() for rule in family_rules(prefix)]


def matches(code: str, prefixes: Iterable[str]) -> bool:
    """Whether a code begins with one of the prefixes; ``ALL`` matches every code."""
    return any(prefix == "ALL" or code.startswith(prefix) for prefix in prefixes)


def select_rules(
    select: Sequence[str],
    ignore: Sequence[str],
    extra: Sequence[Rule] = (),
    only: Callable[[str], bool] = lambda prefix: True,
) -> list[Rule]:
    """The rules whose code begins with one of ``select`` (none: all) and none of ``ignore``.

    The longer prefix wins where both match, as in ``--select SP --ignore SP1 --select SP101``.
    ``extra`` are the user's rules; ``only`` says which families (by prefix) to take.
    Families that can't match aren't imported.
    """
    chosen = tuple(select) or ("ALL",)
    rules: list[Rule] = []
    for prefix in filter(only, families()):
        if any(s == "ALL" or s.startswith(prefix) or prefix.startswith(s) for s in chosen):
            rules.extend(family_rules(prefix))
    return [rule for rule in [*rules, *extra] if _selected(rule.code, chosen, ignore)]


def _selected(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    def best(prefixes: Sequence[str]) -> int:
        return max(
            (0 if p == "ALL" else len(p) for p in prefixes if p == "ALL" or code.startswith(p)),
            default=-1,
        )

    return best(select) > best(ignore) if best(ignore) >= 0 else best(select) >= 0
