"""SP104: two neighbouring characters that have changed places."""

from __future__ import annotations

from nlpcheck.language.spelling.correction import Correction
from nlpcheck.rules.base import Example
from nlpcheck.rules.spelling._model import ModelRule


class ModelSwapped(ModelRule):
    code = "SP104"
    summary = "疑似字序颠倒（语言模型）"
    summary_en = "two neighbouring characters in the wrong order, found by the language model"
    kinds = frozenset({"transposition"})
    limits = "只报相邻两字颠倒；颠倒后仍成词而语句通顺的（如“互相”“相互”）不报。"
    examples = (
        Example(
            bad="推进政府⟦息信⟧公开工作。",
            good="推进政府信息公开工作。",
            fixed="推进政府信息公开工作。",
        ),
        Example(
            bad="加强⟦织组⟧领导，落实工作责任。",
            good="加强组织领导，落实工作责任。",
            fixed="加强组织领导，落实工作责任。",
        ),
        Example(good="相互配合、互相支持，领带与带领各有其用。"),
        Example(good="上海海上救助中心发布海上上游预警。"),
    )

    def tell(self, old: str, new: str, c: Correction) -> str:
        return f"疑似字序颠倒：“{old}”，建议改为“{new}”"
