"""NM007: the brackets and form of a document number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_OTHER_BRACKETS = lazy(
    r"(?P<x>[\[［(（【﹝{](?P<year>(?:19|20)\d{2})(?:年)?[\]］)）】﹞}])(?P<no>(?:第)?\s?\d{1,4}\s?号)"
)
_ORDER = lazy(r"〔(?P<year>(?:19|20)\d{2})〕(?P<x>第)(?P<no>\d{1,4})号")
_OPEN = lazy(
    r"(?:(?<=[发函字办令政文规通复审批任监])|(?=〔))(?P<x>[〔\[（(]?(?P<year>(?:19|20)\d{2})(?P<close>[〕\]）)]?)(?P<no>\d{1,4})号)"
)
_YEAR_CHAR = lazy(r"〔(?P<year>(?:19|20)\d{2})(?P<x>年(?:度)?)〕(?=\d)")
_HAND = "发函字办令政文规通"
# 〔〔2019〕54号, 〔2019〕54号〕; 〔19〕54号; 〔2019〕054号; 2019〔54〕号
_DOUBLED = lazy(r"(?P<x>〔)(?=〔\d{4}〕)|(?<=〕)(?P<y>〕)(?=\d)|(?<=号)(?P<z>〕)")
_SHORT_YEAR = lazy(rf"(?<=[{_HAND}])(?P<x>〔(?P<year>\d{{2}})〕)\d{{1,4}}号")
_PADDED = lazy(r"〔(?:19|20)\d{2}〕(?P<x>0+)(?=\d{1,3}号)")
_CHANGED = lazy(rf"(?<=[{_HAND}])(?P<x>(?P<year>(?:19|20)\d{{2}})〔(?P<no>\d{{1,4}})〕)号")
_COURT = lazy(r"[（(]\d{4}[）)][一-鿿]{1,3}\d")


class DocumentNumber(Rule):
    code = "NM007"
    severity = Severity.WARNING
    summary = "发文字号书写不规范"
    summary_en = "a document number in the wrong form"
    why = "GB/T 9704—2012 第7.2.5条：年份用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位"
    limits = "法院案号（（2023）苏01行初30号）和公告编号不报；缺一半括号的只提示，不自动改。"
    examples = (
        Example(bad="落实国办函⟦[2020]⟧109号要求。", good="落实国办函〔2020〕109号要求。", fixed="落实国办函〔2020〕109号要求。"),
        Example(bad="执行国办发〔2020〕⟦第⟧50号文件，参照国办公开办函⟦（2021）⟧30号。", good="案号为（2023）苏01行初30号。",
                fixed="执行国办发〔2020〕50号文件，参照国办公开办函〔2021〕30号。"),
        Example(bad="落实国办发⟦〔⟧〔2019〕54号、国办发〔2019〕54号⟦〕⟧、国办发⟦〔19〕⟧54号、国办发〔2019〕⟦0⟧54号、国办发⟦2019〔54〕⟧号文件。",
                good="落实国办发〔2019〕54号、〔国办发〔2019〕54号〕文件。",
                fixed="落实国办发〔2019〕54号、国办发〔2019〕54号、国办发〔2019〕54号、国办发〔2019〕54号、国办发〔2019〕54号文件。"),
        Example(bad="国办公开办函⟦〔202130号⟧，国办发⟦〔2017]47号⟧。", good="发布公告2023年第3号，见（2020）第1号公告。", fixed="国办公开办函〔2021〕30号，国办发〔2017〕47号。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Other brackets, 第 before the number, half a bracket."""
        text = context.prose
        for match in _OTHER_BRACKETS.finditer(text):
            before = text[max(0, match.start() - 1) : match.start()]
            bare = not ("一" <= before <= "鿿")
            if match["no"].startswith("第") and (
                bare or text[match.end() : match.end() + 2] == "公告"
            ):
                continue
            if bare and match["x"][0] not in "(（[［":
                continue
            yield self.finding(
                match.start("x"), match.end("x"), f"文号年份应用六角括号：{match[0]}",
                replacement=f"〔{match['year']}〕", safety="safe", confidence=0.95,
            )  # fmt: skip
        for match in _ORDER.finditer(text):
            yield self.finding(
                match.start("x"), match.end("x"), f"发文顺序号前不加“第”：{match[0]}",
                replacement="", safety="safe", confidence=0.93,
            )  # fmt: skip
        for match in _YEAR_CHAR.finditer(text):
            yield self.finding(
                match.start("x"), match.end("x"), f"六角括号内的年份不加“年”：{match[0]}",
                replacement="", safety="safe", confidence=0.9,
            )  # fmt: skip
        for match in _DOUBLED.finditer(text):
            name = match.lastgroup or "x"
            before = re.split("[，、。；]", text[max(0, match.start() - 24) : match.start()])[-1]
            if name == "z" and before.count("〔") != before.count("〕"):
                continue
            yield self.finding(
                match.start(), match.end(), f"文号多一个括号：{text[max(0, match.start() - 8) : match.end() + 8].strip()}",
                replacement="", safety="safe", confidence=0.95,
            )  # fmt: skip
        for match in _SHORT_YEAR.finditer(text):
            yield self.finding(
                match.start("x"), match.end("x"), f"文号年份应用四位数：{match[0]}",
                replacement=f"〔20{match['year']}〕", safety="unsafe", confidence=0.9,
            )  # fmt: skip
        for match in _PADDED.finditer(text):
            yield self.finding(
                match.start("x"), match.end("x"), f"发文顺序号不编虚位：{match[0]}",
                replacement="", safety="safe", confidence=0.95,
            )  # fmt: skip
        for match in _CHANGED.finditer(text):
            yield self.finding(
                match.start("x"), match.end("x"), f"文号年份与顺序号疑似倒置：{match[0]}",
                replacement=f"〔{match['year']}〕{match['no']}", safety="unsafe", confidence=0.9,
            )  # fmt: skip
        for match in _OPEN.finditer(text):
            opened = match["x"][0] in "〔[（("
            halves = (match["x"][0] == "〔", match["close"] == "〕")
            if opened == bool(match["close"]) and (not opened or halves[0] == halves[1]):
                continue
            yield self.finding(
                match.start("x"), match.end("x"), f"文号括号不完整：{match['x']}",
                replacement=f"〔{match['year']}〕{match['no']}号", safety="unsafe", confidence=0.9,
            )  # fmt: skip
