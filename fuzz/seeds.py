"""Writes the seeds: small files in every shape that the readers know."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent / "seeds"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = "某县2023年政府信息公开工作年度报告\n一、总体情况\n\t规章\n\t0\n|\n规章  0  0\n信息\t本年\t现行\n许可\t3\t4\n"


def docx() -> dict[str, bytes]:
    """document.xml in several shapes; numbering.xml after a NUL."""
    paragraph = (
        "<w:p><w:r><w:t>一、总体</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>情况</w:t></w:r></w:p>"
    )
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    table = (
        "<w:tbl><w:tr>"
        + cell.format('<w:gridSpan w:val="2"/>', "规章")
        + cell.format('<w:vMerge w:val="restart"/>', "0")
        + "</w:tr><w:tr>"
        + cell.format("", "许可")
        + cell.format("", "2")
        + cell.format("<w:vMerge/>", "")
        + "</w:tr></w:tbl>"
    )
    tracked = (
        '<w:p><w:ins w:id="1"><w:r><w:t>及时</w:t></w:r></w:ins><w:del w:id="2"><w:r>'
        "<w:delText>几时</w:delText></w:r></w:del></w:p>"
    )
    listed = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>问题</w:t></w:r></w:p>"
    )
    box = "<w:p><w:r><w:pict><w:txbxContent>" + paragraph + "</w:txbxContent></w:pict></w:r></w:p>"
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )

    def body(inner: str) -> bytes:
        return f"<w:document {W}><w:body>{inner}</w:body></w:document>".encode()

    return {
        "paragraph": body(paragraph),
        "table": body(table),
        "nested": body(table.replace("许可</w:t></w:r></w:p>", "许可</w:t></w:r></w:p>" + table)),
        "tracked": body(tracked),
        "box": body(box),
        "list": body(listed * 3) + b"\0" + numbering.encode(),
    }


def pdf() -> dict[str, bytes]:
    """A page of text and a ruled table, uncompressed so that mutations reach it."""
    stream = (
        b"BT /F1 12 Tf 72 700 Td (2023 report) Tj 0 -20 Td (1. open) Tj ET\n"
        b"72 500 m 300 500 l S 72 540 m 300 540 l S 72 580 m 300 580 l S\n"
        b"72 500 m 72 580 l S 180 500 m 180 580 l S 300 500 m 300 580 l S\n"
        b"BT /F1 12 Tf 80 550 Td (rule) Tj 120 0 Td (3) Tj ET\n"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%sendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    out += b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
    return {"page": out}


def html() -> dict[str, bytes]:
    """Furniture, merged cells, lists, entities, encodings."""
    page = (
        '<!DOCTYPE html><html><head><meta charset="{}"><title>年报</title></head><body>'
        '<div class="nav"><a href="/">首页</a></div><div id="zoom"><h1>年度报告</h1>'
        "<p>&nbsp;&nbsp;一、总体&#24773;况</p><ol><li>问题</li><li>措施</li></ol>"
        "<!-- nlpcheck off SP --><p>几时</p><!-- nlpcheck on -->"
        '<table><tr><td rowspan="2">规章</td><td colspan="2">0</td></tr><tr><td>1</td></tr></table>'
        "<pre>甲\n乙</pre></div></body></html>"
    )
    return {
        "utf8": page.format("utf-8").encode(),
        "gbk": page.format("gb2312").encode("gb18030"),
        "nested": "<table><tr><td><table><tr><td>甲<td>乙</table></table><p>丙".encode(),
        "bare": "<p>甲<br>乙<div>丙".encode(),
    }


def text() -> dict[str, bytes]:
    """Encodings and table shapes."""
    return {
        "utf8": TEXT.encode(),
        "bom": TEXT.encode("utf-8-sig"),
        "gb18030": TEXT.encode("gb18030"),
        "utf16": TEXT.encode("utf-16"),
        "utf16le": TEXT.encode("utf-16-le"),
        "pipes": "| 规章 | 0 |  |\n|---|---|---|\n| 许可 | 1 | 2 |\n".encode(),
        "markdown": "# 一\n\n## 二\n1\\. **甲**\n<!-- nlpcheck off -->\n乙\n".encode(),
    }


if __name__ == "__main__":
    for maker in (docx, pdf, html, text):
        for name, content in maker().items():
            folder = HERE / maker.__name__
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
