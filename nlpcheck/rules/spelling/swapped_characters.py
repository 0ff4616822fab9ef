"""SP017: two neighbouring characters of a word or a term that have changed places."""

from __future__ import annotations

from collections.abc import Iterable

from nlpcheck.language.homophones import homophones
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity


class SwappedCharacters(Rule):
    code = "SP017"
    severity = Severity.WARNING
    summary = "疑似字序颠倒"
    summary_en = "two neighbouring characters of a common word in the wrong order"
    why = "录入时前后两字颠倒，不成词语"
    limits = (
        "只查颠倒后不成词、公开文本中从不出现的常用词和固定用语（lexicons/swapped.tsv）；"
        "其余由语言模型（SP104）判断。"
    )
    examples = (
        Example(
            bad="规范网站⟦目栏⟧设置，强化日常⟦管监⟧。",
            good="规范网站栏目设置，强化日常监管，培养家国情怀。",
            fixed="规范网站栏目设置，强化日常监管。",
            note="词内两字颠倒",
        ),
        Example(
            bad="及时回应⟦社关会切⟧。",
            good="及时回应社会关切，推进各行业各领域信息公开。",
            fixed="及时回应社会关切。",
            note="前后两词之间颠倒",
        ),
        Example(
            good="相互配合、互相支持，领带与带领各有其用，进一步稳定运行，地处山区，配通俗版图解和语音说明。"
        ),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """One finding a word or a term."""
        for hit in context.use(homophones):
            if hit.swapped:
                yield self.finding(
                    hit.start,
                    hit.end,
                    f"疑似字序颠倒：“{hit.text}”，建议改为“{hit.right}”",
                    replacement=hit.right,
                    safety="unsafe",
                    confidence=0.92,
                )
