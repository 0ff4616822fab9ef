"""PR102."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Edit, Finding, Severity, Span

_NOTE = re.compile(
    r"[（(【\[][^（）()【】\[\]\n]{0,20}(?:待核实|待核对|待确认|待补充|待定稿?|再定|再核|再改|再看|请[\u4e00-\u9fff]{0,4}(?:主任|局长|科长|处长|书记|镇长|县长|领导|老师)|"
    r"领导(?:审|定|看|改)|此处(?:需|请|应|要|再|删|改|数)|此段|本段|这段|这里(?:需|请|要|数)|数据(?:有误|不对|待|要核)|删除此|改一下|核一下|存疑|审核时|批注|修改意见|标红)[^（）()【】\[\]\n]{0,20}[）)】\]]"
    r"|[（(【\[](?:待|请|需要?|须|再|此处|这里|建议|是否|可否|要不要|尚需|还需|(?:数据|数字|数)(?:待|需|请|再|有误|不对|未|存疑|要))"
    r"[^（）()【】\[\]《》\n]{0,16}(?:核|确认|补|更新|改|删|润色|替换|斟酌|商榷|推敲|审定|查一下|问一下|妥当|合适|保留)[^（）()【】\[\]\n]{0,10}[）)】\]]"
    r"|[（(【\[][^（）()【】\[\]《》\n]{0,12}(?<![申邀聘报提])请(?![求示])[^（）()【】\[\]《》\n]{1,10}(?:补充?|核[实对]?|改|填[写上]?|定|把关|过目)(?:一下|下)?[）)】\]]"
    r"|[（(【\[][^（）()【】\[\]\n]{0,12}[这此该本](?:句|段|处|里|项|条|数|表|部分|个)[^（）()【】\[\]\n]{0,14}[？?][）)】\]]|(?<=[。；\n])批注[：:][^。；\n]{1,20}"
    r"|[（(【\[](?:略|下略|同上)?[?？]{1,3}[）)】\]]|[?？]{3,}|(?m:^[ \t\u3000]*(?:批注|备注|修改说明)[：:\[].{0,40}$)"
)
_LEGIT = re.compile(
    r"征求意见|以下简称|草案|（初稿）》|试行|初稿、|草稿箱|请见|参[阅见]|核准|审核后|待遇|请示"
)


class EditingNote(Rule):
    code = "PR102"
    severity = Severity.ERROR
    summary = "疑似残留批注"
    summary_en = "an editing note left in"
    why = "发布稿不应残留起草、审核过程中的批注。"
    limits = "只看括号内的批注和整行的批注。"
    examples = (
        Example(
            bad="全年公开信息86条⟦（数据待核实）⟧。",
            fixed="全年公开信息86条。",
            good="《中华人民共和国政府信息公开条例》（以下简称《条例》）。",
        ),
        Example(
            bad="网站运行平稳⟦（访问量请信息科补一下）⟧⟦（该数是否含乡镇？）⟧。",
            fixed="网站运行平稳。",
            good="（如有疑问，请拨打电话咨询）；设置“这项业务怎么办？”栏目（可申请补正）。",
        ),
        Example(
            bad="⟦（此段领导再定）⟧",
            fixed="",
            good="发布《办法（征求意见稿）》，对数据待核实的栏目逐一核对。",
        ),
        Example(
            bad="办结5件⟦【这里数字请王主任再核】⟧。",
            fixed="办结5件。",
            good="实行初稿、复核、终审（三审）制度（单位：件）。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        for match in _NOTE.finditer(context.text):
            if _LEGIT.search(match.group()):
                continue
            yield self.finding(
                Span(*match.span()),
                message=f"疑似残留批注“{match.group()}”；发布前应删除；建议核对后删去。",
                suggestions=[""],
                safety="unsafe",
                edits=[Edit(match.start(), match.end(), "")],
                confidence=0.95,
            )
