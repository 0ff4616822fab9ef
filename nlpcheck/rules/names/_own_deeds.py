"""Places that stand where an office names itself, whatever their names: whose website it is,
whose list was drawn up, whose villages all did so, where its office lies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from nlpcheck.language.lazy import lazy

# The levels of places by the last characters of their names; on its own level another is a stranger.
LEVELS = (("镇", "乡", "街道"), ("县", "区", "旗"), ("市",))
_BODY = r"(?:[一-鿿]{2,8}?(?:局|委员会|办公室|中心|管委会|融媒体中心|图书馆|档案馆)|人大常委会|政协|党委|党工委|县委|区委|市委|政府|人民政府|办事处|党政办|党政综合办|政务服务大厅|便民服务中心)"
_FRAMES = (
    # 通过X县人民政府网站公开, 在X镇政府公开栏
    r"(?P<l{n}>(?:通过|在|登录|依托|利用|借助|依靠|经由?|于))(?P<x{n}>{P})(?=(?:人民)?政府(?:门户|官方)?(?:网站|网|公开栏|公报|信息公开)|(?:门户|官方)网站|政务(?:网|公开|新媒体|服务网)|(?:区|县|市)?融媒体|发布|公众号|微信)",
    # 对X镇人民政府的工作提出批评, 向X区人大常委会报告
    r"(?P<l{n}>(?:对|向|由|请|报|经|与))(?P<x{n}>{P})(?={B}(?:的?工作|提出|报告|汇报|牵头|负责|运维|统筹|审[议定核]|备案|提交|递交|反映|咨询|申请(?!人)|办公室联系|联系))",
    r"(?P<l{n}>(?:走进|做客|来到|在))(?P<x{n}>{P})(?=(?:融媒体中心|电视台|广播电视台|行风热线|政务服务(?:大厅|中心)|便民服务中心|图书馆|档案馆|文化馆))",
    r"(?P<l{n}>)(?<=[一-鿿])由(?P<x{n}>{P})(?=党政(?:综合)?办|办公室|政务公开办|综合办|信息中心)",
    # 印发的《X县……清单》
    r"(?P<l{n}>(?:印发|审议通过|审议|制定|出台|修订|编制|发布|公布|印制|起草|完善|执行|落实|按照|根据|依据)[^。；，、《]{{0,12}}《)(?P<x{n}>{P})(?=[^《》]{{0,20}}(?:清单|目录|方案|办法|规定|制度|细则|指南|规划|要点|规程|规范|流程|预案|意见|标准|手册|汇编|年报|报告|通知)[^《》]{{0,8}}》)",
    # 办公地址为X县建设路
    r"(?P<l{n}>地址(?:为|是|：|:|位于|在)?)(?P<x{n}>{P})(?=[一-鿿]{{1,6}}(?:路|街|大道|巷|村|社区|大厦|号))",
    # 以“X区应急管理局”为账号主体, “X发布”公众号
    r"(?P<l{n}>[“「])(?P<x{n}>{P})(?=[一-鿿]{{0,8}}[”」](?:为(?:账号|主体|名)|(?:政务)?(?:微信)?(?:公众号|视频号|抖音号|微博|账号|客户端|小程序|新媒体|APP)))",
    r"(?P<l{n}>(?:公众号|视频号|抖音号|微博|账号|头条号|客户端|小程序)[“「])(?P<x{n}>{P})(?=[一-鿿]{{0,8}}[”」])",
    # X街道14个社区全部, X县各乡镇
    r"(?P<l{n}>(?:^|[。；，\n\u3000]))(?P<x{n}>{P})(?=(?:各|全部|所有|\d+个)(?:乡镇|村|社区|街道|部门|单位|行政村|网格|居委会|村居|镇|科室|站所)[^，。；]{{0,8}}(?:均|全部|都|已|全面|建立|设立|实现|完成|配备|开设))",
    # X县直各单位结合职能, 组织X县直机关
    r"(?P<l{n}>(?:^|[。；，\n\u3000]|组织|要求|督促|指导|带动|印发|由|向|对|在))(?P<x{n}>{P})(?=直(?:属|各|机关|单位|部门|有关|相关)(?!工委))",
    # 了解X县的落户政策
    r"(?P<l{n}>(?:了解|知晓|查询|查阅|关注|掌握|熟悉|宣传|介绍|展示|反映|支持|服务|建设|优化|提升|推介|打造|擦亮|塑造|助力|推动|促进|带动))(?P<x{n}>{P})(?=(?:的|各项|惠企|惠民|最新|重大|相关)?(?:[一-鿿]{{0,6}}政策|办事|服务事项|公开|预算|规划|工作动态|营商环境|高质量发展|经济社会|形象|政务公开|政府信息公开|群众|居民|企业|产业发展|招商))",
    # 经X镇党政联席会议研究, 成立X县政务公开领导小组
    r"(?P<l{n}>(?:经|由|在|提请|提交|报|列入|纳入))(?P<x{n}>{P})(?=(?:党政联席|党委会|党委|党工委|党组|政府常务|常务会议|政府党组|县委|区委|市委|政府全体|政府工作报告|目标考核|年度考核|绩效考核|综合考核|[一-鿿]{{0,6}}领导小组))",
    r"(?P<l{n}>(?:成立|调整|设立|组建|健全|充实|明确)了?)(?P<x{n}>{P})(?=[一-鿿]{{0,8}}(?:领导小组|专班|工作组|协调小组|委员会|公开办))",
    r"(?P<l{n}>(?:制发|发布|印发|公开|公布|推送|更新|编发|刊发|采编|报送))(?P<x{n}>{P})(?=(?:规范性文件|政务信息|政府信息|各类信息|政策文件|动态信息|行政规范性|[一-鿿]{{0,4}}信息\d|政府公报|统计公报|财政预|预算|决算))",
    r"(?P<l{n}>(?:方便|便于|便利|让|保障|满足|服务|面向|维护|动员|组织|引导|惠及|帮助|回应|邀请|听取|征求))(?P<x{n}>{P})(?=(?:广大|各界|全体|辖区|各类|全)?(?:群众|居民|村民|市民|企业|百姓|老百姓|干部|党员|职工|师生|商户|经营主体|市场主体|社会各界))",
    r"(?P<l{n}>(?:现将|代表|特将|兹将|关于|是|作为))(?P<x{n}>{P})(?=(?:本年度?|\d{{4}}年度?|全年|各级|上下|人民政府\d|政府信息公开|政务公开)(?:的?)(?:工作|情况|公开|年报|年度|政府信息|政务|落实|推进))",
    # X局高度重视, X县全年
    r"(?P<l{n}>(?:^|[。；\n\u3000]|\d年(?:度)?，?))(?P<x{n}>{P})(?={B}?(?:全年|高度重视|认真|严格|切实|坚持|深入|积极|扎实|主动公开|共(?:主动|受理|收到|公开|发布)|始终|紧紧围绕|定期|及时|将政|未收到|成立|累计|政务公开工作|政府信息公开工作))",
    # 可拨打X街道办事处便民电话, 可到X县档案馆查阅: where the public is sent
    r"(?P<l{n}>(?:可|请|可以|均可|能|即可|欢迎)[^，。；]{{0,6}}?(?:拨打|致电|联系|咨询|关注|登录|访问|浏览|搜索|扫描|前往|到|去|至|在|向|通过|与))(?P<x{n}>{P})(?={B}?[一-鿿]{{0,6}}(?:电话|热线|网站|门户|大厅|公众号|窗口|公开栏|档案馆|图书馆|二维码|查阅点|服务中心|办公室|党政办|信箱|反映|咨询|申请|投诉))",
    r"(?P<l{n}>(?:寄至|寄往|寄到|邮寄至|邮寄到|送至|提交至|提交到|递交至|递交到|反馈至|反馈到|发至|投递至|交至|寄送至|报送至|投诉至|反映至|反映到|面交))(?P<x{n}>{P})",
    # 受理点设在X乡人民政府一楼大厅, 凡属X镇人民政府职权范围的
    r"(?P<l{n}>(?:设在|设于|位于|地点为|地点是|机构为|机构是|机构：|地点：|单位为|单位是|布设在|摆放在|张贴在|公示在|公布在|悬挂在))(?P<x{n}>{P})(?={B}?(?:[一二三四五六\d]+[楼层号]|办公楼|机关|大门|门口|院内|大厅|便民|政务|办公室|党政|网站|公开栏|公示栏|宣传栏|公众号|文化广场))",
    r"(?P<l{n}>(?:凡属|属于|不属于|不属|超出|超越|履行|梳理|厘清|明确|行使|涉及|列入|纳入))(?P<x{n}>{P})(?={B}?的?(?:行政)?(?:职权|职责|管辖|权限|权责清单|事权|权力清单|责任清单|公开范围|政府信息公开范围))",
    # X市12345热线全年受理, X镇人民政府党政办汇总把关, X县卫生健康局党组会先后听取
    r"(?P<l{n}>(?:^|[。；，\n\u3000]))(?P<x{n}>{P})(?=(?:12345|政务服务|便民服务|市民服务|政府服务|社会治理|综治|行政审批|矛盾调解|退役军人)(?:便民|政务|服务)?(?:热线|中心|大厅|便民服务中心)(?:全年|共|累计|受理|收到|接听|办理|设立|新增|开设|推行|实行|延时|提供))",
    r"(?P<l{n}>(?:^|[。；，\n\u3000]))(?P<x{n}>{P})(?={B}?(?:党政(?:综合)?办(?:公室)?|办公室|机关|领导班子|班子|党组会?|党委会?|党工委会?|主要(?:领导|负责人|负责同志)|分管(?:领导|负责人|负责同志)|各科室|各股室|各站所|各部门|全体干部|全体工作人员|信息员|法律顾问|工作人员)[^，。；]{{0,10}}?(?:汇总|把关|审核|负责|牵头|统筹|听取|研究|定期|每[周月季年]|先后|召开|逐[一条项]|全程|主动|及时|认真|落实|收集|带头|亲自|集中|参加学习|分工))",
    r"(?P<l{n}>(?:结合|立足|根据|围绕|紧扣|针对|贴近|符合|聚焦|切合))(?P<x{n}>{P})(?=(?:工作|发展|经济社会|本地|的)?(?:实际|特点|[县区市镇乡街]情|发展大局|中心工作|产业特色|重点工作))",
    r"(?P<l{n}>(?:感谢|欢迎|恳请|希望|接受))[^，。；]{{0,12}}?(?:关心|支持|监督|关注)(?P<x{n}>{P})(?={B}?的?(?:政府信息公开|政务公开|信息公开|各项|工作|发展|建设))",
    r"(?P<l{n}>(?:本报告|本年报|年度报告|年报|报告)(?:由|系|是|根据|按照)?)(?P<x{n}>{P})(?={B}?(?:编制|办公室|发布|公布|政务公开|政府信息公开|依据|根据|按照))",
    r"(?P<l{n}>(?:覆盖|遍布|惠及|传遍|走遍|深入|遍及|辐射))(?P<x{n}>{P})(?=(?:所有|全部|全域|各|每个|\d+个)(?:乡镇|村|社区|行政村|街道|部门|单位|网格|小区))",
)
_NAME = r"(?![我本全各该某其两三几每邻外原省])[一-鿿]{{2,3}}(?:{kinds})(?![镇乡市县场]|村(?!委|民|镇|居))"
_NOT_SO = lazy(
    r"学习|考察|借鉴|赴|帮扶|对口|协作|兄弟|转发|转载|邀请|来我|来自|援建|毗邻|原|历史|并入|撤销|划归|划入|前身|籍|异地|跨|外地|结对|挂职|调研|观摩|交流|经验|参观|参照|参考|合作|毗连|联合|相邻|上级|竞赛|对比"
)
_OFFICES = r"(?=[一-鿿]{2,8}?(?:局|委员会|管委会))"
_COMMON = lazy(
    r"^(?:乡|城(?![东南西北关厢郊])|村|集(?!贤|美)|小(?![河店金榄])|古(?![城田塘])|重点|中心|特色|建制|贫困|示范|试点|先进|周边|所辖|辖|下辖|有关|相关|其他|开发|工业|园|老(?![城河])|新(?![城河桥兴华安民港塘])|旧|高新|经开|山|社|小|景|片|库|灾|学|校|院|厂|商|住宅|办公|服务|公开|展示|阅览|查阅|体验|功能|自治|实验|试验|保护|禁|限|集中|居民|生活|便民|等待|休息|自助|政务|行政|等候|咨询|热点|重点|广大|基层|农|牧|林|盲|误|专)"
    r"|(?:[社小景片库灾学校院厂商园郊城辖山牧林矿港专盲误雷禁地]|住宅|办公|服务|公开|展示|阅览|查阅|体验|功能|自治|实验|试验|保护|开发|高新|经开|工业|等候|休息|自助|咨询|等待|生活|商业|文明|强|大|名|贫困|示范|试点|重点|特色|先进|百强|周边|集中|乡|城|村|建制|中心|卫星|新|旧|古)(?:区|县|市|镇|乡|街道)$"
)
_FUNCTION = frozenset(
    "的了在是和与及对向由从到为以将被把等各全本我该此每某之按据经请使让与其所有无不未已也并而或个名家条件次项位处只年月日为做省市县区镇乡村街局委办府"
)


def _a_deed(stem: str) -> bool:
    """Whether what looks like a name begins or ends with a verb, an adverb: 充实|县."""
    from nlpcheck.language.segment import has_word, tag

    return any(has_word(word) and tag(word)[0][1][:1] in "vdpcar" for word in {stem[:2], stem[-2:]})


@cache
def _pattern(level: tuple[str, ...], offices: str = "") -> re.Pattern[str]:
    place = _NAME.format(kinds="|".join(level)) + offices
    frames = [
        f
        for f in _FRAMES
        if "寄至" in f or "可以" in f or "领导班子" in f or "职权" in f or "设在" in f
    ]
    return lazy(
        "|".join(
            frame.format(n=n, P=place, B=_BODY)
            for n, frame in enumerate(frames if offices else _FRAMES)
        ),
        re.MULTILINE,
    )


_LEVEL_OF = lazy("(?:街道|[镇乡县区旗市])$")


def _may_be_a_name(place: str) -> bool:
    """Whether what ends as places do may be a place's name, and no kind of places: 社区, 各镇."""
    stem = _LEVEL_OF.sub("", place)
    return len(stem) >= 2 and not set(stem) & _FUNCTION and not _COMMON.search(place)


