"""Measure words that no noun has: two in a row (8次场), none behind 五十多, another noun's (会议6条)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlpcheck.language.lazy import lazy
from nlpcheck.types import Span

_ONE = "名件条篇次场期份台封起宗册张块幅枚辆本则批处部支套"
_TWICE = lazy(
    rf"(?<![\d.第])(?P<x>\d{{1,5}}余?[{_ONE}][名件条篇场份台封起宗张块幅枚辆则人])(?=[，。；、）\n])"
)
_JOINED = frozenset(
    {
        "场份",
        "套件",
        "部件",
        "批件",
        "条块",
        "本份",
        "次人",
        "套份",
        "期份",
        "次件",
        "部条",
        "批人",
        "处人",
        "期人",
        "场人",
        "部份",
        "部人",
        "支人",
        "处件",
    }
)
_SPELLED = lazy(
    r"(?<![第年过近〇零一二三四五六七八九十百千万])(?P<x>(?:[一二三四五六七八九](?:[百千万][零〇]?|十))+(?:[一二三四五六七八九](?=[余]))?[余多])(?=[，。；）\n])"
)
_ROUGH = lazy(
    r"(?<=[一-鿿])(?P<x>(?:[近约逾上超数]?(?:[百千万]|[两二三四五六七八九][百千万])余))(?=[，。；）\n])"
)
"""近千余, 数百余: 余 wants its measure word."""
_SURPLUS = lazy(
    r"(?:发放|派发|分发|张贴|悬挂|印发|印制|制作|发送|推送|发布|公开|解答|答复|回复|接听|接待|接访|走访|回访|收集|收到|征集|受理|办理|办结|培训|惠及|覆盖|服务|清理|清运|整改|排查|巡查|检查|救助|慰问|栽植|种植|化解|调解|登记|采集|录入|核查|宣讲|动员|参与|参加)"
    r"[一-鿿]{0,10}?(?:共|共计|累计|达|约|了)*(?P<x>(?:\d+(?:\.\d+)?[百千万]?|[一二三四五六七八九两][一二三四五六七八九十百千零]*[十百千万]|[一两二三四五六七八九十]+[百千万])有余)(?=[，。；）\n])"
)
"""发放问答卡片2200有余: as 余 does, 有余 wants its measure word."""
_TIMES_OF = lazy(
    r"(?:(?:印制|印发|制作|编印|编发|编写|张贴|悬挂|移交|赠送|采购|购置|发放|派发|征集|撰写|修订|制定|出台|新建)[一-鿿]{2,10}?|公报|简报|专刊|期刊|月报|快报|专报|内刊|杂志|刊物)"
    r"(?:共|共计|累计)?(?P<x>\d{1,6}余?[期份张幅块盏篇部本项座株棵]次)(?=[，。；、）\n])"
)
"""Behind what is made or handed over once: 移交公报12期次."""
_PAID = lazy("(?:花|交|赚|挣|欠|借|付)了?$")
_AGE = lazy(r"年|岁|龄|时间|历时")
_BEFORE_NOUN = lazy(r"(?<![\d.第])(?P<x>\d{1,6}余)(?P<noun>[\u4e00-\u9fff]{2,4})")
_PEOPLE = lazy(
    r"干部|党员|职工|群众|村民|居民|学生|教师|代表|志愿者|工作人员|信息员|网格员|企业|单位|部门|商户|农户|家庭|贫困户|短视频|宣传|项目|问题|隐患|案件|栏目|专栏"
)
_SPECIFIC = {
    "会议": "条封台册篇名",
    "例会": "条封台册篇名",
    "座谈会": "条封台册篇名",
    "培训班": "条封台册篇名",
    "来信": "台场册篇名",
    "监督员": "条封台册篇件",
    "信息员": "条封台册篇件",
    "志愿者": "条封台册篇件",
    "简报": "名台封辆",
    "手册": "名台封辆条",
    "打印机": "名封条篇",
    "新闻发布会": "条封台册篇名",
    "公告": "名台封辆场",
    "工单": "名台辆场册",
    "提案": "名台辆场册",
}
"""Nouns with measures that none of their kind has."""


@cache
def _wrong() -> re.Pattern[str]:
    return re.compile(
        "|".join(
            f"{noun}(?:共|共计)?(?P<x{i}>\\d{{1,5}}[{units}])(?=[，。；、\\n])"
            for i, (noun, units) in enumerate(_SPECIFIC.items())
        )
    )


def odd(prose: str) -> Iterator[tuple[Span, str, str]]:
    """The places, words and reasons."""
    for match in _TWICE.finditer(prose):
        if match["x"][-2:] not in _JOINED and match["x"][-1] != match["x"][-2]:
            yield Span(*match.span("x")), match["x"], "疑似两个量词连用"
    for match in _SPELLED.finditer(prose):
        lead = prose[max(0, match.start() - 6) : match.start()]
        if lead[-1:].isalnum() and not _AGE.search(lead) and not _PAID.search(lead):
            yield Span(*match.span("x")), match["x"], "后疑似缺量词"
    for match in _ROUGH.finditer(prose):
        if not _AGE.search(prose[max(0, match.start() - 6) : match.start()]):
            yield Span(*match.span("x")), match["x"], "后疑似缺量词"
    for match in _SURPLUS.finditer(prose):
        if not _AGE.search(match.group()):
            yield Span(*match.span("x")), match["x"], "后疑似缺量词"
    for match in _TIMES_OF.finditer(prose):
        yield Span(*match.span("x")), match["x"], "疑似两个量词连用"
    for match in _BEFORE_NOUN.finditer(prose):
        if _PEOPLE.match(match["noun"]):
            yield Span(*match.span("x")), match["x"], f"与“{match['noun'][:2]}”之间疑似缺量词"
    for match in _wrong().finditer(prose):
        span = next(Span(*match.span(name)) for name in match.groupdict() if match[name])
        yield span, span.of(prose), "所用量词与名词疑似不搭配"
