"""``nlpcheck explain CODE``: a rule's reason, examples and limits."""

from __future__ import annotations

from pathlib import Path

import click

from nlpcheck.cli._click import Command
from nlpcheck.cli._output import emit
from nlpcheck.cli._rules import own_rules
from nlpcheck.cli.rules import nearest


@click.command(
    cls=Command,
    help="说明规则的依据、例子和不报的情形；可给代码（SP005）或名称。",
    short_help="说明一条规则的依据和例子。",
)
@click.argument("names", nargs=-1, required=True, metavar="代码…")
@click.option("--config", metavar="文件", help="连同这个配置中自己的规则。")
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", metavar="语言", help="zh 或 en。"
)
def command(names: tuple[str, ...], config: str | None, lang: str) -> int:
    """Print the pages of the named rules."""
    from nlpcheck.rules.docs import page
    from nlpcheck.rules.registry import all_rules
    from nlpcheck.settings import ConfigError, load_settings

    try:
        settings, _ = load_settings(config=Path(config) if config else None)
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
    rules = [*all_rules(), *own_rules(settings)]
    pages = []
    for name in names:
        rule = next((r for r in rules if name.upper() == r.code or name.lower() == r.name), None)
        if rule is None:
            near = nearest(name.upper(), rules) or nearest(name.lower(), rules)
            hint = f"最接近的是 {near}；" if near else ""
            raise click.UsageError(f"没有“{name}”这条规则；{hint}用 nlpcheck rules 查看全部规则。")
        pages.append(page(rule, "en" if lang == "en" else "zh"))
    emit(["\n".join(pages)], None)
    return 0
