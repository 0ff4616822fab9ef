"""PR002."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.privacy import private_in
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity


class MobileNumber(Rule):
    code = "PR002"
    severity = Severity.WARNING
    summary = "疑似手机号码"
    summary_en = "a mobile telephone number"
    why = "《个人信息保护法》第六条：公开个人信息限于最小范围；年度报告的联系方式应为办公电话。"
    limits = "座机、热线和编号中的数字不报。输出中遮盖，长度不变。"
    examples = (
        Example(
            bad="联系人电话⟦13905550127⟧。", good="联系电话0451-84545986，热线12345，邮编150001。"
        ),
        Example(bad="手机：⟦139 0555 0127⟧", good="统一编码139055501271234，索引号13905550127。"),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for found in context.use(private_in):
            if found.kind == "mobile":
                yield self.finding(
                    found.span,
                    message="疑似手机号码；公开的联系方式应为办公电话；建议核对后改为办公电话。",
                    private=True,
                    confidence=0.9,
                )
