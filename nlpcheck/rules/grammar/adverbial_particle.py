"""GR001: 的 written for 地 between a manner word and its verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from nlpcheck import lexicon
from nlpcheck.language.confusables import titles_of
from nlpcheck.language.lazy import lazy
from nlpcheck.language.particles import Doubt
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.grammar._adverbials import (
    CLAUSE,
    CLAUSE_VERB,
    GOVERNORS,
    HEADS,
    OBJECT,
    PREPOSITIONS,
    is_done,
    is_means,
    pure,
)
from nlpcheck.rules.grammar._after_modal import after_modal
from nlpcheck.rules.grammar._before_object import before_object, surely
from nlpcheck.rules.grammar._by_persons import acts
from nlpcheck.rules.grammar._doubts import SURENESS, doubts
from nlpcheck.rules.grammar._manners import ACTS, IDIOMS, NAMED, OF_NOUNS, REACHED
from nlpcheck.rules.grammar._pure_manners import LAID
from nlpcheck.types import Finding, Severity

#: From these probabilities on the model of particles is told, as a hint and as a warning.
LIKELY, SURE, SURER = 0.7, 0.8, 0.97
"""The last where the words about it might make a noun phrase."""
_RULES = ("推进", "促进", "深化", "推动", "加快", "支持", "期待", "体现")


@cache
def _expression() -> re.Pattern[str]:
    manners = sorted(_manners(), key=len, reverse=True)
    return lazy(rf"(?P<manner>{'|'.join(manners)})的(?P<verb>{_acts()})")


@cache
def _manners() -> frozenset[str]:
    return frozenset(lexicon.words("manner")) | IDIOMS


@cache
def _acts() -> str:
    verbs = sorted(lexicon.words("verbs") | REACHED | ACTS | LAID, key=len, reverse=True)
    return rf"{'|'.join(verbs)}|{PREPOSITIONS}"


@cache
def _behind() -> re.Pattern[str]:
    return lazy(rf"的(?={_acts()})")


def _places(text: str) -> Iterator[re.Match[str]]:
    """The matches of the expression, looked for from 的 backwards, which is much faster."""
    manners = _manners()
    longest = max(map(len, manners))
    for particle in _behind().finditer(text):
        at = particle.start()
        for size in range(min(longest, at), 1, -1):
            if text[at - size : at] in manners:
                match = _expression().match(text, at - size)
                if match and match.end("manner") == at:
                    yield match
                break


@cache
def _strong() -> frozenset[str]:
    return REACHED | {row[0] for row in lexicon.table("verbs") if row[1] == "strong"}


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.table("manner") if row[1] == "adverb")


def _cuts_a_word(text: str, start: int) -> bool:
    """Whether the first character is of the word before: 水准点的观测 has no 准点."""
    from nlpcheck.language.segment import cut_known, has_word

    if not has_word(text[max(0, start - 1) : start + 1]):
        return False
    left = max(0, start - 6)
    head = text[left : start + 3].split("\n")
    at = start - len(head[-1]) + 3 if len(head) > 1 else left
    for word in cut_known(head[-1]):
        if at >= start:
            return at > start
        at += len(word)
    return False


_TOPICS = "任务|方向|构架|架构|规则|细则|信号|网络|布局|战略|步骤|趋势|课题|路线|道路|理论|潜力|空间|前景|框架|蓝图|历程|轨迹|标志|动能|宣传|教育|目标|主题|理念"


class AdverbialParticle(Rule):
    code = "GR001"
    severity = Severity.WARNING
    summary = "状语后宜用“地”"
    summary_en = "地, not 的, between a manner word and its verb"
    why = "《现代汉语词典》：状语的标志是“地”，定语的标志是“的”；状语词和动词见 lexicons/manner.tsv、verbs.tsv，其余由字词统计判断（nlpcheck/language/particles.py）"
    limits = "动词后没有宾语的标志（了、着、各、这……）时只作提醒（info）；动词作中心语（全面的检查）或作定语（了解程度）时“的”是对的，只在动词带宾语或补语时报。"
    examples = (
        Example(
            bad="方便群众⟦直观的了解⟧街道各项工作。",
            good="提供直观的图表，发挥积极的作用，提高群众的了解程度。",
            fixed="方便群众直观地了解街道各项工作。",
        ),
        Example(
            bad="对各科室文件⟦全面的进行⟧梳理，⟦及时的向⟧社会公布。",
            good="对制度进行全面的检查和深入的分析，提供更便捷的查询服务。",
            fixed="对各科室文件全面地进行梳理，及时地向社会公布。",
        ),
        Example(
            bad="专栏改版正在⟦有序的推进⟧，工作人员⟦面对面的讲解⟧政策，⟦积极的拓展⟧公开渠道，⟦进一步的规范⟧公开流程。",
            good="专栏改版得到有序的推进，面对面的讲解受到欢迎，刊发详细的解读文章，取得积极的拓展成果，需要统一的规范文本。",
            fixed="专栏改版正在有序地推进，工作人员面对面地讲解政策，积极地拓展公开渠道，进一步地规范公开流程。",
        ),
        Example(good="形成有效的解决方案，搭建直接的了解民意的渠道，作出详细的说明。"),
        Example(
            good="避免不合理的开发利用，出色的组织服务工作受到好评，把握分阶段的推进节奏；出具真实、准确的审查结论；有明确的向公众开放的时间；填写统一的登记表格；提出合理的优化意见；把审批变成便捷高效的服务；加强对信息系统的管理；明确统一的处理原则，强化自上而下的组织监督。"
        ),
        Example(good="感谢各方对公开工作坚定有力的支持，实施全方位的提升，制定了一系列具体的落实举措。"),
        Example(
            bad="居民能够⟦更方便的查到⟧办事指南，工作人员⟦挨个的走访⟧了沿街商户，新馆把展品⟦一件件的展示⟧出来。",
            good="推进更高水平的对接协同，以客观的报道回应关切，平稳的增长为改革创造条件，积极进取的思想占了上风，成效显著的按照规定予以表彰。",
            fixed="居民能够更方便地查到办事指南，工作人员挨个地走访了沿街商户，新馆把展品一件件地展示出来。",
        ),
        Example(
            bad="窗口人员⟦一五一十的讲清⟧补偿标准，⟦因势利导的化解⟧了矛盾，居民⟦足不出户的领取⟧补贴。",
            good="面临共同的发展任务，更高水平的对接协同，面对面的讲解受到欢迎。",
            fixed="窗口人员一五一十地讲清补偿标准，因势利导地化解了矛盾，居民足不出户地领取补贴。",
        ),
        Example(
            bad="市场监管所⟦不定期的抽查⟧加油机精度，把补贴⟦一分不少的发到⟧渔民手中，轨迹可以⟦实时的传回⟧指挥中心，消防站⟦反复的演练⟧高层火灾扑救流程。",
            good="挨家挨户的走访活动受到欢迎，一次次的叮嘱让老人感动，开展逐户的排查整治行动，实行按月的通报制度，播种系统的应对遭到质疑，按照公开的维修价格收费，使用统一的计算机系统。",
            fixed="市场监管所不定期地抽查加油机精度，把补贴一分不少地发到渔民手中，轨迹可以实时地传回指挥中心，消防站反复地演练高层火灾扑救流程。",
        ),
        Example(
            bad="执法人员⟦文明的劝导⟧违停车主驶离，社区医生⟦定期的为⟧高血压患者测量血压；⟦科学的调度⟧水库闸门，保障春灌。",
            good="网格员热情的接待让群众感动，工作人员规范的服务礼仪，执法人员文明的执法形象；科学的调度方案，保障春灌；完善的监管体系，确保安全；对执法人员文明的劝导表示感谢。",
            fixed="执法人员文明地劝导违停车主驶离，社区医生定期地为高血压患者测量血压；科学地调度水库闸门，保障春灌。",
        ),
        Example(
            bad="信息员⟦熟练的操作⟧后台系统，工作人员⟦热情的为⟧来访群众指引路线。领导小组⟦定期的研究⟧公开工作中的难点问题。新规⟦更好的保障⟧居民权益。",
            good="工作人员熟练的操作技能赢得好评，群众对及时的公开表示欢迎，以客观及时的报道回应关切，构建更加紧密的发展伙伴关系，"
            "向辛勤付出的同志们致意，统一的在线平台，成效显著的按照规定表彰，有效的对策，耐心细致的工作化解了矛盾，更有效的核查机制。",
            fixed="信息员熟练地操作后台系统，工作人员热情地为来访群众指引路线。领导小组定期地研究公开工作中的难点问题。新规更好地保障居民权益。",
        ),
        Example(
            bad="审查人员不得⟦随意的扩大⟧范围，程序每晚⟦自动的扫描⟧外部链接，为⟦更好的方便⟧群众办事增设窗口。",
            good="依法应当公开的信访事项，提供可持续的解决方案，为更好的明天接续奋斗，社会科学的研究方法，两份合同均有效的情况，成为更加紧密的合作伙伴。",
            fixed="审查人员不得随意地扩大范围，程序每晚自动地扫描外部链接，为更好地方便群众办事增设窗口。",
        ),
        Example(
            bad="值班人员⟦一封一封的拆阅⟧来信登记，处置进展⟦及时的通过⟧官方微博作了通报，政策现已⟦系统的归集⟧到一个页面，要求各单位⟦严格的按照⟧目录编码报送文件。",
            good="一袋一袋的泥土，一趟趟的救援，一条条的违纪事实具体清晰，经审核及时的通过率较高，信息系统的归集功能。",
            fixed="值班人员一封一封地拆阅来信登记，处置进展及时地通过官方微博作了通报，政策现已系统地归集到一个页面，要求各单位严格地按照目录编码报送文件。",
        ),
        Example(good="使群众对政策有了更全面的认识，得到社会各界广泛的支持。"),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Manner word, 的, verb, and what shows that the verb is one."""
        text = context.prose
        told: set[int] = set()
        for match in _places(text):
            start, end = match.span()
            if any(a <= start and end <= b for a, b in context.use(titles_of)):
                continue
            if not _is_verb(text, match):
                continue
            manner, verb = match["manner"], match["verb"]
            told.add(match.end("manner"))
            yield self._tell(start, manner, verb, _is_clear(text, match))
        done = (match for match in pure().finditer(text) if is_done(text, match))
        named = ((match.start(), match["manner"], match["verb"]) for match in done)
        for start, manner, verb in chain(named, acts(text), before_object(text), after_modal(text)):
            at = start + len(manner)
            if _cuts_a_word(text, start):
                continue
            if at not in told and not any(a <= start and at < b for a, b in context.use(titles_of)):
                told.add(at)
                yield self._tell(start, manner, verb, True)
        for doubt in doubts(context, "的"):
            if doubt.at in told or doubt.odds[1] < LIKELY or not _may_describe(doubt):
                continue
            manner, verb = doubt.before[0], doubt.words[0][0]
            if doubt.odds[1] < SURE and manner not in IDIOMS and manner[-1] != "性":
                continue
            start, end = doubt.at - len(manner), doubt.at + 1 + len(verb)
            if any(a <= start and end <= b for a, b in context.use(titles_of)):
                continue
            yield self._tell(start, manner, verb, doubt.odds[1] >= SURE)

    def _tell(self, start: int, manner: str, verb: str, sure: bool) -> Finding:
        """The finding on a manner word at ``start``, 的 and a verb; a hint unless ``sure``."""
        return self.finding(
            start,
            start + len(manner) + 1 + len(verb),
            f"状语“{manner}”修饰动词“{verb}”，“的”宜改为“地”",
            replacement=f"{manner}地{verb}",
            safety="unsafe",
            confidence=SURENESS if sure else 0.6,
            severity=Severity.WARNING if sure else Severity.INFO,
        )


