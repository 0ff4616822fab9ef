"""A PDF's lines as paragraphs: margins, pitch, and which line goes on with which.

All coordinates are points from the page's top left corner, as pdfplumber gives them.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from nlpcheck.readers._pdf_lines import NUMBERS, Line, median
from nlpcheck.readers._pdf_sheet import Sheet

_STARTS = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|"
    r"[0-9０-９]{1,2}\s*[.．、](?![0-9])|[①-⑳]|第[一二三四五六七八九十]{1,3}[章节部]"
)
"""What begins a paragraph: a number of a list or a heading."""


def left_margin(sheets: list[Sheet]) -> float:
    """Where unindented lines begin: the leftmost place that several lines share, 0.0 without any."""
    starts = sorted(line.x0 for sheet in sheets for line in sheet.lines)
    for start in starts:
        if sum(1 for other in starts if start <= other < start + 3) >= 3:
            return start
    return starts[0] if starts else 0.0


def right_margin(sheets: list[Sheet]) -> float:
    """Where full lines end: what several lines reach, else the mirror of the left margin.

    0.0 without any line.
    """
    ends = sorted((line.x1 for sheet in sheets for line in sheet.lines), reverse=True)
    if not ends:
        return 0.0
    size = median(line.size for sheet in sheets for line in sheet.lines)
    for end in ends:
        near = sum(1 for other in ends if end - 1.2 * size <= other <= end + 1)
        if near >= (3 if len(ends) > 12 else 2) and end > sheets[0].width / 2:
            return end
    left = min(line.x0 for sheet in sheets for line in sheet.lines)
    return max(ends[0], sheets[0].width - left)


def usual_pitch(sheets: list[Sheet]) -> float:
    """The usual distance from one line's foot to the next one's, 0.0 where none is usual."""
    steps: Counter[float] = Counter()
    for sheet in sheets:
        for before, after in pairwise(sheet.lines):
            step = after.bottom - before.bottom
            if 0 < step < 60 and abs(after.size - before.size) < 0.5:
                steps[round(step)] += 1
    if not steps:
        return 0.0
    most = max(steps.values())
    return min(step for step, count in steps.items() if count >= 0.4 * most)


def same_paragraph(
    paragraph: list[Line], line: Line, left: float, right: float, pitch: float
) -> bool:
    """Whether a line goes on with the paragraph (its lines, at least one) before it.

    ``left`` and ``right`` are the text's margins and ``pitch`` its :func:`usual_pitch`.
    """
    before = paragraph[-1]
    if abs(before.size - line.size) > 0.15 * max(before.size, line.size):
        return False
    if before.gaps >= 2 or line.gaps >= 2 or NUMBERS.match(line.text):
        return False
    em = line.size
    word = re.match(r"[（《“‘〔【]*(?:[A-Za-z0-9%.,]+|.)[，。、；：）”’》〕】]*", line.text)
    needed = sum(em / 2 if c.isascii() else em for c in word[0]) if word else em
    # a line that breaks off inside a sentence may leave room for what must not begin or end one
    slack = 0.6 if before.text[-1] in "。；！？：…" or _STARTS.match(line.text) else 3.0
    if before.x1 + needed + slack * em < right:
        return False  # it would have fitted: the paragraph had ended
    if len(paragraph) == 1 and left + 0.8 * em < line.x0 and abs(line.x0 - before.x0) < em / 2:
        return False  # both begin with an indent
    start = min((other.x0 for other in paragraph[1:]), default=min(before.x0, line.x0))
    if line.x0 > start + 0.8 * em:
        return False
    if before.page == line.page and pitch and line.bottom - before.bottom > 1.35 * pitch + 1:
        return False
    if _STARTS.match(line.text) and before.text.endswith(("。", "；", "：", "！", "？")):
        return False
    # a title centred over the text: short on both sides
    return not (len(paragraph) == 1 and before.x0 > line.x0 + 4 * em)
