"""``--fix``, ``--unsafe-fixes``, ``--diff``: what is changed, and that nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

Cli = Any

RULES = """
[[rule]]
code = "ZZ001"
name = "deploy"
severity = "error"
summary = "错别字"
why = "测试"
pattern = "布署"
replace = "部署"
fix = "safe"
example = [{ bad = "统一⟦布署⟧", good = "统一部署", fixed = "统一部署" }]

[[rule]]
code = "ZZ002"
name = "in-time"
severity = "warning"
summary = "疑似应为“及时”"
why = "测试"
pattern = "几时(?=的)"
replace = "及时"
fix = "unsafe"
example = [{ bad = "不够⟦几时⟧的", good = "几时能办结" }]

[[rule]]
code = "ZZ003"
name = "double"
severity = "warning"
summary = "“部署部署”重复"
why = "测试"
pattern = "部署部署"
example = [{ bad = "⟦部署部署⟧", good = "部署" }]

[[rule]]
code = "ZZ004"
name = "number"
severity = "warning"
summary = "数字不对"
why = "测试"
pattern = "12件"
replace = "13件"
fix = "safe"
example = [{ bad = "⟦12件⟧", good = "13件" }]
"""
TEXT = (
    "按照县政府统一布署，信息更新不够几时的情况仍有，共12件。\r\n他说：“要统一布署，抓好落实。”\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "自定.toml").write_text(RULES, "utf-8")
    (tmp_path / ".nlpcheck.toml").write_text('rules = ["自定.toml"]\nselect = ["ZZ"]\n', "utf-8")
    (tmp_path / "稿.txt").write_bytes(TEXT.encode())
    return tmp_path


def test_fix_changes_only_what_is_safe(cli: Cli, folder: Path) -> None:
    ran = cli("check", "--fix", "--output-format", "concise", folder / "稿.txt")
    assert (folder / "稿.txt").read_bytes().decode() == TEXT.replace("一布署，信", "一部署，信")
    assert "已修改" in ran.err and "1 处" in ran.err
    assert ran.out.count("ZZ001") == 1, "the quotation's is still told"
    assert "ZZ002" in ran.out and ran.status == 1


def test_unsafe_fixes_apply_both(cli: Cli, folder: Path) -> None:
    cli("check", "--unsafe-fixes", folder / "稿.txt")
    expected = TEXT.replace("一布署，信", "一部署，信").replace("几时", "及时")
    assert (folder / "稿.txt").read_bytes().decode() == expected


def test_fixing_twice_changes_nothing_more(cli: Cli, folder: Path) -> None:
    cli("check", "--unsafe-fixes", folder)
    once = (folder / "稿.txt").read_bytes()
    ran = cli("check", "--unsafe-fixes", folder)
    assert (folder / "稿.txt").read_bytes() == once
    assert "已修改" not in ran.err


def test_diff_changes_no_file(cli: Cli, folder: Path) -> None:
    ran = cli("check", "--diff", folder / "稿.txt")
    assert (folder / "稿.txt").read_bytes().decode() == TEXT
    assert "-按照县政府统一布署" in ran.out and "+按照县政府统一部署" in ran.out
    assert "几时" in ran.out.split("+按照")[1]
    more = cli("check", "--diff", "--unsafe-fixes", folder / "稿.txt")
    assert "及时" in more.out


def test_stdin_gives_the_fixed_text(cli: Cli, folder: Path) -> None:
    ran = cli("check", "--fix", "-", "--stdin-filename", folder / "稿.txt", stdin=TEXT.encode())
    assert ran.out == TEXT.replace("一布署，信", "一部署，信")


@pytest.mark.parametrize("coding", ["utf-8-sig", "gb18030", "utf-16"])
def test_coding_and_mark_are_kept(cli: Cli, folder: Path, coding: str) -> None:
    path = folder / "稿.txt"
    text = TEXT * 3
    path.write_bytes(text.encode(coding))
    cli("check", "--fix", path)
    assert path.read_bytes() == text.replace("一布署，信", "一部署，信").encode(coding)


def test_fix_that_makes_a_finding_is_left_out(cli: Cli, folder: Path) -> None:
    path = folder / "稿.txt"
    path.write_text("统一布署部署工作。\n统一布署工作。\n", "utf-8")
    cli("check", "--fix", path)
    assert path.read_text("utf-8") == "统一布署部署工作。\n统一部署工作。\n"


def test_file_that_cannot_be_written_is_told(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, data: bytes) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr("nlpcheck.fixes.write_atomic", refuse)
    ran = cli("check", "--fix", folder / "稿.txt")
    assert ran.status == 2
    assert "没有权限" in ran.err and "稿.txt" in ran.err
    assert (folder / "稿.txt").read_bytes().decode() == TEXT
