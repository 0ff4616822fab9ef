"""GR005: 避免不发生 says the contrary of what is meant."""

from __future__ import annotations

from nlpcheck.rules.base import Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Severity


class DoubleNegative(ManyPatterns):
    code = "GR005"
    severity = Severity.WARNING
    summary = "否定不当"
    summary_en = "a negation too many"
    why = "“防止、避免、杜绝”等词已含否定，再加“不”意思相反"
    limits = "“避免不必要的……”“防止因公开不及时……”“确保不发生……”不报。"
    message = "“{text}”否定不当，意思相反；建议删去“不、未、没有”"
    safety = "unsafe"
    patterns = (
        (
            r"(防止|避免|杜绝|谨防|严防|以防|以免|免得|防范|预防|遏制|切忌|力戒|力避|禁止)([^，。；、：\n不未没因确]{0,10}?)(?:不再|不会|不致|不至于|不要|不|未|没有)(再?(?:发生|出现|造成|引发|产生|泄露|泄密|重复|遗漏|失误|影响|误导|出错|错发|误发|漏发|误报|漏报|迟报|瞒报|延误|拖延|滞后|推诿|扯皮|损害|侵害|侵犯|丢失|遗失|流失|外泄|错漏|疏漏|违规|违法|违反|超期|逾期|中断|断档|走样|走过场|扩散|蔓延|激化|存在|滥用|遭受|受到|陷入|被(?:纠正|撤销|投诉|通报|起诉|追责|问责)))",
            r"\1\2\3",
        ),
        (r"(禁止|严禁|切忌|不准)([^，。；、：\n不未没因]{0,4}?)(?:不得|不要|不准|不许)", r"\1\2"),
    )
    examples = (
        Example(bad="严格审查，⟦避免不发生⟧泄密事件。", good="严格审查，避免发生泄密事件。", fixed="严格审查，避免发生泄密事件。"),
        Example(bad="⟦防止信息没有遗漏⟧。", good="不得不延期时告知申请人，确保不发生泄密，防止应公开未公开。",
                fixed="防止信息遗漏。"),
        Example(good="避免不必要的重复，防止因公开不及时引发舆情。"),
    )  # fmt: skip
