"""TB401."""

from __future__ import annotations

from nlpcheck.rules.base import Example
from nlpcheck.rules.tables._identity import IdentityRule


class LitigationTotal(IdentityRule):
    code = "TB401"
    summary = "表四某项：总计不等于四种结果之和"
    summary_en = "table four: a total isn't the sum of its four results"
    why = "统一格式表四：总计为结果维持、结果纠正、其他结果、尚未审结之和。"
    unit = ""
    meaning = "总计应等于结果维持、结果纠正、其他结果、尚未审结之和"
    examples = (
        Example(
            slot="h4",
            bad="四、政府信息公开行政复议、行政诉讼情况",
            good="四、政府信息公开行政复议、行政诉讼情况",
            cells={
                "litigation.value.reconsideration_pending": "1",
                "litigation.value.reconsideration_sum": "⟦0⟧",
            },
            good_cells={
                "litigation.value.reconsideration_pending": "1",
                "litigation.value.reconsideration_sum": "1",
            },
        ),
        Example(
            slot="h4",
            bad="四、政府信息公开行政复议、行政诉讼情况",
            good="四、政府信息公开行政复议、行政诉讼情况",
            cells={"litigation.value.after_upheld": "2", "litigation.value.after_sum": "⟦3⟧"},
            good_cells={"litigation.value.after_upheld": "2", "litigation.value.after_sum": "2"},
        ),
    )
