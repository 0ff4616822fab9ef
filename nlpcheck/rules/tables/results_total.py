"""TB302."""

from __future__ import annotations

from nlpcheck.rules.base import Example
from nlpcheck.rules.tables._identity import IdentityRule


class ResultsTotal(IdentityRule):
    code = "TB302"
    summary = "表三某列：（七）总计不等于各项办理结果之和"
    summary_en = "table three, a column: the total of results isn't the sum of its rows"
    why = "统一格式表三：第三项“本年度办理结果”的总计为（一）至（六）各项之和。"
    limits = "总计空白的报 TB304；有单元格缺失的列为无法核对。"
    unit = "列"
    meaning = "（七）总计应等于（一）至（六）各项之和"
    examples = (
        Example(
            slot="h3",
            bad="三、收到和处理政府信息公开申请情况",
            good="三、收到和处理政府信息公开申请情况",
            cells={
                "applications.granted.natural": "1",
                "applications.unavailable_not_held.natural": "1",
                "applications.total.natural": "⟦0⟧",
            },
            good_cells={
                "applications.granted.natural": "1",
                "applications.unavailable_not_held.natural": "1",
                "applications.total.natural": "2",
            },
        ),
        Example(
            slot="h3",
            bad="三、收到和处理政府信息公开申请情况",
            good="三、收到和处理政府信息公开申请情况",
            year=2019,
            cells={"applications.other.sum": "4", "applications.total.sum": "⟦5⟧"},
            good_cells={"applications.other.sum": "4", "applications.total.sum": ""},
        ),
    )