def _may_describe(doubt: Doubt) -> bool:
    """Whether the word before 的 may say how something is done, and one behind it what is done."""
    word, flag = doubt.before
    if word.endswith(("等", "们")) or len(doubt.left) < 2:
        return False
    if (
        flag[:1] == "v"
        and word not in lexicon.words("manner")
        and word not in IDIOMS
        and len(word) < 4
    ):
        return False  # 登记地县级人民政府
    verb, kind = doubt.words[0]
    if kind[:1] == "u" or verb == "把握":
        return False  # 负责的的; 成功的把握
    before, after = doubt.left[: -len(word)], doubt.right[len(verb) :]
    if is_means(before, after) or (before.endswith("、") and "的" in before):
        return False  # 更优的服务、更好的收入前景
    if doubt.odds[1] >= SURE and surely(before, word, verb, kind, after):
        return True
    if re.match("[、和与及来以]|推动|促进", after) or ("的" in after and GOVERNORS.search(before)):
        return False  # 及时的认证、检查; 以原原本本的学习来推动; 采取稳妥的切合实际的步骤
    if not after and (before.endswith(("对", "的")) or verb in NAMED):
        return False  # 对各方坚定不移的支持
    if (
        after
        and verb in OF_NOUNS
        and re.fullmatch("[一-鿿]{2,3}", after.split("的")[0])
        and flag[:1] != "d"
    ):
        return False  # 正确的研究方向
    if after[:1] == "的" or (kind in ("n", "vn") and doubt.odds[1] < SURER):
        return False  # 前进的思想, 平稳的增长
    if not before and re.match("[为是使让将]|得到|离不开|有(?!效|序|力)", after):
        return False  # 平稳的增长为改革创造条件
    if not after and doubt.odds[1] < SURER and not _UNDER_WAY.search(before):
        return False
    if re.match(rf"(?:{HEADS})(?![一-鿿]{{0,2}}了)", after) and doubt.odds[1] < SURER:
        return False  # 准确的答复内容有利于化解争议
    if (GOVERNORS.search(before) or before.endswith(_RULES)) and doubt.odds[1] < SURER:
        return after.startswith("了")
    if not before and len(doubt.words) == 2 and doubt.words[1][1][:1] in "nv":
        return False  # 有效的督促引导
    return (
        flag[:1] not in "nmr"
        or word in lexicon.words("manner")
        or (word[0] in "一挨逐" and len(word) > 1)
    )


