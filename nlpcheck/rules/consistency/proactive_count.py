"""XC010."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.language.quantities.decided import told_decided
from nlpcheck.language.quantities.topics import TOPICS
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.told import cells, related_cell, told
from nlpcheck.types import Finding, Severity

COLUMNS = {
    "documents_made": "made",
    "documents_abolished": "abolished",
    "documents_in_force": "in_force",
    "licensing": "decisions",
    "penalties": "decisions",
    "compulsion": "decisions",
}
_DOCUMENTS = {
    "proactive.normative_documents.made": "1",
    "proactive.normative_documents.in_force": "9",
    "proactive.penalties.decisions": "12",
}


class ProactiveCount(Rule):
    code = "XC010"
    severity = Severity.ERROR
    summary = "正文所述规范性文件、行政许可、行政处罚数与表二不符"
    summary_en = "normative documents, licences or penalties in the text differ from table two"
    why = (
        "《政府信息公开条例》第二十条第（一）（五）（六）项及年度报告格式表二；正文引用须与表一致。"
    )
    limits = "只看“制发（制定、出台、废止）规范性文件N件”“作出行政处罚决定N件”一类；公开的处罚信息条数、其他文件不看；表中为0的许可、处罚见 TB204。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            cells=_DOCUMENTS,
            bad="全年制发行政规范性文件⟦3件⟧，现行有效9件。",
            good="全年制发行政规范性文件1件，现行有效9件。",
        ),
        Example(
            slot="s1",
            cells=_DOCUMENTS,
            bad="全年作出行政处罚决定⟦21件⟧。",
            good="全年作出行政处罚决定12件，公开行政处罚信息21条，印发文件36件。",
        ),
        Example(
            slot="s1",
            cells=_DOCUMENTS,
            good="2022年制发行政规范性文件3件；2019年以来共制定规范性文件15件。",
        ),
        Example(
            slot="s1",
            cells={**_DOCUMENTS, "proactive.licensing.decisions": "86"},
            bad="全年作出行政许可86件、行政处罚⟦43件⟧。新出台⟦4件⟧行政规范性文件。查处违建并作出处罚决定⟦21件⟧。",
            good="全年作出行政许可86件、行政处罚12件，出台1件行政规范性文件。发布规范性文件4件，公开现行有效规范性文件6件，办理行政处罚案件15件。",
        ),
        Example(
            slot="s1",
            cells=_DOCUMENTS,
            bad="全年制定并公布行政规范性文件⟦3件⟧。现行有效的行政规范性文件数量为⟦8件⟧。对违法占道作出行政处罚决定⟦21件⟧。",
            good="全年制定并公布行政规范性文件1件，所有现行有效行政规范性文件9件。住建局对违法占道作出行政处罚信息公示21件。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        for count in told(context, *COLUMNS):
            spec = TOPICS[count.topic]
            column = COLUMNS[count.topic]
            value = cells(report, "proactive", spec.rows, column)
            if value is None or value == count.value or count.part:
                continue
            if column == "decisions" and (value == 0 or not told_decided(count, report.text)):
                continue  # 0: TB204; 办结N件 need not be decisions
            yield self.finding(
                count.span,
                message=f"正文称{spec.name}{count.span.of(report.text)}，表二相应一格为{value}；二者应一致；建议核对正文或表二。",
                related=related_cell(report, "proactive", spec.rows[0], column, "表二"),
            )
