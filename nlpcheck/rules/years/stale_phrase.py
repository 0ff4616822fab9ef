"""YR005."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.confusables import titles_of
from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.years._dated import misdated, named_now, points
from nlpcheck.rules.years._tags import Tag, occurrences
from nlpcheck.types import Finding, Severity, Span

_LEADS = lazy(
    r"(?:学习|贯彻|落实|宣传|宣讲|传达|领会|领悟|把握|悟透|围绕|聚焦|对标|对照|以|按照|认真|深入|紧扣|践行|坚持|学懂弄通|收看|观看|收听|喜迎|迎接|庆祝|纪念)[^，。；]{0,14}$"
)
_CARRIED_OUT = lazy(
    r"(?:做好|推开|铺开|启动|抓牢|扛牢|全力|开展|参加|召开|推进|推动|扎实|深化|结合|巩固|部署|抓好|投身|投入|落实|抓实|聚力|把握|围绕|聚焦|按照|对照|贯彻|响应|配合|助力|实施|打好|攻坚|继续|持续|启动|动员|根据|借助|宣传|组织|紧扣)[^，。；]{0,12}$"
)
_SPIRIT = lazy(
    r"[^，。；]{0,24}精神|报告(?!会|团)|(?:的|所)?(?:各项|有关|相关|系列)?(?:(?:重大)?(?:决策)?部署|要求|公报|决议|关于|开幕|闭幕|决定|重大决策|战略|目标|任务|提出|确定|作出|胜利召开|召开)"
)
# files and results of what is over, which a report may well name
_RECORD = lazy(
    "档案|台账|资料|总结|评估|回顾|收官|经验|成果|整改|期间|以来|验收|审计|基础|胜利|宣告|历史|纪念章|精神|衔接|长效|过渡|防止返贫|取得|完成了|荣获|获评|表彰|收入|建设中|之后|结束|实现了|赢得|曾|历经|乡村振兴|民主监督|一线|战场|资产"
)
_THIS_YEAR = lazy("(?:今年|本年度?|一年|全年|本年度)以?来")
_OVER = lazy(
    "清理|废止|失效|移交|归档|拆除|撤除|转为|转段|优化|结束|退出|平稳|曾|原|当时|那时|过去|此前|历史|纪念|旧|不再|取消|停用|下线|遗留|资金|累计投入|经费|债券|审计|政府采购|采购|补助|账|结算|清退|平急|新设备|改造|非洲猪瘟|动物|登革热|HPV|流感|狂犬|以来|年来|告别|摘帽|统一为|合并|整合|并轨|科研|实验室|医院|机构|食用?农|兽|畜|禽|20[12]\\d"
)
# another epidemic than that of 2020 to 2022
_OTHER_PLAGUE = lazy(
    "[动植]物|[畜禽猪牛羊鸡马蜂鱼蚕]|养殖|屠宰|春防|秋防|林|松|线虫|有害生物|病虫|流感|登革|基孔肯雅|猴痘|埃博拉|诺如|手足口|支原体|百日咳|鼠疫|霍乱|布鲁氏|布病|结核|艾滋|狂犬|疟疾|传染病|口岸|跨境|境外|国境|检疫|疾控|疾病|卫生应急|公共卫生"
)
# another stop of work than that of 2020
_OTHER_PAUSE = lazy("节[后前]|春节|假期|煤矿|矿山|停产|停工|整改|汛|灾|台风|高温|隐患|开学")
_CLAUSE = lazy("[，；]")
# what is over for two years and more is no longer published as it goes on
_PUBLISHES = lazy(
    r"(?:公开|公布|发布|公示|通报|推送|解读|宣传|更新|推进|加强|做好|抓好|深化|推动|完善|规范|聚焦|围绕|完成|落实|组织|开展)[^，。；、]{0,8}$"
)
_PUBLISHED = lazy(
    r"^[^，。；、]{0,18}(?:[已均全]|按时|及时|同步|定期|动态|按[月季年]|每[月季年周]|逐[项条笔])[^，。；、]{0,4}?(?:公开|公布|发布|公示|上网|更新|上线|推送|挂网|通报)|^[^，。；、]{0,10}(?:信息的?公开|公开工作|的公开(?!信息))"
)
_KEPT = lazy(
    r"档案|历史|沿革|回顾|总结|整理|移交|归档|成果|衔接|验收|结余|遗留|陈列|展[出览]|曾|原|以来|期间|时期|纪念馆|清理|废止|失效|旧|存量|后续|审计|监督检查|整改|形成|资产|基础|20[012]\d|巩固|收官|完成了|已完成|圆满完成|如期完成|取得|胜利|精神|经验|防止返贫|乡村振兴|监测|数据"
)
_GUIDED = lazy("(?:以|贯彻|落实|践行|坚持|树立|学习)[^，。；]{0,6}$")
_THOUGHTS = lazy("习近平|邓小平|三个代表|毛泽东|新时代|党章|历史|曾|形成|提出|20[01]\\d")
# phrases that say themselves what is to be done
_SAID = ("打赢", "打好", "决胜", "决战", "率先", "如期", "全力", "脱贫攻坚决", "高水平全面")
_SINCE = lazy("以来|年来|五年间|十年间")
_GOALS = lazy("(?:规划)?(?:纲要)?(?:的)?(?:发展)?(?:目标|任务|工作|重点|政策|举措|措施)")
_UNDER_WAY = lazy(
    r"(?:常态化|制度化)*(?:总?要求|部署|为(?:契机|抓手|主线|动力|牵引|载体)|动员|深入|扎实|开展|推进|部署|走深|学习|正在|稳步)|[^，。；]{0,2}(?:与|和|同)[^，。；]{2,12}(?:结合|同步|一体)"
)
_HISTORY = lazy(r"以来|召开后|期间|收官|回顾|完成了|过去|此前|历史|[—至]")
_OTHER_YEAR = lazy(r"(20\d\d)年.{0,6}$")
_AFTER_PLAN = lazy(
    "(?:结合|根据|依据|依照|立足|锚定|瞄准|对接|服务|推动|推进|实施|完成|实现|确保|力争|助力|攻坚|编制|抓好|做好|统筹|全力|坚决|奋力|投身|决战|决胜|冲刺|打好|落实|决战决胜|聚力|开展|加快|启动)[^，。；]{0,6}$"
)
# 将“两学一做”学习教育作为党建重点
_MADE = lazy("(?:将|把|以|使)[^，。；]{0,4}$")
_A_TASK = lazy(
    "[^，。；]{0,10}(?:作为|列为|列入|纳入|当作|摆在|摆上|放在|融入|贯穿|抓在|同[^，。；]{2,12}结合|与[^，。；]{2,12}结合|为(?:主线|抓手|契机|统领|引领|牵引|重点|动力|载体|总抓手))"
)
# what is told of what lies ahead: 以优异成绩迎接党的二十大
_AHEAD = lazy(
    "迎接|喜迎|献礼|筹备|筹办|备战|明年|即将|将于?$|将要|准备|关于召开|年初|下一?年|来年|提请|倒计时"
)
_HOSTS = lazy(
    "(?:迎接|喜迎|备战|筹办|筹备|服务保障|护航|迎战|决战|冲刺|为办好|办好)[^，。；]{0,4}$"
)


class StalePhrase(Rule):
    code = "YR005"
    severity = Severity.INFO
    summary = "政治、工作用语与报告年度不符"
    summary_en = "a political or campaign phrase of another year"
    why = "会议精神、学习教育、规划各有时间（见 lexicons/phrases_years.tsv 所列出处）；以旧提法统领全年工作多为沿用旧文本，超前提法多为误写。"
    limits = "只看统领性的写法（深入学习贯彻……精神、扎实开展……教育、将……作为重点）和防疫措施、已撤并机构的名称；同句已写较新提法的、叙述历史（……以来、曾、原）的不看；整届大会的提法在其后仍可并提，“迎接党的二十大”在其上一年的报告中不报。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            bad="2023年，我镇深入学习贯彻⟦党的十九届五中全会⟧精神，做好公开工作。",
            good="2023年，我镇深入学习贯彻党的二十大和二十届二中全会精神，做好公开工作。",
        ),
        Example(
            slot="s1",
            bad="2023年，我镇认真落实⟦十九届四中全会⟧部署。紧扣⟦“十三五”⟧发展目标。喜迎⟦党的十九大⟧召开。",
            good="2023年，我镇巩固拓展脱贫攻坚成果，整理党史学习教育档案，总结“七五”普法经验，梳理“十三五”规划收官情况，公开落实“十三五”期间文件清理结果。",
        ),
        Example(
            slot="s1",
            bad="扎实开展⟦党史学习教育⟧，提高公开意识。",
            good="巩固拓展主题教育成果，党的十九届五中全会以来持续改进，梳理2021年党史学习教育档案。",
        ),
        Example(
            slot="s1",
            bad="2023年，我镇以⟦党的十九大⟧精神为指引。学习⟦党的十九届二中、三中全会⟧精神。聚焦⟦脱贫攻坚战⟧。庆祝⟦建党100周年⟧。",
            good="2023年，我镇学习党的二十大报告，总结脱贫攻坚战经验，在全面建成小康社会的基础上推进共同富裕，展出建党百年图片24幅，整理党的十九届二中、三中全会学习资料。",
        ),
        Example(
            slot="s1",
            year=2024,
            bad="围绕⟦“十三五”收官⟧，公开重大工程进展情况。及时公布复工复产⟦疫情防控指引⟧。全力做好⟦疫情防控工作⟧。做好⟦产业扶贫⟧信息公开。",
            good="围绕“十四五”规划实施，梳理“十三五”收官情况，公布非洲猪瘟疫情防控知识和登革热疫情防控指引，做好口岸疫情防控工作，节后组织企业复工复产。",
        ),
        Example(
            slot="s1",
            bad="以⟦党史学习教育⟧为契机，提高公开意识。喜迎⟦党的十九大⟧，加强值守。落实⟦“两学一做”学习教育⟧要求。",
            good="以党的二十大精神为指引，落实党史学习教育长效机制，衔接“十四五”规划。",
        ),
        Example(
            slot="s1",
            bad="扎实开展⟦扫黑除恶专项斗争⟧。深入贯彻⟦十三届全国人大四次会议⟧精神。全面落实⟦“十五五”规划⟧。",
            good="常态化开展扫黑除恶斗争，学习贯彻十四届全国人大一次会议精神，移交精准扶贫档案。",
        ),
        Example(
            slot="s1",
            bad="结合⟦“十三五”规划⟧开展政策解读。按照⟦2021年政务公开工作要点⟧推进工作。2023年是⟦“十四五”规划开局之年⟧。",
            good="结合“十四五”规划开展政策解读。按照2023年政务公开工作要点推进工作，整理2021年政务公开工作要点。2023年是全面贯彻党的二十大精神的开局之年。",
        ),
        Example(
            slot="s1",
            year=2024,
            bad="扎实推进⟦第七次全国人口普查⟧。落实⟦农村人居环境整治三年行动⟧要求。围绕⟦打赢脱贫攻坚战⟧，公开衔接资金和项目安排。全县⟦“十二五”规划⟧中期评估报告已公布。完成⟦三证合一、一照一码⟧改革信息的公开。⟦保持共产党员先进性教育⟧与窗口服务相结合。落实“放管服”改革⟦2017年重点任务分工⟧。",
            good="扶贫项目资产后续管理情况已公开，“十四五”规划中期评估报告已公布，节后企业有序复工复产，落实2023年重点任务分工，纪念邓小平同志诞辰120周年。扎实推进第五次全国经济普查，公开第七次全国人口普查成果，移交农村人居环境整治三年行动资料。",
        ),
        Example(
            slot="s1",
            year=2024,
            bad="今年以来，结合⟦“我为群众办实事”实践活动⟧，解决停车难。大厅查验⟦健康码⟧，公开服务从未间断。全力做好⟦“六稳”⟧工作。以⟦党的十七大⟧精神为指导。",
            good="2024年，动物核酸检测实验室通过评审，清理健康码等应用2个，防疫物资采购资金审计结果已公开，开展流感疫苗接种。",
        ),
        Example(
            slot="s1",
            year=2024,
            bad="将⟦“两学一做”学习教育⟧作为党建重点。完成⟦“十二五”规划⟧减排指标。聚焦⟦脱贫攻坚决战决胜⟧。抓好⟦新冠肺炎疫情防控⟧。会同县⟦国土资源局⟧公开征地信息。落实⟦2021年全国两会⟧精神。落实⟦《法治政府建设实施纲要（2015—2020年）》⟧。参加⟦“护苗2019”⟧行动。以⟦科学发展观⟧为统领。迎接⟦新中国成立七十周年⟧。",
            good="巩固拓展脱贫攻坚成果同乡村振兴有效衔接。原国土资源局的档案移交自然资源局。学习邓小平理论、科学发展观、习近平新时代中国特色社会主义思想。十年来，全县完成脱贫攻坚、全面建成小康社会的任务。常态化推进扫黑除恶斗争。落实《市“十四五”规划（2021—2025年）》。",
        ),
        Example(
            slot="s1",
            year=2021,
            bad="以优异成绩庆祝⟦改革开放四十周年⟧。贯彻⟦党的二十大⟧精神。",
            good="以优异成绩迎接党的二十大胜利召开。庆祝中国共产党成立100周年。研究召开十三届全国人大五次会议的有关事项。",
        ),
        Example(
            slot="s1",
            year=2020,
            bad="2020年，我镇认真贯彻⟦党的二十大⟧精神。",
            good="2020年，我镇认真贯彻党的十九届五中全会精神。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        if report.year is None:
            return
        prose, year = context.prose, report.year
        for span, reason in (*points(prose, year), *misdated(prose, year)):
            yield self._told(span, span.of(prose), reason, ())
        found = occurrences(prose)
        for at, (first, close, tag) in enumerate(found):
            party = prose.endswith("党的", 0, first)
            span = Span(first - 2 * party, close)
            if any(a <= span.start and span.end <= b for a, b in context.use(titles_of)):
                continue
            start = max(prose.rfind(mark, 0, span.start) for mark in "。；\n") + 1
            end = min(
                (i for i in (prose.find(m, span.end) for m in "。；\n") if i >= 0),
                default=len(prose),
            )
            before, after = prose[start : span.start], prose[span.end : end]
            if "复工" in tag.phrase and _OTHER_PAUSE.search(before + after):
                continue
            if ("疫" in tag.phrase or "病例" in tag.phrase) and _OTHER_PLAGUE.search(
                before + after
            ):
                continue
            before = before.removesuffix("“")  # “精准扶贫”
            after = after.removeprefix("”")
            if year + 1 <= tag.first:
                if self._early(tag, year, before, after):
                    reason = f"该提法始于{tag.first}年（{tag.source}），报告年度为{year}年"
                    yield self._told(span, span.of(prose), reason, ())
                continue
            last = tag.last
            if tag.kind == "congress" and re.search("(?:喜迎|迎接)[^，。；]{0,4}$", before):
                last = tag.first  # what is awaited has not been held
            elif tag.phrase.endswith("年") and re.search("(?:喜迎|迎接)[^，。；]{0,4}$", before):
                last = tag.last - 1
            if not last or year <= last or tag.kind == "term":
                continue
            if tag.kind in {"body", "measure"}:
                if self._now(tag, before, after):
                    yield self._late(span, tag, year, prose)
                continue
            clause = before[max(before.rfind(mark) for mark in "，：、") + 1 :]
            if _HISTORY.search(clause[-14:]) or _HISTORY.search(after[:4]):
                continue
            past = _OTHER_YEAR.search(before)
            if past and int(past[1]) != year:
                continue
            beside = (
                other
                for i, (a, b, other) in enumerate(found)
                if i != at and start <= a and b <= end
            )
            if any(
                other.first > tag.first and other.kind in {"congress", "plenum", tag.kind}
                for other in beside
            ):
                continue
            if self._now(tag, before, after, year - last):
                yield self._late(span, tag, year, prose)

    @staticmethod
    def _early(tag: Tag, year: int, before: str, after: str) -> bool:
        """Whether a phrase is told as one of today in a year that couldn't know it.

        The report is written in the first months of the next year.
        """
        if tag.kind == "term":
            return year + 1 < tag.first
        if tag.kind in {"body", "measure", "event"}:
            return False
        if year + 1 == tag.first and (
            tag.kind not in {"congress", "plenum"} or _AHEAD.search(before + after)
        ):
            return False
        if tag.kind in {"congress", "plenum"} and not _SPIRIT.match(after):
            return False
        return bool(_LEADS.search(before) or _CARRIED_OUT.search(before))

    def _late(self, span: Span, tag: Tag, year: int, prose: str) -> Finding:
        hint = f"，较新的提法如“{tag.successor}”" if tag.successor else ""
        reason = f"该提法属{tag.first}—{tag.last}年（{tag.source}）{hint}，报告年度为{year}年"
        return self._told(span, span.of(prose), reason, (tag.successor,) if tag.successor else ())

    def _now(self, tag: Tag, before: str, after: str, over: int = 0) -> bool:
        """Whether the sentence carries the phrase out now: its spirit, its tasks, its meetings;
        ``over``: for how many years it has been over."""
        if tag.kind == "congress" and re.search("(?:喜迎|迎接)(?:党的)?$", before):
            return True
        if tag.kind in {"congress", "plenum"}:
            # 党的十八届三中全会提出，……: a citation, at the head of its clause
            cited = re.search("(?:^|[，、])$", before.strip()) and re.match(
                "(?:提出|作出|召开|决定)", after
            )
            return bool(_SPIRIT.match(after)) and not cited
        if tag.kind == "measure":  # done at any place of a sentence, it was done in its years
            return not _OVER.search(before + after)
        if tag.kind == "body":
            return named_now(before, after)
        if tag.kind == "thought":  # 科学发展观 told without what came after it
            return bool(_GUIDED.search(before)) and not _THOUGHTS.search(before + after)
        if tag.kind == "event":
            return bool(_HOSTS.search(before)) and not re.match("[后之]", after)
        before = _THIS_YEAR.sub("", before)
        if _SINCE.search(before):
            return False
        clause = _CLAUSE.split(before)[-1]
        behind = _CLAUSE.split(after)[0]
        if (
            tag.kind in {"campaign", "plan"}
            and over >= 2
            and (_PUBLISHES.search(clause) or _PUBLISHED.search(behind))
            and not _KEPT.search(clause + behind)
        ):
            return True
        if "常态化" in before or _RECORD.search(before[-14:]) or _RECORD.search(behind[:6]):
            return False
        if _MADE.search(before) and _A_TASK.match(after):
            return True
        if tag.kind == "plan":
            led = _LEADS.search(before) or _AFTER_PLAN.search(before)
            said = tag.phrase.startswith(_SAID) and re.search("(?:^|，)$", before)
            return bool(led or _GOALS.match(after) or (said and re.match("[，。]|$", after)))
        return bool(_CARRIED_OUT.search(before) or _UNDER_WAY.match(after))

    def _told(self, span: Span, text: str, reason: str, suggestions: tuple[str, ...]) -> Finding:
        return self.finding(
            span,
            message=f"用语“{text}”疑似与年度不符：{reason}；建议核对。",
            suggestions=suggestions,
            confidence=0.7,
        )
