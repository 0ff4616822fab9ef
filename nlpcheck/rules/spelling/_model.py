"""What the four rules of the language model have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from nlpcheck.language.spelling.correction import Correction
from nlpcheck.language.spelling.service import corrections
from nlpcheck.rules.base import Context, Rule
from nlpcheck.types import Edit, Finding, Severity

#: From this probability on a finding is an error and no longer a warning.
SURE = 0.985
#: Below this one a finding is only a hint. In right text that nothing has learned from (the test
#: part of the laws, reports and news) what is told from here on stands 0.18 times in 10,000
#: characters (0.05 times from SURE on), the text's own slips included; in the right forms of the
#: mutation suite's short office sentences 0.2 times (0.5 times from 0.93 on).
LIKELY = 0.96


def _severity(probability: float) -> Severity:
    if probability >= SURE:
        return Severity.ERROR
    return Severity.WARNING if probability >= LIKELY else Severity.INFO


class ModelRule(Rule):
    """Tells the engine's corrections of some kinds; confidence is their probability."""

    severity = Severity.WARNING
    kinds: ClassVar[frozenset[str]]
    why = (
        "由本项目用法律、政府工作报告和新闻文本建成的字词模型判断：原文在上下文中少见，改后常见，且读音、字形或输入习惯相近；"
        "把握度经校准，0.9 即约十处中九处确为错误（见 docs/spelling.md）"
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """One finding a correction; the fix wants a person's eye."""
        text = context.text
        for c in context.use(corrections):
            if c.kind in self.kinds:
                start, end, new = self.place(text, c)
                yield self.finding(
                    start,
                    end,
                    self.tell(text[start:end], new, c),
                    replacement=new,
                    suggestions=[
                        text[start : c.start] + s + text[c.end : end] for s, _ in c.alternatives
                    ],
                    safety="unsafe",
                    edits=[Edit(c.start, c.end, c.replacement)],
                    severity=_severity(c.probability),
                    confidence=c.probability,
                )

    def place(self, text: str, c: Correction) -> tuple[int, int, str]:
        """(start, end, replacement) that are shown."""
        return c.start, c.end, c.replacement

    def tell(self, old: str, new: str, c: Correction) -> str:
        """The message."""
        raise NotImplementedError
