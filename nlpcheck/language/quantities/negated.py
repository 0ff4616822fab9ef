"""Counts of nothing in prose: 未收到政府信息公开申请, 没有行政诉讼案件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import topics
from nlpcheck.language.quantities.applications import carries_applications
from nlpcheck.language.quantities.disputes import disclosure_dispute
from nlpcheck.language.quantities.frame import Frame
from nlpcheck.language.quantities.model import Quantity
from nlpcheck.language.quantities.periods import period
from nlpcheck.types import Span

_NOT_RECEIVED = lazy(
    r"(?:均未|从未|尚未|暂未|未曾|未|没有|没)(?:再|曾|曾经)?(?:收到|接到|受理|接收)(?:过|到|任何)?(?P<object>[^，。；：！？（）\n]{2,40})(?=[，。；！？（\n]|$)"
)
_NONE_FILED = lazy(
    # 未发生依申请公开情况; 无人提出政府信息公开申请
    r"(?:(?<!从)未|没有)(?:发生|产生|出现|涉及|办理)过?(?:任何)?(?P<case>(?:政府信息)?依申请公开(?:的)?(?:政府信息)?(?:申请|事项|情况|情形|件|业务)*)(?=[，。；！？（\n]|$)"
    r"|(?:无|没有)(?:任何)?(?:单位和个人|人|公民|群众|单位|组织|个人)(?:向(?:我|本)(?:局|镇|乡|街道|县|区|市|委|办|机关|单位))?(?:提出|提交|递交|申请)(?:过|了)?(?P<nobody>[^，。；：！？（）\n]{0,12}?申请(?:件|公开)?|公开(?:政府|政务)?信息)(?=[，。；！？（\n]|$)"
    r"|(?:没有|尚无|暂无|未有|无)(?P<object>(?:[^，。；：！？（）\n]{2,40}?|依)申请(?:件|公开|公开件|事项|情况|的情况|公开(?:的)?(?:事项|情况|情形|业务)|公开(?:政府|政务)?(?:相关)?信息)?)(?=[，。；！？（\n]|$)"
)
_COUNTED = r"(?:数量|总量|总数|件数|受理量|受理数|受理件数|收件数|收件量|收到数|办件量|量|数)?(?:均|都)?(?:为|是|：)?"
_ZERO = lazy(
    rf"(?P<object>(?:(?:政府|政务)?信息公开申请|依申请公开(?:申请|件)?){_COUNTED}“?零”?(?:件|申请|受理)?"
    rf"|依申请公开(?:申请|件|政府信息|信息)?{_COUNTED}[0０]件|依申请公开(?:情况|申请|工作)?[：:](?:无|零)|依申请公开(?:申请|件)?(?:件数|数量|总数|受理量|受理数|受理件数|收件数|收件量|收到数|办件量)(?:均|都)?(?:为|是|：)?[0０])(?=[，。；！（\n]|$)"
)
_CAME = r"(?:上一?年度?|去年|往年)的?(?:尚?未办结)?(?:的|并|而|且)?(?:结转|遗留|延续|转入|留存)(?:下来)?(?:的)?(?:尚?未办结)?"
# 无上年结转申请, 上年结转为零
_NOT_CARRIED = lazy(
    rf"(?:没有|尚无|暂无|未有|不存在|无)(?P<object>{_CAME}(?:到|至)?(?:本年度?|今年)?(?:办理)?的?(?:政府信息公开)?(?:申请)?(?:件|事项|情况|的情况)?)(?=[，。；！？（\n]|$)"
    rf"|(?P<zero>{_CAME}的?(?:政府信息公开)?(?:申请)?(?:数量|件数|数|件)?(?:均|都)?为?“?零”?(?:件)?)(?=[，。；！（\n]|$)"
)
# 行政复议、行政诉讼案件数均为零
_NO_DISPUTES = lazy(
    r"(?P<first>行政复议|复议|行政诉讼|诉讼)(?:案件|申请|案)?(?:(?:和|、|及|与|以及)(?P<second>行政复议|复议|行政诉讼|诉讼)(?:案件|申请|案)?)?"
    r"(?:数量|件数|案件数|总数|发生量|发生数|数|量)?(?:均|都|皆|保持)?(?:为|是)?(?:“?零”?(?:件|起|宗|发生)?)(?=[，。；！（\n]|$)"
)
_NO_DISPUTE = lazy(
    r"(?<![复])(?:均未|从未|尚未|未曾|暂未|未|没有|暂无|尚无|不存在|无|零)(?!经复议)"
    r"(?:再|发生|收到|出现|产生|引发|涉及|接到|有|被|因|任何|一起|一例|针对|关于|有关|相关|我[局镇县市区乡街委]|本(?:机关|单位)|街道|涉)*"
    r"(?:(?:因)?(?:政府|政务)?信息公开(?:工作)?(?:申请)?(?:事项|问题|答复|方面|领域|类)?(?:而)?(?:被|的|引发|引起|产生|导致)*)?(?:被)?(?:申请人?|提起|申请提起|发生)?(?:的)?"
    r"(?P<first>行政复议|复议|行政诉讼|诉讼)(?:案件|案|申请|事项|情况|情形)?"
    r"(?:(?:和|及|与|以及|或|或者|、|也没有|也未|，也未|，也没有|，未|，没有|，无|、零)?(?:发生|被|提起|被提起|引发|申请|的)*(?P<second>行政诉讼|诉讼|行政复议)(?:案件|案|申请|事项)?)?"
    r"(?:的)?(?:情况|情形|事件|问题|发生|现象)?(?=[，。；！？（\n]|$)"
)


def sentence_of(frame: Frame, match: re.Match[str]) -> str:
    """The text of the sentence in which a match begins."""
    span = frame.sentence(match.start())
    return frame.prose[span.start : span.end]


def negated(frame: Frame, year: int | None, issuer: str, kind: str) -> Iterator[Quantity]:
    """Counts of nothing: 未收到政府信息公开申请, 没有行政诉讼案件."""
    p = topics.patterns()
    for pattern in (
        _NOT_RECEIVED,
        _NONE_FILED,
        _ZERO,
        _NOT_CARRIED,
        _NO_DISPUTE,
        _NO_DISPUTES,
    ):
        for match in pattern.finditer(frame.prose):
            sentence = frame.sentence(match.start())
            clause = frame.clause(match.start(), match.end())
            named, whole = period(frame.prose, sentence, match.start(), year)
            base = Quantity(
                span=Span(*match.span()),
                number=Span(match.start(), match.start()),
                value=Decimal(0),
                clause=clause,
                sentence=sentence,
                lead=frame.prose[clause.start : match.start()],
                year=named,
                whole_year=whole,
                negated=True,
                unit="件",
            )
            before = frame.prose[sentence.start : match.start()]
            if re.search(r"除[^，。]*外|其中|如果|若", before):
                continue
            if pattern is _NOT_CARRIED:
                if carries_applications(frame.prose, base):
                    yield msgspec.structs.replace(
                        base,
                        topic="carried_in",
                        year=None if named and year == named + 1 else named,
                    )
                continue
            if pattern not in (_NO_DISPUTE, _NO_DISPUTES):
                obj = next(value for value in match.groups() if value is not None)
                if pattern is _ZERO:
                    # 主动公开49件、依申请公开0件: the disclosure marks of documents
                    meant = not re.search("主动公开|公文|文件|属性", sentence_of(frame, match))
                else:
                    meant = ("申请" in obj or "申请" in match.group()) and bool(
                        p.object_chain.match(obj)
                    )
                if meant:
                    name = topics.actor_name(base.lead)
                    yield msgspec.structs.replace(
                        base, topic="received", actor=name, own=topics.own_actor(name, issuer, kind)
                    )
                continue
            if not disclosure_dispute(frame, base, ""):
                continue
            words = {match["first"], match["second"] or ""}
            recon = any("复议" in w for w in words)
            lit = any("诉讼" in w for w in words)
            name = topics.actor_name(re.sub(r"因.*$", "", base.lead))
            topic = "disputes" if recon and lit else ("reconsideration" if recon else "litigation")
            yield msgspec.structs.replace(
                base, topic=topic, actor=name, own=topics.own_actor(name, issuer, kind)
            )
