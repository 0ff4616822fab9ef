"""Plants where the text tells another number than the tables, or than itself."""

from __future__ import annotations

import random
import re

from .draft import Draft, mark
from .lexical import MARK, boundaries, hosts, right, wrong
from .planting import Plant, planter

APPLYING = re.compile(r"申请|办结|结转|答复[^询留]|其中|均在|予以公开")
LEAD = re.compile(
    r"^((?:（[一二三四五]）|\d\.)?依申请公开[^。：]{0,8}[。：]|（[一二三四五]）[^。]{2,30}。)"
)


def retell(draft: Draft, text: str) -> Draft | None:
    """The report with its sentences about applications replaced by ``text``."""
    made = draft.copy()
    paragraphs = made.sections[0].paragraphs
    place = None
    for index, paragraph in enumerate(paragraphs):
        if "申请" not in paragraph or not paragraph.endswith("。"):
            continue  # a heading stays
        sentences = re.findall(r"[^。]*(?:。|$)", paragraph)
        kept = ""
        for sentence in sentences:
            lead = LEAD.match(sentence)
            if lead:
                kept += lead[1]
                if place is None and "申请" in lead[1]:
                    place = (index, len(kept))
                sentence = sentence[lead.end() :]
            if sentence and not APPLYING.search(sentence):
                kept += sentence
            elif sentence and place is None:
                place = (index, len(kept))
        paragraphs[index] = kept
    if place is None:
        return None
    index, at = place
    paragraphs[index] = paragraphs[index][:at] + text + paragraphs[index][at:]
    made.sections[0].paragraphs = [p for p in paragraphs if p]
    return made


def values(draft: Draft, by: int) -> dict[str, int]:
    """The tables' numbers under short names; ``bad`` things are off by ``by``."""
    court = [int(cell) for cell in draft.litigation]
    last = {
        "new": "一、",
        "carried": "二、",
        "granted": "（一）",
        "partly": "（二）",
        "done": "（七）",
        "left": "四、",
    }
    found = {key: draft.number(start) for key, start in last.items()}
    found["absent"] = draft.number("1.本机关不掌握")
    found |= {
        "review": court[4],
        "suit": court[9] + court[14],
        "direct": court[9],
        "after": court[14],
    }
    for key in list(found):
        found["x" + key] = found[key] + by
    return found


def tell(
    code: str, draft: Draft, text: str, by: int, also: set[str], rows: tuple[str, ...]
) -> Plant | None:
    """Retell the applications wrongly; the cells that it contradicts are places too."""
    numbers = {k: str(v) for k, v in values(draft, by).items()}
    numbers |= {"year": str(draft.year), "unit": draft.issuer}
    filled = re.sub(r"\{(\w+)\}", lambda f: numbers[f[1]], text)
    bad, good = retell(draft, wrong(filled)), retell(draft, right(filled))
    if bad is None or good is None:
        return None
    for start in rows:
        cells = bad.grid[bad.row(start)]
        cells[6] = mark(cells[6])
    bad.build_tables()
    return Plant(code, bad, MARK.sub(r"⟦\1⟧", filled), frozenset(also), mended=good)


RECEIVED = [
    "{year}年共收到政府信息公开申请⟦{xnew}→{new}⟧件。",
    "全年新收政府信息公开申请⟦{xnew}→{new}⟧件，均由专人登记。",
    "受理公民、法人和其他组织提出的政府信息公开申请⟦{xnew}→{new}⟧件。",
    "本年度收到依申请公开件⟦{xnew}→{new}⟧件，主要涉及民生事项。",
    "{unit}{year}年度接收政府信息公开申请⟦{xnew}→{new}⟧件。",
    "{year}年，新收到政府信息公开申请共⟦{xnew}→{new}⟧件。",
    "一年来，共收到申请公开政府信息的申请⟦{xnew}→{new}⟧件。",
    "全年收到申请⟦{xnew}→{new}⟧件，上年结转{carried}件。",
]


