"""What stands about an adverbial for GR001: heads of noun phrases, signs of an object, governors."""

from __future__ import annotations

import re
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.rules.grammar._manners import ACTS, NAMED, OF_NOUNS, REACHED
from nlpcheck.rules.grammar._pure_manners import DEEDS, NEARLY, PURE, RESULTS

CLAUSE = lazy(r"[，。！？；：、\n“”（）]")
# Nouns that a verb may stand before as an attribute: 了解程度, 落实情况.
HEADS = (
    "程度|情况|工作|方式|方法|机制|能力|渠道|制度|效果|作用|力度|水平|质量|范围|内容|平台|措施|责任|要求|标准|流程|"
    "程序|环境|体系|意识|问题|活动|手段|途径|方案|办法|路径|对策|思路|模式|策略|建议|意见|意义|过程|阶段|目标|任务|"
    "计划|需求|需要|条件|基础|效率|成效|成果|速度|进度|频率|率|量|度|性|力|感|者|人员|队伍|机构|部门|单位|系统|"
    "结果|时限|期限|费|表格|领导|行动|管理|举措|原则|经验|理由|依据|材料|功能|窗口|终端|行为|状态|状况|形式|现象|态势|格局|氛围|数据|价值|特点|优势|关系|"
    "矛盾|精神|指标|态度|报告|资料|档案|方针|战略|政策|体制|制|法|手册|图|表|单|书|会|课|班|员|中心|平台|网络|品牌|产品|项目|工程|链条|空间|力量|人才|队|局面|势头|循环|市场|企业|社会|关系|原则|职责|权|期|点|面"
)
# What shows that the verb takes an object or a complement.
OBJECT = lazy(
    r"了(?![，。；、的]|$)|着|好(?!评|处)|到(?!位)|出|起来|下去|完|各|本(?![领质])|其(?!他)|该|我|他们|它|这|那|每|全[市县区镇省国]|"
    r"一[项批些次个份]|两|几|多项|[0-9]|“|《|有关|相关|群众|公众|居民|村民|市民|百姓|企业|申请人|街道|上级|国家|党|政府|社会"
)
# Verbs that take "全面的了解" and the like as their object.
GOVERNORS = lazy(
    r"(?:有|无|提供|(?<![工操运合协])作出?|做出?|做了|得到|获得|取得|给予|予以|加以|形成|起到|实现|缺乏|缺少|存在|离不开|依靠|凭借|靠|具有|具备|(?<![总老])是|成为|"
    r"作为|开辟|建立|搭建|打造|需要|经过|通过|进行|开展|确保|属于|给|遭到|受到|收到|创造出?|推出|制作|编印|印制|明确|强化|构建|变成|变为|转化为|填写|支付|提出|加强|实施|实行|带来|制定|完善|感谢|控制|设置|建设|树立|保持|坚持|需|作为|一种|一个|一次|这种|最|更强)了?[^，。；、]{0,8}$"
)
PREPOSITIONS = (
    r"为(?=(?:群众|公众|企业|居民|社会|申请人|百姓|市民|村民|患者|老人|学生|游客|旅客|乘客|用户|农户|商户|职工|家长|残疾人|办事人|老年|青年|儿童|妇女|来访|受灾|困难|务工|外来|过往|周边|前来|新|每)[^，。；的]{0,6}(?:服务|提供|解决|办|答|解|讲|送|发|做|开|挑|排))|将|把|向(?=[^往导上])|"
    r"为(?=[^，。；的是有民此]{1,5}(?:群众|企业|居民|百姓|市民|村民|患者|老人|学生|游客|旅客|用户|农户|商户|职工|家长|残疾人|老年人|儿童|妇女|家庭|对象)[^，。；的]{0,6}(?:服务|提供|解决|办理|答|讲|送|发|做|开|测|检查|诊|治|配|安装|修|补|代|购|量|打|找)[^，。；的]{0,8}[，。；])|"
    r"(?:(?<=严格的)|(?<=认真的)|(?<=坚决的)|(?<=自觉的)|(?<=不折不扣的))(?:按照|依照|遵照)(?=[^，。；的]{1,20}(?:办|开展|执行|推进|公开|报送|落实|操作|进行|实施|组织|完成|受理|处理|填|发布|要求|规定|程序)[^，。；的]{0,12})|"
    r"(?:(?<=及时的)|(?<=主动的)|(?<=定期的)|(?<=认真的)|(?<=迅速的)|(?<=统一的)|(?<=集中的)|(?<=分别的)|(?<=如实的))通过(?=[^，。；的]{2,16}(?:作了|作出|向|发布|公布|公开|进行|开展|回应|推送|告知|通报|反馈|报送|征集|查))|"
    r"[与同](?=[^，。；的]{1,14}(?:沟通|联系|对接|协调|配合|合作|交流|协商|会商|互动))|"
    r"对(?=[^外内比策照待口接应象抗话华手立标称岸等][^，。；]{1,20}(?:进行|开展|作|予以|实施|加以|提出|给予))"
)
CLAUSE_VERB = lazy(
    r"是|为(?!民)|有(?!关|效|序)|受到|广受|深受|赢得|获得|取得|得到|得以|使|让|已|将|成为|需要|正在|应当|不|了(?!解)|的"
)
# Before a manner word that may describe a thing: what makes a noun of all that follows.
_UNSURE = lazy(r"[的和与及、以对于在为将把等更最较]$|^(?:以|对|在|经|通过|随着|按|根据)|[是有]")


