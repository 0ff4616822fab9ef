"""PL002."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.plans import plans
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

_P = "存在的问题：工作人员业务不够熟悉。改进措施："


class NumberWithoutTarget(Rule):
    code = "PL002"
    severity = Severity.INFO
    summary = "措施里的数字是文号、年份或已完成的数，不是目标"
    summary_en = "the numbers in a measure are no targets"
    why = "文号、条款、年份和上年成绩不能说明要做到什么程度；依据《政府信息公开条例》第五十条第（五）项。"
    limits = "只看判为空泛的措施；有期限、频次或数量目标的不报。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s5",
            bad=_P + "认真贯彻⟦第711号令⟧，做好2024年工作。",
            good=_P + "2024年6月底前办结全部12项整改。",
        ),
        Example(
            slot="s5",
            bad=_P + "深入落实国办公开办函⟦〔2021〕30号⟧文件精神，推动工作再上新台阶。",
            good=_P + "对照国办公开办函〔2021〕30号文件，由办公室3月底前修订公开指南。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for measure in context.use(plans).measures:
            judgement = measure.judgement
            if judgement is None or judgement.verdict != "vague" or not measure.numbers:
                continue
            kinds = list(dict.fromkeys(kind for _, _, kind in measure.numbers))
            start, end, _ = min(measure.numbers, key=lambda n: n[2] in ("年份", "其他数字"))
            yield self.finding(
                start,
                end,
                message=f"“{context.text[start:end]}”等数字是{'、'.join(kinds)}，不是这条措施的目标；"
                "建议写明要完成的数量、期限或频次",
                confidence=0.7,
            )
