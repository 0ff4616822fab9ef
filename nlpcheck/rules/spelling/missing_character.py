"""SP014: frames of official prose in which a character is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.bound import find_bound
from nlpcheck.language.confusables import Matcher, outside_titles
from nlpcheck.language.halves import find_halves
from nlpcheck.language.lacking import Lacking, find_lacking, find_listed
from nlpcheck.language.lost import Lost, find_lost
from nlpcheck.language.prefilter import packed
from nlpcheck.language.sieve import Sieve
from nlpcheck.language.spelling.service import DOUBTED, suspicion
from nlpcheck.language.trade_words import crosses
from nlpcheck.lexicon import Pair
from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.rules.spelling._lost_halves import PATTERNS
from nlpcheck.types import Finding, Severity

_NEW = frozenset(["微信", "微博", "抖音", "快手", "印发", "专班", "问责", "许可", "养老"])
"""Words that the segmentation's dictionary lacks; a form may not cut one in two (微信发布)."""
_END = ("，", "。", "；")
_END_MARK = re.compile("[，。；]")
_COMPLEMENT = re.compile("得(?!到|以|出|知)|[地的][顺清准好快透细实严][，。；]")


_DEEDS = (
    "检查|核查|排查|抽查|自查|审核|审查|审批|整改|整治|清理|梳理|更新|公开|公示|公布|答复|回复|回应|解读|解答|宣传|培训|考核|评估"
    "|评议|评价|测评|调整|修订|修改|完善|优化|升级|改版|改造|维护|监测|监督|通报|部署|安排|统计|汇总|分析|研究|研判|讨论|调研|走访"
    "|指导|督导|督查|督办|督促|规范|细化|分类|登记|备案|归档|遮盖|处理|处置|办理|反馈|沟通|协调|演练|测试|验收|表彰|学习|交流|座谈"
    "|约谈|讲解|说明|整合|核实|核对|校对|修复|巡查|巡检|排名|复核"
)
"""What one does to a thing, behind 进行了."""
_INTO = "推促引改跟增先演走迈挺递跃奋并买送搬住放跑冲踏写列掺装挤闯开攻嵌编渗拉打带融陷"
"""What stands before 进 in a verb of two characters (推进了整改)."""


class _Forms:
    """The forms of lexicons/gaps.tsv: a term without one of its inner characters, or one of four
    without any; and, with ``$`` behind them, without its last one, which count at a clause's end.

    Those of the first kind are found by the four characters round the gap (by all three of a
    short one), which hardly any text has; the others by the last three of a clause.
    """

    def __init__(self) -> None:
        self._inner: dict[int, dict[str, list[tuple[int, str, str]]]] = {3: {}, 4: {}}
        self._at_end: dict[str, list[tuple[str, str]]] = {}
        for line in lexicon.lines("gaps"):
            form, _, term = line.partition("\t")
            if form[-1] == "$":
                self._at_end.setdefault(form[-4:-1], []).append((form[:-1], term))
                continue
            size, begin = min(len(form), 4), 0
            if len(form) > 4:
                gap = next(
                    (i for i, (a, b) in enumerate(zip(form, term, strict=False)) if a != b), 0
                )
                begin = min(max(0, gap - 2), len(form) - 4)
            key = form[begin : begin + size]
            self._inner[size].setdefault(key, []).append((begin, form, term))
        self._sieves = {n: Sieve(some, tuple(range(n))) for n, some in self._inner.items()}

    def inner(self, text: str) -> Iterator[tuple[str, str]]:
        """The forms of the first kind that stand in ``text``, and their terms."""
        for size, sieve in self._sieves.items():
            for at, key in sieve.find(text):
                for begin, form, term in self._inner[size][key]:
                    start = at - begin
                    if start < 0 or not text.startswith(form, start):
                        continue
                    if _COMPLEMENT.match(text, start + len(form)):
                        continue  # 流程理得顺: the last character is a verb
                    if term not in text[max(0, start - 1) : start + len(form) + 1]:
                        yield form, term

    def at_end(self, text: str) -> Iterator[tuple[str, str]]:
        """The forms of the second kind with which clauses of ``text`` end, and their terms."""
        for mark in _END_MARK.finditer(text):
            end = mark.start()
            for form, term in self._at_end.get(text[max(0, end - 3) : end], ()):
                if text.endswith(form, 0, end):
                    yield form, term


