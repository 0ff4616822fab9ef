"""NM011: the unit's own name with a character wrong or two swapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nlpcheck.rules.base import Context, Example, Rule, Scope
from nlpcheck.rules.names._known_places import is_place
from nlpcheck.rules.names._own import own_names
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
        Example(slot="s1", bad="⟦栖桐镇人民政府⟧定期研究信息公开工作。", good="栖梧镇人民政府定期研究信息公开工作，栖梧乡人民政府撤乡设镇后更名。",
                fixed="栖梧镇人民政府定期研究信息公开工作。"),
        Example(slot="s1", bad="⟦栖悟镇⟧公开信息86条。", good="栖梧镇公开信息86条，西梧镇学习经验。", fixed="栖梧镇公开信息86条。"),
        Example(slot="s1", bad="有关情况由⟦栖州镇人民政府⟧负责解释。", good="有关情况由栖梧镇人民政府负责解释，抄送栖梧县人民政府。",
                fixed="有关情况由栖梧镇人民政府负责解释。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Variants of the own place in the narrative."""
        text = context.prose
        names = own_names(context)
        told: list[tuple[int, int]] = []
        for name in _forms(names):
            for start in _variants(name, text):
                end = start + len(name)
                found = text[start:end]
                if found == name or any(found in own for own in names) or text.count(found) > 2:
                    continue
                if any(a < end and start < b for a, b in told):
                    continue
                if not _alike(found, name) and not _whole_but_one(found, name):
                    continue
                told.append((start, end))
                yield self.finding(
                    start, end, f"本单位名称疑似有误：“{found}”，标题为“{name}”",
                    replacement=name, safety="unsafe", confidence=0.85,
                )  # fmt: skip


def _forms(names: list[str]) -> list[str]:
    """The places and offices in the unit's name, longest first: 栖梧县民政局 gives itself,
    栖梧县 and 民政局."""
    found: list[str] = []
    for name in names[:4]:
        found += re.findall(r"[一-鿿]{2,4}?(?:镇|乡|街道|县|区|市|旗)", name)
        found += re.findall(r"(?:县|区|市|旗|省)([一-鿿]{2,12}(?:局|委员会|中心))$", name)
        if 5 <= len(name) <= 16:
            found.append(name)
    return sorted(dict.fromkeys(f for f in found if 3 <= len(f) <= 16), key=len, reverse=True)


def _variants(name: str, text: str) -> Iterator[int]:
    """Where the name stands, with one character but the last changed, or with two neighbours
    before the last swapped; none overlapping another."""
    size, last = len(name), name[-1]
    free = 0
    at = text.find(last, size - 1)
    while at >= 0:
        start = at + 1 - size
        if start >= free and _varies(text[start : at + 1], name):
            yield start
            free = at + 1
        at = text.find(last, at + 1)


def _varies(window: str, name: str) -> bool:
    odd = [i for i, (a, b) in enumerate(zip(window, name, strict=True)) if a != b]
    if len(odd) == 2:
        first, second = odd
        swapped = name[:first] + name[second] + name[first] + name[second + 1 :]
        return second == first + 1 and window == swapped
    return not odd or (len(odd) == 1 and "一" <= window[odd[0]] <= "鿿")


_SIDES = frozenset("东西南北中上下新老大小前后左右")


def _whole_but_one(found: str, name: str) -> bool:
    """Whether a whole name with its office (云州市财政局) has one other character in its place's name.

    Not another kind of place (云川县财政局), its neighbour (东河区, 西河区) or a real one.
    """
    if len(name) < 6 or not re.search(r"(?:政府|局|委员会|办事处|中心)$", name):
        return False
    odd = [(i, a, b) for i, (a, b) in enumerate(zip(found, name, strict=True)) if a != b]
    if len(odd) != 1:
        return False
    at, a, b = odd[0]
    place = re.match(r"[一-鿿]{2,6}?[省市县区镇乡旗州盟]|[一-鿿]{2,5}?街道", name)
    if place is None or at >= place.end() - 1 or {a, b} <= _SIDES:
        return False
    return not is_place(found[: place.end()])


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
