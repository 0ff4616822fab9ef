"""Loads and validates the lexicons: TSV files, one kind of knowledge a file.

A lexicon of confusable pairs, built in or a user's own, has the columns
``wrong right context not_context confidence source example`` under a header line:

* ``context`` and ``not_context`` are regular expressions, tried on the sentence in
  which the wrong word stands; ``~`` stands for the wrong word itself, so ``更新~``
  means "right after 更新".  An expression without ``~`` may match anywhere in the
  sentence.  Empty: no condition.
* ``confidence`` is between 0 and 1; ``example`` marks the wrong word with ``⟦⟧``.

Lines that begin with ``#`` and empty lines are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import msgspec

from nlpcheck.types import Span

PAIR_COLUMNS = ("wrong", "right", "context", "not_context", "confidence", "source", "example")
LAW_COLUMNS = (
    "title", "short", "number", "from", "to", "replaced", "issuer", "note",
)  # fmt: skip
PHRASE_COLUMNS = ("phrase", "wrong", "years", "kind", "source")

PLACE = "\ue000"
"""Stands for the wrong word while its guards are tried (a private code point)."""


class LexiconError(ValueError):
    """A lexicon that can't be used; ``problems`` name file, line, column and remedy."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """One row of confusable words: ``wrong`` should read ``right``.

    ``path`` and ``line`` (1-based) say where the row stands.
    """

    wrong: str
    right: str
    context: str = ""
    not_context: str = ""
    confidence: float = 0.9
    source: str = ""
    example: str = ""
    path: str = ""
    line: int = 0

    @property
    def bound(self) -> bool:
        """Whether the wrong word is wrong in some contexts only."""
        return bool(self.context)

    def allows(self, sentence: str, start: int, end: int) -> bool:
        """Whether both guards allow a finding on ``sentence[start:end]``."""
        if not self.context and not self.not_context:
            return True
        marked = sentence[:start] + PLACE + sentence[end:]
        if self.not_context and guard(self.not_context).search(marked):
            return False
        return not self.context or guard(self.context).search(marked) is not None


class Law(msgspec.Struct, frozen=True, kw_only=True):
    """A law, regulation or State Council document that reports cite.

    ``number`` is the document number or promulgation order as cited; ``start`` and
    ``end`` are ISO dates in force ("" where open or not known); ``replaced`` names
    what this document took the place of (a title or a number).
    """

    title: str
    short: str = ""
    number: str = ""
    start: str = ""
    end: str = ""
    replaced: str = ""
    issuer: str = ""
    note: str = ""


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """A fixed phrase, a wrong form of it, and the years in which it is current.

    ``years`` is ``(first, last)``, 0 for open ends.
    """

    phrase: str
    wrong: str = ""
    years: tuple[int, int] = (0, 0)
    kind: str = ""
    source: str = ""


@cache
def guard(expression: str) -> re.Pattern[str]:
    """A guard expression compiled, its ``~`` meaning the wrong word's place."""
    return re.compile(expression.replace("~", PLACE))


@cache
def folder() -> Path:
    """The folder of the built-in lexicons: in the wheel beside the modules, in a
    source checkout beside the package."""
    package = Path(__file__).resolve().parent
    inside = package / "lexicons"
    return inside if inside.is_dir() else package.parent / "lexicons"


