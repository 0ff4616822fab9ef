"""YR002."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.report import Report
from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.types import Finding, Related, Severity, Span

_THRESHOLD = 0.9
_SHORTEST = 60
"""Characters of own wording, below which likeness says nothing."""
_DATES = lazy(r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?|20\d\d年?度?|今年|本年|上年|[\s\u3000]")
_OFFICIAL = lazy(
    r"《[^》]*》|（以下简称[^）]*）|〔20\d\d〕\d+号|根据[^。]{0,120}(?:编制|公布|报告如下)[^。]*。|本(?:年度)?报告[^。]{0,150}。|"
    r"[^。；]*(?:未|没有|无)(?:收到|发生|因|收取|其他需要)[^。；]*[。；]|[^。；]*统计期限[^。；]*[。；]|[^。；]*(?:联系地址|联系电话|邮编)[^。；]*[。；]|"
    r"(?:以|坚持以?|在)?[^，。；]{0,6}习近平新时代中国特色社会主义思想(?:为指导)?|[^，。；]*党的[一二三四五六七八九十]+(?:届[一二三四五六七八九十]+中全会|大)(?:和[^，。；]*)?精神"
)
_BODY = (
    "我镇坚持便民利民，把村级财务收支、惠农补贴发放和工程招投标作为公开重点，每月十日前由各村报账员汇总，"
    "镇财政所复核后在公示栏和广播站同时发布，群众可凭身份证到便民服务中心查阅原始凭证。"
)
_OTHER = (
    "围绕集镇改造和饮水工程，镇政府在开工前张贴施工方案，竣工后公布决算，并邀请二十名村民代表逐项核验；"
    "对群众提出的管网走向、停水安排等问题，由村干部当面说明，并把答复整理成册供大家翻阅。"
)


class SameAsLastYear(Rule):
    code = "YR002"
    severity = Severity.WARNING
    summary = "段落与上年报告雷同"
    summary_en = "a paragraph is nearly that of last year's report"
    why = "国办公开办函〔2021〕30号：年度报告应反映本年度工作情况，内容“不能遗漏，也不宜泛化”；整段照搬上年不能反映本年工作。"
    limits = "日期和年份不计；法规名称、编制依据、“未收到”“未发生”等格式用语和表格不计，余下不足60字的段落不比；第五部分问题雷同见 YR004。"
    scope = Scope.REPORT
    examples = (
        Example(
            slot="s1",
            bad=f"⟦2023年，{_BODY}⟧",
            good=f"2023年，{_OTHER}",
            previous={"s1": f"2022年，{_BODY}"},
        ),
        Example(
            slot="s1",
            bad=f"⟦{_OTHER.replace('二十名', '三十名')}⟧",
            good=_BODY,
            previous={"s1": _OTHER},
        ),
        Example(
            slot="s1",
            good="根据《中华人民共和国政府信息公开条例》规定编制本报告。全年未收到政府信息公开申请。",
            previous={
                "s1": "根据《中华人民共和国政府信息公开条例》规定编制本报告。全年未收到政府信息公开申请。"
            },
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        report, last = context.report, context.previous
        if last is None or report.year is None or last.year is None or last.year >= report.year:
            return
        old = list(self._paragraphs(last))
        new = list(self._paragraphs(report))
        alike = [(span, *self._nearest(text, old), len(text)) for span, text in new]
        alike = [row for row in alike if row[1] >= _THRESHOLD]
        total = sum(len(text) for _, text in new)
        same = sum(row[3] for row in alike)
        if len(alike) >= 3 and same >= total / 2:
            yield self._whole(report, last, alike, same / total)
            return
        for span, ratio, place, _ in alike:
            yield self.finding(
                span,
                message=(
                    f"本段与{last.year}年报告相应段落相似度{ratio:.0%}（日期不计）；年度报告应反映本年度情况；建议核对并补充本年内容。"
                ),
                confidence=round(min(ratio, 0.99), 2),
                related=[self._old(last, place)],
            )

    def _whole(
        self, report: Report, last: Report, alike: list[tuple[Span, float, Span, int]], share: float
    ) -> Finding:
        """One finding for a report that is last year's over again, all pairs side by side."""
        pairs: list[Related] = []
        for number, (span, ratio, place, _) in enumerate(alike, 1):
            pairs.append(
                Related(
                    span.start,
                    span.end,
                    f"第{number}处，本年报告（相似度{ratio:.0%}）",
                    span.of(report.text),
                )
            )
            pairs.append(self._old(last, place, f"第{number}处，"))
        first = next(
            (p.span for p in report.paragraphs if p.role == "prose" and p.section == 1), alike[0][0]
        )
        return self.finding(
            first if first.start < alike[0][0].start else alike[0][0],
            message=(
                f"全篇与{last.year}年报告雷同：{len(alike)}段相似度在{_THRESHOLD:.0%}以上，占可比正文的{share:.0%}（日期不计）；"
                "年度报告应反映本年度情况；建议逐段核对并补充本年内容。"
            ),
            confidence=0.95,
            related=pairs,
        )

    def _old(self, last: Report, place: Span, prefix: str = "") -> Related:
        return Related(
            place.start,
            place.end,
            f"{prefix}{last.year}年报告相应段落",
            place.of(last.text),
            path=last.document.path,
        )

    def _nearest(self, text: str, old: list[tuple[Span, str]]) -> tuple[float, Span]:
        return max(
            ((self._likeness(text, other), place) for place, other in old),
            default=(0.0, Span(0, 0)),
            key=lambda x: x[0],
        )

    def _paragraphs(self, report: Report) -> Iterator[tuple[Span, str]]:
        """Paragraphs long enough, with dates and official wording left out."""
        for paragraph in report.paragraphs:
            if paragraph.role != "prose" or paragraph.section in {2, 3, 4}:
                continue
            span = paragraph.span
            text = _DATES.sub("", _OFFICIAL.sub("", span.of(report.text)))
            if len(text) >= _SHORTEST:
                yield span, text

    def _likeness(self, a: str, b: str) -> float:
        shorter, longer = sorted((len(a), len(b)))
        if shorter / longer < 0.8:
            return 0.0
        matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
        if matcher.real_quick_ratio() < _THRESHOLD or matcher.quick_ratio() < _THRESHOLD:
            return 0.0
        return matcher.ratio()
