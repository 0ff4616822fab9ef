"""Whether a count is of 行政复议 or 行政诉讼 about disclosure, and of which."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import topics
from nlpcheck.language.quantities.decided import decided
from nlpcheck.language.quantities.frame import Frame
from nlpcheck.language.quantities.model import Quantity
from nlpcheck.types import Span

_THERE_WERE = lazy(
    r"(?:全年|本年度?|今年|20\d\d年度?|因?(?:政府)?信息公开(?:工作)?|引发|引起|的|，|共|共计|累计|发生|产生|出现|被申请|被提起|有|存在|新增)*"
)
_ON_DISPUTES = lazy(r"(?:^|[；，])(行政复议|行政诉讼)(?:案件)?(?:方面|情况)[，：:]$")
_AUTHORITY = lazy(r"受理|办理|审理|审结|收到|代理|应诉|指导|办结|参加|化解|引导|立案|出庭")


def law_topic(
    item: Quantity,
    frame: Frame,
    dispute: tuple[Span, str] | None,
    before: Sequence[Quantity],
    give: Callable[..., Quantity],
) -> Quantity:
    """A count of disputes, of how they ended or of decisions (行政复议3件，结果维持2件; 作出行政处罚决定6件)
    with the topic that ``give`` gives it; any other as it is.  ``dispute``: where the last dispute was told of,
    and its topic."""
    p = topics.patterns()
    prose = frame.prose
    lead, tail = item.lead, item.tail
    if (m := p.dispute.match(lead)) and disclosure_dispute(frame, item, m["before"]):
        return give(_dispute_key(m["word"]))
    # 行政复议方面，全年共3件
    if _THERE_WERE.fullmatch(lead) and not tail:
        on = _ON_DISPUTES.search(prose[item.sentence.start : item.span.start - len(lead)])
        if on and disclosure_dispute(frame, item, ""):
            return give(_dispute_key(on[1]))
    if (
        _THERE_WERE.fullmatch(lead)
        and (m := p.dispute_tail.match(tail))
        and disclosure_dispute(frame, item, "")
    ):
        return give(_dispute_key(m["word"]))
    if dispute and dispute[0] == item.sentence:
        m = p.outcome.match(lead) or (p.outcome_tail.match(tail) if not lead else None)
        if m:
            words = m.groupdict().get("before") or ""
            if not re.sub(r"其中|结果|的|，|：|案件|予以|被|均|已", "", words):
                for name in topics.OUTCOMES:
                    if m[name]:
                        return give(f"{dispute[1]}.{name}")
    return decided(item, prose, before, give) or item


def _dispute_key(word: str) -> str:
    if "后" in word:
        return "litigation_after"
    if "直接" in word:
        return "litigation_direct"
    if "复议" in word:
        return "disputes" if "诉讼" in word else "reconsideration"
    return "litigation"


def disclosure_dispute(frame: Frame, item: Quantity, before: str) -> bool:
    """Whether 复议 or 诉讼 here is about disclosure and brought against the issuer."""
    inside = frame.disputes is not None and item.span in frame.disputes
    sentence = frame.prose[item.sentence.start : item.sentence.end]
    if inside and not re.search(r"作为|机构|受理|审结|全[省市县区]|我[省市县区]", sentence):
        before = before.removesuffix("收到")
    if _AUTHORITY.search(before) and "信息公开" not in before:
        return False
    known = inside or re.search(r"信息公开|政务公开|依申请", sentence)
    return bool(known) and not re.search(
        r"应诉|出庭|行政复议(?:机关|机构)(?:收到|受理|办理)|作为行政复议", sentence
    )
