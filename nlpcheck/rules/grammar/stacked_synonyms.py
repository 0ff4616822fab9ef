"""GR010: synonyms stacked on one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from nlpcheck import lexicon
from nlpcheck.rules.base import Example
from nlpcheck.rules.grammar._synonyms import chains
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Severity, Span

_AND = ("以及", "和", "与", "及")
_AND_OR_COMMA = (*_AND, "、")
_OF_MORE = re.compile("[一-鿿]?化|工作|小组|办公室|中心|部门|机构")
"""Behind these the last word is part of another (制度化, 督查机构)."""
_CLOSES = re.compile(
    "[，。；、的！？]|力度|逐[一项条个步]|更加?|得到|均|都|也|已|还|不断|日益|日趋|明显|较为?|十分|进一步|进行|开展|落实|基本|全部|有待|显著|大幅|持续"
)
"""What may follow a noun phrase that ends its part of the clause."""
_SIZE = 2
"""Of every word of the sets, in characters."""


@cache
def _words() -> tuple[frozenset[str], ...]:
    """The sets of synonyms."""
    return tuple(frozenset(words.split("、")) for words, _ in lexicon.table("stacked"))


@cache
def _fixed() -> tuple[str, ...]:
    """Pairs of a set that often stand together by right (督查督办)."""
    rows = (pairs.split("、") for _, pairs in lexicon.table("stacked") if pairs)
    return tuple(dict.fromkeys(pair for pairs in rows for pair in pairs))


@cache
def _automaton() -> tuple[Any, list[tuple[int, str]]]:
    """An automaton of all words of the sets, and each one's (set, word)."""
    from ahocorasick_rs import AhoCorasick

    owners = [(number, word) for number, words in enumerate(_words()) for word in sorted(words)]
    return AhoCorasick([word for _, word in owners]), owners


@lru_cache(maxsize=4)
def _lines(text: str) -> dict[int, list[tuple[int, int]]]:
    """For each set the lines in which two of its words stand side by side."""
    automaton, owners = _automaton()
    ends: set[tuple[int, int]] = set()
    found: dict[int, list[tuple[int, int]]] = {}
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        number = owners[index][0]
        if (number, start) in ends:
            left = text.rfind("\n", 0, start) + 1
            right = text.find("\n", end)
            line = (left, len(text) if right < 0 else right)
            lines = found.setdefault(number, [])
            if line not in lines:
                lines.append(line)
        ends.add((number, end))
    return found


def _stacked(text: str, left: int, right: int, words: frozenset[str]) -> Iterator[Span]:
    """Two synonyms without a mark between them, then a third, in ``text[left:right]``:
    机制制度和措施.  A pair that stands together by right (督查督办) is stacked only where the
    third ends the phrase."""
    at = left
    while at < right:
        end = _third(text, at, right, words)
        if end:
            yield Span(at, end)
        at = end or at + 1


def _third(text: str, at: int, right: int, words: frozenset[str]) -> int:
    """Where three synonyms that begin ``at`` end; 0 for none."""
    first, second = text[at : at + _SIZE], text[at + _SIZE : at + 2 * _SIZE]
    if first not in words or second not in words or first == second:
        return 0
    joint = at + 2 * _SIZE
    mark = next((mark for mark in _AND_OR_COMMA if text.startswith(mark, joint)), "")
    end = joint + len(mark) + _SIZE
    third = text[end - _SIZE : end]
    if not mark or end > right or third not in words or third in (first, second):
        return 0
    if _OF_MORE.match(text, end, right) or text[end - _SIZE : end + _SIZE] in _fixed():
        return 0
    closes = mark != "、" and (
        end == right or _CLOSES.match(text, end) is not None
    )
    return 0 if text.startswith(_fixed(), at) and not closes else end


def _stacked_last(text: str, left: int, right: int, words: frozenset[str]) -> Iterator[Span]:
    """The other way round (措施和办法举措), where the phrase ends."""
    at = left
    while at < right:
        joint = at + _SIZE
        mark = next((mark for mark in _AND if text.startswith(mark, joint)), "")
        pair = joint + len(mark)
        end = pair + 2 * _SIZE
        if (
            mark
            and end <= right
            and text[at:joint] in words
            and text[pair : pair + _SIZE] in words
            and text[pair + _SIZE : end] in words
            and text[at - 1 : at] != "、"
            and not text.startswith(_fixed(), pair)
            and (end == right or text[end] in "，。；")
        ):
            yield Span(at, end)
            at = end
        else:
            at += 1


