"""A run made by hand, with everything that an output must cope with."""

from __future__ import annotations

from nlpcheck.text import LineIndex
from nlpcheck.types import (
    Checked,
    Document,
    ErrorResult,
    Finding,
    FindingResult,
    IdentityResult,
    RelatedResult,
    ReportResult,
    RunResult,
    SectionResult,
    Severity,
    Span,
    Summary,
    TableResult,
)
from nlpcheck.writers import RuleInfo

TEXT = (
    "栖梧县云岭镇2023年政府信息公开工作年度报告\n"
    "一、总体情况\n"
    "按照县政府统一布署，我镇全年主动公开信息86条，其中政策文件12条、工作动态60条、财政信息14条，"
    "内容涵盖民生、财政、应急等领域，群众满意度有所提高，信息更新不够几时的问题仍然存在，需要加以改进。\n"
    "联系人身份证号110101********1234，<b>加粗</b>\x1b[31m与\u200b控制字符。\n"
    "=SUM(A1)\n"
)
SECRET = "110101********1234"


def _finding(rule: str, text: str, severity: Severity, message: str, **more: object) -> Finding:
    start = TEXT.index(text)
    return Finding(
        rule=rule, name=rule.lower(), severity=severity, message=message, start=start,
        end=start + len(text), **more,  # type: ignore[arg-type]
    )  # fmt: skip


FINDINGS = [
    _finding(
        "SP001", "布署", Severity.ERROR, "疑似错别字“布署”，应为“部署”。", suggestions=("部署",),
        section=1, where="第一部分第1段",
    ),
    _finding(
        "SP002", "几时", Severity.WARNING, "第一部分第1段：疑似“几时”应为“及时”。",
        suggestions=("及时", "即时"), confidence=0.8, section=1, where="第一部分第1段",
    ),
    _finding("PR001", SECRET, Severity.ERROR, f"含身份证号{SECRET}。", private=True, section=1),
    _finding("XX001", "=SUM(A1)", Severity.INFO, "=看上去像公式。", suggestions=("",)),
    Finding(
        rule="ST001", name="missing-section", severity=Severity.ERROR,
        message="缺少第二部分“主动公开政府信息情况”。", start=len(TEXT), end=len(TEXT), where="全文",
    ),
]  # fmt: skip


def _result(finding: Finding, fix: str | None) -> FindingResult:
    lines = LineIndex(TEXT)
    related = []
    if finding.rule == "SP002":
        span = Span(TEXT.index("更新"), TEXT.index("更新") + 2)
        related.append(
            RelatedResult(
                "云岭镇.txt", lines.position(span.start), lines.position(span.end), "更新", "同句有"
            )
        )
    return FindingResult(
        rule=finding.rule,
        name=finding.name,
        severity=finding.severity,
        message=finding.message,
        section=finding.section,
        where=finding.where,
        start=lines.position(finding.start),
        end=lines.position(finding.end),
        text=finding.span.of(TEXT),
        suggestions=list(finding.suggestions),
        fix=fix,  # type: ignore[arg-type]
        confidence=finding.confidence,
        related=related,
    )


def made_run() -> RunResult:
    """Two reports and a file that can't be read."""
    fixes = ("safe", "unsafe", None, None, None)
    first = ReportResult(
        path="云岭镇.txt",
        format="text",
        issuer="栖梧县云岭镇",
        year=2023,
        template="2021",
        date="2024-01-15",
        sections=[
            SectionResult(1, "总体情况", "present", 2),
            SectionResult(2, "主动公开政府信息情况", "missing", None),
        ],
        tables=[
            TableResult("proactive", "missing", "", []),
            TableResult(
                "applications",
                "read",
                "",
                [
                    IdentityResult("TB301", "自然人", "2 + 0 = 0 + 0", 2, 0, "violated"),
                    IdentityResult("TB301", "总计", "2 + 0 = 2 + 0", 2, 2, "ok"),
                    IdentityResult("TB302", "总计", "□ = 2", None, 2, "unverifiable"),
                ],
            ),
            TableResult("litigation", "unreadable", "一行只有14个数", []),
        ],
        findings=[_result(f, fix) for f, fix in zip(FINDINGS, fixes, strict=True)],
        notes=["第2页为图片，未读取"],
    )
    second = ReportResult(
        path="摘录.docx", format="docx", issuer="", year=None, template=None, date="",
        sections=[], tables=[], findings=[],
    )  # fmt: skip
    checked = [
        Checked(
            result=result,
            document=Document(text=TEXT, path=result.path, format=result.format),
            text=TEXT,
            findings=findings,
        )
        for result, findings in ((first, FINDINGS), (second, []))
    ]
    return RunResult(
        checked=checked,
        errors=[ErrorResult("坏.txt", "binary", "坏.txt：不是文本文件，请另存为文本后再试。")],
        summary=Summary(
            2,
            5,
            {"error": 3, "warning": 1, "info": 1},
            {"PR001": 1, "SP001": 1, "SP002": 1, "ST001": 1, "XX001": 1},
        ),
        version="0.0.0",
    )


RULES = {
    "SP001": RuleInfo(
        "SP001", "wrong-word", Severity.ERROR, "错别字", "a misspelt word", "《现代汉语词典》", "错别字"
    ),
    "SP002": RuleInfo(
        "SP002", "wrong-here", Severity.WARNING, "此处用字不当", "a wrong homophone",
        "《现代汉语词典》：“几时”问时间，“及时”指不拖延；两词读音相近，输入时容易选错，应结合上下文判断。",
        "错别字",
    ),
}  # fmt: skip
