"""SP101: a wrong character that the language model finds."""

from __future__ import annotations

from nlpcheck.language.spelling.correction import Correction
from nlpcheck.rules.base import Example
from nlpcheck.rules.spelling._model import ModelRule


class ModelSubstitution(ModelRule):
    code = "SP101"
    summary = "疑似错别字（语言模型）"
    summary_en = "a wrong character, found by the language model"
    kinds = frozenset({"substitution", "particle"})
    limits = "人名、地名、引文中的罕见写法一般不改；繁体字、方言和文本中反复出现的用语不改。"
    examples = (
        Example(
            bad="各科室要认真落⟦时⟧公开要求，不断提升服务水平。",
            good="各科室要认真落实公开要求，不断提升服务水平。",
            fixed="各科室要认真落实公开要求，不断提升服务水平。",
        ),
        Example(
            bad="对行政⟦福⟧议决定不服的，可以依法提起行政诉讼。",
            good="对行政复议决定不服的，可以依法提起行政诉讼。",
            fixed="对行政复议决定不服的，可以依法提起行政诉讼。",
        ),
        Example(good="村民丁晟荃、申屠旻表示，鄣吴镇的公开栏更新得很快。"),
        Example(good="老乡说：“侬覅客气，阿拉自家来。”"),
    )

    def tell(self, old: str, new: str, c: Correction) -> str:
        return f"疑似错别字“{old}”，建议改为“{new}”"