@cache
def _ending(level: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?<=[一-鿿]{{2}})(?:{'|'.join(level)})")


def _lines_with(text: str, level: tuple[str, ...], place: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each line that holds what may be a name of the level and isn't the own one:
    most lines hold none, and the frames need not be tried on them."""
    done = 0
    for match in _ending(level).finditer(text):
        start, end = match.span()
        if start < done or text.endswith(place, 0, end):
            continue
        if any(_may_be_a_name(text[start - size : end]) for size in (2, 3)):
            done = text.find("\n", end) + 1 or len(text)
            yield text.rfind("\n", 0, start) + 1, done


def in_own_stead(text: str, place: str, department: bool = False) -> Iterator[tuple[int, int]]:
    """(start, end) of each place of the own one's level that stands where the own one should;
    in a department's report of a city the office of a county too, where the public is sent to
    it or its own people are told of (书面意见请寄至X县司法局)."""
    level = next((kinds for kinds in LEVELS if place.endswith(kinds)), None)
    if level is None:
        return
    patterns = [(level, _pattern(level))]
    if department and level == LEVELS[2]:
        patterns.append((LEVELS[1], _pattern(LEVELS[1], _OFFICES)))
    for match in chain.from_iterable(
        pattern.finditer(text, *line)
        for kinds, pattern in patterns
        for line in _lines_with(text, kinds, place)
    ):
        name = next(g for g, found in match.groupdict().items() if g[0] == "x" and found)
        start, end = match.span(name)
        if not _may_be_a_name(text[start:end]) or _a_deed(_LEVEL_OF.sub("", text[start:end])):
            continue
        left = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
        if _NOT_SO.search(text, max(left, start - 30), start):
            continue
        if any(
            _NOT_SO.search(text[max(0, at.start() - 12) : at.end() + 12])
            for at in re.finditer(text[start:end], text)
        ):
            continue
        yield start, end
