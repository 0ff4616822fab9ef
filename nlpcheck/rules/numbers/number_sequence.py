"""NU101."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from nlpcheck.language.numbering import Mark, marks, to_chinese
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.rules.numbers._listing import NUMBERED, runs, wrong
from nlpcheck.types import Edit, Finding, Severity


class NumberSequence(Rule):
    code = "NU101"
    severity = Severity.ERROR
    summary = "同级序号不连续或重复"
    summary_en = "numbers of one level skip or repeat"
    why = "《党政机关公文格式》（GB/T 9704—2012）7.3.3：结构层次序数依次编排。"
    limits = (
        "另起一组（从一重新开始）不报；缺的序号在段中出现的不报；因缺少部分造成的跳号由 ST001 报。"
    )
    examples = (
        Example(
            bad="（一）主动公开工作\n公开信息86条。\n⟦（三）⟧平台建设\n更新专栏。",
            good="（一）主动公开工作\n公开信息86条。\n（二）平台建设\n更新专栏。",
        ),
        Example(
            bad="1.加强培训，由办公室负责。\n2.完善栏目。\n⟦2.⟧加强审核。\n4.通报结果。",
            good="1.加强培训。\n2.完善栏目。\n改进情况如下：\n1.加强审核。\n2.通报结果。",
            fixed="1.加强培训，由办公室负责。\n2.完善栏目。\n3.加强审核。\n4.通报结果。",
        ),
        Example(
            bad="（一）主动公开\n公开信息86条。\n⟦（一）⟧依申请公开\n没有申请。\n（三）平台建设\n更新专栏。",
            good="（一）主动公开\n公开信息86条。\n（二）依申请公开\n没有申请。\n1.公开预算；2.公开决算。执行《条例》第二十条第（一）、（三）项，（五）项按季更新。",
        ),
        Example(
            bad="全年工作如下：1.公开预算；2.公开决算；⟦4.⟧公开采购。主要做法：（一）明确专人。（二）完善制度。⟦（四）⟧强化监督。措施为：（1）学习；（2）审核；⟦（2）⟧考核。",
            good="全年工作如下：1.公开预算；2.公开决算（其中：1.本级；2.部门）；3.公开采购。主要做法：（一）明确专人。（二）完善制度。",
        ),
        Example(
            slot="s1",
            good="（一）主动公开。1.公开信息86条。2.公开文件3件。\n3.公开预算1份。\n（二）依申请公开\n没有申请。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        found = context.use(marks)
        missing = {s.number for s in context.report.sections if s.status == "missing"}
        last: dict[int, Mark] = {}
        yield from self._in_paragraphs(context)
        for index, mark in enumerate(found):
            for level in [lv for lv in last if lv > mark.level]:
                del last[level]
            before = last.get(mark.level)
            last[mark.level] = mark
            if self._first_again(before, mark, found[index + 1 :]):
                assert before is not None
                finding = self._finding(mark, before, found[index + 1 :])
                last[mark.level] = msgspec.structs.replace(mark, number=2)
                yield finding
                continue
            if before is None or mark.number == before.number + 1 or mark.number == 1:
                continue
            skipped = set(range(before.number + 1, mark.number))
            if mark.is_section and skipped and skipped <= missing:
                continue
            if skipped and self._inside(
                context.text[before.span.end : mark.span.start], mark, skipped
            ):
                continue
            if mark.is_section and skipped and skipped <= self._headed(context, before, mark):
                continue  # the heading is there, its number misprinted: NU103
            if mark.is_section and any(s.status == "misplaced" for s in context.report.sections):
                continue
            finding = self._finding(mark, before, found[index + 1 :])
            if finding.fix:  # the numbers after it go on from the right one
                last[mark.level] = msgspec.structs.replace(mark, number=before.number + 1)
            yield finding

    @staticmethod
    def _first_again(before: Mark | None, mark: Mark, rest: list[Mark]) -> bool:
        """（一）（一）（三）: the second （一） stands for （二）, as the next one shows."""
        if before is None or before.number != 1 or mark.number != 1:
            return False
        following = next((m for m in rest if m.level <= mark.level), None)
        return following is not None and (following.level, following.number) == (mark.level, 3)

    def _in_paragraphs(self, context: Context) -> Iterator[Finding]:
        """（一）…（二）…（四） and 1. 2. 4. within one paragraph."""
        for run in runs(context):
            if run[0].kind not in NUMBERED:
                continue
            for before, item in wrong(run):
                kind = "重复" if item.value == before.value else "不连续"
                yield self.finding(
                    item.span,
                    message=f"序号{kind}：“{before.span.of(context.text)}”之后为“{item.span.of(context.text)}”；"
                    "同级序号应依次编排；建议核对。",
                    confidence=0.85,
                )

    @staticmethod
    def _headed(context: Context, before: Mark, mark: Mark) -> set[int]:
        """The sections whose headings stand between two marks."""
        return {
            s.number
            for s in context.report.sections
            if s.heading and before.span.end <= s.heading.start < mark.span.start
        }

    @staticmethod
    def _inside(between: str, mark: Mark, skipped: set[int]) -> bool:
        """Whether the skipped numbers stand inside the paragraphs before."""
        for number in skipped:
            chinese = to_chinese(number)
            form = {
                1: f"{chinese}、",
                2: rf"[（(]{chinese}[）)]",
                3: rf"(?<!\d){number}[.．、](?!\d)",
                4: rf"[（(]{number}[）)]",
            }[mark.level]
            if not re.search(form, between):
                return False
        return True

    def _finding(self, mark: Mark, before: Mark, rest: list[Mark]) -> Finding:
        expected = before.number + 1
        digits = mark.digits
        chinese = not mark.text.strip("（()）.．、\\ ").isdecimal()
        shown = to_chinese(expected) if chinese else str(expected)
        corrected = mark.text.replace(
            to_chinese(mark.number) if chinese else str(mark.number), shown, 1
        )
        following = next((m for m in rest if m.level <= mark.level), None)
        consistent = (
            following is None or following.level < mark.level or following.number == expected + 1
        )
        kind = "重复" if mark.number == before.number else "不连续"
        return self.finding(
            mark.span,
            message=f"序号{kind}：“{before.text}”之后为“{mark.text}”；同级序号应依次编排；建议核对，是否应为“{corrected}”。",
            replacement=corrected,
            safety="unsafe" if consistent else None,
            edits=[Edit(digits.start, digits.end, shown)],
        )