@planter("XC001", len(RECEIVED))
def received(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Another number of applications received than in table three."""
    by = rng.choice([1, 2, 3, 7])
    if by in (draft.number("二、"), draft.number("二、") + draft.number("一、")):
        by += 1
    if draft.number("一、") == 0:
        return None
    return tell("XC001", draft, RECEIVED[variant], by, {"XC003", "XC006"}, ("一、",))


NONE = [
    "{year}年⟦未收到→收到⟧政府信息公开申请。",
    "全年⟦没有收到→收到⟧政府信息公开申请。",
    "{year}年，{unit}⟦未收到→收到⟧依申请公开政府信息的申请。",
    "本年度⟦无→有⟧政府信息公开申请。",
    "全年⟦未接到→接到⟧公民、法人或其他组织提出的政府信息公开申请。",
    "{year}年⟦没有受理→受理⟧过政府信息公开申请。",
    "⟦未收到→收到⟧任何形式的政府信息公开申请。",
    "{year}年⟦没有接收到→接收到⟧政府信息公开申请。",
]


@planter("XC002", len(NONE))
def none_received(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """未收到 against applications in table three."""
    if draft.number("一、") == 0:
        return None
    return tell("XC002", draft, NONE[variant], 1, {"XC001", "XC003"}, ("一、",))


ALL_DONE = [
    "收到政府信息公开申请{new}件，⟦已办结{xdone}件→已办结{done}件⟧。",
    "新收政府信息公开申请{new}件，上年结转{carried}件，全年⟦办结{xdone}件→办结{done}件⟧。",
    "收到政府信息公开申请{new}件，⟦{xdone}件均已按时办结→{done}件按时办结⟧。",
    "全年⟦共答复政府信息公开申请{xdone}件→共答复政府信息公开申请{done}件⟧。",
    "收到政府信息公开申请{new}件，⟦均已办结→办结{done}件⟧。",
    "全年新收政府信息公开申请{new}件，⟦已全部办理完毕→办理完毕{done}件⟧。",
    "收到政府信息公开申请{new}件，⟦全部办结→办结{done}件⟧。",
    "新收申请{new}件，上年结转{carried}件，⟦均已处理完毕→处理完毕{done}件⟧。",
]


@planter("XC003", len(ALL_DONE))
def all_done(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Another number answered than 总计, or all answered though some were carried on."""
    if draft.number("一、") == 0 or (variant >= 4 and draft.number("四、") == 0):
        return None
    also = {"NU010", "XC006"}
    return tell("XC003", draft, ALL_DONE[variant], rng.choice([1, 2, 5]), also, ("（七）", "四、"))


COMPLETE = [
    "新收政府信息公开申请{new}件，上年结转{carried}件，⟦办结率为100%→按期答复率为100%⟧。",
    "收到政府信息公开申请{new}件，⟦办结率达到100%→按期答复率达到100%⟧，结转下年度{left}件。",
    "收到政府信息公开申请{new}件，⟦已全部办结→办结{done}件⟧，结转下年度继续办理{left}件。",
    "新收申请{new}件，⟦百分之百办结→办结{done}件⟧，群众满意。",
    "新收政府信息公开申请{new}件，⟦申请办结率100%→申请登记率100%⟧。",
    "全年收到政府信息公开申请{new}件，⟦无一件未办结→结转下年度{left}件⟧。",
]


@planter("NU010", len(COMPLETE))
def complete_though_left(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """100 % done while table three carries some on."""
    if draft.number("四、") == 0:
        return None
    return tell("NU010", draft, COMPLETE[variant], 1, {"XC003"}, ("四、", "（七）"))


RESULTS = [
    "收到政府信息公开申请{new}件，办结{done}件，其中⟦予以公开{xgranted}件→予以公开{granted}件⟧。",
    "新收申请{new}件，办结{done}件。从办理结果看，⟦予以公开{xgranted}件→予以公开{granted}件⟧、部分公开{partly}件。",
    "收到政府信息公开申请{new}件，办结{done}件，予以公开{granted}件，⟦部分公开{xpartly}件→部分公开{partly}件⟧。",
    "收到政府信息公开申请{new}件，办结{done}件，⟦本机关不掌握相关政府信息{xabsent}件→本机关不掌握相关政府信息{absent}件⟧。",
    "办结政府信息公开申请{done}件，⟦予以公开的有{xgranted}件→予以公开的有{granted}件⟧。",
    "共答复政府信息公开申请{done}件，⟦其中部分公开{xpartly}件→其中部分公开{partly}件⟧。",
]


@planter("XC008", len(RESULTS))
def result(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A result's count that isn't its row's."""
    if draft.number("一、") == 0:
        return None
    rows = ("（一）", "（二）", "1.本机关不掌握")
    return tell("XC008", draft, RESULTS[variant], rng.choice([1, 2, 4]), {"NU004"}, rows)


CARRIED = [
    "新收政府信息公开申请{new}件，⟦上年结转{xcarried}件→上年结转{carried}件⟧。",
    "收到政府信息公开申请{new}件，⟦上年度结转申请{xcarried}件→上年度结转申请{carried}件⟧。",
    "全年新收申请{new}件，另有⟦上年结转{xcarried}件→上年结转{carried}件⟧。",
    "⟦上年结转政府信息公开申请{xcarried}件→上年结转政府信息公开申请{carried}件⟧，本年新收{new}件。",
    "新收政府信息公开申请{new}件，⟦结转上年申请{xcarried}件→结转上年申请{carried}件⟧。",
    "⟦上一年度结转的申请{xcarried}件→上一年度结转的申请{carried}件⟧在本年内继续办理。",
]


@planter("XC009", len(CARRIED))
def carried(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Another number carried in than in table three."""
    by = rng.choice([1, 2, 3])
    return tell("XC009", draft, CARRIED[variant], by, {"XC001", "XC003"}, ("二、",))


COURTS = [
    "{year}年，因政府信息公开被申请行政复议⟦{xreview}→{review}⟧件。",
    "全年发生政府信息公开行政复议{review}件、行政诉讼⟦{xsuit}→{suit}⟧件。",
    "因政府信息公开被提起行政诉讼⟦{xsuit}→{suit}⟧件。",
    "未经复议直接起诉的行政诉讼⟦{xdirect}→{direct}⟧件，复议后起诉的行政诉讼{after}件。",
    "本年度涉及政府信息公开的行政复议案件⟦{xreview}→{review}⟧件，行政诉讼案件{suit}件。",
]
NO_COURTS = [
    "{year}年，⟦未发生→发生⟧因政府信息公开引起的行政复议和行政诉讼。",
    "⟦没有→有⟧因政府信息公开被申请行政复议、提起行政诉讼的情况。",
    "全年⟦无→有⟧政府信息公开行政复议、行政诉讼案件。",
]


@planter("XC004", len(COURTS) + len(NO_COURTS))
def courts(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Other numbers of 复议 and 诉讼 than in table four."""
    by = rng.choice([1, 2, 3])
    numbers = {k: str(v) for k, v in values(draft, by).items()} | {"year": str(draft.year)}
    if variant >= len(COURTS) and (numbers["review"] == "0" or numbers["suit"] == "0"):
        return None
    text = [*COURTS, *NO_COURTS][variant]
    filled = re.sub(r"\{(\w+)\}", lambda f: numbers[f[1]], text)
    bad, good = draft.copy(), draft.copy()
    bad.sections[3].paragraphs = [wrong(filled)]
    good.sections[3].paragraphs = [right(filled)]
    bad.litigation = [mark(cell) for cell in bad.litigation]
    bad.build_tables()
    also = frozenset({"XC006", "XC007", "XC005"})
    return Plant("XC004", bad, MARK.sub(r"⟦\1⟧", filled), also, mended=good)


UPHELD = [
    "因政府信息公开被申请行政复议{review}件，⟦均获维持→已依法处理⟧。",
    "发生行政复议{review}件，复议机关⟦均作出维持决定→已依法受理⟧。",
    "行政复议{review}件，⟦结果全部维持→均由专人应对⟧。",
    "全年行政复议{review}件，⟦均予以维持→均按时提交答辩材料⟧；行政诉讼{suit}件。",
    "被申请行政复议的{review}件⟦全部得到维持→全部按时提交答辩材料⟧。",
    "行政复议案件{review}件，复议结果⟦均为维持→均已登记⟧。",
]


@planter("XC005", len(UPHELD))
def upheld(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """All upheld, though table four holds one corrected or pending."""
    court = [int(cell) for cell in draft.litigation[:5]]
    if court[4] < 2 or court[0] == court[4]:
        return None
    numbers = {k: str(v) for k, v in values(draft, 1).items()}
    filled = re.sub(r"\{(\w+)\}", lambda f: numbers[f[1]], UPHELD[variant])
    bad, good = draft.copy(), draft.copy()
    bad.sections[3].paragraphs = [wrong(filled)]
    good.sections[3].paragraphs = [right(filled)]
    bad.litigation[:5] = [mark(cell) for cell in bad.litigation[:5]]
    bad.build_tables()
    also = frozenset({"XC004", "XC007"})
    return Plant("XC005", bad, MARK.sub(r"⟦\1⟧", filled), also, mended=good)


PAIRS = [
    ("全年举办新闻发布会6场。", "全年举办新闻发布会8场。"),
    ("全年开展业务培训5次。", "本年度组织业务培训共7次。"),
    ("聘请社会监督员12名，定期收集意见。", "全年聘请社会监督员15名。"),
    ("政务新媒体全年推送图文326篇。", "据统计，政务新媒体全年推送图文362篇。"),
    ("设置政务公开查阅点4处。", "设置政务公开查阅点6处，配有专人引导。"),
    ("全年接听政策咨询电话1520次。", "全年接听政策咨询电话1250次，做到有问必答。"),
    ("全年制作政策解读视频15部。", "全年制作政策解读视频18部，观看踊跃。"),
    ("开展公众开放日活动3次。", "全年开展公众开放日活动4次。"),
    ("收到网民留言共94条。", "全年收到网民留言共49条，均已回复。"),
    ("共有专职信息员9名。", "现有专职信息员11名。"),
]


@planter("XC006", len(PAIRS))
def told_twice(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """One quantity told twice with two numbers, in two places."""
    one, two = PAIRS[variant]
    places = hosts(draft)
    if len(places) < 2:
        return None
    bad = draft.copy()
    first, second = sorted(rng.sample(places, 2))
    for where, text in ((second, two), (first, one)):
        old = bad.sections[0].paragraphs[where]
        at = rng.choice(boundaries(old))
        bad.sections[0].paragraphs[where] = old[:at] + mark(text) + old[at:]
    return Plant("XC006", bad, f"{one} … {two}", also=frozenset({"NU008"}))


DOCUMENTS = [
    ("全年制发行政规范性文件⟦{x}→{v}⟧件。", "行政规范性文件", 0),
    ("现行有效的行政规范性文件共⟦{x}→{v}⟧件。", "行政规范性文件", 2),
    ("全年废止行政规范性文件⟦{x}→{v}⟧件。", "行政规范性文件", 1),
    ("全年作出行政许可决定⟦{x}→{v}⟧件。", "行政许可", -1),
    ("全年作出行政处罚决定⟦{x}→{v}⟧件。", "行政处罚", -1),
    ("{year}年，办理行政处罚案件⟦{x}→{v}⟧件。", "行政处罚", -1),
    ("实施行政许可⟦{x}→{v}⟧件，全部网上公示。", "行政许可", -1),
    ("{year}年度新制发行政规范性文件⟦{x}→{v}⟧件。", "行政规范性文件", 0),
]


def _without(draft: Draft, word: str) -> Draft:
    """The report without its sentences that name a thing."""
    made = draft.copy()
    for section in made.sections[:1]:
        section.paragraphs = [
            "".join(
                s for s in re.findall(r"[^。]*(?:。|$)", text) if word not in s or LEAD.match(s)
            )
            for text in section.paragraphs
        ]
        section.paragraphs = [text for text in section.paragraphs if text]
    return made


@planter("XC010", len(DOCUMENTS))
def documents(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Another count of documents, licences or penalties than in table two."""
    text, label, column = DOCUMENTS[variant]
    if label not in draft.proactive or (draft.old and column in (0, 1, 2)):
        return None
    value = int(draft.proactive[label][column])
    if value == 0 and column == -1:
        return None
    return _count(draft, rng, "XC010", text, label, column, value, value + rng.choice([1, 2, 3]))


@planter("TB204", 6)
def zero_though_told(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Licences or penalties told in the text, 0 in table two."""
    text, label = [
        ("全年作出行政处罚决定⟦{x}→{v}⟧件。", "行政处罚"),
        ("全年办理行政许可⟦{x}→{v}⟧件。", "行政许可"),
        ("依法作出行政处罚⟦{x}→{v}⟧起，信息均已公示。", "行政处罚"),
        ("{year}年，作出行政许可决定⟦{x}→{v}⟧件。", "行政许可"),
        ("办结行政处罚案件⟦{x}→{v}⟧件，结果全部上网。", "行政处罚"),
        ("查处违法行为并作出行政处罚⟦{x}→{v}⟧件。", "行政处罚"),
    ][variant]
    made = draft.copy()
    made.proactive[label][-1] = "0"
    made.build_tables()
    return _count(made, rng, "TB204", text, label, -1, 0, rng.randint(3, 40))


def _count(
    draft: Draft,
    rng: random.Random,
    code: str,
    text: str,
    label: str,
    column: int,
    value: int,
    told: int,
) -> Plant | None:
    made = _without(_without(draft, label), label[2:] if label == "行政规范性文件" else label)
    filled = text.replace("{x}", str(told)).replace("{v}", str(value))
    filled = filled.replace("{year}", str(draft.year))
    places = hosts(made)
    if not places:
        return None
    where = rng.choice(places)
    old = made.sections[0].paragraphs[where]
    at = rng.choice(boundaries(old))
    bad, good = made.copy(), made.copy()
    bad.sections[0].paragraphs[where] = old[:at] + wrong(filled) + old[at:]
    good.sections[0].paragraphs[where] = old[:at] + right(filled) + old[at:]
    bad.proactive[label][column] = mark(bad.proactive[label][column])
    bad.build_tables()
    also = frozenset({"XC010", "TB204"}) - {code}
    return Plant(code, bad, MARK.sub(r"⟦\1⟧", filled), also, mended=good)
