"""Report formats as data: ``templates/*.toml`` → :class:`Template`.

Sources: 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号, as DOMAIN states them.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

_DROPPED = set("“”\"'‘’、，,；;：:·　 \t\n\r\xa0|*\\`_")


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A head that section one must cover, the words that show it, and ``hints``: words of what
    is told under it, of which two different ones make it likely that it is told unnamed."""

    name: str
    words: tuple[str, ...]
    hints: tuple[str, ...] = ()


class SectionSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section's number, official title and known variants."""

    number: int
    title: str
    variants: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()


class LabelSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row's or column's label.  ``mark`` is its official number, ``note`` what follows it."""

    key: str
    label: str
    variants: tuple[str, ...] = ()
    mark: str = ""
    note: str = ""
    short: str = ""
    group: str = ""
    parent: str = ""
    decimal: bool = False
    signed: bool = False

    @property
    def name(self) -> str:
        """The short name for messages and equations."""
        return self.short or self.label

    @property
    def spellings(self) -> tuple[str, ...]:
        """The official label and its variants."""
        return (self.label, *self.variants)


class IdentitySpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A 勾稽关系: an equation over row or column keys and group names."""

    rule: str
    per: Literal["column", "row", "block"]
    equation: str
    blame: str


class GroupSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of table two's blocks, each with its own columns."""

    header: str
    columns: tuple[LabelSpec, ...]
    rows: tuple[LabelSpec, ...]


class ProactiveSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Table two."""

    section: int
    groups: tuple[GroupSpec, ...]
    ignored: tuple[str, ...] = ()


class ApplicationsSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Table three."""

    section: int
    columns: tuple[LabelSpec, ...]
    rows: tuple[LabelSpec, ...]
    identities: tuple[IdentitySpec, ...]
    ignored: tuple[str, ...] = ()


class LitigationSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Table four: three blocks of the same results, one row of numbers."""

    section: int
    blocks: tuple[LabelSpec, ...]
    results: tuple[LabelSpec, ...]
    identities: tuple[IdentitySpec, ...]
    ignored: tuple[str, ...] = ()


class Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One report format."""

    version: Literal["2019", "2021"]
    norm: str
    years: tuple[int, int]
    evidence: tuple[str, ...]
    sections: tuple[SectionSpec, ...]
    proactive: ProactiveSpec
    applications: ApplicationsSpec
    litigation: LitigationSpec


@cache
def load(version: str) -> Template:
    """The template of a version (``2019``, ``2021``).  Raises KeyError for others."""
    path = files("nlpcheck") / "templates" / f"{version}.toml"
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise KeyError(version) from error
    return msgspec.convert(raw, Template)


@cache
def versions() -> tuple[str, ...]:
    """The versions there are, oldest first (found by walking the folder)."""
    folder = files("nlpcheck") / "templates"
    return tuple(sorted(p.name[:-5] for p in folder.iterdir() if p.name.endswith(".toml")))


def parse_equation(equation: str) -> tuple[list[str], list[str]]:
    """``a + b = c`` → (``[a, b]``, ``[c]``).  Raises ValueError for anything else."""
    left, equals, right = equation.partition("=")
    if not equals or "=" in right:
        raise ValueError(f"等式须恰有一个“=”：{equation}")
    sides = [[term.strip() for term in side.split("+")] for side in (left, right)]
    for term in sides[0] + sides[1]:
        if not term.isidentifier():
            raise ValueError(f"等式中的项“{term}”不是名称：{equation}")
    return sides[0], sides[1]


def expand(terms: list[str], specs: tuple[LabelSpec, ...]) -> list[str]:
    """Group names replaced by the keys of their rows."""
    groups: dict[str, list[str]] = {}
    for spec in specs:
        if spec.group:
            groups.setdefault(spec.group, []).append(spec.key)
    return [key for term in terms for key in groups.get(term, [term])]


class _Folded(dict[str, str]):
    """Characters with their folded forms, worked out when first met."""

    def __missing__(self, char: str) -> str:
        folded = unicodedata.normalize("NFKC", char)
        self[char] = "".join(c for c in folded if c not in _DROPPED)
        return self[char]


_FOLDED = _Folded()
_SHORT = 40
"""Texts up to this length are mostly labels and numbers, which come again in every report."""


def fold(text: str) -> str:
    """A label's comparable form: NFKC, without blanks, quotes and pause marks."""
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    return "".join(map(_FOLDED.__getitem__, text))


_fold_short = lru_cache(maxsize=16_384)(_fold)
