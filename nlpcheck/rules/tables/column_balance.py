"""TB301."""

from __future__ import annotations

from nlpcheck.rules.base import Example
from nlpcheck.rules.tables._identity import IdentityRule


class ColumnBalance(IdentityRule):
    code = "TB301"
    summary = "表三某列：新收加上年结转不等于办理总计加结转下年度"
    summary_en = "table three, a column: received + carried in ≠ total + carried forward"
    why = "统一格式表三注明：第一项加第二项之和，等于第三项加第四项之和。"
    limits = "单元格缺失、不是数的，列为无法核对。"
    unit = "列"
    meaning = "表三各列第一项加第二项之和，应等于第三项总计加第四项之和"
    examples = (
        Example(
            slot="h3",
            bad="三、收到和处理政府信息公开申请情况",
            good="三、收到和处理政府信息公开申请情况",
            year=2020,
            cells={
                "applications.new.natural": "2",
                "applications.new.sum": "2",
                "applications.total.natural": "⟦0⟧",
                "applications.total.sum": "⟦0⟧",
            },
            good_cells={},
        ),
        Example(
            slot="h3",
            bad="三、收到和处理政府信息公开申请情况",
            good="三、收到和处理政府信息公开申请情况",
            cells={
                "applications.carried_in.business": "1",
                "applications.total.business": "⟦2⟧",
            },
            good_cells={
                "applications.new.business": "3",
                "applications.total.business": "2",
                "applications.carried_forward.business": "1",
            },
        ),
    )
