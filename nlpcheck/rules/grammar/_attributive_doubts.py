"""What the model of particles doubts for GR011: whether the words about a lone 地 or 得 speak for 的."""

from __future__ import annotations

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.particles import PARTICLES, Doubt
from nlpcheck.rules.grammar._attributive_words import (
    ACTIONS,
    BEFORE_PLACE,
    DONE,
    ENDS,
    GAINED,
    LAND,
    NOUNS,
    OFTEN_VERBS,
    OWNERS,
    PERSONS_AND_OFFICES,
    THINGS,
)
from nlpcheck.rules.grammar._doubts import is_complement

#: How likely the model of particles must find 的, and how unlikely what is written.
SURE = 0.97
UNLIKELY = {"地": 0.02, "得": 0.02}


#: What may follow a noun phrase that begins a sentence's predicate.
_PREDICATE = lazy(
    r"[和与及、”]|受到|得到|获得|赢得|取得|深受|广受|有[一-鿿]|均?[已未]|不断|进一步|显著|明显|[将是为由于在以从]|上|下|中|方面|来|进行|作为"
)
_NOUN = lazy(
    rf"(?:{NOUNS}|力度|质量|水平|满意度|知晓率|工作|做法|前提|保障|关键|核心|支撑|抓手|载体|依据|条款)"
)


def describes(doubt: Doubt) -> bool:
    """Whether the word before a 地 or 得 that the model takes for 的 describes a noun phrase."""
    from nlpcheck.language.segment import has_word

    word, flag = doubt.before
    words, right = doubt.words, doubt.right
    owner = word in OWNERS or word[-2:] in OWNERS
    place = doubt.written == "地"
    if word[-1] in LAND + "田农泥盐殖租":
        return False
    if flag == "nr" and has_word(word) and len(word) == 2:
        flag = "v"  # 惠民
    if flag in ("ns", "nr", "nrt", "nt", "nz", "j", "m", "f", "r") and not owner:
        return False  # 京津冀三地, 厦门地标
    if len(word) < 2 and doubt.left[-2:] in lexicon.words("manner"):
        word = doubt.left[-2:]  # 较好
    if len(word) < 2 and word not in ("局", "镇", "乡", "县", "市", "区"):
        return False
    sure = _NOUN.match(right) is not None
    if not (has_word(word) or has_word(word[-2:])) or (not sure and len(words[0][0]) < 2):
        return False  # 围海造地工作
    if not place and (doubt.left[-1] == "地" or words[0][1][:1] == "a" or right[0] in "见到着住起"):
        return False
    if place and (
        word[-1] in "性化式"
        or right[0] in "地區"
        or (words[0][1][:1] == "v" and not owner and not sure)
    ):
        return False  # 创造性地努力, 担当地做好工作
    if right[0] == "州" or (GAINED.match(right) and not sure) or is_complement(doubt):
        return False
    if place and not sure and not owner and right[:2] in lexicon.words("verbs"):
        return False  # 鲜活地讲好故事
    if place and (right[0] == "源" or (word in BEFORE_PLACE and not sure and word != "工作")):
        return False
    # The phrase: nouns and what may stand before one; the last noun, and what follows it.
    last = 0 if sure else -1
    for number, (each, tagged) in enumerate(words):
        if tagged[:1] == "n" or tagged in ("vn", "an") or each in ACTIONS or ENDS.match(each):
            last = number
        elif tagged[:1] == "v" and last >= 0 and words[number + 1 : number + 2]:
            if words[number + 1][1] != "n":
                break
        elif (
            each != "、"
            and tagged[:1] not in "abmqzk"
            and not (number == 0 and tagged[:1] in "vjlu")
        ):
            break
    own = owner or flag[:1] in "nr"
    if last < 0 and own and words[0][0] in DONE and len(words) == 1:
        last = 0  # 加强与申请人地沟通
    if last < 0:
        return False
    end = sum(len(w) for w, _ in words[: last + 1])
    following = right[end:]
    if following[:1] in ("得", "地", "了", "着", "过"):
        return False
    head, tagged = words[last]
    if tagged in ("nr", "nt", "nz", "nrt") and not sure and not ENDS.match(head):
        return False
    abstract = sure or THINGS.match(head) is not None or head in ACTIONS or head in DONE
    if not place:
        return abstract or (
            tagged == "n" and words[0][1][:1] in "nlvbaj" and flag[:1] in "vil" and has_word(word)
        )
    if not abstract:
        # 年久失修地农村公路: no name of a place.
        described = len(word) > 3 and flag[:1] in "il" and not owner
        if (
            not described
            or words[0][0] in OFTEN_VERBS
            or words[0][1][:1] not in "nbl"
            or tagged != "n"
        ):
            return False
    manner = any(doubt.left[-n:] in lexicon.words("manner") for n in (2, 3, 4, 5))
    if not owner and (manner or flag[:1] in "adzil"):
        # 较好地社会反响; but 幸福地生活, 积极地领导群众, 积极地信息公开.
        noun, kind = words[0]
        if following and not _PREDICATE.match(following):
            return False
        if noun in OFTEN_VERBS and last == 0 and not (sure and following):
            return False
        return kind[:1] in "nb" or (kind[:1] == "a" and last > 0) or sure
    return owner or not any(PERSONS_AND_OFFICES.match(w) for w, _ in words[: last + 1])


