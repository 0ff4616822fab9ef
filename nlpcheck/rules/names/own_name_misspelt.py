"""NM011: the unit's own name with a character wrong or two swapped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.names._own import UNIT, own_names
from nlpcheck.types import Finding, Severity


class OwnNameMisspelt(Rule):
    code = "NM011"
    severity = Severity.WARNING
    summary = "本单位名称疑似有误"
    summary_en = "the unit's own name, misspelt"
    why = "与标题中的单位名称只差一字（音近、形近）或两字颠倒"
    limits = "只看地名部分（如“栖梧镇”）；不相近的另一地名见 NM001。"
    scope = Scope.REPORT
    examples = (
        Example(slot="s1", bad="2023年，⟦梧栖镇⟧认真执行条例，栖梧镇公开信息86条。", good="2023年，栖梧镇认真执行条例，与桐花镇协作。",
                fixed="2023年，栖梧镇认真执行条例，栖梧镇公开信息86条。"),
        Example(slot="s1", bad="⟦栖悟镇⟧公开信息86条。", good="栖梧镇公开信息86条，西梧镇学习经验。", fixed="栖梧镇公开信息86条。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Variants of the own place in the narrative."""
        text = context.prose
        names = own_names(context)
        for name in _places(names):
            stem, kind = re.match(rf"(.+?)({UNIT})$", name).groups()  # type: ignore[union-attr]
            if not 2 <= len(stem) <= 4:
                continue
            for match in _variants(stem, kind).finditer(text):
                found = match["x"]
                if found == name or any(found in own for own in names) or text.count(found) > 2:
                    continue
                if not _alike(found[: len(stem)], stem):
                    continue
                yield self.finding(
                    match.start("x"), match.end("x"),
                    f"本单位名称疑似有误：“{found}”，标题为“{name}”",
                    replacement=name, safety="unsafe", confidence=0.85,
                )  # fmt: skip


def _places(names: list[str]) -> list[str]:
    """The places in the fullest name: 栖梧县民政局 gives 栖梧县."""
    found: list[str] = []
    for name in names[:2]:
        found += re.findall(r"[一-鿿]{2,4}?(?:镇|乡|街道|县|区|市|旗)", name)
    return list(dict.fromkeys(found))


def _variants(stem: str, kind: str) -> re.Pattern[str]:
    """The stem with one character changed or two neighbours swapped, before its kind."""
    forms = []
    for i in range(len(stem)):
        forms.append(re.escape(stem[:i]) + "[一-鿿]" + re.escape(stem[i + 1 :]))
        if i + 1 < len(stem):
            forms.append(re.escape(stem[:i] + stem[i + 1] + stem[i] + stem[i + 2 :]))
    return re.compile(rf"(?P<x>(?:{'|'.join(forms)}){kind})")


def _alike(found: str, stem: str) -> bool:
    if sorted(found) == sorted(stem):
        return True
    from nlpcheck.language.pycorrector_adapter import likeness, simplified

    odd = [(a, b) for a, b in zip(found, stem, strict=True) if a != b]
    if len(odd) != 1:
        return False
    a, b = odd[0]
    # The same tone of sound or nearly the same strokes; a common word before the kind
    # (本区, 全镇) is no name.
    return simplified(a) == b or (likeness(a, b) > 0.85 and a not in "我本全各该和与在由对")
