"""GR011: 地 or 得 written for 的 before a noun."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.particles import PARTICLES
from nlpcheck.language.trade_words import inside, known
from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.grammar._attributed import certain
from nlpcheck.rules.grammar._attributive_doubts import SURE, UNLIKELY, describes, owns
from nlpcheck.rules.grammar._attributive_words import (
    ACTIONS,
    ADJECTIVES,
    BEFORE_PLACE,
    ENDS,
    GAINED,
    LAND,
    NOUNS,
    OWNERS,
    PEOPLE,
    VERBS,
)
from nlpcheck.rules.grammar._describing import DESCRIBED
from nlpcheck.rules.grammar._doubts import SURENESS, doubts
from nlpcheck.rules.grammar._never_behind import bare_nouns, never_behind
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Finding, Severity


class AttributiveParticle(ManyPatterns):
    code = "GR011"
    severity = Severity.WARNING
    summary = "定语后宜用“的”"
    summary_en = "的, not 地 or 得, before a noun"
    why = "《现代汉语词典》：定语的标志是“的”"
    limits = "各地、属地、征地、获得、取得等词不报；动词能带名词宾语的“地、得”结构不报。"
    message = "“{text}”修饰名词，宜用“的”：“{replacement}”"
    safety = "unsafe"
    patterns = (
        (rf"(?P<x>({VERBS})地)(?={NOUNS})", r"\2的"),
        (rf"(?P<x>({VERBS})得)(?={NOUNS})", r"\2的"),
        (rf"(?P<x>({ADJECTIVES})[地得])(?={NOUNS})", r"\2的"),
        # Behind a word of place or time no 地 or 得 can stand: 办理过程中地经验.
        (
            rf"(?P<x>(?:(?<=过程)|(?<=工作)|(?<=办理)|(?<=实施)|(?<=修订)|(?<=整改)|(?<=改版)|(?<=调整)|(?<=培训)|(?<=检查)|(?<=调研)|(?<=[一-鿿]{{2}}))(中|后|前|(?<![及随适按实同暂不临准定即平届])时|以来|之后|之前|以上|以下|期间|方面|范围内|期限内|时限内)[地得])(?!位|方(?![案法式面])|区|点|段|址|块|带|到|出)(?=(?:[一-鿿]{{2}})?(?:{NOUNS}|方案|经验|做法|版本|要点|任务|责任|义务|成绩|名单|名录|清单|目录|报告|材料|栏目|网站|平台))",
            r"\2的",
        ),
        (
            rf"(?P<x>(民生|农业|教育|医疗|公益|社保|过期|逾期|到期|失效|急需|急用|必需|所需|所有|常用|(?<!有)重点|基层|惠企|惠民|涉企|涉农|年度|法定|现行|最新|全县|全市|全区|全镇|全局|本级|各级|上级|下级|下发|转发|印发|上报|下达|部署|安排|交办|批准|认可|满意|期盼|期待|急难愁盼|关心|热议|欢迎|喜爱)[地得])(?=(?:[一-鿿]{{2}})?(?:{NOUNS}|通知|方案|任务|报告|版本|项目|实事|工程|服务|形式|经验|做法))(?!方|区|点|位|段|址|块|带|市|级|县|到|出|知|益)",
            r"\2的",
        ),
        (r"(?P<x>(最[一-鿿]{2}|身边|周围|手中|心中)[地得])(?=一[步环项条个招件张]|“)", r"\2的"),
        # a describing word and a head that no verb can be (科学合理地考核体系)
        (
            r"(?P<x>(显著|醒目|突出|便捷|高效|科学合理|图文并茂|通俗易懂|简洁明了|优质|权威|规范|统一|合理|浓厚|完善|健全|多样|丰富多彩|形式多样|行之有效|切实可行|方便快捷|公开透明|密切相关|简单易懂|喜闻乐见|切合实际|科学|有效|灵活多样|公平公正)[地得])"
            r"(?=(?:考核|管理|评价|运行|查询|工作|监督|服务|公开|审核|解读|宣传|培训|办事|保障|发布|沟通|反馈|审查|政策|信息|法治|营商|社会)?(?:体系|机制|制度|渠道|途径|环境|氛围|材料|形式|载体|局面|格局|态势|页面|界面|版面|环节|位置|政策|措施|举措|办法)(?:[，。；、]|已|均|进一步|逐步|基本|得以|初步|设))",
            r"\2的",
        ),
        (
            r"(?P<x>(?<=[栏站台屏墙册厅室村镇县务店区])(上|里|内)[地得])(?=(?:[一-鿿]{2})?(?:信息|数据|名单|内容|文件|公告|栏目|材料|资料|问题|情况|设备|设施|照片|视频|通知|图表|群众|居民|村民|老人|标语))",
            r"\2的",
        ),
        (
            r"(?P<x>(全年|当年|今年|去年|上年|年度|本月|年初|年末|近期|此次|本次|历年|年内|上半年|下半年)[地得])(?=(?:政府|政务|信息|公开|工作|主要|各项|重点)(?:信息|公开|工作|任务|目标|情况|年报|数据|计划|培训|考核|重点|年报))",
            r"\2的",
        ),
        (
            r"(?<=不)(?P<x>(及时|规范|准确|到位|完整|全面|合理|清楚|具体|严格|深入|充分|主动|明显|平衡|便捷|统一)[地得])(?=(?:[一-鿿]{2})?(?:现象|问题|情况|地方|栏目|单位|情形|环节|信息|内容|状况|条款|链接|页面))",
            r"\2的",
        ),
        (
            rf"(?P<x>({VERBS})得)(?=[一-鿿]{{2}}(?:机制|制度|体系|平台|流程|程序|渠道|目录|清单|文件|项目|事项|办法|方案|格局)(?![一-鿿]?不))",
            r"\2的",
        ),
        (
            r"(?P<x>(最[长短多少大小高低早晚快慢])[地得])(?=(?:一|两|几|三)[件个项次条名天份家]|是[一-鿿]{2})",
            r"\2的",
        ),
        (
            r"(?P<x>(公开|申请|公示|培训|投诉|服务|审批|采购|考核)地)(?=(?:办理|受理|工作|审查|审核|管理|处理|具体|主要|相关)(?:流程|程序|机制|制度|情况|时限|指南|规定|要求|办法|重点|内容))",
            r"\2的",
        ),
        *DESCRIBED,
        # 最关心地供暖温度, 新建地塑胶跑道
        (
            r"(?P<x>(最(?:关心|关注|期盼|需要|急需|直接|现实|突出|集中|关切|牵挂|担忧|头疼|烦心|盼望|期待|满意|喜爱|欢迎|常用|常见|基本|重要|关键))地)(?![铁方块下区上标面域产址段基理热震貌质库道线坪暖毯砖层点市级县膜窖图州缘球形权籍租灾勤摊委名役锁表沟])(?=[一-鿿]{2})",
            r"\2的",
        ),
        (
            r"(?P<x>(新建|改建|扩建|新增|新购|新添|购置|安装|新装|铺设|印制|编印|配备|添置|翻新|引进|研发|投放|悬挂|张贴|开设|开通|推出|出台|制定|修订|拟定|审定|评选|选派|招录|聘请|捐赠|募集|查获|汇总|刊登|播放)地)"
            r"(?![铁方块下区上标面域产址段基理热震貌质库道线坪暖毯砖层点市级县膜窖图州缘球形权籍租灾勤摊委名役锁表沟])(?=[一-鿿]{2,10}[，。；、已经均全由共将可在为])",
            r"\2的",
        ),
        (r"(?P<x>(取得|获得)(?:地|得))(?=成效|成绩|成果|进展|经验|信息)", r"\2的"),
    )
    unless = (
        r"(?:各|属|征|用|产|本|当|外|异|实|土|基|场|耕|草|林|湿|园|宅基|所在|驻|房|园|绿|荒|圈|占|供|出让)地"
        r"|相关地区|有关地|新地|新得|政府得|社会地位|群众得|我县地|主要地|重要地|不时地|工地|改下地|不受[一-鿿]{1,4}地|具体地答复|公众得|企业得"
    )
    examples = (
        Example(bad="认真办理群众⟦反映地⟧问题。", good="听取各地意见，汇总各地情况，不断地改进工作。",
                fixed="认真办理群众反映的问题。"),
        Example(bad="公开⟦存在得⟧主要问题，产生⟦良好地⟧社会效果，结合本⟦单位地⟧实际情况。",
                good="户籍地派出所、注册地税务机关受理，让群众得实惠，改革得人心，积极地信息公开。",
                fixed="公开存在的主要问题，产生良好的社会效果，结合本单位的实际情况。"),
        Example(bad="总结办理过程⟦中地⟧经验，落实修订⟦后得⟧方案，清理⟦过期地⟧栏目，发布涉及⟦民生地⟧政策。",
                good="工作中地方政府配合，检查后得出结论，上级地方标准，年度得分，基层得实惠。",
                fixed="总结办理过程中的经验，落实修订后的方案，清理过期的栏目，发布涉及民生的政策。"),
        Example(good="独立负责地履行职责，有重点地开展工作，宽领域地推进交流合作，用于地源热泵，一天后得到结果。由受益地县级人民政府规定，报接受地环境部门备案，整治重点地区问题，应当地企业要求，通知执行地社区矫正机构，讨论其在公开工作中地位和作用，核对居民地要素信息。"),
        Example(bad="修改与上级规定不⟦一致地⟧条款，停用存在⟦安全隐患得⟧场所，提高信息⟦公开地⟧质量。",
                good="就医地财政先行支付，京津冀三地优势互补，节地生态安葬，幸福地生活，会场布置得精彩，紧张得手心出汗，阻止得州重划选区，更加斗志昂扬地干事创业。",
                fixed="修改与上级规定不一致的条款，停用存在安全隐患的场所，提高信息公开的质量。"),
        Example(bad="收回⟦闲置得⟧公务用房，信息员把⟦收集地⟧线索交办公室，编印了覆盖⟦城乡地⟧公开网络图。",
                good="忠诚干净担当地做好工作，有原则地广泛接触干部，道路入地改造工程，演播室布置得充满节日气氛，新发地农产品批发市场，美国得克萨斯州执法部门。"),
        Example(bad="对照上级⟦通报地⟧问题清单，由居民⟦推选得⟧12名监督员全程见证，⟦座谈地⟧企业负责人提出建议，便民的⟦便捷地⟧缴费方式普遍推开。",
                good="粤港澳三地优势互补，深得党心民心，因地制宜，履行地法院受理，更贴心地为群众服务，天南地北的来信。"),
        Example(good="一个三岁的男孩懵懂地朝路中间跑去，新发地农副产品物流园二期工程开工。"),
        Example(bad="印制了⟦喜闻乐见地⟧宣传形式，宣传栏⟦里得⟧通知已撤换，解决表述不⟦规范地⟧问题，耗时⟦最长得⟧一件用了九天，完善依⟦申请地⟧办理程序。",
                good="更加及时地回应群众关切，科学合理地考核干部，高效地查询信息，不及时地更新，公示地点已公布，当年地租，最大得分项，公里地段，培训地点，厅里地面已翻新。"),
        Example(bad="⟦整洁明亮地⟧候诊区增设座椅，开展⟦形式多样地⟧非遗展演，便民又⟦实用得⟧小手册发到考生手中，收回⟦长期闲置地⟧校舍，公布津贴⟦发放地⟧标准，实行⟦严格地⟧审批程序，部门联合⟦编写得⟧《问答》已上网。",
                good="以有效地“管”促进放，进行地方标准清理，采取有效地段封闭，限制竞争，形式多样地开展宣传，一部分家庭困难得到化解，经验丰富得多，环境优美得让人流连，反映强烈得很。",
                fixed="整洁明亮的候诊区增设座椅，开展形式多样的非遗展演，便民又实用的小手册发到考生手中，收回长期闲置的校舍，公布津贴发放的标准，实行严格的审批程序，部门联合编写的《问答》已上网。"),
        Example(bad="学校⟦新建地⟧塑胶跑道经检测合格，居民⟦最关心地⟧供暖温度每日更新。", good="新建地铁站已启用，扩建地下管廊，安装地锁，制定地方标准，捐赠地砖，居民最关心地铁建设，最需要得到帮助。",
                fixed="学校新建的塑胶跑道经检测合格，居民最关心的供暖温度每日更新。"),
        Example(bad="首页⟦展示地⟧统计公报可以下载，赶集日⟦设立地⟧咨询摊位派上了用场，已补上漏⟦写得⟧来源。",
                good="毫不动摇地坚持，不失时机地推进，有准备地改造，高速度地向前发展，问卷题目出得过于专业，应当地企业要求，提前地告知停电时段，先进地空导弹，使小微企业得实惠。",
                fixed="首页展示的统计公报可以下载，赶集日设立的咨询摊位派上了用场，已补上漏写的来源。"),
        Example(bad="附件中⟦缺失得⟧两页图纸已补传，机构撤并后⟦停用得⟧公章已销毁，⟦破旧地⟧公示橱窗已更换。",
                good="损坏地下管线，字迹模糊得看不清，注销地为本市，闲置地整理出来，损坏得很厉害，陈旧地名已更换。",
                fixed="附件中缺失的两页图纸已补传，机构撤并后停用的公章已销毁，破旧的公示橱窗已更换。"),
        Example(bad="清理⟦失效得⟧文件，取得⟦明显地⟧成效。", good="依申请获得信息，公开征地信息，积极地发布信息。",
                fixed="清理失效的文件，取得明显的成效。"),
    )  # fmt: skip

    def accepts(self, context: Context, match: re.Match[str], start: int, end: int) -> bool:
        """Not where a trade's word begins with the particle (查获地笼网)."""
        from nlpcheck.language.segment import has_word

        text = match.string
        trade = any(text[end - 1 : end + n] in known() for n in (1, 2, 3))
        return not trade or has_word(text[end : end + 2])

    def more(self, context: Context) -> Iterable[Finding]:
        """Any word, a lone 地 or 得, and a noun that ends its phrase."""
        from nlpcheck.language.segment import has_word

        text = context.prose
        told: set[int] = set()
        for at, word in bare_nouns(text):
            if _dated(text, at, word):
                continue
            yield self._tell(at, word, "得")
            told.add(at)
        for match in re.finditer("[地得]", text):
            if match[0] == "地" and _ORGAN.match(text, match.end()):
                continue  # 执行地社区矫正机构
            if _of_a_word(text, match.start()):
                continue
            place = _before_noun(text, match.start())
            if place is None:
                continue
            word = text[place : match.start()]
            if len(word) == 1 and has_word(text[place - 1 : match.start()]):
                continue  # 加及｜时地: cut wrongly
            yield self._tell(match.start(), word, match[0])
            told.add(match.start())
        for doubt in doubts(context, "地得"):
            written = doubt.odds[PARTICLES.index(doubt.written)]
            if doubt.at in told or doubt.odds[0] < SURE or written > UNLIKELY[doubt.written]:
                continue
            if _dated(text, doubt.at, doubt.before[0]):
                continue
            if _of_a_word(text, doubt.at) or (doubt.written == "得" and _DEGREE.match(doubt.right)):
                continue
            if never_behind(doubt):
                yield self._tell(doubt.at, doubt.before[0], doubt.written)
                continue
            if certain(doubt):
                yield self._tell(
                    doubt.at, doubt.left[-max(2, len(doubt.before[0])) :], doubt.written
                )
                continue
            if not describes(doubt) and not owns(doubt):
                continue
            if _ADVERBIAL.match(text, doubt.at + 1) or doubt.before[0] in BEFORE_PLACE:
                continue
            if len(doubt.before[0]) == 1 and has_word(text[doubt.at - 2 : doubt.at]):
                continue  # 加及｜时地: cut wrongly
            yield self._tell(doubt.at, doubt.before[0], doubt.written)

    def _tell(self, at: int, word: str, written: str) -> Finding:
        """The finding on a word and the particle ``written`` at ``at`` behind it."""
        return self.finding(
            at - len(word),
            at + 1,
            f"“{word}{written}”修饰名词，宜用“的”：“{word}的”",
            replacement=f"{word}的",
            safety="unsafe",
            confidence=SURENESS,
        )


