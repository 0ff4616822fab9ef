"""XC003."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.quantities import AllDone, Quantity
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.told import counts, related_cell, table_values, told
from nlpcheck.types import Finding, Related, Severity, Span


def _cells(new: int, total: int, forward: int) -> dict[str, str]:
    rows = {"new": new, "granted": total, "total": total, "carried_forward": forward}
    return {
        f"applications.{row}.{column}": str(n)
        for row, n in rows.items()
        for column in ("natural", "sum")
    }


class AllHandled(Rule):
    code = "XC003"
    severity = Severity.ERROR
    summary = "正文所述办结情况与表三（七）总计或结转数矛盾"
    summary_en = "the text says all was closed, or how much, and table three says otherwise"
    why = "《政府信息公开条例》第五十条第（二）项；表三勾稽关系：本年新收加上年结转等于（七）总计加结转下年度。"
    limits = "“均在法定期限内答复”可与尚未到期的结转并存，只在（七）总计为0时报；正文收到数本身与表三不符的（XC001）不再重复报。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            cells=_cells(2, 0, 0)
            | {"applications.granted.natural": "2", "applications.granted.sum": "2"},
            bad="全年共收到依申请公开件2件，⟦2件均按时办结⟧。",
            good="全年共收到依申请公开件2件，2件均按时办结。",
            good_cells=_cells(2, 2, 0),
        ),
        Example(
            slot="s1",
            cells=_cells(5, 4, 1),
            bad="全年收到政府信息公开申请5件，⟦已全部办结⟧。",
            good="全年收到政府信息公开申请5件，均在法定期限内答复。",
        ),
        Example(
            slot="s1",
            cells=_cells(5, 4, 1),
            bad="收到政府信息公开申请5件，办结⟦5件⟧。",
            good="收到政府信息公开申请5件，办结4件，结转下年度1件。收到建议提案12件，全部办结。",
        ),
        Example(
            slot="s1",
            cells=_cells(5, 4, 1),
            bad="收到政府信息公开申请5件，答复⟦5件⟧，⟦没有结转下年度办理的申请⟧。",
            good="收到政府信息公开申请5件，答复4件，上年没有结转下年度办理的申请，没有未办结的信访事项。",
        ),
        Example(
            slot="s1",
            cells=_cells(5, 5, 0),
            bad="全年收到政府信息公开申请5件，已办理答复⟦8件⟧。",
            good="全年收到政府信息公开申请5件，已办理答复5件；收到许可申请88件，办结87件；收到网民留言45条，答复44条。全年收到政府信息公开申请5件，答复4件，申请人撤回1件。",
        ),
        Example(
            slot="s1",
            cells=_cells(5, 5, 0),
            bad="收到政府信息公开申请5件，其中⟦4件⟧已办结。",
            good="收到政府信息公开申请5件，其中网上申请4件已办结，当面答复1件，书面答复3件。",
        ),
        Example(
            slot="s1",
            cells=_cells(5, 5, 0),
            bad="⟦8件⟧政府信息公开申请已在年内办结。对政府信息公开申请实行台账管理，已销号办结⟦8件⟧。全年政府信息公开申请答复量为⟦8件⟧。",
            good="5件政府信息公开申请已在年内办结。对政府信息公开申请实行台账管理，信访件已销号办结8件。收到政府信息公开申请5件，4件按时答复、1件延期答复。",
        ),
        Example(
            slot="s1",
            cells=_cells(5, 5, 0),
            bad="本年度办理结果合计⟦8件⟧，均为政府信息公开申请。办公室会同业务科室办复政府信息公开申请⟦8件⟧，在法定期限内完成政府信息公开申请办理⟦8件⟧，出具政府信息公开申请答复书⟦8份⟧。",
            good="本年度办理结果合计5件，均为政府信息公开申请。各部门办复建议提案8件，完成行政许可申请办理8件，出具行政处罚决定书8份。",
        ),
        Example(
            slot="s1",
            cells=_cells(3, 3, 0),
            good="我镇受理政府信息公开申请3件，均已按期答复。收到信访事项8件，均已办结。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        totals = table_values(report, "handled")
        forward = table_values(report, "carried_forward")
        if not totals:
            return
        reported: list[Span] = []
        for done in counts(context).done:
            if done.rate and totals != {0}:  # a rate of 100 % against 结转 is NU010
                continue
            if done.subject is not None and not self._bound(context, done):
                continue
            problem = self._problem(context, done, totals, forward)
            if problem:
                reported.append(done.span)
                row = "carried_forward" if "结转" in problem else "total"
                yield self.finding(
                    done.span,
                    message=f"正文称“{done.span.of(report.text)}”，{problem}；二者矛盾；建议核对正文或表三。",
                    related=self._related(context, row),
                )
        for count in told(context, "handled"):
            if any(count.span.overlaps(span) for span in reported):
                continue
            if self._all_taken_up(context, count) or self._rest_told(context, count, totals):
                continue
            if int(count.value) in totals or not self._whole(context, int(count.value)):
                continue
            wanted = "、".join(str(n) for n in sorted(totals))
            yield self.finding(
                count.span,
                message=f"正文称办结{count.span.of(report.text)}，表三“（七）总计”为{wanted}；二者应一致；建议核对正文或表三。",
                related=self._related(context, "total"),
            )

    def _related(self, context: Context, row: str) -> tuple[Related, ...]:
        name = "结转下年度继续办理" if row == "carried_forward" else "（七）总计"
        return related_cell(context.report, "applications", row, "sum", f"表三“{name}”")

    def _bound(self, context: Context, done: AllDone) -> bool:
        """Whether the applications meant are all of this year's."""
        count = done.subject
        assert count is not None
        new = table_values(context.report, "received")
        carried = table_values(context.report, "carried_in") or frozenset({0})
        known = new | {n + c for n in new for c in carried}
        year = context.report.year
        return (
            count.own
            and count.exact
            and count.whole_year
            and count.year in (None, year)
            and not count.part
            and bool(count.value)
            and int(count.value) in known
        )

    def _problem(
        self, context: Context, done: AllDone, totals: frozenset[int], forward: frozenset[int]
    ) -> str:
        new = table_values(context.report, "received")
        if totals == {0} and 0 not in new:
            return "表三“（七）总计”为0"
        if done.subject is None and not new:
            return ""
        if done.closed and forward and 0 not in forward:
            return f"表三“四、结转下年度继续办理”总计为{max(forward)}"
        return ""

    def _all_taken_up(self, context: Context, count: Quantity) -> bool:
        """共办理申请6件 may be those received and carried in, closed or not."""
        if re.search(r"办结|完毕|完结|答复|回复|办复", count.lead):
            return False
        new = table_values(context.report, "received")
        carried = table_values(context.report, "carried_in") or frozenset({0})
        return int(count.value) in new | {n + c for n in new for c in carried}

    def _rest_told(self, context: Context, count: Quantity, totals: frozenset[int]) -> bool:
        """答复4件，撤回1件: the other results follow in the sentence and make up the total."""
        if re.search(r"办结|完毕|完结", count.lead):
            return False
        later = [
            q.value
            for q in counts(context).items
            if q.sentence == count.sentence and q.span.start > count.span.start and q.exact
        ]
        return any(count.value + sum(later[:n]) in totals for n in range(1, len(later) + 1))

    def _whole(self, context: Context, value: int) -> bool:
        """False for the new ones among all that were closed: 收到5件，办结5件; 上年结转1件也已办结."""
        new = table_values(context.report, "received")
        forward = table_values(context.report, "carried_forward")
        carried = table_values(context.report, "carried_in")
        return not (carried and 0 not in carried and value in new and forward == {0})
