"""What stands round a place: the office's own affairs, or others that it learns from, helps, lists."""

from __future__ import annotations

import re

from nlpcheck.language.lazy import lazy

ELSEWHERE = lazy(
    r"学习(?!贯彻|宣传|《|政务|政府|习近平|党|有关|相关|公开|条例)|考察|借鉴|交流|赴|来自|帮扶|对口|协作|支援|联合|结对|共建|相邻|联动|联建|观摩|参观|兄弟|转自|转发|协助|核查|接待|引进|来访|交界|接壤|毗邻|划转|户籍|籍|外地|跨|驻|投资|投标|中标|招商|务工|申请人(?!可|均可|须|需|应|凭|通过|登录|提交)|居民(?!小区|楼|区|可|均可|就近|凭)|公司|企业|上级|省级|同类|等地|经验|做法|值得|培训班|大学|法院|检察院|来我|邀请|聘请|转载|援建|比学赶超|移交|协查|护送|转介|返乡|来函|发函"
)

_END = lazy("[。；\n]")


def within(text: str, start: int, end: int, left: int, right: int) -> str:
    """What stands within ``left`` and ``right`` characters of a place in its own sentence."""
    before = _END.split(text[max(0, start - left) : start])[-1]
    return f"{before}{text[start:end]}{_END.split(text[end : end + right])[0]}"


_US = lazy("[我本][市县区旗镇乡街局委省州]")


def beside_us(text: str, start: int, end: int) -> bool:
    """Whether the sentence tells of the own place too, so that the other one is another."""
    return bool(_US.search(within(text, start, end, 40, 40)))


# 中山北路街道, 和平镇, 上河镇: names that begin with what is a function word elsewhere
A_NAME = lazy(
    "(?:中(?:山|华|兴|原|和|城|湖|洲|坝)|和(?:平|睦|顺|谐|润)|前(?:进|程|锋|山|海|湾|门|埔)|向(?:阳|荣|东|前)|上(?:海|河|塘|庄|湾|坝|街|岭|坪|城|元|清)|下(?:河|塘|庄|湾|坝|关|岭|坪|沙|城|店)"
    "|内(?:环|江|坪)|外(?:滩|环)|后(?:海|港|宅|塘)|时(?:代|庄|堰)|月(?:湖|坛|塘|山)|日(?:新|升)|均(?:安|川)|由(?:村)|从(?:化)|有(?:色|恒))"
)


LISTED = lazy(
    r"合作|调研|辖区|下辖|所属|各(?:县|市|区|地|省|州|兄弟)(?!各|级|部门|直)|各(?:镇|街道|乡镇)[、（如]|优秀|典型|推广|试点|先进|表彰|包括|分别为|其中|抽查|选取|作为"
)
BESIDE = lazy(r"(?<!请)[与和同跟、及至—]$|邻近|毗邻|途经|位于|往返|前往")
# A town where an office names itself: what leads up to it, and what is its own behind it.
_LEADING = "请与|由|在|到|向|为|以|让|使|对|依托|结合|根据|按照|提升|提高|推动|推进|促进|确保|保障|维护|做好|抓好|扩大|加强|方便|服务|面向|覆盖|通过|发挥|用好|(?:建设|打造|共建)(?:更加?)?(?:美丽|和谐|幸福|平安|法治|宜居|富裕|文明|现代化)+"
STANDS = lazy(rf"(?:^|[\n。；，：“ \u3000]|年度?|{_LEADING})$")
TOWN = lazy(
    rf"(?:(?:^[ \t　]*|[。；，：“]|\d{{4}}年(?:度)?)(?:{_LEADING})?|{_LEADING})"
    r"(?P<x>[一-鿿]{2,3}(?:镇|乡|街道|[路门桥]街道))"
    r"(?=党委|党工委|政府|人民政府|办事处|党政|政府办|政务|便民服务|为民服务|各村|各社区|各部门|各单位|各办|各站所|辖区|范围内|全域|镇长|主任|书记|广大|群众|居民|村民|人民|"
    r"经济|社会|工作|实际|政务公开|政府信息公开|信息公开|公共服务|中心工作|累计|共收|共受理|全年|始终|\d{4}年|纪委|纪检|人大|各科室|各股室|各站所|各网格|各小区|综合便民|综合执法|综合行政执法|综合治理|综合文化|综合服务|社区事务|社区服务中心|党群|退役军人服务站|文化站|信息员|网格员|"
    r"将|每[周月季年]|按[月季年周]|设立|设有|印发|召开|制定|出台|开设|新增|编制|公布|公开|推行|落实|梳理|建立|明确|更新|组织|安排|共有|共设|在(?:便民|镇|政务|网站|公开栏|服务|各[村社])|提供|作贡献|作出|高质量|营商|发布[”」])",
    re.MULTILINE,
)


_ANYONE = lazy(
    r"居民|企业|公司|申请人|大学|投资|招商|引进|聘请|邀请|接待|经验|法院|检察院|上级|培训班|驻(?=[村社企片])"
)
"""Whom an office deals with in its own affairs too: they tell of elsewhere only beside the name."""
_BESIDE_NAME = 8
"""Characters behind the name that are beside it, its office among them (街道办事处居民)."""


def visited(text: str, start: int, end: int) -> bool:
    """Whether a place is one to learn from, to help, to list, or stands beside the own one."""
    before = re.split(r"[。；\n]", text[max(0, start - 40) : start])[-1]
    after = re.split(r"[。；\n]", text[start : end + 40])[0]
    near = end - start + _BESIDE_NAME
    return bool(
        re.search(r"[我本该][镇乡街]", before + after)
        or ELSEWHERE.search(before + after[:near])
        or ELSEWHERE.search(_ANYONE.sub("，", after[near:]))
        or BESIDE.search(text[max(0, start - 4) : start])
        or LISTED.search(text[max(0, start - 10) : start])
    )


NO_TOWN = lazy(
    r"^(?:原[一-鿿]{2}|[我本各全该某其两几每]|[乡城村集小古名重](?:镇|乡|街道)|[乡城村](?:镇|乡|街|村|区|郊)?街道|小城|集镇|中心|特色|建制|贫困|示范|试点|先进|周边|邻|兄弟|所辖|辖|下辖|有关|相关|优秀|文明|紧扣|紧贴|立足|聚焦|围绕|贴近|深入|下沉|反映|发动|组织|动员|指导|督促|协助|配合|联合|设立|成立|建立|覆盖|服务|负责|具备|关于|属于|重点|重要|古村|名村|城乡|村级|城[市区]|乡村)"
    r"|(?:贫困|示范|先进|试点|强|周边|脱贫|重点|特色|中心|建制|小城|卫星|文明|[乡村集]|(?<![新老古东西南北皇金龙凤石阳])城)(?:镇|乡|街道)$"
)
