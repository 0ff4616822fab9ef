"""Amounts of money that their own sentence makes doubtful: no unit, or one out of all measure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Quantity

_SPENT = lazy(
    r"(?:支付|支出|花费|耗资|投入|拨付|拨款|下拨|缴纳|上缴|追回|追缴|收缴|退还|退回|筹集|筹措|募集|捐赠|捐款|节约|节省|核减|审减|减免|免收|兑付|发放|配套|出资|投资|安排|结余|节余|盘活|挽回损失|挽损|罚款|罚没|收费)(?:共|共计|合计|总计|约|了|达|为)*$"
)
_FUNDS = lazy(
    r"(?:基金|资金|经费|款|款项|金额|费|费用|罚没收入|非税收入|预算|决算|余额|专款|债券|工资|薪酬|补贴|补助|奖金|押金|保证金|价款|总价|造价|产值|收入|支出|投资)(?:共|共计|合计|总计|约|达|为)*$"
)
_CLEAR = lazy(r"(?:基金|罚没收入|罚没款|非税收入|罚没财物)(?:共|共计|合计|总计|约|达|为)*$")
_NOT_MONEY = lazy(
    r"人|力量|时间|工时|精力|车辆|警力|设备|物资|户|度$|率|量|数|比例|级|号|次$|卡|票"
)
_PAID_ON = lazy("全额|全部|均|已|用于|由|按|上缴|专项|及时|支持|保障")
_PER = lazy(
    r"每(?:人|户|小时|次|吨|件|页|份|度|本|月|天|日|台|亩|平方米|立方米|公里|学期|生|学年|证|车)(?:每(?:月|年|天|次|学期))?|[人户月日]均|单价|票价"
)
_STANDARD = lazy(r"标准|收费|票价|单价|补助|补贴|工本费|价格|上调|下调|调整|降|提高|为$")
_SMALL = lazy(
    r"(?:订阅|订购|报刊|杂志|印刷|印制|打印|复印|邮寄|邮资|快递|海报|展板|横幅|标语|明白纸|宣传册|宣传单|手册|折页|公示牌|公开栏|公示栏|标识牌|办公用品|文具|打印机|复印机|办公桌|信息员|培训费|讲课费|会议室|饮水机|触摸屏|查询终端|自助终端|志愿者服装|奖品|纪念品)"
)
_BUILDS = lazy(r"工程|建设|园|厂|路|桥|公司|产业|集团|全[省市国]|系统建设|学校|医院")
_BENEFIT = lazy(r"^，?(?:受益|惠及|覆盖|补助|涉及|发放|帮扶|救助|资助)?[\u4e00-\u9fff]{0,6}$")
_SPENDING = lazy(
    r"(?:支出|花费|投入|耗资|拨付|安排|经费|资金|预算|决算|补助资金|采购|购置费|工程款|运维费|建设费|印刷费|宣传费)(?:共|共计|合计|总计|约|达|为)*$"
)


def doubtful(count: Quantity, items: Sequence[Quantity], text: str) -> str:
    """Why an amount is doubtful, "" where it isn't."""
    near = [q for q in items if q.sentence == count.sentence and q.span != count.span]
    if count.kind == "bare":
        return "未写单位" if _bare(count, near, text) else ""
    if not count.exact:
        return ""
    lead = text[count.clause.start : count.span.start]
    said = text[count.sentence.start : count.span.start]
    if count.unit in {"万元", "亿元"} and count.value >= 10_000:
        per = [q for q in near if q.unit == "元" and q.value and q.span.start < count.span.start]
        if (
            _PER.search(lead)
            and _STANDARD.search(lead)
            and (
                (per and count.value >= 1000 * per[-1].value)
                or (count.value >= 1_000_000 and _PERSON.search(lead))
            )
        ):
            return "用作单价、人均标准过大"
        total = next(
            (q for q in near if q.kind == "money" and q.span.start < count.span.start), None
        )
        if count.part and total and not total.part and count.value > 20 * total.value:
            return f"大于其总数“{text[total.span.start : total.span.end]}”"
        if count.value >= 10_000_000 and _SMALL.search(lead) and not _BUILDS.search(said):
            return "逾千万元，与所办事项不相称"
        return ""
    if count.unit != "元" or _PER.search(said) or not count.lead:
        return ""
    if _SPENDING.search(count.lead) and count.value < 1000 and count.places == 1:
        return "过小，且元以下只记一位"
    after = [q for q in near if q.span.start > count.span.end and q.unit in {"户", "人", "名"}]
    if (
        after
        and count.value < 10_000
        and after[0].value >= 10
        and count.value < 2 * after[0].value
        and _FUNDS.search(count.lead)
        and _BENEFIT.match(text[count.span.end : after[0].span.start])
    ):
        return f"与“{text[after[0].span.start : after[0].span.end]}”相除不足2元"
    large = [q for q in near if q.unit in {"万元", "亿元"} and q.span.end <= count.span.start]
    rest = count.lead.strip("，、") in {"其余", "其余的", "余下", "余下的", "另外", "剩余"}
    if rest and len(large) >= 1 and count.value * 1000 < min(q.value for q in large):
        return "与同句以万元计的各项相差悬殊"
    return ""


_PERSON = lazy(r"每人|人均|每户|户均|每生|每月")


def _bare(count: Quantity, near: Sequence[Quantity], text: str) -> bool:
    """Whether a number without a unit is an amount: 实际支付83 beside 85万元, 追回基金67.9."""
    if (
        count.spelled
        or count.approx
        or text[count.number.end - 1] in "万亿"
        or count.value < Decimal("0.1")
    ):
        return False
    around = text[count.sentence.start : count.sentence.end]
    following = text[count.span.end : count.span.end + 1]
    if "单位：" in around or "分别" in around:
        return False
    ends = following in set("，。；）\n") or bool(
        _PAID_ON.match(text[count.span.end : count.span.end + 2])
    )
    if not ends or _PER.search(count.lead) or _NOT_MONEY.search(count.lead[-6:]):
        return False
    if any(q.span.start == count.span.end + 1 for q in near):
        return False
    if _CLEAR.search(count.lead):
        return True
    money = any(q.kind == "money" for q in near)
    if money and (_SPENT.search(count.lead) or _FUNDS.search(count.lead)):
        return True
    return bool(_COSTS.search(count.lead)) and following in set("，。；）\n")


_COSTS = lazy(
    r"(?:花费|耗资|斥资|支付(?:费用)?|开支|出资|拨款|罚款)(?:共|共计|合计|总计|约|了|达|为)*$"
)