_forms = cache(_Forms)


def _gaps(text: str) -> tuple[list[Pair], list[Pair]]:
    """The forms that stand in ``text``: those that count anywhere and at the end of a clause."""
    text, _ = packed(text)
    forms = _forms()
    return _pairs(forms.inner(text)), _pairs(forms.at_end(text))


def _pairs(found: Iterable[tuple[str, str]]) -> list[Pair]:
    """Forms and terms, each once, as rows of a lexicon."""
    return [
        Pair(
            wrong=form, right=term.strip(), confidence=0.98 if len(form) > 3 else 0.9, source="text"
        )
        for form, term in dict.fromkeys(found)
    ]


class MissingCharacter(ManyPatterns):
    code = "SP014"
    severity = Severity.WARNING
    summary = "疑似缺字"
    summary_en = "a frame of official prose that lacks a character"
    why = "公文固定用语中漏字，语句不通"
    limits = "只查常用固定用语（lexicons/gaps.tsv）和常相连的两词（lexicons/neighbours.tsv）的漏字，以及从不单用的字（lexicons/bound.tsv、lexicons/halves.tsv）落单、公开文本中从不出现的三字串，其余由语言模型（SP102）判断；词首、词尾漏字多半另成一词，不查。"
    message = "疑似缺字：“{text}”，建议核对是否为“{replacement}”"
    safety = "unsafe"
    patterns = (
        (r"编及(发布|公开|公布|报送|印发)", r"编制及\1"),
        (r"(?<![装维整])修及(发布|公布|印发)", r"修订及\1"),
        (r"(?<=[证保实时])公开息(?=真实|准确|及时|全面)", "公开信息"),
        (
            r"(?<!政务)(?<!信息)政府公开(?=工作|指南|目录|年度报告|年报|申请|条例|专栏|制度|领导小组)",
            "政府信息公开",
        ),
        (r"政府(?:息|信)公开", "政府信息公开"),
        (
            r"政府信息(?:公|开)(?=工作|指南|目录|年度报告|条例|申请|专栏|平台|制度|领导)",
            "政府信息公开",
        ),
        (r"政信息公开", "政府信息公开"),
        (r"(?<!政府)信息公(?=工作|指南|目录|年度报告|条例|专栏|平台|制度)", "信息公开"),
        (r"依(?:申|请)公开", "依申请公开"),
        (r"依申请(?:公|开)(?=工作|渠道|受理|件|办理|制度|方面|情况|[，。、；])", "依申请公开"),
        (r"(?<![民自业])主公开(?=政府|信息|工作|内容|目录|各类)", "主动公开"),
        (r"主动(?:公|开)(?=政府信息|信息|内容|目录|各类)", "主动公开"),
        (r"行政复(?=、|和|与|案件|申请|决定|，|。)", "行政复议"),
        (r"行政诉(?=、|和|与|案件|，|。)", "行政诉讼"),
        (r"(?:规性|(?<!规)范性|规范)文件(?=制发件数|合法性审核)", "规范性文件"),
        (r"(?<!人民)(?<=[省市县区])人政府", "人民政府"),
        (r"办事[处]?公室", "办公室"),
        (r"(?<=[一-鿿])微公众号", "微信公众号"),
        (r"(?<![部专衙])门网站|门户站(?=公开|发布|专栏|、|，)", "门户网站"),
        (r"营商环(?!.?境)", "营商环境"),
        (r"(?<![经运私国民公宿军自])营环境(?!卫)", "营商环境"),
        (r"扫黑除(?!恶)", "扫黑除恶"),
        (
            r"(?:(?<!科技)(?<!技术)(?<!社会)(?<!发展)(?<!文明)进步|进一)(?=加强|完善|规范|提高|强化|优化|健全|加大|深化|细化|明确)",
            "进一步",
        ),
        (r"(?<=完成|通过|参加|办理|提交)年(?=[。；，])", "年审"),
        (r"(?<=在法定期)内", "限内"),
        (r"法定期(?=答复|办结)", "法定期限内"),
        (r"法律规(?=[，。、；和及])", "法律法规"),
        (r"取得明显成(?=[，。；])", "取得明显成效"),
        (r"存在的要问题", "存在的主要问题"),
        (r"有待进一(?=提高|加强|完善|规范)", "有待进一步"),
        (r"公、法人和其他组织", "公民、法人和其他组织"),
        (r"公民、法人和其组织", "公民、法人和其他组织"),
        (r"国务办公厅", "国务院办公厅"),
        (r"(?<=公开|公布|发布)各类(?=[，。；])", "各类信息"),
        (r"(?<=工作)要(?=[，。；])", "要点"),
        (r"国民经济社会发展(?=统计公报|第?十|规划|计划)", "国民经济和社会发展"),
        (r"信息公开指(?![南标引导定出示数向挥尖的令派明责])", "信息公开指南"),
        (r"(?<=为常态)([、，])不公开例外", r"\1不公开为例外"),
        (r"(谁[一-鿿]{2}[、，])([一-鿿]{2})(?=[”\"])", r"\1谁\2"),
        (r"先(?:审|后)发(?=制度|原则|机制|要求|程序|流程|的|[，。；、])", "先审后发"),
        (
            rf"(?:对|将|就|把|围绕)[^，。；：\n]{{2,20}}(?<![{_INTO}])(?P<x>进了)(?={_DEEDS})",
            "进行了",
        ),
        (
            rf"(?<=[对就把将])[^，。；：\n]{{2,20}}(?<![{_INTO}新共后前递挤促入俱])(?P<x>进)(?={_DEEDS}|数字化|信息化|标准化|规范化"
            r"|无害化|适老化|合法性|公平竞争|实地|专项|逐一|全面|集中|重点(?!项)|动态管理|统一管理|分类|深入|系统性|了?一次|严格)(?!站|区|村|校)",
            "进行",
        ),
        (
            r"(?<![统专划单同归唯合进三二四五六七八九十第万整均简纯始])一化(?=(?:建设|发展|融合|推进|管理|服务|运营|平台|供水|治理|改革|布局|经营|保护|进程|联动|运作|监管|政务|办理|水平|示范区)|[，。、；](?<=[建推发融乡通输水交镇村产教医]一化.))",
            "一体化",
        ),
        (
            r"(?<=健全|建立|修订|规范|优化|制定|改进|维护|充实|补充|调整|更新|加强|落实)(和|与|及)善(?=[一-鿿]{2})(?![意良款治待事举行男信后终])",
            r"\1完善",
        ),
        (r"中华人民共国(?=政府|行政|宪法|民法|保守|[一-鿿]{2,8}法)", "中华人民共和国"),
        *PATTERNS,
    )
    unless = r"取得进步|有进步|较大进步|新进步"
    examples = (
        Example(bad="做好年度报告⟦编及发布⟧工作。", good="做好年度报告编制及发布工作。",
                fixed="做好年度报告编制及发布工作。"),
        Example(bad="扎实推进⟦政府公开⟧工作，规范办理⟦依申公开⟧件。", good="市政府公开电话畅通，政务公开工作有序开展。",
                fixed="扎实推进政府信息公开工作，规范办理依申请公开件。"),
        Example(bad="保留账号全部完成⟦年⟧。", good="全部账号于2023年完成年审。", fixed="保留账号全部完成年审。"),
        Example(bad="维护⟦市场序⟧，落实⟦保障性房⟧政策。", good="维护市场秩序，落实保障性住房政策。",
                fixed="维护市场秩序，落实保障性住房政策。"),
        Example(bad="公布⟦监督举⟧，规范办理⟦信访事⟧。", good="政务微博、微信发布信息12条，依法监督举办单位，信访事由登记在册。",
                fixed="公布监督举报，规范办理信访事项。"),
        Example(bad="接受公众的⟦督⟧和评价。", good="接受公众的监督和评价，处理好稳与进的关系。",
                note="不单用的字落单"),
        Example(bad="拨打政务⟦服热线⟧，做好围绕⟦重领域⟧的公开，抓好协调、⟦督⟧及考核。", good="错、重、假问题逐项核查，铁、公联运，在山上红林农场放养，验收合格、参与评审的专家。",
                note="从不出现的三字串、并列词语中落单的字") ,
        Example(bad="稿件采用量⟦名前茅⟧，各股室⟦各其职⟧、⟦密配合⟧，对⟦弄虚作⟧的严肃问责。", good="稿件采用量名列前茅，各股室各司其职、密切配合，对弄虚作假的严肃问责。",
                fixed="稿件采用量名列前茅，各股室各司其职、密切配合，对弄虚作假的严肃问责。", note="四字词语漏去一字"),
        Example(bad="建立问题的收集和⟦报⟧，办事指南由专人定期⟦更⟧，张贴上墙。对超期件⟦进了⟧抽查。", good="对老系统的问题推进了整改，把旧家具搬进了办理大厅，建立问题的收集和报送机制，北京产品紧缺，长江和汉江，专业维保，及时汇总上报。",
                note="并列连词与句末之间、词与句末之间落单的字"),
        Example(bad="推送图文⟦消⟧120余条，举办⟦宣⟧20场。", good="抽查加油枪150支、督办单26份，督进度、督成效，全年收件118件、办结率100%，按旬调度，县直机关扩编3人。",
                note="词与数字之间落单的字"),
        Example(bad="对档案⟦进⟧数字化扫描，对矛盾⟦进⟧分类处理，推动城乡公交⟦一化⟧发展，落实⟦一窗理⟧、⟦首违罚⟧，提供⟦全周服务⟧。", good="对产业促进专项资金开展检查，对新进人员、对进口食品检查，把改进分类办法写清楚，单一化管理，四化建设，一窗受理、首违不罚。",
                fixed="对档案进行数字化扫描，对矛盾进行分类处理，推动城乡公交一体化发展，落实一窗受理、首违不罚，提供全周期服务。"),
        Example(bad="加强⟦信息员队⟧建设，进一步健全⟦和善⟧追溯制度。", good="加强信息员队伍建设，健全和善治相适应的制度，工作人手不足，农村妇女代表会。",
                fixed="加强信息员队伍建设，进一步健全和完善追溯制度。", note="补上漏字才成常见的说法"),
        Example(bad="统一⟦公了⟧部门预算，⟦加对⟧公开栏的管理，做好报告的⟦编⟧发布工作，把公开⟦列⟧重要议事日程，工作人员⟦耐⟧解答疑问，网站⟦栏⟧更新较慢，危房改造⟦名⟧在村务公开栏张榜公布。", good="开拓了渠道，检查组了解到，强对流天气频发，选编发布案例，将系列工作做实，以色列目标，耐用设备，公开栏更新，品名在网站公布，科大讯飞、迅达电梯，稳就业、稳增长。",
                fixed="统一公开了部门预算，加强对公开栏的管理，做好报告的编制发布工作，把公开列入重要议事日程，工作人员耐心解答疑问，网站栏目更新较慢，危房改造名单在村务公开栏张榜公布。",
                note="不能单用的字落单"),
        Example(good="公开现行有效的规范性文件。依靠科技进步提高效率，负有向业主公开信息的义务，拉单子、建台账。政府信息公开放区域已启用，工作取得新的进步，加强管理。"),
        Example(good="鼓励创新，以开放展现形象、以开放展活力。清理规范文件12件，民主公开评议，推进政府信息开放共享，检查是真发现问题、真整改落实。"),
    )  # fmt: skip

    def more(self, context: Context) -> Iterable[Finding]:
        """The terms that lack an inner character."""
        text = context.prose
        inner, ends = _gaps(text)
        hits = Matcher(inner).find(text) if inner else []
        if ends:
            hits += [hit for hit in Matcher(ends).find(text) if text[hit.end : hit.end + 1] in _END]
        told: list[tuple[int, int]] = []
        for hit in hits:
            gap, term = hit.pair.wrong, hit.pair.right
            if _headline(text, hit.start) or term in text[max(0, hit.start - 1) : hit.end + 1]:
                continue
            if "习近平" in text[max(0, hit.start - 16) : hit.start]:
                continue  # the name of a thought: NM105
            if crosses(text, hit.start, hit.end) or text[hit.end : hit.end + 1] == "得":
                continue  # 流程理得顺
            if (
                text[max(0, hit.start - 1) : hit.start + 1] in _NEW
                or text[hit.end - 1 : hit.end + 1] in _NEW
            ):
                continue
            at = next((i for i, (a, b) in enumerate(zip(gap, term, strict=False)) if a != b), None)
            missing = term[-1] if at is None else term[at]
            told.append((hit.start, hit.end))
            if _beside(text, hit.start, hit.end, missing):
                continue  # not lost but out of its place (诉投电话): SP104
            if (
                _goes_on(text, hit.start, hit.end, len(gap) if at is None else at)
                and suspicion(context, hit.start, hit.end) < DOUBTED
            ):
                continue
            yield self.finding(
                hit.start,
                hit.end,
                f"疑似缺字：“{hit.pair.wrong}”，建议核对是否为“{hit.pair.right}”",
                replacement=hit.pair.right,
                safety="unsafe",
                confidence=0.9,
            )
        lost: list[Lost | Lacking] = [*find_lost(text), *find_lacking(text)]
        for gone in outside_titles(context, lost):
            start, end = gone.start, gone.end
            if _headline(text, start):
                continue
            if any(a < end and start < b for a, b in told) or text[end - 1 : end + 1] in _NEW:
                continue
            if text[max(0, start - 1) : start + 1] in _NEW or _moved(text, start, end, gone.right):
                continue
            if crosses(text, start, end) or text[end : end + 1] in "（(得":
                continue  # 新录（聘）用; 流程理得顺
            if text[start] in text[max(0, start - _PARALLEL) : start] and text[start - 1] in "、，":
                continue  # 真发现问题、真整改落实
            yield self.finding(
                start,
                end,
                f"疑似缺字：“{gone.text}”，建议核对是否为“{gone.right}”",
                replacement=gone.right,
                safety="unsafe",
                confidence=0.88,
            )
            told.append((start, end))
        whole = len(told)
        halves = [(half, 0.86) for half in find_bound(text)]
        halves += [(half, 0.9) for half in find_listed(text)]
        told += [(half.start, half.end) for half, _ in halves]
        halves += [
            (half, 0.87)
            for half in find_halves(text)
            if not any(a <= half.start < b for a, b in told)
        ]
        sureness = dict(halves)
        for half in outside_titles(context, [half for half, _ in halves]):
            if _headline(text, half.start) or any(a <= half.start < b for a, b in told[:whole]):
                continue
            words = "”“".join(half.words)
            yield self.finding(
                half.start,
                half.end,
                f"疑似缺字：“{half.char}”在此不单用，建议核对是否为“{words}”等词漏去一字",
                suggestions=half.words,
                confidence=sureness[half],
            )


