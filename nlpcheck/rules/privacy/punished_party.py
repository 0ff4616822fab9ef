"""PR004."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.privacy._punished import parties, punishing
from nlpcheck.types import Finding, Severity, Span

_SHOPS = (
    r"(?:烧烤|餐饮|小吃|火锅|早餐|快餐|熟食|副食|百货|五金|粮油|水果|蔬菜|烟酒|烟花爆竹|鞭炮|农资|种子|兽药|饲料|文具|服装|理发|美发|足浴|按摩|"
    r"咖啡|奶茶|蛋糕|面包|眼镜|手机|家电|电器|家具|洗车|汽配|化妆品|母婴|宠物|彩票|快递|杂货|零食|海鲜|日杂|渔具)店|面馆|茶楼|茶馆|肉铺|豆腐坊|油坊|酒坊|饭庄|酒庄|"
    r"游戏厅|台球厅|歌舞厅|旅馆|旅社|招待所|民宿|农家乐|托管班|驾校|卫生室|化工厂|机械厂|家具厂|木材厂|塑料厂|玩具厂|电镀厂|造纸厂|"
    r"铸造厂|石材厂|搅拌站|砂场|石场|洗煤厂|屠宰场|废品站|回收站|洗车场|养猪场|养鸡场|养牛场|木业|建材厂|陶瓷厂|棉纺厂|酒厂|茶厂|米厂|糖厂|纸箱厂|鞋厂|皮革厂|制药厂|饲料厂|化肥厂|(?:培训|驾驶|民办|艺术|职业|文化)学校|培训中心|培训机构|幼儿园|渔场|农场|林场|果园"
)
_SUFFIX = (
    r"(?:有限责任公司|股份有限公司|有限公司|公司|合作社|经营部|批发部|工程队|商行(?!政)|商店|超市|诊所|饭店|酒店|宾馆|餐馆|酒楼|药店|药房|"
    r"加油站|网吧|养殖场|加工厂|[砖化机木纸药钢]厂|门市部|个体工商户|食品厂|加油加气站|服装厂|修理厂|建材店|便利店|大药房|砂石厂|采石场|水泥厂|印刷厂|大酒店|汽修厂|美容院|洗浴中心|娱乐城|KTV|"
    + _SHOPS
    + ")"
)
_COMPANY = rf"[\u4e00-\u9fffA-Za-z（）()]{{2,20}}?{_SUFFIX}"
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范"
_PERSON = (
    rf"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?=因[^，。；]{{1,14}}被)|"
    r"[\u4e00-\u9fff]某(?:某|(?![已均也又都])[\u4e00-\u9fff](?=[因被处罚违]))?"
)
_PUNISHMENT = r"(?:行政处罚|处以|罚款|处罚决定|处罚|吊销|没收|查处|责令停产|停业整顿|行政拘留|给予警告|警告处罚)"
_PUNISHED = lazy(
    rf"(?:个体工商户|个体户|经营者|业主|店主|摊主|驾驶员|司机|包工头|村民|居民|医师|医生|教练|渔民|商户|商贩|摊贩|小贩|养殖户|种植户|承包人|负责人|法定代表人|法人代表|船主|车主|房东|店长|老板)(?P<r>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?=的?(?:给予|处以|作出|罚款|警告|无照|无证|违法|违规|擅自|非法|行政|处罚|超|销售|因|电鱼|捕捞|乱|偷|拒不|盗|滥|占|私|假))[^。；\n]{{0,24}}?{_PUNISHMENT}|"
    rf"(?:对|给予|责令|依法查处|查处|处罚)(?:了)?(?P<x>{_COMPANY}|{_PERSON})[^。；\n]{{0,24}}?{_PUNISHMENT}"
    rf"|查处(?:了)?(?P<q>{_COMPANY})(?:无照|无证|违法|违规|擅自|非法|销售|超|未|占道|虚假|偷)[^。；\n]{{0,16}}?(?:案|行为)"
    rf"|(?:吊销|撤销|暂扣)(?P<z>{_COMPANY})(?:的)?[^。；\n]{{0,10}}(?:证|执照|资质|资格)"
    rf"|将(?P<w>{_COMPANY})(?:列入|纳入)[^。；\n]{{0,12}}(?:失信|黑名单|异常名录)"
    rf"|责令(?P<v>{_COMPANY})(?:立即|限期)?(?:停产|停业|整改|关闭|拆除)"
    rf"|对(?:当事人|违法行为人)?(?P<u>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?:的)?(?:处以|处罚款|罚款|(?:无证|违法|违规|非法|擅自|未批)[^，。；\n]{{1,16}}?{_PUNISHMENT})"
    rf"|将(?P<t>[{_SURNAMES}][\u4e00-\u9fff]{{2}})(?:列入|纳入)[^。；\n]{{0,12}}(?:失信|黑名单)"
    rf"|(?P<s>{_COMPANY})(?:拖欠|超标|偷排|虚假|侵占|违章|消防)[^。；\n]{{0,30}}?(?:{_PUNISHMENT}|黑名单|失信)"
    rf"|(?P<y>{_COMPANY}|{_PERSON})(?:因|被|受到|违反|违法|违规|涉嫌|擅自|非法|无证|未|销售|生产|使用|超|(?:车辆|员工|工地|项目|食堂|驾驶员|负责人)[^，。；\n]{{0,8}}，?被)[^。；\n]{{0,30}}?{_PUNISHMENT}"
)

_GENERIC = lazy(
    r"^[一两二三四五六七八九十几多\d]+余?[名位个所间户]|部门|单位|组织|所列|行为|机构|或者|当事人|的|多个|[一二两三四五六七八九十]家|^[\u4e00-\u9fff]{0,4}(?:保险|担保|证券|基金|信托|物业|公关)公司$|^农民专业合作社|^个体工商户"
)

# a shop's own name of two characters before its kind: 永兴超市, not 大型超市
_SHOP = lazy(
    r"(?!大型|小型|中型|连锁|个别|农贸|零售|个体|无证|民营|私营|社会|部分|多家|有关|相关|餐饮|食品|社区|乡镇|农村|城区|辖区|校园|周边|各类|所有|医疗|宠物|口腔|中医|美容)"
    r"[\u4e00-\u9fff]{2,4}?(?:超市|药房|药店|大药房|诊所|饭店|酒店|宾馆|餐馆|商店|网吧|加油站|食品厂|便利店|门市部|砂石厂|采石场|水泥厂|印刷厂|大酒店|汽修厂|加工厂|养殖场|"
    + _SHOPS
    + ")"
)


class PunishedParty(Rule):
    code = "PR004"
    severity = Severity.INFO
    summary = "正文点名受处罚的单位或个人，请核对是否应公开"
    summary_en = "a punished party named in the text"
    why = "《政府信息公开条例》第二十条第（六）项只要求公开具有一定社会影响的行政处罚决定；年度报告以情况和数据为主。"
    limits = "只看写出企业、店铺的名称（字号加行业，如“永康药店”）、人名或“某某”而写明处罚的；只写行业（零售药店、民办幼儿园）或件数的不报。"
    examples = (
        Example(
            bad="对⟦栖梧县兴旺商贸有限公司⟧作出行政处罚决定，罚款2万元。",
            good="全年作出行政处罚决定12件，罚没款物2万元，对3家有限公司予以警告。",
        ),
        Example(
            bad="吊销⟦长青诊所⟧的执业许可证，将⟦远航客运有限公司⟧列入失信名单。",
            good="对大型超市开展检查，吊销药店的许可证2张，将失信企业列入黑名单。",
        ),
        Example(
            bad="对⟦王小明⟧无证经营行为作出行政处罚，责令⟦长宁县宏达砂石厂⟧停产整顿。",
            good="对全部违法行为作出行政处罚，责令多家砂石厂停产整顿，对于超标排放的处以罚款。",
        ),
        Example(
            bad="对个体户⟦胡明亮⟧给予警告，对⟦宏发水产批发部⟧作出罚款决定。",
            good="个体工商户依法享受减免，对个体户、村民给予警告3次，村民代表参加评议并公开行政处罚结果。",
        ),
        Example(
            bad="⟦老李烧烤店⟧因占道经营被罚款500元，⟦盛泰化工厂⟧违法排污被责令停产，查处⟦永安旅馆⟧无证经营案。",
            good="3家烧烤店因占道经营被罚款，部分化工厂违法排污被责令停产，查处旅馆无证经营案2件。",
        ),
        Example(
            bad="⟦兴旺商贸有限公司⟧因虚假宣传被行政处罚。",
            good="委托兴旺商贸有限公司维护网站，费用2万元；公开行政处罚信息20条。",
        ),
        Example(
            bad="摊贩⟦胡志明⟧占道经营被处以罚款，⟦育英培训学校⟧未取得许可被责令停止招生并罚款，⟦宏运物流公司⟧车辆超载，被罚款2万元。",
            good="对一名个体诊所医师作出行政处罚，培训学校未取得许可的处以罚款，货运公司车辆超载被罚款12件，部分学校受到通报。",
        ),
        Example(
            bad="市场执法人员查明⟦马建军⟧短斤少两并罚款500元。查获⟦罗大勇⟧电鱼案件，没收渔具。依法吊销⟦安康口腔诊所⟧执业许可。依法对⟦海达运输队⟧超限运输行为处罚3000元。⟦永康药店⟧未凭处方销售抗生素，被责令停业整改。⟦乐天游乐场⟧特种设备逾期未检，受到罚款2万元的处罚。对农户⟦李大柱⟧焚烧秸秆行为处以罚款200元。因欠薪，⟦鼎盛建筑工程队⟧被列入黑名单。",
            good="查获江河非法捕捞案件12起。查获黄牛倒卖门票案件2起。查处易燃易爆物品非法运输案件3起。依法吊销口腔诊所执业许可2张。零售药店未凭处方销售抗生素的，责令停业整改。由工商行政管理部门处罚。对城市绿化行业开展检查，查处出租汽车行业违法行为36起。校外培训机构擅自招生的，予以罚款。物业公司被责令整改12家。永康药店举报的违法行为已查处，永康药店投诉的案件被立案。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for at, sentence in punishing(context.prose):
            told: list[tuple[int, int]] = []
            for start, end in (*_marked(sentence), *parties(sentence)):
                if not any(a < end and start < b for a, b in told):
                    told.append((start, end))
                    yield self._named(at + start, at + end, sentence[start:end])

    def _named(self, start: int, end: int, name: str) -> Finding:
        return self.finding(
            Span(start, end),
            message=f"正文点名受处罚方“{name}”；年度报告以情况和数据为主；请核对是否应公开。",
        )


def _marked(sentence: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the parties that the words about them mark."""
    for match in _PUNISHED.finditer(sentence):
        group = next(name for name in "xyzwvutsrq" if match[name])
        name = match[group]
        start = match.start(group)
        cut = max(name.rfind("对"), name.rfind("了"), name.rfind("是"), name.rfind("及")) + 1
        name, start = name[cut:], start + cut
        if _GENERIC.search(name):
            continue
        if group in "utr":
            if re.search(r"[部委局办公单企业机构组织个人等某些户家项次件]", name):
                continue
        elif (len(name) < 6 and "某" not in name and not _SHOP.fullmatch(name)) or re.match(
            r"\d|[一二三四五六七八九十]+家|家|部分|多家|有限|各|某些|有关|相关|所属|辖区", name
        ):
            continue
        yield start, start + len(name)
