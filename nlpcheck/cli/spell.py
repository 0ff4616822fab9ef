"""``nlpcheck spell [FILE|-]``: one line in, one corrected line out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from nlpcheck.cli._click import Command

#: So many bytes are read at once, where they are at hand.
_CHUNK = 48_000


@click.command(
    cls=Command,
    help=(
        "改正任意中文文本中的错别字和“的地得”，其余一字不动：输入一行，输出一行，行数不变，没有错别字的行原样输出。"
        "可处理任意长的文件，边读边写。各行看作一篇：别处怎样写算作证据；几乎没有错的长文里，把握更高才改。"
    ),
    short_help="逐行改正错别字和“的地得”。",
    epilog="例：nlpcheck spell 稿件.txt > 改后.txt；cat 稿件.txt | nlpcheck spell --output-format jsonl",
)
@click.argument("file", default="-", metavar="[文件|-]")
@click.option(
    "--output-format",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    metavar="格式",
    help="text：改后的文本（默认）；jsonl：每行一个对象，列出各处改动的位置、类型、把握和备选。",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=None,
    metavar="把握",
    help="把握（0 到 1）不低于此值才改；越高改得越少、越准。",
)
@click.option(
    "--backend",
    type=click.Choice(["nlpcheck", "pycorrector-kenlm", "pycorrector-macbert"]),
    default="nlpcheck",
    metavar="引擎",
    help="nlpcheck（默认）、pycorrector-kenlm 或 pycorrector-macbert；后两者须用 --model 给出模型。",
)
@click.option(
    "--model",
    "models",
    multiple=True,
    metavar="模型",
    help="后端的模型文件或模型文件夹；引擎为 nlpcheck 时是 nlpcheck train 生成的用户模型，与自带模型合用，可多次给出。",
)
@click.option(
    "--mix",
    type=click.FloatRange(0, 1),
    default=0.3,
    show_default=True,
    metavar="比重",
    help="用户模型所占的比重。",
)
@click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    metavar="词表",
    help="其中的词（每行一个）一律不改，可多次给出。",
)
def command(
    file: str,
    output_format: str,
    threshold: float | None,
    backend: str,
    models: tuple[str, ...],
    mix: float,
    lexicons: tuple[str, ...],
) -> int:
    """Stream a file's lines through a corrector."""
    from nlpcheck.language.spelling.backends import BackendError, open_backend
    from nlpcheck.language.spelling.store import ModelError

    words = [word for path in lexicons for word in _words(path)]
    try:
        corrector = open_backend(backend, models, mix=mix, threshold=threshold, lexicon=words)
    except (BackendError, ModelError) as error:
        raise click.UsageError(str(error)) from error
    source = _open(file)
    out = sys.stdout.buffer
    number = 0
    try:
        for lines in batches(source):
            texts = [_decode(line, file, number + k + 1) for k, line in enumerate(lines)]
            bodies = [text.rstrip("\r\n") for text in texts]
            for text, body, found in zip(texts, bodies, corrector(bodies), strict=True):
                number += 1
                end = text[len(body) :]
                if output_format == "text":
                    out.write((apply(body, found) + end).encode("utf-8", "surrogateescape"))
                else:
                    out.write(_json(number, body, found) + b"\n")
            out.flush()
    except BackendError as error:
        raise click.UsageError(str(error)) from error
    finally:
        if file != "-":
            source.close()
    return 0


def apply(text: str, corrections: list) -> str:
    """The text with corrections made, last first."""
    for c in sorted(corrections, key=lambda c: (c.start, c.end), reverse=True):
        text = text[: c.start] + c.replacement + text[c.end :]
    return text


def batches(source: BinaryIO) -> Iterator[list[bytes]]:
    """Lines with their ends: as many as are at hand, and those that come slowly one by one."""
    rest = b""
    # read1 waits for the first bytes only, so a pipe that is still open holds nothing up.
    while chunk := source.read1(_CHUNK):  # type: ignore[attr-defined]
        lines = _split(rest + chunk)
        rest = b"" if lines[-1].endswith(b"\n") else lines.pop()
        if lines:
            yield lines
    if rest:
        yield [rest]


def _split(data: bytes) -> list[bytes]:
    """Lines that end in a newline only: a carriage return alone ends none."""
    parts = data.split(b"\n")
    return [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _open(file: str) -> BinaryIO:
    if file == "-":
        return sys.stdin.buffer
    try:
        return Path(file).open("rb")
    except IsADirectoryError:
        raise click.UsageError(f"{file}：是文件夹；spell 一次处理一个文本文件。") from None
    except FileNotFoundError:
        raise click.UsageError(f"{file}：没有这个文件，请核对路径。") from None
    except OSError as error:
        raise click.UsageError(f"{file}：无法打开（{error.strerror}），请核对权限。") from error


def _decode(line: bytes, file: str, number: int) -> str:
    """UTF-8; bytes that are not are carried through untouched (and never corrected)."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        if b"\0" in line or number == 1:
            name = "标准输入" if file == "-" else file
            raise click.UsageError(
                f"{name}：第 {number} 行不是 UTF-8 文本；请先另存为 UTF-8（docx 等文件用 nlpcheck check）。"
            ) from None
        return line.decode("utf-8", "surrogateescape")


def _words(path: str) -> list[str]:
    """Words of a list: the first column of each line that is no comment."""

    try:
        text = Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(
            f"{path}：读不了词表（{error}）；应为 UTF-8 文本，每行一个词。"
        ) from error
    lines = (line.split("\t")[0].strip() for line in text.splitlines())
    return [word for word in lines if word and not word.startswith("#")]


def _json(number: int, text: str, corrections: list) -> bytes:
    import msgspec

    return msgspec.json.encode(
        {
            "line": number,
            "text": text.encode("utf-8", "replace").decode(),
            "corrected": apply(text, corrections).encode("utf-8", "replace").decode(),
            "corrections": corrections,
        }
    )
