"""NU003."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.language.numerals import chinese_number
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity, Span

_ZERO = "〇零○OoＯ0０"
_DATE = lazy(
    rf"(?P<y>[一二][{_ZERO}][一二三四五六七八九{_ZERO}]{{2}})年(?P<m>[一二三四五六七八九十]{{1,2}})月(?:(?P<d>[一二三四五六七八九十]{{1,3}})日)?"
)


class ChineseDate(Rule):
    code = "NU003"
    severity = Severity.WARNING
    summary = "成文日期用了汉字数字，或“〇”写作字母“O”"
    summary_en = "a date of signature in Chinese numerals, or with the letter O"
    why = (
        "GB/T 9704—2012 第7.3.5.4条：成文日期用阿拉伯数字；GB/T 15835—2011：汉字数字的零写作“〇”。"
    )
    limits = "只看单独成行的日期和误用字母O、数字0的日期；正文中“二〇二一年”不报。"
    examples = (
        Example(
            bad="栖梧镇人民政府\n⟦二O二一年一月十九日⟧",
            fixed="栖梧镇人民政府\n2021年1月19日",
            good="栖梧镇人民政府\n2021年1月19日",
        ),
        Example(
            bad="⟦二〇二四年一月八日⟧",
            fixed="2024年1月8日",
            good="自二〇〇八年五月一日起施行的条例于2019年修订，落实“十四五”规划和党的二十大部署。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for match in _DATE.finditer(context.text):
            line_start = context.text.rfind("\n", 0, match.start()) + 1
            line_end = context.text.find("\n", match.end())
            line = context.text[line_start : line_end if line_end >= 0 else len(context.text)]
            alone = line.strip(" \u3000\t") == match.group()
            wrong_zero = any(c in match["y"] for c in "OoＯ0０")
            if not alone and not wrong_zero:
                continue
            year = chinese_number(re.sub(f"[{_ZERO}]", "〇", match["y"]))
            month = chinese_number(match["m"])
            day = chinese_number(match["d"]) if match["d"] else None
            if year is None or month is None or (match["d"] and day is None):
                continue
            plain = f"{year}年{month}月" + (f"{day}日" if day else "")
            why = "“〇”误作字母或数字" if wrong_zero else "成文日期宜用阿拉伯数字"
            yield self.finding(
                Span(*match.span()),
                message=f"日期“{match.group()}”：{why}；GB/T 9704—2012 规定成文日期用阿拉伯数字；建议改为“{plain}”。",
                replacement=plain,
                safety="unsafe",
            )
