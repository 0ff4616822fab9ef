"""Plants made from the report's own text: punctuation, blanks, characters, numbering."""

from __future__ import annotations

import random
import re

from .draft import CLOSE, OPEN, Draft, mark
from .lexical import narrative, quoted
from .planting import Plant, planter

HAN = r"[\u4e00-\u9fff]"


def edit(
    code: str,
    draft: Draft,
    rng: random.Random,
    pattern: str,
    make: str,
    sections: range | None = None,
) -> Plant | None:
    """Replace one random match of ``pattern`` in the text by ``make`` (``⟦``, ``⟧`` mark)."""
    bad = draft.copy()
    matches = []
    for paragraphs, index in narrative(bad):
        if sections and not any(paragraphs is bad.sections[s].paragraphs for s in sections):
            continue
        for found in re.finditer(pattern, paragraphs[index]):
            if not quoted(paragraphs[index], found.start()):
                matches.append((paragraphs, index, found))
    if not matches:
        return None
    paragraphs, index, found = rng.choice(matches)
    new = found.expand(make)
    old = paragraphs[index]
    shown = old[max(0, found.start() - 8) : found.start()] + new + old[found.end() :][:8]
    marked = new.replace("⟦", OPEN).replace("⟧", CLOSE)
    paragraphs[index] = old[: found.start()] + marked + old[found.end() :]
    return Plant(code, bad, shown)


EDITS: dict[str, list[tuple[str, str]]] = {
    "PU001": [
        (rf"({HAN})，({HAN})", r"\1⟦,⟧\2"),
        (rf"({HAN})；({HAN})", r"\1⟦;⟧\2"),
        (rf"({HAN})：({HAN})", r"\1⟦:⟧\2"),
        (rf"({HAN})（({HAN}+)）", r"\1⟦(⟧\2⟦)⟧"),
        (rf"({HAN})，({HAN})", r"\1⟦, ⟧\2"),
        (rf"({HAN})，({HAN}[^，。]{{3,12}})，({HAN})", r"\1⟦,⟧\2⟦,⟧\3"),
    ],
    "PU002": [
        (rf"({HAN})。$", r"\1⟦.⟧"),
        (rf"({HAN})。({HAN})", r"\1⟦.⟧\2"),
    ],
    "PU003": [
        (rf"({HAN})，({HAN})", r"\1⟦，，⟧\2"),
        (rf"({HAN})。$", r"\1⟦。。⟧"),
        (rf"({HAN})。({HAN})", r"\1⟦，。⟧\2"),
        (rf"({HAN})、({HAN})", r"\1⟦、、⟧\2"),
        (rf"({HAN})；({HAN})", r"\1⟦；；⟧\2"),
        (rf"({HAN})。({HAN})", r"\1⟦。，⟧\2"),
    ],
    "PU006": [
        (rf"《({HAN}+)》", r"⟦《\1⟧"),
        (rf"《({HAN}+)》", r"⟦\1》⟧"),
        (rf"“({HAN}+)”", r"⟦“\1⟧"),
        (rf"“({HAN}+)”", r"⟦\1”⟧"),
        (rf"(?<=.)（({HAN}+)）", r"⟦（\1⟧"),
        (rf"(?<=.{{3}})（({HAN}+)）", r"⟦\1）⟧"),
    ],
    "PU007": [
        (r"^（([一二三])）(?=.)", r"⟦（\1）、⟧"),
        (r"^（([二三四])）(?=.)", r"⟦（\1）．⟧"),
        (r"^（([二三四])）(?=.)", r"⟦（\1），⟧"),
        (r"^（([二三四])）(?=.)", r"⟦(\1)、⟧"),
    ],
    "PU009": [
        (rf"^(.{{25,}}{HAN})。$", r"\1⟦⟧"),
        (rf"^(.{{25,}})({HAN})。$", r"\1⟦\2⟧"),
    ],
    "PU011": [
        (rf"“({HAN}+)”", r'⟦"\1"⟧'),
        (rf"“({HAN}+)”", r"⟦'\1'⟧"),
        (rf"“({HAN}{{3,}})”", r'⟦"\1"⟧'),
    ],
    "PU014": [
        ("信息", "⟦信 息⟧"),
        ("公开", "⟦公 开⟧"),
        ("政府", "⟦政 府⟧"),
        ("工作", "⟦工 作⟧"),
        ("网站", "⟦网 站⟧"),
        ("群众", "⟦群　众⟧"),
        ("办理", "⟦办 理⟧"),
        ("部门", "⟦部  门⟧"),
        ("监督", "⟦监 督⟧"),
        ("审核", "⟦审 核⟧"),
        ("规范", "⟦规 范⟧"),
        ("服务", "⟦服 务⟧"),
    ],
}


