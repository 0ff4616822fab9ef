"""What editing leaves behind: a preposition without its verb, a word's own character once more
(栏目栏), a character that makes other words of its neighbours (有的关部门).

lexicons/echoes.tsv holds the words; see :mod:`superfluous`.
"""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.parted import REACH
from nlpcheck.language.unparted import unparted
from nlpcheck.language.words_about import cut

AT_NO_END = lazy("[和与及被将从以于或且并而把](?=[，。；])")
"""Function words with which no clause ends."""
_LEADS = frozenset("把从对")
"""Prepositions whose noun a verb follows: no clause ends behind it (逐项对整改)."""


def at_end(run: str) -> Iterator[tuple[int, int, str]]:
    """A function word behind the clause's last word."""
    from nlpcheck.language.segment import cut_known, has_word

    if run[-3:-1] not in unparted():
        return
    words = cut_known(run[-REACH:])
    if words[-1] == run[-1] and len(words) > 1 and len(words[-2]) > 1 and has_word(words[-2]):
        yield len(run) - 3, len(run), run[-3:-1]


DRAWN = lazy(
    r"有的关(?=部门|单位|专家|规定|人员|工作|要求|情况|文件|政策|信息|事项|领导|制度|内容|方面|科室|法律|条款|企业)"
    r"|进行一步(?=加强|完善|规范|提高|提升|压缩|优化|健全|强化|深化|细化|推进|明确|拓展|加大|落实|简化|丰富|做好|抓好|畅通|加快|扩大|促进|改进|增强|严格|压实|整合)"
)
"""Words that the intruder turns into other words, so that counting words tells nothing."""


def drawn_in(run: str) -> Iterator[tuple[int, int, str]]:
    """有关 and 进一步 with a character in them that makes other words."""
    for match in DRAWN.finditer(run):
        yield *match.span(), "有关" if match[0][0] == "有" else "进一步"


LAST_NOUN = lazy(r"(?<=[一-鿿]{2})(?<!不仅)(?<!不光)(?<!不但)([把从对])[一-鿿]{2}(?=[，。；])")


def no_verb(run: str) -> Iterator[tuple[int, int, str]]:
    """A preposition, its noun, and nothing behind it."""
    from nlpcheck.language.segment import cut_known, has_word

    if len(run) < 5 or run[-3] not in _LEADS:
        return
    if has_word(run[-4:-2]) or has_word(run[-3:]) or has_word(run[-3:-1]):
        return  # 面对过去, 对账单
    words = cut_known(run[-3 - REACH :])
    if words[-2:] == [run[-3], run[-2:]] and len(words) > 2 and len(words[-3]) > 1:
        if words[-3] not in _TAKES_OBJECTS:
            yield len(run) - 3, len(run), run[-2:]


_TAKES_OBJECTS = frozenset(("态度", "一方", "针对", "面对", "应对", "核对", "校对", "负责"))
"""Words with which 对 or 从 belongs together."""
_SECONDS = {
    "对": "将按给",
    "由": "向以将把从与按在",
    "把": "由从将按",
    "向": "对由从按",
    "从": "由将按",
    "以": "由把",
    "给": "由向对",
    "于": "由向在将",
}
NESTED = lazy("|".join(f"{first}[{seconds}]" for first, seconds in _SECONDS.items()))
"""Two prepositions: the second one's phrase describes a noun, behind 的, or one is too many."""
GOES_ON = lazy(r"由以[^，。；]{1,12}为|从和合|向对[^，。；]{2,20}(?:转变|转|延伸|拓展|倾斜)")
"""Two function words that each have their own: 由以煤为主向多元化转变, 向对常住人口提供转变."""
_DESCRIBES = frozenset("的者时后前人之")
"""What ends such a phrase."""
_NO_SECOND = {"从": "严优快量实重低价简业宽紧细速头源", "以": "色军方巴埃约美政"}
"""Behind the second one these make it another word (从严, 以色列)."""
_BEFORE_YU = frozenset(
    ("适用", "倾向", "优先", "区别", "满足", "视同", "原定", "致力", "专注", "热衷", "服务", "着眼")
)
"""Behind these 于 takes a clause (适用于在本市从事经营的)."""


def nested(run: str) -> Iterator[tuple[int, int, str]]:
    """Two prepositions with no noun that the second one's phrase describes (由将学校在校园网公示)."""
    for match in NESTED.finditer(run):
        at, end = match.span()
        rest = run[end:]
        if len(rest) < 4 or not at or rest[0] in _NO_SECOND.get(run[at + 1], ""):
            continue
        if GOES_ON.match(run, at):
            continue
        if match[0] != "于在" and not _DESCRIBES.isdisjoint(rest):
            continue
        tokens, index = cut(run, at, end)
        if index is None or tokens[index : index + 2] != [run[at], run[at + 1]]:
            continue
        before = tokens[index - 1] if index else ""
        if run[at] == "于" and (len(before) < 2 or before in _BEFORE_YU):
            continue
        if len(before) > 1 or before in _LEADERS:
            yield at, end, run[at + 1] if run[at] in "于以" else run[at]


_LEADERS = frozenset("也都均已将应可须")
"""Words of one character that a preposition may follow."""
ECHO = lazy(r"(?=([一-鿿])[一-鿿]\1)")


def echoed(run: str) -> Iterator[tuple[int, int, str]]:
    """A word with one of its characters once more beside it (栏目栏信息, 色特色产业), where what
    stands on that character's other side is a word or a clause's end."""
    table = lexicon.mapping("echoes")
    for at in range(len(run) - 2):
        if run[at] != run[at + 2] or run[at] == run[at + 1]:
            continue
        tokens, index = cut(run, at, at + 3)
        if index is None:
            continue
        word, other = run[at : at + 2], run[at + 1 : at + 3]
        if tokens[index : index + 2] == [word, run[at]] and "a" in table.get(word, ""):
            if index + 2 == len(tokens) or len(tokens[index + 2]) > 1:
                yield at, at + 3, word
        elif tokens[index : index + 2] == [run[at], other] and "b" in table.get(other, ""):
            if index and len(tokens[index - 1]) > 1:
                yield at, at + 3, other
