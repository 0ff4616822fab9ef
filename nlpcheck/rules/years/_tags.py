"""Where phrases of one time stand in a text: meetings, campaigns, plans, measures, bodies, feasts.

The phrases are those of ``lexicons/phrases_years.tsv``, with or without their quotation marks,
党的 and 规划; anniversaries are reckoned from their first day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.numerals import number


class Tag(msgspec.Struct, frozen=True):
    """One row of ``phrases_years.tsv``; ``last`` 0 for open."""

    phrase: str
    kind: str
    first: int
    last: int
    successor: str
    source: str


@cache
def _tags() -> dict[str, Tag]:
    """Each way to write a phrase, and its row."""
    known: dict[str, Tag] = {}
    for phrase, kind, first, last, successor, source in lexicon.table("phrases_years"):
        tag = Tag(
            phrase, kind, int(first), int(last), "" if successor == "-" else successor, source
        )
        for form in {_short(phrase), _short(_bare(phrase)), _bare(phrase)}:
            known.setdefault(form, tag)
            if form.endswith(("教育活动", "教育实践活动")):
                known.setdefault(form.removesuffix("活动"), tag)
        if kind == "plan" and phrase.endswith("规划"):
            known.setdefault(_short(phrase) + "规划", tag)
    return known


def _bare(phrase: str) -> str:
    return re.sub("[“”]", "", phrase)


def _short(phrase: str) -> str:
    return phrase.removeprefix("党的").removesuffix("规划")


@cache
def _automaton() -> tuple[Any, list[Tag]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    # “十三五” without its marks is a number too
    forms = {
        form: tag for form, tag in _tags().items() if len(form) > 3 or "“" in form or _named(tag)
    }
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest), list(forms.values())


def _named(tag: Tag) -> bool:
    return tag.kind in {"congress", "measure", "body"}


# 党的十九届二中、三中全会: the last one's
_SERIES = lazy(
    "(?P<congress>十[六七八九]|二十)届(?:[一二三四五六七]中[、和及与])+(?P<plenum>[一二三四五六七]中)全会"
)
_FOUNDED = {
    "新中国": (1949, "1949年10月1日成立"),
    "中华人民共和国": (1949, "1949年10月1日成立"),
    "建国": (1949, "1949年10月1日成立"),
    "国庆": (1949, "1949年10月1日成立"),
    "祖国": (1949, "1949年10月1日成立"),
    "中国共产党": (1921, "1921年7月成立"),
    "建党": (1921, "1921年7月成立"),
    "改革开放": (1978, "1978年12月党的十一届三中全会"),
    "建军": (1927, "1927年8月1日成立"),
    "中国人民解放军": (1927, "1927年8月1日成立"),
    "人民政协": (1949, "1949年9月21日成立"),
    "中国人民政治协商会议": (1949, "1949年9月21日成立"),
    "人民代表大会": (1954, "1954年9月召开第一届全国人民代表大会"),
    "抗战": (1945, "1945年9月3日胜利"),
    "抗日战争": (1945, "1945年9月3日胜利"),
    "世界反法西斯战争": (1945, "1945年9月3日胜利"),
    "五四运动": (1919, "1919年5月4日"),
    "共青团": (1922, "1922年5月5日成立"),
    "中国共产主义青年团": (1922, "1922年5月5日成立"),
    "辛亥革命": (1911, "1911年10月10日"),
    "毛泽东同志": (1893, "1893年12月26日诞辰"),
    "邓小平同志": (1904, "1904年8月22日诞辰"),
    "中国人民志愿军抗美援朝出国作战": (1950, "1950年10月"),
    "抗美援朝出国作战": (1950, "1950年10月"),
    "浦东开发开放": (1990, "1990年4月"),
    "汶川地震": (2008, "2008年5月12日"),
    "长征": (1936, "1936年10月胜利"),
    "香港回归": (1997, "1997年7月1日"),
    "澳门回归": (1999, "1999年12月20日"),
}
_FEAST = lazy(
    rf"(?P<of>{'|'.join(sorted(_FOUNDED, key=len, reverse=True))})(?:暨世界反法西斯战争)?(?:祖国)?(?:成立|建立|胜利|创立|诞辰)?"
    r"(?P<n>\d{2,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二]?百)(?:周?年)(?![代内来以前后])"
)


def feasts(prose: str) -> Iterator[tuple[int, int, int, Tag]]:
    """(start, end, year, tag) of the anniversaries told (新中国成立七十周年)."""
    for match in _FEAST.finditer(prose):
        told = {"百": 100}.get(match["n"]) or number(match["n"])
        if not told or int(told) % 5:
            continue
        first, source = _FOUNDED[match["of"]]
        year = first + int(told)
        if 2000 < year < 2050:
            yield *match.span(), year, Tag(match[0], "plan", first, year + 1, "", source)


def occurrences(prose: str) -> list[tuple[int, int, Tag]]:
    """(start, end, tag) of all phrases of one time in ``prose``, in order, none overlapping."""
    found: list[tuple[int, int, Tag]] = []
    for match in _SERIES.finditer(prose):
        tag = _tags().get(f"{match['congress']}届{match['plenum']}全会")
        if tag is not None:
            found.append((*match.span(), tag))
    found += [(start, end, tag) for start, end, _, tag in feasts(prose)]
    automaton, tags = _automaton()
    for index, start, end in automaton.find_matches_as_indexes(prose):
        if prose[end : end + 1] == "届" or any(a < end and start < b for a, b, _ in found):
            continue
        if prose[end : end + 2] == "规划" and tags[index].kind == "plan":
            end += 2
        found.append((start, end, tags[index]))
    return sorted(found, key=lambda f: f[:2])