def _dated(text: str, at: int, word: str) -> bool:
    """Whether the word before the particle at ``at`` begins with the 日 of a date (30日共得)."""
    return word[:1] == "日" and text[at - len(word) - 1 : at - len(word)].isdigit()


def _of_a_word(text: str, at: int) -> bool:
    """Whether 地 or 得 at ``at`` is of a word, whatever the segmentation makes of it: 在建工地扬尘,
    收缴地笼网, 引多地抗议."""
    if text[at] == "地" and text[at - 1 : at] in _GROUNDS:
        return True
    return inside(text, at) or _MANY_PLACES.match(text, max(0, at - 1)) is not None


_MANY_PLACES = lazy(r"(?<![更较很最许])[多各两数几]地")
#: With 地 behind they are a kind of ground.
_GROUNDS = frozenset("工场营墓菜绿荒坡滩湿")
_ORGAN = lazy("[一-鿿]{0,8}?(?:机构|机关|部门|法院|检察院|政府|街道办|公安局|管理局|主管)")
#: Behind an adverbial 地 the predicate may begin with its own phrase (懵懂地朝路中间跑去).
_ADVERBIAL = lazy(r"[朝向往从把将被给跟]")
_CLAUSE = lazy(r"[，。；：、！？\n（）“”《》]")
_DEGREE = lazy("过于|过分|相当|尤其|特别|格外|极为|极其|更为|更加|越|这么|那么|如此|不够|足够|稍|略|颇|异常")
"""Before a complement (问卷题目出得过于专业)."""


