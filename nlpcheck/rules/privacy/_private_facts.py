"""A person's name beside a private fact, in whatever order: 龚丽娟，女，慢性肾衰竭; 患有精神分裂症的秦小军.

A name is a surname with one or two characters that are no word of the dictionary, between what
may stand before and behind a name; a fact is an illness, an address to the door, what the
family lives on, a sentence served …, said of that person and not of a kind of people (残疾人政策).
"""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.lazy import lazy

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎"
    "常武乔贺赖龚文肖庞樊兰殷施陶洪翟颜倪严牛芦季俞鲁葛伍韦尤毕聂丛焦柳邢岳齐梅莫庄辛祝涂祁舒耿牟詹苗凌纪靳童欧甄曲裴屈鲍覃霍翁隋柏柯阮闵温喻左谷车卫蒲褚娄蔺仇邬闫宁燕艾卓"
)
_GIVEN = r"(?:某某?|[×*]{1,2}|[一-鿿]{2}|[一-鿿](?=[（，]))"
_NAME = rf"(?P<n>(?:欧阳|上官|司马|诸葛|司徒|慕容|皇甫|尉迟|[{SURNAMES}]){_GIVEN})"
# 的 in 患有……的秦小军 is led by its own pattern
_LEFT = (
    r"(?:(?<![一-鿿A-Za-z0-9])|(?<=[对向为就由给将把被帮让访慰问望助到及和与是有])|(?<=对象)|(?<=收到)|(?<=接到)|(?<=答复)|(?<=答复了)"
    r"|(?<=村民)|(?<=居民)|(?<=公民)|(?<=学生)|(?<=教师)|(?<=职工)|(?<=员工)|(?<=工人)|(?<=老人)|(?<=户主)|(?<=业主)|(?<=群众)|(?<=患者)|(?<=家属)|(?<=妇女)|(?<=儿童)|(?<=孤儿)|(?<=少年)|(?<=青年)"
    r"|(?<=残疾人)|(?<=低保户)|(?<=五保户)|(?<=脱贫户)|(?<=贫困户)|(?<=监测户)|(?<=农户)|(?<=军人)|(?<=人员)|(?<=申请人)|(?<=当事人)|(?<=来访人)|(?<=投诉人)|(?<=信访人)|(?<=举报人)|(?<=来电人)|(?<=家长)|(?<=司机)|(?<=店主)|(?<=股东)|(?<=租户)|(?<=住户)|(?<=用户)|(?<=市民)|(?<=干警)|(?<=对象为))"
)
_KIN = r"(?:的?(?:丈夫|妻子|父亲|母亲|父母|儿子|女儿|孙子|孙女|爷爷|奶奶|老伴|婆婆|公公|哥哥|弟弟|姐姐|妹妹|配偶|子女|孩子|家人|家属)(?:[一-鿿]{2,3})?)"
_GENERIC = r"(?!人(?:员|数|口)?(?:[^，。；]|$)|孩子|儿童|学生|舞者|演员|病例|患者|者|防治|政策|门诊|科|救助|鉴定|服务|事业|保险|联合会|预防|筛查|补助|补贴|报销|信息|病种|证明|管理|评定|等级|知识|标准|学校|医院|方面|的(?:防治|预防|政策|救助|申请|信息|意见))"
_SICK = (
    r"(?:综合征|综合症|硬化|衰竭|骨折|中风|梗死|梗塞|脑梗|心梗|偏瘫|截瘫|脑瘫|瘫痪|残疾|致残|截肢|白血病|分裂症|失明|失聪|聋哑|结核|结石|出血|化疗|透析|放疗|尿毒症|癌症?|肿瘤|淋巴瘤|糖尿病|高血压|冠心病|心脏病|艾滋病|抑郁症|自闭症|癫痫|"
    r"肝炎|肺炎|肾炎|胃炎|关节炎|白内障|青光眼|帕金森|痴呆|红斑狼疮|侏儒症?|血友病|尘肺病?|矽肺|精神病|精神障碍|智力障碍|智障|肢残|重残|重病|大病|病重|病危|病故|病逝|去世|离世|身亡|卧床|不能自理|怀孕|流产|早产|缺失|断裂|烧伤|烫伤|摔伤|受伤|住院|手术|患病|绝症|"
    r"(?<!疾)(?<!看)(?<!治)病(?=[，。；）晚早导致])|症(?=[，。；）晚早导致无]))"
)
_POOR = (
    r"(?:致贫|返贫|月收入|年收入|家庭收入|人均收入|欠债|欠款|(?<!高)负债|低保金|失业在家|下岗|无业|离异|离婚|丧偶|未婚|单亲|再婚|服刑|刑满|刑释|吸毒|戒毒|缓刑|社区矫正|矫正对象|前科|家暴|赌博|醉驾|"
    r"身份证|银行卡|社保卡号|家庭电话|住址|家住|现住|户籍地?|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生(?![产活态效]))|(?:电话|手机)(?:号码?)?[：:为是]?\s?[1０-９0]\d{2,})"
)
_DOOR = r"(?:\d{1,4}|[一二三四五六七八九十]{1,3})(?:号|栋|幢|单元|室|组|楼|户|社|队)"
_PLACE = rf"[一-鿿]{{2,8}}?(?:村|街|路|巷|弄|里|小区|社区|花园|家园|公寓|苑|园|屯|庄|组|城|坊|大道|胡同)[^，。；（）、\n]{{0,6}}?{_DOOR}(?:[^，。；（）、\n]{{0,4}}{_DOOR})*"
_TITLE = r"(?!同志)(?:老人|大娘|大爷|夫妇|夫妻|一家|同学|女士|先生|老汉|大妈|奶奶|爷爷|师傅)?"
_AGED = (
    r"(?:[，、]?(?:男|女|性别[男女])(?=[，、）]))?(?:[，、]?(?:现年|今年|年龄)?\d{1,3}(?:周)?岁)?"
)
_FORWARD = lazy(
    rf"{_LEFT}{_NAME}{_TITLE}(?:"
    rf"[，（、：]?{_AGED}[，、]?{_KIN}?(?:因|系|为|是|患有?|身患|确诊|罹患|现|本人|长期|常年|多年|自幼|独自)?[^，。；（）\n要求提出咨询建议把给就管介绍捐献讲治救防施准备看望听察]{{0,9}}?{_SICK}{_GENERIC}"
    rf"|[，（、：]?{_AGED}[，、]?{_KIN}?(?:因|系|为|是|现|家庭|本人|全家|其)?[^，。；（）\n要求提出咨询建议把给就管介绍捐献讲治救防施准备看望听察]{{0,5}}?{_POOR}[^，。；（）\n]{{0,16}}"
    rf"|[，（：]{_AGED}[，、]?(?:家住|住在|住|现住|地址|住址|家庭住址)?(?:为|是|：)?{_PLACE}"
    rf"|(?:家住|住在|现住|住(?=[一-鿿]{{2,8}}(?:村|路|街|小区)))(?![的院房宅]){_PLACE}"
    rf"|[（，](?:男|女)[，、](?:\d{{1,3}}岁)[，、]?[^，。；）\n]{{0,10}}"
    r"|独自(?:抚养|带着|照顾)[^，。；\n]{2,14}"
    r")"
)
_ROLE = r"(?:[一-鿿]{0,4}(?:村民|居民|教师|老人|学生|职工|市民|工人|业主|户主|群众|妇女|儿童|患者|病人|司机|军人|农户|女士|先生|申请人|当事人|来访人|投诉人))"
_ENDS = r"(?=[上参办收进已来去，。；、：）（“]|$|关于|反映|来电|来信|来访|申请|提出|要求|治愈|因|向|寄|获|到|在|和|与|等|的|咨询|投诉|举报|建议|家|送|领|办|表示|老人|一户|夫妇|一家|同学|女士|先生|通过|致电|康复|享受|出院|拨打)"
_BACKWARD = lazy(
    rf"(?:(?:身患|患有|患(?!者)|罹患|确诊)[^，。；的\n]{{1,10}}的{_ROLE}?"
    rf"|(?:家住|住在|现住)[^，。；的\n]{{2,20}}(?:的{_ROLE}|(?:(?:[村组号栋室楼巷路]|小区|花园|社区)的))"
    rf"|{_PLACE}的?{_ROLE}?"
    rf"|{_SICK}(?:晚期)?(?:患者|病人|感染者|老人|儿童)"
    rf"|(?:月收入|年收入|身份证|丧偶|离异|服刑|刑满释放|瘫痪在床|卧床不起|双目失明|因病致贫|因残致贫|一贫如洗|不足\d+元)[^，。；\n]{{0,8}}的{_ROLE}?)"
    rf"{_NAME}{_ENDS}"
)
_OFFICIAL = lazy(
    "(?:[局镇县市区乡科处院校所站队组社部厅股]长|主任|书记|医生|医师|专家|教授|律师|记者|主播|负责人|联系人|领导|代表|委员|先进|模范|标兵|烈士|作家|画家|作者|同志)$"
)
_NOT_NAMES = lazy(
    ".*(?:[村镇县市区乡街路局院校队站所厂店城港河湖山江海桥岛道里线部组科办会社园庄屯沟坝川州省国族室楼]|患者|[们人者员户类等病症炎癌期级种次条件项的了在是有被把对向和与及或因为等以性化中间上下内外前后时日年月各全每某些个])$"
)


