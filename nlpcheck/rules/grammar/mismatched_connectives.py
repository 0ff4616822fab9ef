"""GR013: connectives that do not belong together."""

from __future__ import annotations

from nlpcheck.rules.base import Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Finding, Severity

_CLAUSE = r"(?P<a>[^。；，：\n]{2,24})，"
_OPENS = r"(?:(?<=[，。；：\n])|^)[^，。；：\n]{0,4}?"
#: Opening and closing connective, between them what may stand in the second clause, and what
#: the opening one goes with.
_PAIRS = (
    ("只要", rf"{_CLAUSE}[^。；，\n]{{0,8}}(?P<x>才(?=能|会|可))", "就"),
    ("只有", r"(?![\d一二三四五六七八九十两几])(?P<a>[^。；，：\n的]{2,24})，" r"[^。；，\n才]{0,6}(?P<x>就(?=能|会|可|要))", "才"),
    ("不但", rf"{_CLAUSE}[^。；，\n]{{0,4}}(?P<x>但是|但|却|可是)", "而且"),
    ("不仅", rf"{_CLAUSE}[^。；，\n]{{0,4}}(?P<x>但是|但|却|可是)", "而且"),
    ("虽然", rf"{_CLAUSE}(?P<x>因此|所以|因而)", "但"),
    ("尽管", rf"{_CLAUSE}(?P<x>因此|所以|因而)", "但"),
    ("与其", rf"{_CLAUSE}[^。；，\n]{{0,3}}(?P<x>宁可|宁愿|还是)", "不如"),
    ("宁可", rf"{_CLAUSE}[^。；，\n]{{0,3}}(?P<x>不如|还是)", "也不"),
    ("既", r"(?:能|要|有|可|可以)[^，。；：\n]{1,14}，(?P<x>而且|并且)(?![^，。；]{0,2}[也还又])", "又"),
    ("如果", rf"{_CLAUSE}(?P<x>因此|所以)", "就"),
)  # fmt: skip


class MismatchedConnectives(ManyPatterns):
    code = "GR013"
    severity = Severity.WARNING
    summary = "关联词语搭配疑似不当"
    summary_en = "connectives that do not belong together"
    why = "现代汉语语法：关联词语成对使用，“只要”与“就”、“只有”与“才”、“不仅”与“而且”相配"
    limits = "只查紧接的两个分句、十种错配；前一词须在分句开头附近。"
    sureness = 0.8
    safety = "unsafe"
    patterns = tuple((f"{_OPENS}(?P<o>{first}){rest}", right) for first, rest, right in _PAIRS)
    examples = (
        Example(bad="只要按时更新，群众⟦才⟧能看到最新政策。", good="只要按时更新，群众就能看到最新政策；只有按时更新，才能方便群众。",
                fixed="只要按时更新，群众就能看到最新政策。"),
        Example(bad="公开工作不仅关系群众利益，⟦但⟧影响政府形象。", good="公开工作不仅关系群众利益，而且影响政府形象。",
                fixed="公开工作不仅关系群众利益，而且影响政府形象。"),
        Example(bad="虽然人手不足，⟦因此⟧没有拖延答复。只有加强审核，⟦就⟧能减少差错。",
                good="虽然人手不足，但没有拖延答复。由于人手不足，因此调剂两人。只有三人的窗口，上午就要接待数十人。",
                fixed="虽然人手不足，但没有拖延答复。只有加强审核，才能减少差错。"),
        Example(good="既有问题，而且还有漏洞；与其抱怨，不如动手；如果逾期，所在科室应当说明。"),
    )  # fmt: skip

    def found(self, text: str, start: int, end: int, replacement: str | None) -> Finding:
        """The finding, which names the opening connective too."""
        word = text[start:end]
        opening = max(
            (first for first, *_ in _PAIRS), key=lambda first: text.rfind(first, 0, start)
        )
        return self.finding(
            start, end,
            f"“{opening}”与“{word}”疑似不相配；“{opening}”通常与“{replacement}”连用，建议核对",
            replacement=replacement, safety=self.safety, confidence=self.sureness,
        )  # fmt: skip
