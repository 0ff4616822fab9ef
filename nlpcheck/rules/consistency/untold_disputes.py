"""XC007."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Related, Severity

_PENDING = {
    "litigation.value.reconsideration_pending": "⟦1⟧",
    "litigation.value.reconsideration_sum": "1",
}
_DIRECT = {"litigation.value.direct_upheld": "⟦1⟧", "litigation.value.direct_sum": "1"}
_PLAIN = {
    "litigation.value.reconsideration_pending": "1",
    "litigation.value.reconsideration_sum": "1",
}
_BLOCKS = {
    "reconsideration": ("行政复议", lazy(r"(?<!未经)复议(?!后)")),
    "direct": ("行政诉讼（未经复议直接起诉）", lazy(r"诉讼|起诉|败诉|胜诉")),
    "after": ("行政诉讼（复议后起诉）", lazy(r"诉讼|起诉|败诉|胜诉")),
}
_AFTER = lazy(r"复议后(?:再|又|仍)?(?:提起|被)?(?:行政)?(?:起诉|诉讼)(?:的)?(?:行政诉讼)?")
_DIRECT_SUIT = lazy(r"(?:未经复议)?直接(?:提起|被)?(?:行政)?(?:起诉|诉讼)(?:的)?(?:行政诉讼)?")
_CASE = lazy(r"信息公开|依申请|\d+[件起宗]|[未没无]|发生|被申请|提起")
# the section's own title in a list of the parts
_TITLE = lazy(r"(?:因?政府信息公开)?(?:工作)?(?:被申请)?行政复议[、和及]?(?:提起)?行政诉讼情况")
_RESULTS = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
}
_TEXT = "全年通过政府门户网站公开信息86条，收到的申请均已答复。"


class UntoldDisputes(Rule):
    code = "XC007"
    severity = Severity.INFO
    summary = "表四有复议、诉讼，正文未作说明"
    summary_en = "table four has cases that the text never tells"
    why = "《政府信息公开条例》第五十条第（三）项：被申请行政复议、提起行政诉讼的情况属于年度报告内容，建议正文作简要说明。"
    limits = "正文任何一处说到因信息公开引起的复议（或诉讼）即不报；第五部分泛说“应诉能力”的不算。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            bad=_TEXT,
            cells=_PENDING,
            good="全年被申请行政复议1件，尚未审结。",
            good_cells=_PLAIN,
        ),
        Example(
            slot="s1",
            bad=_TEXT + "全年没有行政复议案件。",
            cells=_DIRECT,
            good=_TEXT,
            good_cells={},
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        table = context.report.tables.get("litigation")
        if table is None or table.status != "read":
            return
        untold = []
        told = self._told(context)
        for block, (name, words) in _BLOCKS.items():
            # a suit after 复议 says nothing of one brought directly, nor the other way round
            other = _AFTER if block == "direct" else _DIRECT_SUIT if block == "after" else None
            if words.search(other.sub("", told) if other is not None else told):
                continue
            for result, label in _RESULTS.items():
                cell = table.cells.get(("value", f"{block}_{result}"))
                if cell is not None and cell.value:
                    untold.append((cell, f"{name}“{label}”{cell.value}件"))
        if untold:
            cell = untold[0][0]
            yield self.finding(
                cell.span,
                message=f"表四有{'、'.join(text for _, text in untold)}，正文未作说明；建议在正文说明有关情况。",
                related=[Related(c.span.start, c.span.end, text, c.raw) for c, text in untold[1:]],
            )

    def _told(self, context: Context) -> str:
        """The sentences in which cases can be told: section four, and those on disclosure.

        提高应诉能力 in section five tells no case.
        """
        report = context.report
        parts = []
        for match in re.finditer(r"[^。！？\n]+", context.prose):
            text = match.group()
            if "复议" not in text and "诉" not in text:
                continue
            text = _TITLE.sub("", text)
            if "复议" not in text and "诉" not in text:
                continue
            section = report.section_at(match.start())
            if (
                section == 4
                or (section != 5 and (section is None or _CASE.search(text)))
                or (section == 5 and re.search(r"\d+[件起宗]", text))
            ):
                parts.append(text)
        return "\n".join(parts)
