"""Where the model of particles is all but certain of 的 and no word with 地 or 得 can be meant.

Of what it is that certain of in public text nearly all holds a single character before the particle
(三地, 因地制宜, 深得民心), a word that begins with it (地锁, 得克萨斯), or the name of a place (使用地);
these are left out, and what remains is 的 written wrongly.
"""

from __future__ import annotations

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.particles import PARTICLES, Doubt
from nlpcheck.rules.grammar._attributive_words import (
    BEFORE_PLACE,
    ENDS,
    GAINED,
    LAND,
    OFTEN_VERBS,
    PERSONS_AND_OFFICES,
    THINGS,
)
from nlpcheck.rules.grammar._doubts import is_complement

_CERTAIN = 0.997
_ADVERBIAL = lazy(r"[朝向往从把将被给跟为对在与和同以于让使由就用比按靠]|到|及|或|[做抓办守管用建讲种放][好到实细牢]")
"""What a predicate may begin with (更贴心地为群众服务)."""
_MANNER_LIKE = lazy(
    r".*(?:[性式化般然]|[一同这那]样|责任|效率|质量|水平|标准|[一二两三四五][天年月日次步层]|第[一-鿿]{1,2}|无[一-鿿]|不[一-鿿]{1,3}|(.)\1)$"
)
_SINGLE = frozenset("后前中来出到优良完成")
"""The last of a longer phrase that describes a noun: 调整后, 排查出, 为优."""
_SHORT = frozenset("小大新老旧")
"""Describing words of one character that stand before a noun and no complement."""
_NO_LAND = lazy(r".*(?:经营|[常实适采选聘录应运启停急引]用)$")
_ACTS = frozenset(["协同", "联动", "协作", "联合", "共享", "共建"])
"""In the list of manners, and verbs too."""
_COUNTED = lazy(r"[两三四五六七八九十几多数\d]+余?(?:名|位|个|项|条|家|件|篇|期|场|处|类|种|批|份|户|部|辆|座)")
_NAMES = ("ns", "nr", "nrt", "nt", "nz", "m", "r", "c", "u", "p", "d", "q", "e", "o", "y", "x", "j")
_PLACES = lazy(
    r".*(?:所在|出产|驻扎|仪式|决赛|比赛|活动|签约|会议|论坛|峰会|博览|集聚|集散|聚集|样板|策源|首发|打卡|目的|试点|示范|旅游|度假|发源|诞生|"
    r"生产|产出|出生|收货|发货|取水|灌溉|建设|规划|安葬|埋葬|殡葬|种植|养殖|作业|施工|堆放|填埋|储备|拍卖|出让|抵押|确权|登记|管辖|属|"
    r"探测|弃置|受灾|落户|创业|就业|招生|考试|参保|缴费|报销|结算|[东西南北中上下前后左右])$"
)


def certain(doubt: Doubt) -> bool:
    """Whether a 地 or 得 that the model is certain to be 的 stands between a whole word and a noun."""
    from nlpcheck.language.segment import has_word

    written = doubt.odds[PARTICLES.index(doubt.written)]
    if doubt.odds[0] < _CERTAIN or written > 1 - _CERTAIN:
        return False
    word, flag = doubt.before
    if len(word) < 2:
        if doubt.written == "得" and flag == "n" and has_word(doubt.left[-3:]):
            word = doubt.left[-3:]  # 安置/房
        elif word not in _SINGLE or len(doubt.left) < 3:
            return False
        else:
            flag = "v"
    elif flag == "nr" and has_word(word) and (len(word) > 3 or word[-1] in "园院所站馆校厂店"):
        flag = "n"  # 幼儿园, 关系密切
    elif not has_word(word) or flag in _NAMES:
        return False
    if (word[-1] in LAND + "田农泥盐殖租" and not _NO_LAND.match(word)) or _ADVERBIAL.match(doubt.right):
        return False
    right, mark = doubt.right, doubt.written
    if mark == "地" and (word in BEFORE_PLACE or _PLACES.match(word)):
        return False
    if has_word(mark + right[:2]) or any(has_word(doubt.left[-n:] + mark) for n in (2, 3)):
        return False
    if _COUNTED.match(right):
        return True
    if is_complement(doubt) and (mark == "得" or not THINGS.match(right)):
        return False
    first, kind = doubt.words[0]
    if mark == "得" and first in _SHORT and len(doubt.words) > 2:
        first, kind = doubt.words[1]  # 实用得小手册
        return len(first) > 1 and kind == "n"
    if len(first) < 2 or not has_word(first):
        return False
    if mark == "得":
        if GAINED.match(right) or (flag[:1] == "a" and kind[:1] not in "nv"):
            return _thing(doubt, flag) or (len(doubt.words) == 1 and kind == "n")
        if len(right) < 4 and len(doubt.words) < 2 and not _thing(doubt, "v"):
            return False  # 布置得精彩
        return kind[:1] in "nvbts" or first in ("最新", "各类", "各项", "全部", "主要", "重要")
    manner = lexicon.words("manner")
    if _MANNER_LIKE.match(word):
        return False
    if word not in _ACTS and any(doubt.left[-n:] in manner for n in (2, 3, 4, 5)):
        if kind[:1] == "n":  # 高效地政务服务; but 积极地信息公开
            return len(doubt.words) > 1 and THINGS.match(doubt.words[1][0]) is not None
        return _thing(doubt, "a")  # 便捷地缴费方式
    if _thing(doubt, flag):
        return True
    if flag[:1] in "il" and {first, first[:2]} & (lexicon.words("verbs") | OFTEN_VERBS):
        return False  # 斗志昂扬地干事创业
    if kind[:1] == "n" and kind not in ("ns", "nr", "nrt", "nt") and flag[:1] not in "ad":
        return flag[:1] in "vilb" or not PERSONS_AND_OFFICES.match(first)
    return False


def _thing(doubt: Doubt, flag: str) -> bool:
    """Whether what stands behind is a thing, which no verb before it can have for its object."""
    first, kind = doubt.words[0]
    if flag[:1] in "adil" and {first, first[:2]} & OFTEN_VERBS:
        return False
    if kind[:1] == "n" or flag[:1] not in "ad":
        if THINGS.match(first) is not None or ENDS.match(first) is not None:
            return True
    if first in lexicon.words("verbs") | OFTEN_VERBS and flag[:1] in "adil":
        return False
    noun, tagged = doubt.words[1] if len(doubt.words) > 1 else ("", "")
    return tagged[:1] in "nv" and (THINGS.match(noun) is not None or ENDS.match(noun) is not None)
