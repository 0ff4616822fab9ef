"""GR012: two frames for one thing, run into one another."""

from __future__ import annotations

import re

from nlpcheck.language.confusables import titles_of
from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.grammar._frames import FRAMES
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Severity

_QUOTED = lazy("“[^”\n]*”")
_BREAK = lazy("[，。；：\n]")
_OPENED = lazy("[以把将在于从当为由]")
"""What before the match shows that the frame is whole: 以实现……为目标."""


class MixedFrames(ManyPatterns):
    code = "GR012"
    severity = Severity.WARNING
    summary = "疑似句式杂糅"
    summary_en = "two frames run into one another"
    why = "现代汉语语法：“本着……的原则”与“以……为原则”一类两种说法只能取一种，混用即为杂糅"
    limits = "只查一百来种常见的混用，两半须在同一分句；引用的原文不看。"
    message = "疑似句式杂糅：“{text}”，建议改为“{replacement}”"
    safety = "unsafe"
    sureness = 0.8
    in_titles = True
    patterns = FRAMES
    examples = (
        Example(bad="⟦本着便民利民为原则⟧，优化办事流程。", good="本着便民利民的原则，以便民利民为原则，优化办事流程。",
                fixed="本着便民利民的原则，优化办事流程。"),
        Example(bad="成立了⟦以局长任组长⟧、各科室负责人为成员的领导小组，⟦由副局长为副组长⟧。",
                good="成立了以局长为组长、由副局长任副组长的领导小组，经由办公室报送。",
                fixed="成立了由局长任组长、各科室负责人为成员的领导小组，以副局长为副组长。"),
        Example(bad="⟦通过机构改革为契机⟧，把公开工作⟦列入为⟧年度重点。", good="以机构改革为契机，把公开工作列入年度重点，列为考核内容。",
                fixed="以机构改革为契机，把公开工作列为年度重点。"),
        Example(bad="本报告⟦包括总体情况、主动公开情况等六个部分组成⟧。", good="本报告由总体情况、主动公开情况等六个部分组成，领导小组包括十个成员单位。",
                fixed="本报告由总体情况、主动公开情况等六个部分组成。"),
        Example(bad="⟦对于信息更新问题上⟧，部分科室不够主动，⟦之所以出现差错是因为审核不严的缘故⟧。",
                good="在信息更新问题上，部分科室不够主动；应对气候变化问题上，各方有共识；之所以出现差错，是因为审核不严。",
                fixed="在信息更新问题上，部分科室不够主动，之所以出现差错是因为审核不严。"),
        Example(bad="⟦围绕以群众需求为中心⟧，成立⟦以镇长为组长、各站所负责人组成的⟧专班，⟦经过全体人员的努力下⟧，平台如期上线，⟦根据《细则》为依据⟧清理文件。",
                good="围绕以人民为中心的思想，在全体人员的努力下，以镇长为组长、各站所负责人为成员，根据《细则》清理文件，应当作为重点，敢于担当作为，受疫情影响，窗口包括人员构成、职责等内容。",
                fixed="以群众需求为中心，成立以镇长为组长、各站所负责人为成员的专班，在全体人员的努力下，平台如期上线，以《细则》为依据清理文件。"),
        Example(bad="差错的⟦原因是审核不严造成的⟧，⟦通过网格化管理为抓手⟧，专班成员⟦是由三个科室的骨干组成⟧。",
                good="以实现全程网办为目标，以完善制度、强化监督为重点，差错的原因是审核不严，专班由三个科室的骨干组成，是由公司组成的联合体，损失是由于不可抗力造成的。",
                fixed="差错的原因是审核不严，以网格化管理为抓手，专班成员由三个科室的骨干组成。"),
        Example(bad="⟦作为基层站所来说⟧，人手紧张，⟦对于在设备维护问题上⟧，⟦经镇党委的统筹协调下⟧，窗口不再拥挤。",
                good="对基层站所来说，在设备维护问题上，在镇党委的统筹协调下，就在办理过程中，以色列有关方面协调下，当时条件下，消除隐患、防汛救灾的同时，面临较大压力的情况下。"),
        Example(bad="宣讲⟦旨在以普及法律知识为目的⟧，展馆⟦建于上世纪六十年代建成⟧，⟦尽管人手不足的情况下⟧，窗口⟦之所以广受好评的原因⟧是服务周到，进步⟦靠的是大家齐心协力取得的⟧。",
                good="宣讲旨在普及法律知识，展馆建于上世纪六十年代，在人手不足的情况下，敢于担当作为，成绩靠的是大家齐心协力，局限于合资的限制，关系发展同民生息息相关。"),
        Example(bad="⟦根据第三方调查结果显示⟧，满意度较高；窗口⟦被评为“巾帼文明岗”的称号⟧；⟦借助开展“质量月”为契机⟧，走访企业；投诉⟦主要集中在夜间施工为主⟧；⟦由于受强降雨的影响，导致⟧两处塌方；施工⟦使部分住户造成出行不便⟧；⟦较去年相比⟧有所增加；⟦就科学育儿为题⟧开展讲座。",
                good="根据调查报告指出的问题整改；被评为先进单位；设备使用不当造成损失；称“本着便民为原则”；由三名仲裁员组成的，应当回避；以家庭教育为题开展讲座；与去年相比有所增加；受强降雨影响，两处塌方。",
                fixed="第三方调查结果显示，满意度较高；窗口被授予“巾帼文明岗”称号；以开展“质量月”为契机，走访企业；投诉主要集中在夜间施工；受强降雨影响，两处塌方；施工给部分住户造成出行不便；与去年相比有所增加；以科学育儿为题开展讲座。"),
        Example(bad="⟦在全镇干部的齐心努力，⟧危房清零；⟦关于对停车难的反映⟧，城管所已划线；改造⟦旨在为了⟧方便老人；⟦据抽查结果显示⟧，合格率达标；展区⟦共设有四个单元构成⟧；⟦由于管网老化严重的缘故，造成⟧停水；⟦荣获为⟧省级示范；⟦按照“先急后缓”为原则⟧推进；⟦随着汛期的到来下⟧，巡查加密；短片⟦以动画的形式为主的方式制作⟧。",
                good="在祖国最需要的时候响应号召，受当地水利部门的指导，《关于对失信者实施惩戒的通知》，旨在为老人提供方便，数据统计显示，以线上为主的方式开展，把勋章授予为国尽忠的人，称对方的行为是荒谬的，与群众的支持分不开，由于不可抗力的原因，致使合同终止，以制度创新为核心推进，取得的成果令人满意。",
                fixed="在全镇干部的齐心努力下，危房清零；对停车难的反映，城管所已划线；改造旨在方便老人；抽查结果显示，合格率达标；展区由四个单元组成；由于管网老化严重，造成停水；荣获省级示范；以“先急后缓”为原则推进；随着汛期的到来，巡查加密；短片以动画的方式制作。"),
        Example(bad="⟦凡是群众投诉集中的事项为重点⟧，挂牌督办；⟦在管网维护方面上⟧，投入不足；自并网⟦之后以来⟧，产量翻番；⟦予以高度关注的态度⟧；⟦以自愿为原则的要求⟧，组织认领；好收成⟦离不开科技特派员的指导是密切相关的⟧；机构由三家单位⟦组成为⟧。",
                good="坚持公有制为主体，以落实职业保障为重点，被看作是样板，作为是否合格的依据，行动开始以来，经审批同意，给予关注，表明重视的态度，与天气有关。"),
        Example(good="以上级文件为依据，按照规定的标准，坚持以公开为常态，根据统计数据，紧紧围绕以人民为中心的发展思想开展工作。"),
    )  # fmt: skip

    def accepts(self, context: Context, match: re.Match[str], start: int, end: int) -> bool:
        """Not within a title; one may stand within the frame (根据《条例》为依据)."""
        if any(a <= start and end <= b for a, b in context.use(titles_of)):
            return False
        left = max(0, match.string.rfind("\n", 0, start))
        for quoted in _QUOTED.finditer(match.string, left, end + 40):  # one within it is none
            if quoted.start() <= start < quoted.end() or quoted.start() < end <= quoted.end() - 1:
                return False
        if "w" not in match.re.groupindex:
            return True
        return not _OPENED.search(_BREAK.split(match.string[max(0, start - 40) : start])[-1])
