"""NU013."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.language.numerals import narrow
from nlpcheck.language.quantities.scan import MEASURES
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity, Span

_MEASURE = "|".join(re.escape(m) for m in sorted(MEASURES, key=len, reverse=True))
_COMMA = lazy(
    rf"(?<![\d０-９，、,.．%％：:])(?<!\d、)(?P<head>[1-9０-９]\d{{0,2}})，(?:(?P<group>\d{{3}}(?:，\d{{3}})*(?:\.\d+)?)(?=[余多几]?[万亿]?(?:{_MEASURE})|[余多万亿])|(?P<part>\d{{1,2}})(?=[万亿]))"
)


class CommaInNumber(Rule):
    code = "NU013"
    severity = Severity.WARNING
    summary = "数字中疑似误用全角逗号"
    summary_en = "a full-width comma inside a number"
    why = "GB/T 15835—2011 第5.2条：多位数不用逗号分节（可用千分空）；小数点应为“.”。"
    limits = "逗号前的数字带量词的、三个以上数字并列的不看。"
    examples = (
        Example(
            bad="公开信息共⟦1，204⟧条。",
            fixed="公开信息共1204条。",
            good="公开信息1条，204人次浏览。",
        ),
        Example(
            bad="发放手册⟦1，350⟧本，张贴海报⟦2，100⟧张，兑现补贴⟦1，256.8⟧万元。",
            fixed="发放手册1350本，张贴海报2100张，兑现补贴1256.8万元。",
            good="发放手册1本，350张海报已张贴。",
        ),
        Example(
            bad="阅读量⟦12，6⟧万次。",
            fixed="阅读量12.6万次。",
            good="阅读量分别为12，6，8万次；投入经费3,200元。",
        ),
        Example(
            bad="投入经费⟦3，200⟧元。",
            fixed="投入经费3200元。",
            good="2023年，204人次参加，占3.5%，200人受益。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for match in _COMMA.finditer(context.prose):
            comma = match.start("head") + len(match["head"])
            part = match["part"]
            right = f"{match['head']}.{part}" if part else narrow(match.group().replace("，", ""))
            yield self.finding(
                Span(*match.span()),
                message=f"数字“{match.group()}”中疑似误用全角逗号；建议改为“{right}”并核对（若为两个数，应各带量词）。",
                replacement=right,
                safety="unsafe",
                confidence=0.85 if comma else 0.8,
            )
