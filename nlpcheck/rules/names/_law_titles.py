"""Titles of laws and national documents: how they are cited, and which one a wrong title means."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from nlpcheck import lexicon


def spellings(title: str) -> set[str]:
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
    if re.search(r"(?:办法|指引|格式)(?:[（(]试行[）)])?$", title):  # what a notice sends out
        ways |= {f"{by}关于印发《{title}》的通知" for by in ("", "国务院办公厅")}
    points = re.fullmatch(r"(\d{4}年政务公开工作要点)", title)
    if points:
        ways |= {f"{issuer}关于印发{title}的通知" for issuer in ("", "国务院办公厅")}
    ways |= {way.replace("《", "〈").replace("》", "〉") for way in ways}
    ways |= {re.sub(r"[（(]试行[）)]$", "", way) for way in ways}
    return {way for way in ways if len(way) >= 6}


@cache
def _titles() -> frozenset[str]:
    return frozenset(law.title for law in lexicon.laws())


@cache
def meant_title(title: str) -> str | None:
    """The known title that ``title`` misses by one or two characters, if it is sure."""
    if title in _titles() or f"中华人民共和国{title}" in _titles() or title in _BEFORE_THE_LAW:
        return None
    disclosed = re.fullmatch(
        r"中华人民共和国(?:政[府务])?(?:信息)?公?开?(?:管理|工作)?(?:条例|法|规定|办法)", title
    )
    if disclosed and ("信息" in title or "公开" in title):
        return "中华人民共和国政府信息公开条例"
    if re.fullmatch(
        r"(?:中华人民共和国)?政府信息公开(?:(?:管理|工作|暂行|实施|试行)条例(?:法)?|条例法)", title
    ):
        return "中华人民共和国政府信息公开条例"
    if re.fullmatch(
        r"(?:中华人民共和国)?政[府务]信息公开(?:信息)?(?:处理)?收?费用?(?:收取|收费)?(?:管理)?(?:暂行)?(?:办法|规定|条例|方法)",
        title,
    ):
        return "政府信息公开信息处理费管理办法"
    if title in _INFORMAL_ANYWHERE:
        return _INFORMAL_ANYWHERE[title]
    shorter = _left_out(title)
    if shorter:
        return shorter
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
        if national and len(known) < (11 if "国行政" in title else 12):
            continue
        if _distance_one_or_swap(title, known) or (national and _much_alike(subject, known)):
            return known
    return None


@cache
def _national() -> dict[str, int]:
    """The national laws that official text names, without 中华人民共和国 → in how many documents."""
    return {title: int(times) for title, times in lexicon.table("law_titles")}


_FORMER = frozenset(
    {
        "民法通则",
        "合同法",
        "物权法",
        "侵权责任法",
        "担保法",
        "婚姻法",
        "继承法",
        "收养法",
        "托育服务法",
    }
)


@cache
def unknown_law(title: str) -> str | None:
    """For a title 中华人民共和国……法 that no official text names: the known one that is most like
    it, or "" where none is; None for any other title."""
    subject = title.removeprefix("中华人民共和国")
    if subject == title or not re.search("(?<!办)法$", subject) or len(subject) > 16:
        return None
    known = _national()
    if subject in known or title in _titles() or subject in _FORMER or "修正" in subject:
        return None
    if re.search("[省市县]|特别行政区|实施", subject):
        return None
    likest = max(known, key=lambda k: SequenceMatcher(None, subject, k, autojunk=False).ratio())
    alike = SequenceMatcher(None, subject, likest, autojunk=False).ratio() >= 0.6
    return f"中华人民共和国{likest}" if alike else ""


@cache
def _cited_forms() -> dict[str, str]:
    """Every form by which a known title is cited → the form itself, five characters or more."""
    forms = {}
    for title in _titles():
        for form in {title, title.removeprefix("中华人民共和国")} | (
            spellings(title) if re.search("关于|费管理办法|规定制定办法", title) else set()
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


@cache
def _by_characters() -> dict[str, str]:
    """Known forms of nine characters or more by their sorted characters."""
    return {"".join(sorted(form)): form for form in _cited_forms() if len(form) >= 9}


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
    if title.endswith("法条例") and title[:-2] in forms:
        return title[:-2]
    if len(title) >= 20:  # a character too many: 指导性意见
        for at in range(1, len(title) - 1):
            if title[:at] + title[at + 1 :] in forms:
                return title[:at] + title[at + 1 :]
    if title.replace("方法", "办法") in forms:
        return title.replace("方法", "办法")
    if len(title) >= 9:  # the same characters in another order
        moved = _by_characters().get("".join(sorted(title)))
        if moved:
            return moved
    for at in range(len(title) - 1):
        swapped = title[:at] + title[at + 1] + title[at] + title[at + 2 :]
        if swapped in forms and len(title) >= 6:
            return swapped
    subject = title.removeprefix("中华人民共和国")
    if subject == title:
        return None
    if subject in _titles():
        return subject
    # 中华人民共和国档案管理法: a law of that subject is called 档案法
    managed = re.fullmatch(r"(.{2,12}?)(?:管理|工作)法", subject)
    if managed and f"中华人民共和国{managed[1]}法" in _titles():
        return f"中华人民共和国{managed[1]}法"
    stem = re.fullmatch(r"(.{2,20}?)(?:条例|办法|规定)", subject)
    if stem and f"中华人民共和国{stem[1]}法" in _titles() and not stem[1].endswith("实施"):
        return f"中华人民共和国{stem[1]}法"
    return _INFORMAL.get(subject)


def _left_out(title: str) -> str | None:
    """The known form of which ``title`` leaves out one word of two characters (政府信息公开〔信息〕处理费管理办法).

    Not for laws (劳动法 beside 劳动合同法) and titles with a year.
    """
    if (
        len(title) < 12
        or (title.endswith("法") and not title.endswith("办法"))
        or re.search(r"\d", title)
    ):
        return None
    return _words_out().get(title)


@cache
def _words_out() -> dict[str, str]:
    shorter: dict[str, str] = {}
    for form in _cited_forms():
        if len(form) < 14 or "《" in form or "〈" in form or re.search(r"\d", form):
            continue
        for at in range(4, len(form) - 4):
            shorter.setdefault(form[:at] + form[at + 2 :], form)
        shorter.setdefault(form[:-1], form)
    for form in _cited_forms():
        shorter.pop(form, None)
    return shorter


_BEFORE_THE_LAW = frozenset({"中华人民共和国审计条例"})
"""Regulations that were real before a law of that name took their place (审计条例, 1988 to 1994)."""
_INFORMAL_ANYWHERE = {
    "政务信息公开条例": "政府信息公开条例",
    "政府信息公开法": "中华人民共和国政府信息公开条例",
    "国家政府信息公开条例": "中华人民共和国政府信息公开条例",
    "政府信息公开信息收费管理办法": "政府信息公开信息处理费管理办法",
    "政府信息公开收费管理办法": "政府信息公开信息处理费管理办法",
    "政府网站发展指南": "政府网站发展指引",
    "政府网站建设指引": "政府网站发展指引",
    "政府网站发展指导": "政府网站发展指引",
}
"""Wrong names of national documents that no place or office uses for its own."""
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
