"""ST101."""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Severity


class TopicMissing(Rule):
    code = "ST101"
    severity = Severity.WARNING
    summary = "总体情况未见规定的方面"
    summary_en = "section one misses one of the five required heads"
    why = "国办公开办函〔2021〕30号：总体情况包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。"
    limits = "正文中提到即可，不要求单列小标题；没有点明而写了有关内容的（考核、培训之于监督保障）只作提示。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            bad="⟦⟧全年主动公开信息86条。办理依申请公开0件。加强平台建设，做好监督保障工作。",
            good="全年主动公开信息86条，依申请公开0件。在政府信息管理方面，逐级审核。平台建设和监督保障按要求推进。",
        ),
        Example(
            slot="s1",
            bad="⟦⟧全年主动公开信息86条，依申请公开0件。加强政府信息管理和平台建设。年内培训2次，按季度考核。",
            good="全年主动公开信息86条，依申请公开0件。加强政府信息管理和平台建设。监督保障：年内培训2次，按季度考核。",
        ),
        Example(
            slot="s1",
            bad="⟦⟧2023年，我镇主动公开信息86条。",
            good="（一）主动公开\n公开86条。\n（二）依申请公开\n0件。\n（三）政府信息管理\n逐级审核。\n（四）公开平台建设\n更新专栏。\n（五）监督保障\n培训2次。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        section = report.section(1)
        if (
            section is None
            or section.status not in ("present", "misplaced")
            or report.template is None
        ):
            return
        inside = [p for p in report.written if p.section == 1 and p.role in ("prose", "heading")]
        body = [p for p in inside if p.span != section.heading]
        if not body:
            return
        text = "".join("".join(p.span.of(report.text).split()) for p in body)
        spec = report.template.sections[0]
        lacking = [t for t in spec.topics if not any(w in text for w in t.words)]
        told = {t.name: [h for h in t.hints if h in text] for t in lacking}
        at = body[0].span.start
        silent = [name for name, hints in told.items() if len(hints) < 2]
        if silent:
            yield self.finding(
                at,
                at,
                message=f"总体情况未见{_list(silent)}；依据统一格式，第一部分应包括五个方面，内容不能遗漏；建议补写。",
                where="第一部分",
            )
        unnamed = [name for name in told if name not in silent]
        if unnamed:
            words = "、".join(f"“{hint}”" for name in unnamed for hint in told[name][:2])
            yield self.finding(
                at,
                at,
                message=f"总体情况未点明{_list(unnamed)}，文中的{words}疑似属于；依据统一格式，第一部分应包括五个方面；建议点明。",
                severity=Severity.INFO,
                confidence=0.5,
                where="第一部分",
            )


def _list(names: list[str]) -> str:
    return "、".join(f"“{name}”" for name in names)
