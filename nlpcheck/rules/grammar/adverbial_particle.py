"""GR001: 的 written for 地 between a manner word and its verb."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.confusables import titles_of
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_CLAUSE = re.compile(r"[，。！？；：、\n“”（）]")
# Nouns that a verb may stand before as an attribute: 了解程度, 落实情况.
_HEADS = (
    "程度|情况|工作|方式|方法|机制|能力|渠道|制度|效果|作用|力度|水平|质量|范围|内容|平台|措施|责任|要求|标准|流程|"
    "程序|环境|体系|意识|问题|活动|手段|途径|方案|办法|路径|对策|思路|模式|策略|建议|意见|意义|过程|阶段|目标|任务|"
    "计划|需求|需要|条件|基础|效率|成效|成果|速度|进度|频率|率|量|度|性|力|感|者|人员|队伍|机构|部门|单位|系统|"
    "结果|经验|理由|依据|材料|功能|窗口|终端|行为|状态|状况|形式|现象|态势|格局|氛围|数据|价值|特点|优势|关系|"
    "矛盾|精神|指标|态度|报告|资料|档案|方针|战略|政策|体制|制|法|手册|图|表|单|书|会|课|班|员|中心|平台|网络|品牌|产品|项目|工程|链条|空间|力量|人才|队|局面|势头|循环|市场|企业|社会|关系|原则|职责|权|期|点|面"
)
# What shows that the verb takes an object or a complement.
_OBJECT = re.compile(
    r"了(?![，。；、的]|$)|着|好(?!评|处)|到(?!位)|出|起来|下去|完|各|本(?![领质])|其(?!他)|该|我|他们|它|这|那|每|全[市县区镇省国]|"
    r"一[项批些次个份]|两|几|多项|[0-9]|“|《|有关|相关|群众|公众|居民|村民|市民|百姓|企业|申请人|街道|上级|国家|党|政府|社会"
)
# Verbs that take "全面的了解" and the like as their object.
_GOVERNORS = re.compile(
    r"(?:有|无|提供|作出?|做出?|做了|得到|获得|取得|给予|予以|加以|形成|起到|实现|缺乏|缺少|存在|离不开|依靠|凭借|靠|具有|具备|是|成为|"
    r"作为|开辟|建立|搭建|打造|需要|经过|通过|进行|开展|确保|属于|给|遭到|受到|收到|创造出?|推出|制作|建设|树立|保持|坚持|需|作为|一种|一个|一次|这种|最|更强)了?[^，。；、]{0,8}$"
)
_PREPOSITIONS = r"将|把|向(?=[^往导上])|对(?=[^外内比策照待口接应象抗话华手立标称岸等][^，。；]{1,20}(?:进行|开展|作|予以|实施|加以|提出|给予))"


@cache
def _expression() -> re.Pattern[str]:
    manners = sorted(lexicon.words("manner"), key=len, reverse=True)
    verbs = sorted(lexicon.words("verbs"), key=len, reverse=True)
    return re.compile(
        rf"(?P<manner>{'|'.join(manners)})的(?P<verb>{'|'.join(verbs)}|{_PREPOSITIONS})"
    )


@cache
def _strong() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.table("verbs") if row[1] == "strong")


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.table("manner") if row[1] == "adverb")


class AdverbialParticle(Rule):
    code = "GR001"
    severity = Severity.WARNING
    summary = "状语后宜用“地”"
    summary_en = "地, not 的, between a manner word and its verb"
    why = "《现代汉语词典》：状语的标志是“地”，定语的标志是“的”；状语词和动词见 lexicons/manner.tsv、verbs.tsv"
    limits = (
        "动词作中心语（全面的检查）或作定语（了解程度）时“的”是对的，只在动词带宾语或补语时报。"
    )
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
        Example(good="形成有效的解决方案，搭建直接的了解民意的渠道，作出详细的说明。"),
        Example(good="使群众对政策有了更全面的认识，得到社会各界广泛的支持。"),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Manner word, 的, verb, and what shows that the verb is one."""
        text = context.prose
        for match in _expression().finditer(text):
            start, end = match.span()
            if any(a <= start and end <= b for a, b in context.use(titles_of)):
                continue
            if not _is_verb(text, match):
                continue
            manner, verb = match["manner"], match["verb"]
            yield self.finding(
                start, end, f"状语“{manner}”修饰动词“{verb}”，“的”宜改为“地”",
                replacement=f"{manner}地{verb}", safety="unsafe", confidence=0.85,
            )  # fmt: skip


def _is_verb(text: str, match: re.Match[str]) -> bool:
    """Whether the verb after 的 is used as one, by what surrounds it."""
    before = text[max(0, match.start() - 30) : match.start()]
    before = _CLAUSE.split(before)[-1]
    after = _CLAUSE.split(
        text[match.end() : match.end() + 24].replace("“", "\x00").replace("《", "\x00")
    )[0]
    after = after.replace("\x00", "“")
    verb = match["verb"]
    if len(verb) == 1:
        return len(after) > 3
    governed = _GOVERNORS.search(before)
    if match["manner"] in _adverbs() and not governed and len(before) >= 2:
        # A pure adverb never stands before 的 and a noun of action without a verb to rule it.
        return not re.match(rf"(?:{_HEADS}|得到|使|让|是|为|有|的|和|与|及|或|之)", after)
    if not after:
        # 对破损的公开栏及时的维修。
        return re.search(r"(?:对|把)[^，。；]{2,30}$", before) is not None and not governed
    # 提供直观的了解民意的渠道: the manner word belongs to the noun at the end.
    if governed and ("的" in after or not after.startswith("了")):
        return False
    if re.match(rf"(?:{_HEADS})", after) or after[0] in "的和与及或、之":
        return False
    if re.search(rf"的[^的]{{0,4}}(?:{_HEADS})$", after) and "了" not in after[:1]:
        return False
    if before.endswith("最"):
        return False
    if verb == "进行":
        return True
    if _OBJECT.match(after):
        return True
    if verb not in _strong():
        return False
    return _noun_follows(verb, after)


def _noun_follows(verb: str, after: str) -> bool:
    """Whether a noun phrase of some length stands after the verb, by jieba's tags."""
    from nlpcheck.language.segment import tag

    words = tag(verb + after)
    at = 0
    for index, (word, flag) in enumerate(words):
        if at == len(verb):
            if re.fullmatch(rf"[一-鿿]*(?:{_HEADS})", word) and index == len(words) - 1:
                return False
            return flag[:1] in "nrm" and len(after) >= 2
        at += len(word)
    return False
