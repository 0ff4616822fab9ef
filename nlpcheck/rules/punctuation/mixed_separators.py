"""PU010: 一是…；二是…。三是… with mixed marks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_ORDER = "一二三四五六七八九"
_OPENS = r"(?:(?<=[。；，：:;、\n\s])|^)"
#: Ways to begin an item within a paragraph, each with what shows one.
_ITEMS = tuple(
    (hint, lazy(expression, re.MULTILINE))
    for hint, expression in (
        ("二是", r"(?:(?<=[。；，：:;、\n\s到做即行有])|^)([一二三四五六七八九])是"),
        ("二要", rf"{_OPENS}([一二三四五六七八九])要"),
        ("第二，", rf"{_OPENS}第([一二三四五六七八九])，"),
        ("其二", rf"{_OPENS}其([一二三四五六七八九])[，是：]"),
        ("（二）", rf"{_OPENS}（([一二三四五六七八九])）(?![、和或至款项])"),
        ("2.", rf"{_OPENS}([1-9])[.．、](?=[一-鿿])"),
        ("②", rf"{_OPENS}([①-⑨])"),
        ("第二步", rf"{_OPENS}第([一二三四五六七八九])步"),
        ("第二是", rf"{_OPENS}第([一二三四五六七八九])(?:是|要|方面|项|类)"),
        ("其次", rf"{_OPENS}(首先|其次|再次|最后)，?"),
        ("二抓", rf"{_OPENS}([一二三四五六七八九])[抓重建强看查促定问](?=[一-鿿])"),
        ("（2）", rf"{_OPENS}（([1-9])）(?=[一-鿿])(?![、和或至款项])"),
    )
)
_FIRST = ("首先", "其次", "再次", "最后")
_MARKS = "。；，：、"


class MixedSeparators(Rule):
    code = "PU010"
    severity = Severity.INFO
    summary = "分项之间标点不一致"
    summary_en = "items of one list parted by different marks"
    why = "GB/T 15834—2011 第4.6、4.1条：同一层次的分项用同一种标点，末项用句号"
    limits = "只看同一段内以“一是、二是”“一要、二要”“第一，第二，”和序号起首的分项，至少三项；分项内部含句号的不报。"
    examples = (
        Example(bad="一是完善制度⟦。⟧二是加强培训；三是强化监督。", good="一是完善制度；二是加强培训。"),
        Example(bad="一是完善制度；二是加强培训⟦。⟧三是强化监督；四是优化平台。",
                good="一是完善制度。二是加强培训。三是强化监督。"),
        Example(bad="一是抓学习⟦，⟧二是抓落实；三是抓督导。主要有：（一）加强领导；（二）健全制度⟦。⟧（三）强化监督；（四）兑现奖惩。",
                good="一是抓学习，二是抓落实，三是抓督导。依据第三条第（一）项；第（二）项。第（三）项办理。"),
        Example(bad="首先，由经办人自查；其次，由股长复查⟦。⟧最后，由分管领导终审。一是制度上墙；二是流程上墙⟦：⟧三是责任上墙。第一步全面排查；第二步集中下架⟦，⟧第三步公布结果。",
                good="首先，由经办人自查。其次，由股长复查。最后，由分管领导终审。①摸底；②整改；③验收。"),
        Example(bad="一是聚焦重点领域。公开信息。二是聚焦重点人群⟦；⟧提供代办。三是聚焦重点时段。推送提示。",
                good="一是抓学习。全年组织培训3次；二是抓落实。三是抓督导，按季通报。"),
        Example(bad="具体分工为：财务科负责预算公开⟦。⟧人事科负责招考公开；办公室负责汇总发布。",
                good="具体分工为：财务科负责预算公开；人事科负责招考公开。办公室负责汇总发布。分工如下：财务科负责预算公开。人事科、办公室各司其职；分管领导把关。"),
        Example(good="一是完善制度。全年修订3项。二是加强培训；全年2次。三是强化监督。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Runs of items in one paragraph whose separators differ."""
        text = context.prose
        for hint, expression in _ITEMS:
            if hint not in text:
                continue
            run: list[re.Match[str]] = []
            for match in [*expression.finditer(text), None]:
                if match is not None and run:
                    expected = len(run) + 1
                    same = "\n" not in text[run[-1].end() : match.start()]
                    value = _value(match[1])
                    last = match[1] == "最后" and 3 <= expected <= 4
                    if (value == expected or last) and same:
                        run.append(match)
                        continue
                if len(run) >= 3:
                    yield from self._judge(text, run)
                    yield from self._heads(text, run)
                run = [match] if match is not None and _value(match[1]) == 1 else []
        yield from self._unnumbered(text)

    def _unnumbered(self, text: str) -> Iterable[Finding]:
        """Items of one frame behind a colon (甲科负责…。乙科负责…；丙科负责…。): one “。” among “；”."""
        for match in _FRAMED.finditer(text):
            items = re.split("[。；]", match["items"])[:-1]
            at = match.start("items")
            for item in items[:-1]:
                at += len(item) + 1
                if text[at - 1] == "。":
                    yield self.finding(
                        at - 1, at, "分项之间标点不一致，此处为“。”，其他分项为“；”",
                        replacement="；", safety="unsafe", confidence=0.8,
                    )  # fmt: skip

    def _judge(self, text: str, run: list[re.Match[str]]) -> Iterable[Finding]:
        marks = []
        commas = False
        for before, after in itertools.pairwise(run):
            inner = text[before.end() : after.start()].rstrip()
            if not inner or inner[-1] not in _MARKS or "。" in inner[:-1] or "；" in inner[:-1]:
                return
            commas = commas or "，" in inner[:-1]
            marks.append((before.end() + len(inner) - 1, inner[-1]))
        kinds = [mark for _, mark in marks]
        if len(set(kinds)) != 2:
            return
        if set(kinds) & set("：、") and (kinds.count("；") + kinds.count("。") < len(kinds) - 1):
            return
        if "，" in kinds and (commas or not _alike(text, run)):
            return  # the comma is within an item, or the items are no list of one level
        odd = min(_MARKS, key=lambda m: (kinds.count(m) or 99, -"；，、：。".index(m)))
        wanted = next(mark for mark in "；。，" if mark in kinds and mark != odd)
        for at, mark in marks:
            if mark == odd:
                yield self.finding(
                    at, at + 1, f"分项之间标点不一致，此处为“{odd}”，其他分项为“{wanted}”",
                    replacement=wanted, safety="unsafe", confidence=0.85,
                )  # fmt: skip

    def _heads(self, text: str, run: list[re.Match[str]]) -> Iterable[Finding]:
        """Items of a head and a sentence or two, one head with another mark (一是甲。…。二是乙；…。三是丙。…。)."""
        heads = [_HEAD.match(text, item.end()) for item in run]
        if any(
            head is None or head.end() >= after.start()
            for head, after in zip(heads, run[1:], strict=False)
        ):
            return
        marks = [(head.start("m"), head["m"]) for head in heads if head is not None]
        odd = [at for at, mark in marks if mark == "；"]
        if len(marks) == len(run) and len(odd) == 1:
            yield self.finding(
                odd[0], odd[0] + 1, "分项的小标题之后标点不一致，此处为“；”，其他分项为“。”",
                replacement="。", safety="unsafe", confidence=0.85,
            )  # fmt: skip


