"""Real places in a report's narrative that its unit neither is nor lies in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.prefilter import Words
from nlpcheck.rules.names._own import prefectures, provinces

# What an office says of itself; the place is its subject, its office or its website.
_OFFICE = lazy(
    r"(?:人民政府|政府(?!采购|投资|债|性|间)|委员会|[一-鿿]{2,8}?(?:局|办公室|中心|办)(?!势|面|部|限|长|理|法|事|公(?!开|布|示)|学|案|结))"
    r"(?!指导|检查|下发|印发|转发|通报|考核|要求|部署|督查|组织|召开|统一|对|派|领导|来|到|的?(?:安排|部署|要求|决定|批复|通知|意见|文件|精神))"
)
_ACTS = lazy(
    r"(?:[一-鿿]{2,9}?(?:局|委员会|办公室)|人民政府办公室|人民政府)?[^，。；、]{0,4}?(?:全年召开|全年组织|全年开展|定期|将政务公开|将政府信息公开|召开专题会议|共收到|共受理|未收到|收到政府信息|受理政府信息|主动公开(?:政府信息|各类|信息)?|认真贯彻|认真落实|严格按照|严格执行|"
    r"高度重视|全年(?:共|主动)|紧紧围绕|坚持以|始终坚持|积极推进|扎实推进|深入推进|持续推进)"
)
_SUPERIOR = lazy(r"(?P<x>[一-鿿]{2,4}?(?:市|州|盟|县|区|旗))(?=委|政府|人民政府|级)")


@cache
def _counties() -> dict[str, str]:
    """County → its prefecture (or province where it has none)."""
    return {
        county: prefecture
        for prefecture, counties in lexicon.table("counties")
        for county in counties.split("、")
    }


@cache
def _stems() -> dict[str, str]:
    """What is written short (盱眙) → the county; counties of two characters too (沛县)."""
    return {written: county for written, county, _ in lexicon.table("place_stems")}


@cache
def _prefecture() -> dict[str, str]:
    """County → its prefecture, those of two characters too."""
    return {**_counties(), **{c: p for _, c, p in lexicon.table("place_stems")}}


@cache
def _names() -> Words:
    return Words({**prefectures(), **_counties(), **_stems()})


def is_place(name: str) -> bool:
    """Whether a name is that of a prefecture or a county of the lexicons."""
    return name in prefectures() or name in _counties()


def _found(text: str) -> Iterator[tuple[str, int, int]]:
    """(name, start, end) of the prefectures and counties, the longest where several begin."""
    hits: list[tuple[int, int, str]] = []
    for name in _names().standing(text):
        start = text.find(name)
        while start >= 0:
            hits.append((start, -len(name), name))
            start = text.find(name, start + 1)
    last = -1
    for start, _, name in sorted(hits):
        if start >= last:
            last = start + len(name)
            yield name, start, last


def chain(names: str) -> set[str]:
    """The real places that a unit's own names name, and those that these lie in."""
    places: set[str] = set()
    for name, _, _ in _found(names):
        places.add(name)
        prefecture = _prefecture().get(_stems().get(name, name))
        if prefecture:
            places.add(prefecture)
            places.add(prefectures().get(prefecture, ""))
        elif name in prefectures():
            places.add(prefectures()[name])
    return places - {""}


_OPENERS = ("", "\n", "。", "，", "；", "\u3000", " ", "度", "来", "间")
_LOCAL = lazy(
    rf"{_OFFICE.pattern}|{_ACTS.pattern}|(?:各级|各部门|各乡镇|各单位|各科室|政务|辖区|范围内|全域|政府信息公开|信息公开|委办|党委|在|将|共|始终|直(?:属|各|机关|单位|部门|有关|相关)|"
    r"经济社会|财政预决算|本级(?:部门|政府|各)|\d{4}年|的?(?:政府信息|政务公开)|(?:所|下)?辖|所属(?!于)|全域|全境|人民代表大会|人大(?:常委会|代表|会议|及)|政协(?:委员|常委会|会议|及)|(?:市|县|区)?(?:纪委|监委|委、|委书记|委常委)|各(?:有关|相关|责任|承办|成员|预算|行政机关|[县区镇乡村]|街道|社区|园区|部门|单位|科室|股室|站所|学校|中小学|医院|级|项)|全[县市区体]|\d+(?:余|多)?[个家所](?:村|镇|乡|街|社区|行政村|部门|单位|预算|行政机关|公立|[市县区]直|基层|学校)|基层政务|公共企事业|财政(?!厅)|重点(?:任务|工作|领域|项目)|日报|发布(?=微信|公众|政务|客户端|账号)|市民服务|市民中心|融媒体|县委|市委|区委|党政|发布[”」]|\d*[余多]?名(?:信息员|工作人员|干部))"
)
# 面向衢州市居民, 结合会昌县实际: whose residents and what circumstances an office speaks of
_ADDRESSED = lazy(
    r"(?:面向|让|让更多|使|使更多|方便广大|服务广大|方便|便利|便于|惠及|满足|服务|维护|保障|回应|为|向|提升|提高|营造|优化|改善|结合|立足|围绕|聚焦|推动|促进|助力|反映|展示|发布|公布|"
    r"公开|做好|抓好|完善|健全|制定|修订|推进|形成|打造|建设|确保|增强|扩大|覆盖|组织|动员|引导|帮助|编制|规范|统一|加强|统筹)$|在$"
)
_OURS = lazy(
    r"(?:的)?(?:居民|群众|市民|村民|人民群众|人民|广大|企业和|中小企业|小微企业|经营主体|市场主体|\d+(?:多|余)?万(?:名|户)?(?:群众|居民|人民|百姓|市民|人口)|实际|中心工作|经济|重大|重点|良好|营商|政务|民生|各类|各项|各|公开|社会|公共|财政|高质量|改革|法治|"
    r"数字政府|特色|品牌|样板|模式|信息|政策|年度|基层|惠企|惠民|就业|教育|医疗|社保|生态|环境|规划|标准|图书馆|档案馆|博物馆|文化馆|便民|行政审批)"
)


