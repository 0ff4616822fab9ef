"""PL101."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.plans import plans
from nlpcheck.language.plans.alignment import weights
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Related, Severity

_TWO = "存在的问题：一是个别信息出现错别字；二是解读形式单一。\n改进措施："


class UnansweredProblem(Rule):
    code = "PL101"
    severity = Severity.WARNING
    summary = "问题疑似没有对应的改进措施"
    summary_en = "a problem that no measure answers"
    why = "《政府信息公开条例》第五十条第（五）项要求报告存在的主要问题及改进情况，问题与措施应逐一对应。"
    limits = (
        "对应关系按问题种类和用词推断；拿不准的不报。问题只是笼统的一句（公开力度不够大）、"
        "或与前后句以逗号、顿号相连而可能只是其一部分的，只作提示。整个部分没有措施的，见 ST103。"
    )
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s5",
            bad="存在的问题：一是⟦个别信息出现错别字⟧；二是解读形式单一。\n改进措施：全年制作图解、短视频6期。",
            good=_TWO + "一是信息发布前由两人校对；二是全年制作图解、短视频6期。",
        ),
        Example(
            slot="s5",
            bad="存在的问题：1.⟦专职工作人员配备还不足⟧。2.栏目更新不及时。\n改进措施：每月25日前由各科室报送信息。",
            good="存在的问题：1.专职工作人员配备还不足。2.栏目更新不及时。\n改进措施：2024年3月底前增配专职人员1名，每月25日前由各科室报送信息。",
        ),
        Example(
            slot="s5",
            bad="存在的问题：1.⟦解读形式单一，多以文字为主⟧。2.工作人员业务能力有待提高。\n改进措施：加强学习，提高业务能力。",
            good="存在的问题：1.解读形式单一，多以文字为主。2.工作人员业务能力有待提高。\n改进措施：1.加强学习，提高业务能力。2.用图片、表格等形式开展解读。",
            note="解读形式单一不由加强学习解决",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        analysis = context.use(plans)
        if not analysis.measures:
            return
        limit = weights().silent_above
        for gap in analysis.nearest:
            if gap.score > limit:
                continue
            problem = analysis.problems[gap.problem]
            related: list[Related] = []
            if gap.measure is not None:
                measure = analysis.measures[gap.measure]
                related = [Related(measure.start, measure.end, "最接近的措施", measure.text)]
            yield self.finding(
                problem.span,
                message=f"问题“{problem.text}”疑似没有对应的措施：{gap.reason}",
                severity=None if gap.sure else Severity.INFO,
                confidence=round(1 - gap.score, 2) if gap.sure else 0.6,
                related=related,
            )
