"""ST106."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

_CLAIM = lazy(
    r"(?:本报告|报告全文|全文|年度报告|报告)[^。\n]{0,12}?(?P<x>(?:由|共分?|分为|包括|包含)[^。\n]{0,160}?"
    r"“?(?P<count>[二三四五六七八九十]|\d{1,2})个?(?P<unit>部分|方面)(?:内容)?(?:组成|构成)?)"
)
# 报告包括六个方面内容 tells its own parts; 报告从三个方面总结 doesn't
_ASPECTS = lazy(
    r"^(?:本报告|报告全文|全文|年度报告|报告)(?:的?内容)?(?:主要|一共|共)?(?:分为|包括|包含)“?[^，。]{1,3}方面(?:内容)?$"
)
_ITEM = lazy(r"[、，；和及]")
_NUMERALS = "零一二三四五六七八九十"
_TITLES = lazy(r"(?:情况|事项|问题|措施|建议|附件|附表|数据|概述)")


class SelfDescription(Rule):
    code = "ST106"
    severity = Severity.WARNING
    summary = "自述的部分数与正文不符"
    summary_en = "the number of parts that the report claims isn't that of its sections"
    why = "报告开头自述“由六个部分组成”的，应与正文的部分数一致；统一格式为六个部分。"
    limits = "只看“本报告由……N个部分组成”一类的自述；列出的名称数不足N的也报。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="title",
            bad="栖梧镇人民政府2023年政府信息公开工作年度报告\n本报告⟦由总体情况、主动公开情况、申请办理情况、复议诉讼情况、存在问题五个部分组成⟧。",
            good="栖梧镇人民政府2023年政府信息公开工作年度报告\n本报告由六个部分组成。",
        ),
        Example(
            slot="title",
            bad="栖梧镇人民政府2023年政府信息公开工作年度报告\n报告全文⟦共分七个部分⟧。",
            good="栖梧镇人民政府2023年政府信息公开工作年度报告\n本报告从三个方面总结了工作。",
        ),
        Example(
            slot="title",
            bad="栖梧镇人民政府2023年政府信息公开工作年度报告\n本报告⟦共包括四个方面内容⟧。",
            good="栖梧镇人民政府2023年政府信息公开工作年度报告\n本报告共包括六个方面内容，数据包括三个方面来源。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        actual = sum(s.heading is not None for s in report.sections)
        for match in _CLAIM.finditer(report.text):
            if report.section_at(match.start()) not in (None, 1):
                continue
            raw = match.group("count")
            count = int(raw) if raw.isdecimal() else _NUMERALS.index(raw)
            if match.group("unit") == "方面" and not (
                "组成" in match.group() or _ASPECTS.search(match.group())
            ):
                continue
            listed = len([i for i in _ITEM.split(match.group("x")) if _TITLES.search(i)])
            if count != actual:
                reason = f"自述{count}个部分，正文有{actual}个"
            elif 2 <= listed < count:
                reason = f"自述{count}个部分，只列出{listed}个"
            else:
                continue
            yield self.finding(
                match.start("x"),
                match.end("x"),
                message=f"疑似自述结构与正文不符：{reason}；建议核对。",
            )
