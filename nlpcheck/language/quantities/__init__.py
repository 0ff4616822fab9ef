"""Counts in prose as structure: value, unit, what is counted, when, by whom.

:func:`quantities` is the service that rules ask (``context.use(quantities)``);
:func:`read` does the same for a bare text.  It is right or silent: what is
ambiguous has no topic, no base, no other value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from nlpcheck.language.quantities.attach import attach
from nlpcheck.language.quantities.changes import changes
from nlpcheck.language.quantities.compared import compared
from nlpcheck.language.quantities.done import all_done
from nlpcheck.language.quantities.frame import Frame
from nlpcheck.language.quantities.groups import breakdowns, sums
from nlpcheck.language.quantities.model import (
    AllDone,
    Breakdown,
    Change,
    Date,
    Quantities,
    Quantity,
    Share,
    Year,
)
from nlpcheck.language.quantities.negated import negated
from nlpcheck.language.quantities.partition import partitions
from nlpcheck.language.quantities.ratios import ratios
from nlpcheck.language.quantities.scan import dates, scan, years
from nlpcheck.language.quantities.shares import shares
from nlpcheck.types import Span

__all__ = [
    "AllDone",
    "Breakdown",
    "Change",
    "Date",
    "Quantities",
    "Quantity",
    "Share",
    "Year",
    "dates",
    "quantities",
    "read",
    "years",
]


class Reading(Protocol):
    """What the service needs of a context: its prose and who reports for which year."""

    report: Any

    @property
    def prose(self) -> str:
        """The narrative, everything else blanked."""
        ...


def quantities(context: Reading) -> Quantities:
    """The counts of a report's narrative (a service for ``context.use``)."""
    report = context.report
    four = report.section(4)
    return read(
        context.prose,
        year=report.year,
        issuer=report.issuer,
        kind=report.issuer_kind,
        disputes=four.body if four is not None else None,
    )


def read(
    prose: str,
    *,
    year: int | None = None,
    issuer: str = "",
    kind: str = "",
    disputes: Span | None = None,
) -> Quantities:
    """The counts of a text; ``year``, ``issuer`` and ``kind`` are the report's, as far as known;
    ``disputes`` is where 复议 and 诉讼 are about disclosure without saying so (section four).

    Spans are offsets in ``prose``.
    """
    frame = Frame(prose, disputes)
    items = attach(list(scan(prose)), frame, year, issuer, kind)
    items.extend(negated(frame, year, issuer, kind))
    items.sort(key=lambda q: q.span)
    return Quantities(
        items=tuple(items),
        breakdowns=_broken_down(items, frame),
        shares=_shared(items, frame),
        changes=_changed(items, frame),
        done=tuple(all_done(items, frame)),
        years=tuple(years(prose)),
    )


def _broken_down(items: Sequence[Quantity], frame: Frame) -> tuple[Breakdown, ...]:
    """The totals with their parts, each told once."""
    marked = (*breakdowns(items, frame), *sums(items, frame))
    told = {q.span.start for found in marked for q in (found.total, *found.parts)}
    return (*marked, *partitions(items, frame, told))


def _changed(items: Sequence[Quantity], frame: Frame) -> tuple[Change, ...]:
    """What grew and fell, each told once; where only the change is known, that."""
    read = tuple(changes(items, frame))
    told = {c.percent.span.start for c in read if c.before is not None}
    more = tuple(compared(items, frame, told))
    known = {c.percent.span.start for c in more}
    return (*(c for c in read if c.percent.span.start not in known), *more)


def _shared(items: Sequence[Quantity], frame: Frame) -> tuple[Share, ...]:
    """The shares with their two numbers, each told once."""
    read = tuple(shares(items, frame))
    return (*read, *ratios(items, frame, {s.percent.span.start for s in read if s.bases}))
