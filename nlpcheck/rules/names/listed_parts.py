"""NM104: 六稳 and 六保 spelt out with an item missing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_SETS = {
    "六稳": ("稳就业", "稳金融", "稳外贸", "稳外资", "稳投资", "稳预期"),
    "六保": (
        "保居民就业",
        "保基本民生",
        "保市场主体",
        "保粮食能源安全",
        "保产业链供应链稳定",
        "保基层运转",
    ),
}


class ListedParts(Rule):
    code = "NM104"
    severity = Severity.INFO
    summary = "“六稳”“六保”列举缺项"
    summary_en = "六稳 or 六保 spelt out incompletely"
    why = "2018年7月、2020年4月中央政治局会议：“六稳”“六保”各为六项"
    limits = "只提到名称、不列举内容的不报；列举不足四项的、四项而有“等”字的不报。"
    examples = (
        Example(bad="做好⟦“六稳”⟧工作，稳就业、稳金融、稳外贸、稳外资、稳投资。", good="围绕“六稳”“六保”发布信息9条。"),
        Example(bad="落实⟦“六保”⟧：保居民就业、保基本民生、保市场主体、保粮食能源安全、保基层运转。",
                good="做好“六稳”工作，稳就业、稳金融、稳外贸、稳外资、稳投资、稳预期。"),
        Example(good="围绕“六稳”工作，发布稳就业、稳外贸等信息9条。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """The tag with four or five of its six items behind it."""
        text = context.prose
        for name, parts in _SETS.items():
            for match in re.finditer(rf"[“「]?{name}[”」]?", text):
                behind = re.split(r"[。\n]", text[match.end() : match.end() + 80])[0]
                before = re.split(r"[。\n]", text[max(0, match.start() - 80) : match.start()])[-1]
                window = behind if sum(p in behind for p in parts) >= 3 else before
                listed = [part for part in parts if part in window]
                missing = [part for part in parts if part not in window]
                if len(listed) < 4 or not missing:
                    continue
                if len(listed) < 5 and re.search(r"[稳保][一-鿿]{2,8}等", window):
                    continue
                yield self.finding(
                    match.start(),
                    match.end(),
                    f"“{name}”列举缺项：缺{'、'.join(missing)}",
                    confidence=0.8,
                )
                break
