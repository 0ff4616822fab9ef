"""What the identity rules share: one finding for each violated identity of their code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from nlpcheck.report import Identity
from nlpcheck.rules.base import Context, Rule, Scope
from nlpcheck.types import Finding, Related, Severity, Span

TITLES = {"proactive": "表二", "applications": "表三", "litigation": "表四"}
SECTIONS = {"proactive": "第二部分", "applications": "第三部分", "litigation": "第四部分"}


class IdentityRule(Rule):
    """A 勾稽关系 of the template; subclasses name the code and the unit (列, 行, 项)."""

    severity = Severity.ERROR
    scope = Scope.REPORT
    unit: ClassVar[str]
    meaning: ClassVar[str]
    """The identity in words."""

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding on the total of each violated identity."""
        for table in context.report.tables.values():
            for identity in table.identities:
                if identity.rule == self.code and identity.status == "violated":
                    yield self._violated(identity)

    def _violated(self, identity: Identity) -> Finding:
        where = f"{SECTIONS[identity.table]}{TITLES[identity.table]}“{identity.where}”{self.unit}"
        span = identity.blame.span
        related = [
            Related(c.span.start, c.span.end, c.raw)
            for c in identity.cells
            if c.value and c.span != span
        ][:12]
        return self.finding(
            Span(span.start, span.end),
            message=f"勾稽关系不符：{identity.equation}；{self.meaning}；建议核对有关数字。",
            where=where,
            related=related,
        )
