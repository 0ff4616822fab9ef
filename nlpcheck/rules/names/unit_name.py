"""NM003: the unit's name in the title and at the end differ."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.names._own import core
from nlpcheck.types import Finding, Related, Severity


class UnitName(Rule):
    code = "NM003"
    severity = Severity.INFO
    summary = "单位名称前后不一"
    summary_en = "the unit is named in two ways"
    why = "GB/T 9704—2012 第7.3.5条：发文机关署名用全称或规范化简称，前后应一致"
    limits = "已写明“以下简称”的不报；另一单位的署名见 NM009。"
    scope = Scope.REPORT
    examples = (
        Example(slot="signature", bad="⟦栖梧镇⟧", good="栖梧镇人民政府"),
        Example(slot="signature", slots={"title": "桐花县人民政府栖梧街道办事处2023年政府信息公开工作年度报告"},
                bad="⟦栖梧街道办事处⟧", good="桐花县人民政府栖梧街道办事处"),
        Example(slot="signature", kind="department", bad="⟦栖梧民政局⟧", good="栖梧县民政局"),
        Example(slot="signature", kind="county", bad="⟦栖梧县⟧", good="栖梧县人民政府（盖章）"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """The signature against the title's issuer."""
        report = context.report
        issuer, signature = plain(report.issuer), plain(report.signature)
        if not issuer or not signature or issuer == signature or report.signature_span is None:
            return
        if re.search(rf"简称[：:]?[“\"]?{re.escape(core(signature))}", report.text):
            return
        if not same_unit(issuer, signature):
            return
        related = []
        if report.issuer_span:
            related.append(
                Related(
                    report.issuer_span.start, report.issuer_span.end, f"标题为“{issuer}”", issuer
                )
            )
        yield self.finding(
            report.signature_span,
            message=f"单位名称前后不一：标题为“{issuer}”，落款为“{signature}”",
            related=related, confidence=0.8,
        )  # fmt: skip


def plain(name: str) -> str:
    """A unit's name without blanks and without （盖章）."""
    return re.sub(r"[（(](?:加?盖)?(?:公|印|签|代)?章[）)]$", "", re.sub(r"\s", "", name))


def same_unit(first: str, second: str) -> bool:
    """Whether one name is the other's short form: the same core, or contained in it."""
    a, b = core(first), core(second)
    if a == b or a in b or b in a or first in second or second in first:
        return True
    if re.sub("[省市县区旗州镇乡]", "", a) == re.sub("[省市县区旗州镇乡]", "", b):
        return True  # 栖梧民政局 for 栖梧县民政局
    # 市民政局 for 栖梧市民政局, 县政府 for 栖梧县人民政府
    return a.endswith(b[-4:]) and (a[-4:] == b[-4:]) and len(b) >= 4 and _subsequence(b, a)


def _subsequence(small: str, large: str) -> bool:
    rest = iter(large)
    return all(char in rest for char in small)
