"""SP102: a missing character that the language model finds."""

from __future__ import annotations

from nlpcheck.language.spelling.correction import Correction
from nlpcheck.rules.base import Example
from nlpcheck.rules.spelling._model import ModelRule


class ModelMissing(ModelRule):
    code = "SP102"
    summary = "疑似缺字（语言模型）"
    summary_en = "a missing character, found by the language model"
    kinds = frozenset({"missing"})
    limits = "只报缺一个字的；缺“的”“了”等而语句仍通的不报。标出的是缺字处前后各一字。"
    examples = (
        Example(
            bad="推进政府信⟦息开⟧工作，保障公民的知情权。",
            good="推进政府信息公开工作，保障公民的知情权。",
            fixed="推进政府信息公开工作，保障公民的知情权。",
        ),
        Example(
            bad="提高政府工作的⟦透度⟧，促进依法行政。",
            good="提高政府工作的透明度，促进依法行政。",
            fixed="提高政府工作的透明度，促进依法行政。",
        ),
        Example(good="推进政府信息公开，公开事项应公开尽公开。"),
        Example(good="市级以上机关、街道办事处及其工作人员。"),
    )

    def place(self, text: str, c: Correction) -> tuple[int, int, str]:
        start = c.start - (c.start > 0 and text[c.start - 1] != "\n")
        end = c.end + (c.end < len(text) and text[c.end] != "\n")
        return start, end, text[start : c.start] + c.replacement + text[c.end : end]

    def tell(self, old: str, new: str, c: Correction) -> str:
        return f"疑似缺字：“{old}”之间疑似缺“{c.replacement}”，建议核对是否为“{new}”"
