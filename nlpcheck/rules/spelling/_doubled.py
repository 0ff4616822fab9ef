"""Two like characters side by side, one of which is no part of any word: 推进政政府, 信息息公开."""

from __future__ import annotations

from collections.abc import Iterator, Set

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.neighbours import neighbours
from nlpcheck.language.unseen import look

_DOUBLED = lazy(r"([一-鿿])\1(?!\1)")
_FUNCTION = lazy(
    r"(?<![现存正所内好外实潜旨])在在|(?<![以普涉波顾兼触提危累推惠谈论念遍])及及(?![时早格其])|(?<!参)与与(?!会)|将将|被被(?!告|申)|把把|(?<!由)于于|要要|须须|已已|(?<![求但于还就可正或若凡])是是(?![非否])|(?<![一面针核相校配反])对对(?![联方比应照口策话外台象])|从从(?!事|而|来)|由由(?!于)|向向(?!上|好|导)|都都|(?<![予得可加难足所])以以(?!上|下|及|后|前|来|内|外|免|便|为|往|致)|(?<![无作认行成因华])为为(?!民|了|人|何|期)|并并(?!购|列|存|轨|联|排|非)|(?<![维温缓调饱柔总祥平亲共讲])和和(?!美|气|平|睦|谐|解|衷|声)"
)
# Words of one character that a word beginning or ending alike may stand beside (该市市场, 2021年年度).
_WORDS_OF_ONE = frozenset(
    "年月日时省市县区镇乡村州国军席全各级人是为向和对会不有中大小公法地习新党组作心力员者团队院校路建车部水产结"
)


def find_doubled(text: str, allowed: Set[str]) -> Iterator[tuple[int, int]]:
    """Two like characters, one of which is no part of any word, in order; ``allowed`` are right."""
    for match in _DOUBLED.finditer(text):
        start, end = match.span()
        if match[0] in allowed or of_two_words(text, start) or text[end : end + 1] == "”":
            continue  # “熊猫和和”
        if of_a_name_in_de(text, start):
            continue
        never = _never_so(text, start)
        if (
            not never
            and not _FUNCTION.match(text, start)
            and (match[1] in _WORDS_OF_ONE or not _in_term(text, start))
        ):
            continue
        if not _stray(text, start) and not (never and _known_without(text, start)):
            continue
        if not _begins_a_trade_word(text, start):
            yield start, end


def of_a_name_in_de(text: str, start: int) -> bool:
    """Whether 的的 is right: 有的的确, 的的确确, 有的的士, and 美的的洗碗机, a maker's name."""
    if text[start : start + 2] != "的的":
        return False
    before, behind = text[max(0, start - 2) : start], text[start + 2 : start + 3]
    if text.startswith(("黎波里", "喀喀"), start + 2):
        return True
    return behind in tuple("确士哥姐") or (before[-1:] == "美" and before[:1] in _NO_BEAUTY)


_NO_BEAUTY = frozenset("，。、；：在与和及对向买了由将把\n")


def of_two_words(text: str, start: int) -> bool:
    """Whether the first of two like characters ends a word and the second begins one
    (许可可以) or is one (参与与社会监督)."""
    from nlpcheck.language.segment import has_word

    ends, begins = text[start - 1 : start + 1], text[start + 1 : start + 3]
    alone = text[start] in _JOINING
    if begins in lexicon.words("trade_words") or (
        begins[1:] == "长" and text[start] in _OFFICES_END
    ):
        return True  # 黄龙病病树, 仲裁院院长谈及
    if ends in lexicon.words("trade_words") and has_word(begins):
        return True  # 林权权利人
    if text[start - 1 : start] == "一" and text[start] in _MEASURES:
        return True  # 一份份答卷
    return (has_word(ends) and (alone or has_word(begins))) or (alone and has_word(begins))


_OFFICES_END = frozenset("院局厅部处科所站室馆校会委团队组县市镇乡区村社厂店班")
_MEASURES = frozenset(
    "份把件项条座张幅块片本页栋排列串束袋箱桶碗盏扇辆架台艘列枚颗粒株棵朵根支杆面堵口眼户家村寨村户队批车趟次遍场期声句首曲封笔桩个道重层级阵股团堆摞沓滴缕丝抹段截节篇则行圈双对名位群"
)
_JOINING = frozenset("与和及为以于在对将被由从向")


