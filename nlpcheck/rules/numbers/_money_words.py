"""Words after which a number is an amount of money, and places where it lacks 元.

Nouns of money are told by their last character (…金, …款, …费, …价), of which those that end so
and are no money (黄金, 条款, 消费, 评价) are left out; verbs are those that take money alone.
"""

from __future__ import annotations

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Quantity

_SUM = r"(?:（[^（）]{1,12}）)?(?:共有|共计|共|合计|总计|累计|总数|总量|达到|达|约|计|为|是|有|了|的|完成|实现|已|到[位账]|下达|仅|只有|近|超|逾|超过|：)*"
_NOUN = (
    r"(?:[^黄五白合冶镀鎏烫紫淘千赤足礼拜基\W\d]金|(?<!设立)(?<!支)基金|[房地月年]租|(?<![条该新同爆各此第车两几每多])[\u4e00-\u9fff](?<!条)款项?|(?:[^免消浪自缴交参\W\d]|收)费用?|费用"
    r"|[^办报纳涉免偷逃抗离保\W\d]税|税[收款费金]|(?:(?<!讨)欠|年|月|日|底|时|周)薪|[报薪稿片]酬"
    r"|(?:合同|总|单|均|标|中标|成交|底|票|房|油|水|电|气|米|粮|造|售|买|卖|起拍|保留|控制|限|报|订|结算|采购|评估|协议|原|现|门诊|挂号)价格?|价[格款]"
    r"|(?:(?:总|金|余|税|差|交易|成交|销售|零售|贸易|进出口|出口|进口|营业|合同|到账|到位|存款|贷款|标的|投资|补贴|融资|罚没|资产|消费|生产|中标|签约|结算|支付|发放|缴费|完成|理赔|赔付|涉案|保|欠|销)额|投资完成额)"
    r"|(?<![集筹])(?:工|投|出|融|外|内|欠)资|奖补|补[助贴偿]|津贴|抚恤|[财营]收|[总纯净毛]?收入|[总纯]?支出|预算数?|决算数?|[结节]余|(?:总|年|工业|农业|亩均)?产值|负?债务|[国外债专]债|债券|负债|存款|贷款"
    r"|授信|总资产|净资产|固定资产|资产总值|注册资本|市值|净?利润|亏损|成本|开支|开销|财力|保费|保额|分红|红利|奖品价值|总值|价值|损失|罚没|善款|赃款|欠薪|工程量造价)"
)
_DEED = r"(?:[少多](?:缴|交|花|付|支出|收取)|[补追欠预代]缴|缴款|列支|预支|支取|(?<!移动)(?<!扫码)(?<!手机)(?<!在线)支付|花费|耗资|斥资|出资|捐资|投资|融资|引资|筹资|让利|挽损|减税|退税|降费|减支|增收|创收|节支|罚款|捐款|拨款|垫资|注资|垫付|赔付|理赔|结算|(?:挽回|避免|减少|造成)(?:直接)?(?:经济)?损失)"
_ENDS = lazy(rf"(?:{_NOUN}|{_DEED}){_SUM}$")
_LIMIT = lazy(
    rf"{_NOUN}(?:标准|限额)?(?:每|单)?(?:笔|次|项|件|人次|人|户)?(?:均|都|全部|全|基本|一般|普遍|原则上|仅|只)*(?:(?:控制|限制|限定|保持|压缩|压减|限)?在|为|达到?)?$"
)
"""Before the bound of an amount: 单笔金额均在2以下, 合同金额超过50的."""
_BOUND = lazy(r"^(?:不超过|不低于|不少于|不足|至少|超过|最多|超|逾)|以[上下内]$")
_BOUND_ENDS = lazy(r"[，。；）]|的(?=[，。；、须应由要必零小大])")
_NO_ENDS = lazy(
    r"(?:人均|指数|比重|比例|率|增速|增幅|降幅|排名|位列|位居|第|年均|同比|环比|增长|下降|上升|回落|高于|低于|占|得分|评分|分值|权重|编号|电话|热线|页)[^，。；、]{0,6}$"
)
_PER = lazy(
    r"每(?:一?[人户次天日月年季周吨件页份本亩株棵台辆小时度块张套个名位户头只斤米场课时学期生餐班村例车户]|学生|贫困生|孩子|老人|对象|小时|课时|公斤|学期|平方米|立方米|千瓦时|公里|人次|床位|学年)"
    r"(?:每(?:[天日月年次季周餐]|学期|学年|人|小时|课时|人次))?(?:的)?(?:收取|收费|补助|补贴|发放|奖励|奖补|给予|缴纳|支付|按|为|是|达|提高到?|标准为?|涨到|降到|降至|调整为|计)*$"
)
_PRICED = lazy(
    r"费|价|补助|补贴|津贴|工资|奖励|奖补|补偿|赔偿|收取|收费|慰问金|救助金|标准|租金|薪|酬|缴纳|餐|保险|供养|低保|抚恤|救助对象|助学|资助|奖学金|学费|[\u4e00-\u9fff](?<!基)金"
)
_STANDARD = lazy(
    r"(?:低保|保障|供养|补助|补贴|收费|工资|缴费|筹资|奖励|奖补|赔偿|补偿|住宿|伙食|价格|票价|抚恤|养老金|慰问|津贴|租金|餐费|征收|医保)(?:金|费)?(?:标准|单价|价格)"
    r"(?:由[^，。；]{1,12})?(?:统一|一律|均|全部)?(?:为|是|达|提高到|提高至|调整到|调整为|上调至|上调到|下调至|下调为|降至|增加到|定为|核定为)$"
)
_TO = lazy(
    r"^(?:每[\u4e00-\u9fff]{1,4})?(?:统一|再|又|进一步)?(?:调整|提高|提升|增加|上升|上调|下调|下降|降低|降|增长|增|涨|变更|核定|优惠|压减|压缩|减少|调减|调增|追加|核减|翻)(?:到|至|为|成)$"
)
_AGAINST = lazy(
    r"^(?:，|而|相?较|比|与|同|对比)*(?:于)?(?:上一?年度?|去年|往年|同期|前年|20\d\d年|年初|预算|年初预算|计划|原来)(?:全年|同期|同月|度)?(?:的|为|是|仅)*$"
)
_BY = lazy(
    r"^(?:，|（|同比|环比|(?:较|比|与)(?:上一?年度?|去年|20\d\d年|预算|年初|计划|上年同期|去年同期)(?:同期|相比)?|，)+(?:增加|减少|多|少|节约|节省|压减|增收|减收|增支|减支|压缩|降低)了?$"
)
_GOES_ON = lazy(
    r"(?:已|均|全部|全额|足额|按[时期]|如[期数]|及时|用于|用作|由|经|被|通过|直接|统一|专项|专门|支持|保障|购置|采购|建设|改造|到[位账]|拨|转|划|纳入|上缴|退还|列支|下达|落实|结清|付清|同比|较|比|低于|高于|有所|悉数|分[批期]|以|交|打入|汇入|发放|兑付|拨付|作为|供|投向|全数|当[天日月场]|的(?:标准|价格|费用|补[助贴]|限额))"
)
_LISTED = lazy(r"[，、]\s*\d[\d.]*(?:[，、。；]|[万亿]?元)")
"""补助450、600元: the unit stands at the list's end."""
_THOUSANDS = lazy(r"[，,]\d{3}(?!\d)")
_UNIT_TOLD = lazy("单位(?:：|为|是|均?以)")
_RISES = lazy(r"有所|略有|明显|大幅|增|减|多|少|下降|上升|提高|降低|翻")


