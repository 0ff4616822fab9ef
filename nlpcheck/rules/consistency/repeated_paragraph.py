"""XC101."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.template import fold
from nlpcheck.types import Finding, Related, Severity

_SHORTEST = 20


class RepeatedParagraph(Rule):
    code = "XC101"
    severity = Severity.WARNING
    summary = "同一段落在报告中出现两次"
    summary_en = "the same paragraph stands twice in the report"
    why = "重复的段落多为粘贴所致；《党政机关公文处理工作条例》第十九条要求内容简洁、表述准确。"
    limits = "只看全段相同（标点、空格不计）、二十字以上的段落；表格和标题不计。"
    examples = (
        Example(
            bad="我镇通过门户网站公开财政预决算和社会救助信息。\n其他工作按要求推进。\n⟦我镇通过门户网站公开财政预决算和社会救助信息。⟧",
            good="我镇通过门户网站公开财政预决算和社会救助信息。\n我镇通过公告栏公开财政预决算和社会救助信息。",
        ),
        Example(
            bad="由办公室牵头，每季度检查一次栏目更新情况并通报。\n⟦由办公室牵头， 每季度检查一次栏目更新情况并通报。⟧",
            good="没有其他事项。\n没有其他事项。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        seen: dict[str, int] = {}
        for index, paragraph in enumerate(report.written):
            if paragraph.role != "prose":
                continue
            folded = fold(paragraph.span.of(report.text))
            if len(folded) < _SHORTEST:
                continue
            if folded in seen:
                first = report.written[seen[folded]]
                yield self.finding(
                    paragraph.span,
                    message="本段与前文一段完全相同，疑似重复粘贴；建议删去一处。",
                    related=[Related(first.span.start, first.span.end, "前一次出现")],
                )
            else:
                seen[folded] = index
