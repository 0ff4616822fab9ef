"""Plain text and Markdown: decoding, blocks, table rows, suppressions, refusals."""

from __future__ import annotations

import pytest

from nlpcheck.readers import read
from nlpcheck.readers._decode import encode
from nlpcheck.settings import ReadSettings
from nlpcheck.types import Document, ReadError


def blocks(text: str, name: str = "a.txt") -> list[str]:
    """Each block as its text; cells as ``table.row.column:text``."""
    document = read(text.encode(), name)
    return [show(document, index) for index in range(len(document.blocks))]


def show(document: Document, index: int) -> str:
    block = document.blocks[index]
    text = block.span.of(document.text)
    if block.kind == "cell":
        return f"{block.table}.{block.row}.{block.column}:{text}"
    return f"{'#' * block.level}{text}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("bom", [False, True])
def test_encodings_are_told_apart_and_reversible(encoding: str, bom: bool) -> None:
    text = "一、总体情况\r\n2020年，街道主动公开政府信息241条。\r\n"
    data = encode(text, encoding, bom)
    document = read(data, "a.txt")
    assert (document.text, document.encoding, document.bom) == (text, encoding, bom)
    assert encode(document.text, document.encoding, document.bom) == data


def test_line_breaks_and_blanks_are_kept_in_the_text_but_not_in_blocks() -> None:
    text = "\u3000\u3000甲\u00a0\r\n\r\n\t乙\r丙\u2028丁\x00\n"
    document = read(text.encode(), "a.txt")
    assert document.text == text
    assert blocks(text) == ["甲", "乙", "丙\u2028丁"]


def test_bars_make_cells() -> None:
    assert blocks("|规章|0||\n|---|---|---|\n| 行政强制 | 1 | 2 |") == [
        "0.0.0:规章",
        "0.0.1:0",
        "0.0.2:",
        "0.1.0:行政强制",
        "0.1.1:1",
        "0.1.2:2",
    ]


def test_a_lone_bar_yields_nothing_and_one_cell_a_line_stays_paragraphs() -> None:
    assert blocks("规章\n|\n0\n|\n\n0\n") == ["规章", "0", "0"]


def test_tabs_make_cells_with_visible_empty_ones() -> None:
    assert blocks("\t自然人\t\t总计\n一、新收\t1\t\t2") == [
        "0.0.0:",
        "0.0.1:自然人",
        "0.0.2:",
        "0.0.3:总计",
        "0.1.0:一、新收",
        "0.1.1:1",
        "0.1.2:",
        "0.1.3:2",
    ]


def test_gaps_make_cells() -> None:
    assert blocks("予以公开   2  0 0　1\n规章  0  0") == [
        "0.0.0:予以公开",
        "0.0.1:2",
        "0.0.2:0",
        "0.0.3:0",
        "0.0.4:1",
        "0.1.0:规章",
        "0.1.1:0",
        "0.1.2:0",
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "一、\t总体情况",
        "2021年　1月　28日",
        "公　开　报　告",
        "\t2020年，街道公开信息241条。\t",
        "首页 | 关于我们",
        "0 0 0 0 0 1 0 0 0 1 0 0 0 0 0",
        "街道认真学习。  各社区  及时公开。",
    ],
)
def test_prose_is_no_table(prose: str) -> None:
    assert blocks(prose) == [prose.strip()]


def test_one_separator_makes_a_row_only_beside_one_or_with_a_number() -> None:
    assert blocks("信息内容\t本年处理决定数量\n行政许可\t38412")[-1] == "0.1.1:38412"


def test_markdown_headings_escapes_and_bold() -> None:
    text = "# 年报\n\n## 一、总体情况 ##\n1\\. 主动**公开**\n- **项**\n---\n"
    document = read(text.encode(), "a.md")
    assert blocks(text, "a.md") == ["#年报", "##一、总体情况", "1\\. 主动**公开**", "项"]
    first = [span.of(text) for span in document.ignorable]
    assert first == ["\\", "**", "**", "**", "**"]


def test_markdown_is_told_by_content() -> None:
    assert read("# 一\n\n## 二\n".encode(), "a.txt").format == "markdown"
    assert read("一、总体\n".encode(), "a.md").format == "markdown"
    assert read("第#1号\n".encode(), "a.txt").format == "text"


def test_suppressions() -> None:
    text = "甲<!-- nlpcheck off SP GR -->乙<!-- nlpcheck on -->丙\n<!-- nlpcheck off -->\n丁"
    document = read(text.encode(), "a.txt")
    silenced = [(s.codes, s.span.of(text)) for s in document.suppressions]
    assert silenced == [(("SP", "GR"), "乙"), ((), "\n丁")]
    assert blocks(text)[-1] == "丁"
    assert len(document.blocks) == 2


@pytest.mark.parametrize(
    ("data", "kind", "word"),
    [
        (b"", "empty", "空"),
        (b" \n\t\n", "empty", "没有文字"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "binary", "JPEG"),
        (bytes(range(32)) * 40, "binary", "二进制"),
        ("政府信息公開工作年度報告".encode("big5"), "encoding", "第 1 行"),
        ("甲\n".encode() + b"\xff\xfe\xfd", "encoding", "第 2 行"),
        (b"x" * 1_000_001, "too-large", "第 1 行"),
    ],
)
def test_bad_input_is_named(data: bytes, kind: str, word: str) -> None:
    with pytest.raises(ReadError, match=word) as caught:
        read(data, "坏.txt")
    assert caught.value.kind == kind
    assert str(caught.value).startswith("坏.txt：")
    assert str(caught.value).endswith("。")


def test_limits_are_settings() -> None:
    with pytest.raises(ReadError, match="max-bytes"):
        read(b"12345", "a.txt", ReadSettings(max_bytes=4))
    with pytest.raises(ReadError, match="max-characters"):
        read(b"12345", "a.txt", ReadSettings(max_characters=4))
