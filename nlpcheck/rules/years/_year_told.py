"""What is told of a year in a report: its deeds, its whole, its things."""

from __future__ import annotations

import re

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Year
from nlpcheck.rules.base import Context

OPENING = lazy(r"^(?:度|以来|全年)?，|^是[^，。；]{3,30}(?:年)，")
# 某年，在上级指导下，各项任务全面完成: a unit's year in general words
IN_GENERAL = lazy(
    r"^(?:度|全年)?，(?:在[^，。；]{2,24}[下中]，|(?:坚持|围绕|按照|根据|认真|深入|全面|扎实|严格|积极|切实|始终|紧紧|立足|聚焦|紧扣|着力|大力|持续|不断|以)[^，。；]{4,40}[，。])"
)
_DEEDS = (
    r"举办|召开|组织|开展|发布|公开|推送|收到|受理|办理|制作|制发|作出|更新|接听|接待|回复|答复|编发|印发|"
    r"点击量|访问量|阅读量|浏览量|关注人数|粉丝|建成|开设|发放|抽查|检查|报送|审核|解读|宣讲|张贴|悬挂|印制|编制|编印|制定|修订|梳理|清理|培训|走访|回访|"
    r"处理|处置|解答|回应|征集|采纳|录制|拍摄|播出|播放|推出|上线|新增|更换|维护|巡查|整改|调处|化解|排查|改造|修缮|派发|投放|配备|聘请|录入|上传|"
    r"转载|转发|刊发|刊登|采集|公示|公布|办结|交办|转办|督办|通报|评选|演练|组建|设立|设置|搭建|完成|吸引|惠及|服务|查处|归集|汇编|播报|接收|接访|下沉|登记|扩充|增加到|新建|安排|投入|收取|出动|绘制|打印|复印|校对|摘编|编写|巡展|对接|联系|协助|指导|督促|督查|调研|座谈|慰问"
)
COUNTED = lazy(
    # 共 and 累计 sum up a year, whatever was counted
    r"^(?:度|全年)?，?(?:全年|[我本][局镇县区市乡街级])?(?:共|累计|共计)[\u4e00-\u9fff]{2,12}(?=\d)|"
    r"^(?:度|全年|以来|内|里)?，?[^，。；]{0,16}?(?:共|累计|全年|新|主动)?(?:收到|受理|新收|(?<!政务)(?<!信息)公开(?!工作|要点|指南|目录|专栏|条例)|发布|办结|制发|发生|被申请|因政府信息公开|(?:没有|未)(?:收取|收到|发生|产生|与政府信息公开))"
)
# 2022年印发的文件, 2022年立项的6个项目: things of that year
THINGS = lazy(rf"^(?:度)?[^，。；\d]{{0,10}}(?:(?:{_DEEDS})的(?!公众号|网站)|的\d)")
WORKED = lazy(
    r"^(?:度|全年|以来|内|里)?，?(?:[^。；，]{0,16}(?:[我全本各][县市区镇乡街局委办院厅站单机级]|政府(?:办公室)?|[县市区局镇乡街]办公室|机关|网站|公众号|新媒体|平台|办事处)"
    r"[^。；]{0,24}?|(?:通过|依托|利用)[^。；，]{0,20}|(?:结合|围绕|按照|根据|聚焦|针对|坚持)[^。；，]{2,16}(?=，)|我们|共|累计|线上线下|先后|，|认真|组织开展|主动|集中|全年|内|里)*"
    rf"(?:[\u4e00-\u9fff]{{0,6}}?(?:办结|办理|答复|回复|满意|参与|公开|解读|更新|整改)(?:率|度)|{_DEEDS})"
)
# 2022年度决算, 2022年起, 2022年印发的方案: of that year, but now
OTHERWISE = lazy(
    r"^(?:度)?(?:\d{1,2}月|[底末初春夏秋冬中前后]|上半年|下半年|起|至|到|—|-|以前|之前|开始|第|部门|财政|预算|决算|政府工作报告|工作报告|考核|年报|年度报告|统计|"
    r"结转|工作要点|政务公开(?:工作)?要点|民生实事|重点|国家|全国|全省|省级)"
    r"|^(?:度)?(?!(?:我[镇县市区局街]|全[镇县市区]|主动|共|全年|，)*(?:公开|公示|发布|公布))[^，。；]{0,16}(?:决算|预算)|^(?:度)?[^，。；]{0,16}(?:年报|年度报告|工作要点|[发定布台施行]的|中标|获|被|荣获|试点|搬迁|成立|机构改革|换届)"
)
COMPARED = lazy(r"(?:较|比|与|同|从|自|由|至|到|在|于|对|和|、|（|《|—|截至|截止)$")
TELLS_BOTH = lazy(r"相比|同期|增长|下降|上升|减少|增加|结转|整改|上年|以来")


