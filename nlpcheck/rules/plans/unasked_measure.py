"""PL102."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.plans import plans
from nlpcheck.language.plans.alignment import weights
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

_P = "存在的问题：个别信息出现错别字。\n改进措施：一是信息发布前由两人校对；二是"


class UnaskedMeasure(Rule):
    code = "PL102"
    severity = Severity.INFO
    summary = "措施不针对所列的任何问题"
    summary_en = "a measure that answers none of the problems"
    why = "措施多于问题并无不可；列出来供核对是否漏写了问题。"
    limits = "只作提示，不影响退出状态；空泛的措施不报（见 PL001）。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s5",
            bad=_P + "⟦6月底前建成电子公报查询系统⟧。",
            good=_P + "6月底前购置错别字检测软件1套。",
        ),
        Example(
            slot="s5",
            bad="存在的问题：解读形式单一。\n改进措施：1.全年制作图解6期。2.⟦由财政所3月底前采购查阅用电脑2台⟧。",
            good="存在的问题：解读形式单一。\n改进措施：1.全年制作图解6期。2.由宣传办每季度拍摄解读短视频1部。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        analysis = context.use(plans)
        if not analysis.problems:
            return
        for index in analysis.unasked():
            measure = analysis.measures[index]
            best = analysis.best_scores[index] if index < len(analysis.best_scores) else 0.0
            if best > weights().silent_above or measure.judgement is None:
                continue
            if measure.judgement.verdict != "specific":
                continue
            yield self.finding(
                measure.span,
                message="这条措施不针对所列的任何问题；如系针对未写出的问题，建议补写该问题",
                confidence=0.6,
            )
