"""PL103."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.plans import plans
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.plans._place import measures_lead
from nlpcheck.types import Finding, Severity

_THREE = "存在的问题：一是个别信息出现错别字；二是解读形式单一；三是专职人员不足。\n"


class FewerMeasures(Rule):
    code = "PL103"
    severity = Severity.INFO
    summary = "措施少于问题"
    summary_en = "fewer measures than problems"
    why = "问题与措施应逐一对应；措施少于问题时容易漏掉一项。"
    limits = "一条措施兼顾几个问题、各问题都有着落的不报。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s5",
            bad=_THREE + "⟦改进措施：⟧全年制作图解6期。",
            good=_THREE + "改进措施：配备专职人员1名，专司错别字校对，并用图解丰富解读形式。",
        ),
        Example(
            slots={
                "h5": "⟦五、存在的主要问题及改进情况⟧",
                "s5": _THREE + "下一步，我镇由两人校对信息。",
            },
            good_slots={
                "s5": _THREE + "改进措施：一是由两人校对；二是制作图解6期；三是配备专职人员1名。"
            },
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        analysis = context.use(plans)
        problems, measures = len(analysis.problems), len(analysis.measures)
        if not measures or measures >= problems or not analysis.unanswered():
            return
        yield self.finding(
            measures_lead(context, analysis),
            message=f"列出{problems}个问题，只有{measures}条措施；建议逐项核对是否都有对应的措施",
            confidence=0.6,
        )
