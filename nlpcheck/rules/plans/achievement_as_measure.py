"""PL003."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.plans import plans
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity


class AchievementAsMeasure(Rule):
    code = "PL003"
    severity = Severity.INFO
    summary = "疑似把工作成绩写在改进措施的位置"
    summary_en = "past work told in the place of a measure"
    why = "改进情况应说明针对问题准备怎样改；已完成的工作属于总体情况或上年问题整改情况。"
    limits = "写明是上年问题整改情况的不报；一条里既有成绩又有打算的不报。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s5",
            bad="存在的问题：业务培训不够。\n改进措施：⟦全年共举办培训3期，取得良好效果⟧。",
            good="上年问题整改情况：针对培训不够的问题，已举办培训3期。\n存在的问题：业务培训不够。\n改进措施：2024年每季度培训1次。",
        ),
        Example(
            slot="s5",
            bad="存在的问题：政策解读不足。\n改进措施：一是⟦全年共组织宣讲12场，接受咨询430人次⟧；二是2024年制作图解6期。",
            good="存在的问题：政策解读不足。\n改进措施：一是在已组织宣讲12场的基础上，2024年宣讲不少于20场；二是2024年制作图解6期。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for measure in context.use(plans).done:
            yield self.finding(
                measure.span,
                message="疑似工作成绩，不是改进措施；建议移至第一部分或写成上年问题整改情况，"
                "并另写下一年度的打算",
                confidence=0.7,
            )
