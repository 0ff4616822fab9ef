"""PL201."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

_UNIT = "条|件|篇|次|期|个|项|份|人|家|场|类|种|万|户|部|名|宗|起|%|％|页|期次|批|处|余|多|例|册|块|台|字|张|幅|亿|元|天|分钟"
_COUNT = lazy(rf"(?<![第〔\d年月])(?:\d[\d,.]*|[一二三四五六七八九十百千两]{{2,}})\s*(?:{_UNIT})")
_NONE = lazy(r"(?:未|没有)(?:收到|发生|接到|受理|收取|产生)|无(?:依申请|行政复议|行政诉讼|申请)")
_LEAST = 120
"""Code points of section one below which its silence tells nothing."""


class NoOwnNumbers(Rule):
    code = "PL201"
    severity = Severity.WARNING
    summary = "总体情况没有本单位的数据"
    summary_en = "section one holds no figure of the unit's own"
    why = "《政府信息公开条例》第五十条要求报告本机关主动公开、处理申请等情况；通篇没有数据的疑似套用。"
    limits = "年份、日期、文号、条款不算数据；写明“未收到申请”等情况的算；第一部分不足120字的不看。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            bad="⟦2023年，我镇坚持以公开为常态、不公开为例外，认真贯彻《中华人民共和国政府信息公开条例》，紧紧围绕中心工作，"
            "扎实推进主动公开、依申请公开、政府信息管理、平台建设和监督保障各项工作。加强组织领导，健全工作机制，"
            "完善公开平台，丰富公开内容，强化监督检查，工作取得明显成效，群众满意度不断提高。⟧",
            good="2023年，我镇认真贯彻《中华人民共和国政府信息公开条例》，扎实推进主动公开、依申请公开、政府信息管理、平台建设和监督保障各项工作。"
            "全年在政府门户网站公开信息241条。加强组织领导，健全工作机制，完善公开平台，丰富公开内容，强化监督检查，群众满意度不断提高。",
        ),
        Example(
            slot="s1",
            bad="⟦2023年，我镇按照第711号令和国办公开办函〔2021〕30号文件要求，把政府信息公开工作摆在突出位置，与业务工作同部署、同落实。⟧\n"
            "在政府信息管理方面，严格审核把关；在平台建设方面，及时更新维护；在监督保障方面，落实责任，接受社会监督。"
            "部分地区公开意识不断增强，多数部门工作水平稳步提升。",
            good="2023年，我镇按照上级要求，把政府信息公开工作摆在突出位置，与业务工作同部署、同落实。\n"
            "全年未收到政府信息公开申请。在政府信息管理方面，严格审核把关；在平台建设方面，及时更新维护；在监督保障方面，落实责任，接受社会监督。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        paragraphs = context.report.prose_of(1)
        texts = [p.span.of(context.text) for p in paragraphs]
        whole = "\n".join(texts)
        if len(whole) < _LEAST or _COUNT.search(whole) or _NONE.search(whole):
            return
        yield self.finding(
            paragraphs[0].span,
            message="总体情况疑似没有本单位的数据（公开条数、申请件数、培训次数等），疑似套用；建议补充本年度数据",
            confidence=0.7,
        )
