"""A part of what was just counted, told with a measure that is taken for the first one's:
纠纷40起，其中35件达成协议; 通报28期，汛期占20份; 警示33条，其中食品类19则.

Only where the second count names nothing of its own: behind it stands what became of the part,
or before it a label that tells a kind, a time or a place.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Quantity
from nlpcheck.rules.numbers._measures_head import goes_on

_PAIRS = (
    "起/件 件/宗 起/宗 起/例 件/例 件/条 件/个 起/个 起/条 件/份 份/封 件/封 条/个 条/则 条/项 项/个 件/项 个/处 条/处 "
    "场/次 场/期 次/期 场/轮 次/轮 场/批 次/批 次/趟 次/回 期/份 种/本 种/册 种/部 种/套 种/类 本/册 本/部 册/部 本/份 册/份 套/册 套/本 "
    "名/位 家/户 家/个 户/个 家/所 所/个 座/个 座/处 处/所 间/个 栋/幢 栋/座 幢/座 间/套 台/部 台/个 台/套 台/辆 辆/部 套/个 "
    "个/只 个/盏 盏/只 个/块 块/面 块/幅 个/根 根/条 株/棵 支/个 支/队 条/段 段/处 口/眼 口/个 口/处 艘/条 架/台 笔/件 笔/单 笔/个 "
    "单/件 单/个 篇/条 篇/件 篇/份 篇/则 幅/张 幅/个 幅/件 张/份 批/批次 班/期 门/节 节/次 节/堂 门/个 首/支 首/个"
)
_TAKEN = frozenset(frozenset(pair.split("/")) for pair in _PAIRS.split())
"""Measures that are taken for one another: of one thing, either is used, but one at a time.  期 and
篇, 期 and 条 are none: an issue of a bulletin holds several."""
_THINGS = tuple(
    map(
        frozenset,
        ("个只块面台部套幅根条件盏张副顶株棵支把架辆", "条篇份件则个部首集支幅张段项", "个座所栋幢间", "家户个所", "件宗起例个条项单笔封份"),
    )
)  # fmt: skip
"""Measures that single things of one make take: a part told without a noun (其中6块安装在…) counts
the same things as the whole before it."""
_PARTLY = "套/件 部/条 份/条 件/条 项/条 首/条 个/件 条/项 套/部 套/台 套/条 套/个 部/集 部/段 条/段 件/段 件/个 个/项 个/间 座/间 所/间 栋/间 幢/间 单/笔"
_HOLDS = frozenset(frozenset(pair.split("/")) for pair in _PARTLY.split())
"""Of these, those of which one may be a part of the other."""
_ONE = r"(?:其中|当中|有|已有|已|约|另有|仅|仅有|，)*"
_BARE = lazy(rf"{_ONE}")
_BECAME = lazy(
    r"(?:达成|安排|获得|获|取得|进入|转入|列入|纳入|移送|移交|转交|交由|交|超过|低于|高于|位于|分布|分设|设|集中在|面向|针对|围绕|反映|登上|入选|荣获|延长|引起|引发|经过|走进|送到|送进|送达|"
    r"放在|放到|在|于|由|因|经|被|均|都|已|未|尚|仍|正|需|须|属|系|为|是|来自|来源于|发生|出现|出自|产生于|集中于|用于|用在|投向|投到|适合|适用|全天|全年|常年|24小时|供|以|按|从|向|与|自|不|无|没有|超|逾|直接|当场|当天|当日|"
    r"现场|及时|全部|提前|首次|依法|主要|可以?|能|只|同时|达到?|符合|通过|采用线|改用|改为|改在|转为|转由|升级|得到|予以|给予|作出|作为|完成|结束|开工|完工|竣工|投用|启用|建成|办结|结案|审结|"
    r"胜诉|败诉|撤诉|和解|调解成功|化解|解决|答复|回复|采纳|整改|销号|验收|落户|入驻|挂牌|申请|选择|请求|要求|提到|提出|涉及|涉|直播|线上|线下|晚上|夜间|上门|入户|下乡|邀请|播出|刊登|刊发|发表|发往|寄往|运往|免费|专门|专为|专供)"
)
_NAMES = lazy(
    r"(?:已|无|不|未|可|主要|免费|专门|集中|经|专供|以|线[上下]|通过|自|直接|现场|上门|入户|夜间|达标|解决|整改|作为|完成|申请|升级|涉|邀请|要求|提出)?"
    r"[一-鿿]{0,8}(?:文件|材料|信息|数据|稿件?|视频|图片|报告|方案|制度|意见|建议|提案|问题|线索|案例|活动|会议|项目|课程|节目|作品|产品|设备|手册|资料|公告|通知|通报|申请|事项|证|书|表)$"
)
"""Behind the second count a thing of its own: 其中12件不予公开文件."""
_SHARED = lazy(r"(?P<label>[一-鿿]{1,8}?)占(?:了|有|到|据)?$")
_KIND = lazy(
    rf"其中{_ONE}(?P<label>[一-鿿]{{1,8}}?(?:类|型|性|级|方面|领域|行业|渠道|环节|时段|区域|片区|板块|条线)|{{0}})(?:占|有|共|为|共有|的)*$".replace(
        "{0}",
        "春季|夏季|秋季|冬季|汛期|主汛期|非汛期|春运|暑期|寒假|暑假|节日|假期|节假日|周末|工作日|白天|夜间|晚间|夜间的|平时|旺季|淡季|农闲时|农忙时|冬春|秋冬|[上下]半年|[一二三四1-4]季度|[前后]期|年[初末]|"
        "城区|市区|县城|镇区|农村|乡村|乡镇|山区|平原|库区|坝区|沿江|沿河|城镇|村级|本地|外地|异地|省内|省外|市内|市外|境内|境外|县内|县外|辖区内|国内|线上|线下|网上|网络|窗口|现场|当面|电话|书面|信函|"
        "个人|单位|集体|企业|居民|村民|学生|妇女|儿童|老年|少儿|青少年|成人|新建|改建|扩建|续建|新增|重点|一般|重大|较大|轻微|公办|民办|公立|民营|国有|农业|工业|医疗|教育|交通|住建|食品|药品|环保|消防|供水|供电|供气|供热|公交",
    )
)
_MEDIA = lazy(
    r"图|视频|音频|漫|影|片|海报|文字|文稿|稿|直播|访谈|会|文件|文章|公文|手册|书|报告|课|网站|微信|微博|新媒体|公众号|抖音|APP"
)
"""Kinds that have measures of their own: 其中视频类12条."""
_FAULT = lazy(r"存在|发现|有|发生|出现|渗|漏|破|损|违|不[符合规达]|需|未|超|重复|修改|调整")
"""What is told of places and clauses within a thing (站点30个，其中8处存在隐患)."""
_WHICH = lazy(r"(?:其中)?[一-鿿]{2,9}[^目为]的")
"""A headless 的: 点击量最高的3条."""
_PERSON = lazy(
    r"其中(?:有)?[一-鿿]{0,8}(?:代表|委员|[^人定]员|人士|专家|学者|律师|教师|老师|学生|家长|干部|职工|青年|妇女|老人|村民|居民|农民|企业家|负责人|爱好者|志愿者)"
)


_BODIES = lazy(r"[一-鿿]{0,4}(?:单位|企业|公司|机构|商户|商家|部门|学校|客商|展商)")
"""Behind the second count, bodies that are no such things: 展位86个，12家参展单位携…."""
_OF_PERSONS = lazy(
    r"(?:都|均|全)?(?:来自|出自|派驻|担任|持证|考取|年满|未满|不满|住在|家住)|(?:都|均)?(?:具有|拥有)[^，。]{1,8}(?:学历|职称|证书?|资格|经验|经历)"
    r"|(?:都|均)?(?:是|为|系)(?!新)[一-鿿]{1,8}(?:员|师|者|生|[工军]人|老人|女性|男性|干部|代表|党员|医生|律师|专家|妇女|青年|村民|居民)(?=$|[，。；、])"
)
"""What is told of persons alone."""
_FILM = lazy(r"(?:片|视频|剧|动漫|动画)(?:共|共计)?$")


def _alike(one: str, two: str) -> bool:
    pair = frozenset((one, two))
    return pair not in _HOLDS and any(pair <= family for family in _THINGS)


def _of_them(first: Quantity, second: Quantity, gap: str, row: Sequence[Quantity]) -> bool:
    """Whether a count without a noun of its own is of the things right before it: 触摸屏8台，其中6块
    安装在社区; 短片18条，6部由乡镇拍摄; 视频12部，点击量最高的3条由省台转发."""
    lead, tail = second.lead, second.tail
    if gap.lstrip("，（") != lead or first.tail or not second.exact or second.value == first.value:
        return False
    if {first.unit, second.unit} == {"名", "位"}:
        return not tail and bool(_PERSON.fullmatch(lead))
    if second.unit == "个" and first.unit in {"名", "位", "人"}:
        # 群众代表26名，8个来自农村
        return bool(_BARE.fullmatch(lead) and _OF_PERSONS.match(tail))
    known = frozenset((first.unit, second.unit)) in _TAKEN
    if {first.unit, second.unit} == {"部", "条"}:
        known = bool(_FILM.search(first.lead))
    if not known and not _alike(first.unit, second.unit):
        return False
    if (first.unit, second.unit) == ("条", "篇") or (not lead and first.unit == "套"):
        return False  # 信息320条，其中12篇…; 设备6套，4台…
    if {"处", "条"} & {second.unit} and (not tail or _FAULT.match(tail)):
        return False
    if (
        _NAMES.match(tail)
        or _BODIES.match(tail)
        or any(q.unit == second.unit for q in row if q is not second)
    ):
        return False
    if not tail:
        return False
    if not (_BARE.fullmatch(lead) or _WHICH.fullmatch(lead)):
        return False
    return bool(_BECAME.match(tail)) or goes_on(tail)


def taken(row: Sequence[Quantity], prose: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of a part and the whole right before it in the sentence."""
    for index, (first, second) in enumerate(itertools.pairwise(row)):
        between = prose[first.span.end : second.span.start]
        if first.unit != second.unit and between[:1] in {"，", "（"} and len(between) < 14:
            if first.lead and second.value >= 1 and second.value <= first.value:
                if _of_them(first, second, between, row[:index]):
                    yield second, first
                    continue
        if (
            first.unit == second.unit
            or frozenset((first.unit, second.unit)) not in _TAKEN
            or second.value > first.value
            or second.value < 1
            or not first.lead
            or any(q.unit == second.unit for q in row[:index])
        ):
            continue
        gap = prose[first.span.end : second.span.start]
        if first.tail and not gap.startswith(("，", "（")):
            continue
        if len(gap) > 14 or "；" in gap or "、" in gap or gap[:1] not in "，（":
            continue
        lead, tail = second.lead, second.tail
        if _BARE.fullmatch(lead):
            if lead and _BECAME.match(tail) and not _NAMES.match(tail):
                yield second, first
        elif tail:
            continue
        elif _done_again(first.lead, lead):
            yield second, first
        elif (match := _KIND.fullmatch(lead)) or (match := _SHARED.fullmatch(lead)):
            if not _MEDIA.search(match["label"]) and not _MEDIA.search(first.lead[-2:]):
                yield second, first


