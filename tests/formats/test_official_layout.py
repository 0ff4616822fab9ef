"""The tables with the merged cells of the official form, in HTML and what LibreOffice makes of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import render

from nlpcheck import checker, readers
from nlpcheck.settings import Settings

PEOPLE = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
GROUPS: list[tuple[str, list[str]]] = [
    ("（一）予以公开", []),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", []),
    (
        "（三）不予公开",
        [
            "1.属于国家秘密",
            "2.其他法律行政法规禁止公开",
            "3.危及“三安全一稳定”",
            "4.保护第三方合法权益",
            "5.属于三类内部事务信息",
            "6.属于四类过程性信息",
            "7.属于行政执法案卷",
            "8.属于行政查询事项",
        ],
    ),
    (
        "（四）无法提供",
        ["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"],
    ),
    (
        "（五）不予处理",
        [
            "1.信访举报投诉类申请",
            "2.重复申请",
            "3.要求提供公开出版物",
            "4.无正当理由大量反复申请",
            "5.要求行政机关确认或重新出具已获取信息",
        ],
    ),
    (
        "（六）其他处理",
        [
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "3.其他",
        ],
    ),
    ("（七）总计", []),
]


def cell(text: object, rows: int = 1, columns: int = 1) -> str:
    spans = f' rowspan="{rows}"' * (rows > 1) + f' colspan="{columns}"' * (columns > 1)
    return f"<td{spans}><p>{text}</p></td>"


def applications(values: list[list[int]]) -> str:
    """Table three; 25 rows of seven numbers."""
    numbers = iter("".join(map(cell, row)) for row in values)
    rows = [
        cell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3)
        + cell("申请人情况", 1, 7),
        cell("自然人", 2) + cell("法人或其他组织", 1, 5) + cell("总计", 2),
        "".join(map(cell, PEOPLE)),
        cell("一、本年新收政府信息公开申请数量", 1, 3) + next(numbers),
        cell("二、上年结转政府信息公开申请数量", 1, 3) + next(numbers),
    ]
    height = sum(max(1, len(leaves)) for _, leaves in GROUPS)
    before = cell("三、本年度办理结果", height)
    for label, leaves in GROUPS:
        if not leaves:
            rows.append(before + cell(label, 1, 2) + next(numbers))
        for at, leaf in enumerate(leaves):
            rows.append(
                before + (cell(label, len(leaves)) if at == 0 else "") + cell(leaf) + next(numbers)
            )
            before = ""
        before = ""
    rows.append(cell("四、结转下年度继续办理", 1, 3) + next(numbers))
    return "<table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def litigation(values: list[int]) -> str:
    """Table four; fifteen numbers."""
    heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    rows = [
        cell("行政复议", 1, 5) + cell("行政诉讼", 1, 10),
        "".join(cell(head, 2) for head in heads)
        + cell("未经复议直接起诉", 1, 5)
        + cell("复议后起诉", 1, 5),
        "".join(map(cell, heads * 2)),
        "".join(map(cell, values)),
    ]
    return "<table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


TWO = (
    "<table border=1><tr><td colspan=4>第二十条第（一）项</td></tr>"
    "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>"
    "<tr><td>行政规范性文件</td><td>6</td><td>4</td><td>71</td></tr>"
    "<tr><td colspan=4>第二十条第（五）项</td></tr>"
    "<tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr>"
    "<tr><td>行政许可</td><td colspan=3>384</td></tr>"
    "<tr><td colspan=4>第二十条第（六）项</td></tr>"
    "<tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr>"
    "<tr><td>行政处罚</td><td colspan=3>91</td></tr><tr><td>行政强制</td><td colspan=3>7</td></tr>"
    "<tr><td colspan=4>第二十条第（八）项</td></tr>"
    "<tr><td>信息内容</td><td colspan=3>本年收费金额（单位：万元）</td></tr>"
    "<tr><td>行政事业性收费</td><td colspan=3>23.5</td></tr></table>"
)


def page() -> tuple[bytes, list[list[int]]]:
    """A report; the sixteen leaves of each column add up."""
    leaves = [[(r + c) % 3 for c in range(6)] for r in range(21)]
    total = [sum(column) for column in zip(*leaves, strict=True)]
    carried = [2] * 6
    new = [t + 2 - 1 for t in total]
    rows = [new, [1] * 6, *leaves, total, carried]
    values = [[*row, sum(row)] for row in rows]
    body = (
        "<h1>某县人民政府2023年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>"
        "<p>2023年，县政府主动公开政府信息。</p><h2>二、主动公开政府信息情况</h2>"
        f"{TWO}<h2>三、收到和处理政府信息公开申请情况</h2>{applications(values)}"
        "<h2>四、政府信息公开行政复议、行政诉讼情况</h2>"
        f"{litigation([1, 0, 2, 1, 4, 0, 1, 0, 0, 1, 3, 0, 0, 0, 3])}"
        "<h2>五、存在的主要问题及改进情况</h2><p>问题和措施。</p><h2>六、其他需要报告的事项</h2><p>无。</p>"
    )
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode(), values


def hold(data: bytes, name: str, values: list[list[int]]) -> None:
    settings = Settings()
    checked = checker.check_document(readers.read(data, name, settings.read), settings)
    tables = checked.report.tables
    assert {t.name: t.status for t in checked.result.tables} == {
        "proactive": "read",
        "applications": "read",
        "litigation": "read",
    }
    got = [cell.value for cell in tables["applications"].cells.values()]
    assert sorted(got) == sorted(v for row in values for v in row)
    assert len(got) == 175
    assert [c.value for c in tables["litigation"].cells.values()] == [
        1,
        0,
        2,
        1,
        4,
        0,
        1,
        0,
        0,
        1,
        3,
        0,
        0,
        0,
        3,
    ]
    identities = [i for t in checked.result.tables for i in t.identities]
    assert len(identities) > 30
    assert {i.status for i in identities} == {"ok"}
    assert not [f for f in checked.result.findings if f.rule.startswith("TB")]


def test_official_tables_in_html() -> None:
    data, values = page()
    hold(data, "a.html", values)


@pytest.mark.slow
@pytest.mark.skipif(render.OFFICE is None, reason="没有 LibreOffice")
def test_official_tables_in_what_libreoffice_makes_of_them() -> None:
    data, values = page()
    targets = ["docx:MS Word 2007 XML", "doc:MS Word 97", "pdf:writer_web_pdf_Export", "odt"]
    for kind, files in render.office({"a": data}, ".html", targets).items():
        hold(files["a"], f"a.{kind}", values)
