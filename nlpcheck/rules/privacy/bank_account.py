"""PR005."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.privacy import private_in
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity


class BankAccount(Rule):
    code = "PR005"
    severity = Severity.ERROR
    summary = "含银行账号"
    summary_en = "a bank account number"
    why = "《个人信息保护法》第二十八条：金融账户属敏感个人信息。"
    limits = "16至19位，写明账号、卡号的，或发卡前缀和校验都符合的才报；信用代码、索引号不报。输出中遮盖，长度不变。"
    examples = (
        Example(
            bad="补助汇入账号⟦6222021001116245735⟧。",
            good="统一社会信用代码6222021001116245，文件索引号6222021001116245735。",
        ),
        Example(
            bad="卡号为⟦6228 4800 1234 5678 905⟧，户名略。",
            good="项目代码2021370305010000123，共投入6222021元。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for found in context.use(private_in):
            if found.kind == "account":
                yield self.finding(
                    found.span,
                    message="含银行账号；属敏感个人信息，不应公开；建议删去或遮盖。",
                    private=True,
                )