_JOINTS = ("", "、", *_AND)
_NOUNS = ("机制", "制度", "体系", "工作", "能力", "水平", "方案", "质量", "活动", "办法", "流程", "要求")
_WHOLES = frozenset(
    ["体系", "方案", "规范", "平台", "机制", "要求", "标准", "情况", "建设", "教育", "问题"]
)
"""What names a whole of the words before it (制度规范体系)."""


def _chain(text: str, at: int, right: int, words: frozenset[str]) -> int:
    """Where a chain of synonyms that begins ``at`` ends, three or more with two side by side and
    none of them twice (职责、责任和义务分工 is none: its last word is no synonym); 0 for none."""
    seen = [text[at : at + _SIZE]]
    end, touching, marks = at + _SIZE, 0, 0
    while True:
        for mark in _JOINTS:
            joint = end + len(mark)
            word = text[joint : joint + _SIZE]
            if text.startswith(mark, end) and word in words and joint + _SIZE <= right:
                break
        else:
            break
        if word in seen:
            return 0
        if not mark and (text[joint - _SIZE : joint] + word) not in _fixed():
            touching += 1
        marks += mark in _AND
        seen.append(word)
        end = joint + _SIZE
    closes = end == right or (text[end] != "、" and _CLOSES.match(text, end) is not None)
    if len(seen) > 2 and touching == len(seen) - 1 and text[end : end + 1] not in ("、", "化", "和", "与"):
        closes = True  # 方便便利便捷群众查询: each of them touches the next, none by right
    if len(seen) > 3 and marks and text.startswith(_NOUNS, end):
        closes = touching = True  # 监督检查督查和督导机制
    # 问题、不足和缺点弱项; 经验做法和方法措施: fixed pairs too count where four stand together.
    enough = touching and (marks or len(seen) > 3 or (touching == len(seen) - 1 and seen[-1] not in _WHOLES))
    if len(seen) < 3 or not closes or not (enough or (len(seen) > 3 and marks)):
        return 0
    return end


def _chains(text: str, left: int, right: int, words: frozenset[str]) -> Iterator[Span]:
    """Chains of synonyms in ``text[left:right]`` that close their phrase."""
    at = left
    while at < right:
        end = 0
        if text[at : at + _SIZE] in words and text[at - 1 : at] not in ("、", "和", "与", "及"):
            end = _chain(text, at, right, words)
        if end:
            yield Span(at, end)
        at = end or at + 1


