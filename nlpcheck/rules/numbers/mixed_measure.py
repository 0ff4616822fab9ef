"""NU008."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from nlpcheck.language.quantities import Quantity
from nlpcheck.language.quantities.topics import RESULTS
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.told import counts, related_quantity
from nlpcheck.types import Finding, Severity, Span

_TOPICS = ("received", "carried_in", "carried_forward", "handled", *RESULTS)

_CASE_UNITS = frozenset("件条宗起份封篇期例个")
_NOUNS = (
    r"(?P<noun>[\u4e00-\u9fff]{0,4}(?:投诉|举报|来信|信访|建议|提案|案件|工单|留言|舆情|简报|意见|诉求|线索|通报|预警信息|"
    r"咨询|问题|答复书|申请书|合同|公告|稿件))"
)
_VERBS = re.compile(
    r"^(?:全年|上述|其中|共|已|被|收到|接到|受理|办理|转办|交办|督办|办结|答复|回复|回访|公开|发布|印发|报送|收集|征集|采纳|采用|"
    r"发现|整改|处理|处置|解决|化解|梳理|审查|审核|推送|到|理|结|了|的)+"
)
_NOUN_BEFORE = re.compile(_NOUNS + r"(?:共|共计|合计|总计|计|为)*$")
_NOUN_AFTER = re.compile(r"(?:的)?" + _NOUNS.replace("{0,4}", "{0,4}?"))


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
        Example(
            bad="收到网民留言45条，其中⟦12件⟧网民留言转交科室。",
            good="收到网民留言45条，群众来信12封，答复网民留言45条；印发简报24期，文章6篇。",
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
        seen = {q.span for q in items}
        yield from self._repaired(context)
        yield from self._same_noun(context, seen)

    def _same_noun(self, context: Context, seen: set[Span]) -> Iterator[Finding]:
        """留言86条……其中12件留言: the same noun, one paragraph, two measure words."""
        first: dict[tuple[int, str], Quantity] = {}
        for count in counts(context).items:
            if count.kind != "count" or count.unit not in _CASE_UNITS or count.span in seen:
                continue
            noun = _NOUN_BEFORE.search(count.lead) or _NOUN_AFTER.match(count.tail)
            paragraph = context.report.paragraph_at(count.span.start)
            if noun is None or paragraph is None:
                continue
            model = first.setdefault((paragraph.span.start, _VERBS.sub("", noun["noun"])), count)
            if model.unit != count.unit and count.value <= model.value:
                yield self._finding(context, count, model)

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
