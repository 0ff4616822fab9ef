"""--lexicon: a user's words, and what a broken file is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Cli

HEADER = "wrong\tright\tcontext\tnot_context\tconfidence\tsource\texample\n"


def test_user_pairs_are_found(tmp_path: Path, cli: Cli) -> None:
    words = tmp_path / "mine.tsv"
    words.write_text(f"{HEADER}栖悟\t栖梧\t\t\t0.99\t本单位\t⟦栖悟⟧镇\n", "utf-8")
    draft = tmp_path / "draft.txt"
    draft.write_text("栖悟镇全年公开信息86条。", "utf-8")
    ran = cli("check", draft, "--select", "SP001", "--lexicon", words, "--output-format", "concise")
    assert ran.status == 1
    assert "栖梧" in ran.out


def test_pycorrector_form(tmp_path: Path, cli: Cli) -> None:
    words = tmp_path / "confusion.txt"
    words.write_text("栖悟 栖梧\n", "utf-8")
    draft = tmp_path / "draft.txt"
    draft.write_text("栖悟镇全年公开信息86条。", "utf-8")
    ran = cli("check", draft, "--select", "SP002", "--lexicon", words, "--output-format", "concise")
    assert ran.status == 1
    assert "栖梧" in ran.out


def test_broken_lexicon_is_told(tmp_path: Path, cli: Cli) -> None:
    words = tmp_path / "mine.tsv"
    words.write_text(f"{HEADER}甲\t\t\t\t\t\t\n", "utf-8")
    draft = tmp_path / "draft.txt"
    draft.write_text("全年公开信息86条。", "utf-8")
    ran = cli("check", draft, "--lexicon", words)
    assert ran.status == 2
    assert "mine.tsv：第 2 行：right 列" in ran.err
    assert "Traceback" not in ran.err


def test_missing_lexicon_is_told(tmp_path: Path, cli: Cli) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("全年公开信息86条。", "utf-8")
    for name in ("none.tsv", "none.txt"):
        ran = cli("check", draft, "--lexicon", tmp_path / name)
        assert ran.status == 2
        assert name in ran.err
