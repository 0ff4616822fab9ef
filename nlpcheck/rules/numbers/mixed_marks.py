"""NU104."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator

from nlpcheck.language.lazy import lazy
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity, Span

_MARK = lazy(
    r"^[ \t\u3000*#]*(?P<mark>(?P<open>[（(]?)(?P<n>\d{1,2}|[一二三四五六七八九十]{1,2})(?P<close>[)）]?[.．、\\]{0,2}))(?=[^\d年月%])"
)
_INLINE = lazy(
    r"(?<=[：；。，:;])\s*(?P<x>(?P<open>[（(]?)(?P<n>[1-9])(?P<close>[)）]|[.．、](?=[\u4e00-\u9fff“《])))"
)
_NUMERALS = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}


class MixedMarks(Rule):
    code = "NU104"
    severity = Severity.WARNING
    summary = "同级序号形式不一"
    summary_en = "numbers of one level are marked in different ways"
    why = "GB/T 9704—2012 第7.3.3条：结构层次序数依次为“一、”“（一）”“1.”“（1）”，同级应一致。"
    limits = "只看连续编号（1、2、3……）的段首序号；只差在序号点全角、半角的仅提示。"
    examples = (
        Example(
            bad="1.加强学习，明确专人。\n⟦2、⟧完善制度，每月通报。\n3.严格审核，逐级把关。",
            good="1.加强学习，明确专人。\n2.完善制度，每月通报。\n（1）建立台账。\n（2）逐级把关。",
        ),
        Example(
            bad="主要问题：⟦（1）⟧信息更新不快，人手不足。\n2.形式单一，互动不多。\n改进情况：\n1.加快更新。\n2．丰富形式。".replace(
                "2．", "⟦2．⟧"
            ),
            good="主要问题：（1）信息更新不快，人手不足。\n（2）形式单一，互动不多。\n改进情况：\n1.加快更新。\n2.丰富形式。",
        ),
        Example(
            bad="1.加强学习，明确专人。\n⟦（2）⟧完善制度，每月通报。\n3.严格审核，逐级把关。",
            good="1.加强学习，明确专人。\n（1）完善制度。\n（2）每月通报。\n2.严格审核。\n3.定期检查。",
        ),
        Example(
            bad="（1）加强学习，明确专人。\n⟦(2)⟧完善制度，每月通报。\n（3）严格审核，逐级把关。",
            good="（1）加强学习，明确专人。\n（2）完善制度，每月通报。\n1．下一层。",
        ),
    )

    def check(self, context: Context) -> Iterator[Finding]:
        runs: list[list[tuple[int, str, Span]]] = []
        open_runs: dict[str, list[tuple[int, str, Span]]] = {}
        for paragraph in context.report.written:
            if paragraph.role not in {"prose", "heading"}:
                continue
            text = paragraph.span.of(context.text)
            match = _MARK.match(text)
            if not match or not (match["close"] or match["open"]):
                continue
            numeral = match["n"]
            kind = ("1" if numeral.isdecimal() else "一") + (
                "（）" if match["open"] or match["close"][:1] in {")", "）"} else ""
            )
            if kind == "一":  # section headings: NU103
                continue
            value = int(numeral) if numeral.isdecimal() else _NUMERALS.get(numeral, 0)
            style = self._style(match)
            if not style:
                continue
            start = paragraph.span.start + match.start("mark")
            item = (value, style, Span(start, start + len(match["mark"].rstrip("\\"))))
            run = open_runs.get(kind)
            if run and value == run[-1][0] + 1:
                run.append(item)
            elif value == 1:
                open_runs[kind] = [item]
                runs.append(open_runs[kind])
        runs.extend(
            run
            for paragraph in context.report.written
            if paragraph.role == "prose"
            for run in self._inline(paragraph.span, paragraph.span.of(context.text))
        )
        runs.extend(self._strayed(context))
        for run in runs:
            yield from self._judge(run, context)
        yield from self._first_inline(context)

    def _inline(self, span: Span, text: str) -> Iterator[list[tuple[int, str, Span]]]:
        """Lists within one paragraph: 包括：1.…；2、…；3.…"""
        run: list[tuple[int, str, Span]] = []
        for match in _INLINE.finditer(text):
            value = int(match["n"])
            if value == len(run) + 1:
                close = match["close"]
                style = match["open"] + close
                run.append(
                    (value, style, Span(span.start + match.start("x"), span.start + match.end("x")))
                )
            elif value == 1:
                break
        if len(run) >= 2:
            yield run

    def _first_inline(self, context: Context) -> Iterator[Finding]:
        """主要问题：（1）…… and the next paragraph 2.……: a list that begins behind a colon."""
        paragraphs = [p for p in context.report.written if p.role in {"prose", "heading"}]
        for one, two in itertools.pairwise(paragraphs):
            inside = list(_INLINE.finditer(one.span.of(context.text)))
            second = _MARK.match(two.span.of(context.text))
            if len(inside) != 1 or inside[0]["n"] != "1" or not second or second["n"] != "2":
                continue
            first = inside[0]
            old = first["open"] + first["close"]
            style = self._style(second)
            if (
                not style
                or {_wide(old), _wide(style)} <= {"）", "（）"}
                or _wide(old) == _wide(style)
            ):
                continue
            model = second["mark"].replace("2", "1").rstrip("\\")
            start = one.span.start + first.start("x")
            yield self.finding(
                Span(start, one.span.start + first.end("x")),
                message=f"同级序号形式不一：“{first['x']}”与“{second['mark']}”；GB/T 9704—2012 规定同级一致；建议改为“{model}”。",
                replacement=model,
                safety="unsafe",
            )

    def _strayed(self, context: Context) -> Iterator[list[tuple[int, str, Span]]]:
        """1. （2） 3.: one item of a list in the marks of another level, which has no list there."""
        marks = [m for m in self._heads(context) if m[1]]
        for index, (value, style, _, kind) in enumerate(marks):
            if not 0 < index < len(marks) or value < 2:
                continue
            before = marks[index - 1]
            if before[3] == kind or before[0] != value - 1 or "一" in kind + before[3]:
                continue
            after = marks[index + 1] if index + 1 < len(marks) else None
            if after is None or after[3] != before[3] or after[0] != value + 1:
                continue
            if any(m[3] == kind and m[0] == value - 1 for m in marks[max(0, index - 8) : index]):
                continue
            yield [
                (before[0], before[1], before[2]),
                (value, style, marks[index][2]),
                (after[0], after[1], after[2]),
            ]

    def _heads(self, context: Context) -> Iterator[tuple[int, str, Span, str]]:
        """The marks at the heads of paragraphs: value, style, place, kind (digits or 一, bracketed or not)."""
        for paragraph in context.report.written:
            if paragraph.role not in {"prose", "heading"}:
                continue
            match = _MARK.match(paragraph.span.of(context.text))
            if not match or not (match["close"] or match["open"]):
                continue
            numeral = match["n"]
            bracket = match["open"] or match["close"][:1] in {")", "）"}
            value = int(numeral) if numeral.isdecimal() else _NUMERALS.get(numeral, 0)
            start = paragraph.span.start + match.start("mark")
            yield (
                value,
                self._style(match),
                Span(start, start + len(match["mark"].rstrip("\\"))),
                ("1" if numeral.isdecimal() else "一") + ("（）" if bracket else ""),
            )

    def _style(self, match: re.Match[str]) -> str:
        close = match["close"].replace("\\", "")
        if match["open"]:
            return match["open"] + close[:1] if close[:1] in {")", "）"} else ""
        if close[:1] in {")", "）"}:
            return "）"
        return close[:1]

    def _judge(self, run: list[tuple[int, str, Span]], context: Context) -> Iterator[Finding]:
        styles: dict[str, list[Span]] = defaultdict(list)
        for _, style, span in run:
            styles[style].append(span)
        if len(styles) != 2:
            return
        first = run[0][1]
        usual = max(styles, key=lambda s: (len(styles[s]), s == first))
        shown = _plain(context, styles[usual][0])
        for style, spans in styles.items():
            if style == usual:
                continue
            for span in spans:
                number = re.sub(r"[^\d一二三四五六七八九十]", "", _plain(context, span))
                model = re.sub(r"\d+|[一二三四五六七八九十]+", number, shown)
                yield self.finding(
                    span,
                    message=f"同级序号形式不一：“{_plain(context, span)}”与“{shown}”；GB/T 9704—2012 规定同级一致；建议改为“{model}”。",
                    replacement=model,
                    safety="unsafe",
                    severity=Severity.INFO
                    if _wide(style) == _wide(usual) == "."
                    else self.severity,
                )


def _wide(style: str) -> str:
    """A mark's style without the difference of ． and . ."""
    return style.replace("．", ".")


def _plain(context: Context, span: Span) -> str:
    """A span's text without markup that is no text (Markdown's escapes)."""
    text = span.of(context.text)
    inside = [
        s for s in context.report.document.ignorable if s.start < span.end and span.start < s.end
    ]
    for mark in reversed(inside):
        a, b = max(mark.start, span.start) - span.start, min(mark.end, span.end) - span.start
        text = text[:a] + text[b:]
    return text