_ITEM = r"(?!其中|此外|同时|另外|并|经)[^。；：，\n]{2,10}?(?P=verb)[^。；：，\n]{2,20}"
# the first “。” stands before a “；”: behind the last item a sentence of its own may follow
_FRAMED = lazy(
    r"：(?P<items>(?!其中)[^。；：，\n]{2,10}?(?P<verb>负责|牵头|承担|分管|主抓|专管|用于|对应|设在|位于|受理|办理|审核|主办)[^。；：，\n]{2,20}"
    rf"(?:；{_ITEM})?。(?:{_ITEM}；)+{_ITEM}。)"
)
_HEAD = lazy(r"[^。；，：\n]{3,14}(?P<m>[。；])(?=[^。；\n]{4,}[。；])")


def _value(mark: str) -> int:
    """Which item a mark numbers."""
    if mark in _FIRST:
        return _FIRST.index(mark) + 1
    if "①" <= mark <= "⑨":
        return ord(mark) - ord("①") + 1
    return int(mark) if mark.isdigit() else _ORDER.index(mark) + 1


def _alike(text: str, run: list[re.Match[str]]) -> bool:
    """Whether the items are short and of about one length."""
    lengths = [after.start() - before.end() for before, after in itertools.pairwise(run)]
    return max(lengths) <= 30 and max(lengths) <= 4 * min(lengths)
