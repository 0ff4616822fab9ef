"""Section five read into problems and measures, whatever shape it is written in.

A small state machine goes over the pieces of the layout.  Its state is the zone: are we
among last year's problems, this year's problems, or the measures?  Titles, labels
(「改进措施：」) and lead-ins (「下一步，我局将…」) change it; see cues.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from nlpcheck.language.plans.cues import Cues
from nlpcheck.language.plans.grid import Row, find_rows
from nlpcheck.language.plans.layout import Piece, number_of, periods, pieces, split, strip
from nlpcheck.language.plans.model import Measure, Problem
from nlpcheck.types import Span

Zone = Literal["problem", "measure", "last", "mixed", ""]

_EDGE = "。；;，,、：:！!？? \t\u3000\xa0\r\n"
_PROBLEM_WORD = re.compile(
    r"问题(?!导向|意识)|不足|短板|差距|薄弱环节|困难|缺点|失误|扣分点|弱项|不尽如人意|不如人意|欠账|毛病|软肋|堵点|欠缺"
)
_ACTION = re.compile(
    r"^(?:改为|改由|改成|更换|增设|增加|新增|设立|建立|完善|健全|加强|强化|进一步|把|由|请|统一|修订|制定|编印|编制|拓宽|丰富"
    r"|规范|推进|优化|加大|严格|落实|开展|组织|配备|补齐|清理|明确|实行|推行|逢|每|力争|确保|争取|继续|坚持|开设|开通|成立|聘请|邀请|购置|采购|选派|选聘|增配|压缩|取消|打通|启用|试行|推广|依托|充分利用|汇总|编写|绘制|印发|梳理|整合|增派|调整|督促|要求各)"
)
_MEASURE_WORD = re.compile(
    r"措施|改进|整改|打算|安排|采取|下一?步|着重|着力|努力|重点|举措|对策|做好|抓好|今后|改[：:]?$|思路|加以|办法"
)
_THIS_YEAR = re.compile(
    r"^(?:本年度?|今年|目前|当前|从今年|\d{4}年(?:度)?(?:主要)?(?:存在|问题|运行)|但|同时|与此同时)"
)
_SELF = re.compile(
    r"(?:我|本)(?:局|镇|乡|街道|委|办|会|县|市|区|院|中心|站|单位|们)(?:将|拟|要|计划|打算|准备)"
)
_TURN = re.compile(
    r"[，,。；;](?=(?:下一?步|今后|对此|为此|针对此|来年|明年|需要?改进的是)|(?:我|本)(?:局|镇|乡|街道|委|办|会|县|市|区)?(?:们)?(?:将|拟)"
    r"|(?:将|拟|计划)(?!来|军|近))"
)
_FOR_THIS = re.compile(r"[，,](?=(?:为此|对此|针对此|需要?改进的是|下一步))")
_WITHIN = re.compile(
    r"(?:对|针对)(?:于)?(?P<x>[^，,。；：]{3,40}?)(?:的|等|这一)?(?:问题|情况)?[，,]"
)


# What is left of 「工作中还存在不少不足」, 「主要存在以下问题」, 「…与期盼相比」 once its words of
# course are gone: no shortcoming is named.
_SAYS_NOTHING = re.compile(
    r"(?:(?:20\d\d年|[^，,。；]{0,8}方面|(?:我|本)[^，,。；]{1,3})[，,]?)?"
    r"(?:[^，,。；]{0,20}(?:存在|面临))?(?:着|有)?"
    r"(?:以下|如下|一些|不少|许多|若干|几个|诸多|较多|亟待|亟需|有待|解决|改进|完善|不够|的|地方|方面|之处|工作中|问题|不足|和)+"
    r"|(?:但|但是)?[^。；]{0,4}(?:与|同|和|对照|离|距)[^。；]{4,50}(?:相比|比较)"
)


class Items:
    """What was found: see the fields of :class:`PlanAnalysis`."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.measures: list[Measure] = []
        self.done: list[Measure] = []
        self.last_year: list[Span] = []


