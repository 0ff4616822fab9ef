"""NU008."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

from nlpcheck.language.quantities.topics import RESULTS
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.told import counts, related_quantity
from nlpcheck.types import Finding, Severity

_TOPICS = ("received", "carried_in", "carried_forward", "handled", *RESULTS)


class MixedMeasure(Rule):
    code = "NU008"
    severity = Severity.INFO
    summary = "同一指标量词不一"
    summary_en = "measure words mixed for the same quantity"
    why = "同一报告内同一指标的计量单位应一致，政府信息公开申请通常以“件”计。"
    limits = "只看政府信息公开申请的收到、办结、结转、各类办理结果，和前后相接的“发现（办理）……条，整改（办结）……件”。"
    examples = (
        Example(
            bad="收到政府信息公开申请7件，办结⟦7条⟧。",
            good="收到政府信息公开申请7件，办结7件，公开信息120条。",
        ),
        Example(
            bad="巡检发现问题218条，整改⟦215件⟧，其余3条正在整改。",
            good="巡检发现问题218条，整改215条，培训3次。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        items = counts(context).of(*_TOPICS)
        items = [q for q in items if not q.negated]
        units = Counter(q.unit for q in items)
        if len(units) > 1:
            usual = units.most_common(1)[0][0] if len(set(units.values())) > 1 else items[0].unit
            model = next(q for q in items if q.unit == usual)
            for count in items:
                if count.unit != usual:
                    yield self._finding(context, count, model)
        yield from self._repaired(context)

    def _repaired(self, context: Context) -> Iterator[Finding]:
        """发现…N条，整改M件: the second is of the first."""
        found = counts(context).items
        for first, second in itertools.pairwise(found):
            if first.sentence != second.sentence or first.kind != "count" or second.kind != "count":
                continue
            if any(word in first.lead for word in ("发现", "办理", "受理", "收到")) and (
                second.lead.strip("，已完成") in {"整改", "改正", "纠正", "处理", "办结"}
            ):
                if first.unit != second.unit and {first.unit, second.unit} <= set("件条个处项起"):
                    if second.value <= first.value:
                        yield self._finding(context, second, first)

    def _finding(self, context: Context, count, model) -> Finding:  # type: ignore[no-untyped-def]
        text = context.text
        right = count.span.of(text).removesuffix(count.unit) + model.unit
        return self.finding(
            count.span,
            message=(
                f"同一指标量词不一：“{model.span.of(text)}”用“{model.unit}”，此处“{count.span.of(text)}”用“{count.unit}”；"
                f"建议统一为“{model.unit}”。"
            ),
            suggestions=[right],
            related=[related_quantity(context.report, model, "另一处")],
        )
