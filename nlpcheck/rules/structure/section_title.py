"""ST003."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.template import fold
from nlpcheck.types import Edit, Finding, Severity, Span

_NUMERALS = "一二三四五六"


class SectionTitle(Rule):
    code = "ST003"
    severity = Severity.WARNING
    summary = "部分的标题与统一格式不一致"
    summary_en = "a section's title differs from the official one"
    why = "国办公开办函〔2019〕60号、〔2021〕30号规定六个部分的名称；常见别称只作提示。"
    limits = "标题前的序号由 NU101、NU103 检查；只有空格、顿号之差的不报。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="h6",
            bad="六、⟦需要报告的其他事项⟧",
            good="六、其他需要报告的事项",
            fixed="六、其他需要报告的事项",
        ),
        Example(
            slot="h5",
            bad="五、⟦存在的主要问题及改进情况说明⟧",
            good="五、存在的主要问题及改进情况",
            fixed="五、存在的主要问题及改进情况",
        ),
        Example(
            slot="h4",
            bad="四、⟦政府信息公开行政复议、行政讼诉情况⟧",
            good="四、政府信息公开行政复议行政诉讼情况",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        for section in report.sections:
            if section.heading is None or fold(section.title) == fold(section.official):
                continue
            start = section.heading.end - len(section.title)
            span = Span(start, section.heading.end)
            known = "（常见别称）" if section.variant else ""
            yield self.finding(
                span,
                message=f"第{_NUMERALS[section.number - 1]}部分标题“{section.title}”与统一格式不一致{known}，"
                f"建议改为“{section.official}”。",
                replacement=section.official,
                safety="safe",
                edits=[Edit(span.start, span.end, section.official)],
                severity=Severity.INFO if section.variant else Severity.WARNING,
            )
