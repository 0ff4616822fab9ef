"""NM008: a town that cites article 49."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

_ARTICLE = lazy(r"第(?:四十九|49)条")
_OFFICE = lazy(r"第四十九条[^，。\n]{0,12}人民政府(?:的)?政府信息公开工作主管部门")
_CLAUSE = lazy(r"县级以上(?:地方)?人民政府(?:部门|工作部门|政府信息公开工作主管部门)应当")


class ArticleOfOthers(Rule):
    code = "NM008"
    severity = Severity.INFO
    summary = "条款与主体不符"
    summary_en = "an article that does not speak of this unit"
    why = "《政府信息公开条例》第四十九条规定的是县级以上人民政府部门和政府信息公开工作主管部门，未提乡镇和街道"
    limits = "只看乡镇、街道的报告，和引用主管部门条款的部门报告。"
    scope = Scope.REPORT
    examples = (
        Example(slot="s1", bad="根据《中华人民共和国政府信息公开条例》⟦第四十九条⟧要求，编制本报告。",
                good="根据《中华人民共和国政府信息公开条例》第五十条要求，编制本报告。"),
        Example(slot="s1", bad="按照条例⟦第49条⟧规定，我镇编制本报告。", good="按照土地管理法第四十九条公布收支状况。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Article 49 of the regulation in a report of a town or street."""
        kind = context.report.issuer_kind
        if kind == "department" and not context.report.issuer.endswith(
            ("办公室", "办公厅", "局室")
        ):
            for match in _OFFICE.finditer(context.prose):
                yield self.finding(
                    match.start(), match.end(),
                    "条款与主体不符：该款规定的是政府信息公开工作主管部门，部门的报告应引用对政府部门的规定",
                    confidence=0.7,
                )  # fmt: skip
        if kind not in ("town", "street"):
            return
        text = context.prose
        for expression in (_ARTICLE, _CLAUSE):
            for match in expression.finditer(text):
                before = text[max(0, match.start() - 16) : match.start()]
                if expression is _ARTICLE and not re.search(
                    r"条例》?[（(]?[^，。]{0,6}$|《条例》$", before
                ):
                    continue
                if "管理法" in before:
                    continue
                yield self.finding(
                    match.start(), match.end(),
                    "条款与主体不符：条例第四十九条未提乡镇、街道，建议引用第五十条", confidence=0.7,
                )  # fmt: skip