def read_rows(path: Path, columns: Sequence[str]) -> list[tuple[int, list[str]]]:
    """The rows of a TSV file with their 1-based line numbers.

    Raises :class:`LexiconError` when the file can't be read, its header isn't
    ``columns`` or a row has another number of columns.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise LexiconError(
            [f"{path}：无法读取词表（{error.strerror}），请核对路径和权限。"]
        ) from error
    except UnicodeDecodeError as error:
        raise LexiconError([f"{path}：词表须为 UTF-8 编码，请另存为 UTF-8 后再试。"]) from error
    rows: list[tuple[int, list[str]]] = []
    problems: list[str] = []
    header = False
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            if cells != list(columns):
                raise LexiconError(
                    [
                        f"{path}：第 {number} 行：表头应为 {'、'.join(columns)}（以制表符分隔），"
                        f"现为 {'、'.join(cells)}；请补上表头。"
                    ]
                )
            header = True
        elif len(cells) != len(columns):
            problems.append(
                f"{path}：第 {number} 行：应有 {len(columns)} 列，现有 {len(cells)} 列；"
                "各列以制表符分隔，空列也要保留制表符。"
            )
        else:
            rows.append((number, cells))
    if problems:
        raise LexiconError(problems)
    if not header:
        raise LexiconError([f"{path}：词表是空的；首行应为 {'、'.join(columns)}。"])
    return rows


def read_pairs(path: Path, *, trusted: bool = False) -> list[Pair]:
    """The confusable pairs of one file, every column checked.

    ``trusted`` leaves the guards' expressions to their first use: the built-in file is
    checked by the tests, and compiling a thousand guards costs a tenth of a start.

    Raises :class:`LexiconError` with all problems of the file.
    """
    pairs: list[Pair] = []
    problems: list[str] = []
    seen: dict[tuple[str, str], int] = {}
    for number, cells in read_rows(path, PAIR_COLUMNS):
        row = dict(zip(PAIR_COLUMNS, cells, strict=True))
        found = list(_row_problems(row, trusted))
        if (first := seen.get((row["wrong"], row["context"]))) is not None:
            found.append(("wrong", f"与第 {first} 行重复；请删去一行或写明不同的 context"))
        seen.setdefault((row["wrong"], row["context"]), number)
        if found:
            problems += [f"{path}：第 {number} 行：{column} 列：{what}。" for column, what in found]
            continue
        pairs.append(
            Pair(
                wrong=row["wrong"],
                right=row["right"],
                context=row["context"],
                not_context=row["not_context"],
                confidence=float(row["confidence"] or 0.9),
                source=row["source"],
                example=row["example"],
                path=str(path),
                line=number,
            )
        )
    if problems:
        raise LexiconError(problems)
    return pairs


def _row_problems(row: dict[str, str], trusted: bool) -> Iterable[tuple[str, str]]:
    wrong, right = row["wrong"], row["right"]
    if not wrong:
        yield "wrong", "不能为空；请填写错误写法"
    if not right:
        yield "right", "不能为空；请填写正确写法"
    if wrong and wrong == right:
        yield "right", f"与 wrong 相同（{wrong}）；请改正其中之一"
    for column in () if trusted else ("context", "not_context"):
        try:
            guard(row[column])
        except re.error as error:
            yield column, f"不是有效的正则表达式（{error}）；“~”代表错误写法本身"
    try:
        confidence = float(row["confidence"] or 0.9)
    except ValueError:
        yield "confidence", f"应为 0 至 1 的小数，现为 {row['confidence']}"
    else:
        if not 0 <= confidence <= 1:
            yield "confidence", f"应为 0 至 1 的小数，现为 {row['confidence']}"
    example = row["example"]
    if example and wrong and f"⟦{wrong}⟧" not in example:
        yield "example", f"须用⟦⟧标出“{wrong}”，如：……⟦{wrong}⟧……"


@cache
def pairs() -> tuple[Pair, ...]:
    """The built-in confusable pairs."""
    return tuple(read_pairs(folder() / "confusables.tsv", trusted=True))


@cache
def user_pairs(paths: tuple[str, ...]) -> tuple[Pair, ...]:
    """The pairs of a user's own files.  Raises :class:`LexiconError` with all problems."""
    found: list[Pair] = []
    problems: list[str] = []
    for path in paths:
        try:
            found += read_pairs(Path(path))
        except LexiconError as error:
            problems += error.problems
    if problems:
        raise LexiconError(problems)
    return tuple(found)


@cache
def laws() -> tuple[Law, ...]:
    """The built-in laws, regulations and documents."""
    return tuple(
        Law(**dict(zip(("title", "short", "number", "start", "end", "replaced", "issuer", "note"),
                       cells, strict=True)))
        for _, cells in read_rows(folder() / "laws.tsv", LAW_COLUMNS)
    )  # fmt: skip


@cache
def phrases() -> tuple[Phrase, ...]:
    """The built-in fixed phrases; ``years`` ``2012-`` means from 2012 on."""
    found = []
    for number, (phrase, wrong, years, kind, source) in read_rows(
        folder() / "fixed_phrases.tsv", PHRASE_COLUMNS
    ):
        match = re.fullmatch(r"(\d{4})?(?:-(\d{4})?)?", years)
        if match is None:
            raise LexiconError(
                [f"fixed_phrases.tsv：第 {number} 行：years 列：应如 2012-2017 或 2021-。"]
            )
        first, last = (int(x) if x else 0 for x in match.groups())
        found.append(
            Phrase(phrase=phrase, wrong=wrong, years=(first, last), kind=kind, source=source)
        )
    return tuple(found)


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of ``lexicons/NAME.tsv`` without comments and header, cells not yet parted."""
    text = (folder() / f"{name}.tsv").read_text("utf-8")
    found = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(found[1:])


@cache
def by_pair(name: str) -> dict[str, list[str]]:
    """The lines of ``lexicons/NAME.tsv`` by the two characters with which they begin."""
    found: dict[str, list[str]] = {}
    for line in lines(name):
        found.setdefault(line[:2], []).append(line)
    return found


@cache
def words(name: str, column: int = 0) -> frozenset[str]:
    """One column (0-based) of the plain word list ``lexicons/NAME.tsv``.

    The first line is a header; cells of several words are split at ``、``.
    """
    found: set[str] = set()
    for line in lines(name):
        cells = line.split("\t")
        if column < len(cells):
            found.update(word for word in cells[column].split("、") if word)
    return frozenset(found)


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """All rows of ``lexicons/NAME.tsv`` without its header, cells stripped."""
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines(name))


@cache
def mapping(name: str) -> dict[str, str]:
    """The first column of ``lexicons/NAME.tsv`` → the second."""
    return {row[0]: row[1] for row in table(name)}


def example_spans(pair: Pair) -> tuple[str, list[Span]]:
    """A row's example without its marks, and the marked spans."""
    text, spans, at = "", [], 0
    for match in re.finditer("⟦(.*?)⟧", pair.example):
        text += pair.example[at : match.start()]
        spans.append(Span(len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return text + pair.example[at:], spans
