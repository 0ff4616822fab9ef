"""GR002: 地 written for 得 before a complement."""

from __future__ import annotations

from collections.abc import Iterable

from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.grammar._complement import complement_findings
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Finding, Severity

_DEGREE = "更|很|不够|不太|不[到深细实好快全准强力]|较(?!量)|非常|十分|比较(?![研分])|越来越|相当|极为|特别(?!是)|还不|太|井井有条|有声有色|扎扎实实"


class ComplementParticle(ManyPatterns):
    code = "GR002"
    severity = Severity.WARNING
    summary = "补语前宜用“得”"
    summary_en = "得, not 地, before a complement"
    why = "《现代汉语词典》：补语的标志是“得”"
    limits = "只查常见动词；用地、产地、实地等词不报。"
    message = "“{text}”后为补语，“地”宜改为“得”"
    safety = "unsafe"
    patterns = (
        (
            rf"(?P<x>(?<![合协照可操])((?:做|办(?!公)|抓|写|干|搞|变|显|讲|说|跑|学)(?:好)?)地)(?={_DEGREE}|好(?!的|地))",
            r"\2得",
        ),
        (
            rf"(?P<x>(完成|落实|开展|推进|执行|贯彻|发挥|公开|更新|解读|宣传|掌握|理解|结合|配合|运行|做|进行|管理|服务|回应)地)(?=(?:还|也|都)?(?:{_DEGREE})(?![^，。；]{{0,3}}地))",
            r"\2得",
        ),
        (
            r"(?P<x>((?:做|办|抓|写|干|搞|讲|说|查|管|宣传|讲解|解读|落实|贯彻|执行|开展|掌握|答复|回应|解释|介绍|准备|考虑))地)(?="
            r"(?:细|实|深|透|好|快|准|牢|全面|清楚|明白|到位|扎实|仔细|深入|及时|规范|具体|通俗易懂|明明白白|清清楚楚|有声有色|井井有条|入情入理)(?:[，。；、！]|$))",
            r"\2得",
        ),
        (
            r"(?P<x>(?<![索择牟获收])(取)地)(?=了|明显|较好|一定|显著|新|良好|积极|实效|成效|阶段性)",
            r"\2得",
        ),
        # The particle of possibility: 看得懂, 用得上.
        (
            r"(?P<x>(看|听|摸|记|找|查|经|靠|站|管|拿|信|扛|顶|叫|跟|留|稳|读|学|办|讲|说|推)地)(?=(?:见|着|懂|牢|到|住|过|响|清|动|成)(?:[，。；、”！\n]|$))",
            r"\2得",
        ),
        (
            r"(?P<x>(?<![所俘截捕])获地)(?=[^，。；的]{0,8}(?:好评|表彰|奖|称号|肯定|认可|荣誉))",
            "获得",
        ),
        (
            r"(?P<x>((?<![编])写|做|抓|办|查|讲|管|学|干|搞|说|改|编)地)(?="
            r"(?:细|实|深|透|好|快|准|牢|紧|严|全面|清楚|明白|到位|扎实|仔细|深入|及时|规范|具体|认真|通俗|准确){1,2}(?:[，。；、！\n]|$))",
            r"\2得",
        ),
    )
    examples = (
        Example(bad="把公开工作⟦做地⟧更好。", good="把公开工作做得更好，因地制宜推进。", fixed="把公开工作做得更好。"),
        Example(bad="答复⟦写地⟧清楚明白，群众⟦看地⟧懂，⟦获地⟧一致好评，栏目⟦设置地⟧不合理。",
                good="项目用地规范，产地清楚，落地见效，因地制宜。",
                fixed="答复写得清楚明白，群众看得懂，获得一致好评，栏目设置得不合理。"),
        Example(bad="解读工作⟦开展地⟧不够扎实，⟦取地⟧明显成效的少。", good="各地很重视，用地不够规范，实地较多，切实地做好。",
                fixed="解读工作开展得不够扎实，取得明显成效的少。"),
        Example(bad="把公开事项⟦列地⟧更细，栏目内容⟦管地⟧更严，要点⟦讲地⟧明明白白。", good="把用地批得更细，占地更大，本地更好，各地红红火火，草地整整齐齐。",
                fixed="把公开事项列得更细，栏目内容管得更严，要点讲得明明白白。"),
        Example(bad="广场⟦布置地⟧简洁大方，账目⟦记地⟧明明白白，新馆⟦建设地⟧有模有样，各项任务⟦完成地⟧又快又好。",
                good="重点城市的推地力度加大，清晰地简洁作答，试点地不多，平稳地、持续地向好。",
                fixed="广场布置得简洁大方，账目记得明明白白，新馆建设得有模有样，各项任务完成得又快又好。"),
    )  # fmt: skip

    def more(self, context: Context) -> Iterable[Finding]:
        """Any verb with a complement of degree behind 地."""
        return complement_findings(self, context, "地")
