"""What is true of each character of a measure, as numbers: the atoms of features (:mod:`features`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from struct import pack
from typing import TYPE_CHECKING, Any, TypeAlias
from zlib import crc32

from nlpcheck.language.plans.classes import classes_of
from nlpcheck.language.plans.clause import Tokens
from nlpcheck.language.plans.model import Element
from nlpcheck.language.plans.patterns import words

if TYPE_CHECKING:
    import numpy as np

Place: TypeAlias = tuple[int, int, Sequence[Element]]
"""A start, an end, and what the rules say of what stands between them."""

ATOMS = (
    "none", "c-3", "c-2", "c-1", "c0", "c1", "c2", "c3", "shapes",
    "place", "w-2", "w-1", "w0", "w1", "w2", "t-1", "t0", "t1", "t2",
    "k-1", "k0", "k1", "k2", "a-1", "a0", "a1", "b-1", "b0", "b1", "b2", "f0",
    "left", "right", "far", "z1", "z2", "z3",
    "r-1", "r0", "r1", "kinds", "head", "head2", "mark", "tail",
    "name", "name1", "gate", "gate1",
)  # fmt: skip
"""Character, word, tag, lexicon's class (k), learned class coarse, middle and fine (a, b, f), each
with how far off; the verbs around; the last one, last two, first character of the word (z); what
the rules say (r); the place in the clause; the plain shapes of names and gates."""
_AT = {name: number for number, name in enumerate(ATOMS)}

_STOP = re.compile("[，。；：,;:！？\n|｜\t]")
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
_THINGS = "表|册|簿|单|台账|清单|目录|指南|名单|名录|明细|方案|计划|预案|公告|公示牌|公示栏|报告|公报|月报|周报|季报|手册|样本|模板|样式|细则|办法|制度|结果|决定|标准|依据|栏目|专栏|平台|系统|入口|窗口|图|榜|库|卡|牌|汇编|问答|流程图|档案|地图|说明|政策|文件|条件|电话|薪酬|收支|价格"
_NAMED_THING = re.compile(
    r"(?P<x>(?:《[^》]+》|“[^”]+”|(?![把将建编印制设立给为的了])[\u4e00-\u9fff、]){1,16}?"
    rf"(?=[{''.join({thing[0]: '' for thing in _THINGS.split('|')})}])(?:{_THINGS}))"
    r"(?![\u4e00-\u9fff]{0,2}(?:管理|工作))"
)

_SHAPES = (("0123456789", 1), ("一二三四五六七八九十百千两半双", 2), ("，。；：,;:！？\n|｜\t", 3))


@cache
def _shapes() -> np.ndarray:
    """What each character of the basic plane counts as where only the shape of text counts."""
    import numpy as np

    table = np.arange(1 << 16, dtype=np.uint32)
    table[ord("\u4e00") : ord("\u9fff") + 1] = 4
    for chars, shape in _SHAPES:
        table[list(map(ord, chars))] = shape
    return table


def _code(text: str) -> int:
    return crc32(text.encode("utf-8", "replace"))


@lru_cache(maxsize=50_000)
def _word(word: str) -> bytes:
    """What is always true of a word, a number of four bytes each: itself, its classes, its ends."""
    ends = (word[-1:], word[-2:], word[:1])
    return pack("=8I", *map(_code, (word, _class(word), *classes_of(word), *ends)))


@cache
def _tag(tag: str) -> int:
    return _code(tag)


def _candidates(part: str) -> tuple[list[int], list[int]]:
    """For each character of a measure what the plain shapes of names and gates make of it."""
    first, second = [0] * len(part), [0] * len(part)
    for mark, pattern, row in (
        (1, _ACTOR_NAME, first), (1, _NAMED_THING, second),
        (4, _INSPECTED, second), (7, _CONSEQUENCE, second),
    ):  # fmt: skip
        for match in pattern.finditer(part):
            a, b = match.span("x")
            row[a:b] = [mark + 1] * (b - a)
            row[b - 1] = mark + 2
            row[a] = mark
    return first, second


_LINKS = frozenset("由把将对向经在按于给请从与会同让使凭")
_KINDS = ("who", "when", "quantity", "object", "check", "means")


_ROOM = 3
"""How far to each side of a character its neighbours count."""


def atoms(text: str, tokens: Tokens, places: Sequence[Place]) -> np.ndarray:
    """The numbers of ``ATOMS``, a row for each, of the characters of all places, one place
    after the other."""
    sheet = _Sheet(text, places)
    sheet.put_characters()
    clause = sheet.put_clauses()
    sheet.put_words(tokens, clause)
    sheet.put_rules()
    sheet.put_candidates()
    return sheet.rows


class _Sheet:
    """The atoms of some places, filled in kind by kind.

    Neighbours never reach into another place: where they count, each place has room round it.
    """

    def __init__(self, text: str, places: Sequence[Place]) -> None:
        import numpy as np

        self.text = text
        self.places = places
        self.begin = np.array([begin for begin, _, _ in places])
        self.end = np.array([end for _, end, _ in places])
        sizes = self.end - self.begin
        self.place = np.repeat(np.arange(len(places)), sizes)  # the place of each character
        order = np.arange(len(self.place))
        self.offset = order + (self.begin - np.cumsum(sizes) + sizes)[self.place]
        self.roomy = order + _ROOM * (2 * self.place + 1)
        self.rows = np.zeros((len(ATOMS), len(order)), dtype=np.uint64)

    def put(self, first: str, *rows: Any) -> None:
        """Fill in the rows from ``first`` on."""
        for number, row in enumerate(rows, _AT[first]):
            self.rows[number] = row

    def put_characters(self) -> None:
        """The characters, and the shape of the text."""
        import numpy as np

        edge = "#" * _ROOM
        roomy = "".join([f"{edge}{self.text[a:b]}{edge}" for a, b, _ in self.places])
        chars = np.frombuffer(roomy.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self.put("c-3", *(chars[self.roomy + d] for d in range(-3, 4)))
        shape = np.where(chars >> 16, chars, _shapes().take(chars, mode="clip"))
        total = shape[self.roomy - 2].astype(np.uint64)
        for d in range(-1, 3):
            total = total * np.uint64(1_000_003) + shape[self.roomy + d]
        self.put("shapes", total)

    def put_clauses(self) -> np.ndarray:
        """Where the clauses start and end, and whether one holds a consequence; which of them
        each character stands in."""
        import numpy as np

        text = self.text
        first, last, sizes, marks = [], [], [], []
        for begin, end, _ in self.places:
            a = begin
            for b in [*(m.start() for m in _STOP.finditer(text, begin, end)), end]:
                first.append(a)
                last.append(b)
                sizes.append(b - a + (b < end))  # with the mark that ends it
                closed, gate = _CLOSED.search(text, a, b), _GATE.search(text, a, b)
                marks.append((1 if closed else 0) + (2 if gate else 0))
                a = b + 1
        clause = np.repeat(np.arange(len(first)), sizes)
        head = self.offset - np.array(first)[clause]
        tail = np.array(last)[clause] - self.offset
        mark = np.array(marks)[clause]
        self.put("head", np.minimum(head, 4), np.minimum(head, 2), mark, np.minimum(tail, 3))
        return clause

    def put_words(self, tokens: Tokens, clause: np.ndarray) -> None:
        """What is true of each word, and so of its characters, and of the words around it."""
        import numpy as np

        counts: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        verbs: list[bool] = []
        links: list[bool] = []
        of_words: list[bytes] = []
        of_tags: list[int] = []
        for begin, end, _ in self.places:
            first = tokens.index(begin)
            part = slice(first, max(first, tokens.index(end - 1)) + 1)
            words_, tags = tokens.words[part], tokens.tags[part]
            counts.append(len(words_))
            starts += tokens.starts[part]
            ends += tokens.ends[part]
            verbs += [tag[:1] == "v" and tag != "vn" for tag in tags]
            links += map(_LINKS.__contains__, words_)
            of_words += [_BEFORE, *map(_word, words_), _AFTER]
            of_tags += [1, 1, *map(_tag, tags), 2, 2, 2]
        told_of = np.frombuffer(b"".join(of_words), dtype=np.uint32).reshape(-1, 8).T.copy()
        tag_of = np.array(of_tags, dtype=np.uint64)
        place = np.repeat(np.arange(len(counts)), counts)
        first_, last = np.array(starts), np.array(ends)
        sizes = np.minimum(last, self.end[place]) - np.maximum(first_, self.begin[place])
        own = np.repeat(np.arange(len(place)), sizes)  # the word of each character
        self.put("place", (self.offset == first_[own]) * 1 + (self.offset == last[own] - 1) * 2)
        # Two before and three behind the words of each place mark its edges.
        there = np.arange(len(place)) + 5 * place + 2
        marks = np.where(verbs, told_of[3, there], np.where(links, told_of[0, there], 0))
        beside = _verbs(marks, clause[np.cumsum(sizes) - sizes])
        self.put("left", *(row[own] for row in beside))
        here = there[own]
        around = {d: told_of.take(here + d, axis=1) for d in range(-2, 3)}
        self.put("w-2", *(around[d][0] for d in range(-2, 3)))
        self.put("t-1", *(tag_of[here + d] for d in range(-1, 3)))
        self.put("k-1", *(around[d][1] for d in range(-1, 3)))
        self.put("a-1", *(around[d][2] for d in range(-1, 2)))
        self.put("b-1", *(around[d][3] for d in range(-1, 3)))
        self.put("f0", around[0][4])
        self.put("z1", *around[0][5:])

    def put_rules(self) -> None:
        """What the rules say of each character, and of its place."""
        import numpy as np

        said = np.zeros(len(self.place) + 2 * _ROOM * len(self.places), dtype=np.uint64)
        kinds = np.zeros(len(self.places), dtype=np.uint64)
        at = 0
        for number, (begin, end, rules) in enumerate(self.places):
            at += _ROOM
            said[at - 1] = said[at + end - begin] = _NO_CHARACTER
            for element in rules:
                kind = _KINDS.index(element.kind)
                kinds[number] |= np.uint64(1 << kind)
                a, b = max(element.start, begin), min(element.end, end)
                if a < b:
                    said[at + a - begin : at + b - begin] = 2 * kind + 2
                    if element.start >= begin:
                        said[at + a - begin] = 2 * kind + 1
            at += end - begin + _ROOM
        self.put("r-1", *(said[self.roomy + d] for d in range(-1, 2)), kinds[self.place])

    def put_candidates(self) -> None:
        """The plain shapes of names and gates, of each character and of the next."""
        rows: tuple[list[int], list[int]] = ([], [])
        nexts: tuple[list[int], list[int]] = ([], [])
        for begin, end, _ in self.places:
            for row, next_, found in zip(
                rows, nexts, _candidates(self.text[begin:end]), strict=True
            ):
                row += found
                next_ += [*found[1:], _NO_CANDIDATE]
        self.put("name", rows[0], nexts[0], rows[1], nexts[1])


def _verbs(marks: np.ndarray, clause: np.ndarray) -> list[np.ndarray]:
    """For each word the classes of the verbs before and after it in its clause, and how far.

    ``marks`` are the classes of verbs, prepositions' own numbers, 0 for other words; ``clause`` tells
    which clause each word stands in.
    """
    import numpy as np

    order, none = np.arange(len(marks)), len(marks)
    before = np.maximum.accumulate(np.where(marks, order, -1))
    after = np.minimum.accumulate(np.where(marks, order, none)[::-1])[::-1]
    classes, far = [], []
    for verb in (np.append(-1, before[:-1]), np.append(after[1:], none)):
        there = (verb >= 0) & (verb < none)
        there &= clause[verb * there] == clause
        verb = verb * there
        classes.append(np.where(there, marks[verb], 1))
        far.append(np.where(there, np.minimum(abs(order - verb), 5), 5))
    return [*classes, 10 * far[0] + far[1]]


_BEFORE, _AFTER = pack("=16I", *[1] * 16), pack("=24I", *[2] * 24)
"""What counts as true of the two words before a place's first and the three behind its last."""
_NO_CHARACTER = 99
_NO_CANDIDATE = 98
