"""XC005."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.told import counts, dispute_value
from nlpcheck.types import Finding, Severity, Span

_UPHELD = lazy(
    r"(?:(?:审理|复议|判决|裁决|诉讼)?(?:结果|结论)|(?:行政)?复议机关|法院|人民法院)?(?:均|全部|都|皆|一律|悉数|全数|无一例外)(?:地|已)?"
    r"(?:获得?|予以|予|被(?:[\u4e00-\u9fff]{2,8}(?:机关|政府|法院))?|为|为维持|得到|判决|给予|决定|裁决)?(?:作出)?(?:结果)?维持(?:原行政行为|原答复|原决定|的?决定)?"
    r"|维持率(?:为|达|达到|是)?(?:100[%％]|百分之百)"
)
# 无一被纠正, 均胜诉: only against what was corrected
_NONE_CORRECTED = lazy(
    r"(?:无一|没有一)(?:件|例|起|案)?(?:被|予以)*(?:纠正|撤销|败诉|确认违法)"
    r"|(?:均|全部|都|皆)(?:获得?|为|予以|作出)*(?:胜诉|支持(?:我|本)[一-鿿]{1,2}|驳回(?:原告|申请人)(?:的)?(?:全部)?(?:诉讼|复议)?请求)"
)
_CORRECTED = {
    "litigation.value.reconsideration_upheld": "2",
    "litigation.value.reconsideration_corrected": "1",
    "litigation.value.reconsideration_sum": "3",
}
_PENDING = {
    "litigation.value.reconsideration_upheld": "2",
    "litigation.value.reconsideration_pending": "1",
    "litigation.value.reconsideration_sum": "3",
}
_NAMES = {"corrected": "结果纠正", "other_result": "其他结果", "pending": "尚未审结"}


class AllUpheld(Rule):
    code = "XC005"
    severity = Severity.ERROR
    summary = "正文称均获维持，表四另有纠正、其他结果或尚未审结"
    summary_en = "the text says that all were upheld, table four has other results"
    why = "《政府信息公开条例》第五十条第（三）项；表四各项结果须与正文一致。"
    limits = "“已审结的均维持”与尚未审结不矛盾；同一句先后说到复议和诉讼而分不清指哪一类的不看。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s4",
            cells=_CORRECTED,
            bad="2023年，因政府信息公开被申请行政复议3件，⟦审理结果均为维持⟧。",
            good="2023年，因政府信息公开被申请行政复议3件，其中维持2件、纠正1件。",
        ),
        Example(
            slot="s4",
            cells=_PENDING,
            bad="2023年，因政府信息公开被申请行政复议3件，⟦均维持原行政行为⟧。",
            good="2023年，因政府信息公开被申请行政复议3件，已审结的均获维持，1件尚未审结。",
        ),
        Example(
            slot="s4",
            cells=_CORRECTED,
            bad="2023年，因政府信息公开被申请行政复议3件，⟦无一被纠正⟧。",
            good="2023年，因政府信息公开被申请行政复议3件，无一件经调解撤回。",
        ),
        Example(
            slot="s4",
            cells=_PENDING,
            bad="2023年，因政府信息公开被申请行政复议3件，⟦复议机关一律维持⟧。",
            good="2023年，因政府信息公开被申请行政复议3件，无一件被纠正。",
        ),
        Example(
            slot="s4",
            cells=_CORRECTED,
            good="2023年，因政府信息公开被提起行政诉讼0件；上年复议案件均获维持。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report = context.report
        matches = [
            (match, pattern is _UPHELD)
            for pattern in (_UPHELD, _NONE_CORRECTED)
            for match in pattern.finditer(context.prose)
        ]
        if not matches:
            return
        quantities = counts(context)
        for match, upheld in matches:
            near = [
                q
                for q in quantities.items
                if q.span.end <= match.start() and match.start() <= q.sentence.end and q.topic
            ]
            near = [q for q in near if "；" not in report.text[q.span.end : match.start()]]
            kinds = {q.topic for q in near if not q.negated and q.value}
            if len(kinds) != 1 or not kinds <= {
                "reconsideration",
                "litigation",
                "litigation_direct",
                "litigation_after",
            }:
                continue
            count = near[-1]
            if count.negated or not count.own or (count.year not in (None, report.year)):
                continue
            between = report.text[count.span.end : match.start()]
            if re.search(r"审结|办结|\d", between):
                closed = True
            else:
                closed = False
            (topic,) = kinds
            found = {o: dispute_value(report, f"{topic}.{o}") for o in _NAMES}
            wrong = [
                f"{_NAMES[o]}{n}件"
                for o, n in found.items()
                if n and not (closed and o == "pending") and (upheld or o == "corrected")
            ]
            if closed and re.search(r"\d", between):
                continue
            if wrong:
                yield self.finding(
                    Span(*match.span()),
                    message=f"正文称“{match.group()}”，表四有{'、'.join(wrong)}；二者矛盾；建议核对正文或表四。",
                )
