"""Web pages: article and furniture, tables, blanks, encodings, places, suppressions."""

from __future__ import annotations

import base64
import html as stdlib

import pytest

from nlpcheck.places import place_at
from nlpcheck.readers import read
from nlpcheck.readers._decode import decode
from nlpcheck.types import Document


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def texts(data: bytes | str) -> list[str]:
    document = read(data if isinstance(data, bytes) else page(data), "a.html")
    return [block.span.of(document.text) for block in document.blocks]


def table(markup: str) -> list[tuple[int, int, int, int, str]]:
    document = read(page(f"<p>文</p><table>{markup}</table>"), "a.html")
    return [
        (c.row, c.column, c.row_span, c.column_span, c.span.of(document.text))
        for c in document.tables[0].cells
    ]


def test_blocks_and_line_breaks() -> None:
    assert texts("<h2>一、总体</h2><p>甲<br>乙</p>丙<div>丁<span>戊</span></div>") == [
        "一、总体",
        "甲",
        "乙",
        "丙",
        "丁戊",
    ]


def test_blanks_are_shown_as_a_browser_shows_them() -> None:
    assert texts("<p>\n  &nbsp;&nbsp;公开\n   信息 3\n  条，open\n  data&emsp;</p>") == [
        "公开信息 3 条，open data"
    ]


def test_a_reference_without_its_semicolon_is_read_at_the_end_too() -> None:
    for written, shown in (("&#19968", "一"), ("&#x4e8c", "二"), ("&#0", "\ufffd"), ("&#", "&#")):
        assert texts(f"<html><body><p>首{written}".encode()) == [f"首{shown}"]


def test_source_of_libreoffice_breaks_at_spaces_only() -> None:
    head = '<meta name="generator" content="LibreOffice 7.4 (Linux)">'
    assert texts(page("<p>监督\n检查</p>", head)) == ["监督 检查"]


def test_word_soup_is_joined() -> None:
    soup = (
        '<p class=MsoNormal><span lang=EN-US>2020</span><span style="font-family:仿宋">年'
        "<o:p></o:p></span><![if !supportLists]>，公开<![endif]></p>"
    )
    assert texts(soup) == ["2020年，公开"]


def test_blanks_between_words_list_number_and_its_text_go() -> None:
    number = "<span style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>"
    assert texts(f"<p class=MsoListParagraph>{number}主动公开</p>") == ["1.主动公开"]


def test_furniture_is_left_out_and_the_article_found() -> None:
    body = (
        '<div class="top"><ul class="nav"><li><a href=/>首页</a></li><li><a href=/b>政务公开</a></li></ul></div>'
        '<div class="dqwz">当前位置：<a href=/>首页</a> &gt; <a href=/c>年报</a></div>'
        '<div class="main"><h1 class="title">某镇2023年政府信息公开工作年度报告</h1>'
        "<p>发布日期：2024-01-20 来源：某镇 浏览次数：<span>12</span> 【打印】【关闭】</p>"
        '<div id="zoom"><p>一、总体情况</p><p>2023年公开信息20条。</p></div>'
        '<div class="share">分享到：<a>微信</a></div><p>上一篇：<a href=/x>某镇预算</a></p></div>'
        '<aside>热点</aside><div class="footer">主办单位：某镇人民政府 备案号</div>'
        "<script>document.write('几时')</script>"
    )
    assert texts(body) == [
        "某镇2023年政府信息公开工作年度报告",
        "一、总体情况",
        "2023年公开信息20条。",
    ]


def test_a_script_in_a_comment_hides_nothing() -> None:
    assert texts("<!-- <script src=a.js> --><p>甲</p><script><!-- x //--></script><p>乙</p>") == [
        "甲",
        "乙",
    ]


def test_hidden_text_is_left_out() -> None:
    assert texts('<p>甲<span style="display:none">乙</span></p><div hidden>丙</div>') == ["甲"]


def test_merged_cells_make_a_grid() -> None:
    markup = "<tr><td rowspan=2>甲<td colspan=2>乙</tr><tr><td>1<td></tr>"
    assert table(markup) == [
        (0, 0, 2, 1, "甲"),
        (0, 1, 1, 2, "乙"),
        (1, 1, 1, 1, "1"),
        (1, 2, 1, 1, ""),
    ]


def test_absurd_spans_are_cut() -> None:
    cells = table(
        '<tr><td rowspan="99999999" colspan="99999999999">甲<td rowspan=0>乙</tr><tr></tr>'
    )
    assert [cell[4] for cell in cells] == ["甲", "乙"]


def test_labels_broken_inside_a_cell_are_one() -> None:
    assert table("<tr><td><p>商业</p><p>企业</p></td><td>其<br>他</td></tr>")[0][4] == "商业企业"


def test_tables_that_lay_out_the_page_are_opened() -> None:
    document = read(
        page("<table><tr><td><p>正文。</p><table><tr><td>规章<td>0</table></td></tr></table>"),
        "a.html",
    )
    assert [b.kind for b in document.blocks] == ["paragraph", "cell", "cell"]
    assert len(document.tables) == 1


def test_ordered_lists_show_their_numbers_which_have_no_source() -> None:
    document = read(
        page("<ol start=3><li>问题</li><li>措施</li></ol><ul><li>项</li></ul>"), "a.html"
    )
    assert [b.span.of(document.text) for b in document.blocks] == ["3.问题", "4.措施", "项"]
    assert document.segments[0].handle is None


