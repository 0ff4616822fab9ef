"""YR006."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Quantity, Year
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.told import counts
from nlpcheck.types import Finding, Severity

_OPENING = lazy(r"^(?:度|以来|全年)?，|^是[^，。；]{3,30}(?:年)，")
# 某年，在上级指导下，各项任务全面完成: a unit's year in general words
_IN_GENERAL = lazy(
    r"^(?:度|全年)?，(?:在[^，。；]{2,24}[下中]，|(?:坚持|围绕|按照|根据|认真|深入|全面|扎实|严格|积极|切实|始终|紧紧|立足|聚焦|紧扣|着力|大力|持续|不断|以)[^，。；]{4,40}[，。])"
)
_DEEDS = (
    r"举办|召开|组织|开展|发布|公开|推送|收到|受理|办理|制作|制发|作出|更新|接听|接待|回复|答复|编发|印发|"
    r"点击量|访问量|阅读量|浏览量|关注人数|粉丝|建成|开设|发放|抽查|检查|报送|审核|解读|宣讲|张贴|悬挂|印制|编制|编印|制定|修订|梳理|清理|培训|走访|回访|"
    r"处理|处置|解答|回应|征集|采纳|录制|拍摄|播出|播放|推出|上线|新增|更换|维护|巡查|整改|调处|化解|排查|改造|修缮|派发|投放|配备|聘请|录入|上传|"
    r"转载|转发|刊发|刊登|采集|公示|公布|办结|交办|转办|督办|通报|评选|演练|组建|设立|设置|搭建|完成|吸引|惠及|服务|查处|归集|汇编|播报|接收|接访|下沉|登记|扩充|增加到|新建|安排|投入|收取|出动|绘制|打印|复印|校对|摘编|编写|巡展|对接|联系|协助|指导|督促|督查|调研|座谈|慰问"
)
_COUNTED = lazy(
    # 共 and 累计 sum up a year, whatever was counted
    r"^(?:度|全年)?，?(?:全年|[我本][局镇县区市乡街级])?(?:共|累计|共计)[\u4e00-\u9fff]{2,12}(?=\d)|"
    r"^(?:度|全年|以来|内|里)?，?[^，。；]{0,16}?(?:共|累计|全年|新|主动)?(?:收到|受理|新收|(?<!政务)(?<!信息)公开(?!工作|要点|指南|目录|专栏|条例)|发布|办结|制发|发生|被申请|因政府信息公开|(?:没有|未)(?:收取|收到|发生|产生|与政府信息公开))"
)
# 2022年印发的文件, 2022年立项的6个项目: things of that year
_THINGS = lazy(rf"^(?:度)?[^，。；\d]{{0,10}}(?:(?:{_DEEDS})的(?!公众号|网站)|的\d)")
_WORKED = lazy(
    r"^(?:度|全年|以来|内|里)?，?(?:[^。；，]{0,16}(?:[我全本各][县市区镇乡街局委办院厅站单机级]|政府(?:办公室)?|[县市区局镇乡街]办公室|机关|网站|公众号|新媒体|平台|办事处)"
    r"[^。；]{0,24}?|(?:通过|依托|利用)[^。；，]{0,20}|(?:结合|围绕|按照|根据|聚焦|针对|坚持)[^。；，]{2,16}(?=，)|我们|共|累计|线上线下|先后|，|认真|组织开展|主动|集中|全年|内|里)*"
    rf"(?:[\u4e00-\u9fff]{{0,6}}?(?:办结|办理|答复|回复|满意|参与|公开|解读|更新|整改)(?:率|度)|{_DEEDS})"
)
# 2022年度决算, 2022年起, 2022年印发的方案: of that year, but now
_OTHERWISE = lazy(
    r"^(?:度)?(?:\d{1,2}月|[底末初春夏秋冬中前后]|上半年|下半年|起|至|到|—|-|以前|之前|开始|第|部门|财政|预算|决算|政府工作报告|工作报告|考核|年报|年度报告|统计|"
    r"结转|工作要点|政务公开(?:工作)?要点|民生实事|重点|国家|全国|全省|省级)"
    r"|^(?:度)?(?!(?:我[镇县市区局街]|全[镇县市区]|主动|共|全年|，)*(?:公开|公示|发布|公布))[^，。；]{0,16}(?:决算|预算)|^(?:度)?[^，。；]{0,16}(?:年报|年度报告|工作要点|[发定布台施行]的|中标|获|被|荣获|试点|搬迁|成立|机构改革|换届)"
)
_COMPARED = lazy(r"(?:较|比|与|同|从|自|由|至|到|在|于|对|和|、|（|《|—|截至|截止)$")
_TELLS_BOTH = lazy(r"相比|同期|增长|下降|上升|减少|增加|结转|整改|上年|以来")


_LOOKING_BACK = frozenset(["在", "回顾", "总结", "过去的", "回望", "回首", "纵观", "刚刚过去的"])
_STATISTICS = lazy(
    r"(?:^|[。；\n\u3000])(?:据(?:不完全)?统计|经统计|统计显示|数据显示|总体来看|总的来看)，$"
)
_OWN_MEANS = lazy(
    r"(?:门户|政府)?网站|(?:微信)?公众号|政务新媒体|新媒体|查阅点|公开专栏|公开平台|服务窗口|政务服务中心"
)
_NOTHING = lazy(
    r"^(?:度|全年|内)?，?[^，。；]{0,10}?(?:(?:没有|未)(?:向[^，。；]{1,8})?(?:收取|收到|发生|产生|与政府信息公开)|(?:没有|无)(?:其他|其它)?需要?(?:报告|说明)的"
    r"|(?:没有|无)(?:政府)?信息公开(?:信息处理)?(?:收费|费用)|(?:没有|无)(?:收费|其他事项))"
)


# The whole of a year, told wherever it stands: by its months, seasons, its end, in looking back.
_WHOLE = lazy(
    r"^(?:度)?(?:的(?:12|十二)个月|的?全年|整年|的?一年(?:里|来|中|间|，|。)|的365天|以来(?=，)|1[-—－~～至到]12月|1月(?:份)?[至到—-]12月(?:份|底)?(?:期间)?(?=[，、]|[一-鿿]))"
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


class StaleYear(Rule):
    code = "YR006"
    severity = Severity.ERROR
    summary = "开篇、期间或统计数仍写其他年份"
    summary_en = "the opening, the period or a count still names another year"
    why = "年度报告的内容为报告年度的情况；沿用上年文本时年份常漏改。"
    limits = "只看段首的“某年，……”和收到、公开、复议诉讼等统计数的年份，且只认前三年和下一年；同句写到本年度的、比较的、文件的年份不看。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            bad="⟦2022年⟧，我镇认真执行条例，扎实推进各项公开工作。",
            fixed="2023年，我镇认真执行条例，扎实推进各项公开工作。",
            good="2023年，我镇认真执行条例，公开信息较2022年增长12%，落实2022年印发的工作方案。",
        ),
        Example(
            slot="s1",
            bad="2023年，我镇认真执行条例。⟦2022年⟧共收到政府信息公开申请0件。",
            good="2023年，我镇认真执行条例。2022年收到政府信息公开申请3件，2023年没有收到。",
        ),
        Example(
            slot="s1",
            bad="2023年，我镇认真执行条例。⟦2022年⟧全年共发放宣传手册600份。",
            good="2023年，我镇认真执行条例。2022年共发放宣传手册600份，2023年发放700份。",
        ),
        Example(
            slot="s5",
            bad="⟦2022年⟧存在的主要问题：更新不及时。改进措施：2024年6月底前完成12个栏目的更新。",
            good="2022年指出的问题已全部整改。2023年存在的主要问题：更新不及时。2024年6月底前更新12个栏目。",
        ),
        Example(
            slot="s1",
            bad="2023年，我镇认真执行条例。⟦2022年⟧度共举办培训3期，参训120人次。截至⟦2022年⟧12月31日，网站公开信息320条。",
            good="2023年，我镇认真执行条例。2022年度部门决算12份于8月公开。截至2022年底共有栏目12个，2023年新增3个。2022年印发的12件文件继续有效。",
        ),
        Example(
            slot="s1",
            bad="2023年，我镇认真执行条例。据统计，⟦2022年⟧新媒体推送信息42条。⟦2022年⟧，结合镇情实际，修订目录36项。网站在⟦2022年⟧更新信息15条。⟦2022年⟧主动公开财政预决算、惠农补贴信息32条。⟦2022年⟧网民留言办结率达到98%。",
            good="2022年，国务院印发的意见明确了3项任务，我镇逐项落实。2023年，我镇认真执行条例。2022年新修订的目录包括36个事项。2022年立项的6个项目按月公示。2022年我镇被评为先进单位，3名信息员受表彰。",
        ),
        Example(
            slot="s1",
            bad="⟦2022年⟧，在上级指导下，各项公开任务全面完成。\n2023年，我镇印发方案3件。",
            good="2022年，村级换届产生新任信息员12名，今年安排集中培训2次。\n2023年，我镇印发方案3件。",
        ),
        Example(
            slot="s6",
            bad="⟦2022年⟧度没有其他需要报告的事项。我镇在⟦2022年⟧未产生信息处理费。",
            good="2023年度没有其他需要报告的事项。我镇2022年收取的信息处理费已退还。",
        ),
        Example(
            slot="s1",
            bad="2023年，我镇认真执行条例。\n⟦2022年⟧1月至12月，小程序访问量为86万次。在⟦2022年⟧的12个月里，大厅发放卡片380张。回顾⟦2022年⟧工作，领导重视是关键。把开门办公贯穿⟦2022年⟧全年，接待群众5批。供水企业⟦2022年⟧共发出停水通知21则。⟦2022年⟧一季度启动修订，二季度征求意见，四季度上线。对⟦2022年⟧度新发生的11起舆情及时回应。到⟦2022年⟧末，可供查阅的文件有126件。",
            good="2023年，我镇认真执行条例。2022年以来持续推进的3项改革完成2项。较2022年全年增长12%。从2022年初到现在，共整改12处。2022年底建成的大厅本年投入使用。梳理2022年印发的文件12件。",
        ),
        Example(
            slot="s1",
            good="2021年、2022年年度报告指出的问题已整改。2022年10月，我镇机构改革，2023年起由党政办负责。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        if report.year is None:
            return
        reported = set()
        first = True
        for year in counts(context).years:
            section = report.section_at(year.span.start)
            if self._told_of_itself(context, year, section):
                yield self._stale(context, year)
                continue
            if section not in {None, 1, 2, 3, 4, 6} or (
                section is None and report.section(1) and self._after_sections(context, year)
            ):
                continue
            opening = self._opens(context, year)
            is_first = first and opening and section == 1
            if opening and section == 1:
                first = False
            near = range(report.year - 3, report.year + 2)
            if (
                year.value == report.year
                or year.value not in near
                or not self._alone(context, year)
            ):
                continue
            history = opening and self._history(context, year)
            if history and not (self._after_own(context, year) and self._counts(context, year)):
                continue
            if (
                history
                or (opening and (is_first or self._own_words(context, year)))
                or (opening and section == 1 and self._in_general(context, year))
                or self._counts(context, year)
            ):
                reported.add(year.span)
                yield self._stale(context, year)

    def _after_sections(self, context: Context, year: Year) -> bool:
        section = context.report.section(1)
        return bool(section and section.heading and year.span.start > section.heading.end)

    def _opens(self, context: Context, year: Year) -> bool:
        paragraph = context.report.paragraph_at(year.span.start)
        if paragraph is None:
            return False
        before = context.text[paragraph.span.start : year.span.start]
        opens = (
            not before.strip(" \u3000*")
            or before.strip(" \u3000*") in _LOOKING_BACK
            or (before.endswith("。") and self._own_words(context, year))
            or re.fullmatch(
                r"[（(]?[一二三四五六七八九十\d]+[）)、.．][^，。]{0,16}[。：]?\**\s*", before
            )
        )
        return bool(opens) and bool(
            _OPENING.match(context.text[year.span.end : year.span.end + 36])
        )

    def _history(self, context: Context, year: Year) -> bool:
        """Whether the paragraph goes on to the report's own year."""
        paragraph = context.report.paragraph_at(year.span.start)
        return paragraph is not None and any(
            y.value == context.report.year
            and y.span in paragraph.span
            and context.text[y.span.start - 1] in "。；\n\u3000"
            for y in counts(context).years
        )

    def _after_own(self, context: Context, year: Year) -> bool:
        """Whether the paragraph opened with the report's own year."""
        paragraph = context.report.paragraph_at(year.span.start)
        return paragraph is not None and any(
            y.value == context.report.year
            and paragraph.span.start <= y.span.start < year.span.start
            for y in counts(context).years
        )

    def _told_of_itself(self, context: Context, year: Year, section: int | None) -> bool:
        """编制2022年政府信息公开工作年度报告 before section one, 2022年存在的问题 in section five."""
        report = context.report
        if report.year is None or year.value == report.year or abs(year.value - report.year) > 3:
            return False
        text = report.text
        after = text[year.span.end : year.span.end + 30]
        if section is None and not self._after_sections(context, year):
            before = text[max(0, year.span.start - 24) : year.span.start]
            return bool(
                re.match(
                    r"度?(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:年度报告|年报|工作情况|情况)(?![》中]|指出|显示|所列)",
                    after,
                )
                and re.search(r"(?:编制|公布|现将|发布|形成|撰写)[^。；]*$", before)
            )
        if section == 5 and self._alone(context, year):
            before = text[year.span.start - 1 : year.span.start]
            return before in set("\n\u3000 。） )") and bool(
                re.match(
                    r"度?，?[^。：；]{0,24}(?:，[^。：；]{0,20}(?:但|仍|还|也)[^。：；]{0,6})?(?:存在|仍有|还有)[^，。：；]{0,8}(?:问题|不足|差距|薄弱环节|短板)",
                    after,
                )
            )
        return False

    def _own_words(self, context: Context, year: Year) -> bool:
        """Whether what follows is the unit's own work of the whole year (我镇…, 全县…, its name)."""
        after = context.text[year.span.end : year.span.end + 24]
        issuer = context.report.issuer
        head = (
            after.partition(issuer[:3])[0] if len(issuer) >= 3 and issuer[:3] in after else "印发"
        )
        return bool(
            re.match(
                r"(?:度|全年|以来)?，(?:(?:我|本|全)[局镇县市区乡街委办院厅站机单]|[镇乡县市区](?:人民)?政府|街道|办事处)",
                after,
            )
        ) or not re.search("印发|出台|发布|下发|召开|提出|国务院|中央|省|全国", head)

    def _in_general(self, context: Context, year: Year) -> bool:
        """Whether the paragraph opens with last year and goes on in general words of work done."""
        paragraph = context.report.paragraph_at(year.span.start)
        own = context.report.year or 0
        if paragraph is None or year.value != own - 1:
            return False
        before = context.text[paragraph.span.start : year.span.start].strip(" \u3000*")
        return not before and bool(
            _IN_GENERAL.match(context.text[year.span.end : year.span.end + 80])
        )

    def _counts(self, context: Context, year: Year) -> bool:
        after = context.text[year.span.end : year.span.end + 40]
        before = context.text[max(0, year.span.start - 2) : year.span.start]
        if self._until(context, year, before, after):
            return True
        if self._whole(context, year, after):
            return True
        if _OTHERWISE.match(after) or _THINGS.match(after):
            return False
        if _NOTHING.match(after) and self._heads(context, year, before, after):
            return True
        worked = bool(_WORKED.match(after))
        if not (_COUNTED.match(after) or worked) or not self._heads(context, year, before, after):
            return False
        return any(self._first_count(q, year, rate=True) for q in counts(context).items)

    def _whole(self, context: Context, year: Year, after: str) -> bool:
        """贯穿2022年全年, 在2022年的12个月里, 回顾2022年工作，, 到2022年末，…有, 企业2022年共发出…."""
        before = context.text[max(0, year.span.start - 8) : year.span.start]
        if re.search(r"(?:较|比|与|同|和|自|从|《|—|、|（)$", before):
            return False
        long = context.text[year.span.end : year.span.end + 60]
        if _WHOLE.match(long):
            # 2022年以来 may go on to this day; so a year's own opening is asked for
            return not long.startswith(("以来", "度以来")) or self._opened(before)
        if _LOOKS_BACK.search(before) and _LOOKED.match(after):
            return True
        if re.search(r"(?:^|[。；，\n\u3000])(?:到|截至|截止|至)$", before) and _ENDED.match(after):
            return any(self._first_count(q, year) for q in counts(context).items)
        return bool(
            re.search(r"[一-鿿]$", before) and _SUMMED.match(after)
        ) and not _COMPARED.search(before)

    @staticmethod
    def _opened(before: str) -> bool:
        return not before or before[-1] in "。\n\u3000 "

    def _heads(self, context: Context, year: Year, before: str, after: str) -> bool:
        """Whether the year opens its sentence, or what is counted stands right behind it."""
        if not before or before[-1] in "。；\n　 ：）*" or self._named(context, year):
            return True
        clause = re.split(
            r"[。；\n\u3000 ：）]", context.text[max(0, year.span.start - 6) : year.span.start]
        )[-1]
        if clause in _LOOKING_BACK:
            return after.lstrip("度内里").startswith("，")
        told = context.text[max(0, year.span.start - 12) : year.span.start]
        if _STATISTICS.search(told):
            return True
        if _COMPARED.search(before) or before[-1] != "，":
            return False
        return bool(
            re.match(
                r"^(?:度)?(?:全年)?，?(?:我[县市区镇乡街局]|全[县市区镇乡街局])?(?:共|累计|全年|主动|新)+(?:收到|受理|公开|发布)(?!的)",
                after,
            )
        )

    def _until(self, context: Context, year: Year, before: str, after: str) -> bool:
        """截至2022年12月31日，公开…条; 2022年1月1日至12月31日，…: last year's whole."""
        if before.endswith(("截至", "截止")):
            told = re.match(
                r"(?:12月31日|12月底|年?底)，(?=[^。]{0,40}(?:公开|信息|申请|网站|公众号|新媒体|培训|规范性文件|留言))",
                after,
            )
        elif before[-1:] in set("。；\n\u3000 ："):
            told = re.match(r"1月1日(?:起|以来)?(?:至|到|—|-)12月31日(?:止|期间)?，", after)
        else:
            return False
        return bool(told) and any(self._first_count(q, year) for q in counts(context).items)

    def _named(self, context: Context, year: Year) -> bool:
        """本局2023年收到…, 栖梧镇2023年没有收取…: the unit's own name stands right before."""
        before = context.text[max(0, year.span.start - 24) : year.span.start]
        clause = re.split(r"[。；，\n\u3000 ：）]", before)[-1].removesuffix("在")
        if _OWN_MEANS.fullmatch(clause):
            return True
        return bool(
            re.fullmatch(r"(?:我|本|全)(?:局|镇|乡|县|市|区|街道|委|办|机关|单位)", clause)
        ) or (len(clause) >= 3 and clause in context.report.issuer)

    def _first_count(self, count: Quantity, year: Year, rate: bool = False) -> bool:
        """Whether a count, or with ``rate`` a rate, is told within the year's sentence."""
        if rate and count.unit == "%" and "率" in count.lead:
            return year.span.end <= count.span.start <= year.span.end + 24
        start = count.span.start
        if rate and count.kind == "money" and re.search("经费|处理费|资金|费用", count.lead):
            return year.span.end <= start <= year.span.end + 24
        return (
            year.span.end <= start <= year.span.end + 56
            and count.sentence.start <= year.span.start
            and count.kind == "count"
        )

    def _alone(self, context: Context, year: Year) -> bool:
        """No other year, no comparison in the sentence."""
        report = context.report
        text = context.text
        start = max(text.rfind(mark, 0, year.span.start) for mark in "。\n") + 1
        end = min(
            (i for i in (text.find(m, year.span.end) for m in "。\n") if i >= 0), default=len(text)
        )
        sentence = text[start:end]
        others = {
            y.value
            for y in counts(context).years
            if start <= y.span.start < end and not _titled(text[start : y.span.start])
        } - {year.value}
        if report.year in others or others or "今年" in sentence or "本年" in sentence:
            return False
        if re.search(r"整改|(?<!上年)结转(?!0件)|同期|年度报告", sentence):
            return False
        following = text[end + 1 : end + 20].partition("\n")[0]
        if f"{report.year}年" in following or following.startswith(("今年", "本年")):
            return False
        at_start = year.span.start - start < 3
        return at_start or not _TELLS_BOTH.search(
            text[year.span.end : min(end, year.span.end + 60)]
        )

    def _stale(self, context: Context, year: Year) -> Finding:
        report = context.report
        right = f"{report.year}年"
        return self.finding(
            year.span,
            message=f"此处写“{year.span.of(report.text)}”，报告年度为{report.year}年；疑似未更新年份；建议核对，是否应为“{right}”。",
            replacement=right,
            safety="unsafe",
            confidence=0.9,
        )


def _titled(before: str) -> bool:
    """Whether what follows stands within a title: 《……2023年工作要点》."""
    return before.count("《") > before.count("》")