_FELT = lazy("表示|给予|予以|感到|提出|作出|寄予|充满")
_ANSWERS = lazy("回应|带动|推动|引领|促进|赢得|取信|迎接|换取|诠释|推进|助力|保障")


def is_means(before: str, after: str) -> bool:
    """Whether the whole is what one does something with or about (对及时的公开表示欢迎, 以客观
    及时的报道回应关切)."""
    about = before.endswith("对") and _FELT.search(after) is not None
    return about or (before.startswith("以") and _ANSWERS.search(after) is not None)


@cache
def pure() -> re.Pattern[str]:
    manners = "|".join(sorted(PURE | NEARLY, key=len, reverse=True))
    deeds = DEEDS | RESULTS | REACHED | ACTS | lexicon.words("verbs")
    verbs = "|".join(sorted(deeds, key=len, reverse=True))
    return lazy(rf"(?P<manner>{manners})的(?P<verb>{verbs})(?=[一-鿿“《\d])")


def is_done(text: str, match: re.Match[str]) -> bool:
    """Whether the verb behind a pure manner word and 的 has its object, or what it comes to, and no
    noun that the whole might describe (一次次的演练活动, 逐户的走访让人感动)."""
    before = CLAUSE.split(text[max(0, match.start() - 30) : match.start()])[-1]
    tail = text[match.end() : match.end() + 24].replace("“", "\x00").replace("《", "\x00")
    after = CLAUSE.split(tail)[0]
    if len(after) < 2 or after[0] in "的和与及或、之" or is_means(before, after):
        return False
    if match["manner"] in NEARLY and (
        len(before) < 3
        or len(after) < 5
        or _UNSURE.search(before)
        or match["verb"] in NAMED | OF_NOUNS
        or re.search(rf"(?:{HEADS})$" if len(after) < 6 else "[的、和与及]", after)
    ):
        return False
    if match["verb"] in RESULTS:
        return not GOVERNORS.search(before) or after[0] in "了\x00"
    if match["verb"] in NAMED | OF_NOUNS and not OBJECT.match(after):
        if len(before) < 3 or len(after) < 4 or re.search(rf"(?:{HEADS})$|[的、和与及]", after):
            return False  # 不间断的监测预警系统
    if before.endswith(("的", "和", "与", "、", "个")) or re.match(
        rf"(?:{HEADS})|[使让为是将在中后时]|有(?!关)|得到|成为", after
    ):
        return False
    if GOVERNORS.search(before):
        return after.startswith("了")
    if CLAUSE_VERB.search(after[1:] if after[0] == "了" else after):
        return OBJECT.match(after) is not None
    return True
