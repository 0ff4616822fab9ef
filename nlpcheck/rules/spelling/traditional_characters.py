"""SP013: Traditional characters in simplified text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nlpcheck.language.confusables import title_spans
from nlpcheck.language.lazy import lazy
from nlpcheck.language.pycorrector_adapter import simplified
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_RUN = lazy(r"[一-鿿]+")
_QUOTED = lazy(r"[“「『][^“”「」『』\n]{1,40}[”」』]")

# Characters of the standard table outside GB 2312 that converters would change: 瞭望, and
# characters of places and names.
_STANDARD = frozenset("瞭濛垵昇迺祐勣晳阪甦徵")


@cache
def _odd(char: str) -> bool:
    """Whether GB 2312 (the simplified set of 1980) lacks a character."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _in_name(text: str, char: str, form: str) -> bool:
    """Whether a character always stands behind the same one, more than once, and makes no
    word with its neighbours in its simplified form: 小骏億 is somebody's name."""
    from nlpcheck.language.segment import has_word

    places = [m.start() for m in re.finditer(char, text)]
    if len(places) < 2 or len({text[max(0, p - 1)] for p in places}) > 1:
        return False
    return not any(
        has_word(text[max(0, p - 1)] + form) or has_word(form + text[p + 1 : p + 2]) for p in places
    )


class TraditionalCharacters(Rule):
    code = "SP013"
    severity = Severity.WARNING
    summary = "疑似繁体字"
    summary_en = "a Traditional character in simplified text"
    why = "《国家通用语言文字法》第三条、《通用规范汉字表》（2013）：公文使用规范汉字"
    limits = "引号和书名号内的名称不查；GB 2312 已收的字（乾、於等）不报；全文多为繁体时不报。"
    examples = (
        Example(
            bad="推进政府信息公⟦開⟧工作。",
            good="推进政府信息公开工作。",
            fixed="推进政府信息公开工作。",
        ),
        Example(
            bad="加强政⟦務⟧服⟦務⟧。",
            good="走访老字号“慶豐號”，与堃、喆、埇、瀍、垵等字有关的地名均按原文录入。",
            fixed="加强政务服务。",
        ),
        Example(good="申请人邹骏億来信咨询，我局向邹骏億当面说明。"),
    )

    def check(self, context: Context) -> Iterable[Finding]:
        """Characters outside GB 2312 that have a simplified form."""
        text = context.prose
        odd = {c for c in set(text) if "一" <= c <= "鿿" and c not in _STANDARD and _odd(c)}
        forms = {c: s for c in odd if (s := simplified(c)) != c and not _odd(s)}
        if not forms:
            return
        if sum(text.count(c) for c in forms) > 0.05 * max(1, len(text.strip())) and len(text) > 200:
            return
        forms = {c: s for c, s in forms.items() if not _in_name(text, c, s)}
        if not forms:
            return
        silent = title_spans(text) + [m.span() for m in _QUOTED.finditer(text)]
        for match in re.finditer("[" + "".join(forms) + "]", text):
            if any(a <= match.start() < b for a, b in silent):
                continue
            char = match[0]
            yield self.finding(
                match.start(), match.end(), f"疑似繁体字“{char}”，建议改为“{forms[char]}”",
                replacement=forms[char], safety="unsafe", confidence=0.95,
            )  # fmt: skip