_DOES = lazy(
    r"^(?:[，、]|共|已|全年|今年|年内|累计|共计|新|再|又)*(?P<deed>更换|发放|派发|配发|配备|安装|设置|张贴|维修|修复|整治|改造|新建|改建|建成|投放|采购|购置|检查|抽查|巡查|走访|慰问|"
    r"救助|受理|办理|接听|接待|调处|调解|化解|查处|立案|印制|印发|编印|制作|录制|拍摄|拆除|清理|清运|栽植|种植|开展|举办|召开|组织|发布|公开|推送|征集|收集|登记|核查|排查|整改|处理|审核|审查)"
)
_AGAIN = lazy(r"(?:其中)?[一-鿿]{2,6}(?P<deed>[一-鿿]{2})(?:了|共)?")


def _done_again(first: str, second: str) -> bool:
    """更换井盖80个，主干道更换30块: the same deed told again of a place, without its object."""
    does, again = _DOES.match(first), _AGAIN.fullmatch(second)
    return bool(
        does
        and again
        and does["deed"] == again["deed"]
        and 2 <= len(first) - does.end() <= 8
        and not _MEDIA.search(second)
    )


_SETS_OFF = lazy("启动|发[布出送]|解除|响应|接[到收]|转发|更新|触发|撤销")
_CARRIES = lazy(
    r"(?P<kind>预警|预报|警示|提示|提醒|停[水电气]|风险|招聘|招标|通告)(?:信息|消息|通知|公告|通报|短信)$"
)


def carried(row: Sequence[Quantity], prose: str) -> Iterator[tuple[Quantity, Quantity]]:
    """预警信息86条，其中暴雨预警40次: what is issued, once by its carrier and once by its own name."""
    for first, second in itertools.pairwise(row):
        kind = _CARRIES.search(first.lead)
        if (
            kind
            and first.unit != second.unit
            and {first.unit, second.unit} <= set("条则次份期个件篇起")
            and second.value <= first.value
            and not first.tail
            and not second.tail
            and second.lead.startswith("其中")
            and second.lead.endswith(kind["kind"])
            and not _SETS_OFF.search(second.lead)
            and prose[first.span.end : second.span.start].startswith("，其中")
        ):
            yield second, first
