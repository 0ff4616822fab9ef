"""NM101: a political set phrase with a wrong word, number or order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.set_phrases import out_of_order, slips
from nlpcheck.rules.base import Context, Example, Rule
from nlpcheck.types import Finding, Severity

_COUNTED = {"意识": "四", "自信": "四", "维护": "两", "确立": "两", "全面": "四"}
_NUMBERED = lazy(
    r"[“「‘](?P<x>(?P<n>[一二两三四五六七八九十2345])(?P<m>[个种大项])(?P<word>意识|自信|维护|确立|全面))[”」’]"
)
_PRAISED = lazy(r"(?:增强|树立|树牢|强化|坚定|做到|践行|拥护|领悟|协调推进|坚持|落实|和|与|、|，)$")
_QUOTED = lazy(r"[“「‘](?P<x>[一-鿿]{4})[”」’]")
# The verb tells which phrase was meant: 增强“四个…” is always 四个意识.
_BY_VERB = {
    "增强": "四个意识",
    "坚定": "四个自信",
    "做到": "两个维护",
    "领悟": "两个确立",
    "拥护": "两个确立",
}
_BOUND = lazy(r"(?P<verb>增强|坚定|做到|领悟|拥护)“(?P<x>[四两]个[一-鿿]{2})”")
_BARE = lazy(
    r"(?P<verb>增强|树牢|坚定|做到|践行|捍卫|领悟|拥护|统筹推进|协调推进)(?P<x>[一-鿿]{4})(?=[，。、；和]|总体布局|战略布局)"
)
_LISTS = (
    ("四个意识", ("政治意识", "大局意识", "核心意识", "看齐意识")),
    ("四个自信", ("道路自信", "理论自信", "制度自信", "文化自信")),
)
# 政治三力: 中央政治局民主生活会, 2020年12月
_ABILITIES = ("政治判断力", "政治领悟力", "政治执行力")
_ABILITY = lazy("(?:政治[一-鿿]{2}力[、和]){2}政治[一-鿿]{2}力")
# “四个自信心”: a character too many in the quotation marks
_LONGER = lazy(r"[“「](?P<x>[四两五][一-鿿]{4})[”」]")
_MISPLACED = (("做到", "两个确立", "两个维护"), ("领悟", "两个维护", "两个确立"))
_EXPANDED = lazy(
    r"“四个(?P<kind>意识|自信)”[（(：，]?(?:即|是)?[：]?(?P<x>(?:[一-鿿]{2}(?:意识|自信)[、和]){1,4}[一-鿿]{2}(?:意识|自信))"
)
_OFFICIAL = lazy("政治意识|看齐意识|核心意识|道路自信|理论自信|制度自信|文化自信")
_LAYOUT = lazy(r"[“「]?(?P<x>[四五][一-鿿]{3})[”」]?(?P<of>总体布局|战略布局)")
_OTHERS = frozenset({"四个自我", "四个全体", "三个全面", "五个全面", "两个统一"})
"""Quoted phrases of their own, one character off a set phrase."""
_EARLY, _SINCE = lazy("201[0-6]年"), lazy(r"20(?:1[7-9]|2\d)年")
_WORDS = ("四个意识", "四个自信", "两个维护", "两个确立", "五位一体", "四个全面")


# “二个维护”, “两个个维护”: no number but 两 and no measure but 个 stands there
_TWO = lazy("[“「](?P<x>(?:[二2俩双]个?|两[种项大]|两)(?P<word>维护|确立))[”」]")
_EXCHANGED = lazy("(?P<x>(?:坚定|坚持)“四个意识”[、，](?:增强|树牢|强化)“四个自信”)")
_OF_OTHERS = lazy("“(?P<x>四个全面”总体布局|五位一体”战略布局)")
# what the phrase goes on with
_GOES_ON = (
    (
        lazy(
            r"[“]?两个确立[”]?的(?P<x>决定性(?!意义|成果|胜利)[一-鿿]{2}|(?!决定性|重大|深刻|科学|政治|实践|历史|丰富|核心)[一-鿿]{3}意义)"
        ),
        "决定性意义",
    ),
    (
        lazy(
            r"习近平新时代中国特色社会主义思想(?:的|在全党的)(?P<x>(?!指导|历史|重要)[一-鿿]{2}地位)"
        ),
        "指导地位",
    ),
    (
        lazy(
            r"习近平(?:总书记|同志)(?:的)?(?:党中央的核心、全党的|在党中央、全党的)(?P<x>(?!核心)[一-鿿]{2}地位)"
        ),
        "核心地位",
    ),
)
# three of four listed, the last in another word: 道路自信、理论自信、制度自信和文化自尊
_LAST = lazy(
    r"道路自信、理论自信、制度自信[、和及](?P<a>(?!文化自信)[文化]{1,2}[一-鿿]{2})|政治意识、大局意识、核心意识[、和及](?P<b>(?!看齐意识)[一-鿿]{2}意识|看齐(?!意识)[一-鿿]{2})"
)


# “四自信”: 个 left out
_NO_MEASURE = lazy(
    "(?:[“「]|(?<=增强)|(?<=坚定)|(?<=做到)|(?<=拥护)|(?<=领悟)|(?<=树牢))(?P<x>四意识|四自信|两维护|两确立)(?=[”」、，。；的和])"
)
# 做到“四个意识”, 增强“两个维护”: no such verb goes with the phrase
_OTHER_VERB = lazy(
    "(?P<x>(?P<a>坚定|做到|坚持|拥护|捍卫|领悟)[“「]?四个意识[”」]?|(?P<b>做到|捍卫|拥护|领悟)[“「]?四个自信[”」]?"
    "|(?P<c>坚定|增强|树牢|树立|强化|坚持)[“「]?两个维护[”」]?|(?P<d>增强|树牢|树立|强化)[“「]?两个确立[”」]?)(?=[、，。；和]|$)"
)
# 坚定“四个自信”、增强“四个意识”: in the wrong order; 坚持“四个自信” beside the other two
_DISORDER = lazy(
    "(?P<x>(?:坚定|增强)[“「]四个自信[”」][、，](?:增强|树牢|强化)[“「]四个意识[”」])|(?<=”、)(?P<y>坚持“四个自信”)(?=[、，](?:坚决)?做到“两个维护”)"
)
_RIGHT_VERB = {
    "a": "增强“四个意识”",
    "b": "坚定“四个自信”",
    "c": "做到“两个维护”",
    "d": "拥护“两个确立”",
}


@cache
def _wrong() -> dict[str, str]:
    return {
        wrong: phrase.phrase
        for phrase in lexicon.phrases()
        if phrase.kind == "political"
        for wrong in phrase.wrong.split("；")
        if wrong
    }


@cache
def _list_of(kind: str) -> re.Pattern[str]:
    """Four of a kind listed (政治意识、大局意识、核心意识、看齐意识)."""
    one = f"[一-鿿]{{2}}{kind}"
    return lazy(f"(?:{one}、){{2}}{one}[、和及]{one}")


class SetPhrase(Rule):
    code = "NM101"
    severity = Severity.ERROR
    summary = "固定政治表述有误"
    summary_en = "a political set phrase with a wrong word or order"
    why = "党和国家文件中的固定表述，用字、数目和次序均不得改动（lexicons/fixed_phrases.tsv、set_phrases.tsv）"
    limits = "带引号的四字提法逐字比对；词表中六字以上的提法差一字、缺一词、两字颠倒的，官方文本中另有其说的不报；次序固定的列举须各项齐全才比对次序。"
    examples = (
        Example(good="切实增强“四个自信”，深刻领悟“两个确立”的决定性意义，坚持以人民为中心的发展思想。"),
        Example(bad="做到“⟦两个维户⟧”。", good="增强“四个意识”、坚定“四个自信”、做到“两个维护”。", fixed="做到“两个维护”。"),
        Example(bad="统筹推进“⟦五位一起⟧”总体布局，落实⟦创新、协调、绿色、共享、开放⟧的新发展理念，坚定⟦四个自息⟧、做到两个维护。",
                good="统筹推进“五位一体”总体布局，强化“三个意识”（服务意识、责任意识、效率意识），做到“两个不减”“四个到位”。",
                fixed="统筹推进“五位一体”总体布局，落实创新、协调、绿色、开放、共享的新发展理念，坚定四个自信、做到两个维护。"),
        Example(bad="提高⟦政治判断力、政治执行力、政治领悟力⟧，坚决做到“⟦两个确立⟧”，坚定“⟦四个自信心⟧”，增强“四个意识”（⟦政治意识、大局意识、看齐意识⟧），践行⟦全心全意为人民服务的宗指⟧。",
                good="提高政治判断力、政治领悟力和政治执行力，做到“两个维护”，领悟“两个确立”，增强“四个意识”，提高政治判断力、服务群众能力。这是中华民族在伟大复兴征程上的一步。",
                fixed="提高政治判断力、政治领悟力、政治执行力，坚决做到“两个维护”，坚定“四个自信”，增强“四个意识”（政治意识、大局意识、核心意识、看齐意识），践行全心全意为人民服务的宗旨。"),
        Example(good="推进我国治理体系和治理能力现代化，坚守以人民为中心，全省从严治党，坚持把以人民为中心的发展思想落到实处，共铸中华民族共同体意识。"),
        Example(bad="把“⟦二个维护⟧”落到实处，坚定道路自信、理论自信、制度自信和⟦文化自尊⟧，领悟“两个确立”的⟦决定性意思⟧，弘扬⟦伟大建党经神⟧。⟦坚定“四个意识”、增强“四个自信”⟧，协调推进“⟦四个全面”总体布局⟧。",
                good="坚持产业振兴、人才振兴、文化振兴、生态振兴、组织振兴，增强“四个意识”、坚定“四个自信”，构建自治、法治、德治相结合的治理体系。"),
        Example(bad="⟦做到“四个意识”⟧、坚定“四个自信”、⟦增强“两个维护”⟧，坚定“⟦四自信⟧”，增强⟦四意识⟧。",
                good="增强“四个意识”、坚定“四个自信”、做到“两个维护”，增强“两个维护”的自觉性，坚持“两个维护”的要求，增强“四个自信”。",
                fixed="增强“四个意识”、坚定“四个自信”、做到“两个维护”，坚定“四个自信”，增强四个意识。"),
        Example(bad="坚定“⟦三个自信⟧”，增强⟦政治意识、核心意识、大局意识、看齐意识⟧。",
                good="2013年，坚定“三个自信”。增强政治意识、大局意识、核心意识、看齐意识，落实“两个责任”。",
                fixed="坚定“四个自信”，增强政治意识、大局意识、核心意识、看齐意识。"),
    )  # fmt: skip

    def check(self, context: Context) -> Iterable[Finding]:
        """What these patterns tell, then the long phrases with a slip elsewhere."""
        told: list[tuple[int, int]] = []
        for finding in self._short(context.prose):
            told.append((finding.start, finding.end))
            yield finding
        for slip in context.use(slips):
            if slip.kind == "political" and not any(
                a < slip.end and slip.start < b for a, b in told
            ):
                yield self._found(slip.start, slip.end, slip.text, slip.phrase)

    def _short(self, text: str) -> Iterable[Finding]:
        """Quoted phrases, known wrong forms, lists of four."""
        seen: set[int] = set()
        for match in _NUMBERED.finditer(text):
            right = f"{_COUNTED[match['word']]}个{match['word']}"
            lead = text[max(0, match.start() - 8) : match.start()]
            # 强化“三个意识”（服务意识、责任意识、效率意识）: an office's own three
            own = re.match(
                r"[”」’]?[（(：:，](?:即|是)?[^）)。；]{2,30}",
                text[match.end("x") : match.end("x") + 32],
            )
            if own and not _OFFICIAL.search(own[0]) and match["word"] in own[0]:
                continue
            if match["x"] == "三个自信" and _EARLY.search(text) and not _SINCE.search(text):
                continue  # so they were before the fourth was named in July 2016
            if match["x"] != right and _PRAISED.search(lead):
                seen.add(match.start("x"))
                yield self._found(match.start("x"), match.end("x"), match["x"], right)
        for match in _QUOTED.finditer(text):
            phrase = match["x"]
            if match.start("x") in seen or phrase in _WORDS:
                continue
            meant = [w for w in _WORDS if sum(a != b for a, b in zip(phrase, w, strict=True)) == 1]
            swapped = [w for w in _WORDS if sorted(w) == sorted(phrase)]
            if phrase in _OTHERS:
                continue
            # no other phrase begins with 两个维 or 四个意
            if (
                swapped
                or phrase[:3] in ("两个维", "四个意")
                or any(_alike(phrase, m) for m in meant)
            ):
                seen.add(match.start("x"))
                yield self._found(match.start("x"), match.end("x"), phrase, (swapped or meant)[0])
        for wrong, right in _wrong().items():
            if wrong not in text:
                continue
            for match in re.finditer(re.escape(wrong), text):
                yield self._found(match.start(), match.end(), wrong, right)
        for match in _BOUND.finditer(text):
            right = _BY_VERB[match["verb"]]
            if match["x"] in _WORDS or match["x"] in _OTHERS:
                continue
            if (
                match["x"] != right
                and match["x"][0] == right[0]
                and set(match["x"][2:]) & set(right[2:])
                and not any(abs(match.start("x") - s) < 2 for s in seen)
            ):
                seen.add(match.start("x"))
                yield self._found(match.start("x"), match.end("x"), match["x"], right)
        for match in _BARE.finditer(text):
            phrase = match["x"]
            if (
                phrase in _WORDS
                or phrase in _OTHERS
                or any(abs(match.start("x") - s) < 2 for s in seen)
            ):
                continue
            meant = [w for w in _WORDS if sum(a != b for a, b in zip(phrase, w, strict=True)) == 1]
            bound = _BY_VERB.get(match["verb"], "")
            # 坚定四个自息: the verb and three characters tell; 增强四个能力 has none of its own
            meant = [w for w in meant if _alike(phrase, w) or (w == bound and phrase[:3] == w[:3])]
            if meant:
                seen.add(match.start("x"))
                yield self._found(match.start("x"), match.end("x"), phrase, meant[0])
        for match in _LAYOUT.finditer(text):
            right = "五位一体" if match["of"].startswith("总体") else "四个全面"
            phrase = match["x"]
            shared = sum(a == b for a, b in zip(phrase, right, strict=True))
            if phrase != right and shared >= 2 and match.start("x") not in seen:
                seen.add(match.start("x"))
                yield self._found(match.start("x"), match.end("x"), phrase, right)
        yield from self._more(text, seen)
        for name, parts in _LISTS:
            kind = name[2:]
            for match in _list_of(kind).finditer(text):
                told = tuple(re.split("[、和及]", match[0]))
                if told != parts:
                    if len(set(told) & set(parts)) < 2:
                        continue
                    yield self._found(match.start(), match.end(), match[0], "、".join(parts))

    def _more(self, text: str, seen: set[int]) -> Iterable[Finding]:
        """A character too many, a phrase with another's verb, lists that leave one out."""
        for match in _LONGER.finditer(text):
            shorter = {match["x"][:at] + match["x"][at + 1 :] for at in range(2, 5)}
            for right in _WORDS:
                if right in shorter and match.start("x") not in seen:
                    yield self._found(*match.span("x"), match["x"], right)
        for match in _TWO.finditer(text):
            if not any(abs(match.start("x") - s) < 2 for s in seen):
                seen.add(match.start("x"))
                yield self._found(*match.span("x"), match["x"], f"两个{match['word']}")
        for expression, right in _GOES_ON:
            for match in expression.finditer(text):
                yield self._found(*match.span("x"), match["x"], right)
        for match in _EXCHANGED.finditer(text):
            yield self._found(*match.span("x"), match["x"], "增强“四个意识”、坚定“四个自信”")
        exchanged = [m.span() for m in _EXCHANGED.finditer(text)]
        for match in _OTHER_VERB.finditer(text):
            if not any(a < match.end() and match.start() < b for a, b in exchanged):
                right = _RIGHT_VERB[next(name for name in "abcd" if match[name])]
                if "“" not in match[0]:
                    right = re.sub("[“”]", "", right)
                yield self._found(*match.span("x"), match["x"], right)
        for match in _DISORDER.finditer(text):
            name, right = (
                ("y", "坚定“四个自信”") if match["y"] else ("x", "增强“四个意识”、坚定“四个自信”")
            )
            yield self._found(*match.span(name), match[name], right)
        for match in _NO_MEASURE.finditer(text):
            if match.start("x") not in seen:
                seen.add(match.start("x"))
                yield self._found(
                    *match.span("x"), match["x"], f"{match['x'][0]}个{match['x'][1:]}"
                )
        for match in _OF_OTHERS.finditer(text):
            right = "四个全面”战略布局" if match["x"][0] == "四" else "五位一体”总体布局"
            yield self._found(*match.span("x"), match["x"], right)
        for match in _LAST.finditer(text):
            name, right = ("a", "文化自信") if match["a"] else ("b", "看齐意识")
            yield self._found(*match.span(name), match[name], right)
        for start, end, right in out_of_order(text, "political"):
            yield self._found(start, end, text[start:end], right)
        for verb, wrong, right in _MISPLACED:
            for match in re.finditer(rf"{verb}[“「](?P<x>{wrong})[”」]", text):
                if right not in text[match.end() : match.end() + 10]:
                    yield self._found(*match.span("x"), match["x"], right)
        for match in _ABILITY.finditer(text):
            told = re.split("[、和]", match[0])
            if told != list(_ABILITIES) and len(set(told) & set(_ABILITIES)) >= 2:
                yield self._found(*match.span(), match[0], "、".join(_ABILITIES))
        lists = {name[2:]: parts for name, parts in _LISTS}
        for match in _EXPANDED.finditer(text):
            told, parts = re.split("[、和]", match["x"]), lists[match["kind"]]
            if len(told) != 4 and set(told) < set(parts):
                yield self._found(*match.span("x"), match["x"], "、".join(parts))

    def _found(self, start: int, end: int, text: str, right: str) -> Finding:
        return self.finding(
            start, end, f"固定表述有误：“{text}”，应为“{right}”",
            replacement=right, safety="unsafe", confidence=0.99,
        )  # fmt: skip


def _alike(phrase: str, meant: str) -> bool:
    """Whether the one odd character sounds or looks like the right one."""
    from nlpcheck.language.pycorrector_adapter import likeness

    return any(a != b and likeness(a, b) > 0.8 for a, b in zip(phrase, meant, strict=True))
