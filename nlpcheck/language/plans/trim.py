"""Which part of a run of units is the item itself: leads, tails and set phrases cut off."""

from __future__ import annotations

import re

from nlpcheck.language.plans.cues import Cues
from nlpcheck.language.plans.layout import number_of, strip

EDGE = "。；;，,、：:！!？? \t\u3000\xa0\r\n"

_SELF = re.compile(
    r"(?:我|本)(?:局|镇|乡|街道|委|办|会|县|市|区|院|中心|站|单位|们)(?:将|拟|要|计划|打算|准备)"
)
_TOPIC = re.compile(
    r"(?:[^，,。；：:、的]{1,6}(?:方面|层面|环节)|(?!网|线|早|晚|以|会|上|掌|墙)[^，,。；：:、的]{1,4}上)[，,：:](?=\S{3})"
)
"""What only names the topic: 内容上，…; 队伍方面：…"""
_WITHIN = re.compile(
    r"(?:对|针对)(?:于)?(?P<x>[^，,。；：]{2,40}?)(?:的|等|这一)?(?:问题|情况|不足|短板)?[，,]"
)
_NAMELESS = re.compile(r"以上|上述|存在的|这些|第.{1,2}[个项条]|此类|此$")
_SAYS_NOTHING = re.compile(
    r"(?:(?:20\d\d年|[^，,。；]{0,8}方面|(?:我|本)[^，,。；]{1,3})[，,]?)?"
    r"(?:[^，,。；]{0,20}(?:存在|面临))?(?:着|有)?"
    r"(?:以下|如下|一些|不少|许多|若干|几个|诸多|较多|亟待|亟需|有待|解决|改进|完善|不够|的|地方|方面|之处|工作中|问题|不足|和)+"
    r"|(?:但|但是)?[^。；]{0,4}(?:与|同|和|对照|离|距)[^。；]{4,50}(?:相比|比较)"
)
"""「工作中还存在不少不足」 once its words of course are gone: no shortcoming is named."""


def problem(text: str, start: int, end: int, cues: Cues) -> tuple[int, int] | None:
    """The problem that ``[start, end)`` tells, without lead and tail; None where it tells none."""
    start, end = strip(text, start, end, EDGE)
    if tells_none(text[start:end], cues):
        return None
    named = re.match(
        r"(?:针对|对于?)(?P<x>[^，,]{3,40}?)(?:的|等|这一)*(?:问题|情况|不足)", text[start:end]
    )
    if named and named.end() == end - start:
        start, end = start + named.start("x"), start + named.end("x")
    topic = _TOPIC.match(text, start, end)
    if topic and not cues.sign.search(topic.group()):
        start = topic.end()
    lead = cues.problem_lead.match(text[start:end])
    if lead and lead.end() < end - start - 2:
        before = re.split(r"[，,]", lead.group())[:-1]
        if not any(cues.sign.search(c) and not cues.generic_gap.search(c) for c in before):
            start += lead.end()
    lead = re.match(r"(?:仍|还|也|依然)?(?:然)?(?:主要)?存在(?:着)?(?=\S{4})", text[start:end])
    if lead:
        start += lead.end()
    tail = cues.problem_tail.search(text, start, end)
    if tail and tail.end() == end and tail.start() - start >= 2:
        end = tail.start()
    start, end = strip(text, start, end, EDGE)
    if text[start:end].endswith(("如下", "以下")):
        return None  # 现将存在的不足列表如下
    if end - start < 2 or _SAYS_NOTHING.fullmatch(text[start:end]):
        return None
    return start, end


def tells_none(sentence: str, cues: Cues) -> bool:
    """Whether a sentence says that there is no problem (本年度未发现明显问题)."""
    found = cues.no_problem.search(sentence)
    return bool(
        found
        and len(sentence) < 40
        and not cues.sign.search(sentence[: found.start()] + "，" + sentence[found.end() :])
    )


def listed(text: str, parts: list[tuple[int, int]], cues: Cues) -> bool:
    """Whether the parts between 、 name a fault each: so many problems (更新慢、链接失效、人员不足)."""
    return len(parts) > 2 and all(
        cues.sign.search(cues.problem_tail.sub("", text[a:b])) for a, b in parts
    )


class Measured:
    """A measure's place, and what its lead says it is meant for."""

    def __init__(self) -> None:
        self.start = self.end = 0
        self.target = ""
        self.target_span: tuple[int, int] | None = None
        self.number: int | None = None


def measure(text: str, start: int, end: int, cues: Cues) -> Measured | None:
    """The measure that ``[start, end)`` tells, without its lead; None where it only leads."""
    out = Measured()
    start, end = strip(text, start, end, EDGE)
    while start < end:
        topic = _TOPIC.match(text, start, end)
        if topic:
            start = topic.end()
            continue
        lead = cues.measure_lead.match(text[start:end])
        if not lead or not lead.end() or lead.end() >= end - start - 1:
            break
        read_target(text, start, start + lead.end(), out)
        start, end = strip(text, start + lead.end(), end, EDGE)
        will = re.match(r"(?:将|拟)(?=[\u4e00-\u9fff]{3})(?!来|军|近|定)", text[start:end])
        if will:
            start += will.end()
    whole = text[start:end]
    bare = whole + "，"
    if not whole or ((m := cues.measure_lead.match(bare)) and m.end() == len(bare)):
        return None
    if not out.target:
        inside = re.search(r"针对[^，,]*[，,]", whole)
        if inside:
            read_target(text, start + inside.start(), start + inside.end(), out)
            out.target_span = None  # it stands inside the measure: no problem of its own
    led = cues.intro.search(whole) and len(whole) < 45 and len(re.findall(r"[，,]", whole)) < 2
    if led or text[end : end + 1] in ("：", ":"):
        return None
    out.start, out.end = start, end
    return out


def read_target(text: str, start: int, end: int, out: Measured) -> None:
    """Note what 「针对…的问题，」 in ``[start, end)`` names, or the number of the problem."""
    counted = re.match(
        r"(?:针对|对于?)第([一二三四五六七八九十\d]{1,2})(?:个|项|条|点|方面)", text[start:end]
    )
    if counted:
        out.number = number_of(counted.group(1))
        return
    found = _WITHIN.search(text[start:end])
    if found and not _NAMELESS.search(found.group("x")):
        out.target = found.group("x")
        out.target_span = (start + found.start("x"), start + found.end("x"))


def is_past(sentence: str, cues: Cues, year: int | None) -> bool:
    """Whether a sentence tells of work done, and of none to come."""
    if not cues.past.search(sentence) or cues.future.search(sentence):
        return False
    rest = "，".join(c for c in re.split(r"[，,；;]", sentence) if not cues.past.search(c))
    if re.search(
        r"每(?:月|季|周|半?年|日)|(?:月|日|年|季度)(?:底|末)?前|不少于|由.{2,10}(?:牵头|负责)", rest
    ):
        return False
    years = [int(y) for y in re.findall(r"20\d\d(?=年)", sentence)]
    return not (year and any(y > year for y in years))
