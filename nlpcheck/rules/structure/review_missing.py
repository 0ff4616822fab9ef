"""ST102."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

# 低保民主评议, 招聘考核, 风险评估 are of something else
_REVIEW = lazy(
    r"(?<!民主)(?<!低保)(?<!招聘)(?<!人事)(?<!录用)(?<!职称)(?<!资格)(?<!招录)(?:考核|评议)(?!合格|上岗|成绩公示|公示|对象名单)|责任追究|追责|问责|追究责任|"
    r"(?:第三方|工作|公开|网站|绩效|质量|社会|年度|全[省市]|[省市]里|[省市](?:政府)?|上级|专项)(?:的)?评估|评估(?:结果|得分|排名|通报|中)|测评|评价|"
    r"满意度(?:调查|测评|评价)|(?:社会|公众|群众)满意度(?:为|达|得分)|绩效管理|绩效目标|督查通报|考评"
)

# section five plans; only a result told there counts
_RESULT = lazy(
    r"(?:考核|评议|评估|测评)(?:结果|得分|排名|指出|反映|显示|中)|(?:未|没有)[^，。；]{0,12}(?:追究|问责|追责)"
)


class ReviewMissing(Rule):
    code = "ST102"
    severity = Severity.WARNING
    summary = "人民政府的报告未见工作考核、社会评议和责任追究情况"
    summary_en = (
        "a government's report says nothing of assessment, public review and accountability"
    )
    why = "《政府信息公开条例》第五十条：各级人民政府的年度报告还应当包括工作考核、社会评议和责任追究结果情况。"
    limits = "部门、街道的报告不要求；提到考核、评议、追责之一即可。乡镇只作提示。"
    scope = Scope.REPORT
    examples = (
        Example(
            kind="county",
            slot="s1",
            bad="⟦⟧全年主动公开信息86条，办理依申请公开0件，做好政府信息管理、平台建设和监督保障。",
            good="全年主动公开信息86条，将公开工作纳入年度绩效考核。",
        ),
        Example(
            kind="county",
            slot="s1",
            bad="⟦⟧2023年，我县公开信息86条。",
            good="2023年，我县公开信息86条，开展社会评议1次，未发生责任追究情形。",
        ),
        Example(
            kind="county",
            slot="s1",
            bad="⟦⟧全年公开信息86条，公示低保民主评议结果12条，对公开十年以上的信息进行评估。",
            good="全年公开信息86条，政务公开工作在全市评估中排名第三。",
        ),
        Example(kind="department", slot="s1", good="全年主动公开信息86条。"),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        section = report.section(1)
        if report.issuer_kind not in ("government", "town") or not report.issuer.endswith("政府"):
            return
        if section is None or section.status not in ("present", "misplaced"):
            return
        body = [p for p in report.written if p.section == 1 and p.role in ("prose", "heading")]
        body = [p for p in body if p.span != section.heading]
        told = "\n".join(
            p.span.of(report.text)
            for p in report.paragraphs
            if p.section != 5 and p.role in ("prose", "heading", "cell")
        )
        plan = "\n".join(
            p.span.of(report.text)
            for p in report.written
            if p.section == 5 and p.role == "prose"
        )
        if not body or _REVIEW.search(told) or _RESULT.search(plan):
            return
        at = body[0].span.start
        yield self.finding(
            at,
            at,
            message="未见工作考核、社会评议和责任追究结果情况；依据《政府信息公开条例》第五十条；建议补写。",
            where="第一部分",
            severity=Severity.INFO if report.issuer_kind == "town" else Severity.WARNING,
        )
