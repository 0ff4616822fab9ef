"""Configuration: which file holds, and what is said of a wrong one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from nlpcheck import sample
from nlpcheck.settings import ConfigError, Settings, load_settings, read_config, show_settings

Cli = Any


def write(folder: Path, text: str, name: str = ".nlpcheck.toml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\nfailon = 'error'\n", ["第 2 行", "failon", "fail-on"]),
        ("fail-on = 'eror'", ["第 1 行", "eror", "最接近的是 error"]),
        ("[spelling]\nthreshhold = 1\n", ["第 2 行", "[spelling]", "threshold"]),
        ("threshold = 0.5", ["[spelling] 之下"]),
        ("[plans]\nselect = ['ST']", ["第 2 行", "各表之前"]),
        ("year = '2020'", ["第 1 行", "year", "整数", "字符串"]),
        ("select = 'ST'", ["select", "数组"]),
        ("select = [1]", ["select", "字符串"]),
        ("[severity]\nST001 = 'info'\nST002 = 'warn'", ["第 3 行", "severity.ST002", "warning"]),
        ("[per-file-ignores]\n'a.txt' = 'ST'", ["第 2 行", "per-file-ignores"]),
        ("select = [", ["TOML 语法错误"]),
        ("a b = 1", ["第 1 行", "TOML 语法错误"]),
        ("spelling = 3", ["第 1 行", "表"]),
        ("config-path = 'x'", ["config-path"]),
    ],
)
def test_wrong_file_is_told(tmp_path: Path, text: str, said: list[str]) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        read_config(path)
    assert str(path) in str(error.value)
    for part in said:
        assert part in str(error.value)


def test_wrong_coding_is_told(tmp_path: Path) -> None:
    path = tmp_path / ".nlpcheck.toml"
    path.write_bytes("issuer = '某县'".encode("gb18030"))
    with pytest.raises(ConfigError, match="UTF-8"):
        read_config(path)


def test_nearest_file_then_pyproject(tmp_path: Path) -> None:
    write(tmp_path, "[tool.nlpcheck]\nyear = 2019\nissuer = '某县'\nlang = 'en'", "pyproject.toml")
    write(tmp_path, "year = 2020\nissuer = '甲镇'\n")
    write(tmp_path / "a", "year = 2021\n")
    report = tmp_path / "a" / "b" / "x.txt"
    report.parent.mkdir()
    report.write_text("", "utf-8")
    settings, origin = load_settings({"lang": "zh"}, paths=[str(report)])
    assert (settings.year, settings.issuer, settings.lang) == (2021, "某县", "zh")
    assert origin["year"].endswith("a/.nlpcheck.toml") and origin["lang"] == "命令行"
    assert settings.config_path == tmp_path / "a" / ".nlpcheck.toml"


def test_config_option_is_the_only_file(tmp_path: Path) -> None:
    write(tmp_path, "year = 2020\n")
    other = write(tmp_path, "issuer = '甲镇'\n", "other.toml")
    settings, _ = load_settings({}, config=other, paths=[str(tmp_path / "x.txt")])
    assert (settings.year, settings.issuer) == (None, "甲镇")


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    write(tmp_path, "lexicons = ['a.tsv']\n[plans]\npatterns = ['p.toml']\n")
    settings, _ = load_settings({"lexicons": ["b.tsv"]}, paths=[str(tmp_path / "x.txt")])
    assert settings.lexicons == [str(tmp_path / "a.tsv"), "b.tsv"]
    assert settings.plans.patterns == [str(tmp_path / "p.toml")]


def test_other_peoples_pyproject_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "this is no TOML", "pyproject.toml")
    settings, _ = load_settings({}, paths=[str(tmp_path / "x.txt")])
    assert settings.year is None


def test_shown_settings_are_toml_and_read_back(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "select = ['ST']\n[severity]\nST001 = 'info'\n[per-file-ignores]\n'旧 稿*.txt' = ['PU']\n",
    )
    settings, origin = load_settings({"year": 2020}, paths=[str(tmp_path / "x.txt")])
    shown = show_settings(settings, origin)
    again = write(tmp_path / "c", shown)
    assert read_config(again)["severity"] == {"ST001": "info"}
    assert tomllib.loads(shown)["per-file-ignores"] == {"旧 稿*.txt": ["PU"]}
    assert str(path) in shown and "# 命令行" in shown and "# 默认" in shown


def test_show_settings_command(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path, "fail-on = 'error'\n")
    ran = cli("check", "--show-settings", "--year", "2022", tmp_path / "x.txt")
    assert ran.status == 0
    assert 'fail-on = "error"' in ran.out and "year = 2022  # 命令行" in ran.out


def test_unknown_code_in_file_names_file(cli: Cli, tmp_path: Path) -> None:
    path = write(tmp_path, "ignore = ['ST999']\n")
    ran = cli("check", tmp_path)
    assert ran.status == 2
    assert str(path) in ran.err and "ST999" in ran.err


def test_severity_off_and_changed(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path, "[severity]\nST004 = 'info'\nST003 = 'off'\n")
    report = tmp_path / "x.txt"
    report.write_text(
        sample.render(year=2023, slots={"h6": "六、需要报告的其他事项", "s5": ""}), "utf-8"
    )
    ran = cli("check", "--select", "ST", "--output-format", "concise", report)
    assert ran.status == 0
    assert "提示 ST004" in ran.out and "ST003" not in ran.out


def test_defaults_need_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings, origin = load_settings({}, paths=[])
    assert settings == Settings() and origin == {}
