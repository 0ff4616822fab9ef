"""PU005: a title within a title."""

from __future__ import annotations

from collections.abc import Iterable

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_NESTED = lazy(r"《(?P<outer>[^《》\n]{0,60})(?P<inner>《[^《》\n]{1,80}》)(?P<more>(?:[、和与及]|以及)《[^《》\n]{1,60}》)?[^《》\n]{1,40}》")


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
        Example(good="《关于修改〈栖梧省实施《中华人民共和国档案法》办法〉的决定》已经施行。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Inner titles in double marks."""
        for match in _NESTED.finditer(context.prose):
            inner, outer = match["inner"], match["outer"]
            if outer.count("〈") > outer.count("〉"):
                continue  # the third level has double marks again
            if match["more"]:
                start = match.start("more") + match["more"].index("《")
                second = match.string[start : match.end("more")]
                yield self.finding(
                    start, match.end("more"), f"内层书名号宜用〈〉：{second}",
                    replacement=f"〈{second[1:-1]}〉", safety="unsafe", confidence=0.95,
                )  # fmt: skip
            yield self.finding(
                *match.span("inner"), f"内层书名号宜用〈〉：{inner}",
                replacement=f"〈{inner[1:-1]}〉", safety="unsafe", confidence=0.95,
            )  # fmt: skip
