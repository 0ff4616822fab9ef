"""A whole name behind a kind of people an office serves, with a private fact in its sentence:
独居老人徐翠英 who lives in 康乐巷3号, 残疾人孙志强（精神二级）.

The kind (老人, 农民工, 家长) makes what follows a person's name; the fact may stand before the kind
as an attribute, in brackets behind the name, or in the next words.  Some kinds are private facts
themselves (刑满释放人员, 单亲母亲): there the name is enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.privacy._private_facts import SURNAMES, a_name

_PEOPLE = (
    "老人|老太太|老汉|母亲|父亲|妈妈|爸爸|家长|民工|残疾人|残疾人士|残疾者|残疾青年|残疾学生|居民|村民|市民|公民|群众|职工|员工|工人|教师|干部|学生|大学生|研究生|考生|新生|毕业生|儿童|孤儿|幼儿|婴儿|少年|青年|妇女|女子|男子|女孩|男孩|孕妇|产妇|患者|病人|"
    "军人|老兵|老党员|党员|遗属|烈属|军属|家属|亲属|监护人|业主|户主|住户|租户|租客|房客|用户|商户|个体户|移民户|拆迁户|脱贫户|监测户|贫困户|低保户|困难户|农户|养殖户|种植户|店主|摊主|摊贩|司机|骑手|快递员|保洁员|护工|保姆|房东|散户|乘客|旅客|消费者|"
    "申请人|当事人|信访人|来访人|来访者|来信人|来电人|投诉人|举报人|反映人|求助人|求职者|失业者|受害人|被害人|伤者|死者|继承人|债务人|债权人|承租人|承包人|被征收人|"
    r"(?<!工作)(?<!执法)(?<!窗口)(?<!值班)(?<!经办)(?<!管理)(?<!技术)(?<!服务)(?<!业务)(?<!审批)(?<!负责)(?<!医护)(?<!医务)(?<!科研)(?<!教研)(?<!采编)(?<!联络)(?<!讲解)(?<!主持)(?<!调解)(?<!帮扶)人员|(?<!帮扶责任)(?<!宣传)(?<!调研)(?<!联系)对象"
)
# kinds whose very name is private
_PRIVATE = (
    r"(?:社区)?(?:矫正|服刑|戒毒|吸毒|涉毒|刑满释放|刑释|解戒|安置帮教|帮教|缓刑|取保候审|在押|涉罪|违法|失足|邪教|涉邪|流浪乞讨|受助|特困(?:供养)?|低保|五保|救助|优抚)(?:人员|对象|青年|青少年|未成年人|妇女)"
    r"|(?:单亲|离异|丧偶|失独|寡居|再婚|未婚)(?:的)?(?:母亲|父亲|妈妈|爸爸|女子|男子|妇女|老人|家庭户主|职工|居民|村民)"
    r"|(?:精神(?:病|障碍)?|艾滋病|癌症|肿瘤|尿毒症|白血病|肺结核|尘肺病?|抑郁症|自闭症|透析|瘫痪|植物人|乙肝|糖尿病|高血压|重症|危重|慢性病|血友病|罕见病)(?:患者|病人|感染者|儿童|老人)"
    r"|(?:受|被)(?:家暴|虐待|性侵|拐卖|骗|资助|救助)(?:的)?(?:妇女|儿童|老人|学生|女子)"
    r"|(?:失能|失智|卧床|孤寡|孤残|残障|智障|脑瘫|自闭症|事实无人抚养|困境|留守|流浪|受虐|辍学)(?:半失能)?(?:老人|儿童|妇女|学生|青年|少年)"
)
# 马东提供: one character before what a name is followed by, else two
_DOES = "提供|申请|申领|反映|要求|咨询|询问|查询|来电|来信|来访|致电|办理|领取|参加|获得|完成|就业|报到|表示|居住|现住|租住|家住|租房|自述|通过|接受|享受|递交|提交|签收|收到|实现|办结|安排|落实|联系|推荐|开展|送去|送来|进行"
_GIVEN = rf"(?:[×*某]{{1,2}}|[一-鿿](?=[（(，。；、]|{_DOES})|[一-鿿]{{2}})"
_NAME = rf"(?P<n>(?:欧阳|上官|司马|诸葛|司徒|慕容|皇甫|尉迟|[{SURNAMES}]){_GIVEN})"
_BEHIND = r"(?=[，。；、：（(“」”]|$|[携带住租家居寄曾已现另定常接拨拒逾拟自希想还的因患申要反询来去向在对到由给为从于与和等及查咨提领递寄办获称说表认请送签收参报未不已无系是现年身长独生随丈妻父母儿女子之有产夫一]|女儿|老人|夫妇|同学|女士|先生|定期|上门|就读)"
_KIND = lazy(rf"(?:(?P<p>{_PRIVATE})|(?:{_PEOPLE})){_NAME}")
_FOLLOWED = lazy(_BEHIND)
_ACTS = lazy(_DOES)

_GRADE = r"(?:肢体|视力|听力|言语|智力|精神|多重)(?:残疾)?(?:[一二三四1-4]级|障碍|残疾)|[一二三四1-4]级(?:肢体|视力|听力|言语|智力|精神|多重|伤残|残疾)"
_SICK = (
    r"(?:综合[征症]|硬化|衰竭|骨折|中风|脑梗|心梗|偏瘫|截瘫|脑瘫|瘫痪|残疾|伤残|致残|截肢|腰椎|静脉曲张|先心病|贫血|哮喘|甲亢|痛风|白血病|分裂症|失明|失聪|聋哑|结核|结石|化疗|透析|放疗|尿毒症|癌|肿瘤|淋巴瘤|糖尿病|高血压|冠心病|心脏病|艾滋|抑郁|自闭|癫痫|"
    r"肝炎|肺炎|肾炎|白内障|青光眼|帕金森|痴呆|精神病|精神障碍|智力障碍|智障|肢残|重残|重病|大病|病重|病危|病故|病逝|去世|早逝|卧床|不能自理|怀孕|流产|早产|烧伤|烫伤|摔伤|受伤|患病|患[一-鿿]{1,6}[病症炎癌]|残障|失能|行动不便)"
)
_HOME = (
    r"(?:家住|现住|租住|暂住|寄住|借住|居住|寄居|现居|住址|户籍地?|家庭地址|住在|住于|住(?![院房宅建户所宿校改进下上]|养老|敬老))(?:地址)?(?:为|是|：|在|于)?[^，。；（）、\n的]{2,16}"
    r"|(?:^|[，（(])家在[^，。；（）、\n的]{2,12}(?:村|屯|庄|组|路|街|巷|小区|社区|镇|乡|区|楼|号)"
)
_DOOR = r"\d{1,4}(?:号|栋|幢|单元|室|组|楼)(?!线|文|令|窗口|地块|台|通知)|\d{1,2}栋\d|\d单元\d{3}"
_FAMILY = (
    r"携(?:女|子|儿|孙|幼)|带着?(?:孩子|女儿|儿子|孙子|孙女|\d+岁|[一二两三四五六七八九十]+岁)|独自(?:抚养|带|照顾|生活)|(?:妻子|丈夫|父亲|母亲|儿子|女儿|父母|子女|孩子|老伴)[^，。；（）\n]{0,6}(?:患|残|病|瘫|去世|早逝|失踪|服刑|外出|在外|离婚|改嫁|打工|就读|上学|失业|下岗|智障)"
    r"|其(?:子|女|妻|夫|父|母|孙)(?![中余他])|(?:年级|[一二三四五六初高])(?:\d{1,2}|[一二三四五六]{1,2})班|在[^，。；（）、\n]{2,10}(?:上班|打工|务工|就读|上学|读书|住院|服刑)"
    r"|就读于?[^，。；（）\n]{0,12}(?:学校|小学|中学|幼儿园|高中|初中|年级|班)|随(?:祖父母?|祖母|外婆|奶奶|爷爷|外公)(?:共同)?生活|独居|孤寡|单亲|离异|丧偶|失独|父母双亡|服刑|吸毒|刑满|低保户|特困|五保|负债|欠债|欠款|月收入|年收入|无业|失业在家"
)
_CONTACT = r"(?:电话|手机|身份证|银行卡|社保卡)(?:号码?|号)?[：:为是]?\s?[\d×*]{4,}|\d{1,3}岁|\d{4}年(?:\d{1,2}月)?(?:出生|生(?![产活态效]))"
_FACT = lazy(f"[一二三四五六七八九]年级|{_GRADE}|{_SICK}|{_HOME}|{_DOOR}|{_FAMILY}|{_CONTACT}")
# what leads up to the kind as its attribute: its fact stands right before 的 or the kind
_ATTRIBUTE = lazy(
    rf"(?:{_HOME}|[^，。；（）、\n的]{{2,10}}{_DOOR}|{_GRADE}|{_SICK}|{_FAMILY}|(?:在|因)[^，。；（）、\n的]{{1,8}}(?:受伤|致残|摔伤|失业|下岗))[^，。；（）、\n的]{{0,6}}的?[^，。；（）、\n的]{{0,4}}$"
)
_BRACKET = lazy(r"[（(][^（）()\n]{2,30}[）)]")
_NEXT = lazy(r"[^。；（）\n，]{0,16}(?:，(?:男|女))?(?:，[^。；（）\n，]{2,16})?")
# the fact is asked about, or an office's matter
_MATTER = lazy(
    r"(?:咨询|询问|反映|查询|要求|申请|建议|了解|领取|办理|查阅|提出|投诉|举报|公开|公布|认为|担任|当选|获评|荣获|讲解|宣讲|参加|介绍|看望|慰问|捐|照顾|帮助|护送|走访|家访)"
)
_NO_KIND = lazy("(?:先进|优秀|模范|最美|代表|监督|特邀|志愿者?|民警|辅警|负责|分管)[一-鿿]{0,2}$")

# known for what they did or are, wherever the sentence says so; and in the clause of the name
_HONOURED = lazy(
    "模范|劳模|先进|最美|荣获|荣立|获评|表彰|事迹|烈士|英雄|楷模|标兵|勋章|殉职|牺牲|奥运|冠军|亚军|季军|锦标赛|逝世|革命|起义|参军|入党|院士|教授|现任|拟任|任职|学历|诞辰|故居|好人|感动|传承人"
)
_IN_OFFICE = lazy(
    "主治|会诊|接诊|法官|检察官|警官|总统|总理|主席|部长|大使|议员|研究员|博士|作家|诗人|画家|艺术家|演员|运动员|教练|导演|记者|科学家|专家|执教|带病|抱病|[村镇乡县市区局院校站所厂]长|书记|政协|代表|民警|辅警|消防员|疫情|病例|夏令营|[县处科]级|违规|违纪"
)


def _known(text: str, start: int, end: int) -> bool:
    """Whether somebody known or holding an office is told of."""
    left = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
    right = min((i for i in (text.find(m, end) for m in "。；\n") if i >= 0), default=len(text))
    return bool(_HONOURED.search(text, left, right) or _IN_OFFICE.search(text, left, end))


def _fact(text: str, start: int, end: int) -> int | None:
    """Where the private fact behind a name that ends at ``end`` itself ends; None without one."""
    bracket = _BRACKET.match(text, end)
    if bracket:
        fact = _FACT.search(text, end, bracket.end())
        if fact and not _MATTER.search(text, end, fact.start()):
            return bracket.end() if fact.end() < bracket.end() - 1 else fact.end()
        return None
    near = _NEXT.match(text, end)
    if near is None:
        return None
    for fact in _FACT.finditer(text, end, near.end()):
        if not _MATTER.search(text, end, fact.start()):
            return fact.end()
        break
    return None


_OF_PLACES = lazy("(?:小区|社区|花园|公寓|路|街|村|镇|乡|区|县|市(?!民)|大道|广场|大厦)")


def _named(text: str, start: int, end: int, private: bool) -> bool:
    """Whether a name stands there; before a bracket it may begin as a place's does (罗海波)."""
    from nlpcheck.language.segment import has_word, tag

    name = text[start:end]
    if _OF_PLACES.match(text, end):
        return False
    if a_name(text, start, end):
        # 丁学军完成培训: where another word follows, the whole must look like a name
        return bool(_FOLLOWED.match(text, end)) or len(name) == 2 or tag(name) == [(name, "nr")]
    if end - start == 2:  # 刑满释放人员马东提供
        return private and tag(name)[0][1] == "ns" and bool(_ACTS.match(text, end))
    return (
        text[end] in "（("
        and not has_word(name)
        and tag(name[:2])[0][1] == "ns"
        and not has_word(name[1:])
    )


def served(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each person named behind a kind of people, with the private fact."""
    for match in _KIND.finditer(text):
        start, end = match.span("n")
        if not _named(text, start, end, bool(match["p"])) or _NO_KIND.search(
            text, max(0, match.start() - 6), match.start()
        ):
            continue
        after = _fact(text, start, end)
        clause = max(text.rfind(mark, 0, match.start()) for mark in "，。；（）、：\n") + 1
        before = _ATTRIBUTE.search(text, max(clause, match.start() - 24), match.start())
        if before is not None:
            begin = before.start()
        elif match["p"]:
            begin = match.start()
        elif after is not None:
            begin = start
        else:
            continue
        if not _known(text, begin, after or end):
            yield begin, after or end
