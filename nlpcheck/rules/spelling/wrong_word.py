"""SP001: a wrong word that is wrong in every context."""

from __future__ import annotations

from collections.abc import Iterable

from nlpcheck.language.confusables import confusables
from nlpcheck.language.homophones import homophones
from nlpcheck.language.idioms import idioms
from nlpcheck.language.near_terms import near_terms
from nlpcheck.language.spelling.service import DOUBTED, suspicion
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.spelling.variant_words import is_variant
from nlpcheck.types import Finding, Severity

SURE = 0.95
"""From this confidence on a row without a context is an error with a safe fix."""


class WrongWord(Rule):
    code = "SP001"
    severity = Severity.ERROR
    summary = "错别字：任何语境下都不成立的写法"
    summary_en = "a misspelling that is wrong in every context"
    why = (
        "《通用规范汉字表》《现代汉语词典》；词条见 lexicons/confusables.tsv（context 为空、置信度 0.95 以上）；"
        "与固定用语（lexicons/terms.tsv）、成语（lexicons/idioms.tsv）一字之差而音同形近的，"
        "和误写一字而不成词的（lexicons/homophones.tsv），作警告报出"
    )
    limits = (
        "书名号内的文件名不查；跨词相邻（发布署名文章）不报；不成词的写法，语言模型不疑的（行业用语可能不见于统计文本），只作提醒。"
    )
    examples = (
        Example(
            bad="按照区政府统一⟦布署⟧开展工作。",
            good="按照区政府统一部署开展工作。",
            fixed="按照区政府统一部署开展工作。",
        ),
        Example(
            bad="在公开栏⟦公布于从⟧，做到⟦公开透名⟧。",
            good="在门户网站发布署名文章3篇。",
            fixed="在公开栏公布于众，做到公开透明。",
        ),
        Example(
            bad="公开⟦一般公共玉算⟧和部门决算。",
            good="公开一般公共预算和部门决算，国务院另有规定的从其规定。",
            fixed="公开一般公共预算和部门决算。",
            note="固定用语的一字之差",
        ),
        Example(
            bad="加强重点领域⟦怎策⟧公开。",
            good="加强重点领域政策公开，怎样策划由各科室商定。",
            fixed="加强重点领域政策公开。",
            note="不是词的同音误写",
        ),
        Example(
            bad="网上公开与窗口公开⟦相辅相承⟧，宣传由浅入深、⟦循序渐近⟧。",
            good="各项工作相辅相成、循序渐进，奋发有为，有声有色。",
            fixed="网上公开与窗口公开相辅相成，宣传由浅入深、循序渐进。",
            note="成语的一字之差",
        ),
        Example(good="不得将“部署”误写为“布署”；按期答覆申请人，用的是旧词形。"),
        Example(good="构建全周期管理体系，村干部们逐户走访，确认其诉求。"),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Hits of rows without a context; then, as warnings, near misses of fixed terms and of
        idioms, and slips that make no word."""
        hits = context.use(confusables)
        for hit in hits:
            pair = hit.pair
            if not pair.bound and pair.confidence >= SURE:
                yield self.finding(
                    hit.start,
                    hit.end,
                    f"错别字“{pair.wrong}”，应为“{pair.right}”",
                    replacement=pair.right,
                    safety="safe",
                    confidence=pair.confidence,
                )
        taken = [(h.start, h.end) for h in hits]
        phrases: list[tuple[int, int, str, str, str, float]] = [
            *(
                (n.start, n.end, n.text, f"固定用语为“{n.term}”", n.term, n.score)
                for n in context.use(near_terms)
                if not is_variant(n.text, n.term)
            ),
            *(
                (i.start, i.end, i.text, f"应为“{i.right}”", i.right, 0.9)
                for i in context.use(idioms)
            ),
        ]
        for start, end, text, told, right, sureness in phrases:
            if not any(a < end and start < b for a, b in taken):
                taken.append((start, end))
                yield self.finding(
                    start,
                    end,
                    f"疑似错别字“{text}”，{told}",
                    replacement=right,
                    safety="unsafe",
                    severity=Severity.WARNING,
                    confidence=sureness,
                )
        for word in context.use(homophones):
            if word.word or word.swapped or is_variant(word.text, word.right):
                continue
            if not any(a < word.end and word.start < b for a, b in taken):
                # A trade's own word that no text read had (列册登记) is no slip: the whole line tells.
                doubted = suspicion(context, word.start, word.end) >= DOUBTED
                yield self.finding(
                    word.start,
                    word.end,
                    f"疑似错别字“{word.text}”，建议改为“{word.right}”（音同、音近或形近）",
                    replacement=word.right,
                    safety="unsafe",
                    severity=Severity.WARNING if doubted else Severity.INFO,
                    confidence=0.88 if doubted else 0.6,
                )
