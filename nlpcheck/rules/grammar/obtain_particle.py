"""GR003: 的 written for 得 in 取得, 值得 and before a complement."""

from __future__ import annotations

from collections.abc import Iterable

from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.grammar._complement import complements
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Finding, Severity

_DEGREE = "还?不够|更好|更加|更[快实细]|很好|较好|非常[好快]|不到位|不[好细实深快全]|不及时|比较[好快扎到]|很扎实|扎实有效|井井有条|有声有色"


class ObtainParticle(ManyPatterns):
    code = "GR003"
    severity = Severity.WARNING
    summary = "“得”误作“的”"
    summary_en = "的 written for 得"
    why = "《现代汉语词典》：取得、值得为词；补语的标志是“得”"
    limits = "采取的、获取的、收取的等定语结构不报。"
    message = "“{text}”疑应为“{replacement}”"
    safety = "unsafe"
    patterns = (
        (
            r"(?P<x>(?<![所要合照应])(办|抓|做|写|讲|管|查|改)的)(?=(?:快|好|实|紧|细|严|准|深|透|牢)[，。；、])",
            r"\2得",
        ),
        (
            r"(?<![收查抓破缴捕截俘斩捞所荣擒拿虏攫猎渔俱])(?P<x>获的)(?=[^，。；的]{0,8}(?:好评|表彰|奖|称号|肯定|认可|成绩|荣誉))",
            "获得",
        ),
        (
            r"(?<![采获提索收换夺争牟盗骗谋赚窃支汲榨录选考摄听吸截领自缴择所可未])(?P<x>取的)"
            r"(?=了?[^，。；、的]{0,8}(?:成效|成绩|进展|效果|成果|突破|实效|进步|胜利|好评|实绩))",
            "取得",
        ),
        (
            r"(?<![价数量分产总均峰估比定赋阈])(?P<x>值的)(?=(?:进一步|深入|认真|大力|我们|各单位|各地)?(?:肯定|总结|反思|思考|研究|探讨|表扬|珍惜|一学|注意|一提|推广|借鉴|学习|关注|信赖|期待|重视|深思|称[道赞]))",
            "值得",
        ),
        (rf"(?P<x>(?<![叫所要合照])(做|抓|办|干|搞|写|讲)的)(?={_DEGREE})", r"\2得"),
        (
            rf"(?P<x>(开展|公开|更新|落实|解读|宣传|推进|执行|掌握|理解|贯彻|发挥|结合|运用|配合|完成)的)(?=(?:也|都)?(?:{_DEGREE}))",
            r"\2得",
        ),
        (r"(?<![显使])(?P<x>(显|变)的)(?=更|尤为|十分|非常|越来越|不足|滞后|薄弱|单一)", r"\2得"),
        (
            r"(?<=没有|尚未|已经|未能|能够|可以)(?P<x>取的)(?=[一-鿿]{2,})(?![^，。；]{0,8}的)",
            "取得",
        ),
        # a lone 取, 获 or 赢 hardly ever stands before 的; 采取的, 进取的, 收获的, 共赢的 do
        (
            r"(?<![采獲获提索收换夺争牟盗骗谋赚窃支汲榨录选考摄听吸截领自缴择所可未进调抽抓读多赢分回没套开钻攫夹记釆採不，嘴])"
            r"(?P<x>取的)(?=了?[\u4e00-\u9fff]{2})(?!是|时候)",
            "取得",
        ),
        (
            r"(?<![收查抓破缴捕截俘斩捞所荣擒拿虏攫猎渔俱])(?P<x>获的)(?=了?[\u4e00-\u9fff]{2})(?!是|时候)",
            "获得",
        ),
        (
            r"(?<![共双打多输互会我你他谁敢能么同善须三想要险完所])(?P<x>赢的)(?=了?[\u4e00-\u9fff]{2})(?!是|人|一方|时候|机会)",
            "赢得",
        ),
        (r"(?P<x>收的了)", "收到了"),
        (r"(?P<x>(争|取|赢|获|博|懂|记)的了)", r"\2得了"),
        (
            r"(?P<x>(?<![没所])(写|抓|查|讲|管|学|编)的)(?=不(?:够)?(?:细|实|深|透|好|快|准|牢|紧|严|全面|清楚|明白|到位|扎实|仔细|深入|及时|规范|具体|认真)(?:[，。；、！\n]|$))",
            r"\2得",
        ),
        # The particle of possibility: 看得见, 摸得着.
        (
            r"(?P<x>(看|听|摸|记|找|查|经|靠|站|管|拿|信|扛|顶|叫|跟|稳|读)的)(?=(?:见|着|懂|牢|到|住|响|清|动)(?:[，。；、”！\n]|$)|起(?:群众|检验|历史|实践|考验|推敲))",
            r"\2得",
        ),
        (
            r"(?<![赦减豁避难以不未可])(?P<x>免的)(?=群众|百姓|居民|企业|申请人|大家|来回|再)",
            "免得",
        ),
        (r"(?<![不听看读易难人都])(?P<x>懂的)(?=运用|利用|如何|怎样|怎么)", "懂得"),
        (r"(?P<x>舍的)(?=投入|花|下|付出|吃苦)(?<!宿舍的)(?<!校舍的)", "舍得"),
        (
            r"(?<![差好错对要得来会能可坏懂清明准好少多了到过无是绝从并毫])(?P<x>不的)(?=公开的?[^，。；]{2}|擅自|泄露|以任何|少于|超过|低于|高于|收取|违反|损害|危害|侵犯|拒绝|拖延|推诿|隐瞒|随意|向任何)",
            "不得",
        ),
        (r"(?<![行即促驱])(?P<x>使的)(?=群众|公众|工作|信息|公开|各项)", "使得"),
    )
    examples = (
        Example(bad="各项工作⟦取的⟧明显成效。", good="采取的措施有效，行使的各项职权，获取的信息准确，取得明显成效。", fixed="各项工作取得明显成效。"),
        Example(bad="评比中⟦取的⟧较好名次，⟦赢的⟧居民信任。", good="锐意进取的干劲，合作共赢的局面，查获的物品，抽取的样品。",
                fixed="评比中取得较好名次，赢得居民信任。"),
        Example(bad="公开内容⟦写的⟧不具体，经验⟦值的⟧进一步总结，政策要⟦看的⟧懂，涉密信息⟦不的⟧擅自公开。",
                good="已公开的不准确，应当更正；撰写的不多，要讲的清单，数值的总结，看的懂的人。",
                fixed="公开内容写得不具体，经验值得进一步总结，政策要看得懂，涉密信息不得擅自公开。"),
        Example(bad="解读工作⟦做的⟧不够，经验⟦值的⟧推广。", good="所做的工作，数值的变化，按要求做的检查。",
                fixed="解读工作做得不够，经验值得推广。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """The common frames, then any verb with a complement of degree behind 的."""
        told: list[tuple[int, int]] = []
        for finding in super().check(context):
            told.append((finding.start, finding.end))
            yield finding
        for start, end in complements(context.prose, "的"):
            if any(a < end and start < b for a, b in told):
                continue
            verb = context.prose[start : end - 1]
            yield self.finding(
                start, end, f"“{verb}的”后为补语，“的”宜改为“得”",
                replacement=f"{verb}得", safety="unsafe", confidence=0.85,
            )  # fmt: skip
