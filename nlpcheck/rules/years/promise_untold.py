"""YR007."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.plans import plans, previous_plans
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Related, Severity

_OLD = (
    "存在的问题：档案查阅不便。\n改进措施：由档案室2023年9月底前建成便民大厅查阅角，配备触摸屏2台。"
)


class PromiseUntold(Rule):
    code = "YR007"
    severity = Severity.INFO
    summary = "上年报告承诺的措施，本年报告没有交代"
    summary_en = "what last year's report promised is not told of in this one"
    why = "《政府信息公开条例》第五十条要求报告改进情况：上年写明期限或目标的措施，应在本年报告中说明结果。"
    limits = "只看上年具体的措施；正文任何一处讲到的不报，上年空泛的措施不报。"
    scope = Scope.REPORT
    examples = (
        Example(
            slots={
                "h5": "⟦五、存在的主要问题及改进情况⟧",
                "s5": "存在的问题：解读形式单一。\n改进措施：2024年制作图解6期。",
            },
            good_slots={
                "s5": "去年承诺的便民大厅查阅角已于9月建成，档案室配备触摸屏2台。\n存在的问题：解读形式单一。\n改进措施：2024年制作图解6期。"
            },
            previous={"s5": _OLD},
        ),
        Example(
            slots={"h5": "⟦五、存在的主要问题及改进情况⟧"},
            good_slots={
                "s5": "上年提出的处罚决定公示滞后问题，综合执法队已按作出后7个工作日公示，法制员核对案卷编号4次。\n"
                "存在的问题：栏目更新不及时。\n改进措施：由办公室每季度通报1次更新情况。"
            },
            previous={
                "s5": "存在的问题：执法公示滞后。\n改进措施：综合执法队处罚决定作出后7个工作日内公示，法制员每季度核对案卷编号。"
            },
        ),
        Example(
            slot="s5",
            good="存在的问题：解读形式单一。\n改进措施：2024年制作图解6期。",
            previous={"s5": "存在的问题：业务不熟。\n改进措施：进一步加强学习，不断提高工作水平。"},
            note="上年措施空泛时不报",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        before = context.use(previous_plans)
        section = context.report.section(5)
        if before is None or context.previous is None or section is None or section.heading is None:
            return
        untold = [
            p
            for p in context.use(plans).promises
            if not p.told
            and (judged := before.measures[p.index].judgement) is not None
            and judged.verdict == "specific"
        ]
        if not untold:
            return
        path = context.previous.document.path
        yield self.finding(
            section.heading,
            message=f"上年报告写明期限或目标的措施，有{len(untold)}条在本年报告中疑似没有交代："
            + "；".join(f"“{p.text}”" for p in untold[:3])
            + "；建议说明落实情况",
            confidence=0.6,
            related=[
                Related(m.start, m.end, "上年承诺的措施", m.text, path)
                for m in (before.measures[p.index] for p in untold)
            ],
        )
