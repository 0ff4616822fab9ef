"""NU102."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.numbering import marks
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Related, Severity


class LevelJump(Rule):
    code = "NU102"
    severity = Severity.INFO
    summary = "结构层次序数跳级（“一、”之下直接用“1.”）"
    summary_en = "numbering jumps from 一、 to 1. without （一）"
    why = (
        "《党政机关公文格式》（GB/T 9704—2012）7.3.3：结构层次序数依次为“一、”“（一）”“1.”“（1）”。"
    )
    limits = "全文只报第一处，其余列为相关位置；“一是”“第一”不算层次序数。"
    examples = (
        Example(
            bad="一、总体情况\n⟦1.⟧主动公开方面。公开信息86条。\n2.依申请公开方面。没有申请。",
            good="一、总体情况\n（一）主动公开\n1.公开信息86条。\n2.公开文件3件。",
        ),
        Example(
            slot="s5",
            bad="⟦1.⟧栏目更新不及时，由办公室6月底前整改。\n2.解读较少，由司法所每季度解读1次。",
            good="一是栏目更新不及时，由办公室6月底前整改。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        places = []
        levels: list[int] = []
        for mark in context.use(marks):
            while levels and levels[-1] > mark.level:
                levels.pop()
            if not levels or levels[-1] < mark.level:
                if levels and levels[-1] == 1 and mark.level == 3:
                    places.append(mark)
                levels.append(mark.level)
        if not places:
            return
        first, *rest = places
        more = f"（共{len(places)}处）" if rest else ""
        yield self.finding(
            first.span,
            message=f"序数从“一、”一级直接跳到“{first.text}”{more}；依据GB/T 9704—2012，第二层宜用“（一）”；可酌情调整。",
            related=[Related(m.span.start, m.span.end, "同样的跳级") for m in rest],
        )
