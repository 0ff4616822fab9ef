"""YR004."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.plans import (
    PlanAnalysis,
    plans,
    previous_plans,
    repeated_measures,
    repeated_problems,
)
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Related, Severity, Span

_OLD = "一是村级财务信息公开频次低；二是信息员业务水平有待提高。\n针对以上问题，由财政所每季度公布村级财务收支明细。"


class ProblemsRepeated(Rule):
    code = "YR004"
    severity = Severity.INFO
    summary = "问题与上年报告相同，没有说明整改进展"
    summary_en = "last year's problems told again, without what became of them"
    why = "年度报告应报告存在的主要问题及改进情况（《政府信息公开条例》第五十条）；连年相同又不讲进展的，看不出改进。"
    limits = "写明上年问题整改情况的不报；半数以上的问题相同才报。措施也与上年相同的，一并指出。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s5",
            bad="一是⟦村级财务信息公开频次低；二是信息员业务水平有待提高⟧。\n针对以上问题，由财政所每季度公布村级财务收支明细。",
            good="上年问题整改情况：针对公开频次低的问题，已按季公布。\n一是村级财务信息公开频次低；二是信息员业务水平有待提高。\n针对以上问题，由财政所每季度公布村级财务收支明细。",
            previous={"s5": _OLD},
        ),
        Example(
            slot="s5",
            bad="存在的问题：⟦栏目更新不及时⟧。\n改进措施：2024年6月底前完成12个栏目的更新。",
            good="存在的问题：依申请公开答复书说理不充分。\n改进措施：2024年6月底前印发答复书范本。",
            previous={
                "s5": "存在的问题：栏目更新不及时。\n改进措施：2023年6月底前完成12个栏目的更新。"
            },
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        before = context.use(previous_plans)
        if before is None or not before.problems or context.previous is None:
            return
        now = context.use(plans)
        same = repeated_problems(now, before)
        if (
            not same
            or now.last_year
            or (len(same) * 2 <= len(now.problems) and len(now.problems) > 1)
        ):
            return
        problems = [now.problems[r.now] for r in same]
        span = Span(problems[0].start, problems[-1].end)
        path = context.previous.document.path
        related = [
            Related(p.start, p.end, "上年报告的问题", p.text, path)
            for p in (before.problems[r.before] for r in same)
        ]
        measures = repeated_measures(now, before)
        related += [
            Related(m.start, m.end, "上年报告的措施", m.text, path)
            for m in (before.measures[r.before] for r in measures)
        ]
        yield self.finding(
            span,
            message=f"{len(same)}个问题与上年报告相同，没有说明整改进展"
            + self._measures(now, before, len(measures))
            + "；建议写明上年措施的落实情况，或说明问题为何仍未解决",
            confidence=min(r.likeness for r in same),
            related=related,
        )

    @staticmethod
    def _measures(now: PlanAnalysis, before: PlanAnalysis, same: int) -> str:
        return f"，{same}条措施也与上年相同" if same else ""
