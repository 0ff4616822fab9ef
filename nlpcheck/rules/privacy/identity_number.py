"""PR001."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.privacy import private_in
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity


class IdentityNumber(Rule):
    code = "PR001"
    severity = Severity.ERROR
    summary = "含身份证号码"
    summary_en = "an identity card number"
    why = "《个人信息保护法》第二十八条、《政府信息公开条例》第十五条：涉及个人隐私的信息不得公开。"
    limits = "只报出生日期和校验码都正确的18位号码；统一社会信用代码、索引号、编号不报。输出中遮盖，长度不变。"
    examples = (
        Example(
            bad="身份证号⟦11010519491231002X⟧，请核对。",
            good="统一社会信用代码110105194912310021，索引号11010519491231002X。",
        ),
        Example(
            bad="申请人证件⟦440524188001010014⟧。".replace(
                "440524188001010014", "440524198001010013"
            ),
            good="编号440524198001010014，订单110105194912310029。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for found in context.use(private_in):
            if found.kind == "identity":
                yield self.finding(
                    found.span,
                    message="含身份证号码；依法不得公开个人隐私；建议删去或遮盖。",
                    private=True,
                )
