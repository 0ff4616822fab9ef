"""TB303."""

from __future__ import annotations

from nlpcheck.rules.base import Example
from nlpcheck.rules.tables._identity import IdentityRule


class RowTotal(IdentityRule):
    code = "TB303"
    summary = "表三某行：总计不等于自然人与法人各栏之和"
    summary_en = "table three, a row: the total isn't the sum of its six columns"
    why = "统一格式表三：总计为自然人和法人或其他组织各栏之和。"
    limits = "明写的空白、“/”按 0 计；总计空白的报 TB304。"
    unit = "行"
    meaning = "总计应等于自然人与法人或其他组织五栏之和"
    examples = (
        Example(
            slot="h3",
            bad="三、收到和处理政府信息公开申请情况",
            good="三、收到和处理政府信息公开申请情况",
            cells={
                "applications.new.natural": "35",
                "applications.new.business": "2",
                "applications.new.research": "",
                "applications.new.welfare": "1",
                "applications.new.sum": "⟦39⟧",
            },
            good_cells={
                "applications.new.natural": "35",
                "applications.new.business": "2",
                "applications.new.research": "",
                "applications.new.welfare": "1",
                "applications.new.sum": "38",
            },
        ),
        Example(
            slot="h3",
            bad="三、收到和处理政府信息公开申请情况",
            good="三、收到和处理政府信息公开申请情况",
            cells={
                "applications.carried_forward.legal": "3",
                "applications.carried_forward.sum": "⟦0⟧",
            },
            good_cells={
                "applications.carried_forward.legal": "3",
                "applications.carried_forward.sum": "3",
            },
        ),
    )