# The whole of a year, told wherever it stands: by its months, seasons, its end, in looking back.
_WHOLE = lazy(
    r"^(?:度)?(?:的(?:12|十二)个月|的?全年|整年|的?一年(?:里|来|中|间|，|。)|的365天|以来(?=，)|1[-—–－~～至到]1[0-2]月|1月(?:份)?[至到—-]12月(?:份|底)?(?:期间)?(?=[，、]|[一-鿿]))"
    r"|^(?:第?一季度|1季度|年?初|上半年|春季)[^。；\n]{2,40}(?:二季度|第二季度|2季度|年中|下半年|年[底末]|[四三]季度|秋季|[冬夏]季)"
    r"|^(?:度)?(?:新)?(?:发生|收到|受理|接到|办理|收悉|承办|交办|查处|新增|开展|举办)的\d+"
    r"|^(?:度)?(?:评选|表彰|命名|授予|授牌|选树|认定|通报表扬)[^，。；]{2,16}\d+"
)
_LOOKS_BACK = lazy(r"(?:回顾|回望|总结|纵观|盘点|梳理|综观|回首|过去的?|反思)$")
_LOOKED = lazy(
    r"^(?:度|全年)?(?:的)?(?:各项)?(?:政务公开|政府信息公开|信息公开)?(?:工作)?(?:历程|情况|全年)?，"
)
_ENDED = lazy(r"^(?:年[末底]|末|底|12月(?:底|末|31日))(?:止|为止)?，")
_SUMMED = lazy(r"^(?:度)?(?:全年)?(?:共|累计|共计|总共|合计|先后|一共)[一-鿿]{2,16}\d")


# 12345热线2022年转来工单934件: who, when, what and how many; no things of that year
_WHO = lazy(
    r"(?:^|[。；\n\u3000，])(?![^，。；\n]*(?:对照|针对|落实|根据|按照|《|获|较|比|同|自|从|原))[^，。；、：\n]{0,12}"
    r"(?:热线|平台|网站|大厅|窗口|中心|机构|站所|专栏|栏目|单位|部门|科室|股室|[县市区乡镇]直机关|社区|村|企业|学校|医院|信箱|小程序|公众号|视频号|抖音号|微博|头条号|客户端|新媒体|系统|办公室|执法队|队伍|干部|信息员|网格员|"
    r"工作人员|乡镇|街道|[镇乡]|领导小组|专班|工作组|[一-鿿]局|[一-鿿]委|法律顾问|志愿者|媒体|电台|电视台|服务站|服务点|查阅点|公开栏)(?:在|于)?$"
)
_WHAT = lazy(
    r"^(?:度)?(?:全年|内|里)?(?:共|累计|总共|合计|先后|一共|新)?(?:转来|转办|交办|承办|接听|接待|接访|接收|接到|收到|收集|收悉|受理|办理|办结|回复|答复|回应|发布|推送|公开|举办|开展|召开|组织|播出|播放|印发|发放|提供|报送|上报|"
    r"解答|处理|处置|查处|检查|抽查|征集|采纳|解决|完成|更新|编发|编印|印制|刊发|张贴|巡查|走访|培训|送达|出具|核发|发出|发送|登记|调解|化解|服务|惠及|检测|监测|抽检|曝光|通报|转载|上传|录入|审核|审查|清理|梳理|排查|整治|宣讲|解读|点击|阅读|访问)"
    r"(?!的)[^，。；的\d]{0,12}(?:达|为|共)?\d"
)


def told_of_whom(before: str, after: str) -> bool:
    """Whether a count of the year is told of one of the office's own means or people."""
    return bool(_WHO.search(before) and _WHAT.match(after))


