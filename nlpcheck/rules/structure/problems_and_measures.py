"""ST103."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

_PROBLEM = lazy(
    r"问题|不足|不够|有待|欠缺|短板|薄弱|差距|困难|不高|不强|不深|不全|不及时|不到位|不完善|不规范|滞后|单一|缺乏|缺少|较少|偏[少低慢]|错别字|"
    r"尚未|还需|仍需|亟[待需]|不[力精细熟专]|弱|短缺|脱节|不平衡"
)
_MEASURE = lazy(
    r"下一步|改进|措施|加强|完善|提升|提高|强化|推进|健全|规范|优化|落实|整改|开展|组织|建立|拓宽|拓展|加大|增强|将[于在对由把从以继进]|"
    r"培训|配[备强齐]|明确|细化|严格|定期|每[季月周年]|底前|制定|修订|充实|更新|扩展|丰富|创新|深化|做到|抓好|确保"
)
_PLAN = lazy(r"下一步|改进(?:措施|情况|工作)|整改|将[于在对由把从以继进加完]|底前")
_LACK = lazy(r"没有|没能|未能|尚无|从未|未(?=[\u4e00-\u9fff])(?!来)")
_CLAUSE = lazy(r"[，。；：！\n]")
_NONE = lazy(r"(?:没有|无|未发现|不存在)(?:明显|突出|重大)?(?:存在)?(?:的)?(?:问题|不足)")


class ProblemsAndMeasures(Rule):
    code = "ST103"
    severity = Severity.ERROR
    summary = "第五部分未列问题，或未列改进措施"
    summary_en = "section five names no problem, or no measure"
    why = "《政府信息公开条例》第五十条第（五）项：年度报告应当包括存在的主要问题及改进情况。"
    limits = "只看有无；问题与措施是否对应见 PL101。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s5",
            bad="⟦一年来，公开工作得到群众好评。⟧",
            good="工作中还存在栏目更新不及时的不足，下一步由办公室每月检查一次。",
        ),
        Example(
            slot="s5",
            bad="⟦信息员调整较多，6名新人没有参加过培训，更新不及时。⟧",
            good="信息员调整较多，6名新人没有参加过培训，更新不及时。3月起由办公室每周组织1次培训。",
        ),
        Example(
            slot="s5",
            bad="⟦主要问题：一是栏目更新不及时；二是解读形式单一；三是人员业务不熟。⟧",
            good="主要问题是解读形式单一。2024年，我镇将开展图表解读。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        section = report.section(5)
        if section is None or section.status not in ("present", "misplaced"):
            return
        paragraphs = report.prose_of(5)
        cells = [p for p in report.paragraphs if p.section == 5 and p.role in ("cell", "heading")]
        if not paragraphs and not cells:
            return
        text = "\n".join(
            p.span.of(report.text) for p in paragraphs + cells if p.span != section.heading
        )
        span = (paragraphs or cells)[0].span
        if not _PROBLEM.search(_NONE.sub("", text)):
            yield self.finding(
                span,
                message="第五部分未列存在的问题；依据《政府信息公开条例》第五十条；建议写明本年度存在的主要问题。",
                where="第五部分",
            )
        elif not self._has_measure(text):
            yield self.finding(
                span,
                message="第五部分未列改进措施；依据《政府信息公开条例》第五十条；建议针对所列问题逐项写明改进措施。",
                where="第五部分",
            )

    @staticmethod
    def _has_measure(text: str) -> bool:
        """A clause that plans, or that acts and names no problem itself."""
        return any(
            _PLAN.search(clause)
            or (
                _MEASURE.search(clause) and not _PROBLEM.search(clause) and not _LACK.search(clause)
            )
            for clause in _CLAUSE.split(text)
        )
