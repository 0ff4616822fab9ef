"""PU001: half-width marks between Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Edit, Finding, Severity

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_MARK = lazy(
    r"(?<=[一-鿿”’》）〉%％、])[,;?!](?=\s?[一-鿿“‘《（〈])|(?<=[一-鿿”’》）〉])[,;?!](?=[0-9])"
    r"|(?<=[0-9])[,;](?=[一-鿿“《])|(?<=[一-鿿”’》）〉]):(?=[一-鿿“‘《（〈])|(?<=[一-鿿”’》）])[;?!]$",
    re.MULTILINE,
)
_BRACKETS = lazy(r"\((?![一二三四五六七八九十百\d]{1,3}\))([^()\n]*[一-鿿][^()\n]*)\)")


class HalfWidthMarks(Rule):
    code = "PU001"
    severity = Severity.WARNING
    summary = "中文之间应使用全角标点"
    summary_en = "half-width punctuation between Chinese characters"
    why = "GB/T 15834—2011《标点符号用法》第5章：标点占一个字的位置，中文用全角"
    limits = "数字分节、小数、网址和序号括号不报。"
    examples = (
        Example(
            bad="通过电子屏幕⟦,⟧公告栏等公开。",
            good="公开信息12,345条，网址http://www.a.gov.cn。",
            fixed="通过电子屏幕，公告栏等公开。",
        ),
        Example(
            bad="收到申请2件⟦,⟧均已办结⟦(详见表三)⟧。",
            good="均已办结（详见表三），比例3:5，时间9:30。",
            fixed="收到申请2件，均已办结（详见表三）。",
        ),
        Example(good="(一)主动公开。使用OA(v2.0)系统，占比33.5%。"),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Single marks, then pairs of brackets round Chinese."""
        text = context.prose
        for match in _MARK.finditer(text):
            mark = match[0]
            yield self.finding(
                match.start(), match.end(), f"中文之间的“{mark}”应使用全角“{_FULL[mark]}”",
                replacement=_FULL[mark], safety="safe", confidence=0.97,
            )  # fmt: skip
        for match in _BRACKETS.finditer(text):
            yield self.finding(
                match.start(), match.end(), "中文之间的括号应使用全角“（）”",
                replacement=f"（{match[1]}）", safety="safe", confidence=0.95,
                edits=(Edit(match.start(), match.start() + 1, "（"), Edit(match.end() - 1, match.end(), "）")),
            )  # fmt: skip