class _Reader:
    def __init__(self, text: str, cues: Cues, year: int | None) -> None:
        self.text = text
        self.cues = cues
        self.year = year
        self.out = Items()
        self.zone: Zone = ""
        self.pair: int | None = None
        self.pairs = 0
        self.target = ""
        self.nested = 0
        self.turned = False
        self.gaps: list[tuple[int, int]] = []

    # --- titles and lead-ins ----------------------------------------------------

    def title_zone(self, head: str) -> Zone | None:
        """The zone that a title or label opens, None where ``head`` is none."""
        head = head.strip(_EDGE)
        if not head or len(head) > 40:
            return None
        cues = self.cues
        if cues.last_year.search(head) and (
            len(head) < 32
            and not re.search(r"仍|尚|依然", head)
            and re.search(r"情况|落实$|整改$|进展$|改进$|回头看|销账|销号|办理|结果$|完成$", head)
        ):
            return "last"
        dated = re.match(
            r"(20\d\d)年(?:度)?[^，,。；]{0,10}整改[^，,。；]{0,8}(?:情况|落实|进展)?$", head
        )
        if dated and self.year and int(dated.group(1)) < self.year:
            return "last"
        both = re.fullmatch(
            rf"(?:{cues.problem_title.pattern})(?:及|和|与|、|以及)(?:其)?(?:{cues.measure_title.pattern})(?:如下)?",
            head,
        )
        if both or re.fullmatch(
            r"(?:主要)?问题(?:及|和|与)(?:改进|整改)(?:情况|措施)?(?:如下)?", head
        ):
            return "mixed"
        bare = re.sub(
            r"^(?:\d{4}年(?:度)?|本年度?|今年|当前|目前|我[局镇乡委办会县市区]|街道)+(?:的)?",
            "",
            head,
        )
        bare = re.sub(r"(?:如下|包括|主要有|有|是|为|主要是)$", "", bare)
        if re.fullmatch(cues.problem_title.pattern, bare):
            return "problem"
        if re.fullmatch(cues.measure_title.pattern, bare):
            return "measure"
        return None

    def colon_zone(self, head: str) -> Zone | None:
        """The zone that running text ending in a colon opens."""
        zone = self.title_zone(head)
        if zone:
            return zone
        if self.cues.last_year.search(head) and "改进措施" not in head:
            return "last"
        if re.search(r"^针对.*(?:将|拟)[：:]?$|^针对[^，,]*(?:问题|不足)[，,].*将", head):
            return "measure"
        told = re.match(r"(20\d\d)年(?:度)?(?:的)?(?:问题)?整改", head)
        if told and self.year and int(told.group(1)) <= self.year and "措施" not in head:
            return "last"
        measure = [m.end() for m in _MEASURE_WORD.finditer(head)] + [
            m.end() for m in _SELF.finditer(head)
        ]
        problem = [m.end() for m in _PROBLEM_WORD.finditer(head)]
        if measure and (not problem or max(measure) > max(problem) or head.startswith("针对")):
            return "measure"
        if problem or re.search(r"(?:表现|体现)(?:在|为)|还有$", head):
            return "problem"
        years = [int(y) for y in re.findall(r"20\d\d(?=年)", head)]
        if self.year and any(y > self.year for y in years):
            return "measure"
        if re.search(r"将[^，,]{2,}|(?:方面|工作)$", head):
            return "measure"
        return None

    # --- the walk ------------------------------------------------------------------

    def read(self, blocks: Sequence[tuple[int, int]]) -> Items:
        text = self.text
        previous: Piece | None = None
        for piece in pieces(text, blocks, self.cues):
            start, end = strip(text, piece.start, piece.end)
            if piece.style is None:
                if start < end and not self._continues(previous, start, end):
                    self.pair = None
                    self._running(start, end)
                continue
            self._marked(piece, start, end)
            previous = piece if piece.leaf else None
        # 「问题：A；B。改进：C；D。」 told once is two lists, not a pair.
        pairs = {p.pair for p in self.out.problems if p.pair is not None}
        if len(pairs) == 1 and len(self.out.problems) + len(self.out.measures) > 2:
            for problem in self.out.problems:
                problem.pair = None
            for measure in self.out.measures:
                measure.pair = None
        if self.gaps and not self.out.problems:
            for a, b in self.gaps[:1]:
                self._problem(a, b)
        return self.out

    def _continues(self, previous: Piece | None, start: int, end: int) -> bool:
        """Whether a block without a mark goes on with the list item before it."""
        if previous is None or self.zone not in ("problem", "measure"):
            return False
        if (
            previous.style in ("is_form", "qi_form", "bare", "piece", "label")
            or not previous.line_start
        ):
            return False
        head = self.text[start:end]
        if (
            re.match(r"总之|今后|在今后|下一?步", head) and self.zone == "problem"
        ) or head.startswith("总之"):
            return False
        first = periods(self.text, start, end)[0]
        sentence = self.text[first[0] : first[1]]
        if self.cues.measure_lead.match(sentence) or self.cues.self_lead.match(sentence):
            if self.zone == "problem" or sentence.endswith("："):
                return False
        if head.rstrip().endswith(("：", ":")) or self.title_zone(sentence):
            return False
        colon = re.match(r"[^。；]{2,40}[：:]", head)
        if colon and self.colon_zone(colon.group()):
            return False
        items = self.out.problems if self.zone == "problem" else self.out.measures
        if not items or items[-1].end > start or items[-1].end < previous.start:
            return False
        last = items[-1]
        heading_like = self.text[previous.end - 1 : previous.end] not in "。；;，"
        if not heading_like and last.end - last.start > 40:
            # A full paragraph of its own: goes on only where it explains.
            if self.zone == "measure" and not self.cues.consequence.search(sentence):
                return False
        _, stop = strip(self.text, start, end, _EDGE)
        last.end = stop
        last.text = self.text[last.start : last.end]
        return True

    def _marked(self, piece: Piece, start: int, end: int) -> None:
        text = self.text
        if piece.style == "label":
            zone: Zone = "problem" if re.search(r"问题|不足|短板|差距", piece.mark) else "measure"
            if zone == "problem":
                self.pairs += 1
                self.pair = self.pairs
            self.zone = zone
            self.nested = len(piece.path)
            self._running(*strip(text, start, end, "：:，,—】〕] "), single=zone == "problem")
            return
        if self.nested > len(piece.path) > 0:
            # Out of an item whose 「改进：」 was told inside it.
            self.zone, self.pair = "mixed", None
        self.nested = 0
        head_end = start
        while head_end < end and text[head_end] not in "。：:\n；;":
            head_end += 1
        head = text[start:head_end]
        zone_of_head = self.title_zone(head)
        if zone_of_head:
            self.zone = zone_of_head
            self.pair = None
            rest = strip(text, head_end, end, _EDGE)
            if rest[0] < rest[1]:
                self._running(*rest)
            return
        if start >= end:
            return
        if not piece.leaf:
            # A title above items, or an item's opening words before 「问题：」 and the like.
            if self.cues.last_year.search(text[start:end]) and end - start < 40:
                self.zone = "last"
            return
        if self.zone == "last":
            if not _THIS_YEAR.match(text[start:end]):
                self._last(start, end)
                return
            self.zone = ""
        self._item(start, end, piece.ordinal)

    def _item(self, start: int, end: int, ordinal: int | None) -> None:
        """A list item: one problem, one measure, or a problem with its measure."""
        text = self.text
        whole = text[start:end]
        turn = None
        if (ordinal or 1) == 1:
            self.turned = False
        if self.zone != "measure":
            for a, b in periods(text, start, end)[1:]:
                if self._switches(text[a:b], text[b : b + 1] or text[b - 1 : b], b >= end - 1):
                    turn = a
                    break
        if turn is None and self.zone in ("", "mixed"):
            # 「（一）更新慢。由办公室每月检查。」: the item's own sentences change sides.
            parts = periods(text, start, end)
            if len(parts) > 1 and self.cues.sign.search(text[parts[0][0] : parts[0][1]]):
                for a, b in parts[1:]:
                    if self._acts(text[a:b]):
                        turn = a
                        break
        if turn is None and self.zone != "measure":
            for match in _TURN.finditer(whole):
                if self.cues.sign.search(whole[: match.start()]):
                    turn = start + match.end()
                    break
        if turn is not None and self.zone in ("problem", "mixed", ""):
            self.pairs += 1
            self.pair = self.pairs
            self._problem(start, turn, ordinal)
            came_from, self.zone = self.zone, "measure"
            # The rest of such an item may open the list of measures of all the problems.
            tail_colon = whole.rstrip().endswith(("：", ":"))
            # So may a last item that alone of its list goes on to the measures.
            closes = (ordinal or 1) > 1 and not self.turned
            self.turned = True
            if tail_colon or closes or self._opens_measures(text[turn:end]):
                self._running(turn, end)
                self.pair = None
            else:
                self._measure(turn, end, ordinal)
                self.zone = "mixed" if came_from in ("mixed", "") else came_from
                self.pair = None
            return
        zone: Zone = self.zone
        if zone in ("", "mixed"):
            zone = self._classify(whole)
        if zone == "measure":
            for first, last in self._trailing(start, end):
                self._measure(first, last, ordinal)
        else:
            self._problem(start, end, ordinal)

    def _acts(self, sentence: str) -> bool:
        """Whether a sentence plainly does something: an action word first, no fault named."""
        first = re.split(r"[，,；;]", sentence)[0]
        return bool(_ACTION.match(sentence)) and not self.cues.sign.search(first)

    def _switches(self, sentence: str, after: str, is_last: bool) -> bool:
        """Whether a sentence inside a problem's item leaves the problems."""
        if self.leads(sentence):
            return True
        lead = re.match(r"[^，,。；：:]{2,20}[：:]", sentence)
        if lead and self.colon_zone(lead.group()) == "measure":
            return True
        if is_last and sentence.rstrip().endswith(("：", ":")):
            return self.colon_zone(sentence) == "measure"
        return self.title_zone(sentence) == "measure"

    def leads(self, sentence: str) -> bool:
        """Whether a sentence opens with words that lead to a measure (a year must be to come)."""
        match = self.cues.measure_lead.match(sentence)
        if match:
            years = [int(y) for y in re.findall(r"20\d\d", match.group())]
            if years and self.year and max(years) <= self.year:
                return bool(_SELF.search(sentence))
            return not re.match(r"同时|此外|另外|其次|再次|最后|首先|并", sentence)
        if _SELF.search(sentence[:14]) and not self.cues.past.search(sentence):
            return True
        return bool(self.cues.self_lead.match(sentence))

    def _opens_measures(self, tail: str) -> bool:
        """「下一步，我局将采取以下措施」 and the like, after the last problem of a list."""
        head, colon, _ = tail.partition("：")
        if colon and len(head) <= 20 and self.colon_zone(head) == "measure":
            return True
        return bool(self.cues.intro.search(head.strip(_EDGE)))

    def _trailing(self, start: int, end: int) -> list[tuple[int, int]]:
        """An item, without a closing slogan at its end."""
        parts = periods(self.text, start, end)
        if len(parts) > 1 and self.cues.slogan.search(self.text[parts[-1][0] : parts[-1][1]]):
            if re.match(r"努力|力争|为|推动|以", self.text[parts[-1][0] : parts[-1][1]]):
                return [(start, parts[-2][1])]
        return [(start, end)]

    def _classify(self, sentence: str) -> Zone:
        cues = self.cues
        if self.leads(sentence):
            return "measure"
        sentence = sentence.strip(_EDGE)
        sign = cues.sign.search(periods_first(sentence))
        if sign and not re.search(
            r"^(?:进一步|加强|强化|完善|提升|提高|建立|健全|规范|推进|优化|拓宽|丰富)", sentence
        ):
            return "problem"
        return "measure"

    # --- running text -----------------------------------------------------------

    def _running(self, start: int, end: int, single: bool = False) -> None:
        if self.zone == "measure" and not single and self._titled(start, end):
            self._measure(start, end)
            return
        for a, b in periods(self.text, start, end):
            self._period(a, b, single)

    def _zone_of_what_follows(self, start: int, end: int) -> Zone | None:
        """What a lead of unknown wording opens, by the sentence after its colon."""
        first = periods(self.text, start, end)
        if not first:
            return None
        sentence = re.split(r"[；;]", self.text[first[0][0] : first[0][1]])[0]
        if _ACTION.match(sentence) or self.leads(sentence):
            return "measure"
        return "problem" if self.cues.sign.search(sentence) and not self.out.problems else None

    def _titled(self, start: int, end: int) -> bool:
        """Whether a paragraph among the measures is one measure under its own short title."""
        parts = periods(self.text, start, end)
        head = self.text[parts[0][0] : parts[0][1]] if parts else ""
        return (
            len(parts) > 1
            and self.text[start - 1 : start] in ("", "\n", " ", "-", "\u3000")
            and 4 <= len(head) <= 16
            and not re.search(r"[，,；;：:、]|\d|将|为此|如下", head)
            and not self.title_zone(head)
            and not _opens_problems(self.text[start:end])
            and bool(
                _ACTION.match(head)
                or re.match(r"推动|增加|按时|提升|提高|抓|补|做|完善|解决|打造|减少|均衡|让", head)
            )
        )

    def _period(self, start: int, end: int, single: bool) -> None:
        text = self.text
        arrow = re.search(r"→|⇒|=>|—>|-->", text[start:end])
        if arrow and arrow.start() > 2:
            # 「更新慢→每周报送」
            for a, b in split(text, start, end, "；;"):
                left = re.search(r"→|⇒|=>|—>|-->", text[a:b])
                if left is None:
                    self._measures(a, b)
                    continue
                self.pairs += 1
                self.pair = self.pairs
                self._problem(a, a + left.start())
                self._measure(a + left.end(), b)
                self.pair = None
            return
        # 「…主要有：」: what stands before a colon may change the zone.
        at = start
        for a, b in split(text, start, end, "：:"):
            if b >= end or text[b : b + 1] not in "：:":
                at = a
                break
            zone = self.colon_zone(text[a:b])
            if zone is None and a == start and self.zone in ("", "mixed") and b - a <= 24:
                zone = self._zone_of_what_follows(b + 1, end)
            if zone is None and a > start:
                at = a
                break
            if zone is None:
                at = a
                break
            if (
                self.zone == "measure"
                and zone == "measure"
                and not self.cues.intro.search(text[a:b])
            ):
                # A measure with a colon in it, not a lead to a list.
                if (
                    b + 1 < end
                    and not self.cues.measure_lead.match(text[a:b])
                    and not self.title_zone(text[a:b])
                ):
                    at = a
                    break
            if zone == "problem" and self.zone == "last":
                pass
            if zone == "measure" and self.zone != "measure":
                self._listed(a, b)
            self.zone = zone
            if (
                zone == "last"
                and "，" in text[a:b]
                and re.search(r"报告|列出|提出|指出", text[a:b])
            ):
                self._last(a, b)  # the lead itself tells of last year
            self._target(text[a:b])
            at = b + 1
        start, end = strip(text, at, end, "：:")
        if start >= end:
            return
        whole = text[start:end]
        if (
            self.zone == "last"
            and not _THIS_YEAR.match(whole)
            and (not self.leads(whole) or self._is_past(whole))
        ):
            self._last(start, end)
            return
        if self.cues.last_year.search(whole) and self._about_last_year(whole):
            comma = re.match(r"(?:对照|针对|按照|根据)[^，,。]{2,20}[，,]", whole)
            skip = comma.end() if comma and self.cues.last_year.search(comma.group()) else 0
            self.zone = "last"
            self._last(start + skip, end)
            return
        if self.zone == "last":
            self.zone = ""
        if self.title_zone(whole):
            self.zone = self.title_zone(whole) or ""
            return
        if self.cues.no_problem.search(whole) and len(whole) < 30 and self.zone != "measure":
            return
        lead = self.leads(whole)
        if self.zone == "measure":
            if _opens_problems(whole) and not lead:
                self.zone = "problem"
        elif lead and not _opens_problems(whole):
            self.zone = "measure"
        elif self.zone in ("", "mixed"):
            if self.cues.sign.search(whole) or _PROBLEM_WORD.search(whole):
                self.zone = "problem" if not _ACTION.match(whole) else "measure"
            elif self.cues.past.search(whole) and not self.cues.future.search(whole):
                return
            elif self.cues.future.search(whole):
                self.zone = "measure"
            else:
                if not self.out.problems and 6 <= len(whole) <= 80 and not self._is_gap(start, end):
                    self.gaps.append((start, end))
                return
        elif (
            _ACTION.match(whole)
            and self.out.problems
            and not self.cues.sign.search(re.split(r"[，,；;]", whole)[0])
        ):
            self.zone = "measure"
        if self.zone == "measure":
            self._measures(start, end)
            return
        turn = None
        for match in _TURN.finditer(whole):
            if self.cues.sign.search(whole[: match.start()]):
                turn = start + match.end()
                break
        self._problems(start, turn if turn is not None else end, single)
        if turn is not None:
            self.zone = "measure"
            self._measures(turn, end)

    def _listed(self, start: int, end: int) -> None:
        """Problems listed in a sentence whose last clause opens the measures."""
        commas = split(self.text, start, end, "，,")
        if len(commas) < 2:
            return
        head = self.text[start : commas[-2][1]]
        if (
            re.search(r"存在|问题|不足", head)
            and self.cues.sign.search(head)
            and not _SELF.search(head)
        ):
            if not self._is_gap(start, commas[-2][1]) and not head.startswith("针对"):
                self._problems(start, commas[-2][1], False)

    def _about_last_year(self, whole: str) -> bool:
        if re.search(r"仍(?:未|然|存在)|(?:依然|尚未)", whole):
            return False
        years = [int(y) for y in re.findall(r"20\d\d(?=年)", whole)]
        if self.year and years and all(y > self.year for y in years):
            return False
        return bool(re.search(r"已|完成|整改到位|了|均", whole))

    def _is_past(self, sentence: str) -> bool:
        """Whether a sentence tells of work done, and of none to come."""
        if not self.cues.past.search(sentence) or self.cues.future.search(sentence):
            return False
        rest = "，".join(c for c in re.split(r"[，,；;]", sentence) if not self.cues.past.search(c))
        if re.search(
            r"每(?:月|季|周|半?年|日)|(?:月|日|年|季度)(?:底|末)?前|不少于|由.{2,10}(?:牵头|负责)",
            rest,
        ):
            return False
        years = [int(y) for y in re.findall(r"20\d\d(?=年)", sentence)]
        return not (self.year and any(y > self.year for y in years))

    def _last(self, start: int, end: int) -> None:
        a, b = strip(self.text, start, end)
        if self.text[b : b + 1] in ("。", "；"):
            b += 1
        if self.out.last_year and b > a:
            before = self.out.last_year[-1]
            if not self.text[before.end : a].strip(_EDGE):
                self.out.last_year[-1] = Span(before.start, b)
                return
        if b > a:
            self.out.last_year.append(Span(a, b))

    # --- problems -----------------------------------------------------------------

    def _problems(self, start: int, end: int, single: bool) -> None:
        """The problems of one sentence without list marks."""
        text = self.text
        whole = text[start:end]
        lead = None
        for match in [self.cues.problem_lead.match(whole)]:
            if match and match.end() < len(whole) - 2:
                before = re.split(r"[，,]", match.group())[:-1]
                if not any(
                    self.cues.sign.search(c) and not self.cues.generic_gap.search(c) for c in before
                ):
                    lead = match
        if lead:
            start += lead.end()
        stops = split(text, start, end, "；;")
        for a, b in stops:
            if re.match(r"(?:均|目前|现)?已", text[a:b]) and not self.cues.sign.search(text[a:b]):
                continue
            if single and len(stops) == 1:
                commas = split(text, a, b, "，,")
                signed = sum(1 for s, e in commas if self.cues.sign.search(text[s:e]))
                listed = (
                    re.search(r"存在", whole)
                    and "、" in whole
                    and re.search(r"等.{0,6}(?:问题|不足)$", whole)
                )
                if signed < 3 and not listed:
                    self._problem(a, b)
                    continue
            self._clauses(a, b, len(stops))

    def _clauses(self, start: int, end: int, parts: int) -> None:
        text, cues = self.text, self.cues
        segments: list[tuple[int, int]] = []
        listed: set[tuple[int, int]] = set()
        for a, b in split(text, start, end, "，,"):
            inner = split(text, a, b, "、")
            if (
                (len(inner) > 2 or all(e - s > 4 for s, e in inner))
                and len(inner) > 1
                and all(
                    e - s >= 3 and cues.sign.search(self._without_tail(text[s:e])) for s, e in inner
                )
            ):
                segments.extend(inner)
                listed.update(inner)
            else:
                segments.append((a, b))
        told = [s for s in segments if not self._is_gap(*s)]
        if not told or not any(b - a > 1 for a, b in told):
            self.gaps.extend(segments[-1:])
            return
        segments = told
        short = any(b - a > 7 for a, b in segments)
        signed = [bool(cues.sign.search(self._without_tail(text[a:b]))) for a, b in segments]
        may_split = parts == 1 or sum(signed) >= 3
        groups: list[list[tuple[int, int]]] = []
        pending: list[tuple[int, int]] = []
        for (a, b), has in zip(segments, signed, strict=True):
            clause = text[a:b]
            if not has:
                if groups and not pending:
                    groups[-1].append((a, b))
                else:
                    pending.append((a, b))
                continue
            if (
                groups
                and not pending
                and (a, b) not in listed
                and (not may_split or cues.explain.match(clause) or (short and b - a <= 4))
            ):
                groups[-1].append((a, b))
                continue
            if pending and re.match(
                r"^(?:回顾|看到|我们也|取得|虽|但|同时|经|受|与|对照|通过|在|20\d\d年)|^[^，,。]*(?:虽然|取得|进步|成效)",
                text[pending[0][0] : pending[-1][1]],
            ):
                pending = []
            groups.append([*pending, (a, b)])
            pending = []
        if pending:
            if groups:
                groups[-1].extend(pending)
            elif pending[-1][1] - pending[0][0] > 6 and not re.match(
                r"在肯定|回顾|总体", text[pending[0][0] : pending[-1][1]]
            ):
                groups.append(pending)
        for group in groups:
            self._problem(group[0][0], group[-1][1])

    def _without_tail(self, clause: str) -> str:
        return self.cues.problem_tail.sub("", clause)

    def _is_gap(self, start: int, end: int) -> bool:
        return bool(self.cues.generic_gap.search(self.text[start:end]))

    def _problem(self, start: int, end: int, ordinal: int | None = None) -> None:
        text = self.text
        start, end = strip(text, start, end, _EDGE)
        lead = re.match(r"(?:仍|还|也|依然)?(?:然)?(?:主要)?存在(?:着)?(?=\S{4})", text[start:end])
        if lead:
            start += lead.end()
        explicit = re.match(r"(?:针对|对)?(?P<x>[^，,]{4,40}?)(?:的|等)?问题[，,]", text[start:end])
        if explicit and text[start:end].startswith("针对"):
            start, end = start + explicit.start("x"), start + explicit.end("x")
        tail = self.cues.problem_tail.search(text, start, end)
        if tail and tail.end() == end and tail.start() - start >= 2:
            end = tail.start()
        start, end = strip(text, start, end, _EDGE)
        if end - start < 2 or self.cues.no_problem.fullmatch(text[start:end]):
            return
        if _SAYS_NOTHING.fullmatch(text[start:end]):
            return
        self.out.problems.append(Problem(start, end, text[start:end], self.pair, ordinal))

    # --- measures ------------------------------------------------------------------

    def _named(self, start: int, end: int) -> None:
        """A problem told nowhere but in 「针对…问题」 is a problem of its own."""
        name = self.text[start:end]
        if not self.cues.sign.search(name) or (self.gaps and not self.out.problems):
            return
        pairs = {name[i : i + 2] for i in range(len(name) - 1)}
        for problem in self.out.problems:
            if sum(1 for p in pairs if p in problem.text) >= 0.4 * len(pairs):
                return
        self.out.problems.append(Problem(start, end, name, self.pair))
        self.out.problems.sort(key=lambda p: p.start)

    def _target(self, text: str) -> None:
        match = re.search(r"针对(?P<x>[^，,。；：]{4,60}?)(?:的|等)?(?:问题|不足|情况|短板)", text)
        if match and not re.search(r"以上|上述|存在|这些|此", match.group("x")):
            self.target = match.group("x")

    def _measures(self, start: int, end: int) -> None:
        """The measures of one sentence without list marks: cut at semicolons."""
        for a, b in split(self.text, start, end, "；;"):
            clause = self.text[a:b]
            if _opens_problems(clause) and self.cues.sign.search(clause):
                self.zone = "problem"
                self._period(a, b, False)
                continue
            turn = _FOR_THIS.search(clause)
            if turn and self.cues.sign.search(clause[: turn.start()]):
                self.pairs += 1
                self.pair = self.pairs
                self._problem(a, a + turn.start())
                self._measure(a + turn.end(), b)
                self.pair = None
                continue
            items = self.out.measures
            if (
                items
                and self.cues.consequence.search(clause)
                and not self.text[items[-1].end : a].strip(_EDGE)
            ):
                items[-1].end = b
                items[-1].text = self.text[items[-1].start : b]
                continue
            if (
                self.cues.slogan.search(clause)
                and items
                and re.match(r"努力|力争|为|推动|以|奋力|不断", clause)
            ):
                continue
            self._measure(a, b)

    def _measure(self, start: int, end: int, ordinal: int | None = None) -> None:
        text = self.text
        start, end = strip(text, start, end, _EDGE)
        bare = text[start:end] + "，"
        if self.title_zone(bare) or (
            (m := self.cues.measure_lead.match(bare)) and m.end() == len(bare)
        ):
            return
        if text[start:end].startswith("总之") and self.out.measures:
            return
        target, self.target = self.target, ""
        number: int | None = None
        while start < end:
            lead = self.cues.measure_lead.match(text[start:end])
            if not lead or not lead.end() or lead.end() >= end - start - 1:
                break
            counted = re.match(
                r"(?:针对|对于?)第([一二三四五六七八九十\d]{1,2})(?:个|项|条|点|方面)", lead.group()
            )
            if counted:
                number = number_of(counted.group(1))
            found = _WITHIN.match(lead.group())
            if found and not re.search(r"以上|上述|存在的|这些|第.{1,2}[个项条]", found.group("x")):
                target = found.group("x")
                self._named(start + found.start("x"), start + found.end("x"))
            start, end = strip(text, start + lead.end(), end, _EDGE)
            will = re.match(r"(?:将|拟)(?=[\u4e00-\u9fff]{3})(?!来|军|近|定)", text[start:end])
            if will:
                start += will.end()
        if start >= end:
            return
        whole = text[start:end]
        if not target:
            inside = _WITHIN.search(whole)
            if inside and "针对" in inside.group() and "上述" not in inside.group():
                target = inside.group("x")
        intro = whole.endswith(("：", ":")) or (
            self.cues.intro.search(whole)
            and len(whole) < 45
            and len(split(text, start, end, "，,")) <= 2
        )
        if intro or text[end : end + 1] in ("：", ":"):
            return
        measure = Measure(start, end, whole, self.pair, ordinal, target)
        measure.target_number = number
        if self._is_past(whole):
            measure.done = True
            self.out.done.append(measure)
            return
        self.out.measures.append(measure)


