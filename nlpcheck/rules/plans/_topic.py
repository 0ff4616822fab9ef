"""What a measure is about, apart from when, how often and how much: for PL102."""

from __future__ import annotations

from collections.abc import Sequence

from nlpcheck.language.lazy import lazy
from nlpcheck.language.plans import Measure, Problem
from nlpcheck.language.plans.alignment import _content, problem_kinds

_TIMES = lazy(
    r"(?:20\d\d|[今明后]|来)年(?:度)?|\d{1,2}月(?:份|底|初|上旬|中旬|下旬)?(?:\d{1,2}日)?(?:之?前|以前|起)?"
    r"|[一二三四上下]+(?:季度|半年)(?:末|底)?前?|(?:年|季|月)(?:底|末|内|初)前?"
    r"|每(?:个)?(?:学期|季度|半年|半月|[年月周旬日天]|(?:两|[\d一二三四五六])个?(?:月|周|天))"
    r"(?:[\u4e00-\u9fff]{2})?(?:[一二两三四\d]+[次轮遍回])?"
    r"|[一二两三四五\d]+个?(?:工作日|小时)(?:之?内)?|日前|月底前|号前|按时|限时|及时|定期"
)
"""Dates, terms and how often, with the verb of checking that stands within (每季度复查1次)."""

_EVERYDAY = lazy(
    r"公示(?![栏牌屏墙窗橱])|抽查|检查|复查|核查|通报|登记|结果|参加|安排|组织|负责人?|专人|完成|办理"
    r"|更新(?:一|1)次|台账|责任人|考核合格|签字|确认|审签|备案|归档|验收|反馈"
)
"""What measures of every topic say of how they are seen through."""


_ALL_DO = ("timeliness", "enforcement", "reply_time")
"""Kinds of problems that those words alone seem to answer, and so do not: all measures are dated,
checked and put up in public."""

_FLOW = lazy(
    r"(?<!公开)(?<!政府)信息(?!化|系统|技术|中心|科)|信息员|联络员|栏目|报送|上传|上网|回复|答复|承办|流转|巡[看查检]|催|提醒|预警|督办|逾期|超[时期]"
)
"""What makes information come sooner, whatever it is about."""


def _topic(measure: Measure) -> str:
    """The measure without its times and counts."""
    text = list(measure.text)
    for element in measure.elements:
        if element.kind in ("when", "quantity"):
            start, end = element.start - measure.start, element.end - measure.start
            text[start:end] = "，" * (end - start)
    return _TIMES.sub("，", "".join(text))


def of_another_topic(measure: Measure, problems: Sequence[Problem]) -> bool:
    """Whether the measure has neither a word in common with any of the problems nor a word that
    answers the kind of any, when and how often it is done being left out of account."""
    topic = _topic(measure)
    bare = _EVERYDAY.sub("，", topic)
    words, pairs = _content(bare)
    if len(words) < _FEWEST:
        return False
    for problem in problems:
        said, said_pairs = _content(_EVERYDAY.sub("，", _TIMES.sub("，", problem.text)))
        if said & words or any(not pair.isascii() for pair in said_pairs & pairs):
            return False
        for kind, _ in problem_kinds(problem.text):
            own = kind.key in _ALL_DO
            if kind.answer.search(bare if own else topic) or (own and _FLOW.search(topic)):
                return False
    return True


_FEWEST = 3
"""Content words that a measure must have for its topic to be told."""
