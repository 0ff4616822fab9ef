"""NU004."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from nlpcheck.language.lazy import lazy
from nlpcheck.language.numerals import plain
from nlpcheck.language.quantities import Breakdown
from nlpcheck.language.quantities.groups import opposites
from nlpcheck.language.quantities.partition import alike, both, each
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.told import counts, related_quantity
from nlpcheck.types import Finding, Severity

_ALL_OF_IT = lazy(
    r"^[，、]?(?:[（(：:]|具体|分别|即|由|包括：|[^，。]{0,4}为：|按[^，。；]{1,6}[分看计]，)"
)
_QUALITY = lazy(
    r"党员|女|男|少数民族|学历|本科|大专|硕士|研究生|职称|岁|以上|以下|退役|残疾|税收|增值税|所得税|技改|工业|民间|过夜|自驾|境外|罚款|采用|高级|原创|转载"
)
_NESTED = lazy("包括|其中|分别|含")
_BESIDES = lazy("^，?(?:仍|另|还|尚)有?")
_LENGTHS = frozenset({"米", "厘米", "毫米", "度", "分", "级"})
"""Measures that are rather compared than added."""
_PEOPLE = frozenset({"名", "人", "位", "人次"})
_NOTABLE = lazy(
    r"级|等奖|重[大点症要]|特|主要|专[题项门]|较大|典型|优秀|先进|示范|创新|新增|首[次批]|涉|疑难|紧急|高[层龄频新]|骨干|负责|领导|联合|外出|集中|超|逾|最"
)
"""Labels of those parts that are worth telling, while the rest goes untold."""
_TOWARDS = lazy(r"^(?:面向|针对|涉及|关于|来自|通过|围绕|聚焦|用于|位于|对|向|在|由|按)")
_SAID = {True: "分项应等于总数", False: "各分项疑似应等于总数", None: "所列若为全部，应等于总数"}
_TOPICS = lazy(r"(?:类|信息|领域|方面|问题|事项|动态|政策|文件|工作|项目|活动)的?$")
"""What a label of one field among many ends in."""
_FURTHER = lazy(r"^[，；]?(?:其余|其他|其它|另|还|剩|余下|此外|同时|等|包括|其中|部分|有的)")
_REMAINS = lazy(r"^[）)]?[，；。、]?(?:其余|其他|其它|另有|还有|余下|剩余|剩下|未收回|未回收)")
_CARRIED = lazy("结转|在办(?!公)|未办结")
"""Labels that also hold what stood over from before."""
_SETTLED = lazy(r"^[。；;！\n]|^，(?![^。；]{0,16}\d)|$")
_INCLUDED = lazy(r"^[，、]?(?:共?包括|包含|涵盖|含|分为|由)")


class PartsOfTotal(Rule):
    code = "NU004"
    severity = Severity.ERROR
    summary = "分项之和与总数不符"
    summary_en = "the parts told do not add up to their total"
    why = "算术关系：写明“其中”的各分项穷尽总数时，其和应等于总数。"
    limits = (
        "分项有“其他”、自然人与法人并列，或多处同类分项且差数可由一处误录（错、漏、多、倒一位）解释时才认为穷尽；"
        ""
        "各项名称同类（面向甲、面向乙；甲代表、乙代表）而差三分之一以内的只作提示；带“等”“余”“约”“主要”的、量词不同的、只列一两项而明显不穷尽的不看。"
    )
    examples = (
        Example(
            bad="全年公开信息⟦48条，其中政策类33条、动态类8条、其他类2条⟧。",
            good="全年公开信息43条，其中政策类33条、动态类8条、其他类2条。",
        ),
        Example(
            bad="共发布⟦48条，其中33、8、2条⟧。", good="共发布48条，其中政策类33条、动态类8条等。"
        ),
        Example(
            bad="收到政府信息公开申请⟦8件，其中自然人7件、商业企业2件⟧。",
            good="收到政府信息公开申请8件，其中自然人7件、商业企业1件。",
        ),
        Example(
            good="公开信息500余条，其中政策类33条、其他类8条。办理建议100件，其中主办30件、会办20件。"
        ),
        Example(
            bad="公开信息⟦120条（政策文件20条、工作动态60条、财政信息30条⟧）。"
            "网站发布⟦100条、微信发布50条、公告栏发布20条，共计180条⟧。举办培训⟦6场次，分别是业务培训3场次、保密培训2场次⟧。",
            good="公开信息120条（政策文件20条、工作动态70条、财政信息30条）。网站发布100条、微信发布50条、公告栏发布30条，共计180条。“本地标准”“本地品牌”分别新增12项和44项，累计分别达到64项和288项。"
            "举办培训6场次，分别是业务培训4场次、保密培训2场次。收到提案12件、建议30件，共计办结41件。",
        ),
        Example(
            bad="招录人员⟦15名（男8名、女6名⟧）。清理规范性文件⟦86件，废止12件、继续有效75件⟧。征集建议⟦40条，采纳31条，未采纳8条⟧。",
            good="招录人员15名（男8名、女7名）。清理规范性文件86件，废止12件、修订3件。征集建议40条，采纳31条，未采纳9条。投放公示栏45处（镇区8处、较上年增加6处）。",
        ),
        Example(
            bad="举办政务公开培训⟦16场，线上培训6场，线下培训9场⟧。评议小组由⟦15人组成，人大代表5人，政协委员4人，群众代表5人⟧。督查发现问题⟦33个，已整改27个，5个⟧正在整改。⟦14个镇（街道）中，11个已建成专区，其余2个⟧正在建设。新聘监督员⟦十五名，其中人大代表六名、政协委员五名、企业代表三名⟧。简报⟦18期，上半年8期，下半年9期⟧。微信推送⟦420条，微博推送310条，抖音推送65条，全年新媒体共计推送785条⟧。今年安排开放日活动⟦4场，其中局机关2场，二级单位3场⟧。",
            good="举办政务公开培训15场，线上培训6场，线下培训9场。公开信息317条，其中防汛类102条；供水类86条；河湖类71条，水土保持类25条，其他类33条。发出问卷500份，收回有效问卷470份、无效问卷20份。收到申请8件，办结7件，结转2件。对三家企业进出口7.7亿元，对其他企业进出口4.9亿元，对其他地方进出口2.1亿元。确诊病例76例，其中输入病例62例；当日新增病例16例。微信推送420条，微博推送310条，累计阅读795次。",
        ),
        Example(
            bad="检查餐饮单位⟦146家（学校食堂18家、社会餐饮店118家⟧）。下拨资金⟦96万元，其中用于物资采购54万元、用于堤防加固52万元⟧。服务时长⟦96小时，其中理论授课60小时，实操训练46小时⟧。"
            "四个季度分别检查⟦18次、22次、25次、20次，全年共87次⟧。县级安排⟦120万元、乡镇自筹45万元、社会捐助18万元，合计193万元⟧。",
            good="检查餐饮单位146家（学校食堂18家、社会餐饮店128家）。现有党员50名，其中女党员20名，大专以上学历42名。实现收入56亿元，其中税收收入32亿元，增值税26亿元。"
            "四个季度分别检查18次、22次、25次、20次，全年共85次。收到申请8件、答复7件、咨询12件，全年共20件次。",
        ),
        Example(
            bad="走访经营户⟦52家，其中面向餐饮店28家、面向杂货店14家⟧。设立意见箱⟦36个，包括街道大厅8个、社区12个、学校6个⟧。特邀评议员⟦28名，其中村民评议员12名、商户评议员8名⟧。",
            good="走访经营户42家，其中面向餐饮店28家、面向杂货店14家。公开信息120条，其中财政信息40条、教育信息30条、环保信息20条。获奖15项，其中省级3项、市级8项。"
            "现有党员50名，其中女党员20名、退休党员15名。培训6次，其中专题培训2次、外出培训2次。设立意见箱36个，包括街道大厅8个、社区12个、学校6个，其余设在村口。新聘讲解员28名，其中大学生讲解员12名、老党员讲解员6名等。",
        ),
        Example(
            bad="巡查政务新媒体账号⟦29个，正常运行26个，注销2个⟧。核查公示栏⟦62块，完好55块，破损6块⟧。",
            good="巡查政务新媒体账号29个，正常运行26个，注销3个。核查公示栏62块，破损6块，褪色4块。发放问卷500份：线上收回286份，现场收回204份。绿化补植5.4公里，其中主干道3.2公里、支路2.1公里。",
        ),
        Example(
            bad="现有信息员⟦54名，专职、兼职分别为12名和43名⟧。培训信息员⟦132人次，四个季度分别为28人次、35人次、31人次、36人次⟧。设有公开栏⟦48块，城区、乡镇分别为18块和20块⟧。",
            good="现有信息员55名，专职、兼职分别为12名和43名。现有职工54名，党员、女职工分别为30名和28名。新建管网48公里，供水、燃气分别为18公里和20公里。"
            "收到来件54件，办结、结转分别为50件和6件。修建道路5.4公里，其中沥青路3.2公里、水泥路1.8公里，其余为砂石路。培训132人次，前三个季度分别为28人次、35人次、31人次。震中距市区38公里，距甲县22公里，距乙县6公里。",
        ),
        Example(
            good="发布解读41篇，其中图解19篇、视频6个、其他形式3次。培训2期，其中线上1期，参训160人次。"
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for found in counts(context).breakdowns:
            text = context.text
            hidden = found.total.half + sum((p.half for p in found.parts), Decimal(0))
            if abs(found.sum - found.total.value) <= hidden:
                continue
            certain = self._must_add_up(found, text)
            severity, confidence = Severity.WARNING, 0.7
            if certain:
                severity, confidence = Severity.ERROR, 0.95
            elif certain is None:
                if not self._seems_whole(found, text):
                    continue
                severity, confidence = Severity.INFO, 0.5
            equation = "＋".join(plain(p.value) for p in found.parts)
            yield self.finding(
                found.span,
                message=(
                    f"分项之和{equation}＝{plain(found.sum)}，与总数{found.total.span.of(text)}不符；"
                    f"{_SAID[certain]}；建议核对。"
                ),
                severity=severity,
                confidence=confidence,
                related=[related_quantity(context.report, p, "分项") for p in found.parts],
            )

    def _must_add_up(self, found: Breakdown, text: str) -> bool | None:
        """True: surely; False: likely; None: need not."""
        if found.open or not found.total.value:
            return None
        if _REMAINS.match(text[found.span.end : found.span.end + 12]) and not found.closed:
            return None
        gap = abs(found.sum - found.total.value)
        if found.closed:
            return True
        bare = all(p.kind == "bare" for p in found.parts[:-1])
        if bare and len(found.parts) >= 3:
            return True
        more = found.sum > found.total.value
        told = text[found.total.span.end : found.parts[0].span.start]
        if _CARRIED.search(told):
            return None
        if found.total.unit in _LENGTHS or any(p.lead.endswith(("各", "每")) for p in found.parts):
            return None
        inside = text[found.parts[0].span.end : found.parts[-1].span.start]
        if more and (_NESTED.search(inside) or _BESIDES.match(found.parts[-1].lead)):
            return None  # 通过其中21件，包括制定6件、修改8件、决定7件
        last = found.total.span > found.parts[0].span  # 共计 is told of much
        wide = "0.15" if last else "0.5" if more else "0.3" if self._whole(found, text) else "0.15"
        near = gap <= max(Decimal(1), found.total.value * Decimal(wide))
        if not near or not self._one_slip(found) or (more and self._overlapping(found, text)):
            return None
        if found.total.kind != "count" and not more and not last:
            # 支出62万元，其中A 38万元、B 22万元: sums of money are rarely told in full
            return False if gap * 10 <= found.total.value and found.sum != 0 else None
        likely = (
            more or len(found.parts) >= 3 or self._alike(found, text) or self._whole(found, text)
        )
        return False if likely else None

    def _seems_whole(self, found: Breakdown, text: str) -> bool:
        """Whether a list that falls short by a third at most looks like all there is: labels of one
        make that name no notable part, nothing behind them, one slip to mend it."""
        total, short = found.total, found.total.value - found.sum
        if found.open or total.kind != "count" or total.unit in _LENGTHS or not total.exact:
            return False
        if total.span > found.parts[0].span or not 0 < short <= total.value * Decimal("0.34"):
            return False
        after = text[found.span.end : found.span.end + 24]
        if _FURTHER.match(after) or not _SETTLED.match(after) or not self._one_slip(found):
            return False
        labels = [(p.lead or p.tail).removeprefix("其中").strip("：，、 ") for p in found.parts]
        if any(
            not x or x.startswith("距") or _NOTABLE.search(x) or _QUALITY.search(x) for x in labels
        ):
            return False
        if short * 5 > total.value and any(_TOPICS.search(x) for x in labels):
            return False  # 120条，其中财政信息40条、教育信息30条: there are other fields
        labels[0] = _INCLUDED.sub("", labels[0])
        included = _INCLUDED.match(text[total.span.end : found.parts[0].number.start])
        if included and len(labels) >= 3:
            return True
        start, end = _shared(labels), _shared([x[::-1] for x in labels])
        if start and (_TOWARDS.match(start) or start[-1] in "到给向于"):
            return True
        if len(labels) < 3:
            return total.value >= 20 and (max(len(start), len(end)) >= 2 or alike(labels))
        return len(end) >= 2 or alike(labels) or short * 4 <= total.value

    def _whole(self, found: Breakdown, text: str) -> bool:
        """Whether the parts stand behind a mark for all of them: （…）, ：, 分别为, 即."""
        between = text[found.total.span.end : found.parts[0].number.start]
        labels = each(between)
        return bool(_ALL_OF_IT.match(between)) or (len(labels) == 2 and both(*labels))

    def _overlapping(self, found: Breakdown, text: str) -> bool:
        """Whether the parts may hold the same things: 女党员20名、大专以上42名; 税收32亿元，增值税26亿元."""
        labels = [p.lead.removeprefix("其中") for p in found.parts]
        qualities = {m.group() for x in labels for m in _QUALITY.finditer(x)}
        if len(qualities) > 1:
            return True
        if found.total.kind != "count" or found.total.unit in _PEOPLE:
            return len(labels) == 2 and not self._alike(found, text)
        return False

    def _alike(self, found: Breakdown, text: str) -> bool:
        """Whether two labels are made alike (未经复议直接起诉、复议后起诉), as halves of a whole are."""
        told = each(text[found.total.span.end : found.parts[0].number.start])
        if len(told) == 2:
            return both(*told) or alike(told)
        first, second = (
            (p.lead or p.tail).removeprefix("其中").strip("：，、 ") for p in found.parts
        )
        if alike((first, second)):
            return True
        if opposites(first, second):
            return True
        return bool(first and second) and (first[-1] == second[-1] or len(first) == len(second))

    def _one_slip(self, found: Breakdown) -> bool:
        """Whether one slip in typing one of the numbers would explain the difference."""
        lack = found.total.value - found.sum
        return _slip(found.total.value, found.sum) or any(
            _slip(p.value, p.value + lack) for p in found.parts if p.value + lack >= 0
        )


def _shared(labels: Sequence[str]) -> str:
    """What all of some labels begin with."""
    first, last = min(labels), max(labels)
    size = 0
    while size < len(first) and first[size] == last[size : size + 1]:
        size += 1
    return first[:size]


def _slip(told: Decimal, meant: Decimal) -> bool:
    """Whether two numbers differ by one digit changed, left out, added, or two swapped."""
    a, b = plain(told), plain(meant)
    if len(a) == len(b):
        places = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(places) == 2 and places[1] == places[0] + 1:
            i = places[0]
            return a[i : i + 2] == b[i : i + 2][::-1]
        return len(places) == 1
    shorter, longer = sorted((a, b), key=len)
    return len(longer) == len(shorter) + 1 and any(
        longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))
    )
