"""PR003."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.privacy._kinds_of_people import served
from nlpcheck.rules.privacy._private_facts import a_name, named_facts, of_the_public
from nlpcheck.types import Finding, Severity, Span

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文肖庞樊兰殷施陶洪翟颜倪严牛芦季俞鲁葛伍韦尤毕聂丛焦柳邢岳齐梅莫庄辛祝涂祁舒耿牟詹苗凌纪靳童欧甄曲裴屈鲍覃霍翁隋柏柯阮闵"
_NAME = rf"(?:[小老][\u4e00-\u9fff](?=[（(])|[{_SURNAMES}](?:某某|某[\u4e00-\u9fff]|某|[\u4e00-\u9fff]{{1,2}}?))"
_ILL = (
    r"(?:身|因)?患(?:有)?[^，。；者）\n]{0,10}(?:症|病|癌|炎|瘤|障|结核|中风|硬化|麻痹|衰竭|骨折)|身患|(?<=[，（今现年])\d{1,3}岁|致残|(?:肢体|智力|听力|视力|言语|精神|[一二三四]级)(?:[一二三四]级)?残疾|精神障碍|"
    r"艾滋|怀孕|瘫痪|双目失明|聋哑|重病|病故"
)
_DISEASE = (
    r"(?:心脏病|冠心病|肝病|肾病|肺病|精神病|尘肺病|血友病|白血病|糖尿病|高血压|尿毒症|抑郁症|自闭症|孤独症|白化病|渐冻症|老年痴呆|阿尔茨海默|癌症?|肿瘤|"
    r"肝炎|肺结核|脑瘫|癫痫|帕金森|偏瘫|中风|脑梗|脑出血|肝硬化|骨髓炎|强直性脊柱炎|红斑狼疮|重残|失独|肢残|智障|[一二三四]级残疾|多重残疾)"
)
_DETAIL = (
    r"住(?!院|房|宅|建|户|的|所)(?:在)?[^，。；）\n]{0,12}[村组号路街巷室栋区楼院屯]|家住[^，。；）\n]{1,24}|[\u4e00-\u9fff]{1,8}(?:村|街|路|巷)[^，。；）\n]{0,6}\d*[号组]|"
    rf"(?<=[（(，])[^，。；）\n]{{0,5}}{_DISEASE}(?=晚期|早期|患者|[，。；）])|(?:现|家庭|户籍)?(?:住址|地址|住所)(?:为|是|在|：|:)?[^，。；）\n]{{2,20}}|{_ILL}|\d{{4}}年(?:\d{{1,2}}月)?(?:出生|生(?![产活态效]))"
)
# The detail follows the name in the sentence, and between them nothing of what was asked for.
_BETWEEN = (
    r"(?:(?!要求|申请公开|反映|提出|咨询|认为|表示|荣获|获评|建议|负责|主持|查询)[^。；\n]){0,14}?"
)
_APPLICANT = lazy(
    rf"(?:申请人|当事人|信访人|举报人|投诉人|来访人|来信人|来电人|反映人|村民|居民|住户|退役军人|军属|儿童|幼儿|困难学生|困难群众|重度残疾人|留守老人|独居老人|孤寡老人|空巢老人|失能老人|烈属|遗属|监测户|监测对象|工伤职工|环卫工人|外来务工人员|新生儿|产妇|病人|家长|家属|困难群众|患者|孕妇|贫困户|脱贫户|低保户|五保户|群众|残疾人|老人|"
    rf"(?:低保|救助|补助|帮扶|五保|特困)对象|特困人员|学生|考生|职工|业主|户主|原告|被告)[“：:]?"
    rf"(?P<x>{_NAME}(?=[（(，、]|住|家住|现住|家庭|地址|患|身患|因患|因病|系|是|现(?!场|年)){_BETWEEN}(?:{_DETAIL}))(?P<rest>[^。；（(\n]{{0,24}}?[）)])?"
)


# 住在……的申请人某某: the detail before the name
_BEFORE = lazy(
    rf"(?P<x>(?:家住|住在|现住)[^，。；、\n的]{{2,20}}的(?:申请人|当事人|信访人|举报人|投诉人|村民|居民|老人|患者)"
    rf"[{_SURNAMES}](?:某某|某|[\u4e00-\u9fff]{{2}}))(?![们户等家])"
)

_ROLE = r"(?:申请人|当事人|信访人|举报人|投诉人|村民|居民|患者|群众|老人|残疾人|低保户|感染者)"
_FULL = rf"[{_SURNAMES}](?:某某|某|[\u4e00-\u9fff]{{2}})"
_ILLNESS = r"(?:聋哑|肢体残疾|精神障碍|艾滋病?|尿毒症|癌症|白血病|瘫痪|致残|患[^，。；）]{1,8}[症病癌炎瘤])"
_ASKS = r"(?=的(?:申请|来信|来电|诉求|举报)|申请公开|要求公开|提出|反映|来信|来电|来访|投诉)"
_OTHERS = lazy(
    rf"(?:家住|住在|现住)(?P<a>[^，。；、\n的]{{2,20}}的{_FULL}){_ASKS}"
    rf"|(?P<b>[\u4e00-\u9fff]{{2,6}}(?:村|社区|街|路)\d+[组号]的?(?:村民|居民)?{_FULL}){_ASKS}"
    rf"|(?P<c>(?:身?患有?)[^，。；的\n]{{1,8}}的{_ROLE}{_FULL})"
    rf"|(?P<d>(?:艾滋病|精神障碍|尿毒症|癌症|肢体残疾|智力残疾)[^，。；的\n]{{0,4}}(?:感染者|患者|人员?|病人){_FULL}?)(?={_ASKS}|的监护人)"
    # 孙桂芳家住红星村三组; 刘建国，男，1965年3月生，肢体残疾三级
    rf"|(?<![\u4e00-\u9fff])(?P<g>{_FULL}(?<!先生)(?<!女士)(?<!大夫)(?<!师傅)(?<!老伯)(?<!大爷)(?<!大妈)(?<!阿姨)(?<!医生)(?<!老师)(?<!书记)(?<!多都)(?<!多人)(?:家住(?![的在])|现住(?![的在])|身患|患有)[^，。；\n]{{2,16}})"
    rf"|(?<![\u4e00-\u9fff])(?P<h>{_FULL}[，（](?:男|女)，(?:(?![任党职]|学历|汉族|学位)[^。；\n]){{0,24}}(?:残疾|患|住|低保|特困|{_DISEASE})[^，。；\n]{{0,10}})(?![^。\n]{{0,30}}(?:任|职务|学历))"
    rf"|{_ROLE}(?P<e>{_FULL}(?:（|，|系|是|的(?:丈夫|妻子|父亲|母亲|儿子|女儿)|因)[^。；（）\n]{{0,8}}?{_ILLNESS})"
    # 申请人邓国强要求查阅: an applicant's whole name
    rf"|(?:申请人|投诉人|信访人|举报人|来访人|来信人|来电人|反映人)(?P<i>[{_SURNAMES}](?!某)[\u4e00-\u9fff]{{2}})(?=(?:书面|当面|再次|多次|先后|通过[^，。；]{{2,8}}|向[^，。；]{{2,10}})?(?:要求|申请|提出|反映|来信|来电|来访|致电|投诉|咨询|举报|查询|查阅|认为|不服|寄来|递交|提交|对[^，。；]{{2,14}}(?:不服|不满|有异议)))"
    rf"|(?P<f>[{_SURNAMES}]某(?:某)?（(?:男|女)，[^）\n]{{0,16}}(?:出生|住)[^）\n]{{0,16}}）)"
)


def _is_word(text: str) -> bool:
    """Whether what looks like a name is a word: 患者康复, 打消居民顾虑."""
    from nlpcheck.language.segment import has_word, tag

    word = text[:2]
    return word == "康复" or (has_word(word) and not tag(word)[0][1].startswith("nr"))


class PersonalDetails(Rule):
    code = "PR003"
    severity = Severity.WARNING
    summary = "疑似个人姓名与住址、病情等并列"
    summary_en = "a person's name beside an address, an illness …"
    why = "《政府信息公开条例》第十五条、《个人信息保护法》第二十八条：涉及个人隐私的信息不得公开。"
    limits = (
        "姓名（姓加一两字，不成词）与住址、病情、家境等紧连，先后均可；句中写到荣誉、事迹、职务的，"
        "单写某人去世、受伤、早年出生而无“村民、申请人”等身份的，以及负责人姓名（条例第二十条第（二）项）不报。"
    )
    examples = (
        Example(
            bad="其中申请人⟦李某某（石埠村三组12号，患尿毒症）⟧申请公开补助名单。",
            good="其中1名申请人申请公开石埠村12号地块的征收信息，负责人李明，联系地址滨湖大道8号。",
        ),
        Example(
            bad="为⟦家住河湾村的村民张秀英⟧寄送答复，救助对象⟦李大山身患尿毒症⟧已获救助。",
            good="为住在河湾村的村民办理查询，家住城区的老人代表参加评议。",
        ),
        Example(
            bad="收到⟦东风村8组王建国⟧的申请，向⟦患有糖尿病的申请人王建国⟧邮寄答复。",
            good="收到东风村8组村民的申请，向患有糖尿病的申请人邮寄答复，精神障碍患者救助政策已公开，申请人王某某提出申请。",
        ),
        Example(
            bad="残疾人⟦郭大勇，肢体二级残疾⟧，申请人⟦马小军现住址为光明路22号⟧，五保户⟦邓老六因患白内障⟧，孕妇⟦肖丽（怀孕六个月）⟧。",
            good="残疾人郭大勇要求公开住房补贴标准，群众高兴地说看病方便了，村民代表住得远的由网格员上门，群众方便查询东风路18号。",
        ),
        Example(
            bad="接待村民⟦石宝山，现年71岁⟧，患肺结核，退役军人⟦钱卫东，家庭地址在马家屯⟧。",
            good="精神障碍患者康复、严重精神障碍患者服务管理已纳入公开目录；打消居民顾虑，动员住在老城区的村民代表参加；接待村民石宝山、11岁小学生等代表，退役军人钱卫东获评先进，60岁以上老人可上门办理。",
        ),
        Example(
            bad="学生⟦王小丽（先天性心脏病）⟧获得资助，⟦孙桂芳家住红星村三组⟧，⟦刘建国，男，1965年3月生，肢体残疾三级⟧。",
            good="张建国，男，1970年3月生，汉族，大学学历，任办公室主任；公开心脏病、癌症等大病救助政策，学生（含残疾学生）获得资助。",
        ),
        Example(
            bad="⟦廖素芬（家住青石路27号⟧）来信，⟦龚丽娟，女，慢性肾衰竭⟧。对⟦患有精神分裂症的秦小军⟧上门随访，接到⟦金辉小区12栋1单元唐先知⟧的投诉，⟦王桂枝老人瘫痪⟧在床，职工⟦石宏亮左手食指缺失⟧，⟦马晓燕的丈夫因肝癌去世⟧。",
            good="为高血压患者建档，向江苏路社区12号楼居民发放折页，公布白血病救助政策，邀请李明宣讲残疾人政策，县医院院长高建军介绍肿瘤防治知识，方便残疾人办事，江东新村3号楼外墙改造，安排周边社区5组村民参加，通报张家村2组道路施工。",
        ),
        Example(
            good="郑云山，1906年生于滨河县，早年参加起义。段长河去世后，其子接过接力棒。法官宋文秀患有高血压，仍坚持办案。潘小军获评劳动模范，患有糖尿病。应当核验许可证件、身份证明等资料。高负债企业负债率逐步回归合理水平。",
            bad="村民⟦赵玉珍的丈夫去年因病去世⟧，低保户⟦段小虎患有白血病⟧。",
        ),
        Example(
            bad="申请人⟦邓国强⟧要求查阅宅基地材料，⟦红旗村四组的曾广才⟧表示满意，⟦视力一级残疾的贺建国⟧签收助视器，⟦田秀兰申请高龄津贴⟧时材料不全。",
            good="申请人要求查阅宅基地材料，申请人邓某某要求公开，一级残疾的老人可上门办理，市民申请高龄津贴、低保户申请临时救助一次办结，困境儿童关爱政策已公开。",
        ),
        Example(
            bad="⟦姚静怡女士当面递交⟧申请表，⟦遭受家暴的蒋春梅⟧获指派律师，⟦易建军（腰椎伤残⟧）的抚恤金按月发放，走访⟦低保户陈桂花⟧家。",
            good="多位女士当面递交意见，遭受家暴的妇女可申请保护令，走访低保户家庭，全国人大代表姚静怡女士授课。",
        ),
        Example(
            bad="来信反映噪声的⟦郭凤英（住和平里12号楼3单元502室⟧）表示满意，参加听证的⟦潘志明（低保户，家住新庄屯⟧）提出意见。",
            good="符合条件的高龄老人（肢体残疾二级）可享受上门服务，分管的何局长（住建部门）介绍情况，受表彰的王建国（肢体残疾，全国自强模范）作报告。",
        ),
        Example(
            bad="残疾人⟦孙志强（精神二级⟧）询问名单。⟦住康乐巷3号的独居老人徐翠英⟧查询养老金，⟦单亲母亲冯晓燕携女⟧申请公租房。农民工⟦蒋大勇（住城南工棚区⟧）追薪。⟦社区矫正对象丁志刚居住在西河沿12号⟧，学生家长⟦姚丽萍的女儿就读⟧于二小。⟦刑满释放人员马东⟧提供线索。",
            good="残疾人康复（肢体、精神）目录已公开，住东关的居民可就近办理，听力三级残疾的考生可申请合理便利，窗口工作人员李红（工号012）为老人办理业务，农民工工资支付（住建领域）情况已公开，业主徐家汇小区12栋代表参加听证。村民方建国身残志坚，住在山里，荣获劳动模范称号。",
        ),
        Example(
            bad="青山村二组⟦吴德才患肝硬化⟧，已获救助。接访登记显示，⟦何志强（住老粮站宿舍3楼⟧）咨询养老金。申请人⟦张某某，住东风村8组⟧，要求公开拆迁协议。",
            good="第二组高血压患者完成随访。何局长（住建部门）介绍情况。申请人张某某要求公开拆迁协议，已答复。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        applicants = [m for m in _APPLICANT.finditer(context.prose) if not _is_word(m["x"])]
        before = list(_BEFORE.finditer(context.prose))
        for match in applicants:
            start, end = match.span("x")
            if match["rest"] is not None and context.prose[start:end].count("（") > context.prose[
                start:end
            ].count("）"):
                end = match.end("rest")
            yield self.finding(
                Span(start, end),
                message="疑似个人姓名与住址、病情等并列；依法不得公开个人隐私；建议改为“1名申请人”等并删去细节。",
                private=True,
                confidence=0.85,
            )
        taken = [Span(*m.span("x")) for m in (*applicants, *before)]
        for match in _OTHERS.finditer(context.prose):
            group = next(name for name in "abcdefghi" if match[name])
            if group == "i" and not a_name(context.prose, *match.span("i")):
                continue
            head = re.match("收到|接到|答复了?|根据|[向对为给有]", match[group])
            span = Span(match.start(group) + (head.end() if head else 0), match.end(group))
            if any(span.overlaps(t) for t in taken) or (
                group in "gh" and of_the_public(context.prose, span.start, span.end)
            ):
                continue
            taken.append(span)
            yield self._found(span)
        for start, stop in (*named_facts(context.prose), *served(context.prose)):
            span = Span(start, stop)
            if not any(span.overlaps(t) for t in taken):
                taken.append(span)
                yield self._found(span)
        for match in before:
            yield self.finding(
                Span(*match.span("x")),
                message="疑似个人姓名与住址并列；依法不得公开个人隐私；建议改为“1名申请人”等并删去细节。",
                private=True,
                confidence=0.8,
            )

    def _found(self, span: Span) -> Finding:
        return self.finding(
            span,
            message="疑似个人姓名与住址、病情等并列；依法不得公开个人隐私；建议改为“1名申请人”等并删去细节。",
            private=True,
            confidence=0.8,
        )
