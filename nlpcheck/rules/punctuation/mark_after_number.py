"""PU007: a mark after a number in brackets, or 、 after 第一."""

from __future__ import annotations

import re

from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Severity


class MarkAfterNumber(ManyPatterns):
    code = "PU007"
    severity = Severity.WARNING
    summary = "序号后标点有误"
    summary_en = "a wrong mark after a list number"
    why = "GB/T 15834—2011 附录B.1、GB/T 9704—2012 第7.3.3条：带括号的序号后不用标点，“第一”等后用逗号"
    limits = "“第二十条第（一）、（五）项”一类并列引用不报。"
    message = "序号“{text}”后的标点有误，宜为“{replacement}”"
    safety = "safe"
    view = "all"
    sureness = 0.95
    patterns = (
        (
            r"^[ \t　]*(?P<x>([（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)])[、，．.：:])(?!\s*[（(]|或|和|及|项)",
            r"\2",
        ),
        (
            r"(?:^[ \t　]*|(?<=[。；：]))(?P<x>(第[一二三四五六七八九十])[、：:．.])(?!第|二|三|四|五|六|七|八|九|十|[一-鿿]{0,4}(?:、|季度|批|条|款|项|章|部分))",
            r"\2，",
        ),
        (
            r"(?:^[ \t　]*|(?<=[。；：，]))(?P<x>([一二三四五六七八九]是)[、，：:])(?=[一-鿿])",
            r"\2",
        ),
        (r"^[ \t　]*(?P<x>([①-⑳])[、．.])", r"\2"),
        (r"(?:^[ \t　]*|(?<=[。；：]))(?P<x>(首先|其次|再次|最后)[、：:])(?=[一-鿿])", r"\2，"),
    )
    examples = (
        Example(bad="⟦（一）、⟧主动公开\n全年公开信息86条。", good="（一）主动公开\n全年公开信息86条。",
                fixed="（一）主动公开\n全年公开信息86条。"),
        Example(bad="主要做法：⟦第一、⟧完善制度。", good="第一，完善制度。第一、二季度各培训1次，依据第（一）、（五）项。",
                fixed="主要做法：第一，完善制度。"),
    )  # fmt: skip

    def accepts(self, context: Context, match: re.Match[str], start: int, end: int) -> bool:
        """Not in table labels, the title or notes."""
        paragraph = context.report.paragraph_at(start)
        return paragraph is None or paragraph.role in ("prose", "heading")
