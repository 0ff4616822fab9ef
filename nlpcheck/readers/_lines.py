"""Lines of plain text → blocks: paragraphs, and table rows in the shapes they come in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Literal

import msgspec

from nlpcheck.settings import ReadSettings
from nlpcheck.types import Block, Document, ReadError, Span, Suppression, Table

_BREAK = re.compile(r"\r\n|\n|\r")
_BAR = re.compile(r"(?<!\\)[|｜│┃]")
_ANY_BAR = re.compile("[|｜│┃]")
_RULE_ROW = re.compile(r"[\s|｜│┃:+=_\-─━┼├┤┬┴┌┐└┘—]*\Z")
_GAP = re.compile(r"[ \u00a0]*(?:[ \u00a0]{2,}|\u3000+)[ \u00a0\u3000]*")
_WORD = re.compile(r"\S+")
_TAB = re.compile("\t")
_NUMBER = re.compile(r"[-+−]?[0-9０-９][0-9０-９,，.．]*%?|[/／—－-]|无")
_DATE = re.compile(r"[0-9０-９〇一二三四五六七八九十]\s*年.{0,12}月.{0,12}日")
_ENUMERATOR = re.compile(r"[（(]?[一二三四五六七八九十0-9０-９]{1,3}[)）]?[、.．]?\Z")
_MARK = re.compile(r"<!--\s*nlpcheck\s+(off|on)\b([^>]{0,300}?)-->", re.I)
BLANK = (
    " \t\n\r\v\f\x1c\x1d\x1e\x1f\u00a0\u3000\ufeff\u200b\u200c\u200d\u2060\x00\x1a\x85\u1680\u2028\u2029\u202f\u205f"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
"""What surrounds a block without being part of it."""

Shape = Literal["bar", "tab", "gap"]


class Line(msgspec.Struct):
    """A line: its trimmed span and, for a table row, its cells' spans."""

    start: int
    end: int
    shape: Shape | None = None
    weak: bool = False
    cells: list[Span] = msgspec.field(default_factory=list)
    level: int = 0


def trim(text: str, start: int, end: int) -> Span:
    """``[start, end)`` without blanks at its edges; empty (at ``start``) where all is blank."""
    part = text[start:end]
    inner = part.strip(BLANK)
    if len(inner) == len(part):
        return Span(start, start + len(part))
    first = start + (part.index(inner) if inner else 0)
    return Span(first, first + len(inner))