def _is_clear(text: str, match: re.Match[str]) -> bool:
    """Whether a pure adverb or an object with its mark says that the verb is one; a noun behind it
    (合理的优化 方案) or nothing at all leaves a doubt."""
    after = text[match.end() : match.end() + 4]
    manner = match["manner"]
    return (
        manner in _adverbs()
        or manner.startswith(("更", "最", "不断", "有效", "及时"))
        or len(match["verb"]) == 1
        or match["verb"] == "进行"
        or OBJECT.match(after) is not None
    )


def _is_verb(text: str, match: re.Match[str]) -> bool:
    """Whether the verb after 的 is used as one, by what surrounds it."""
    before = text[max(0, match.start() - 30) : match.start()]
    before = CLAUSE.split(before)[-1]
    after = CLAUSE.split(
        text[match.end() : match.end() + 24].replace("“", "\x00").replace("《", "\x00")
    )[0]
    after = after.replace("\x00", "“")
    verb = match["verb"]
    if len(verb) == 1:
        return len(after) > 3 and (verb == "把" or "的" not in after)  # 有明确的向公众开放的时间
    # 涉密信息系统的管理, 维护领土完整的决心: the word is a noun's head or tail.
    if match["manner"] in _NOUNS_TOO and not before.endswith(_BEFORE_MANNER):
        return False
    # 高效的组织工作给予好评: the verb belongs to the noun.
    if after.startswith(("工作", "服务", "曲", "节奏", "下")) or before.endswith("不"):
        return False
    if is_means(before, after):
        return False
    governed = GOVERNORS.search(before)
    if verb in _BY_MEANS:
        rate = verb == "通过" and not _REACHES.search(after)
        return not governed and not rate and len(before) >= 2 and before[-1] not in "的和与及、"
    if re.fullmatch(rf"(?:{_TOPICS})(?:[一-鿿]{{0,8}})?", after) and verb in OF_NOUNS:
        return False  # 共同的发展任务
    if (
        not governed
        and len(after) >= 2
        and after[0] not in "的者性"
        and (verb in REACHED or (match["manner"] in IDIOMS and verb in ("开展", "做好", "完成")))
    ):
        return True  # 一五一十的讲清补偿标准
    if _takes_object(text, match, verb + after, governed is not None, before):
        return True
    if not after and _UNDER_WAY.search(before) and match["manner"] not in _NOUNS_TOO:
        return verb in _strong() or match["manner"] in _adverbs()
    if not governed and _EXPLAINS.fullmatch(verb + after):
        return True
    if match["manner"] in _adverbs() and not governed and len(before) >= 2:
        # A pure adverb never stands before 的 and a noun of action without a verb to rule it.
        return not re.match(rf"(?:{HEADS}|得到|使|让|是|为|有|的|和|与|及|或|之)", after)
    # 准确的审查结论: one noun that ends the clause after a manner word at its beginning.
    if not before and 2 <= len(after) <= 3 and not OBJECT.match(after):
        return False
    if not after:
        # 对破损的公开栏及时的维修。
        return (
            re.search(
                r"^.{0,2}(?:对|把)[^，。；了]{2,30}(?<!这么)(?<!那么)$|(?:能够|可以|便于|方便)[^，。；的]{0,8}$",
                before,
            )
            is not None
            and not governed
        )
    # 提供直观的了解民意的渠道: the manner word belongs to the noun at the end.
    if governed and ("的" in after or not after.startswith("了")):
        return False
    if re.match(rf"(?:{HEADS})", after) or after[0] in "的和与及或、之":
        return False
    if re.search(rf"的[^的]{{0,4}}(?:{HEADS})$", after) and "了" not in after[:1]:
        return False
    if before.endswith(("最", "强")):
        return False
    if verb == "进行":
        return True
    if OBJECT.match(after):
        return True
    if verb not in _strong():
        return False
    return _noun_follows(verb, after)


