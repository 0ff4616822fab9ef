"""NU007."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.told import counts
from nlpcheck.types import Finding, Severity, Span

_ODD = {"件次": "件"}
_MEASURE = {
    "信息": "条",
    "文件": "件",
    "申请": "件",
    "公告": "条",
    "材料": "份",
    "文章": "篇",
    "稿件": "篇",
    "简报": "期",
    "咨询": "人次",
}
_NOUN = re.compile(rf"(?:{'|'.join(_MEASURE)})(?:共|共计|合计|总数为|为)?$")


class MissingMeasure(Rule):
    code = "NU007"
    severity = Severity.WARNING
    summary = "数字后缺量词或量词不当"
    summary_en = "a number without its measure word"
    why = "现代汉语数词与名词之间、“余”“多”之后须有量词（信息260余条）。"
    limits = "不带“余”“多”的光数字，只看“信息、文件、申请……”之后的。"
    examples = (
        Example(
            bad="全年公开信息⟦260余⟧，内容涵盖各方面。",
            fixed="全年公开信息260余条，内容涵盖各方面。",
            good="全年公开信息260余条，培训100多人次。",
        ),
        Example(
            bad="收到申请⟦0件次⟧。", fixed="收到申请0件。", good="收到申请0件，服务群众2万余人次。"
        ),
        Example(
            bad="共发布信息⟦139⟧，推送86篇。",
            fixed="共发布信息139条，推送86篇。",
            good="共发布信息139、86、20条，热线12345，见表3。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        text = context.text
        for count in counts(context).items:
            if count.unit in _ODD and ("申请" in count.lead or not count.value):
                right = text[count.span.start : count.span.end].replace(
                    count.unit, _ODD[count.unit]
                )
                yield self.finding(
                    count.span,
                    message=f"量词不当（{count.span.of(text)}）：“{count.unit}”不是通行量词；建议改为“{right}”。",
                    replacement=right,
                    safety="unsafe",
                )
            if count.kind != "bare" or count.negated or count.spelled:
                continue
            following = text[count.span.end : count.span.end + 1]
            if following not in set("，。；、！）\n") or following == "":
                continue
            noun = _NOUN.search(count.lead)
            if not count.value:
                continue
            loose = count.approx.endswith("余")
            if not loose and (not noun or following in "、" or self._in_list(text, count.span)):
                continue
            word = (
                _MEASURE[re.sub(r"(?:共|共计|合计|总数为|为)$", "", noun.group())] if noun else ""
            )
            shown = count.span.of(text)
            yield self.finding(
                count.span,
                message=f"“{shown}”后疑似缺量词；建议补上{f'，如“{shown}{word}”' if word else '量词'}。",
                replacement=f"{shown}{word}" if word else None,
                safety="unsafe" if word else None,
            )

    def _in_list(self, text: str, span: Span) -> bool:
        """33、8、2条, or 33，8，2条: the measure word comes at the list's end."""
        return bool(re.match(r"[，、]\s*\d", text[span.end : span.end + 3]))
