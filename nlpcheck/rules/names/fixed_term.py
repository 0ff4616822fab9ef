"""NM103: an administrative fixed term written wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.near_terms import near_phrases
from nlpcheck.language.prefilter import held, sign
from nlpcheck.language.quoted_phrases import find as near_quotes
from nlpcheck.language.set_phrases import out_of_order, slips
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_AVOIDED = lazy(r"(?:杜绝|防止|避免|严禁|不得|禁止|坚决不|纠正|整治)[^，。；]{0,6}$")
_COUNTED = lazy(r"(?<=[“「])[一二三四五两]审[一二三四五两]校(?=[”」])")
_ANY = "□"
"""In the lexicon: any character but the right one (双随机、一公□)."""


@lru_cache(maxsize=64)
def _wrong(rows: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """Wrong forms as one expression, a group each, and the groups' right forms."""
    expressions = []
    table = {}
    for number, (wrong, right) in enumerate(rows):
        name = f"w{number}"
        table[name] = right
        spelled = re.escape(wrong)
        at = wrong.find(_ANY)
        if at >= 0:
            kept = right if len(right) == len(wrong) else right.replace("、", "")
            spelled = spelled.replace(_ANY, f"(?!{kept[at]})[一-鿿]")
        expressions.append(f"(?P<{name}>{spelled})")
    return lazy("|".join(expressions)), table


@cache
def _rows() -> list[tuple[str, str]]:
    """All known wrong forms with the right ones, longest first."""
    rows = [
        (wrong, phrase.phrase)
        for phrase in lexicon.phrases()
        if phrase.kind != "political"
        for wrong in phrase.wrong.split("；")
        if wrong
    ]
    return sorted(rows, key=lambda row: -len(row[0]))


@cache
def _parts() -> list[tuple[tuple[str, str], list[tuple[str, int]]]]:
    """The same with the parts of each wrong form, all of which stand where it does, and their
    signs."""
    return [(row, [(part, sign(part)) for part in row[0].split(_ANY) if part]) for row in _rows()]


def _known(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, right form) of the known wrong forms in ``text``."""
    here = held(text)
    rows = tuple(
        row for row, parts in _parts() if all(s in here and part in text for part, s in parts)
    )
    if rows:
        expression, table = _wrong(rows)
        for match in expression.finditer(text):
            yield match.start(), match.end(), table[match.lastgroup or ""]


_QUOTED = lazy(r"[“「](?P<x>[一-鿿0-9、，,]{3,14})[”」]")
_HEADED = lazy("“(?P<x>[一-鿿、]{3,12})”(?P<head>[一-鿿]{2})")
# “放管服”改革, “双随机、一公开”监管: a phrase in its marks, and what it is the name of
_WITH_HEAD = re.compile("“(?P<x>[一-鿿、]{3,10})”(?P<head>改革|监管|制度|机制|布局|行动|试点)")
_PRINCIPLE = lazy(
    "以?公开(?:为|作为)(?!常态)[一-鿿]{1,5}?[、，](?:以)?不公开(?:为|作为)(?:例外|特例)"
)
_FIGURES = str.maketrans("0123456789二俩", "零一二三四五六七八九两两")
_SWAPPED = lazy("三校三审(?!三校)|3审3校|3校3审|三审3校|3审三校|三审(?:和|与)三校|三次审核三次校对")
# one of a list of three said in other words
_LISTS = (
    lazy(
        r"简政放权、?放管结合、?(?:和|与)?(?P<x>(?!优化服务)[一-鿿]{2}服务)(?=[，。；、”]|一体|改革|三)"
    ),
    lazy(r"(?P<x>(?!简政放权)[一-鿿]{2}放权)、放管结合、优化服务"),
    lazy(r"简政放权、(?P<x>(?!放管结合)[一-鿿]{4})、优化服务"),
)
# 数据最多采一次, 材料最多报一次: what else needs doing but once
_MOST = lazy("最多[采报检填评审提交问录来走办查验测付缴签]一")
_PARTS = ("优化服务", "简政放权", "放管结合")
# 三安全一稳定, 三重一大: number and word, twice; other numbers and 个, 项 put in are no names
_PAIRED = lazy("[一二三四五六七八九两双][一-鿿]{1,2}[一二三四五六七八九两][一-鿿]{1,2}")


@cache
def _bare() -> dict[str, str]:
    """The phrases without marks and measure words → themselves; and, of paired ones, those that
    lack one character."""
    forms: dict[str, str] = {}
    for term in _terms():
        if len(term) >= 4:
            forms[re.sub("[、，个项+＋]", "", term)] = term
    for term in _terms():
        if _PAIRED.fullmatch(term) and len(term) >= 5:
            for at in range(1, len(term)):
                forms.setdefault(term[:at] + term[at + 1 :], term)
    return forms


def _rewritten(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, right form) of phrases written with figures, with 个 or 项, in another order."""
    for match in _QUOTED.finditer(text):
        word = match["x"]
        if word in _terms() or word.replace("、", "") in _terms():
            continue
        plain = re.sub("[、，,个项]", "", word).translate(_FIGURES)
        right = _bare().get(plain)
        if right is None and len(plain) == 4 and _PAIRED.fullmatch(plain):
            right = _bare().get(plain[2:] + plain[:2])
        if right is None and len(plain) > 5:
            right = _one_more(plain)
        if right and right.replace("、", "") != word:
            yield *match.span("x"), right
    for match in _SWAPPED.finditer(text):
        yield *match.span(), "三审三校"
    for part, expression in zip(_PARTS, _LISTS, strict=True):
        for match in expression.finditer(text):
            yield *match.span("x"), part


