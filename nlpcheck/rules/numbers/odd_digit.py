"""NU011."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.language.numerals import narrow
from nlpcheck.language.quantities.scan import MEASURES
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity, Span

_LETTERS = str.maketrans("OoｏＯlIＩｌZSB", "00001111258")
_MEASURE = "|".join(re.escape(m) for m in sorted(MEASURES, key=len, reverse=True))
_LETTER = lazy(
    r"(?<![A-Za-z0-9０-９./:_＿@-])(?=[0-9OoＯlIＩ.]*[0-9０-９])(?:[0-9０-９]*[OoＯlIＩ][0-9０-９OoＯlIＩ]*)(?:\.\d+)?(?![A-Za-z/:@_-])(?=[\u4e00-\u9fff%％])"
    r"|(?<![A-Za-z0-9./:_-])[lI][0-9]?(?=\.\d+[万亿条件次个份%％])|(?<![A-Za-z0-9])[lI](?=[0-9]月|月[0-9])"
    # 热线l2315，; 电话123I5。
    r"|(?<=[\u4e00-\u9fff：])[lIO]\d{2,}(?=[，。；、）\n]|$)|(?<=[\u4e00-\u9fff：])\d{2,}[lIO]\d+(?=[，。；、）\n]|$)"
    # 1.O万, 覆盖lO个村, 1Z0人次
    rf"|(?<![A-Za-z0-9./:_-])\d+\.[OolI]+(?=[余多]?[万亿]?(?:{_MEASURE}))"
    rf"|(?<=[\u4e00-\u9fff])(?!II)[lIO][lIO]{{1,2}}(?=[余多]?(?:{_MEASURE}))|(?<=[\u4e00-\u9fff])l(?=[余多]?(?:{_MEASURE}))"
    rf"|(?<![A-Za-z0-9./:_-])\d+[ZSB]\d+(?=[余多]?(?:{_MEASURE}))"
)
_MIXED = lazy(
    r"(?<![0-9０-９A-Za-z])(?=[0-9０-９]*[0-9])(?=[0-9０-９]*[０-９])[0-9０-９]{2,}(?![0-9０-９A-Za-z])"
)


_SHORT = lazy("[OoＯIl][0-9]|[0-9]+o")  # O2, 30o for 30°
_COUNTED = lazy(rf"[余多几]?(?:[万亿月号]|{_MEASURE})")
_NAMES = frozenset({"O2O", "2O", "I2I", "1O1"})
_ANY_LETTER = lazy("[OoＯlIＩZSB]")
_ANY_WIDE = lazy("[０-９]")


class OddDigit(Rule):
    code = "NU011"
    severity = Severity.WARNING
    summary = "数字中混入字母O、l，或全角半角混用"
    summary_en = "letters O or l among digits, or full-width and half-width digits mixed"
    why = "GB/T 15835—2011：阿拉伯数字用半角数字字符；字母O、l与数字0、1字形相近，易在录入时混淆。"
    limits = "只看后面紧跟汉字或%的；O2O、OA、H5、IPv4等名称不看。"
    examples = (
        Example(
            bad="⟦2O23年⟧⟦l2月⟧前完成。".replace("年⟧", "⟧年").replace("月⟧", "⟧月"),
            fixed="2023年12月前完成。",
            good="2023年12月前完成OA系统和H5页面升级，5G基站20个，IPv6改造1项。",
        ),
        Example(
            bad="阅读量⟦l.8⟧万次。",
            fixed="阅读量1.8万次。",
            good="阅读量1.8万次，见www.a1.gov.cn/lO2。",
        ),
        Example(
            bad="⟦2O⟧余名信息员参加培训，制作图解⟦l2⟧幅，覆盖⟦lO⟧个村，浏览⟦1.O⟧万次，服务⟦1Z0⟧人次。",
            fixed="20余名信息员参加培训，制作图解12幅，覆盖10个村，浏览1.0万次，服务120人次。",
            good="O2O模式、2O平台、5S管理、II类水质、CO2排放和Ｉ类项目，3B区块，A1类事项。",
        ),
        Example(
            bad="公开信息⟦２3⟧条。",
            fixed="公开信息23条。",
            good="公开信息２３条，Ｗｏｒｄ文件2件。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        text = context.prose
        for pattern, mark, why in (
            (_LETTER, _ANY_LETTER, "混入了字母"),
            (_MIXED, _ANY_WIDE, "全角、半角混用"),
        ):
            for match in self._lines(pattern, mark, text):
                if match.group() in _NAMES or _SHORT.fullmatch(match.group()):
                    if match.group() in _NAMES - {"2O"} or not _COUNTED.match(text, match.end()):
                        continue
                right = narrow(match.group().translate(_LETTERS))
                yield self.finding(
                    Span(*match.span()),
                    message=f"数字“{match.group()}”{why}；数字应为半角阿拉伯数字；建议改为“{right}”。",
                    replacement=right,
                    safety="safe",
                )

    def _lines(
        self, pattern: re.Pattern[str], mark: re.Pattern[str], text: str
    ) -> Iterator[re.Match[str]]:
        """The matches on the lines that hold ``mark`` at all."""
        at = 0
        while found := mark.search(text, at):
            start = text.rfind("\n", 0, found.start()) + 1
            end = text.find("\n", found.end())
            at = end if end >= 0 else len(text)
            yield from pattern.finditer(text, start, at)
