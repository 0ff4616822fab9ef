"""Section fives made of labelled items in other shapes, for the model of roles to learn from.

The problems and measures of the labelled section fives say the same in any layout: here they are
laid out anew (numbered, one after another, in pairs, one inside the other, measures first …), so
that the model ties a role to what is said and to the layout, not to the layout of one writer.
Only items of the records given go in: in a fold of a cross-validation none that is held out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import Any

Part = tuple[str, str]
"""A role (P, M, L or "" for none) and a text."""
Pairs = Sequence[tuple[str, str]]

_NUMERALS = "一二三四五六七八九十"
_PROBLEM_TITLES = (
    "存在的主要问题", "存在问题", "主要问题", "存在的不足", "短板和不足", "查找出的问题", "问题",
    "当前的薄弱环节", "主要短板", "问题清单", "不足之处", "{Y}年存在的问题", "困难和问题", "自查发现的问题",
)  # fmt: skip
_MEASURE_TITLES = (
    "改进措施", "整改措施", "下一步打算", "改进情况", "下一步工作安排", "努力方向", "下步举措", "对策",
    "工作打算", "改进办法", "{N}年工作思路", "下一步怎么干", "整改方向", "今后工作重点", "应对之策",
    "改进计划", "提升路径", "下一阶段重点任务",
)  # fmt: skip
_LAST_TITLES = (
    "上年度问题整改情况", "上年问题的改进情况", "{L}年度问题整改落实情况", "上一年度问题“回头看”",
    "往年问题改进情况", "对{L}年问题的整改", "去年问题销号情况",
)  # fmt: skip
_PROBLEM_LEADS = (
    "存在的主要问题：", "主要存在以下问题：", "工作中还存在一些不足，主要表现在：", "{Y}年，我{U}信息公开工作取得一定成效，但也存在不足：",
    "问题主要有：", "对照上级要求，还有以下差距：", "主要是：", "我{U}政府信息公开工作仍有短板，具体为：", "不足在于：",
    "回顾一年来的工作，主要问题有：", "当前，我{U}在工作中还有一些问题需要改进：",
    "与上级要求相比还有差距，主要表现在", "还存在", "主要是", "我{U}信息公开工作仍存在", "集中表现为",
    "但与群众期待相比仍有不足，主要体现在", "工作中主要存在",
)  # fmt: skip
_MEASURE_LEADS = (
    "下一步，我{U}将采取以下措施：", "改进措施：", "{N}年，重点做好以下工作：", "下一步打算：", "针对以上问题，拟作如下改进：",
    "今后，我{U}将从以下方面改进：", "对此，", "为此，我{U}将", "下一步，", "往后，", "接下来，", "{N}年，", "{N}年，我{U}将",
    "改进办法：", "针对存在的问题，我{U}将", "打算：", "下一阶段，我{U}将着力做好以下几点：",
)  # fmt: skip
_TURNS = (
    "，下一步将", "，今后将", "，为此，将", "。下一步，", "。改进措施：", "。为此，我{U}将", "，拟", "。对此，", "。", "。今后，",
    "，我{U}将",
)  # fmt: skip
_LAST = (
    "{L}年年度报告指出的“{p}”问题，已完成整改。", "针对上年度“{p}”的问题，{m}，问题已经解决。", "去年年报中提到的{p}，今年已整改到位。",
    "上年我{U}存在{p}的问题，{Y}年{m}，已得到解决。", "上一年度报告中列出的{p}问题，通过{m}，已明显改善。",
    "{L}年存在的{p}问题已改进，{m}。", "关于“{p}”。已{m}。", "针对{L}年度存在的{p}，我{U}{m}，效果较好。",
    "{L}年报告中的问题为{p}，本年度{m}，已整改完毕。", "上年度主要问题是{p}。今年{m}，问题基本解决。",
)  # fmt: skip
_ENDS = (
    "", "", "", "我{U}将以此为契机，推动信息公开工作再上新台阶。", "努力开创政府信息公开工作新局面。",
    "总之，我{U}将不断提升工作水平，为建设法治政府作出贡献。",
)  # fmt: skip
_PAST = (
    "全年共公开信息312条，较上年增长12%。", "我{U}已组织培训4次，参训人员85人次。", "目前已更新栏目9个。", "今年共印发宣传资料2000份。",
)  # fmt: skip
_NONE = (
    "本年度未发现明显问题。", "{Y}年，我{U}未发现政府信息公开工作中的突出问题。", "无。", "暂无明显问题。",
)  # fmt: skip


class Maker:
    """Makes records of given ones; the same seed makes the same."""

    def __init__(self, records: Sequence[dict[str, Any]], seed: int = 1) -> None:
        self.dice = random.Random(seed)
        self.pairs = [
            (_item(r, r["problems"][p]), _item(r, r["measures"][m]))
            for r in records
            for p, m in r["alignment"]
        ]
        self.problems = [_item(r, p) for r in records for p in r["problems"]]
        self.others = [
            _item(r, m)
            for r in records
            for i, m in enumerate(r["measures"])
            if all(i != j for _, j in r["alignment"])
        ]
        self.whole = True
        """Whether no item of the record being made holds a stop."""
        self.measures = [_item(r, m) for r in records for m in r["measures"]]

    def make(self, count: int) -> list[dict[str, Any]]:
        """``count`` records in the form of the labelled sets (no elements, no pairs)."""
        return [self._one(i) for i in range(count)] if self.pairs else []

    def _one(self, number: int) -> dict[str, Any]:
        dice = self.dice
        pairs = dice.sample(self.pairs, min(len(self.pairs), dice.choice((1, 2, 2, 3, 3, 4, 5))))
        pairs = [(p, m) for p, m in pairs if "\n" not in p + m]
        if dice.random() < 0.35:
            pairs = [(_first(p), _first(m)) for p, m in pairs]
        self.whole = all(not set("。；") & set(p + m) for p, m in pairs)
        year = dice.randint(2019, 2026)
        parts: list[Part] = []
        if dice.random() < 0.3:
            parts += self._last_year()
        if dice.random() < 0.05:
            parts += [("", dice.choice(_NONE)), ("", dice.choice(_MEASURE_LEADS))]
            parts += self._row("M", [m for _, m in pairs[:2]])
        else:
            shape: Callable[[Pairs], list[Part]] = dice.choice(
                (self._lists, self._lists, self._lists, self._paragraph, self._turns, self._turns,
                 self._semicolons, self._labels, self._targets, self._arrows, self._reverse)
            )  # fmt: skip
            parts += shape(pairs)
        parts.append(("", dice.choice(_ENDS)))
        unit = dice.choice(("局", "镇", "街道", "委", "县", "乡", "中心", "办"))
        return _record(f"s{number:04}", year, unit, parts)

    # --- shapes ---------------------------------------------------------------

    def _row(self, kind: str, some: Sequence[str]) -> list[Part]:
        """Items one after another in one of the ways that lists are written."""
        dice = self.dice
        styles: tuple[Callable[[int], str], ...] = (
            lambda i: f"{i + 1}.", lambda i: f"{_NUMERALS[i]}是", lambda i: f"（{_NUMERALS[i]}）",
            lambda i: f"{i + 1}、", lambda i: "①②③④⑤⑥⑦"[i], lambda i: f"（{i + 1}）", lambda i: "", lambda i: "",
            lambda i: ("一个是", "再一个是", "还有就是", "另外，", "此外，", "最后，", "还有")[i],
            lambda i: ("首先，", "其次，", "再次，", "同时，", "此外，", "另外，", "最后，")[i],
            lambda i: f"{_NUMERALS[i]}要" if kind == "M" else f"其{_NUMERALS[i]}，",
            lambda i: "- ", lambda i: f"{'ABCDEFG'[i]}.",
        )  # fmt: skip
        mark = dice.choice(styles)
        inner = set("。；") & set("".join(some))
        if inner and len(some) > 1 and not mark(0):
            mark = styles[dice.randrange(5)]  # without marks nobody could tell where one ends
        line = dice.random() < 0.45 or mark(0) == "- "
        stop = "。" if line or inner or dice.random() < 0.4 else "；"
        if not mark(0) and kind == "P" and not line and dice.random() < 0.4:
            stop = dice.choice("，、") if all("，" not in s for s in some) else "；"
        parts: list[Part] = []
        for i, item in enumerate(some):
            parts += [("", ("\n" if line else "") + mark(i)), (kind, item)]
            parts.append(("", "。" if i + 1 == len(some) else stop))
        if kind == "P" and not line and dice.random() < 0.15:
            parts[-1] = ("", dice.choice(("等问题。", f"{len(some)}个方面的问题。", "的问题。")))
        return parts

    def _head(self, titles: Sequence[str], leads: Sequence[str], number: int) -> list[Part]:
        dice = self.dice
        if dice.random() < 0.5:
            mark = dice.choice(
                (f"（{_NUMERALS[number]}）", f"{number + 1}.", f"{_NUMERALS[number]}、", "", "")
            )
            return [("", f"\n{mark}{dice.choice(titles)}{dice.choice(('', '', '。', '：'))}\n")]
        return [("", dice.choice(("\n", "", "")) + dice.choice(leads))]

    def _lists(self, pairs: Pairs) -> list[Part]:
        problems, measures = [p for p, _ in pairs], [m for _, m in pairs]
        if self.whole and self.dice.random() < 0.4:
            problems.insert(0, self.dice.choice(self.problems))
        if self.dice.random() < 0.5:
            # Most of what answers no problem is a slogan, which is a measure all the same.
            other = self.dice.choice(self.others or self.measures)
            measures.insert(self.dice.randrange(len(measures) + 1), other)
        if self.dice.random() < 0.15:
            measures = measures[:1]
        problems, measures = ([s for s in x if "\n" not in s] for x in (problems, measures))
        parts = self._head(_PROBLEM_TITLES, _PROBLEM_LEADS, 0) + self._row("P", problems)
        parts += self._head(_MEASURE_TITLES, _MEASURE_LEADS, 1) + self._row("M", measures)
        if self.dice.random() < 0.1:
            parts.append(("", self.dice.choice(_PAST)))
        return parts

    def _paragraph(self, pairs: Pairs) -> list[Part]:
        if not self.whole:
            return self._lists(pairs)
        parts: list[Part] = [("", "\n" + self.dice.choice(_PROBLEM_LEADS))]
        for p, _ in pairs:
            parts += [("P", p), ("", self.dice.choice(("；", "。", "。此外，", "。同时，", "。")))]
        parts.append(("", self.dice.choice(("", "\n")) + self.dice.choice(_MEASURE_LEADS)))
        for _, m in pairs:
            parts += [("M", m), ("", self.dice.choice(("；", "。", "。同时，", "。")))]
        return parts

    def _turns(self, pairs: Pairs) -> list[Part]:
        if not self.whole:
            return self._labels(pairs)
        turn = self.dice.choice(_TURNS)
        marks = self.dice.choice(("num", "shi", "paren", "none"))
        parts: list[Part] = [("", self.dice.choice(("", *_PROBLEM_LEADS)))]
        line = self.dice.random() < 0.5
        for i, (p, m) in enumerate(pairs):
            mark = {
                "num": f"{i + 1}.",
                "shi": f"{_NUMERALS[i]}是",
                "paren": f"（{_NUMERALS[i]}）",
                "none": "",
            }[marks]
            parts += [("", ("\n" if line else "") + mark), ("P", p), ("", turn), ("M", m)]
            parts.append(("", "。" if line or turn[0] == "。" else "；"))
        return parts

    def _semicolons(self, pairs: Pairs) -> list[Part]:
        """「存在的问题：A；B。改进措施：C；D。」"""
        if not self.whole:
            return self._lists(pairs)
        dice = self.dice
        line = dice.choice(("\n", ""))
        parts: list[Part] = []
        for kind, title, some in (
            ("P", dice.choice(_PROBLEM_TITLES), [p for p, _ in pairs]),
            ("M", dice.choice(_MEASURE_TITLES), [m for _, m in pairs]),
        ):
            parts.append(("", f"{line}{title}{dice.choice('：：，')}"))
            for item in some:
                parts += [(kind, item), ("", "；")]
            parts[-1] = ("", "。")
        return parts

    def _labels(self, pairs: Pairs) -> list[Part]:
        dice = self.dice
        a, b = dice.choice((("问题", "改进"), ("存在问题", "整改措施"), ("问题", "措施"), ("【问题】", "【措施】"),
                            ("问题{i}", "对策{i}"), ("不足", "改法")))  # fmt: skip
        colon = "" if a[0] == "【" else "："
        why = dice.choice(("", "", "", "原因：人员变动频繁。", "原因分析：重视不够。"))
        parts: list[Part] = []
        line = dice.choice(("\n", "", "\n"))
        for i, (p, m) in enumerate(pairs):
            n = _NUMERALS[i]
            parts += [("", f"\n{a.replace('{i}', n)}{colon}"), ("P", p), ("", "。" + why)]
            parts += [("", f"{line}{b.replace('{i}', n)}{colon}"), ("M", m), ("", "。")]
        return parts

    def _targets(self, pairs: Pairs) -> list[Part]:
        dice = self.dice
        told = dice.random() < 0.6
        if not self.whole:
            return self._lists(pairs)
        parts: list[Part] = []
        if told:
            parts += self._head(_PROBLEM_TITLES, _PROBLEM_LEADS, 0) + self._row(
                "P", [p for p, _ in pairs]
            )
            parts += self._head(_MEASURE_TITLES, _MEASURE_LEADS[:6], 1)
        ends = dice.choice(("的问题，", "问题，", "，", "的情况，", "等问题，"))
        line = dice.choice(("\n", ""))
        for i, (p, m) in enumerate(pairs):
            start = line + dice.choice(("针对", "针对", "对于", "针对存在的"))
            parts += [("", start), ("" if told else "P", p.split("，")[0]), ("", ends), ("M", m)]
            parts.append(("", "。" if line or i + 1 == len(pairs) else "；"))
        return parts

    def _arrows(self, pairs: Pairs) -> list[Part]:
        if not self.whole:
            return self._labels(pairs)
        parts: list[Part] = []
        for p, m in pairs:
            parts += [("P", p), ("", "→"), ("M", m), ("", "；")]
        return [*parts[:-1], ("", "。")]

    def _reverse(self, pairs: Pairs) -> list[Part]:
        """Measures first, then the problems that they are meant for."""
        parts = self._head(_MEASURE_TITLES, _MEASURE_LEADS, 0) + self._row(
            "M", [m for _, m in pairs]
        )
        lead = self.dice.choice(
            (
                "\n以上措施针对的问题是：",
                "\n上述措施主要解决以下问题：",
                "\n存在的问题：",
                "\n针对的问题有：",
            )
        )
        return [*parts, ("", lead), *self._row("P", [p for p, _ in pairs])]

    def _last_year(self) -> list[Part]:
        dice = self.dice
        parts: list[Part] = []
        titled = dice.random() < 0.5
        if titled:
            parts.append(
                ("", f"\n{dice.choice(('（一）', '一、', '1.', ''))}{dice.choice(_LAST_TITLES)}\n")
            )
        told = []
        form = dice.choice(_LAST)
        for _ in range(dice.choice((1, 1, 2, 3))):
            p, m = dice.choice(self.pairs)
            if "\n" in p + m:
                continue
            told.append(
                form.replace("{p}", p.split("，")[0]).replace(
                    "{m}", m.split("，")[0].split("。")[0]
                )
            )
        if told:
            parts.append(("L", "".join(told)))
        parts.append(("", dice.choice(("\n", ""))))
        return parts if told else []


def _item(record: dict[str, Any], span: dict[str, Any]) -> str:
    return record["text"][span["start"] : span["end"]]


def _first(text: str) -> str:
    """The first clause of an item, where that says something by itself."""
    head = re.split(r"[，。；：]", text)[0]
    return head if len(head) >= 4 else text


def _record(name: str, year: int, unit: str, parts: Sequence[Part]) -> dict[str, Any]:
    out: dict[str, Any] = {
        "id": name, "issuer": "", "year": year, "half": "made", "problems": [], "measures": [],
        "last_year": [], "alignment": [],
    }  # fmt: skip
    text = "五、存在的主要问题及改进情况\n"
    for kind, part in parts:
        if kind in ("", "L"):
            for mark, value in (("{Y}", year), ("{N}", year + 1), ("{L}", year - 1), ("{U}", unit)):
                part = part.replace(mark, str(value))
        if not kind and part.startswith("\n") and text.endswith("\n"):
            part = part[1:]
        if kind:
            key = {"P": "problems", "M": "measures", "L": "last_year"}[kind]
            out[key].append({"start": len(text), "end": len(text) + len(part), "elements": []})
        text += part
    return {**out, "text": text}