def is_amount(lead: str) -> bool:
    """Whether a number behind these words is an amount of money."""
    return bool(_ENDS.search(lead)) and not _NO_ENDS.search(lead)


def lacks_yuan(count: Quantity, before: Quantity | None, after: Quantity | None, text: str) -> bool:
    """Whether a bare number is an amount; ``before`` and ``after`` are its neighbours in the sentence."""
    if count.spelled or count.high is not None or not count.value or count.approx in {"多", "几"}:
        return False
    end = count.span.end
    following = text[end : end + 2]
    said = text[count.sentence.start : count.sentence.end]
    if _THOUSANDS.match(text, end) or _UNIT_TOLD.search(said) or "分别" in said or "元）" in said:
        return False
    if _BOUND.search(count.approx):
        clause = text[count.clause.start : count.span.start]
        if _LIMIT.search(clause) and not _NO_ENDS.search(clause):
            return bool(_BOUND_ENDS.match(text, end))
    stops = following[:1] in set("，。；）、")
    if not (stops or _GOES_ON.match(text, end)) or _LISTED.match(text, end):
        if not (following and _RISES.match(text, end)):
            return False
        stops = False
    if following[:1] == "、" and after is not None and after.kind == "money":
        return False  # 培训费38、印刷费22万元: the unit stands at the list's end
    lead = count.lead
    if is_amount(lead) and (stops or _GOES_ON.match(text, end)):
        return True
    clause = text[count.clause.start : count.span.start]
    if (
        _PER.search(clause)
        and _PRICED.search(clause + text[end : end + 12])
        and count.value < 100_000
    ):
        return True
    if _STANDARD.search(clause):
        return True
    if before is None or before.kind != "money" or before.sentence != count.sentence:
        return False
    gap = text[before.span.end : count.span.start]
    return bool(_TO.fullmatch(gap) or _AGAINST.fullmatch(gap) or (stops and _BY.fullmatch(gap)))
