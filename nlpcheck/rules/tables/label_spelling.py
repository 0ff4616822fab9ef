"""TB206."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.table_text import applications
from nlpcheck.types import Edit, Finding, Severity, Span

_MARK = lazy(r"^[\s|（(]*[\d一二三四五六七八九十]*[）)]?[\s.．、\\]*")
_TABLE = applications()


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
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for table in context.report.tables.values():
            for label in table.labels:
                if label.exact or label.key == "header" or not label.official:
                    continue
                mark = _MARK.match(label.text)
                start = label.span.start + (mark.end() if mark else 0)
                core = context.text[start : label.span.end]
                if re.search(r"\d", core) or core == label.official:
                    continue
                edits = self._edits(core, label.official, start)
                if edits is None:
                    continue
                yield self.finding(
                    Span(start, label.span.end),
                    message=f"表内项目“{core}”有误；统一格式为“{label.official}”；建议改正。",
                    suggestions=[label.official],
                    safety="safe",
                    edits=edits,
                )

    def _edits(self, core: str, official: str, start: int) -> list[Edit] | None:
        """The changes character by character, None where too much differs for a misspelling."""
        matcher = difflib.SequenceMatcher(None, core, official, autojunk=False)
        changed = [op for op in matcher.get_opcodes() if op[0] != "equal"]
        size = sum(max(i2 - i1, j2 - j1) for _, i1, i2, j1, j2 in changed)
        if not changed or size > max(1, len(official) // 3):
            return None
        return [Edit(start + i1, start + i2, official[j1:j2]) for _, i1, i2, j1, j2 in changed]
