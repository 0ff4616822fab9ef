"""GR008: a verb and an object that don't go together."""

from __future__ import annotations

import re

from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Severity

_FROM_TO = (
    ("组建", "建立", "负责制|责任制|制度|机制"),
    ("提高", "扩大", "规模|范围|覆盖面"),
    ("改善", "提高", "水平|效率"),
    ("加快", "提高", "水平|质量|效率"),
    ("扩大", "加大", "力度"),
    ("增加", "加大", "力度"),
    ("提升", "扩大", "规模|范围"),
    ("减少", "降低", "成本|风险等级|难度"),
    ("完善", "提高", "效率|水平"),
    ("发挥", "取得", "成效|成果"),
    ("增强", "缩短", "时间|周期|间隔"),
    ("提高", "加大", "力度"),
    ("提升", "加大", "力度"),
    ("提高", "加快", "进度|步伐"),
    ("提升", "加快", "进度|步伐"),
    ("提高", "增加", "数量"),
    ("加快", "加大", "力度"),
    ("加快", "扩大", "范围|规模"),
    ("扩大", "提高", "水平|质量|效率"),
    ("增加", "提高", "水平|质量|效率"),
    ("加大", "提高", "水平|质量|效率"),
    ("加大", "加快", "进度|步伐|速度"),
    ("加大", "扩大", "范围|覆盖面|规模"),
    ("加强", "提高", "水平|质量|效率|能力水平"),
    ("加强", "加快", "进度|步伐|速度"),
    ("加强", "扩大", "规模|范围|覆盖面"),
    ("增强", "加大", "力度"),
    ("增强", "提高", "水平|质量|效率"),
    ("降低", "减少", "次数|数量|环节|现象"),
    ("健全", "提高", "水平|质量|效率|意识"),
    ("完善", "加大", "力度"),
    ("完善", "增强", "意识"),
    ("完善", "解决", "问题|矛盾"),
    ("改善", "增强", "意识"),
    ("解决", "满足", "需求|需要"),
    ("满足", "解决", "问题|困难"),
    ("发扬", "发挥", "作用|优势|职能"),
    ("建立", "树立", "意识|观念|理念|形象|作风"),
    ("打造", "建立", "制度|机制"),
    ("压实", "提高", "水平|效率"),
    ("承担", "发挥", "作用"),
    ("起到", "取得", "成绩|成果|成效|进展"),
    ("取得", "发挥", "作用"),
)
# Verbs that take few objects: their object may stand further off.
_FAR = ("组建", "增强")
_END = r"(?=[，。；、！？\n]|$)"


class Collocation(ManyPatterns):
    code = "GR008"
    severity = Severity.INFO
    summary = "动宾搭配疑似不当"
    summary_en = "a verb and an object that do not go together"
    why = "《现代汉语词典》《现代汉语实词搭配词典》：动词与宾语的习惯搭配"
    limits = "只查少数常见的不当搭配，动词与宾语在同一短语内。"
    message = "“{text}”搭配疑似不当，建议动词改用“{replacement}”"
    patterns = tuple(
        (
            rf"(?P<x>(?<!和){verb}(?=了?[^，。；、：\n了和与及]{{0,{12 if verb in _FAR else 6}}}(?:{nouns}){_END}))",
            better,
        )
        for verb, better, nouns in _FROM_TO
    )
    sureness = 0.6
    safety = "unsafe"
    examples = (
        Example(bad="⟦组建⟧政务公开队伍领导负责制。", good="建立领导负责制，组建工作专班。", fixed="建立政务公开队伍领导负责制。"),
        Example(bad="⟦扩大⟧宣传力度，⟦提高⟧公开规模。", good="扩大公开范围，提高答复质量，加大宣传力度。",
                fixed="加大宣传力度，扩大公开规模。"),
    )  # fmt: skip

    def accepts(self, context: Context, match: re.Match[str], start: int, end: int) -> bool:
        """Not where another verb between them takes the noun (完善机制提高水平)."""
        between = re.split(r"[，。；、：\n]", match.string[end : end + 16])[0]
        return not re.search(
            r"提高|扩大|加大|加强|加快|改善|改进|建立|健全|完善|提升|降低|减轻|减少|增加|增强|形成|推动|推进|促进|落实|上|迈出|保持|达到|解决|满足|树立|开展|发挥|优化|强化|规范|创新|深化|打造|拓展|拓宽|提供|建设|、|和|与|及|为|以",
            between,
        )
