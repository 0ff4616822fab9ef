"""NU009."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from nlpcheck.language.lazy import lazy
from nlpcheck.language.numerals import narrow
from nlpcheck.language.quantities import Quantity
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.numbers._doubtful_money import doubtful
from nlpcheck.rules.numbers._money_words import lacks_yuan
from nlpcheck.rules.told import counts
from nlpcheck.types import Finding, Severity

_ALL = {"s1": "全年公开信息86条。"}

_HUGE = 1_000_000
"""万元: ten thousand million yuan, which few but provinces spend a year."""
_PROVINCES = lazy("省|自治区|北京市|天津市|上海市|重庆市")


class MoneyUnit(Rule):
    code = "NU009"
    severity = Severity.WARNING
    summary = "金额单位缺失或疑似有误"
    summary_en = "an amount without its unit, or with a doubtful one"
    why = "国办公开办函〔2019〕60号表二“采购总金额”没有规定单位，须随数字写明；信息处理费按件、按页以元计收（国办函〔2020〕109号）。"
    limits = "表中已写“单位：……”的、金额为0的不看；正文只看缺单位的款项、万元计的信息处理费，和与同句其他数相差悬殊的。"
    scope = Scope.REPORT
    examples = (
        Example(
            year=2020,
            slot="s1",
            bad="全年公开信息86条。",
            cells={"proactive.procurement.items": "2", "proactive.procurement.amount": "⟦8040⟧"},
            good="全年公开信息86条。",
            good_cells={
                "proactive.procurement.items": "2",
                "proactive.procurement.amount": "251000元",
            },
        ),
        Example(
            year=2020,
            slot="s1",
            bad="全年公开信息86条。",
            cells={
                "proactive.procurement.items": "2",
                "proactive.procurement.amount": "⟦48650000万元⟧",
            },
            good="全年公开信息86条。",
            good_cells={
                "proactive.procurement.items": "2",
                "proactive.procurement.amount": "4865万元",
            },
        ),
        Example(
            slot="s6",
            bad="2023年，我镇收取政府信息公开信息处理费⟦360万元⟧。",
            good="2023年，我镇收取政府信息公开信息处理费360元。",
        ),
        Example(
            slot="s1",
            bad="全年投入平台运行经费⟦18⟧，公开信息86条。",
            good="生产总值6.66万亿元。全年投入平台运行经费18万元，补助资金分别为12、18万元，公开信息86条。",
        ),
        Example(
            slot="s1",
            bad="停车收费标准由每小时5元下调为⟦4万元⟧。兑付农机购置补贴⟦1026.8元⟧，受益农户1540户。项目由中央拨付1200万元、省拨付800万元，其余⟦300元⟧由本级配套。追回违规使用的基金⟦67.9⟧，更换公示牌共花费⟦12800⟧，由财政统一支付。宣传经费合计8万元，其中印刷费5万元、展板制作费⟦30000万元⟧。订阅报刊支出⟦2600万元⟧。购置终端6台，支出⟦4.2元⟧。罚没收入⟦38.25⟧全额上缴国库。",
            good="停车收费标准由每小时5元下调为4元。发放补贴1026.8万元，受益农户1540户。中央拨付1200万元、省拨付800万元，工本费每本300元。宣传经费合计8万元，其中印刷费5万元、展板制作费3万元。人均医保补助640元，水价每吨4.2元，每年每个项目支持300万元。投入力量12800，花费时间30。合格率达38.25。",
        ),
        Example(
            slot="s1",
            bad="收取复印工本费⟦36⟧。每份答复书邮寄费⟦12万元⟧。全镇水利建设投资⟦1200元⟧，新建水渠6公里。为困难群众每人发放慰问金⟦500万元⟧。印制公开手册2000册，花费⟦1.5亿元⟧。争取省级资金2000万元、市级资金⟦800元⟧。采购办公电脑5台，金额⟦250万元⟧。",
            good="收取复印工本费36元。每份答复书邮寄费12元。全镇水利建设投资1200万元。每人发放慰问金500元。印制公开手册2000册，花费1.5万元。争取省级资金2000万元、市级资金800万元，每人补助800元。采购办公电脑5台，金额2.5万元。人均授信贷款500万元。",
        ),
        Example(
            slot="s1",
            bad="支付污水处理服务费⟦248⟧。水价由每吨1.8元调整到⟦2.3⟧。会议费支出12.6万元，比上年的⟦15.1⟧下降16.6%。营养餐补助标准为每人每天⟦5⟧。银行授信⟦5000万⟧，已放款2600万元。补助到位⟦45⟧已拨付。",
            good="补助分为每人每月300、450、600元。培训费38、印刷费22万元。发放免费药具3000，评价86项，条款5条，投资增速6.2。考核得分95，投资项目86个。",
        ),
        Example(
            slot="s1",
            bad="投入⟦86⟧完成灌区改造。修补图书室门窗3扇，花费⟦450万元⟧。两所小学分别支出6.5万元和⟦7.2元⟧。查询机每台2.8万元，6台合计⟦16.8元⟧。会议费由上年的12万元压减至⟦9.6元⟧。印刷费3万元、展板制作5万元，共计⟦8元⟧。",
            good="补助标准分别为1万元和500元。门票收入12万元，票价12.5元。罚没款12万元，对3人各罚款50元。每本工本费12元，300本合计3600元。采购图书管理系统1套，花费30万元。投入警力86人次，投入3，产出5。",
        ),
        Example(
            slot="s1",
            bad="新购取号机3台，共计⟦4.5元⟧。租用交换机2台，年租金⟦1.8元⟧。新建候车亭1座，支出⟦320元⟧。投入⟦36万⟧对查阅场所进行改造，投入⟦20万⟧用于印制读本。",
            good="新购取号机3台，共计4.5万元，维修打印机1台，支出80元。投入50万对新人婚检，投入50万人次参与普查，群众投入12万工日。复印材料32张，共计6.4元。购置口罩4个，合计6.4元。",
        ),
        Example(
            slot="s1",
            bad="公示栏更新补助按每块⟦800万元⟧的标准拨付。每盏路灯补助电费⟦300万元⟧。取消押金后，群众累计少缴⟦45.7⟧。从工会经费中列支⟦2.5⟧用于慰问。采购复印纸20箱，支出⟦3000万元⟧。",
            good="每位高层次人才补助300万元，每块土地成交价3000万元，每份保单保额100万元。群众少交材料3，少跑路2次。采购复印纸20箱，支出3000元。每面旗帜背后都有故事，投入300万元建成展馆。",
        ),
        Example(
            slot="s1",
            bad="困难家庭学生资助金每生每学期⟦625⟧，名单在校内公示。小额采购结果按月公示，单笔金额均在⟦2以下⟧。单项合同金额⟦超过50⟧的，须公开招标。食堂餐费每人每餐⟦15⟧，按月结算。",
            good="每人每次限领3，先到先得，每生每学期65学时。投资增速控制在5以内，支出绩效评价得分在85以上，药品价格指数在100以下。金额单位为万元，单笔金额均在2以下。单笔金额分别在2、5、10万元以下。",
        ),
        Example(
            year=2020,
            slot="s1",
            good="全年公开信息86条。",
            cells={"proactive.procurement.items": "0", "proactive.procurement.amount": "0"},
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        table = report.tables.get("proactive")
        cell = table.cells.get(("procurement", "amount")) if table else None
        if table and table.span and cell and cell.raw:
            raw = narrow(cell.raw).replace(",", "").strip()
            around = report.text[table.span.start : table.span.end]
            plain = re.fullmatch(r"\d+(?:\.\d+)?", raw)
            huge = re.fullmatch(r"(\d+(?:\.\d+)?)(万元|亿元)", raw)
            if huge and Decimal(huge[1]) * (10_000 if huge[2] == "亿元" else 1) >= _HUGE:
                if (
                    not report.issuer.startswith(("省", "北京市", "上海市"))
                    and "省" not in report.issuer
                ):
                    yield self.finding(
                        cell.span,
                        message=f"表二采购总金额“{cell.raw}”逾百亿元，疑似把元写成“{huge[2]}”；建议核对单位。",
                        confidence=0.8,
                    )
            if (
                plain
                and Decimal(raw)
                and not re.search(r"单位[：:]|[（(](?:万|亿)?元[）)]|金额[^\n|]{0,4}元", around)
            ):
                yield self.finding(
                    cell.span,
                    message=f"表二采购总金额“{cell.raw}”未写单位；金额应写明元或万元；建议补上单位并核对数字。",
                )
        items = [q for q in counts(context).items if not q.negated]
        for index, count in enumerate(items):
            shown = count.span.of(context.text)
            if count.unit in {"万元", "亿元"} and re.search(r"(?:万万元|亿万元|亿亿元)$", shown):
                yield self.finding(
                    count.span,
                    message=f"金额“{shown}”单位重复；疑似应为“{shown[:-2]}元”或“{shown[:-3]}{count.unit}”；建议核对。",
                    suggestions=[f"{shown[:-2]}元"],
                )
            if count.kind == "bare" and lacks_yuan(count, *_beside(items, index), context.text):
                yield self.finding(
                    count.span,
                    message=f"金额“{shown}”未写单位；金额应写明元或万元；建议补上单位并核对数字。",
                    confidence=0.85,
                )
            elif count.kind in {"bare", "money"} and count.value:
                why = doubtful(count, items, context.text)
                if why and not (_PROVINCES.search(report.issuer) and "逾" in why):
                    yield self.finding(
                        count.span,
                        message=f"金额“{shown}”{why}；疑似单位有误或缺失；建议核对。",
                        confidence=0.75,
                    )
            if count.kind == "money" and count.unit in {"万元", "亿元"} and count.value >= 10_000:
                said = context.text[count.sentence.start : count.span.start]
                clause = said[max(said.rfind("；"), said.rfind("，，")) + 1 :]
                if re.search(r"信息处理费[^，。；]{0,12}$", clause) and not re.search(
                    r"财政|预算|行政事业性收费", clause
                ):
                    yield self.finding(
                        count.span,
                        message=f"信息处理费“{count.span.of(context.text)}”疑似单位有误；信息处理费以元计收，金额通常很小；建议核对。",
                        suggestions=[
                            count.span.of(context.text).replace("万元", "元").replace("亿元", "元")
                        ],
                        confidence=0.8,
                    )


def _beside(items: Sequence[Quantity], index: int) -> tuple[Quantity | None, Quantity | None]:
    """The counts before and behind one in its sentence."""
    here = items[index].sentence
    before = items[index - 1] if index else None
    after = items[index + 1] if index + 1 < len(items) else None
    return (
        before if before is not None and before.sentence == here else None,
        after if after is not None and after.sentence == here else None,
    )
