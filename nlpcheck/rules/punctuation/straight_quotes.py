"""PU011: straight quotation marks round Chinese."""

from __future__ import annotations

from collections.abc import Iterable

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Edit, Finding, Severity

_PAIRS = lazy(
    r"(?<![0-9])(?P<d>[\"＂″])(?=[^\"＂″\n]*[一-鿿])[^\"＂″\n]{1,60}[\"＂″]"
    r"|(?<![A-Za-z0-9])(?P<s>[''])(?=[^''\n]*[一-鿿])[^''\n]{1,40}[''](?![A-Za-z0-9])"
)


class StraightQuotes(Rule):
    code = "PU011"
    severity = Severity.WARNING
    summary = "引号应使用“ ”"
    summary_en = "straight quotation marks round Chinese"
    why = "GB/T 15834—2011 第4.8条：引号的形式为双引号“ ”和单引号‘ ’"
    limits = "英文、代码和角分秒（5'10\"）不报。"
    examples = (
        Example(bad='深化⟦"放管服"⟧改革。', good="深化“放管服”改革。", fixed="深化“放管服”改革。"),
        Example(
            bad="推行⟦'一网通办'⟧。",
            good='标注为5\'10"，字段名"id"已更新。',
            fixed="推行“一网通办”。",
        ),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Pairs of straight marks with Chinese between them."""
        for match in _PAIRS.finditer(context.prose):
            inner = match[0][1:-1]
            yield self.finding(
                match.start(), match.end(), f"引号应使用“ ”：{match[0]}",
                replacement=f"“{inner}”", safety="safe", confidence=0.95,
                edits=(Edit(match.start(), match.start() + 1, "“"), Edit(match.end() - 1, match.end(), "”")),
            )  # fmt: skip
