"""The entry: one group of commands, and what every command has in common at its end."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

import click

from nlpcheck import __version__
from nlpcheck.cli._click import Group, message


@click.group(
    cls=Group,
    name="nlpcheck",
    help="政府信息公开工作年度报告校对：错别字、语法、标点、数字、章节、表格和改进措施。",
    epilog="例：nlpcheck check 报告.txt；用“nlpcheck 命令 --help”查看各命令的选项。",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    __version__, prog_name="nlpcheck", message="%(prog)s %(version)s", help="显示版本。"
)
def group() -> None:
    """All commands."""


COLLECT = 50_000, 20, 50
"""When the collector runs.  Nearly all that a run makes stays until its end (rules, lexicons,
reports): at Python's own thresholds it is looked through again and again, for a tenth of the time."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0, 1, 2, or 130 when interrupted."""
    gc.set_threshold(*COLLECT)
    for stream in (sys.stdout, sys.stderr):
        # Results are UTF-8 wherever they go; names in another coding are shown as they can be.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        # Not group.main(): it writes an empty line to stderr when interrupted.
        with group.make_context("nlpcheck", given) as context:
            status = group.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except click.ClickException as error:
        click.echo(f"nlpcheck：{message(error)}", err=True)
        status = 2
    except (KeyboardInterrupt, click.Abort, EOFError):
        status = 130
    except BrokenPipeError:
        # The reader of our output has gone (head, less): nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status if isinstance(status, int) else 0)
