"""XC008."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.language.quantities.topics import LEAVES, RESULTS, TOPICS
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.told import related_cell, table_values, told
from nlpcheck.types import Finding, Severity

_CELLS = {
    "applications.new.natural": "9",
    "applications.new.sum": "9",
    "applications.granted.natural": "5",
    "applications.granted.sum": "5",
    "applications.unavailable_not_held.natural": "3",
    "applications.unavailable_not_held.sum": "3",
    "applications.unavailable_unclear.natural": "1",
    "applications.unavailable_unclear.sum": "1",
    "applications.total.natural": "9",
    "applications.total.sum": "9",
}

# 上年结转2件，办结56件，其中予以公开21件: of all that were closed
_ALL_TOGETHER = lazy(r"^.*上年结转[^，。；]*\d件[，、](?=[^，。；]*(?:办结|答复|办理)[^，。；]*\d)")


class ResultCount(Rule):
    code = "XC008"
    severity = Severity.WARNING
    summary = "正文所述办理结果件数与表三不符"
    summary_en = "a count by kind of answer differs from table three"
    why = "国办公开办函〔2021〕30号：表三“三、本年度办理结果”分六类统计，正文引用须与表一致。"
    limits = "写明具体事由的只与相应的行比；只说一类申请人的、上一年度的不看。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            cells=_CELLS,
            bad="全年收到政府信息公开申请9件，其中予以公开⟦6件⟧、无法提供4件。",
            good="全年收到政府信息公开申请9件，其中予以公开5件、无法提供4件。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            bad="办结政府信息公开申请9件，其中予以公开5件、无法提供⟦3件⟧。",
            good="办结政府信息公开申请9件，其中予以公开5件、因本机关不掌握无法提供3件。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            bad="办结政府信息公开申请9件，其中予以公开5件、本机关不掌握相关政府信息⟦2件⟧。",
            good="办结政府信息公开申请9件，其中予以公开5件、本机关不掌握相关政府信息3件。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            bad="办结政府信息公开申请9件，其中⟦6件⟧予以公开，⟦3件⟧无法提供。",
            good="办结政府信息公开申请9件，其中5件予以公开。审核公文80件，其中40件不予公开。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            bad="办结政府信息公开申请9件，⟦2件⟧因本机关不掌握相关信息无法提供，答复结果为“予以公开”的⟦6件⟧。从答复结果看，最终予以公开的申请共⟦7件⟧。",
            good="办结政府信息公开申请9件，3件因本机关不掌握相关信息无法提供，涉及征地的予以公开2件，其中公开5件。从答复内容看，公开栏目66件，部分公开目录3项。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            bad="⟦6件⟧政府信息公开申请得到全部公开。从办理结果看，予以公开的政府信息公开申请为⟦6件⟧。政府信息公开申请“予以公开”一项合计⟦6件⟧。办结政府信息公开申请9件，告知申请人本机关不掌握相关政府信息的有⟦4件⟧。",
            good="5件政府信息公开申请得到全部公开。从办理结果看，予以公开的文件为86件，不予公开的文件14件。告知申请人补正的有2件，申请人要求公开的信息为86件，公开信息120件。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            bad="无法提供的申请里，因本机关不掌握相关信息的有⟦4件⟧。按表三口径，补正后申请内容仍不明确的为⟦2件⟧。",
            good="无法提供的申请里，因本机关不掌握相关信息的有3件。审核公文80件，不予公开的情形中属于国家秘密的5件。2022年无法提供的情形中，本机关不掌握相关政府信息的9件。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            bad="全年办结申请9件，依照申请内容予以公开⟦6件⟧。经查找档案，确认本机关不掌握相关政府信息的申请共⟦4件⟧。依法予以公开，此类申请⟦6件⟧。全部申请中，⟦6件⟧作出了予以公开的答复。",
            good="政务大厅全年办结申请976件，满意率99%。确认本机关不掌握相关政府信息的申请共3件。办结许可申请86件，予以公开86件。全部申请材料予以公开，此类材料66件。",
        ),
        Example(
            slot="s1",
            cells=_CELLS,
            good="全年收到政府信息公开申请9件。审核公文80件，其中主动公开40件、不予公开20件。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        for count in told(context, *RESULTS, *LEAVES):
            if report.text.startswith(("（含", "（包括", "(含", "，含", "（其中"), count.span.end):
                continue
            values = table_values(report, count.topic)
            if not values or int(count.value) in values or self._narrowed(report.text, count):
                continue
            name = TOPICS[count.topic].name
            wanted = "、".join(str(v) for v in sorted(values))
            yield self.finding(
                count.span,
                message=f"正文称{name}{count.span.of(report.text)}，表三“{name}”总计为{wanted}；二者应一致；建议核对。",
                confidence=0.85,
                related=related_cell(
                    report, "applications", TOPICS[count.topic].rows[0], "sum", f"表三“{name}”"
                ),
            )

    def _narrowed(self, text: str, count) -> bool:  # type: ignore[no-untyped-def]
        """Whether the sentence speaks only of some applicants, a channel, or those carried in."""
        before = text[count.sentence.start : count.span.start]
        before = before[before.rfind("；") + 1 :]
        before = _ALL_TOGETHER.sub("", before)
        words = (
            "自然人",
            "法人",
            "企业",
            "机构",
            "上年结转",
            "网络",
            "信函",
            "当面",
            "邮件",
        )
        clause = text[count.clause.start : count.span.start]
        return any(word in before for word in words) or any(
            word in clause for word in ("涉及", "关于", "方面的")
        )
