"""GR010: synonyms stacked on one another."""

from __future__ import annotations

from nlpcheck.rules.base import Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Severity


class StackedSynonyms(ManyPatterns):
    code = "GR010"
    severity = Severity.INFO
    summary = "近义词堆叠"
    summary_en = "synonyms stacked on one another"
    why = "公文用语应简明：近义词并列堆叠，层次不清"
    limits = "“体制机制”“制度机制建设”“方式方法”等固定说法不报。"
    message = "“{text}”近义词堆叠，建议只留其一或分清层次"
    sureness = 0.7
    patterns = (
        (r"(?:机制制度|制度机制|机制体制制度)(?:和|与|及|以及)(?:措施|办法|方法|机制|制度)", None),
        (r"(?:措施办法|办法措施|制度办法措施)(?:和|与|及|以及)(?:制度|机制|方法|举措)", None),
        (r"(?:规章制度|制度|机制|体系|办法|措施|举措|方法|规定){3,}", None),
        (r"方式方法(?:和|与|及)(?:途径|手段|措施|办法)", None),
        (r"(?:途径渠道|渠道途径|手段办法|办法手段|举措措施|措施举措)", None),
        (r"(?:不足问题|问题不足)(?:和|与|及)(?:短板|缺点|差距|困难)", None),
        (r"(?:重要关键|关键重要)(?:环节|作用|内容)", None),
    )
    examples = (
        Example(bad="健全工作的⟦机制制度和措施⟧。", good="加强制度机制建设，完善体制机制和政策措施。"),
        Example(bad="创新⟦方式方法和手段⟧，拓宽⟦渠道途径⟧。", good="创新方式方法，拓宽渠道和途径。"),
    )
