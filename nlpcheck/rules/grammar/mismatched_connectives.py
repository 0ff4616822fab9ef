"""GR013: connectives that do not belong together."""

from __future__ import annotations

from nlpcheck.rules.base import Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Finding, Severity

_CLAUSE = r"(?P<a>[^。；，：\n]{2,24})，"
_JIU = "是|此|业|医|近|地|读|诊|餐|座|职|算|像|连|好比|我|其"
_BARE = r"(?P<a>[^。；，：\n都均也仍皆还]{2,24})，"
_BUT_LATER = r"(?![^。；\n]{0,40}(?:但|不过|却|仍))"
_SHORT = r"(?P<a>[^。；，：\n]{2,12})，"
_NOT_OF_TIME = "(?!现在|如今|目前|随着|在|仍|也|由于|通过|经)"
_OPENS = r"(?:(?<=[，。；：\n])|^)[^，。；：\n]{0,4}?"
#: Opening connectives and the closing one, between them what may stand in the second clause, and what
#: the opening one goes with.
_PAIRS = (
    ("只要", rf"{_CLAUSE}[^。；，\n]{{0,8}}(?P<x>才(?=能|会|可|要|算|行|应|得)|(?<![双各对甲乙我贵中外多一])方(?=能|可))", "就"),
    ("只有", r"(?![\d一二三四五六七八九十两几])(?P<a>[^。；，：\n的]{2,24})，" r"[^。；，\n才]{0,6}(?P<x>[就便](?=能|会|可以|要|不会|不能|不至于|可))", "才"),
    ("不但|不仅|不光", rf"(?![不没未无]){_CLAUSE}[^。；，\n]{{0,4}}(?P<x>但是|但|却|可是|反而)", "而且"),
    ("虽然|尽管", rf"{_CLAUSE}(?P<x>因此|所以|因而|(?:而且|并且){_BUT_LATER})", "但"),
    ("即使|即便|哪怕", rf"{_BARE}(?P<x>但是|但|却|可是|所以|因此|就(?!{_JIU}))", "也"),
    ("无论|不论", rf"(?!如何|怎样){_BARE}(?P<x>但是|但|却|可是|所以|因此|才(?=能|会|可|要)|就(?!{_JIU}))", "都"),
    ("不管", rf"(?!怎样|怎么样){_BARE}(?P<x>但是|但|却|可是|所以|因此|才(?=能|会|可|要)|就(?!{_JIU}))", "都"),
    ("由于", rf"(?:(?<=[。；\n]由于)|(?<=^由于)){_SHORT}(?P<x>但是|但|却|可是){_NOT_OF_TIME}", "因此"),
    ("因为", rf"(?:(?<=[。；\n]因为)|(?<=^因为)){_SHORT}(?P<x>但是|但|可是){_NOT_OF_TIME}", "所以"),
    ("除非", rf"{_CLAUSE}(?P<x>就(?=能|会|要|应|可|不|得))", "否则"),
    ("一旦", rf"{_CLAUSE}(?P<x>才(?=能|会|可|要|立即|及时|马上))", "就"),
    ("既然", rf"{_CLAUSE}(?P<x>但是|但|却|所以|因此|才(?=能|会|可))", "就"),
    ("之所以", rf"{_CLAUSE}(?P<x>所以|因此|因而|才(?=能|会|可))", "是因为"),
    ("要么", rf"{_CLAUSE}(?P<x>或者|还是|就是)", "要么"),
    ("与其", rf"{_CLAUSE}[^。；，\n]{{0,3}}(?P<x>宁可|宁愿|还是|也不(?!如)|而是)", "不如"),
    ("宁可", rf"{_CLAUSE}[^。；，\n]{{0,3}}(?P<x>不如|还是)", "也不"),
    ("既", rf"(?:能|要|有|可|可以){_CLAUSE}(?P<x>但是|但(?!不)|却|可是)(?=[要能有可])", "又"),
    ("如果", rf"(?![^，]*[而并]且){_CLAUSE}(?P<x>才(?=能|会|可|应|要|须))", "就"),
    ("既", r"(?:能|要|有|可|可以)[^，。；：\n]{1,14}，(?P<x>而且|并且)(?![^，。；]{0,2}[也还又])", "又"),
    ("如果", rf"{_CLAUSE}(?P<x>因此|所以)", "就"),
)  # fmt: skip


class MismatchedConnectives(ManyPatterns):
    code = "GR013"
    severity = Severity.WARNING
    summary = "关联词语搭配疑似不当"
    summary_en = "connectives that do not belong together"
    why = "现代汉语语法：关联词语成对使用，“只要”与“就”、“只有”与“才”、“不仅”与“而且”相配"
    limits = "只查紧接的两个分句、二十余种错配；前一词须在分句开头附近。"
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
        Example(bad="即使人手紧张，⟦但⟧按期办结了全部申请。无论数量多少，⟦却⟧逐件登记。除非依法不予公开，⟦就⟧应当主动公开。由于线路检修，⟦但⟧热线停用半天。",
                good="即使人手紧张，也按期办结；无论数量多少，都逐件登记；无论如何，但求稳妥；除非依法不予公开，否则应当公开；不仅没有减少，反而增加；不管怎样，就近办理；由于线路检修，热线停用半天，但窗口照常接待。",
                fixed="即使人手紧张，也按期办结了全部申请。无论数量多少，都逐件登记。除非依法不予公开，否则应当主动公开。由于线路检修，因此热线停用半天。"),
        Example(good="既有问题，而且还有漏洞；与其抱怨，不如动手；如果逾期，所在科室应当说明。"),
    )  # fmt: skip

    def found(self, text: str, start: int, end: int, replacement: str | None) -> Finding:
        """The finding, which names the opening connective too."""
        word = text[start:end]
        opening = max(
            (first for row in _PAIRS for first in row[0].split("|")),
            key=lambda first: text.rfind(first, 0, start),
        )
        return self.finding(
            start, end,
            f"“{opening}”与“{word}”疑似不相配；“{opening}”通常与“{replacement}”连用，建议核对",
            replacement=replacement, safety=self.safety, confidence=self.sureness,
        )  # fmt: skip
