"""Places where a measure word was lost or is none of its noun's.

A bare number that ends a clause behind a deed done to countable things (送去书包260，); one before a
noun (走进26行政村); one in a list of others that have theirs (教育类2、医疗类3件、交通类4件); two in a row
(6个支); and, from lexicons/unfit_measures.tsv, measures that no noun of a kind takes (人员57件).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Quantity
from nlpcheck.types import Span

_VERB = re.compile(
    "送去|送达|送出|赠送|捐赠|购买|采购|购入|新购|购置|添置|配置|配发|发出|寄出|印刷|清除|铲除|栽种|补植|修建|打造|创建|命名|授予|引进|引入|孵化|培育|选派|选聘|聘任|录用|录取|"
    "招录|招聘|组建|成立|增设|新增|撤销|关停|取缔|处罚|破获|抓获|侦破|查获|收缴|缴获|没收|查扣|走进|结对|邀请|发动|出动|调派|提供|推出|上线|研发|核发|颁发|换发|补发|代办|帮办|"
    "转移|安置|救援|营救|救治|收治|接诊|筛查|抽检|送检|约谈|曝光|表彰|刊登|播出|播放|放映|演出|展出|借阅|接待|吸引|举办|召开|开设|集中办理|发放|派发|张贴|悬挂|印发|印制|制作|"
    "录制|建成|新建|改建|设立|设置|配备|更换|安装|整治|拆除|清理|维修|修复|排查|整改|化解|调解|受理|办理|走访|慰问|救助|帮扶|资助|培训|招募|聘请|评选|征集|采纳|收集|组织|动员|"
    "投放|编印|编发|接听|答复|回复|劝导|疏散|护送|栽植|种植|开通|开行|增派|补充|下派|募集|筹集|捐献|回收|归还|领取|登记|认领|领养|投保|检修|疏浚|铺设|改造|加装|粉刷|补种|认定|"
    "审批|签订|签发|出具|开具|装订|张挂|摆放|转发|推送|(?<![息策])发布|(?<![息务容时])更新|(?<![务息府据])公开|公布|公示|(?<!息)报送|上传|解答|修订|核查|"
    # suits, checks, medicine
    "审结|立案|结案|侦办|起诉|批捕|调处|裁决|仲裁|承办|交办|转办|督办|复核|抽样|接种|义诊|巡诊|出诊|移植|配镜|"
    # trees, fish, waste, works
    "新栽|补栽|移栽|植树|新植|定植|嫁接|放流|投苗|放养|出栏|清运|打捞|转运|拆改|架设|修筑|搭建|喷涂|刷写|加固|翻建|抢修|疏通|封堵|埋设|布设|布置|竖立|安放|划定|挂牌|"
    # the police, the market
    "扣押|销毁|下架|封存|召回|拦截|暂扣|吊销|注销|补办|制发|换领|巡查|巡护|出警|接警|打掉|捣毁|查扣|劝阻|劝返|拘留|"
    # lessons, shows, papers, prizes
    "宣讲|授课|辅导|家访|助浴|送餐|配送|刊发|编写|编纂|撰写|征订|订阅|直播|巡演|举行|斩获|荣获|获得|授牌|评定|引育|招引|孵化|转化|签约|腾退|交付|配租|勘界|建档|归集|采集|扫描|打印|邮寄|投递|调集|储备|招收|结业"
)
"""Deeds done to things that are counted."""
_NO_NUMBER = lazy(
    r"(?:百分之|千分之|电话|热线|号码|邮编|编号|编码|代码|得分|评分|分值|分数|指数|比例|比率|率|倍|名列|排名|位列|位居|排|第|年|月|日|号|版|级|卷|页|期|章|条|款|表|图|附件|注|步骤|阶段|波音|坐标|型号|型|比|占|值|"
    r"传真|群|账号|帐号|信箱|邮箱|专线|短号|分机|版本|端口|序号|门牌|股票|频道|名次|位次|气温|温度|湿度|风力|等级|增[加长]|上升|下降|提[高升]|下滑|回落|频率|频段|量|度|数|点|约|时间|时|分别|系数|浓度|标准|上限|下限|密度|温度|高程|海拔|水位|容量|功率|平台|系统|卫星)(?:共有|共计|共|合计|总计|累计|已|达到|达|为|是|有|了|[升降增减涨跌]至|跌破|突破|超过)*$"
)
_AT = lazy(r"[，。；）]")
_NOUNS = (
    r"(?:行政村|自然村|中心村|社区|小区|单位|企业|商户|商铺|门店|店铺|学校|中小学|幼儿园|医院|队伍|代表队|家庭(?!院)|家长|班组|场馆|农户|贫困户|低保户|群众|村民|居民|市民|学生|教师|干部|党员|职工|工人|志愿者|网格员|"
    r"代表|专家|老人|老年人|儿童|妇女|残疾人|项目(?!标|录|的地)|问题|隐患|案件|栏目|专栏|景区|站点|点位|公园|广场|公厕|厕所|场所|岗位|工单|文件|制度|事项|措施|活动|课程|节目|作品|视频|路口|路段|楼栋|电梯|车辆|车位|摄像头|灭火器|井盖|路灯)"
)
_BEFORE_NOUN = lazy(
    r"(?:走进|走访|深入|进驻|入驻|(?<!\d)对|向|为|给|覆盖|惠及|涉及|涵盖|组织|吸引|邀请|联合|检查|抽查|排查|服务|慰问|帮助|救助|资助|培训|建成|新建|改造|整治|打造|支持|带动|引导|动员|评选|表彰|受理|发现|整改|化解|查处|更换|安装|增设|新增|开设|举办|召开|开展|推出|完成|解决|设立|设置|把|将|全[市县区镇乡])(?:近|约|逾|了)?$"
)
_MODIFIED = lazy(
    r"(?:沿街|参赛|重点|困难|受灾|农村|城镇|城市|老旧|规模以上|民营|中小微?|本地|基层|辖区|驻区|在校|留守|民生|安全|示范|试点|文明|高龄|独居|退休|在职|优秀|省级|市级|县级|村级|规上|脱贫|失能|餐饮|物流|养殖|生产|经营|施工|建筑|文化|旅游|教育|医疗|非公|外资|化工|食品|药品|服务|工业|农业|商贸|党员|社会|公共|在建|高新技术|科技型?|涉农){0,2}"
    + _NOUNS
)
_CODES = lazy(r"^12\d{3}$")
_EACH = "名位人户家个件条篇份期封册张本幅枚台辆棵株盏起宗部场次所座间栋头只艘支项处块则套"
_TWICE = lazy(
    rf"(?<![\d.第])(?P<x>\d{{1,5}}余?(?P<pair>[{_EACH}]"
    rf"(?:[{_EACH.replace('次', '')}](?=[，。；、）\n])|[名个件条篇份封册张幅枚台辆棵株盏宗栋艘项块则](?=[一-鿿]{{2}}))))"
)
_WORDS = (
    "个人 户人 人间 人份 人名 个部 台套 件套 套件 部件 批件 本册 场所 处所 座位 台件 本份 套份 份本 份张 本套 套本 套间 部本 "
    "部册 场份 条块 期份 部条 处人 期人 场人 部份 部人 支人 处件 个头 人头 家人 本期 户处 户套 "
    "个所 个处 个场 个家 个户 个间 个项 个座 个艘 个栋 个本 名所 家所 家部 家场 位所"
)
_TOGETHER = frozenset(_WORDS.split())
"""Two of them together that are a word, or a measure for each side (户人: households and people)."""


# 新栽油茶苗2.6万，: 万 is no measure word, and no headline leaves it out behind such things
_BIG = lazy(r"\d{1,4}(?:\.\d{1,2})?万")
_MANY = lazy(
    r"(?:新栽|补栽|移栽|栽植|栽种|种植|补植|补种|植树|新植|定植|嫁接|放流|投放|放养|清运|清理|打捞|转运|回收|处理|铺设|硬化|架设|粉刷|发放|派发|分发|张贴|印发|印制|编印|制作|发送|邮寄|投递|配送|接诊|接种|筛查|诊疗|检测|抽检|"
    r"登记|录入|归集|采集|归档|扫描|上传|换发|补办|制发|核发|颁发|查获|收缴|扣押|销毁|下架|巡查|巡护|接听|受理|办理|办结|审结|答复|走访|回访|改造|更换|安装|新建|整治|拆除|疏浚|清淤)"
    r"(?![^，。；]{0,10}(?:资金|补贴|补助|救助金|券|款|奖|贷|保费|产值|投资|税|费|金|红包|价值|群众|人口|人员|居民|村民|职工|学生|游客|旅客|用户|党员|干部|老人|儿童|患者|家庭|平台|率|数|量|额|值|度|分|比)(?:共计?|合计|达|累计|近|约|超)?$)[一-鿿]{2,8}$"
)


_CHANGES = lazy(r"(?:净|新|共|又|再|同比|各)?(?:增加|减少|增|减|新增|多|少|增添|缩减|削减)了?$")
_FRONTED = lazy(
    rf"[一-鿿”》]{{2}}(?:全年|年内|今年|目前|已|先后)?(?:共|累计|总共|一共|合计)(?:已|新)?(?:{_VERB.pattern})了?$"
)
_THOUSANDS = lazy(r"[，,]\s*\d")
_AND = lazy(r"(?:和|及|与|以及)(?P<label>[一-鿿]{2,9})$")


def changed(
    count: Quantity, text: str, nouns: re.Pattern[str], measures: Mapping[str, str]
) -> bool:
    """公开栏目减少9，: a bare number behind a word of change and the noun that it is of."""
    if not _AT.match(text, count.span.end) or not count.number.of(text).isdecimal():
        return False
    if _THOUSANDS.match(text, count.span.end):
        return False
    verb = _CHANGES.search(count.lead)
    if verb is None or count.high is not None or not 2 <= count.value < 10_000:
        return False
    lead = count.lead[: verb.start()]
    noun = nouns.search(lead)
    return noun is not None and measures[noun["x"]] in _EACH and not _NO_NUMBER.search(lead)


def fronted(count: Quantity, text: str) -> bool:
    """通告共印发300。: a bare number behind a deed, what it was done to before both."""
    if not _AT.match(text, count.span.end) or not count.number.of(text).isdecimal():
        return False
    if _THOUSANDS.match(text, count.span.end):
        return False
    if count.high is not None or _CODES.match(count.number.of(text)) or 1900 <= count.value <= 2100:
        return False
    return bool(_FRONTED.search(count.lead))


def joined(items: Sequence[Quantity], index: int, text: str) -> bool:
    """公布进度图11和照片40幅: a bare number of two that are joined, behind a deed."""
    count = items[index]
    if index + 1 >= len(items) or not count.number.of(text).isdecimal() or count.approx:
        return False
    other = items[index + 1]
    match = _AND.fullmatch(text[count.span.end : other.span.start])
    if match is None or other.kind != "count" or other.sentence != count.sentence:
        return False
    deed = _VERB.search(count.lead)
    if deed is None or not 2 <= len(count.lead) - deed.end() <= 14 or count.value < 2:
        return False
    if _NO_NUMBER.search(count.lead) and not count.lead.endswith("图"):
        return False
    return not _same_end(match["label"], count.lead)


def ends_clause(count: Quantity, text: str) -> bool:
    """送去书包和文具260，: a bare whole number behind a deed and what it was done to."""
    if not _AT.match(text, count.span.end) or count.high is not None:
        return False
    digits = count.number.of(text)
    if _BIG.fullmatch(digits):
        return not count.approx and bool(_MANY.search(count.lead))
    if (
        count.half
        or not digits.isdecimal()
        or _CODES.match(digits)
        or re.match(r"(?:19|20)\d\d$", digits)
    ):
        return False
    if _AT.match(text, count.span.end) and re.match(
        r"，\s*\d", text[count.span.end : count.span.end + 3]
    ):
        return False
    lead = count.lead
    if (
        len(lead) < 4
        or not ("\u4e00" <= lead[-1] <= "\u9fff" or lead[-1] in "”》")
        or _NO_NUMBER.search(lead)
    ):
        return False
    deed = _VERB.search(lead)
    return deed is not None and 2 <= len(lead) - deed.end() <= 14


def before_noun(count: Quantity, text: str) -> bool:
    """走进26行政村, 吸引近30队伍: a number right before a noun that needs a measure."""
    digits = count.number.of(text)
    if not digits.isdecimal() or len(digits) > 4 or _CODES.match(digits) or count.value < 2:
        return False
    if count.approx not in {"", "近", "约", "逾", "超过", "余", "多"}:
        return False
    before = text[max(0, count.number.start - 8) : count.number.start]
    behind = count.number.end if count.unit else count.span.end
    return bool(_BEFORE_NOUN.search(before)) and bool(_MODIFIED.match(text, behind))


def in_list(items: Sequence[Quantity], index: int, text: str) -> str:
    """The measure that a bare number in a list lacks: 教育类2、医疗类3件、交通类4件; "" where none."""
    count = items[index]
    row = [count]
    for step in (1, -1):
        at = index + step
        while 0 <= at < len(items):
            left, right = (row[-1], items[at]) if step == 1 else (items[at], row[0])
            gap = text[left.span.end : right.span.start]
            if (
                len(gap) > 12
                or gap[:1] != "、"
                or not re.fullmatch(r"、[\u4e00-\u9fff“”]{2,11}", gap)
            ):
                break
            row = [*row, items[at]] if step == 1 else [items[at], *row]
            at += step
    units = [q.unit for q in row if q is not count]
    if len(set(units)) != 1 or row[0].kind == "percent" or units[0] in {"", "%", "年"}:
        return ""
    if not count.number.of(text).isdecimal() or _NO_NUMBER.search(count.lead):
        return ""
    last = row[-1] is count
    if last and not _AT.match(text, count.span.end):
        return ""
    if len(units) < 2 and not (last and _same_end(row[0].lead, count.lead)):
        return ""
    return units[0]


def _same_end(one: str, two: str) -> bool:
    return len(two) >= 2 and one[-1:] == two[-1:]


@cache
def _unfit() -> dict[str, tuple[str, str]]:
    """Nouns with their kind and the measures that none of it takes."""
    return {
        noun: (kind, unfit)
        for kind, nouns, unfit in (row[:3] for row in lexicon.table("unfit_measures"))
        for noun in nouns.split("、")
    }


_MADE = lazy(
    r"(?:开设|设置|设立|新增|增设|新设|新建|建立|建成|建有|建设|打造|上线|推出|开通|开辟|优化|整合|改版|改造|升级|规范|完善|关停|清理|整改|撤并|注销|合并|归并|调整|检测|检查|设有|现有|共有|拥有)"
    r"[^，。；、]{0,14}$"
)
"""Before a site that is itself counted; elsewhere the number is of what stands on it (网站86篇)."""


_COUNT = lazy(r"(?<![\d.])(?P<x>\d{1,5}余?[\u4e00-\u9fff])(?=[，。；、）\n])")
_TOTAL = lazy(r"(?:共计?|达|合计)$")


def _apart(prose: str, at: int) -> bool:
    """Whether the measure at a place begins no word (8名个|参加, not 8名个体户)."""
    if prose[at + 1] in "，。；、）\n":
        return True
    from nlpcheck.language.segment import tag

    words = tag(prose[at : at + 5])
    return len(words) > 1 and len(words[0][0]) == 1 and words[1][1] in {"v", "p"}


def _named(before: str) -> str:
    """The noun of :func:`_unfit` at the end of a text, "" where it ends in none."""
    before = _TOTAL.sub("", before)
    known = _unfit()
    for size in range(min(6, len(before)), 1, -1):
        if before[-size:] in known:
            return "" if before[-size - 1 : -size] in {"每", "万", "名", "位"} else before[-size:]
    return ""


def misused(prose: str) -> Iterator[tuple[Span, str, str]]:
    """The places, words and reasons of measures in a row and of those that no such noun takes."""
    for match in _TWICE.finditer(prose):
        if match["pair"] not in _TOGETHER and _apart(prose, match.end() - 1):
            yield Span(*match.span("x")), match["x"], "疑似两个量词连用"
    for match in _COUNT.finditer(prose):
        noun = _named(prose[max(0, match.start() - 9) : match.start()])
        if not noun:
            continue
        kind, unfit = _unfit()[noun]
        if match["x"][-1] not in unfit:
            continue
        if kind == "栏" and not _MADE.search(prose[max(0, match.start() - 24) : match.start()]):
            continue
        start = max(prose.rfind("。", 0, match.start()), prose.rfind("\n", 0, match.start())) + 1
        close = prose.find("。", match.end())
        around = prose[start : match.start()] + prose[match.end() : close if close > 0 else None]
        if re.search(rf"[\d万余]{match['x'][-1]}(?!次)", around[:400]):
            continue  # 线索9条，其中老人6条: of what was counted before
        if match["x"][-1] == "户" and re.search("入户|上门|走访|逐户|挨户", around):
            continue  # 入户排查隐患3600户: the homes are counted
        yield Span(*match.span("x")), match["x"], "所用量词与名词疑似不搭配"
