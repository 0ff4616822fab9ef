"""NM005: a law cited by a wrong title or an outdated number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache

from nlpcheck import lexicon
from nlpcheck.lexicon import Law
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_CITED = re.compile(
    r"《(?P<title>[^《》\n]{4,60})》[^《》，。；\n]{0,6}?[（(]?[^《》，。；（）()\n]{0,12}?"
    r"(?P<number>(?:国务院|中华人民共和国国务院)(?:第\s?(?=\d+\s?号令))?令?\s?(?:第\s?)?(?P<no>\d{2,4})\s?号(?:令)?)"
)
_OLD = re.compile(r"国务院令?第?\s?492\s?号(?:令)?")
_HISTORY = re.compile(
    r"2007|2008|原|旧|修订前|废止|修改前|当时|自\d{4}年|最初|颁布|历史|替代|取代|代替"
)
_TITLE = re.compile(r"《([^《》\n]{6,40})》")


@cache
def _numbers() -> dict[str, list[Law]]:
    by_title: dict[str, list[Law]] = {}
    for law in lexicon.laws():
        if law.number.startswith("国务院令"):
            by_title.setdefault(law.title, []).append(law)
            by_title.setdefault(law.title.removeprefix("中华人民共和国"), []).append(law)
    return by_title


_DOCUMENT = re.compile(
    r"《(?P<title>[^《》\n]{6,60})》[（(]?(?P<number>(?:国发|国办发|国办函|国办公开办函|中办发|法释)\s?〔\d{4}〕\s?\d{1,4}\s?号)"
)


@cache
def _documents() -> dict[str, set[str]]:
    """Document numbers with 〔〕 by title."""
    by_title: dict[str, set[str]] = {}
    for law in lexicon.laws():
        if "〔" in law.number:
            by_title.setdefault(law.title, set()).add(law.number)
    return by_title


@cache
def _titles() -> frozenset[str]:
    return frozenset(law.title for law in lexicon.laws())


class LawReference(Rule):
    code = "NM005"
    severity = Severity.ERROR
    summary = "法规名称或文号引用有误"
    summary_en = "a law cited by a wrong title or number"
    why = "《政府信息公开条例》2019年修订后为国务院令第711号（2019年5月15日起施行），第492号为修订前；其余见 lexicons/laws.tsv"
    limits = "名称只查与词表中的法律、行政法规差一两字的；叙述沿革（2007年、原、修订前）的不报。"
    examples = (
        Example(
            bad="认真执行《中华人民共和国政府信息公开条例》（⟦国务院令第492号⟧）。",
            good="认真执行《中华人民共和国政府信息公开条例》（国务院令第711号）。",
            fixed="认真执行《中华人民共和国政府信息公开条例》（国务院令第711号）。",
        ),
        Example(
            bad="依据⟦《中华人民共和国政务信息公开条例》⟧办理。",
            good="2007年公布的《中华人民共和国政府信息公开条例》为国务院令第492号。",
            fixed="依据《中华人民共和国政府信息公开条例》办理。",
        ),
        Example(
            good="依据《中华人民共和国统计法》《中华人民共和国审计法》和《中华人民共和国审计法实施条例》办理。"
        ),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Numbers beside titles, then titles by themselves."""
        text = context.prose
        year = context.report.year
        seen: list[int] = []
        for match in _CITED.finditer(text):
            laws = _numbers().get(match["title"])
            if not laws or any(
                law.number == f"国务院令第{match['no']}号" and _held(law, year) for law in laws
            ):
                continue
            known = next((law for law in laws if law.number == f"国务院令第{match['no']}号"), None)
            if known and _HISTORY.search(_sentence(text, match.start(), match.end())):
                continue
            current = next((law for law in laws if _held(law, year)), laws[0])
            start, end = match.span("number")
            seen.append(start)
            yield self._number(start, end, match["number"], current)
        for match in _DOCUMENT.finditer(text):
            numbers = _documents().get(match["title"])
            if numbers and re.sub(r"\s", "", match["number"]) not in numbers:
                right = min(numbers)
                yield self.finding(
                    match.start("number"), match.end("number"),
                    f"文号“{match['number']}”引用有误：《{match['title']}》为{right}",
                    replacement=right, safety="unsafe", confidence=0.93,
                )  # fmt: skip
        if year is None or year >= 2019:
            for match in _OLD.finditer(text):
                if match.start() in seen or any(abs(match.start() - s) < 3 for s in seen):
                    continue
                sentence = _sentence(text, match.start(), match.end())
                if _HISTORY.search(sentence) or "信息公开" not in sentence:
                    continue
                current = _numbers()["政府信息公开条例"][0]
                yield self._number(match.start(), match.end(), match[0], current)
        for match in _TITLE.finditer(text):
            meant = _meant(match[1])
            if meant:
                yield self.finding(
                    match.start(), match.end(), f"法规名称疑似有误：《{match[1]}》，应为《{meant}》",
                    replacement=f"《{meant}》", safety="unsafe", confidence=0.92,
                )  # fmt: skip

    def _number(self, start: int, end: int, text: str, law: Law) -> Finding:
        return self.finding(
            start, end, f"文号“{text}”引用有误：《{law.title}》现为{law.number}",
            replacement=law.number, safety="unsafe", confidence=0.95,
        )  # fmt: skip


