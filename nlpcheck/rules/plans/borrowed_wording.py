"""PL202."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

_GENERIC = lazy(
    r"(?:部分|一些|少数|个别|多数|不少|有的)(?:地区|地方|市县|县区|省市|地市|省份)|(?:一些|多数|不少)(?:部门|行政机关|政府部门)|各级政府及(?:其)?部门"
)
_ABOUT_OTHERS = lazy(r"学习|借鉴|来自|外地|其他|兄弟|先进|经验")


class BorrowedWording(Rule):
    code = "PL202"
    severity = Severity.WARNING
    summary = "用“部分地区”“一些部门”讲本单位的事，疑似套用"
    summary_en = "third-person wording such as 部分地区 in a single unit's report"
    why = "年度报告应写本机关的情况；“部分地区”“一些部门”是汇总报告的口气，多从上级材料套用。"
    limits = "各级政府（县级以上）的报告可以讲所属地区和部门，不报；讲学习外地经验的不报。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s5",
            bad="存在的问题：⟦部分地区⟧公开意识不强，⟦一些部门⟧更新不及时。\n改进措施：由办公室每月检查1次更新情况。",
            good="存在的问题：个别科室公开意识不强，部分栏目更新不及时。\n改进措施：由办公室每月检查1次更新情况。",
        ),
        Example(
            slot="s5",
            kind="department",
            bad="存在的问题：⟦少数地方⟧政策解读不到位。\n改进措施：全年制作图解6期。",
            good="存在的问题：政策解读不到位。\n改进措施：借鉴一些地方的经验，全年制作图解6期。",
        ),
        Example(
            slot="s5",
            kind="county",
            good="存在的问题：部分地方公开意识不强，一些部门更新不及时。\n改进措施：由县政府办公室每月检查1次更新情况。",
            note="县级政府汇总全县情况",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        if report.issuer_kind in ("government", ""):
            return
        for number in (1, 5):
            for paragraph in report.prose_of(number):
                start, end = paragraph.span.start, paragraph.span.end
                for match in _GENERIC.finditer(context.text, start, end):
                    around = context.text[max(start, match.start() - 10) : match.end() + 10]
                    if _ABOUT_OTHERS.search(around):
                        continue
                    yield self.finding(
                        *match.span(),
                        message=f"“{match.group()}”疑似套用汇总报告的说法；建议写明本单位的具体科室、栏目或事项",
                        confidence=0.7,
                    )
