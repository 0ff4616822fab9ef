"""NM010: a law's title in quotation marks or angle brackets."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.confusables import titles_of
from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Edit, Finding, Severity

_MARKED = lazy(
    r"“(?P<q>[^“”\n]{4,50})”|<(?P<a>[^<>\n]{4,50})>|＜(?P<b>[^＜＞\n]{4,50})＞|〈(?P<c>[^〈〉《》\n]{4,50})〉"
    r"|‘(?P<g>[^‘’\n]{4,50})’|\"(?P<h>[^\"\n]{4,50})\"|「(?P<d>[^「」\n]{4,50})」|『(?P<e>[^『』\n]{4,50})』|【(?P<f>[^【】\n]{4,50})】"
)
# 认真贯彻执行中华人民共和国政府信息公开条例: the whole title without any mark
_BARE = lazy(
    r"(?:执行|贯彻|落实|依据|根据|按照|依照|学习|宣传|遵守|遵照|对照)(?P<x>中华人民共和国[\u4e00-\u9fff]{2,24}?(?:条例|法典|法))(?![\u4e00-\u9fff]{0,6}[》”〉])"
)
_NATIONAL = lazy(r"中华人民共和国[^“”]{2,30}(?:法|条例|规定|办法|法典)")
_NAMED = lazy(r"[简统]?称[：:]?$")


@cache
def _titles() -> frozenset[str]:
    names = set()
    for law in lexicon.laws():
        names |= {law.title, law.title.removeprefix("中华人民共和国")}
        names |= {short for short in law.short.split("、") if len(short) >= 5}
    return frozenset(names)


class TitleMarks(Rule):
    code = "NM010"
    severity = Severity.WARNING
    summary = "法规名称应加书名号"
    summary_en = "a law's title wants 《》"
    why = "GB/T 15834—2011 第4.15条：法律、规章、规定等文件名用书名号"
    limits = "“以下简称‘条例’”不报；只查以“中华人民共和国”开头的和 lexicons/laws.tsv 所列的名称。"
    examples = (
        Example(bad="严格执行⟦“中华人民共和国政府信息公开条例”⟧规定。", good="执行《中华人民共和国政府信息公开条例》（以下简称“条例”）。",
                fixed="严格执行《中华人民共和国政府信息公开条例》规定。"),
        Example(bad="宣传⟦<优化营商环境条例>⟧。", good="开展“优化营商环境”主题宣传。", fixed="宣传《优化营商环境条例》。"),
        Example(bad="图文介绍⟦‘信访工作条例’⟧的内容。", good="开展‘信访工作’宣传。", fixed="图文介绍《信访工作条例》的内容。"),
        Example(bad="贯彻⟦〈中华人民共和国行政许可法〉⟧。", good="学习《关于施行〈中华人民共和国政府信息公开条例〉若干问题的意见》。",
                fixed="贯彻《中华人民共和国行政许可法》。"),
        Example(bad="认真贯彻执行⟦中华人民共和国政府信息公开条例⟧，学习⟦【政府信息公开条例】⟧。", good="学习《贯彻中华人民共和国政府信息公开条例的意见》，依照中华人民共和国法律办理。",
                fixed="认真贯彻执行《中华人民共和国政府信息公开条例》，学习《政府信息公开条例》。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Titles of laws in other marks."""
        text = context.prose
        for match in _MARKED.finditer(text):
            title = next(group for group in match.groups() if group is not None)
            if title not in _titles() and not _NATIONAL.fullmatch(title):
                continue
            if any(a < match.start() < b for a, b in context.use(titles_of)):
                continue
            if match["c"]:
                before = text[max(0, match.start() - 80) : match.start()]
                if before.count("《") > before.count("》") or before.count("〈") > before.count(
                    "〉"
                ):
                    continue
            if _NAMED.search(text[max(0, match.start() - 4) : match.start()]):
                continue
            yield self.finding(
                match.start(), match.end(), f"法规名称应加书名号：《{title}》",
                replacement=f"《{title}》", safety="safe", confidence=0.95,
                edits=(Edit(match.start(), match.start() + 1, "《"), Edit(match.end() - 1, match.end(), "》")),
            )  # fmt: skip
        yield from self._bare(context)

    def _bare(self, context: Context) -> Iterable[Finding]:
        """Whole titles without any mark, where an office says what it carries out."""
        text = context.prose
        for match in _BARE.finditer(text):
            start, end = match.span("x")
            if match["x"] not in _titles() or text.startswith(("实施", "规定", "》"), end):
                continue
            if any(a < start < b for a, b in context.use(titles_of)):
                continue
            yield self.finding(
                start, end, f"法规名称应加书名号：《{match['x']}》",
                replacement=f"《{match['x']}》", safety="safe", confidence=0.8, severity=Severity.INFO,
                edits=(Edit(start, start, "《"), Edit(end, end, "》")),
            )  # fmt: skip
