"""PR101."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.language.prefilter import find_from
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity, Span

_SLOT = lazy(
    r"(?P<cross>[×ＸXxｘ✕╳]{2,6})(?=[省市县区旗镇乡街局委办厅院站村年月日条件次个人万元路号（(]|人民政府|街道|单位|部门|同志|主任|局长|镇长|科长|[股科室组队部所]|的(?:领导|带领|指导|支持))"
    r"|(?<=[共为计发布开办结到占增长降件申请年月])(?P<after>[×ＸXxｘ✕╳]{2,6})(?=[条件次个人万%％月日])"
    r"|(?<![称名])[（(【\[〔](?:请(?:填写?|输入|插入|补充)[^）)】\]〕\n]{0,10}|(?:填写?|此处填)?(?:单位名称|单位全称|机关名称|本机关名称|单位简称|[\u4e00-\u9fff]{2}名称|年份|具体日期|具体数字|姓名)|待补充|待填写?|待补)[）)】\]〕]"
    r"|(?P<year>20[×ＸXx]{2})(?=年)|(?<=[年月共到为计〔])[×ＸXx](?=[月日件条次])"
    r"|[（(【\[]此处(?:填|插|补|写)[^）)】\]\n]{0,12}[）)】\]]|【[ \u3000]*】|（[ \u3000]{2,}）"
    r"|(?<![\u4e00-\u9fff])待(?:补充|填写|完善)(?=[。；，）)\n]|$)|(?:_{3,}|＿{2,})|[□]{2,}|\{\{[^}\n]{0,20}\}\}"
    r"|(?<![\u4e00-\u9fffA-Za-z0-9]某)(?<![×某王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗])×{2,6}(?=[\u4e00-\u9fff])(?![路街巷号村室幢栋])"
    r"|[×ＸXx]{3,4}[-—－][×ＸXx]{6,8}(?![A-Za-z0-9])|(?<=[\u4e00-\u9fff])(?<![第某型光])[×ＸX](?=[件条次篇期场名份家项]|万[次人元字])"
    r"|[＊*]{2,6}(?=[省市县区镇乡局年月日条件])|YYYY(?=年)|[×ＸXx某]{2}(?=[省市县区镇乡][局委办人]?)|某某(?=[县市区镇乡街局])"
    r"|[<＜{｛\[【](?:单位|机关|年份|名称|日期|数字|姓名|县名|镇名|街道名|部门)(?:名称|全称|简称)?[>＞}｝\]】]"
    r"|(?<=[年共为计开到])[ \u3000]{2,8}(?=月[ \u3000]{2,8}日)"
    r"|(?<=[息共请训布到计议])(?:[ \u3000]{2,8}|[（(][ \u3000]*[）)]|[？?…*＊NnMm]|待[定补填])(?=[条件次期篇份场](?:[，。；、]|政府|信息|申请))"
    r"|20_{2,4}(?=年)|_{2,}(?=[条件次年月日个份期篇场人万元])|(?<![零〇○一二三四五六七八九])[○〇◯]{2,6}(?=[条件次个份年月日局镇县市区科街])"
    r"|[\[【<＜｛{（(](?:数量|数字|数据|件数|条数|次数|年份|金额|比例)[\]】>＞｝}）)](?=[条件次个份年%％期篇场万元])"
    r"|《[×Xx✕ＸｘX]{2,8}》|(?<=[长降加少占升为达到])[×Xx✕ＸｘX]{1,3}(?:\.[×Xx✕ＸｘX]{1,2})?(?=[%％])"
    r"|(?<=[：:])[×XxＸｘ]{4,12}(?=[，。；\n）)]|$)|(?<![A-Za-z])(?:TODO|TBD)(?![A-Za-z])|\$\{[^}\n]{1,20}\}"
    r"|[（(【\[](?!时间|地点)[^（）()\n，。]{0,6}待(?:补充?|统计|填写?|报送?|定|查|更新|落实|提供)[）)】\]]"
    r"|[（(【\[](?:请|待)?填(?:写|入|报)?[\u4e00-\u9fff]{0,6}[）)】\]](?=[条件次个份年月日%％期篇场万元人名户家项共])"
    r"|某某(?=科室?|股室?|单位|部门|中心)"
)
_START = lazy("[○〇◯？?…NnMmT$《*＊Y某<＜{｛×ＸXxｘ✕╳（(【\\[〔2待_＿□{ \u3000]")
_MASKED = lazy(r"某[×ＸXx]{2}|[×ＸXx]{2}[路街巷]?\d+号|住[×ＸXx]{2}|\d[×Xx]{2,}\d|[×Xx]{4,}\d")


class UnfilledSlot(Rule):
    code = "PR101"
    severity = Severity.ERROR
    summary = "模板占位未填写"
    summary_en = "a slot of a template left unfilled"
    why = "发布稿不应残留模板占位（××、（单位名称）、待补充）。"
    limits = "隐去地址、号码的××不报；“××”引号内作举例的不报。"
    examples = (
        Example(
            bad="⟦××⟧县2023年，⟦XX⟧局公开信息86条。",
            good="某XX路8号，证号370305××××0012，“××局”字样已删除。",
        ),
        Example(
            bad="由（单位名称）负责。".replace("（单位名称）", "⟦（单位名称）⟧")
            + "全年公开信息⟦____⟧条。",
            good="由（以下简称单位）负责，表见附件（单位：万元）。",
        ),
        Example(
            bad="开展⟦××⟧专题宣传⟦X⟧场，联系电话⟦XXXX-XXXXXXX⟧。",
            good="参加X光检查，依据第X条（示例），申请人李××来访，办理A××12号案件。",
        ),
        Example(
            bad="公开信息⟦（ ）⟧条，较上年增长⟦X⟧%，⟦○○⟧县⟦[数量]⟧件，根据⟦《××》⟧执行，培训⟦（次数待统计）⟧次。",
            good="会议时间（时间待定），占比X轴，二〇〇〇年，公开N种信息，（以下简称《条例》）共（含上年）3条，有何信息？条目清楚。",
        ),
        Example(
            bad="公开信息⟦（填写数字）⟧条，组织培训⟦（填次数）⟧次，由⟦XXX⟧同志负责。",
            good="按（填写说明）要求填报，统计表（填报单位：各科室）已公布。",
        ),
        Example(
            bad="公开信息⟦XX⟧条，具体情况⟦（待补充）⟧。",
            good="XX染色体、XXL号、MAX10，资料待补充完整后公布。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        text = context.text
        silent = [m.span() for m in _MASKED.finditer(text)]
        silent += [(s.start, s.end) for s in context.report.document.ignorable]
        for match in find_from(_SLOT, _START, text):
            start, end = match.span()
            if any(a < end and start < b for a, b in silent):
                continue
            before = text[max(0, start - 1) : start]
            if (before.isascii() and before.isalnum()) or before in {"“", "某"}:
                continue
            yield self.finding(
                Span(start, end),
                message=f"疑似模板占位未填写（{match.group()}）；发布前应填实；建议补写。",
                confidence=0.9,
            )