def _register_edits() -> None:
    for code, edits in EDITS.items():

        def plant(
            draft: Draft,
            rng: random.Random,
            variant: int,
            code: str = code,
            edits: list[tuple[str, str]] = edits,
        ) -> Plant | None:
            pattern, make = edits[variant]
            sections = range(1) if code == "PU009" else None
            return edit(code, draft, rng, pattern, make, sections)

        planter(code, len(edits))(plant)


_register_edits()

LISTED = re.compile(r"[（(]?\d{1,2}[.．、）)]")
MARKED = re.compile(r"^（([一二三四五六])）")


def _numbered(draft: Draft, section: int) -> list[int]:
    """Paragraphs of a section that begin with （一）, （二） … in one unbroken run."""
    found = [i for i, text in enumerate(draft.sections[section].paragraphs) if MARKED.match(text)]
    order = [draft.sections[section].paragraphs[i][1] for i in found]
    return found if len(found) >= 3 and "".join(order) == "一二三四五六"[: len(order)] else []


@planter("NU101", 8)
def broken_sequence(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A number of a heading skipped or used twice."""
    bad = draft.copy()
    if variant >= 6:
        # A list of its own within section one.
        marks = (["1.", "2.", "4."], ["1.", "2.", "2."])[variant - 6]
        texts = [
            "更换公示栏。对破损的公示栏全部更换。",
            "统一栏目名称。栏目名称全县统一。",
            "开设热线。安排专人接听。",
        ]
        made = [f"{m}{t}" for m, t in zip(marks, texts, strict=True)]
        made[2] = mark(marks[2]) + texts[2]
        if any(LISTED.match(p) for p in draft.sections[0].paragraphs):
            return None
        place = bad.sections[0].paragraphs
        place[-1:] = [place[-1], *made]
        return Plant("NU101", bad, " ".join(made), also=frozenset({"NU102"}))
    section = (0, 0, 0, 0, 4, 0)[variant]
    found = _numbered(draft, section)
    if not found:
        return None
    which = rng.randrange(1, len(found))
    paragraphs = bad.sections[section].paragraphs
    text = paragraphs[found[which]]
    number = "一二三四五六七".index(text[1])
    other = number - 1 if variant % 2 else number + 1
    new = "一二三四五六七"[other]
    paragraphs[found[which]] = mark(f"（{new}）") + text[3:]
    if which + 1 < len(found):
        follower = paragraphs[found[which + 1]]
        paragraphs[found[which + 1]] = mark(follower[:3]) + follower[3:]
    return Plant("NU101", bad, f"{text[:3]} → （{new}）{text[3:12]}")


@planter("NU102", 4)
def level_jump(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """1. 2. 3. straight under 一、."""
    form = ("{}.", "{}．", "{}.", "{}. ")[variant]
    bad = draft.copy()
    paragraphs = bad.sections[0].paragraphs
    found = _numbered(draft, 0)
    if not found or any(LISTED.match(text) for text in paragraphs):
        return None
    for count, index in enumerate(found, 1):
        number = form.format(count)
        paragraphs[index] = (mark(number) if count == 1 else number) + paragraphs[index][3:]
    return Plant("NU102", bad, "（一）… → " + form.format(1))


@planter("NU103", 8)
def misprinted_first_level(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A dash or a wrong mark for 一、."""
    section, form = [
        (0, "—、"), (0, "－、"), (0, "-、"), (0, "一."), (1, "二."), (3, "四．"), (0, "–、"), (4, "五."),
    ][variant]  # fmt: skip
    bad = draft.copy()
    bad.sections[section].heading = mark(form) + draft.sections[section].heading[2:]
    return Plant("NU103", bad, form + draft.sections[section].heading[2:])


LIST = [
    ["更换公示栏。破损的公示栏全部更换。", "统一栏目名称。栏目名称做到上下一致。", "开设热线。安排专人接听来电。"],
    ["抓好培训。组织信息员集中学习。", "抓好审核。坚持层层把关。", "抓好督查。定期通报进度。"],
]  # fmt: skip
MIXED = [
    ("1.", "2、", "3."), ("1.", "2.", "3、"), ("(1)", "（2）", "（3）"), ("1、", "2.", "3."),
    ("（1）", "（2）", "(3)"), ("1.", "2.", "3．"), ("1.", "(2)", "3."), ("1、", "2、", "3."),
]  # fmt: skip


@planter("NU104", 8)
def mixed_marks(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Different marks at one level of one list."""
    if any(LISTED.match(p) for p in draft.sections[0].paragraphs):
        return None
    marks, texts = MIXED[variant], rng.choice(LIST)
    bad = draft.copy()
    made = [mark(m) + t for m, t in zip(marks, texts, strict=True)]
    bad.sections[0].paragraphs += made
    what = " ".join(m + t[:4] for m, t in zip(marks, texts, strict=True))
    return Plant("NU104", bad, what, also=frozenset({"PU008", "PU001"}))


ONE_MARK = [("PU008", "{}、"), ("PU007", "（{}）、"), ("PU007", "({})、"), ("PU007", "（{}）.")]


def _register_lists() -> None:
    for code, form in ONE_MARK:

        def plant(
            draft: Draft, rng: random.Random, variant: int, code: str = code, form: str = form
        ) -> Plant | None:
            paragraphs = draft.sections[0].paragraphs
            if any(LISTED.match(text) for text in paragraphs):
                return None
            bad = draft.copy()
            texts = LIST[variant % 2][: 2 + variant // 2]
            for number, text in enumerate(texts, 1):
                bad.sections[0].paragraphs.append(mark(form.format(number)) + text)
            return Plant(code, bad, form.format(1) + texts[0][:12], frozenset({"NU102"}))

        planter(code, 4 if code == "PU008" else 2)(plant)


_register_lists()


@planter("XC101", 2)
def paragraph_twice(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A paragraph pasted a second time."""
    bad = draft.copy()
    section = 0 if variant == 0 else 4
    paragraphs = bad.sections[section].paragraphs
    long = [
        i for i, text in enumerate(paragraphs) if len(text) > 40 and not re.match(r"[（\d]", text)
    ]
    if not long:
        return None
    which = rng.choice(long)
    text = paragraphs[which]
    paragraphs[which] = mark(text)
    to = rng.randrange(which + 1, len(paragraphs) + 1)
    paragraphs.insert(to, mark(text))
    return Plant("XC101", bad, text[:30] + "…（两次）")


CHANGES = {
    "NU002": ["{y}年01月1{d}日", "{y}年1月0{d}日", "{y}年01月0{d}日", "{y}年01月2{d}日"],
    "NU003": [
        "二〇{cy}年一月十{cd}日", "二O{cy}年一月十{cd}日", "二0{cy}年一月二十{cd}日",
        "二○{cy}年一月{cd}日", "二零{cy}年一月十{cd}日", "二Ｏ{cy}年一月二十日",
    ],
}  # fmt: skip


def _register_dates() -> None:
    digits = "〇一二三四五六七八九"
    for code, forms in CHANGES.items():

        def plant(
            draft: Draft,
            rng: random.Random,
            variant: int,
            code: str = code,
            forms: list[str] = forms,
        ) -> Plant | None:
            bad = draft.copy()
            year, day = draft.year + 1, rng.randint(3, 9)
            short = digits[year // 10 % 10] + digits[year % 10]
            date = forms[variant].format(y=year, d=day, cy=short, cd=digits[day])
            bad.tail[-1] = mark(date)
            return Plant(code, bad, date)

        planter(code, len(forms))(plant)


_register_dates()
