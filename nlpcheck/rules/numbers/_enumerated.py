"""Lists without marks beside the number of their items: 四类信息：机构职能、政策文件、财政资金;
综合科、业务科、信息科四个科室; 印发《甲》《乙》3项制度."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.language.numerals import number
from nlpcheck.types import Span

_NOT_BEFORE = r"(?<![等第前后近约多逾超余这各每其\d一二两三四五六七八九十百千.])"
_N = r"(?P<n>[两二三四五六七八九]|十[一二]?|1[0-2]|[2-9])"
_CLASS = r"(?:个|大|项|类|种|条|家|方面|层面|环节|轮|支|张|场|份|本|套|块|名|位|所|处|点|步|级|部门|途径|渠道|载体|平台)"
# what is counted, then the list to the sentence's end
_AHEAD = lazy(
    rf"{_NOT_BEFORE}(?P<x>{_N}{_CLASS})(?P<noun>[^，。；：、:\n“”（）()《》\d]{{0,12}})"
    r"(?P<lead>[：:]|，(?:(?:即|具体(?:为|是|包括)|分别(?:为|是|在|于)|主要(?:为|是)|(?:时间|地点|内容|名称|主题)分别(?:为|是|在)|包括|依次(?:为|是)|先后(?:在|到|赴))[：:]?)|(?:为|是)(?=[《])|——|，)"
    r"(?P<list>[^。\n：:]{4,160})(?=[。\n])"
)
_BEHIND = lazy(
    r"(?:(?<=[，。；：\n（])|(?<=\u3000))(?P<list>[\u4e00-\u9fff]{2,16}(?:、[\u4e00-\u9fff]{2,6}?)+)(?P<x>(?P<n>[两二三四五六七八九2-9])"
    r"(?:大[\u4e00-\u9fff]{0,4}(?:领域|板块|行业|类别|平台|渠道|环节|方面|窗口)(?=的|，|。|、|公开|设)|[处地](?=设[置立有]|开设|张贴|摆放|发放|安装|[，。])|(?:(?:个|大|项|类|种|条|支)(?!月|小时|工作日|季度|等)[\u4e00-\u9fff]{1,4}?(?=[，。；、共同开联发推进]|$)|个?(?:方面|层面|环节|部门|科室))(?![的等])))"
)
_SEVERALLY = lazy(
    rf"{_NOT_BEFORE}(?P<x>{_N}(?P<cl>[名个家项条份处场位户]))[^，。；：\n]{{0,12}}，其中(?P<list>(?:[\u4e00-\u9fff]{{2,8}}[一1](?P=cl)[、，和]?){{2,}})(?=[。，；])"
)
_TITLES = lazy(
    r"(?:《[^《》\n]{2,60}》[、和及与]?){2,}(?:等)?(?P<x>(?P<n>[两二三四五六七八九十]|[2-9]|1\d)(?:个|项|部|份|件|套|篇|本)(?P<noun>[\u4e00-\u9fff]{2,6}))"
)
_TITLE = lazy("《[^《》\n]{2,60}》")
_ORGANS = lazy(r"[党市县区省]委|政府|人大|政协|纪委|[省市县区级](?:、|$)")
_LED = lazy(
    r"^(?:与|同|会同|联合|在|从|对|将|把|向|有|按|以|由|下设|设|设有|开设|设立|设置|建立|推进|抓好|围绕|聚焦)?"
)
_JOINS = lazy(
    r"(?:以及|(?<![普遍涉触危提顾谈波企])及(?![时早其格])|和(?![谐解睦平畅])|(?<![参赋给授付])与(?!会|[时]俱)|(?<![合兼吞归])并(?![网购轨行入案联])|(?<!互)或)"
)
_MARKED = lazy(r"[一二三]是|其[一二]|第[一二]|[（(][一二1２2][）)]|[①②]|首先|1[.．、]|[一二三]要")
_BRACKETED = lazy(r"[（(][^（）()\n]{0,40}[）)]")
_OPEN = lazy(
    r"(?<![平相均同何])等(?![级待候同值额次距价效高])|其中|例如|比如|主要(?!负责|领导)|重点|若干|部分|有的|以上|之一|如|此外|另"
)
_ITEM_OK = lazy(r"[\u4e00-\u9fff\d“”‘’《》〈〉·+—A-Za-z-]{2,16}")
_ACTS = lazy(
    "(?:[均都已全并逐共覆由于在向让使为把将对从经可能切]|形成|实现|推动|确保|努力|有效|进一步|不断|做到|得到|打造|名单|供稿)"
)
_NO_LIST = lazy(
    r"(?:要求|指出|强调|规定|原则|提出|认为|表示|通知|记者|报道|时|年|月|日|会议|论坛|回合|单项|关键词|问题)$"
)


# “机构职能”“政策文件”4个栏目; 三项机制（审查机制、发布机制）; “五个一”，即一张清单、一套制度; 三场培训，一场…，一场…
_QUOTED = lazy(
    r"(?P<list>(?:“[^“”\n]{2,12}”、?)+(?:[和及与]?“[^“”\n]{2,12}”))(?P<x>(?P<n>[两二三四五六七八九十]|[2-9]|1\d)(?:个|项|大|种|类|条)(?P<noun>[\u4e00-\u9fff]{2,6}))"
)
_INSIDE = lazy(
    rf"{_NOT_BEFORE}(?P<x>(?P<n>[两二三四五六七八九2-9])(?:个|项|大|种|类|条|套|支)(?P<noun>[\u4e00-\u9fff]{{1,5}}?)(?P<last>[\u4e00-\u9fff]))[（(](?P<list>[\u4e00-\u9fff]{{2,10}}(?:[、和][\u4e00-\u9fff]{{2,10}})+)[）)]"
)
_ONES = lazy(
    r"(?P<x>“(?P<n>[两二三四五六七八九])个一”)[\u4e00-\u9fff]{0,6}(?:[：:]|，即|，|——|即|（)(?P<list>一[\u4e00-\u9fff]{2,8}(?:[、，]一[\u4e00-\u9fff]{2,8})+)(?=[。；）])"
)
_EACH_ONE = lazy(
    rf"{_NOT_BEFORE}(?P<x>(?P<n>[两二三四五六七八九2-9])(?P<cl>[场次期批名个家项条份处位户类种轮张篇本套支块件座间台则班组路把块幅]))(?![月])[^，。；：\n]{{0,10}}[，：](?P<list>(?:另?一(?P=cl)[^，。；：、\n一]{{2,16}}[，；、]?){{2,}})(?=[。])"
)
_ORDINALS = lazy(
    rf"{_NOT_BEFORE}(?P<x>(?P<n>[两二三四五六七八九2-9])(?P<cl>[件个项张篇条期场轮批步类组道关]))(?!月)[^，。；：\n]{{0,10}}(?P<mark>[，：])(?P<list>第一(?P=cl)[^。\n]{{4,160}})(?=[。\n])"
)
_HAS = lazy(
    r"(?:有|设有|包括|为|分为|设置了?|开设了?|设立了?|建立了?|开通了?|涵盖|通过|利用|依托|运用)(?P<list>[\u4e00-\u9fff]{2,6}(?:、[\u4e00-\u9fff]{2,5}?)+)(?P<x>(?P<n>[两二三四五六七八九2-9])(?:种|类|条|大(?:渠道|平台|途径|板块|方式|载体)|个(?:渠道|平台|途径|板块|方式|载体|栏目|专栏)))(?=[。，；]|方式|渠道|途径|载体|形式|平台|栏目)"
)


def _told_beside(prose: str) -> Iterator[tuple[Span, str, int]]:
    """Lists in quotation marks, in brackets, each with 一 before it, or between a verb and their number."""
    for pattern in (_QUOTED, _INSIDE, _ONES, _EACH_ONE, _HAS):
        for match in pattern.finditer(prose):
            text = match["list"]
            if pattern is _QUOTED:
                listed = text.count("“")
                before = prose[max(0, match.start() - 2) : match.start()]
                if re.search("[”、和及与]$", before):
                    continue
            elif pattern is _EACH_ONE:
                listed = len(re.findall("一" + match["cl"], text))
            elif pattern is _ONES:
                listed = len(re.split("[、，]", text))
            else:
                items = re.split("[、和]" if pattern is _INSIDE else "、", text)
                listed = len(items)
                sizes = [len(item) for item in items]
                alike = all(i[-1] == match["last"] for i in items) if pattern is _INSIDE else False
                if not alike and max(sizes) - min(sizes) > 1:
                    continue
                if "等" in text or (pattern is _HAS and _JOINS.search(text)):
                    continue
            promised = number(match["n"])
            if (
                promised is not None
                and int(promised) != listed
                and abs(int(promised) - listed) <= 2
            ):
                yield Span(*match.span("x")), match["x"], listed


def _in_order(prose: str) -> Iterator[tuple[Span, str, int]]:
    """两轮检查，第一轮查更新，第二轮查错链，第三轮查整改; behind a comma fewer may be told (分三期，第一期已完工)."""
    for match in _ORDINALS.finditer(prose):
        told = re.findall(rf"(?:^|[，；])第([一二三四五六七八九]){match['cl']}", match["list"])
        values = [int(number(c) or 0) for c in told]
        promised = number(match["n"])
        if promised is None or len(values) < 2 or values != list(range(1, len(values) + 1)):
            continue
        more = len(values) - int(promised)
        if 0 < more <= 2 or (
            -2 <= more < 0 and match["mark"] == "：" and "最后" not in match["list"]
        ):
            yield Span(*match.span("x")), match["x"], len(values)


def _counts(items: list[str]) -> set[int]:
    """How many items a list may have: joined by 和 or not."""
    joints = sum(len(_JOINS.findall(item)) for item in items)
    return set(range(len(items), len(items) + joints + 1))


def _items(text: str) -> list[str] | None:
    """The items of a list told with 、 alone, None where it is no such list."""
    text = _BRACKETED.sub("", text).strip("“” 　")
    head, comma, rest = text.partition("，")
    if comma and not _ACTS.match(rest):
        return None
    if comma and "、" in rest:
        return None
    items = head.split("、")
    last = _JOINS.split(items[-1])
    sizes = [len(item) for item in items[:-1]]
    if len(items) > 1 and len(last) == 2 and not any(_JOINS.search(x) for x in items[:-1]):
        if all(min(sizes) - 1 <= len(x) <= max(sizes) + 1 for x in last):
            items = [*items[:-1], *last]  # 4月、7月和11月
    if len(items) < 2 or any(not _ITEM_OK.fullmatch(item) for item in items):
        return None
    return items


def enumerated(prose: str) -> Iterator[tuple[Span, str, int]]:
    """The place of each promise that the list beside it breaks, its words, and the list's length."""
    for match in _AHEAD.finditer(prose):
        promised = number(match["n"])
        if match["noun"].startswith(("小时", "月", "工作日", "季度")):
            continue
        if promised is None or _OPEN.search(match["list"]) or _NO_LIST.search(match["noun"]):
            continue
        found = _ahead(match["list"], match["noun"], match["lead"])
        if found and int(promised) not in found and abs(int(promised) - min(found)) <= 3:
            if not match["noun"].startswith("字") and "中的" not in match["noun"]:
                yield Span(*match.span("x")), match["x"] + match["noun"], min(found)
    yield from _told_beside(prose)
    yield from _in_order(prose)
    for match in _BEHIND.finditer(prose):
        promised = number(match["n"])
        items = match["list"].split("、")
        size = len(items[-1])
        if prose[match.end() : match.end() + 1] == "、":
            continue  # the list goes on: 甲油、乙3个气、丙等项目
        places = match["x"][-1] in "处地"  # 县图书馆、县档案馆、政务服务大厅四处
        if promised is None or not (places or all(len(item) == size for item in items[1:])):
            continue
        if re.search("等|第|[一二两三四五六七八九十][大个种类项]", match["list"]) or _ORGANS.search(
            match["list"]
        ):
            continue
        if (not places and len(_LED.sub("", items[0])) < size) or _JOINS.search(match["list"]):
            continue
        if int(promised) != len(items) and abs(int(promised) - len(items)) <= 2:
            yield Span(*match.span("x")), match["x"], len(items)
    for match in _SEVERALLY.finditer(prose):
        promised = number(match["n"])
        listed = len(re.findall("[一1]" + match["cl"], match["list"]))
        if promised is not None and int(promised) != listed:
            yield Span(*match.span("x")), match["x"], listed
    for match in _TITLES.finditer(prose):
        promised = number(match["n"])
        titles = len(_TITLE.findall(match.group()))
        if promised is None or "等" in match.group()[: match.start("x") - match.start()]:
            continue
        if int(promised) != titles and abs(int(promised) - titles) <= 3:
            before = prose[max(0, match.start() - 12) : match.start()]
            if not re.search("《|》|、$|如$|包括|根据|按照|依据", before):
                yield Span(*match.span("x")), match["x"], titles


def _ahead(text: str, noun: str, lead: str) -> set[int]:
    """How many items the list behind a promise may have, empty where it can't be told."""
    if "；" in text:
        parts = text.split("；")
        sizes = [len(part) for part in parts]
        told = lead.startswith(("：", ":")) and not _MARKED.search(text)
        return (
            {len(parts)}
            if told and min(sizes) >= 4 and max(sizes) <= min(24, 3 * min(sizes))
            else set()
        )
    items = _items(text) if lead != "，" else None
    if items is not None:
        if max(map(len, items)) > 4 * min(map(len, items)):
            return set()
        return _counts(items)
    parts = text.split("，")
    head = noun[-1:]
    # 四个工作小组，综合协调组负责统筹，内容保障组负责供稿
    named = [
        p
        for p in parts
        if head
        and re.match(rf"[\u4e00-\u9fff]{{1,7}}{head}(?:负责|承担|主管|牵头|面向|用于|重在)", p)
    ]
    return {len(named)} if len(named) >= 2 and len(named) == len(parts) else set()
