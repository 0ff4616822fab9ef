"""Section five written as a table: cells of rows → problems, measures, who, when.

Two forms: rows whose cells are parted by ``|`` or tabs, and one cell a block after a row
of heads, each head a block.  A table is known by its heads: one that names problems and
one that names measures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from nlpcheck.language.plans.layout import strip

Head = Literal["number", "problem", "measure", "who", "when", "other"]

_HEADS: tuple[tuple[Head, re.Pattern[str]], ...] = (
    ("number", re.compile(r"序号|编号")),
    (
        "measure",
        re.compile(
            r"(?:主要|拟)?(?:改进|整改|解决|具体)(?:的)?(?:措施|举措|办法|情况|打算)|措施|举措"
        ),
    ),
    ("problem", re.compile(r"(?:存在)?(?:的)?(?:主要)?(?:问题|不足)(?:表现|描述)?|问题清单")),
    (
        "who",
        re.compile(
            r"(?:牵头|责任|承办|负责)(?:科室|单位|部门|人|股室|处室|领导|主体)?|责任(?:科|股)室"
        ),
    ),
    ("when", re.compile(r"(?:完成|整改|办理)?(?:时限|时间|期限)(?:要求)?|完成日期")),
    ("other", re.compile(r"备注|目标|领域|类别|说明|进展")),
)


# Heads in other words: 怎么改, 谁来办, 什么时候完成.
_LOOSE: tuple[tuple[Head, re.Pattern[str]], ...] = (
    ("when", re.compile(r"时限|时间|期限|何时|什么时候|日期|完成时")),
    ("who", re.compile(r"责任|牵头|负责|承办|主办|谁")),
    ("measure", re.compile(r"措施|举措|怎么改|怎样改|如何改|改法|改进|整改|办法|打算|对策|做法")),
    ("problem", re.compile(r"问题|不足|短板|差距|毛病")),
)


@dataclass
class Row:
    """The cells of a row by head; a cell is a span of the text."""

    cells: dict[Head, tuple[int, int]] = field(default_factory=dict)


def head_of(text: str) -> Head | None:
    """Which column a head names, None where the text is none."""
    bare = re.sub(r"[\s*]", "", text)
    for head, pattern in _HEADS:
        if len(bare) <= 10 and pattern.fullmatch(bare):
            return head
    if len(bare) <= 9 and not re.search(r"[，。；：:]", bare):
        for head, pattern in _LOOSE:
            if pattern.search(bare):
                return head
    return None


def _cells(text: str, block: tuple[int, int]) -> list[tuple[int, int]]:
    """The cells of a row in one block, [] where it is none."""
    start, end = block
    line = text[start:end]
    bar = r"[|｜\t]"
    if not re.search(bar, line):
        bar = r"[ \u3000]{2,}"
        if len(re.findall(bar, line.strip())) < 2:
            return []
    cells, at = [], start
    for match in re.finditer(bar, line):
        cells.append((at, start + match.start()))
        at = start + match.end()
    cells.append((at, end))
    return [
        strip(text, a, b)
        for a, b in cells
        if text[a:b].strip() or (a, b) not in (cells[0], cells[-1])
    ]


def find_rows(
    text: str, blocks: Sequence[tuple[int, int]]
) -> tuple[list[Row], list[tuple[int, int]]]:
    """The rows of a table of problems and measures, and the blocks that are not in it."""
    rows: list[Row] = []
    rest: list[tuple[int, int]] = []
    i = 0
    while i < len(blocks):
        cells = _cells(text, blocks[i])
        heads = [head_of(text[a:b]) for a, b in cells]
        if len(cells) >= 2 and {"problem", "measure"} <= set(heads):
            i += 1
            while i < len(blocks):
                found = _cells(text, blocks[i])
                if not found:
                    break
                i += 1
                if all(not text[a:b].strip("-: ") for a, b in found):
                    continue
                rows.append(_row(heads, found, text))
            continue
        run = _head_run(text, blocks, i)
        if run:
            i += len(run)
            while i + len(run) <= len(blocks):
                group = [strip(text, *b) for b in blocks[i : i + len(run)]]
                if run[0] == "number" and not re.fullmatch(
                    r"\d{1,2}|[一二三四五六七八九十]{1,2}", text[group[0][0] : group[0][1]]
                ):
                    break
                rows.append(_row(run, group, text))
                i += len(run)
            continue
        rest.append(blocks[i])
        i += 1
    return rows, rest


def _head_run(text: str, blocks: Sequence[tuple[int, int]], i: int) -> list[Head | None]:
    """The heads of a table told one cell a block, from block ``i`` on; [] where there is none."""
    heads: list[Head | None] = []
    for a, b in blocks[i : i + 7]:
        head = head_of(text[a:b]) if b - a <= 10 else None
        if head is None or head in heads:
            break
        heads.append(head)
    return heads if {"problem", "measure"} <= set(heads) and len(heads) >= 3 else []


def _row(heads: Sequence[Head | None], cells: Sequence[tuple[int, int]], text: str) -> Row:
    row = Row()
    for head, (a, b) in zip(heads, cells, strict=False):
        if head == "when" and not re.search(r"\d|每|季度|年底|月|周|前", text[a:b]):
            continue  # 长期、持续: no time that can be checked
        if head and b > a:
            row.cells.setdefault(head, strip(text, a, b, "。；;"))
    return row