class StackedSynonyms(ManyPatterns):
    code = "GR010"
    severity = Severity.INFO
    summary = "近义词堆叠"
    summary_en = "synonyms stacked on one another"
    why = "公文用语应简明：近义词并列堆叠，层次不清"
    limits = "“体制机制”“制度机制建设”“方式方法”等固定说法不报。"
    message = "“{text}”近义词堆叠，建议只留其一或分清层次"
    sureness = 0.7
    patterns = (
        # 规划计划方案: three without a mark
        (
            r"(?P<a>规划|计划|方案|安排|设想|打算)(?!(?P=a))(?P<b>规划|计划|方案|安排|设想|打算)(?!(?P=a)|(?P=b))(?:规划|计划|方案|安排|设想|打算)(?=[，。；、])",
            None,
        ),
        # Two verbs that say one thing; the fixed pairs (健全完善, 优化完善) are left alone.
        (
            r"加强强化|强化加强|推进推动|推动推进|提高提升|提升提高|促进推动|推动促进|推进促进|促进推进|拓宽拓展|拓展拓宽|扩大拓宽|"
            r"增强加强|加强增强|强化增强|增强强化|改进改善|改善改进|加快加速|加速加快|深化加深|落实贯彻执行|解决处理化解|扩大拓展|拓展扩大|"
            r"答复回复|回复答复|监督监管监察|查找排查寻找|缩短缩减|减少缩减|降低减少|减少降低|保证确保|确保保证|防止避免|避免防止|杜绝防止",
            None,
        ),
        (
            r"(?<!、)(?:制度|机制|体制|办法|措施|举措|规定|规章)、(?:制度|机制|体制|办法|措施|举措|规定|规章)(?:和|与|及|以及)"
            r"(?:办法规章|规章办法|规定办法|办法规定|机制体制|措施办法|办法措施|举措措施|措施举措|规章规定|规定规章)(?=[，。；])",
            None,
        ),
        (r"(?:机制制度|制度机制|机制体制制度)(?:和|与|及|以及)(?:措施|办法|方法|机制|制度)", None),
        (r"(?:措施办法|办法措施|制度办法措施)(?:和|与|及|以及)(?:制度|机制|方法|举措)", None),
        (r"(?:规章制度|制度|机制|体系|办法|措施|举措|方法|规定){3,}", None),
        (r"(?<![、门府])规章制度(?:规定|规章|办法|细则)(?=[，。；、]|$)|(?:规定|办法|制度)规章制度(?=[，。；、]|$)", None),
        (r"方式方法(?:和|与|及)(?:途径|手段|措施|办法)", None),
        (
            r"(?:途径渠道|渠道途径|手段办法|办法手段|举措措施|措施举措|形式方式|方法方式|方法手段|手段方法|载体渠道|渠道载体)(?:(?:和|与|及|以及)(?:途径|手段|措施|办法|渠道|方式|方法|形式|载体))",
            None,
        ),
        (
            r"(?:问题缺点|缺点问题|问题不足|不足问题|困难问题|缺陷不足|不足缺陷|短板不足|不足短板|差距不足|弱项不足)(?:(?:和|与|及|以及)(?:短板|缺点|差距|困难|缺陷|弱项|不足|问题))(?![一-鿿]{0,2}(?:整改|清单|排查|导向|解决))",
            None,
        ),
        (
            r"(?:作用效果|效果作用|成效效果|效果成效|功能作用和效果|成绩成效|成效成绩|成果成效)",
            None,
        ),
        (r"(?:情况状况|状况情况|现状情况|情况现状|态势形势|形势态势)", None),
        (
            r"(?:原因缘由|缘由原因|目的目标|目标目的|意见看法|看法意见|要求规定标准|规范规定要求)",
            None,
        ),
        (
            r"(?:重要主要|主要重要|迅速快速|快速迅速|全面全方位|认真仔细细致|细致认真仔细|及时迅速快速)(?:的|地)?",
            None,
        ),
        (r"(?:办法措施手段|措施办法手段|制度措施办法|措施手段方法|方法措施办法)", None),
        (
            r"(?:制度|机制|办法|措施|举措|方法|体系|规章|规定)(?:、|和|与|及)(?:制度|机制|办法|措施|举措|方法|体系|规章|规定)(?:、|和|与|及|以及)(?:制度|机制|办法|措施|举措|方法|体系|规章|规定)(?=[，。；])",
            None,
        ),
        (
            r"大力积极|积极大力|努力大力|大力努力|完善健全(?=[一-鿿]{0,4}(?:制度|机制|体系))|制定制订|制订制定|帮助协助|协助帮助|督促敦促|查找寻找|了解知晓|知晓了解",
            None,
        ),
        (r"(?:不足问题|问题不足)(?:和|与|及)(?:短板|缺点|差距|困难)", None),
        (r"(?:重要关键|关键重要)(?:环节|作用|内容)", None),
        (
            r"(?:加强(?:和|与|、)(?:强化|增强)|(?:强化|增强)(?:和|与|、)加强|提高(?:和|与|、)提升|提升(?:和|与|、)提高|答复和回复|回复和答复|推进(?:和|与|、)推动|推动(?:和|与|、)推进)",
            None,
        ),
        (
            r"(?:认真|仔细|细致|用心|细心){3}|(?:及时|迅速|快速|尽快|立即){2}(?=[一-鿿])|(?:全面|全方位|完全|完整){3}",
            None,
        ),
        # Three of a kind in a row that ends its clause.
        *(
            (
                rf"(?:{kind})(?:、|和|与|及)(?:{kind})(?:、|和|与|及|以及)(?:{kind})(?=[，。；])",
                None,
            )
            for kind in (
                "途径|渠道|方式|方法|手段|形式",
                "作用|效果|成效|功效|效应",
                "情况|状况|形势|态势|现状",
                "原因|缘由|理由|根源",
                "意见|建议|看法|想法",
                "氛围|环境|气氛",
                "特点|特色|特征|特性",
                "责任|职责|义务",
                "流程|程序|步骤",
                "意识|理念|观念",
                "需求|诉求|愿望|期盼|期待",
                "差错|错误|失误|纰漏|疏漏",
                "疏漏|遗漏|缺漏",
                "认真|仔细|细致|细心",
                "技能|本领|能力|技巧|才能",
                "需要|需求|诉求|愿望|期盼",
                "措施|举措|办法|对策",
                "困难|难题|障碍|难点",
                "权利|权益|利益|好处",
                "典型|榜样|模范|标杆|楷模|表率|典范",
                "作用|意义|价值",
                "素质|素养|修养|涵养",
                "弊端|弊病|缺陷|毛病|缺点",
                "看法|想法|观点|主张|见解|意见",
                "心声|呼声|心愿|愿望|期盼",
                "费用|花费|开销|开支",
                "含义|内涵|意思|涵义",
                "关心|关怀|关爱|照顾|体贴",
                "疑虑|疑惑|疑问|困惑|顾虑",
                "帮助|帮扶|扶持|援助|支援",
                "改正|纠正|更正",
                "优点|优势|长处|特长|强项",
                "功能|功效|效用|作用",
                "前景|前途|未来",
                "困境|难处|难关|困难|难题",
                "体会|心得|感悟|感想",
                "快捷|便捷|迅捷|迅速|快速",
                "简单|简便|简洁|简易",
                "勤奋|努力|刻苦|勤勉",
                "热情|热心|热忱|亲切",
            )
        ),
        *(
            (
                rf"(?:{kind})(?:、|和|与|及)(?:{kind})(?:、|和|与|及|以及)(?:{kind})(?=[，。；]|机制|体系|制度|力度)",
                None,
            )
            for kind in ("监督|监管|监察|督察", "审核|审查|审定|核查", "整改|整治|整顿")
        ),
        # Two words that say the same thing side by side.
        (
            r"(?:渠道途径|途径渠道|缘由原因|方法办法|办法方法|措施举措|举措措施|步骤程序|程序步骤|特点特征|特征特点|"
            r"需求诉求|诉求需求|需要需求|职责责任|义务责任|气氛氛围|氛围气氛|手段方式|方式手段|缺点不足|不足缺点|"
            r"成绩成果|成果成绩|根源原因|(?<![、门府])规章规定|观念理念|理念观念)(?=[，。；、]|$)",
            None,
        ),
        (  # Pairs of synonyms that stand nowhere in the laws, reports and news of training/.
            r"(?:"
            r"途径手段|途径做法|渠道方法|渠道手段|渠道做法|方式途径|方式渠道|方式办法|方式做法|方法途径|方法渠道|方法做法|手段途径|手段渠道|手段办法|手段做法|办法途径|办法渠道|办法方式|办法手段|"
            r"办法做法|做法途径|做法渠道|做法方式|做法方法|做法手段|流程步骤|步骤流程|步骤环节|环节流程|环节程序|环节步骤|原因缘由|原因理由|原因缘故|缘由理由|缘由缘故|理由原因|理由缘由|理由缘故|"
            r"缘故原因|缘故缘由|缘故理由|意见看法|意见想法|意见见解|看法想法|看法见解|想法意见|想法看法|想法见解|见解意见|见解看法|见解想法|特点特性|特征特性|特征特色|特性特点|特性特征|特性特色|"
            r"特色特征|特色特性|职责义务|义务职责|观念思想|意识思想|差错错误|差错失误|差错纰漏|差错疏漏|错误差错|错误失误|错误纰漏|错误疏漏|失误差错|失误纰漏|失误疏漏|纰漏差错|纰漏错误|纰漏失误|"
            r"纰漏疏漏|疏漏差错|疏漏错误|疏漏失误|疏漏纰漏|情况状况|情况情形|状况情况|状况情形|情形情况|情形状况|作用效果|作用成效|作用功效|作用效用|效果作用|效果成效|效果功效|效果效用|成效作用|"
            r"成效效果|成效功效|成效效用|功效作用|功效效果|功效成效|功效效用|效用作用|效用效果|效用成效|效用功效|水平水准|水准水平|质量品质|品质质量|难题问题|难题困难|困难难题|诉求需要|需要诉求|"
            r"体会经验|范围范畴|范畴范围|优点长处|优点优势|长处优点|长处优势|优势优点|优势长处|缺点短处|缺点缺陷|缺点毛病|短处缺点|短处不足|短处缺陷|短处毛病|不足短处|不足缺陷|不足毛病|缺陷缺点|"
            r"缺陷短处|缺陷不足|缺陷毛病|毛病缺点|毛病短处|毛病不足|毛病缺陷|核心重点|重点核心|计划打算|打算计划|安排计划|安排打算|规划打算|内涵内容|方向方位|方位方向|办法举措|能力才能|才能能力|"
            r"才能本领|本领才能|成绩成就|成绩业绩|成就成绩|成就业绩|业绩成绩|业绩成就|成果业绩)(?=[，。；、]|$)",
            None,
        ),
    )
    examples = (
        Example(bad="编制年度公开工作⟦规划计划方案⟧，明确时间节点。", good="编制规划计划，落实规划计划部署的任务，目标任务和要求。"),
        Example(
            bad="健全重点项目⟦监督检查督查和督导⟧机制，提升职业⟦素质素养和修养⟧，发挥广播的⟦作用功能和功效⟧。",
            good="健全监督检查机制，贯彻落实和执行有关规定，关心关爱和帮助困难群众，完善规章制度和工作方案。",
        ),
        Example(
            bad="健全工作的⟦机制制度和措施⟧。", good="加强制度机制建设，完善体制机制和政策措施。"
        ),
        Example(
            bad="创新⟦方式方法和手段⟧，拓宽⟦渠道途径和载体⟧。",
            good="创新方式方法，拓宽渠道和途径。",
        ),
        Example(
            bad="加强⟦督查督办和督导⟧，明确⟦任务目标和目的⟧。",
            good="加强督查督办和考核，明确目标任务和时限，组织教育培训和考试，加强监督检查和指导。",
        ),
        Example(
            bad="增强⟦意识、理念和观念⟧，加大⟦督查检查和督导⟧力度，及时⟦答复和回复⟧群众留言。",
            good="谈差距不足，推进平台载体和方式方法创新，增强服务意识和法治观念，收集意见、建议和投诉，加大督查检查和考核力度。",
        ),
        Example(
            bad="探索行之有效的⟦方法办法和方式⟧，⟦大力积极⟧推动公开，找出⟦差错失误⟧，形成良好⟦氛围气氛⟧。",
            good="探索行之有效的方式方法，大力推动、积极落实，找出差错，健全完善制度，形成良好氛围环境。",
        ),
        Example(
            bad="查找存在的⟦问题、不足和缺点弱项⟧，修订内部⟦规章制度规定⟧，把握⟦特点、特征和特性亮点⟧。",
            good="查找问题和不足，修订规章制度，总结经验做法，落实任务、目标和要求，公布规划、计划和年度方案，督查检查和考核。",
        ),
        Example(
            bad="对照⟦标准尺度和准则⟧逐项打分，⟦简洁简明简要⟧地介绍，做好河道的⟦巡查抽查和核查⟧，⟦热情激情和斗志⟧高涨。",
            good="明确职责任务和分工，做好组织领导和统筹协调，更新改造和日常维护，考核评价和结果运用，发挥重要作用和影响，信息、资料及数据文件。",
        ),
        Example(
            bad="拓宽就业的⟦途径、渠道和门路⟧，改进服务的⟦方法、办法和方式⟧，查摆⟦问题、毛病和缺点⟧。",
            good="编制规划、计划和方案，健全体制、机制和制度，配备设施、设备和器材，做好检查、检验和检测，"
            "履行赡养、抚养和扶养义务，坚定信仰、信念和信心，落实维护、保养和维修责任。",
        ),
        Example(
            bad="严格遵守⟦规定、规范和规矩⟧，对文书的⟦格式、样式和形式⟧作了统一，分析⟦缺点、不足和欠缺⟧，防范⟦隐患、风险和祸患⟧。",
            good="用细心、耐心和爱心服务，坚定信仰、信念、信心，执行制度、规定、规则，给予表彰、表扬、奖励。",
        ),
        Example(
            bad="安排专人⟦整理梳理归纳⟧旧文件，活动的⟦场所地点场地⟧和路线提前公布。",
            good="安排专人梳理归纳旧文件，活动的场地和路线提前公布，落实组织协调指导工作。",
        ),
        Example(
            bad="明确各科室的⟦责任职责和义务⟧，优化⟦流程和程序步骤⟧。",
            good="明确职能职责和任务分工，健全完善和落实制度，优化流程和服务环境。",
        ),
    )

    def places(self, text: str) -> Iterator[Span]:
        """What the sets of synonyms give, where two words of a set touch; the longest first."""
        found = {(span.start, span.end) for span in chains(text)}
        for number, words in enumerate(_words()):
            for find in (_stacked, _stacked_last, _chains):
                for left, right in _lines(text).get(number, ()):
                    found |= {(span.start, span.end) for span in find(text, left, right, words)}
        grown = set()
        for start, end in found:  # 规章制度 before 机制办法措施 is of another set
            while any(
                text[start - _SIZE : start] in words and text[start : start + _SIZE] in words
                for words in _words()
            ):
                start -= _SIZE
            grown.add((start, end))
        for start, end in sorted(grown, key=lambda place: (place[0] - place[1], place)):
            yield Span(start, end)
