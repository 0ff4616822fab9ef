"""NU010."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.told import counts, related_quantity, table_values, told
from nlpcheck.types import Finding, Severity

_FORWARD = {
    "applications.new.natural": "5",
    "applications.new.sum": "5",
    "applications.granted.natural": "4",
    "applications.granted.sum": "4",
    "applications.total.natural": "4",
    "applications.total.sum": "4",
    "applications.carried_forward.natural": "1",
    "applications.carried_forward.sum": "1",
}


class FullRate(Rule):
    code = "NU010"
    severity = Severity.WARNING
    summary = "全部办结（或办结率100%）与结转数矛盾"
    summary_en = "all closed, or a rate of 100 %, against applications carried forward"
    why = "有结转下年度继续办理的申请，即未全部办结；二者应择一更正。"
    limits = "“均在法定期限内答复”“答复率100%”可与未到期的结转并存，只提示；结转数取正文，正文没有的取表三。"
    examples = (
        Example(
            bad="收到政府信息公开申请5件，⟦全部办结⟧，结转下年度继续办理2件。",
            good="收到政府信息公开申请5件，办结3件，结转下年度继续办理2件。",
        ),
        Example(
            bad="收到政府信息公开申请5件，⟦已全部办结⟧。其中1件因案情复杂，尚有2件申请正在办理。",
            good="收到政府信息公开申请5件，已办结3件，尚有2件申请正在办理。",
        ),
        Example(
            slot="s1",
            cells=_FORWARD,
            bad="收到政府信息公开申请5件，⟦办结率100%⟧。",
            good="收到建议提案5件，办结率100%。",
        ),
        Example(good="收到政府信息公开申请5件，全部办结，结转下年度继续办理0件。上年结转2件。"),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        in_text = [q for q in told(context, "carried_forward", "unfinished") if q.value]
        table = table_values(report, "carried_forward") if report.template else frozenset()
        received = table_values(report, "received") if report.template else frozenset()
        carried = table_values(report, "carried_in") if report.template else frozenset()
        new = received | {n + c for n in received for c in carried}
        left = (
            f"{'未办结' if in_text[0].topic == 'unfinished' else '结转下年度'}{in_text[0].span.of(report.text)}"
            if in_text
            else ""
        )
        if not in_text and table and 0 not in table:
            left = f"表三“四、结转下年度继续办理”总计为{max(table)}"
        if not left:
            return
        for done in counts(context).done:
            subject = done.subject
            if subject is not None and (not subject.own or subject.year not in (None, report.year)):
                continue
            if subject is not None and subject.exact and new and int(subject.value) not in new:
                continue  # 收到115件，114件均已办结: those 114, which XC003 compares
            yield self.finding(
                done.span,
                message=(
                    f"“{done.span.of(report.text)}”与{left}{'矛盾' if done.closed else '并存，未到期的可不计'}；建议核对。"
                ),
                severity=Severity.WARNING if done.closed else Severity.INFO,
                confidence=0.85 if done.closed else 0.5,
                related=[related_quantity(report, q, "正文结转、未办结数") for q in in_text[:1]],
            )
