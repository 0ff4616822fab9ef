"""GR006: two words of estimate on one number."""

from __future__ import annotations

from nlpcheck.rules.base import Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Severity

_NUMBER = r"(?:[0-9][0-9,.]*|[一二三四五六七八九十百千两]+)"


class DoubleEstimate(ManyPatterns):
    code = "GR006"
    severity = Severity.WARNING
    summary = "概数重复"
    summary_en = "two words of estimate on one number"
    why = "GB/T 15835—2011 与语法规范：“约、近”与“左右、余、以上”表示概数，用其一即可"
    limits = "“节约300余万元”“附近300米以内”等不报。"
    message = "“{text}”概数重复，建议改为“{replacement}”"
    safety = "unsafe"
    patterns = (
        (
            rf"(?P<x>((?:大约|大概|将近|接近|超过|不少于|不低于|至少|最少|(?<![节合条预签制契公特履违简邀誓失])约|(?<![附最邻临靠相接将新贴亲])近|逾)\s?{_NUMBER}(?:万|亿|千|百)?(?:%|％|个?[一-鿿]{{0,4}}?))(?:左右|上下|(?<!规模)(?<!级)以上))",
            r"\2",
        ),
        (
            rf"(?P<x>((?:大约|大概|将近|接近|(?<![节合条预签制契公特履违简邀誓失])约|(?<![附最邻临靠相接将新贴亲])近|逾)\s?{_NUMBER}(?:万|亿|千|百)?)(?:余|多(?!元|数|层|方|种形|项目))([件条次份人个名户家万亿元项场期篇]))",
            r"\2\3",
        ),
        (
            rf"(?P<x>({_NUMBER}(?:万|亿|千|百)?)(?:余|多)([件条次份人个名户家项场期篇])(?:左右|上下|以上))",
            r"\2余\3",
        ),
    )
    examples = (
        Example(bad="公开信息⟦近300条左右⟧。", good="公开信息近300条，日均2条左右。", fixed="公开信息近300条。"),
        Example(bad="接待咨询⟦约200余人⟧，占比⟦超过80%以上⟧。", good="节约300余万元，附近300米以内，近5年来上升80%以上。",
                fixed="接待咨询约200人，占比超过80%。"),
    )  # fmt: skip
