"""TB206."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import cache

from nlpcheck.language.lazy import lazy
from nlpcheck.report.model import TableName
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.table_text import applications
from nlpcheck.template import load
from nlpcheck.types import Edit, Finding, Severity, Span

_MARK = lazy(r"^[\s|（(]*[\d一二三四五六七八九十]*[）)]?[\s.．、\\]*")
_TABLE = applications()
_DISPUTES = (
    "| 行政复议 | 行政诉讼 |\n| 未经复议直接起诉 | 复议后起诉 |\n"
    + "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 " * 3
    + "|\n"
    + "| 0 " * 15
    + "|"
)
_CELL = lazy(r"(?<![\u4e00-\u9fff])(?P<core>[\u4e00-\u9fff]{4,8})(?![\u4e00-\u9fff])")


@cache
def _others(version: str) -> tuple[tuple[TableName, frozenset[str]], ...]:
    """The labels that :class:`Label` doesn't tell: over groups of rows, and the results of table four."""
    template = load(version)
    parents = {_MARK.sub("", row.parent) for row in template.applications.rows if row.parent}
    results = {s for result in template.litigation.results for s in result.spellings}
    return (
        ("applications", frozenset(p for p in parents if len(p) >= 4)),
        ("litigation", frozenset(r for r in results if len(r) >= 4)),
    )


def _one_off(one: str, two: str) -> bool:
    return len(one) == len(two) and sum(a != b for a, b in zip(one, two, strict=True)) == 1


class LabelSpelling(Rule):
    code = "TB206"
    severity = Severity.WARNING
    summary = "表内项目名称有误"
    summary_en = "an official label of a table's row or column is misspelt"
    why = "国办公开办函〔2019〕60号、〔2021〕30号规定的统一格式；项目名称不得改动。"
    limits = "通行的简写（逾期不补正）、空格、全角半角和序号写法不报；与数字粘在一起的单元格不报。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="table3",
            bad=_TABLE.replace("重复申请", "⟦重复申情⟧"),
            fixed=_TABLE,
            good=_TABLE,
        ),
        Example(
            slot="table3",
            bad=_TABLE.replace("保护第三方合法权益", "⟦保护第三方合法权宜⟧"),
            fixed=_TABLE,
            good=_TABLE.replace("4.无正当理由", "4．无正当理由").replace(
                "1.属于国家秘密", "１．属于国家秘密"
            ),
        ),
        Example(
            slot="table4",
            bad=_DISPUTES.replace("尚未审结", "⟦尚末审结⟧", 1),
            fixed=_DISPUTES,
            good=_DISPUTES.replace("其他结果", "其它结果", 1),
        ),
        Example(
            slot="table3",
            bad=_TABLE.replace("1.本机关不", "⟦无法提共⟧\n| 1.本机关不", 1).replace(
                "| ⟦", "（四）⟦"
            ),
            fixed=_TABLE.replace("| 1.本机关不", "（四）无法提供\n| 1.本机关不", 1),
            good=_TABLE.replace("| 1.本机关不", "（四）无法提供\n| 1.本机关不", 1),
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for table in context.report.tables.values():
            for label in table.labels:
                if label.exact or label.key == "header" or not label.official:
                    continue
                mark = _MARK.match(label.text)
                start = label.span.start + (mark.end() if mark else 0)
                core = context.text[start : label.span.end]
                if "（" not in label.official and "（" in core:
                    core = core[: core.index("（")].rstrip()  # a remark behind the label
                if re.search(r"\d", core) or core == label.official:
                    continue
                edits = self._edits(core, label.official, start)
                if edits is None:
                    continue
                yield self.finding(
                    Span(start, start + len(core)),
                    message=f"表内项目“{core}”有误；统一格式为“{label.official}”；建议改正。",
                    suggestions=[label.official],
                    safety="safe",
                    edits=edits,
                )

        yield from self._elsewhere(context)

    def _elsewhere(self, context: Context) -> Iterator[Finding]:
        """The labels over groups of rows, and those that stand several times in table four:
        a cell of its own that is one of these but for one character."""
        report = context.report
        if report.template is None:
            return
        for name, official in _others(report.template.version):
            table = report.tables.get(name)
            if table is None or table.span is None:
                continue
            for cell in _CELL.finditer(context.text, table.span.start, table.span.end):
                core = cell["core"]
                if core.replace("它", "他") in official:
                    continue
                near = [right for right in official if _one_off(core, right)]
                if len(near) != 1:
                    continue
                at = next(i for i, (a, b) in enumerate(zip(core, near[0], strict=True)) if a != b)
                start = cell.start("core")
                yield self.finding(
                    Span(*cell.span("core")),
                    message=f"表内项目“{core}”有误；统一格式为“{near[0]}”；建议改正。",
                    suggestions=[near[0]],
                    safety="safe",
                    edits=[Edit(start + at, start + at + 1, near[0][at])],
                )

    def _edits(self, core: str, official: str, start: int) -> list[Edit] | None:
        """The changes character by character, None where too much differs for a misspelling."""
        matcher = difflib.SequenceMatcher(None, core, official, autojunk=False)
        changed = [op for op in matcher.get_opcodes() if op[0] != "equal"]
        size = sum(max(i2 - i1, j2 - j1) for _, i1, i2, j1, j2 in changed)
        if not changed or size > max(1, len(official) // 3):
            return None
        return [Edit(start + i1, start + i2, official[j1:j2]) for _, i1, i2, j1, j2 in changed]