#: Prepositions that no manner word describes: 严格的按照目录报送.
_BY_MEANS = ("按照", "依照", "遵照", "通过")
_REACHES = lazy("作了|作出|向|发布|公布|公开|进行|开展|回应|推送|告知|通报|反馈|报送|征集|查")
# Manner words that are nouns or end one as well, and what stands before them where they are not.
_NOUNS_TOO = frozenset(["系统", "完整"])
_BEFORE_MANNER = (
    *"已更较并能要应须会可将地也都再、",
    "全面",
    "深入",
    "进行",
    "可以",
    "应当",
    "科学",
    "准确",
)

# Verbs that take an object and hardly ever stand before a noun as its attribute, each with
# the nouns that are its object though they follow it at once (完成任务, 解决问题).
_VERB_AND_OBJECT = lazy(
    r"(?:完成|提高|提升|解决|反映|征求|听取|利用|掌握|加强|完善|强化|优化|改进|增强|扩大|丰富|健全|建立|压实|履行|接受|"
    r"推进|推动|促进|化解|消除|满足|保管|处理|办理|公布|发布|公开|更新|回应|答复|解答|解释|设置|划分|整改|核对|收集|"
    r"把握|展示|展现|列出|列明|办结|拨付|调整|制定|整理|引导|受理|畅通|拓宽|汇总|修订|编制|排查|指导|统筹|谋划|部署|传达|贯彻|"
    r"遵守|遵循|实现|达到|打造|营造|构建|搭建|夯实|吸取|总结|发现|找出|补齐|纠正|防范|杜绝|清理|撤销|上传|报送|推送|刊发|转载|张贴|发放|"
    r"拓展|扩展|改善|开辟|深化|普及|邀请|回复|推广|细化|归集|规范|落实|执行|开展|组织|学习|查到|查找|做好|查询|梳理|维护|保障|宣传|开发|运用|使用|登记|审核|查阅|查看|浏览|检索|获取|知晓|领取|申领|下载|打印|再现|呈现|还原|设立|设置|参与|培育|扶持|帮扶|巡查|走访|修复|记录|录入|告知|告诉|提醒|讲解|讲授|说明|阐述|分析|制订|修改|核实|核查|检查|监测|跟踪|了解|熟悉|承担|改变|转变|破解|缩短|缩小|减少|减轻|降低|压缩|增加|带动|调动|吸引|保护|传播|传递|兑现|支付|缴纳|接待|接听|探索|研究|反馈|转移|发展|实施|布设|布局|划定|划分|设定|选定|核定|核减|核销|摆放|铺设|架设|栽种|种植|修剪|清运|清扫|疏通|疏导|劝导|劝返|安置|救助|救治|转运|押运|看护|照料|赡养|抚慰|慰问|接访|约谈|追缴|追回|查封|扣押|取缔|拆除|关停|腾退|复垦|培植|孵化|招引|引进|选拔|选派|储备|轮换|调运|调配|投放|分拣|回收|利用好|守护|捍卫|传承|弘扬|讲述|描绘|刻画|勾勒|诠释)"
    r"(?!意见|建议|时限|期限|费|表格|管理|领导|行动|政策|文件|行为|活动|工作|原则|举措|监督|制度|决定|请求|诉求|情况|方案|办法|机制|能力|流程|程序|结果|进度|频率|时间|周期|态度|途径|手段|路径|模式|思路|对策|策略|经验|"
    r"成果|成效|系统|平台|空间|中心|区域?|栏|厅|屏|墙|窗口|人员|队伍|机构|部门|单位|程度|力度|过程|方式|渠道|标准|效果|效率|率|者|员|方法|体系|措施|"
    r"意识|材料|报告|条件|职责|功能|作用|责任|期|性|度|量|及|和|与|、|的|后|时|前|中|上|下)"
    r"|(?:提高|增强)(?:效率|能力|成效|意识|效果)|(?:完善|健全|建立|优化|规范)(?:机制|措施|体系|流程|程序|渠道)"
    r"|(?:拓宽|畅通)渠道|(?:掌握|反映|了解)(?:情况|方法)|(?:落实|采取)(?:措施|责任)|(?:发挥)作用|(?:履行)职责"
)
# 正在有序的推进, 能够主动的落实: what stands before shows that a verb must follow
_UNDER_WAY = lazy(r"(?:正在|正|仍在|能够|可以|已经|应当|必须|得以|能否)$")
# 面对面的讲解政策: explained to somebody, no 解读材料
_EXPLAINS = lazy(
    r"(?:讲解|解读|宣讲|解答|解释|介绍|宣传|讲授)(?:惠民|惠企|有关|相关|各类|各项)?(?:政策|条例|法规|法律|规定|办事|流程|疑问|问题|知识|疑惑)(?![一-鿿])"
)


