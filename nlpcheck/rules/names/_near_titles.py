"""National titles told by what they are about: 暂行 left out, 管理 put in, 拆迁 for 征收; what
a document's number says its title is; and laws cited as in force after their end."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy

# Words of like meaning that one takes for another in a title.
_LIKE = tuple(
    pair.split("→")
    for pair in [
        "节约能源→节能",
        "拆迁→征收",
        "搬迁→征收",
        "经营环境→营商环境",
        "推行→推进",
        "推动→推进",
        "防止→防治",
        "处置→处理",
        "监管→监督管理",
        "救济→救助",
        "发放→支付",
        "流程→程序",
        "注册→登记",
        "指南→指引",
        "职责→责任",
        "防范→预防",
        "奖惩→处分",
        "惩处→处分",
        "保卫→保护",
        "个体户→个体工商户",
        "商户→工商户",
        "旅行社团→旅行社",
        "房产→房屋",
        "赔偿→补偿",
        "公有→国有",
        "事件→事故",
        "垃圾→废物",
        "经营主体→市场主体",
        "企业主体→市场主体",
        "民工→农民工",
        "农农民工→农民工",
        "审核→审查",
        "公正竞争→公平竞争",
        "正当竞争→公平竞争",
    ]
)
_FILLERS = lazy("暂行|管理|工作|实施|试行|若干|关于|有关|的|和|与|及")
_SUFFIX = lazy("(?:条例|办法|规定|规则|细则|意见|通知)$")
_PLACE = lazy("[省市县区镇州盟旗](?!域|场|容|长|政|级|划|人民)|自治|经济特区")


def _about(title: str) -> tuple[str, str]:
    """(what a title is about, its kind)."""
    subject = title.removeprefix("中华人民共和国")
    kind = _SUFFIX.search(subject)
    subject = subject[: kind.start()] if kind else subject
    for other, word in _LIKE:
        subject = subject.replace(other, word)
    return _FILLERS.sub("", subject), kind[0] if kind else ""


@cache
def _known() -> dict[tuple[str, str], set[str]]:
    """The national regulations by what they are about and their kind."""
    found: dict[tuple[str, str], set[str]] = {}
    titles = [law.title for law in lexicon.laws() if not law.title.startswith("国务院")]
    titles += [title for title, _ in lexicon.table("law_titles")]
    for title in titles:
        if _SUFFIX.search(title) and not _PLACE.search(title[:8]):
            found.setdefault(_about(title), set()).add(title.removeprefix("中华人民共和国"))
    return found


@cache
def _all() -> frozenset[str]:
    known = {title for titles in _known().values() for title in titles}
    return frozenset(known | {row[0].removeprefix("中华人民共和国") for row in repealed_rows()})


@cache
def near_title(title: str) -> str | None:
    """The national regulation that a title means, which differs by words that add nothing or
    say the same; None where it is one itself, a local one, or where several may be meant."""
    subject = title.removeprefix("中华人民共和国")
    if subject in _all() or re.search(r"\d|[〈《]|[（(]", title) or _PLACE.search(subject[:9]):
        return None
    about, kind = _about(title)
    titles = _known().get((about, kind), set())
    if len(titles) != 1 or len(about) < (4 if "暂行" in title else 5):
        return None
    meant = min(titles)
    return meant if meant != subject else None


@cache
def _by_number() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for law in lexicon.laws():
        if "〔" in law.number:
            found.setdefault(law.number, []).append(law.title)
    return found


def titled_so(title: str, number: str, spelt: frozenset[str]) -> str | None:
    """The title of the document of that number, where ``title`` is but like it; ``spelt`` are
    the spellings by which it is cited."""
    for right in _by_number().get(number, ()):
        bare = re.sub("^(?:国务院办公厅|国务院|中共中央办公厅)?(?:关于)?", "", right)
        cited = re.sub("^(?:国务院办公厅|国务院|中共中央办公厅)?(?:关于)?", "", title)
        bare, cited = (re.sub("^印发|的通知$|[《》〈〉]", "", x) for x in (bare, cited))
        if title in spelt or bare == cited or cited in bare or bare in cited:
            return None
        if SequenceMatcher(None, bare, cited, autojunk=False).ratio() >= 0.7:
            return right
    return None


@cache
def repealed_rows() -> tuple[tuple[str, str, str], ...]:
    """(title, day it ended, successor or "")."""
    return tuple((*row, "")[:3] for row in lexicon.table("repealed_laws"))  # type: ignore[misc]


@cache
def _ended() -> dict[str, tuple[str, str]]:
    ended: dict[str, tuple[str, str]] = {}
    for title, day, successor in repealed_rows():
        for form in (title, title.removeprefix("中华人民共和国")):
            ended[form] = (day, successor)
    return ended


_APPLIED = lazy(
    r"(?:依据|依照|根据|按照?|执行|贯彻|落实|遵守|对照|遵循|符合|违反|适用|学习|宣传|宣讲|普及|公示|公布|印发|发放|讲解|解读|推送|培训|研读|以|把|将|对)[^。；，]{0,14}$"
)
_RULES = lazy(r"^(?:的)?(?:规定|要求|等|精神|及|和|、|第[一二三四五六七八九十百\d]+条|明确)")
_GONE = lazy(
    "原|旧|废止|失效|修订前|历史|沿革|替代|取代|代替|衔接|溯及|当时|清理|此前|曾|以前|过渡|到"
)


def ended_law(title: str, year: int | None, before: str, after: str) -> tuple[str, str] | None:
    """(day of its end, successor) of a law that is applied in a year after it."""
    row = _ended().get(title)
    if row is None or year is None or row[0][:4] >= str(year):
        return None
    if _GONE.search(before[-24:]) or _GONE.search(after[:16]):
        return None
    return row if _APPLIED.search(before) or _RULES.search(after) else None
