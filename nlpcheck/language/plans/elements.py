"""The elements of a measure: who, when, how much, which thing, which check, by what means.

Patterns (elements.toml) find what has a form of its own: time, number, gate.  Who, which
thing and how it is checked stand in places of the sentence, so these are read from the
clause: see actors.py, things.py and checks.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlpcheck.language.plans.actors import ActorReader
from nlpcheck.language.plans.bounds import Mender
from nlpcheck.language.plans.chain import load
from nlpcheck.language.plans.checks import CheckReader
from nlpcheck.language.plans.clause import Tokens
from nlpcheck.language.plans.features import features
from nlpcheck.language.plans.layout import split
from nlpcheck.language.plans.means import MeansReader
from nlpcheck.language.plans.model import Element, ElementKind
from nlpcheck.language.plans.patterns import Pattern, together
from nlpcheck.language.plans.tagger import MODEL, tag
from nlpcheck.language.plans.things import ThingReader
from nlpcheck.language.prefilter import signs

__all__ = ["Finder", "Tokens"]


class Finder(ActorReader, CheckReader, MeansReader, ThingReader):
    """Finds the elements of measures with one set of cues and patterns."""

    def rules(
        self, start: int, end: int, cells: Sequence[tuple[str, int, int]] = ()
    ) -> list[Element]:
        """The elements that the rules find in ``[start, end)``, in order, none overlapping another.

        ``cells`` are those of a table's row that name who and when.
        """
        clauses = split(self.text, start, end, "，,。；;：:！？\n|｜\t")
        self.past = [
            (a, b)
            for a, b in clauses
            if self.cues.past.search(self.text[a:b]) and not self.cues.future.search(self.text[a:b])
        ]
        found: list[Element] = []
        needing: list[tuple[Element, Pattern]] = []
        hopeful = together(self.patterns).hopeful(signs(self.text[start:end]))
        self.hopeful = [self.patterns[i] for i in hopeful]
        self._patterns("when", start, end, found, needing)
        for a, b in clauses:
            for element in self._before(a, b):
                self._add(found, element)
        for kind, a, b in cells:
            if kind == "who" or not any(a < e.end and e.start < b for e in found):
                self._add(found, Element(kind, a, b, "cell"))  # type: ignore[arg-type]
        for a, b in clauses:
            for element in self._actors(a, b, found):
                self._add(found, element)
        self._patterns("who", start, end, found, needing)
        self._patterns("check", start, end, found, needing)
        self._patterns("quantity", start, end, found, needing)
        self._needed(found, needing)
        self._patterns("object", start, end, found, needing)
        self._patterns("means", start, end, found, needing)
        for a, b in clauses:
            for element in self._checks(a, b, found):
                self._add(found, element)
        for a, b in clauses:
            for element in self._means(a, b, found):
                self._add(found, element)
            for element in self._objects(a, b, found):
                self._add(found, element)
        self._needed(found, needing)
        if not any(e.kind in ("when", "quantity") for e in found):
            # Everybody's task is nobody's.
            found[:] = [e for e in found if e.kind != "who" or self.text[e.start] != "各"]
        for element in self._watchers(clauses, found):
            self._add(found, element)
        return sorted(found, key=lambda e: e.start)

    def find(
        self, start: int, end: int, cells: Sequence[tuple[str, int, int]] = ()
    ) -> list[Element]:
        """The elements in ``[start, end)``, in order, none overlapping another."""
        return self.find_all([(start, end, cells)])[0]

    def find_all(
        self, some: Sequence[tuple[int, int, Sequence[tuple[str, int, int]]]]
    ) -> list[list[Element]]:
        """The elements of some measures: start, end and cells of each.

        What the rules find goes as evidence to the model that settles kind and bounds
        (:mod:`tagger`), which reads all of them at once.
        """
        rules = [self.rules(*one) for one in some]
        model = load(MODEL)
        read = [i for i, (start, end, _) in enumerate(some) if start < end]
        if model is None or not read:
            return rules
        places = [(some[i][0], some[i][1], rules[i]) for i in read]
        told = tag(model, features(self.text, self.tokens, places), [p[:2] for p in places])
        for i, elements in zip(read, told, strict=True):
            rules[i] = self._settled(rules[i], elements, *some[i][:2])
        return rules

    def _settled(
        self, rules: list[Element], told: list[Element], start: int, end: int
    ) -> list[Element]:
        """What the model tells, less what can't be; what isn't for it to judge stays.

        That is what a user's pattern and a table's cell say.
        """
        own = {p.name for p in self.patterns if p.user} | {"cell"}
        kept = [e for e in rules if e.source in own]
        names = {(e.kind, e.start, e.end): e for e in rules}
        told = [_tidy(self.text, e) for e in told]
        for e in Mender(self.text, self.tokens, start, end).mend(told):
            if e.end <= e.start or _NO_ELEMENT[e.kind](self.text, e.start, e.end):
                continue
            if any(a <= e.start < b for a, b in self.past):
                continue
            if e.kind in ("when", "quantity") and self._in_title(e.start):
                continue
            if e.kind == "quantity" and _in_number(self.text, e):
                continue
            if not any(e.start < k.end and k.start < e.end for k in kept):
                kept.append(names.get((e.kind, e.start, e.end), e))
        return sorted(kept, key=lambda e: e.start)

    def _before(self, start: int, end: int) -> list[Element]:
        """「…前」 after a verb or an occasion: 信息上网前, 汛期前, 节前."""
        text, tokens = self.text, self.tokens
        found: list[Element] = []
        for match in _BEFORE.finditer(text, start, end):
            at = match.start()
            if at <= start:
                continue
            i = tokens.index(at)
            if tokens.starts[i] != at:
                # 「会前」「节前」 as one word, or a word that only holds 前.
                if tokens.ends[i] != at + 1 or tokens.tags[i][:1] not in ("t", "f"):
                    continue
                if re.fullmatch(_NO_OCCASION, tokens.words[i]):
                    continue
                a = tokens.starts[i]
            else:
                if (
                    i == 0
                    or tokens.tags[i - 1][:1] not in ("v", "n", "l", "i", "a")
                    or _NO_TIME.search(text[start:at])
                ):
                    continue
                a = tokens.starts[i - 1]
                lead = re.match(r"(?:在|于|凡|并|须)+", text[start:at])
                head = start + (lead.end() if lead else 0)
                if at - head <= 5:
                    a = max(head, start)
            found.append(Element("when", a, match.end(), "before"))
        return found

    def _needed(self, found: list[Element], needing: list[tuple[Element, Pattern]]) -> None:
        """Adds the elements whose patterns ask for others, where those are there."""
        kinds = {e.kind for e in found}
        for element, pattern in needing:
            if kinds & set(pattern.needs):
                self._add(found, element)

    def _patterns(
        self,
        kind: ElementKind,
        start: int,
        end: int,
        found: list[Element],
        needing: list[tuple[Element, Pattern]],
    ) -> None:
        for pattern in self.hopeful:
            if pattern.kind != kind:
                continue
            for a, b in self._spans(pattern, start, end):
                if kind == "check":
                    # An actor or a time at its head is an element of its own.
                    for e in found:
                        if (
                            e.kind in ("who", "when")
                            and e.start < b
                            and a < e.end <= a + (b - a) * 0.7
                        ):
                            a = e.end
                element = Element(kind, a, b, pattern.name)
                if pattern.needs:
                    needing.append((element, pattern))
                else:
                    self._add(found, element)

    def _add(self, found: list[Element], element: Element) -> bool:
        if element.end <= element.start or any(
            element.start < e.end and e.start < element.end for e in found
        ):
            return False
        if any(a <= element.start < b for a, b in self.past):
            return False
        if element.kind in ("when", "quantity") and self._in_title(element.start):
            return False
        found.append(element)
        return True

    def _in_title(self, offset: int) -> bool:
        """Whether an offset stands inside 《…》: a number in a title is no target."""
        for left, right in ("《》", "“”"):
            opened = self.text.rfind(left, max(0, offset - 40), offset)
            if opened >= 0 and self.text.find(right, opened, offset) < 0:
                return True
        return False

    def _spans(self, pattern: Pattern, start: int, end: int) -> list[tuple[int, int]]:
        if pattern.regex is None:
            some = self.matches.get(id(pattern), ())
            return [(a, b) for a, b in some if start <= a and b <= end]
        part = self.text[start:end]
        spans = [m.span(pattern.group) for m in pattern.regex.finditer(part)]
        if spans and pattern.unless is not None:
            bars = [m.span() for m in pattern.unless.finditer(part)]
            spans = [(a, b) for a, b in spans if not any(a < y and x < b for x, y in bars)]
        return [(start + a, start + b) for a, b in spans]


_ENDS = "、，,；;。：: \t\u3000和与及"
# What leads an element in and is no part of it; 对照, 对账 and 经办人 begin with themselves.
_HEADS = re.compile(
    r"(?:[由将于把]|在(?!职|线|建|册|岗|研|编|校|院|途)|对(?!照|账|比|读|看|着|外|接|口|标|数|号|象|话|焦|图|表)|经(?!办|管|济|营|费|信|开|发|理|贸|手|过|销|纪|常))"
)


def _tidy(text: str, element: Element) -> Element:
    """An element without the marks and empty words at its ends, its brackets whole."""
    a, b = element.start, element.end
    while a < b and (
        text[a] in "、，,；;。：: \t\u3000》”）"
        or (b - a > 3 and (element.kind != "check" or text[a] != "在") and _HEADS.match(text, a, b))
    ):
        a += 1
    while b > a and text[b - 1] in _ENDS:
        b -= 1
    for left, right in ("《》", "“”", "（）"):
        inside = text[a:b]
        if inside.count(right) > inside.count(left):
            opened = text.rfind(left, max(0, a - 30), a)
            a = opened if opened >= 0 else a
        elif inside.count(left) > inside.count(right):
            closed = text.find(right, b, b + 30)
            b = closed + 1 if closed >= 0 else b
    return (
        element
        if (a, b) == (element.start, element.end)
        else Element(element.kind, a, b, element.source)
    )


_NUMERAL = re.compile(r"[\d０-９一二三四五六七八九十百千万两半双几]")
_NOBODY = re.compile(r"(?:相关|有关|各相关|各有关|专职?人|专门人员|全体|广大)")
_FOLLOWED = re.compile(
    r"(?:按照|依照|依据|根据|遵照|遵循|贯彻|落实|学习|领会|执行|对照|围绕|结合)(?:好|了|执行|落实)?(?:新修订的?)?$"
)

_ANY = re.compile(r"(?:政务公开|政府公开|政务|政府)信息$")


def _nothing(text: str, start: int, end: int) -> bool:
    return False


_CARRIER = re.compile(
    r"(?:公众号|微信|微博|平台|系统|网站|网页|小程序|客户端|账号|群)[”」]?(?:政务|政府|公开|信息|内容|的){0,3}$"
)
_MADE = re.compile(
    r"(?:建|开通|开设|开办|上线|升级|改版|改造|整合|归并|合并|迁移|接入|关停|关闭|清理|注销|新增|完善|优化|规范)"
)
_CARRIES = re.compile(r"[^，。；：！？\n]{0,12}?(?:发布|推送|转发|录入|上传|公布|刊发|推介|宣传)")


def _only_carries(text: str, start: int, end: int) -> bool:
    """Whether a platform only carries what is published there (docs/plans-guideline.md, 对象)."""
    return bool(
        _CARRIER.search(text[start:end])
        and _CARRIES.match(text, end)
        and not _MADE.search(text, max(0, start - 8), start)
    )


_NO_ELEMENT = {
    "who": lambda text, a, b: bool(_NOBODY.match(text, a, b)),
    "when": _nothing,
    "quantity": lambda text, a, b: not _NUMERAL.search(text, a, b),
    # What is followed or studied is not what is made or changed; 政务信息 may be any of it.
    "object": lambda text, a, b: (
        b - a < 2
        or bool(_FOLLOWED.search(text, max(0, a - 8), a))
        or bool(_ANY.search(text, a, b))
        or _only_carries(text, a, b)
    ),
    "check": _nothing,
    "means": _nothing,
}

_REFERENCE = re.compile(
    r"[〔\[（(]20\d\d[〕\]）)]\d*号?|第?\d+号(?:令|文)?|第[\d一二三四五六七八九十百]+[条款项章]"
)


def _in_number(text: str, element: Element) -> bool:
    """Whether an element stands in the number of a document or an article: no target."""
    around = max(0, element.start - 12)
    return any(
        m.start() < element.end and element.start < m.end()
        for m in _REFERENCE.finditer(text, around, element.end + 6)
    )


_BEFORE = re.compile(
    r"前(?:之?内|的)?(?:[\d一二两三五七十]+个?(?:工作日|日|天|周|小时|个月))?(?![加附贴置移台期提列述沿景后来往线端言瞻次身序任几所两三一二四五六七八九十]|\d+[条名位项])"
)

_NO_OCCASION = r"目前|以前|之前|日前|当前|提前|空前|此前|先前|面前|跟前|从前|事前|前前|往前|年前|月前|眼前|超前"

_NO_TIME = re.compile(
    r"[\d底末初月日]$|(?:排名|名列|位居|走在|门|窗|身|桌|楼|村|屋|墙|镜头|目|以|之|当|提|空|此|先|面|眼|超)$"
)