def _one_more(plain: str) -> str | None:
    """The phrase that has one character less inside: 最多跑一趟次 of 最多跑一次."""
    shorter = {plain[:at] + plain[at + 1 :] for at in range(1, len(plain) - 1)}
    meant = {_bare()[form] for form in shorter if form in _bare() and len(form) >= 5}
    return meant.pop() if len(meant) == 1 else None


@cache
def _heads() -> dict[str, dict[str, str]]:
    """What set phrases in quotation marks are followed by → those phrases with a character more
    or less → the phrases."""
    made: dict[str, dict[str, str]] = {}
    for row in lexicon.table("set_phrases"):
        match = _WITH_HEAD.search(row[0])
        if match:
            term = match["x"]
            forms = made.setdefault(match["head"], {})
            forms[term] = term
            for at in range(1, len(term)):
                if len(term) > 3 and term[at] != "、":
                    forms.setdefault(term[:at] + term[at + 1 :], term)
    return made


def _beside_head(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, right form) of quoted phrases with a character more or less, told by the noun
    behind them: “放管服务”改革."""
    for match in _HEADED.finditer(text):
        word, forms = match["x"], _heads().get(match["head"])
        if forms is None or word in _terms() or forms.get(word) == word:
            continue
        right = forms.get(word)
        for at in range(1, len(word)):
            right = right or _whole(forms, word[:at] + word[at + 1 :])
        if right and right.replace("、", "") != word.replace("、", ""):
            yield *match.span("x"), right


def _whole(forms: dict[str, str], word: str) -> str | None:
    """The phrase itself, where ``word`` is one."""
    return word if forms.get(word) == word else None


@cache
def _terms() -> frozenset[str]:
    return frozenset(p.phrase for p in lexicon.phrases() if p.kind != "political")


class FixedTerm(Rule):
    code = "NM103"
    severity = Severity.ERROR
    summary = "固定用语有误"
    summary_en = "an administrative fixed term written wrongly"
    why = "国务院和主管部门文件中的固定用语（lexicons/fixed_phrases.tsv 列出处）"
    limits = "引号内与固定用语差一字且音同形近的，或词表列出的误写；换一数字、换一部分的，其后所接的词或前文所列各项与固定用语相合才作警告，否则只作提示。“最多跑一趟”等另有所本的说法不报。"
    examples = (
        Example(bad="深化“⟦放管福⟧”改革。", good="深化“放管服”改革，开展“放管服务”调研。", fixed="深化“放管服”改革。"),
        Example(bad="落实“⟦双随机、一公示⟧”监管，坚持⟦应公开皆公开⟧，⟦首问负责任制⟧，“⟦先公开后审查⟧”。",
                good="落实“双随机、一公开”监管，“双随机一公开”抽查，“三审一校”制度，“最多跑一趟”，杜绝先公开后审查，“互联网+医疗服务”。",
                fixed="落实“双随机、一公开”监管，坚持应公开尽公开，首问负责制，“先审查后公开”。"),
        Example(bad="坚持“⟦谁起草谁解毒⟧”，改进⟦政府信息公开指难⟧。", good="坚持“谁起草谁解读”“谁起草谁负责”，改进政府信息公开指南。",
                fixed="坚持“谁起草谁解读”，改进政府信息公开指南。"),
        Example(bad="推行⟦容缺授理⟧、⟦一次性告支⟧，做到⟦应公开近公开⟧。", good="推行容缺受理、一次性告知，做到应公开尽公开，一次性告诉申请人。",
                fixed="推行容缺受理、一次性告知，做到应公开尽公开。"),
        Example(bad="严格落实⟦三审三较⟧制度，危及“⟦三安全一稳订⟧”的不予公开。", good="落实三审三校，推行“一网通办”“最多跑一趟”。",
                fixed="严格落实三审三校制度，危及“三安全一稳定”的不予公开。"),
        Example(bad="稿件未经⟦三校三审⟧不得推送，形成“⟦3审3校⟧”闭环，涉及“⟦三个安全一个稳定⟧”“⟦三安一稳定⟧”的不予公开，坚持简政放权、放管结合、⟦优质服务⟧。",
                good="高频事项“数据最多采一次”，执行“三审三校”，判断是否危及“三安全一稳定”，坚持简政放权、放管结合、优化服务，“三审制”“一张网”“四个一”“三会”。",
                fixed="稿件未经三审三校不得推送，形成“三审三校”闭环，涉及“三安全一稳定”“三安全一稳定”的不予公开，坚持简政放权、放管结合、优化服务。"),
        Example(bad="深化“⟦放管服务⟧”改革，推行“⟦最多跑一次次⟧”，涉及“⟦三安全和一稳定⟧”的不予公开。", good="推行“最多跑一趟”，落实“首问负责制度”“一件事一次办好”。",
                fixed="深化“放管服”改革，推行“最多跑一次”，涉及“三安全一稳定”的不予公开。"),
        Example(bad="推进决策、执行、管理、服务、结果“⟦五公示⟧”，凡属“⟦三重两大⟧”事项，“⟦双随机、一检查⟧”的抽查结果已公布，落实“⟦四议一公开⟧”工作法，不涉及“⟦三安全、一稳定性⟧”。",
                good="推行“五议两公开”工作法、“三审一校”制度、“双随机、双告知”，健全“三会一书”“一岗双查”“四公开”制度，开展“双公开”试点，“多评合一”改革，“三重一大一突出”清单。"),
        Example(bad="推行⟦行政执法公示制度、重大执法决定法制审核制度、执法全过程记录制度⟧，⟦打通服务群众“最后一里”⟧。",
                good="全省一体化在线政务服务平台，推行行政执法公示制度、执法全过程记录制度，政务服务标准化、规范化、便利化。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """Known wrong forms anywhere, near misses in quotation marks."""
        text = context.prose
        seen: list[tuple[int, int]] = []
        for start, end, right in _known(text):
            if text[start:end] in _terms() or _AVOIDED.search(text[:start][-10:]):
                continue
            seen.append((start, end))
            yield self._found(start, end, text[start:end], right)
        for match in _COUNTED.finditer(text):
            if (
                match[0] not in _terms()
                and sum(a != b for a, b in zip(match[0], "三审三校", strict=True)) == 1
            ):
                seen.append(match.span())
                yield self._found(match.start(), match.end(), match[0], "三审三校")
        for start, end, right in (*_rewritten(text), *_beside_head(text)):
            if not any(a < end and start < b for a, b in seen):
                seen.append((start, end))
                yield self._found(start, end, text[start:end], right)
        more = [
            (s.start, s.end, s.phrase)
            for s in context.use(slips)
            # the principle of openness is NM102's
            if s.kind == "administrative" and not _PRINCIPLE.match(text, s.start)
        ]
        for start, end, right in (*more, *out_of_order(text, "administrative")):
            if not any(a < end and start < b for a, b in seen) and not _AVOIDED.search(
                text, max(0, start - 10), start
            ):
                seen.append((start, end))
                yield self._found(start, end, text[start:end], right)
        for near in context.use(near_phrases):
            if _MOST.match(near.text):
                continue
            if not any(a < near.end and near.start < b for a, b in seen):
                seen.append((near.start, near.end))
                yield self._found(near.start, near.end, near.text, near.term)
        for quote in near_quotes(text):
            if any(a < quote.end and quote.start < b for a, b in seen) or _AVOIDED.search(
                text, max(0, quote.start - 10), quote.start
            ):
                continue
            yield self.finding(
                quote.start,
                quote.end,
                f"疑似固定用语“{quote.phrase}”之误：“{text[quote.start : quote.end]}”；建议核对",
                replacement=quote.phrase,
                safety="unsafe",
                severity=Severity.WARNING if quote.fixed else Severity.INFO,
                confidence=0.85 if quote.fixed else 0.6,
            )

    def _found(self, start: int, end: int, text: str, right: str) -> Finding:
        return self.finding(
            start, end, f"固定用语有误：“{text}”，应为“{right}”",
            replacement=right, safety="safe", confidence=0.99,
        )  # fmt: skip
