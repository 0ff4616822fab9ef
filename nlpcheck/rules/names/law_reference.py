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
# 国务院第711号令 beside a short title: 新修订的《条例》（国务院令第771号）.
_SHORT = re.compile(
    r"《(?P<title>(?:政府)?(?:信息公开)?条例|政府信息公开条例)》[（(，]?[^《》，。；（）()\n]{0,12}?"
    r"(?P<number>(?:中华人民共和国)?国务院(?:令[（(]?|第\s?(?=\d+\s?号令))\s?第?\s?(?P<no>\d{2,4})\s?号(?:令)?)"
)
_ORDER = re.compile(
    r"《(?P<title>[^《》\n]{4,60})》[（(，]?[^《》，。；（）()\n]{0,12}?"
    r"(?P<number>(?:中华人民共和国)?主席令(?:第\s?)?(?P<no>[一二三四五六七八九十百\d]{1,5})\s?号)"
)
_OLD = re.compile(r"国务院令?第?\s?492\s?号(?:令)?")
_HISTORY = re.compile(
    r"2007|2008|原|旧|修订前|废止|修改前|当时|自\d{4}年|最初|颁布|历史|替代|取代|代替"
)
_TITLE = re.compile(r"《([^《》\n]{5,70})》")


@cache
def _numbers() -> dict[str, list[Law]]:
    by_title: dict[str, list[Law]] = {}
    for law in lexicon.laws():
        if law.number.startswith("国务院令"):
            by_title.setdefault(law.title, []).append(law)
            by_title.setdefault(law.title.removeprefix("中华人民共和国"), []).append(law)
    return by_title


_NUMBER = r"(?P<number>(?:国发|国办发|国办函|国办公开办函|中办发|法释)\s?[〔\[（(]\d{4}[〕\]）)]\s?\d{1,4}\s?号)"
_DOCUMENT = re.compile(
    rf"《(?P<title>[^《》\n]{{6,70}}(?:《[^《》\n]{{2,60}}》[^《》\n]{{0,20}})?)》[（(，]?{_NUMBER}"
)
# The number first: 国办发〔2019〕54号《关于……的指导意见》.
_DOCUMENT_AFTER = re.compile(
    rf"{_NUMBER}[）)]?(?:文件)?(?:精神|要求)?[、，和]?《(?P<title>[^《》\n]{{6,70}}(?:《[^《》\n]{{2,60}}》[^《》\n]{{0,20}})?)》(?![（(]?(?:国发|国办|中办|法释))"
)


@cache
def _documents() -> dict[str, set[str]]:
    """Document numbers with 〔〕 by title."""
    by_title: dict[str, set[str]] = {}
    for law in lexicon.laws():
        if "〔" in law.number:
            for title in _spellings(law.title):
                by_title.setdefault(title, set()).add(law.number)
    return by_title


def _spellings(title: str) -> set[str]:
    """The ways a document's title is cited: with and without its issuer, the document that a
    notice only sends out, and 《》 or 〈〉 inside."""
    ways = {title, title.removeprefix("中华人民共和国")}
    bare = re.sub(
        r"^(?:国务院办公厅政府信息与政务公开办公室|国务院办公厅|国务院|中共中央办公厅)", "", title
    )
    ways |= {bare, f"国务院办公厅{bare}" if bare.startswith("关于") else bare}
    sent = re.fullmatch(r"关于印发(.{4,40})的通知", bare)
    if sent:
        ways |= {
            sent[1],
            f"关于印发《{sent[1]}》的通知",
            f"国务院办公厅关于印发《{sent[1]}》的通知",
        }
    points = re.fullmatch(r"(\d{4}年政务公开工作要点)", title)
    if points:
        ways |= {f"{issuer}关于印发{title}的通知" for issuer in ("", "国务院办公厅")}
    ways |= {way.replace("《", "〈").replace("》", "〉") for way in ways}
    ways |= {re.sub(r"[（(]试行[）)]$", "", way) for way in ways}
    return {way for way in ways if len(way) >= 6}


def _plain(number: str) -> str:
    """A document number with 〔〕 and without spaces."""
    return re.sub(r"[\[（(]", "〔", re.sub(r"[\]）)]", "〕", re.sub(r"\s", "", number)))


@cache
def _orders() -> dict[str, list[Law]]:
    """Laws in their present wording by order of the President, by title; not those that
    were only amended in parts, whose order may be either."""
    by_title: dict[str, list[Law]] = {}
    for law in lexicon.laws():
        if law.number.startswith("主席令"):
            by_title.setdefault(law.title, []).append(law)
            by_title.setdefault(law.title.removeprefix("中华人民共和国"), []).append(law)
    return {t: laws for t, laws in by_title.items() if not any("修正" in x.note for x in laws)}