def periods_first(sentence: str) -> str:
    """The first sentence of an item."""
    return re.split(r"[。；;]", sentence, maxsplit=1)[0]


def _opens_problems(sentence: str) -> bool:
    return bool(
        re.search(
            r"(?:仍|还|也|但|主要)(?:然|是|主要)?存在[^，,。]{0,20}(?:问题|不足|差距|短板)|(?:问题|不足)(?:主要)?(?:是|有|表现|体现)",
            sentence,
        )
    )


def find_items(
    text: str, blocks: Sequence[tuple[int, int]], cues: Cues, year: int | None = None
) -> Items:
    """Problems, measures, past work and last year's passages of section five.

    ``blocks`` are the section's paragraphs in order (its own heading left out), as
    spans of ``text``; ``year`` is the report's year, where known.
    """
    rows, rest = find_rows(text, blocks)
    items = _Reader(text, cues, year).read(rest)
    for number, row in enumerate(rows, 1):
        _add_row(items, row, number, text)
    if rows:
        items.problems.sort(key=lambda p: p.start)
        items.measures.sort(key=lambda m: m.start)
    return items


def _add_row(items: Items, row: Row, number: int, text: str) -> None:
    """A table's row: its problem and its measure, who and when in the cells after it."""
    problem, measure = row.cells.get("problem"), row.cells.get("measure")
    pair = 100_000 + number if problem and measure else None
    if problem:
        items.problems.append(Problem(*problem, text[problem[0] : problem[1]], pair))
    if measure:
        start, end = measure
        cells = [(kind, *row.cells[kind]) for kind in ("who", "when") if kind in row.cells]
        cells = [c for c in cells if c[1] >= end]
        end = max([end, *(c[2] for c in cells)])
        new = Measure(start, end, text[start:end], pair)
        new.cells = cells  # type: ignore[assignment]
        items.measures.append(new)
