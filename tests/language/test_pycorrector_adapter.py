"""pycorrector without torch, and what is made of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from nlpcheck.language import near_terms
from nlpcheck.language import pycorrector_adapter as adapter


def run(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_no_torch_and_no_package_init() -> None:
    code = (
        "import sys\n"
        "from nlpcheck.language import pycorrector_adapter as a\n"
        "assert 'pypinyin' not in sys.modules\n"
        "a.likeness('未', '末')\n"
        "print('torch' in sys.modules, 'pycorrector' in sys.modules,"
        " 'pycorrector.proper_corrector' in sys.modules)"
    )
    assert run(code) == "False False True"


def test_stderr_stays_clean() -> None:
    code = "from nlpcheck.language import pycorrector_adapter as a; a.confusion({'甲乙': '甲丙'})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_confusion_corrector() -> None:
    errors = adapter.confusion({"布署": "部署"}).correct("按统一布署开展")["errors"]
    assert errors == [("布署", "部署", 3)]


def test_confusion_file(tmp_path: Path) -> None:
    path = tmp_path / "confusion.txt"
    path.write_text("# 说明\n布署 部署\n\n协凋 协调\n", "utf-8")
    assert adapter.confusion_file(path) == {"布署": "部署", "协凋": "协调"}


@pytest.mark.parametrize(("char", "form"), [("開", "开"), ("开", "开"), ("堃", "堃"), ("a", "a")])
def test_simplified(char: str, form: str) -> None:
    assert adapter.simplified(char) == form


@pytest.mark.parametrize(
    ("word", "term", "alike"),
    [("未", "末", True), ("预", "玉", True), ("公", "母", False), ("息", "心", False)],
)
def test_likeness(word: str, term: str, alike: bool) -> None:
    assert (adapter.likeness(word, term) > 0.85) is alike


def test_same_sound() -> None:
    assert adapter.same_sound("制", "治")
    assert not adapter.same_sound("制", "法")


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("公开一般公共玉算", "一般公共玉算", "一般公共预算"),
        ("做到依法行整", "依法行整", "依法行政"),
        ("人大代表建仪8件", "人大代表建仪", "人大代表建议"),
    ],
)
def test_near_terms(text: str, wrong: str, right: str) -> None:
    found = near_terms.find_near_terms(text)
    assert [(n.text, n.term) for n in found] == [(wrong, right)]
    assert text[found[0].start : found[0].end] == wrong


@pytest.mark.parametrize(
    "text",
    [
        "国务院另有规定的，从其规定",
        "信息系统及数据安全",
        "农业全产业链发展",
        "质权人行使质权",
        "占比增加两个百分点",
        "公开一般公共预算、依法行政、人大代表建议",
        "",
        "政",
    ],
)
def test_near_terms_leaves_right_words_alone(text: str) -> None:
    assert near_terms.find_near_terms(text) == []