# Whose illness or birth is told because they are known for what they did or are: heroes,
# judges, statesmen, those honoured; no private persons.
_KNOWN = lazy(
    "烈士|英雄|楷模|劳模|劳动模范|道德模范|标兵|追授|荣誉称号|荣获|荣立|获评|勋章|殉职|牺牲|故居|诞辰|纪念|革命|起义|参军|入党|加入中国共产党|"
    "院士|法官|检察官|警官|总统|总理|主席|部长|大使|议员|教授|研究员|博士|作家|诗人|画家|书法家|艺术家|歌唱家|演员|运动员|冠军|教练|导演|记者|传承人|科学家|专家|"
    "行医|执教|坚守岗位|带病|抱病|不幸|事迹|精神[激鼓]|[村镇乡县市区局院校站所厂]长|书记|政协|代表|战士|民警|辅警|消防员|志愿者|同志|乡亲|老兵|逝世"
)
_OF_KIN = lazy(_KIN)
_DIED = lazy("去世|离世|病逝|身亡|病故|病危|病重|受伤")
_WHOSE = lazy(
    "村民|居民|群众|学生|职工|老人|户主|业主|家属|低保|五保|特困|脱贫|贫困|残疾|申请人|当事人|信访人|来访|投诉人|对象|监测户|患者"
)
_BORN = lazy(r"(1[0-8]\d\d|19[0-4]\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生)")


