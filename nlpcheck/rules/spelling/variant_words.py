"""SP015: old or variant word forms."""

from __future__ import annotations

import re

from nlpcheck.rules.base import Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Severity


class VariantWords(ManyPatterns):
    code = "SP015"
    severity = Severity.INFO
    summary = "宜用规范词形"
    summary_en = "an old or variant form of a word"
    why = "《第一批异形词整理表》（GF 1001—2001）、《现代汉语词典》推荐词形"
    message = "“{text}”宜用规范词形“{replacement}”"
    safety = "safe"
    sureness = 0.95
    patterns = (
        (r"答覆", "答复"),
        (r"回覆", "回复"),
        (r"惟一", "唯一"),
        (r"(?<![一二三四五六七八九十0-9两几多])座落(?!成|户|地)", "坐落"),
        (r"(?<!全)部份(?!额)", "部分"),
        (r"(?<![完达形组构])(?<!民族)成份(?!额)", "成分"),
        (r"(?<![本自终机车船])身分(?!别|布|成|为|处)", "身份"),
        (r"图象", "图像"),
        (r"录象", "录像"),
        (r"影象", "影像"),
        (r"计画", "计划"),
        (r"澈底", "彻底"),
        (r"(?<![只爱最美良])好象", "好像"),
        (r"其馀", "其余"),
        (r"思惟", "思维"),
        (r"宏扬", "弘扬"),
        (r"执著", "执着"),
        (r"人材(?!料)", "人才"),
        (r"精采", "精彩"),
        (r"热中于", "热衷于"),
        (r"(?<!法)撤消(?!费|防)", "撤销"),
        (r"必恭必敬", "毕恭毕敬"),
        (r"辞汇", "词汇"),
        (r"(?<!工)交待(?=[，。；清好工了问])", "交代"),
    )
    examples = (
        Example(
            bad="均按期⟦答覆⟧申请人。",
            good="公开内容覆盖率达到100%。",
            fixed="均按期答复申请人。",
        ),
        Example(
            bad="⟦部份⟧栏目以⟦图象⟧形式公开。",
            good="公民变更民族成份的事项已公开，全部份额已公开，一座落成的展馆向公众开放。",
            fixed="部分栏目以图像形式公开。",
        ),
    )


def is_variant(text: str, right: str) -> bool:
    """Whether ``text`` is ``right`` but for an old or variant form of a word: no misspelling."""
    return any(
        re.sub(pattern, replace or "", text) == right for pattern, replace in VariantWords.patterns
    )
