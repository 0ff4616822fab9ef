"""The bounds of the elements that the model tells, set right by the guideline's plain rules.

The model reads character by character and sometimes stops short: a check without its manner or
its object, an event without its noun, half of a list.  What docs/plans-guideline.md says of
bounds and what can be told from the text alone is done here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from nlpcheck.language.plans.clause import Tokens
from nlpcheck.language.plans.model import Element

STOPS = "，。；：,;:！？\n|｜\t \u3000（）()"


class Mender:
    """Mends the elements of one measure; none overlaps another before or after."""

    def __init__(self, text: str, tokens: Tokens, start: int, end: int) -> None:
        self.text, self.tokens = text, tokens
        self.start, self.end = start, end
        self.found: list[Element] = []

    def mend(self, found: list[Element]) -> list[Element]:
        """The elements with their bounds set right, in order."""
        self.found = sorted(found, key=lambda e: e.start)
        for kind, change in _CHANGES:
            for e in [x for x in self.found if x.kind == kind]:
                if e in self.found:
                    change(self, e)
        self._join()
        return self.found

    # --- what stands around -----------------------------------------------------

    def _put(self, old: Element, a: int, b: int) -> Element:
        """``old`` with other bounds within the measure; what it covers now goes."""
        a, b = max(a, self.start), min(b, self.end)
        if a >= b or (a, b) == (old.start, old.end):
            return old
        new = Element(old.kind, a, b, old.source)
        self.found[self.found.index(old)] = new
        self.found = [e for e in self.found if e is new or e.end <= a or e.start >= b]
        return new

    def _cut(self, e: Element, lead: re.Pattern[str], tail: re.Pattern[str] | None) -> Element:
        """An element without what leads it in and what follows on it."""
        a, b = e.start, e.end
        head = lead.match(self.text, a, b)
        if head and head.end() < b - 1:
            a = head.end()
        end = tail.search(self.text, a, b) if tail else None
        if end and end.start() > a + 1:
            b = end.start()
        return self._put(e, a, b)

    def _left(self, at: int, over: str = "") -> int:
        """Where the stretch before ``at`` begins that no stop and no element breaks."""
        a = at
        while a > self.start and (self.text[a - 1] not in STOPS):
            a -= 1
        for e in self.found:
            if e.kind != over and a < e.end <= at:
                a = e.end
        return a

    def _right(self, at: int, over: str = "") -> int:
        """Where the stretch after ``at`` ends."""
        b = at
        while b < self.end and (self.text[b] not in STOPS):
            b += 1
        for e in self.found:
            if e.kind != over and at <= e.start < b:
                b = e.start
        return b

    # --- kinds --------------------------------------------------------------------

    def _when(self, e: Element) -> None:
        text = self.text
        e = self._cut(e, _WHEN_LEAD, None)
        told = text[e.start : e.end]
        if not _RELATIVE.search(told) or _NO_EVENT.match(told):
            return
        bare = _BARE.match(told)
        a = self._left(e.start, "object")
        before = text[a : e.start]
        cut = _WHEN_BOUND.search(before)
        if cut:
            a += cut.end()
            before = before[cut.end() :]
        if not before or len(before) > 12:
            return
        if bare and not self._event(a, e):
            return
        if any(x.kind == "object" and x.start < a < x.end for x in self.found):
            return
        if any(x.kind == "object" and a <= x.start < e.start for x in self.found) and not any(
            x.kind == "object" and e.end <= x.start < self._right(e.end, "object")
            for x in self.found
        ):
            return
        self._put(e, a, e.end)

    def _event(self, a: int, e: Element) -> bool:
        """Whether a bare time is counted from what ``[a, e.start)`` tells."""
        before = self.text[a : e.start]
        if _COUNTED.search(before):
            return True
        i = self.tokens.index(e.start - 1)
        return (
            self.text[e.start] in "当次同"
            and self.tokens.ends[i] == e.start
            and self.tokens.tags[i] in ("v", "vn")
        )

    def _check(self, e: Element) -> None:
        text = self.text
        e = self._cut(e, _CHECK_LEAD, None)
        a, b = e.start, e.end
        # What it does something to.
        stop = self._right(b, "object")
        rest = text[b:stop]
        cut = _CHECK_BREAK.search(rest)
        if cut:
            stop = b + cut.start()
        if b < stop:
            b = stop
        tail = _CHECK_TAIL.search(text, a, b)
        if tail and tail.start() > a:
            b = tail.start()
        # How it is done, or what has to be the case.
        first = self._left(a)
        before = text[first:a]
        manner = _MANNER.search(before)
        if manner:
            a = first + manner.start("x")
        else:
            case = _CASE.search(before)
            if case:
                a = first + case.start("x")
        self._put(e, a, b)

    # --- names and lists --------------------------------------------------------

    def _items(self, e: Element, heads: re.Pattern[str] | None = None) -> Element:
        """A list whole: what 、 and 和 join to an element on either side, where it is nouns."""
        text = self.text
        a, b = e.start, e.end
        stop = self._right(b)
        more = text.find("等", b, stop)
        stop = more if more >= 0 else stop
        while b < stop:
            joint = _JOINT.match(text, b, stop)
            last = self._item_after(joint.end(), stop) if joint else 0
            if not joint or not last or (heads and not heads.search(text, joint.end(), last)):
                break
            b = last
        first = self._left(a)
        while a > first:
            joint = _JOINT_BEFORE.search(text, first, a)
            if not joint or joint.start() <= first:
                break
            begin = self._item_before(first, joint.start())
            if not begin or (heads and not heads.search(text, begin, joint.start())):
                break
            a = begin
        return self._put(e, a, b)

    def _item_after(self, at: int, stop: int) -> int:
        """The end of the item that begins at ``at``, 0 where none does."""
        tokens = self.tokens
        i = tokens.index(at)
        if tokens.starts[i] != at:
            return 0
        last = at
        while i < len(tokens.words) and tokens.ends[i] <= stop and _nominal(tokens, i):
            last = tokens.ends[i]
            i += 1
        if last == stop or _LISTED.match(self.text, last):
            return last if last > at else 0
        rest = _ITEM.match(self.text, at, stop)
        if rest and rest.end() == stop and not _ACTS.search(self.text, at, stop):
            return stop
        follows = last > at and last < stop and tokens.tags[i][:1] in "dvp"
        return last if follows and tokens.tags[i - 1][:1] == "n" else 0

    def _item_before(self, first: int, stop: int) -> int:
        """The start of the item that ends at ``stop``, 0 where none does."""
        text, tokens = self.text, self.tokens
        begin = max(first - 1, *(text.rfind(mark, first, stop) for mark in "、的由")) + 1
        for mark in "和与及":
            cut = text.rfind(mark, max(first, begin), stop)
            if cut >= 0 and tokens.words[tokens.index(cut)] in (mark, "以及"):
                begin = max(begin, cut + 1)
        for lead in _DOING.finditer(text, begin, stop):
            begin = lead.end()
        if begin > first and 1 < stop - begin < 9 and not _ACTS.search(text, begin, stop):
            return begin
        i = tokens.index(stop - 1)
        if tokens.ends[i] != stop:
            return 0
        at = stop
        while i >= 0 and tokens.starts[i] >= max(first, begin) and _nominal(tokens, i):
            at = tokens.starts[i]
            i -= 1
        return at if stop - at > 1 else 0

    def _join(self) -> None:
        """Two of a kind with nothing but a joint between them are one."""
        made: list[Element] = []
        for e in self.found:
            last = made[-1] if made else None
            between = self.text[last.end : e.start] if last else ""
            if last and last.kind == e.kind and _JOINT.fullmatch(between):
                made[-1] = Element(e.kind, last.start, e.end, last.source)
            elif (
                last and last.kind == "quantity" and e.kind == "who" and not between
                and self.text[e.start - 1] in "名位"
            ):  # fmt: skip
                made[-1] = Element("who", last.start, e.end, e.source)
            else:
                made.append(e)
        self.found = made

    def _object(self, e: Element) -> None:
        e = self._cut(e, _OBJECT_LEAD, _OBJECT_TAIL)
        e = self._items(e)
        year = _YEAR_BEFORE.search(self.text, self._left(e.start), e.start)
        if year:
            self._put(e, year.start(), e.end)

    def _means(self, e: Element) -> None:
        e = self._cut(e, _MEANS_LEAD, _MEANS_TAIL)
        self._items(e)

    def _who(self, e: Element) -> None:
        e = self._cut(e, _WHO_LEAD, None)
        tail = _WHO_TAIL.match(self.text, e.start, e.end)
        if tail:
            e = self._put(e, e.start, tail.end("x"))
        stop = self._right(e.end)
        i = self.tokens.index(e.end)
        if (
            e.end < stop
            and self.tokens.starts[i] == e.end
            and self.tokens.ends[i] <= stop
            and _POST.fullmatch(self.tokens.words[i])
        ):
            e = self._put(e, e.start, self.tokens.ends[i])
        self._items(e, _ACTOR)


def _nominal(tokens: Tokens, i: int) -> bool:
    tag, word = tokens.tags[i], tokens.words[i]
    return (
        tag[:1] in ("n", "j", "l", "b", "i", "s") or tag in ("vn", "an", "eng")
    ) and word not in _NO_ITEM


_NO_ITEM = frozenset(["等", "方面", "工作"])
_JOINT = re.compile(r"、|以及|[和与及](?!时|其)")
_JOINT_BEFORE = re.compile(r"(?:、|以及|[和与及])$")
_ITEM = re.compile(r"[\u4e00-\u9fff“”]{2,10}")
_DOING = re.compile(
    r"公布|公开(?![目指事栏承制办])|更新|发布(?![审流管])|编制|制定|建立|修订|制作|推出|补[齐录全]|完善|采取|利用|运用|采用|通过|开展|推行|配发|增配"
)
_ACTS = re.compile(
    r"公布|公开(?!目录|指南|事项|栏)|更新|发布|上[网墙传线]|[由把将向并后再]|进行|予以|全部|统一|一律|分别|张贴|上报"
)
_LISTED = re.compile(r"[、和与及等的]")
_OBJECT_LEAD = re.compile(
    r".*(?:做成|(?<=[口处内上])设置|配套|补登|商定|推送|套用|印制|编制|制作|张贴|附(?![件表录注属近])|(?:建设|汇编|编印|推出|开设)(?=[“《]))"
    r"|使用|规定|本(?:局|单位|机关|街道|镇|乡|委|办|院)|我[局镇乡县市区委]|全部|各(?:类|项|事业单位|单位)|全[县镇区市乡]|现行(?:有效)?|新版|统一的"
)
_OBJECT_TAIL = re.compile(r"(?:等|[两三四五六七八九十](?:个栏目|栏|项|段|类信息)|全文)$")
_YEAR_BEFORE = re.compile(r"20\d\d年(?:以来的?|至20\d\d年的?|度)?$")
_MEANS_LEAD = re.compile(r"[\d一两三四五六七八九十]+(?:集|部|期|种|条|个|张)")
_MEANS_TAIL = re.compile(
    r"(?:等?(?:形式|方式|办法|格式|版本|手段)|(?<=”)(?:活动|机制|制度|工作|模式))$"
)
_WHO_LEAD = re.compile(
    r"报(?!社|账)|执行|坚持|由|请|须|聘请|邀请|安排|要求|组织(?!部|处|科|委|人事)"
)
_WHO_TAIL = re.compile(r"(?P<x>.{1,14}?(?:[员长任科室局办股所站队会人]|中心))[按逢向自须]")
_POST = re.compile(r"[\u4e00-\u9fff]{0,3}(?:员|长|主任|内勤|师|负责人|中心|股|科)")
_ACTOR = re.compile(
    r"(?:[员长任科室局办股所站队会人师部厅委]|中心|内勤|代表|顾问|负责人|窗口|书记|村支书)$"
)
_RELATIVE = re.compile(r"前|后|当[天日]|次日|同[日天]|之日起|日内|小时内|分钟内|首周")
_COUNTED = re.compile(
    r"(?:后|办结|结束|送达|印发|公布|故障|发生|到期|生效|届满|期满)$|^(?:发现|接到|收到|收悉)"
)
_NO_EVENT = re.compile(
    r"至少|"
    r"[每\d一二三四五六七八九十两半全年上下本今明去春夏秋冬元正双单逢按逐提不月季周](?!.{0,7}(?:日|小时|分钟)内)"
)
_BARE = re.compile(
    r"[\d一二三四五六七八九十两]+个?(?:工作日|日|小时|分钟|天)|当[天日]|次日|同[日天]|首周"
)
_WHEN_LEAD = re.compile(r"(?:提前[到至]|缩短[到至为]|延长[到至]|须|应|首批|自|从|在|于)")
_WHEN_BOUND = re.compile(
    r"^.*(?:[自从在于的由将把对须应凡按等]|继续坚持|所有|明确|写明|规定|各(?:办|村|业务|科|处|站|股|部|单)[^，]{0,3}?(?=信息|文件|事项|$)|科室|处室|每[^每]{0,4})"
)
_CHECK_LEAD = re.compile(
    r"(?:参与|进行|开展|组织|负责|实行|执行|落实|建立|完成|一次|须|应|要(?!素|点|件|求)|先(?!行)|再|并|还|均|都)+(?=..)"
)
_CHECK_BREAK = re.compile(
    r"之?后|等(?=信息)|[再、]|并(?!通报|公布|打分|签字|通|公)|机制|制度|流程|程序|工作|要求|的|方可|才"
)
_CHECK_TAIL = re.compile(r"(?:的?机制|的?制度|流程|(?<!必经)程序|工作|要求)$")
_MANNER = re.compile(
    r"(?P<x>(?:对照|按照?|比照|照着|(?<!参)与|同(?!时)|跟|向|用(?!户)|持|凭|拿着|在|当面|当场|集中|现场|实地|逐.|随机|交叉|到|入户|双重)(?:(?!一并|提交|送)[^的、]){0,14})$"
)
_CASE = re.compile(
    r"^(?:对于?|凡|如|若)?(?P<x>[^、]{0,16}(?:未|没|不|缺|漏|超|逾期|迟|错|连续|末)[^、]{0,12}的[^、]{0,8}?)$"
)
_CHANGES: tuple[tuple[str, Callable[[Mender, Element], None]], ...] = (
    ("when", Mender._when),
    ("who", Mender._who),
    ("check", Mender._check),
    ("means", Mender._means),
    ("object", Mender._object),
)
