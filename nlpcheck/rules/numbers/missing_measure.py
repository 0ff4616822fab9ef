"""NU007."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Quantity
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.numbers._lost_measures import (
    before_noun,
    changed,
    ends_clause,
    fronted,
    in_list,
    joined,
    misused,
)
from nlpcheck.rules.numbers._money_words import is_amount
from nlpcheck.rules.numbers._odd_measures import odd
from nlpcheck.rules.told import counts
from nlpcheck.types import Finding, Severity, Span

_ODD = {"件次": "件"}
_SUM = r"(?:共有|共计|共|合计|总计|累计|总数为|总数|已|达到|达|为|有|了)*"
# what is handed out, put up or held is counted, whatever its name: 发放明白纸近2000
_COUNTED = lazy(
    rf"(?:发放|派发|分发|发出|寄出|送出|赠送|张贴|悬挂|印发|印制|制作|录制|接待|接听|接访|回复|答复|走访|回访|推送|转发|发布|公开|更新|举办|开展|组织|召开|"
    rf"收集|收到|征集|采纳|办理|受理|培训|报送|设置|设立|建成|配备|更换|惠及|覆盖|服务|解答|清理|整改|慰问|救助|资助|帮扶|帮助|栽植|植树|清运|修复|维修|巡查|排查|登记|录入|核查|"
    rf"评选|表彰|聘请|招募|吸引|调解|化解|调处|拆除|整治|新建|改建|种植|购置|投放|拍摄|撰写|编写|编发|编印|刊发|发送|拨打|宣讲|出动|动员|引导|劝导|抽查|约谈|检查|审核|"
    rf"处置|处理|交办|转办|督办|办结|上报|上传|归档|扫描|入户|摸排|安装|开设|开通|接种|义诊|护送|疏散)(?P<x>[\u4e00-\u9fff]{{0,8}}?){_SUM}$"
)
_HANDED = lazy(
    r"(?:发放|派发|分发|张贴|印发|印制|发出|寄出|送出|赠送|编印|推送)[\u4e00-\u9fff]{2,8}(?:共|约|近|达|了)*$"
)
_NO_COUNT = lazy(
    r"人均|日均|月均|户均|平均|每|比例|得分|评分|分值|排名|位列|编号|热线$|邮编|传真|电话为|(?:[量数额值分率度款金费资类级等版]|粉丝|补贴|投资|产值|热线|电话|邮箱)"
    + _SUM
    + "$"
)
_TELEPHONE = lazy("(?:电话|热线|短信)(?:号码)?(?:为|是)?$")
# 惠及人口超过1.6亿, 从业人员30万: a number of people may stand without 人.
_PEOPLE = lazy(
    r"(?:人口|人次|人群|群众|人员|志愿者|员工|职工|学生|群众|居民|旅客|游客|用户|党员|教师)"
    + _SUM
    + r"(?:近|约|超过|超|逾)?$"
)
_LOOSE = lazy(r"^(?:约|近|超过|超|逾|大约|将近|接近|达到近|不少于|不低于|至少)|[余多]$")


@cache
def _acts() -> frozenset[str]:
    """Verbs that may follow those who were counted."""
    return lexicon.words("verbs") | {"参与", "参加"}


@cache
def _noun() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _measures()), key=len, reverse=True))
    return lazy(rf"(?P<x>{names}){_SUM}$")


@cache
def _measures() -> dict[str, str]:
    """What is counted, with its usual measure: by hand, and as the official text has it."""
    return lexicon.mapping("counted_nouns") | lexicon.mapping("measures")


@cache
def _all_measures() -> dict[str, frozenset[str]]:
    """Words all of whose measures are known."""
    return {
        row[0]: frozenset([row[1], *row[2].split("、")])
        for row in lexicon.table("counted_nouns")
        if row[3] == "all"
    }


@cache
def _last() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _all_measures()), key=len, reverse=True))
    return lazy(rf"(?P<x>{names})(?:共|共计|合计|达|达到)?$")


_SPECIFIC = frozenset("名篇台封辆张册本艘头只间栋枚幅株棵盏顶床双袋箱桶匹羽尾")
"""Measures of things of one kind only; 个, 项, 次, 家 go with much."""
_DIRECT = lazy(
    r"(?:支援|参加|参训|参会|赴|到|下沉|驻|前往|上岗|参与|组成|开展|深入)[\u4e00-\u9fff]"
)
_IN_NOUNS = frozenset("家项队班场")
"""Measures that begin a noun too: 30队伍, 86家庭."""
_PERSONS = frozenset({"名", "位", "人", "人次"})


class MissingMeasure(Rule):
    code = "NU007"
    severity = Severity.WARNING
    summary = "数字后缺量词或量词不当"
    summary_en = "a number without its measure word"
    why = "现代汉语数词与名词之间、“余”“多”之后须有量词（信息260余条）。"
    limits = "不带“余”“多”“约”“近”的光数字，只看 lexicons/measures.tsv、counted_nouns.tsv 所列的词（信息、培训、留言……）之后的；“粉丝数”“阅读量”等之后可以没有量词。"
    examples = (
        Example(
            bad="全年公开信息⟦260余⟧，内容涵盖各方面。",
            fixed="全年公开信息260余条，内容涵盖各方面。",
            good="全年公开信息260余条，培训100多人次。",
        ),
        Example(
            bad="收到申请⟦0件次⟧。", fixed="收到申请0件。", good="收到申请0件，服务群众2万余人次。"
        ),
        Example(
            bad="发放明白纸⟦近2000⟧，组织培训⟦6⟧，参训人员达⟦260⟧。",
            good="发放明白纸近2000份，组织培训6次，阅读量近2000，粉丝数超过300，考核得分95，热线12345。",
        ),
        Example(
            bad="组织义诊⟦8次场⟧，新装阅报屏⟦2台块⟧，选聘监督员⟦15名人⟧，悬挂横幅⟦一百五十余⟧，化解纠纷⟦五十多⟧。⟦30余⟧干部参加培训，召开专题会议⟦6条⟧。",
            good="组织义诊8场次，参训15人次，涉及3个人，惠及2户次。悬挂横幅一百五十余条，已年过五十多。30余名干部参加培训，召开专题会议6次，20多省市参会。成绩5分半，2家单位，8件套。",
        ),
        Example(
            bad="选派业务骨干⟦12⟧支援边境县，新增公交线路⟦6⟧，创建示范村⟦18⟧。",
            good="选派业务骨干12名支援边境县，新增公交线路6条，创建示范村18个。确诊病例超500万，阅读量3900，粉丝总数300。200多村民参会。",
        ),
        Example(
            bad="为困难家庭送去爱心餐⟦320⟧，惠及老人。惠民演出走进⟦26⟧行政村，吸引⟦近30⟧队伍参赛。选派工作队⟦6个支⟧、队员18名。民生实事中教育类⟦2⟧、医疗类3件、交通类4件。救助流浪乞讨人员⟦57件⟧。组织机关干部下沉社区⟦120多⟧，发出提示卡⟦约1.1万⟧。",
            good="为困难家庭送去爱心餐320份。演出走进26个行政村，完成12项目标任务，拨打12345热线，综合指数提高到86，对119、120、110等电话分流。教育类2、医疗类3、交通类4件。救助人员57人次，治疗患者156例。移交线索9条，其中老人6条、儿童3条；分发标语42幅，学校15幅、车站27幅。",
        ),
        Example(
            bad="新栽油茶苗⟦2.6万⟧，成活率96%。年内审结复核申诉⟦17⟧，平均用时11个工作日。",
            good="新栽油茶苗2.6万株。发放消费券12万，接诊患者4.5万，惠及群众2.1万，粉丝2.6万，阅读量达120万。荣获一等奖，排名第17。",
        ),
        Example(
            bad="抽调业务能手⟦6名个⟧参与集中审核。公示受助学生家庭⟦48户名⟧。新开设惠民政策板块⟦4篇⟧，整合民生频道⟦3辆⟧。组建巡逻队⟦12条⟧，增设见习岗位⟦35篇⟧，疏通灌溉水渠⟦8封⟧。",
            good="扶持个体工商户8名个体户、6家合作社，检查出3件次品。更新板块4个，在民生频道发布86篇，公众号发布资讯，全年公众号86篇。组建巡逻队12支36名。10名家在外地的职工，服务12户人。采购台套设备5台套，打印8份，涉及个人6个人。内设3个处、4个所，下辖2个场。",
        ),
        Example(
            bad="政务微博转发气象预警⟦130⟧。与上年相比，公开栏目减少⟦9⟧。接待现场查询群众⟦近千余⟧。减免费用的通告共印发⟦300⟧。公布项目进度图⟦11⟧和完工照片40幅。",
            good="政务公开考核名次上升3，人均公园绿地面积增加3，指数增加9。服务企业超百余家，年近百余。公布传真8866230，男生12和女生15名入选，公布附表1和附表2份。",
        ),
        Example(
            bad="发放问答卡片⟦2200有余⟧，印发明白纸⟦一万有余⟧。移交政府公报⟦12期次⟧，张贴海报⟦86张次⟧。",
            good="历时三年有余，年过六旬有余。巡查河道28条次，更新公示栏18块次，检查企业86家次，借阅图书300册次。手术花了八万多。",
        ),
        Example(
            bad="共发布信息⟦139⟧，推送86篇。",
            fixed="共发布信息139条，推送86篇。",
            good="共发布信息139、86、20条，热线12345，见表3。参训人员30万，惠及人口超过1.6亿。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        text = context.text
        seen: set[Span] = set()
        for span, shown, why in (*odd(context.prose), *misused(context.prose)):
            if span in seen:
                continue
            seen.add(span)
            yield self.finding(span, message=f"“{shown}”{why}；建议核对。", confidence=0.8)
        items = [q for q in counts(context).items if not q.negated]
        for index, count in enumerate(items):
            if count.span in seen:
                continue
            if count.unit in _ODD and ("申请" in count.lead or not count.value):
                right = text[count.span.start : count.span.end].replace(
                    count.unit, _ODD[count.unit]
                )
                yield self.finding(
                    count.span,
                    message=f"量词不当（{count.span.of(text)}）：“{count.unit}”不是通行量词；建议改为“{right}”。",
                    replacement=right,
                    safety="unsafe",
                )
            if count.kind == "count" and count.unit in _SPECIFIC and count.exact:
                last = _last().search(count.lead)
                after = text[count.span.end : count.span.end + 1]
                if (
                    last
                    and count.unit not in _all_measures()[last["x"]]
                    and after in set("，。；）")
                    and not any(
                        q.unit == count.unit and q.sentence == count.sentence and q is not count
                        for q in items
                    )
                ):
                    yield self.finding(
                        count.span,
                        message=f"“{last['x']}”与量词“{count.unit}”疑似不搭配；建议核对。",
                        confidence=0.7,
                    )
            if count.spelled:
                continue
            if count.kind == "count" and count.unit in _IN_NOUNS and before_noun(count, text):
                shown = text[count.span.start : count.number.end]
                yield self.finding(
                    Span(count.span.start, count.number.end),
                    message=f"“{shown}”后疑似缺量词；建议补上量词。",
                    confidence=0.8,
                )
            if count.kind != "bare":
                continue
            if context.report.template is not None and is_amount(count.lead):
                continue  # NU009's
            following = text[count.span.end : count.span.end + 1]
            noun = _noun().search(count.lead)
            # 志愿者50余参与宣传
            acts = (
                noun
                and count.approx.endswith("余")
                and text[count.span.end : count.span.end + 2] in _acts()
            )
            if (
                noun
                and not acts
                and _measures()[noun["x"]] in _PERSONS
                and text[count.number.end : count.number.end + 1] not in set("万亿")
            ):
                # 选派业务骨干12支援边境县
                acts = bool(_DIRECT.match(text, count.span.end))
            if (
                (word := in_list(items, index, text))
                or self._lost(count, text)
                or joined(items, index, text)
            ):
                shown = count.span.of(text)
                if not word and noun:
                    word = _measures()[noun["x"]]
                yield self.finding(
                    count.span,
                    message=f"“{shown}”后疑似缺量词；建议补上{f'，如“{shown}{word}”' if word else '量词'}。",
                    replacement=f"{shown}{word}" if word else None,
                    safety="unsafe" if word else None,
                    confidence=0.8,
                )
                continue
            if (
                (following not in set("，。；、！）\n") and not acts)
                or not following
                or not count.value
            ):
                continue
            headline = count.approx and not count.approx.endswith("余")
            counted = bool(_COUNTED.search(count.lead))
            if noun and noun["x"] not in lexicon.mapping("measures"):
                if count.value >= 10_000 or (headline and not counted):
                    continue  # 病例超5000万: what headlines leave out
            elif headline and not counted and count.value >= 10_000:
                continue
            loose = bool(_LOOSE.search(count.approx))
            if loose and not count.approx.endswith("余"):
                loose = not _NO_COUNT.search(count.lead) and (
                    noun is not None
                    or (
                        bool(_COUNTED.search(count.lead))
                        and (count.value < 10_000 or bool(_HANDED.search(count.lead)))
                    )
                )
            if count.lead.endswith("案例"):
                continue
            if (
                count.value >= 10_000
                and _PEOPLE.search(count.lead)
                and not count.approx.endswith("余")
            ):
                continue
            if not loose and (
                count.half  # 贫困户698万
                or not noun
                or following in "、"
                or self._in_list(text, count.span)
                or (_TELEPHONE.search(count.lead) and not re.search("接听|接到|回访", count.lead))
                or re.search("人均|日均|月均|平均|每|比例|分别|第$", count.lead)
            ):
                continue
            word = _measures()[noun["x"]] if noun else ""
            shown = count.span.of(text)
            yield self.finding(
                count.span,
                message=f"“{shown}”后疑似缺量词；建议补上{f'，如“{shown}{word}”' if word else '量词'}。",
                replacement=f"{shown}{word}" if word else None,
                safety="unsafe" if word else None,
            )

    def _lost(self, count: Quantity, text: str) -> bool:
        return (
            ends_clause(count, text)
            or before_noun(count, text)
            or changed(count, text, _noun(), _measures())
            or fronted(count, text)
        )

    def _in_list(self, text: str, span: Span) -> bool:
        """33、8、2条, or 33，8，2条: the measure word comes at the list's end."""
        return bool(re.match(r"[，、]\s*\d", text[span.end : span.end + 3]))