def of_the_public(text: str, start: int, end: int) -> bool:
    """Whether the fact is told of somebody known, or tells but that somebody died, was hurt or
    was born long ago, without what makes the person one of those an office serves."""
    left = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
    right = min((i for i in (text.find(m, end) for m in "。；\n") if i >= 0), default=len(text))
    sentence = text[left:right]
    if _KNOWN.search(sentence):
        return True
    said = text[start:end]
    if (_DIED.search(said) and not _OF_KIN.search(said)) or _BORN.search(said):
        return not _WHOSE.search(sentence)
    return False


_LED = lazy("收到|接到|答复了?|根据|走访|慰问|[向对为给就由与]")


_WORDS = frozenset(
    {"许可", "于稳", "于因", "高负", "高风", "高龄", "郑重", "严重", "安全", "牛奶", "马上"}
)


def _a_name(text: str, start: int, end: int) -> bool:
    """Whether what looks like a name is one and no part of words."""
    from nlpcheck.language.segment import has_word, tag

    name = text[start:end]
    if name[1:2] in "某×*":
        return True
    if name[:2] in _WORDS or name.startswith("康复") or _NOT_NAMES.fullmatch(name):
        return False
    if _OFFICIAL.search(text, max(0, start - 4), start):
        return False
    # 对方, 由金, 为高: the surname belongs to a word with what stands before it
    if "一" <= text[start - 1 : start] <= "鿿" and has_word(text[start - 1 : start + 1]):
        before = text[start - 2 : start]
        if not has_word(before):
            return False
    return not any(
        has_word(word) and not tag(word)[0][1].startswith("nr") for word in (name, name[:2])
    )


def named_facts(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each name with its private fact."""
    for pattern in (_FORWARD, _BACKWARD):
        for match in pattern.finditer(text):
            if _a_name(text, *match.span("n")) and not of_the_public(text, *match.span()):
                led = _LED.match(text, match.start(), match.start("n"))
                yield led.end() if led else match.start(), match.end()
