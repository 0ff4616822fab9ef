"""PU005: a title within a title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_MARKS = lazy(r"[《》〈〉＜＞<>]|\n+")
_NESTED = lazy(r"《[^》\n]*《")
_KINDS = str.maketrans("＜＞<>", "〈〉〈〉")
_LONGEST = 200
"""No title is longer; what is has lost its end."""


def _inner(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the titles right within a title that have its kind of marks."""
    opened: list[tuple[int, str, list[tuple[int, int]]]] = []
    for match in _MARKS.finditer(text):
        at, mark = match.start(), match[0].translate(_KINDS)
        if mark[0] == "\n":
            opened.clear()
        elif mark in "《〈":
            opened.append((at, mark, []))
        elif opened and opened[-1][1] == ("《" if mark == "》" else "〈"):
            start, own, within = opened.pop()
            bare = within == [(start + 1, at)]  # a doubled mark is no title of its own
            if opened:  # of three levels the second has single marks, the third double ones
                if opened[-1][1] == own == "《" and at - start > 1:
                    opened[-1][2].append((start, at + 1))
            elif own == "《" and at - start <= _LONGEST and not bare:
                yield from within
        else:
            opened.clear()


class NestedTitles(Rule):
    code = "PU005"
    severity = Severity.WARNING
    summary = "书名号内层宜用单书名号"
    summary_en = "an inner title wants single marks"
    why = "GB/T 15834—2011 第4.15.3.2条：书名号里边还要用书名号时，外面一层用双书名号，里边一层用单书名号；再往里又用双书名号"
    examples = (
        Example(bad="转发《关于印发⟦《公开指南》⟧的通知》。", good="转发《关于印发〈公开指南〉的通知》。",
                fixed="转发《关于印发〈公开指南〉的通知》。"),
        Example(bad="落实《关于贯彻⟦《条例》⟧的意见》要求。", good="学习《条例》《办法》和《意见》。",
                fixed="落实《关于贯彻〈条例〉的意见》要求。"),
        Example(bad="学习《关于实施⟦《公开指南》⟧和⟦《公开目录》⟧的意见》。", good="学习《公开指南》和《公开目录》的意见稿。",
                fixed="学习《关于实施〈公开指南〉和〈公开目录〉的意见》。"),
        Example(bad="编写《一图读懂⟦《养老服务条例》⟧》，收录《⟦《人民调解法》⟧问答》和《关于废止⟦《甲办法》⟧⟦《乙办法》⟧的决定》，收到《关于转发⟦《关于印发《公开指南》的通知》⟧的通知》。",
                good="学习《条例》、《办法》，转发《关于印发〈公开指南〉的通知》，编写《一图读懂〈条例〉》。",
                fixed="编写《一图读懂〈养老服务条例〉》，收录《〈人民调解法〉问答》和《关于废止〈甲办法〉〈乙办法〉的决定》，收到《关于转发〈关于印发《公开指南》的通知〉的通知》。"),
        Example(good="《关于修改〈栖梧省实施《中华人民共和国档案法》办法〉的决定》已经施行。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Inner titles in double marks."""
        prose = context.prose
        if not _NESTED.search(prose):
            return
        for start, end in _inner(prose):
            inner = prose[start:end]
            yield self.finding(
                start, end, f"内层书名号宜用〈〉：{inner}",
                replacement=f"〈{inner[1:-1]}〉", safety="unsafe", confidence=0.95,
            )  # fmt: skip
