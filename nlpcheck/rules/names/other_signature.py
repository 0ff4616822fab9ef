"""NM009: the report is signed by another unit than its title names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.names._own import core
from nlpcheck.rules.names.unit_name import plain, same_unit
from nlpcheck.types import Finding, Related, Severity


class OtherSignature(Rule):
    code = "NM009"
    severity = Severity.ERROR
    summary = "落款单位与标题单位不一致"
    summary_en = "signed by another unit than the title names"
    why = "GB/T 9704—2012 第7.3.5条：署名为发文机关；与标题单位不一致多为套用他人文本"
    limits = (
        "简称、带上级单位的全称不报（见 NM003）；县政府的报告由政府办公室或政务公开机构署名的不报。"
    )
    scope = Scope.REPORT
    examples = (
        Example(slot="signature", bad="⟦桐花镇人民政府⟧", good="栖梧镇人民政府"),
        Example(slot="signature", kind="department", bad="⟦栖梧县教育局⟧", good="栖梧县民政局"),
        Example(slot="signature", kind="county", good="栖梧县人民政府办公室"),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Signature and title without a common core."""
        report = context.report
        issuer, signature = plain(report.issuer), plain(report.signature)
        if not issuer or not signature or report.signature_span is None:
            return
        if same_unit(issuer, signature) or len(core(signature)) < 2:
            return
        if re.search(r"(?:政府)?办公[室厅]$|政务公开|信息公开", signature) and issuer.endswith(
            "政府"
        ):
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
            message=f"落款单位“{signature}”与标题单位“{issuer}”不一致，请核对",
            suggestions=(issuer,), related=related, confidence=0.9,
        )  # fmt: skip