# 黄石市第三季度政府网站检查情况: at the head of a sentence, what an office tells of its own place
_MATTERS = lazy(
    r"(?:第[一二三四]季度|[上下]半年|\d{1,2}月份?|今年|本年度?|年度|全年|本级)?(?:数字政府|数字化|政府网站|政府门户|政务|政民|政府(?:常务|全体|公报)|12345|12340|便民|市民|民生|民营|农村|城区|城乡|城镇|乡镇|村级|社区|各[区县镇乡街村部单科]|公共|公交|供[水电暖热气]|不动产|医保|社保|"
    r"住房|交通|教育系统|卫健系统|消防|气象|税务|人才|营商|中小学|养老|托育|退役军人|残疾人|统计|国民经济|生态|河长|林长|网信|大数据|公安|普法|信用|财政|预算|审计|安全生产|防汛|森林|粮食|文旅|旅游|图书|档案|志愿|融媒|电视|电台|日报|发布)"
    r"|(?:第[一二三四]季度|[上下]半年|\d{1,2}月份)(?:的)?[一-鿿]{2,12}(?:情况|结果|数据|名单|工作)"
    r"|[一-鿿]{2,10}(?:专班|领导小组|联席会议|指挥部|工作组|调查队|服务队|宣讲团|监督员)"
)
# 登录沛县人民政府网站: what leads up to a place whose name may also be parts of other words
_LED = lazy(
    r"(?:组织|登录|通过|由|在|向|请|经|按照|按|根据|接受|依托|报|是|为|对|从|对照|督促|要求|依据|遵照|受)$"
)
_WITHIN = lazy("辖区|范围内|各级|各部门|各单位|各乡镇|各街道|全域")


def addressed(text: str, start: int, end: int) -> bool:
    """Whether a place is named as the office's own charge: 让泾阳县群众, 结合会昌县实际."""
    if text[max(0, start - 1) : start] in _OPENERS and _WITHIN.match(text, end):
        return True
    return bool(_ADDRESSED.search(text, max(0, start - 6), start) and _OURS.match(text, end))


def _certain(name: str, place: str, above: Counter[str]) -> bool:
    """Whether a real place can't lie above a unit whose own place is not a real one."""
    county = name in _prefecture()
    if place.endswith("市") or (county and place.endswith(("县", "区", "旗"))):
        return True
    kinds = ("县", "区", "市", "旗") if county else ("市", "州", "盟")
    others = sum(
        n for other, n in above.items() if other.endswith(kinds) and not other.endswith(name)
    )
    same = sum(n for other, n in above.items() if other.endswith(name))
    return others > same if place.endswith(("县", "旗")) else others >= 2 and others > 2 * same


def strangers(text: str, own: str, place: str) -> list[tuple[str, int, int]]:
    """(name, start, end) of each real place that stands as the report's subject, office or
    website and can be neither its own nor one above it.

    ``own``: the unit's own names joined; ``place``: the last place in its name.  Where these name no real place, a place above the
    unit is told by what the text calls so most often (葭塘市政府); where the text names none,
    only the subject of the office's own work is taken for a stranger.
    """
    home = chain(own)
    if home & provinces() and not home & (set(prefectures()) | set(_counties())):
        return []
    above = Counter(match["x"] for match in _SUPERIOR.finditer(text))
    strange: list[tuple[str, int, int]] = []
    for name, start, end in _found(text):
        if name in own or name in home or (text[start - 1 : start] in ("省", "区") and home):
            continue
        if any(name in known or known.endswith(name) for known in home):
            continue
        full = _stems().get(name, name)
        if full in home or full in own:
            continue
        # A county of the same prefecture is a neighbour.
        if _prefecture().get(full) in home:
            continue
        certain = bool(home) or _certain(full, place, above)
        if name in _stems():
            before = max(0, start - 3)
            led = text[start - 1 : start] in _OPENERS or _LED.search(text, before, start)
            office = name == full and led and _LOCAL.match(text, end)
            if certain and (addressed(text, start, end) or office):
                strange.append((name, start, end))
            continue
        opened = text[max(0, start - 1) : start] in _OPENERS
        subject = opened and (_ACTS.match(text, end) or (certain and _MATTERS.match(text, end)))
        if subject or (certain and (_LOCAL.match(text, end) or addressed(text, start, end))):
            strange.append((name, start, end))
    if not strange:
        return []
    counts = Counter(name for name, _, _ in strange)
    if len(counts) > 2:
        return []
    whole = Counter(name for name, _, _ in _found(text))
    return [s for s in strange if whole[s[0]] <= 2]
