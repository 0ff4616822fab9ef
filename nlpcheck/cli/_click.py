"""click in Chinese: usage, help and errors; commands found by walking this folder."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Sequence

import click


def command_names() -> list[str]:
    """The names of all commands: the modules of this folder, ``main`` and ``_…`` left out."""
    package = importlib.import_module("nlpcheck.cli")
    return sorted(
        info.name.replace("_", "-")
        for info in pkgutil.iter_modules(package.__path__)
        if not info.name.startswith("_") and info.name != "main"
    )


class _Chinese(click.Command):
    """Usage and help laid out in Chinese: wide characters counted as two columns."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = [p for p in super().collect_usage_pieces(ctx) if p != "[OPTIONS]"]
        return ["[选项]", *pieces]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本帮助。"
        return option

    def get_help(self, ctx: click.Context) -> str:
        from nlpcheck.cli._output import columns
        from nlpcheck.writers._layout import wrap

        wide = columns()
        usage = " ".join([ctx.command_path, *self.collect_usage_pieces(ctx)])
        lines = [f"用法：{usage}", ""]
        for paragraph in (self.help or "").strip().split("\n\n"):
            lines += [*wrap(" ".join(paragraph.split()), wide), ""]
        for heading, rows in self._parts(ctx):
            lines.append(f"{heading}：")
            lines += _rows(rows, wide)
            lines.append("")
        if self.epilog:
            lines += wrap(self.epilog, wide)
        return "\n".join(lines).rstrip()

    def _parts(self, ctx: click.Context) -> list[tuple[str, list[tuple[str, str]]]]:
        rows = [
            row
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and (row := param.get_help_record(ctx))
        ]
        return [("选项", rows)]


def _rows(rows: Sequence[tuple[str, str]], wide: int) -> list[str]:
    from nlpcheck.text import width
    from nlpcheck.writers._layout import pad, wrap

    indent = min(30, max((width(name) for name, _ in rows), default=0) + 4)
    lines = []
    for name, text in rows:
        lead = pad(f"  {name}", indent)
        if width(lead) > indent:
            lines.append(lead)
            lead = " " * indent
        lines += wrap(text, wide, lead, " " * indent)
    return lines


class Command(_Chinese):
    """A command of nlpcheck."""


class Group(_Chinese, click.Group):
    """The commands, imported one by one when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return command_names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in command_names():
            return None
        module = importlib.import_module(f"nlpcheck.cli.{cmd_name.replace('-', '_')}")
        found: click.Command = module.command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in command_names():
            close = difflib.get_close_matches(args[0], command_names(), 1, 0.5)
            hint = (
                f"最接近的是 {close[0]}" if close else f"可用的命令：{'、'.join(command_names())}"
            )
            raise click.UsageError(f"没有“{args[0]}”这个命令；{hint}。", ctx)
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["命令", "…"]

    def _parts(self, ctx: click.Context) -> list[tuple[str, list[tuple[str, str]]]]:
        rows = []
        for name in self.list_commands(ctx):
            found = self.get_command(ctx, name)
            if found is not None and not found.hidden:
                rows.append((name, found.short_help or ""))
        return [("命令", rows), *super()._parts(ctx)]


def message(error: click.ClickException) -> str:
    """What went wrong, in Chinese, and what to do."""
    if isinstance(error, click.NoSuchOption):
        near = error.possibilities or []
        hint = f"，最接近的是 {'、'.join(sorted(near)[:3])}" if near else ""
        return f"没有选项 {error.option_name}{hint}；用 --help 查看全部选项。"
    if isinstance(error, click.MissingParameter):
        name = _name(error)
        return f"缺少参数 {name}；用 --help 查看用法。"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 缺少取值或用法有误；用 --help 查看用法。"
    if isinstance(error, click.BadParameter):
        return _bad_parameter(error)
    if isinstance(error, click.FileError):
        return f"{error.ui_filename}：无法打开文件（{error.message}），请核对路径和权限。"
    if isinstance(error, click.UsageError) and "unexpected extra argument" in error.message:
        return "多出了参数；含空格的路径请加引号，用 --help 查看用法。"
    return error.format_message()


def _bad_parameter(error: click.BadParameter) -> str:
    param = error.param
    name = _name(error)
    kind = param.type if param is not None else None
    if isinstance(kind, click.Choice):
        options = [str(choice) for choice in kind.choices]
        given = error.message.split("'")[1] if "'" in error.message else ""
        close = difflib.get_close_matches(given, options, 1, 0.5)
        hint = f"，最接近的是 {close[0]}" if close else ""
        return f"选项 {name} 没有“{given}”这个取值{hint}；可用：{'、'.join(options)}。"
    if isinstance(kind, click.types.IntParamType):
        return f"选项 {name} 须为整数。"
    if isinstance(kind, click.types.FloatParamType):
        return f"选项 {name} 须为数。"
    return f"选项 {name}：{error.message}" if name else error.message


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Argument):
        return error.param.make_metavar(error.ctx) if error.ctx else str(error.param.name)
    return max(error.param.opts, key=len)


def codes(value: Sequence[str]) -> list[str]:
    """Rule codes given with commas or blanks between them, in capitals."""
    return [
        code.upper() for item in value for code in item.replace("，", ",").replace(",", " ").split()
    ]
