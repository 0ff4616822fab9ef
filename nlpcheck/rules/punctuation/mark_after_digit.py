"""PU008: 、 after an Arabic list number."""

from __future__ import annotations

import re

from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Severity


class MarkAfterDigit(ManyPatterns):
    code = "PU008"
    severity = Severity.INFO
    summary = "阿拉伯数字序号后宜用“.”"
    summary_en = "a pause mark after an Arabic list number"
    why = "GB/T 15834—2011 附录B.1、GB/T 9704—2012 第7.3.3条：第三层序号为“1.”"
    limits = "只看段首；“5、6月”“1、2号楼”不报。"
    message = "序号“{text}”宜写作“{replacement}”"
    safety = "safe"
    view = "all"
    sureness = 0.9
    patterns = ((r"^[ \t　]*(?P<x>(\d{1,2})、)(?=[一-鿿“《])", r"\2."),)
    examples = (
        Example(bad="⟦1、⟧主动公开情况。", good="1.主动公开情况。", fixed="1.主动公开情况。"),
        Example(bad="⟦2、⟧依申请公开情况。", good="5、6月各培训1次。\n1、2号楼设公示栏。", fixed="2.依申请公开情况。"),
    )  # fmt: skip

    def accepts(self, context: Context, match: re.Match[str], start: int, end: int) -> bool:
        """Not in table labels, the title or notes."""
        paragraph = context.report.paragraph_at(start)
        return paragraph is None or paragraph.role in ("prose", "heading")
