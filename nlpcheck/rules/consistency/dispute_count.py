"""XC004."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.quantities.topics import DISPUTES, OUTCOMES, TOPICS
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.told import dispute_value, related_cell, told
from nlpcheck.types import Finding, Severity

_OUTCOME_NAMES = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other_result": "其他结果",
    "pending": "尚未审结",
}
_PENDING = {
    "litigation.value.reconsideration_pending": "1",
    "litigation.value.reconsideration_sum": "1",
}
_THREE = {
    "litigation.value.reconsideration_upheld": "2",
    "litigation.value.reconsideration_corrected": "1",
    "litigation.value.reconsideration_sum": "3",
}


class DisputeCount(Rule):
    code = "XC004"
    severity = Severity.ERROR
    summary = "正文所述行政复议、行政诉讼件数与表四不符"
    summary_en = "reconsiderations or lawsuits in the text differ from table four"
    why = "《政府信息公开条例》第五十条第（三）项：年度报告应载明因政府信息公开工作被申请行政复议、提起行政诉讼的情况。"
    limits = "只看与政府信息公开有关、针对本单位、本年度的复议诉讼；作为复议机关办理的案件不看；复议与诉讼各在自己的分句内认定。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            cells=_PENDING,
            bad="2023年，我镇⟦未发生因政府信息公开引起的行政复议和行政诉讼案件⟧。",
            good="2023年，我镇没有因政府信息公开被提起行政诉讼；因政府信息公开被申请行政复议1件，尚未审结。",
        ),
        Example(
            slot="s4",
            cells=_THREE,
            slots={"s1": "全年公开信息86条。"},
            bad="2023年，因政府信息公开被申请行政复议⟦2件⟧，没有行政诉讼案件。",
            good="2023年，因政府信息公开被申请行政复议3件，其中维持2件、纠正1件，没有行政诉讼案件。",
        ),
        Example(
            slot="s4",
            cells=_THREE,
            slots={"s1": "全年公开信息86条。"},
            bad="2023年，因政府信息公开被申请行政复议3件，其中维持⟦3件⟧。",
            good="2022年，因政府信息公开被申请行政复议5件。全年办理行政复议案件86件。",
        ),
        Example(
            slot="s1",
            cells=_PENDING,
            bad="全年⟦未收到政府信息公开方面的行政复议⟧。政府信息公开⟦行政复议、诉讼案件数均为零⟧。",
            good="全年未收到信访方面的行政复议。安全生产领域行政复议、诉讼案件数均为零。",
        ),
        Example(
            slot="s1",
            cells=_PENDING,
            good="全年未发生因政府信息公开引发的行政诉讼。没有因复议被纠正的案件。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        topics = [*DISPUTES, *(f"{d}.{o}" for d in DISPUTES for o in OUTCOMES)]
        for count in told(context, *topics):
            value = dispute_value(report, count.topic)
            if value is None or value == count.value:
                continue
            name, _, outcome = count.topic.partition(".")
            label = TOPICS[name].name + (f"“{_OUTCOME_NAMES[outcome]}”" if outcome else "")
            where = f"表四{label}{'' if outcome else '总计'}为{value}"
            said = count.span.of(report.text)
            message = (
                f"正文称“{said}”，{where}" if count.negated else f"正文称{label}{said}，{where}"
            )
            yield self.finding(
                count.span,
                message=f"{message}；二者应一致；建议核对正文或表四。",
                related=related_cell(
                    report,
                    "litigation",
                    "value",
                    f"{TOPICS[name].rows[0]}_sum",
                    f"表四{TOPICS[name].name}总计",
                ),
            )
