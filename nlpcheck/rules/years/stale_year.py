"""YR006."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Quantity, Year
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.told import counts
from nlpcheck.rules.years._year_told import (
    BY_PLAN,
    COMPARED,
    COUNTED,
    DONE_IN,
    GIVES,
    IN_GENERAL,
    OF_ITSELF,
    OPENING,
    OTHERWISE,
    TELLS_BOTH,
    THINGS,
    WORKED,
    of_own_work,
    since_last_year,
    told_of_whom,
    told_whole,
)
from nlpcheck.types import Finding, Severity

_THIS = lazy(
    "(?:今年|本年度?内?|报告年度|一年来|本报告期|报告期内?|全年|年度内|年内|当年|这一年)[（(](?:即|指|为)?$"
)
_LOOKING_BACK = frozenset(
    "在 回顾 总结 过去的 回望 回首 纵观 刚刚过去的 在过去的 在刚刚过去的 综观 盘点 回顾过去的 总览 通观".split()  # noqa: SIM905
)
# 通过电视问政栏目，2022年共曝光问题26个: by what means, then when
_BY_MEANS = lazy(
    r"(?:^|[。；\n\u3000])(?:通过|依托|利用|借助|经由?|运用|借力|用好)[^，。；]{2,20}，$"
)
_STATISTICS = lazy(
    r"(?:^|[。；\n\u3000])(?:[据经](?!《)[^，。；《]{0,10}(?:统计|汇总|测算|初步统计|核算)|[^，。；]{0,8}(?:统计|数据|台账|后台)显示|总体来看|总的来看|总体上看|从数据看|从总体看)，$"
)
_OWN_MEANS = lazy(
    r"(?:门户|政府)?网站|(?:微信)?公众号|政务新媒体|新媒体|查阅点|公开专栏|公开平台|服务窗口|政务服务中心"
)
_NOTHING = lazy(
    r"^(?:度|全年|内)?，?[^，。；]{0,10}?(?:(?:没有|未)(?:向[^，。；]{1,8})?(?:收取|收到|发生|产生|与政府信息公开)|(?:没有|无)(?:其他|其它)?需要?(?:报告|说明)的"
    r"|(?:没有|无)(?:政府)?信息公开(?:信息处理)?(?:收费|费用)|(?:没有|无)(?:收费|其他事项))"
)


class StaleYear(Rule):
    code = "YR006"
    severity = Severity.ERROR
    summary = "开篇、期间或统计数仍写其他年份"
    summary_en = "the opening, the period or a count still names another year"
    why = "年度报告的内容为报告年度的情况；沿用上年文本时年份常漏改。"
    limits = "只看段首的“某年，……”、统计数、说全年工作（某年的工作、某年是……之年、综上）的年份，且只认前三年和下一年；同句写到本年度的、比较的、文件的年份不看。"
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
            bad="2023年，我镇认真执行条例。⟦2022年⟧的政务公开工作得到群众认可。通过一系列举措，⟦2022年⟧群众满意度明显提升。综上，⟦2022年⟧我镇信息公开工作取得新进展。为做好⟦2022年⟧政务公开工作，成立了专班。⟦2022年⟧是我镇公开工作的提升之年。\n今年（⟦2022年⟧）发布解读材料23篇。",
            good="2023年，我镇认真执行条例。2022年建立的机制继续执行。为落实2022年考核反馈意见，制定整改清单。对照2022年工作要点逐项检查。\n自2022年以来，持续优化专栏。2022年完善的目录沿用。",
        ),
        Example(
            slot="s1",
            bad="2023年，我镇认真执行条例。\n12345热线⟦2022年⟧转来工单934件。通过电视问政栏目，⟦2022年⟧共曝光问题26个。据办公室汇总，⟦2022年⟧度来信来访合计167件次。第三方机构对⟦2022年⟧1—11月的网站运行情况进行了4轮扫描。全年（⟦2022年⟧）召开发布会7场。按照2023年工作安排，⟦2022年⟧9月举办开放月。⟦2022年⟧1月1日至12月31日，系统运行平稳。",
            good="2023年，我镇认真执行条例。\n12345热线2022年上线，今年受理诉求934件。通过政府采购，2022年建成的专区投入使用。据2022年统计年鉴，全镇有村12个。平台2022年发布的12件文件继续有效。按照2022年工作安排，2022年9月启动的改造于今年完工。",
        ),
        Example(
            slot="s1",
            bad="2023年，我镇认真执行条例。\n⟦2022年⟧以来，我镇持续加强政策解读，公众参与度不断提高。",
            good="2023年，我镇认真执行条例。\n2022年以来，我镇连续两年开展专项整治，2023年完成12项。",
        ),
        Example(
            slot="s1",
            good="2022年1月1日至12月31日的信息公开费用已结清。2021年、2022年年度报告指出的问题已整改。2022年10月，我镇机构改革，2023年起由党政办负责。",
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
            if section == 1 and since_last_year(context, year):
                yield self._stale(context, year, Severity.INFO, 0.6)
                continue
            if self._called_so(context, year):
                yield self._stale(context, year)
                continue
            if self._told_of_itself(context, year, section) or self._by_plan(context, year):
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

    def _called_so(self, context: Context, year: Year) -> bool:
        """今年（2022年）, 本年度（即2022年）: this year by another name."""
        report = context.report
        near = report.year is not None and 0 < abs(year.value - report.year) <= 3
        return near and bool(
            _THIS.search(context.text, max(0, year.span.start - 8), year.span.start)
            and re.match("(?:度)?[）)]", context.text[year.span.end : year.span.end + 2])
        )

    def _by_plan(self, context: Context, year: Year) -> bool:
        """按照2023年工作安排，2022年9月举办……: what this year's plan asked for, done before it."""
        text = context.text
        plan = BY_PLAN.search(text, max(0, year.span.start - 40), year.span.start)
        own = context.report.year or 0
        return (
            plan is not None
            and int(plan["y"]) == own
            and 0 < own - year.value <= 3
            and DONE_IN.match(text, year.span.end) is not None
        )

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
        return bool(opens) and bool(OPENING.match(context.text[year.span.end : year.span.end + 36]))

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
            return bool(OF_ITSELF.match(after) and GIVES.search(before))
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
            IN_GENERAL.match(context.text[year.span.end : year.span.end + 80])
        )

    def _counts(self, context: Context, year: Year) -> bool:
        after = context.text[year.span.end : year.span.end + 40]
        before = context.text[max(0, year.span.start - 2) : year.span.start]
        if self._until(context, year, before, after):
            return True
        before = context.text[max(0, year.span.start - 24) : year.span.start]
        whole = told_whole(before[-8:], context.text[year.span.end : year.span.end + 60])
        if whole or (
            whole is None and any(self._first_count(q, year) for q in counts(context).items)
        ):
            return True
        if abs(year.value - (context.report.year or 0)) == 1 and of_own_work(
            before,
            context.text[year.span.end : year.span.end + 60],
            not before or before[-1] in "。\n\u3000 ",
        ):
            return True
        if OTHERWISE.match(after) or THINGS.match(after):
            return False
        if told_of_whom(before, context.text[year.span.end : year.span.end + 60]) or (
            _STATISTICS.search(before) and not before.endswith("显示，")
        ):
            return any(self._first_count(q, year) for q in counts(context).items)
        if _NOTHING.match(after) and self._heads(context, year, before, after):
            return True
        worked = bool(WORKED.match(after))
        if not (COUNTED.match(after) or worked) or not self._heads(context, year, before, after):
            return False
        return any(self._first_count(q, year, rate=True) for q in counts(context).items)

    def _heads(self, context: Context, year: Year, before: str, after: str) -> bool:
        """Whether the year opens its sentence, or what is counted stands right behind it."""
        if not before or before[-1] in "。；\n　 ：）*" or self._named(context, year):
            return True
        clause = re.split(
            r"[。；\n\u3000 ：）]", context.text[max(0, year.span.start - 6) : year.span.start]
        )[-1]
        if clause in _LOOKING_BACK:
            return after.lstrip("度内里").startswith("，")
        told = context.text[max(0, year.span.start - 16) : year.span.start]
        if _STATISTICS.search(told) or _BY_MEANS.search(before):
            return True
        if COMPARED.search(before) or before[-1] != "，":
            return False
        return bool(
            re.match(
                r"^(?:度)?(?:全年)?，?(?:我[县市区镇乡街局]|全[县市区镇乡街局])?(?:共|累计|全年|主动|新)+(?:收到|受理|公开|发布)(?!的)",
                after,
            )
        )

    def _until(self, context: Context, year: Year, before: str, after: str) -> bool:
        """截至2022年12月31日，公开…条; 2022年1月1日至12月31日，…: last year's whole, whatever is
        told of it."""
        if before.endswith(("截至", "截止")):
            told = re.match(
                r"(?:12月31日|12月底|年?底)，(?=[^。]{0,40}(?:公开|信息|申请|网站|公众号|新媒体|培训|规范性文件|留言))",
                after,
            )
        elif before[-1:] in set("。；\n\u3000 ："):
            if re.match(r"1月1日(?:起|以来)?(?:至|到|—|-)12月31日(?:止|期间)?，", after):
                return True
            told = re.match(r"12月31日(?:之?前)?，", after)
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
        return at_start or not TELLS_BOTH.search(text[year.span.end : min(end, year.span.end + 60)])

    def _stale(
        self,
        context: Context,
        year: Year,
        severity: Severity | None = None,
        confidence: float = 0.9,
    ) -> Finding:
        report = context.report
        right = f"{report.year}年"
        return self.finding(
            year.span,
            message=f"此处写“{year.span.of(report.text)}”，报告年度为{report.year}年；疑似未更新年份；建议核对，是否应为“{right}”。",
            replacement=right,
            safety="unsafe",
            confidence=confidence,
            severity=severity,
        )


def _titled(before: str) -> bool:
    """Whether what follows stands within a title: 《……2023年工作要点》."""
    return before.count("《") > before.count("》")
