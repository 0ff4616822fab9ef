"""NU106."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.numerals import number
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.numbers._listing import runs
from nlpcheck.types import Finding, Severity, Span

_PROMISE = re.compile(
    r"(?P<x>(?P<n>[一二两三四五六七八九十]|\d{1,2})(?:个|大|点)?(?:方面|问题|不足|短板|举措|措施|工作|任务|要求|意见|情况)?(?:的)?(?:问题|不足|短板|工作|措施|情况|要求|意见)?)(?:进行改进|着手|入手|发力|加以改进)?(?P<colon>：|:|。|，|——)\s*(?=一是)"
)


class PromisedCount(Rule):
    code = "NU106"
    severity = Severity.WARNING
    summary = "列举的项数与所述不符"
    summary_en = "the number of items listed differs from the number promised"
    why = "“以下三方面”之后应列三项，数目不符为漏写或误写。"
    limits = "只看紧接着“一是”列举的；“等几个方面”不看。"
    examples = (
        Example(
            bad="主要存在以下⟦三方面问题⟧：一是更新不及时；二是解读形式单一。",
            good="主要存在以下两方面问题：一是更新不及时；二是解读形式单一。",
        ),
        Example(
            bad="仍有⟦两个方面的不足⟧：一是更新不及时；二是解读单一；三是人员不足。",
            good="做好政策解读、队伍建设等三个方面工作，一是更新；二是解读。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        prose = context.prose
        lists = {run[0].span.start: run for run in runs(context)}
        for match in _PROMISE.finditer(prose):
            promised = number(match["n"])
            if (
                promised is None
                or promised < 2
                or not re.search(r"方面|问题|不足|短板|举措|措施|任务|要求|意见|情况", match["x"])
            ):
                continue
            before = prose[max(0, match.start() - 6) : match.start()]
            if re.search(r"等|第|前|十|百|\d$", before):
                continue
            run = lists.get(match.end())
            if run is None:
                continue
            listed = run[-1].value
            if listed != promised and [i.value for i in run] == list(range(1, listed + 1)):
                yield self.finding(
                    Span(*match.span("x")),
                    message=f"所述“{match['x']}”，实列{listed}项；建议补齐或改正数目。",
                    confidence=0.85,
                )