def _goes_on(text: str, start: int, end: int, gap: int) -> bool:
    """Whether the last character begins a word with the next one, or the first ends one with that
    before it: 入户记录 lacks nothing of 入户登记, 生产利用率 nothing of 产能利用率.

    ``gap`` is how many characters stand before what is lost; an edge far from it says nothing
    (公属性源头认定|制度).
    """
    from nlpcheck.language.segment import has_word

    behind = end - start - gap <= _NEAR and has_word(text[end - 1 : end + 1])
    return behind or bool(gap <= _NEAR and start and has_word(text[start - 1 : start + 1]))


def _moved(text: str, start: int, end: int, right: str) -> bool:
    """Whether what seems lost stands right beside it (诉投电话): out of its place, SP104."""
    form = text[start:end]
    missing = next((b for a, b in zip(form, right, strict=False) if a != b), right[-1])
    return _beside(text, start, end, missing)


def _beside(text: str, start: int, end: int, lost: str) -> bool:
    """Whether a character stands beside a place, and is of no word there (政务 服热线)."""
    from nlpcheck.language.segment import has_word

    if text[start - 1 : start] == lost and not has_word(text[max(0, start - 2) : start]):
        return True
    return text[end : end + 1] == lost and not has_word(text[end : end + 2])


_NEAR = 3
"""Characters between the gap and an edge of a form that may be another word's."""

#: Within so many characters a word of one character is said again in a parallel clause.
_PARALLEL = 9


def _headline(text: str, at: int) -> bool:
    """Whether the line has no mark within: headlines leave characters out (南方陆续迎降雪)."""
    end = text.find("\n", at)
    line = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
    return " " in line.strip() and not any(mark in line for mark in "，。；：")