#: How likely 的 must be where little but the model speaks for it.
_CERTAIN = 0.997
_MANNERS = lazy(
    r".*(?:[性式化般样然]|责任|[一二两三四五][天年月日次]|第[一-鿿]{1,2}|无[一-鿿]|不[一-鿿]{1,3})$"
)
_NAMED = lazy(
    r"[一-鿿]?(?:克萨斯|图|质(?!量|效|疑)|空导弹|缘|膜|铁|标|震|砖|暖|毯|域|貌|热|基|皮|块|段|道|摊|库|理)"
)
_OF_A_PLACE = lazy(
    r"(?:政府|公安|财政|税务|人民|卫生|医保|教育|民政|法院|检察|海关|警方|居民|村民|群众|企业|派出所|交通|农业|气象|街道|社区|乡镇|"
    r"县|市|省|区|村|所在|主管|监管|登记|户籍|银行|医院|学校|部门|单位|之间|间|联动|协同|合作|共建|融合|共享|两|三|多|与|和|或|及|以|的|为|是|有|在)"
)


def owns(doubt: Doubt) -> bool:
    """Whether the model is all but certain of 的, and the words are such as it is right on: a word
    of an act, a thing or a quality before it, and a noun's phrase, no act, behind it."""
    from nlpcheck.language.segment import has_word

    word, flag = doubt.before
    written = doubt.odds[PARTICLES.index(doubt.written)]
    if doubt.odds[0] < _CERTAIN or written > 1 - _CERTAIN:
        return False
    if len(word) < 2:
        if (
            word not in ("出", "到", "完", "成", "来", "过", "后", "中", "前")
            or len(doubt.left) < 3
        ):
            return False
        word, flag = doubt.left[-3:], "v"  # 排查出
    if flag == "nr" and has_word(word) and (len(word) > 3 or word[-1] in "园院所站馆校厂店"):
        flag = "n"  # 幼儿园, 关系密切
    if not (has_word(word) or has_word(word[-2:]) or flag == "v") or flag in (
        "ns",
        "nr",
        "nrt",
        "nt",
        "m",
        "r",
        "c",
        "u",
    ):
        return False
    if word[-1] in LAND + "田农泥盐殖租" or _NAMED.match(doubt.right) or is_complement(doubt):
        return False
    first, kind = doubt.words[0]
    if len(first) < 2 or doubt.right[0] in "得地州":
        return False
    if doubt.written == "得":
        thing = len(doubt.right) > 3 or THINGS.match(doubt.right) is not None
        return thing and flag[:1] != "a" and not GAINED.match(doubt.right) and kind[:1] in "nvbt"
    manner = lexicon.words("manner")
    if any(doubt.left[-n:] in manner for n in (2, 3, 4, 5)) or (
        len(word) < 4 and _MANNERS.match(word)
    ):
        return False
    if flag[:1] not in "vnsfilbz" or word in BEFORE_PLACE or doubt.left[-3:-2] == "有":
        return False
    if first in ("做好", "做到", "抓好", "办好", "开展", "推进", "完成") or first.startswith("比"):
        return False
    if flag[:1] in "nsf" and _OF_A_PLACE.match(doubt.right):
        return False
    if flag[:1] in "ilz":
        things = [THINGS.match(w) is not None for w, _ in doubt.words[:2]]
        return (things[-1] and first not in lexicon.words("verbs") | OFTEN_VERBS) or things[1:] == [
            True
        ]
    return _noun_behind(doubt) and not (PERSONS_AND_OFFICES.match(first) and flag[:1] in "nsf")


def _noun_behind(doubt: Doubt) -> bool:
    """Whether the words behind the particle are a noun's phrase: an act only before a noun."""
    words = doubt.words
    for number, (word, flag) in enumerate(words[:4]):
        if flag[:1] == "n" and len(word) > 1 and flag not in ("ns", "nr", "nt", "nrt"):
            return True
        if THINGS.match(word) or word in ACTIONS:
            return True
        if flag[:1] not in "vabm" and number:
            return False
        if (
            number == 0
            and flag[:1] == "v"
            and not THINGS.match(words[1][0] if len(words) > 1 else "")
        ):
            return False
    return False
