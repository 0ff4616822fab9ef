"""GR011 by what never happens: a common word behind which public text never has 地 or 得.

lexicons/lone_particles.tsv holds the words that stand there three hundred times and more, and with
the particle less than once in two thousand; a verb with 得 never has a bare noun behind it either,
save in words that hold 得 (获得信息).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.particles import Doubt
from nlpcheck.rules.grammar._attributive_words import GAINED, THINGS
from nlpcheck.rules.grammar._before_object import ADVERBIAL
from nlpcheck.rules.grammar._doubts import is_complement
from nlpcheck.rules.grammar._manners import IDIOMS
from nlpcheck.rules.grammar._pure_manners import NEARLY, PURE, RESULTS

_PHRASE = frozenset("不毫无有高大前尽最多全未没失小低微深能可本当")
"""Before the word it is part of a manner phrase (不失时机, 有准备, 高速度), or of another word."""
_LAND = frozenset("当本各多两三异外内余驻属产土工场基营实各用占征天大")
"""With 地 they are words, whatever stands before (应 当地企业要求)."""
_PREDICATE = lazy(
    r"[朝向往从把将被给跟为对在与和同以于让使由就用比按靠天还应所着了过的地得很更较太]"
)
_THING = (
    "来源|出处|问题|情况|信息|内容|文件|材料|栏目|事项|数据|名单|目录|清单|通知|公告|报告|链接|规定|标准|流程|平台|网站|项目|设备|"
    "设施|方案|办法|制度|措施|渠道|环节|资料|档案|证件|岗位|资金|费用|文稿|稿件|页面|版本|条款|表格|要求|任务|时间|日期|号码|电话|地址|名称"
)
_BARE = lazy(
    rf"得(?=(?:{_THING})(?:[，。；！\n]|已|均|全部|可以|可|将|都|也|应|仍|须|须经|必须|不得|没有|是))"
)


@cache
def _never() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.table("lone_particles")}


@cache
def _manners() -> frozenset[str]:
    return frozenset(lexicon.words("manner")) | IDIOMS | PURE | NEARLY | ADVERBIAL | RESULTS


def never_behind(doubt: Doubt) -> bool:
    """Whether 地 or 得 stands behind a word that never has it, before what no complement is."""
    from nlpcheck.language.segment import has_word

    word, mark, right = doubt.before[0], doubt.written, doubt.right
    if mark not in _never().get(word, "") or doubt.left[: -len(word)][-1:] in _PHRASE:
        return False
    if right[0] in "區個" or word in _manners():
        return False
    if len(right) < 2 or any(has_word(mark + right[:n]) for n in (1, 2)):
        return False
    if word[-1] in _LAND or _PREDICATE.match(right) or is_complement(doubt):
        return False
    first, kind = doubt.words[0]
    if len(first) < 2:
        return False
    if mark == "地":
        if doubt.before[1][:1] not in "vnbts":
            return kind[:1] == "n" and THINGS.match(first) is not None
        return kind[:1] in "nvabtl"
    return kind[:1] in "nbt" and len(right) > 2 and not GAINED.match(right) and _ends(doubt)


def _ends(doubt: Doubt) -> bool:
    """Whether nouns only stand behind, the last of them a thing."""
    words = doubt.words
    return all(k[:1] in "nbtm" or k == "vn" for _, k in words) and bool(THINGS.match(words[-1][0]))


def bare_nouns(text: str) -> Iterator[tuple[int, str]]:
    """Where 得 stands between the last of a verb and a bare noun, and that character."""
    from nlpcheck.language.segment import has_word

    for match in _BARE.finditer(text):
        at = match.start()
        around = (text[at - 1 : at + 1], text[at - 2 : at + 1])
        if "一" <= text[at - 1 : at] <= "鿿" and not any(map(has_word, around)):
            if text[at - 1] not in _OBTAINED:
                yield at, text[at - 1]


_OBTAINED = frozenset("不所才都就也须必非总只还要又可应总便")
"""Before 得 they make a word of duty, or a verb of getting (须得, 所得材料)."""
