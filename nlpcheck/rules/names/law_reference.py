"""NM005: a law cited by a wrong title or an outdated number."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.lexicon import Law
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.names._law_titles import meant_title, spellings, unknown_law
from nlpcheck.rules.names._near_titles import ended_law, near_title, titled_so
from nlpcheck.types import Finding, Severity

_CITED = lazy(
    r"《(?P<title>[^《》\n]{4,60})》[^《》，。；\n]{0,6}?[（(]?(?:\d{4}年\d{0,2}月?\d{0,2}日?(?:修订|公布|施行|修正)，)?[^《》，。；（）()\n]{0,12}?"
    r"(?P<number>(?:国务院|中华人民共和国国务院|国(?=令))(?:第\s?(?=\d+\s?号令))?令?\s?(?:第\s?)?(?P<no>\d{2,4})\s?号(?:令)?)"
)
# The number first: 国务院令第711号《中华人民共和国政府信息公开条例》; or alone in brackets: （第711号令）.
_CITED_AFTER = lazy(
    r"(?<!》[（(])(?P<number>(?:中华人民共和国)?国务院令?\s?第\s?(?P<no>\d{2,4})\s?号(?:令)?)[）)]?(?:公布|发布|颁布)?的?《(?P<title>[^《》\n]{4,60})》(?![（(][^）)]{0,16}国务院)"
)
_BRACKETED = lazy(
    r"《(?P<title>[^《》\n]{4,60})》[（(](?P<number>第\s?(?P<no>\d{2,4})\s?号(?:国务院)?令)"
)
# 国务院第711号令 beside a short title: 新修订的《条例》（国务院令第771号）.
_SHORT = lazy(
    r"《(?P<title>(?:政府)?(?:信息公开)?条例|政府信息公开条例)》[（(，]?[^《》，。；（）()\n]{0,12}?"
    r"(?P<number>(?:(?:中华人民共和国)?国务院(?:令[（(]?|第\s?(?=\d+\s?号令))|国令)\s?第?\s?(?P<no>\d{2,4})\s?号(?:令)?)"
)
_ORDER = lazy(
    r"《(?P<title>[^《》\n]{4,60})》[（(，]?[^《》，。；（）()\n]{0,12}?"
    r"(?P<number>(?:中华人民共和国)?主席令(?:第\s?)?(?P<no>[一二三四五六七八九十百\d]{1,5})\s?号)"
)
# 《条例》修订后自2019年5月1日起施行; 于2019年5月1日正式施行
_IN_FORCE = lazy(
    r"《(?P<title>[^《》\n]{4,40})》[^《》。；\n]{0,24}?(?:自|于|从|将于)(?P<date>\d{4}年\d{1,2}月\d{1,2}日)(?:起)?(?:正式|全面|开始)?(?:施行|实施|生效)"
)
_OLD = lazy(r"国务院令?第?\s?492\s?号(?:令)?")
_HISTORY = lazy(r"2007|2008|原|旧|修订前|废止|修改前|当时|自\d{4}年|最初|颁布|历史|替代|取代|代替")
_TITLE = lazy(r"《([^《》\n]{3,70})》")


@cache
def _numbers() -> dict[str, list[Law]]:
    by_title: dict[str, list[Law]] = {}
    for law in lexicon.laws():
        if law.number.startswith("国务院令"):
            by_title.setdefault(law.title, []).append(law)
            by_title.setdefault(law.title.removeprefix("中华人民共和国"), []).append(law)
    return by_title


_NUMBER = r"(?P<number>(?:国发|国办发|国办函|国办公开办函|中办发|法释)\s?[〔\[（(]\d{4}[〕\]）)]\s?\d{1,4}\s?号)"
_DOCUMENT = lazy(
    rf"《(?P<title>[^《》\n]{{6,70}}(?:《[^《》\n]{{2,60}}》[^《》\n]{{0,20}})?)》[（(，]?{_NUMBER}"
)
# The number first: 国办发〔2019〕54号《关于……的指导意见》.
_DOCUMENT_AFTER = lazy(
    rf"(?<!》[（(]){_NUMBER}[）)]?(?:文件)?(?:精神|要求)?[、，和]?《(?P<title>[^《》\n]{{6,70}}(?:《[^《》\n]{{2,60}}》[^《》\n]{{0,20}})?)》(?![（(]?(?:国发|国办|中办|法释))"
)


@cache
def _starts() -> dict[str, set[str]]:
    """Full dates from which a law's wordings are in force, by title."""
    dates: dict[str, set[str]] = {}
    for law in lexicon.laws():
        if len(law.start) == 10:
            dates.setdefault(law.title, set()).add(law.start)
            dates.setdefault(law.title.removeprefix("中华人民共和国"), set()).add(law.start)
    return dates


