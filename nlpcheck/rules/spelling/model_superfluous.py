"""SP103: a superfluous character that the language model finds."""

from __future__ import annotations

from nlpcheck.language.spelling.correction import Correction
from nlpcheck.rules.base import Example
from nlpcheck.rules.spelling._model import ModelRule


class ModelSuperfluous(ModelRule):
    code = "SP103"
    summary = "疑似多字（语言模型）"
    summary_en = "a superfluous character, found by the language model"
    kinds = frozenset({"superfluous"})
    limits = "只报多一个字的；叠词（人人、层层、事事）不报。"
    examples = (
        Example(
            bad="全面加强政府信息公开的工作队伍⟦伍⟧建设。",
            good="全面加强政府信息公开的工作队伍建设。",
            fixed="全面加强政府信息公开的工作队伍建设。",
        ),
        Example(
            bad="依法保障公民、法人和其他组⟦组⟧织的合法权益。",
            good="依法保障公民、法人和其他组织的合法权益。",
            fixed="依法保障公民、法人和其他组织的合法权益。",
        ),
        Example(good="做到人人有责、层层落实、事事有回音。"),
        Example(good="常常开展谈心谈话，刚刚完成换届。"),
    )

    def tell(self, old: str, new: str, c: Correction) -> str:
        return f"疑似多字：“{old}”疑似多余，建议核对"
