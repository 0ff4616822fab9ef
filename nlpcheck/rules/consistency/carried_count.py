"""XC009."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.quantities.topics import TOPICS
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.told import related_cell, table_values, told
from nlpcheck.types import Finding, Severity


def _cells(carried: int, forward: int) -> dict[str, str]:
    rows = {
        "new": 4,
        "carried_in": carried,
        "granted": 4 + carried - forward,
        "total": 4 + carried - forward,
        "carried_forward": forward,
    }
    return {
        f"applications.{row}.{column}": str(n)
        for row, n in rows.items()
        for column in ("natural", "sum")
    }


class CarriedCount(Rule):
    code = "XC009"
    severity = Severity.ERROR
    summary = "正文所述结转件数与表三不符"
    summary_en = "applications carried over in the text differ from table three"
    why = "表三“二、上年结转政府信息公开申请数量”“四、结转下年度继续办理”与正文须一致（《政府信息公开条例》第五十条）。"
    limits = "只看写明“上年结转”或“结转下年度”的件数；只写“结转N件”而分不清方向的不看。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            cells=_cells(0, 0),
            bad="全年收到政府信息公开申请4件，上年结转⟦2件⟧。",
            good="全年收到政府信息公开申请4件，无上年结转。",
        ),
        Example(
            slot="s1",
            cells=_cells(1, 1),
            bad="全年收到政府信息公开申请4件，上年结转1件，结转下年度继续办理⟦2件⟧。",
            good="全年收到政府信息公开申请4件，另有1件为上年结转，结转下年度继续办理1件。",
        ),
        Example(
            slot="s1",
            cells=_cells(1, 0),
            bad="新收政府信息公开申请4件，结转上年申请⟦3件⟧。",
            good="新收政府信息公开申请4件，承接上年未办结申请1件。结转上年信访件3件。",
        ),
        Example(
            slot="s1",
            cells=_cells(1, 0),
            bad="新收政府信息公开申请4件，另有⟦2件⟧由上年结转。",
            good="新收政府信息公开申请4件，另有1件由上年结转；上年转入工作人员3名。",
        ),
        Example(
            slot="s1",
            cells=_cells(0, 1),
            good="办结政府信息公开申请3件，结转1件。项目资金结转下年度2万元，上年结转结余资金3笔。",
        ),
        Example(
            slot="s1",
            cells=_cells(1, 1),
            bad="收到政府信息公开申请4件，另有⟦3件⟧上年度未办结申请结转本年办理，尚有⟦2件⟧未到答复期限，结转至下年度继续办理。",
            good="收到政府信息公开申请4件，另有1件上年度未办结申请结转本年办理，1件未到答复期限，结转下年度。",
        ),
        Example(
            slot="s1",
            cells=_cells(1, 1),
            bad="收到政府信息公开申请4件，上年度结余申请⟦3件⟧，跨年办理⟦2件⟧（结转下年度），将⟦2件⟧申请结转至2024年办理。",
            good="收到政府信息公开申请4件，去年遗留的5个问题已整改，上年度跨年结转1件；2022年收到申请9件，上年结转4件。",
        ),
        Example(
            slot="s1",
            cells=_cells(1, 1),
            bad="本年新收4件，上年结转⟦3件⟧。新收政府信息公开申请4件，有⟦3件⟧是上年度留下的，续办上年申请⟦3件⟧，期末结转⟦2件⟧。",
            good="新收政府信息公开申请4件，上年未办结1件，较上年未办结数减少5件。上年转接的热线工单5件均已办结，上年度留存的会议资料5份已归档。",
        ),
        Example(
            slot="s1",
            cells=_cells(1, 0),
            bad="新收政府信息公开申请4件，⟦没有上年结转申请⟧。",
            good="新收政府信息公开申请4件，没有上年结转的行政复议案件，无结转下年度申请。",
        ),
        Example(
            slot="s1",
            cells=_cells(1, 1),
            bad="除新收的4件外，还办理上年结转申请⟦3件⟧。"
            "政府信息公开申请有⟦2件⟧转入下年办理，其余⟦2件⟧因未到期限，将于次年继续办理。",
            good="除新收的4件外，还办理上年结转申请1件。政府信息公开申请有1件转入下年办理。还处理上年延续的信访件5件。",
        ),
        Example(
            slot="s1",
            cells=_cells(1, 0),
            bad="新收政府信息公开申请4件，从上年延续办理⟦3件⟧。接转上年申请⟦3件⟧。",
            good="新收政府信息公开申请4件，接转上年申请1件，延续上年做法3项。",
        ),
        Example(
            slot="s1",
            cells=_cells(1, 1),
            bad="本年度继续办理的上年结转政府信息公开申请为⟦3件⟧。年底前未到答复期限的申请⟦2件⟧，结转下年度继续办理。",
            good="本年度继续办理的上年结转政府信息公开申请为1件。年底在办的信访件3件，结转下年度继续办理。未到答复期限的申请2件，均已答复。",
        ),
        Example(
            slot="s1",
            cells=_cells(1, 0),
            bad="政府信息公开申请上年结转数量：⟦3件⟧；本年新收数量：4件。上年有⟦3件⟧政府信息公开申请结转到本年。",
            good="政府信息公开申请由两部分构成，即上年结转部分1件和本年新收部分4件。上年有3件信访件结转到本年。",
        ),
        Example(
            slot="s1",
            cells=_cells(1, 1),
            bad="到2023年12月31日，转入下年度办理的政府信息公开申请有⟦3件⟧。",
            good="到2023年12月31日，转入下年度办理的政府信息公开申请有1件。到2023年6月30日，结转下半年办理的政府信息公开申请有3件。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        topics = {
            "carried_in": "二、上年结转政府信息公开申请数量",
            "carried_forward": "四、结转下年度继续办理",
        }
        for count in told_either_year(context):
            values = table_values(report, count.topic)
            if not values or int(count.value) in values:
                continue
            wanted = "、".join(str(v) for v in sorted(values))
            told_as = count.span.of(report.text)
            if not count.negated:
                told_as = TOPICS[count.topic].name + told_as
            yield self.finding(
                count.span,
                message=(
                    f"正文称{told_as}，表三“{topics[count.topic]}”总计为{wanted}；"
                    "二者应一致；建议核对正文或表三。"
                ),
                related=related_cell(
                    report, "applications", count.topic, "sum", f"表三“{topics[count.topic]}”"
                ),
            )


def told_either_year(context: Context):  # type: ignore[no-untyped-def]
    """Carried counts; 2022年结转1件 in the report for 2023 names the year before rightly."""
    return [q for q in told(context, "carried_in", "carried_forward") if q.whole_year]
