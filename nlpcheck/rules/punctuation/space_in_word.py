"""PU014: a space between Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_GAP = lazy(r"(?<=[一-鿿])[ \u00a0\u3000]{1,2}(?=[一-鿿])")
_LEAD = lazy(
    r"(?:第[一二三四五六七八九十百千零\d]+[章节条款部分编]|^[^，。；：\n]{0,10}|[一二三四五六七八九十]、?|附件?|图|表)$"
)
_MOST = 3
_QUOTED = lazy(r"“[^“”\n]*”|【[^【】\n]*】|《[^《》\n]*》|《[^》\n]*$")
_NAME_BEFORE = lazy(
    r"(?:记者|书记|主任|主席|[省市县区镇乡局厅部处科院校所]长|同志|编辑|审核|责编|联系人|撰稿|中央|[省市县区]委|办公厅|办公室)$"
)


class SpaceInWord(Rule):
    code = "PU014"
    severity = Severity.WARNING
    summary = "词句中有多余空格"
    summary_en = "a stray space between Chinese characters"
    why = "GB/T 15834—2011 第5章：汉字连排，字间不留空"
    limits = "只查成句的正文；标题、落款、姓名之间的空格不报；一段中空格多于三处（版式对齐）不报。"
    examples = (
        Example(bad="全年我镇通过政府门户网站主动公开信息⟦ ⟧公开目录12项。", good="姓 名\n签 章", fixed="全年我镇通过政府门户网站主动公开信息公开目录12项。"),
        Example(good="开设【喜迎新年 走基层】专栏，集中反映群众呼声，效果良好。"),
        Example(bad="我镇进一⟦ ⟧步加强信息公开。", good="使用OA 系统办理，共12 件。\n主动公开 全年公开信息86条。",
                fixed="我镇进一步加强信息公开。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Single gaps in paragraphs that read as sentences."""
        text = context.text
        for paragraph in context.report.written:
            if paragraph.role != "prose":
                continue
            start, end = paragraph.span.start, paragraph.span.end
            gaps = list(_GAP.finditer(text, start, end))
            line = text[start:end].rstrip()
            if not gaps or len(gaps) > _MOST or not re.search("[，。；！？]", line):
                continue
            quoted = [m.span() for m in _QUOTED.finditer(text, start, end)]
            for gap in gaps:
                before = text[max(start, gap.start() - 14) : gap.start()]
                if (
                    gap.start() - start <= 10
                    and _LEAD.search(text[start : gap.start()])
                    and not _joins(text, gap.start(), gap.end())
                ):
                    continue
                if _NAME_BEFORE.search(before) or text[gap.end() : gap.end() + 1] in "摄报文图":
                    continue
                if re.match(r"[一-鿿]{2,5}：", text[gap.end() : gap.end() + 7]):
                    continue
                if any(a < gap.start() < b for a, b in quoted):
                    continue
                if re.search(r"第[一二三四五六七八九十百千零\d]+[章节条款部分编]$", before):
                    continue
                yield self.finding(
                    gap.start(), gap.end(), "词句中有多余空格，建议删去",
                    replacement="", safety="safe", confidence=0.9,
                )  # fmt: skip


def _joins(text: str, start: int, end: int) -> bool:
    """Whether a dictionary word lies across the gap."""
    from nlpcheck.language.segment import cut_known

    left, right = text[max(0, start - 4) : start], text[end : end + 4]
    at = 0
    for word in cut_known(left + right):
        if at < len(left) < at + len(word):
            return True
        at += len(word)
    return False
