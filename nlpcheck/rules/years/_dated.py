"""Phrases that tell their own year: 2021年政务公开工作要点, “护苗2019”专项行动, 《……规划（2016—2020年）》,
“某年是……开局之年”, and the names of bodies that are no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.rules.years._tags import feasts
from nlpcheck.types import Span

_BY = r"(?:落实|贯彻|执行|按照|根据|依据|围绕|对照|对标|紧扣|依照|遵照|传达|学习|宣讲|实施)"
# 按照2021年政务公开工作要点; 贯彻落实2019年全国两会精神
_POINTS = lazy(
    rf"{_BY}[^，。；\d《》]{{0,16}}?(?P<x>《?(?:[^，。；\d《》]{{0,10}}?)(?P<y>20\d\d)年(?:度)?[^，。；、《》\d]{{0,10}}?(?:(?:政务公开|政府信息公开)(?:工作)?(?:主要|重点)?要点|(?P<m>全国两会|全国“两会”|中央一号文件|政府工作报告|中央农村工作会议|中央经济工作会议))》?)"
)
# “护苗2019”专项行动
_OPERATION = lazy(
    r"(?:开展|推进|实施|参加|组织|部署|落实|抓好)[^，。；\d]{0,12}?(?P<x>“?(?:净网|护苗|剑网|清朗|秋风|昆仑|固边|铁拳|云剑|利剑|蓝天|清网|护航|猎狐|春雷|绿盾|碧海|亮剑|绿剑|国门利剑|红盾网剑|网剑)[·—-]?(?P<y>20\d\d)”?)(?!年)"
)
# 《法治政府建设实施纲要（2015—2020年）》
_PERIOD = lazy(
    rf"{_BY}[^，。；《》]{{0,10}}?(?P<x>《[^《》\n]{{4,40}}[（(]20\d\d年?[—－–\-~～至]+(?P<y>20\d\d)年?[）)]》)(?![^，。；]{{0,8}}(?:评估|总结|完成|收官|情况|实施以来|废止))"
)

# 落实“放管服”改革2017年重点任务分工: what is laid down for a year, two years back or more
_TASKS = lazy(
    rf"{_BY}[^，。；\d]{{0,16}}?(?P<x>(?P<y>20\d\d)年(?:度)?[^，。；、《》\d]{{0,10}}?(?:重点任务(?:分工)?|任务分工|任务清单|工作要点|重点工作(?:安排|计划)|工作(?:计划|安排)|实施计划|责任清单|考核(?:办法|方案|细则)|评估(?:指标|方案)))(?![^，。；]{{0,10}}(?:完成|落实情况|总结|评估结果|档案|以来))"
)


@cache
def _moments() -> re.Pattern[str]:
    """2023年是“十四五”开局之年: what stands behind 是, the words of each row as a group."""
    names = "|".join(f"(?P<m{i}>{row[0]})" for i, row in enumerate(lexicon.table("moments")))
    return lazy(
        rf"(?:(?P<y>20\d\d)|今|本)年度?，?(?:既)?是(?:我国|全国|全面)?[^，。；]{{0,6}}?(?:{names})"
    )


def points(prose: str, year: int) -> Iterator[tuple[Span, str]]:
    """What is dated by an earlier year and can be of that year only, with the reason.

    The State Council's last points were those of 2022; a year back may be right since then.
    The meetings of December are those for the next year, and so is what is told of them.
    """
    for match in _POINTS.finditer(prose):
        told = int(match["y"])
        before = bool(match["m"]) and match["m"].startswith("中央")
        if told < year - 1 or (
            told == year - 1 and not before and (year <= 2022 or bool(match["m"]))
        ):
            what = f"{match['m']}按年度召开、印发" if match["m"] else "工作要点按年度印发"
            yield (
                Span(*match.span("x")),
                f"{what}，所引为{told}年，报告年度为{year}年",
            )
    for match in _TASKS.finditer(prose):
        if int(match["y"]) < year - 1 and "要点" not in match["x"]:
            told_year = f"所引为{match['y']}年度的安排，报告年度为{year}年"
            yield Span(*match.span("x")), told_year
    for match in _OPERATION.finditer(prose):
        if int(match["y"]) < year:
            told_year = f"行动名称所标为{match['y']}年，报告年度为{year}年"
            yield Span(*match.span("x")), told_year
    for match in _PERIOD.finditer(prose):
        if int(match["y"]) < year - 1:
            yield Span(*match.span("x")), f"该文件至{match['y']}年止，报告年度为{year}年"


_IS = lazy(r"(?:(?P<y>20\d\d)|今|本)年，?(?:正值|恰逢|适逢|迎来|是|为|正逢|喜逢)[^，。；]{0,6}$")


def misdated(prose: str, year: int) -> Iterator[tuple[Span, str]]:
    """2023年是“十四五”开局之年: of another year than is told."""
    rows = lexicon.table("moments")
    for match in _moments().finditer(prose):
        number = next(i for i in range(len(rows)) if match[f"m{i}"] is not None)
        right, source = int(rows[number][1]), rows[number][2]
        if int(match["y"] or year) != right:
            yield (
                Span(*match.span(f"m{number}")),
                f"应为{right}年（{source}），文中为{match['y'] or year}年",
            )
    for start, end, right, tag in feasts(prose):
        told = _IS.search(prose, max(0, start - 16), start)
        if told and int(told["y"] or year) != right:
            yield (
                Span(start, end),
                f"应为{right}年（{tag.source}），文中为{told['y'] or year}年",
            )


_ONCE = lazy(r"(?:原|前身为?|时任|[“《（(国])$")
_CITED = lazy(
    r"(?:令|公告|联合|发布|颁布|印发|制定|关于|撤销|并入|更名|改为|整合|合并|划转|职责|[”（(〔\[《]|第\d+号|\d|[部署门位队分级])"
)
_REFORM = lazy(
    "机构改革|更名|整合|合并|划转|撤销|改组|前身|挂牌|移交|档案|历史|沿革|组建|原|曾|\\d{4}年\\d{1,2}月"
)


def named_now(before: str, after: str) -> bool:
    """Whether a body that is no more is named as one of today: not in a history or a citation."""
    return not (_ONCE.search(before[-4:]) or _CITED.match(after) or _REFORM.search(before + after))
