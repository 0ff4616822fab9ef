"""PL001."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.plans import plans
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

_P = "存在的问题：工作人员业务不够熟悉。改进措施："


class VagueMeasure(Rule):
    code = "PL001"
    severity = Severity.WARNING
    summary = "改进措施较空泛：缺少责任主体、时限或可核查的目标"
    summary_en = "a measure without owner, date, target, named thing or check"
    why = (
        "《政府信息公开条例》第五十条第（五）项要求报告改进情况；"
        "说不出由谁、何时、做到什么程度的措施，下一年度无从核对。"
    )
    limits = (
        "短而能核对的措施（“公开前由两人交叉核对”）不报；只有一样要素的算部分具体，不报。"
        "建议中的责任主体和期限是示例，须由单位核实后填写。"
    )
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s5",
            bad=_P + "⟦进一步加强学习，不断提升工作水平⟧。",
            good=_P + "公开前由两人交叉核对。",
        ),
        Example(
            slot="s5",
            bad="存在的问题：公开形式单一。\n2024年，我镇将做好以下工作：\n1.⟦丰富公开形式。采取多种形式，方便群众了解政府工作⟧。\n"
            "2.由党政综合办公室每季度发布图解2期。",
            good="存在的问题：公开形式单一。\n2024年，我镇将做好以下工作：\n1.丰富公开形式，全年发布图解不少于6期。\n2.由党政综合办公室每季度检查1次。",
        ),
        Example(
            slot="s5",
            bad=_P
            + "⟦深入学习贯彻第711号令和2023年政务公开工作要点，推动2024年各项工作再上新台阶⟧。",
            good=_P + "2024年6月底前印发《信息公开操作手册》。",
            note="文号和年份不是目标",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for measure in context.use(plans).measures:
            judgement = measure.judgement
            if judgement is None or judgement.verdict != "vague":
                continue
            advice = f"；{judgement.suggestion}" if judgement.suggestion else ""
            suggestions = []
            if judgement.suggestion:
                added = judgement.suggestion.split("“")[-1].rstrip("”")
                suggestions = [f"{measure.text.rstrip('。；')}，{added}"]
            yield self.finding(
                measure.span,
                message=f"改进措施疑似空泛：{judgement.reason}{advice}",
                suggestions=suggestions,
                confidence=judgement.confidence,
            )
