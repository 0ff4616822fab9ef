"""YR003."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Year
from nlpcheck.report import Report
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.told import counts
from nlpcheck.types import Finding, Severity, Span

_PLAN = lazy(
    r"^(?:度)?(?:的(?:工作|一年)[里中]?)?，?(?:我|本)?[^，。；年月]{0,14}?(?:将(?!其|政府信息公开|政务公开|信息公开)(?:从|在|进一步|继续|重点|做好|加强|着力|围绕|以|认真|不断|严格|抓好|推进|推动|采取|按照|坚持|深入|全面|努力|持续|切实|加大|健全|完善|强化|积极|大力|结合|做|主要|针对|对|把|着重|紧紧|紧扣|聚焦|立足|实施|开展|组织|建立|由|每|逐|于|通过|依托|安排|增设|新增|举办|编制|修订|完成|实行|推行|更换|更新|修缮|维修|清理|排查|配备|增加|增配|聘请|调整|优化|改造|改版|升级|录制|拍摄|制作|邀请|设立|设置|开设|开通|"
    r"培训|走访|梳理|补齐|补充|规范|落实|启动|引入|搭建|打造|选派|抽调|丰富|拓展|拓宽|提高|提升|压实|明确|集中|统一|分批|分期)|"
    r"计划(?![^，。；：]{0,10}的)|拟|打算|要(?:进一步|继续|重点|做好|加强|着力|切实|在|从|以)|工作(?:的)?(?:主要|重点|总体|具体)?(?:计划|打算|安排|思路)|(?:的)?(?:努力|改进)方向[：:是]|重点工作(?:安排|计划)|(?:的)?(?:改进|整改)(?:措施|打算|计划|思路|安排|方向)(?!落实|完成|情况|已))"
)
_DEADLINE = lazy(
    r"^(?:\d{1,2}月(?:\d{1,2}日)?(?:底|初|中旬|上旬|下旬|末)?|第?[一二三四]季度|上半年|下半年|年底|底|内)?(?:之?前|起|内|底|完成|实现|建成|启动|组织|开展|举办|全部)"
    # 到2023年末，公开专区增至3个
    r"|^年?[底末]，?[^，。；已了]{0,12}(?:增至|增加到|达到|提升至|降至|建成|完成|覆盖|实现|扩大到)"
)
# 2023年解读率达到80%以上, 2023年新增图解10期: a target among measures
_TARGET = lazy(
    r"^度?，?[^，。；年月了]{0,20}?(?:不少于|不低于|不超过|不高于|不多于|至少|力争|确保|争取|务必|"
    r"(?:率|度|比例|比重|数|数量|总量|时限|用时|频次|占比)(?:要|须|应|均|都|全部)*(?:达到?|(?:提高|提升|增加|上升|升|增|降低|降|压缩|缩短|控制|稳定|保持)(?:到|至|在))|"
    r"(?:新增|再增|增加|增设|增办|加办|再办|扩大|扩充)[^，。；了]{0,12}\d|全覆盖|(?:在|按)现有[^，。；]{0,8}(?:上|下)|"
    r"(?:由|每)[^，。；]{1,12}(?:统一|负责|牵头|组织|安排|报送|承担|开展)|(?:要|应|须|需)(?:达到|完成|实现|做到))"
    r"|^度?[^，。；]{0,24}\d+(?:\.\d+)?(?:[%％]|[件条次篇期场个项])(?:以上|以内|左右)"
    r"|^(?:[上下]半年|全年|\d{1,2}月(?:\d{1,2}日|底|初|中旬|上旬|下旬)?)[^，。；了已过的]{3,20}(?=[，。；]|$)"
    r"|^度?(?:\d{1,2}月|[上下]半年|第?[一二三四]季度)，[^，。；了已]{2,20}(?:完成|实现|建成|上线|启用|全部|达到)"
)
_OUTLOOK = lazy(
    r"^度?(?:的)?(?:工作)?(?:的)?(?:着力点|重心|主攻方向|目标|任务|努力方向|工作思路)(?:是|为|：)|^度?，[我本]?(?:们|[局镇县市区乡街级])?(?:要|应当?|必须|需要?|还要)(?=[：，]|[\u4e00-\u9fff])(?!求)"
)
_FILED = lazy(r"^(?:\d{1,2}月)?(?:年?底)?(?:以前|之前|前)(?:[^，。；]{0,8})?的")
# 2023年重点抓好以下几项工作: a list of what is to come, at the head of its sentence
_LISTED = lazy(
    r"^度?，?(?:我|本)?[^，。；年月]{0,6}?(?:重点|着重|主要|着力)(?:抓好|做好|推进|开展|围绕|从)[^，。；：]{0,10}(?:以下|如下|下列|几[项个方])"
)
# 将在2023年…, 下一年度（2023年）, 为做好2023年工作，我镇将: the words before it look ahead
_AHEAD = lazy(
    r"(?<!原)(?:将|拟|计划|准备|打算|争取|力争)(?:在|于)?$|(?:展望|面向|即将到来的|将要到来的|迈入|进入|步入)$|(?:下一?年度?|新的一年|来年|明年)[（(，]?(?:即)?$"
)
_TO_DO = lazy(r"(?:为|为了)(?:做好|抓好|推进|推动|搞好)$")
_WORK = lazy(r"^度?[^，。；年月]{0,16}工作，[^，。；]{0,8}将")
_REGULAR = lazy(
    r"^度?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:(?:起|内|全年|上半年|下半年|第?[一二三四]季度)，?)?，?"
    r"(?:由|每|逐|对|将|采取|实行|推行|不少于|至少|组织|开展|举办|安排|完成)(?![^，。；]{0,12}[的了])"
    r"|^度?(?:\d{1,2}月)起[^，。；了]{0,10}(?:由|每|逐|一律)"
)
# 对2023年组织开展的检查结果: the year tells of which thing
_OF_IT = lazy(r"^(?:完成|实现|建成|启动|组织|开展|举办)[^，。；]{0,12}的")
_ITEM = lazy(r"^\s*(?:[一二三四五六七八九]是|[（(][一二三四五六七八九\d]{1,2}[）)]|\d{1,2}[.．、])")
_DOER = lazy(
    r"(?:^|[，：；])[^，。；：]{1,14}(?:局|科|办|室|镇|乡|街道|中心|站|队|处|委|部门|单位|所|组|社区|村|县|区|市|院|厅|专班|办事处|信息员)$"
)
_CUE = lazy(
    "(?P<plan>措施|举措|改进|下一步|下步|今后|打算|整改计划|努力方向|对策|将|针对)|(?P<past>存在|上年|去年|整改情况|落实情况|完成情况)"
)
_HEADING = lazy(
    r"(?P<y>20\d\d)年(?:度)?(?:的)?(?:主要|下一步|具体)?(?:(?:改进|整改)(?:措施|打算|计划|思路|安排|方向)|工作(?:计划|打算|安排|思路)|重点工作|下一步)(?!落实|完成|情况|已)"
)
# 2023年起，由各村文书……: what begins with a year and tells who does it
_FROM_NOW = lazy(r"^起，?(?:由|每|实行|推行|逐[月季步]|对[^，。；]{2,16}(?:实行|进行|开展))")
_BEFORE = lazy(
    r"^[^，。；年月]{0,14}?(?<!以)(?<!目)(?<!之)前(?![期往后述沿景瞻提列置台端者面来者])"
)
_PAST = lazy(
    r"已|完成了|只完成|仅完成|未能|未完成|未按|没有完成|尚未|整改完毕|全部完成|落实到位|上年|去年|制定的|印发的|印发了|《|发布的|年度报告|建成并|投入使用"
)


class StalePlanYear(Rule):
    code = "YR003"
    severity = Severity.WARNING
    summary = "改进计划的年份等于或早于报告年度"
    summary_en = "a plan for the report's own year, or an earlier one"
    why = "年度报告在次年发布，改进措施应针对下一年度；沿用上年文本时年份常漏改。"
    limits = "只看第五、六部分中“某年将……”“计划某年……”和措施中的完成期限；写明已完成的不看。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s5",
            bad="存在的问题：更新不及时。⟦2023年⟧，我镇将从以下方面改进：由办公室每月检查一次。",
            fixed="存在的问题：更新不及时。2024年，我镇将从以下方面改进：由办公室每月检查一次。",
            good="2023年存在的问题：更新不及时。2024年，我镇将从以下方面改进：由办公室每月检查一次。",
        ),
        Example(
            slot="s5",
            bad="存在的问题：更新不及时。改进措施：由办公室牵头，⟦2023年⟧6月底前完成栏目更新。",
            good="2022年指出的问题已于2023年5月底前完成整改。存在的问题：更新不及时。改进措施：2024年6月底前完成。",
        ),
        Example(
            slot="s5",
            bad="存在的问题：公示没有拍照归档。⟦2023年⟧起，由各村文书在张贴当天拍照。改进措施：党政办在⟦2023年⟧预算公开前编印术语百问。",
            fixed="存在的问题：公示没有拍照归档。2024年起，由各村文书在张贴当天拍照。改进措施：党政办在2024年预算公开前编印术语百问。",
            good="存在的问题：自2023年起实行的值班制度没有全覆盖，在2023年预算公开前没有核对。改进措施：2024年起，由各村文书拍照。",
        ),
        Example(
            slot="s1",
            good="2023年，我镇将政府信息公开纳入考核，计划于2023年6月底前完成的改版已按期完成。",
        ),
        Example(
            slot="s5",
            bad="存在的问题：更新不及时。针对上述问题，我镇将在⟦2023年⟧采取以下措施：由办公室牵头，⟦2023年⟧每季度通报一次更新情况。",
            good="存在的问题：2023年计划开展的4次培训只完成3次，原计划在2023年开展的测评没有开展。2023年我镇组织信息员轮训2次，但更新不及时。"
            "改进措施：由办公室对2023年组织开展的检查结果逐条核对，每季度通报一次。",
        ),
        Example(
            slot="s5",
            bad="存在的问题：更新不及时。⟦2023年⟧，我镇将由办公室每月检查一次。改进措施：由办公室牵头，力争⟦2023年⟧底前完成12个栏目的更新，到⟦2023年⟧末，公开专区增至3个。",
            good="存在的问题：更新不及时，到2023年末，公开专区只增至3个。改进措施：由办公室牵头，力争2024年底前完成12个栏目的更新。",
        ),
        Example(
            slot="s5",
            bad="存在的问题：解读偏少。改进措施：由宣传办牵头，⟦2023年⟧新增图解10期，⟦2023年⟧重要文件解读率达到80%以上，到⟦2023年⟧10月，全部栏目完成迁移。",
            good="存在的问题：2023年解读率达到80%以上的目标没有实现，2023年新增图解只有2期。改进措施：对2023年底以前形成的文件逐件清理，比2023年新增图解10期，2024年解读率达到80%以上。",
        ),
        Example(
            slot="s5",
            bad="存在的问题：更新不及时。在⟦2023年⟧的工作中，我镇将重点做好专栏维护。⟦2023年⟧重点抓好以下几项工作：下一年度（⟦2023年⟧），由办公室每月检查一次。",
            good="2023年重点抓好了以下几项工作，仍有更新不及时的问题。下一年度（2024年），由办公室每月检查一次。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        if report.year is None:
            return
        for year in counts(context).years:
            if report.section_at(year.span.start) not in {5, 6}:
                continue
            if self._late(year, report.year) and self._is_plan(context, year):
                yield self._told(year, report)
        for year in self._headings(context):
            if self._late(year, report.year):
                yield self._told(year, report)

    @staticmethod
    def _late(year: Year, own: int) -> bool:
        """Whether a plan for this year is one that should have been brought up to date."""
        return own - 3 <= year.value <= own

    def _told(self, year: Year, report: Report) -> Finding:
        right = f"{(report.year or 0) + 1}年"
        return self.finding(
            year.span,
            message=(
                f"改进计划写“{year.span.of(report.text)}”，报告年度为{report.year}年；计划应针对下一年度，疑似未更新年份；"
                f"建议核对，是否应为“{right}”。"
            ),
            replacement=right,
            safety="unsafe",
            confidence=0.85,
        )

    def _is_plan(self, context: Context, year: Year) -> bool:
        text = context.text
        start = max(text.rfind(mark, 0, year.span.start) for mark in "。；！？\n") + 1
        end = min(
            (i for i in (text.find(m, year.span.end) for m in "。；\n") if i >= 0),
            default=len(text),
        )
        before, after = text[start : year.span.start], text[year.span.end : end]
        before = _ITEM.sub("", before)
        if _PLAN.match(after) and not _PAST.search(after[:30]):
            return not re.search(r"[较比与至到从自于]$|已", before[-6:])
        if not before.strip(" \u3000") and _FROM_NOW.match(after):
            return not _PAST.search(after) and "了" not in after
        if not _PAST.search(after[:30]) and not re.search("上年|去年|已|问题是", before):
            if not before.strip(" \u3000") and _LISTED.match(after) and "了" not in after:
                return True
            if _AHEAD.search(before) or (_TO_DO.search(before) and _WORK.match(after)):
                named = re.match("度?[^，。；]{0,12}的(?!工作|一年)", after)
                return not named or bool(_DEADLINE.match(after))
        if _FILED.match(after) and re.search("[对将把]$", before):
            return False  # 对2023年底以前形成的文件逐件清理
        if not _PAST.search(after[:40]) and not re.search(
            "上年|去年|已|问题是|[较比对与照至自]$", before
        ):
            head = not before.strip(" \u3000") or before.endswith(
                ("，", "：", "到", "至", "在", "于")
            )
            if not before.strip(" \u3000") and re.match("度?，[我本]?们?要：", after):
                return True
            if head and (_TARGET.match(after) or _OUTLOOK.match(after)):
                return self._among_measures(context, year, before)
        opens = (
            not before.strip(" \u3000")
            or before.endswith(("，", "：", "在", "于", "确保"))
            or _DOER.search(before)
        )
        due = (
            (opens and _REGULAR.match(after))
            or _DEADLINE.match(after)
            or (before.endswith(("在", "于")) and _BEFORE.match(after))
        )
        if not due or _PAST.search(before + after) or _OF_IT.match(after):
            return False
        return self._among_measures(context, year, before)

    def _among_measures(self, context: Context, year: Year, before: str) -> bool:
        """Whether the paragraph, or an earlier one of the section, has begun to tell measures."""
        report = context.report
        section = report.section(report.section_at(year.span.start) or 0)
        if section is None or section.number != 5 or section.body is None:
            return False
        told = report.text[section.body.start : year.span.start]
        cues = [match.lastgroup for match in _CUE.finditer(told)]
        return cues[-1:] == ["plan"] and (
            "针对" in before or not re.search(r"存在|问题|不足|上年", before)
        )

    def _headings(self, context: Context) -> Iterator[Year]:
        """Years in the headings of section five: （三）2022年改进措施."""
        report = context.report
        for paragraph in report.written:
            if paragraph.role == "heading" and report.section_at(paragraph.span.start) in {5, 6}:
                text = report.text[paragraph.span.start : paragraph.span.end]
                for match in _HEADING.finditer(text):
                    start = paragraph.span.start + match.start("y")
                    yield Year(Span(start, start + 5), int(match["y"]))