def _held(law: Law, year: int | None) -> bool:
    """Whether a law was in force in a report's year (any part of it)."""
    if year is None:
        return not law.end
    return law.start[:4] <= str(year) and (not law.end or law.end[:4] > str(year))


def _sentence(text: str, start: int, end: int) -> str:
    left = max(text.rfind("。", 0, start), text.rfind("\n", 0, start))
    right = text.find("。", end)
    return text[left + 1 : right if right >= 0 else len(text)]


@cache
def _meant(title: str) -> str | None:
    """The known title that ``title`` misses by one or two characters, if it is sure."""
    if title in _titles() or f"中华人民共和国{title}" in _titles():
        return None
    disclosed = re.fullmatch(
        r"中华人民共和国(?:政[府务])?(?:信息)?公?开?(?:管理|工作)?(?:条例|法|规定|办法)", title
    )
    if disclosed and ("信息" in title or "公开" in title):
        return "中华人民共和国政府信息公开条例"
    if re.fullmatch(r"政府信息公开(?:管理|工作)条例", title):
        return "中华人民共和国政府信息公开条例"
    national = title.startswith(("中华人民共和国", "中华人民共和"))
    subject = title.removeprefix("中华人民共和国")
    if (
        re.search(r"(?:省|市|县|区|镇|局|自治区)(?!域|场|容|长|政)", subject[:8])
        or len(subject) < 5
    ):
        return None
    for known in _titles():
        stem = re.sub(r"(?:管理)?(?:办法|规定|条例)$", "", title)
        if (
            len(stem) >= 8
            and "法实施" not in title
            and known != title
            and re.fullmatch(re.escape(stem) + r"(?:管理)?(?:办法|规定|条例)", known)
        ):
            return known
        if abs(len(known) - len(title)) > 2 or (
            known[-1:] != title[-1:] and not (national and known[:-1] == title[:-1])
        ):
            continue
        if not national and known.startswith("中华人民共和国"):
            continue
        if national and len(known) < 12:
            continue
        if _distance_one_or_swap(title, known) or (national and _much_alike(subject, known)):
            return known
    return None


def _much_alike(subject: str, known: str) -> bool:
    """Whether a national law's subject of six characters or more differs by a few only."""
    other = known.removeprefix("中华人民共和国")
    if not re.match(r"政府信息公开|保守国家秘密|个人信息保护|突发事件应对", other):
        return False
    if len(subject) < 5 or len(other) < 6 or "实施" in subject + other:
        return False
    return SequenceMatcher(None, subject, other, autojunk=False).ratio() >= 0.8


def _distance_one_or_swap(a: str, b: str) -> bool:
    """Whether one edit (change, loss, gain or swap of neighbours) makes ``a`` into ``b``."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    left, right = a[start : len(a) - end], b[start : len(b) - end]
    if any(char.isdigit() for char in left + right):
        return False
    if len(left) > len(right):
        # One character more may be another law (环境保护税法); only a doubled one is a slip.
        return len(left) == 1 and not right and a[start : start + 1] == a[start - 1 : start]
    if len(left) == len(right) == 1:
        from nlpcheck.language.pycorrector_adapter import likeness

        return "信息公开" in b or likeness(left, right) > 0.8
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])
