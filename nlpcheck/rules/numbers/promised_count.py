"""NU106."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.language.numerals import number
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.numbers._listing import runs
from nlpcheck.types import Finding, Severity, Span

_PROMISE = lazy(
    r"(?P<x>(?P<n>[一二两三四五六七八九十]|\d{1,2})(?:个|大|点|项|条|类|步|种)?"
    r"(?:方面|环节|层面|重点|主要|突出)?(?:的)?"
    r"(?:问题|不足|短板|举措|措施|工作|任务|要求|意见|情况|原因|差距|薄弱环节|弱项|打算|做法|要点|内容|方面|环节|建议|安排)?)"
    r"(?!日)(?:(?:进行改进|着手|入手|发力|加以改进|改进|努力|推进)?。|(?:之处)?[^，。；：:\n“”（）0-9一二三四五六七八九十]{0,8}?(?:，?(?:即|具体如下|具体是|主要是|分别是))?(?:：|:|，|——))\s*(?=(?P<mark>一是|其一[，是]|①|第一[，、]|（一）|\(一\)|1[.．、]|（1）))"
)
_NOUN = lazy(
    r"方面|问题|不足|短板|举措|措施|任务|要求|意见|情况|原因|差距|环节|弱项|打算|做法|要点|重点|建议|安排|工作|[项点步]$"
)
# 抓好四件事：一是… / 经验有三条：一是…: any noun, but only right before a colon
_LOOSE = lazy(
    r"(?<![第等前近约多逾超余\d一二三四五六七八九十百])(?P<x>(?P<n>[两二三四五六七八九十])[个项条点件大]”?"
    r"[^，。；：:\n“”（）0-9]{0,12}?)”?(?:措施|工作|要求)?(?:开展工作|推进|进行|展开)?(?:，?(?:即|具体如下|具体是|主要是|分别是))?[：:，]\s*(?=(?P<mark>一是|其一[，是]|①))"
)
_ORDINAL = lazy(r"第([一二三四五六七八九十])[，、]")
_BRACKET = lazy(r"[（(]([一二三四五六七八九十]{1,2})[）)]")
_POINT = lazy(r"(?<![\d.．第])(\d{1,2})[.．、](?!\d)")
_BRACKET_POINT = lazy(r"（(\d{1,2})）")
_MARKS = {"第": _ORDINAL, "（一": _BRACKET, "(一": _BRACKET, "（1": _BRACKET_POINT}


class PromisedCount(Rule):
    code = "NU106"
    severity = Severity.WARNING
    summary = "列举的项数与所述不符"
    summary_en = "the number of items listed differs from the number promised"
    why = "“以下三方面”之后应列三项，数目不符为漏写或误写。"
    limits = "只看紧接着“一是”“第一，”“（一）”“1.”列举的；“等几个方面”不看。"
    examples = (
        Example(
            bad="主要存在以下⟦三方面问题⟧：一是更新不及时；二是解读形式单一。",
            good="主要存在以下两方面问题：一是更新不及时；二是解读形式单一。",
        ),
        Example(
            bad="仍有⟦两个方面的不足⟧：一是更新不及时；二是解读单一；三是人员不足。",
            good="做好政策解读、队伍建设等三个方面工作，一是更新；二是解读。",
        ),
        Example(
            bad="实现“⟦三个”提升⟧：一是质量提升；二是效率提升。",
            good="实现“两个”提升：一是质量提升；二是效率提升。第三个专栏：一是图解；二是问答。",
        ),
        Example(good="处理附件52份，一是隐去号码，二是替换附件，三是通知整改。"),
        Example(
            bad="2024年将抓好⟦三项工作⟧：\n（一）完善目录。\n（二）加强培训。",
            good="2024年将抓好两项工作：\n（一）完善目录。\n（二）加强培训。其中两项措施：1.编目录；2.办培训。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        prose = context.prose
        lists = {run[0].span.start: [item.value for item in run] for run in runs(context)}
        told: set[int] = set()
        strict = [(match, True) for match in _PROMISE.finditer(prose)]
        loose = [(match, False) for match in _LOOSE.finditer(prose)]
        for match, needs_noun in strict + loose:
            promised = number(match["n"])
            if promised is None or promised < 2 or match.end() in told:
                continue
            if needs_noun and not _NOUN.search(match["x"]):
                continue
            before = prose[max(0, match.start() - 6) : match.start()]
            if re.search(r"等|第|前|十|百|\d$|[）)]$|方面[^，。；]{0,4}$|[个项]$", before):
                continue
            values = lists.get(match.end())
            if values is None and match["mark"] != "一是":
                values = self._marked(context, match.end(), match["mark"])
            if (
                not values
                or len(values) < 2
                or values[-1] == promised
                or values != list(range(1, len(values) + 1))
            ):
                continue
            told.add(match.end())
            yield self.finding(
                Span(*match.span("x")),
                message=f"所述“{match['x']}”，实列{values[-1]}项；建议补齐或改正数目。",
                confidence=0.85,
            )

    def _marked(self, context: Context, start: int, mark: str) -> list[int]:
        """The numbers of the list that begins at ``start``, to the section's end or a restart."""
        pattern = next((p for key, p in _MARKS.items() if mark.startswith(key)), _POINT)
        section = context.report.section_at(start)
        values: list[int] = []
        # a list in one paragraph ends with it; one that begins a paragraph goes on in the next ones
        inline = context.prose[start - 1 : start] != "\n"
        end = context.prose.find("\n", start) if inline else len(context.prose)
        for match in pattern.finditer(
            context.prose, start, end if end >= 0 else len(context.prose)
        ):
            if context.report.section_at(match.start()) != section:
                break
            if not inline and context.prose[: match.start()].rstrip(" \u3000")[-1:] != "\n":
                continue
            value = number(match[1])
            if value is None or int(value) != len(values) + 1:
                break
            values.append(int(value))
        return values