@cache
def _documents() -> dict[str, set[str]]:
    """Document numbers with 〔〕 by title."""
    by_title: dict[str, set[str]] = {}
    for law in lexicon.laws():
        if "〔" in law.number:
            for title in spellings(law.title):
                by_title.setdefault(title, set()).add(law.number)
    return by_title


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


class LawReference(Rule):
    code = "NM005"
    severity = Severity.ERROR
    summary = "法规名称或文号引用有误"
    summary_en = "a law cited by a wrong title or number"
    why = "《政府信息公开条例》2019年修订后为国务院令第711号（2019年5月15日起施行），第492号为修订前；其余见 lexicons/laws.tsv"
    limits = "名称查与词表中的法律、行政法规差一两字的，和官方文本从未提到的“中华人民共和国……法”；施行日期只查词表所列；叙述沿革（2007年、原、修订前）的不报。"
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
            bad="执行⟦《政府信息公开处理费管理办法》⟧，对照⟦《政务信息公开条例》⟧，学习⟦《中华人民共和国档案管理法》⟧，落实《中华人民共和国政府信息公开条例》（2019年修订，⟦国务院令第771号⟧）。",
            good="执行《政府信息公开信息处理费管理办法》《江苏省政府信息公开办法》《政府信息公开保密审查办法》，学习《中华人民共和国劳动法》《中华人民共和国土地管理法》。",
        ),
        Example(
            bad="学习⟦国务院令第771号⟧《中华人民共和国政府信息公开条例》，落实⟦《政府信息公开暂行条例》⟧，执行⟦《政府信息公开信息收费管理规定》⟧。",
            good="学习国务院令第711号《中华人民共和国政府信息公开条例》，落实《某市政府信息公开实施办法》，执行《行政事业性收费管理规定》。",
        ),
        Example(
            bad="按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（⟦国办函〔2021〕109号⟧）和⟦《关于全面推进基层政务公开标准化规范化的工作指导意见》⟧办理。",
            good="按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）和《关于全面推进基层政务公开标准化规范化工作的指导意见》办理。",
        ),
        Example(
            bad="⟦《中华人民共和国保密审查法》⟧培训，按⟦《农民工工资支付保障条例》⟧设置告示牌，《中华人民共和国政府信息公开条例》修订后自⟦2019年5月1日⟧起施行。",
            good="学习《中华人民共和国反食品浪费法》《中华人民共和国合同法》，《中华人民共和国政府信息公开条例》自2019年5月15日起施行，《优化营商环境条例》自2020年1月1日起施行。",
        ),
        Example(
            slot="s1",
            bad="公示⟦《信访条例》⟧规定的流程，宣传⟦《中华人民共和国物权法》⟧。",
            good="公示《信访工作条例》规定的流程，2022年5月《信访条例》废止。",
        ),
        Example(
            bad="执行⟦《重大行政决策程序条例》⟧和⟦《社会救助管理暂行办法》⟧，宣传⟦《优化经营环境条例》⟧，依据⟦《国有土地上房屋拆迁与补偿条例》⟧拟定方案，根据⟦《公共机构节约能源条例》⟧公示用电量，落实《⟦关于全面推行政务公开工作的意见⟧》（中办发〔2016〕8号）。",
            good="执行《重大行政决策程序暂行条例》《江苏省社会救助办法》《某市重大行政决策程序规定》，原《信访条例》废止后依据《信访工作条例》办理，清理引用《物权法》的文件2件，落实《关于全面推进政务公开工作的意见》（中办发〔2016〕8号）。",
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
        for match in itertools.chain(
            _CITED.finditer(text), _CITED_AFTER.finditer(text), _BRACKETED.finditer(text)
        ):
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
        told: list[int] = []
        for match in (*_DOCUMENT.finditer(text), *_DOCUMENT_AFTER.finditer(text)):
            numbers = _documents().get(match["title"])
            right = titled_so(match["title"], _plain(match["number"]), frozenset(_documents()))
            if right and not numbers:
                told.append(match.start("title"))
                yield self.finding(
                    *match.span("title"),
                    f"名称疑似有误：{_plain(match['number'])}为《{right}》",
                    replacement=right, safety="unsafe", confidence=0.9,
                )  # fmt: skip
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
            if match.start(1) in told:
                continue
            start, end = match.span()
            gone = ended_law(match[1], year, text[max(0, start - 24) : start], text[end : end + 24])
            if gone:
                hint = f"，现行的是《{gone[1]}》" if gone[1] else ""
                yield self.finding(
                    match.start(), match.end(), f"《{match[1]}》已于{gone[0]}失效{hint}，请核对",
                    suggestions=[f"《{gone[1]}》"] if gone[1] else [], confidence=0.88,
                )  # fmt: skip
                continue
            if len(match[1]) < 5:
                continue
            meant = meant_title(match[1]) or near_title(match[1])
            if meant:
                yield self.finding(
                    match.start(), match.end(), f"法规名称疑似有误：《{match[1]}》，应为《{meant}》",
                    replacement=f"《{meant}》", safety="unsafe", confidence=0.92,
                )  # fmt: skip
                continue
            likest = unknown_law(match[1])
            if likest is not None:
                hint = f"，是否应为《{likest}》" if likest else ""
                yield self.finding(
                    match.start(), match.end(), f"疑似没有名为《{match[1]}》的法律{hint}，请核对",
                    suggestions=[f"《{likest}》"] if likest else [], confidence=0.85,
                )  # fmt: skip
        yield from self._dates(text)

    def _dates(self, text: str) -> Iterable[Finding]:
        """自2019年5月1日起施行 beside a law that is in force from another day."""
        for match in _IN_FORCE.finditer(text):
            starts = _starts().get(match["title"])
            told = "{}-{:0>2}-{:0>2}".format(*re.findall(r"\d+", match["date"]))
            if not starts or told in starts or told[:4] not in {day[:4] for day in starts}:
                continue
            right = next(day for day in sorted(starts, reverse=True) if day[:4] == told[:4])
            year, month, day = right.split("-")
            named = f"{year}年{int(month)}月{int(day)}日"
            yield self.finding(
                match.start("date"), match.end("date"),
                f"施行日期“{match['date']}”有误：《{match['title']}》自{named}起施行",
                replacement=named, safety="unsafe", confidence=0.93,
            )  # fmt: skip

    def _number(self, start: int, end: int, text: str, law: Law) -> Finding:
        return self.finding(
            start, end, f"文号“{text}”引用有误：《{law.title}》现为{law.number}",
            replacement=law.number, safety="unsafe", confidence=0.95,
        )  # fmt: skip


_OF_DISCLOSURE = lazy(r"《(?:中华人民共和国)?政府信息公开条例》|信息公开条例")


def _held(law: Law, year: int | None) -> bool:
    """Whether a law was in force in a report's year (any part of it)."""
    if year is None:
        return not law.end
    return law.start[:4] <= str(year) and (not law.end or law.end[:4] > str(year))


def _sentence(text: str, start: int, end: int) -> str:
    left = max(text.rfind("。", 0, start), text.rfind("\n", 0, start))
    right = text.find("。", end)
    return text[left + 1 : right if right >= 0 else len(text)]
