"""SP002: a word taken for another that sounds or looks like it, told by its context."""

from __future__ import annotations

from collections.abc import Iterable

from nlpcheck.language.confusables import confusables
from nlpcheck.language.homophones import homophones
from nlpcheck.language.spelling.service import suspicion
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.spelling.variant_words import is_variant
from nlpcheck.rules.spelling.wrong_word import SURE
from nlpcheck.types import Finding, Severity

_UNDOUBTED = 0.01
"""Where the language model sees less wrong than this, neighbours alone are not enough to warn:
of 31 words that were wrong three are so, of those that were right (进站大厅, 赛事资讯) all."""


class ConfusedWord(Rule):
    code = "SP002"
    severity = Severity.WARNING
    summary = "疑似同音、近形词误用"
    summary_en = "a word taken for another that sounds or looks alike"
    why = "《现代汉语词典》释义；词条与语境见 lexicons/confusables.tsv 和 lexicons/soundalikes.tsv；其余依全句用词判断（training/either.py）"
    limits = "只在词条写明的语境中，或者全句用词明显偏向另一词时报出；语言模型看不出错的只作提醒；书名号内的文件名不查。"
    examples = (
        Example(bad="办理新办企业政策⟦资讯⟧电话。", good="电梯实施更新，抽签定题，三米栏木。"),
        Example(
            bad="个别栏目信息更新不够⟦几时⟧。",
            good="群众问几时能办结，窗口当场答复。",
            fixed="个别栏目信息更新不够及时。",
        ),
        Example(
            bad="认真办理群众⟦反应⟧的问题。",
            good="对舆情快速反应，如实反映情况。",
            fixed="认真办理群众反映的问题。",
        ),
        Example(
            bad="做好政策⟦解毒⟧和⟦以申请公开⟧工作。",
            good="夏季宣传清热解毒常识，该件可以申请公开。",
            fixed="做好政策解读和依申请公开工作。",
        ),
        Example(
            bad="做好应急⟦观礼⟧工作。",
            good="做好应急管理工作，组织群众代表观礼。",
            fixed="做好应急管理工作。",
        ),
        Example(
            bad="扩大公众⟦残余⟧度，做好信息⟦审察⟧。",
            good="清理残余垃圾，扩大公众参与度，做好信息审查。",
            fixed="扩大公众参与度，做好信息审查。",
        ),
        Example(
            bad="对照年初确定的重点⟦人物⟧逐项销号，办公⟦地质⟧和邮编长期公布。",
            good="宣传身边的先进人物，地质灾害点逐一公布，重点任务逐项销号。",
            fixed="对照年初确定的重点任务逐项销号，办公地址和邮编长期公布。",
            note="依全句用词判断",
        ),
        Example(
            bad="为⟦登机⟧失业人员推荐岗位，修订应急⟦议案⟧并演练，预算执行⟦设计⟧查出问题，保障申请人获取信息的⟦权力⟧。",
            good="登机口增设饮水点，代表议案已办理，设计单位按审计意见完善设计，行使法律授予的权力。",
            fixed="为登记失业人员推荐岗位，修订应急预案并演练，预算执行审计查出问题，保障申请人获取信息的权利。",
        ),
        Example(good="公布权力清单和责任清单，保障公众的合法权利。"),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Hits of rows with a context or a lower confidence."""
        hits = context.use(confusables)
        for word in context.use(homophones):
            if is_variant(word.text, word.right):
                continue
            if word.word and not any(h.start < word.end and word.start < h.end for h in hits):
                doubted = suspicion(context, word.start, word.end) >= _UNDOUBTED
                yield self._finding(
                    word.start, word.end, word.text, word.right, 0.85 if doubted else 0.6,
                    Severity.WARNING if doubted else Severity.INFO,
                )  # fmt: skip
        for hit in hits:
            pair = hit.pair
            if pair.bound or pair.confidence < SURE:
                yield self._finding(hit.start, hit.end, pair.wrong, pair.right, pair.confidence)

    def _finding(
        self, start: int, end: int, wrong: str, right: str, sure: float,
        severity: Severity = Severity.WARNING,
    ) -> Finding:  # fmt: skip
        return self.finding(
            start,
            end,
            f"疑似错别字“{wrong}”，建议改为“{right}”",
            replacement=right,
            safety="unsafe",
            confidence=sure,
            severity=severity,
        )
