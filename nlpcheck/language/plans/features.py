"""What the element model is told of each character: keys of what is true of it.

Itself and its neighbours, the words and jieba tags around it, their classes (lexicons, and
those learned from official text), the verbs before and after it in its clause, the place in
its clause, and what the rules (:mod:`elements`) say of it.

Each of these is a number (``ATOMS``); a feature is one of them or several together
(``TEMPLATES``), and its key a hash of the template and the numbers.  So all features of a
measure are made by a few array operations, without a string for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

from nlpcheck.language.plans.classes import classes_of
from nlpcheck.language.plans.clause import Tokens
from nlpcheck.language.plans.model import Element
from nlpcheck.language.plans.patterns import words

if TYPE_CHECKING:
    import numpy as np

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
_NAMED_THING = re.compile(
    r"(?P<x>(?:《[^》]+》|“[^”]+”|(?![把将建编印制设立给为的了])[\u4e00-\u9fff、]){1,16}?"
    r"(?:表|册|簿|单|台账|清单|目录|指南|名单|名录|明细|方案|计划|预案|公告|公示牌|公示栏|报告|公报|月报|周报|季报|手册|样本|模板|样式|细则|办法|制度|结果|决定|标准|依据|栏目|专栏|平台|系统|入口|窗口|图|榜|库|卡|牌|汇编|问答|流程图|档案|地图|说明|政策|文件|条件|电话|薪酬|收支|价格))"
    r"(?![\u4e00-\u9fff]{0,2}(?:管理|工作))"
)


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

TEMPLATES = tuple(
    line.split()
    for line in """
    none
    c0|c-1|c1|c-2 c-1|c-1 c0|c0 c1|c1 c2|c-1 c0 c1|c2|c-2|shapes
    place w0|place w-1|place w1|place w-2|place w2
    place t0|place t0 t-1|place t0 t1|place t0 t-1 t1|place t0 t1 t2
    place k0|place k-1 k0|place k0 k1|place k1 k2
    r0|r-1 r0|r0 r1|r0 place k0
    head place t0|mark head2|mark c0|tail place k0|kinds
    name|gate|name place t0|gate place t0|name gate head2|name r0|gate r0|gate gate1|name name1
    place a0|place b0|place f0|place b-1|place b1|place b2
    place a-1 a0|place a0 a1|place b-1 b0|place b0 b1|place a-1 a0 a1
    place left|place right|place t0 left|place t0 right|place far|far a0
    place z1|place z2|place z3
    """.replace("\n", "|").split("|")
    if line.strip()
)


def _mixers() -> tuple[list[int], list[list[int]]]:
    """A constant for each template and for each of the places in it, the same in every run."""
    state, made = 20_240_229, []
    for _ in range(len(TEMPLATES) + 4):
        state = (state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        made.append(state ^ (state >> 29) | 1)
    rows = [[ATOMS.index(t[i]) if i < len(t) else 0 for t in TEMPLATES] for i in range(4)]
    return made, rows


@cache
def _layout() -> tuple[np.ndarray, list[np.ndarray], list[np.uint64]]:
    import numpy as np

    made, rows = _mixers()
    start = np.array(made[4:], dtype=np.uint64)
    return start, [np.array(r) for r in rows], [np.uint64(m) for m in made[:4]]


_SHAPES = {**dict.fromkeys("0123456789", 1), **dict.fromkeys("一二三四五六七八九十百千两半双", 2)}
_SHAPES |= dict.fromkeys("，。；：,;:！？\n|｜\t", 3)


def _shape(char: str) -> int:
    return _SHAPES.get(char) or (4 if "\u4e00" <= char <= "\u9fff" else ord(char))


def _code(text: str) -> int:
    return crc32(text.encode("utf-8", "replace"))


@lru_cache(maxsize=50_000)
def _word(word: str) -> tuple[int, ...]:
    """What is always true of a word: itself, its classes, its ends."""
    coarse, middle, fine = map(_code, classes_of(word))
    ends = (word[-1:], word[-2:], word[:1])
    return (_code(word), _code(_class(word)), coarse, middle, fine, *map(_code, ends))


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


def _verbs(
    tokens: Tokens, first: int, last: int, ends: Sequence[int]
) -> tuple[list[int], list[int], list[int]]:
    """For each token the classes of the verbs before and after it in its clause, and how far.

    ``ends`` are where the clauses end.
    """
    clause, at = [], 0
    for i in range(first, last + 1):
        while at + 1 < len(ends) and tokens.starts[i] > ends[at]:
            at += 1
        clause.append(at)
    marks = []
    for i in range(first, last + 1):
        word, tag = tokens.words[i], tokens.tags[i]
        if tag[:1] == "v" and tag != "vn":
            marks.append(_word(word)[3])
        else:
            marks.append(_word(word)[0] if word in _LINKS else 0)
    size = last - first + 1
    sides = []
    for order in (range(size), range(size - 1, -1, -1)):
        verb, distance, at = 1, 9, -1
        verbs, far = [0] * size, [0] * size
        for i in order:
            if clause[i] != at:
                verb, distance, at = 1, 9, clause[i]
            verbs[i], far[i] = verb, min(distance, 5)
            distance += 1
            if marks[i]:
                verb, distance = marks[i], 1
        sides.append((verbs, far))
    (left, near), (right, next_) = sides
    return left, right, [10 * a + b for a, b in zip(near, next_, strict=True)]


_LINKS = frozenset("由把将对向经在按于给请从与会同让使凭")
_KINDS = ("who", "when", "quantity", "object", "check", "means")


def features(
    text: str, tokens: Tokens, places: Sequence[tuple[int, int, Sequence[Element]]]
) -> np.ndarray:
    """The keys of what is true of the characters of some places of a text, a row for each.

    A place is a start, an end, and what the rules say of what stands between them; the rows of
    all places follow on one another.
    """
    import numpy as np

    atoms = np.concatenate([_atoms(text, tokens, *place) for place in places])
    base, slots, mixers = _layout()
    keys = np.broadcast_to(base, (len(atoms), len(base))).copy()
    for slot, mixer in zip(slots, mixers, strict=True):
        keys += (atoms * mixer)[:, slot]
    keys ^= keys >> np.uint64(32)
    keys *= np.uint64(0x9E3779B97F4A7C15)
    return (keys >> np.uint64(32)).astype(np.uint32)


def _atoms(text: str, tokens: Tokens, start: int, end: int, rules: Sequence[Element]) -> np.ndarray:
    """For each character of ``text[start:end]`` the numbers of ``ATOMS``."""
    import numpy as np

    size = end - start
    part = text[start:end]
    columns: list[Any] = [0]
    # Characters, three more on each side.
    chars = np.full(size + 6, ord("#"), dtype=np.uint64)
    chars[3:-3] = np.frombuffer(part.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    columns += [chars[d : d + size] for d in range(7)]
    shape = np.full(size + 4, ord("#"), dtype=np.uint64)
    shape[2:-2] = list(map(_shape, part))
    shapes = shape[:size]
    for d in range(1, 5):
        shapes = shapes * np.uint64(1_000_003) + shape[d : d + size]
    columns.append(shapes)
    # Words.
    first = tokens.index(start)
    last = max(first, tokens.index(end - 1))
    before, after = [_EDGES[0]] * 2, [_EDGES[1]] * 3
    of_word = [*before, *map(_word, tokens.words[first : last + 1]), *after]
    tags = [_tag(t) for t in tokens.tags[first : last + 1]]
    words_ = np.array(of_word, dtype=np.uint64)
    tags_ = np.array([1, *tags, 2, 2, 2], dtype=np.uint64)
    begins = np.array(tokens.starts[first : last + 1])
    places = np.arange(start, end)
    own = np.searchsorted(begins, places, side="right") - 1
    finish = np.array(tokens.ends[first : last + 1])[own]
    columns.append((places == begins[own]) * 1 + (places == finish - 1) * 2)
    columns += [words_[own + d, 0] for d in range(5)]
    columns += [tags_[own + d] for d in range(4)]
    columns += [words_[own + 1 + d, 1] for d in range(4)]
    columns += [words_[own + 1 + d, 2] for d in range(3)]
    columns += [words_[own + 1 + d, 3] for d in range(4)]
    columns.append(words_[own + 2, 4])
    # Clauses: where they start and end, and whether one holds a consequence.
    ends = [m.start() + start for m in _STOP.finditer(part)] + [end]
    columns += [np.array(x, dtype=np.uint64)[own] for x in _verbs(tokens, first, last, ends)]
    columns += [words_[own + 2, 5 + d] for d in range(3)]
    # What the rules say.
    said = np.zeros(size + 2, dtype=np.uint64)
    said[[0, -1]] = 99
    held = 0
    for e in rules:
        kind = _KINDS.index(e.kind)
        held |= 1 << kind
        a, b = max(e.start, start) - start + 1, min(e.end, end) - start + 1
        if a < b:
            said[a:b] = 2 * kind + 2
            if e.start >= start:
                said[a] = 2 * kind + 1
    columns += [said[d : d + size] for d in range(3)]
    columns.append(held)
    head: list[int] = []
    marks: list[int] = []
    rest: list[int] = []
    a = start
    for b in ends:
        clause = text[a:b]
        mark = (1 if _CLOSED.search(clause) else 0) + (2 if _GATE.search(clause) else 0)
        more = b - a + (b < end)
        head += range(more)
        rest += range(b - a, b - a - more, -1)
        marks += [mark] * more
        a = b + 1
    heads = np.array(head)
    columns += [np.minimum(heads, 4), np.minimum(heads, 2), marks, np.minimum(rest, 3)]
    for row in _candidates(part):
        columns += [row, [*row[1:], 98]]
    atoms = np.empty((size, len(ATOMS)), dtype=np.uint64)
    for i, column in enumerate(columns):
        atoms[:, i] = column
    return atoms


_EDGES = ((1,) * 8, (2,) * 8)
