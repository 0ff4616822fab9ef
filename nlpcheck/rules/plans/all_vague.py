"""PL004."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.plans import plans
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.plans._place import measures_lead
from nlpcheck.types import Finding, Severity


class AllVague(Rule):
    code = "PL004"
    severity = Severity.WARNING
    summary = "第五部分的措施全部空泛"
    summary_en = "not one measure of section five can be checked"
    why = "改进情况没有一条写明由谁、何时或做到什么程度，下一年度无从核对；依据《政府信息公开条例》第五十条第（五）项。"
    limits = "措施不足两条，或有一条具体、部分具体的，不报；各条的问题见 PL001。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s5",
            bad="存在的问题：一是解读形式单一；二是人员业务不熟。\n⟦改进措施：⟧一是丰富解读形式；二是加强业务学习，提高工作水平。",
            good="存在的问题：一是解读形式单一；二是人员业务不熟。\n改进措施：一是丰富解读形式；二是每季度组织业务培训1次。",
        ),
        Example(
            slots={
                "h5": "⟦五、存在的主要问题及改进情况⟧",
                "s5": "一是公开内容不够全面，二是更新不够及时。下一步，我镇将进一步丰富公开内容。不断提高更新的及时性。",
            },
            good_slots={
                "s5": "公开内容不够全面。下一步，我镇将进一步丰富公开内容。",
            },
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        analysis = context.use(plans)
        judged = [m.judgement for m in analysis.measures if m.judgement]
        if len(judged) < 2 or any(j.verdict != "vague" for j in judged):
            return
        yield self.finding(
            measures_lead(context, analysis),
            message=f"第五部分整体空泛：{len(judged)}条措施都没有写明责任主体、时限或可核查的目标；"
            "建议至少写明每条措施由谁负责、何时完成",
            confidence=min(j.confidence for j in judged),
        )
