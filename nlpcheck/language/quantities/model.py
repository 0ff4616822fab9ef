"""What the quantities component gives: counts, and how they belong together."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from nlpcheck.types import Span

Kind = Literal["count", "percent", "money", "time", "bare"]


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """One count in prose.  ``span`` holds qualifier, number and unit (约260余条)."""

    span: Span
    number: Span
    """The numeral alone, 万 and 亿 included."""
    value: Decimal
    """Of a range the lower end; 万 and 亿 multiplied out."""
    high: Decimal | None = None
    """The upper end of a range (3至5件)."""
    unit: str = ""
    """The measure word (件, 条, 人次 …), %, 个百分点, 元; "" for a bare number."""
    kind: Kind = "count"
    places: int = 0
    """Decimals as written."""
    half: Decimal = Decimal(0)
    """How much rounding may hide: half of the last place shown (3.2亿 → 500万), 0 for 320件."""
    spelled: bool = False
    """Written in Chinese numerals."""
    approx: str = ""
    """约, 近, 余, 多, 以上, 日均 …: the count is no exact number of this year's whole."""
    clause: Span
    """Between the nearest of ，。；：！？ and brackets."""
    sentence: Span
    """Between the nearest of 。！？ and line ends."""
    lead: str = ""
    """The clause's text before it, after the count before."""
    tail: str = ""
    """The clause's text after it, up to the next count."""
    topic: str = ""
    """A key of :data:`nlpcheck.language.quantities.topics.TOPICS`, "" where not sure."""
    actor: str = ""
    """Who received, handled … as the lead names it (全县, 我镇)."""
    own: bool = True
    """False where the actor may be another than the report's issuer."""
    year: int | None = None
    """The year named for it; None where none is named (the report's year)."""
    whole_year: bool = True
    """False for a part of a year, a span of years, or a sum since some day."""
    part: bool = False
    """One of the parts behind 其中."""
    negated: bool = False
    """Read from 未收到, 没有, 无: value 0, no numeral."""

    @property
    def exact(self) -> bool:
        """Neither 约 nor 余 nor a range."""
        return not self.approx and self.high is None


class Breakdown(msgspec.Struct, frozen=True):
    """A total with the list of its parts: 共48条，其中A 33条、B 8条."""

    total: Quantity
    parts: tuple[Quantity, ...]
    span: Span
    open: bool
    """等 or 余 or an approximate part: the list need not add up."""
    closed: bool
    """其他, or labels that only together make the whole (自然人/法人): it must add up."""

    @property
    def sum(self) -> Decimal:
        """The parts added."""
        return sum((p.value for p in self.parts), Decimal(0))


class Share(msgspec.Struct, frozen=True):
    """N件，占（总数的）P%: the percentage, its numerator and the counts it may be of."""

    percent: Quantity
    numerator: Quantity
    bases: tuple[Quantity, ...]
    """Counts of the same unit before it in the paragraph, not smaller, nearest first."""
    named: str
    """What stands between 占 and the number (申请总数的), "" for nothing."""
    certain: bool = False
    """The base is told in so many words: 占新收申请101件的83.2%."""
    beside: bool = False
    """It is told of something set beside others (新媒体占比25%): the base may be their sum."""


class Change(msgspec.Struct, frozen=True):
    """A comparison: now against before, with the percentage told.

    ``before`` is None where only the change is told (同比增长12.5%).
    """

    percent: Quantity
    up: bool
    span: Span
    """From the word of change to the percentage: 增长12.5%."""
    now: Quantity | None = None
    before: Decimal | None = None
    half: Decimal = Decimal(0)
    """How much rounding may hide in ``before``."""
    topic: str = ""
    how: str = "percent"
    """percent; number (增加2次), times (增长2倍), multiple (是上年的3倍), double (翻一番), fourfold."""


class AllDone(msgspec.Struct, frozen=True):
    """均已办结, 全部按时答复, 办结率100%: all applications are done."""

    span: Span
    """From the count, where it stands right before (2件均按时办结), else from 均."""
    subject: Quantity | None
    """The count of applications meant, None where only the sentence speaks of them."""
    closed: bool
    """办结, 处理完毕; False for 均在法定期限内答复, which leaves room for those not yet due."""
    rate: bool = False


class Year(msgspec.Struct, frozen=True):
    """A year in prose: 2023年."""

    span: Span
    value: int


class Date(msgspec.Struct, frozen=True):
    """A date as written; ``year`` None for 6月31日."""

    span: Span
    year: int | None
    month: int
    day: int


class Quantities(msgspec.Struct, frozen=True):
    """All counts of a report's prose, in order of place."""

    items: tuple[Quantity, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    shares: tuple[Share, ...] = ()
    changes: tuple[Change, ...] = ()
    done: tuple[AllDone, ...] = ()
    years: tuple[Year, ...] = ()

    def of(self, *topics: str) -> list[Quantity]:
        """The counts of these topics."""
        return [q for q in self.items if q.topic in topics]
