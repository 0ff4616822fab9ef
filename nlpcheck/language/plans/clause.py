"""What the readers of a clause share: words with their places, and the clause's start."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from nlpcheck.language.plans.cues import Cues
from nlpcheck.language.plans.model import Element
from nlpcheck.language.plans.patterns import Pattern, words


class Tokens:
    """Boundaries and tags of words that follow on one another, by offset in the analysed text."""

    def __init__(self, pairs: Sequence[tuple[str, str]], base: int) -> None:
        self.words = [word for word, _ in pairs]
        self.tags = [tag for _, tag in pairs]
        self.ends = list(accumulate(map(len, self.words), initial=base))[1:]
        self.starts = [base, *self.ends[:-1]] if self.ends else []

    def index(self, offset: int) -> int:
        """The token that holds ``offset``."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def tag(self, offset: int) -> str:
        """The tag of the token that holds ``offset``."""
        return self.tags[self.index(offset)] if self.tags else ""


class Tail:
    """Whether a stretch of text ends with one of some words; quicker than an expression."""

    def __init__(self, some: Sequence[str]) -> None:
        self.words = frozenset(some)
        self.lengths = sorted({len(w) for w in self.words})

    def search(self, text: str, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` ends with a word."""
        for n in self.lengths:
            if end - n < start:
                return False
            if text[end - n : end] in self.words:
                return True
        return False


@cache
def tail_of(*some: str) -> Tail:
    """A :class:`Tail`, made once for each set of words."""
    return Tail(some)


_CONNECTIVE = re.compile(
    r"(?:并且|并|再|先(?!行)|然后|均(?!衡)|在|于|自(?!动|行|查)|凡|且|其中|此后|其后|随后|对此|今后|一律|继续|拟|届时|同时(?!推))"
)
_DEMAND = re.compile(r"(?:要求|督促|责成|指导并督促)")


class ClauseReader:
    """Holds the text and its tokens for the readers of actors, checks and things."""

    def __init__(
        self,
        text: str,
        cues: Cues,
        patterns: tuple[Pattern, ...],
        tokens: Tokens,
        matches: list[tuple[str, int, int, Pattern]],
        issuer: str = "",
    ) -> None:
        self.text = text
        self.cues = cues
        self.patterns = patterns
        self.tokens = tokens
        self.matches: dict[int, list[tuple[int, int]]] = {}
        """Where each token pattern matches, by its ``id``."""
        for _, start, end, pattern in matches:
            self.matches.setdefault(id(pattern), []).append((start, end))
        self.issuer = issuer

    def _skip(self, start: int, end: int, found: list[Element]) -> int:
        """The start of a clause after times, connectives and 「要求」 with a time."""
        text = self.text
        at = start
        while True:
            when = next((e for e in found if e.kind == "when" and e.start == at), None)
            if when is not None and when.end < end:
                at = when.end
                continue
            match = _CONNECTIVE.match(text, at, end)
            if match and match.end() < end:
                at = match.end()
                continue
            match = _DEMAND.match(text, at, end)
            if match and any(e.kind == "when" for e in found):
                at = match.end()
                continue
            return at

    def _verb_at(self, offset: int) -> bool:
        tag = self.tokens.tag(offset)
        return tag[:1] in ("v", "p", "d") or tag in ("t", "m", "r", "l")


ACTION_FIRST = re.compile(
    r"围绕|教育|引导|鼓励|安排|参加|组织|积极|充分|持续|切实|进一步|方便|增配|聘请|采取|通过|利用|依托|邀请|动员|发动|要求|督促|协调|联合|配合|选派"
    r"|抽调|选聘|让|对|向|给|加强|强化|提升|提高|完善|健全|深化|推进|推动|促进|增强|加大|拓展|拓宽|扩大|丰富|规范|落实|优化|畅通|夯实|压实|营造|抓好|做好"
    r"|狠抓|注重|重视|确保|努力|使|把|将|建立|形成|打造|构建|成立|设立|增设|配备|充实|配强|培养|明确|指导|帮助|支持|实现|争取|力争|做到|建成|召开|开展"
    r"|举办|选|派|每|不|是|为|以|从|与|和|按|请|由|及|在|用|到|共|各举|定期|适时|及时|严格|坚持|培训|考核|选优|调动|调整|理顺|打通|借助|结合|摆|设|立|新增|增加|减少|改进|缩短|消除|改善|补全|加快|杜绝|集中|统一|防止|开发|改版|细化|提前|解决|破解|把好|压缩|覆盖|全部|累计|分批|逐步|试行|推行|实行|恢复|保持|避免|健全完善"
)

HORTATORY = (
    "努力",
    "做到",
    "力争",
    "争取",
    "严格",
    "切实",
    "认真",
    "积极",
    "加强",
    "强化",
    "全面",
    "深入",
    "大力",
)

AMBIGUOUS = frozenset(
    [
        "公开",
        "公示",
        "公告",
        "更新",
        "发布",
        "登记",
        "报送",
        "调整",
        "清理",
        "完善",
        "通报",
        "优化",
        "补充",
        "整理",
        "披露",
        "汇编",
        "设置",
        "汇总",
    ]
)


@cache
def make_verbs() -> frozenset[str]:
    return frozenset(words("plan_verbs", "make"))
