"""PU009: a paragraph that ends without a stop."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_ENDS = "。！？；：…”’）)」』.!?;:，、》】—-"
_INNER = lazy(r"[，。；]")
_NOT_SENTENCE = lazy(
    r"^[ \t　]*(?:附件?|注|备注|联系|电话|地址|网址|邮编|传真|邮箱|[（(]?(?:单位|盖章|此[件处]|本列数据)|https?:|www|来源|抄送|发布|索引|责任编辑)"
    r"|^[ \t　]*[^，。；：:]{2,12}[：:][^。；;]+(?:[；;][^，。；：:]{2,8}[：:][^。；;]+)+$"  # address: …; hours: …
    r"|https?://|www\.|@|[|\t]|\d{3,4}-\d{7}|^\d{4}(?:年\d{1,2}月)?\s*[—－～-]"
)
# A line without 。 or ； and without a fact in it is a heading, though it has a comma.
_HEADING = lazy(
    r"(?!.*(?:[。；\d]|了|已|均|共|将|等|应当|未|没有)).*$|^[ \t　]*[（(]?[一二三四五六七八九十\d]{1,2}[）).、．][^。；\d]*$"
)
_SIGNATURE = lazy(
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$|二[〇○OＯ0零][一二三四五六七八九〇]{2}年"
)


class NoEndMark(Rule):
    code = "PU009"
    severity = Severity.WARNING
    summary = "段末疑似缺句号"
    summary_en = "a paragraph without a stop at its end"
    why = "GB/T 15834—2011 第4.1条：陈述句末尾用句号"
    limits = "标题、落款、表格和不足12字的段落不报；全文多数段落都不加句号（如换行被拆散）时不报。"
    examples = (
        Example(
            bad="全年公开信息86条，内容涵盖工作动态等政府信息⟦⟧",
            good="全年公开信息86条，内容涵盖工作动态等。",
            fixed="全年公开信息86条，内容涵盖工作动态等政府信息。",
        ),
        Example(
            bad="我镇认真落实条例要求，全年培训2次。公开渠道进一步畅通⟦⟧\n下一步，我镇将继续规范公开程序。",
            good="附件：栖梧镇主动公开基本目录，共12项\n档案馆地址：人民东路16号；邮政编码：242500；开馆时间：周一至周五\n主动公开政府信息情况统计",
            fixed="我镇认真落实条例要求，全年培训2次。公开渠道进一步畅通。\n下一步，我镇将继续规范公开程序。",
        ),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Prose paragraphs that read as sentences and end without any mark."""
        text = context.text
        sentences = []
        bare = []
        for paragraph in context.report.written:
            if paragraph.role != "prose":
                continue
            line = paragraph.span.of(text).rstrip()
            if len(line) < 12 or not _INNER.search(line) or _NOT_SENTENCE.search(line):
                continue
            sentences.append(paragraph)
            last = line[-1]
            quoted = re.search(r"“[^“”]*，[^“”]*[一-鿿]”$", line)
            if quoted:
                bare.append(paragraph.span.start + len(line))
                continue
            if last in _ENDS or not ("一" <= last <= "鿿" or last.isdigit() or last in "%％"):
                continue
            if _HEADING.match(line) and len(line) <= 36:
                continue
            if _SIGNATURE.search(line) or ("——" in line and "。" not in line):
                continue
            bare.append(paragraph.span.start + len(line))
        if len(bare) > 2 and len(bare) > 0.3 * len(sentences):
            return
        for end in bare:
            yield self.finding(
                end, end, "段末疑似缺句号", replacement="。", safety="unsafe", confidence=0.85
            )
