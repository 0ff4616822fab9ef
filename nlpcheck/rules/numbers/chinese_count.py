"""NU012."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.language.numerals import number, plain
from nlpcheck.language.quantities import Quantity
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.told import counts, related_quantity
from nlpcheck.types import Finding, Severity, Span

_COUNTED = frozenset(
    ["条", "件", "篇", "份", "期", "人次", "场次", "件次", "次", "张", "户", "起", "宗", "册"]
)
# these words before a numeral tell a statistic, whatever the measure of the other counts
_STATISTIC = lazy(
    r"(?:信息|简报|推文|文章|资料|稿件|留言|申请|咨询|培训|解读|图解|动态|公告|通知|电话|热线|来信|来访|"
    r"发布|公开|制作|举办|印发|推送|接听|接待|处理|答复|回复|办理|受理|收到|发放|张贴|公示|更新|报送|上传|转载)(?:共|共计|累计|合计|总计|了|达|达到)*$"
    r"|(?:发放|张贴|制作|录制|走访|回访|推送|更新|更换|检查|抽查|巡查|征集|收集|收到|采纳|培训|接待|公示|公布|公开|发布|印发|清理|转载|举办|召开|组织|"
    r"新增|设置|服务|回收|编印|报送|受理|办理|审核|整改|开展|上报|处理|解答|配备|建成|清运|栽植|种植|出动|维修|新装|安装|整治|拆除|慰问|救助|帮扶|资助|修复|更新|采购|购置|查处|立案|排查|化解|调解|"
    r"调处|入户|登记|录入|归集|汇总|归档|扫描|拍摄|录制|播放|刊发|编发|上传|吸引|招募|聘请|评选|表彰|组建|新建|改建|修缮|养护)[\u4e00-\u9fff]{0,8}$"
)
_STATISTIC_UNITS = frozenset(
    [
        "条",
        "件",
        "篇",
        "份",
        "期",
        "人次",
        "场次",
        "件次",
        "次",
        "张",
        "册",
        "户",
        "部",
        "名",
        "则",
        "处",
        "封",
        "块",
        "起",
        "家",
        "本",
        "幅",
        "个",
        "场",
        *"盏株棵吨亩台辆套支幢栋架具袋箱桶座口",
        "公里",
        "批次",
        "平方米",
    ]
)
_POLICIES = lazy(
    r"(?:出台|印发|制定|落实|贯彻|实施|推出|执行|学习|国|惠企|金融|新)[^，。；]{0,8}(?:意见|措施|政策|规定|办法|举措|条例|禁令|新政|”)$"
)
# 三十三条措施, 二十六条规定: names of policies
_NAMED_MEASURES = lazy(
    r"[^，。；、]{0,6}?(?:措施|意见|政策|举措|改革|规定|禁令|要求|准则|办法|条例|纪律|标准|行动|要点|任务|清单|指标|原则|工作|内容|建议|经验|做法)"
)


_NEVER = frozenset("级届周版成方字则位度口头节讲集首片扇眼通门款双副尾笔根顶床具年日")
_ROUGH = lazy("[几数]|^[一二三四五六七八九]{2}[十百千万]?$|[一二三四五六七八九]{2}[百千万]?$")
_LAWS = lazy("章|条例|办法|规定|法$|第$")
_OFFICIAL = frozenset(["件", "条", "份", "宗", "起", "人次", "件次", "户", "户次", "场次"])
"""Measures of what an office does and keeps."""
_SUMMED = lazy(r"(?:共|累计|合计|总计|总数|总量|年内|全年|今年|本年度?)[^，。；]{0,12}$")
_FIXED = frozenset({("小时", 24), ("个小时", 24), ("次", 24), ("个", 24)})
"""Numbers with a measure that are usual in Chinese numerals: 二十四小时."""
_MONEY = frozenset({"元", "万元", "亿元"})
_PERCENT = frozenset({"%", "个百分点"})
_DAY = lazy(
    r"(?<![年〇零一二三四五六七八九十“])(?P<m>十?[一二三四五六七八九十])月(?P<d>[二三]?十?[一二三四五六七八九十])日(?![”报])"
)
_ARABIC_DAY = lazy(r"(?<!\d)\d{1,2}月\d{1,2}日")
_DECIMAL = lazy(
    r"(?<![第几零〇一二三四五六七八九十百千万亿点之午晨晚“])(?P<w>[一二三四五六七八九十百千]+)点(?P<d>[零〇一二三四五六七八九]{1,3})"
    r"(?P<m>分|万元|亿元|元|万|亿|个百分点|个工作日|个小时|小时|天|公里|千米|米|亩|公顷|平方米|平方公里|立方米|吨|公斤|千克|度|倍)(?![”半])"
)
_MARKED = lazy(r"(?:得分|评分|分值|平均分|总分|成绩|考核|测评|评估|检测)[为是达]?$")
_ARABIC_COUNT = lazy(
    r"(?<![\d.第])\d[\d.]*(?:%|万|亿|分|个|件|条|次|份|名|人|家|户|处|元|天|公里|米|亩|吨|篇|期|场|株|项|倍|小时|平方)"
)


class ChineseCount(Rule):
    code = "NU012"
    severity = Severity.INFO
    summary = "统计数用了汉字数字，与他处阿拉伯数字不一"
    summary_en = "a count in Chinese numerals where others are in Arabic"
    why = (
        "GB/T 15835—2011 第4.1条：用于计量、统计的数字宜用阿拉伯数字；同一场合同类数字形式应一致。"
    )
    limits = "同句有同量词的阿拉伯数字的（含百分数、金额、月日）；此外只看十一以上、与同段阿拉伯数字量词相同的，或逾一百、以“件”“条”等计、在“发布”“受理”“共”等之后、与他处量词相同的；“十条措施”“二十项改革”一类概括说法在“等”“措施”“改革”前不看。"
    examples = (
        Example(
            bad="公开信息共⟦二百五十条⟧，其中网站公开180条。",
            fixed="公开信息共250条，其中网站公开180条。",
            good="公开信息共250条，落实“两个维护”，第十九届、第二十条，一是、二是。",
        ),
        Example(
            bad="走访企业⟦八十六家⟧，征集意见⟦一百二十七条⟧，采纳63件。",
            fixed="走访企业86家，征集意见127条，采纳63件。",
            good="落实惠企政策意见三十三条，涉及十二个部委、十一个乡镇，走访企业数十家，采纳63条。",
        ),
        Example(
            bad="清理信息⟦三千二百条⟧，发布解读86条。",
            fixed="清理信息3200条，发布解读86条。",
            good="出台稳经济三十三条措施，发布解读86条，印发十二条意见。",
        ),
        Example(
            bad="低保标准提高到每人每月⟦八百六十元⟧，特困供养标准为每人每月1120元。知晓率由82%提高到⟦百分之九十一⟧。抽取⟦二十五个⟧村审计，纠正问题38个。展馆⟦五月六日⟧恢复开馆，到10月31日共接待96批。",
            good="低保标准提高到每人每月860元，特困供养标准为每人每月1120元。实现百分之百公开，知晓率91%。“五一”劳动节，5月1日开馆。落实三十三条措施，征集意见66条。三五个村，38个问题。修复一百多个，38个点位。每天七、八十元，共650元。",
        ),
        Example(
            bad="审核合同⟦七十六份⟧，提出修改意见128条。水质达标率为⟦百分之九十八⟧，较年初提高2个百分点。整理移交档案⟦三百零八卷⟧，电子目录1200条。修剪绿化带⟦一百八十公里⟧，补种花卉2.6万株。转发量达4500次，评论⟦一千二百余条⟧。18个县（区）参评，⟦十一个⟧县（区）获评良好。带宽由100兆升级到⟦三百兆⟧。",
            good="实现百分之百覆盖，较年初提高2个百分点。单位二十三家。整理移交档案308卷，电子目录1200条。实行二十四小时值班，受理86件。数十家企业参与，发放资料200份。选取二十三家单位抽查，发现问题45个。",
        ),
        Example(
            bad="督查评估得分⟦八十九点四分⟧，高于上年1.6分。复垦土地⟦十五点八亩⟧，补栽果树320株。接到报修电话⟦四百一十个⟧，回访率96%。",
            good="督查评估得分89.4分，高于上年1.6分。上午九点五分开馆，接待群众320名。下辖站点25个。挂有提示牌十三个。两点一线，行程320公里。三点五十分到达，清运15车。",
        ),
        Example(good="召开会议三次，培训两期，共发布信息二百五十条。"),
        Example(
            bad="发布预警132次。\n\n全年巡河⟦四十二次⟧。",
            good="开展惠民演出132场，征集图书42种。\n\n剧目复排后在乡间巡演四十二场。\n\n馆员历时四年得十七种。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        items = counts(context).items
        arabic: dict[str, Quantity] = {}
        statistics: Quantity | None = None
        for item in items:
            if not item.spelled and item.unit in _STATISTIC_UNITS and item.value > 10:
                statistics = statistics or item
            if not item.spelled and item.kind == "count" and not item.negated:
                arabic.setdefault(item.unit, item)
        for item in items:
            if (beside := self._beside(item, items, context)) is not None:
                yield self._told(item, beside, context)
                continue
            if (
                not item.spelled
                or item.kind != "count"
                or item.value <= 10
                or not item.exact
                or (item.unit not in arabic and not self._statistic(item, context, statistics))
                or (item.unit == "条" and re.search(r"章|条例|办法|规定", item.lead))
                or not (
                    self._told_exactly(item.number.of(context.text)) or self._round(item, context)
                )
            ):
                continue
            if _NAMED_MEASURES.match(item.tail) or item.lead.endswith("届"):
                continue
            if item.unit not in _COUNTED and item.tail and item.tail[0] not in "，。；、）其参":
                continue  # 十二个部委: both forms are usual before a noun
            if (
                item.unit == "个"
                and len(item.number.of(context.text)) == 2
                and not _STATISTIC.search(item.lead)
            ):
                continue  # 意见箱十二个: small numbers of things are told in words too
            if not item.lead or item.lead.endswith(("出台", "国", "惠企", "”", "新", "金融")):
                continue
            if item.unit in {"条", "项"} and _POLICIES.search(item.lead):
                continue
            other = arabic.get(item.unit) or statistics
            assert other is not None
            if not self._comparable(item, items, context):
                continue
            yield self._told(item, other, context)
        yield from self._dates(context)
        yield from self._decimals(context)

    def _comparable(self, item: Quantity, items: tuple[Quantity, ...], context: Context) -> bool:
        """Whether a count is a statistic, or an Arabic one of its measure stands in its paragraph:
        of a tale told far from there (巡演四十二场, 历时四年得十七种) both forms are right."""
        if item.value > 100 or item.unit in _OFFICIAL:
            return True
        if _STATISTIC.search(item.lead) or _SUMMED.search(item.lead):
            return True
        paragraph = context.report.paragraph_at(item.span.start)
        return paragraph is None or any(
            q.unit == item.unit
            and not q.spelled
            and paragraph.span.start <= q.span.start < paragraph.span.end
            for q in items
        )

    def _told(self, item: Quantity, other: Quantity, context: Context) -> Finding:
        shown = item.span.of(context.text)
        numeral = item.number.of(context.text)
        right = shown.replace(numeral, plain(item.value), 1)
        if numeral[-1] in "万亿" or item.unit in {"万元", "亿元"}:
            scale = numeral[-1] if numeral[-1] in "万亿" else item.unit[0]
            part = plain(item.value / (10_000 if scale == "万" else 100_000_000))
            right = shown.replace(numeral, part + scale * (numeral[-1] == scale), 1)
        if item.unit == "%":
            right = plain(item.value) + "%"
        return self.finding(
            item.span,
            message=f"“{shown}”用汉字数字，他处“{other.span.of(context.text)}”用阿拉伯数字；建议统一为“{right}”。",
            replacement=right if item.exact else None,
            safety="unsafe" if item.exact else None,
            related=[related_quantity(context.report, other, "他处")],
        )

    def _beside(
        self, item: Quantity, items: tuple[Quantity, ...], context: Context
    ) -> Quantity | None:
        """The Arabic number of the same measure in the same sentence: 八百六十元，……1120元; of
        more than ten also another measure (二十五个村……38个)."""
        if not item.spelled or item.value <= 10 or not item.unit or item.unit in _NEVER:
            return None
        if (other := self._same_sentence(item, items, context)) is not None:
            return other
        numeral = item.number.of(context.text)
        if numeral in {"百", "千", "万"} or _ROUGH.search(numeral) or not item.lead:
            if item.lead or numeral in {"百", "千", "万"} or _ROUGH.search(numeral):
                return None
        if item.high is not None or _NAMED_MEASURES.match(item.tail) or item.lead.endswith("届"):
            return None
        round_ = len(numeral) <= 2 or numeral[-1] in "万亿"
        if (not item.exact and item.approx not in {"余"}) or (
            (round_ or not item.exact)
            and item.kind == "count"
            and item.unit in {"个", "人", "块", "条"}
        ):
            return None  # 一百多个, 两万个, 一百人: as usual as in figures
        following = context.text[item.span.end : item.span.end + 1]
        if context.text[item.span.start - 1] in "、项章" or following in set("到至—~"):
            return None
        if item.unit in {"条", "项"} and (_POLICIES.search(item.lead) or _LAWS.search(item.lead)):
            return None
        before = context.text[item.span.start - 1 : item.span.start]
        if before in set("第〇零“《") or "“" in item.lead[-6:] or item.tail.startswith("”"):
            return None
        return next(
            (
                other
                for other in items
                if not other.spelled
                and other.sentence == item.sentence
                and other.kind == item.kind
                and other.value
                and not other.negated
                and (
                    other.unit == item.unit
                    or {other.unit, item.unit} <= _MONEY
                    or {other.unit, item.unit} <= _PERCENT
                )
            ),
            None,
        )

    def _same_sentence(
        self, item: Quantity, items: tuple[Quantity, ...], context: Context
    ) -> Quantity | None:
        """The Arabic count of any measure in a sentence where another, told exactly and at its clause's
        end, is in Chinese numerals: 移交档案三百零八卷，电子目录1200条; or of the same noun: 18个县……十一个县."""
        numeral = item.number.of(context.text)
        if item.kind not in {"count", "time"} or not (item.exact or item.approx == "余"):
            return None
        if item.high is not None or _ROUGH.search(numeral) or numeral[-1] in "万亿千":
            return None
        before = context.text[item.span.start - 1 : item.span.start]
        after = context.text[item.span.end : item.span.end + 1]
        if (
            before in set("第〇零“《、项章")
            or after in set("”到至—~")
            or item.unit in {"年", "天", "周", "个月"}
        ):
            return None
        if _NAMED_MEASURES.match(item.tail) or _LAWS.search(item.lead) or item.lead.endswith("届"):
            return None
        if item.unit in {"条", "项"} and _POLICIES.search(item.lead):
            return None
        if (item.unit, int(item.value)) in _FIXED or re.search(
            "“[^”]*$", context.text[item.clause.start : item.span.start]
        ):
            return None
        near = [
            q
            for q in items
            if q.sentence == item.sentence and not q.spelled and not q.negated and q.value
        ]
        alike = (
            q for q in near if q.unit == item.unit and item.tail and q.tail[:2] == item.tail[:2]
        )
        if (same := next(alike, None)) is not None:
            return same
        told = len(numeral) >= 3 and after in set("，。；、）") and len(item.lead) >= 2
        if not told or (item.unit in {"个", "人", "块"} and not item.exact):
            return None
        kinds = {"count", "money"} | ({"percent"} if item.unit in _STATISTIC_UNITS else set())
        return next((q for q in near if q.kind in kinds and q.unit), None)

    def _dates(self, context: Context) -> Iterator[Finding]:
        """五月六日恢复开馆，到10月31日: a day in Chinese numerals in a sentence with another in Arabic."""
        for match in _DAY.finditer(context.prose):
            start = context.prose.rfind("\n", 0, match.start()) + 1
            start = max(start, context.prose.rfind("。", 0, match.start()) + 1)
            end = re.compile("[。\n]").search(context.prose, match.end())
            other = _ARABIC_DAY.search(
                context.prose, start, end.start() if end else len(context.prose)
            )
            month, day = number(match["m"]), number(match["d"])
            if other is None or month is None or day is None or not (month <= 12 and day <= 31):
                continue
            right = f"{plain(month)}月{plain(day)}日"
            yield self.finding(
                Span(*match.span()),
                message=f"“{match.group()}”用汉字数字，同句“{other.group()}”用阿拉伯数字；建议统一为“{right}”。",
                replacement=right,
                safety="unsafe",
            )

    def _decimals(self, context: Context) -> Iterator[Finding]:
        """得分九十二点五分，比上年提高1.2分: a decimal in words in a sentence with an Arabic count."""
        prose = context.prose
        for match in _DECIMAL.finditer(prose):
            if match["m"] == "分" and not _MARKED.search(prose, 0, match.start()):
                continue  # 九点五分开会
            start = max(prose.rfind(mark, 0, match.start()) for mark in "\n。") + 1
            close = re.compile("[。\n]").search(prose, match.end())
            end = close.start() if close else len(prose)
            other = _ARABIC_COUNT.search(prose, start, end)
            whole = number(match["w"])
            if other is None or whole is None:
                continue
            digits = "".join(str(number(c)) for c in match["d"])
            right = f"{plain(whole)}.{digits}{match['m']}"
            yield self.finding(
                Span(*match.span()),
                message=f"“{match.group()}”用汉字数字，同句“{other.group()}”用阿拉伯数字；建议统一为“{right}”。",
                replacement=right,
                safety="unsafe",
            )

    def _statistic(self, item: Quantity, context: Context, other: Quantity | None) -> bool:
        """处理留言三十二件 beside 公开信息250条: a statistic, though no other has its measure."""
        return (
            other is not None
            and item.unit in _STATISTIC_UNITS
            and bool(_STATISTIC.search(item.lead))
            and item.tail[:1] in {"", "、"}
        )

    def _round(self, item: Quantity, context: Context) -> bool:
        """发放宣传资料五百份: a round number that ends a clause behind a statistic's word."""
        numeral = item.number.of(context.text)
        return (
            len(numeral) == 2
            and numeral[1] in "百十"
            and numeral[0] != "几"
            and item.unit in _STATISTIC_UNITS
            and bool(_STATISTIC.search(item.lead))
            and item.tail[:1] in {"", "、"}
        )

    def _told_exactly(self, numeral: str) -> bool:
        """二百五十 and 四十六, not 三千, 十万 or 二三 (about two or three)."""
        if any(c in "万亿" for c in numeral) or not any(c in "十百千" for c in numeral):
            return False
        return len(numeral) >= 3 or (len(numeral) == 2 and numeral[0] == "十")
