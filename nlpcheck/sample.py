"""A clean sample report, laid out from a template, with slots to put other text in.

Rules' examples stand in it, and tests break it on purpose.  The unit is invented.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from nlpcheck.template import LabelSpec, Template, load, versions

ORDER = (
    "title", "h1", "s1", "h2", "s2", "table2", "h3", "s3", "table3",
    "h4", "s4", "table4", "h5", "s5", "h6", "s6", "signature", "date",
)  # fmt: skip


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("nlpcheck") / "sample.toml").read_text("utf-8"))


def template_for(year: int) -> Template:
    """The template in force for a report year (the newest for years outside all)."""
    found = [load(v) for v in versions()]
    return next((t for t in found if t.years[0] <= year <= t.years[1]), found[-1])


def render(
    *,
    kind: str = "town",
    year: int = 2023,
    slots: Mapping[str, str] | None = None,
    cells: Mapping[str, str] | None = None,
    template: Template | None = None,
) -> str:
    """The sample report with ``slots`` and ``cells`` put in (marks ``⟦⟧`` stay).

    Slots are named in :data:`ORDER`; ``cells`` maps ``table.row.column`` (table
    ``proactive``, ``applications`` or ``litigation``) to the cell's text.
    """
    template = template or template_for(year)
    data = _data()
    issuer = data["issuers"][kind]
    given = dict(slots or {})
    values = dict(data["slots"])
    if kind != "department":
        values["s1"] += values["s1_government"]
    texts = {
        "table2": _proactive(template, cells or {}),
        "table3": _applications(template, cells or {}),
        "table4": _litigation(template, cells or {}),
    }
    for name, text in values.items():
        texts[name] = (
            text.replace("{issuer}", issuer["name"])
            .replace("{self}", issuer["self"])
            .replace("{year}", str(year))
            .replace("{next}", str(year + 1))
            .strip("\n")
        )
    unknown = set(given) - set(ORDER)
    if unknown:
        raise KeyError(f"样本报告没有这些位置：{'、'.join(sorted(unknown))}")
    texts |= given
    return "\n".join(texts[name] for name in ORDER if texts[name]) + "\n"


def _line(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _title(spec: LabelSpec) -> str:
    return f"{spec.mark}{spec.label}{spec.note}"


def _row(
    label: str,
    table: str,
    spec: LabelSpec,
    columns: tuple[LabelSpec, ...],
    cells: Mapping[str, str],
) -> str:
    return _line(label, *(cells.get(f"{table}.{spec.key}.{c.key}", "0") for c in columns))


def _proactive(template: Template, cells: Mapping[str, str]) -> str:
    lines = []
    for group in template.proactive.groups:
        lines += [group.header, _line("信息内容", *(c.label for c in group.columns))]
        lines += [_row(r.label, "proactive", r, group.columns, cells) for r in group.rows]
    return "\n".join(lines)


def _applications(template: Template, cells: Mapping[str, str]) -> str:
    spec = template.applications
    lines = [spec.ignored[0], _line("申请人情况", *(c.label for c in spec.columns))]
    parent = ""
    for row in spec.rows:
        if row.group and not parent:
            lines.append("三、本年度办理结果")
            parent = "-"
        if row.parent and row.parent != parent:
            lines.append(row.parent)
            parent = row.parent
        lines.append(_row(_title(row), "applications", row, spec.columns, cells))
    return "\n".join(lines)


def _litigation(template: Template, cells: Mapping[str, str]) -> str:
    spec = template.litigation
    keys = [f"{b.key}_{r.key}" for b in spec.blocks for r in spec.results]
    return "\n".join(
        [
            _line(spec.blocks[0].label, "行政诉讼"),
            _line(*(b.label for b in spec.blocks[1:])),
            _line(*(r.label for _ in spec.blocks for r in spec.results)),
            _line(*(cells.get(f"litigation.value.{k}", "0") for k in keys)),
        ]
    )
