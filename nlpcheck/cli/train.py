"""``nlpcheck train TEXT… -o MODEL``: n-grams from a user's own texts."""

from __future__ import annotations

import click

from nlpcheck.cli._click import Command


@click.command(
    cls=Command,
    help="用自己的文本（UTF-8，每行一段）训练补充模型，使错别字检查熟悉本单位的用语；在 spell --model 或配置 [spelling] models 中使用。",
    short_help="用自己的文本训练补充模型。",
    epilog="例：nlpcheck train 历年年报/*.txt -o 本局.nlpm",
)
@click.argument("texts", nargs=-1, required=True, metavar="文本…")
@click.option("-o", "--output", required=True, metavar="模型", help="写到哪个文件。")
@click.option(
    "--least",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    metavar="次数",
    help="三字以上的组合至少出现几次才收。",
)
def command(texts: tuple[str, ...], output: str, least: int) -> int:
    """Train and report sizes."""
    from nlpcheck.language.spelling.store import ModelError
    from nlpcheck.language.spelling.train import train

    try:
        report = train(texts, output, least=least)
    except ModelError as error:
        raise click.UsageError(str(error)) from error
    click.echo(
        f"已写入 {output}：{report['characters']:,} 字，{report['ngrams']:,} 个字词组合，{report['bytes'] / 1e6:.1f} MB",
        err=True,
    )
    return 0
