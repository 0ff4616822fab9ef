"""GR009: words that say one thing twice."""

from __future__ import annotations

from nlpcheck.rules.base import Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Severity


class Redundancy(ManyPatterns):
    code = "GR009"
    severity = Severity.INFO
    summary = "语义重复"
    summary_en = "words that say one thing twice"
    why = "《现代汉语词典》释义：词义已含后（前）一成分，重复无益"
    message = "“{text}”语义重复，建议改为“{replacement}”"
    safety = "unsafe"
    sureness = 0.8
    patterns = (
        (r"涉及到(?!期|位|达|场|账|访|岗)", "涉及"),
        (r"目前现状", "现状"),
        (r"凯旋归来", "凯旋"),
        (r"来自于", "来自"),
        (r"付诸于", "付诸"),
        (r"见诸于", "见诸"),
        (r"公诸于众", "公之于众"),
        (r"截至到", "截至"),
        (r"截至目前为止", "截至目前"),
        (r"目的是为了", "目的是"),
        (r"原因是(?:因为|由于)", "原因是"),
        (r"免费赠送", "赠送"),
        (r"第一次首次|首次第一次", "首次"),
        (r"悬殊很大", "悬殊"),
        (r"更加更", "更"),
        (r"非常十分|十分非常", "十分"),
        (r"(?:大概|大约)(?:也许|可能)", "大约"),
        (r"提前预告", "预告"),
        (r"过分苛求", "苛求"),
        (r"不良恶习", "恶习"),
        (r"共同协力", "协力"),
        (r"全部都", "全部"),
        (r"普遍都", "普遍"),
        (r"一致公认", "公认"),
        (r"互相(?:之间)?互", "互"),
        (r"(?<=[，。；])不必要的浪费", "浪费"),
        (r"多余的废话", "废话"),
        (r"随时随刻", "随时"),
        (r"切忌不(?:要|可)", "切忌"),
        (r"(?<=[，。；日])出台出", "出台"),
        (r"进一步继续", "继续"),
        (r"继续进一步", "进一步"),
    )
    examples = (
        Example(bad="对⟦涉及到⟧群众利益的事项及时公开。", good="对涉及群众利益的事项及时公开，涉及到期债务的另行说明。",
                fixed="对涉及群众利益的事项及时公开。"),
        Example(bad="⟦目前现状⟧是专职人员不足。", good="目前专职人员不足，现状有待改善。", fixed="现状是专职人员不足。"),
    )  # fmt: skip