def _digits(number: str) -> str:
    """An order's number in Arabic digits (四十五 → 45)."""
    if number.isdigit():
        return number
    values = {c: i for i, c in enumerate("零一二三四五六七八九")}
    tens, mark, ones = number.rpartition("十")
    if not mark:
        return str(values.get(ones, ""))
    return str(values.get(tens, 1) * 10 + values.get(ones, 0))


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
            bad="依据《中华人民共和国数据安全法》（⟦主席令第八十五号⟧）和⟦国办发〔2019〕45号⟧《关于全面推进基层政务公开标准化规范化工作的指导意见》。",
            good="依据《中华人民共和国数据安全法》（主席令第八十四号）和国办发〔2019〕54号《关于全面推进基层政务公开标准化规范化工作的指导意见》。",
            fixed="依据《中华人民共和国数据安全法》（主席令第八十四号）和国办发〔2019〕54号《关于全面推进基层政务公开标准化规范化工作的指导意见》。",
        ),
        Example(
            bad="学习⟦《政府信息公开条列》⟧、⟦《行政复义法》⟧和⟦《中华人民共和国优化营商环境条例》⟧，按⟦《2021年政务公开工作药点》⟧落实。",
            good="学习《政府信息公开条例》、《行政复议法》和《优化营商环境条例》，按《2023年政务公开工作要点》和《某省优化营商环境条例》落实。",
            fixed="学习《政府信息公开条例》、《行政复议法》和《优化营商环境条例》，按《2021年政务公开工作要点》落实。",
        ),
        Example(
            bad="学习新修订的《中华人民共和国政府信息公开条例》，《条例》（⟦国务院令第771号⟧）要求得到落实。",
            good="学习新修订的《中华人民共和国政府信息公开条例》，《条例》（国务院令第711号）要求得到落实。",
            fixed="学习新修订的《中华人民共和国政府信息公开条例》，《条例》（国务院令第711号）要求得到落实。",
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
        for match in _SHORT.finditer(text):
            laws = _numbers()["政府信息公开条例"]
            start, end = match.span("number")
            if any(abs(start - s) < 3 for s in seen):
                continue
            held = next((law for law in laws if _held(law, year)), laws[0])
            if held.number == f"国务院令第{match['no']}号" or (
                match["no"] in ("492", "711")
                and _HISTORY.search(_sentence(text, match.start(), match.end()))
            ):
                continue
            if match["title"] == "条例" and not _OF_DISCLOSURE.search(text):
                continue
            seen.append(start)
            yield self._number(start, end, match["number"], held)
        for match in _ORDER.finditer(text):
            laws = _orders().get(match["title"], [])
            cited = _digits(match["no"])
            if not laws or any(_digits(law.number[4:-1]) == cited for law in laws):
                continue
            held_now = [law for law in laws if _held(law, year)]
            if held_now and not _HISTORY.search(_sentence(text, match.start(), match.end())):
                yield self._number(*match.span("number"), match["number"], held_now[0])
        for match in (*_DOCUMENT.finditer(text), *_DOCUMENT_AFTER.finditer(text)):
            numbers = _documents().get(match["title"])
            if numbers and _plain(match["number"]) not in numbers:
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


_OF_DISCLOSURE = re.compile(r"《(?:中华人民共和国)?政府信息公开条例》|信息公开条例")


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
    slip = _misspelt(title)
    if slip:
        return slip
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


@cache
def _cited_forms() -> dict[str, str]:
    """Every form by which a known title is cited → the form itself, five characters or more."""
    forms = {}
    for title in _titles():
        for form in {title, title.removeprefix("中华人民共和国")} | (
            _spellings(title) if "关于" in title else set()
        ):
            if len(form) >= 5:
                forms[form] = form
    return forms


@cache
def _by_hole() -> dict[tuple[int, str, str], list[str]]:
    """Known forms by what stands before and after each of their characters."""
    holes: dict[tuple[int, str, str], list[str]] = {}
    for form in _cited_forms():
        for at in range(len(form)):
            holes.setdefault((at, form[:at], form[at + 1 :]), []).append(form)
    return holes


def _misspelt(title: str) -> str | None:
    """The known form that ``title`` misses by one character that sounds or looks alike, by two
    neighbours in the wrong order, by a wrong kind of law, or by 中华人民共和国 where it has none."""
    from nlpcheck.language.pycorrector_adapter import likeness

    forms = _cited_forms()
    if title in forms or len(title) < 5:
        return None
    for at, odd in enumerate(title):
        for form in _by_hole().get((at, title[:at], title[at + 1 :]), ()):
            if "一" <= odd <= "鿿" and likeness(odd, form[at]) > 0.85:
                return form
    for at in range(len(title) - 1):
        swapped = title[:at] + title[at + 1] + title[at] + title[at + 2 :]
        if swapped in forms and len(title) >= 6:
            return swapped
    subject = title.removeprefix("中华人民共和国")
    if subject == title:
        return None
    if subject in _titles() and "条例" in subject:
        return subject
    stem = re.fullmatch(r"(.{4,20}?)(?:条例|办法|规定)", subject)
    if stem and f"中华人民共和国{stem[1]}法" in _titles() and not stem[1].endswith("实施"):
        return f"中华人民共和国{stem[1]}法"
    return _INFORMAL.get(subject)


_INFORMAL = {
    "保密法": "中华人民共和国保守国家秘密法",
    "国家秘密法": "中华人民共和国保守国家秘密法",
    "国家保密法": "中华人民共和国保守国家秘密法",
    "个人信息法": "中华人民共和国个人信息保护法",
    "村委会组织法": "中华人民共和国村民委员会组织法",
    "政务信息公开条例": "中华人民共和国政府信息公开条例",
}
"""Short forms that don't follow 中华人民共和国."""


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