_JOINS = frozenset("的和与及进均都已得较更很不有被为是在由等并也还未将应")


def _before_noun(text: str, at: int) -> int | None:
    """Where the word before a lone 地 or 得 begins, if what follows is a noun phrase."""
    from nlpcheck.language.segment import tag

    particle = text[at]
    left = max(0, at - 12)
    clause = _CLAUSE.split(text[left:at])[-1]
    after = _CLAUSE.split(text[at + 1 : at + 14])[0]
    if len(clause) < 2 or len(after) < 2 or GAINED.match(after) or _DEGREE.match(after):
        return None
    words = tag(clause + particle + after)
    place = 0
    index = -1
    for number, (word, _) in enumerate(words):
        if place == len(clause) and word == particle:
            index = number
            break
        place += len(word)
    if index < 1 or index + 1 >= len(words):
        return None
    before, flag = words[index - 1]
    start = at - len(before)
    if before[-1] in LAND:
        return None
    if len(before) < 2 and before not in ("局", "镇"):
        return None
    noun, kind = words[index + 1]
    alone = particle == "得" or index + 2 == len(words) or words[index + 2][1][:1] != "n"
    if (noun in PEOPLE and alone) or len(noun) < 2 or before in BEFORE_PLACE:
        return None
    if particle == "地" and (
        (after[:2] in lexicon.words("verbs") and not re.match(rf"(?:{NOUNS})", after))
        or after[0] == "源"
    ):
        return None  # 廉洁地履行职责, 用于地源热泵
    pure = _is_noun_phrase(words[index + 2 :], kind, noun)
    if (
        particle == "地"
        and flag[:1] in "av"
        and any(word == "的" for word, _ in words[index + 1 :])
    ):
        pure = False  # 积极地领导群众的活动: a verb with its object
    if particle == "得":
        if before in lexicon.words("verbs"):
            flag = "v"
        if (flag[:1] != "v" and flag not in ("a", "n")) or not pure:
            return None
        if flag in ("a", "n") and not re.match(rf"(?:{NOUNS})", after):
            return None
        return start
    if before in OWNERS or (len(before) > 2 and before[-2:] in OWNERS):
        return start if kind[:1] in "nvb" and not noun.startswith("地") else None
    if flag[:1] not in "va" or not pure:
        return None
    # A verb that is no manner word; an adjective only before a noun phrase and nothing else.
    if before in lexicon.words("manner"):
        return start if re.match(rf"(?:{NOUNS})", after) and noun == after else None
    return start


def _is_noun_phrase(rest: list[tuple[str, str]], kind: str, noun: str) -> bool:
    """Whether a phrase that begins with ``noun`` goes on with nouns only, to its end or to a
    word that may follow a noun phrase."""
    last = (kind[:1] == "n" and ENDS.match(noun) is not None) or noun in ACTIONS
    described = kind == "a" and re.match("重要|主要|具体|相关|实际|基本|良好|突出|关键|核心", noun)
    if kind[:1] not in "nb" and not last and not (described and rest):
        return False
    for word, flag in rest:
        if word[0] in _JOINS:
            return last
        if flag[:1] == "n" or word in ACTIONS:
            last = word in ACTIONS or ENDS.match(word) is not None
        elif flag[:1] in "b" or flag == "vn":
            last = False
        else:
            return False
    return last