def _takes_object(
    text: str, match: re.Match[str], phrase: str, governed: bool, before: str
) -> bool:
    """Whether verb and object fill the clause: 顺利的完成任务， with nothing that could make
    the whole a noun phrase (a verb before it, a list, a verb after it)."""
    start = match.start() - len(before)
    # 更加直观的展示成果: the degree belongs to the manner word.
    before = re.sub(r"(?<!最)(?:更加?|更为|较为?|比较|非常|十分)$", "", before)
    opener = text[start - 1 : start]
    rest = phrase[len(match["verb"]) :]
    return (
        not governed
        and opener not in ("、", "“", "（")
        and len(rest) >= 2
        and _VERB_AND_OBJECT.match(phrase) is not None
        and not CLAUSE_VERB.search(rest)
        and not before.endswith(
            (
                "最",
                "更",
                "更为",
                "更加",
                "的",
                "和",
                "与",
                "及",
                "以",
                "为",
                "种",
                "些",
                "项",
                "个",
                "次",
                "有",
                "了",
                "到",
                "进行",
            )
        )
    )


def _noun_follows(verb: str, after: str) -> bool:
    """Whether a noun phrase of some length stands after the verb, by jieba's tags."""
    from nlpcheck.language.segment import tag

    words = tag(verb + after)
    at = 0
    for index, (word, flag) in enumerate(words):
        if at == len(verb):
            if re.fullmatch(rf"[一-鿿]*(?:{HEADS})", word) and index == len(words) - 1:
                return False
            return flag[:1] in "nrm" and len(after) >= 2
        at += len(word)
    return False