def test_pre_keeps_its_lines() -> None:
    assert texts("<pre>甲\n  乙\r\n丙</pre>") == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-8", "gb18030"),
        ("", "gb18030"),
    ],
)
def test_charset_by_what_the_bytes_are(charset: str, encoding: str) -> None:
    head = (
        f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
        if charset
        else ""
    )
    data = page("<p>政府信息公开工作年度报告</p>", head).decode().encode(encoding)
    document = read(data, "a.html")
    assert document.encoding == encoding
    assert document.text == "政府信息公开工作年度报告"


def test_utf16_page() -> None:
    data = page("<p>年度报告</p>").decode().encode("utf-16")
    document = read(data, "a.html")
    assert (document.format, document.text, document.encoding) == ("html", "年度报告", "utf-16-le")


def test_every_segment_gives_back_its_source() -> None:
    data = page(
        "<p>甲&amp;乙&#x4e19;&nbsp;丁 \n 戊</p><table><tr><td> 1 </td><td>&lt;2</td></tr></table>"
    )
    document = read(data, "a.html")
    source, _, _ = decode(data, "a.html")
    held = 0
    for segment in document.segments:
        if segment.handle and segment.start < segment.end:
            start, end = segment.handle
            got = document.text[segment.start : segment.end]
            assert stdlib.unescape(source[start:end]) == got or (
                got == " " and not source[start:end].strip()
            )
            held += len(got)
    assert held == len(document.text) - document.text.count("\n")


def test_places_count_lines_and_cells() -> None:
    document = read(
        b"<html><body>\n<p>a</p>\n<table><tr><td>b</td><td>c</td></tr></table>", "a.html"
    )
    first = place_at(document, document.text.index("a"))
    last = place_at(document, document.text.index("c"))
    assert first and (first.line, first.element) == (2, "p")
    assert last and (last.table, last.row, last.column) == (1, 1, 2)


def test_suppressions_in_comments() -> None:
    document = read(
        page("<p>甲</p><!-- nlpcheck off SP --><p>乙</p><!-- nlpcheck on --><p>丙</p>"), "a.html"
    )
    assert [s.span.of(document.text).strip() for s in document.suppressions] == ["乙"]
    assert document.suppressions[0].codes == ("SP",)


def test_pictures_are_said() -> None:
    document = read(page("<p>表格如下</p><img src=table.png>"), "a.html")
    assert "1 幅图片" in document.notes[0]


def blocks_of(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


def test_html_is_told_by_content() -> None:
    assert read(page("<p>甲</p>"), "报告.doc").format == "html"
    assert read("<p>是标签，不是网页".encode(), "a.txt").format == "text"


def test_single_file_pages_are_read() -> None:
    part = base64.encodebytes(
        "<html><body><p>政府信息</p></body></html>".encode("gb18030")
    ).decode()
    data = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        "Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{part}\r\n--x--\r\n"
    ).encode()
    document = read(data, "报告.doc")
    assert (document.format, document.text) == ("mhtml", "政府信息")


MENU = "<ul>" + "".join(f"<li><a href='/{n}'>栏目{n}</a></li>" for n in range(9)) + "</ul>"
TITLE = "某局2023年政府信息公开工作年度报告"
REPORT = (
    "<p>一、总体情况</p><p>2023年，我局主动公开政府信息120条，其中重点领域信息40条。</p>"
    "<table><tr><td>信息内容</td><td>件数</td></tr><tr><td>规章</td><td>0</td></tr></table>"
    "<p>存在的问题是更新不够及时。</p><p style='text-align:right'>某局</p><p>2024年1月20日</p>"
)
SITES = {
    "tables lay out the page": f"<table><tr><td>{MENU}</td></tr><tr><td><table><tr><td class=title>{TITLE}"
    f"</td></tr><tr><td>发布时间：2024-01-20 &nbsp; 点击数：33</td></tr><tr><td>{REPORT}</td></tr></table>"
    "</td></tr><tr><td>版权所有：某局 &nbsp; 鲁ICP备123号</td></tr></table>",
    "attachment and side column": f"{MENU}<div class=wrap><h1>{TITLE}</h1><div><span>来源：某局</span>"
    f"<span>字号：[大][中][小]</span></div><div class=content>{REPORT}</div><div>附件：<a href=a>年报.pdf</a>"
    "</div></div><div class=right><ul><li><a>新闻一</a></li><li><a>新闻二</a></li></ul></div>",
    "everything side by side": f"<div>{MENU}</div><h2>{TITLE}</h2>{REPORT}{MENU}",
    "paragraphs that are divs": f"{MENU}<div><div><div><div>{TITLE}</div>"
    + REPORT.replace("<p", "<div").replace("</p>", "</div>")
    + "</div></div></div><footer>联系我们</footer>",
    "title inside and outside": f"<div class=main><div class=crumbs>首页 &gt; 年报</div><div class=tit>{TITLE}"
    f"</div><div class=TRS_Editor><p><span>{TITLE}</span></p>{REPORT}</div></div><div>【打印本页】【关闭窗口】</div>",
    "article called share": f"<h1>{TITLE}</h1><div class=share-content>{REPORT}</div>",
}


@pytest.mark.parametrize("name", SITES)
def test_sites(name: str) -> None:
    assert texts(SITES[name]) == [
        TITLE,
        "一、总体情况",
        "2023年，我局主动公开政府信息120条，其中重点领域信息40条。",
        "信息内容",
        "件数",
        "规章",
        "0",
        "存在的问题是更新不够及时。",
        "某局",
        "2024年1月20日",
    ]
