"""Counts of normative documents made, and of licences, penalties and coercion decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import topics
from nlpcheck.language.quantities.model import Quantity

DECISIONS = {"行政许可": "licensing", "行政处罚": "penalties", "行政强制": "compulsion"}
# 作出行政许可68件、行政处罚43件: the verb of the first is the second's too
_BESIDE = lazy(r"(?:和|及|以及|与)?(?P<word>行政许可|行政处罚|行政强制)(?:决定|措施)?")
# 查处违法行为并作出: what was done first has the same doer
_DONE_FIRST = lazy(
    r"(?:依法)?对[^，。；\d]{2,16}$|(?:依法|共|累计)*(?:对[^，。；]{0,16})?(?:立案|查处|查办|办结|审结|处理|结案|检查)[^，。；]{0,16}?(?:并|后)(?:依法)?$"
)
_NOT_MADE = ("解读", "信息", "备案", "征求", "草案", "栏", "清理", "审查", "合法性")


def decided(
    item: Quantity, prose: str, before: Sequence[Quantity], give: Callable[..., Quantity]
) -> Quantity | None:
    """The count with its topic, None where it is neither of documents nor of decisions."""
    p = topics.patterns()
    lead, tail = item.lead, item.tail
    if m := p.documents.match(lead):
        known = m["object"] or (
            "规范性文件" in prose[item.sentence.start : item.span.start]
            and not topics.actor_name(re.sub("(?:行政)?规范性文件|全部|所有", "", m["before"]))
        )
        if known and not tail.startswith(_NOT_MADE) and not _over_years(item, prose):
            return give(
                _documents(m["word"]), re.sub("全部|所有", "", m["before"]) if m["object"] else ""
            )
    if (m := p.documents_lead.match(lead)) and p.documents_tail.match(tail):
        return give(_documents(m["word"]), m["before"])
    if m := p.decisions.match(lead):
        word = m["word"] or "行政处罚"
        return give(DECISIONS[word], _DONE_FIRST.sub("", m["before"]))
    if m := p.decisions_bare.match(lead):
        return give(DECISIONS[m["word"]])
    if (m := p.decisions_lead.match(lead)) and (n := p.decisions_tail.match(tail)):
        return give(DECISIONS[n["word"]], _DONE_FIRST.sub("", m["before"]))
    if before and (m := _BESIDE.fullmatch(lead)):
        last = before[-1]
        if last.clause == item.clause and last.topic in DECISIONS.values():
            return give(DECISIONS[m["word"]], last.actor)
    return None


def _over_years(item: Quantity, prose: str) -> bool:
    """累计制定15件: of this year only where the sentence says so."""
    told = prose[item.sentence.start : item.span.start]
    return "累计" in item.lead and not re.search(r"[全本今当]年|年度|年内|20\d\d年", told)


def told_decided(item: Quantity, text: str) -> bool:
    """Whether the words before a count say that decisions were made (办结N件 need not be)."""
    lead = item.lead
    if _BESIDE.fullmatch(lead):
        lead = text[item.clause.start : item.span.start]
    return bool(re.search("[作做]出|下达|实施|采取|决定", lead)) and "程序" not in lead


def _documents(word: str) -> str:
    if "废止" in word:
        return "documents_abolished"
    return "documents_in_force" if word.startswith("现行") else "documents_made"
