"""``nlpcheck check``: one report or many, findings out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from nlpcheck import writers
from nlpcheck.cli._click import Command, codes
from nlpcheck.cli._output import color, columns, emit, reason
from nlpcheck.cli._progress import Progress
from nlpcheck.cli._rules import check_settings, infos, own_rules
from nlpcheck.rules.base import Rule
from nlpcheck.settings import ConfigError, Settings, load_settings, show_settings
from nlpcheck.types import ErrorResult, ReadError, RunResult, Severity

HELP = """检查报告：给出文件、文件夹（逐层查找）或“-”（标准输入）。

返回值：0 没有达到 --fail-on 级别的问题；1 有；2 用法有误或有文件无法读取（其余文件照常检查）。
"""


@click.command(cls=Command, help=HELP, short_help="检查报告，列出问题。")
@click.argument("paths", nargs=-1, metavar="[路径…|-]")
@click.option(
    "--output-format", type=click.Choice(writers.names()), default="full", metavar="格式",
    help=f"输出格式：{'、'.join(writers.names())}；默认 full。",
)  # fmt: skip
@click.option("-o", "--output-file", metavar="文件", help="结果写入文件，不写到屏幕。")
@click.option("--select", multiple=True, metavar="代码", help="只用这些规则；可写开头，如 TB,ST。")
@click.option("--ignore", multiple=True, metavar="代码", help="不用这些规则；可写开头，如 PU0。")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "info", "never"]), metavar="级别",
    help="达到何级别返回 1：error、warning（默认）、info、never。",
)  # fmt: skip
@click.option("--exit-zero", is_flag=True, help="有问题也返回 0。")
@click.option("--statistics", is_flag=True, help="只列各规则、各报告的处数。")
@click.option("--fix", is_flag=True, help="改正可自动修改之处（不改数字和引文）。")
@click.option("--unsafe-fixes", is_flag=True, help="连同须人工确认的建议一并修改。")
@click.option("--backup", is_flag=True, help="修改前把原文件另存一份（NAME.bak）。")
@click.option("--diff", is_flag=True, help="只显示将作的修改，不改文件。")
@click.option("--annotate", metavar="DOCX", help="另存带修订和批注的 .docx 副本（一份报告）。")
@click.option("--stdin-filename", metavar="名称", help="标准输入的内容算作哪个文件。")
@click.option(
    "--template", type=click.Choice(["auto", "2019", "2021"]), metavar="格式",
    help="按哪一版格式检查：auto（默认）、2019、2021。",
)  # fmt: skip
@click.option("--year", type=int, metavar="年", help="报告年度（报告未写或识别有误时）。")
@click.option("--issuer", metavar="单位", help="报告单位（报告未写或识别有误时）。")
@click.option("--previous", metavar="路径", help="上一年度的报告，用于跨年核对。")
@click.option("--config", metavar="文件", help="只用这个配置文件。")
@click.option("--lexicon", multiple=True, metavar="TSV", help="另加词表，可多次给出。")
@click.option("--show-settings", is_flag=True, help="显示生效的设置及其来源。")
@click.option("--lang", type=click.Choice(["zh", "en"]), metavar="语言", help="zh（默认）或 en。")
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Check ``paths``; the exit status."""
    named = [options["stdin_filename"] if p == "-" else p for p in paths]
    overrides = _overrides(options)
    try:
        config = Path(options["config"]) if options["config"] else None
        settings, origin = load_settings(
            overrides, config=config, paths=[name for name in named if name]
        )
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
    own = own_rules(settings)
    check_settings(settings, origin, own)
    if options["show_settings"]:
        emit([show_settings(settings, origin)], options["output_file"])
        return 0
    _refuse(paths, options)
    return _run(paths, settings, own, options)


def _overrides(options: dict[str, Any]) -> dict[str, Any]:
    """The options that were given, under the configuration's keys."""
    keys = ("fail-on", "template", "year", "issuer", "previous", "lang")
    given = {key: options[key.replace("-", "_")] for key in keys}
    overrides = {key: value for key, value in given.items() if value is not None}
    for key in ("select", "ignore"):
        if options[key]:
            overrides[key] = codes(options[key])
    if options["lexicon"]:
        overrides["lexicons"] = list(options["lexicon"])
    return overrides


