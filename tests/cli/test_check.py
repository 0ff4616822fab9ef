"""``nlpcheck check``: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nlpcheck import checker, sample

Cli = Any
CLEAN = sample.render(year=2023)
DEFECT = sample.render(year=2023, slots={"h6": "六、需要报告的其他事项", "s5": ""})
CODES = "ST0"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A report with a missing section five (error) and a title variant (note)."""
    path = tmp_path / "报告.txt"
    path.write_text(DEFECT, "utf-8")
    return path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A report without a defect of structure."""
    path = tmp_path / "无误.txt"
    path.write_text(CLEAN, "utf-8")
    return path


# --- exit status ---


def test_findings_give_1(cli: Cli, draft: Path) -> None:
    assert cli("check", "--select", CODES, draft).status == 1


def test_nothing_gives_0(cli: Cli, clean: Path) -> None:
    ran = cli("check", "--select", CODES, clean)
    assert ran.status == 0
    assert "未发现问题" in ran.out and ran.err == ""


def test_exit_zero(cli: Cli, draft: Path) -> None:
    assert cli("check", "--select", CODES, "--exit-zero", draft).status == 0


@pytest.mark.parametrize(
    ("code", "level", "status"),
    [
        ("ST003", "info", 1),
        ("ST003", "warning", 0),
        ("ST004", "warning", 1),
        ("ST004", "error", 1),
        ("ST004", "never", 0),
    ],
)
def test_fail_on(cli: Cli, draft: Path, code: str, level: str, status: int) -> None:
    assert cli("check", "--select", code, "--fail-on", level, draft).status == status


def test_unreadable_file_gives_2_and_others_are_checked(cli: Cli, draft: Path) -> None:
    bad = draft.with_name("坏.txt")
    bad.write_bytes(b"")
    ran = cli("check", "--select", CODES, "--output-format", "json", bad, draft, "无此文件.txt")
    assert ran.status == 2
    data = json.loads(ran.out)
    assert [r["path"] for r in data["reports"]] == [str(draft)]
    assert {e["path"] for e in data["errors"]} == {str(bad), "无此文件.txt"}
    assert "坏.txt" in ran.err and "无此文件.txt" in ran.err


def test_exit_zero_does_not_hide_errors(cli: Cli, tmp_path: Path) -> None:
    assert cli("check", "--exit-zero", tmp_path / "无.txt").status == 2


# --- usage ---


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "请给出要检查的文件"),
        (["chek", "x"], "最接近的是 check"),
        (["check", "--slect", "ST", "x"], "没有选项 --slect"),
        (["check", "--output-format", "jsn", "x"], "最接近的是 json"),
        (["check", "--select", "ST0099", "x"], "没有以“ST0099”开头的规则"),
        (["check", "--ignore", "QQ", "x"], "--ignore：没有以“QQ”开头的规则"),
        (["check", "--year", "二", "x"], "须为整数"),
        (["check", "--stdin-filename", "a", "x"], "--stdin-filename"),
        (["check", "-", "x"], "不能和其他路径同时给出"),
        (["check", "--config", "无.toml", "x"], "找不到配置文件"),
        (["check", "-o"], "-o"),
        (["explain"], "缺少参数"),
        (["explain", "ST00"], "没有“ST00”这条规则"),
    ],
)
def test_bad_usage(cli: Cli, arguments: list[str], said: str) -> None:
    ran = cli(*arguments)
    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["rules", "-h"]])
def test_help_is_chinese(cli: Cli, arguments: list[str]) -> None:
    ran = cli(*arguments)
    assert ran.status == 0
    assert "用法：" in ran.out and "选项：" in ran.out
    assert "Usage" not in ran.out and "Options" not in ran.out and "Show" not in ran.out


def test_version(cli: Cli) -> None:
    from nlpcheck import __version__

    assert cli("--version").out == f"nlpcheck {__version__}\n"


# --- input and output ---


def test_stdin(cli: Cli) -> None:
    ran = cli(
        "check", "-", "--stdin-filename", "草稿.txt", "--output-format", "json", "--select", CODES,
        stdin=DEFECT.encode(),
    )  # fmt: skip
    data = json.loads(ran.out)
    assert ran.err == ""
    assert data["reports"][0]["path"] == "草稿.txt"
    assert "ST004" in data["summary"]["by_rule"]


def test_folder_is_walked(cli: Cli, draft: Path, clean: Path) -> None:
    ran = cli("check", "--select", CODES, "--output-format", "json", draft.parent)
    assert json.loads(ran.out)["summary"]["reports"] == 2


def test_concise_is_a_line_a_finding(cli: Cli, draft: Path) -> None:
    ran = cli("check", "--select", CODES, "--output-format", "concise", draft)
    assert all(line.startswith(f"{draft}:") for line in ran.out.splitlines())
    assert len(ran.out.splitlines()) == 2


def test_csv_begins_with_a_bom(cli: Cli, draft: Path) -> None:
    ran = cli("check", "--select", CODES, "--output-format", "csv", draft)
    assert ran.out.startswith("\ufeff文件,")


def test_statistics_count_rules_and_reports(cli: Cli, draft: Path, clean: Path) -> None:
    ran = cli("check", "--select", CODES, "--statistics", draft.parent)
    assert "ST004" in ran.out and "报告.txt" in ran.out
    assert "~~" not in ran.out


def test_output_file(cli: Cli, draft: Path, tmp_path: Path) -> None:
    target = tmp_path / "结果.json"
    ran = cli("check", "--select", CODES, "--output-format", "json", "-o", target, draft)
    assert ran.out == ""
    assert json.loads(target.read_text("utf-8"))["schema"] == 1
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_output_file_may_not_be_the_report(cli: Cli, draft: Path) -> None:
    ran = cli("check", "-o", draft, draft)
    assert ran.status == 2 and "不能覆盖" in ran.err
    assert draft.read_text("utf-8") == DEFECT


def test_output_file_in_no_folder(cli: Cli, draft: Path, tmp_path: Path) -> None:
    ran = cli("check", "--select", CODES, "-o", tmp_path / "无" / "结果.txt", draft)
    assert ran.status == 2 and "文件夹不存在" in ran.err


def test_english(cli: Cli, draft: Path) -> None:
    ran = cli("check", "--select", "ST004", "--lang", "en", draft)
    assert "error ST004" in ran.out and "findings: 1" in ran.out


def test_full_fits_80_columns(cli: Cli, draft: Path) -> None:
    from nlpcheck.text import width

    ran = cli("check", "--select", CODES, draft)
    long = [line for line in ran.out.splitlines() if width(line) > 80 and str(draft) not in line]
    assert long == []


def test_select_prefix_and_ignore(cli: Cli, draft: Path) -> None:
    ran = cli("check", "--select", "st0", "--ignore", "ST003", "--output-format", "json", draft)
    assert set(json.loads(ran.out)["summary"]["by_rule"]) == {"ST004"}


def test_options_reach_the_report(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(CLEAN, "utf-8")
    ran = cli(
        "check", "--select", "ST007", "--issuer", "某县", "--year", "2020", "--template", "2019",
        "--output-format", "json", path,
    )  # fmt: skip
    report = json.loads(ran.out)["reports"][0]
    assert (report["issuer"], report["year"], report["template"]) == ("某县", 2020, "2019")


# --- how it ends ---


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "nlpcheck", *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_interrupt_is_quiet() -> None:
    process = _start("check", "-")
    # Waits for stdin; give it the time to install nothing but Python itself.
    import time

    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert (out, err) == (b"", b"")


def test_broken_pipe_is_quiet(tmp_path: Path) -> None:
    path = tmp_path / "长.txt"
    path.write_text(DEFECT, "utf-8")
    process = _start("check", "--select", CODES, str(path), "--output-format", "json")
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    err = process.stderr.read()
    process.wait(20)
    assert err == b""


def test_no_progress_bar_without_a_terminal(cli: Cli, draft: Path, clean: Path) -> None:
    assert cli("check", "--select", CODES, draft.parent).err == ""


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals")
def test_colour_only_on_a_terminal(cli: Cli, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in cli("check", "--select", CODES, draft).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in cli("check", "--select", CODES, draft).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in cli("check", "--select", CODES, draft).out


def test_progress_is_told_of_every_file(draft: Path, clean: Path) -> None:
    from nlpcheck.settings import Settings

    seen: list[tuple[int, int]] = []
    checker.check_paths(
        [str(draft), str(clean)],
        Settings(select=["ST"]),
        progress=lambda done, total, path: seen.append((done, total)),
    )
    assert seen[0] == (0, 2) and seen[-1] == (2, 2)
