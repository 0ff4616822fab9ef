"""PL003."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.language.plans import plans
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity

_GOES_ON = lazy(r"基础上[^。；]{0,12}(?:再|还|继续|进一步|增加|新增)")
_FUTURE = lazy(
    r"将|拟|计划|打算|下一?步|今后|明年|来年|继续|进一步|力争|确保|争取|要(?!求)|必须|应当|预计|每(?:月|季|年|周|日|半年|次|个)|不少于|不低于|定期|"
    r"[底月日度年](?:之?前|以前)|加强|强化|推进|推动|完善|健全|落实|严格|做好|做到|抓好|坚持|着力|不断|逐步|加大|基础上|针对|对已"
)
_PAST = lazy(
    r"(?:全年|今年以来|一年来|年内|先后|20\d\d年度?，?(?:共|累计|先后|已|全[县市区镇乡局]|我[县市区镇乡局]))[^。；]{0,14}?(?:举办|组织|开展|召开|完成|更新|培训|发布|公开|整改|修订|印发|配备|新增)[^。；]{0,16}?\d"
    r"|(?:参训|参加|覆盖(?:群众|干部)?|惠及|受众|接受咨询|解答(?:群众)?(?:咨询)?|培训(?:干部|人员)?|参与)[^，。；\d]{0,6}\d+(?:余|多)?(?:人|人次|名)"
    r"|已(?:于|在)\d+月|(?:均|都|全部)?已(?:经)?(?:配齐|配备|建成|建立|到位|整改|完成|更新|印发|落实到位)"
    r"|(?:得到|有了)(?:了)?(?:显著|明显|有效|较大|进一步|很大)?(?:的)?(?:提升|提高|改善|增强|加强|改观)|(?:明显|显著|有效)(?:提升|提高|改善|增强|好转)(?:了|$|[，。；])|由\d+[个条件次人期]?增(?:至|加到)\d"
)

_DOERS = (
    "建立|修订|制定|完善|健全|举办|开展|组织|召开|印发|出台|配备|配齐|更新|整合|规范|优化|提升|提高|增强|解决|完成|落实|实现|"
    "设立|开设|开通|新增|培训|发放|制作|发布|取得|得到|形成|打造|拓宽|明确|充实|调整|改版|升级|清理|整改|加强|强化|压缩|缩短|"
    "改善|扩大|丰富|畅通|理顺|纠正|补齐|填补|推动|推进|促进|化解|回应|满足|方便|赢得|受到|获得|编制|梳理|统一|细化|补充|增加|"
    "聘请|邀请|安排|成立|搭建|升级|引进|购置|改造|走访|回访|公开|撰写|刊发|推送|上线|启用|增设|改进|巩固|创建|打通"
)
# A verb with 了 is done (修订了制度), so is what the year is said to have shown.
_DONE = lazy(
    rf"(?:{_DOERS})了(?!解)|(?:全年|年内|本年度?|一年来|今年以来|目前|至今|以来)[^，。；]{{0,10}}(?:未|没有|无)(?:再)?(?:发生|出现|收到|发现)|"
    r"(?:已|均已|现已|业已)(?!有的|经?建立的)(?:经|全部|基本|全面|于|在|按|累计|先后|连续|由)?[一-鿿]{2}|(?:较|比)(?:上年|去年|往年|上一年度?)[^，。；]{0,12}(?:增长|增加|提高|提升|下降|减少|缩短|翻)|"
    r"(?:累计|全年共?|共计|先后|一年来|今年以来|年内)(?![^，。；]{0,12}(?:达到|不少于|不低于|被纠正|被撤销|败诉))[^，。；]{0,12}\d|(?:取得|收到|产生)(?:了)?[^，。；]{0,6}(?:成效|效果|好评|进展|成果|成绩|突破)(?=[，。；]|$)|"
    r"(?:率|度|数|量|面)(?:已达到?|达到了|已?提高到|已?提升到|升至|降至|已?提高至|已?上升到)\d"
)
# What looks like a plan and tells a result: 合力进一步增强。
_OUTCOME = lazy(
    rf"(?:有所|得到|有了|实现|获得)?(?:进一步|不断|逐步|持续|明显|显著|有效|稳步|大幅|切实|较大)*(?:的)?(?:加强|增强|提升|提高|改善|改观|规范|完善|健全|优化|丰富|畅通|好转|强化)(?=[，。；、]|$)|(?:{_DOERS})了"
)


class AchievementAsMeasure(Rule):
    code = "PL003"
    severity = Severity.INFO
    summary = "疑似把工作成绩写在改进措施的位置"
    summary_en = "past work told in the place of a measure"
    why = "改进情况应说明针对问题准备怎样改；已完成的工作属于总体情况或上年问题整改情况。"
    limits = "写明是上年问题整改情况的不报；一条里既有成绩又有打算的不报。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s5",
            bad="存在的问题：业务培训不够。\n改进措施：⟦全年共举办培训3期，取得良好效果⟧。",
            good="上年问题整改情况：针对培训不够的问题，已举办培训3期。\n存在的问题：业务培训不够。\n改进措施：2024年每季度培训1次。",
        ),
        Example(
            slot="s5",
            bad="存在的问题：政策解读不足。\n改进措施：一是⟦全年共组织宣讲12场，接受咨询430人次⟧；二是2024年制作图解6期。",
            good="存在的问题：政策解读不足。\n改进措施：一是在已组织宣讲12场的基础上，2024年宣讲不少于20场；二是2024年制作图解6期。",
        ),
        Example(
            slot="s5",
            bad="存在的问题：部门配合不够。\n改进措施：一是⟦建立了联络员制度，工作合力进一步增强⟧；二是2024年3月底前制作图解6期。",
            good="存在的问题：部门配合不够。\n改进措施：一是建立联络员制度，进一步增强工作合力；二是2024年3月底前制作图解6期。",
        ),
    )

    @staticmethod
    def _past(text: str, context: Context) -> bool:
        """Whether a measure tells only of what was done: nothing in it is still to come."""
        year = context.report.year
        years = [int(y) for y in re.findall(r"20\d\d(?=年)", text)]
        if year is None or any(y > year for y in years):
            return False
        if _FUTURE.search(_OUTCOME.sub("", text)):
            return False
        return bool(_PAST.search(text) or _DONE.search(text))

    def check(self, context: Context) -> Iterator[Finding]:
        found = context.use(plans)
        told = [m for m in found.done if not _GOES_ON.search(m.span.of(context.text))]
        told += [m for m in found.measures if self._past(m.span.of(context.text), context)]
        for measure in sorted(told, key=lambda m: m.span):
            yield self.finding(
                measure.span,
                message="疑似工作成绩，不是改进措施；建议移至第一部分或写成上年问题整改情况，"
                "并另写下一年度的打算",
                confidence=0.7,
            )