def _refuse(paths: tuple[str, ...], options: dict[str, Any]) -> None:
    if not paths:
        raise click.UsageError(
            "请给出要检查的文件或文件夹，如 nlpcheck check 报告.txt；标准输入用“-”。"
        )
    if paths.count("-") and len(paths) > 1:
        raise click.UsageError("“-”（标准输入）不能和其他路径同时给出。")
    if options["stdin_filename"] and "-" not in paths:
        raise click.UsageError("--stdin-filename 只在检查标准输入（“-”）时使用。")
    if options["annotate"] and len(paths) > 1:
        raise click.UsageError("--annotate 一次只处理一份报告。")
    for key in ("output_file", "annotate"):
        target = options[key]
        if target and any(
            p != "-" and Path(p).absolute() == Path(target).absolute() for p in paths
        ):
            raise click.UsageError(f"{target}：就是要检查的报告，不能覆盖；请换一个文件名。")


def _run(
    paths: tuple[str, ...], settings: Settings, own: list[Rule], options: dict[str, Any]
) -> int:
    from nlpcheck import checker

    stdin = sys.stdin.buffer.read() if "-" in paths else None

    def check(stdin: bytes | None) -> RunResult:
        with Progress() as progress:
            return checker.check_paths(
                list(paths),
                settings,
                stdin=stdin,
                stdin_filename=options["stdin_filename"],
                progress=progress,
            )

    run = check(stdin)
    if options["fix"] or options["unsafe_fixes"] or options["diff"]:
        text, changed, stdin = _fix(run, stdin, settings, options)
        if options["diff"] or "-" in paths:
            emit(text, options["output_file"])
            _tell(run.errors)
            return _status(run, settings, options)
        if changed:
            errors = run.errors
            run = check(stdin)
            run.errors += [e for e in errors if e.kind == "write"]
        elif any(error.kind == "write" for error in run.errors):
            pass
    if options["annotate"]:
        _annotate(run, stdin, options)
    _write(run, own, settings, options)
    _tell(run.errors)
    return _status(run, settings, options)


def _write(run: RunResult, own: list[Rule], settings: Settings, options: dict[str, Any]) -> None:
    target = options["output_file"]
    how = writers.WriteOptions(
        lang=settings.lang,
        color=target is None and color(sys.stdout),
        width=columns() if target is None else 80,
        statistics=options["statistics"],
        errors=target is not None,
        rules=infos(run, own),
    )
    emit(writers.render(options["output_format"], run, how), target)


def _tell(errors: list[ErrorResult]) -> None:
    """The files that could not be read, on stderr."""
    for error in errors:
        prefix = "" if not error.path or error.path in error.message else f"{error.path}："
        click.echo(f"nlpcheck：{prefix}{error.message}", err=True)


def _status(run: RunResult, settings: Settings, options: dict[str, Any]) -> int:
    if run.errors:
        return 2
    if options["exit_zero"] or settings.fail_on == "never":
        return 0
    least = Severity(settings.fail_on).rank
    graves = (f.severity.rank for c in run.checked for f in c.result.findings)
    return int(any(rank >= least for rank in graves))


def _fix(
    run: RunResult, stdin: bytes | None, settings: Settings, options: dict[str, Any]
) -> tuple[list[str], bool, bytes | None]:
    """Fix every report: the diffs (or stdin's fixed text), whether files changed, new stdin."""
    from nlpcheck.cli._fixing import CannotWrite, fix
    from nlpcheck.fixes import unified_diff, write_atomic
    from nlpcheck.writeback import back_up

    out: list[str] = []
    changed = False
    for checked in run.checked:
        path = checked.document.path
        try:
            data = stdin if stdin is not None else Path(path).read_bytes()
            fixed = fix(checked, data, settings, unsafe=options["unsafe_fixes"])
            if options["diff"]:
                out.append(unified_diff(checked.result.path, checked.text, fixed.after.text))
            elif stdin is not None:
                out.append(fixed.after.document.text)
            elif fixed.count:
                if options["backup"]:
                    back_up(Path(path), data)
                write_atomic(Path(path), fixed.data)
                changed = True
            if fixed.count and not options["diff"]:
                click.echo(f"已修改 {checked.result.path}：{fixed.count} 处。", err=True)
        except CannotWrite as error:
            run.errors.append(ErrorResult(checked.result.path, "write", str(error)))
        except OSError as error:
            message = f"无法写回（{reason(error)}），原文件未动；请核对权限后再试。"
            run.errors.append(ErrorResult(checked.result.path, "write", message))
    return out, changed, stdin


def _annotate(run: RunResult, stdin: bytes | None, options: dict[str, Any]) -> None:
    if len(run.checked) != 1:
        if run.checked:
            raise click.UsageError("--annotate 一次只处理一份报告。")
        return
    try:
        from nlpcheck.annotate import annotate
    except ImportError as error:
        raise click.UsageError("此版本尚不能生成带修订的 .docx。") from error
    try:
        annotate(run.checked[0], Path(options["annotate"]))
    except ReadError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(
            f"{options['annotate']}：无法写入（{reason(error)}），请核对文件夹和权限。"
        ) from error