def line_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of every line, breaks left out; only \\n, \\r\\n and \\r end one."""
    spans = []
    start = 0
    for match in _BREAK.finditer(text):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(text)))
    return spans


def check_size(text: str, path: str, settings: ReadSettings) -> None:
    """Raise ReadError ``too-large`` for more text, or a longer line, than allowed."""
    if len(text) > settings.max_characters:
        raise ReadError(
            "too-large",
            f"{path}：有 {len(text)} 字，超过上限 {settings.max_characters} 字。"
            "年度报告不会这么长，请确认文件；确需检查可在配置 [read] 中调大 max-characters。",
        )
    limit = settings.max_line
    if len(text) <= limit:
        return
    for number, (start, end) in enumerate(line_spans(text), 1):
        if end - start > limit:
            raise ReadError(
                "too-large",
                f"{path}：第 {number} 行有 {end - start} 字，超过一行 {limit} 字的上限，不像是报告正文。"
                "请检查是否缺少换行；确需检查可在配置 [read] 中调大 max-line。",
            )


def too_many_cells(path: str, limit: int) -> ReadError:
    """The error for a document with more table cells than ``limit``."""
    return ReadError(
        "too-large",
        f"{path}：表格超过 {limit} 个单元格，不像是年度报告。"
        "请删去无关表格；确需检查可在配置 [read] 中调大 max-cells。",
    )


def suppressions(text: str, end: int | None = None) -> list[Suppression]:
    """The ranges that ``<!-- nlpcheck off CODES -->`` … ``<!-- nlpcheck on -->`` silence.

    ``on`` closes all that is open, ``on CODES`` those codes; what is not closed runs to the end.
    """
    found: list[Suppression] = []
    still_open: list[tuple[Span, tuple[str, ...]]] = []
    for match in _MARK.finditer(text):
        codes = tuple(code.upper() for code in re.split(r"[\s,，、]+", match[2]) if code)
        if match[1].lower() == "off":
            still_open.append((Span(*match.span()), codes))
            continue
        kept = []
        for mark, silenced in still_open:
            if not codes or silenced == codes:
                found.append(Suppression(Span(mark.end, match.start()), silenced, mark))
            else:
                kept.append((mark, silenced))
        still_open = kept
    last = len(text) if end is None else end
    found += [Suppression(Span(mark.end, last), codes, mark) for mark, codes in still_open]
    return sorted(found, key=lambda item: item.mark)


def marks(text: str) -> list[Span]:
    """Where suppression comments stand, ``on`` and ``off``."""
    return [Span(*match.span()) for match in _MARK.finditer(text)]


def lay_out(
    document: Document,
    comments: list[Span],
    refine: Callable[[str, Span], tuple[Span, int] | None] | None = None,
    max_cells: int = 200_000,
) -> None:
    """Fill ``document.blocks`` and ``.tables`` from its text, line by line.

    ``comments`` are left out at the edges of lines and become ``ignorable``
    inside them.  ``refine`` (Markdown) may narrow a line's span and give its
    heading level, or return None to drop the line.  Raises ReadError
    ``too-large`` for more than ``max_cells`` table cells.
    """
    text = document.text
    lines: list[Line] = []
    comments = sorted(comments)
    next_comment = 0
    cells = 0
    marks = _Marks(text)
    for start, end in line_spans(text):
        while next_comment < len(comments) and comments[next_comment].end <= start:
            next_comment += 1
        span = trim(text, start, end)
        if next_comment < len(comments) and comments[next_comment].start < end:
            here = comments[next_comment : bisect_left(comments, Span(end, end))]
            span = _without(text, span, here)
            document.ignorable += [c for c in here if span.start <= c.start and c.end <= span.end]
        if not len(span):
            continue
        level = 0
        if refine:
            refined = refine(text, span)
            if refined is None:
                continue
            span, level = refined
            if not len(span):
                continue
        line = Line(span.start, span.end, level=level)
        if not level:
            _cells(text, line, start, end, marks)
        if line.shape == "bar" and not line.cells:
            continue
        lines.append(line)
        cells += len(line.cells)
        if cells > max_cells:
            raise too_many_cells(document.path, max_cells)
    _settle(text, lines)
    _emit(document, lines)
    document.ignorable.sort()


def _without(text: str, span: Span, comments: list[Span]) -> Span:
    """``span`` with comments at its edges taken off."""
    changed = True
    while changed and len(span):
        changed = False
        for comment in comments:
            if comment.start <= span.start < comment.end:
                span, changed = trim(text, min(comment.end, span.end), span.end), True
            elif comment.start < span.end <= comment.end:
                span, changed = trim(text, span.start, max(comment.start, span.start)), True
    return span


class _Marks:
    """Which of the marks that part cells a text has at all: most have few of them."""

    def __init__(self, text: str) -> None:
        self.bars = _ANY_BAR.search(text) is not None
        self.tabs = "\t" in text
        self.wide = "\u3000" in text or "\u00a0" in text
        self.blanks = "  " in text


def _cells(text: str, line: Line, start: int, end: int, marks: _Marks) -> None:
    """Tell whether a line is a table row and find its cells."""
    content = text[line.start : line.end]
    bars = []
    if marks.bars and _ANY_BAR.search(content):
        bars = [m.start() for m in _BAR.finditer(content)]
    if bars:
        if _RULE_ROW.match(content):
            # |---|---|, a lone | between cells, or a row of empty cells
            if len(bars) > 1 and not content.strip("|｜│┃" + BLANK):
                line.shape = "bar"
                line.cells = _split_at(text, line.start, line.end, bars)
            else:
                line.shape = "bar"
            return
        inner = [b for b in bars if b not in (0, len(content) - 1)]
        edges = bars[0] == 0 and bars[-1] == len(content) - 1 and len(bars) > 1
        if edges or len(inner) >= 1:
            line.shape = "bar"
            line.weak = not edges and len(inner) == 1
            line.cells = _split_at(text, line.start, line.end, bars)
        else:
            # one cell a line with a bar at its edge
            span = trim(text, line.start + (bars[0] == 0), line.end - (bars[0] != 0))
            line.start, line.end = span.start, span.end
            content = text[line.start : line.end]
        if line.shape:
            return
    if marks.tabs and "\t" in content:
        full_start, full_end = start, end
        tabs = [m.start() + full_start for m in _TAB.finditer(text[full_start:full_end])]
        inner = [t for t in tabs if line.start < t < line.end]
        cells = _pieces(text, full_start, full_end, tabs)
        if not any(len(c) > 60 and "。" in c.of(text) for c in cells):
            line.shape, line.cells = "tab", cells
            line.weak = len(inner) < 2
            return
    apart = (marks.blanks and "  " in content) or (marks.wide and _GAP.search(content))
    pieces = _gaps(text, line) if apart else []
    if len(pieces) >= 2 and not _DATE.search(content):
        texts = [p.of(text) for p in pieces]
        numbers = sum(bool(_NUMBER.fullmatch(t)) for t in texts)
        longest = max(map(len, texts))
        spread = all(len(t) == 1 and not _NUMBER.fullmatch(t) for t in texts)
        short = longest <= 25 or (longest <= 60 and numbers * 2 >= len(texts))
        if short and not spread and not re.search(r"[。！？；：:]", content):
            line.shape, line.cells, line.weak = "gap", pieces, len(pieces) < 3


def _split_at(text: str, start: int, end: int, bars: list[int]) -> list[Span]:
    spans = _pieces(text, start, end, [start + bar for bar in bars])
    if bars[0] == 0:
        spans = spans[1:]
    if spans and start + bars[-1] == end - 1 and len(bars) > 1:
        spans = spans[:-1]
    return spans


def _pieces(text: str, start: int, end: int, cuts: list[int]) -> list[Span]:
    edges = [start, *(cut + 1 for cut in cuts)]
    return [trim(text, a, b) for a, b in zip(edges, [*cuts, end], strict=True)]


def _gaps(text: str, line: Line) -> list[Span]:
    at = line.start
    pieces = []
    for match in _GAP.finditer(text, line.start, line.end):
        pieces.append(trim(text, at, match.start()))
        at = match.end()
    pieces.append(trim(text, at, line.end))
    if len(pieces) < 2:
        return pieces
    split: list[Span] = []
    for piece in pieces:
        words = list(_WORD.finditer(piece.of(text)))
        if len(words) > 1 and all(_NUMBER.fullmatch(word[0]) for word in words):
            split += [Span(piece.start + w.start(), piece.start + w.end()) for w in words]
        else:
            split.append(piece)
    return split


def _settle(text: str, lines: list[Line]) -> None:
    """Weak rows (one separator) stay rows beside a row or with a number in their last cell."""
    if not any(line.weak for line in lines):
        return
    for line in lines:
        if line.weak:
            filled = [c.of(text) for c in line.cells if len(c)]
            if (
                len(filled) < 2
                or any(len(f) > 60 or "。" in f for f in filled)
                or _ENUMERATOR.match(filled[0])
            ):
                line.shape, line.weak = None, False
            elif len(filled) == 2 and _NUMBER.fullmatch(filled[1]):
                line.weak = line.shape == "gap"
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for index in order:
            line, other = lines[index], lines[index + step]
            if line.weak and other.shape == line.shape and not other.weak:
                number = bool(_NUMBER.fullmatch(line.cells[-1].of(text)))
                if line.shape != "gap" or number:
                    line.weak = False
    for line in lines:
        if line.weak:
            line.shape, line.weak = None, False


def _emit(document: Document, lines: list[Line]) -> None:
    rows: list[Line] = []
    for line in lines:
        if rows and line.shape != rows[-1].shape:
            _table(document, rows)
            rows = []
        if line.shape:
            rows.append(line)
        else:
            kind: Literal["heading", "paragraph"] = "heading" if line.level else "paragraph"
            document.blocks.append(Block(kind, Span(line.start, line.end), line.level))
    if rows:
        _table(document, rows)


def _table(document: Document, rows: list[Line]) -> None:
    """One table of consecutive rows; columns that are only indentation are dropped."""
    cells_of = [row.cells for row in rows]
    if rows[0].shape == "tab":
        while all(len(cells) > 1 and not len(cells[0]) for cells in cells_of):
            cells_of = [cells[1:] for cells in cells_of]
        while all(len(cells) > 1 and not len(cells[-1]) for cells in cells_of):
            cells_of = [cells[:-1] for cells in cells_of]
    index = len(document.tables)
    blocks = [
        Block("cell", span, table=index, row=row, column=column)
        for row, cells in enumerate(cells_of)
        for column, span in enumerate(cells)
    ]
    document.blocks += blocks
    document.tables.append(
        Table(
            Span(blocks[0].span.start, max(block.span.end for block in blocks)),
            len(rows),
            max(map(len, cells_of)),
            tuple(blocks),
        )
    )
