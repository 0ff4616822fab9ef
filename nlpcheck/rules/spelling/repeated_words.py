"""SP011: a word or a phrase written twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck import lexicon
from nlpcheck.language.confusables import title_spans
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_TWICE = re.compile(r"([一-鿿]{2,10})\1")
_PARTICLE = re.compile(
    r"(?<![目标有])的的(?!确)|(?<![不为经])了了(?!解|之|事|断|如|结|却)|(?<=[一-鿿])地地(?=[开推进做落])"
)
_MODAL = re.compile(r"(可以?|能够?|应当?|须|要|将)([一-鿿]{2})(?:可以?|能够?|应当?|须|要|将)\2")
_COUNTED = re.compile(r"^(?:一(?![律般致切直些定旦并])|[二两三四五六七八九十每逐])[一-鿿]$")


class RepeatedWords(Rule):
    code = "SP011"
    severity = Severity.WARNING
    summary = "疑似重复用字、用词"
    summary_en = "a word written twice"
    why = "录入或修改时残留的重复文字"
    limits = "允许叠用的词见 lexicons/repeats.tsv；一步一步、研究研究一类不报。"
    examples = (
        Example(
            bad="公众⟦可通过可以通过⟧网站查阅。",
            good="公众可以通过网站查阅，可通过电话咨询。",
            fixed="公众可以通过网站查阅。",
        ),
        Example(
            bad="公开事项⟦一律一律⟧经过审查⟦的的⟧程序。",
            good="事事有回音，层层分解，方方面面都要应公开尽公开。",
            fixed="公开事项一律经过审查的程序。",
        ),
        Example(good="一步一步推进，以方便群众为目的的公开，为了了解诉求。"),
        Example(good="公开各部门部门预算，由各机关机关党委落实，大家讨论讨论。"),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Repeats that are neither words nor allowed."""
        text = context.prose
        allowed = lexicon.words("repeats")
        titles: list[tuple[int, int]] | None = None
        for expression in (_TWICE, _PARTICLE, _MODAL):
            for match in expression.finditer(text):
                found = match[0]
                if expression is _TWICE:
                    part = match[1]
                    if part in allowed or _COUNTED.match(part) or len(set(part)) == 1:
                        continue
                    rest = text[match.start(1) + len(part) : match.end() + 4]
                    if any(rest.startswith(word) for word in allowed if len(word) > len(part)):
                        continue
                    replacement = part
                elif expression is _MODAL:
                    replacement = "可以" + match[2] if match[1][0] == "可" else match[1] + match[2]
                else:
                    replacement = found[0]
                if expression is _TWICE and not _aligned(text, match.start(), match.end()):
                    continue
                if titles is None:
                    titles = title_spans(text)
                if any(a <= match.start() and match.end() <= b for a, b in titles):
                    continue
                yield self.finding(
                    match.start(),
                    match.end(),
                    f"疑似重复：“{found}”，建议改为“{replacement}”",
                    replacement=replacement,
                    safety="unsafe",
                    confidence=0.9,
                )


def _aligned(text: str, start: int, end: int) -> bool:
    """Whether both copies begin and end with words (并跑领跑领域 has no copy of 跑领)."""
    from nlpcheck.language.segment import cut_known

    left = max(0, start - 6)
    middle = (start + end) // 2
    at, edges = left, {left}
    for word in cut_known(text[left : end + 6].replace("\n", "，")):
        at += len(word)
        edges.add(at)
    return {start, middle, end} <= edges
