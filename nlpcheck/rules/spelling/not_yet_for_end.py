"""SP003: 末 written for 未."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Finding, Severity

_VERBS = (
    "收到|收取|发生|出现|公开|更新|落实|开展|按[时期要规照]|及时|能(?!源|力|量)|经|列入|涉及|被|接到|受理|产生|"
    "形成|建立|制[定发作]|设置|设立|配备|达到|完成|办结|予以|造成|提起|引[发起]|进行|提供|答复|新增|废止|"
    "明确|严格|充分|征求|必(?!须)|申请|纳入|实[现行施]|得到|取得|采取|作出|履行|说明|公布|发布|报[送备]|"
    "单独|另行|上报|做到|全面|有效|对(?=外|社会|公众|申请)|向(?=社会|申请|公众)"
)


class NotYetForEnd(ManyPatterns):
    code = "SP003"
    severity = Severity.ERROR
    summary = "“未”误作“末”"
    summary_en = "末 written for 未"
    why = "形近字误用：“未”表示没有，“末”表示末尾（《现代汉语词典》）"
    limits = "“2023年末收到”“本年末”“年度末”等可表示时点的写法不报。"
    message = "“{text}”应为“{replacement}”（形近字）"
    safety = "safe"
    sureness = 0.98
    patterns = (
        (
            r"(?:(?<!年)|(?<=全年))(?<!年度)(?<![”月周旬季期岁纪代始本粗终学文篇句段卷课尾之最强毫芥秋舍])"
            rf"末(?={_VERBS})",
            "未",
        ),
        (r"(?<=[尚仍从暂])末", "未"),
    )
    examples = (
        Example(
            bad="相关单位⟦末⟧反馈意见。",
            good="村末端管网改造完成，“十四五”末形成体系。",
            fixed="相关单位未反馈意见。",
        ),
        Example(bad="我局⟦末⟧收到申请。", good="2023年末收到申请2件。", fixed="我局未收到申请。"),
        Example(
            bad="全年⟦末⟧发生行政复议，尚⟦末⟧建立台账。",
            good="周末开展政务公开日活动，期末完成测评。",
            fixed="全年未发生行政复议，尚未建立台账。",
        ),
        Example(good="全年未发生行政复议。"),
        Example(good="截至年末完成整改12项，本年末公开清单。"),
    )

    def more(self, context: Context) -> Iterable[Finding]:
        """Any lone 末 between words that are not of time and a verb."""
        text = context.prose
        for match in re.finditer("末", text):
            at = match.start()
            if _lone(text, at):
                yield self.finding(
                    at, at + 1, "“末”疑应为“未”（形近字）",
                    replacement="未", safety="unsafe", severity=Severity.WARNING, confidence=0.9,
                )  # fmt: skip


_OF_TIME = re.compile(r"[年月周旬季期岁度纪代天日时初中”》）)0-9]$")


def _lone(text: str, at: int) -> bool:
    """Whether 末 is a word by itself, before a verb and not after a time or an end."""
    from nlpcheck.language.segment import tag

    left = max(0, at - 10)
    clause = re.split(r"[，。；：、\n]", text[left:at])[-1]
    after = re.split(r"[，。；：、\n]", text[at + 1 : at + 9])[0]
    words = tag(clause + "末" + after)
    place = 0
    for index, (word, _) in enumerate(words):
        if place == len(clause) and word == "末":
            before = words[index - 1][0] if index else ""
            following = words[index + 1] if index + 1 < len(words) else ("", "")
            return (
                not _OF_TIME.search(before)
                and len(before) != 1
                and following[1][:1] == "v"
                and len(following[0]) >= 2
            )
        place += len(word)
    return False
