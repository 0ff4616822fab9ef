"""PR102."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.privacy._notes import LEGIT, notes
from nlpcheck.types import Edit, Finding, Severity, Span


class EditingNote(Rule):
    code = "PR102"
    severity = Severity.ERROR
    summary = "疑似残留批注"
    summary_en = "an editing note left in"
    why = "发布稿不应残留起草、审核过程中的批注。"
    limits = "看括号内的批注（说的是稿子的某处，或嘱托、商量、存疑的口气）、批注框标签、//和※开头的标记、整行的批注；括号内说明事情本身的不报。"
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
            bad="公开信息86条⟦（跟统计表对一下）⟧，渠道拓展⟦（小刘：这里再充实一点）⟧，满意度较高⟦（有依据吗？）⟧⟦【删】⟧。",
            fixed="公开信息86条，渠道拓展，满意度较高。",
            good="设置“我想问一下”专栏（可不署名）和“您满意吗？”问卷（一点通）。",
        ),
        Example(
            bad="培训4场⟦（沿用上年数）⟧，接听电话86次⟦【财务室核实】⟧，满意率98%⟦（与表三对不上）⟧⟦[L2]⟧，办结5件⟦（暂估）⟧。",
            fixed="培训4场，接听电话86次，满意率98%，办结5件。",
            good="审议《方案（讨论稿）》，核验结果（或者申请核验电子证照）一并公布，同口径（全口径）计算，设置“信息是否准确”（单选）一题。",
        ),
        Example(
            bad="接待群众46人次⟦（与上年比增减多少？）⟧，栏目更新及时⟦（找网信办要截图）⟧，制度完善⟦（举两个例子）⟧，解读充分⟦（这段字数太多）⟧⟦（上一稿写的是36篇）⟧⟦【秘书科：标红处请核】⟧。",
            fixed="接待群众46人次，栏目更新及时，制度完善，解读充分。",
            good="公开预算（含改为差额拨款的单位）、补贴（如交通补贴和饭补），开设专栏（与市局合办），整改12项（由街道负责的6项），设置“还有什么问题？”一栏（可不填）。",
        ),
        Example(
            bad="轮训两轮⟦（黄色标注处请更新）⟧，培训16期⟦（图片见附件2，排版时插入）⟧，滚动播出⟦（同意。刘）⟧，发布预警23次⟦（此数与应急局不一致，需协调）⟧⟦（开头再加两句政治表述）⟧，办结5件⟦（张姐改过）⟧。",
            fixed="轮训两轮，培训16期，滚动播出，发布预警23次，办结5件。",
            good="整改问题（含数据更新不及时3项），公布依据（如有更新另行公告），完成改造（补植树木）2处，栏目（图片、文字类）更新，表决（同意12票），（经补正后）办结，审核（加盖公章）。",
        ),
        Example(
            bad="履职情况良好⟦——此句建议删除⟧。安装终端4台⟦[注：设备科说是5台]⟧，完善制度⟦（以下两行字体加粗）⟧，入户宣传⟦……此处省略，等李主任补充……⟧，登记率提高⟦〔审稿意见：缺少具体数值〕⟧，开展试点⟦（微信群里刚发的数据，先这样写）⟧，建成示范点8个⟦（名单附后？请确认）⟧⟦（局里说再突出亮点）⟧。",
            fixed="履职情况良好。安装终端4台，完善制度，入户宣传，登记率提高，开展试点，建成示范点8个。",
            good="办件量86件（注：统计截至12月31日），以下两项为重点：公开——这项工作由办公室牵头，设置微信群（26个），发放明白卡（三号楼、五号楼），会同公安（交警）部门，答复（已改期举行的除外），依法不公开（涉及国家秘密）的不上网。",
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
        told: list[tuple[int, int]] = []
        for start, end in notes(context.text):
            note = context.text[start:end]
            if LEGIT.search(note) or any(a < end and start < b for a, b in told):
                continue
            told.append((start, end))
            yield self.finding(
                Span(start, end),
                message=f"疑似残留批注“{note}”；发布前应删除；建议核对后删去。",
                suggestions=[""],
                safety="unsafe",
                edits=[Edit(start, end, "")],
                confidence=0.95,
            )
