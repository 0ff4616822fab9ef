"""SP015: old or variant word forms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.confusables import Matcher
from nlpcheck.language.prefilter import Words
from nlpcheck.lexicon import Pair
from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Finding, Severity


@cache
def _rows() -> dict[str, Pair]:
    """The rows of lexicons/variants.tsv by the variant."""
    return {
        cells[0]: Pair(wrong=cells[0], right=cells[1], context=cells[2], not_context=cells[3])
        for cells in ((*row, "", "")[:4] for row in lexicon.table("variants"))
    }


@cache
def _words() -> Words:
    return Words(_rows())


class VariantWords(ManyPatterns):
    code = "SP015"
    severity = Severity.INFO
    summary = "宜用规范词形"
    summary_en = "an old or variant form of a word"
    why = "《第一批异形词整理表》（GF 1001—2001）、《现代汉语词典》推荐词形；词条见 lexicons/variants.tsv"
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
        # 象 for 像: 就象一家人, 象对待亲人一样
        (r"(?<=[就正真不很])象(?!征)(?=[^，。；\n]{1,10}(?:一样|那样|这样|一般|似的|般地?))", "像"),
        (r"(?<![一-鿿])象(?!征)(?=[^，。；\n]{1,10}(?:一样|那样|这样|似的))", "像"),
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
        Example(
            bad="对⟦推委⟧扯皮的部门通报批评，发动居民⟦参预⟧讨论，做好⟦份内⟧之事和与民生⟦关连⟧度高的事项，举办⟦记念⟧活动，严惩犯罪⟦份子⟧，⟦惟恐⟧遗漏。",
            good="推委会委员参加，海关连续查获，一份份内部文件、月份外贸数据和阳光采购名单已公开，总书记念兹在兹，供给与需求平衡，同城之外，按规定单独收集，一定货物，本份材料已归档，随了份子钱，文物刻划受罚，在标准与规范之间，象征性收费。",
            fixed="对推诿扯皮的部门通报批评，发动居民参与讨论，做好分内之事和与民生关联度高的事项，举办纪念活动，严惩犯罪分子，唯恐遗漏。",
        ),
    )

    def more(self, context: Context) -> Iterable[Finding]:
        """The words of lexicons/variants.tsv."""
        text = context.prose
        standing = _words().standing(text)
        if not standing:
            return
        for hit in Matcher([_rows()[word] for word in standing]).find(text):
            yield self.found(text, hit.start, hit.end, hit.pair.right)


def is_variant(text: str, right: str) -> bool:
    """Whether ``text`` is ``right`` but for an old or variant form of a word: no misspelling."""
    row = _rows().get(text)
    if row is not None and row.right == right:
        return True
    return any(
        re.sub(pattern, replace or "", text) == right for pattern, replace in VariantWords.patterns
    )
