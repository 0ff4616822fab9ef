"""TB205."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Edit, Finding, Severity, Span

_HEADER = lazy(
    r"第?(?:二十|20)条[ \t\u3000]*(?P<lack>第?)[ \t\u3000]*"
    r"(?P<item>[（(](?P<n>[一五六八九15689])[）)][项款]?|(?P<bare>[一五六八九])[项款])"
)
_NUMBERS = dict(zip("15689", "一五六八九", strict=True))
_ROWS = (
    "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 0 | 0 | 0 |\n| 行政规范性文件 | 0 | 0 | 0 |\n"
    "第二十条第（五）项\n| 信息内容 | 本年处理决定数量 |\n| 行政许可 | 0 |\n"
    "第二十条第（六）项\n| 信息内容 | 本年处理决定数量 |\n| 行政处罚 | 0 |\n| 行政强制 | 0 |\n"
    "第二十条第（八）项\n| 信息内容 | 本年收费金额（单位：万元） |\n| 行政事业性收费 | 0 |"
)


class ArticleHeader(Rule):
    code = "TB205"
    severity = Severity.INFO
    summary = "表二条款标头有误"
    summary_en = "a header of table two is misspelt"
    why = "年度报告格式表二的标头为“第二十条第（一）项”等。"
    limits = "空格、全角半角差异不报。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="table2",
            bad="⟦第二十条（一）项⟧\n" + _ROWS,
            fixed="第二十条第（一）项\n" + _ROWS,
            good="第二十条  第（一）项\n" + _ROWS,
        ),
        Example(
            slot="table2",
            bad="⟦二十条第（一）项⟧\n" + _ROWS,
            fixed="第二十条第（一）项\n" + _ROWS,
            good="第二十条第(一)项\n" + _ROWS,
        ),
        Example(
            slot="table2",
            bad="⟦第二十条第一项⟧\n" + _ROWS,
            fixed="第二十条第（一）项\n" + _ROWS,
            good="第二十条 第（一）项\n" + _ROWS,
        ),
        Example(
            slot="table2",
            bad="⟦第二十条第（一）款⟧\n" + _ROWS,
            fixed="第二十条第（一）项\n" + _ROWS,
            good="第二十条第（一）项\n" + _ROWS,
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        table = context.report.tables.get("proactive")
        if table is None or table.span is None:
            return
        start, end = table.span.start, table.span.end
        section = context.report.section(2)
        if section is not None and section.body is not None and section.body.start < start:
            start = section.body.start
        for match in _HEADER.finditer(context.text, start, end):
            if not self._alone(context.text, match.start(), match.end()):
                continue  # told in the narrative, no header
            found = match.group()
            number = match["n"] or match["bare"]
            number = _NUMBERS.get(number, number)
            right = f"第二十条第（{number}）项"
            edits = []
            if not found.startswith("第"):
                edits.append(Edit(match.start(), match.start(), "第"))
            if not match["lack"]:
                edits.append(Edit(match.start("item"), match.start("item"), "第"))
            if found.endswith("款") or "20" in found or match["bare"] or match["n"] in _NUMBERS:
                edits = [Edit(match.start(), match.end(), right)]
            elif not found.endswith("项"):
                edits.append(Edit(match.end(), match.end(), "项"))
            if not edits:
                continue
            yield self.finding(
                Span(*match.span()),
                message=f"表头“{found}”应为“{right}”；依据年度报告格式表二。",
                suggestions=[right],
                safety="safe",
                edits=edits,
            )

    def _alone(self, text: str, start: int, end: int) -> bool:
        """Whether nothing but cell borders and blanks stands beside it on its line."""
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        rest = text[line_start:start] + text[end : line_end if line_end >= 0 else len(text)]
        return not rest.strip(" \t\u3000|\r")
