"""Plants that show only beside last year's report."""

from __future__ import annotations

import random

from .draft import Draft, Section, mark, row_labels
from .plans import fill, pairs, pieces, section
from .planting import Plant, planter

TITLES = [
    "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
]  # fmt: skip


def before(draft: Draft) -> Draft:
    """Last year's report of the same unit, in other words, with sums that hold and meet this year's."""
    words = pieces()["previous"]
    year = draft.year - 1
    made = Draft(
        name=draft.name + "-before",
        year=year,
        issuer=draft.issuer,
        title=[f"{draft.issuer}{year}年政府信息公开工作年度报告"],
        intro=[],
        sections=[Section(title) for title in TITLES],
        tail=[draft.issuer, f"{year + 1}年1月16日"],
    )
    made.intro = [fill(words["intro"], made)]
    made.sections[0].paragraphs = [fill(text, made) for text in words["first"]]
    made.sections[3].paragraphs = ["没有行政复议和行政诉讼。"]
    made.sections[4].paragraphs = [fill(text, made) for text in words["fifth"]]
    made.sections[5].paragraphs = [fill(words["sixth"], made)]
    made.litigation = ["0"] * 15
    rows = row_labels(made.old)
    grid = [["0"] * 7 for _ in rows]
    carried = [int(cell) for cell in draft.grid[1]]
    for column in range(7):
        done = 3 if column == 0 else 1 if column == 1 else 4 if column == 6 else 0
        grid[0][column] = str(done + carried[column])
        grid[2][column] = grid[-2][column] = str(done)
        grid[-1][column] = str(carried[column])
    made.grid = grid
    kept = draft.proactive
    if made.old:
        made.proactive = {
            "规章": ["0", "0", "0"], "规范性文件": ["0", "0", "3"], "行政许可": ["6", "0", "31"],
            "其他对外管理服务事项": ["8", "0", "75"], "行政处罚": ["3", "0", "9"],
            "行政强制": ["1", "0", "2"], "行政事业性收费": ["0", "0"], "政府集中采购": ["5", "86.5万元"],
        }  # fmt: skip
    else:
        made.proactive = {
            "行政许可": ["31"], "行政处罚": ["9"], "行政强制": ["2"], "行政事业性收费": ["0"],
        }  # fmt: skip
        for label in ("规章", "行政规范性文件"):
            new, gone, valid = (int(cell) for cell in kept[label])
            made.proactive[label] = ["0", "0", str(valid - new + gone)]
    made.build_tables()
    return made


@planter("YR001", 6)
def carried_over(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Last year's 四 isn't this year's 二, in one column and in 总计."""
    last = before(draft)
    good = last.copy()
    column = variant % 6
    by = rng.randint(1, 3)
    for cell in (column, 6):
        for row in (0, len(last.grid) - 1):
            last.grid[row][cell] = str(int(last.grid[row][cell]) + by)
    last.build_tables()
    bad = draft.copy()
    for cell in (column, 6):
        bad.grid[1][cell] = mark(bad.grid[1][cell])
    bad.build_tables()
    label = (bad.sections[2].table or [])[4]
    label[0] = mark(label[0])
    mended = draft.copy()
    what = f"上年“结转下年度”比本年“上年结转”多{by}"
    return Plant(
        "YR001", bad, what, frozenset({"XC009"}), previous=last, mended=mended, previous_mended=good
    )


@planter("YR002", 6)
def copied(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Last year's words with this year's date: section one, section five, or both."""
    last = before(draft)
    bad = draft.copy()
    copied_sections = ((0,), (0, 4), (4,))[variant % 3]
    for index in copied_sections:
        texts = draft.sections[index].paragraphs
        last.sections[index].paragraphs = [_year_back(text, draft.year) for text in texts]
        bad.sections[index].paragraphs = [mark(text) for text in texts]
        bad.sections[index].heading = mark(bad.sections[index].heading)
    bad.title[0] = mark(bad.title[0])
    also = frozenset({"YR004", "XC001", "XC003", "XC009"})
    what = "与上年相同：" + "、".join(TITLES[i] for i in copied_sections)
    return Plant("YR002", bad, what, also, previous=last)


def _year_back(text: str, year: int) -> str:
    return text.replace(str(year), str(year - 1)).replace(str(year + 1), str(year))


@planter("YR004", 6)
def same_problems(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """The same problems as last year's, with no word of what became of them."""
    chosen = pairs(draft, rng, 3)
    problems = [pair["problem"] for pair in chosen]
    bad = section(draft, rng, [mark(text) for text in problems], [p["measure"] for p in chosen])
    bad.sections[4].heading = mark(bad.sections[4].heading)
    last = before(draft)
    old = pieces()["pair"]
    measures = [fill(p["measure"], last) for p in old]
    last = section(last, rng, problems, measures[:3])
    return Plant("YR004", bad, problems[0][:30], frozenset({"YR002"}), previous=last)


@planter("YR006", 4)
def opening_of_last_year(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """The opening's year left as it was in last year's text."""
    bad = draft.copy()
    paragraphs = bad.sections[0].paragraphs
    own, other = f"{draft.year}年", str(draft.year - (2 if variant == 3 else 1))
    if not paragraphs or not paragraphs[0].startswith(own):
        return None
    what = f"{other}年{paragraphs[0][5:25]}"
    paragraphs[0] = mark(f"{other}年") + paragraphs[0][5:]
    return Plant("YR006", bad, what)
