"""Plants in the report's frame: sections, headings, title, date, required contents."""

from __future__ import annotations

import random
import re

from .draft import (
    Draft,
    application_rows,
    litigation_rows,
    mark,
    proactive_rows,
    row_labels,
)
from .planting import Plant, planter

TITLES = [
    "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项",
]  # fmt: skip


@planter("ST001", 6)
def section_missing(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """One of the six sections left out, heading and all."""
    bad = draft.copy()
    heading = bad.sections[variant].heading
    del bad.sections[variant]
    # What is missing has no place: the headings beside the gap, or the title.
    for near in (variant - 1, variant):
        if 0 <= near < 5:
            bad.sections[near].heading = mark(bad.sections[near].heading)
    if variant and bad.sections[variant - 1].paragraphs:
        last = bad.sections[variant - 1].paragraphs
        last[-1] = mark(last[-1])
    if variant == 5:
        bad.tail[0] = mark(bad.tail[0])
    bad.title[0] = mark(bad.title[0])
    also = {"NU101", "ST005", "ST106"}
    if variant == 0:
        also |= {"ST101", "ST102", "PL201", "XC007"}
    if variant == 3:
        also |= {"XC007"}
    if variant == 4:
        also |= {"ST103"}
    if variant == 5:
        also |= {"ST104"}
    return Plant("ST001", bad, f"缺“{heading}”", also=frozenset(also))


@planter("ST002", 5)
def sections_swapped(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Two neighbouring sections in each other's place, their numbers with them or not."""
    first = (4, 3, 0, 4, 2)[variant]
    bad = draft.copy()
    one, two = bad.sections[first], bad.sections[first + 1]
    bad.sections[first], bad.sections[first + 1] = two, one
    what = f"“{two.heading}”在“{one.heading}”之前"
    if variant == 3:
        one.heading, two.heading = (
            two.heading[:2] + one.heading[2:],
            one.heading[:2] + two.heading[2:],
        )
        what = f"“{two.heading}”与“{one.heading}”对调"
    one.heading, two.heading = mark(one.heading), mark(two.heading)
    return Plant("ST002", bad, what, also=frozenset({"NU101", "ST003", "ST106"}))


HEADINGS = [
    (0, "一、总体概况"), (1, "二、主动公开政府信息的工作情况"),
    (2, "三、收到和办理政府信息公开申请情况"), (3, "四、行政复议、行政诉讼情况"),
    (4, "五、存在的主要问题和改进情况"), (5, "六、其它需要报告的事项"),
    (5, "六、需要报告的其它事项"), (4, "五、主要问题及改进情况"),
    (2, "三、收到和处理政府信息公开申请的情况"), (3, "四、政府信息公开行政复议和行政诉讼情况"),
    (1, "二、主动公开政府信息情况统计"), (4, "五、存在的主要问题及整改情况"),
]  # fmt: skip


@planter("ST003", len(HEADINGS))
def heading_differs(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A heading in words of the clerk's own."""
    section, heading = HEADINGS[variant]
    bad = draft.copy()
    bad.sections[section].heading = mark(heading)
    return Plant("ST003", bad, heading)


@planter("ST004", 4)
def section_empty(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A heading with nothing under it."""
    section = (0, 4, 5, 4)[variant]
    bad = draft.copy()
    bad.sections[section].paragraphs = []
    bad.sections[section].heading = mark(bad.sections[section].heading)
    also = {0: {"ST101", "ST102", "PL201"}, 4: {"ST103"}, 5: {"ST104"}}[section] | {"XC007"}
    return Plant("ST004", bad, f"“{draft.sections[section].heading}”下无内容", frozenset(also))


@planter("ST005", 6)
def table_missing(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A table that is a picture in the draft, and so gone from the text."""
    section = 1 + variant % 3
    bad = draft.copy()
    bad.sections[section].table = None
    note = ["", "（见附表）", "[图片]"][rng.randrange(3)]
    if variant >= 3 or section != 3:
        bad.sections[section].paragraphs = [note] if note and variant >= 3 else []
    bad.sections[section].heading = mark(bad.sections[section].heading)
    bad.sections[section].paragraphs = [mark(p) for p in bad.sections[section].paragraphs]
    also = {"ST004", "XC007"}
    return Plant("ST005", bad, f"“{draft.sections[section].heading}”下无表格", frozenset(also))


@planter("ST006", 2)
def table_of_other_years(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Tables two and three of the other form."""
    bad = draft.copy()
    first = next(i for i, row in enumerate(draft.rows) if row[1].startswith("（六）"))
    grid = draft.grid
    if draft.old:
        split = [["0"] * 7, ["0"] * 7, grid[first]]
        grid = [*grid[:first], *split, *grid[first + 1 :]]
    else:
        three = grid[first : first + 3]
        joined = [str(sum(int(row[c]) for row in three)) for c in range(7)]
        grid = [*grid[:first], joined, *grid[first + 3 :]]
    bad.sections[2].table = application_rows(row_labels(not draft.old), grid)
    old = not draft.old
    kept = draft.proactive
    if old:
        numbers = {
            "规章": ["0", "0", "0"],
            "规范性文件": ["2", "2", "9"],
            "行政许可": ["6", "0", kept["行政许可"][0]],
            "其他对外管理服务事项": ["8", "0", "120"],
            "行政处罚": ["3", "0", kept["行政处罚"][0]],
            "行政强制": ["1", "0", kept["行政强制"][0]],
            "行政事业性收费": ["0", "0"],
            "政府集中采购": ["5", "86.5万元"],
        }
    else:
        numbers = {
            "规章": ["0", "0", "0"],
            "行政规范性文件": ["2", "0", "9"],
            "行政许可": [kept["行政许可"][2]],
            "行政处罚": [kept["行政处罚"][2]],
            "行政强制": [kept["行政强制"][2]],
            "行政事业性收费": ["0"],
        }
    table = proactive_rows(old, numbers)
    bad.sections[1].table = [[mark(cell) for cell in row] for row in table]
    bad.sections[1].heading = mark(bad.sections[1].heading)
    also = frozenset({"TB202", "XC010", "TB204", "TB206"})
    return Plant(
        "ST006", bad, f"{draft.year}年报告用{'2019' if old else '2021'}格式表二、表三", also
    )


@planter("ST007", 8)
def title_incomplete(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A title without unit, year or kind."""
    unit, year = draft.issuer, draft.year
    title = [
        f"{unit}政府信息公开工作年度报告",
        f"{year}年政府信息公开工作年度报告",
        "政府信息公开工作年度报告",
        f"{unit}{year}年政府信息公开工作总结",
        f"{year}年度政府信息公开年报",
        f"关于{year}年政府信息公开工作的报告",
        f"{unit}政务公开工作报告",
        f"{unit}关于政府信息公开工作的年度报告",
    ][variant]
    bad = draft.copy()
    bad.title = [mark(title)]
    # Where it can't be taken for a title at all, the report's beginning stands for it.
    bad.intro = [mark(text) for text in bad.intro]
    bad.sections[0].heading = mark(bad.sections[0].heading)
    return Plant("ST007", bad, title)


@planter("ST008", 6)
def date_wrong(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A date before the year's end, long after the deadline, or none."""
    year = draft.year
    bad = draft.copy()
    date = [f"{year}年1月18日", f"{year}年12月20日", f"{year + 1}年6月15日", "", f"{year - 1}年1月20日", f"{year + 1}年9月3日"][variant]  # fmt: skip
    if date:
        bad.tail = [draft.tail[0], mark(date)]
    elif variant == 3:
        bad.tail = [mark(draft.tail[0])]
    return Plant("ST008", bad, date or "无落款日期", also=frozenset({"YR006"}))


@planter("ST009", 4)
def other_regime(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A university's report for a school year."""
    if draft.kind != "dept":
        return None
    school = ["云川师范学院", "沧浪职业技术学院", "楠江理工大学", "青岚医学高等专科学校"][variant]
    year = draft.year
    bad = draft.copy()
    bad.title = [mark(f"{school}{year}—{year + 1}学年信息公开工作年度报告")]
    bad.intro = [f"根据《高等学校信息公开办法》，{school}编制本报告。"]
    keep = [
        "学校通过信息公开网公布招生、财务、人事等信息620条。",
        "接受校内师生和社会公众监督，设立校长信箱。",
    ]
    bad.sections = bad.sections[:1]
    bad.sections[0].heading = "一、信息公开工作概况"
    bad.sections[0].paragraphs = keep
    bad.tail = [school, f"{year + 1}年10月26日"]
    return Plant("ST009", bad, bad.title[0][1:-1])


HEADS = {
    "主动公开": "主动公开", "依申请公开": "依申请公开", "政府信息管理": "信息管理",
    "平台建设": "平台建设", "监督保障": "监督保障",
}  # fmt: skip


@planter("ST101", 5)
def head_missing(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """One of the five heads of section one left out, the others numbered anew."""
    key = list(HEADS.values())[variant]
    paragraphs = draft.sections[0].paragraphs
    starts = [i for i, text in enumerate(paragraphs) if re.match(r"（[一二三四五]）", text)]
    if len(starts) != 5 or (variant == 4 and draft.kind == "gov"):
        return None
    at = next((n for n, i in enumerate(starts) if key in paragraphs[i][:16]), None)
    if at is None:
        return None
    end = starts[at + 1] if at < 4 else len(paragraphs)
    bad = draft.copy()
    kept = paragraphs[: starts[at]] + paragraphs[end:]
    # The word told elsewhere in the section would make the head present.
    if key in "".join(kept):
        return None
    number = 0
    for index, text in enumerate(kept):
        if re.match(r"（[一二三四五]）", text):
            kept[index] = f"（{'一二三四'[number]}）{text[3:]}"
            number += 1
    bad.sections[0].paragraphs = [mark(text) for text in kept]
    bad.sections[0].heading = mark(bad.sections[0].heading)
    also = frozenset({"PL201", "ST102"})
    return Plant("ST101", bad, f"第一部分缺“{key}”", also=also)


@planter("ST102", 2)
def no_assessment(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A government's report that tells nothing of 考核, 评议, 责任追究."""
    if draft.kind not in ("gov", "town"):
        return None
    bad = draft.copy()
    paragraphs = []
    changed = False
    for text in draft.sections[0].paragraphs:
        sentences = re.findall(r"[^。；]*[。；]|[^。；]+$", text)
        kept = [
            s for s in sentences if not re.search("考核|评议|责任追究|追究|满意|约谈|评估|测评", s)
        ]
        changed = changed or len(kept) < len(sentences)
        if kept:
            joined = "".join(kept)
            if joined.endswith("；"):
                joined = joined[:-1] + "。"
            paragraphs.append(joined)
    if not changed or re.search("考核|评议|追究", "".join(paragraphs)):
        return None
    bad.sections[0].paragraphs = [mark(text) for text in paragraphs]
    bad.sections[0].heading = mark(bad.sections[0].heading)
    also = frozenset({"ST101", "PU009"})
    return Plant("ST102", bad, "删去考核、评议、责任追究各句", also=also)


SIX = [
    "无其他需要报告的事项。", "无。", "全年承办建议提案12件，办理结果已全部公开。",
    "没有其他需要说明的情况。", "按照上级部署完成了年度政务公开重点任务。", "暂无。",
    "（一）办理结果公开情况。承办建议8件，均已公开。", "本年度无其他报告事项。",
]  # fmt: skip


@planter("ST104", len(SIX))
def fee_not_told(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Section six of 2021 and later silent on 信息处理费."""
    if draft.old:
        return None
    bad = draft.copy()
    bad.sections[5].heading = mark(bad.sections[5].heading)
    bad.sections[5].paragraphs = [mark(SIX[variant])]
    return Plant("ST104", bad, SIX[variant])


PERIODS = [
    "统计期限为{last}年1月1日至{last}年12月31日。",
    "本报告数据统计时间自{last}年1月1日起至{last}年12月31日止。",
    "所列数据的统计期限是{year}年1月1日至{next}年12月31日。",
    "统计期限：{year}年1月1日至{last}年12月31日。",
    "报告中数据统计期限自{next}年1月1日起至{next}年12月31日止。",
    "统计期限为{last}年1月1日到12月31日。",
    "本报告的统计数据截至{last}年12月31日，统计期限从{last}年1月1日起。",
    "统计时间从{last}年1月1日至{last}年12月31日。",
]


@planter("ST105", len(PERIODS))
def period_wrong(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """A period that isn't the report's year."""
    bad = draft.copy()
    text = PERIODS[variant].format(year=draft.year, last=draft.year - 1, next=draft.year + 1)
    kept = []
    for paragraph in bad.intro:
        sentences = re.findall(r"[^。]*。", paragraph)
        kept.append("".join(s for s in sentences if not re.search("月1日|12月31日", s)))
    bad.intro = [p for p in kept if p] or [f"{draft.issuer}编制本报告。"]
    bad.intro[-1] += mark(text)
    return Plant("ST105", bad, text, also=frozenset({"YR006"}))


PARTS = [
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、其他需要报告的事项等五个部分组成。",
    "全文共分七个部分。", "本年度报告共五部分。", "报告共包括八个方面内容。",
    "本报告分为五个部分，有关数据来自各科室。", "全文由四部分组成。",
    "本报告主要包含七部分内容。", "报告内容分为“五个方面”。",
]  # fmt: skip


@planter("ST106", len(PARTS))
def parts_differ(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """The preamble promises another number of parts."""
    if "部分" in "".join(draft.intro):
        return None
    bad = draft.copy()
    if not bad.intro:
        bad.intro = [""]
    bad.intro[-1] += mark(PARTS[variant])
    return Plant("ST106", bad, PARTS[variant])


@planter("XC007", 3)
def litigation_not_told(draft: Draft, rng: random.Random, variant: int) -> Plant | None:
    """Table four has a number of which the text says nothing."""
    bad = draft.copy()
    told = re.compile("复议|诉讼|起诉")
    bad.sections[3].paragraphs = []
    if variant:
        bad.litigation = ["0"] * 15
        bad.litigation[(0, 0, 7)[variant]] = str(variant)
        bad.litigation[(0, 4, 9)[variant]] = str(variant)
        bad.sections[3].table = litigation_rows(bad.litigation)
    if set(bad.litigation) == {"0"}:
        return None
    for section in (*bad.sections[:3], *bad.sections[4:]):
        section.paragraphs = [
            "".join(s for s in re.findall(r"[^。]*(?:。|$)", text) if not told.search(s))
            for text in section.paragraphs
        ]
        section.paragraphs = [text for text in section.paragraphs if text]
    bad.sections[3].heading = mark(bad.sections[3].heading)
    bad.sections[3].table = [[mark(cell) for cell in row] for row in bad.sections[3].table or []]
    also = frozenset({"PL101", "PL103", "ST103", "NU101"})
    return Plant("XC007", bad, "表四有数，正文未提", also=also)