_OWN_WORK = r"(?:[我本全][县市区镇乡街局委办厅院站单机][一-鿿]{0,2})?(?:的)?(?:政务公开|政府信息公开|信息公开|政府信息和政务公开)?(?:各项|主要|重点)?"
# 2022年的政务公开工作得到认可; 2022年是提升之年; 2022年我镇认真落实……
_OF_WORK = lazy(
    rf"^(?:度)?{_OWN_WORK}(?:工作|信息公开)(?:中|里|，|总体|稳步|扎实|有序|取得|得到|顺利|继续|成效|水平|质量|情况(?:总体|良好|如下|报告如下)|实现|呈现|有了|迈上|再上|开展|推进(?!会|方案)|富有|卓有|进展|持续|圆满)"
    r"|^(?:度)?，?是[^，。；]{2,40}(?:的(?:一年|重要年份|关键时期|关键期)|之年|年)(?=[，。；])"
)
_ITS_WORK = lazy(
    r"^(?:度)?(?:全年)?，?(?:我们|[我本全][县市区镇乡街局委办厅院站单机][一-鿿]{0,2})?(?:以[^，。；]{2,14}为(?:导向|抓手|重点|契机|主线|目标|引领)|先后|还|继续|始终|也|均|都)?(?:认真|严格|积极|主动|持续|不断|进一步|全面|扎实|切实|坚持|严格|着力|大力|深入|高度重视|紧紧围绕|建立健全|健全|完善|强化|加强|优化|深化|拓展|规范|压实|聚焦|夯实)(?![^，。；]{0,20}的(?:意见|通知|方案|办法|机制|制度|要点|计划|目录))[^。；]{4,}"
)
_SUMS_UP = lazy(
    r"(?:^|[。；\n\u3000])(?:综上(?:所述)?|总之|总的(?:来)?看|总体(?:上|来)?(?:看|来看|来说)|一年来|通过努力|为(?:切实|扎实|更好|全面|有效)?(?:做好|推进|抓好|落实|确保|保障|保证|推动|促进|完成)|现将|统筹(?:推进)?|围绕)，?(?:我[县市区镇乡街局委办])?$"
)
_NAMED_SO = lazy(r"(?:今年|本年度|报告年度|本年|报告期)[（(，、]?(?:即|为|指)?$")
_PLANS_MADE = lazy(
    r"^(?:度)?[^，。；]{0,16}(?:要点|方案|计划|报告|考核|评估|总结|预算|决算|年报|清单|目录|规划)"
)
# 通过一系列举措，2022年群众满意度明显提升
_BETTER = lazy(
    r"^(?:度)?(?:的)?(?![^，。；]{0,12}(?:印发|出台|建成|立项|确定)的)[^，。；\d]{2,16}(?:提升|提高|改善|增强|好转|优化|到位|平稳|有序|突破|进展|成效|规范)(?=[，。；])"
)
_QUARTER = lazy(
    r"^(?:度)?(?:第?[一二三四1-4]季度|[上下]半年)(?:，|[我本全][县市区镇乡街局]|共|累计|先后|组织|开展|举办|公开|发布|受理|收到)[^。；]{0,30}\d"
)


def of_own_work(before: str, after: str, opened: bool) -> bool:
    """Whether a year is said to be that of the work reported: as the year of the work, as what
    this year is, as what is summed up; ``before`` is what stands before it, 24 characters at most,
    ``after`` what follows, and ``opened`` whether it opens its sentence."""
    if COMPARED.search(before) and not before.endswith(("在", "与", "和")):
        return False
    if _NAMED_SO.search(before):
        return True
    if _PLANS_MADE.match(after) or re.search(
        r"(?:对照|针对|印发|总结|梳理|比|较|自|从|根据|按照|《)$", before
    ):
        return False
    if _SUMS_UP.search(before) and not after.startswith(("起", "以来")):
        return bool(re.match(r"(?:度)?[^，。；]{0,20}(?:工作|公开|任务|情况)", after))
    if before.endswith("，") and _BETTER.match(after):
        return True
    clause = re.split(r"[。；，\n\u3000：]", before)[-1]
    if clause not in ("", "在") and not re.fullmatch(
        r"(?:[我本全][县市区镇乡街局委办厅院站单机][一-鿿]{0,3}|使?[我本全][县市区镇乡街局]|做好|推动|推进|确保|抓好|为)",
        clause,
    ):
        return False
    if _OF_WORK.match(after):
        return True
    return opened and bool(_ITS_WORK.match(after) or _QUARTER.match(after))


