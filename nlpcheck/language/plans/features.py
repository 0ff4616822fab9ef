"""What the element model is told of each character: names of what is true of it.

Itself and its neighbours, the words and jieba tags around it, their classes (lexicons, and
those learned from official text), the verbs before and after it in its clause, the place in
its clause, and what the rules (:mod:`elements`) say of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nlpcheck.language.plans.classes import classes_of
from nlpcheck.language.plans.clause import Tokens
from nlpcheck.language.plans.model import Element
from nlpcheck.language.plans.patterns import words

_STOP = frozenset("，。；：,;:！？\n|｜\t")
_DIGITS = frozenset("0123456789")
_NUMERALS = frozenset("一二三四五六七八九十百千两半双")
_CLOSED = re.compile(
    r"(?:一律)?不(?:予|得|发|接|收|付|拨|排|启|报|流|办)|退回|通报|约谈|扣|取消|停止|问责"
)
_GATE = re.compile(
    r"的(?:[^，。；]{0,6})?(?:不予|不得|不|退|一律|取消|扣|约谈|暂|停|列入|纳入|通报|予以)"
)


@cache
def _classes() -> dict[str, str]:
    """Word → the classes of the lexicons that hold it."""
    found: dict[str, str] = {}
    for name, kinds in (
        ("plan_actors", ()), ("plan_objects", ()), ("plan_means", ()),
        ("plan_verbs", ("check",)), ("plan_verbs", ("review",)), ("plan_verbs", ("watch",)),
        ("plan_verbs", ("make",)),
    ):  # fmt: skip
        label = name[5] + (kinds[0] if kinds else "")
        for word in words(name, *kinds):
            found[word] = found.get(word, "") + label
    return found


def _class(word: str) -> str:
    """The class of a word, or of its last two characters or last one."""
    classes = _classes()
    for n in (len(word), 2, 1):
        if n <= len(word) and word[-n:] in classes:
            return classes[word[-n:]] + ("" if n == len(word) else "~")
    return "-"


_ACTOR_NAME = re.compile(
    r"(?:^|(?<=[，。；：、由经请送会让前内日月季周年底度])|(?<=会同))"
    r"(?P<x>(?:[两三四五\d]+[名个位])?(?:(?!由|经|会同|请|在|对|把|将|按|每)[\u4e00-\u9fff“”（）]){1,12}?"
    r"(?:科|股|处(?!理|罚|置)|室|办(?!理|公|法|事|结)|局|所(?!有|需|在)|站|中心|[支大中分]?队(?!伍)|组(?!织)|委(?!托)|公司|员(?!工)|[局科股所站室队组镇村院校馆]长|主任|书记|领导|干部|负责人|顾问|师|代表|部门|单位|小组|协会|委员会|人(?!民|员|力|社|事|大|均|次)|人员|同志))"
    r"(?=[，。；、每于在对按把将须应可就先再分牵负自从当向用写填审核复校签看查抽检评打统报送编收录更维公张推提翻主盯办答转整登建完组召开出采上下撤补改拍选监调巡验确落认共参代初终逐]|$)"
)
_CONSEQUENCE = re.compile(
    r"(?:^|(?<=[，。；]))(?P<x>(?:对|凡|如)?[^，。；]{0,16}?(?:未|缺|没|逾期|超|不|漏|错|差|低于|连续|末|破损|迟|少|拖|无|空|仍)[^，。；]{0,16}?"
    r"(?:不|退|扣|取消|约谈|通报|停|罚|重|列入|计入|责|收回|解聘|说明|解释|检查|检讨|补|追|公布|关停|办|换|报)[^，。；]{0,14})(?=[，。；]|$)"
)
_INSPECTED = re.compile(
    r"(?P<x>(?:交叉|当面|随机|逐[\u4e00-\u9fff]|现场|实地|人工|联合|共同|分别|集体|依次|两级|三级|电话|上门|对照[^，。；]{2,10}?|与[^，。；]{2,10}?|按[^，。；]{2,10}?)?"
    r"[\u4e00-\u9fff]{0,2}(?:核|审|查|验|校|签|对读|对账|比对|看|测|评|考|试|盯|访|读|问|点)[\u4e00-\u9fff]{0,8}?)(?=[，。；、{]|后|$)"
)
_NAMED_THING = re.compile(
    r"(?P<x>(?:《[^》]+》|“[^”]+”|(?![把将建编印制设立给为的了])[\u4e00-\u9fff、]){1,16}?"
    r"(?:表|册|簿|单|台账|清单|目录|指南|名单|名录|明细|方案|计划|预案|公告|公示牌|公示栏|报告|公报|月报|周报|季报|手册|样本|模板|样式|细则|办法|制度|结果|决定|标准|依据|栏目|专栏|平台|系统|入口|窗口|图|榜|库|卡|牌|汇编|问答|流程图|档案|地图|说明|政策|文件|条件|电话|薪酬|收支|价格))"
    r"(?![\u4e00-\u9fff]{0,2}(?:管理|工作))"
)


def _candidates(part: str) -> tuple[list[str], list[str]]:
    """For each character of a measure what the plain shapes of names and gates make of it."""
    first, second = ["-"] * len(part), ["-"] * len(part)
    for mark, pattern, row in (
        ("w", _ACTOR_NAME, first), ("o", _NAMED_THING, second),
        ("v", _INSPECTED, second), ("c", _CONSEQUENCE, second),
    ):  # fmt: skip
        for match in pattern.finditer(part):
            a, b = match.span("x")
            for i in range(a, b):
                row[i] = mark + ("B" if i == a else "E" if i == b - 1 else "I")
    return first, second


def _shape(char: str) -> str:
    if char in _DIGITS:
        return "9"
    if char in _NUMERALS:
        return "1"
    if char in _STOP:
        return "."
    return "x" if "\u4e00" <= char <= "\u9fff" else char


def _verbs(
    tokens: Tokens, first: int, last: int, clause: list[tuple[int, int, str]], start: int
) -> dict[int, tuple[str, str, str]]:
    """For each token the classes of the verbs before and after it in its clause, and how far."""
    found: dict[int, tuple[str, str, str]] = {}
    before, distance, at = "^", 9, -1
    lefts = {}
    for i in range(first, last + 1):
        place = max(0, min(tokens.starts[i] - start, len(clause) - 1))
        if clause[place][0] != at:
            before, distance, at = "^", 9, clause[place][0]
        lefts[i] = before, min(distance, 5), at
        distance += 1
        if tokens.tags[i][:1] == "v" and tokens.tags[i] != "vn":
            before, distance = classes_of(tokens.words[i])[1], 1
        elif tokens.words[i] in _LINKS:
            before, distance = tokens.words[i], 1
    after, distance, at = "$", 9, -1
    for i in range(last, first - 1, -1):
        if lefts[i][2] != at:
            after, distance, at = "$", 9, lefts[i][2]
        found[i] = lefts[i][0], after, f"{lefts[i][1]}{min(distance, 5)}"
        distance += 1
        if tokens.tags[i][:1] == "v" and tokens.tags[i] != "vn":
            after, distance = classes_of(tokens.words[i])[1], 1
        elif tokens.words[i] in _LINKS:
            after, distance = tokens.words[i], 1
    return found


_LINKS = frozenset("由把将对向经在按于给请从与会同让使凭")


def features(
    text: str, tokens: Tokens, start: int, end: int, rules: Sequence[Element]
) -> list[list[str]]:
    """For each character of ``text[start:end]`` the names of what is true of it."""
    said = ["O"] * (end - start)
    for e in rules:
        for at in range(max(e.start, start), min(e.end, end)):
            said[at - start] = ("B" if at == e.start else "I") + e.kind[:2]
    kinds = "".join(sorted({e.kind[0] + e.kind[1] for e in rules}))
    # Clauses: where they start and end, and whether one holds a consequence.
    clause: list[tuple[int, int, str]] = []
    a = start
    for at in range(start, end + 1):
        if at == end or text[at] in _STOP:
            part = text[a:at]
            mark = ("c" if _CLOSED.search(part) else "") + ("g" if _GATE.search(part) else "")
            clause += [(a, at, mark)] * (at - a + (at < end))
            a = at + 1
    name, gate = _candidates(text[start:end])
    rows: list[list[str]] = []
    first = tokens.index(start)
    last = max(first, tokens.index(end - 1))

    def word(i: int) -> tuple[str, str]:
        if first <= i <= last:
            return tokens.words[i], tokens.tags[i]
        return ("^", "^") if i < first else ("$", "$")

    classes = {i: _class(word(i)[0]) for i in range(first - 2, last + 4)}
    learned = {i: classes_of(word(i)[0]) for i in range(first - 2, last + 4)}
    verbs = _verbs(tokens, first, last, clause, start)
    for at in range(start, end):
        i = tokens.index(at)
        offset, left = at - tokens.starts[i], tokens.ends[i] - at
        place = (
            "S" if offset == 0 and left == 1 else "B" if offset == 0 else "E" if left == 1 else "I"
        )
        w = [word(i + d) for d in (-2, -1, 0, 1, 2)]
        c = [text[at + d] if start <= at + d < end else "#" for d in (-3, -2, -1, 0, 1, 2, 3)]
        k = [classes[i + d] for d in (-1, 0, 1, 2)]
        r = at - start
        near = [said[r + d] if 0 <= r + d < len(said) else "#" for d in (-1, 0, 1)]
        ca, cb, mark = clause[r]
        head = min(at - ca, 4) if at >= ca else 0
        pt = place + w[2][1]
        u = [learned[i + d] for d in (-1, 0, 1, 2)]
        this = w[2][0]
        left_verb, right_verb, far = verbs[i]
        f = [
            "b",
            "c0" + c[3], "c-" + c[2], "c+" + c[4], "d-" + c[1] + c[2], "d0" + c[2] + c[3],
            "d+" + c[3] + c[4], "d2" + c[4] + c[5], "e" + c[2] + c[3] + c[4], "c=" + c[5], "c_" + c[1],
            "s" + "".join(map(_shape, c[1:6])),
            "w" + place + w[2][0], "w-" + place + w[1][0], "w+" + place + w[3][0],
            "w=" + place + w[0][0], "w#" + place + w[4][0],
            "t" + pt, "t-" + pt + w[1][1], "t+" + pt + w[3][1], "t2" + pt + w[1][1] + "," + w[3][1],
            "t3" + pt + w[3][1] + "," + w[4][1],
            "k" + place + k[1], "k-" + place + k[0] + k[1], "k+" + place + k[1] + k[2],
            "k2" + place + k[2] + k[3],
            "r" + near[1], "r-" + near[0] + near[1], "r+" + near[1] + near[2],
            "rk" + near[1] + place + k[1],
            "h" + str(head) + place + w[2][1], "m" + mark + str(min(head, 2)), "mc" + mark + c[3],
            "n" + str(min(cb - at, 3)) + place + k[1],
            "q" + kinds,
            "g" + name[r], "G" + gate[r], "gt" + name[r] + pt, "Gt" + gate[r] + pt,
            "gg" + name[r] + gate[r] + str(min(head, 2)), "gr" + name[r] + near[1], "Gr" + gate[r] + near[1],
            "Gn" + gate[r] + (gate[r + 1] if r + 1 < len(gate) else "$"),
            "ua" + place + u[1][0], "ub" + place + u[1][1], "uc" + place + u[1][2],
            "ud" + place + u[0][1], "ue" + place + u[2][1], "uf" + place + u[3][1],
            "ug" + place + u[0][0] + "," + u[1][0], "uh" + place + u[1][0] + "," + u[2][0],
            "ui" + place + u[0][1] + "," + u[1][1], "uj" + place + u[1][1] + "," + u[2][1],
            "uk" + place + u[0][0] + "," + u[1][0] + "," + u[2][0],
            "vl" + place + left_verb, "vr" + place + right_verb, "vt" + pt + left_verb,
            "vu" + pt + right_verb, "vf" + place + far, "vc" + far + u[1][0],
            "z1" + place + this[-1], "z2" + place + this[-2:], "z3" + place + this[0],
            "gn" + name[r] + (name[r + 1] if r + 1 < len(name) else "$"),
        ]  # fmt: skip
        rows.append(f)
    return rows
