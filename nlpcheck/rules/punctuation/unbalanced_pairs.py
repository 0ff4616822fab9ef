"""PU006: a bracket or quotation mark without its partner."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_OPEN = {
    "“": "”",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "(": "）",
    "【": "】",
    "〔": "〕",
    "「": "」",
}
_CLOSE = {
    "”": "“",
    "》": "《",
    "〉": "〈",
    "）": "（",
    ")": "（",
    "】": "【",
    "〕": "〔",
    "」": "「",
}
_ANY = lazy("[" + re.escape("".join([*_OPEN, *_CLOSE])) + "]")
_LIST_MARK = lazy(r"(?:^|[，。；：、\s])[0-9一二三四五六七八九十a-zA-Z①-⑳]{1,3}$")
_REACH = 12
"""How many paragraphs further on an opened pair may close."""
_NUMBER_IN_BRACKETS = lazy(r"[〔\[（(]?\d{4}[〕\]）)]?第?\d+号")


class UnbalancedPairs(Rule):
    code = "PU006"
    severity = Severity.ERROR
    summary = "引号、括号或书名号不成对"
    summary_en = "a bracket or quotation mark without its partner"
    why = "GB/T 15834—2011 第4.8、4.9、4.15条：引号、括号、书名号成对使用"
    limits = "“1）”一类序号不报；跨段引文、跨段括注合起来成对的不报；文号括号残缺见 NM007。"
    examples = (
        Example(bad="执行政府信息公开条例⟦（⟧以下简称《条例》。", good="列出以下要点：1）主动公开；2）依申请公开。"),
        Example(bad="深化⟦“⟧放管服改革。", good="深化“放管服”改革。"),
        Example(bad="公开办事指南⟦）⟧和目录。", good="“第一段引文。\n“第二段引文。”"),
        Example(good="（包括政策文件、\n办事指南）均已公开。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Paragraph by paragraph; what opens in one and closes in the next is one pair."""
        paragraphs = [p for p in context.report.written if p.role == "prose"]
        text = context.text
        left: list[list[tuple[int, str]]] = []
        for paragraph in paragraphs:
            left.append(_lonely(text, paragraph.span.start, paragraph.span.end))
        for index, lonely in enumerate(left):
            for at, mark in lonely:
                if mark in _OPEN and index + 1 < len(left):
                    following = paragraphs[index + 1].span
                    if text.startswith(mark, following.start) and mark in "“「":
                        continue
                    if _take_partner(mark, left[index + 1 : index + 1 + _REACH]):
                        continue
                wanted = _OPEN.get(mark) or _CLOSE[mark]
                yield self.finding(at, at + 1, f"“{mark}”不成对，缺少“{wanted}”", confidence=0.95)


def _take_partner(mark: str, following: list[list[tuple[int, str]]]) -> bool:
    """Take the lonely closing mark of a near paragraph as the partner of ``mark``."""
    for lonely in following:
        for at, other in lonely:
            if other in _CLOSE and _same(mark, other):
                lonely.remove((at, other))
                return True
    return False


def _same(opening: str, closing: str) -> bool:
    return _OPEN[opening] == closing or (opening in "（(" and closing in "）)")


def _lonely(text: str, start: int, end: int) -> list[tuple[int, str]]:
    stack: list[tuple[int, str]] = []
    lonely: list[tuple[int, str]] = []
    for match in _ANY.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if mark in _OPEN:
            stack.append((at, mark))
            continue
        if stack and _same(stack[-1][1], mark):
            stack.pop()
            continue
        if mark in "）)" and _LIST_MARK.search(text, max(start, at - 5), at):
            continue
        if mark in "〕" or _NUMBER_IN_BRACKETS.match(text, at - 5):
            continue
        # An inner mark left open: the pair that closes here is further down the stack.
        for depth in range(len(stack) - 1, -1, -1):
            if _same(stack[depth][1], mark):
                lonely.extend(stack[depth + 1 :])
                del stack[depth:]
                break
        else:
            lonely.append((at, mark))
    lonely.extend((at, mark) for at, mark in stack if mark != "〔")
    return sorted(lonely)
