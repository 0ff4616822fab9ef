"""Amounts of money that their own sentence makes doubtful: no unit, or one out of all measure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities import Quantity
from nlpcheck.rules.numbers._money_beside import beside

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
    if near and (why := beside(count, near, text)):
        return why
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
        if _COPY.search(lead) and count.value >= 50_000:
            return "用作单件费用过大"
        if _PERSON.search(lead) and count.value >= 1_000_000 and not _GREAT.search(said):
            return "用作人均标准过大"
        if _PIECE.search(lead) and count.value >= 1_000_000 and not _GREAT.search(said):
            return "用作单件标准过大"
        if why := _each(count, near, text):
            return why
        if count.value >= 10_000_000 and _SMALL.search(lead) and not _BUILDS.search(said):
            return "逾千万元，与所办事项不相称"
        return ""
    if count.unit != "元" or _PER.search(said) or not count.lead:
        return ""
    if _SPENDING.search(count.lead) and count.value < 1000 and count.places == 1:
        return "过小，且元以下只记一位"
    if why := _each_too_little(count, near, text):
        return why
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
    if count.value < 10_000 and _WORKS.search(count.lead) and not _PRIVATE.search(said):
        return "过小，与所办事项不相称"
    if _sibling(count, near, text):
        return "与同句并列的以万元计的金额相差悬殊"
    large = [q for q in near if q.unit in {"万元", "亿元"} and q.span.end <= count.span.start]
    rest = count.lead.strip("，、") in {"其余", "其余的", "余下", "余下的", "另外", "剩余"}
    if rest and len(large) >= 1 and count.value * 1000 < min(q.value for q in large):
        return "与同句以万元计的各项相差悬殊"
    return ""


_WORKS = lazy(
    r"(?:总投资|投资|工程款|工程资金|建设资金|项目资金|专项资金|财政资金|补助资金|扶持资金|奖补资金|债券资金|贷款|产值|总产值|税收|减税降费|减税|财政收入|预算收入|销售额|营业额|融资|授信|采购总?金额|中标(?:金额|价)|决算)(?:共|共计|合计|总计|约|了|达到?|为|完成)*$"
)
_PRIVATE = lazy(r"每|人均|户均|个人|标准|罚款|费用?标准|单价|日均|月均|起征|不超过|最高|最低")
_COPY = lazy(
    r"每(?:份|件|页|张|次|本|册|封)[^，。；]{0,10}(?:费|收取|元|收费|成本|价)|(?:工本费|邮寄费|复印费|复制费|查询费)[^，。；]{0,6}$"
)
_PIECE = lazy(
    r"每(?:块|盏|张|本|册|份|页|棵|株|扇|副|双|根|面|幅|桶|袋|瓶|箱|斤|公斤|课时|学时|人次|小时|[位名](?!选手|运动员|球员|院士|专家|人才)|把|枚|片|封|平方米|头|羽|垛)"
    r"[^，。；]{0,12}$"
)
"""Before the price of one small thing."""
_GREAT = lazy(
    r"奖|补偿|拆迁|融资|贷款|保险|赔|科研|院士|项目|团队|人才|企业|GDP|生产总值|产值|资产|授信|合同|订单|保额|保单|专利|股|基金|规模|投资|订金|创业|引进|安家|购房|拍卖|成交|出让"
)
_PRICES = (
    (
        lazy(r"手册|折页|传单|宣传单|海报|明白纸|资料|读本|问卷|公开信|指南|简报|画册|书|表"),
        "册份张本",
        1000,
    ),
    (
        lazy(r"电脑|计算机|打印机|复印机|空调|终端|触摸屏|显示屏|投影仪|扫描仪|摄像头|办公桌"),
        "台部套张",
        200_000,
    ),
    (
        lazy(
            r"(?:A4纸|复印纸|打印纸|办公用纸|纸张|硒鼓|墨盒|色带|档案盒|档案袋|文件夹|笔记本|信封|签字笔|中性笔|计算器|订书机|矿泉水|消毒液|洗手液|酒精|茶叶)(?:共|共计|合计)?$"
        ),
        "箱包盒个本支令卷瓶桶袋只套",
        10_000,
    ),
    (
        lazy(r"(?:门窗|房门|木门|铁门|窗户|窗|门|玻璃)(?:共|共计|合计)?$"),
        "扇块",
        20_000,
    ),
    (
        lazy(
            r"(?:轮椅|课桌|课桌椅|椅子|座椅|凳|书包|药箱|棉被|被褥|饭盒|雨伞|雨衣|手电筒|灭火器|水带|头盔|口罩|手套|服装|工作服|校服|马甲|背心|鞋|帽|手环|胸牌|证件|体温计|血压计|水龙头|灯泡|灯管|水表|电表|气表|锁|"
            r"垃圾桶|垃圾箱|果皮箱|意见箱|信报箱|报刊架|书架|资料架|文件柜|办公椅|台账|文具盒|篮球|足球|乒乓球台|跳绳|图书|读物|绘本|期刊|光盘|U盘|鼠标|键盘|硬盘|麦克风|话筒|音箱|喇叭|暖水瓶|电风扇|电饭锅|烟感报警器|铁锹|扫帚|锄头|树苗|苗木|花苗)(?:共|共计|合计)?$"
        ),
        "辆把张套个件只床顶具双副本册块盏株棵条枚支箱台架",
        10_000,
    ),
    (
        lazy(
            r"(?:路灯|饮水机|电视机|冰箱|洗衣机|热水器|消毒柜|微波炉|监控|摄像机|健身器材|体育器材|单杠|座便器|帐篷|水泵|喷雾器|割草机|救生衣|救生圈|充电桩|减速带|护栏|井盖|路牌|门牌|宣传牌|警示牌|界桩|果树|行道树)(?:共|共计|合计)?$"
        ),
        "盏台套个件顶块根副只米面株棵处",
        100_000,
    ),
    (lazy(r"横幅|标语|展板|公示牌|公示栏|公开栏|宣传栏|标识牌|指示牌"), "条块个处面", 100_000),
)
"""Things with their measures and the most yuan that one of them can cost."""


def _each(count: Quantity, near: Sequence[Quantity], text: str) -> str:
    """印制手册2000册，花费1.5亿元: what one of them would cost is absurd."""
    for item in near:
        between = text[item.span.end : count.span.start]
        if item.span.start > count.span.start or len(between) > 14 or not item.value:
            continue
        if "；" in between or not _SPENT_ON.search(between):
            continue
        for things, units, most in _PRICES:
            if item.unit and item.unit in units and things.search(item.lead):
                if count.value > 2 * most * item.value:
                    return f"与“{text[item.span.start : item.span.end]}”相除，单价过大"
    return ""


_SPENT_ON = lazy(
    r"^，?(?:共|共计|合计|总)?(?:花费|支出|费用|金额|投入|耗资|价款|总价|经费)(?:共|约|为|达|了|计)*$"
)


_BOUGHT = lazy(
    r"(?:购置|购买|采购|购入|新购|添置|配置|配备|更换|安装|新装|加装|增设|增配|租用|租赁|新增|投放|布设|定制|制作|维修|改造|更新|升级)[^，。；]{0,10}?"
    r"(?:一体机|终端|终端机|查询机|电脑|计算机|笔记本|打印机|复印机|空调|投影仪|扫描仪|触摸屏|显示屏|电子屏|阅报屏|公示屏|服务器|交换机|防火墙|存储设备|执法记录仪|记录仪|无人机|照相机|摄像机|电视机|冰箱|洗衣机|热水器|"
    r"发电机|水泵|监控探头|监控设备|摄像头|路灯|充电桩|健身器材|变压器|公示栏|公开栏|宣传栏|公告栏|阅报栏|电子公告栏|宣传橱窗|岗亭|机柜|档案柜|密集架|帐篷|消防栓|消火栓|检测仪|测温仪|除湿机|净水器|录音笔|音响|平板电脑|评价器|评价仪|取号机|叫号机|自助机|广播|设备)$"
)
_BUILT = lazy(
    r"(?:购置|购买|采购|新购|新建|建设|建成|修建|扩建|加装|更换|兴建|打造)[^，。；]{0,10}?"
    r"(?:电梯|校车|巡逻车|公务车|清扫车|垃圾车|洒水车|消防车|救护车|汽车|车辆|公厕|厕所|广场|凉亭|桥|桥梁|机井|泵站|停车场|驿站|书屋|水池|蓄水池|水塔|水厂|农贸市场|活动中心|服务中心|文化中心|卫生室|图书室|篮球场|足球场|公园|候车亭|戏台|大棚|冷库|仓库|查阅室|接待室|服务站|垃圾站|中转站)$"
)
_TOTALLING = lazy(
    r"^，?(?:共|共计|合计|总计|累计|总|年)?(?:需|需要)?(?:花费|支出|费用|金额|投入|耗资|价款|总价|总价款|经费|货款|造价|总造价|租金|价格|预算|采购金额|成交价|成交金额|合同金额|投资|总投资|资金)?(?:共|共计|合计|总计|约|为|达|了|计|是)*$"
)


def _each_too_little(count: Quantity, near: Sequence[Quantity], text: str) -> str:
    """购置复印机2台，共计3.6元: what one of them would cost is next to nothing."""
    for item in near:
        between = text[item.span.end : count.span.start]
        if item.span.start > count.span.start or len(between) > 14 or not item.value:
            continue
        if len(between) < 2 or item.kind != "count" or not _TOTALLING.match(between):
            continue
        least = 10 if _BOUGHT.search(item.lead) else 500 if _BUILT.search(item.lead) else 0
        if count.value < least * item.value:
            return f"与“{text[item.span.start : item.span.end]}”相除，单价过小"
    return ""


def _sibling(count: Quantity, near: Sequence[Quantity], text: str) -> bool:
    """省级资金2000万元、市级资金800元: labels of one make, joined, a thousand times apart."""
    for item in near:
        if item.unit not in {"万元", "亿元"} or item.value < 1000 * count.value:
            continue
        before = item.span.end <= count.span.start
        gap = (
            text[item.span.end : count.span.start]
            if before
            else text[count.span.end : item.span.start]
        )
        label = gap.lstrip("、，和及")
        other = (item.lead if before else count.lead).strip("，、")
        if (
            len(gap) <= 10
            and gap[:1] in "、，和及"
            and len(label) >= 2
            and other.endswith(label[-2:])
        ):
            return True
    return False


_PERSON = lazy(r"每人|人均|每户|户均|每生|每月")


def _bare(count: Quantity, near: Sequence[Quantity], text: str) -> bool:
    """Whether a number without a unit is an amount: 实际支付83 beside 85万元, 追回基金67.9."""
    if count.spelled or count.approx or count.value < Decimal("0.1"):
        return False
    around = text[count.sentence.start : count.sentence.end]
    following = text[count.span.end : count.span.end + 1]
    if "单位：" in around or "分别" in around:
        return False
    ends = following in set("，。；）\n") or bool(
        _PAID_ON.match(text[count.span.end : count.span.end + 2])
    )
    if (
        count.value >= 2
        and text[count.number.end - 1] not in "万亿"
        and not text[count.span.end + 1 : count.span.end + 2].isdecimal()
        and (following in set("，。；") or _WORKS_DONE.match(text, count.span.end))
        and _PAID.fullmatch(count.lead.strip("，"))
        and not (1900 <= count.value <= 2100)
        and "产出" not in around
    ):
        return True
    if (
        text[count.number.end - 1] == "万"
        and _PAID.fullmatch(count.lead.strip("，"))
        and _USED.match(text, count.span.end)
    ):
        return True
    if not ends or _PER.search(count.lead) or _NOT_MONEY.search(count.lead[-6:]):
        return False
    if any(q.span.start == count.span.end + 1 for q in near):
        return False
    if text[count.number.end - 1] in "万亿":
        return bool(_LACKING.search(count.lead))
    if _CLEAR.search(count.lead):
        return True
    money = any(q.kind == "money" for q in near)
    if money and (_SPENT.search(count.lead) or _FUNDS.search(count.lead)):
        return True
    return bool(_COSTS.search(count.lead)) and following in set("，。；）\n")


_PAID = lazy(
    r"(?:[一-鿿]{0,6}?(?:共|累计|合计|全年|年内|今年|先后|已|实际|总|财政|市级|县级|镇级|村级|村集体|单位|共计))?(?:投入|支出|花费|耗资|斥资|出资|筹资|投资|拨付|拨款|筹措|筹集|争取)(?:共|共计|合计|总计|约|了|达|为)*"
)
_WORKS_DONE = lazy(
    r"(?:，|用于|完成|新建|新修|新购|修建|修缮|修复|维修|翻修|改建|改造|扩建|建设|建成|安装|更换|购置|购买|采购|添置|实施|整治|打造|硬化|铺设|疏浚|清淤|绿化|开展|举办|印制|推进|为[一-鿿]{2}|对[一-鿿]{2})"
)
"""投入86完成改造: a number alone, between what is paid and what for."""
_USED = lazy(
    r"用于|用作|用来|专门用于|主要用于|对[一-鿿]{2,14}(?:进行|实施|开展|予以|作|做)|为[一-鿿]{2,14}(?:购置|购买|安装|更换|添置|配备|改造|修建|建设)|完成[一-鿿]{2,10}(?:改造|建设|升级|修缮|整治|提升)|"
    r"(?:新建|修建|修缮|维修|翻修|改建|改造|扩建|购置|购买|采购|添置|更换|安装|建设|升级)[一-鿿]"
)
"""投入30万用于添置图书: what 万 yuan are spent on."""
_LACKING = lazy(
    r"(?:资金|经费|款项?|金额|专款|工资|补贴|补助|奖金|支出|花费|耗资|拨付|更新投入|改造投入|建设投入|经费投入|[\u4e00-\u9fff]{2}金|[\u4e00-\u9fff]{2}费)(?:共|共计|合计|总计|达|为|了)*$"
)
_COSTS = lazy(
    r"(?:花费|耗资|斥资|支付(?:费用)?|开支|出资|拨款|罚款)(?:共|共计|合计|总计|约|了|达|为)*$"
)