def told_whole(before: str, after: str) -> bool | None:
    """贯穿2022年全年, 在2022年的12个月里, 回顾2022年工作，, 企业2022年共发出…; None where it
    hangs on a count behind it (到2022年末，…有)."""
    if re.search(r"(?:较|比|与|同|和|自|从|《|—|、|（)$", before):
        return False
    if _WHOLE.match(after):
        # 2022年以来 may go on to this day; so a year's own opening is asked for
        opened = not before or before[-1] in "。\n\u3000 "
        return not after.startswith(("以来", "度以来")) or opened
    if _LOOKS_BACK.search(before) and _LOOKED.match(after):
        return True
    if re.search(r"(?:^|[。；，\n\u3000])(?:到|截至|截止|至)$", before) and _ENDED.match(after):
        return None
    return bool(re.search(r"[一-鿿]$", before) and _SUMMED.match(after)) and not COMPARED.search(
        before
    )


# 根据2023年工作安排，2022年9月举办: this year's plan, carried out the year before
BY_PLAN = lazy(
    r"(?:按照|根据|落实|依据|依照)(?P<y>20\d\d)年(?:度)?[^，。；\d]{0,16}(?:安排|计划|要点|部署|要求|方案|任务)，$"
)
DONE_IN = lazy(
    r"(?:\d{1,2}月(?:份|\d{1,2}日)?|[春夏秋冬]季|[上下]半年)?，?(?:先后|共|累计)?(?:举办|召开|开展|组织|发布|完成|公布|印发|启动)"
)
_ABOUT_IT = r"(?:我[局镇县市区乡街委办院厅]|全[局镇县市区乡街])?(?:的)?(?:政府信息公开|政务公开|信息公开|政府信息和政务公开)?(?:各项)?"
# 公布2022年度信息公开有关情况, 反映2022年工作全貌
OF_ITSELF = lazy(
    rf"度?(?:全年)?{_ABOUT_IT}(?<=开)(?:工作)?(?:的)?(?:有关|相关|主要|基本|总体|具体|实施|开展|推进|进展|落实)?(?:年度报告|年报|情况)(?![》中]|指出|显示|所列)"
    rf"|度?(?:全年)?{_ABOUT_IT}工作(?:的)?(?:有关|相关|主要|基本|总体|具体|开展|推进|进展|落实|完成)?(?:年度报告|年报|情况|全貌|概况|成效|总结)(?![》中]|指出|显示|所列)"
)
GIVES = lazy(
    r"(?:编制|公布|现将|发布|形成|撰写|反映|概述|总结|汇总|介绍|说明|涵盖|记录|展示|披露|梳理)[^。；]*$"
)


_SINCE = lazy("以来，(?P<who>[我本全][局镇县市区乡街委办院厅站]|[一-鿿]{3,24})")
_OF_BOTH = lazy(r"\d|今年|本年|整改|[两三]年|连续|逐年|首次|完成|建成|实施")


def since_last_year(context: Context, year: Year) -> bool:
    """2022年以来，我镇持续……: the head of a paragraph of 2023's report without a number, or
    what was told of since; may also be meant as it stands."""
    report = context.report
    paragraph = report.paragraph_at(year.span.start)
    if paragraph is None or report.year is None or year.value != report.year - 1:
        return False
    text = context.text
    if text[paragraph.span.start : year.span.start].strip(" \u3000*"):
        return False
    end = text.find("。", year.span.end, paragraph.span.end)
    sentence = text[year.span.end : end if end >= 0 else paragraph.span.end]
    of_own = _SINCE.match(sentence)
    return (
        of_own is not None
        and (of_own["who"][0] in "我本全" or sentence.startswith(report.issuer, 3))
        and not _OF_BOTH.search(sentence)
        and f"{report.year}年" not in text[year.span.end : paragraph.span.end]
    )
