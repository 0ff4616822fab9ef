"""GR011: 地 or 得 written for 的 before a noun."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Finding, Severity

_NOUNS = (
    "问题|情况|信息|文件|内容|事项|要求|意见|建议|渠道|栏目|制度|措施|方式|材料|效果|成效|作用|环境|基础|机制|"
    "平台|政策|目录|数据|诉求|需求|困难|短板|不足|差距|原因|规定|办法|方案|部门|单位|人员|群众|企业|答复|成果|氛围|"
    "程序|流程|标准|结果|范围|热点|事件|领域|时间|地点|人数|次数|成本|难度|途径|体验|速度"
)
_VERBS = (
    "反映|公开|存在|收到|发布|制定|产生|涉及|关心|关注|提出|失效|有效|废止|公布|需要|出现|面临|发现|暴露|完善|"
    "形成|掌握|制作|保存|承担|负责|参与|规定|开展|落实|更新|整改|解决|咨询|投诉|举报|办理|答复|审核|印发|出台|作出|查阅|查询|获取|了解|咨询|浏览|关切"
)
_ADJECTIVES = (
    "明显|显著|重要|主要|良好|突出|薄弱|有效|具体|必要|较大|较好|相应|有关|相关|合法|真实|完整|权威|优质|"
    "稳定|透明|便利|满意|不足|新|各项|全部|所有|以下|上述|群众|社会|政府|公众|我局|我镇|我县|街道"
)


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
        (rf"(?P<x>({_VERBS})地)(?={_NOUNS})", r"\2的"),
        (rf"(?P<x>({_VERBS})得)(?={_NOUNS})", r"\2的"),
        (rf"(?P<x>({_ADJECTIVES})[地得])(?={_NOUNS})", r"\2的"),
        (r"(?P<x>(取得|获得)(?:地|得))(?=成效|成绩|成果|进展|经验|信息)", r"\2的"),
    )
    unless = (
        r"(?:各|属|征|用|产|本|当|外|异|实|土|基|场|耕|草|林|湿|园|宅基|所在|驻|房|园|绿|荒|圈|占|供|出让)地"
        r"|相关地区|有关地|新地|新得|政府得|社会地位|群众得|我县地|主要地|重要地|公众得|企业得"
    )
    examples = (
        Example(bad="认真办理群众⟦反映地⟧问题。", good="听取各地意见，汇总各地情况，不断地改进工作。",
                fixed="认真办理群众反映的问题。"),
        Example(bad="清理⟦失效得⟧文件，取得⟦明显地⟧成效。", good="依申请获得信息，公开征地信息，积极地发布信息。",
                fixed="清理失效的文件，取得明显的成效。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """The common frames, then any word, a lone 地 or 得, and a noun that ends its phrase."""
        told: list[tuple[int, int]] = []
        for finding in super().check(context):
            told.append((finding.start, finding.end))
            yield finding
        text = context.prose
        for match in re.finditer("[地得]", text):
            place = _before_noun(text, match.start())
            if place is None or any(a < match.end() and place < b for a, b in told):
                continue
            word = text[place : match.start()]
            yield self.finding(
                place, match.end(),
                f"“{word}{match[0]}”修饰名词，宜用“的”：“{word}的”",
                replacement=f"{word}的", safety="unsafe", confidence=0.85,
            )  # fmt: skip


_CLAUSE = re.compile(r"[，。；：、！？\n（）“”《》]")
_PEOPLE = frozenset(
    [
        "群众",
        "公众",
        "居民",
        "村民",
        "企业",
        "人民",
        "市民",
        "百姓",
        "大家",
        "人员",
        "学生",
        "老人",
        "社会",
    ]
)


def _before_noun(text: str, at: int) -> int | None:
    """Where the word before a lone 地 or 得 begins, if a noun and the phrase's end follow."""
    from nlpcheck.language.segment import tag

    left = max(0, at - 12)
    clause = _CLAUSE.split(text[left:at])[-1]
    after = _CLAUSE.split(text[at + 1 : at + 9])[0]
    if len(clause) < 2 or not re.match(rf"(?:{_NOUNS})", after):
        return None
    words = tag(clause + text[at] + after)
    place = 0
    for index, (word, _) in enumerate(words):
        if place == len(clause) and word == text[at] and index + 1 < len(words):
            before, flag = words[index - 1] if index else ("", "")
            noun, kind = words[index + 1]
            rest = after[len(noun) :]
            if len(before) < 2 or flag[:1] not in "van" or kind[:1] != "n" or noun in _PEOPLE:
                return None
            # 积极地信息公开: a verb behind the noun makes 地 right.
            ends = rest == "" or rest[0] in "的和与及进均都已得较更很不有被为是在由"
            if not ends or (text[at] == "得" and rest[:1] in tuple("较更很不已得")):
                return None
            return at - len(before)
        place += len(word)
    return None