#: Said twice these mean each one (声声, 年年); particles end the word before (反对对申请人设限).
_TAKEN_SINGLY = frozenset(
    "一年月日天时处人家户村层项条件次个声步代句样种点片块张座场页桩笔字丝岁朵颗阵为对是向由在以和有不要会"
)
_OFFICES = (
    "人员 议员 委员 党员 成员 职员 队员 社员 雇员 官员 会员 学员 教员 店员 船员 信息员 网格员 联络员 监督员 管理员 审核员 保密员 办事员 讲解员 通讯员 宣传员 安全员 "
    "协管员 调解员 评议员 指导员 辅导员 操作员 检查员 观察员"
)
_AGENTS = frozenset(_OFFICES.split())


def _never_so(text: str, start: int) -> bool:
    """Whether two like characters never stand so in public prose, and one of them is of a word
    (省级业业务, 门诊诊收费, 值班班表)."""
    from nlpcheck.language.segment import has_word

    both = look(text).doubled.get(start)
    if both is None or text[start] in _TAKEN_SINGLY:
        return False
    char, behind = text[start], text[start + 2 : start + 3]
    words = [text[start - 1] + char] if both[1] else []
    words += [char + behind] if both[0] else []
    if any(map(has_word, words)) and (all(both) or not has_word(char * 2)):
        return True
    if all(both) and any(text[max(0, start - n) : start + 1] in _AGENTS for n in (1, 2)):
        return True
    table = neighbours()
    return any(table.get(word) is not None for word in words)


_BESIDE = lazy(r"[一-鿿]")


def _begins_a_trade_word(text: str, start: int) -> bool:
    """Whether the first of two like characters ends a word of the dictionary and the next
    character would be left alone without the second (航标灯灯质, 暴雨雨强, 报表表样): the two
    may make a word that the dictionary lacks.  So does a longer word (以以工代赈方式)."""
    from nlpcheck.language.segment import cut_known, has_word

    if text[start] in _JOINING and has_word(text[start + 1 : start + 5]):
        return True
    if not any(has_word(text[start - n : start + 1]) for n in (1, 2) if start >= n):
        return False
    behind = text[start + 2 : start + 9].split("\n")[0]
    if not _BESIDE.match(behind):
        return False
    before = text[max(0, start - 6) : start + 1].split("\n")[-1]
    at = 0
    for word in cut_known(before + behind):
        if at >= len(before):
            return at == len(before) and len(word) == 1 and word not in _NOT_LONE
        at += len(word)
    return False


_NOT_LONE = frozenset(
    "的了和与及或在是为对向从被把将并也都就还又再更最很要能可会应须均等于以其各不已未所由按经使让且因但"
    "用请只才无有到至中上下内外后前年月日时件个条次项家户人名"
)
"""Words of one character, which stand by themselves."""


def _known_without(text: str, start: int) -> bool:
    """Whether the characters about two like ones are common with one of them, and fewer words."""
    from nlpcheck.language.segment import cut_known

    strays = look(text).strays
    if not any(s.often and s.copy and s.at in (start, start + 1) for s in strays):
        return False
    left = text[max(0, start - 7) : start + 1].split("\n")[-1]
    right = text[start + 1 : start + 9].split("\n")[0]
    return len(cut_known(left + right[1:])) < len(cut_known(left + right))


def _in_term(text: str, start: int) -> bool:
    """Whether a fixed term stands here once one of the two characters is taken out."""
    left = max(0, start - 7)
    window = text[left:start] + text[start + 1 : start + 9]
    at = start - left
    terms = lexicon.words("terms")
    return any(
        window[i : i + n] in terms for n in range(4, 9) for i in range(max(0, at - n + 1), at + 1)
    )


def _stray(text: str, start: int) -> bool:
    """Whether one of two like characters is no part of any word: 推进政政府, 信息息公开."""
    from nlpcheck.language.segment import cut_known

    left = max(0, start - 8)
    window = text[left : start + 10].replace("\n", "，")
    at = left
    words = []
    for word in cut_known(window):
        words.append((at, word))
        at += len(word)
    mended = len(cut_known(window[: start - left] + window[start - left + 1 :]))
    for index, (place, word) in enumerate(words):
        if word == text[start] and place in (start, start + 1):
            beside = words[index + 1 : index + 2] if place == start else words[index - 1 : index]
            if (beside and len(beside[0][1]) >= 2) or (beside and beside[0][1] == word):
                return mended < len(words)
    return False
